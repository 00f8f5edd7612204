/** What somebody did and what waits elsewhere: from the log and the tasks, counted when it is asked. */
import type { Connection } from './pool.ts'
import { stood, standing, type Standing } from './standing.ts'
import type { ListedCase } from './case-lists.ts'

/** An act in office: where it led, and since when the case had waited for it; null where it opened the case. */
export type OwnAct = {
  readonly case: string
  readonly at: string
  readonly programme: string
  readonly version: number
  readonly to: string
  readonly waitedSince: string | null
}

/** What $2 did from $3 on, whatever it was: by the index of events by person and time. */
const doneBy = `e.realm = $1 and e.body::json#>>'{by,person}' = $2 and e.body::json->>'at' >= $3`
/** An event is parsed once for all that is asked of it: who leads a county has thousands of them. */
const parsed = `cross join lateral (select e.body::jsonb as body offset 0) b`
const inOffice = `b.body->'by'->>'post' is not null`

/** One's own acts in office from an instant on. Asked of no reader's connection: whoever acted knows that they did. */
export async function actsOf(
  db: Connection,
  realm: string,
  person: string,
  since: string,
): Promise<readonly OwnAct[]> {
  const { rows } = await db.query<OwnAct>(
    `select e.case_id as case, b.body->>'at' as at, b.body->'programme'->>'id' as programme,
            (b.body->'programme'->>'version')::int as version, b.body->>'to' as to, p.body::json->>'at' as "waitedSince"
       from event e
       ${parsed}
       left join event p on p.realm = e.realm and p.case_id = e.case_id and p.seq = e.seq - 1
      where ${doneBy} and ${inOffice} and b.body->'run' is null`,
    [realm, person, since],
  )
  return rows
}

/** The cases that still wait for somebody, of those that somebody acted on in office from an instant on. */
export async function casesActedOn(
  db: Connection,
  realm: string,
  person: string,
  since: string,
): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    `with mine as materialized (
       select e.case_id, e.body from event e
        where ${doneBy})
     select distinct e.case_id as id from mine e
       ${parsed}
      where exists (select 1 from task t where t.realm = $1 and t.case_id = e.case_id) and ${inOffice}`,
    [realm, person, since],
  )
  return rows.map((r) => r.id)
}

/** A case that waits, and for whom. */
export type WaitingCase = ListedCase & { readonly role: string; readonly holderArea: string | null }

/** Of these cases those that wait for somebody else than the holders of these posts, the most pressing first, and how many. */
export async function waitingElsewhere(
  db: Connection,
  realm: string,
  ids: readonly string[],
  posts: readonly { readonly role: string; readonly area: string }[],
  limit: number,
): Promise<{ readonly total: number; readonly cases: readonly WaitingCase[] }> {
  const values = [realm, ids, posts.map((p) => p.role), posts.map((p) => p.area)]
  const elsewhere = `from (select distinct on (t.case_id) t.* from task t
      where t.realm = $1 and t.case_id = any($2) order by t.case_id, t.due, t.role) t
     where not exists (select 1 from task m, unnest($3::text[], $4::text[]) as h(role, area)
                        where m.realm = $1 and m.case_id = t.case_id and m.role = h.role and m.area = h.area)`
  const { rows: counted } = await db.query<{ n: number }>(`select count(*) as n ${elsewhere}`, values)
  const { rows } = await db.query<Standing<WaitingCase>>(
    `select ${standing('c')}, w.since, w.amount, w.role, w.area as "holderArea"
       from (select t.* ${elsewhere} order by t.due nulls last, t.since, t.case_id limit $5) w
       join office_case c on c.realm = $1 and c.id = w.case_id
      order by w.due nulls last, w.since, w.case_id`,
    [...values, limit],
  )
  return { total: counted[0]!.n, cases: await stood(db, realm, rows) }
}

/** What waits for a post: how many, how many of them over, how many due today, and since when the oldest waits. */
export type Load = {
  readonly role: string
  readonly area: string
  readonly total: number
  readonly late: number
  readonly today: number
  readonly oldest: string
}

/** What waits for each of these posts; those for whom nothing waits are not among them. */
export async function loadOf(
  db: Connection,
  realm: string,
  posts: readonly { readonly role: string; readonly area: string }[],
  bounds: { readonly now: string; readonly today: string },
): Promise<readonly Load[]> {
  const { rows } = await db.query<Load>(
    `select t.role, t.area, count(*) as total, count(*) filter (where t.due < $4) as late,
            count(*) filter (where t.due >= $4 and t.due <= $5) as today, min(t.since) as oldest
       from (select distinct * from unnest($2::text[], $3::text[])) as h(role, area)
       join task t on t.realm = $1 and t.role = h.role and t.area = h.area
      group by t.role, t.area`,
    [realm, posts.map((p) => p.role), posts.map((p) => p.area), bounds.now, bounds.today],
  )
  return rows
}
