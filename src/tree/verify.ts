/** The two questions that anybody may ask of a log: is this in it, and is it still what it was. Strict: no spare byte passes. */
import { hashBytes, nodeHash, sameBytes, type Hash } from './hash.ts'
import { consistencyRanges, inclusionRanges } from './shape.ts'

const isSize = (n: number): boolean => Number.isSafeInteger(n) && n > 0
const whole = (hashes: readonly Uint8Array[]): boolean => hashes.every((h) => h.length === hashBytes)
const half = (n: number): number => Math.floor(n / 2)

/**
 * [T2] Whether `leaf` (already hashed) is leaf `index` of the tree of `size` leaves with this root, RFC 9162 §2.1.3.2.
 * The path alone does not fix the size: it stands under the head's signature, together with the root.
 */
export function isIncluded(
  hash: Hash,
  proof: { readonly index: number; readonly size: number; readonly path: readonly Uint8Array[] },
  leaf: Uint8Array,
  root: Uint8Array,
): boolean {
  const { index, size, path } = proof
  if (!isSize(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) return false
  if (
    leaf.length !== hashBytes ||
    root.length !== hashBytes ||
    !whole(path) ||
    path.length !== inclusionRanges(index, size).length
  )
    return false
  let at = index
  let last = size - 1
  let r = leaf
  for (const p of path) {
    if (at % 2 === 1 || at === last) {
      r = nodeHash(hash, p, r)
      /** Levels where this node has no sibling are passed over. */
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else r = nodeHash(hash, r, p)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && sameBytes(r, root)
}

/**
 * [T3] Whether the tree of `first` leaves is the beginning of the tree of `second`, RFC 9162 §2.1.4.2. An
 * empty tree proves nothing and is refused.
 */
export function isConsistent(
  hash: Hash,
  proof: { readonly first: number; readonly second: number; readonly path: readonly Uint8Array[] },
  firstRoot: Uint8Array,
  secondRoot: Uint8Array,
): boolean {
  const { first, second, path } = proof
  if (!isSize(first) || !isSize(second) || first > second) return false
  if (
    firstRoot.length !== hashBytes ||
    secondRoot.length !== hashBytes ||
    !whole(path) ||
    path.length !== consistencyRanges(first, second).length
  )
    return false
  if (first === second) return sameBytes(firstRoot, secondRoot)
  let at = first - 1
  let last = second - 1
  while (at % 2 === 1) [at, last] = [half(at), half(last)]
  /** When the older tree is itself a full subtree, its root begins the path unsaid. */
  const [seed, ...rest] = at === 0 ? [firstRoot, ...path] : path
  let older = seed!
  let newer = seed!
  for (const p of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      older = nodeHash(hash, p, older)
      newer = nodeHash(hash, p, newer)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else newer = nodeHash(hash, newer, p)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && sameBytes(older, firstRoot) && sameBytes(newer, secondRoot)
}
