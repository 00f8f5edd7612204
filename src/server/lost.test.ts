/** [W9] The database goes away in every phase of a command: what was asked is done once and answered, and the server goes on. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { act, apply, family, formOf, posts, staffOf, toReview, type Staff } from '../../tools/county.ts'
import { openHouseOver, seed, type TestHouse } from '../../tools/house.ts'
import { openWire, type Cut, type Wire } from '../../tools/wire.ts'
import { makeRehearsal } from '../../packs/rehearsal.ts'
import type { Actor } from '#kernel/case'
import { afterLoss, isAway, migrate, openPool, transaction } from '#store'
import { testDatabase, type TestDatabase } from '../store/testing.ts'
import { actorFor } from './session.ts'
import { openQueue } from './commands/queue.ts'
import type { Done, Problem } from './contract/index.ts'

let database: TestDatabase
let admin: pg.Client
let wire: Wire
let house: TestHouse
let staff: Staff
const uncaught: unknown[] = []
const note = (e: unknown): void => void uncaught.push(e)

/** Every session of the database but our own. */
async function endSessions(): Promise<void> {
  await admin.query(
    `select pg_terminate_backend(pid)
      from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`,
  )
}

beforeAll(async () => {
  process.on('uncaughtException', note)
  database = await testDatabase()
  const pool = openPool(database.url, 1)
  await migrate(pool)
  await pool.end()
  admin = new pg.Client({ connectionString: database.url })
  await admin.connect()
  wire = await openWire(database.url, endSessions)
  house = await openHouseOver({ ...database, url: wire.url })
  await house.console.send('PUT', '/api/registry', JSON.stringify(makeRehearsal(seed).registry), {
    'content-type': 'application/json',
  })
  staff = await staffOf(house)
})
afterAll(async () => {
  await house.close().catch(note)
  await admin.end().catch(note)
  await wire.close()
  process.off('uncaughtException', note)
})
beforeEach(() => {
  expect(uncaught).toEqual([])
})

let families = 300
/** [W11] A case that waits for the leader's decision, which another server brought there, so that this one must read it: to decide asks for awards, figures of the account, and seals nothing new. */
async function waiting(): Promise<string> {
  const id = await apply(staff, family(families++))
  await toReview(staff, id, 150_000)
  const agreed = await openQueue(house.house).submit({
    owner: 'head',
    key: `agree-${id}`,
    actor: inPost('head'),
    command: { case: id, seq: 4, outcome: 'agree', input: {} },
  })
  expect(agreed.status).toBe(200)
  return id
}
/** Somebody in their post, as the server knows them once they have signed in. */
function inPost(login: 'head' | 'leader'): Actor {
  const { person } = house.house.reference.posts.get(posts[login])!
  return actorFor(
    house.house,
    { login, person, permissions: [], strong: true, enrolled: true, session: null, browser: null },
    posts[login],
  )
}
const seqs = async (id: string): Promise<readonly number[]> =>
  (
    await admin.query<{ seq: number }>('select seq from event where case_id = $1 order by seq', [id])
  ).rows.map((r) => r.seq)
const awardsOf = async (id: string): Promise<number> =>
  (await admin.query('select 1 from award where case_id = $1', [id])).rowCount ?? 0

const phases: readonly (readonly [name: string, marker: RegExp])[] = [
  ['the case and earlier answers are loaded', /load\0/],
  ['awards are gathered', /awards\0/],
  ['the keys are loaded', /subject-keys\0/],
  ['the batch is written', /write\d+\0/],
]
const ways: readonly (readonly [Cut, string])[] = [
  ['before', 'the line is cut'],
  ['answer', 'the answer is lost'],
  ['ended', 'the session is ended'],
]

describe.each(phases)('while %s', (_, marker) => {
  test.each(ways)('[W9] cut (%s): %s, and the decision stands once', async (how) => {
    const id = await waiting()
    house.house.keys.forgetAll()
    const cut = wire.cutAt(marker, how)
    const key = randomUUID()
    const answer = await act(staff, 'leader', id, 5, 'approve', {}, key)
    await cut
    expect([answer.status, await seqs(id), await awardsOf(id)]).toEqual([200, [1, 2, 3, 4, 5, 6], 1])
    /** The answer that a repeat gets is the one that was given. */
    expect((await act(staff, 'leader', id, 5, 'approve', {}, key)).body).toEqual(answer.body)
  })
})

test('[W9] an opening whose answer was lost is found by its key, and its keys open what it sealed', async () => {
  const f = family(families++)
  const cut = wire.cutAt(/write\d+\0/, 'answer')
  const id = await apply(staff, f)
  await cut
  expect(await seqs(id)).toEqual([1])
  house.house.keys.forgetAll()
  expect(JSON.stringify((await staff.clerk.get(`/api/cases/${id}`)).body)).toContain(`${[...f.name][0]}*`)
})

