/** The log against its own tree, and the tree against the heads that were signed over it: which row was changed, removed or moved. */
import {
  checkpointText,
  fromBase64,
  grown,
  leafHash,
  noLeaves,
  originOf,
  rootOf,
  toBase64,
  treeRoot,
  type Frontier,
} from '#tree'
import { toEpochMs } from '#kernel/day'
import {
  accessesAfter,
  accessHash,
  allHeads,
  headKeys,
  isSignedBy,
  keyIdOf,
  leafCount,
  leafPage,
  newestHead,
  sha256,
  signerOf,
  storedHeads,
  tilePage,
  tilesThere,
  withoutLeaf,
  type AccessEntry,
  type Connection,
  type PlacedLeaf,
  type SignedHead,
} from '#store'
import { publishedBytes, publishedHeads } from './published.ts'
import { instantOf, type House } from './realm.ts'
import type { Say } from './verify-say.ts'
import type { LogHeadView } from './contract/index.ts'

export type TreeCounts = { leaves: number; heads: number; published: number }

const width = 256
/** Leaves looked at together: whole tiles, so that memory holds one page. */
const page = 64 * width

/**
 * [V7] Every event and every look that is older than the newest head is a leaf, in its place and with its hash; every leaf
 * has its row; every head's root is the root of that many leaves and its signature is right; and every head that was
 * published outside the database is in it.
 */
export async function verifyTree(
  house: House,
  db: Connection,
  file: PublishedBefore,
  say: Say,
): Promise<TreeCounts> {
  const head = await newestHead(db, house.code)
  const leaves = await leafCount(db, house.code)
  const counts: TreeCounts = { leaves, heads: 0, published: 0 }
  if (head && head.size > leaves)
    say(
      'head',
      `head ${head.size}`,
      `signed over ${head.size} entries, but the log has only ${leaves} leaves: the newest ${head.size - leaves} were removed`,
    )
  await verifyLeaves(house, db, leaves, headsOf(house, db, counts, say), say)
  const covered = Math.min(head?.size ?? 0, leaves)
  if (covered > 0)
    for (const r of await withoutLeaf(db, house.code, covered - 1))
      say(
        'leaf',
        r.source === 'event' ? `${r.case}/${r.at}` : `access/${r.at}`,
        'is older than the newest head but no leaf of the tree: it was put in afterwards',
      )
  await verifyTiles(house, db, leaves, say)
  await verifyAccesses(house, db, say)
  for (const { keyId, alg, algs } of await headKeys(db, house.code))
    if (algs.length !== 1 || algs[0] !== alg)
      say(
        'head',
        `key ${keyId}`,
        algs.length === 0 ? 'no head is signed by it' : 'is of another algorithm than its heads',
      )
  await verifyPublished(house, db, file, counts, say)
  return counts
}

const nameOf = (l: PlacedLeaf): string => (l.source === 'event' ? `${l.case}/${l.seq}` : `access/${l.pos}`)

