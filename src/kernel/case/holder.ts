/** Who has a case: the holder of its step, and the parties of a joint review. */
import { placeOfLevel } from '../area/levels.ts'
import type { Programme } from '../programme/programme.ts'
import type { Instant } from '../day/index.ts'
import type { Case } from './case.ts'
import { clocksOf, type CaseClock, type Setting } from './clocks.ts'

export type Holder = { readonly role: string; readonly since: Instant; readonly area: string | null }

/** Who has the case now: a role, and the area of the posts that hold it. Null when it is closed. */
export function holderOf(p: Programme, c: Case, areaPath: readonly string[]): Holder | null {
  const role = p.steps[c.step]!.holder
  if (role === undefined) return null
  const entered = c.acts.findLast((a, i) => a.to === c.step && c.acts[i - 1]?.to !== c.step) ?? c.acts.at(-1)!
  return { role, since: entered.at, area: areaAt(p, role, areaPath) }
}

/** [K33] The post that has it alone of all that hold the step's role, where the step names the fact that tells it; null for any other role. */
export function postHaving(p: Programme, c: Case, role: string): string | null {
  const { holder, post } = p.steps[c.step]!
  const named = post === undefined || holder !== role ? null : c.facts[post]
  return typeof named === 'string' ? named : null
}

/** [JR2] The parties of a joint review that still have it on their desks: those whose clock runs. */
export function partiesOf(
  p: Programme,
  c: Case,
  s: Setting,
): readonly (Holder & { readonly clock: CaseClock | null })[] {
  const parties = Object.entries(p.steps[c.step]!.parties ?? {})
  if (parties.length === 0) return []
  const clocks = clocksOf(p, c, s)
  return parties.flatMap(([role, party]) => {
    const clock = clocks.find((k) => k.name === party.clock) ?? null
    return clock === null || clock.facts.stoppedAt !== undefined
      ? []
      : [{ role, since: clock.facts.startedAt, area: areaAt(p, role, s.areaPath), clock }]
  })
}

/** People and the system are of no place. */
const areaAt = (p: Programme, role: string, areaPath: readonly string[]): string | null =>
  placeOfLevel(areaPath, p.roles[role]?.level ?? 'system', p.levels)
