/** Lists that are gathered: what a query finds in one snapshot, page by page, and the lines beside their case. */
import { createHash, type Hash } from 'node:crypto'
import type { Case, World } from '#kernel/case'
import type { Day } from '#kernel/day'
import type { Entry } from '#kernel/register'
import type { Facts } from '#kernel/rule'
import { type Figure, keptAs, windowOf } from '#kernel/figure'
import { transaction, type Connection, type Pool } from './pool.ts'
import { casesStood, stood, standing, type Standing } from './standing.ts'

/** [LS2] SHA-256 over the hash before it and each line as it is stored. */
export const hashOfLines = (before: string, lines: readonly Facts[]): string =>
  createHash('sha256')
    .update(Buffer.from(before, 'hex'))
    .update(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    .digest('hex')

/** Cases of a programme at some of its steps in some places, in the order of their ids. */
export async function casesAt(
  db: Connection,
  realm: string,
  of: {
    readonly programme: string
    readonly steps: readonly string[]
    readonly codes: readonly string[] | null
  },
  after: string,
  limit: number,
): Promise<readonly Case[]> {
  const { rows } = await db.query<Standing>(
    `select ${standing('c')} from office_case c
      where c.realm = $1 and c.programme = $2 and c.step = any($3) and ($4::text[] is null or c.area = any($4)) and c.id > $5
      order by c.id
      limit $6`,
    [realm, of.programme, of.steps, of.codes, after, limit],
  )
  return casesStood(db, realm, rows)
}

/** Entries of a register as they stand, in the order of their ids. */
export async function entriesAt(
  db: Connection,
  realm: string,
  of: {
    readonly register: string
    readonly standing: readonly string[] | null
    readonly codes: readonly string[] | null
  },
  after: string,
  limit: number,
): Promise<readonly Entry[]> {
  const { rows } = await db.query<Entry>(
    `select register, id, area, standing, body, case_id as "case", seq, from_day as "from" from entry
      where realm = $1 and register = $2 and to_day is null and ($3::text[] is null or standing = any($3))
        and ($4::text[] is null or area = any($4)) and id > $5
      order by id
      limit $6`,
    [realm, of.register, of.standing, of.codes, after, limit],
  )
  return rows
}

/** The cases that a figure counts on a day, each once with what it counts of it, in the order of their ids. */
export async function casesCounted(
  db: Connection,
  realm: string,
  of: { readonly figure: Figure; readonly on: Day; readonly codes: readonly string[] | null },
  after: string,
  limit: number,
): Promise<readonly { readonly state: Case; readonly value: number }[]> {
  const { figure, version } = keptAs(of.figure, 'top')
  const window = windowOf(of.figure, of.on)
  const { rows } = await db.query<Standing<{ readonly state: Case; readonly value: number }>>(
    `select ${standing('c')}, r.value
      from (select case_id, sum(value)::bigint as value from figure_record
        where realm = $1 and figure = $2 and version = $3 and part = 'top' and from_day between $4 and $5
          and (to_day is null or to_day > $5) and ($6::text[] is null or area = any($6)) and case_id > $7
        group by case_id order by case_id limit $8) as r
      join office_case c on c.realm = $1 and c.id = r.case_id
      order by c.id`,
    [realm, figure, version, window.from, window.to, of.codes, after, limit],
  )
  return stood(db, realm, rows)
}

/**
 * [LS1] Finds the lines of a list in one snapshot and writes them beside the case, once: whoever comes second finds them there. `pages`
 * reads by this connection alone. [LS7] Lists are found one after another, also by two servers: what one gave a case, the next one reads.
 */
export async function stageLines(
  pool: Pool,
  realm: string,
  of: {
    readonly case: string
    readonly list: string
    /** The column by which a line names a case. */
    readonly column: string | null
  },
  sealOf: (lines: number, digest: string) => string,
  pages: (db: Connection) => AsyncIterable<readonly Facts[]>,
): Promise<void> {
  const at = [realm, of.case, of.list]
  await transaction(
    pool,
    async (db) => {
      const { rowCount } = await db.query(
        `insert into gathering (realm, case_id, list, lines, seal) values ($1, $2, $3, 0, '') on conflict do nothing`,
        at,
      )
      if (rowCount !== 1) return
      let n = 0
      const digest = createHash('sha256')
      for await (const lines of pages(db)) {
        const bodies = lines.map((line) => JSON.stringify(line))
        addLines(digest, n, bodies)
        await db.query(
          `insert into gathered_line (realm, case_id, list, n, body, named_case)
            select $1, $2, $3, t.n, t.body, t.named
            from unnest($4::int[], $5::text[], $6::text[]) as t(n, body, named)`,
          [...at, lines.map((_, i) => n + i + 1), bodies, lines.map((line) => namedBy(line, of.column))],
        )
        n += lines.length
      }
      await db.query(
        'update gathering set lines = $4, seal = $5 where realm = $1 and case_id = $2 and list = $3',
        [...at, n, sealOf(n, digest.digest('hex'))],
      )
    },
    /** Locked before the snapshot is taken: it then holds all that was found before. */
    'begin isolation level repeatable read; set local lock_timeout = 0; lock table gathering in share row exclusive mode',
  )
}

const namedBy = (line: Facts, column: string | null): string | null => {
  const value = column === null ? null : line[column]
  return typeof value === 'string' ? value : null
}

/** [LS7] What lines come to that name these cases; a case that none names is left out. */
export async function listedSums(
  db: Connection,
  realm: string,
  { list, sums, except = [] }: Parameters<World['listed']>[1],
  cases: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.query<{ id: string; sum: number }>(
    `select l.named_case as id, sum((l.body::json->>$4::text)::bigint)::bigint as sum
      from gathered_line l
      join office_case c on c.realm = l.realm and c.id = l.case_id
      where l.realm = $1 and l.named_case = any($2) and l.list = $3 and l.body::json->>$4::text ~ '^-?[0-9]{1,15}$'
        and c.programme = $5 and not c.step = any($6)
      group by l.named_case`,
    [realm, cases, list.name, sums, list.programme, except],
  )
  return new Map(rows.map((r) => [r.id, r.sum]))
}

const addLines = (digest: Hash, from: number, bodies: readonly string[]): void => {
  digest.update(bodies.map((body, i) => `${from + i + 1} ${body}\n`).join(''))
}

/** SHA-256 over all lines beside a case as they lie there, a thousand in hand; and those that stand beside another case than they name. */
export async function linesDigest(
  db: Connection,
  realm: string,
  of: { readonly case: string; readonly list: string; readonly column: string | null },
): Promise<{ readonly digest: string; readonly misnamed: readonly number[] }> {
  const digest = createHash('sha256')
  const misnamed: number[] = []
  for (let after = -1; ;) {
    const { rows } = await db.query<{ n: number; body: string; named: string | null }>(
      `select n, body, named_case as named from gathered_line
        where realm = $1 and case_id = $2 and list = $3 and n > $4
        order by n
        limit 1000`,
      [realm, of.case, of.list, after],
    )
    for (const { n, body, named } of rows) {
      addLines(digest, n - 1, [body])
      if (named !== namedIn(body, of.column)) misnamed.push(n)
    }
    if (rows.length < 1000) return { digest: digest.digest('hex'), misnamed }
    after = rows.at(-1)!.n
  }
}

/** A line that names a case: in whose list, and with how much. */
export type LineNaming = { readonly batch: string; readonly list: string; readonly amount: number }

/** [LS9] All lines that name a case and hold an amount. */
export async function linesNaming(db: Connection, realm: string, id: string): Promise<readonly LineNaming[]> {
  const { rows } = await db.query<LineNaming>(
    `select case_id as batch, list, (body::json->>'amount')::bigint as amount
      from gathered_line
      where realm = $1 and named_case = $2 and body::json->>'amount' ~ '^-?[0-9]{1,15}$'
      order by case_id, n`,
    [realm, id],
  )
  return rows
}

/** [LS9] Of lines of a case that were answered, why those came back that did: by the batch that the answer is of. */
export async function returnedLines(
  db: Connection,
  realm: string,
  id: string,
  answers: readonly { readonly case: string; readonly seq: number; readonly field: string }[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ batch: string; reason: string | null }>(
    `select e.batch, line->>'bankReason' as reason
      from (
        select e.case_id as batch, coalesce(e.body::jsonb->'given'->t.field, e.body::jsonb->'input'->t.field) as lines
          from unnest($3::text[], $4::int[], $5::text[]) as t(id, seq, field)
          join event e on e.realm = $1 and e.case_id = t.id and e.seq = t.seq) as e,
        jsonb_array_elements(case when jsonb_typeof(e.lines) = 'array' then e.lines else '[]'::jsonb end) as line
      where line->>'member' = $2 and coalesce(line->>'paid', 'false') = 'false'`,
    [realm, id, answers.map((a) => a.case), answers.map((a) => a.seq), answers.map((a) => a.field)],
  )
  return new Map(rows.map((r) => [r.batch, r.reason ?? '']))
}

/** What cannot be read names nobody: the digest tells of it. */
function namedIn(body: string, column: string | null): string | null {
  if (column === null) return null
  try {
    return namedBy(JSON.parse(body) as Facts, column)
  } catch {
    return null
  }
}

/** How many lines were found for a list; null before it was looked for. */
export async function stagedLines(
  db: Connection,
  realm: string,
  id: string,
  list: string,
): Promise<number | null> {
  const { rows } = await db.query<{ lines: number }>(
    'select lines from gathering where realm = $1 and case_id = $2 and list = $3',
    [realm, id, list],
  )
  return rows[0]?.lines ?? null
}

/** The next lines after the n-th. */
export async function linesAfter(
  db: Connection,
  realm: string,
  of: { readonly case: string; readonly list: string },
  n: number,
  limit: number,
): Promise<readonly Facts[]> {
  const { rows } = await db.query<{ body: string }>(
    `select body from gathered_line
      where realm = $1 and case_id = $2 and list = $3 and n > $4
      order by n
      limit $5`,
    [realm, of.case, of.list, n, limit],
  )
  return rows.map((r) => JSON.parse(r.body) as Facts)
}

/** [LS4] Orders what lines are told; an order that was given is not given again. */
export async function orderLines(
  pool: Pool,
  realm: string,
  from: string,
  orders: readonly { readonly id: string; readonly body: object }[],
  /** By the house, also over the place in the order of commits. */
  sealOf: (id: string, body: object, txid: string) => string,
): Promise<void> {
  await transaction(pool, async (db) => {
    const { rows } = await db.query<{ txid: string }>('select pg_current_xact_id()::text as txid')
    const bodies = orders.map(({ id, body }) => ({ ...body, seal: sealOf(id, body, rows[0]!.txid) }))
    await db.query(
      `insert into outbox (realm, id, case_id, body)
        select $1, t.id, $2, t.body::jsonb from unnest($3::text[], $4::text[]) as t(id, body)
        on conflict do nothing`,
      [realm, from, orders.map((o) => o.id), bodies.map((body) => JSON.stringify(body))],
    )
  })
}
