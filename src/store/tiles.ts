/** Nodes of the tree from its tiles: a proof over a million leaves reads a handful of rows. */
import * as crypto from 'node:crypto'
import { consistencyRanges, emptyRoot, fullNodes, inclusionRanges, joined, leafHash, treeRoot, type Hash, type Node, type Range } from '#kernel'
import type { Connection } from './pool.ts'

/** SHA-256 at once where Node can (20.12), which is twice as fast for so few bytes. */
export const sha256: Hash = typeof crypto.hash === 'function' ? (bytes) => crypto.hash('sha256', bytes, 'buffer') : (bytes) => crypto.createHash('sha256').update(bytes).digest()

/** Nodes in a tile, and levels of the tree that it spans. */
export const width = 256
const height = 8
const hashSize = 32

/** Hashes that stand one after another in the bytes. */
export const hashesIn = (bytes: Buffer): Uint8Array[] => Array.from({ length: bytes.length / hashSize }, (_, i) => bytes.subarray(i * hashSize, (i + 1) * hashSize))

/** The nodes `from` to before `to` of a tile level: hashed leaves, or the roots of the tiles below. */
export async function levelHashes(db: Connection, realm: string, level: number, from: number, to: number): Promise<Uint8Array[]> {
  if (from >= to) return []
  const { rows } = await db.query<{ hashes: Buffer | null }>(level === 0 ? `select string_agg(hash, ''::bytea order by idx) as hashes from leaf where realm = $1 and idx >= $2 and idx < $3` : `select string_agg(root, ''::bytea order by idx) as hashes from tree_tile where realm = $1 and level = $4 and idx >= $2 and idx < $3`, level === 0 ? [realm, from, to] : [realm, from, to, level - 1])
  const hashes = hashesIn(rows[0]!.hashes ?? Buffer.alloc(0))
  if (hashes.length !== to - from) throw new Error(`the tree of ${realm} has lost a node of level ${level} between ${from} and ${to}`)
  return level === 0 ? hashes.map((entry) => leafHash(sha256, entry)) : hashes
}

/** Hashes that were looked up together. */
type Nodes = (node: Node) => Uint8Array

/** [T5] Looks up these nodes of the tree of `size` leaves: full tiles as they are, at most 255 loose hashes a level. */
async function nodesAt(db: Connection, realm: string, size: number, wanted: readonly Node[]): Promise<Nodes> {
  const placed = (n: Node) => {
    const span = 2 ** (n.level % height)
    const level = Math.floor(n.level / height)
    const tile = Math.floor((n.index * span) / width)
    return { key: `${level}/${tile}`, level, tile, span, offset: n.index * span - tile * width }
  }
  const tiles = new Map(wanted.map(placed).map((p) => [p.key, p]))
  const known = new Map<string, readonly Uint8Array[]>()
  const count = (level: number): number => Math.floor(size / width ** level)
  const full = [...tiles.values()].filter((t) => (t.tile + 1) * width <= count(t.level))
  const loose = [...tiles.values()].filter((t) => (t.tile + 1) * width > count(t.level))
  if (full.length > 0) {
    const { rows } = await db.query<{ level: number; idx: number; hashes: Buffer }>('select level, idx, hashes from tree_tile where realm = $1 and (level, idx) in (select * from unnest($2::int[], $3::bigint[]))', [realm, full.map((t) => t.level), full.map((t) => t.tile)])
    for (const row of rows) known.set(`${row.level}/${row.idx}`, hashesIn(row.hashes))
  }
  /** One after another: a transaction has one connection. */
  for (const t of loose) known.set(t.key, await levelHashes(db, realm, t.level, t.tile * width, count(t.level)))
  return (n) => {
    const { key, offset, span } = placed(n)
    const hashes = known.get(key)
    if (!hashes) throw new Error(`the tree of ${realm} has lost its tile ${key}`)
    return treeRoot(sha256, hashes.slice(offset, offset + span))
  }
}

async function rangesAt(db: Connection, realm: string, size: number, ranges: readonly Range[]): Promise<readonly Uint8Array[]> {
  const nodes = await nodesAt(db, realm, size, ranges.flatMap(fullNodes))
  return ranges.map((r) => joined(sha256, fullNodes(r).map(nodes)))
}

/** The root over the first `size` leaves. */
export const rootAt = async (db: Connection, realm: string, size: number): Promise<Uint8Array> => (size === 0 ? emptyRoot(sha256) : (await rangesAt(db, realm, size, [{ from: 0, to: size }]))[0]!)

/** The audit path of a leaf in the tree of `size` leaves; the caller has seen to it that there are so many. */
export const inclusionPath = (db: Connection, realm: string, index: number, size: number): Promise<readonly Uint8Array[]> => rangesAt(db, realm, size, inclusionRanges(index, size))

/** What shows that the tree of `first` leaves begins the tree of `second`. */
export const consistencyPath = (db: Connection, realm: string, first: number, second: number): Promise<readonly Uint8Array[]> => rangesAt(db, realm, second, consistencyRanges(first, second))
