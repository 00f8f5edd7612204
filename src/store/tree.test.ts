/** The tree as it is stored: tiles give the same roots and proofs as all leaves would, and no order of commits loses a row. */
import { createPublicKey, verify } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkpointText, isConsistent, isIncluded, leafHash, treeRoot } from '#tree'
import {
  consistencyPath,
  findLeaf,
  inclusionPath,
  isSignedBy,
  keepAccess,
  keyIdOf,
  leavesOfCase,
  migrate,
  newestHead,
  newestHeads,
  openPool,
  rootAt,
  sequence,
  sha256,
  signerOf,
  type Pool,
  type SignHead,
} from './index.ts'
import { testDatabase, type TestDatabase } from './testing.ts'

let database: TestDatabase
let pool: Pool
const signer = signerOf('standard', Buffer.alloc(32, 5), 'yimen/1')
const head: SignHead = (size, root) => ({
  size,
  root,
  at: '2021-10-20T09:00:00.000+08:00',
  keyId: signer.keyId,
  alg: signer.alg,
  publicKey: signer.publicKey,
  signature: signer.sign(Buffer.from(checkpointText({ origin: 'yimen/1', size, root }))),
})
const grow = (realm: string) => sequence(pool, realm, signer.keyId, head)
/** Other test files share the server, and their transactions are waited for like everybody's. */
const growTo = async (realm: string, size: number) => {
  while (((await newestHead(pool, realm))?.size ?? 0) < size) await grow(realm)
}
const eventsSql = `insert into event (realm, case_id, seq, body, hash, recorded_at)
  select $1, 'C' || i, 1, '{}', sha256(convert_to($1 || i, 'UTF8')), now()
  from generate_series($2::int, $3::int) as i`
const look = (n: number) =>
  keepAccess(pool, '1', {
    kind: 'reveal',
    case: 'C1',
    person: 'p',
    post: null,
    names: ['idNo'],
    purpose: `look ${n}`,
    at: '2021-10-20T09:00:00.000+08:00',
  })
const entriesOf = async (realm: string): Promise<readonly Buffer[]> =>
  (
    await pool.query<{ hash: Buffer }>('select hash from leaf where realm = $1 order by idx', [realm])
  ).rows.map((r) => r.hash)

