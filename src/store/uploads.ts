/** Papers that people sent, and what they called them, sealed with the key of who sent them. */
import type { Day } from '#kernel/day'
import { decrypt, encrypt, type Suite } from './cipher.ts'
import type { Connection } from './pool.ts'
import { subjectKey, type Secrets } from './seal.ts'

export type Upload = {
  readonly id: string
  readonly person: string
  readonly sealedName: Buffer
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
    `insert into upload (realm, id, person, name, sealed_name, type, size, digest, content, at)
      values ($1, $2, $3, '', $4, $5, $6, $7, $8, $9)
      on conflict do nothing`,
    [realm, u.id, u.person, u.sealedName, u.type, u.size, u.digest, u.content, u.at],
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

/** Who sent a paper and when; of a picture the hash of its bytes. */
type SentRow = { readonly person: string; readonly on: Day; readonly picture: string | null }

/** Who sent each of these papers, and when; what nobody sent is not in it. */
export async function sentPapers(
  db: Connection,
  realm: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SentRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await db.query<SentRow & { readonly id: string }>({
    name: 'papers',
    text: `select id, person, (at at time zone 'Asia/Shanghai')::date as "on",
             case when type like 'image/%' then encode(digest, 'hex') end as picture from upload where realm = $1 and id = any($2)`,
    values: [realm, ids],
  })
  return new Map(rows.map((r) => [r.id, r]))
}

export type NamedUpload = Pick<Upload, 'id' | 'person'> & {
  readonly sealedName: Buffer | null
  readonly on: Day
}

/** Of these papers those that are not emptied: who sent them, on which day, and what they called them, sealed. */
export async function namesOfUploads(
  db: Connection,
  realm: string,
  ids: readonly string[],
): Promise<readonly NamedUpload[]> {
  const { rows } = await db.query<NamedUpload>(
    `select id, person, sealed_name as "sealedName", (at at time zone 'Asia/Shanghai')::date as "on"
      from upload
      where realm = $1 and id = any($2) and size > 0`,
    [realm, ids],
  )
  return rows
}

type FoundUpload = Pick<Upload, 'person' | 'type' | 'content'> & { readonly sealedName: Buffer | null }

export async function findUpload(db: Connection, realm: string, id: string): Promise<FoundUpload | null> {
  const { rows } = await db.query<FoundUpload>(
    'select person, sealed_name as "sealedName", type, content from upload where realm = $1 and id = $2',
    [realm, id],
  )
  return rows[0] ?? null
}

const boundTo = (person: string, id: string): string => `${person}|${id}|name`

export const sealUploadName = (key: Buffer, name: string, person: string, id: string, suite: Suite): Buffer =>
  encrypt(key, Buffer.from(name), boundTo(person, id), suite)

export const openUploadName = (key: Buffer, sealed: Buffer, person: string, id: string): string =>
  decrypt(key, sealed, boundTo(person, id)).toString()

/** [S10] Seals the names that an earlier version left in clear, some at a time: killed, it goes on at the next start. */
export async function sealOldUploadNames(
  db: Connection,
  realm: string,
  secrets: Secrets,
  suite: Suite,
): Promise<void> {
  for (let last = ''; ;) {
    const { rows } = await db.query<{ id: string; person: string; name: string }>(
      "select id, person, name from upload where realm = $1 and name <> '' and id > $2 order by id limit 200",
      [realm, last],
    )
    if (rows.length === 0) return
    last = rows.at(-1)!.id
    for (const { id, person, name } of rows) {
      const key = await subjectKey(db, secrets, realm, person).catch(() => null)
      /** A key that is damaged costs this name and stops nobody. */
      if (key === null) continue
      const sealed = sealUploadName(key, name, person, id, suite)
      await db.query("update upload set name = '', sealed_name = $3 where realm = $1 and id = $2", [
        realm,
        id,
        sealed,
      ])
    }
  }
}
