/** The home that an earlier version played (81be5dd), with a master key that is for tests only: restored anew for whoever asks. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openBackup, openPool, restoreBackup } from '../src/store/index.ts'
import { testDatabase } from '../src/store/testing.ts'
import { testMaster } from './house.ts'

/** A file of the home: its backup, its published heads, or what the version said of itself. */
export const oldHomeFile = (ending: 'backup' | 'heads.ndjson' | 'json'): string =>
  fileURLToPath(new URL(`homes/81be5dd.${ending}`, import.meta.url))

export type OldHome = {
  readonly database: Awaited<ReturnType<typeof testDatabase>>
  /** A copy: the server writes its own heads after those of the home. */
  readonly headsFile: string
  readonly remove: () => void
}

/** The home in a database of its own, not opened by any server yet. */
export async function restoreOldHome(): Promise<OldHome> {
  const database = await testDatabase()
  const pool = openPool(database.url, 2)
  await restoreBackup(pool, await openBackup(oldHomeFile('backup'), [testMaster]))
  await pool.end()
  const folder = mkdtempSync(join(tmpdir(), 'yimen-old-home-'))
  const headsFile = join(folder, 'heads.ndjson')
  copyFileSync(oldHomeFile('heads.ndjson'), headsFile)
  return { database, headsFile, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
