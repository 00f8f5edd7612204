/** Heads of the tree and the keys that signed them, and leaves as those who hold a hash or a case look them up. */
import type { Connection } from './pool.ts'

export type SignedHead = {
  readonly size: number
  readonly root: Buffer
  /** As PostgreSQL says it. */ readonly at: string
  readonly keyId: string
  readonly alg: string
  readonly signature: Buffer
  readonly publicKey: Buffer
}
export type NewHead = Omit<SignedHead, 'root' | 'signature' | 'publicKey'> & {
  readonly root: Uint8Array
  readonly signature: Uint8Array
  readonly publicKey: Uint8Array
}
export type Leaf = {
  readonly idx: number
  readonly case: string | null
  readonly seq: number | null
  readonly hash: Buffer
}

const headColumns =
  'h.size, h.root, h.at, h.key_id as "keyId", h.alg, h.signature, k.public_key as "publicKey" from ' +
  'tree_head h join tree_key k on k.realm = h.realm and k.key_id = h.key_id where h.realm = $1'

export async function insertHead(db: Connection, realm: string, h: NewHead): Promise<void> {
  await db.query(
    'insert into tree_key (realm, key_id, alg, public_key) values ($1, $2, $3, $4) on conflict do nothing',
    [realm, h.keyId, h.alg, h.publicKey],
  )
  await db.query(
    'insert into tree_head (realm, size, root, at, key_id, alg, signature) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing',
    [realm, h.size, h.root, h.at, h.keyId, h.alg, h.signature],
  )
}

/** Newest first; at most `limit`. Two heads of one size are of two keys, the later one first. */
export async function newestHeads(
  db: Connection,
  realm: string,
  limit: number,
): Promise<readonly SignedHead[]> {
  const { rows } = await db.query<SignedHead>(
    `select ${headColumns} order by h.size desc, h.at desc limit $2`,
    [realm, limit],
  )
  return rows
}
export const newestHead = async (db: Connection, realm: string): Promise<SignedHead | null> =>
  (await newestHeads(db, realm, 1))[0] ?? null

/** The oldest head that covers so many leaves or more: what was said first about a leaf. */
export async function headsFrom(
  db: Connection,
  realm: string,
  size: number,
  limit: number,
): Promise<readonly SignedHead[]> {
  const { rows } = await db.query<SignedHead>(
    `select ${headColumns} and h.size >= $2 order by h.size, h.at limit $3`,
    [realm, size, limit],
  )
  return rows
}

/** By the row's own hash; of two equal ones, the first. */
export async function findLeaf(db: Connection, realm: string, hash: Uint8Array): Promise<Leaf | null> {
  const { rows } = await db.query<Leaf>(
    'select idx, case_id as "case", seq, hash from leaf where hash = $2 and realm = $1 order by idx limit 1',
    [realm, hash],
  )
  return rows[0] ?? null
}

/** The leaves of a case's events that have a place already, in order. */
export async function leavesOfCase(db: Connection, realm: string, caseId: string): Promise<readonly Leaf[]> {
  const { rows } = await db.query<Leaf>(
    `select l.idx, l.case_id as "case", l.seq, l.hash
      from event e
      join leaf l on l.realm = e.realm and l.source = 'event' and l.pos = e.pos
      where e.realm = $1 and e.case_id = $2
      order by e.seq`,
    [realm, caseId],
  )
  return rows
}