/** Walks over all leaves once; asks of each head, when its size is reached, whether it was true. */
async function verifyLeaves(
  house: House,
  db: Connection,
  leaves: number,
  heads: Heads,
  say: Say,
): Promise<void> {
  let tree: Frontier = noLeaves
  let before: PlacedLeaf | null = null
  const levels: Uint8Array[][] = []
  for (let from = 0; from < leaves; from += page) {
    const rows = await leafPage(db, house.code, from, Math.min(from + page, leaves))
    const tiles = await tilePage(db, house.code, 0, from / width, (from + page) / width)
    let taken = 0
    for (let tile = from; tile < Math.min(from + page, leaves); tile += width) {
      const first = taken
      while (taken < rows.length && rows[taken]!.idx < tile + width) taken++
      const there = rows.slice(first, taken)
      const places = new Set(there.map((l) => l.idx))
      for (let idx = tile; idx < Math.min(tile + width, leaves); idx++)
        if (!places.has(idx)) say('leaf', `leaf ${idx}`, 'is missing from the tree')
      for (const l of there) {
        verifyLeaf(l, before, say)
        before = l
      }
      const hashes = there.map((l) => leafHash(sha256, l.hash))
      const stored = tiles.get(tile / width)
      for (const [i, l] of there.entries())
        if (stored && !same(stored.hashes[l.idx - tile]!, hashes[i]!))
          say('leaf', nameOf(l), `leaf ${l.idx} is not what its tile holds`)
      /** Heads fall between leaves: the tree grows up to each of them. */
      let done = 0
      for (
        let next = await heads.next();
        next !== null && next <= tile + there.length && there.length > 0;
        next = await heads.next()
      ) {
        const until = Math.max(done, next - tile)
        tree = grown(sha256, tree, hashes.slice(done, until))
        done = until
        heads.check(rootOf(sha256, tree))
      }
      tree = grown(sha256, tree, hashes.slice(done))
      if (hashes.length === width) await verifyTile(house, db, levels, 0, tile / width, hashes, say, stored)
    }
    await new Promise((next) => setImmediate(next))
  }
  heads.end()
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

/** The row behind a leaf: there, with these bytes, and after the one before it. */
function verifyLeaf(l: PlacedLeaf, before: PlacedLeaf | null, say: Say): void {
  const what = nameOf(l)
  if (before && !follows(before, l))
    say(
      'leaf',
      what,
      `leaf ${l.idx} stands after ${nameOf(before)}, which was written later: leaves were moved`,
    )
  if (!l.row) return say('leaf', what, `was removed: leaf ${l.idx} of the tree has no row any more`)
  if (!same(l.row.hash, l.hash))
    say('leaf', what, `is not what leaf ${l.idx} of the tree was made from: it was changed afterwards`)
  if (l.row.pos !== l.pos || l.row.txid !== l.txid)
    say('leaf', what, `was moved: leaf ${l.idx} has it at another place in the order of writing`)
  if (l.row.case !== l.case) say('leaf', what, `leaf ${l.idx} names another case than its row`)
}

const accessesAtOnce = 2_000

/** [S7] [V7] Every look says in its columns what its bytes say, and its hash covers them, whether or not it is a leaf already. */
async function verifyAccesses(house: House, db: Connection, say: Say): Promise<void> {
  for (let after = -1; ;) {
    const rows = await accessesAfter(db, house.code, after, accessesAtOnce)
    if (rows.length === 0) return
    for (const row of rows) {
      const what = `access/${row.id}`
      if (!same(accessHash(row.body), row.hash)) say('access', what, 'the hash does not cover these bytes')
      const e = entryOf(row.body)
      if (
        e?.kind !== row.kind ||
        e.case !== row.case ||
        e.person !== row.person ||
        toEpochMs(e.at) !== row.at
      )
        say('access', what, 'its columns say otherwise than its bytes')
    }
    after = rows.at(-1)!.id
    await new Promise((next) => setImmediate(next))
  }
}

function entryOf(body: string): AccessEntry | null {
  try {
    return JSON.parse(body) as AccessEntry
  } catch {
    return null
  }
}

/** [T5] No tile stands that the leaves do not fill. */
async function verifyTiles(house: House, db: Connection, leaves: number, say: Say): Promise<void> {
  for (const { level, idx } of await tilesThere(db, house.code))
    if ((idx + 1) * width ** (level + 1) > leaves)
      say('tile', `tile ${level}/${idx}`, 'is not filled by the leaves')
}

/** [T6] The order that leaves are taken in. */
function follows(a: PlacedLeaf, b: PlacedLeaf): boolean {
  if (a.txid !== b.txid) return BigInt(a.txid) < BigInt(b.txid)
  return a.source === b.source ? a.pos < b.pos : a.source === 'event'
}

/** [T5] A full tile is stored with these hashes under this root; its root is a node of the level above. */
async function verifyTile(
  house: House,
  db: Connection,
  levels: Uint8Array[][],
  level: number,
  idx: number,
  hashes: readonly Uint8Array[],
  say: Say,
  loadedTile?: { readonly hashes: readonly Uint8Array[]; readonly root: Uint8Array },
): Promise<void> {
  const stored = loadedTile ?? (await tilePage(db, house.code, level, idx, idx + 1)).get(idx)
  const root = treeRoot(sha256, hashes)
  if (!stored) say('tile', `tile ${level}/${idx}`, 'is missing')
  else if (!same(stored.root, root) || stored.hashes.some((h, i) => !same(h, hashes[i]!)))
    say(
      'tile',
      `tile ${level}/${idx}`,
      `does not hold the hashes of leaves ${idx * width ** (level + 1)} to ${(idx + 1) * width ** (level + 1) - 1}`,
    )
  const above = (levels[level] ??= [])
  above.push(root)
  if (above.length % width === 0)
    await verifyTile(house, db, levels, level + 1, above.length / width - 1, above.slice(-width), say)
}

type Heads = {
  /** The size of the next head to be looked at, or null. */ next(): Promise<number | null>
  /** Compares that head with the root of so many leaves, and goes on. */ check(root: Uint8Array): void
  end(): void
}

/** The stored heads in order; the first that is not true says between which leaves the change must be. */
function headsOf(house: House, db: Connection, counts: TreeCounts, say: Say): Heads {
  const stored = allHeads(db, house.code)
  const ours = new Set(
    (['standard', 'guomi'] as const).map(
      (s) => signerOf(s, house.secrets.signing, originOf(house.code)).keyId,
    ),
  )
  let waiting: SignedHead | null = null
  let right = 0
  let wrong = 0
  let signedByUs = false
  return {
    async next() {
      waiting ??= ((await stored.next()).value as SignedHead | undefined) ?? null
      return waiting?.size ?? null
    },
    check(root) {
      const h = waiting!
      waiting = null
      counts.heads += 1
      const what = `head ${h.size}`
      if (!isTrueSignature(house, { ...h, publicKey: h.publicKey ?? new Uint8Array(0) }))
        say('head', what, `its signature is not by key ${h.keyId}`)
      if (ours.has(h.keyId)) signedByUs = true
      else if (signedByUs)
        say('head', what, `signed by key ${h.keyId}, which is not this house’s, after heads that are`)
      if (same(h.root, root)) right = wrong === 0 ? h.size : right
      else if (wrong++ === 0)
        say(
          'head',
          what,
          `its root is not the root of the first ${h.size} leaves: what was changed is this head, or a leaf from ${right} to ${h.size - 1}`,
        )
    },
    end() {
      if (wrong > 1) say('head', 'heads', `${wrong} heads in all are not the root of their leaves`)
    },
  }
}

/** [T4] The key's id is the key's, and the key signed this root. */
function isTrueSignature(
  house: House,
  h: {
    readonly alg: string
    readonly keyId: string
    readonly size: number
    readonly root: Uint8Array
    readonly publicKey: Uint8Array
    readonly signature: Uint8Array
  },
): boolean {
  const origin = originOf(house.code)
  return (
    keyIdOf(origin, h.alg, h.publicKey) === h.keyId &&
    isSignedBy(
      h.alg,
      h.publicKey,
      Buffer.from(checkpointText({ origin, size: h.size, root: h.root })),
      h.signature,
    )
  )
}

/** A head is written to the file within a minute and the time that it takes. */
const publishedWithinMs = 120_000

/** The file of published heads as it was when verification began: how many bytes, and when that was. */
export type PublishedBefore = { readonly path: string; readonly bytes: number; readonly now: number } | null

export const publishedBefore = ({ headsFile: path, clock }: House): PublishedBefore =>
  path === null ? null : { path, bytes: publishedBytes(path), now: toEpochMs(clock.now()) }

const linesOf = (house: House, { path, bytes }: NonNullable<PublishedBefore>) =>
  publishedHeads(path, originOf(house.code), bytes)

/**
 * [T7] What was published is in the log: a database set back, or written anew, does not know it. And what the log has is published,
 * but for the newest: a line that was taken away is missed.
 */
async function verifyPublished(
  house: House,
  db: Connection,
  file: PublishedBefore,
  counts: TreeCounts,
  say: Say,
): Promise<void> {
  if (file === null) return
  let batch: { readonly line: number; readonly head: LogHeadView }[] = []
  let newest = 0
  const sum = openSum()
  const compare = async () => {
    const stored = await storedHeads(
      db,
      house.code,
      batch.map((b) => b.head),
    )
    for (const { line, head } of batch) {
      const placed = stored.get(nameOfHead(head))
      if (placed) sum.add(nameOfHead(head))
      newest = Math.max(newest, head.size)
      const sayOf = (detail: string) =>
        say('published', `head ${head.size}`, `was published at ${head.at} (line ${line}) ${detail}`)
      if (!placed) sayOf(', but the log has no such head: it was set back to an older state')
      else if (toBase64(placed.root) !== head.root) sayOf('with another root: the log was written anew')
      else if (toBase64(placed.signature) !== head.signature || placed.at !== toEpochMs(head.at))
        sayOf('with another time or signature than the log has')
    }
    batch = []
  }
  for await (const { line, head } of linesOf(house, file)) {
    counts.published += 1
    const [root, publicKey, signature] = head
      ? [head.root, head.publicKey, head.signature].map(fromBase64)
      : []
    if (
      !head ||
      !root ||
      !publicKey ||
      !signature ||
      !isTrueSignature(house, { ...head, root, publicKey, signature })
    ) {
      say('published', `line ${line}`, 'of the file of published heads is not a head signed by this log')
      continue
    }
    batch.push({ line, head })
    if (batch.length === 500) await compare()
  }
  if (batch.length > 0) await compare()
  await verifyUnpublished(house, db, file, newest, sum, say)
}

const nameOfHead = (h: { readonly size: number; readonly keyId: string }): string => `${h.size} ${h.keyId}`

/** A number that the same names give in any order: however many heads there are, memory holds only this. */
type Sum = { add(name: string): void; equals(other: Sum): boolean; readonly value: () => bigint }
function openSum(): Sum {
  let value = 0n
  return {
    add(name) {
      value = BigInt.asUintN(64, value + Buffer.from(sha256(Buffer.from(name))).readBigUInt64BE(0))
    },
    equals: (other) => other.value() === value,
    value: () => value,
  }
}

async function verifyUnpublished(
  house: House,
  db: Connection,
  file: NonNullable<PublishedBefore>,
  newest: number,
  published: Sum,
  say: Say,
): Promise<void> {
  const isDue = (h: SignedHead) =>
    h.size <= newest || file.now - toEpochMs(instantOf(h.at)) > publishedWithinMs
  const stored = openSum()
  for await (const h of allHeads(db, house.code)) if (isDue(h)) stored.add(nameOfHead(h))
  if (stored.equals(published)) return
  const lines = new Set<string>()
  for await (const { head } of linesOf(house, file)) if (head) lines.add(nameOfHead(head))
  for await (const h of allHeads(db, house.code))
    if (isDue(h) && !lines.has(nameOfHead(h)))
      say('published', `head ${h.size}`, 'has no line in the file of published heads: it was taken away')
}
