/**
 * What a form may tell the one who asks for it: the same as the case's page. Sealed values are masked for those in office and
 * not known to anybody else; what one of the many does not see of the others is not known to them, nor is what follows from it.
 */
import type { Instant } from '#kernel/day'
import { closedNames, knowledge, sightOf, type Actor, type Case, type World } from '#kernel/case'
import { formNames, isMaskedName, maskedNames, type Field, type Programme } from '#kernel/programme'
import { names, type Facts, type Value } from '#kernel/rule'
import { shownTo } from '#kernel/ability'
import { unseal } from '#store'
import { surroundings, type House } from '../realm.ts'
import { masked, toldFacts } from '../views/show.ts'

export type FormReader = {
  readonly person: string
  readonly actor: Actor
  /** By a post, or because they audit. */ readonly official: boolean
  /** Where they reached this house: what the addresses on their paper begin with. */ readonly foundAt: string
}
/**
 * A formula's value, with more names than the case knows: the line of a table, a sheet of its own. Null
 * is not known, or not for this reader.
 */
export type Telling = (formula: string, more?: Facts) => Value

/** [FM4] `now` is the moment that the form tells of. */
export function tellingOf(
  house: House,
  p: Programme,
  c: Case,
  reader: FormReader,
  now: Instant,
  own: Facts,
  world: World,
): Telling {
  const around = { ...surroundings(house, reader.actor, c.area, { now }), world }
  const whole = knowledge(p, c, c.people, toldFacts(house, p, c), around)
  const sight = sightOf(p, reader)
  const closed = reader.official ? new Set<string>() : closedTo(p)
  const clear = (name: string, v: Value): Value => unseal(name, v, c, house.keys)
  const facts = Object.fromEntries(
    Object.entries(c.facts).map(([name, v]) => [
      name,
      closed.has(name) || !sight.sees(name)
        ? null
        : sight.told(
            name,
            isMaskedName(p, name) ? maskedFor(p.fields[name], clear(name, v)) : clear(name, v),
          ),
    ]),
  )
  /** Worked out once, and not again for every line that reads it. */
  const reckoned = Object.entries(p.reckonings ?? {}).map(
    ([name, r]) =>
      [
        name,
        closed.has(name)
          ? null
          : reader.official
            ? whole.read(name)
            : shownTo(house.abilities, r, whole.read(name), whole.read, reader.person),
      ] as const,
  )
  const nothing = Object.fromEntries(formNames.map((n) => [n, null]))
  const caseKnowledge = knowledge(
    p,
    c,
    c.people,
    { ...facts, ...Object.fromEntries(reckoned), ...nothing, ...own },
    around,
  )
  return (formula, more = {}) =>
    names(formula, [], { filters: true }).some((n) => closed.has(n))
      ? null
      : (Object.keys(more).length > 0 ? caseKnowledge.line(more) : caseKnowledge).read(formula)
}

/** As on the case's page, but that lines can be found by the column that joins them to the rest. */
function maskedFor(field: Field | undefined, clear: Value): Value {
  const shown = masked(field, clear)
  if (field?.type !== 'list' || !Array.isArray(clear) || !Array.isArray(shown)) return shown
  const joins = Object.keys(field.of).filter((n) => field.of[n]!.joins)
  return shown.map((line, i) => ({
    ...(line as Facts),
    ...Object.fromEntries(joins.map((n) => [n, (clear[i] as Facts)[n] ?? null])),
  }))
}

/** What is sealed, or not theirs to see, for whoever is not in office, and what reads it. */
const closedTo = (p: Programme): ReadonlySet<string> => closedNames(p, maskedNames(p))
