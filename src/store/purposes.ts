/** Why somebody looked, erased or looked after something: words about people, sealed in the entry that keeps them. */
import { keepAccess, type AccessEntry } from './access-log.ts'
import { decrypt, encrypt } from './cipher.ts'
import type { Connection } from './pool.ts'
import { currentKey, type Keyring, type Secrets } from './seal.ts'

/** Whose words are sealed, and with what. */
export type Sealer = { readonly code: string; readonly secrets: Secrets; readonly keys: Keyring }

/** What concerns no case is sealed with a key of the house itself: no erasure of a person takes it away. */
export const houseSubject = 'house'

type Typed = Pick<AccessEntry, 'kind' | 'case' | 'person' | 'at'>

const boundTo = (subject: string, e: Typed): string =>
  ['access', subject, e.kind, e.case ?? '', e.person, e.at].join('|')

/** [S12] What of an entry says why: a box under the subject's key, and no word in clear. Made in the caller's transaction. */
export async function sealedPurpose(
  db: Connection,
  { code, secrets, keys }: Sealer,
  subject: string,
  e: Typed,
  purpose: string,
): Promise<Pick<AccessEntry, 'purpose' | 'sealed'>> {
  const { name, key } = await currentKey(db, secrets, code, subject)
  const box = encrypt(key, Buffer.from(purpose), boundTo(name, e), keys.suite)
  return { purpose: '', sealed: { subject: name, box: box.toString('base64') } }
}

/** [S12] Writes an entry down whose purpose somebody typed: sealed under the key of the subject that it concerns. */
export async function keepSealedAccess(
  db: Connection,
  sealer: Sealer,
  subject: string,
  e: AccessEntry,
): Promise<void> {
  const why = await sealedPurpose(db, sealer, subject, e, e.purpose)
  await keepAccess(db, sealer.code, { ...e, ...why })
  /** The key may be new, and the ring may believe that there is none. */
  sealer.keys.distrust([subject, why.sealed!.subject])
}

/** What stands where a purpose was erased with its subject, and where its key does not open. */
export type Missing = { readonly erased: string; readonly damaged: string }

/** The same entries with their purposes in clear, for those who may read them. Entries of an earlier version carry theirs in clear. */
export async function withPurposes(
  db: Connection,
  { keys }: Pick<Sealer, 'keys'>,
  entries: readonly AccessEntry[],
  missing: Missing,
): Promise<readonly AccessEntry[]> {
  const subjects = entries.flatMap((e) => (e.sealed ? [e.sealed.subject] : []))
  await keys.load(db, subjects)
  /** A key that was made since it was last looked for, perhaps by another server. */
  const missingKeys = subjects.filter((subject) => isMissing(keys, subject))
  keys.distrust(missingKeys)
  await keys.load(db, missingKeys)
  return entries.map((e) => (e.sealed ? { ...e, purpose: openedPurpose(e, e.sealed, keys, missing) } : e))
}

function isMissing(keys: Keyring, subject: string): boolean {
  try {
    return keys.get(subject) === null
  } catch {
    return false
  }
}

function openedPurpose(
  e: AccessEntry,
  { subject, box }: NonNullable<AccessEntry['sealed']>,
  keys: Keyring,
  missing: Missing,
): string {
  try {
    const key = keys.get(subject)
    return key ? decrypt(key, Buffer.from(box, 'base64'), boundTo(subject, e)).toString() : missing.erased
  } catch {
    return missing.damaged
  }
}

/** Under whose keys purposes are sealed. */
export async function purposeSubjects(db: Connection, realm: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ subject: string }>(
    `select distinct body::jsonb->'sealed'->>'subject' as subject
      from access_entry
      where realm = $1 and body like '%,"sealed":{"subject":%'`,
    [realm],
  )
  return rows.map((r) => r.subject)
}
