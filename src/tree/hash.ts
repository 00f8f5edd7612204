/** The two hashes of an RFC 9162 tree, over a hash function that the caller brings: leaves and nodes never look alike. */

/** 32 bytes from any bytes, such as SHA-256. */
export type Hash = (bytes: Uint8Array) => Uint8Array

/** What one hash has. */
export const hashBytes = 32

/** [T1] H(0x00 || entry), RFC 9162 §2.1.1. */
export function leafHash(hash: Hash, entry: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + entry.length)
  bytes.set(entry, 1)
  return hash(bytes)
}

/** [T1] H(0x01 || left || right), RFC 9162 §2.1.1: the other prefix keeps a node from being sold as a leaf. */
export function nodeHash(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + left.length + right.length)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 1 + left.length)
  return hash(bytes)
}

/** The root of a tree without leaves: the hash of nothing. */
export const emptyRoot = (hash: Hash): Uint8Array => hash(new Uint8Array(0))

/** Both are public, so how long the comparison takes tells nobody anything. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])