beforeAll(async () => {
  database = await testDatabase()
  pool = openPool(database.url, 12)
  await migrate(pool)
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

test('[T5] [T6] however it grows, past tiles of two levels, roots and proofs are those of all its leaves', async () => {
  let n = 0
  expect(await grow('1')).toBe(true)
  for (const more of [1, 1, 253, 1, 300, 66_000, 7]) {
    await pool.query(eventsSql, ['1', n + 1, n + more])
    n += more
    await growTo('1', n)
    if (more !== 300) continue
    await look(more)
    await growTo('1', n + 1)
  }
  const entries = await entriesOf('1')
  expect(entries).toHaveLength(n + 1)
  expect((await findLeaf(pool, '1', entries[555]!))?.case).toBe('C556')
  expect(
    (await pool.query(`select 1 from leaf where source = 'access' and idx = 556`)).rowCount,
    'a look stands after the events of transactions before it',
  ).toBe(1)
  const leaves = entries.map((e) => leafHash(sha256, e))
  const roots = new Map<number, Uint8Array>()
  for (const size of [1, 2, 255, 256, 257, 556, 557, 65_535, 65_536, 65_537, entries.length]) {
    roots.set(size, treeRoot(sha256, leaves.slice(0, size)))
    expect(Buffer.from(await rootAt(pool, '1', size)).equals(roots.get(size)!), `root of ${size}`).toBe(true)
    for (const index of [0, 1, 254, 255, 256, 511, 556, 65_279, 65_535, 65_536].filter((i) => i < size))
      expect(
        isIncluded(
          sha256,
          { index, size, path: await inclusionPath(pool, '1', index, size) },
          leaves[index]!,
          roots.get(size)!,
        ),
        `${index} of ${size}`,
      ).toBe(true)
    for (const [first, root] of roots)
      expect(
        isConsistent(
          sha256,
          { first, second: size, path: await consistencyPath(pool, '1', first, size) },
          root,
          roots.get(size)!,
        ),
        `${first} begins ${size}`,
      ).toBe(true)
  }
  const heads = await newestHeads(pool, '1', 20)
  expect(heads.map((h) => h.size)).toEqual([66_564, 66_557, 557, 556, 256, 255, 2, 1])
  for (const h of heads)
    expect(
      isSignedBy(
        h.alg,
        h.publicKey,
        Buffer.from(
          checkpointText({
            origin: 'yimen/1',
            size: h.size,
            root: treeRoot(sha256, leaves.slice(0, h.size)),
          }),
        ),
        h.signature,
      ),
    ).toBe(true)
  await grow('1')
  expect((await newestHeads(pool, '1', 20)).length, 'a log that has not grown gets no new head').toBe(
    heads.length,
  )
})

test('[T6] a commit that comes late, with an earlier number, is waited for and not passed over', async () => {
  const slow = await pool.connect()
  await slow.query('begin')
  await slow.query(eventsSql, ['2', 1, 1])
  await pool.query(eventsSql, ['2', 2, 2])
  await grow('2')
  expect(await entriesOf('2'), 'nothing is taken while an older transaction runs').toEqual([])
  await slow.query('commit')
  slow.release()
  await growTo('2', 2)
  expect(
    (
      await pool.query<{ case_id: string }>(`select case_id from leaf where realm = '2' order by idx`)
    ).rows.map((r) => r.case_id),
  ).toEqual(['C1', 'C2'])
})

test('[T6] many writers and many sequencers together: each row is a leaf once, in the order of (transaction, position)', async () => {
  await Promise.all(
    Array.from({ length: 40 }, async (_, i) => {
      await pool.query(eventsSql, ['3', i * 10 + 1, i * 10 + 10])
      if (i % 3 === 0) await grow('3')
    }),
  )
  await growTo('3', 400)
  const { rows } = await pool.query<{ n: number; distinct: number; ordered: boolean }>(
    `select count(*) as n, count(distinct case_id) as distinct, bool_and(ok) as ordered
      from (select case_id, (txid, pos) > (lag(txid) over w, lag(pos) over w) or idx = 0 as ok
        from leaf
        where realm = '3' window w as (order by idx)) x`,
  )
  expect(rows[0]).toEqual({ n: 400, distinct: 400, ordered: true })
  expect((await leavesOfCase(pool, '3', 'C7')).map((l) => l.seq)).toEqual([1])
})

test('[T6] a tree that is not what its newest head says is not signed again', async () => {
  await pool.query(eventsSql, ['4', 1, 3])
  await growTo('4', 3)
  const db = await pool.connect()
  await db.query('begin')
  await db.query('set local session_replication_role = replica')
  await db.query(`update leaf set hash = sha256('another') where realm = '4' and idx = 1`)
  await db.query('commit')
  db.release()
  await pool.query(eventsSql, ['4', 4, 5])
  await expect(growTo('4', 5)).rejects.toThrow('not what its newest head says')
  expect((await newestHead(pool, '4'))?.size).toBe(3)
})

test.each(['leaf', 'tree_tile', 'tree_head', 'tree_key'])(
  '[S5] the database refuses to change or empty %s',
  async (table) => {
    for (const sql of [`update ${table} set realm = 'x'`, `delete from ${table}`, `truncate ${table}`])
      await expect(pool.query(sql)).rejects.toThrow('the log is only appended to')
  },
)

test('[T4] Ed25519 signs as RFC 8032 §7.1 does; a key’s id is its name and kind hashed with it', () => {
  const s = signerOf(
    'standard',
    Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'),
    'yimen/1',
  )
  expect(Buffer.from(s.publicKey).toString('hex')).toBe(
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  )
  expect(Buffer.from(s.sign(new Uint8Array(0))).toString('hex')).toBe(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  )
  expect(s.keyId).toBe(keyIdOf('yimen/1', 'ed25519', s.publicKey))
  expect(s.keyId).not.toBe(keyIdOf('yimen/2', 'ed25519', s.publicKey))
})

test.each(['standard', 'guomi'] as const)(
  '[T4] %s: what was signed is known again, one bit off is not',
  (suite) => {
    const s = signerOf(suite, Buffer.alloc(32, 9), 'yimen/1')
    const message = Buffer.from('yimen/1\n7\nroot\n')
    const signature = s.sign(message)
    expect(isSignedBy(s.alg, s.publicKey, message, signature)).toBe(true)
    expect(
      isSignedBy(
        s.alg,
        s.publicKey,
        message,
        signature.map((b, i) => (i === 40 ? b ^ 1 : b)),
      ),
    ).toBe(false)
    expect(isSignedBy(s.alg, s.publicKey, Buffer.from('yimen/1\n8\nroot\n'), signature)).toBe(false)
    expect(
      isSignedBy(s.alg, signerOf(suite, Buffer.alloc(32, 8), 'yimen/1').publicKey, message, signature),
    ).toBe(false)
    expect(isSignedBy('none', s.publicKey, message, signature)).toBe(false)
    expect(isSignedBy(s.alg, new Uint8Array(3), message, new Uint8Array(0))).toBe(false)
  },
)

/** OpenSSL takes no name of the signer here, so both are given the empty one. */
test('[T4] SM2 with SM3 is what OpenSSL calls by that name', () => {
  const { privateKey, publicKey } = sm2.generateKeyPairHex()
  const raw = Buffer.from(
    sm2.doSignature(new Uint8Array([1, 2, 3]), privateKey, { hash: true, userId: '', der: true }),
    'hex',
  )
  const key = createPublicKey({
    key: Buffer.concat([
      Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex'),
      Buffer.from(publicKey, 'hex'),
    ]),
    format: 'der',
    type: 'spki',
  })
  expect(verify('sm3', new Uint8Array([1, 2, 3]), key, raw)).toBe(true)
})
