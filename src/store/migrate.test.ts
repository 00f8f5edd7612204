/** [S1] Migrations: in order, whole, once, however many servers start together. */
import { expect, test } from 'vitest'
import { migrate, openPool } from './index.ts'
import { testDatabase } from './testing.ts'

test('[S1] eight that start at once run each file once; a later start runs none', async () => {
  const database = await testDatabase()
  const pool = openPool(database.url, 8)
  await pool.query(
    'create table if not exists migration (name text primary key, at timestamptz not null default now())',
  )
  const ran = (await Promise.all(Array.from({ length: 8 }, () => migrate(pool)))).flat()
  expect(ran).toEqual([...new Set(ran)])
  expect(ran.toSorted()[0]).toBe('000001.sql')
  expect(await migrate(pool)).toEqual([])
  await pool.end()
  await database.close()
})
