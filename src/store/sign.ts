/**
 * What signs heads of the log: Ed25519, or the national SM2 with SM3, behind one small type that a certified
 * machine could stand in for.
 */
import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'
import { keyIdInput } from '#tree'
import type { Suite } from './cipher.ts'

export type Alg = 'ed25519' | 'sm2-sm3'
export type Signer = {
  readonly alg: Alg
  /** First four bytes of the hash over name, kind and public key, in hex (C2SP signed-note). */ readonly keyId: string
  readonly publicKey: Uint8Array
  readonly sign: (message: Uint8Array) => Uint8Array
}

/** C2SP signed-note: Ed25519 is kind 1; kinds without a number are 0xff and their own name. */
const kinds: Readonly<Record<Alg, readonly number[]>> = {
  ed25519: [1],
  'sm2-sm3': [0xff, ...Buffer.from('sm2-sm3')],
}
/** DER around the 32 bytes of a seed or a public key (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const spki = Buffer.from('302a300506032b6570032100', 'hex')

/** [T4] The id of a key under the name of its log, in hex. */
export const keyIdOf = (name: string, alg: string, publicKey: Uint8Array): string =>
  createHash('sha256')
    .update(keyIdInput(name, kinds[alg as Alg] ?? [], publicKey))
    .digest('hex')
    .slice(0, 8)

/** The signer of a log. Both suites make their key from the same 32-byte seed, so that nothing more has to be kept. */
export function signerOf(suite: Suite, seed: Buffer, name: string): Signer {
  return suite === 'guomi' ? sm2Signer(seed, name) : ed25519Signer(seed, name)
}

function ed25519Signer(seed: Buffer, name: string): Signer {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = new Uint8Array(
    createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spki.length),
  )
  return {
    alg: 'ed25519',
    keyId: keyIdOf(name, 'ed25519', publicKey),
    publicKey,
    sign: (message) => sign(null, message, key),
  }
}

/** GM/T 0003: the order of SM2's group; a private key is from 1 to n-2. The signer's id is the default of GM/T 0009. */
const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n
function sm2Signer(seed: Buffer, name: string): Signer {
  const secret = ((BigInt(`0x${seed.toString('hex')}`) % (order - 2n)) + 1n).toString(16).padStart(64, '0')
  const hex = sm2.getPublicKeyFromPrivateKey(secret)
  const publicKey = new Uint8Array(Buffer.from(hex, 'hex'))
  return {
    alg: 'sm2-sm3',
    keyId: keyIdOf(name, 'sm2-sm3', publicKey),
    publicKey,
    sign: (message) =>
      new Uint8Array(Buffer.from(sm2.doSignature(message, secret, { hash: true, publicKey: hex }), 'hex')),
  }
}

const keys = new Map<string, KeyObject>()

/** [T4] Whether this key signed this message; false for any key, signature or algorithm that is not well-formed. */
export function isSignedBy(
  alg: string,
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    const hex = Buffer.from(publicKey).toString('hex')
    if (alg === 'sm2-sm3')
      return (
        signature.length === 64 &&
        sm2.doVerifySignature(message, Buffer.from(signature).toString('hex'), hex, { hash: true })
      )
    if (alg !== 'ed25519') return false
    const key =
      keys.get(hex) ?? createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' })
    if (keys.size < 100) keys.set(hex, key)
    return verify(null, message, key, signature)
  } catch {
    return false
  }
}
