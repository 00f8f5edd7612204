/** The secrets of a realm: made once, kept in its database, and wrapped by the master key, which can then be another one. */
import { randomBytes } from 'node:crypto'
import { derive, masterId, openMasters, UnknownMaster, type Masters } from './masters.ts'
import type { Suite } from './cipher.ts'
import { transaction, type Connection, type Pool } from './pool.ts'
import type { Secrets } from './seal.ts'

/** Those that follow from one master: how a realm had them before it kept its own. */
export function secretsFrom(master: Buffer): Secrets {
  return {
    masters: openMasters([master]),
    indexing: derive(master, 'yimen index v1'),
    signing: derive(master, 'yimen signing v1'),
  }
}

export class CannotOpen extends Error {
  constructor() {
    super(
      '现有的主密钥打不开这个数据库的密钥，没有启动。请把原来的主密钥放回 YIMEN_MASTER、YIMEN_MASTER_FILE 或数据目录的 master 文件；正在更换的，新旧密钥都要列上，新的在前 · ' +
        'None of the master keys opens the keys of this database, so nothing was started. Put the one that sealed ' +
        'them back into YIMEN_MASTER, YIMEN_MASTER_FILE or the file "master" of the home folder; while keys are ' +
        'being changed list both, the newest first',
    )
    this.name = 'CannotOpen'
  }
}

const names = ['index', 'signing'] as const
const boundTo = (realm: string, name: string): string => `${realm}|secret|${name}`

/** [E7] The realm's secrets; the first opening makes them, or takes over those that its people are known by. Throws `CannotOpen`. */
export async function openSecrets(
  pool: Pool,
  realm: string,
  given: readonly Buffer[],
  suite: Suite = 'standard',
): Promise<Secrets> {
  const masters = openMasters(given, suite)
  return transaction(pool, async (db) => {
    await db.query('select pg_advisory_xact_lock(9705)')
    const wrappedSecrets = await keptSecrets(db, realm)
    if (wrappedSecrets.size === 0) return makeSecrets(db, realm, masters)
    const [indexing, signing] = names.map((name) => opened(masters, realm, name, wrappedSecrets.get(name)))
    return { masters, indexing: indexing!, signing: signing! }
  })
}

/** Names of secrets that are not those that a realm was opened with: missing, another's, or one too many. */
export async function strangeSecrets(
  db: Connection,
  realm: string,
  { masters, indexing, signing }: Secrets,
): Promise<readonly string[]> {
  const wrappedSecrets = await keptSecrets(db, realm)
  const own = new Map([
    ['index', indexing],
    ['signing', signing],
  ])
  const isOurs = (name: string): boolean => {
    const [wrapped, secret] = [wrappedSecrets.get(name), own.get(name)]
    try {
      return wrapped !== undefined && secret !== undefined
        ? masters.unwrap(wrapped, boundTo(realm, name)).equals(secret)
        : false
    } catch {
      return false
    }
  }
  return [...new Set([...own.keys(), ...wrappedSecrets.keys()])].filter((name) => !isOurs(name))
}

async function keptSecrets(db: Connection, realm: string): Promise<ReadonlyMap<string, Buffer>> {
  const { rows } = await db.query<{ name: string; wrapped: Buffer }>(
    'select name, wrapped from secret where realm = $1',
    [realm],
  )
  return new Map(rows.map((r) => [r.name, r.wrapped]))
}

function opened(masters: Masters, realm: string, name: string, wrapped: Buffer | undefined): Buffer {
  try {
    return masters.unwrap(wrapped!, boundTo(realm, name))
  } catch {
    throw new CannotOpen()
  }
}

async function makeSecrets(db: Connection, realm: string, masters: Masters): Promise<Secrets> {
  const before = await masterBefore(db, realm, masters)
  const made: Secrets = before
    ? { ...secretsFrom(before), masters }
    : { masters, indexing: randomBytes(32), signing: randomBytes(32) }
  const wrapped = [made.indexing, made.signing].map((key, i) => masters.wrap(key, boundTo(realm, names[i]!)))
  await db.query(
    'insert into secret (realm, name, wrapped) select $1::text, * from unnest($2::text[], $3::bytea[])',
    [realm, names, wrapped],
  )
  return made
}

/** The master that a realm's people were known by before it kept secrets, or null for a new realm: the one that opens its keys. */
async function masterBefore(db: Connection, realm: string, masters: Masters): Promise<Buffer | null> {
  const {
    rows: [any],
  } = await db.query<{ subject: string; wrapped: Buffer }>(
    'select subject, wrapped from subject_key where realm = $1 limit 1',
    [realm],
  )
  if (!any) return (await holdsPeople(db, realm)) ? masters.all().at(-1)! : null
  const before = masters.all().find((m) => opens(openMasters([m]), any.wrapped, `${realm}|${any.subject}`))
  if (!before) throw new CannotOpen()
  return before
}

