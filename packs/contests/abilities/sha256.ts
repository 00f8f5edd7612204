/** SHA-256 (FIPS 180-4) in plain whole numbers: questions are committed and lots drawn by what anybody can work out again. */
const constants: readonly number[] = (() => {
  const primes: number[] = []
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p !== 0)) primes.push(n)
  return primes.map((p) => fraction(p, 3n))
})()

/** The first 32 bits of the fraction of a root, by whole numbers alone. */
function fraction(prime: number, root: bigint): number {
  const target = BigInt(prime) << (32n * root)
  let [low, high] = [0n, 1n << 40n]
  while (high - low > 1n) {
    const middle = (low + high) / 2n
    if (middle ** root <= target) low = middle
    else high = middle
  }
  return Number(low & 0xffffffffn)
}

const start: readonly number[] = [2, 3, 5, 7, 11, 13, 17, 19].map((p) => fraction(p, 2n))
const turned = (x: number, n: number): number => (x >>> n) | (x << (32 - n))

function utf8(text: string): readonly number[] {
  const bytes: number[] = []
  for (const letter of text) {
    const code = letter.codePointAt(0)!
    if (code < 0x80) bytes.push(code)
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63))
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
    else
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      )
  }
  return bytes
}

/** The digest of a text in UTF-8, in hexadecimal. */
export function sha256(text: string): string {
  const bytes = [...utf8(text)]
  const bits = bytes.length * 8
  bytes.push(0x80)
  while (bytes.length % 64 !== 56) bytes.push(0)
  for (let i = 7; i >= 0; i--) bytes.push(Math.floor(bits / 2 ** (8 * i)) % 256)
  const h = [...start]
  const w = Array.from({ length: 64 }, () => 0)
  for (let block = 0; block < bytes.length; block += 64) {
    for (let i = 0; i < 16; i++) {
      const at = block + 4 * i
      w[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]! | 0
    }
    for (let i = 16; i < 64; i++) {
      const [a, b] = [w[i - 15]!, w[i - 2]!]
      const s0 = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3)
      const s1 = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10)
      w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0
    }
    mix(h, w)
  }
  return h.map((x) => (x >>> 0).toString(16).padStart(8, '0')).join('')
}

function mix(h: number[], w: readonly number[]): void {
  let [a, b, c, d, e, f, g, k] = h as [number, number, number, number, number, number, number, number]
  for (let i = 0; i < 64; i++) {
    const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    const one = (k + s1 + ((e & f) ^ (~e & g)) + constants[i]! + w[i]!) | 0
    const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[k, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  for (const [i, x] of [a, b, c, d, e, f, g, k].entries()) h[i] = (h[i]! + x) | 0
}
