/** Signatures checked without a network and without the browser's own cryptography, which a file opened from a disk may not have. */
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 as noble } from '@noble/hashes/sha2.js'
import {
  checkpointText,
  fromBase64,
  keyIdInput,
  readNote,
  type Checkpoint,
  type Hash,
} from '../../tree/index.ts'
import type { LogHeadView } from '../../server/contract/tree.ts'

export const sha256: Hash = (bytes) => noble(bytes)
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
export const hex = (bytes: Uint8Array): string =>
  [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('')

/** Whether this key signed this message; false for whatever is not well-formed. SM2 is fetched only where a head asks for it. */
export async function isSigned(
  alg: string,
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  try {
    if (alg === 'ed25519') return ed25519.verify(signature, message, publicKey)
    if (alg !== 'sm2-sm3' || signature.length !== 64) return false
    const { sm2 } = await import('sm-crypto-v2')
    return sm2.doVerifySignature(message, hex(signature), hex(publicKey), { hash: true })
  } catch {
    return false
  }
}

const kinds: Readonly<Record<string, readonly number[]>> = {
  ed25519: [1],
  'sm2-sm3': [0xff, ...utf8('sm2-sm3')],
}

/** The checkpoint of a head whose note, fields and key agree and whose signature is right, or null. */
export async function trueHead(head: LogHeadView): Promise<Checkpoint | null> {
  const note = readNote(head.note)
  const publicKey = fromBase64(head.publicKey)
  const root = fromBase64(head.root)
  const signature = note?.signatures[0]
  if (!note || !publicKey || !root || !signature || note.signatures.length !== 1) return null
  const agrees =
    note.text === checkpointText({ origin: head.origin, size: head.size, root }) &&
    signature.name === head.origin &&
    hex(signature.keyId) === head.keyId &&
    hex(sha256(keyIdInput(head.origin, kinds[head.alg] ?? [], publicKey))).startsWith(head.keyId)
  return agrees && (await isSigned(head.alg, publicKey, utf8(note.text), signature.signature))
    ? note.checkpoint
    : null
}

/** What people compare a key by: the hash of it, in groups of four. */
export const fingerprint = (publicKey: string): string =>
  hex(sha256(fromBase64(publicKey) ?? new Uint8Array(0)))
    .slice(0, 32)
    .match(/.{4}/g)!
    .join(' ')