function opens(masters: Masters, wrapped: Buffer, bound: string): boolean {
  try {
    return masters.unwrap(wrapped, bound).length > 0
  } catch {
    return false
  }
}

const holdsPeople = async (db: Connection, realm: string): Promise<boolean> =>
  ((await db.query('select 1 from person where realm = $1 limit 1', [realm])).rowCount ?? 0) > 0

/** Whether a master key that is gone would be missed: a new one must then not be made in its place. */
export async function holdsSecrets(db: Connection, realm: string): Promise<boolean> {
  return (await keptSecrets(db, realm)).size > 0 || (await holdsPeople(db, realm))
}

/** [RM5] Every realm that keeps anything under a master key in this database, whether it is served now or not. */
export async function realmsKept(db: Connection): Promise<readonly string[]> {
  const { rows } = await db.query<{ realm: string }>(
    'select realm from secret union select realm from subject_key union select realm from person order by realm',
  )
  return rows.map((r) => r.realm)
}

/** Whether these masters would do, before a running server takes them up. */
export async function mayTake(db: Connection, realm: string, newer: readonly Buffer[]): Promise<boolean> {
  const masters = openMasters(newer)
  return [...(await keptSecrets(db, realm))].every(([name, wrapped]) =>
    opens(masters, wrapped, boundTo(realm, name)),
  )
}

export type Rotation = {
  /** The id of the newest master. */ readonly key: string
  readonly subjects: number
  readonly secrets: number
  /** Keys of subjects that still wait: ask again. */ readonly left: number
}

const atOnce = 500

/**
 * [E8] Wraps keys of subjects under the newest master, `most` at a time in commits of a few hundred: what was killed goes on.
 * The realm's secrets come last, so that whoever opens them with the new master alone opens everything.
 */
export async function rewrap(pool: Pool, realm: string, masters: Masters, most: number): Promise<Rotation> {
  const stale = `realm = $1 and substring(wrapped from 1 for ${masters.mark().length}) <> $2`
  /** Lost whichever master there is: it does not hold up the others. */
  const lost = new Set<string>()
  const rewrapped = ({ subject, wrapped }: { subject: string; wrapped: Buffer }): Buffer => {
    try {
      return masters.wrap(masters.unwrap(wrapped, `${realm}|${subject}`), `${realm}|${subject}`)
    } catch (error) {
      if (error instanceof UnknownMaster) throw error
      lost.add(subject)
      return wrapped
    }
  }
  const count = async () =>
    (
      await pool.query<{ n: number }>(`select count(*) as n from subject_key where ${stale}`, [
        realm,
        masters.mark(),
      ])
    ).rows[0]!.n
  let subjects = 0
  for (let last = ''; subjects < most;) {
    const seen = await transaction(pool, async (db) => {
      const { rows } = await db.query<{ subject: string; wrapped: Buffer }>(
        `select subject, wrapped from subject_key where ${stale} and subject > $3 order by subject limit ${atOnce} for update`,
        [realm, masters.mark(), last],
      )
      const wrapped = rows.map(rewrapped)
      await db.query(
        `update subject_key k
          set wrapped = u.wrapped
          from unnest($2::text[], $3::bytea[]) as u(subject, wrapped)
          where k.realm = $1 and k.subject = u.subject`,
        [realm, rows.map((r) => r.subject), wrapped],
      )
      return rows
    })
    if (seen.length === 0) break
    subjects += seen.length
    last = seen.at(-1)!.subject
  }
  const left = (await count()) - lost.size
  return {
    key: masterId(masters.all()[0]!),
    subjects,
    secrets: left === 0 ? await rewrapSecrets(pool, realm, masters) : 0,
    left,
  }
}

/**
 * [RM5] The same for every realm of the database, one after the other and `most` keys of subjects in all:
 * none is left behind when nothing is left.
 */
export async function rewrapAll(pool: Pool, masters: Masters, most: number): Promise<Rotation> {
  const all = { key: masterId(masters.all()[0]!), subjects: 0, secrets: 0, left: 0 }
  for (const realm of await realmsKept(pool)) {
    const one = await rewrap(pool, realm, masters, most - all.subjects)
    all.subjects += one.subjects
    all.secrets += one.secrets
    all.left += one.left
  }
  return all
}

function rewrapSecrets(pool: Pool, realm: string, masters: Masters): Promise<number> {
  return transaction(pool, async (db) => {
    await db.query('select pg_advisory_xact_lock(9705)')
    const stale = [...(await keptSecrets(db, realm))].filter(
      ([, wrapped]) => !wrapped.subarray(0, masters.mark().length).equals(masters.mark()),
    )
    for (const [name, wrapped] of stale)
      await db.query('update secret set wrapped = $3 where realm = $1 and name = $2', [
        realm,
        name,
        masters.wrap(masters.unwrap(wrapped, boundTo(realm, name)), boundTo(realm, name)),
      ])
    return stale.length
  })
}
