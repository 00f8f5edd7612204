/** One PostgreSQL for the whole test run, in a folder that goes with it. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, withDatabase } from '../src/store/databases.ts'
import { openDatabase } from '../src/store/embedded.ts'
import { migrate } from '../src/store/migrate.ts'
import { openPool } from '../src/store/pool.ts'
import { stopLeftover } from '../src/embedded/leftover.ts'

const prefix = 'yimen-test-'

export default async function setup() {
  await sweep()
  const dataDir = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  /** Where workers put what they do not take away themselves: they are ended without a word. */
  process.env['YIMEN_TEST_FOLDER'] = dataDir
  const given = process.env['DATABASE_URL']
  if (given) {
    process.env['YIMEN_TEST_PG'] = given
    return () => rmSync(dataDir, { recursive: true, force: true })
  }
  const database = await openDatabase({ dataDir, durable: false, log: () => {} })
  process.env['YIMEN_TEST_PG'] = database.url
  /** To copy one is a quarter of the work of bringing each to the newest schema. */
  const migrated = openPool(await createDatabase(withDatabase(database.url, 'postgres'), 'migrated'), 1)
  await migrate(migrated)
  await migrated.end()
  process.env['YIMEN_TEST_MIGRATED'] = 'migrated'
  return async () => {
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A run that was killed could not tidy up; the next one of the same user does. */
async function sweep() {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^yimen-test-(\d+)-/.exec(name)?.[1])
    if (!pid || isAlive(pid)) continue
    const dir = join(tmpdir(), name)
    if (statSync(dir, { throwIfNoEntry: false })?.uid !== process.getuid?.()) continue
    await stopLeftover(join(dir, 'pg'), () => {})
    rmSync(dir, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
