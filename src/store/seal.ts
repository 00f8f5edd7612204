/** Sensitive values are sealed with a key per subject, and that key by the master key (envelope encryption). */
import { createHmac, randomBytes } from 'node:crypto'
import { fresh, type Suite } from './cipher.ts'
import type { Masters } from './masters.ts'
import type { Connection } from './pool.ts'

/** What a realm keeps secret: to index people, the 32-byte seed that heads of the log are signed with, and the masters that wrap keys. */
export type Secrets = { readonly masters: Masters; readonly indexing: Buffer; readonly signing: Buffer }

/** A person's key: equal for equal ID numbers, useless without the secret. 132 bits. */
export const personKey = (secrets: Secrets, idNo: string): string =>
  createHmac('sha256', secrets.indexing)
    .update(idNo.normalize('NFKC').toUpperCase())
    .digest('base64url')
    .slice(0, 22)

/** The key of one subject, made and stored if it is the first: whoever comes second gets the first one's. */
export const subjectKey = async (
  db: Connection,
  secrets: Secrets,
  realm: string,
  subject: string,
): Promise<Buffer> => (await currentKey(db, secrets, realm, subject)).key

/** The same with the name under which it seals today. */
export async function currentKey(
  db: Connection,
  secrets: Secrets,
  realm: string,
  subject: string,
): Promise<{ readonly name: string; readonly key: Buffer }> {
  const { rows: erased } = await db.query<{ generation: number }>(
    'select generation from erasure where realm = $1 and subject = $2',
    [realm, subject],
  )
  const name = generationOf(subject, erased[0]?.generation ?? 0)
  return { name, key: await keyNamed(db, secrets, realm, name) }
}

/** [ER1] After an erasure a subject's data is sealed under another name: what was destroyed stays destroyed. */
const generationOf = (subject: string, generation: number): string =>
  generation === 0 ? subject : `${subject}.${generation}`

async function keyNamed(db: Connection, secrets: Secrets, realm: string, subject: string): Promise<Buffer> {
  await db.query(
    'insert into subject_key (realm, subject, wrapped) values ($1, $2, $3) on conflict do nothing',
    [realm, subject, secrets.masters.wrap(randomBytes(32), `${realm}|${subject}`)],
  )
  const { rows } = await db.query<{ wrapped: Buffer }>(
    'select wrapped from subject_key where realm = $1 and subject = $2',
    [realm, subject],
  )
  return opened(secrets, realm, subject, rows[0]!.wrapped)
}

/** [V11] The key of one subject does not open under any master key: what it sealed cannot be read, and nothing more is sealed for them. */
export class DamagedKey extends Error {
  readonly subject: string
  constructor(subject: string) {
    super(`the key of ${subject} is damaged`)
    this.name = 'DamagedKey'
    this.subject = subject
  }
}

function opened({ masters }: Secrets, realm: string, subject: string, wrapped: Buffer): Buffer {
  try {
    return masters.unwrap(wrapped, `${realm}|${subject}`)
  } catch {
    throw new DamagedKey(subject)
  }
}

export type Keyring = {
  /** How new values are sealed; either suite is opened. */
  readonly suite: Suite
  /** The keys of these subjects, ready to use; new ones are made and must be stored by the caller. */
  load(db: Connection, subjects: readonly string[]): Promise<void>
  /** Throws `DamagedKey` for one that is there and does not open. */
  ensure(subject: string): Buffer
  /** The name under which a loaded subject's new data is sealed: its own, or a later generation's after an erasure. */
  current(subject: string): string
  /** Null for one that is not there; throws `DamagedKey` for one that is and does not open. */
  get(subject: string): Buffer | null
  /** Keys made by `ensure` since the last call, wrapped, to be stored with the commit that uses them. */
  takeNew(): readonly { readonly subject: string; readonly wrapped: Buffer }[]
  /** Forgets keys whose commit failed, so that nothing is ever sealed with a key that was not stored. */
  forget(subjects: readonly string[]): void
  /**
   * [W9] Reads again what it holds before it is used: a connection was lost, and what was believed to be stored may not be. Of some
   * subjects alone where a key was made beside it.
   */
  distrust(subjects?: readonly string[]): void
  /** Forgets everything, so that a destroyed key is not used from memory. */
  forgetAll(): void
}

/** A key that was destroyed by another process is used from memory no longer than this. */
const trustedMs = 30_000

export function keyring(secrets: Secrets, realm: string, suite: Suite = 'standard'): Keyring {
  const keys = new Map<string, Buffer>()
  const loadedAt = new Map<string, { readonly at: number; readonly generation: number }>()
  const damaged = new Set<string>()
  let made: { subject: string; wrapped: Buffer }[] = []
  const keep = (name: string, wrapped: Buffer): void => {
    try {
      keys.set(name, opened(secrets, realm, name, wrapped))
      damaged.delete(name)
    } catch {
      /** One that does not open costs what it sealed, and nothing of others who are loaded with it. */
      keys.delete(name)
      damaged.add(name)
    }
  }
  const mustOpen = (subject: string): void => {
    if (damaged.has(subject)) throw new DamagedKey(subject)
  }
  return {
    suite,
    async load(db, subjects) {
      const now = performance.now()
      const missing = [...new Set(subjects)].filter(
        (s) => now - (loadedAt.get(s)?.at ?? -Infinity) > trustedMs,
      )
      if (missing.length === 0) return
      if (loadedAt.size > 50_000) this.forgetAll()
      const { rows } = await db.query<{ subject: string; generation: number; wrapped: Buffer | null }>({
        name: 'subject-keys',
        text: `select a.subject, coalesce(e.generation, 0) as generation, k.wrapped from unnest($2::text[]) as a(subject)
                 left join lateral (select generation from erasure where realm = $1 and subject = a.subject offset 0) as e on true
                 left join lateral (select wrapped from subject_key
                   where realm = $1 and subject = a.subject || case when e.generation is null then '' else '.' || e.generation end offset 0) as k on true`,
        values: [realm, missing],
      })
      for (const { subject, generation, wrapped } of rows) {
        const name = generationOf(subject, generation)
        loadedAt.set(subject, { at: now, generation })
        if (generation > 0) keys.delete(subject)
        if (!wrapped && !made.some((k) => k.subject === name)) keys.delete(name)
        if (wrapped) keep(name, wrapped)
        else damaged.delete(name)
      }
    },
    ensure(subject) {
      mustOpen(subject)
      const earlierKey = keys.get(subject)
      if (earlierKey) return earlierKey
      const key = fresh(32)
      keys.set(subject, key)
      made.push({ subject, wrapped: secrets.masters.wrap(key, `${realm}|${subject}`) })
      return key
    },
    current: (subject) => generationOf(subject, loadedAt.get(subject)?.generation ?? 0),
    get(subject) {
      mustOpen(subject)
      return keys.get(subject) ?? null
    },
    takeNew() {
      const taken = made
      made = []
      return taken
    },
    forget(subjects) {
      for (const subject of subjects) {
        keys.delete(subject)
        loadedAt.delete(subject)
      }
      made = made.filter((k) => !subjects.includes(k.subject))
    },
    distrust(subjects) {
      for (const [subject, { generation }] of loadedAt)
        if (subjects?.includes(subject) ?? true) loadedAt.set(subject, { at: -Infinity, generation })
    },
    forgetAll() {
      keys.clear()
      damaged.clear()
      loadedAt.clear()
    },
  }
}
