/** The tree as it lies there, page by page beside the rows that it was made from: what verification compares. */
import type { Connection } from './pool.ts'
import { hashesIn } from './tiles.ts'
import { beyond } from './tree.ts'
import type { SignedHead } from './heads.ts'

/** A leaf, and the row that it stands for as it is now; nulls where there is no such row any more. */
export type PlacedLeaf = {
  readonly idx: number
  readonly source: 'event' | 'access'
  readonly case: string | null
  readonly seq: number | null
  readonly pos: number
  readonly txid: string
  readonly hash: Buffer
  readonly row: {
    readonly hash: Buffer
    readonly pos: number
    readonly txid: string
    readonly case: string | null
  } | null
}

export async function leafPage(
  db: Connection,
  realm: string,
  from: number,
  to: number,
): Promise<readonly PlacedLeaf[]> {
  const { rows } = await db.query<
    Omit<PlacedLeaf, 'row'> & {
      rowHash: Buffer | null
      rowPos: number
      rowTxid: string
      rowCase: string | null
    }
  >(
    `select l.idx, l.source, l.case_id as "case", l.seq, l.pos, l.txid::text, l.hash, coalesce(e.hash, a.hash) as "rowHash", coalesce(e.pos, a.id) as "rowPos", coalesce(e.txid, a.txid)::text as "rowTxid", coalesce(e.case_id, a.case_id) as "rowCase" from leaf l
      left join event e on l.source = 'event' and e.realm = l.realm and e.case_id = l.case_id and e.seq = l.seq
      left join access_entry a on l.source = 'access' and a.realm = l.realm and a.id = l.pos
      where l.realm = $1 and l.idx >= $2 and l.idx < $3 order by l.idx`,
    [realm, from, to],
  )
  return rows.map(({ rowHash, rowPos, rowTxid, rowCase, ...leaf }) => ({
    ...leaf,
    row: rowHash === null ? null : { hash: rowHash, pos: rowPos, txid: rowTxid, case: rowCase },
  }))
}

/** How many leaves there are, by the last one's place. */
export async function leafCount(db: Connection, realm: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    'select coalesce(max(idx) + 1, 0)::bigint as n from leaf where realm = $1',
    [realm],
  )
  return rows[0]!.n
}

export type StoredTile = {
  readonly idx: number
  readonly hashes: readonly Uint8Array[]
  readonly root: Buffer
}

export async function tilePage(
  db: Connection,
  realm: string,
  level: number,
  from: number,
  to: number,
): Promise<ReadonlyMap<number, StoredTile>> {
  const { rows } = await db.query<{ idx: number; hashes: Buffer; root: Buffer }>(
    'select idx, hashes, root from tree_tile where realm = $1 and level = $2 and idx >= $3 and idx < $4',
    [realm, level, from, to],
  )
  return new Map(rows.map((r) => [r.idx, { ...r, hashes: hashesIn(r.hashes) }]))
}

/** Every head, the smallest first, a page at a time. */
export async function* allHeads(db: Connection, realm: string): AsyncGenerator<SignedHead> {
  for (let [size, keyId] = [-1, '']; ;) {
    const { rows } = await db.query<SignedHead>(
      `select h.size, h.root, h.at, h.key_id as "keyId", h.alg, h.signature, k.public_key as "publicKey"
        from tree_head h
        left join tree_key k on k.realm = h.realm and k.key_id = h.key_id
        where h.realm = $1 and (h.size, h.key_id) > ($2, $3)
        order by h.size, h.key_id
        limit 500`,
      [realm, size, keyId],
    )
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    size = last.size
    keyId = last.keyId
  }
}

/** What of a stored head stands in the file of published heads too. */
export type PlacedHead = {
  readonly root: Buffer
  readonly signature: Buffer
  /** Milliseconds. */ readonly at: number
}

/** Of these heads, by `size keyId`, those that are stored. */
export async function storedHeads(
  db: Connection,
  realm: string,
  heads: readonly { readonly size: number; readonly keyId: string }[],
): Promise<ReadonlyMap<string, PlacedHead>> {
  const { rows } = await db.query<PlacedHead & { size: number; key: string }>(
    `select size, key_id as key, root, signature, (extract(epoch from at) * 1000)::bigint as at
      from tree_head
      where realm = $1 and (size, key_id) in (select * from unnest($2::bigint[], $3::text[]))`,
    [realm, heads.map((h) => h.size), heads.map((h) => h.keyId)],
  )
  return new Map(rows.map((r) => [`${r.size} ${r.key}`, r]))
}

/**
 * Rows that are older than leaf `idx` and are no leaf; at most a hundred of each kind. By `except`, which sorts or hashes:
 * an anti-join that is planned without statistics walks over all leaves for each row.
 */
export async function withoutLeaf(
  db: Connection,
  realm: string,
  idx: number,
): Promise<readonly { readonly source: string; readonly case: string | null; readonly at: number }[]> {
  const { rows } = await db.query<{ source: string; case: string | null; at: number }>(
    `with last as (select txid, source, pos from leaf where realm = $1 and idx = $2),
      events as (select e.pos from event e, last where e.realm = $1 and (e.txid, e.pos) <= (last.txid, case last.source when 'event' then last.pos else ${beyond} end) except select pos from leaf where realm = $1 and source = 'event' limit 100),
      looks as (select a.id as pos from access_entry a, last where a.realm = $1 and (a.txid, a.id) <= (last.txid, case last.source when 'access' then last.pos else -1 end) except select pos from leaf where realm = $1 and source = 'access' limit 100)
      select 'event' as source, case_id as "case", seq::bigint as at from event where realm = $1 and pos = any(array(select pos from events))
      union all
      select 'access', case_id, id from access_entry where realm = $1 and id = any(array(select pos from looks))`,
    [realm, idx],
  )
  return rows
}

/** What people did besides changing cases, as it lies there. */
export type StoredAccess = {
  readonly id: number
  readonly kind: string
  readonly case: string | null
  readonly person: string
  /** Milliseconds. */ readonly at: number
  readonly body: string
  readonly hash: Buffer
}

/** In the order of their numbers, some at a time. */
export async function accessesAfter(
  db: Connection,
  realm: string,
  after: number,
  limit: number,
): Promise<readonly StoredAccess[]> {
  const { rows } = await db.query<StoredAccess>(
    `select id, kind, case_id as "case", person, (extract(epoch from at) * 1000)::bigint as at, body, hash
      from access_entry
      where realm = $1 and id > $2
      order by id
      limit $3`,
    [realm, after, limit],
  )
  return rows
}

/** Keys of heads as they lie there, and how many heads each signed. */
export async function headKeys(
  db: Connection,
  realm: string,
): Promise<readonly { readonly keyId: string; readonly alg: string; readonly algs: readonly string[] }[]> {
  const { rows } = await db.query<{ keyId: string; alg: string; algs: string[] }>(
    `select k.key_id as "keyId", k.alg,
        array(select distinct h.alg from tree_head h where h.realm = k.realm and h.key_id = k.key_id) as algs
      from tree_key k
      where k.realm = $1`,
    [realm],
  )
  return rows
}

/** Which tiles there are, of every level. */
export async function tilesThere(
  db: Connection,
  realm: string,
): Promise<readonly { readonly level: number; readonly idx: number }[]> {
  const { rows } = await db.query<{ level: number; idx: number }>(
    'select level, idx from tree_tile where realm = $1',
    [realm],
  )
  return rows
}
