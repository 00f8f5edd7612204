/** The master keys, newest first: they wrap other keys and seal backups, and are never used on anybody's data. */
import { createHmac } from 'node:crypto'
import { decrypt, encrypt, type Suite } from './cipher.ts'

export type Masters = {
  /** Newest first. */
  all(): readonly Buffer[]
  /** Replaces them, so that a running server can take up a new one. */
  take(newer: readonly Buffer[]): void
  /** Seals a key under the newest master, whose id stands before it in clear. */
  wrap(key: Buffer, bound: string): Buffer
  /** The key again. Throws when a byte was changed, when it is bound to something else, or when its master is not here. */
  unwrap(wrapped: Buffer, bound: string): Buffer
  /** What everything wrapped under the newest master begins with. */
  mark(): Buffer
}

export const shortestMasterBytes = 32

/** A key for one purpose from a master. */
export const derive = (master: Buffer, purpose: string): Buffer =>
  createHmac('sha256', master).update(purpose).digest()

/** Which master it is, in 16 hex digits that tell nothing of it. */
export const masterId = (master: Buffer): string => derive(master, 'yimen key id v1').toString('hex', 0, 8)

const magic = Buffer.from('ymkey1')
const markOf = (master: Buffer): Buffer => Buffer.concat([magic, Buffer.from(masterId(master), 'hex')])

/** [E5] Opens what any of these masters wrapped; wraps under the newest. */
export function openMasters(given: readonly Buffer[], suite: Suite = 'standard'): Masters {
  const derivedMasters = (masters: readonly Buffer[]) => {
    if (masters.length === 0 || masters.some((m) => m.length < shortestMasterBytes))
      throw new Error('主密钥至少要有32个字节 · The master key needs at least 32 bytes')
    return masters.map((master) => ({
      master,
      mark: markOf(master),
      key: derive(master, 'yimen wrapping v1'),
    }))
  }
  let masters = derivedMasters(given)
  return {
    all: () => masters.map((m) => m.master),
    take(newer) {
      masters = derivedMasters(newer)
    },
    mark: () => masters[0]!.mark,
    wrap: (key, bound) => Buffer.concat([masters[0]!.mark, encrypt(masters[0]!.key, key, bound, suite)]),
    unwrap(wrapped, bound) {
      const named = masters.find((m) => wrapped.subarray(0, m.mark.length).equals(m.mark))
      if (named) return decrypt(named.key, wrapped.subarray(named.mark.length), bound)
      if (wrapped.subarray(0, magic.length).equals(magic))
        throw new UnknownMaster(wrapped.toString('hex', magic.length, magic.length + 8))
      /** Wrapped before keys were named: one of these, or none. */
      for (const m of masters.toReversed())
        try {
          return decrypt(m.key, wrapped, bound)
        } catch {
          continue
        }
      throw new UnknownMaster('?')
    },
  }
}

export class UnknownMaster extends Error {
  constructor(id: string) {
    super(
      `现有的主密钥都不能打开用密钥 ${id} 封存的内容 · None of the master keys opens what key ${id} sealed`,
    )
    this.name = 'UnknownMaster'
  }
}
