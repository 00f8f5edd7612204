/** Three roles of one database: the owner makes tables and goes, the writer does the work, readers see what their scope lets them see. */
import { createHash, createHmac } from 'node:crypto'
import pg from 'pg'
import { transaction, type Connection, type Pool } from './pool.ts'

export type Role = { readonly name: string; readonly url: string }
export type Roles = {
  readonly writer: Role
  readonly reader: Role
  /** Seals scopes, so that the database believes them; the writer cannot read it there. */
  readonly sealing: Buffer
}

/** All that people's pages read from. Anything else is closed to them whatever a policy says. */
const readableTables = [
  'office_case',
  'event',
  'task',
  'errand',
  'case_person',
  'transfer',
  'obligation',
  'figure_record',
  'frozen_record',
  'outbox',
  'access_entry',
  'upload',
  'entry',
  'case_key',
  'entry_word',
  'case_point',
  'case_cell',
  'gathered_line',
]
/** What a trigger guards is only appended to; and so is what was signed, and what was answered. */
const alsoAppended = ['bulletin_issue', 'frozen_record', 'command']
/** The owner's alone. */
const closedTables = ['reader_secret']
/** Told by the owner, read by all who work. */
const toldTables = ['migration']

/** Why nothing was started: what the account of the database may not do, and what an administrator runs. */
export class MissingRights extends Error {
  readonly missing: readonly string[]
  constructor(account: string, missing: readonly Missing[]) {
    const list = (lang: 'zh' | 'en') => missing.map((m) => m[lang]).join(lang === 'zh' ? '；' : '; ')
    super(
      `数据库账号 ${account} 缺少权限：${list('zh')}。请数据库管理员执行下列语句后重新启动 · The database account ${account} lacks rights: ${list('en')}. Let an administrator of the database run this, and start again:\n${missing.map((m) => `  ${m.run};`).join('\n')}`,
    )
    this.name = 'MissingRights'
    this.missing = missing.map((m) => m.right)
  }
}
type Missing = { readonly right: string; readonly zh: string; readonly en: string; readonly run: string }

const roleNames = (db: string): { readonly writer: string; readonly reader: string } => {
  /** Roles belong to the whole server: two for each of its databases. */
  const mark = createHash('sha256').update(db).digest('hex').slice(0, 12)
  return { writer: `yimen_writer_${mark}`, reader: `yimen_reader_${mark}` }
}

type Account = {
  readonly account: string
  readonly db: string
  readonly mayMakeRoles: boolean
  readonly mayCreate: boolean
  readonly ownsDatabase: boolean
}

/** [S9] Before anything is migrated: what the account needs to own a house. Throws `MissingRights`. */
export async function mustHaveRights(owner: Connection): Promise<void> {
  const { rows } = await owner.query<Account>(
    `select current_user as account, current_database() as db,
        r.rolsuper or r.rolcreaterole as "mayMakeRoles",
        has_schema_privilege('public', 'CREATE') as "mayCreate",
        pg_has_role(d.datdba, 'USAGE') as "ownsDatabase"
      from pg_roles r, pg_database d
      where r.rolname = current_user and d.datname = current_database()`,
  )
  const { account, db, mayMakeRoles, mayCreate, ownsDatabase } = rows[0]!
  const [role, database] = [pg.escapeIdentifier(account), pg.escapeIdentifier(db)]
  const missing: Missing[] = []
  if (!ownsDatabase)
    missing.push({
      right: 'own_database',
      zh: `不是数据库 ${db} 的属主`,
      en: `it does not own the database ${db}`,
      run: `alter database ${database} owner to ${role}`,
    })
  if (!mayCreate)
    missing.push({
      right: 'create_in_schema',
      zh: '不能在 public 模式中建表',
      en: 'it may not create tables in the schema public',
      run: `grant create on schema public to ${role}`,
    })
  if (!mayMakeRoles)
    missing.push({
      right: 'make_roles',
      zh: '不能建立角色（读写分离的两个账号）',
      en: 'it may not make roles (one that writes, one that reads)',
      run: `alter role ${role} createrole`,
    })
  const names = roleNames(db)
  const { rows: foreignRoles } = await owner.query<{ name: string }>(
    `select rolname as name
      from pg_roles
      where rolname = any($1) and not pg_has_role(oid, 'USAGE WITH ADMIN OPTION')
        and not (select rolsuper from pg_roles where rolname = current_user)
        and current_setting('server_version_num')::int >= 160000`,
    [Object.values(names)],
  )
  for (const { name } of foreignRoles)
    missing.push({
      right: 'administer_role',
      zh: `不能管理已有的角色 ${name}`,
      en: `it does not administer the role ${name} that is there`,
      run: `grant ${pg.escapeIdentifier(name)} to ${role} with admin option`,
    })
  const { rows: foreignTables } = await owner.query<{ name: string }>(
    `select relname as name
      from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S', 'v') and not pg_has_role(relowner, 'USAGE')
      order by 1`,
  )
  if (foreignTables.length > 0)
    missing.push({
      right: 'own_tables',
      zh: `有${foreignTables.length}张表（${foreignTables[0]!.name} 等）属于别的账号`,
      en: `${foreignTables.length} tables (${foreignTables[0]!.name} and others) belong to another account`,
      run: foreignTables
        .map(({ name }) => `alter table ${pg.escapeIdentifier(name)} owner to ${role}`)
        .join(';\n  '),
    })
  if (missing.length > 0) throw new MissingRights(account, missing)
}

