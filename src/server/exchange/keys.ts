/** Keys that partners know us by, and that we know partners by: each a seed of its own, in an order that never goes back. */
import { hkdfSync } from 'node:crypto'
import { signedNote, originOf, toBase64, type NoteSignature } from '#tree'
import {
  exchangeKeys,
  isSignedBy,
  keyIdOf,
  ownKeys,
  putOwnKey,
  signerOf,
  type PartnerKey,
  type Signer,
} from '#store'
import type { House } from '../realm.ts'

/** [XC13] Our key of this number: it follows from the realm's secret, and from none of the others. */
export const ownKey = (house: House, n: number): Signer =>
  signerOf(
    'standard',
    Buffer.from(hkdfSync('sha256', house.secrets.signing, '', `yimen exchange key v1 ${n}`, 32)),
    originOf(house.code),
  )

/** The number of the key that partners are told of from now on; the first one is made when somebody asks for it. */
export async function ownKeyNumber(house: House): Promise<number> {
  const last = (await exchangeKeys(house.pool, house.code, ownKeys)).at(-1)?.n
  if (last !== undefined) return last
  await putOwnKey(house.pool, house.cover, 1, ownKey(house, 1), { person: 'system', at: house.clock.now() })
  return 1
}

/** [XC13] The next key: every partner is told of it under the one before. */
export async function nextOwnKey(house: House, person: string): Promise<number> {
  const n = (await ownKeyNumber(house)) + 1
  await putOwnKey(house.pool, house.cover, n, ownKey(house, n), { person, at: house.clock.now() })
  return n
}

/** A text under our signatures. */
export const noteBy = (house: House, text: string, ...signers: readonly Signer[]): string =>
  signedNote(
    text,
    signers.map((s) => ({
      name: originOf(house.code),
      keyId: Buffer.from(s.keyId, 'hex'),
      signature: s.sign(Buffer.from(text)),
    })),
  )

type Key = Pick<PartnerKey, 'alg' | 'publicKey'>

/** Whether one of these signatures is this key's, under the name of its log. */
export const isBy = (
  key: Key,
  origin: string,
  text: string,
  signatures: readonly NoteSignature[],
): boolean => {
  const id = keyIdOf(origin, key.alg, key.publicKey)
  return signatures.some(
    (s) =>
      s.name === origin &&
      Buffer.from(s.keyId).toString('hex') === id &&
      isSignedBy(key.alg, key.publicKey, Buffer.from(text), s.signature),
  )
}

export const publicOf = ({ alg, publicKey }: Pick<Signer, 'alg' | 'publicKey'>) => ({
  alg,
  publicKey: toBase64(publicKey),
})
