/** What lines would put on a register, worked out before anything is done: by the very rule that enters them. */
import type { Programme } from '../programme/index.ts'
import type { SheetRule } from '../programme/sheet.ts'
import type { Facts } from '../rule/index.ts'
import type { Surroundings } from './world.ts'
import { entryOf, type EnteredOne, type EnterRule } from './effects.ts'

export type { EnteredOne, EnterRule } from './effects.ts'
import { knowledge } from './knowledge.ts'
import { noting, type Answered } from './world.ts'

/** The rule by which the rows of a sheet are entered; null for a programme whose sheet enters nothing, which the checker refuses. */
export function enterRule(p: Programme, rule: SheetRule): EnterRule | null {
  const effects = Object.values(p.steps).flatMap((s) => s.outcomes[rule.rows]?.effects ?? [])
  return effects.find((e): e is EnterRule => e.kind === 'enter' && e.each === rule.list) ?? null
}

/**
 * [IM4] The entry of each line, with what the rule adds to the line's own columns; null where something of it
 * is not known. `area` is the place of the case.
 */
export function wouldEnter(
  p: Programme,
  rule: EnterRule,
  area: string,
  s: Surroundings,
): (line: Facts) => Answered<EnteredOne | null> {
  const notes = noting(s.world)
  /** One for all lines: a sheet has a hundred thousand. */
  const k = knowledge(p, null, [], {}, { ...s, world: notes.world })
  return (line) => {
    const value = entryOf(rule, k.line(line), area)
    const needs = notes.taken()
    return needs.length === 0 ? { ok: true, value } : { ok: false, needs }
  }
}
