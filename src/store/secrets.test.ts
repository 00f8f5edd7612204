/** A realm's secrets: made once, the same for ever, whatever master wraps them. */
import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import {
  encrypt,
  derive,
  holdsSecrets,
  keyring,
  mayTake,
  migrate,
  openPool,
  openSecrets,
  personKey,
  rewrap,
  secretsFrom,
  subjectKey,
  type Pool,
} from './index.ts'
import { testDatabase, type TestDatabase } from './testing.ts'

const [older, newer] = [randomBytes(48), randomBytes(48)]
const idNo = '43052319490308997X'
let database: TestDatabase
let pool: Pool

beforeAll(async () => {
  database = await testDatabase()
  pool = openPool(database.url, 4)
  await migrate(pool)
  await pool.query(
    `insert into realm (realm, name) values ('430523', '{"zh":"邵阳县","en":"Shaoyang County"}')`,
  )
})
afterEach(async () => {
  await pool.query('delete from secret')
  await pool.query('delete from subject_key')
  await pool.query('delete from person')
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

test('[E7] a new realm makes its own, at random, once, however many open it at once', async () => {
  expect(await holdsSecrets(pool, '430523')).toBe(false)
  const all = await Promise.all(Array.from({ length: 4 }, () => openSecrets(pool, '430523', [older])))
  expect(new Set(all.map((s) => `${s.indexing.toString('hex')} ${s.signing.toString('hex')}`)).size).toBe(1)
  expect(all[0]!.signing.length).toBe(32)
  expect(all[0]!.indexing.equals(secretsFrom(older).indexing)).toBe(false)
  expect(await holdsSecrets(pool, '430523')).toBe(true)
  expect((await pool.query('select name from secret order by 1')).rows).toEqual([
    { name: 'index' },
    { name: 'signing' },
  ])
})

test.each([
  ['with the newest master alone', [older]],
  ['in the middle of a change', [newer, older]],
])('[E7] a realm whose people were known by its master keeps knowing them, %s', async (_, masters) => {
  const before = secretsFrom(older)
  const key = randomBytes(32)
  await pool.query(`insert into subject_key (realm, subject, wrapped) values ('430523', 'p', $1)`, [
    encrypt(derive(older, 'yimen wrapping v1'), key, '430523|p'),
  ])
  const after = await openSecrets(pool, '430523', masters)
  expect(personKey(after, idNo)).toBe(personKey(before, idNo))
  expect(after.signing).toEqual(before.signing)
  expect(await subjectKey(pool, after, '430523', 'p')).toEqual(key)
})

test('[E7] people without a sealed value yet are known by the oldest master', async () => {
  await pool.query(`insert into person (realm, key, name) values ('430523', 'p', '李某某')`)
  expect(personKey(await openSecrets(pool, '430523', [newer, older]), idNo)).toBe(
    personKey(secretsFrom(older), idNo),
  )
})

test('[E6] [E7] another master opens nothing, is told so, and changes nothing', async () => {
  const before = await openSecrets(pool, '430523', [older])
  await expect(openSecrets(pool, '430523', [newer])).rejects.toThrow(
    /打不开.*没有启动.* · None of the master keys opens/,
  )
  expect(await mayTake(pool, '430523', [newer])).toBe(false)
  expect((await openSecrets(pool, '430523', [newer, older])).indexing).toEqual(before.indexing)
})

test('[E8] keys are wrapped anew some at a time, the realm’s secrets last; then the new master alone opens all of it, and the old one none', async () => {
  const before = await openSecrets(pool, '430523', [older])
  const subjects = Array.from({ length: 1200 }, (_, n) => `s${n}`)
  const keys = new Map(subjects.map((s) => [s, randomBytes(32)]))
  const wrapped = subjects.map((s, n) =>
    n % 2
      ? before.masters.wrap(keys.get(s)!, `430523|${s}`)
      : encrypt(derive(older, 'yimen wrapping v1'), keys.get(s)!, `430523|${s}`),
  )
  await pool.query(
    `insert into subject_key (realm, subject, wrapped) select '430523', * from unnest($1::text[], $2::bytea[])`,
    [subjects, wrapped],
  )
  before.masters.take([newer, older])
  expect(await rewrap(pool, '430523', before.masters, 700)).toMatchObject({
    subjects: 1000,
    secrets: 0,
    left: 200,
  })
  await expect(openSecrets(pool, '430523', [newer])).rejects.toThrow('None of the master keys')
  expect(await rewrap(pool, '430523', before.masters, 700)).toMatchObject({
    subjects: 200,
    secrets: 2,
    left: 0,
  })
  expect(await rewrap(pool, '430523', before.masters, 700)).toMatchObject({
    subjects: 0,
    secrets: 0,
    left: 0,
  })
  const after = await openSecrets(pool, '430523', [newer])
  expect(personKey(after, idNo)).toBe(personKey(before, idNo))
  const ring = keyring(after, '430523')
  await ring.load(pool, subjects)
  for (const s of subjects) expect(ring.get(s)).toEqual(keys.get(s))
  await expect(openSecrets(pool, '430523', [older])).rejects.toThrow('None of the master keys')
})

test('[E8] a key that was destroyed is not made again by a change of masters', async () => {
  const secrets = await openSecrets(pool, '430523', [older])
  await subjectKey(pool, secrets, '430523', 'gone')
  await pool.query(`delete from subject_key where subject = 'gone'`)
  secrets.masters.take([newer, older])
  expect((await rewrap(pool, '430523', secrets.masters, 10)).subjects).toBe(0)
  expect((await pool.query(`select 1 from subject_key where subject = 'gone'`)).rowCount).toBe(0)
})
