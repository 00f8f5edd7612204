/** The hot path, coming out: what a batch needs to know before anything of it is decided, in one read. */
import type { Award, Case, Day } from '#kernel'
import type { Connection } from '../pool.ts'

export type Answer = { readonly status: number; readonly body: unknown }
export type Loaded = {
  readonly cases: ReadonlyMap<string, { readonly state: Case; readonly hash: Buffer }>
  /** First answers to keys that came before, by `actor key`. */
  readonly answers: ReadonlyMap<string, { readonly digest: Buffer; readonly answer: Answer }>
}

const loadSql = `
  select c.id, c.state, e.hash from office_case c
    join event e on e.realm = c.realm and e.case_id = c.id and e.seq = c.seq
    where c.realm = $1 and c.id = any($2)`
const answersSql = `
  select k.actor, k.key, k.digest, k.status, k.answer from unnest($2::text[], $3::text[]) as asked(actor, key)
    join command k on k.realm = $1 and k.actor = asked.actor and k.key = asked.key`

/** Cases with their last hash, and earlier answers to the same keys. */
export async function loadBatch(
  db: Connection,
  realm: string,
  caseIds: readonly string[],
  keys: readonly { readonly actor: string; readonly key: string }[],
): Promise<Loaded> {
  const [cases, answers] = await Promise.all([
    caseIds.length > 0
      ? db.query<{ id: string; state: Case; hash: Buffer }>({
          name: 'load',
          text: loadSql,
          values: [realm, caseIds],
        })
      : { rows: [] },
    db.query<{ actor: string; key: string; digest: Buffer; status: number; answer: unknown }>({
      name: 'answers',
      text: answersSql,
      values: [realm, keys.map((k) => k.actor), keys.map((k) => k.key)],
    }),
  ])
  return {
    cases: new Map(cases.rows.map((r) => [r.id, { state: r.state, hash: r.hash }])),
    answers: new Map(
      answers.rows.map((r) => [
        `${r.actor} ${r.key}`,
        { digest: r.digest, answer: { status: r.status, body: r.answer } },
      ]),
    ),
  }
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
