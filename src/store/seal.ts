/** Sensitive values are sealed with a key per subject, and that key by the master key (envelope encryption). */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Masters } from './masters.ts'
import type { Connection } from './pool.ts'

const algorithm = 'aes-256-gcm'

/** What a realm keeps secret: to index people, the 32-byte seed that heads of the log are signed with, and the masters that wrap keys. */
export type Secrets = { readonly masters: Masters; readonly indexing: Buffer; readonly signing: Buffer }

/** Nonces cut from a block of randomness: asking the system for twelve bytes at a time costs more than sealing. */
let block = Buffer.alloc(0)
function freshNonce(): Buffer {
  if (block.length < 12) block = randomBytes(12 * 512)
  const nonce = block.subarray(0, 12)
  block = block.subarray(12)
  return nonce
}

export function encrypt(key: Buffer, plain: Buffer, bound: string): Buffer {
  const nonce = freshNonce()
  const cipher = createCipheriv(algorithm, key, nonce)
  cipher.setAAD(Buffer.from(bound))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Throws when a byte was changed or the value was moved to another subject. */
export function decrypt(key: Buffer, sealed: Buffer, bound: string): Buffer {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, 12))
  decipher.setAAD(Buffer.from(bound))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}

/** A person's key: equal for equal ID numbers, useless without the secret. 132 bits. */
export const personKey = (secrets: Secrets, idNo: string): string => createHmac('sha256', secrets.indexing).update(idNo.normalize('NFKC').toUpperCase()).digest('base64url').slice(0, 22)

/** The key of one subject, made and stored if it is the first: whoever comes second gets the first one's. */
export async function subjectKey(db: Connection, secrets: Secrets, realm: string, subject: string): Promise<Buffer> {
  const bound = `${realm}|${subject}`
  await db.query('insert into subject_key (realm, subject, wrapped) values ($1, $2, $3) on conflict do nothing', [realm, subject, secrets.masters.wrap(randomBytes(32), bound)])
  const { rows } = await db.query<{ wrapped: Buffer }>('select wrapped from subject_key where realm = $1 and subject = $2', [realm, subject])
  return secrets.masters.unwrap(rows[0]!.wrapped, bound)
}

export type Keyring = {
  /** The keys of these subjects, ready to use; new ones are made and must be stored by the caller. */
  load(db: Connection, subjects: readonly string[]): Promise<void>
  ensure(subject: string): Buffer
  get(subject: string): Buffer | null
  /** Keys made by `ensure` since the last call, wrapped, to be stored with the commit that uses them. */
  takeNew(): readonly { readonly subject: string; readonly wrapped: Buffer }[]
  /** Forgets keys whose commit failed, so that nothing is ever sealed with a key that was not stored. */
  forget(subjects: readonly string[]): void
}

export function keyring(secrets: Secrets, realm: string): Keyring {
  const keys = new Map<string, Buffer>()
  let made: { subject: string; wrapped: Buffer }[] = []
  return {
    async load(db, subjects) {
      const missing = [...new Set(subjects)].filter((s) => !keys.has(s))
      if (missing.length === 0) return
      const { rows } = await db.query<{ subject: string; wrapped: Buffer }>('select subject, wrapped from subject_key where realm = $1 and subject = any($2)', [realm, missing])
      for (const row of rows) keys.set(row.subject, secrets.masters.unwrap(row.wrapped, `${realm}|${row.subject}`))
      if (keys.size > 50_000) for (const subject of [...keys.keys()].slice(0, 10_000)) keys.delete(subject)
    },
    ensure(subject) {
      const known = keys.get(subject)
      if (known) return known
      const key = randomBytes(32)
      keys.set(subject, key)
      made.push({ subject, wrapped: secrets.masters.wrap(key, `${realm}|${subject}`) })
      return key
    },
    get: (subject) => keys.get(subject) ?? null,
    takeNew() {
      const taken = made
      made = []
      return taken
    },
    forget(subjects) {
      for (const subject of subjects) keys.delete(subject)
      made = made.filter((k) => !subjects.includes(k.subject))
    },
  }
}
