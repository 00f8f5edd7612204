/** What two installations say to each other, as the text that they sign: messages in a chain, and a receipt for each. */
import { readSigned, type NoteSignature } from '#tree'
import { canonical } from '../canonical.ts'

/** The first line of everything that is signed: no signature under it can be taken for one of something else. */
export const domain = 'yimen-exchange/1'
/** The name of the message that changes a key: it says nothing of any case. */
export const keyKind = 'key'

/** [XC10] One message, without what it tells: that is in the body, of which it has the hash. */
export type Message = {
  /** Origins of the two logs: who says it, to whom. */
  readonly from: string
  readonly to: string
  /** From 1, without a gap, for each direction between two partners. */
  readonly n: number
  /** The id of the message before it; 32 zero bytes for the first. Base64, as every hash here. */
  readonly prev: string
  readonly kind: string
  /** [XC5] Which case: the origin of who opened it, a slash, and its id there. Empty where it is about none. */
  readonly thread: string
  readonly at: string
  /** SHA-256 over salt and body. */
  readonly body: string
  /** [XC12] SHA-256 over what such a message carries, as the sender knows it. */
  readonly words: string
  /** Of a change of keys alone: the key that signs everything after it. */
  readonly key?: PublicKey
}
export type PublicKey = { readonly alg: string; readonly publicKey: string }

/** [XC11] That a message came, and what became of it. */
export type Receipt = {
  readonly from: string
  readonly to: string
  readonly n: number
  /** The id of the message. */
  readonly message: string
  readonly result: 'taken' | 'refused'
  /** Why not; null where it was taken. */
  readonly code: string | null
  readonly why: { readonly zh: string; readonly en: string } | null
  readonly at: string
}

export const noMessage = `${'A'.repeat(43)}=`

const textOf = (what: 'message' | 'receipt', value: Message | Receipt): string =>
  `${domain} ${what}\n${canonical(value)}\n`
/** [XC10] The bytes that are signed, in UTF-8; their SHA-256 is the message's id. */
export const messageText = (m: Message): string => textOf('message', m)
/** [XC11] */
export const receiptText = (r: Receipt): string => textOf('receipt', r)

export type Signed<T> = {
  readonly text: string
  readonly said: T
  readonly signatures: readonly NoteSignature[]
}

const hash = /^[A-Za-z0-9+/]{43}=$/
/** Without a space: a note's line has the name first. */
export const isOrigin = (v: unknown): v is string =>
  typeof v === 'string' && /^[a-z0-9][a-z0-9._/-]{0,99}$/.test(v)
const isLine = (v: unknown, max: number): v is string =>
  typeof v === 'string' && v.length <= max && !/[\n\r\0]/.test(v)
const isHash = (v: unknown): v is string => typeof v === 'string' && hash.test(v)
const isInstant = (v: unknown): v is string =>
  typeof v === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00$/.test(v)
const isCount = (v: unknown): v is number => Number.isSafeInteger(v) && (v as number) > 0

/** [XC10] The message that a note says, or null: every part is what it must be, in the only order and spelling. Nothing is verified. */
export function readMessage(note: string): Signed<Message> | null {
  const read = readSaid(note, 'message')
  if (read === null) return null
  const { from, to, n, prev, kind, thread, at, body, words, key, ...rest } = read.said
  const fits =
    Object.keys(rest).length === 0 &&
    isOrigin(from) &&
    isOrigin(to) &&
    isCount(n) &&
    isHash(prev) &&
    isLine(kind, 60) &&
    isLine(thread, 160) &&
    isInstant(at) &&
    isHash(body) &&
    isHash(words) &&
    (key === undefined) === (kind !== keyKind) &&
    (key === undefined || isKey(key))
  return fits ? { ...read, said: read.said as unknown as Message } : null
}

/** [XC11] The receipt that a note says, or null. */
export function readReceipt(note: string): Signed<Receipt> | null {
  const read = readSaid(note, 'receipt')
  if (read === null) return null
  const { from, to, n, message, result, code, why, at, ...rest } = read.said
  const fits =
    Object.keys(rest).length === 0 &&
    isOrigin(from) &&
    isOrigin(to) &&
    isCount(n) &&
    isHash(message) &&
    isInstant(at) &&
    (result === 'taken'
      ? code === null && why === null
      : result === 'refused' && isLine(code, 60) && isWhy(why))
  return fits ? { ...read, said: read.said as unknown as Receipt } : null
}

function readSaid(note: string, what: 'message' | 'receipt') {
  const signed = readSigned(note)
  const [, json] = new RegExp(`^${domain} ${what}\n([^\n]+)\n$`).exec(signed?.text ?? '') ?? []
  if (signed === null || json === undefined) return null
  const said = parsed(json)
  if (typeof said !== 'object' || said === null || Array.isArray(said) || canonical(said) !== json)
    return null
  return { ...signed, said: said as Readonly<Record<string, unknown>> }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function isKey(v: unknown): boolean {
  if (typeof v !== 'object' || v === null) return false
  const { alg, publicKey, ...rest } = v as Readonly<Record<string, unknown>>
  return Object.keys(rest).length === 0 && isLine(alg, 20) && isLine(publicKey, 200)
}

function isWhy(v: unknown): boolean {
  if (typeof v !== 'object' || v === null) return false
  const { zh, en, ...rest } = v as Readonly<Record<string, unknown>>
  return Object.keys(rest).length === 0 && isLine(zh, 1000) && isLine(en, 1000)
}
