/** The allowance of the old, and the benefit that is paid by its lists alone, as a server of its own, for tests that kill it: the database and the key are told by the environment, its address by itself. */
import { chinaCalendar } from '../src/kernel/clock/index.ts'
import { startServer } from '../src/server/index.ts'
import { allPacks, testMaster } from './house.ts'
import { oldAge, oldAgeBatch } from './old-age.ts'
import { quiet, quietBatch } from './quiet.ts'

const all = allPacks()
const rates = { from80: [['2021-01-01', 10_000]], from90: [['2021-01-01', 20_000]] } as const
const { port } = await startServer({
  url: process.env.DATABASE_URL!,
  codes: ['430523'],
  masters: [testMaster],
  key: process.env.YIMEN_KEY!,
  port: 0,
  pages: null,
  calendar: chinaCalendar,
  onFault: (e) => process.stderr.write(`${String(e)}\n`),
  packs: {
    ...all,
    programmes: [
      ...all.programmes,
      ...oldAge(rates),
      oldAgeBatch,
      quiet([['2021-01-01', 41_000]]),
      quietBatch,
    ],
  },
})
process.stdout.write(`http://127.0.0.1:${port}\n`)
