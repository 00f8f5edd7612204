/** Base64 and base64url (RFC 4648) for hashes and keys, the same in the server, in a browser and in a file without a network. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const values = new Map([...letters].map((c, i) => [c, i]))

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const n = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const four = [18, 12, 6, 0].map((shift) => letters[(n >> shift) & 63]!).join('')
    text +=
      i + 2 < bytes.length
        ? four
        : `${four.slice(0, bytes.length - i + 1)}${'='.repeat(i + 3 - bytes.length)}`
  }
  return text
}

export const toBase64Url = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** The bytes, or null when the text is not what `toBase64` would have written: one text for one value. */
export function fromBase64(text: string): Uint8Array | null {
  const bare = text.replace(/={1,2}$/, '')
  const bytes = new Uint8Array(Math.floor((bare.length * 3) / 4))
  for (let i = 0, buffer = 0, bits = 0, at = 0; i < bare.length; i++) {
    const value = values.get(bare[i]!)
    if (value === undefined) return null
    buffer = ((buffer << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) bytes[at++] = (buffer >> (bits -= 8)) & 255
  }
  return toBase64(bytes) === text ? bytes : null
}

export function fromBase64Url(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return null
  const plain = text.replaceAll('-', '+').replaceAll('_', '/')
  return fromBase64(plain + '='.repeat((4 - (plain.length % 4)) % 4))
}
