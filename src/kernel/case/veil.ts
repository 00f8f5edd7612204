/** What of an event is sealed: taken out and marked here, put into a box by who holds the keys. */
import { assert } from '../assert.ts'
import type { Programme } from '../programme/programme.ts'
import type { Facts, Trace, Value } from '../rule/index.ts'
import type { CaseEvent } from './case.ts'

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

/** [S4] Fields marked sensitive leave the kernel apart from all else; what a decision looked at of them is not told either. */
export function veil(p: Programme, e: CaseEvent): Veiled {
  const sensitive = sensitiveOf(p)
  const secret: Record<string, Value> = {}
  const mark = `${sealedPrefix}${e.seq}`
  const input = marked(e.input, sensitive, mark, secret)
  const given = e.given && marked(e.given, e.office ? wordsOfOffice : sensitive, mark, secret)
  const sets = marked(e.sets, sensitive, mark, secret)
  const trace = e.trace && withoutInputs(e.trace, sensitive)
  return {
    event: { ...e, input, ...(given ? { given } : {}), sets, ...(trace ? { trace } : {}) },
    secret: Object.keys(secret).length === 0 ? null : secret,
  }
}

/** [OA1] What officials say to one another about a case is about its people. */
const wordsOfOffice: ReadonlySet<string> = new Set(['words'])

/** The same facts with what is sensitive moved into `secret`; the very same object when nothing is. */
function marked(
  facts: Facts,
  sensitive: ReadonlySet<string>,
  mark: string,
  secret: Record<string, Value>,
): Facts {
  let clear = facts
  for (const name of Object.keys(facts)) {
    if (!sensitive.has(name) || facts[name] === null) continue
    assert(!Object.hasOwn(secret, name), `${name} is both entered and set`)
    secret[name] = facts[name]!
    if (clear === facts) clear = { ...facts }
    ;(clear as Record<string, Value>)[name] = mark
  }
  return clear
}

const sensitiveNames = new WeakMap<Programme, ReadonlySet<string>>()
function sensitiveOf(p: Programme): ReadonlySet<string> {
  const names =
    sensitiveNames.get(p) ??
    new Set(Object.entries(p.fields).flatMap(([name, field]) => (field.sensitive ? [name] : [])))
  sensitiveNames.set(p, names)
  return names
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
