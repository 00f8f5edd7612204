/** Who is signed in, and from which browsers. Tokens stand here only as hashes. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Cover } from './covered/digest.ts'
import { transaction, type Connection, type Pool } from './pool.ts'
import type { Login } from './logins.ts'

export type Session = Login & {
  readonly id: string
  readonly strong: boolean
  /** The hash of the cookie of its browser; null for one that began before it was kept. */ readonly browser: Buffer | null
  /** Whether a second factor is set up. */
  readonly enrolled: boolean
  /** Seconds since it began, since it was last seen, since its token changed. */
  readonly age: number
  readonly idle: number
  readonly turned: number
  /** The token was the one before: how many seconds ago it should have been forgotten; negative while it still counts. */
  readonly late: number | null
}

/** All of a session that nobody but the house may say; when it was last seen ticks with each request. */
type Sealed = {
  readonly token: Buffer
  readonly id: string
  readonly login: string
  readonly isStrong: boolean
  readonly device: string
  readonly browser: Buffer | null
  readonly previous: Buffer | null
  /** As PostgreSQL says them: when it began, when its token changed, until when the one before counts. */
  readonly times: readonly (string | null)[]
  readonly seal: Buffer
}
const sealedColumns = `s.token, s.id, s.login, s.strong as "isStrong", s.device, s.browser, s.previous, s.seal,
    array[s.began_at, s.rotated_at, s.previous_until]::text[] as times`

const sealOf = ({ realm, key }: Cover, s: Omit<Sealed, 'seal'>): Buffer =>
  createHmac('sha256', key)
    .update(
      [
        'session',
        realm,
        s.token.toString('hex'),
        s.id,
        s.login,
        s.isStrong,
        s.device,
        s.browser?.toString('hex') ?? '',
        s.previous?.toString('hex') ?? '',
        ...s.times.map((t) => t ?? ''),
      ].join('\n'),
    )
    .digest()

const isSealedBy = (cover: Cover, s: Sealed): boolean =>
  s.seal.length === 32 && timingSafeEqual(s.seal, sealOf(cover, s))

/** A row of its own that is written and sealed at once; nobody reads it in between. */
async function writeSealed(
  pool: Pool,
  cover: Cover,
  write: (db: Connection) => Promise<Buffer | null>,
): Promise<boolean> {
  return transaction(pool, async (db) => {
    const token = await write(db)
    if (token === null) return false
    await sealSession(db, cover, token)
    return true
  })
}

/** Seals a session as it now stands. */
export async function sealSession(db: Connection, cover: Cover, token: Buffer): Promise<void> {
  const { rows } = await db.query<Sealed>(`select ${sealedColumns} from session s where s.token = $1`, [
    token,
  ])
  await db.query('update session set seal = $2 where token = $1', [token, sealOf(cover, rows[0]!)])
}

export const openSession = (
  pool: Pool,
  cover: Cover,
  login: string,
  token: Buffer,
  strong: boolean,
  browser: { readonly name: string; readonly token: Buffer },
): Promise<boolean> =>
  writeSealed(pool, cover, async (db) => {
    await db.query(
      'insert into session (token, realm, login, strong, device, browser, seal) values ($1, $2, $3, $4, $5, $6, $7)',
      [token, cover.realm, login, strong, browser.name, browser.token, randomBytes(32)],
    )
    return token
  })

/**
 * [V12] The session that each token opens, or that it opened until it was changed; a login that was switched off has none, nor has a row
 * that the house did not write. One look for each, as in `addTasks` of a batch: a planner without numbers would read all sessions of the realm.
 */
export async function findSessions(
  db: Connection,
  cover: Cover,
  tokens: readonly Buffer[],
): Promise<readonly (Session | null)[]> {
  const { rows } = await db.query<Session & Sealed & { readonly n: number }>({
    name: 'session',
    text: `select asked.n, l.person, l.permissions, s.strong, l.totp is not null as enrolled,
                  extract(epoch from now() - s.began_at)::float8 as age, extract(epoch from now() - s.seen_at)::float8 as idle, extract(epoch from now() - s.rotated_at)::float8 as turned,
                  case when s.token = asked.token then null else extract(epoch from now() - s.previous_until)::float8 end as late,
                  ${sealedColumns}
             from unnest($2::bytea[]) with ordinality as asked(token, n)
             cross join lateral (select * from session where token = asked.token or previous = asked.token offset 0) as s
             cross join lateral (select * from login
               where login.realm = $1 and login.login = s.login and login.disabled_at is null offset 0) as l
            where s.realm = $1`,
    values: [cover.realm, tokens],
  })
  const sessions = new Map(rows.map((row) => [row.n, row]))
  return tokens.map((_, i) => {
    const session = sessions.get(i + 1)
    return session && isSealedBy(cover, session) ? session : null
  })
}

