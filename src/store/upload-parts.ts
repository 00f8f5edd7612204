/** [U7] A file that comes in pieces: what of it is here, each piece sealed as the whole will be. */
import { decrypt, encrypt, type Suite } from './cipher.ts'
import type { Connection } from './pool.ts'

/** What the sender says of the whole. */
export type Announced = { readonly digest: Buffer; readonly size: number }
export type Half = Announced & {
  /** Where the next piece begins. */ readonly offset: number
  /** Whether the file was whole, and kept. */ readonly kept: boolean
}

const boundTo = (person: string, id: string, pos: number): string => `${person}|${id}|part ${pos}`

/** How far a file came; null where nothing of it is here, or no longer. */
export async function halfUpload(db: Connection, realm: string, id: string): Promise<Half | null> {
  const { rows } = await db.query<Half>(
    `select digest, size, max(pos + bytes) as offset, bool_or(bytes = 0) as kept
      from upload_part where realm = $1 and id = $2 group by digest, size`,
    [realm, id],
  )
  return rows[0] ?? null
}

/** How many files a person began since a moment. */
export async function countHalves(
  db: Connection,
  realm: string,
  person: string,
  since: string,
): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    'select count(*) as n from upload_part where realm = $1 and person = $2 and pos = 0 and bytes > 0 and at > $3',
    [realm, person, since],
  )
  return rows[0]!.n
}

export type Part = Announced & {
  readonly id: string
  readonly person: string
  readonly pos: number
  readonly bytes: Buffer
  readonly at: string
}

/** Keeps a piece where it belongs next; one that two senders send at once is kept once. */
export async function keepPart(
  db: Connection,
  realm: string,
  part: Part,
  key: Buffer,
  suite: Suite,
): Promise<void> {
  const { id, person, digest, size, pos, bytes, at } = part
  await db.query(
    `insert into upload_part (realm, id, person, digest, size, pos, bytes, content, at)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9
        where $6 = (select coalesce(max(pos + bytes), 0) from upload_part where realm = $1 and id = $2)
      on conflict do nothing`,
    [
      realm,
      id,
      person,
      digest,
      size,
      pos,
      bytes.length,
      encrypt(key, bytes, boundTo(person, id, pos), suite),
      at,
    ],
  )
}

/** All pieces as one. */
export async function wholeUpload(
  db: Connection,
  realm: string,
  person: string,
  id: string,
  key: Buffer,
): Promise<Buffer> {
  const { rows } = await db.query<{ pos: number; content: Buffer }>(
    'select pos, content from upload_part where realm = $1 and id = $2 and bytes > 0 order by pos',
    [realm, id],
  )
  return Buffer.concat(rows.map(({ pos, content }) => decrypt(key, content, boundTo(person, id, pos))))
}

export async function dropParts(db: Connection, realm: string, id: string): Promise<void> {
  await db.query('delete from upload_part where realm = $1 and id = $2', [realm, id])
}

/** The file is kept: its pieces go, and a row says so to who did not hear the answer. */
export async function markWhole(
  db: Connection,
  realm: string,
  part: Omit<Part, 'pos' | 'bytes'>,
): Promise<void> {
  await db.query(
    `with gone as (delete from upload_part where realm = $1 and id = $2 and bytes > 0)
      insert into upload_part (realm, id, person, digest, size, pos, bytes, content, at)
        values ($1, $2, $3, $4, $5, $5, 0, '', $6)
        on conflict do nothing`,
    [realm, part.id, part.person, part.digest, part.size, part.at],
  )
}

/** Those of whom nobody heard since: their senders gave up, or have their answer. */
export async function sweepParts(db: Connection, realm: string, before: string): Promise<void> {
  await db.query('delete from upload_part where realm = $1 and at < $2', [realm, before])
}
