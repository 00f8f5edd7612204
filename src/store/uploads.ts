/** Papers that people sent, sealed with the key of who sent them. */
import type { Connection } from './pool.ts'

export type Upload = {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly digest: Buffer
  readonly content: Buffer
  readonly at: string
}

/** `again`: the same person sent the same bytes under that id before; `other`: they sent other bytes; `taken`: somebody else did. */
export async function keepUpload(
  db: Connection,
  realm: string,
  u: Upload,
): Promise<'kept' | 'again' | 'other' | 'taken'> {
  const { rowCount } = await db.query(
    `insert into upload (realm, id, person, name, type, size, digest, content, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      on conflict do nothing`,
    [realm, u.id, u.person, u.name, u.type, u.size, u.digest, u.content, u.at],
  )
  if (rowCount) return 'kept'
  const { rows } = await db.query<{ person: string; digest: Buffer }>(
    'select person, digest from upload where realm = $1 and id = $2',
    [realm, u.id],
  )
  if (rows[0]?.person !== u.person) return 'taken'
  return rows[0].digest.equals(u.digest) ? 'again' : 'other'
}

/** How many papers a person sent since a moment: nobody fills the disk. */
export async function countUploads(
  db: Connection,
  realm: string,
  person: string,
  since: string,
): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    'select count(*) as n from upload where realm = $1 and person = $2 and at > $3',
    [realm, person, since],
  )
  return rows[0]!.n
}

/** Who sent each of these papers; what nobody sent is not in it. */
export async function sendersOf(
  db: Connection,
  realm: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await db.query<{ id: string; person: string }>({
    name: 'papers',
    text: 'select id, person from upload where realm = $1 and id = any($2)',
    values: [realm, ids],
  })
  return new Map(rows.map((r) => [r.id, r.person]))
}

export async function findUpload(
  db: Connection,
  realm: string,
  id: string,
): Promise<Pick<Upload, 'person' | 'name' | 'type' | 'content'> | null> {
  const { rows } = await db.query<Pick<Upload, 'person' | 'name' | 'type' | 'content'>>(
    'select person, name, type, content from upload where realm = $1 and id = $2',
    [realm, id],
  )
  return rows[0] ?? null
}
