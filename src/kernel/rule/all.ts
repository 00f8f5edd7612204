/** Many decisions that read one another by name, worked out in the order in which they need each other. */
import { names, type Facts, type Value } from './feel.ts'
import type { Decision, Trace } from './decision.ts'
import { decide } from './table.ts'

export type Decisions = { readonly [name: string]: Decision }
export type Answers = {
  readonly values: { readonly [name: string]: Value }
  readonly traces: { readonly [name: string]: Trace }
}

/** Every text of a decision, with the grammar it is written in. */
export function textsOf(
  d: Decision,
): readonly { readonly text: string; readonly dialect: 'expression' | 'unary' }[] {
  if (d.kind === 'formula') return [{ text: d.expression, dialect: 'expression' }]
  const cells = d.rules.flatMap((r) => r.when).filter((c) => c.trim() !== '-' && c.trim() !== '')
  const plain = [
    ...d.inputs.map((i) => i.expression),
    ...d.rules.flatMap((r) => r.then),
    ...d.outputs.flatMap((o) => o.default ?? []),
  ]
  return [
    ...plain.map((text) => ({ text, dialect: 'expression' as const })),
    ...cells.map((text) => ({ text, dialect: 'unary' as const })),
  ]
}

/** The names a decision reads, from facts or from other decisions; what it takes is its own. */
export function reads(d: Decision, oddNames: readonly string[] = []): readonly string[] {
  const before = oddNames.length === 0 ? read.get(d) : undefined
  const all = before ?? namesIn(d, oddNames)
  if (oddNames.length === 0) read.set(d, all)
  return all
}
const namesIn = (d: Decision, oddNames: readonly string[], now?: true): readonly string[] => [
  ...new Set(
    textsOf(d)
      .flatMap(({ text, dialect }) =>
        names(text, oddNames, { dialect, filters: true, ...(now ? { now } : {}) }),
      )
      .filter((name) => d.takes === undefined || !Object.hasOwn(d.takes, name)),
  ),
]
/** [LG3] Those that a decision reads as they are now, and not on another day alone. */
export function readsNow(d: Decision): readonly string[] {
  const before = readAsTheyAre.get(d)
  if (before) return before
  const all = namesIn(d, [], true)
  readAsTheyAre.set(d, all)
  return all
}
const readAsTheyAre = new WeakMap<Decision, readonly string[]>()
/** A decision is data that nobody changes: what it reads is worked out once. */
const read = new WeakMap<Decision, readonly string[]>()

/** The decisions that read one another in a circle, as `a > b > a`; empty when there is none. */
export function circles(decisions: Decisions): string[] {
  const rings = new Set<string>()
  const order = new Map<string, 'begun' | 'done'>()
  const visit = (name: string, path: readonly string[]): void => {
    if (order.get(name) === 'done') return
    if (path.includes(name)) return void rings.add([...path.slice(path.indexOf(name)), name].join(' > '))
    for (const next of needs(decisions, name)) visit(next, [...path, name])
    order.set(name, 'done')
  }
  for (const name of Object.keys(decisions)) visit(name, [])
  return [...rings]
}

const memo = new WeakMap<Decisions, Map<string, readonly string[]>>()
function needs(decisions: Decisions, name: string): readonly string[] {
  const byName = memo.get(decisions) ?? new Map<string, readonly string[]>()
  memo.set(decisions, byName)
  const all = Object.keys(decisions)
  if (!byName.has(name))
    byName.set(
      name,
      reads(decisions[name]!, all).filter((n) => Object.hasOwn(decisions, n)),
    )
  return byName.get(name)!
}

/** Works out the wanted decisions and whatever they read; a circle has no answer and says so. */
export function decideAll(
  decisions: Decisions,
  facts: Facts,
  wanted: readonly string[] = Object.keys(decisions),
): Answers {
  const values: Record<string, Value> = Object.create(null) as Record<string, Value>
  const traces: Record<string, Trace> = Object.create(null) as Record<string, Trace>
  const work = (name: string, path: readonly string[]): void => {
    if (Object.hasOwn(traces, name)) return
    const circle = path.includes(name) ? [...path.slice(path.indexOf(name)), name] : null
    for (const next of circle ? [] : needs(decisions, name)) work(next, [...path, name])
    if (Object.hasOwn(traces, name)) return
    const answer = circle
      ? {
          value: null,
          trace: { inputs: {}, rows: [], clauses: [], problem: `circle / 循环引用: ${circle.join(' > ')}` },
        }
      : decide(decisions[name]!, { ...facts, ...values })
    values[name] = answer.value
    traces[name] = answer.trace
  }
  for (const name of wanted) if (Object.hasOwn(decisions, name)) work(name, [])
  return { values: { ...values }, traces: { ...traces } }
}
