/** [S6] A version is what it said first; its dated values go on. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Instant } from '#kernel/day'
import { historiesOf, type Programme } from '#kernel/programme'
import { temporaryAssistance } from '../../packs/social-assistance/temporary/programme.ts'
import {
  changedTexts,
  coverOf,
  keepHistories,
  migrate,
  openPool,
  pinProgrammes,
  secretsFrom,
  textHash,
  type Pool,
} from './index.ts'
import { testDatabase, type TestDatabase } from './testing.ts'

const realm = '430523'
const at: Instant = '2021-10-20T09:00:00.000+08:00'
const cover = coverOf(realm, secretsFrom(Buffer.alloc(32, 5)))
let database: TestDatabase
let pool: Pool
beforeAll(async () => {
  database = await testDatabase()
  pool = openPool(database.url, 2)
  await migrate(pool)
  await pool.query('insert into realm (realm, name) values ($1, $2)', [
    realm,
    { zh: '邵阳县', en: 'Shaoyang' },
  ])
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

const pinned = async (...programmes: readonly Programme[]) =>
  (await pinProgrammes(pool, cover, programmes, at)).get('assistance.temporary@1')!

const standard = (value: number): Programme => ({
  ...temporaryAssistance,
  params: {
    ...temporaryAssistance.params,
    standard: {
      ...temporaryAssistance.params.standard!,
      history: [{ from: '2020-01-01', value, source: 'law#1', reviewBy: '2021-12-31' }],
    },
  },
})

test('the first text of a version is kept, whatever the packs say later; another number is another text', async () => {
  const changed = { ...temporaryAssistance, title: { zh: '临时救助（改）', en: 'Changed' } }
  expect(await pinned(temporaryAssistance)).toEqual({
    hash: textHash(temporaryAssistance),
    programme: temporaryAssistance,
  })
  expect((await pinned(changed)).programme.title).toEqual(temporaryAssistance.title)
  const second = await pinProgrammes(pool, cover, [{ ...changed, version: 2 }], at)
  expect(second.get('assistance.temporary@2')!.programme.title).toEqual(changed.title)
  expect(second.has('assistance.temporary@1')).toBe(true)
})

test('[VS2] dated values are no part of what a version is known by', () => {
  expect(textHash(standard(58_000))).toBe(textHash(temporaryAssistance))
  expect(textHash({ ...temporaryAssistance, from: '2020-02-01' })).not.toBe(textHash(temporaryAssistance))
})

test('[VS2] values that were told later are those that the kept version has, and the log tells of them', async () => {
  await keepHistories(pool, cover, [standard(58_000)], at)
  await keepHistories(pool, cover, [standard(59_000)], at)
  expect(historiesOf((await pinned(temporaryAssistance)).programme).standard).toEqual(
    historiesOf(standard(59_000)).standard,
  )
  expect(await changedTexts(pool, realm)).toEqual([])
  const { rows } = await pool.query(
    `select body::jsonb->'names' as names from access_entry where realm = $1 and kind = 'parameters'`,
    [realm],
  )
  expect(rows).toEqual([{ names: ['assistance.temporary@1'] }, { names: ['assistance.temporary@1'] }])
})

test('[VS2] a kept text or value that was changed in the database is found, as is one that the log does not tell of', async () => {
  await pool.query(
    'alter table programme disable trigger all; alter table parameter_history disable trigger all',
  )
  await pool.query(
    `update programme set body = replace(body::text, '临时救助（改）', '改过')::json where version = 2`,
  )
  await pool.query(`update parameter_history set body = replace(body::text, '58000', '58001')::json`)
  await pool.query(
    `insert into parameter_history (realm, programme, version, hash, body) select realm, programme, 2, hash, body from parameter_history where body::text like '%59000%'`,
  )
  expect(await changedTexts(pool, realm)).toEqual([
    'assistance.temporary@2 (text)',
    'assistance.temporary@1 (parameters)',
    'assistance.temporary@2 (parameters)',
  ])
})

test('[N5] JSON of the database is read with all its digits', async () => {
  const { rows } = await pool.query(
    `select '{"n": 123456789012345678.5, "fen": 120000, "old": 0.30000000000000004}'::jsonb as j, '[9007199254740993]'::json as k`,
  )
  expect(rows).toEqual([
    {
      j: { n: { decimal: '123456789012345678.5' }, fen: 120_000, old: 0.30000000000000004 },
      k: [{ decimal: '9007199254740993' }],
    },
  ])
})
