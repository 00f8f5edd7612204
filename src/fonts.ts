/** A free font in slices: which of its files holds a character, and that file as a printer can read it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'

export type Weight = 400 | 700

const parsed = new Map<Weight, ReadonlyMap<number, string>>()

/**
 * [GW9] The path of the file for each code point. Slices overlap only in punctuation, where the first, the Chinese one, is meant.
 * WOFF and not WOFF2: of the latter's transformed outlines pdfkit embeds the wrong bytes.
 */
export function slicesOf(weight: Weight): ReadonlyMap<number, string> {
  const slices = parsed.get(weight)
  if (slices) return slices
  const css = createRequire(import.meta.url).resolve(`@fontsource/noto-serif-sc/${weight}.css`)
  const held = new Map<number, string>()
  for (const [, file, ranges] of readFileSync(css, 'utf8').matchAll(
    /url\(\.\/(files\/[\w.-]+\.woff)\)[^}]*?unicode-range:\s*([^;}]+)/g,
  )) {
    for (const range of ranges!.split(',')) {
      const [from, to] = range
        .trim()
        .slice(2)
        .split('-')
        .map((h) => Number.parseInt(h, 16)) as [number, number | undefined]
      for (let code = from; code <= (to ?? from); code++)
        if (!held.has(code)) held.set(code, join(dirname(css), file!))
    }
  }
  parsed.set(weight, held)
  return held
}

const unpacked = new Map<string, Buffer>()

/** The bytes of a slice, unpacked once and kept: pdfkit's own reader unpacks all outlines again for each character. */
export function sliceAt(path: string): Buffer {
  const bytes = unpacked.get(path) ?? unpack(readFileSync(path))
  unpacked.set(path, bytes)
  return bytes
}

/** WOFF 1.0 (W3C, §4-5) back to the OpenType file that it was: the same tables, each inflated, at new places. */
function unpack(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, i) => {
    const at = 44 + i * 20
    const [offset, packed, length] = [
      woff.readUInt32BE(at + 4),
      woff.readUInt32BE(at + 8),
      woff.readUInt32BE(at + 12),
    ]
    const packedBytes = woff.subarray(offset, offset + packed)
    return {
      tag: woff.subarray(at, at + 4),
      sum: woff.readUInt32BE(at + 16),
      bytes: packed < length ? inflateSync(packedBytes) : packedBytes,
    }
  })
  const power = 2 ** Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + count * 16)
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE((count - power) * 16, 10)
  const parts: Buffer[] = [head]
  let offset = head.length
  tables.forEach(({ tag, sum, bytes }, i) => {
    const at = 12 + i * 16
    tag.copy(head, at)
    head.writeUInt32BE(sum, at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(bytes.length, at + 12)
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
    parts.push(padded)
    offset += padded.length
  })
  return Buffer.concat(parts)
}
