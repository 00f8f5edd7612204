/** What of an event is sealed: taken out and marked here, put into a box by who holds the keys. */
import { assert } from '../assert.ts'
import { isDerived, isInClear, sealedNames } from '../programme/sealed-names.ts'
import type { Programme } from '../programme/programme.ts'
import type { Facts, Trace, Value } from '../rule/index.ts'
import type { CaseEvent } from './case.ts'
import { restsOn } from './rests.ts'

/** How a sealed value begins: `sealed:<seq>` lies in the box of that event. */
export const sealedPrefix = 'sealed:'

export const isSealed = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith(sealedPrefix)

export type Veiled = {
  /** The event with a mark in the place of each sensitive fact. */
  readonly event: CaseEvent
  /** What the marks stand for; null where nothing is sensitive. */
  readonly secret: Facts | null
}

/**
 * [S4] [S11] What is sensitive or sealed leaves the kernel apart from all else; what a decision looked at of it is not told either.
 * Of a line that an outcome adds to a list the columns that are sealed do, each under `list.column`.
 */
export function veil(p: Programme, e: CaseEvent): Veiled {
  const { facts: sealedFacts, columns } = sealedOf(p)
  const secret: Record<string, Value> = {}
  const mark = `${sealedPrefix}${e.seq}`
  const input = marked(e.input, sealedFacts, mark, secret)
  const given = e.given && marked(e.given, e.office ? wordsOfOffice : sealedFacts, mark, secret)
  const sets = marked(e.sets, sealedFacts, mark, secret)
  const adds = e.adds && columns.size > 0 ? markedLines(e.adds, columns, mark, secret) : e.adds
  const trace = e.trace && withoutDerived(p, withoutInputs(e.trace, sealedFacts))
  return {
    event: {
      ...e,
      input,
      ...(given ? { given } : {}),
      sets,
      ...(adds ? { adds } : {}),
      ...(trace ? { trace } : {}),
    },
    secret: Object.keys(secret).length === 0 ? null : secret,
  }
}

/** [OA1] What officials say to one another about a case is about its people. */
const wordsOfOffice: ReadonlySet<string> = new Set(['words'])

/** The same facts with what is sealed moved into `secret`; the very same object when nothing is. */
function marked(
  facts: Facts,
  sealedFacts: ReadonlySet<string>,
  mark: string,
  secret: Record<string, Value>,
): Facts {
  let clear = facts
  for (const name of Object.keys(facts)) {
    if (!sealedFacts.has(name) || facts[name] === null) continue
    assert(!Object.hasOwn(secret, name), `${name} is both entered and set`)
    secret[name] = facts[name]!
    if (clear === facts) clear = { ...facts }
    ;(clear as Record<string, Value>)[name] = mark
  }
  return clear
}

/** [S11] What stands in clear in a stored event although its version seals it, by name: none, unless something went wrong. */
export function leftInClear(p: Programme, e: CaseEvent): readonly string[] {
  const { facts: sealedFacts, columns } = sealedOf(p)
  const isOpen = (value: Value | undefined): boolean =>
    value !== undefined && value !== null && !isSealed(value)
  const openNames = (facts: Facts | undefined, wanted: Iterable<string>): readonly string[] =>
    facts === undefined ? [] : [...wanted].filter((name) => isOpen(facts[name]))
  return [
    ...[e.input, e.given, e.sets].flatMap((facts) => openNames(facts, sealedFacts)),
    ...[...columns].flatMap(([list, wanted]) =>
      openNames(e.adds?.[list] as Facts | undefined, wanted).map((column) => `${list}.${column}`),
    ),
  ]
}

/** An event adds one line to a list at most, so that the list and the column name what the mark stands for. */
const markedLines = (
  adds: Facts,
  columns: ReadonlyMap<string, ReadonlySet<string>>,
  mark: string,
  secret: Record<string, Value>,
): Facts =>
  Object.fromEntries(
    Object.entries(adds).map(([list, line]) => {
      const sealedColumns = columns.get(list)
      if (sealedColumns === undefined) return [list, line]
      const inside: Record<string, Value> = {}
      const shown = marked(line as Facts, sealedColumns, mark, inside)
      for (const [column, value] of Object.entries(inside)) secret[`${list}.${column}`] = value
      return [list, shown]
    }),
  )

type SealedNames = {
  readonly facts: ReadonlySet<string>
  /** Of lists that outcomes add to. */
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>
}
const perProgramme = new WeakMap<Programme, SealedNames>()
function sealedOf(p: Programme): SealedNames {
  const before = perProgramme.get(p)
  if (before) return before
  const names: SealedNames = {
    facts: new Set(sealedNames(p)),
    columns: new Map(
      Object.entries(p.lists ?? {}).flatMap(([name, { of }]) => {
        const sealedColumns = Object.keys(of).filter((column) => of[column]!.sealed === true)
        return sealedColumns.length === 0 ? [] : [[name, new Set(sealedColumns)] as const]
      }),
    ),
  }
  perProgramme.set(p, names)
  return names
}

/** [SD2] How a decision came about that rests on something derived and sealed would tell what that is: of it nothing is kept but its clauses. */
function withoutDerived(
  p: Programme,
  trace: NonNullable<CaseEvent['trace']>,
): NonNullable<CaseEvent['trace']> {
  if (p.derived === undefined) return trace
  const rests = (name: string): boolean =>
    [...restsOn(p, name)].some((n) => isDerived(p, n) && !isInClear(p, n))
  return Object.fromEntries(
    Object.entries(trace).map(([name, t]) => [name, rests(name) ? { ...t, inputs: {}, rows: [] } : t]),
  )
}

/** What a decision looked at is kept, but for what is sensitive: inputs are told by their formulas, and one that names a sensitive field tells of it. */
function withoutInputs(
  trace: NonNullable<CaseEvent['trace']>,
  sensitive: ReadonlySet<string>,
): NonNullable<CaseEvent['trace']> {
  const tells = (expression: string): boolean =>
    (expression.match(/[A-Za-z_]\w*/g) ?? []).some((word) => sensitive.has(word))
  const clear = (inputs: Trace['inputs']): Trace['inputs'] =>
    Object.fromEntries(
      Object.entries(inputs).map(([expression, v]) => [
        expression,
        v !== null && tells(expression) ? '＊＊＊' : v,
      ]),
    )
  return Object.fromEntries(
    Object.entries(trace).map(([name, t]) => [name, { ...t, inputs: clear(t.inputs) }]),
  )
}
