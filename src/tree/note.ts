/** The text that a head is signed as: a checkpoint in a signed note (C2SP tlog-checkpoint, signed-note), so that others may co-sign it. */
import { fromBase64, toBase64 } from './base64.ts'
import { hashBytes } from './hash.ts'

export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array }
/** One signature line: whose, and the bytes after the key's id. */
export type NoteSignature = {
  readonly name: string
  readonly keyId: Uint8Array
  readonly signature: Uint8Array
}

/** Whose log it is. */
export const originOf = (realm: string): string => `yimen/${realm}`

/** [T4] What is signed: three lines, each ended. */
export const checkpointText = (c: Checkpoint): string => `${c.origin}\n${c.size}\n${toBase64(c.root)}\n`

/** [T4] A signed note: the text, a blank line, a line for each signature. */
export const signedNote = (text: string, signatures: readonly NoteSignature[]): string =>
  `${text}\n${signatures.map((s) => `\u2014 ${s.name} ${toBase64(new Uint8Array([...s.keyId, ...s.signature]))}\n`).join('')}`

/** A signed text and its signatures, or null when a byte is not where it belongs. Nothing is verified. */
export function readSigned(
  note: string,
): { readonly text: string; readonly signatures: readonly NoteSignature[] } | null {
  const [, text, lines] = /^((?:[^\n]+\n)+)\n((?:\u2014 [^ \n]+ [A-Za-z0-9+/=]+\n)+)$/.exec(note) ?? []
  if (text === undefined) return null
  const signatures = lines!
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [, name, signed] = line.split(' ') as [string, string, string]
      const bytes = fromBase64(signed)
      return bytes && bytes.length > 4 ? { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) } : null
    })
  return signatures.includes(null) ? null : { text, signatures: signatures.filter((s) => s !== null) }
}

/** The checkpoint and its signatures, or null when a byte is not where it belongs. Nothing is verified. */
export function readNote(
  note: string,
): {
  readonly text: string
  readonly checkpoint: Checkpoint
  readonly signatures: readonly NoteSignature[]
} | null {
  const signed = readSigned(note)
  const [, origin, digits, root64] =
    /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/=]+)\n$/.exec(signed?.text ?? '') ?? []
  const root = fromBase64(root64 ?? '')
  if (signed === null || root?.length !== hashBytes || !Number.isSafeInteger(Number(digits))) return null
  return { ...signed, checkpoint: { origin: origin!, size: Number(digits), root } }
}

/** What a key's id is the beginning of the hash of: its name, a line's end, its kind, the public key. */
export function keyIdInput(name: string, kind: readonly number[], publicKey: Uint8Array): Uint8Array {
  return new Uint8Array([...utf8(name), 0x0a, ...kind, ...publicKey])
}

/** ASCII is all that a name or a kind has. */
const utf8 = (text: string): readonly number[] => [...text].map((c) => c.charCodeAt(0))
