/** What one reader is told of a case: the one answer for its pages, timeline, trials, papers, forms and proof. */
import type { Field, SeenBy } from '../programme/field.ts'
import { isOfficeName } from '../programme/office.ts'
import type { Outcome, Programme } from '../programme/programme.ts'
import { names, tracedAs, type Value } from '../rule/index.ts'
import type { CaseEvent } from './case.ts'

type Done = Pick<CaseEvent, 'outcome' | 'by'>

export type Sight = {
  /** A fact of the case. */
  sees(name: string): boolean
  /** Its value: of a list the columns that are theirs to see. */
  told(name: string, value: Value): Value
  /** A column that is the office's alone, also where a page tells of the list by a rule of its own. */
  isKept(list: string, column: string): boolean
  /** What was entered by an act: whoever entered it sees it. */
  seesEntered(act: Done, name: string): boolean
  /** Its value: whoever entered a line sees all of it. */
  toldEntered(act: Done, name: string, value: Value): Value
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
  const seenOf = (name: string, value: Value): Value => (official ? value : openColumns(p, name, value))
  const isOthers = (act: Done): boolean => !official && act.by.person !== person && own.has(act.outcome)
  return {
    sees(name) {
      return official || seenByConcerned(p, name)
    },
    seesEntered(act, name) {
      if (official || act.by.person === person) return true
      /** [OA15] What officials say to one another is told to nobody whom the case concerns. */
      return !isOfficeName(act.outcome) && !own.has(act.outcome) && seenByConcerned(p, name)
    },
    told: seenOf,
    isKept(list, column) {
      return !official && columnsOf(p, list)[column]?.seenBy === 'office'
    },
    toldEntered(act, name, value) {
      return act.by.person === person ? value : seenOf(name, value)
    },
    isOthers,
    seesTrace(decision) {
      return closed === null || (!isPlace && !closed.has(tracedAs(decision).name))
    },
    whole: closed === null || (!isPlace && closed.size === 0 && factNames(p).every((n) => isSeenWhole(p, n))),
  }
}

/** [P9] Whether those concerned see a fact: as it says itself, or else by what the case is about. Parameters are the law's, and everybody's. */
export function seenByConcerned(p: Programme, name: string): boolean {
  const said: readonly (SeenBy | undefined)[] = [p.fields, p.values, p.lists, p.working].map((part) =>
    part && Object.hasOwn(part, name) ? part[name]!.seenBy : undefined,
  )
  if (said.includes('office'))
    return Object.values(columnsOf(p, name)).some((column) => column.seenBy === 'concerned')
  return said.includes('concerned') || p.subject?.place !== true || Object.hasOwn(p.params, name)
}

type List = Extract<Field, { readonly type: 'list' }>
const listsNamed = (p: Programme, name: string): readonly List[] =>
  [p.fields, p.lists].flatMap((part) => {
    const field = part && Object.hasOwn(part, name) ? part[name] : undefined
    return field?.type === 'list' ? [field] : []
  })
const columnsOf = (p: Programme, name: string): List['of'] =>
  Object.assign({}, ...listsNamed(p, name).map((list) => list.of)) as List['of']

/**
 * [P9] Whether those concerned see a column: as it says itself, else as its list says, else by what the case is about. Of a list that
 * says nothing, in a case about many, a column opens nothing: what is shown begins with the list.
 */
const isColumnSeen = (p: Programme, name: string, column: string): boolean => {
  const listSays = listsNamed(p, name).find((list) => list.seenBy !== undefined)?.seenBy
  const columnSays = columnsOf(p, name)[column]?.seenBy
  if (columnSays === 'office') return false
  if (listSays === undefined) return p.subject?.place !== true
  return (columnSays ?? listSays) === 'concerned'
}

/** Whether those concerned see every column of a list; of what is no list, there are none. */
const isSeenWhole = (p: Programme, name: string): boolean =>
  Object.keys(columnsOf(p, name)).every((column) => isColumnSeen(p, name, column))

/** Where no column says anything of its own, a list is told as it stands, with what was added to its lines besides. */
function openColumns(p: Programme, name: string, value: Value): Value {
  if (!Array.isArray(value)) return value
  if (Object.values(columnsOf(p, name)).every((column) => column.seenBy === undefined)) return value
  return value.map((line) =>
    typeof line === 'object' && line !== null && !Array.isArray(line)
      ? Object.fromEntries(Object.entries(line).filter(([column]) => isColumnSeen(p, name, column)))
      : line,
  )
}

/**
 * Every fact that those concerned do not see and `more` besides, with each decision and reckoning that reads
 * one, but for a reckoning that says it names nobody.
 */
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
  /** A list with columns that are kept back is told without them: what reads it may read one of those. */
  const partly = new Set(factNames(p).filter((name) => seenByConcerned(p, name) && !isSeenWhole(p, name)))
  for (let before = -1; before < closed.size;) {
    before = closed.size
    for (const [name, formulas] of readers)
      if (formulas.some((f) => names(f, [], { filters: true }).some((n) => closed.has(n) || partly.has(n))))
        closed.add(name)
  }
  return closed
}

/** Whatever a case of the programme may hold as a fact. */
const factNames = (p: Programme): readonly string[] => [
  ...new Set([
    ...Object.keys(p.fields),
    ...Object.keys(p.lists ?? {}),
    ...Object.keys(p.derived ?? {}),
    ...outcomesOf(p).flatMap(([, o]) => [...Object.keys(o.sets ?? {}), ...Object.keys(o.adds ?? {})]),
  ]),
]

const outcomesOf = (p: Programme): readonly (readonly [string, Outcome])[] =>
  [p.opens, ...Object.values(p.steps).map((s) => s.outcomes)].flatMap((all) => Object.entries(all))
