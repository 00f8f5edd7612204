/** Which facts of an event are sealed, and how they come back for those who may read them. */
import {
  assert,
  type Case,
  type CaseEvent,
  type Facts,
  type Programme,
  type Trace,
  type Value,
} from '#kernel'
import { decrypt, encrypt } from './cipher.ts'
import type { Keyring } from './seal.ts'

const prefix = 'sealed:'

export const isSealed = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith(prefix)

/** What a sealed value is opened with: the boxes of its case. */
export type Boxes = Pick<Case, 'id' | 'sealed'>

/**
 * [S4] Fields marked sensitive never reach the database in clear. All of an event lie in one box, bound to subject, case and
 * event, and each field says in which: `sealed:<seq>`. One box an event costs a fraction of one a field.
 */
export function sealEvent(p: Programme, e: CaseEvent, subject: string, keys: Keyring): CaseEvent {
  const sensitive = sensitiveOf(p)
  const secret: Record<string, Value> = {}
  const mark = `${prefix}${e.seq}`
  const input = marked(e.input, sensitive, mark, secret)
  const sets = marked(e.sets, sensitive, mark, secret)
  const trace = e.trace && withoutInputs(e.trace, sensitive)
  const whole = { ...e, input, sets, ...(trace ? { trace } : {}) }
  if (input === e.input && sets === e.sets) return whole
  const box = encrypt(
    keys.ensure(subject),
    Buffer.from(JSON.stringify(secret)),
    boundTo(subject, e.case, e.seq),
    keys.suite,
  )
  return { ...whole, sealed: { subject, box: box.toString('base64') } }
}

/** The same facts with what is sensitive moved into `secret`; the very same object when nothing is. */
function marked(
  facts: Facts,
  sensitive: ReadonlySet<string>,
  mark: string,
  secret: Record<string, Value>,
): Facts {
  let openFacts = facts
  for (const name of Object.keys(facts)) {
    if (!sensitive.has(name) || facts[name] === null) continue
    assert(!Object.hasOwn(secret, name), `${name} is both entered and set`)
    secret[name] = facts[name]!
    if (openFacts === facts) openFacts = { ...facts }
    ;(openFacts as Record<string, Value>)[name] = mark
  }
  return openFacts
}

const sensitiveNames = new WeakMap<Programme, ReadonlySet<string>>()
function sensitiveOf(p: Programme): ReadonlySet<string> {
  const sensitive =
    sensitiveNames.get(p) ??
    new Set(Object.entries(p.fields).flatMap(([name, f]) => (f.sensitive ? [name] : [])))
  sensitiveNames.set(p, sensitive)
  return sensitive
}

/** What a decision looked at is kept, but for what is sensitive: inputs are told by their formulas, and one that names a sensitive field tells of it. */
function withoutInputs(
  trace: NonNullable<CaseEvent['trace']>,
  sensitive: ReadonlySet<string>,
): NonNullable<CaseEvent['trace']> {
  const tells = (expression: string): boolean =>
    (expression.match(/[A-Za-z_]\w*/g) ?? []).some((word) => sensitive.has(word))
  const withoutSensitive = (inputs: Trace['inputs']): Trace['inputs'] =>
    Object.fromEntries(
      Object.entries(inputs).map(([expression, v]) => [
        expression,
        v !== null && tells(expression) ? '＊＊＊' : v,
      ]),
    )
  return Object.fromEntries(
    Object.entries(trace).map(([name, t]) => [name, { ...t, inputs: withoutSensitive(t.inputs) }]),
  )
}

const boundTo = (subject: string, id: string, seq: number | string): string => `${subject}|${id}|${seq}`

/** A value in clear again, or null when its key was destroyed. The keyring must hold the subject's key. */
export function unseal(name: string, value: Value, c: Boxes, keys: Keyring): Value {
  if (!isSealed(value)) return value
  const [seq, alone] = value.slice(prefix.length).split(':') as [string, string | undefined]
  if (alone !== undefined) return unsealAlone(name, seq, alone, keys)
  const sealedBox = c.sealed?.[seq]
  const key = sealedBox && keys.get(sealedBox.subject)
  if (!key) return null
  const secret = JSON.parse(
    decrypt(key, Buffer.from(sealedBox.box, 'base64'), boundTo(sealedBox.subject, c.id, seq)).toString(),
  ) as Facts
  return Object.hasOwn(secret, name) ? secret[name]! : null
}

/** As values were sealed one by one at first: `sealed:<subject>:<box>`. */
function unsealAlone(name: string, subject: string, box: string, keys: Keyring): Value {
  const key = keys.get(subject)
  return key
    ? (JSON.parse(decrypt(key, Buffer.from(box, 'base64'), `${subject}|${name}`).toString()) as Value)
    : null
}

/** All subjects whose keys open something of this case. */
export const subjectsOf = (c: Pick<Case, 'sealed' | 'facts'>): readonly string[] => [
  ...Object.values(c.sealed ?? {}).map((s) => s.subject),
  ...Object.values(c.facts)
    .filter(isSealed)
    .map((v) => v.slice(prefix.length).split(':'))
    .flatMap(([subject, box]) => (box === undefined ? [] : [subject!])),
]
