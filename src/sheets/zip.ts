/** A zip is believed only after its directory was looked at, and no more of it is unpacked than the directory says. */
import type { Readable } from 'node:stream'
import * as zlib from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { SheetFault } from './fault.ts'
import type { SheetLimits } from './row.ts'

const entriesMax = 10_000

/** `open` gives a part's bytes in pieces; `null` where there is no such part. Names are told without regard to case. */
export type Parts = { readonly names: readonly string[]; open(name: string): AsyncGenerator<Buffer> | null }

/**
 * [SH2] The parts of a zip. Refused before anything is unpacked: entries that are encrypted, that together unpack to
 * more than the limit or than is natural for their packed size, that overlap, or that share a name.
 */
export async function openParts(bytes: Uint8Array, limits: SheetLimits): Promise<Parts> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const zip = await fromBufferPromise(buffer, { autoClose: false, validateEntrySizes: false })
    const entries = await directoryOf(zip, limits)
    return {
      names: [...entries.keys()],
      open: (name) =>
        entries.has(name.toLowerCase()) ? unpacked(zip, entries.get(name.toLowerCase())!) : null,
    }
  } catch (e) {
    throw asFault(e)
  }
}

async function directoryOf(zip: ZipFile, limits: SheetLimits): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > entriesMax) throw new SheetFault('bomb')
  const entries = new Map<string, Entry>()
  let packed = 0
  let size = 0
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase()
    if (entry.isEncrypted()) throw new SheetFault('encrypted')
    if (entries.has(name)) throw new SheetFault('broken')
    entries.set(name, entry)
    packed += entry.compressedSize
    size += entry.uncompressedSize
    if (isBomb(entry.uncompressedSize, entry.compressedSize, limits)) throw new SheetFault('bomb')
  }
  if (packed > zip.fileSize || isBomb(size, packed, limits)) throw new SheetFault('bomb')
  if (size > limits.bytes) throw new SheetFault('too_large', {}, limits)
  return entries
}

const isBomb = (size: number, packed: number, limits: SheetLimits): boolean =>
  size > limits.bombBytes && size > packed * limits.ratio

/** [SH2] The directory may lie: bytes are counted as they come, one too many stops, and what came must have the sum that it should have. */
async function* unpacked(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let stream: Readable | undefined
  let size = 0
  let sum = 0
  try {
    stream = await zip.openReadStreamPromise(entry)
    for await (const piece of stream as AsyncIterable<Buffer>) {
      size += piece.length
      if (size > entry.uncompressedSize) throw new SheetFault('bomb')
      /** Node 20.15 has it; before that the length alone must do. */
      if (typeof zlib.crc32 === 'function') sum = zlib.crc32(piece, sum)
      yield piece
    }
  } catch (e) {
    throw asFault(e)
  } finally {
    stream?.destroy()
  }
  if (size !== entry.uncompressedSize || (typeof zlib.crc32 === 'function' && sum !== entry.crc32))
    throw new SheetFault('broken')
}

function asFault(e: unknown): SheetFault {
  if (e instanceof SheetFault) return e
  return new SheetFault(e instanceof Error && /encryption/.test(e.message) ? 'encrypted' : 'broken')
}
