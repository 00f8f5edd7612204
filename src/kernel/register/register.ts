/** A register is a list with standing: what is on it, how it stands, from a day to a day, by which event. */
import type { Day } from '../day/index.ts'
import { joinedName } from '../identity/sameness.ts'
import type { Facts } from '../rule/index.ts'
import type { Text } from '../text.ts'

export type RegisterColumn = {
  readonly title: Text
  /** [UN1] What it counts: a unit of the kernel or one that a pack declares. */
  readonly unit?: string
  readonly options?: Readonly<Record<string, Text>>
  /** The article that each option stands on: why something fails, by which rule. */
  readonly clauses?: Readonly<Record<string, string>>
  /**
   * What neither unit nor options tell: a day, a month, a day after which it holds no more, a case, a post, a place, millionths
   * of a degree, a time of the day in minutes from midnight.
   */
  readonly kind?: 'day' | 'month' | 'valid_to' | 'case' | 'post' | 'area' | 'degree' | 'clock'
  /** Everybody reads it, where everybody reads the register or may ask it. */
  readonly public?: true
  /** [FD5] A number on a paper: entries are found by it. */
  readonly findable?: true
}

/**
 * How people ask: registers that share a page are asked at once. `title` is what this one answers, `label`
 * what is written, `hint` an example.
 */
export type Asking = {
  readonly page: Text
  readonly intro: Text
  readonly title: Text
  readonly label: Text
  readonly hint: Text
  /** [RG14] It is a code: a part of it finds nothing. */
  readonly whole?: true
}

/**
 * No register holds sensitive data. Everybody reads public columns only, of a register that is `open` or
 * `asked`; the rest is for officials.
 */
export type Register = {
  readonly id: string
  readonly title: Text
  /** The whole list is published. */
  readonly open: boolean
  /** Not published as a list, but whoever knows what they look for may ask for it by name. */
  readonly asked?: Asking
  /** The columns that make an entry's name, in order; its id where none are told. */
  readonly called?: readonly string[]
  /** The columns of a table that has no room for all; all where none are told. */
  readonly brief?: readonly string[]
  /** The columns that say where it is, in millionths of a degree (WGS 84), where it can be drawn. */
  readonly map?: { readonly longitude: string; readonly latitude: string }
  /**
   * [RG15] Each entry is printed as a card that bears its id as a code: what it is, what the id is called, what else it says, and
   * what to do with one that was found.
   */
  readonly cards?: {
    readonly title: Text
    readonly number: Text
    readonly says: readonly string[]
    readonly note: Text
  }
  /** Registers on which the same thing stands under the same id. */
  readonly also?: readonly string[]
  /** What everybody must know who reads it. */
  readonly note?: { readonly text: Text; readonly clause: string }
  readonly standings: Readonly<Record<string, Text>>
  readonly columns: Readonly<Record<string, RegisterColumn>>
  readonly clause: string
}

/** One version of an entry. A later event makes a new version and ends this one; nothing is edited. */
export type Entry = {
  readonly register: string
  readonly id: string
  readonly area: string
  readonly standing: string
  readonly body: Facts
  readonly case: string
  readonly seq: number
  readonly from: Day
}

/** An entry as formulas know it: its own columns, and `id`, `standing`, `area`, `since`, and the `case` that entered it. */
export const entryFacts = (e: Entry): Facts => ({
  ...e.body,
  id: e.id,
  standing: e.standing,
  area: e.area,
  since: e.from,
  case: e.case,
})

/** What people call it; its id where nothing of its name is known. */
export const entryName = (r: Pick<Register, 'called'>, e: Pick<Entry, 'id' | 'body'>): string =>
  joinedName((r.called ?? []).map((c) => String(e.body[c] ?? ''))) || e.id

/** [RG5] The columns that somebody reads: all of them in office, the public ones otherwise. */
export const columnsFor = (r: Register, office: boolean): readonly (readonly [string, RegisterColumn])[] =>
  Object.entries(r.columns).filter(([, c]) => office || c.public === true)
