/** Sending back: to which steps a case may go again, and what has left the house since. */
import { officeActsOf } from '../../programme/office-allowed.ts'
import { officeVerbOf } from '../../programme/office.ts'
import type { EffectRule, Outcome, Programme } from '../../programme/programme.ts'
import { isMove } from '../../programme/move.ts'
import type { Act, Case } from '../case.ts'

/**
 * [OA8] The steps that this one may be sent back to: those that the programme names, else the one before; each where the case has stood, and
 * that its version knows: a case that moved may have stood at others.
 */
export function sendableSteps(p: Programme, c: Case): readonly string[] {
  const named = officeActsOf(p).sendBack?.to?.[c.step]
  const been = c.acts
    .map((a) => a.to)
    .filter((step) => step !== c.step && Object.hasOwn(p.steps, step) && p.steps[step]!.end === undefined)
  const before = been.at(-1)
  return (named ?? (before === undefined ? [] : [before])).filter((step) => been.includes(step))
}

/** What was done since the case last stood at a step. */
export const actsSince = (c: Case, step: string): readonly Act[] =>
  c.acts.slice(c.acts.findLastIndex((a) => a.to === step) + 1)

/** What only tells somebody something has not left the house as money, entries and orders have. */
const stays: ReadonlySet<EffectRule['kind']> = new Set(['notify'])

/** All that go by a name: two steps may each have one, and only one of them pays. */
const outcomesCalled = (p: Programme, name: string): readonly Outcome[] =>
  [p.opens, ...Object.values(p.steps).map((s) => s.outcomes)].flatMap((all) =>
    Object.hasOwn(all, name) ? [all[name]!] : [],
  )

/** [OA8] Whether any of these acts did what sending back cannot undo: its programme says so, whatever the amount was. */
export const leftTheHouse = (p: Programme, acts: readonly Act[]): boolean =>
  acts.some(
    (a) =>
      isMove(a.outcome) ||
      (officeVerbOf(a.outcome) === null &&
        outcomesCalled(p, a.outcome).some((o) => o.effects?.some((effect) => !stays.has(effect.kind)))),
  )
