/** The sequencer: gives every committed event and every look its place in the tree, once, in an order that no late commit can disturb. */
import { leafHash, treeRoot } from '#tree'
import { transaction, type Connection, type Pool } from './pool.ts'
import { insertHead, newestHead, type NewHead } from './heads.ts'
import { hashesIn, levelHashes, rootAt, sha256, width } from './tiles.ts'

/** Rows that one transaction takes: memory holds these and no more, and nobody waits longer than it takes to hash them. */
const mostAtOnce = 64 * width
/** After every position: the largest bigint. */
export const beyond = '9223372036854775807'

type Last = {
  readonly idx: number
  readonly source: 'event' | 'access'
  readonly pos: number
  readonly txid: string
  readonly ahead: boolean
}

/**
 * [T6] What was committed by transactions older than every running one is complete: it is taken in the order (transaction,
 * events before looks, position), after what is a leaf already. An identity column alone is given before the commit and
 * would let a late commit slip in behind the cursor.
 */
const takeSql = `
  with fresh as (
    (select txid, 0 as kind, pos, case_id, seq, hash from event where realm = $1 and (txid, pos) > ($3::xid8, $4::bigint) and txid < pg_snapshot_xmin(pg_current_snapshot()) order by txid, pos limit $7)
    union all
    (select txid, 1, id, case_id, null, hash from access_entry where realm = $1 and (txid, id) > ($5::xid8, $6::bigint) and txid < pg_snapshot_xmin(pg_current_snapshot()) order by txid, id limit $7)
    order by 1, 2, 3 limit $7),
  taken as (
    insert into leaf (realm, idx, source, case_id, seq, pos, txid, hash)
      select $1, $2::bigint + row_number() over (order by txid, kind, pos) - 1, case kind when 0 then 'event' else 'access' end, case_id, seq, pos, txid, hash from fresh
      returning idx, hash)
  select string_agg(hash, ''::bytea order by idx) as entries from taken`

/** Appends what is complete, in one transaction; gives how many leaves there are now and whether there may be more to take. */
async function take(
  db: Connection,
  realm: string,
): Promise<{ readonly size: number; readonly more: boolean }> {
  const {
    rows: [last],
  } = await db.query<Last>(
    `select idx, source, pos, txid::text, txid >= pg_snapshot_xmax(pg_current_snapshot()) as ahead
      from leaf
      where realm = $1
      order by idx desc
      limit 1`,
    [realm],
  )
  /** A dump that was loaded into another server keeps numbers of transactions that this one has not come to. */
  if (last?.ahead)
    throw new Error(
      'the log was restored into a server whose transaction numbers are lower than its own: advance them (pg_resetwal -x) before new leaves are taken',
    )
  const size = last ? last.idx + 1 : 0
  const after = last?.txid ?? '0'
  const events = [after, last?.source === 'access' ? beyond : (last?.pos ?? -1)]
  const looks = [after, last?.source === 'access' ? last.pos : -1]
  /** The indexes hold this very order; without statistics, as after a first load, the planner would sort the whole log for each batch. */
  await db.query('set local enable_bitmapscan = off; set local enable_seqscan = off')
  const { rows } = await db.query<{ entries: Buffer | null }>(takeSql, [
    realm,
    size,
    ...events,
    ...looks,
    mostAtOnce,
  ])
  const entries = hashesIn(rows[0]!.entries ?? Buffer.alloc(0))
  await fileTiles(
    db,
    realm,
    size,
    entries.map((e) => leafHash(sha256, e)),
  )
  return { size: size + entries.length, more: entries.length === mostAtOnce }
}

/** [T5] Writes the tiles that these new nodes fill, and those above that their roots fill. */
async function fileTiles(
  db: Connection,
  realm: string,
  before: number,
  fresh: readonly Uint8Array[],
): Promise<void> {
  for (let level = 0, count = before, nodes = fresh; nodes.length > 0; level++) {
    const first = Math.floor(count / width)
    const all = [...(await levelHashes(db, realm, level, first * width, count)), ...nodes]
    const tiles = Array.from({ length: Math.floor(all.length / width) }, (_, i) =>
      all.slice(i * width, (i + 1) * width),
    )
    const roots = tiles.map((t) => treeRoot(sha256, t))
    if (tiles.length > 0)
      await db.query(
        `insert into tree_tile (realm, level, idx, hashes, root)
          select $1, $2, idx, hashes, root
          from unnest($3::bigint[], $4::bytea[], $5::bytea[]) as t(idx, hashes, root)`,
        [realm, level, tiles.map((_, i) => first + i), tiles.map((t) => Buffer.concat(t)), roots],
      )
    count = first
    nodes = roots
  }
}

/** A fault that says that somebody was at the log: told apart, because trying again does not help. */
export const disagrees = 'LOG_DISAGREES'
export const disagreement = (why: string): Error => Object.assign(new Error(why), { code: disagrees })

/** Signs a root; the key that it was signed with goes beside it. */
export type SignHead = (size: number, root: Uint8Array) => NewHead

/**
 * [T6] Takes all that is complete and, when the log has grown or the newest head is another key's, signs a head over it in
 * the same transaction. `mayFollow` is asked first whether the tree is still what was published. Gives false when another
 * server is at it. Throws when the tree no longer is what its newest head says: then nothing is signed.
 */
export async function sequence(
  pool: Pool,
  realm: string,
  keyId: string,
  sign: SignHead,
  mayFollow: (db: Connection, size: number) => Promise<void> = async () => undefined,
): Promise<boolean> {
  for (let more = true; more;) {
    const done = await transaction(pool, async (db) => {
      const { rows } = await db.query<{ mine: boolean }>(
        'select pg_try_advisory_xact_lock(9706, hashtext($1)) as mine',
        [realm],
      )
      if (!rows[0]!.mine) return null
      const taken = await take(db, realm)
      if (taken.more) return taken
      const head = await newestHead(db, realm)
      if (
        head &&
        (head.size > taken.size || !Buffer.from(await rootAt(db, realm, head.size)).equals(head.root))
      )
        throw disagreement('the log is not what its newest head says: nothing more is signed')
      await mayFollow(db, taken.size)
      if (taken.size > 0 && (head === null || head.size < taken.size || head.keyId !== keyId))
        await insertHead(db, realm, sign(taken.size, await rootAt(db, realm, taken.size)))
      return taken
    })
    if (done === null) return false
    more = done.more
  }
  return true
}
