/** A tree that only grows, held as the roots of its full subtrees: a million leaves in twenty hashes. */
import { emptyRoot, nodeHash, type Hash } from './hash.ts'
import { joined } from './shape.ts'

export type Frontier = {
  readonly size: number
  /** Of full subtrees, the largest first. */
  readonly peaks: readonly Uint8Array[]
}

export const noLeaves: Frontier = { size: 0, peaks: [] }

/** The tree with these leaf hashes after its last. */
export function grown(hash: Hash, f: Frontier, leaves: readonly Uint8Array[]): Frontier {
  const peaks = [...f.peaks]
  let size = f.size
  for (const leaf of leaves) {
    let node = leaf
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeHash(hash, peaks.pop()!, node)
    peaks.push(node)
    size += 1
  }
  return { size, peaks }
}

/** [T1] MTH of RFC 9162 §2.1.1. */
export const rootOf = (hash: Hash, f: Frontier): Uint8Array =>
  f.peaks.length === 0 ? emptyRoot(hash) : joined(hash, f.peaks)

/** The root of these leaf hashes. */
export const treeRoot = (hash: Hash, leaves: readonly Uint8Array[]): Uint8Array =>
  rootOf(hash, grown(hash, noLeaves, leaves))
