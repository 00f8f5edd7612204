/** The second wall: people's reads run on connections of a role that sees only what its scope lets it see. */
import { createHash, createHmac } from 'node:crypto'
import pg from 'pg'
import { openPool, transaction, type Pool } from './pool.ts'

/** What one person may see now, as the database's policies read it. */
export type Scope = {
  readonly realm: string
  readonly person: string
  /** Those who audit see all cases. */
  readonly all: boolean
  /** [P6] Programmes and the areas of the posts that reach their cases. */
  readonly reach: readonly { readonly programme: string; readonly area: string }[]
  /** What waits for these is theirs. */
  readonly held: readonly { readonly role: string; readonly area: string }[]
  /** The day whose borders hold. */
  readonly day: string
  /** [RG5] Registers and the areas of the posts that reach their entries. */
  readonly entries?: readonly { readonly register: string; readonly area: string }[]
  /** Registers that are read as everybody reads them. */
  readonly published?: readonly string[]
  /** The case by which a paper is asked for. */
  readonly case?: string
}

export type Reader = {
  readonly pool: Pool
  readonly role: string
  readonly url: string
  /** Seals a scope, so that the database believes it. */ seal(scope: Scope): string
}

/** All that people's pages read from. Anything else is closed to them whatever a policy says. */
const readableTables = [
  'office_case',
  'event',
  'task',
  'case_person',
  'transfer',
  'obligation',
  'figure_record',
  'frozen_record',
  'outbox',
  'access_entry',
  'upload',
  'entry',
]

/**
 * Opens the readers' pool. The role is made if it is not there, may sign in and nothing else, and has a password that only
 * this database's secret gives. Throws with what to do when the owner's role may not make roles.
 */
export async function openReader(owner: Pool, url: string, max: number): Promise<Reader> {
  const { rows } = await owner.query<{ key: Buffer; db: string }>(
    'select key, current_database() as db from reader_secret',
  )
  const { key, db } = rows[0]!
  /** Roles belong to the whole server: one for each of its databases. */
  const role = `yimen_reader_${createHash('sha256').update(db).digest('hex').slice(0, 12)}`
  const password = createHmac('sha256', key).update('reader').digest('hex')
  try {
    await makeRole(owner, role, password)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    throw new Error(
      `数据库账号无权建立只读角色。请管理员运行 alter role 当前账号 createrole 后重新启动 · The database account may not make roles: let an administrator run "alter role <account> createrole" and start again`,
    )
  }
  const at = new URL(url)
  at.username = role
  at.password = password
  return {
    pool: openPool(at.href, max),
    role,
    url: at.href,
    seal: (scope) => sealed(key, JSON.stringify(scope)),
  }
}

async function makeRole(owner: Pool, role: string, password: string): Promise<void> {
  const name = pg.escapeIdentifier(role)
  const may = `login nosuperuser nocreatedb nocreaterole noinherit password ${pg.escapeLiteral(password)}`
  const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [role])
  /** Two that start together may both find none. */
  if (!rowCount)
    await owner.query(`create role ${name} ${may}`).catch((e: { code?: string }) => {
      if (e.code !== '42710' && e.code !== '23505') throw e
    })
  await owner.query(`alter role ${name} ${may}`)
  await owner.query(
    `grant usage on schema public to ${name}; grant select on ${readableTables.join(', ')} to ${name}`,
  )
}

/** 64 hex digits, a dot, and the scope: what `yimen_scope()` checks. */
function sealed(key: Buffer, body: string): string {
  const inner = createHash('sha256').update(key).update(body).digest()
  return `${createHash('sha256').update(key).update(inner).digest('hex')}.${body}`
}

/** [P7] Runs reads in one transaction that sees what the scope lets it see, and nothing after it ends. */
export const readAs = <T>(
  reader: Reader,
  scope: Scope,
  work: (db: pg.PoolClient) => Promise<T>,
): Promise<T> =>
  transaction(
    reader.pool,
    work,
    `begin read only; select set_config('yimen.scope', ${pg.escapeLiteral(reader.seal(scope))}, true)`,
  )
