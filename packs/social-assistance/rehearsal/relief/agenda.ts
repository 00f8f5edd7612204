/** What is to happen, in order of time: whoever is met twice (a person, a store) is met in the order in which it was. */
import { addDays, type Day } from 'yimen/kernel/day'
import { chinaCalendar, isWorkday } from 'yimen/kernel/clock'
import { openFile, poster, write, type File } from '../file.ts'
import { instant, type Moment } from '../when.ts'
import type { Line, Random, World } from '../world.ts'

/** The last moment at which anything of the rehearsal happens. */
export const lastDay: Day = '2021-10-19'

export type Agenda = {
  readonly world: World
  readonly random: Random
  /** Does it then; what comes after the last day never happens. */
  at(moment: Moment, run: () => void): void
  /** A case of the area, with an id of its own. */
  file(letter: string, area: string, moment: Moment): File
  readonly files: readonly File[]
  /** Moments at which what was set going must have reached its cases. */
  readonly cuts: Moment[]
}

type Entry = { readonly at: string; readonly no: number; readonly run: () => void }

/** All that `plan` puts on the agenda, done in its order. */
export function follow(world: World, random: Random, plan: (a: Agenda) => void): Agenda {
  const entries: Entry[] = []
  const files: File[] = []
  const agenda: Agenda = {
    world,
    random,
    files,
    cuts: [],
    at(moment, run) {
      entries.push({ at: instant(moment), no: entries.length, run })
    },
    file(letter, area, moment) {
      const file = openFile(
        `${letter}${moment.day.replaceAll('-', '')}-${String(files.length + 1).padStart(6, '0')}`,
        area,
        moment,
      )
      files.push(file)
      return file
    },
  }
  plan(agenda)
  entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.no - b.no))
  for (const { at, run } of entries) if (at.slice(0, 10) <= lastDay) run()
  return agenda
}

/** A line of a case by somebody in a post over a place, at the case's own area unless told. */
export function act(
  a: Agenda,
  f: File,
  role: string,
  outcome: string,
  input: Line['input'],
  at: Moment,
  programme?: string,
): void {
  write(f, holder(a.world, role, f.area), outcome, input, at, programme)
}

/** A word to somebody by name, of which they hear on the last day. */
export function says(a: Agenda, f: File, role: string, to: string, words: string): void {
  const at: Moment = { day: lastDay, minute: 900 + a.random.next(100) }
  a.at(at, () => act(a, f, role, 'act.note', { words, posts: [{ post: holder(a.world, to, f.area) }] }, at))
}

const levels: Readonly<Record<string, number>> = { village: 12, grid: 12, township: 9, store: 9 }

/** Who holds the post at the place of a case: villages under townships under the county. */
export function holder(world: World, role: string, area: string): string {
  const digits = levels[role.split('-')[0]!] ?? 6
  return poster(world, role, area.slice(0, digits), 0)
}

/** A working day from the n-th day after on, in office hours. */
export function worked(a: Agenda, from: Day, days: number, minute?: number): Moment {
  let day = addDays(from, days)
  while (!isWorkday(chinaCalendar, day).workday) day = addDays(day, 1)
  return { day, minute: minute ?? 520 + a.random.next(480) }
}

/** Later on the same day. */
export const after = (m: Moment, minutes: number): Moment => ({ day: m.day, minute: m.minute + minutes })

export type Month = `${number}-${number}`
export const monthOf = (day: Day): Month => day.slice(0, 7) as Month
/** So many months on. */
export function addMonth(month: Month, n = 1): Month {
  const [y, m] = month.split('-').map(Number) as [number, number]
  const whole = y * 12 + (m - 1) + n
  return `${Math.floor(whole / 12)}-${String((whole % 12) + 1).padStart(2, '0')}` as Month
}
/** Each month from one to another, both included. */
export function monthsFrom(from: Month, to: Month): readonly Month[] {
  const months: Month[] = []
  for (let m = from; m <= to; m = addMonth(m)) months.push(m)
  return months
}
