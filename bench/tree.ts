/**
 * The tree of a log of a million entries: its head from nothing but the entries, the sequencer's first run
 * over all of them, one more after a minute's growth, and single proofs.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkpointText, grown, isIncluded, leafHash, noLeaves, rootOf } from '../src/tree/index.ts'
import {
  findRunning,
  inclusionPath,
  newestHead,
  openPool,
  rootAt,
  sequence,
  sha256,
  signerOf,
  type Pool,
  type SignHead,
} from '../src/store/index.ts'
import { levelHashes } from '../src/store/tiles.ts'
import { start } from './server.ts'

const entries = 1_000_000
/** A realm of its own, in which no server signs. */
const realm = 'bench'
const signer = signerOf('standard', Buffer.alloc(32, 1), `yimen/${realm}`)
const sign: SignHead = (size, root) => ({
  size,
  root,
  at: '2021-10-20T09:00:00.000+08:00',
  keyId: signer.keyId,
  alg: signer.alg,
  publicKey: signer.publicKey,
  signature: signer.sign(Buffer.from(checkpointText({ origin: `yimen/${realm}`, size, root }))),
})

export async function* tree(): AsyncGenerator<object> {
  const home = mkdtempSync(join(tmpdir(), 'yimen-bench-'))
  const server = await start(home, { YIMEN_REHEARSAL: 'off' })
  const pool = openPool((await findRunning(home))!, 2)
  try {
    await add(pool, 1, entries)
    const memory = process.memoryUsage().rss
    const first = await timed(() => sequence(pool, realm, signer.keyId, sign))
    const more = Math.round((process.memoryUsage().rss - memory) / 2 ** 20)
    const again = await timed(() => rootAt(pool, realm, entries))
    yield {
      bench: 'tree head over a million entries',
      seconds: round((await timed(() => headFromEntries(pool))) / 1000),
      askedBelow: 5,
      fromTilesMs: round(again),
    }
    yield {
      bench: 'first run of the sequencer over a million',
      seconds: round(first / 1000),
      memoryGrownMiB: more,
    }
    await add(pool, entries + 1, entries + 1000)
    yield {
      bench: 'next head after a thousand more',
      ms: round(await timed(() => sequence(pool, realm, signer.keyId, sign))),
    }
    /** The log at rest, as it is but for the minute after such a load. */
    await pool.query('vacuum analyze leaf, tree_tile')
    await pool.query('checkpoint')
    yield await proofs(pool)
  } finally {
    await pool.end()
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

/** Every entry read and hashed, every node above them, and the signature: as if no tile had ever been written. */
async function headFromEntries(pool: Pool): Promise<void> {
  let tree = noLeaves
  for (let from = 0; from < entries; from += 16_384)
    tree = grown(sha256, tree, await levelHashes(pool, realm, 0, from, Math.min(from + 16_384, entries)))
  const root = rootOf(sha256, tree)
  sign(tree.size, root)
  if (!(await newestHead(pool, realm))!.root.equals(root))
    throw new Error('the tiles and the entries give different roots')
}

/** Hashes as events have them; what they are of does not matter to a tree. */
const add = async (pool: Pool, from: number, to: number): Promise<void> => {
  await pool.query(
    `insert into event (realm, case_id, seq, body, hash, recorded_at) select $1, 'C' || i / 6, i % 6 + 1, '{}', sha256(convert_to(i::text, 'UTF8')), now() from generate_series($2::int, $3::int) as i`,
    [realm, from, to],
  )
}

async function proofs(pool: Pool): Promise<object> {
  const { size, root } = (await newestHead(pool, realm))!
  const times: number[] = []
  for (let i = 0; i < 200; i++) {
    const index = (i * 7_368_787) % size
    let path: readonly Uint8Array[] = []
    times.push(
      await timed(async () => {
        path = await inclusionPath(pool, realm, index, size)
      }),
    )
    const { rows } = await pool.query<{ hash: Buffer }>(
      'select hash from leaf where realm = $1 and idx = $2',
      [realm, index],
    )
    if (!isIncluded(sha256, { index, size, path }, leafHash(sha256, rows[0]!.hash), root))
      throw new Error(`the proof of leaf ${index} does not hold`)
  }
  const [first, ...warm] = times as [number, ...number[]]
  warm.sort((a, b) => a - b)
  return {
    bench: 'inclusion proof in a million entries',
    p50ms: round(warm[100]!),
    p99ms: round(warm[197]!),
    worstMs: round(warm.at(-1)!),
    firstMs: round(first),
    askedBelow: 5,
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
const round = (n: number): number => Math.round(n * 100) / 100
