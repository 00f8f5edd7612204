/** What a formula rests on: every name that it reads, and what these read in their turn. */
import { names, reads } from '../rule/index.ts'
import type { Programme } from '../programme/programme.ts'

/** Every name that a formula rests on, through decisions, reckonings and entries. */
export function restsOn(p: Programme, formula: string): ReadonlySet<string> {
  const all = new Set<string>()
  const visit = (name: string): void => {
    if (all.has(name)) return
    all.add(name)
    const decision = Object.hasOwn(p.decisions, name) ? p.decisions[name] : undefined
    const reckoning = p.reckonings && Object.hasOwn(p.reckonings, name) ? p.reckonings[name] : undefined
    const derived = p.derived && Object.hasOwn(p.derived, name) ? p.derived[name] : undefined
    const entry = p.entries && Object.hasOwn(p.entries, name) ? p.entries[name] : undefined
    const place = p.located && Object.hasOwn(p.located, name) ? p.located[name] : undefined
    for (const n of [
      ...(place ? [...namesIn(place.point), ...namesIn(place.on)] : []),
      ...(decision ? reads(decision) : []),
      ...(reckoning ? Object.values(reckoning.with).flatMap(namesIn) : []),
      ...(entry ? namesIn(entry.id) : []),
      ...(derived ? namesIn(derived.value) : []),
    ])
      visit(n)
  }
  for (const n of namesIn(formula)) visit(n)
  return all
}

/** Names inside a filter too: a column there may be a field of the form elsewhere, and then it is better to say nothing. */
const namesIn = (formula: string): readonly string[] => names(formula, [], { filters: true })
