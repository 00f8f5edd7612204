/** What bars a way already, whatever the form will say: told before anybody fills it in. */
import { partsOf } from '../reckon/index.ts'
import { names, reads } from '../rule/index.ts'
import type { Guard, Outcome, Programme } from '../programme/programme.ts'
import type { Case, Surroundings } from './case.ts'
import { knowledge } from './knowledge.ts'

/**
 * [K18] The first guard that is false and rests on nothing that the form asks or the outcome sets; null where
 * none is, or where it cannot be told yet.
 */
export function barredBy(p: Programme, c: Case, o: Outcome, s: Surroundings): Guard | null {
  const own = new Set([...Object.keys(o.asks ?? {}), ...Object.keys(o.sets ?? {})])
  const knowledgeNow = knowledge(p, c, c.people, c.facts, s)
  return (
    (o.when ?? []).find(
      (g) => ![...restsOn(p, g.test)].some((n) => own.has(n)) && knowledgeNow.read(g.test) === false,
    ) ?? null
  )
}

/** Every name that a formula rests on, through decisions, reckonings and entries. */
function restsOn(p: Programme, formula: string): ReadonlySet<string> {
  const namesSeen = new Set<string>()
  const visit = (name: string): void => {
    if (namesSeen.has(name)) return
    namesSeen.add(name)
    const decision = Object.hasOwn(p.decisions, name) ? p.decisions[name] : undefined
    const reckoning = p.reckonings && Object.hasOwn(p.reckonings, name) ? p.reckonings[name] : undefined
    const entry = p.entries && Object.hasOwn(p.entries, name) ? p.entries[name] : undefined
    for (const n of [
      ...(decision ? reads(decision) : []),
      ...(reckoning ? Object.values(partsOf(reckoning)).flatMap(all) : []),
      ...(entry ? all(entry.id) : []),
    ])
      visit(n)
  }
  for (const n of all(formula)) visit(n)
  return namesSeen
}

/** Names inside a filter too: a column there may be a field of the form elsewhere, and then it is better to say nothing. */
const all = (formula: string): readonly string[] => names(formula, [], { filters: true })
