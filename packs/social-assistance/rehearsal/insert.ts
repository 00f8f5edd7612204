/** Acts of officials put between the lines of a case that was written before: what comes after has a later number. */
import { addDays, type Day } from 'yimen/kernel/day'
import { chinaCalendar, isWorkday } from 'yimen/kernel/clock'
import type { File } from './file.ts'
import { instant, type Moment } from './when.ts'
import type { Line, Random } from './world.ts'

export type Act = { readonly as: string; readonly outcome: string; readonly input: Line['input'] }

/** Acts follow one another so many minutes apart. */
const apart = 6
const opens = 510
const closes = 1_080

/**
 * Before the n-th line of the case, in the office hours of a day between it and the one before; with no time between them nothing happens,
 * and neither does it where a payment batch moved the case.
 */
export function putBefore(f: File, n: number, random: Random, acts: readonly Act[]): boolean {
  const [before, next] = [f.lines[n - 1], f.lines[n]]
  if (!before || !next || next.seq !== before.seq + 1) return false
  const at = timeBetween(momentOf(before), momentOf(next), random, acts.length)
  if (!at) return false
  const put = acts.map((act, i): Line => ({
    ...act,
    key: '',
    case: f.id,
    seq: before.seq + 1 + i,
    at: instant({ day: at.day, minute: at.minute + i * apart }),
  }))
  const rest = f.lines.splice(n).map((l) => ({ ...l, seq: l.seq + acts.length }))
  f.lines.push(...[...put, ...rest].map((l) => ({ ...l, key: `rehearsal-${f.id}-${l.seq + 1}` })))
  f.seq += acts.length
  return true
}

function timeBetween(from: Moment, to: Moment, random: Random, acts: number): Moment | null {
  const long = acts * apart
  const free: Moment[] = []
  for (let day: Day = from.day; day <= to.day; day = addDays(day, 1)) {
    if (!isWorkday(chinaCalendar, day).workday) continue
    const first = day === from.day ? Math.max(opens, from.minute + 1) : opens
    const last = day === to.day ? Math.min(closes, to.minute) : closes
    if (last - first > long) free.push({ day, minute: first + random.next(last - first - long) })
  }
  return free.length === 0 ? null : random.pick(free)
}

/** When a line was written, as moments are counted here. */
export const momentOf = (line: Line): Moment => ({
  day: line.at.slice(0, 10) as Day,
  minute: Number(line.at.slice(11, 13)) * 60 + Number(line.at.slice(14, 16)),
})
