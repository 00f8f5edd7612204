/** Who may sign in. Passwords and recovery codes stand here only as hashes, the secret of a second factor only sealed. */
import type { Connection } from './pool.ts'

export type Login = {
  readonly login: string
  readonly person: string
  readonly permissions: readonly string[]
}
export type Credentials = Login & {
  readonly password: string
  readonly totp: Buffer | null
  readonly disabled: boolean
}

export async function findCredentials(
  db: Connection,
  realm: string,
  login: string,
): Promise<Credentials | null> {
  const { rows } = await db.query<Credentials>(
    'select login, person, permissions, password, totp, disabled_at is not null as disabled from login where realm = $1 and login = $2',
    [realm, login],
  )
  return rows[0] ?? null
}

/** Every login with the name of its person, for a rehearsal that shows them. */
export async function listLogins(
  db: Connection,
  realm: string,
): Promise<readonly (Pick<Credentials, 'login' | 'person' | 'totp'> & { readonly name: string | null })[]> {
  const { rows } = await db.query<Pick<Credentials, 'login' | 'person' | 'totp'> & { name: string | null }>(
    `select l.login, l.person, l.totp, p.name
      from login l
      left join person p on p.realm = l.realm and p.key = l.person
      where l.realm = $1 and l.disabled_at is null
      order by l.login`,
    [realm],
  )
  return rows
}

/** [I2] Takes a step of the second factor, once: whoever comes second with the same code finds it used. */
export async function takeStep(db: Connection, realm: string, login: string, step: number): Promise<boolean> {
  const { rowCount } = await db.query(
    'update login set totp_step = $3 where realm = $1 and login = $2 and totp_step < $3',
    [realm, login, step],
  )
  return rowCount === 1
}

/** [I2] Takes a recovery code, once. */
export async function takeRecovery(
  db: Connection,
  realm: string,
  login: string,
  hash: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    'update login set recovery = array_remove(recovery, $3) where realm = $1 and login = $2 and $3 = any(recovery)',
    [realm, login, hash],
  )
  return rowCount === 1
}

export async function keepFactor(
  db: Connection,
  realm: string,
  login: string,
  totp: Buffer,
  step: number,
  recovery: readonly string[],
): Promise<void> {
  await db.query(
    'update login set totp = $3, totp_step = $4, recovery = $5 where realm = $1 and login = $2',
    [realm, login, totp, step, recovery],
  )
}

/** The secret that the registry brings, unless there is one. */
export async function keepFirstFactor(
  db: Connection,
  realm: string,
  login: string,
  totp: Buffer,
): Promise<void> {
  await db.query('update login set totp = $3 where realm = $1 and login = $2 and totp is null', [
    realm,
    login,
    totp,
  ])
}

export async function keepPassword(
  db: Connection,
  realm: string,
  login: string,
  password: string,
): Promise<void> {
  await db.query('update login set password = $3 where realm = $1 and login = $2', [realm, login, password])
}

/** False when there is no such login. */
export async function switchLogin(
  db: Connection,
  realm: string,
  login: string,
  on: boolean,
): Promise<boolean> {
  const { rowCount } = await db.query(
    'update login set disabled_at = case when $3 then null else now() end where realm = $1 and login = $2',
    [realm, login, on],
  )
  return rowCount === 1
}

export async function findIdentity(
  db: Connection,
  realm: string,
  issuer: string,
  subject: string,
): Promise<Pick<Login, 'login' | 'person'> | null> {
  const { rows } = await db.query<Pick<Login, 'login' | 'person'>>(
    `select l.login, l.person
      from login_identity i
      join login l on l.realm = i.realm and l.login = i.login
      where i.realm = $1 and i.issuer = $2 and i.subject = $3 and l.disabled_at is null`,
    [realm, issuer, subject],
  )
  return rows[0] ?? null
}
