/** [W8] A batch is decided while the one ahead is written. A lock that we hold keeps a write under way for as long as a row needs. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import { personKey } from '#store'
import { apply, family, formOf, posts, staffOf, toDecision, type Staff } from '../../../tools/county.ts'
import { openTestHouse, type TestHouse } from '../../../tools/house.ts'
import { yunzhao } from '../../../packs/rehearsal-hunan/index.ts'
import { actorFor } from '../session.ts'
import type { House } from '../realm.ts'
import type { Decided, Submission } from './submission.ts'
import { openQueue, type Queue } from './queue.ts'

let house: TestHouse
let staff: Staff
let realm: House
let queue: Queue

beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
  realm = house.house
  queue = openQueue(realm)
})
afterAll(async () => {
  await house.close()
})

let keys = 0
function by(
  who: keyof typeof posts,
  id: string,
  seq: number,
  outcome: string,
  input: Readonly<Record<string, unknown>> = {},
): Submission {
  const { person } = realm.reference.posts.get(posts[who])!
  const actor = actorFor(
    realm,
    { login: who, person, permissions: [], strong: true, enrolled: true, session: null, browser: null },
    posts[who],
  )
  return {
    owner: who,
    key: `queue-test-${++keys}`,
    actor,
    ...(seq === 0 ? { programme: 'assistance.temporary' } : {}),
    command: { case: id, seq, outcome, input, ...(seq === 0 ? { area: yunzhao } : {}) },
  }
}
const opening = (id: string, n: number): Submission => by('village', id, 0, 'apply', formOf(family(n)))
const said = (d: Decided): string => d.refusal?.code ?? String(d.status)

const until = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await holds())) await new Promise((next) => setTimeout(next, 5))
}
const waitingBackends = async (): Promise<readonly number[]> =>
  (
    await realm.pool.query<{ pid: number }>(
      `select pid
        from pg_locks
        where not granted and relation = 'event'::regclass
          and database = (select oid from pg_database where datname = current_database())`,
    )
  ).rows.map((r) => r.pid)

/**
 * Holds every write to the log back while the first is under way and the second is decided on top of it; then
 * lets go, or first cancels that write, or ends its connection.
 */
async function overlapped(
  first: Submission | readonly Submission[],
  second: Submission,
  how: 'written' | 'cancelled' | 'ended',
): Promise<readonly PromiseSettledResult<Decided>[]> {
  const lock: pg.PoolClient = await house.owner.connect()
  try {
    await lock.query('begin')
    await lock.query('lock table event in exclusive mode')
    const answers = [Promise.allSettled([first].flat().map((s) => queue.submit(s)))]
    await until(async () => (await waitingBackends()).length > 0)
    answers.push(Promise.allSettled([queue.submit(second)]))
    await until(() => queue.depth() === 0)
    /** Time to decide it: however long that takes, what follows must hold. */
    await new Promise((next) => setTimeout(next, 100))
    const end = how === 'cancelled' ? 'pg_cancel_backend' : 'pg_terminate_backend'
    if (how !== 'written')
      for (const pid of await waitingBackends()) await lock.query(`select ${end}($1)`, [pid])
    await lock.query('rollback')
    return (await Promise.all(answers)).flat()
  } finally {
    lock.release()
  }
}
const allSaid = (answers: readonly PromiseSettledResult<Decided>[]): readonly string[] =>
  answers.map((a) => (a.status === 'fulfilled' ? said(a.value) : 'fault'))
const events = async (id: string): Promise<readonly number[]> =>
  (
    await realm.pool.query<{ seq: number }>('select seq from event where case_id = $1 order by seq', [id])
  ).rows.map((r) => r.seq)

test('the next step of a case is decided on what the step before leaves, and stands behind it', async () => {
  expect(
    allSaid(
      await overlapped(opening('Q20211020-1', 101), by('clerk', 'Q20211020-1', 1, 'accept'), 'written'),
    ),
  ).toEqual(['201', '200'])
  expect(await events('Q20211020-1')).toEqual([1, 2])
})

test('a step that was decided on something that was lost is decided anew: its case was never opened', async () => {
  expect(
    allSaid(
      await overlapped(opening('Q20211020-2', 102), by('clerk', 'Q20211020-2', 1, 'accept'), 'cancelled'),
    ),
  ).toEqual(['fault', 'unknown_case'])
  expect(await events('Q20211020-2')).toEqual([])
})

