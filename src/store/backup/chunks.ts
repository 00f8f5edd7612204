/** A backup's bytes, sealed in chunks that know their place: none can be changed, moved, left out, or be the last but the last. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { derive, masterId } from '../masters.ts'

const algorithm = 'aes-256-gcm'
const chunkBytes = 1 << 20
const tagBytes = 16
/** The highest bit of a chunk's length says that it is the last one. */
const lastBit = 0x80000000
const mostHeaderBytes = 4 << 20

/** How a file says by which key it was sealed; the salt makes each file's key its own, so that chunks can be numbered from 0. */
export type Seal = { readonly key: string; readonly salt: string }

export const newSeal = (master: Buffer): Seal => ({
  key: masterId(master),
  salt: randomBytes(32).toString('base64url'),
})

/** The header's line, then chunks: length, tag, body. */
export async function* sealChunks(
  header: Seal,
  master: Buffer,
  source: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const line = Buffer.from(`${JSON.stringify(header)}\n`)
  const box = boxOf(line, header, master)
  yield line
  let index = 0
  let held = Buffer.alloc(0)
  for await (const piece of source) {
    held = Buffer.concat([held, piece])
    /** One byte at least stays back, so that the last chunk is known when it is sealed. */
    for (; held.length > chunkBytes; held = held.subarray(chunkBytes))
      yield box.seal(index++, false, held.subarray(0, chunkBytes))
  }
  yield box.seal(index, true, held)
}

/** What is not a backup, or no longer the one that was made. */
export class Damaged extends Error {
  constructor() {
    super('备份文件不完整或被改动过 · The backup file is incomplete or was changed')
    this.name = 'Damaged'
  }
}

/** The header's line and what follows it. Throws `Damaged` when there is none. */
export async function splitHeader(
  source: AsyncIterable<Buffer>,
): Promise<{ readonly line: Buffer; readonly rest: AsyncIterable<Buffer> }> {
  const pieces = source[Symbol.asyncIterator]()
  let held = Buffer.alloc(0)
  while (!held.includes(0x0a)) {
    const { value, done } = await pieces.next()
    if (done || held.length > mostHeaderBytes) throw new Damaged()
    held = Buffer.concat([held, value as Buffer])
  }
  const end = held.indexOf(0x0a) + 1
  async function* rest() {
    yield held.subarray(end)
    yield* { [Symbol.asyncIterator]: () => pieces }
  }
  return { line: held.subarray(0, end), rest: rest() }
}

/** [E2] The bytes that were sealed, in order and whole. Throws `Damaged` at the first chunk that is not what was written there. */
export async function* openChunks(
  line: Buffer,
  header: Seal,
  master: Buffer,
  source: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const box = boxOf(line, header, master)
  let held = Buffer.alloc(0)
  let index = 0
  let ended = false
  for await (const piece of source) {
    held = Buffer.concat([held, piece])
    while (held.length >= 4) {
      const prefix = held.readUInt32BE(0)
      const size = tagBytes + (prefix & ~lastBit)
      if (ended || size > tagBytes + chunkBytes) throw new Damaged()
      if (held.length < 4 + size) break
      ended = prefix >= lastBit
      yield box.open(index++, ended, held.subarray(4, 4 + size))
      held = held.subarray(4 + size)
    }
  }
  if (!ended || held.length > 0) throw new Damaged()
}

function boxOf(line: Buffer, { salt }: Seal, master: Buffer) {
  const key = derive(master, `yimen backup v1|${salt}`)
  const bound = createHash('sha256').update(line).digest()
  const nonce = (index: number) => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt32BE(index, 8)
    return bytes
  }
  const aad = (index: number, last: boolean) =>
    Buffer.concat([bound, nonce(index), Buffer.from([last ? 1 : 0])])
  return {
    seal(index: number, last: boolean, plain: Buffer): Buffer {
      const cipher = createCipheriv(algorithm, key, nonce(index)).setAAD(aad(index, last))
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      const length = Buffer.alloc(4)
      length.writeUInt32BE((body.length | (last ? lastBit : 0)) >>> 0)
      return Buffer.concat([length, cipher.getAuthTag(), body])
    },
    open(index: number, last: boolean, sealed: Buffer): Buffer {
      const decipher = createDecipheriv(algorithm, key, nonce(index))
        .setAAD(aad(index, last))
        .setAuthTag(sealed.subarray(0, tagBytes))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(tagBytes)), decipher.final()])
      } catch {
        throw new Damaged()
      }
    },
  }
}
