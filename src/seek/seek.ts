/** People for the policy: who, by what the house already holds, could be eligible, asked for a stated purpose by who may ask. */
import { isSealed, knowledge, lineOfCase, lineOfEntry, type Case, type Surroundings } from '#kernel/case'
import type { Gathering, Programme } from '#kernel/programme'
import type { Entry } from '#kernel/register'
import type { Facts } from '#kernel/rule'
import type { Text } from '#kernel/text'

/**
 * [SK1] How people are looked for, as the pack says beside the text of the programme that they are looked for. `facts`: what of that
 * programme the source tells already, by formulas over the source; nothing else of it is read. `shows`: which of these the list tells.
 */
export type Seek = {
  readonly title: Text
  /** What those found are looked for for, as the article lets: whoever asks states besides why they do now. */
  readonly purpose: Text
  /** Roles whose posts may ask, each within its own place. */
  readonly by: readonly string[]
  readonly from: Extract<Gathering['from'], { readonly cases: string } | { readonly register: string }>
  /** Which of these are looked at; it reads the source. */
  readonly where?: string
  readonly facts: Readonly<Record<string, string>>
  /** Formulas of the programme over these facts, all of which must hold. */
  readonly conditions: readonly { readonly test: string; readonly title: Text; readonly clause: string }[]
  readonly shows: readonly string[]
  /**
   * [SK4] What of the source the list for a visit tells in clear, since nobody visits a masked name: fields of cases, columns of
   * entries.
   */
  readonly calls: readonly string[]
  /** [SK5] How those found are handed out to be visited. */
  readonly handsOut?: HandsOut
  /** The article that lets what is held be used for this. */
  readonly clause: string
}

/** [SK5] An opening with a line for each of those found, and the register that says how each of them stands. */
export type HandsOut = {
  readonly programme: string
  readonly outcome: string
  /** The fields of its form that take the purpose and the lines. */
  readonly purpose: string
  readonly list: string
  /** Columns of a line: by what they were found, where they are visited, what is to be asked there. */
  readonly columns: { readonly source: string; readonly place: string; readonly toAsk: string }
  /** Its ids are those by which people are found; in these standings nobody is handed out again. */
  readonly register: string
  readonly open: readonly string[]
}

/** Who may be eligible: by all that is held, or as far as it is held. */
export type Sought = {
  readonly facts: Facts
  readonly fits: boolean
  /** Conditions of which it is not known whether they hold: what a visit has to find out. */
  readonly unknown: readonly Text[]
}

/** A list that nobody keeps: the columns are the facts. */
const asGathering = ({ title, from, where, facts, clause }: Seek): Gathering => ({
  title,
  from,
  ...(where === undefined ? {} : { where }),
  of: {},
  columns: facts,
  starts: '',
  closes: '',
  clause,
})

/**
 * [SK1] What a case tells of the programme that its people are looked for; null where it is none of those looked at. Here nothing sealed
 * opens, as it would for whoever decides: it is not known.
 */
export function factsOfCase(rule: Seek, source: Programme, c: Case, s: Surroundings): Facts | null {
  const world = { ...s.world, opened: () => null }
  const facts = lineOfCase(asGathering(rule), source, c, { ...s, world })
  return (
    facts &&
    Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, isSealed(value) ? null : value]))
  )
}

/** [SK1] The same of an entry of a register, read by the programme itself: its place is that of the entry. */
export const factsOfEntry = (rule: Seek, p: Programme, entry: Entry, s: Surroundings): Facts | null =>
  lineOfEntry(asGathering(rule), p, nobodyAt(p, entry.area), entry, s)

/** Who reads an entry knows nothing besides it. */
const nobodyAt = (p: Programme, area: string): Case => ({
  id: '',
  programme: { id: p.id, version: p.version },
  area,
  step: Object.keys(p.steps)[0]!,
  seq: 0,
  facts: {},
  people: [],
  acts: [],
  obligations: [],
})

/** [SK2] One condition that does not hold is no; one that is not known is a question for a visit, and never a no. */
export function sought(
  rule: Seek,
  p: Programme,
  facts: Facts,
  people: readonly string[],
  s: Surroundings,
): Sought | null {
  const k = knowledge(p, null, people, facts, s)
  const truths = rule.conditions.map(({ test, title }) => ({ title, truth: k.read(test) }))
  if (truths.some(({ truth }) => truth === false)) return null
  const unknown = truths.flatMap(({ title, truth }) => (truth === true ? [] : [title]))
  return {
    facts: Object.fromEntries(rule.shows.map((name) => [name, facts[name] ?? null])),
    fits: unknown.length === 0,
    unknown,
  }
}
