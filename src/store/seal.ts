/** Sensitive values are sealed with a key per subject, and that key by the master key (envelope encryption). */
import { createHmac, randomBytes } from 'node:crypto'
import { decrypt, encrypt, fresh, type Suite } from './cipher.ts'
import type { Connection } from './pool.ts'

/** Independent keys from one secret: to wrap keys, to index people, and the 32-byte seed that heads of the log are signed with. */
export type Secrets = { readonly wrapping: Buffer; readonly indexing: Buffer; readonly signing: Buffer }

export function secretsFrom(master: Buffer): Secrets {
  if (master.length < 32) throw new Error('the master key needs at least 32 bytes')
  const derive = (purpose: string) => createHmac('sha256', master).update(purpose).digest()
  return { wrapping: derive('yimen wrapping v1'), indexing: derive('yimen index v1'), signing: derive('yimen signing v1') }
}

/** A person's key: equal for equal ID numbers, useless without the secret. 132 bits. */
export const personKey = (secrets: Secrets, idNo: string): string => createHmac('sha256', secrets.indexing).update(idNo.normalize('NFKC').toUpperCase()).digest('base64url').slice(0, 22)

/** The key of one subject, made and stored if it is the first: whoever comes second gets the first one's. */
export async function subjectKey(db: Connection, secrets: Secrets, realm: string, subject: string): Promise<Buffer> {
  const bound = `${realm}|${subject}`
  await db.query('insert into subject_key (realm, subject, wrapped) values ($1, $2, $3) on conflict do nothing', [realm, subject, encrypt(secrets.wrapping, randomBytes(32), bound)])
  const { rows } = await db.query<{ wrapped: Buffer }>('select wrapped from subject_key where realm = $1 and subject = $2', [realm, subject])
  return decrypt(secrets.wrapping, rows[0]!.wrapped, bound)
}

export type Keyring = {
  /** How new values are sealed; either suite is opened. */
  readonly suite: Suite
  /** The keys of these subjects, ready to use; new ones are made and must be stored by the caller. */
  load(db: Connection, subjects: readonly string[]): Promise<void>
  ensure(subject: string): Buffer
  get(subject: string): Buffer | null
  /** Keys made by `ensure` since the last call, wrapped, to be stored with the commit that uses them. */
  takeNew(): readonly { readonly subject: string; readonly wrapped: Buffer }[]
  /** Forgets keys whose commit failed, so that nothing is ever sealed with a key that was not stored. */
  forget(subjects: readonly string[]): void
}

export function keyring(secrets: Secrets, realm: string, suite: Suite = 'standard'): Keyring {
  const keys = new Map<string, Buffer>()
  let made: { subject: string; wrapped: Buffer }[] = []
  return {
    suite,
    async load(db, subjects) {
      const missing = [...new Set(subjects)].filter((s) => !keys.has(s))
      if (missing.length === 0) return
      const { rows } = await db.query<{ subject: string; wrapped: Buffer }>('select subject, wrapped from subject_key where realm = $1 and subject = any($2)', [realm, missing])
      for (const row of rows) keys.set(row.subject, decrypt(secrets.wrapping, row.wrapped, `${realm}|${row.subject}`))
      if (keys.size > 50_000) for (const subject of [...keys.keys()].slice(0, 10_000)) keys.delete(subject)
    },
    ensure(subject) {
      const known = keys.get(subject)
      if (known) return known
      const key = fresh(32)
      keys.set(subject, key)
      made.push({ subject, wrapped: encrypt(secrets.wrapping, key, `${realm}|${subject}`, suite) })
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
