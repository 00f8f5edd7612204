/** What people did besides changing cases: looked at sealed data, exported, erased, were refused. Only added to. */
import { createHash } from 'node:crypto'
import type { Instant } from '#kernel/day'
import type { Connection } from './pool.ts'

export type AccessEntry = {
  /** `reveal`, `export`, `download`, `erase`, `sign_in_refused`, … */
  readonly kind: string
  readonly case: string | null
  /** Who did it: a person's key, or `console`. */
  readonly person: string
  readonly post: string | null
  /** Names of fields or files, never their values. */
  readonly names: readonly string[]
  readonly purpose: string
  /** [S12] The purpose where somebody typed it: then the one in clear is empty. */
  readonly sealed?: { readonly subject: string; readonly box: string }
  readonly at: Instant
  /** Of a file that left: the number that it carries, and the SHA-256 of its bytes in hexadecimal. */
  readonly number?: string
  readonly digest?: string
}

const domain = 'yimen.access.v1'

/** [S7] SHA-256 over the domain and the entry's bytes as stored: what the tree of the log has as a leaf. */
export const accessHash = (body: string): Buffer => createHash('sha256').update(domain).update(body).digest()

/** Writes it down in the caller's transaction: what cannot be written down does not happen. */
export const keepAccess = (db: Connection, realm: string, e: AccessEntry): Promise<void> =>
  keepAccessBody(db, realm, e, JSON.stringify(e))

/** The same with bytes that say more than the entry alone. */
export async function keepAccessBody(
  db: Connection,
  realm: string,
  e: AccessEntry,
  body: string,
): Promise<void> {
  await db.query(
    'insert into access_entry (realm, kind, case_id, person, body, hash, at) values ($1, $2, $3, $4, $5, $6, $7)',
    [realm, e.kind, e.case, e.person, body, accessHash(body), e.at],
  )
}

/** Which entries: of a case or of the whole house, of these kinds, and of one number that a sheet carries. */
export type AccessFilter = {
  readonly case?: string
  readonly kinds: readonly string[]
  readonly number?: string
}

const wanted = `realm = $1 and kind = any($2) and ($3::text is null or case_id = $3) and ($4::text is null or body::jsonb->>'number' = $4)`
const valuesOf = (realm: string, f: AccessFilter): readonly unknown[] => [
  realm,
  f.kinds,
  f.case ?? null,
  f.number ?? null,
]

/** Newest first. */
export async function listAccesses(
  db: Connection,
  realm: string,
  f: AccessFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<readonly AccessEntry[]> {
  const { rows } = await db.query<{ body: string }>(
    `select body from access_entry where ${wanted} order by id desc limit $5 offset $6`,
    [...valuesOf(realm, f), page.limit, page.offset],
  )
  return rows.map((r) => JSON.parse(r.body) as AccessEntry)
}

export async function countAccesses(db: Connection, realm: string, f: AccessFilter): Promise<number> {
  const { rows } = await db.query<{ n: number }>(`select count(*) as n from access_entry where ${wanted}`, [
    ...valuesOf(realm, f),
  ])
  return rows[0]!.n
}

/** The looks at a case's sealed data and its exports, newest first. */
export const accessesOf = (
  db: Connection,
  realm: string,
  caseId: string,
  kinds: readonly string[],
): Promise<readonly AccessEntry[]> =>
  listAccesses(db, realm, { case: caseId, kinds }, { offset: 0, limit: 200 })
