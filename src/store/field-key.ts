/**
 * [FO3] The key to which a phone seals what is not sent yet: only the server opens it, and only for who sealed it. It follows from
 * the realm's own secret, so that nothing more has to be kept, backed up or rotated.
 */
import { createDecipheriv, createECDH, createHmac, hkdfSync } from 'node:crypto'
import type { Secrets } from './seal.ts'

const curve = 'prime256v1'
/** An uncompressed point, a nonce, a key of 256 bits, a tag. */
const [pointBytes, nonceBytes, tagBytes] = [65, 12, 16]
const sealedBytes = pointBytes + nonceBytes + 32 + tagBytes

/** A scalar of P-256: the first digest that is one. All but one in four thousand million are. */
function pair({ indexing }: Secrets) {
  for (let turn = 0; ; turn++)
    try {
      const ecdh = createECDH(curve)
      ecdh.setPrivateKey(createHmac('sha256', indexing).update(`yimen field key v1|${turn}`).digest())
      return ecdh
    } catch {
      /* Beyond the order of the curve. */
    }
}

/** The public half, as a point, in base64. */
export const fieldKey = (secrets: Secrets): string => pair(secrets).getPublicKey('base64')

/** The key that somebody's phone sealed; null where it is not theirs, or nothing. */
export function openFieldKey(secrets: Secrets, realm: string, login: string, sealed: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length !== sealedBytes) return null
  const rest = bytes.subarray(pointBytes)
  try {
    const shared = pair(secrets).computeSecret(bytes.subarray(0, pointBytes))
    const key = Buffer.from(
      hkdfSync('sha256', shared, Buffer.alloc(0), `yimen field v1|${realm}|${login}`, 32),
    )
    const opening = createDecipheriv('aes-256-gcm', key, rest.subarray(0, nonceBytes))
    opening.setAuthTag(rest.subarray(-tagBytes))
    return Buffer.concat([opening.update(rest.subarray(nonceBytes, -tagBytes)), opening.final()])
  } catch {
    return null
  }
}