test('[W9] every session is ended again and again under load: each application is answered and stands once', async () => {
  let [sent, ended] = [0, 0]
  const ids: string[] = []
  /** As a phone does it: whoever is told to come again sends the same under the same key. */
  const persistent = async (n: number): Promise<string> => {
    const key = randomUUID()
    for (;;) {
      const { status, body } = await staff.village.post<Done & Problem>(
        '/api/cases',
        {
          programme: 'assistance.temporary',
          outcome: 'apply',
          area: yunzhao,
          post: posts.village,
          input: formOf(family(n)),
        },
        key,
      )
      if (status === 201) return body.case
      expect(['may_be_done', 'database_away']).toContain(body.code)
    }
  }
  const sender = async (): Promise<void> => {
    while (sent < 100) ids.push(await persistent(1_000 + sent++))
  }
  const senders = Promise.all(Array.from({ length: 8 }, sender))
  while (sent < 90) {
    await endSessions()
    ended += 1
    await new Promise((next) => setTimeout(next, 150))
  }
  await senders
  expect(ended).toBeGreaterThan(3)
  const { rows } = await admin.query<{ n: number; cases: number }>(
    'select count(*)::int as n, count(distinct case_id)::int as cases from event where case_id = any($1)',
    [ids],
  )
  expect(rows[0]).toEqual({ n: ids.length, cases: ids.length })
})

test('[W9] while the database refuses, health says that the server is not ready, and why; then all goes on by itself', async () => {
  const id = await waiting()
  wire.refuse(true)
  const health = await house.stranger.get<{ ok: boolean; why?: { code: string; detail: { zh: string } } }>(
    '/api/health',
  )
  expect(health).toMatchObject({
    status: 503,
    body: { ok: false, why: { code: 'database_away', detail: { zh: '数据库连不上' } } },
  })
  const key = randomUUID()
  /** Who asks could not be looked up, so nothing was done, and nothing else is said: by no command, no trial and no line. */
  const body = { seq: 5, outcome: 'approve', post: posts.leader, input: {} }
  for (const answer of [
    await act(staff, 'leader', id, 5, 'approve', {}, key),
    await staff.leader.post<Problem>(`/api/cases/${id}/try`, body),
    await staff.leader.send<Problem>(
      'POST',
      '/api/commands',
      `${JSON.stringify({ key, case: id, ...body })}\n`,
      { 'content-type': 'application/x-ndjson' },
    ),
    await house.console.send<Problem>('POST', '/api/verify', '{}', { 'content-type': 'application/json' }),
  ])
    expect([answer.status, (answer.body as Problem).code]).toEqual([503, 'database_away'])
  expect(await staff.leader.get(`/api/cases/${id}`)).toMatchObject({
    status: 503,
    body: { code: 'database_away' },
  })
  wire.refuse(false)
  expect((await house.stranger.get('/api/health')).status).toBe(200)
  expect((await act(staff, 'leader', id, 5, 'approve', {}, key)).status).toBe(200)
  expect(await seqs(id)).toEqual([1, 2, 3, 4, 5, 6])
})

test('[W9] one that refuses for longer than anybody waits: 503 that says whether it may be done, and the same key gives the answer', async () => {
  const [lost, never] = [await waiting(), await waiting()]
  const realm = house.house
  const queue = openQueue(realm, 300)
  const actor = inPost('leader')
  const approval = (id: string) => ({
    owner: 'leader',
    key: `lost-${id}`,
    actor,
    command: { case: id, seq: 5, outcome: 'approve', input: {} },
  })
  const cut = wire.cutAt(/write\d+\0/, 'answer').then(() => wire.refuse(true))
  const first = await queue.submit(approval(lost)).catch((e: unknown) => e)
  await cut
  const second = await queue.submit(approval(never)).catch((e: unknown) => e)
  expect([first, second]).toMatchObject([{ mayBeDone: true }, { mayBeDone: false }])
  expect([await seqs(lost), await seqs(never)]).toEqual([
    [1, 2, 3, 4, 5, 6],
    [1, 2, 3, 4, 5],
  ])
  wire.refuse(false)
  expect([await queue.submit(approval(lost)), await queue.submit(approval(never))]).toMatchObject([
    { status: 200 },
    { status: 200 },
  ])
  expect([await seqs(lost), await seqs(never), await awardsOf(lost)]).toEqual([
    [1, 2, 3, 4, 5, 6],
    [1, 2, 3, 4, 5, 6],
    1,
  ])
})

test('[W9] a connection that ends between two statements, when nobody waits for an answer, ends nothing else', async () => {
  const broken = await transaction(house.house.pool, async (db) => {
    await db.query('select 1')
    await endSessions()
    await new Promise((next) => setTimeout(next, 100))
    await db.query('select 1')
  }).catch((e: unknown) => e)
  expect(isAway(broken)).toBe(true)
  expect(await afterLoss(house.house.pool, null, 2_000)).toBe(true)
})

test('[W9] a backup that is under way when its session ends is not told as whole, and the next one is', async () => {
  const cut = wire.cutAt(/copy \(select/, 'ended')
  const broken = await house.console.file('/api/backup').then(
    () => 'whole',
    () => 'broken off',
  )
  await cut
  expect(broken).toBe('broken off')
  expect((await house.console.file('/api/backup')).status).toBe(200)
})

test('verification finds nothing after all this', async () => {
  const { body } = await house.console.send<{ mismatches: unknown[] }>('POST', '/api/verify', '{}', {
    'content-type': 'application/json',
  })
  expect(body.mismatches).toEqual([])
  expect(uncaught).toEqual([])
})
