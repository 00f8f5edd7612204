/** What the run of a month over batches is told from [LS10]: batches, what their banks answered, lines again, files that left, the books. */
import type { Instant } from '#kernel/day'
import type { ListedCase } from './case-lists.ts'
import type { Connection } from './pool.ts'
import { standing, stood, type Standing } from './standing.ts'

/** Cases of these programmes that something was done with since, or that are not at an end (programme, version and step, as lists have them). */
export async function batchesSince(
  db: Connection,
  realm: string,
  of: { readonly programmes: readonly string[]; readonly since: Instant; readonly ends: readonly string[] },
): Promise<readonly ListedCase[]> {
  const { rows } = await db.query<Standing<ListedCase>>(
    `select ${standing('c')}, t.since, t.amount
      from office_case c
      left join lateral (
        select since, amount from task x where x.realm = c.realm and x.case_id = c.id order by due, role limit 1
      ) t on true
      where c.realm = $1 and c.programme = any($2)
        and (exists (select 1 from event e where e.realm = c.realm and e.case_id = c.id and e.seq = c.seq
            and (e.body::json->>'at')::timestamptz >= $3)
          or c.programme || ' ' || c.version || ' ' || c.step <> all($4))
      order by c.opened_at desc, c.id`,
    [realm, of.programmes, of.since, of.ends],
  )
  return stood(db, realm, rows)
}

/** A line of a bank's answer; the amount only where the answer has it. */
export type AnsweredLine = {
  readonly batch: string
  readonly member: string
  readonly paid: boolean
  readonly amount: number | null
}

/** The lines of the acts that answered these batches. */
export async function answeredLines(
  db: Connection,
  realm: string,
  answers: readonly { readonly case: string; readonly seq: number; readonly field: string }[],
): Promise<readonly AnsweredLine[]> {
  const { rows } = await db.query<AnsweredLine>(
    `select e.batch, line->>'member' as member, coalesce((line->>'paid')::boolean, false) as paid,
        (line->>'amount')::bigint as amount
      from (
        select e.case_id as batch, coalesce(e.body::jsonb->'given'->t.field, e.body::jsonb->'input'->t.field) as lines
          from unnest($2::text[], $3::int[], $4::text[]) as t(id, seq, field)
          join event e on e.realm = $1 and e.case_id = t.id and e.seq = t.seq) as e,
        jsonb_array_elements(case when jsonb_typeof(e.lines) = 'array' then e.lines else '[]'::jsonb end) as line`,
    [realm, answers.map((a) => a.case), answers.map((a) => a.seq), answers.map((a) => a.field)],
  )
  return rows
}

/** Gathered lines that name these cases, by the case that lists them. */
export async function gatheredNaming(
  db: Connection,
  realm: string,
  cases: readonly string[],
): Promise<readonly { readonly member: string; readonly batch: string }[]> {
  const { rows } = await db.query<{ member: string; batch: string }>(
    'select named_case as member, case_id as batch from gathered_line where realm = $1 and named_case = any($2)',
    [realm, cases],
  )
  return rows
}

/** When files of these cases left first, and who took them. */
export async function firstExports(
  db: Connection,
  realm: string,
  what: string,
  cases: readonly string[],
): Promise<ReadonlyMap<string, { readonly at: Instant; readonly person: string }>> {
  const { rows } = await db.query<{ id: string; at: Instant; person: string }>(
    `select distinct on (case_id) case_id as id, body::jsonb->>'at' as at, person
      from access_entry
      where realm = $1 and kind = 'export' and case_id = any($2) and body::jsonb->'names' ? $3
      order by case_id, id`,
    [realm, cases, what],
  )
  return new Map(rows.map((r) => [r.id, r]))
}

/** What these accounts gave out by cases of these programmes, from a moment to before another. */
export async function sumGivenOut(
  db: Connection,
  realm: string,
  of: {
    readonly programmes: readonly string[]
    readonly accounts: readonly string[]
    readonly from: Instant
    readonly before: Instant
  },
): Promise<number> {
  const { rows } = await db.query<{ sum: number }>(
    `select coalesce(sum(t.amount), 0)::bigint as sum
      from transfer t
      join office_case c on c.realm = t.realm and c.id = t.case_id
      where t.realm = $1 and t.unit = 'fen' and t.credit = any($2) and t.at >= $3 and t.at < $4
        and c.programme = any($5)`,
    [realm, of.accounts, of.from, of.before, of.programmes],
  )
  return rows[0]!.sum
}
