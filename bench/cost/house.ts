/** The server that is measured, as a process of its own: embedded database, all packs, and the programme of the bench beside them. */
import { join } from 'node:path'
import { chinaCalendar } from '../../src/kernel/clock/index.ts'
import { startServer } from '../../src/server/index.ts'
import { writePrivate } from '../../src/embedded/index.ts'
import { migrate, openDatabase, openPool } from '../../src/store/index.ts'
import { readClauses } from '../../src/clauses.ts'
import { brought } from '../../packs/index.ts'
import { relief } from './relief.ts'
import { roll } from './roll.ts'

const home = process.env.YIMEN_HOME!
const key = 'the key of a bench'
const ever = 1_000_000
const database = await openDatabase({ dataDir: home, log: () => undefined, external: false })
const owner = openPool(database.url, 1, 'works')
await migrate(owner)
await owner.end()
const running = await startServer({
  url: database.url,
  upkeep: database.upkeep,
  codes: ['430523'],
  masters: [Buffer.alloc(48, 9)],
  key,
  port: 0,
  pages: null,
  calendar: chinaCalendar,
  headsFile: join(home, 'heads.ndjson'),
  filing: {
    resident: { programme: ever, all: ever, browser: ever },
    official: { programme: ever, all: ever, browser: ever },
  },
  packs: {
    ...brought,
    programmes: [...brought.programmes, relief, roll],
    inForce: { ...brought.inForce, [relief.id]: ['430523'], [roll.id]: ['430523'] },
    clause: readClauses(new URL('../../packs/', import.meta.url)),
  },
  onFault: (error) => void process.stderr.write(`${(error as Error).stack}\n`),
})
writePrivate(home, 'url', `http://127.0.0.1:${running.port}`)
writePrivate(home, 'key', key)
process.once('SIGTERM', () => {
  void (async () => {
    await running.stop()
    await database.stop()
    process.exit(0)
  })()
})
process.stdout.write('Yimen is ready\n')