test('another case is not touched by what was lost, and what it seals is sealed under a key that is stored', async () => {
  expect(
    allSaid(await overlapped(opening('Q20211020-3', 103), opening('Q20211020-4', 103), 'cancelled')),
  ).toEqual(['fault', '201'])
  expect(await events('Q20211020-4')).toEqual([1])
  const { rows } = await realm.pool.query('select 1 from subject_key where realm = $1 and subject = $2', [
    realm.code,
    personKey(realm.secrets, family(103).idNo),
  ])
  expect(rows).toHaveLength(1)
  /** Read again from the database, the key opens it. */
  realm.keys.forgetAll()
  expect((await staff.clerk.get('/api/cases/Q20211020-4')).status).toBe(200)
  expect(allSaid(await Promise.allSettled([queue.submit(by('clerk', 'Q20211020-4', 1, 'accept'))]))).toEqual([
    '200',
  ])
})

test('[W9] a write whose connection was ended is looked up and done again, and what was decided on it stands', async () => {
  expect(
    allSaid(
      await overlapped(
        [opening('Q20211020-9', 109), opening('Q20211020-10', 109)],
        by('clerk', 'Q20211020-9', 1, 'accept'),
        'ended',
      ),
    ),
  ).toEqual(['201', '201', '200'])
  expect(await events('Q20211020-9')).toEqual([1, 2])
  expect(await events('Q20211020-10')).toEqual([1])
  realm.keys.forgetAll()
  expect(JSON.stringify((await staff.clerk.get('/api/cases/Q20211020-10')).body)).toContain(
    `${[...family(109).name][0]}*`,
  )
})

test('of several that were lost together each is done again, and whoever comes next seals with no key that was lost', async () => {
  const several = [opening('Q20211020-6', 108), opening('Q20211020-7', 108)]
  expect(allSaid(await overlapped(several, opening('Q20211020-8', 108), 'cancelled'))).toEqual([
    '201',
    '201',
    '201',
  ])
  realm.keys.forgetAll()
  const { name } = family(108)
  for (const id of ['Q20211020-6', 'Q20211020-7', 'Q20211020-8']) {
    const { body } = await staff.clerk.get(`/api/cases/${id}`)
    expect(JSON.stringify(body), id).toContain(`${[...name][0]}*`)
  }
})

test('the same command again, while its first is written, gets the first answer', async () => {
  const first = opening('Q20211020-5', 105)
  const answers = await overlapped(first, first, 'written')
  expect(new Set(answers.map((a) => (a.status === 'fulfilled' ? JSON.stringify(a.value) : ''))).size).toBe(1)
  expect(await events('Q20211020-5')).toEqual([1])
})

test('[W3] what is given to the same family is added, also while the first grant is written', async () => {
  const f = family(106)
  const [a, b] = [await apply(staff, f), await apply(staff, f, { cause: 'fire' })]
  await toDecision(staff, a, 150_000)
  await toDecision(staff, b, 150_000)
  expect(
    allSaid(await overlapped(by('leader', a, 5, 'approve'), by('leader', b, 5, 'approve'), 'written')),
  ).toEqual(['200', 'above_authority'])
})

test('what was given is not counted where it was lost', async () => {
  const f = family(107)
  const [a, b] = [await apply(staff, f), await apply(staff, f, { cause: 'fire' })]
  await toDecision(staff, a, 150_000)
  await toDecision(staff, b, 150_000)
  expect(
    allSaid(await overlapped(by('leader', a, 5, 'approve'), by('leader', b, 5, 'approve'), 'cancelled')),
  ).toEqual(['fault', '200'])
})

test('many commands on few cases, in whatever order: every log is whole and every answer stands', async () => {
  const ids = [1, 2, 3, 4].map((n) => `Q20211020-8${n}`)
  const openings = ids.map((id, n) => opening(id, 110 + n))
  const accepts = ids.flatMap((id) => [1, 1, 2].map((seq) => by('clerk', id, seq, 'accept')))
  const answers: Promise<Decided>[] = []
  for (const [n, s] of [...openings, ...accepts].entries()) {
    answers.push(queue.submit(s))
    if (n % 3 === 0) await new Promise((next) => setImmediate(next))
  }
  const ended = (await Promise.all(answers)).map(said)
  expect(ended.slice(0, 4)).toEqual(['201', '201', '201', '201'])
  expect(ended.slice(4).filter((x) => x === '200')).toHaveLength(4)
  for (const id of ids) expect(await events(id)).toEqual([1, 2])
  await queue.drained()
})

test('verification finds nothing after all this', async () => {
  const { body } = await house.console.send<{ ok: boolean; mismatches: unknown[] }>(
    'POST',
    '/api/verify',
    '{}',
    { 'content-type': 'application/json' },
  )
  expect(body.mismatches).toEqual([])
})
