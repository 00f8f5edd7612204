/** The stages of a way in order, with the days of those passed and the time that the rules give each. */
import type { Case } from '#kernel/case'
import { dayOfInstant, readOn, type Instant } from '#kernel/day'
import { targetsOf, type ClockRule, type Programme } from '#kernel/programme'
import type { TogetherView } from '../contract/together.ts'

/** [LN1] Those passed with their days, the one where the case stands, those ahead; none for a programme that draws no line. */
export function lineOf(
  p: Programme,
  c: Case,
  areaPath: readonly string[],
  now: Instant,
): TogetherView['line'] {
  const stays = c.acts.map((a, i) => ({ step: a.to, since: a.at, until: c.acts[i + 1]?.at ?? null }))
  const here = (p.line ?? []).findIndex((s) => s.steps.includes(c.step))
  const furthest = (p.line ?? []).findLastIndex((s) => stays.some((x) => s.steps.includes(x.step)))
  return (p.line ?? []).map((s, i) => {
    const own = stays.filter((x) => s.steps.includes(x.step))
    const state = i === here ? 'here' : own.length > 0 ? 'done' : i < furthest ? 'skipped' : 'ahead'
    return {
      title: s.title,
      state,
      since: own[0]?.since ?? null,
      until: i === here ? null : (own.at(-1)?.until ?? null),
      step: i === here ? p.steps[c.step]!.title : null,
      /** The last one is where it stays. */ limit:
        i === p.line!.length - 1 ? null : limitOf(p, s.steps, areaPath, now),
    }
  })
}

/**
 * [LN2] The shortest time of those clocks that begin on the way into a stage or in it, and are stopped there
 * and nowhere else: what comes round again there is no limit of the stage.
 */
function limitOf(
  p: Programme,
  steps: readonly string[],
  areaPath: readonly string[],
  now: Instant,
): TogetherView['line'][number]['limit'] {
  const limits = Object.values(p.clocks)
    .filter((k) => belongs(p, k, steps))
    .flatMap((k) => {
      if ('until' in k.limit || ['minute', 'hour', 'month'].includes(k.limit.unit)) return []
      const paramReading = readOn(p.params[k.limit.param]!.history, dayOfInstant(now), areaPath)
      return paramReading.kind === 'in_force' && paramReading.value !== null
        ? [{ amount: paramReading.value, unit: k.limit.unit }]
        : []
    })
  return limits.toSorted((a, b) => a.amount - b.amount)[0] ?? null
}

function belongs(p: Programme, k: ClockRule, steps: readonly string[]): boolean {
  const where = (outcome: string) =>
    Object.entries(p.steps)
      .filter(([, s]) => Object.hasOwn(s.outcomes, outcome))
      .map(([name]) => name)
  const again = k.starts.some((o) =>
    where(o).some((name) => steps.includes(name) && targetsOf(p.steps[name]!.outcomes[o]!).includes(name)),
  )
  return (
    !again &&
    k.starts.some((o) => where(o).length > 0) &&
    k.stops.some((o) => where(o).length > 0 && where(o).every((name) => steps.includes(name)))
  )
}
