/** [SD1] What is worked out at the moment when sealed facts are told: afterwards only the values themselves, sealed, are read. */
import type { Outcome, Programme } from '../programme/programme.ts'
import type { Facts, Value } from '../rule/index.ts'
import type { Knowledge } from './knowledge.ts'
import { restsOn } from './rests.ts'

/**
 * All that rests on something that this act tells, or begins anew, in the order in which it is declared. What it rests on besides was
 * told before, and is opened for it.
 */
export function derivedFacts(p: Programme, o: Outcome, entered: Facts, k: Knowledge): Facts {
  const rules = Object.entries(p.derived ?? {})
  if (rules.length === 0) return none
  const fresh = new Set([...Object.keys(entered), ...(o.begins ?? [])])
  const derived: Record<string, Value> = {}
  for (const [name, rule] of rules) {
    if (![...restsOn(p, rule.value)].some((n) => fresh.has(n))) continue
    derived[name] = k.sealing().with(derived).read(rule.value)
  }
  return derived
}
const none: Facts = {}
