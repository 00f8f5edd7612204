/** Taking back what one did oneself: only while nobody acted on it and nothing of it has left the house. */
import { findablePlaces } from '../../find/index.ts'
import { isMove } from '../../programme/move.ts'
import { officeVerbOf, type OfficeVerb } from '../../programme/office.ts'
import type { Programme } from '../../programme/programme.ts'
import type { Figure } from '../../figure/index.ts'
import type { Act, Case, RefusalCode } from '../case.ts'
import { gathered, type Surroundings } from '../world.ts'
import { takenBack, type OfficeDone } from './said.ts'

/** What its sender may have done meanwhile without anybody having acted. */
const moreOfTheSender: ReadonlySet<OfficeVerb> = new Set(['urge', 'copy', 'note'])

/** [OA9] The act that this sender may take back: the last one, with nothing of anybody else since. */
export function lastOwnAct(c: Case, person: string): Act | null {
  const last = c.acts.findLast((a) => {
    const verb = officeVerbOf(a.outcome)
    return !(verb !== null && moreOfTheSender.has(verb) && a.person === person)
  })
  return last &&
    last.seq > 1 &&
    last.person === person &&
    last.run === undefined &&
    officeVerbOf(last.outcome) === null &&
    last.outcome !== takenBack &&
    !isMove(last.outcome)
    ? last
    : null
}

type Takes = NonNullable<OfficeDone['takes']>

/** [OA9] What taking it back restores, or why it cannot be. */
export function takingBack(
  p: Programme,
  c: Case,
  s: Surroundings,
  figures: readonly Figure[],
): { readonly takes: Takes } | { readonly code: RefusalCode } {
  const act = lastOwnAct(c, s.actor.person)
  if (!act) return { code: 'acted_already' }
  if (act.post !== s.actor.post) return { code: 'not_yours' }
  const past = gathered(s.world.past(c.id, act.seq), `${c.id}/${act.seq}`)
  if (!past) return { code: 'acted_already' }
  const { event, facts, people } = past
  const names = [
    ...new Set([event.input, event.sets, event.adds ?? {}].flatMap((facts) => Object.keys(facts))),
  ]
  const sought = new Set(findablePlaces(p).map((place) => place.field))
  if (
    event.effects.length > 0 ||
    event.people.some((person) => !people.includes(person)) ||
    names.some((name) => sought.has(name)) ||
    isCounted(p, c, act.outcome, figures)
  )
    return { code: 'effect_left' }
  const wasThere = (name: string): boolean => Object.hasOwn(facts, name)
  return {
    takes: {
      seq: act.seq,
      step: c.acts.findLast((a) => a.seq < act.seq)!.to,
      restores: Object.fromEntries(names.filter(wasThere).map((name) => [name, facts[name]!])),
      drops: names.filter((name) => !wasThere(name)),
    },
  }
}

/** A figure that ended a record by it, or counted it a second time, cannot tell what stood before. */
const isCounted = (p: Programme, c: Case, outcome: string, figures: readonly Figure[]): boolean =>
  figures.some((f) =>
    [f.counts, f.among].some(
      (count) =>
        count !== undefined &&
        'on' in count &&
        (count.programme ?? f.programme) === p.id &&
        (count.until?.includes(outcome) === true ||
          (count.on.includes(outcome) && c.acts.filter((a) => a.outcome === outcome).length > 1)),
    ),
  )
