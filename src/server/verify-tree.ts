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
} from '#kernel'
import {
  accessHash,
  allHeads,
  isSignedBy,
  keyIdOf,
  leafCount,
  leafPage,
  newestHead,
  sha256,
  signerOf,
  storedRoots,
  tilePage,
  withoutLeaf,
  type PlacedLeaf,
  type SignedHead,
} from '#store'
import { publishedHeads } from './published.ts'
import type { House } from './realm.ts'
import type { Say } from './verify.ts'
import type { LogHeadView } from './contract/index.ts'

export type TreeCounts = { leaves: number; heads: number; published: number }

const width = 256
/** Leaves looked at together: whole tiles, so that memory holds one page. */
const page = 64 * width

/**
 * [V7] Every event and every look that is older than the newest head is a leaf, in its place and with its hash; every leaf
 * has its row; every head's root is the root of that many leaves and its signature is right; and every head that was
 * published outside the database is in it. Reads what is there when it begins, so that growth meanwhile alarms nobody.
 */
export async function verifyTree(house: House, say: Say): Promise<TreeCounts> {
  const head = await newestHead(house.pool, house.code)
  const leaves = await leafCount(house.pool, house.code)
  const counts: TreeCounts = { leaves, heads: 0, published: 0 }
  if (head && head.size > leaves)
    say(
      'head',
      `head ${head.size}`,
      `signed over ${head.size} entries, but the log has only ${leaves} leaves: the newest ${head.size - leaves} were removed`,
    )
  await verifyLeaves(house, leaves, headsOf(house, counts, say), say)
  const covered = Math.min(head?.size ?? 0, leaves)
  if (covered > 0)
    for (const r of await withoutLeaf(house.pool, house.code, covered - 1))
      say(
        'leaf',
        r.source === 'event' ? `${r.case}/${r.at}` : `access/${r.at}`,
        'is older than the newest head but no leaf of the tree: it was put in afterwards',
      )
  await verifyPublished(house, counts, say)
  return counts
}

const nameOf = (l: PlacedLeaf): string => (l.source === 'event' ? `${l.case}/${l.seq}` : `access/${l.pos}`)

/** Walks over all leaves once; asks of each head, when its size is reached, whether it was true. */
async function verifyLeaves(house: House, leaves: number, heads: Heads, say: Say): Promise<void> {
  let tree: Frontier = noLeaves
  let before: PlacedLeaf | null = null
  const levels: Uint8Array[][] = []
  for (let from = 0; from < leaves; from += page) {
    const rows = await leafPage(house.pool, house.code, from, Math.min(from + page, leaves))
    const tiles = await tilePage(house.pool, house.code, 0, from / width, (from + page) / width)
    for (let tile = from; tile < Math.min(from + page, leaves); tile += width) {
      const there = rows.filter((r) => r.idx >= tile && r.idx < tile + width)
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
      if (hashes.length === width) await verifyTile(house, levels, 0, tile / width, hashes, say, stored)
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
  if (l.row.body !== null && !same(accessHash(l.row.body), l.row.hash))
    say('access', what, 'the hash does not cover these bytes')
}

/** [T6] The order that leaves are taken in. */
function follows(a: PlacedLeaf, b: PlacedLeaf): boolean {
  if (a.txid !== b.txid) return BigInt(a.txid) < BigInt(b.txid)
  return a.source === b.source ? a.pos < b.pos : a.source === 'event'
}

/** [T5] A full tile is stored with these hashes under this root; its root is a node of the level above. */
async function verifyTile(
  house: House,
  levels: Uint8Array[][],
  level: number,
  idx: number,
  hashes: readonly Uint8Array[],
  say: Say,
  loadedTile?: { readonly hashes: readonly Uint8Array[]; readonly root: Uint8Array },
): Promise<void> {
  const stored = loadedTile ?? (await tilePage(house.pool, house.code, level, idx, idx + 1)).get(idx)
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
    await verifyTile(house, levels, level + 1, above.length / width - 1, above.slice(-width), say)
}

type Heads = {
  /** The size of the next head to be looked at, or null. */ next(): Promise<number | null>
  /** Compares that head with the root of so many leaves, and goes on. */ check(root: Uint8Array): void
  end(): void
}

/** The stored heads in order; the first that is not true says between which leaves the change must be. */
function headsOf(house: House, counts: TreeCounts, say: Say): Heads {
  const stored = allHeads(house.pool, house.code)
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

/** [T7] What was published is in the log: a database set back, or written anew, does not know it. */
async function verifyPublished(house: House, counts: TreeCounts, say: Say): Promise<void> {
  if (house.headsFile === null) return
  let batch: { readonly line: number; readonly head: LogHeadView }[] = []
  const compare = async () => {
    const roots = await storedRoots(
      house.pool,
      house.code,
      batch.map((b) => b.head),
    )
    for (const { line, head } of batch) {
      const stored = roots.get(`${head.size} ${head.keyId}`)
      if (!stored)
        say(
          'published',
          `head ${head.size}`,
          `was published at ${head.at} (line ${line}), but the log has no such head: it was set back to an older state`,
        )
      else if (toBase64(stored) !== head.root)
        say(
          'published',
          `head ${head.size}`,
          `was published at ${head.at} (line ${line}) with another root: the log was written anew`,
        )
    }
    batch = []
  }
  for await (const { line, head } of publishedHeads(house.headsFile, originOf(house.code))) {
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
}
