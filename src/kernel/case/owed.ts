/** What a case owes after acting first: each time that it is owed has a limit and an end of its own. */
import { readDue } from '../clock/index.ts'
import type { Programme } from '../programme/programme.ts'
import type { Instant } from '../day/index.ts'
import type { Act, Case, Obligation } from './case.ts'
import { clocksOf, type CaseClock, type Setting } from './clocks.ts'

export type Owed = {
  readonly case: string
  readonly name: string
  readonly since: Instant
  readonly due: Instant | null
  readonly closedAt: Instant | null
  readonly how: string | null
}

/** Every obligation of a case, with its due moment. */
export function obligationsOf(p: Programme, c: Case, s: Setting): readonly Owed[] {
  return c.obligations.map((o) => {
    const clock = clockOf(p, c, o, s)
    return {
      case: c.id,
      name: o.name,
      since: o.since,
      due: clock ? readDue(clock.facts).due : null,
      closedAt: o.closed?.at ?? null,
      how: o.closed?.how ?? null,
    }
  })
}

/** The clock by which an obligation is due, as it ran this time. */
export const clockOf = (p: Programme, c: Case, o: Obligation, s: Setting): CaseClock | null =>
  clocksOf(p, asItRan(p, c, o), s).find((k) => k.name === p.obligations[o.name]?.clock) ?? null

/**
 * [OW1] What recurs has a limit of its own each time: starts of its clock after it was opened are another one's, and where the clock
 * starts later than it was opened, so are those since it was opened again.
 */
function asItRan(p: Programme, c: Case, o: Obligation): Case {
  const starts = p.clocks[p.obligations[o.name]?.clock ?? '']?.starts ?? []
  const isStart = (a: Act): boolean => starts.includes(a.outcome)
  const until = c.acts.some((a) => isStart(a) && a.at <= o.since)
    ? (a: Act) => a.at <= o.since
    : beforeNext(c, o)
  return { ...c, acts: c.acts.filter((a) => !isStart(a) || until(a)) }
}

function beforeNext(c: Case, o: Obligation): (a: Act) => boolean {
  const next = c.obligations.find((x) => x.name === o.name && x.since > o.since)
  return (a) => next === undefined || a.at < next.since
}
