/** [S6] A version is what it said first. */
import { expect, test } from 'vitest'
import { temporaryAssistance } from '../../packs/social-assistance/temporary/programme.ts'
import { migrate, openPool, pinProgrammes } from './index.ts'
import { testDatabase } from './testing.ts'

test('[S6] the same text is itself after a restart; a changed one is found; a new version is its own', async () => {
  const database = await testDatabase()
  const pool = openPool(database.url, 1)
  await migrate(pool)
  const pin = (...programmes: readonly (typeof temporaryAssistance)[]) =>
    pinProgrammes(pool, '430523', programmes)
  expect(await pin(temporaryAssistance)).toEqual([])
  expect(await pin(structuredClone(temporaryAssistance))).toEqual([])
  const changed = { ...temporaryAssistance, title: { zh: '临时救助（改）', en: 'Changed' } }
  expect(await pin(changed)).toEqual(['assistance.temporary@1'])
  expect(await pin(temporaryAssistance, { ...changed, version: 2 })).toEqual([])
  await pool.end()
  await database.close()
})
