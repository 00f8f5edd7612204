/** What one of the many whom a case about a place concerns does not see of the others. */
import type { Programme } from '../programme/programme.ts'

/**
 * [P9] The facts that the programme hides, and whatever its hidden outcomes ask, set or add: an answer of one form stays a fact
 * of the case, and the last vote that came in is nobody else's to read.
 */
export function hiddenFacts(p: Pick<Programme, 'subject' | 'opens' | 'steps'>): ReadonlySet<string> {
  const hides = p.subject?.hides
  if (!hides) return new Set()
  const outcomes = [p.opens, ...Object.values(p.steps).map((s) => s.outcomes)].flatMap((all) =>
    hides.outcomes.flatMap((name) => (Object.hasOwn(all, name) ? [all[name]!] : [])),
  )
  return new Set([
    ...hides.facts,
    ...outcomes.flatMap((o) => [
      ...Object.keys(o.asks ?? {}),
      ...Object.keys(o.sets ?? {}),
      ...Object.keys(o.adds ?? {}),
    ]),
  ])
}
