/** What one reader is told of a case: the one answer for its pages, timeline, trials, papers, forms and proof. */
import type { SeenBy } from '../programme/field.ts'
import type { Outcome, Programme } from '../programme/programme.ts'
import { names } from '../rule/index.ts'
import type { CaseEvent } from './case.ts'

type Done = Pick<CaseEvent, 'outcome' | 'by'>

export type Sight = {
  /** A fact of the case. */
  sees(name: string): boolean
  /** What was entered by an act: whoever entered it sees it. */
  seesEntered(act: Done, name: string): boolean
  /** An act that is somebody else's own: what it moved is not told. */
  isOthers(act: Done): boolean
  /** How a decision came about. A trace holds what went in, of all whom the case concerns. */
  seesTrace(decision: string): boolean
  /** Nothing of the case is kept from them: only then may they have its very bytes. */
  readonly whole: boolean
}

export type Onlooker = {
  readonly person: string
  /** By a post over it, or because they audit. */
  readonly official: boolean
}

/** [P9] What this reader sees. The office sees all that a case holds; who else reads it is one whom it concerns. */
export function sightOf(p: Programme, { person, official }: Onlooker): Sight {
  const isPlace = p.subject?.place === true
  const closed = official ? null : closedNames(p)
  const own = new Set(outcomesOf(p).flatMap(([name, o]) => (o.seenBy === 'actor' ? [name] : [])))
  const isOthers = (act: Done): boolean => !official && act.by.person !== person && own.has(act.outcome)
  return {
    sees(name) {
      return official || seenByConcerned(p, name)
    },
    seesEntered(act, name) {
      return official || act.by.person === person || (!own.has(act.outcome) && seenByConcerned(p, name))
    },
    isOthers,
    seesTrace(decision) {
      return closed === null || (!isPlace && !closed.has(decision))
    },
    whole: closed === null || (!isPlace && closed.size === 0),
  }
}

/** [P9] Whether those concerned see a fact: as it says itself, or else by what the case is about. Parameters are the law's, and everybody's. */
export function seenByConcerned(p: Programme, name: string): boolean {
  const said: readonly (SeenBy | undefined)[] = [p.fields, p.values, p.lists, p.working].map((part) =>
    part && Object.hasOwn(part, name) ? part[name]!.seenBy : undefined,
  )
  if (said.includes('office')) return false
  return said.includes('concerned') || p.subject?.place !== true || Object.hasOwn(p.params, name)
}

/** Every fact that those concerned do not see and `more` besides, with each decision and reckoning that reads one, but for a reckoning that says it names nobody. */
export function closedNames(p: Programme, more: readonly string[] = []): ReadonlySet<string> {
  const closed = new Set([...factNames(p).filter((name) => !seenByConcerned(p, name)), ...more])
  const readers: readonly (readonly [string, readonly string[]])[] = [
    ...Object.entries(p.decisions).map(
      ([name, d]) =>
        [name, d.kind === 'formula' ? [d.expression] : d.inputs.map((i) => i.expression)] as const,
    ),
    ...Object.entries(p.reckonings ?? {})
      .filter(([, r]) => r.seenBy !== 'concerned')
      .map(([name, r]) => [name, Object.values(r.with)] as const),
  ]
  for (let before = -1; before < closed.size;) {
    before = closed.size
    for (const [name, formulas] of readers)
      if (formulas.some((f) => names(f, [], { filters: true }).some((n) => closed.has(n)))) closed.add(name)
  }
  return closed
}

/** Whatever a case of the programme may hold as a fact. */
const factNames = (p: Programme): readonly string[] => [
  ...new Set([
    ...Object.keys(p.fields),
    ...Object.keys(p.lists ?? {}),
    ...outcomesOf(p).flatMap(([, o]) => [...Object.keys(o.sets ?? {}), ...Object.keys(o.adds ?? {})]),
  ]),
]

const outcomesOf = (p: Programme): readonly (readonly [string, Outcome])[] =>
  [p.opens, ...Object.values(p.steps).map((s) => s.outcomes)].flatMap((all) => Object.entries(all))