/**
 * [S9] Makes the two roles if they are not there and gives each what it needs and no more: the writer appends to the log and
 * reads it, changes what is derived from it, owns nothing and so can switch nothing off. Throws `MissingRights`.
 */
export async function openRoles(owner: Pool, url: string): Promise<Roles> {
  await mustHaveRights(owner)
  const { rows } = await owner.query<{ key: Buffer; db: string }>(
    'select key, current_database() as db from reader_secret',
  )
  const { key: sealing, db: database } = rows[0]!
  const names = roleNames(database)
  const passwords = {
    writer: createHmac('sha256', sealing).update('writer').digest('hex'),
    reader: createHmac('sha256', sealing).update('reader').digest('hex'),
  }
  await transaction(owner, async (db) => {
    /** Two that start together make them one after the other. */
    await db.query('select pg_advisory_xact_lock(9707)')
    for (const kind of ['writer', 'reader'] as const) await makeRole(db, names[kind], passwords[kind])
    await db.query(`revoke temporary on database ${pg.escapeIdentifier(database)} from public`)
    await pinDefiners(db)
    await grantReading(db, names.reader)
    await grantWriting(db, names.writer)
  })
  const as = (kind: 'writer' | 'reader'): Role => {
    const at = new URL(url)
    at.username = names[kind]
    at.password = passwords[kind]
    return { name: names[kind], url: at.href }
  }
  return { writer: as('writer'), reader: as('reader'), sealing }
}

async function makeRole(db: Connection, role: string, password: string): Promise<void> {
  const name = pg.escapeIdentifier(role)
  const { rows } = await db.query<{ harmless: boolean }>(
    `select not (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls) as harmless
      from pg_roles
      where rolname = $1`,
    [role],
  )
  if (rows[0]?.harmless === false)
    throw new Error(
      `角色 ${role} 的权限过大，没有启动 · The role ${role} may do more than it should, so nothing was started: alter role ${name} nosuperuser nocreaterole nocreatedb noreplication nobypassrls`,
    )
  await db.query(
    `${rows.length === 0 ? 'create' : 'alter'} role ${name} with login noinherit password ${pg.escapeLiteral(password)}`,
  )
  await db.query(`grant usage on schema public to ${name}`)
}

/** What runs with the owner's rights must not find a table of the caller's own in place of the owner's. */
async function pinDefiners(db: Connection): Promise<void> {
  const { rows } = await db.query<{ signature: string }>(
    `select oid::regprocedure::text as signature
      from pg_proc
      where pronamespace = 'public'::regnamespace and prosecdef
        and not coalesce(proconfig @> array['search_path=pg_catalog, public, pg_temp'], false)`,
  )
  for (const { signature } of rows)
    await db.query(`alter function ${signature} set search_path = pg_catalog, public, pg_temp`)
}

async function grantReading(db: Connection, reader: string): Promise<void> {
  await db.query(`grant select on ${readableTables.join(', ')} to ${pg.escapeIdentifier(reader)}`)
}

type TableRow = { readonly name: string; readonly guarded: boolean; readonly secured: boolean }

async function grantWriting(db: Connection, writer: string): Promise<void> {
  const { rows: tables } = await db.query<TableRow>(
    `select c.relname as name, c.relrowsecurity as secured,
        exists (select 1
          from pg_trigger t
          join pg_proc p on p.oid = t.tgfoid
          where t.tgrelid = c.oid and not t.tgisinternal and p.proname = 'refuse_change') as guarded
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      order by 1`,
  )
  const name = pg.escapeIdentifier(writer)
  await db.query(
    tables
      .map(({ name: table, guarded }) => {
        const rights = writingRights(table, guarded)
        const at = pg.escapeIdentifier(table)
        return `revoke all on ${at} from ${name};${rights === '' ? '' : ` grant ${rights} on ${at} to ${name};`}`
      })
      .join('\n'),
  )
  await letWriterThrough(
    db,
    name,
    writer,
    tables.filter((t) => t.secured && !closedTables.includes(t.name)),
  )
}

export function writingRights(table: string, guarded: boolean): string {
  if (closedTables.includes(table)) return ''
  if (toldTables.includes(table)) return 'select'
  return guarded || alsoAppended.includes(table) ? 'select, insert' : 'select, insert, update, delete'
}

/** Row-level security narrows readers; the writer's commands, timers and checks are narrowed by `may`. */
async function letWriterThrough(
  db: Connection,
  name: string,
  writer: string,
  tables: readonly TableRow[],
): Promise<void> {
  const { rows } = await db.query<{ table: string }>(
    `select tablename as "table" from pg_policies where schemaname = 'public' and policyname = 'written' and roles = array[$1::name]`,
    [writer],
  )
  const done = new Set(rows.map((r) => r.table))
  for (const { name: table } of tables.filter((t) => !done.has(t.name))) {
    const at = pg.escapeIdentifier(table)
    await db.query(
      `drop policy if exists written on ${at}; create policy written on ${at} to ${name} using (true) with check (true)`,
    )
  }
}
