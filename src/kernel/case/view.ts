/** What a person sees of a case: who has it, since when, by which rule, until when, and what they may do. */
import type { Outcome, Programme } from '../programme/programme.ts'
import { dayOfInstant, type Instant } from '../day/index.ts'
import type { Around, Case, Refusal } from './case.ts'
import { clocksOf, type CaseClock, type Setting } from './clocks.ts'
import { mayAct } from './step.ts'

export type Way = {
  readonly outcome: string
  readonly title: Outcome['title']
  readonly clause: string
  readonly open: boolean
  readonly refusal?: Refusal
}

/** [VS4] A way to a version that is not in force yet is told to nobody. */
const isToCome = (o: Outcome, s: Around): boolean =>
  o.moves !== undefined && dayOfInstant(s.now) < o.moves.since

/** Where a case may be taken from where it stands; one that is not there yet, by being opened. */
export const outcomesAt = (p: Programme, c: Case | null): Readonly<Record<string, Outcome>> =>
  c === null ? p.opens : p.steps[c.step]!.outcomes

/** The ways on from where the case stands, or into it, for this actor: open ones, and closed ones with the reason. */
export function ways(p: Programme, c: Case | null, s: Around): readonly Way[] {
  const outcomes = Object.entries(outcomesAt(p, c)).filter(([, o]) => !isToCome(o, s))
  return outcomes.map(([name, o]) => {
    const refusal = mayAct(p, c, { outcome: name }, o, s)
    return {
      outcome: name,
      title: o.title,
      clause: o.clause,
      open: refusal === null,
      ...(refusal ? { refusal } : {}),
    }
  })
}

export type Holder = { readonly role: string; readonly since: Instant; readonly area: string | null }

/** Who has the case now: a role, and the area of the posts that hold it. Null when it is closed. */
export function holderOf(p: Programme, c: Case, areaPath: readonly string[]): Holder | null {
  const role = p.steps[c.step]!.holder
  if (role === undefined) return null
  const entered = c.acts.findLast((a, i) => a.to === c.step && c.acts[i - 1]?.to !== c.step) ?? c.acts.at(-1)!
  return { role, since: entered.at, area: areaAt(p.roles[role]?.level ?? 'system', areaPath) }
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
      : [
          {
            role,
            since: clock.facts.startedAt,
            area: areaAt(p.roles[role]?.level ?? 'system', s.areaPath),
            clock,
          },
        ]
  })
}

function areaAt(level: string, areaPath: readonly string[]): string | null {
  /** A city's code ends in 00, a district's does not. */
  if (level === 'city') return areaPath.find((code) => /^\d{2}(?!00)\d{2}00$/.test(code)) ?? null
  const length = level === 'village' ? 12 : level === 'township' ? 9 : level === 'county' ? 6 : 0
  return areaPath.find((code) => code.length === length) ?? null
}
