/** Who may sign in, and who is signed in. Passwords and tokens stand here only as hashes. */
import type { Connection } from './pool.ts'

export type Login = { readonly login: string; readonly person: string; readonly permissions: readonly string[] }

export async function findPasswordHash(db: Connection, realm: string, login: string): Promise<string | null> {
  const { rows } = await db.query<{ password: string }>('select password from login where realm = $1 and login = $2', [realm, login])
  return rows[0]?.password ?? null
}

export async function findLogin(db: Connection, realm: string, login: string): Promise<Login | null> {
  const { rows } = await db.query<Login>('select login, person, permissions from login where realm = $1 and login = $2', [realm, login])
  return rows[0] ?? null
}

/** Every login with the name of its person, for a rehearsal that shows them. */
export async function listLogins(db: Connection, realm: string): Promise<readonly { readonly login: string; readonly person: string; readonly name: string | null }[]> {
  const { rows } = await db.query<{ login: string; person: string; name: string | null }>('select l.login, l.person, p.name from login l left join person p on p.realm = l.realm and p.key = l.person where l.realm = $1 order by l.login', [realm])
  return rows
}

export async function openSession(db: Connection, realm: string, login: string, tokenHash: Buffer): Promise<void> {
  await db.query('insert into session (token, realm, login, created_at, seen_at) values ($1, $2, $3, now(), now())', [tokenHash, realm, login])
}

export async function closeSession(db: Connection, tokenHash: Buffer): Promise<void> {
  await db.query('delete from session where token = $1', [tokenHash])
}

/** Whose session it is, unless it is older than so many hours. */
export async function findSession(db: Connection, realm: string, tokenHash: Buffer, hours: number): Promise<Login | null> {
  const { rows } = await db.query<Login>(
    `select l.login, l.person, l.permissions from session s join login l on l.realm = s.realm and l.login = s.login
      where s.token = $1 and s.realm = $2 and s.seen_at > now() - make_interval(hours => $3)`,
    [tokenHash, realm, hours],
  )
  return rows[0] ?? null
}
