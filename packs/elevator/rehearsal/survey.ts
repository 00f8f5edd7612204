/** The survey as it came in: one import a month, some hundred rows an event. */
import { addDays, type Day } from 'yimen/kernel/day'
import { rowsAtOnce } from '../survey/sheet.ts'
import { openFile, write, type File } from './file.ts'
import { post, type Row, type World } from './world.ts'

const city = '430300'
/** The last day that each import covers; it is entered some days later. */
const months: readonly Day[] = [
  '2021-01-29',
  '2021-02-26',
  '2021-03-31',
  '2021-04-30',
  '2021-05-31',
  '2021-07-02',
]

/** The imports, and for each row the day from which it stands on the register. */
export function surveys(world: World): {
  readonly files: readonly File[]
  readonly entered: ReadonlyMap<Row, Day>
} {
  const surveyor = post(world, 'survey-firm', city)
  const entered = new Map<Row, Day>()
  const files = months.map((until, i) => {
    const from = i === 0 ? '2021-01-01' : addDays(months[i - 1]!, 1)
    const rows = world.rows.filter((r) => r.surveyedOn >= from && r.surveyedOn <= until)
    const f = openFile(
      'elevator.survey',
      `S2021-${String(i + 1).padStart(2, '0')}`,
      city,
      until,
      world.random.fork(`survey ${i}`),
    )
    write(f, surveyor, 'begin', { batchName: `2021年第${i + 1}批可行性摸底` }, 2)
    for (let n = 0; n < rows.length; n += rowsAtOnce)
      write(f, surveyor, 'rows', { rows: rows.slice(n, n + rowsAtOnce).map(formOf) }, 0)
    write(f, surveyor, 'finish', {}, 0)
    for (const r of rows) entered.set(r, f.at.day)
    return f
  })
  return { files, entered }
}

/** What is not known is left out of a form. */
const formOf = (row: Row): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(row).filter(([, v]) => v !== null && v !== ''))
