/**
 * [FO2] [FO3] What lies on the phone, sealed: with a key of the browser's own that no script reads out, and what is not sent yet also to
 * the realm's public key, under which only the server opens it.
 */

export type Sealed = { readonly nonce: Uint8Array<ArrayBuffer>; readonly bytes: Uint8Array<ArrayBuffer> }
type Bytes = Uint8Array<ArrayBuffer>

const bytesOf = (base64: string): Bytes => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
export function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
const chance = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))
const gcm = 'AES-GCM'
const nonceBytes = 12

/** Whether this browser, at this address, can seal at all: only over https, or on the machine itself. */
export const canSeal = (): boolean => typeof crypto !== 'undefined' && crypto.subtle !== undefined

/** A key that can be used and not read. */
export const newLocalKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: gcm, length: 256 }, false, ['encrypt', 'decrypt'])

export const importKey = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, gcm, false, ['encrypt', 'decrypt'])
export const newRawKey = (): Bytes => chance(32)
export const rawKeyOf = bytesOf

export async function sealBytes(key: CryptoKey, plain: Bytes): Promise<Sealed> {
  const nonce = chance(nonceBytes)
  return { nonce, bytes: new Uint8Array(await crypto.subtle.encrypt({ name: gcm, iv: nonce }, key, plain)) }
}

/** Throws where another key sealed it. */
export const openBytes = async (key: CryptoKey, { nonce, bytes }: Sealed): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.decrypt({ name: gcm, iv: nonce }, key, bytes))

export const sealJson = (key: CryptoKey, value: unknown): Promise<Sealed> =>
  sealBytes(key, new TextEncoder().encode(JSON.stringify(value)))
export const openJson = async <T>(key: CryptoKey, sealed: Sealed): Promise<T> =>
  JSON.parse(new TextDecoder().decode(await openBytes(key, sealed))) as T

/** [FO3] A key, so that the server alone opens it, and for this login alone. */
export async function sealToServer(
  raw: Bytes,
  to: { readonly point: string; readonly realm: string; readonly login: string },
): Promise<string> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const own = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const theirs = await crypto.subtle.importKey('raw', bytesOf(to.point), curve, false, [])
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256)
  const secret = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const key = await crypto.subtle.deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: new Uint8Array(0),
      info: new TextEncoder().encode(`yimen field v1|${to.realm}|${to.login}`),
    },
    secret,
    { name: gcm, length: 256 },
    false,
    ['encrypt'],
  )
  const { nonce, bytes } = await sealBytes(key, raw)
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey))
  return base64Of(new Uint8Array([...point, ...nonce, ...bytes]))
}

export async function sha256Of(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((b) => b.toString(16).padStart(2, '0')).join('')
}
