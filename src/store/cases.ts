/** Cases and their logs as they are read: by id, by person, by who has them. */
import type { Case, CaseEvent } from '#kernel'
import type { Connection } from './pool.ts'

/** Of these cases, those that are there and that the connection is let see. */
export async function findCaseStates(
  db: Connection,
  realm: string,
  ids: readonly string[],
): Promise<readonly Case[]> {
  const { rows } = await db.query<{ state: Case }>(
    'select state from office_case where realm = $1 and id = any($2)',
    [realm, ids],
  )
  return rows.map((r) => r.state)
}

export async function findCaseState(db: Connection, realm: string, id: string): Promise<Case | null> {
  const { rows } = await db.query<{ state: Case }>(
    'select state from office_case where realm = $1 and id = $2',
    [realm, id],
  )
  return rows[0]?.state ?? null
}

/** Cases of one version at these steps, by id from the one after `after` on. */
export async function casesOfVersion(
  db: Connection,
  realm: string,
  { id, version }: Case['programme'],
  {
    steps,
    after,
    limit,
  }: { readonly steps: readonly string[]; readonly after: string; readonly limit: number },
): Promise<readonly Case[]> {
  const { rows } = await db.query<{ state: Case }>(
    `select state from office_case where realm = $1 and programme = $2 and version = $3 and step = any($4) and id > $5
       order by id limit $6`,
    [realm, id, version, steps, after, limit],
  )
  return rows.map((r) => r.state)
}

/** Of these cases, the ones that `db` lets its reader see. */
export async function seenAmong(
  db: Connection,
  realm: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const { rows } = await db.query<{ id: string }>(
    'select id from office_case where realm = $1 and id = any($2)',
    [realm, ids],
  )
  return rows.map((r) => r.id)
}

/** A person, and a programme whose cases may concern them. */
export type PersonIn = readonly [person: string, programme: string]

/** Cases of these programmes that concern these people, each once, as they stand. */
export async function casesOfPeople(
  db: Connection,
  realm: string,
  pairs: readonly PersonIn[],
): Promise<readonly Case[]> {
  if (pairs.length === 0) return []
  const { rows } = await db.query<{ state: Case }>({
    name: 'elsewhere',
    text: `select c.state
      from office_case c
      where c.realm = $1 and c.id in (select p.case_id from case_person p
        join office_case x on x.realm = p.realm and x.id = p.case_id
        join unnest($2::text[], $3::text[]) as asked(person, programme)
          on asked.person = p.person and asked.programme = x.programme
        where p.realm = $1 and p.person = any($2))`,
    values: [realm, pairs.map(([person]) => person), pairs.map(([, programme]) => programme)],
  })
  return rows.map((r) => r.state)
}

/** Several cases as they stand, what is sealed sealed. */
export async function statesOf(
  db: Connection,
  realm: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Case>> {
  const { rows } = await db.query<{ state: Case }>(
    'select state from office_case where realm = $1 and id = any($2)',
    [realm, ids],
  )
  return new Map(rows.map((r) => [r.state.id, r.state]))
}

/** An event with its bytes' hash and the time at which the server wrote it, as PostgreSQL says it. */
export type StoredEvent = { readonly event: CaseEvent; readonly hash: string; readonly recordedAt: string }

export async function readEvents(db: Connection, realm: string, id: string): Promise<readonly StoredEvent[]> {
  const { rows } = await db.query<{ body: string; hash: Buffer; at: string }>(
    'select body, hash, recorded_at as at from event where realm = $1 and case_id = $2 order by seq',
    [realm, id],
  )
  return rows.map((r) => ({
    event: JSON.parse(r.body) as CaseEvent,
    hash: r.hash.toString('hex'),
    recordedAt: r.at,
  }))
}

/** One event of a case, or null. */
export async function findEvent(
  db: Connection,
  realm: string,
  id: string,
  seq: number,
): Promise<CaseEvent | null> {
  const { rows } = await db.query<{ body: string }>(
    'select body from event where realm = $1 and case_id = $2 and seq = $3',
    [realm, id, seq],
  )
  return rows[0] ? (JSON.parse(rows[0].body) as CaseEvent) : null
}

/** The bytes of a case's events as they are stored, in order. */
export async function readBodies(db: Connection, realm: string, id: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ body: string }>(
    'select body from event where realm = $1 and case_id = $2 order by seq',
    [realm, id],
  )
  return rows.map((r) => r.body)
}

/** The events of several cases, case by case in order. */
export async function eventsOf(
  db: Connection,
  realm: string,
  ids: readonly string[],
): Promise<readonly CaseEvent[]> {
  const { rows } = await db.query<{ body: string }>(
    'select body from event where realm = $1 and case_id = any($2) order by case_id, seq',
    [realm, ids],
  )
  return rows.map((r) => JSON.parse(r.body) as CaseEvent)
}

/** When the newest event was recorded, null before the first. */
export async function lastRecorded(db: Connection, realm: string): Promise<string | null> {
  const { rows } = await db.query<{ at: string | null }>(
    'select max(recorded_at) as at from event where realm = $1',
    [realm],
  )
  return rows[0]!.at
}

/** Waiting for one of these. */
type Held = {
  readonly by: 'holder'
  readonly posts: readonly { readonly role: string; readonly area: string }[]
  /** [OA4] What was handed to one colleague is in nobody else's inbox, but where nobody holds that post any more. */
  readonly own?: readonly string[]
  readonly vacant?: readonly string[]
  readonly step?: string
  readonly beginning?: string
}

