/**
 * [W12] A case as it stands. A large one is not written whole with each event that moves it: its row holds the state as it was last
 * written, and what came since is read with its events.
 */
import { evolve, type Case, type CaseEvent } from '#kernel/case'
import type { Connection } from './pool.ts'

/** What a query selects of a row of `office_case`, by the name that it has there, to know how the case stands. */
export const standing = (row: string): string => `${row}.state, ${row}.seq as stands`

/** `stands`: the seq of its last event, which the state that was written may not know yet. */
export type Standing<Row extends { readonly state: Case } = { readonly state: Case }> = Row & {
  readonly stands: number
}

/** Rows with each case as it stands now. */
export async function stood<Row extends { readonly state: Case }>(
  db: Connection,
  realm: string,
  rows: readonly Standing<Row>[],
): Promise<readonly Row[]> {
  const behind = rows.filter((r) => r.state.seq < r.stands).map((r) => r.state)
  const since = behind.length === 0 ? none : await eventsSince(db, realm, behind)
  return rows.map(({ stands: _stands, ...row }) => ({
    ...(row as unknown as Row),
    state: (since.get(row.state.id) ?? []).reduce<Case>(evolve, row.state),
  }))
}
const none: ReadonlyMap<string, readonly CaseEvent[]> = new Map()

/** The cases alone. */
export const casesStood = async (
  db: Connection,
  realm: string,
  rows: readonly Standing[],
): Promise<readonly Case[]> => (await stood(db, realm, rows)).map((r) => r.state)

async function eventsSince(
  db: Connection,
  realm: string,
  cases: readonly Case[],
): Promise<ReadonlyMap<string, readonly CaseEvent[]>> {
  const { rows } = await db.query<{ id: string; bodies: readonly string[] }>({
    name: 'since',
    text: `select asked.id, array(select e.body from event e
        where e.realm = $1 and e.case_id = asked.id and e.seq > asked.seq order by e.seq) as bodies
      from unnest($2::text[], $3::int[]) as asked(id, seq)`,
    values: [realm, cases.map((c) => c.id), cases.map((c) => c.seq)],
  })
  return new Map(rows.map((r) => [r.id, r.bodies.map((body) => JSON.parse(body) as CaseEvent)]))
}
