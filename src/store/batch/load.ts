/** The hot path, coming out: what a batch needs to know before anything of it is decided, in one read. */
import type { Award, Case } from '#kernel/case'
import type { Day } from '#kernel/day'
import type { Connection } from '../pool.ts'
import { stood } from '../standing.ts'

export type Answer = { readonly status: number; readonly body: unknown }
/** `bytes`: what its state takes up where it is stored; `written`: [W12] the seq that it had when it was last written whole. */
export type LoadedCase = {
  readonly state: Case
  readonly hash: Buffer
  readonly bytes: number
  readonly written: number
}
export type Loaded = {
  readonly cases: ReadonlyMap<string, LoadedCase>
  /** First answers to keys that came before, by `actor key`. */
  readonly answers: ReadonlyMap<string, { readonly digest: Buffer; readonly answer: Answer }>
}

/** One look for each: a planner without numbers would read all cases and all answers of the realm with every batch. */
const loadSql = `
  select c.id as a, null as b, c.state, c.seq as stands, pg_column_size(c.state) as n, e.hash as bytes,
      null::json as answer
    from unnest($2::text[]) as asked(id)
    cross join lateral (select * from office_case where realm = $1 and id = asked.id offset 0) as c
    cross join lateral (select hash from event where realm = $1 and case_id = c.id and seq = c.seq offset 0) as e
  union all
  select k.actor, k.key, null, null, k.status, k.digest, k.answer
    from unnest($3::text[], $4::text[]) as asked(actor, key)
    cross join lateral (select * from command where realm = $1 and actor = asked.actor and key = asked.key offset 0) as k`

type CaseRow = {
  readonly a: string
  readonly b: null
  readonly state: Case
  readonly stands: number
  readonly n: number
  readonly bytes: Buffer
}
type AnswerRow = {
  readonly a: string
  readonly b: string
  readonly n: number
  readonly bytes: Buffer
  readonly answer: unknown
}

/** Cases with their last hash, and earlier answers to the same keys, in one trip. */
export async function loadBatch(
  db: Connection,
  realm: string,
  caseIds: readonly string[],
  keys: readonly { readonly actor: string; readonly key: string }[],
): Promise<Loaded> {
  const cases = new Map<string, LoadedCase>()
  const answers = new Map<string, { readonly digest: Buffer; readonly answer: Answer }>()
  if (caseIds.length === 0 && keys.length === 0) return { cases, answers }
  const { rows } = await db.query<CaseRow | AnswerRow>({
    name: 'load',
    text: loadSql,
    values: [realm, caseIds, keys.map((k) => k.actor), keys.map((k) => k.key)],
  })
  const written = new Map(rows.flatMap((r) => (r.b === null ? [[r.a, r.state.seq] as const] : [])))
  for (const { a, state, n, bytes } of await stood(
    db,
    realm,
    rows.filter((r) => r.b === null),
  ))
    cases.set(a, { state, hash: bytes, bytes: n, written: written.get(a)! })
  for (const r of rows)
    if (r.b !== null)
      answers.set(`${r.a} ${r.b}`, { digest: r.bytes, answer: { status: r.n, body: r.answer } })
  return { cases, answers }
}

/** An award with the event that gave it. */
export type AwardRow = Award & { readonly seq: number }

/** Awards to any of these people that were not taken back. */
export async function loadAwards(
  db: Connection,
  realm: string,
  people: readonly string[],
): Promise<readonly AwardRow[]> {
  if (people.length === 0) return []
  const { rows } = await db.query<AwardRow>({
    name: 'awards',
    text: `select case_id as "case", seq, programme, people, on_day as "on", amount, tag
      from award
      where realm = $1 and people && $2 and voided_on is null`,
    values: [realm, people],
  })
  return rows
}

/** Awards to any of these people as they stood on a day: given by then, and not yet taken back. */
export async function awardsOn(
  db: Connection,
  realm: string,
  people: readonly string[],
  day: Day,
): Promise<readonly AwardRow[]> {
  const { rows } = await db.query<AwardRow>(
    `select case_id as "case", seq, programme, people, on_day as "on", amount, tag
      from award
      where realm = $1 and people && $2 and on_day <= $3 and (voided_on is null or voided_on > $3)`,
    [realm, people, day],
  )
  return rows
}

/** Accounts exist before value moves through them: a floor's check looks at the whole balance, never at one movement. */
export async function ensureAccounts(
  db: Connection,
  realm: string,
  accounts: readonly { readonly id: string; readonly unit: string; readonly floor: number | null }[],
): Promise<void> {
  await db.query(
    `insert into account (realm, id, unit, balance, floor)
      select $1, id, unit, 0, floor
      from unnest($2::text[], $3::text[], $4::bigint[]) as t(id, unit, floor)
      on conflict do nothing`,
    [realm, accounts.map((a) => a.id), accounts.map((a) => a.unit), accounts.map((a) => a.floor)],
  )
}
