/** Everything that is stored about a page of cases, as it stands: what verification compares with the log. */
import type { Case } from '#kernel'
import type { Connection } from './pool.ts'

/** A derived row as a line of text: equal lines are equal rows. */
export type Line = { readonly case: string; readonly line: string }
export type StoredPage = {
  readonly cases: readonly {
    readonly id: string
    readonly state: Case
    readonly programme: string
    readonly version: number
    readonly area: string
    readonly step: string
    readonly seq: number
  }[]
  readonly events: readonly {
    readonly case: string
    readonly seq: number
    readonly body: string
    readonly hash: Buffer
  }[]
  readonly figures: readonly Line[]
  readonly transfers: readonly Line[]
  readonly tasks: readonly Line[]
  readonly awards: readonly Line[]
  readonly obligations: readonly Line[]
}

/** The next ids in order, after one. */
export async function caseIdsAfter(
  db: Connection,
  realm: string,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    'select id from office_case where realm = $1 and id > $2 order by id limit $3',
    [realm, after, limit],
  )
  return rows.map((r) => r.id)
}

/** An instant as milliseconds, so that the server's text and the database's mean the same. */
const millis = (column: string): string =>
  `coalesce((extract(epoch from ${column}) * 1000)::bigint::text, '-')`

export async function storedPage(
  db: Connection,
  realm: string,
  first: string,
  last: string,
): Promise<StoredPage> {
  const span = [realm, first, last]
  const lines = async (table: string, ...columns: readonly string[]): Promise<readonly Line[]> =>
    (
      await db.query<Line>(
        `select case_id as "case", concat_ws('|', ${columns.join(', ')}) as line
          from ${table}
          where realm = $1 and case_id between $2 and $3`,
        span,
      )
    ).rows
  const [cases, events, figures, transfers, tasks, awards, obligations] = await Promise.all([
    db.query<StoredPage['cases'][number]>(
      'select id, state, programme, version, area, step, seq from office_case where realm = $1 and id between $2 and $3 order by id',
      span,
    ),
    db.query<StoredPage['events'][number]>(
      'select case_id as "case", seq, body, hash from event where realm = $1 and case_id between $2 and $3 order by case_id, seq',
      span,
    ),
    lines(
      `(select * from figure_record where entry = '') as counted`,
      'figure',
      'version',
      'part',
      'seq',
      'area',
      'person',
      'from_day',
      `coalesce(to_day::text, '-')`,
      'value',
    ),
    lines('transfer', 'id', 'unit', 'debit', 'credit', 'amount'),
    lines(
      'task',
      'programme',
      'step',
      'role',
      `coalesce(area, '-')`,
      millis('since'),
      millis('due'),
      `coalesce(clock, '-')`,
      'coalesce(amount, -1)',
    ),
    lines(
      'award',
      'seq',
      'programme',
      `array_to_string(people, ',')`,
      'on_day',
      'amount',
      'tag',
      `coalesce(voided_on::text, '-')`,
    ),
    lines('obligation', 'name', millis('since'), millis('due'), millis('closed_at'), `coalesce(how, '-')`),
  ])
  return { cases: cases.rows, events: events.rows, figures, transfers, tasks, awards, obligations }
}

/** Events that enter something on a register or take it back, in the order of the log, some at a time. */
export async function enteringEvents(
  db: Connection,
  realm: string,
  after: number,
  limit: number,
): Promise<readonly { readonly pos: number; readonly body: string }[]> {
  const { rows } = await db.query<{ pos: number; body: string }>(
    `select pos, body
      from event
      where realm = $1 and pos > $2 and (body like '%"kind":"enter"%' or body like '%"kind":"take_back"%')
      order by pos
      limit $3`,
    [realm, after, limit],
  )
  return rows
}

/** Records of figures that count entries, as lines. */
export async function entryRecords(db: Connection, realm: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ line: string }>(
    `select concat_ws('|', figure, version, part, case_id, seq, entry, area, person, from_day,
        coalesce(to_day::text, '-'), value) as line
      from figure_record
      where realm = $1 and entry <> ''`,
    [realm],
  )
  return rows.map((r) => r.line)
}

export async function storedBalances(
  db: Connection,
  realm: string,
): Promise<
  readonly {
    readonly id: string
    readonly unit: string
    readonly balance: number
    readonly floor: number | null
  }[]
> {
  const { rows } = await db.query<{ id: string; unit: string; balance: number; floor: number | null }>(
    'select id, unit, balance, floor from account where realm = $1 order by id',
    [realm],
  )
  return rows
}

/** Rows that belong to a case that does not exist, by table; at most twenty of each. */
export async function orphans(
  db: Connection,
  realm: string,
): Promise<readonly { readonly table: string; readonly case: string }[]> {
  const tables = ['event', 'figure_record', 'transfer', 'task', 'award', 'obligation', 'entry']
  const all = await Promise.all(
    tables.map(async (table) =>
      (
        await db.query<{ case: string }>(
          `select distinct case_id as "case"
            from ${table} t
            where realm = $1
              and not exists (select 1 from office_case c where c.realm = t.realm and c.id = t.case_id)
            limit 20`,
          [realm],
        )
      ).rows.map((r) => ({ table, case: r.case })),
    ),
  )
  return all.flat()
}
