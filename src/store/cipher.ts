/** Authenticated encryption in two suites: AES-256-GCM, and SM4 with HMAC-SM3 where the national algorithms are asked for. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** `guomi`: GB/T 32907 SM4 in counter mode, GB/T 32905 SM3, encrypt then MAC; OpenSSL has no SM4-GCM. */
export type Suite = 'standard' | 'guomi'

/** The first byte of what is sealed says by which suite; what was sealed before there were two has none. */
const standard = 1
const guomi = 2

/** Nonces and keys cut from a block of randomness: asking the system for a few bytes at a time costs more than sealing. */
let block = Buffer.alloc(0)
export function fresh(bytes: number): Buffer {
  if (block.length < bytes) block = randomBytes(16_384)
  const cut = Buffer.from(block.subarray(0, bytes))
  /** What was given out is not kept. */
  block.fill(0, 0, bytes)
  block = block.subarray(bytes)
  return cut
}

/** Seals bytes under a key of 32 bytes; what they are bound to must be told again to open them. */
export const encrypt = (key: Buffer, plain: Buffer, bound: string, suite: Suite = 'standard'): Buffer =>
  suite === 'guomi' ? encryptSm4(key, plain, bound) : encryptAes(key, plain, bound)

function encryptAes(key: Buffer, plain: Buffer, bound: string): Buffer {
  const nonce = fresh(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(bound))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(standard), nonce, cipher.getAuthTag(), body])
}

/** Two keys from one, so that what enciphers never authenticates. */
const derived = (key: Buffer, purpose: string): Buffer =>
  createHmac('sm3', key).update(`yimen ${purpose} v1`).digest()

function encryptSm4(key: Buffer, plain: Buffer, bound: string): Buffer {
  const nonce = fresh(16)
  const cipher = createCipheriv('sm4-ctr', derived(key, 'sm4').subarray(0, 16), nonce)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(guomi), nonce, tagOf(key, nonce, bound, body), body])
}

/** The lengths go in, so that no byte can wander from what is bound into what is sealed. */
function tagOf(key: Buffer, nonce: Buffer, bound: string, body: Buffer): Buffer {
  const boundBytes = Buffer.from(bound)
  const lengths = Buffer.alloc(8)
  lengths.writeUInt32BE(boundBytes.length, 0)
  lengths.writeUInt32BE(body.length, 4)
  return createHmac('sm3', derived(key, 'hmac'))
    .update(lengths)
    .update(boundBytes)
    .update(nonce)
    .update(body)
    .digest()
}

/** [S8] Throws when a byte was changed, or the value is not the one that was bound to this. Opens either suite, whichever is set. */
export function decrypt(key: Buffer, sealed: Buffer, bound: string): Buffer {
  if (sealed[0] === guomi && sealed.length >= 49) {
    const [nonce, tag, body] = [sealed.subarray(1, 17), sealed.subarray(17, 49), sealed.subarray(49)]
    if (timingSafeEqual(tag, tagOf(key, nonce, bound, body))) {
      const decipher = createDecipheriv('sm4-ctr', derived(key, 'sm4').subarray(0, 16), nonce)
      return Buffer.concat([decipher.update(body), decipher.final()])
    }
  }
  if (sealed[0] === standard && sealed.length >= 29) {
    const opened = openAes(key, sealed.subarray(1), bound)
    if (opened) return opened
  }
  /** Without a suite's byte: as it was sealed before there were two. */
  const opened = sealed.length >= 28 ? openAes(key, sealed, bound) : null
  if (!opened) throw new Error('the seal does not fit')
  return opened
}

function openAes(key: Buffer, sealed: Buffer, bound: string): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  decipher.setAAD(Buffer.from(bound))
  decipher.setAuthTag(sealed.subarray(12, 28))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
  } catch {
    return null
  }
}
