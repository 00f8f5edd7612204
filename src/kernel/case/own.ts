/** What of a form belongs to its act alone, and what an act does not let stand of before. */
import type { Outcome, Programme } from '../programme/programme.ts'
import type { Facts, Value } from '../rule/index.ts'
import type { CaseEvent } from './case.ts'

/**
 * [K20] [K21] The facts as an act meets them: lists that it begins are empty, and of its own fields, and those
 * that begin anew, nothing is known before it tells.
 */
export function factsBefore(p: Programme, o: Outcome, facts: Facts): Facts {
  const anew = [...(o.own ?? []), ...(o.begins ?? [])]
  return anew.length === 0 ? facts : { ...facts, ...blank(p, anew) }
}

/** [K20] The event keeps what is the act's own apart from what the case keeps. [K21] What begins anew is set so, in the event like all that is set. */
export function partsOfInput(
  p: Programme,
  o: Outcome,
  entered: Facts,
  sets: Facts,
): Pick<CaseEvent, 'input' | 'given' | 'sets'> {
  const own = o.own ?? []
  const given = only(entered, (name) => own.includes(name))
  const begun = blank(
    p,
    (o.begins ?? []).filter((name) => !Object.hasOwn(entered, name)),
  )
  return {
    input: own.length === 0 ? entered : only(entered, (name) => !own.includes(name)),
    ...(Object.keys(given).length === 0 ? {} : { given }),
    sets: { ...begun, ...sets },
  }
}

const blank = (p: Programme, names: readonly string[]): Facts =>
  Object.fromEntries(names.map((name): readonly [string, Value] => [name, isList(p, name) ? [] : null]))

/** [K13] A list that outcomes add to is empty before anything was added, and never unknown. */
export const isList = (p: Programme, name: string): boolean =>
  p.lists !== undefined && Object.hasOwn(p.lists, name)

const only = (facts: Facts, keeps: (name: string) => boolean): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => keeps(name)))
