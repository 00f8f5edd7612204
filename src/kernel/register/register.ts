/** A register is a list with standing: what is on it, how it stands, from a day to a day, by which event. */
import type { Day } from '../day/index.ts'
import type { Facts } from '../rule/index.ts'
import type { Text } from '../text.ts'

export type RegisterColumn = { readonly title: Text; readonly unit?: 'fen' | 'count' | 'centimetre' | 'hundredth_m2'; readonly options?: Readonly<Record<string, Text>> }

/** No register holds sensitive data: what is on it is read by everybody (`open`) or by every official. */
export type Register = {
  readonly id: string
  readonly title: Text
  readonly open: boolean
  readonly standings: Readonly<Record<string, Text>>
  readonly columns: Readonly<Record<string, RegisterColumn>>
  readonly clause: string
}

/** One version of an entry. A later event makes a new version and ends this one; nothing is edited. */
export type Entry = { readonly register: string; readonly id: string; readonly area: string; readonly standing: string; readonly body: Facts; readonly case: string; readonly seq: number; readonly from: Day }

/** An entry as formulas know it: its own columns, and `id`, `standing`, `area`, `since`, and the `case` that entered it. */
export const entryFacts = (e: Entry): Facts => ({ ...e.body, id: e.id, standing: e.standing, area: e.area, since: e.from, case: e.case })
