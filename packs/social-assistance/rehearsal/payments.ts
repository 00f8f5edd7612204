/** Payment batches: each Wednesday what was approved is listed, released and sent; two working days later the bank answers. */
import { addDays, type Day } from 'yimen/kernel/day'
import { chinaCalendar, dueDay, isWorkday } from 'yimen/kernel/clock'
import { correctAccount, rate, toldByBatch, type Course } from './courses.ts'
import { openFile, poster, write, type File } from './file.ts'
import type { Moment } from './when.ts'
import type { Random, World } from './world.ts'

export type Due = { readonly course: Course; readonly amount: number }
export type Paid = { readonly batches: readonly File[]; readonly cuts: readonly Moment[] }

/** So many wait for the next batch. */
const leftOut = 3
const reasons = ['户名不符', '账户已销户', '账户冻结'] as const

/** Runs the year's Wednesdays over everything approved, with bounced lines corrected and paid again. */
export function payAll(world: World, random: Random, due: readonly Due[], last: Day): Paid {
  const batches: File[] = []
  const cuts: Moment[] = []
  /** What was granted last is for who comes to the rehearsal to make the next list of. */
  const left = new Set(due.toSorted((a, b) => order(a.course.file.at, b.course.file.at)).slice(-leftOut))
  let waiting = due.filter((d) => !left.has(d))
  for (let day: Day = '2021-01-13'; day <= last; day = addDays(day, 7)) {
    const on = isWorkday(chinaCalendar, day).workday ? day : dueDay(chinaCalendar, day, 1)
    const compiled: Moment = { day: on, minute: 600 }
    const ready = waiting.filter((d) => before(d.course.file.at, compiled))
    if (ready.length === 0) continue
    waiting = waiting.filter((d) => !before(d.course.file.at, compiled))
    const answered: Moment = { day: dueDay(chinaCalendar, on, 2), minute: 900 }
    /** The bank's answer to the last of them is for who comes to the rehearsal to read back. */
    const isLast = waiting.length === 0
    waiting.push(...payOne(world, random, ready, compiled, isLast ? null : answered, batches))
    cuts.push({ day: on, minute: 660 }, answered)
  }
  return { batches, cuts }
}

const order = (a: Moment, b: Moment): number => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.minute - b.minute)
const before = (a: Moment, b: Moment): boolean => order(a, b) < 0

/** One batch; what bounced and was corrected waits for the next. */
function payOne(
  world: World,
  random: Random,
  ready: readonly Due[],
  compiled: Moment,
  answered: Moment | null,
  batches: File[],
): readonly Due[] {
  const f = openFile(
    `P${compiled.day.replaceAll('-', '')}-${String(batches.length + 1).padStart(4, '0')}`,
    '430523',
    compiled,
  )
  batches.push(f)
  write(
    f,
    poster(world, 'county-finance', '430523', 0),
    'compile',
    { lines: ready.map((d) => ({ member: d.course.file.id, amount: d.amount })) },
    compiled,
    'assistance.payment_batch',
  )
  const released: Moment = { day: compiled.day, minute: 660 }
  write(f, poster(world, 'county-finance-head', '430523', 0), 'release', {}, released)
  if (answered === null) {
    for (const d of ready) toldByBatch(d.course, released)
    return []
  }
  const failed = new Set(ready.filter(() => random.next(1000) < 12).map((d) => d.course.file.id))
  write(
    f,
    poster(world, 'county-finance', '430523', 0),
    'reconcile',
    {
      bankRef: `DF${f.id.slice(1)}`,
      results: ready.map((d) =>
        failed.has(d.course.file.id)
          ? { member: d.course.file.id, paid: false, bankReason: random.pick(reasons) }
          : { member: d.course.file.id, paid: true },
      ),
    },
    answered,
  )
  for (const d of ready) {
    toldByBatch(d.course, released)
    toldByBatch(d.course, answered)
    if (failed.has(d.course.file.id)) correctAccount(d.course)
    else if (random.next(100) < 40) rate(d.course)
  }
  return ready.filter((d) => failed.has(d.course.file.id))
}
