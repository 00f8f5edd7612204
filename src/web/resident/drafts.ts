/**
 * Drafts: what somebody has written so far waits for them alone. It lies in the browser under a key that the server tells nobody
 * else, so that the next one at a shared computer finds nothing to read, on plain http too; and it is gone when they sign out.
 */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { ownName } from '../shared/base.ts'

/** Whose draft it is: its name and its key, as `/api/me` tells its owner. */
export type DraftOwner = { readonly name: string; readonly key: string }

const nonceBytes = 24
const prefix = 'yimen-draft-'
const nameOf = (owner: DraftOwner, form: string): string => ownName(`${prefix}${owner.name}-${form}`)
const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** [DF1] A draft lives as long as the tab: it holds what a stranger at a shared computer must not find. */
export function keepDraft(owner: DraftOwner, form: string, draft: unknown): void {
  try {
    const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes))
    const sealed = xchacha20poly1305(bytesOf(owner.key), nonce).encrypt(
      new TextEncoder().encode(JSON.stringify(draft)),
    )
    sessionStorage.setItem(nameOf(owner, form), `${base64Of(nonce)}.${base64Of(sealed)}`)
  } catch {
    /* Then it lives as long as the page. */
  }
}

/** [DF1] null where there is none, or none that opens: another key sealed it. */
export function findDraft<T>(owner: DraftOwner, form: string): T | null {
  try {
    const [nonce, sealed] = (sessionStorage.getItem(nameOf(owner, form)) ?? '').split('.').map(bytesOf)
    const plain = xchacha20poly1305(bytesOf(owner.key), nonce!).decrypt(sealed!)
    return JSON.parse(new TextDecoder().decode(plain)) as T
  } catch {
    return null
  }
}

export function dropDraft(owner: DraftOwner, form: string): void {
  try {
    sessionStorage.removeItem(nameOf(owner, form))
  } catch {
    /* There was none. */
  }
}