/** [V12] Sessions that the house did not write, by their ids. */
export async function forgedSessions(db: Connection, cover: Cover): Promise<readonly string[]> {
  const { rows } = await db.query<Sealed>(`select ${sealedColumns} from session s where s.realm = $1`, [
    cover.realm,
  ])
  return rows.filter((s) => !isSealedBy(cover, s)).map((s) => s.id)
}

/** Of these sessions, those that stand: how many seconds since each began, and since it was last seen. */
export async function sessionAges(
  db: Connection,
  realm: string,
  ids: readonly string[],
): Promise<readonly Pick<Session, 'id' | 'age' | 'idle'>[]> {
  const { rows } = await db.query<Pick<Session, 'id' | 'age' | 'idle'>>(
    `select s.id, extract(epoch from now() - s.began_at)::float8 as age, extract(epoch from now() - s.seen_at)::float8 as idle
      from session s
      join login l on l.realm = s.realm and l.login = s.login and l.disabled_at is null
      where s.realm = $1 and s.id = any($2::uuid[])`,
    [realm, ids],
  )
  return rows
}

export async function touchSession(db: Connection, id: string): Promise<void> {
  await db.query('update session set seen_at = now() where id = $1', [id])
}

/** Changes the token; false when another request was quicker. `strong` when the second factor was shown just now. */
export const turnSession = (
  pool: Pool,
  cover: Cover,
  before: Buffer,
  after: Buffer,
  strong: boolean,
): Promise<boolean> =>
  writeSealed(pool, cover, async (db) => {
    const { rowCount } = await db.query(
      `update session
        set token = $2, previous = case when $3 then null else $1 end,
          previous_until = now() + interval '60 seconds', rotated_at = now(), seen_at = now(),
          strong = strong or $3
        where token = $1`,
      [before, after, strong],
    )
    return rowCount === 1 ? after : null
  })

export async function closeSession(db: Connection, realm: string, token: Buffer): Promise<void> {
  await db.query('delete from session where realm = $1 and (token = $2 or previous = $2)', [realm, token])
}

/** [QA1] The browsers of sessions that were ended from elsewhere: a phone that is gone says so by itself no more. */
const revoking = `update device set revoked_at = now()
  where realm = $1 and login = $2 and token in (select browser from ended)`

export async function closeSessionOf(
  db: Connection,
  realm: string,
  login: string,
  id: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `with ended as (delete from session where realm = $1 and login = $2 and id = $3 returning browser),
        revoked as (${revoking})
      select 1 from ended`,
    [realm, login, id],
  )
  return rowCount === 1
}

/** Ends every session of a login, but for one if it is told. */
export async function closeSessions(
  db: Connection,
  realm: string,
  login: string,
  except: string | null = null,
): Promise<void> {
  await db.query(
    `with ended as (delete from session
          where realm = $1 and login = $2 and ($3::uuid is null or id <> $3) returning browser)
      ${revoking}`,
    [realm, login, except],
  )
}

export type OpenSession = {
  readonly id: string
  readonly device: string
  readonly since: string
  readonly seen: string
  readonly strong: boolean
}

/** `since` and `seen` are PostgreSQL's text. */
export async function listSessions(
  db: Connection,
  realm: string,
  login: string,
): Promise<readonly OpenSession[]> {
  const { rows } = await db.query<OpenSession>(
    'select id, device, began_at as since, seen_at as seen, strong from session where realm = $1 and login = $2 order by seen_at desc',
    [realm, login],
  )
  return rows
}

export async function keepDevice(db: Connection, realm: string, login: string, token: Buffer): Promise<void> {
  await db.query(
    `insert into device (token, realm, login) values ($1, $2, $3)
      on conflict (token) do update set revoked_at = null where device.login = excluded.login`,
    [token, realm, login],
  )
}
