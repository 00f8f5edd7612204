/** What would have to be otherwise, told to one reader: with a trial that a rule refuses, and with a case that was refused. */
import { isMaskedName, type Programme } from '#kernel/programme'
import type { Case, Command, Sight, Surroundings } from '#kernel/case'
import { dayOfInstant } from '#kernel/day'
import { lastJudged, sayChange, titleOf, whyNot, whyNotJudged, type WhyNot, type WhyNotTold } from '#whynot'
import { ask } from '../commands/gather.ts'
import type { WhyNotView } from '../contract/index.ts'
import { programmeOf, surroundings, type House } from '../realm.ts'
import type { Logged } from './clause.ts'

export type WhyNotTried = { readonly view: WhyNotView | null; readonly excluded: boolean }

const nothing: WhyNotTried = { view: null, excluded: false }

/** [WN1] What would make this very command acceptable; null where no rule refuses it, or the pack says nothing of changes. */
export function whyNotTried(
  house: House,
  p: Programme,
  c: Case | null,
  command: Command,
  around: Surroundings,
  sight: Sight,
): WhyNotTried {
  const rule = house.packs.whyNot?.[p.id]
  const answer = rule ? whyNot(p, c, command, around, seenBy(sight, rule)) : null
  return answer ? { view: seenOf(p, answer, sight, rule!), excluded: answer.excluded } : nothing
}

/** [WN3] What would have qualified a case that was refused, by how it stood and what held when it was judged. */
export async function whyNotRefused(
  house: House,
  c: Case,
  log: readonly Logged[],
  sight: Sight,
): Promise<WhyNotView | null> {
  const rule = house.packs.whyNot?.[c.programme.id]
  const end = programmeOf(house, c)!.steps[c.step]!.end
  const judged =
    rule && end === 'refused'
      ? lastJudged(
          log.map((l) => l.event),
          rule,
        )
      : null
  if (!rule || !judged) return null
  const then = house.versions.of(judged.state.programme.id, judged.state.programme.version)
  if (!then) return null
  const { actor: _, ...around } = surroundings(house, nobody, judged.state.area, { now: judged.at })
  const answer = await ask(
    house,
    judged.state,
    (world) => whyNotJudged(then, judged, { ...around, world }, seenBy(sight, rule)),
    dayOfInstant(judged.at),
  )
  return answer && seenOf(then, answer, sight, rule)
}

const nobody = { person: '', post: null, role: '', area: null, kin: [] } as const

/** [P9] What its reader does not see is not turned at all: the number of runs would tell of it as a change would. */
const seenBy = (sight: Sight, rule: WhyNot): WhyNot => ({
  ...rule,
  changes: rule.changes.filter(({ name }) => sight.sees(name)),
})

/**
 * [P9] Of a fact that its reader does not see, no change is told either: it would tell the fact; what was left
 * out is no "none". [WN1] What is masked has no numbers here.
 */
function seenOf(p: Programme, { changes, whole, runs }: WhyNotTold, sight: Sight, rule: WhyNot): WhyNotView {
  return {
    changes: changes
      .filter((parts) => parts.every((x) => sight.sees(x.change.name)))
      .map((parts) => ({
        text: sayChange(p, parts),
        parts: parts
          .filter(({ change }) => !isMaskedName(p, change.name))
          .map(({ change, from, to }) => ({ name: change.name, title: titleOf(p, change.name), from, to })),
      })),
    whole: whole && rule.changes.every(({ name }) => sight.sees(name)),
    runs,
  }
}
