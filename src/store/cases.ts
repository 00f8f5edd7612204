/** Cases and their logs as they are read: by id, by person, by who has them. */
import type { Case, CaseEvent } from '#kernel/case'
import type { Connection } from './pool.ts'
import { casesStood, standing, type Standing } from './standing.ts'

/** Of these cases, those that are there and that the connection is let see. */
export async function findCaseStates(
  db: Connection,
  realm: string,
  ids: readonly string[],
): Promise<readonly Case[]> {
  const { rows } = await db.query<Standing>(
    `select ${standing('c')} from office_case c where c.realm = $1 and c.id = any($2)`,
    [realm, ids],
  )
  return casesStood(db, realm, rows)
}

export async function findCaseState(db: Connection, realm: string, id: string): Promise<Case | null> {
  const { rows } = await db.query<Standing>(
    `select ${standing('c')} from office_case c where c.realm = $1 and c.id = $2`,
    [realm, id],
  )
  return (await casesStood(db, realm, rows))[0] ?? null
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
  const { rows } = await db.query<Standing>(
    `select ${standing('c')} from office_case c
      where c.realm = $1 and c.programme = $2 and c.version = $3 and c.step = any($4) and c.id > $5
      order by c.id limit $6`,
    [realm, id, version, steps, after, limit],
  )
  return casesStood(db, realm, rows)
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

/**
 * Cases of these programmes that concern these people, each once, as they stand. The realm is a column of what is asked: as a constant, one that
 * came after the tables were last counted looks empty, and each of its cases is then tried for each pair. Each person and each case is looked up
 * by itself: a plan that was made for tables still empty took a minute for a question once they were not.
 */
export async function casesOfPeople(
  db: Connection,
  realm: string,
  pairs: readonly PersonIn[],
): Promise<readonly Case[]> {
  if (pairs.length === 0) return []
  const { rows } = await db.query<Standing>({
    name: 'elsewhere',
    text: `with asked as materialized (select $1::text as realm, person, programme
        from unnest($2::text[], $3::text[]) as pair(person, programme))
      select ${standing('c')}
      from asked
        cross join lateral (select case_id from case_person x
          where x.realm = asked.realm and x.person = asked.person offset 0) p
        cross join lateral (select * from office_case x
          where x.realm = asked.realm and x.id = p.case_id offset 0) c
      where c.programme = asked.programme`,
    values: [realm, pairs.map(([person]) => person), pairs.map(([, programme]) => programme)],
  })
  return casesStood(db, realm, [...new Map(rows.map((r) => [r.state.id, r])).values()])
}

/** Several cases as they stand, what is sealed sealed. */
export async function statesOf(
  db: Connection,
  realm: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Case>> {
  const { rows } = await db.query<Standing>(
    `select ${standing('c')} from office_case c where c.realm = $1 and c.id = any($2)`,
    [realm, ids],
  )
  return new Map((await casesStood(db, realm, rows)).map((c) => [c.id, c]))
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

/** [SG9] The events of these cases in the order in which they were written, whichever case each is of. */
export async function eventsInOrder(
  db: Connection,
  realm: string,
  ids: readonly string[],
): Promise<readonly CaseEvent[]> {
  const { rows } = await db.query<{ body: string }>(
    'select body from event where realm = $1 and case_id = any($2) order by pos',
    [realm, ids],
  )
  return rows.map((r) => JSON.parse(r.body) as CaseEvent)
}

/** Of these cases, which went on since an event of another one was written, and by which event of their own first. */
export async function firstSince(
  db: Connection,
  realm: string,
  of: { readonly case: string; readonly seq: number },
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.query<{ id: string; seq: number }>(
    `select case_id as id, min(seq)::int as seq
      from event
      where realm = $1 and case_id = any($4)
        and pos > (select pos from event where realm = $1 and case_id = $2 and seq = $3)
      group by case_id`,
    [realm, of.case, of.seq, ids],
  )
  return new Map(rows.map((r) => [r.id, r.seq]))
}

/** When the newest event was recorded, null before the first. */
export async function lastRecorded(db: Connection, realm: string): Promise<string | null> {
  const { rows } = await db.query<{ at: string | null }>(
    'select max(recorded_at) as at from event where realm = $1',
    [realm],
  )
  return rows[0]!.at
}
