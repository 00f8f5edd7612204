/** Who is signed in, and from which browsers. Tokens stand here only as hashes. */
import type { Connection } from './pool.ts'
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

export async function openSession(
  db: Connection,
  realm: string,
  login: string,
  token: Buffer,
  strong: boolean,
  browser: { readonly name: string; readonly token: Buffer },
): Promise<void> {
  await db.query(
    'insert into session (token, realm, login, strong, device, browser) values ($1, $2, $3, $4, $5, $6)',
    [token, realm, login, strong, browser.name, browser.token],
  )
}

/** The session that a token opens, or that it opened until it was changed; a login that was switched off has none. */
export async function findSession(db: Connection, realm: string, token: Buffer): Promise<Session | null> {
  const { rows } = await db.query<Session>({
    name: 'session',
    text: `select l.login, l.person, l.permissions, s.id, s.strong, s.browser, l.totp is not null as enrolled,
                  extract(epoch from now() - s.began_at)::float8 as age, extract(epoch from now() - s.seen_at)::float8 as idle, extract(epoch from now() - s.rotated_at)::float8 as turned,
                  case when s.token = $2 then null else extract(epoch from now() - s.previous_until)::float8 end as late
             from session s join login l on l.realm = s.realm and l.login = s.login
            where s.realm = $1 and (s.token = $2 or s.previous = $2) and l.disabled_at is null`,
    values: [realm, token],
  })
  return rows[0] ?? null
}

export async function touchSession(db: Connection, id: string): Promise<void> {
  await db.query('update session set seen_at = now() where id = $1', [id])
}

/** Changes the token; false when another request was quicker. `strong` when the second factor was shown just now. */
export async function turnSession(
  db: Connection,
  before: Buffer,
  after: Buffer,
  strong: boolean,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update session
      set token = $2, previous = case when $3 then null else $1 end,
        previous_until = now() + interval '60 seconds', rotated_at = now(), seen_at = now(),
        strong = strong or $3
      where token = $1`,
    [before, after, strong],
  )
  return rowCount === 1
}

export async function closeSession(db: Connection, realm: string, token: Buffer): Promise<void> {
  await db.query('delete from session where realm = $1 and (token = $2 or previous = $2)', [realm, token])
}

export async function closeSessionOf(
  db: Connection,
  realm: string,
  login: string,
  id: string,
): Promise<boolean> {
  const { rowCount } = await db.query('delete from session where realm = $1 and login = $2 and id = $3', [
    realm,
    login,
    id,
  ])
  return rowCount === 1
}

/** Ends every session of a login, but for one if it is told. */
export async function closeSessions(
  db: Connection,
  realm: string,
  login: string,
  except: string | null = null,
): Promise<void> {
  await db.query('delete from session where realm = $1 and login = $2 and ($3::uuid is null or id <> $3)', [
    realm,
    login,
    except,
  ])
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
    'insert into device (token, realm, login) values ($1, $2, $3) on conflict (token) do nothing',
    [token, realm, login],
  )
}

export async function isDeviceOf(
  db: Connection,
  realm: string,
  login: string,
  token: Buffer,
): Promise<boolean> {
  const { rowCount } = await db.query('select 1 from device where token = $1 and realm = $2 and login = $3', [
    token,
    realm,
    login,
  ])
  return rowCount === 1
}
