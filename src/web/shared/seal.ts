/** [DF1] What lies in the browser for one person alone: sealed under the key that the server tells nobody else. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'

/** Whose it is: a name and a key, as `/api/me` tells their owner. */
export type DraftOwner = { readonly name: string; readonly key: string }

const nonceBytes = 24
const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

export function sealFor({ key }: DraftOwner, what: unknown): string {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes))
  const sealed = xchacha20poly1305(bytesOf(key), nonce).encrypt(
    new TextEncoder().encode(JSON.stringify(what)),
  )
  return `${base64Of(nonce)}.${base64Of(sealed)}`
}

/** null where there is nothing, or nothing that opens: another key sealed it. */
export function openFor<T>({ key }: DraftOwner, text: string | null): T | null {
  try {
    const [nonce, sealed] = (text ?? '').split('.').map(bytesOf)
    const plain = xchacha20poly1305(bytesOf(key), nonce!).decrypt(sealed!)
    return JSON.parse(new TextDecoder().decode(plain)) as T
  } catch {
    return null
  }
}
