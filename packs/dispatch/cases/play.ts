/** A table-top campaign for the rows of this folder: a city office, two districts, figures in memory as the house would read them. */
import { clocksOf, readClockAt, type CountedHere } from 'yimen/kernel/case'
import { chinaCalendar } from 'yimen/kernel/clock'
import type { Programme } from 'yimen/kernel/programme'
import { china, movesOn, post, type Played, type Start } from 'yimen/packs/table-top'
import { abilities } from '../abilities/index.ts'

export { china, type Move, type Played } from 'yimen/packs/table-top'

export const district = '430302'
export const city = '430300'
const areaPath = [district, city, '430000']

const actors = {
  office: post('city-office', city),
  clerk: post('city-office', city, 'second-clerk'),
  head: post('city-office-head', city),
  leader: post('city-leader', city),
  district: post('district-office', district),
  sister: post('district-office', '430304', 'sister'),
  /** One person in both posts: what they asked for as a district they may not grant as the head. */
  both: post('district-office', district, 'both'),
  bothAsHead: post('city-office-head', city, 'both'),
}

/** What the figures would read, by figure and day; `2021-06-30 dispatch.visits`. */
export type Readings = NonNullable<Start['readings']>

/** So many done of a target; the records behind it are `E-01` upward, and their digest says how many there are. */
export const counted = (top: number, bottom: number | null): CountedHere => ({
  top,
  bottom,
  records: top,
  digest: top.toString(16).padStart(64, '0'),
  cases: Array.from({ length: top }, (_, i) => `E-${String(i + 1).padStart(2, '0')}`),
})
export const completion = (days: Readonly<Record<string, readonly [number, number | null]>>): Readings =>
  Object.fromEntries(
    Object.entries(days).map(([day, [top, bottom]]) => [`${day} elevator.completion`, counted(top, bottom)]),
  )

/** A case is played in a programme, in the order of its moves, and stops at the first refusal. */
export const play = movesOn({ abilities, actors, pathOf: () => areaPath, at: district, id: 'D-0001' })

/** ok, or the code of the first refusal. */
export const codeOf = (played: Played): string => played.refusal?.code ?? 'ok'
export const sayingOf = (played: Played): string => played.refusal?.message.zh ?? 'ok'

export function clock(programme: Programme, played: Played, name: string, at: string) {
  return readClockAt(
    clocksOf(programme, played.case, { calendar: chinaCalendar, areaPath }).find((k) => k.name === name)!,
    china(at),
  )
}
