/** A database of its own for a bench: empty and migrated, gone with its files when it is closed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, openDatabase, openPool } from '../src/store/index.ts'

export async function benchDatabase(): Promise<{
  readonly url: string
  readonly name: string
  close(): Promise<void>
}> {
  const home = mkdtempSync(join(tmpdir(), 'yimen-bench-'))
  const database = await openDatabase({ dataDir: home, log: () => undefined, external: false })
  const close = async () => {
    await database.stop()
    rmSync(home, { recursive: true, force: true })
  }
  const owner = openPool(database.url, 1)
  try {
    await migrate(owner)
  } catch (error) {
    await close()
    throw error
  } finally {
    await owner.end()
  }
  return { url: database.url, name: 'bench', close }
}
