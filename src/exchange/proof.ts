/** [XC15] What was said of a case and what was answered, in one file that a third reads with nothing but the first key of each side. */
import { fromBase64, type NoteSignature } from '#tree'
import { readMessage, readReceipt, type Message } from './message.ts'

export type Proven = {
  readonly note: string
  readonly receipt: string | null
  /** What it tells, with the salt of its hash; null where the key of that was destroyed. */
  readonly content: { readonly salt: string; readonly body: string } | null
}
export type ExchangeProof = {
  readonly format: 'yimen.exchange.v1'
  readonly case: string
  /** Of each side its origin and every announcement of a key that it made to the other, in order. */
  readonly sides: readonly { readonly origin: string; readonly announcements: readonly string[] }[]
  readonly messages: readonly Proven[]
}

export type ProofMeans = {
  /** SHA-256 of the text’s bytes, base64. */
  readonly hash: (text: string) => string
  readonly isBy: (
    key: { readonly alg: string; readonly publicKey: Uint8Array },
    origin: string,
    text: string,
    signatures: readonly NoteSignature[],
  ) => boolean
}
type Key = { readonly alg: string; readonly publicKey: Uint8Array }
export type ProofFault = { readonly where: string; readonly code: string }

/** Everything in the file that does not follow from the first keys; nothing is the only good answer. */
export function proofFaults(
  proof: ExchangeProof,
  firstKeys: ReadonlyMap<string, Key>,
  means: ProofMeans,
): readonly ProofFault[] {
  const faults: ProofFault[] = []
  const keys = new Map<string, readonly Key[]>()
  for (const { origin, announcements } of proof.sides) {
    const first = firstKeys.get(origin)
    if (first === undefined) faults.push({ where: origin, code: 'unknown_side' })
    let history: readonly Key[] = first === undefined ? [] : [first]
    for (const [i, note] of announcements.entries()) {
      const next = announced(note, origin, history.at(-1), means)
      if (next === null) faults.push({ where: `${origin} key ${i + 1}`, code: 'forged' })
      else history = [...history, next]
    }
    keys.set(origin, history)
  }
  const isSigned = (origin: string, text: string, signatures: readonly NoteSignature[]): boolean =>
    (keys.get(origin) ?? []).some((k) => means.isBy(k, origin, text, signatures))
  for (const [i, { note, receipt, content }] of proof.messages.entries()) {
    const where = `message ${i + 1}`
    const message = readMessage(note)
    if (message === null || !isSigned(message.said.from, message.text, message.signatures)) {
      faults.push({ where, code: 'forged' })
      continue
    }
    if (content !== null && means.hash(content.salt + content.body) !== message.said.body)
      faults.push({ where, code: 'cut' })
    if (receipt === null) continue
    const answer = readReceipt(receipt)
    if (answer === null || !isSigned(answer.said.from, answer.text, answer.signatures))
      faults.push({ where: `receipt ${i + 1}`, code: 'forged' })
    else if (answer.said.message !== means.hash(message.text) || !isBetween(answer.said, message.said))
      faults.push({ where: `receipt ${i + 1}`, code: 'of_another' })
  }
  return faults
}

const isBetween = (
  receipt: { readonly from: string; readonly to: string; readonly n: number },
  message: Pick<Message, 'from' | 'to' | 'n'>,
): boolean => receipt.from === message.to && receipt.to === message.from && receipt.n === message.n

/** The key that a note announces, under the one before and under itself; null where it does not. */
function announced(note: string, origin: string, before: Key | undefined, means: ProofMeans): Key | null {
  const message = readMessage(note)
  const bytes = fromBase64(message?.said.key?.publicKey ?? '')
  if (message === null || before === undefined || bytes === null || message.said.from !== origin) return null
  const next = { alg: message.said.key!.alg, publicKey: bytes }
  const { text, signatures } = message
  return means.isBy(before, origin, text, signatures) && means.isBy(next, origin, text, signatures)
    ? next
    : null
}