/** Which cases a list wants. */
export type CaseFilter =
  | { readonly by: 'mine'; readonly person: string }
  | { readonly by: 'person'; readonly person: string }
  | { readonly by: 'programme'; readonly programme: string }
  | { readonly by: 'id'; readonly beginning: string }
  | { readonly by: 'area'; readonly codes: readonly string[] }
  | Held

/** A case in a list; `due` and `since` are its task's, null when nobody has it. */
export type ListedCase = {
  readonly state: Case
  readonly since: string | null
  readonly amount: number | null
}

const joined =
  'from office_case c left join lateral (select * from task x where x.realm = c.realm and x.case_id = c.id order by x.due, x.role limit 1) t on true where c.realm = $1'

/** A condition over `c` and `t`, with its values from $2 on. A `%` in an id is a letter like any other: ids have none. */
function condition(f: Exclude<CaseFilter, Held>): {
  readonly sql: string
  readonly values: readonly unknown[]
} {
  switch (f.by) {
    case 'mine':
      return {
        sql: `c.id in (select case_id from case_person where realm = $1 and person = $2 union select id from office_case where realm = $1 and state->'acts'->0->>'person' = $2)`,
        values: [f.person],
      }
    case 'person':
      return {
        sql: 'c.id in (select case_id from case_person where realm = $1 and person = $2)',
        values: [f.person],
      }
    case 'programme':
      return { sql: 'c.programme = $2', values: [f.programme] }
    case 'id':
      /** As a range of bytes: what a likeness or a function asks is tried on every row, row-level security being what it is. */
      return { sql: 'c.id ~>=~ $2 and c.id ~<~ $3', values: [f.beginning, `${f.beginning}\u{10ffff}`] }
    case 'area':
      return { sql: 'c.area = any($2)', values: [f.codes] }
  }
}

/** Cases of a list, the most pressing first. */
export async function listCases(
  db: Connection,
  realm: string,
  f: CaseFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<readonly ListedCase[]> {
  if (f.by === 'holder') return listHeld(db, realm, f, page)
  const { sql, values } = condition(f)
  const n = values.length + 2
  const { rows } = await db.query<ListedCase>(
    `select c.state, t.since, t.amount ${joined} and ${sql} order by t.due nulls last, c.opened_at desc, c.id limit $${n} offset $${n + 1}`,
    [realm, ...values, page.limit, page.offset],
  )
  return rows
}

export async function countCases(db: Connection, realm: string, f: CaseFilter): Promise<number> {
  if (f.by === 'holder') return countHeld(db, realm, f)
  const { sql, values } = condition(f)
  const { rows } = await db.query<{ n: number }>(`select count(*) as n ${joined} and ${sql}`, [
    realm,
    ...values,
  ])
  return rows[0]!.n
}

/** The same, counted no further than `most`: whoever gets `most` knows that there are so many or more. */
export async function countCasesTo(
  db: Connection,
  realm: string,
  f: Exclude<CaseFilter, Held>,
  most: number,
): Promise<number> {
  const { sql, values } = condition(f)
  const { rows } = await db.query<{ n: number }>(
    `select count(*) as n
      from (select 1 from office_case c where c.realm = $1 and ${sql} limit $${values.length + 2}) as counted`,
    [realm, ...values, most],
  )
  return rows[0]!.n
}

const narrowed =
  '($4::text is null or t.step = $4) and ($5::text is null or starts_with(t.case_id, $5)) and (t.post is null or t.post = any($6::text[]) or t.post = any($7::text[]))'
const heldValues = (realm: string, f: Held) => [
  realm,
  f.posts.map((p) => p.role),
  f.posts.map((p) => p.area),
  f.step ?? null,
  f.beginning ?? null,
  f.own ?? [],
  f.vacant ?? [],
]
const inOrder = 't.due, t.since desc, t.case_id'

/**
 * From the index, in its order, a page for each holder and then the best of these: an inbox reads what it
 * shows, however much waits elsewhere.
 */
async function listHeld(
  db: Connection,
  realm: string,
  f: Held,
  page: { readonly offset: number; readonly limit: number },
): Promise<readonly ListedCase[]> {
  const { rows } = await db.query<ListedCase>({
    name: 'inbox',
    text: `select c.state, t.since, t.amount
             from (select t.* from (select distinct * from unnest($2::text[], $3::text[])) as h(role, area)
                    cross join lateral (select * from task t where t.realm = $1 and t.role = h.role and t.area = h.area and ${narrowed} order by ${inOrder} limit $8::int + $9::int) as t
                    order by ${inOrder} limit $8 offset $9) as t
             join office_case c on c.realm = $1 and c.id = t.case_id
            order by ${inOrder}`,
    values: [...heldValues(realm, f), page.limit, page.offset],
  })
  return rows
}

async function countHeld(db: Connection, realm: string, f: Held): Promise<number> {
  const { rows } = await db.query<{ n: number }>({
    name: 'inbox-count',
    text: `select count(*) as n
      from (select distinct * from unnest($2::text[], $3::text[])) as h(role, area)
      join task t on t.realm = $1 and t.role = h.role and t.area = h.area
      where ${narrowed}`,
    values: heldValues(realm, f),
  })
  return rows[0]!.n
}
