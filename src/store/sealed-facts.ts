/** What of an event is sealed goes into a box, and comes back for those who may read it. */
import type { Facts, Value } from '#kernel/rule'
import { isSealed, sealedPrefix, type Case, type CaseEvent } from '#kernel/case'
import { decrypt, encrypt } from './cipher.ts'
import type { Keyring } from './seal.ts'

/** What a sealed value is opened with: the boxes of its case. */
export type Boxes = Pick<Case, 'id' | 'sealed'>

/**
 * [S4] What the kernel marked as sensitive never reaches the database in clear. All of an event lie in one box, bound to
 * subject, case and event. One box an event costs a fraction of one a field.
 */
export function sealEvent(e: CaseEvent, secret: Facts | null, subject: string, keys: Keyring): CaseEvent {
  if (secret === null) return e
  const box = encrypt(
    keys.ensure(subject),
    Buffer.from(JSON.stringify(secret)),
    boundTo(subject, e.case, e.seq),
    keys.suite,
  )
  return { ...e, sealed: { subject, box: box.toString('base64') } }
}

const boundTo = (subject: string, id: string, seq: number | string): string => `${subject}|${id}|${seq}`

/** Boxes of one case that were opened already, by the number of their event: for whoever asks for many of its values. */
export type OpenedBoxes = Map<string, Facts>

/** A value in clear again, or null when its key was destroyed. The keyring must hold the subject's key. Lines of a list are opened column by column. */
export function unseal(name: string, value: Value, c: Boxes, keys: Keyring, opened?: OpenedBoxes): Value {
  if (isSealed(value)) return unsealOne(name, value, c, keys, opened)
  return Array.isArray(value) && value.some(hasMark)
    ? value.map((line) => openedLine(name, line, c, keys, opened))
    : value
}

const isLine = (value: Value): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const hasMark = (line: Value): boolean => isLine(line) && Object.values(line).some(isSealed)

/** [S11] What a column of a line that was added to a list stands for lies in the box of the event that added it, as `list.column`. */
const openedLine = (list: string, line: Value, c: Boxes, keys: Keyring, opened?: OpenedBoxes): Value =>
  isLine(line)
    ? Object.fromEntries(
        Object.entries(line).map(([column, v]) => [
          column,
          isSealed(v) ? unsealOne(`${list}.${column}`, v, c, keys, opened) : v,
        ]),
      )
    : line

function unsealOne(name: string, value: string, c: Boxes, keys: Keyring, opened?: OpenedBoxes): Value {
  const [seq, alone] = value.slice(sealedPrefix.length).split(':') as [string, string | undefined]
  if (alone !== undefined) return unsealAlone(name, seq, alone, keys)
  const secret = opened?.get(seq) ?? openBox(seq, c, keys)
  if (secret === null) return null
  opened?.set(seq, secret)
  return Object.hasOwn(secret, name) ? secret[name]! : null
}

/** Null when its key was destroyed. */
function openBox(seq: string, c: Boxes, keys: Keyring): Facts | null {
  const sealedBox = c.sealed?.[seq]
  const key = sealedBox && keys.get(sealedBox.subject)
  return key
    ? (JSON.parse(
        decrypt(key, Buffer.from(sealedBox.box, 'base64'), boundTo(sealedBox.subject, c.id, seq)).toString(),
      ) as Facts)
    : null
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
    .map((v) => v.slice(sealedPrefix.length).split(':'))
    .flatMap(([subject, box]) => (box === undefined ? [] : [subject!])),
]
