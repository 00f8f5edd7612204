/** The shape of a tree: which subtrees a root, a proof of inclusion and a proof of consistency are made of. */
import { assert } from '#kernel/assert'
import { nodeHash, type Hash } from './hash.ts'

/** Leaves `from` to before `to`. */
export type Range = { readonly from: number; readonly to: number }

/** A full subtree of 2^level leaves, the index-th of its level from the left. */
export type Node = { readonly level: number; readonly index: number }

/** Numbers of leaves go beyond 32 bits, so shifts are divisions. The largest power of two below n, for n > 1. */
function splitOf(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** The full subtrees that make up a range, from the left. The range begins where a subtree of its size may begin. */
export function fullNodes({ from, to }: Range): readonly Node[] {
  const nodes: Node[] = []
  for (let at = from; at < to;) {
    let level = 0
    let size = 1
    while (size * 2 <= to - at) {
      size *= 2
      level += 1
    }
    nodes.push({ level, index: at / size })
    at += size
  }
  assert(
    nodes.every((n) => Number.isInteger(n.index)),
    'a range of a tree begins at a subtree',
  )
  return nodes
}

/** The hash of a range from those of its full subtrees: the smaller right ones are joined first. */
export function joined(hash: Hash, hashes: readonly Uint8Array[]): Uint8Array {
  assert(hashes.length > 0, 'a range has leaves')
  return hashes.reduceRight((right, left) => nodeHash(hash, left, right))
}

/** [T2] The audit path of a leaf, from the leaf up (RFC 9162 §2.1.3.1). */
export function inclusionRanges(index: number, size: number): readonly Range[] {
  assert(
    Number.isSafeInteger(size) && Number.isSafeInteger(index) && index >= 0 && index < size,
    'the leaf is in the tree',
  )
  const path: Range[] = []
  for (let from = 0, n = size; n > 1;) {
    const k = splitOf(n)
    const left = index - from < k
    path.push(left ? { from: from + k, to: from + n } : { from, to: from + k })
    if (!left) from += k
    n = left ? k : n - k
  }
  return path.reverse()
}

/** [T3] What shows that a tree of `first` leaves is the beginning of one of `second` (RFC 9162 §2.1.4.1). */
export function consistencyRanges(first: number, second: number): readonly Range[] {
  assert(
    Number.isSafeInteger(first) && Number.isSafeInteger(second) && first > 0 && first <= second,
    'the older tree has leaves and is not larger',
  )
  const path: Range[] = []
  let from = 0
  let n = second
  /** While nothing was cut away on the left, the older root itself is known to who asks. */
  while (first - from !== n) {
    const k = splitOf(n)
    const left = first - from <= k
    path.push(left ? { from: from + k, to: from + n } : { from, to: from + k })
    if (!left) from += k
    n = left ? k : n - k
  }
  return [...(from === 0 ? [] : [{ from, to: from + n }]), ...path.reverse()]
}
