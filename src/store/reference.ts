/** Places, people, posts and authority of a realm: read at start and after a change, kept in memory. */
import type { AuthorityGrant, Text } from '#kernel'
import type { Connection } from './pool.ts'

export type Area = { readonly code: string; readonly parent: string | null; readonly name: Text; readonly kind: string }
export type Post = { readonly id: string; readonly person: string; readonly organisation: string; readonly role: string; readonly area: string; readonly from: string; readonly to: string | null }
export type Realm = { readonly realm: string; readonly name: Text; readonly rehearsal: boolean; readonly startsAt: string | null }

export type Reference = {
  readonly areas: ReadonlyMap<string, Area>
  readonly children: ReadonlyMap<string, readonly Area[]>
  readonly organisations: ReadonlyMap<string, Text>
  readonly people: ReadonlyMap<string, string>
  readonly posts: ReadonlyMap<string, Post>
  readonly postsOf: ReadonlyMap<string, readonly Post[]>
  readonly kinOf: ReadonlyMap<string, readonly string[]>
  readonly authorities: readonly AuthorityGrant[]
}

export async function findRealm(db: Connection, realm: string): Promise<Realm | null> {
  const { rows } = await db.query<Realm>('select realm, name, rehearsal, starts_at as "startsAt" from realm where realm = $1', [realm])
  return rows[0] ?? null
}

export async function readReference(db: Connection, realm: string): Promise<Reference> {
  const [areas, organisations, people, posts, kin, authorities] = await Promise.all([
    db.query<Area>('select code, parent, name, kind from area where realm = $1 and to_day is null order by code', [realm]),
    db.query<{ id: string; name: Text }>('select id, name from organisation where realm = $1', [realm]),
    db.query<{ key: string; name: string }>('select key, name from person where realm = $1', [realm]),
    db.query<Post>('select id, person, organisation, role, area, from_day as "from", to_day as "to" from post where realm = $1 order by id', [realm]),
    db.query<{ person: string; relative: string }>('select person, relative from kin where realm = $1', [realm]),
    db.query<{ body: AuthorityGrant }>('select body from authority where realm = $1 order by id', [realm]),
  ])
  return {
    areas: new Map(areas.rows.map((a) => [a.code, a])),
    children: grouped(areas.rows, (a) => a.parent ?? ''),
    organisations: new Map(organisations.rows.map((o) => [o.id, o.name])),
    people: new Map(people.rows.map((p) => [p.key, p.name])),
    posts: new Map(posts.rows.map((p) => [p.id, p])),
    postsOf: grouped(posts.rows, (p) => p.person),
    kinOf: new Map([...grouped(kin.rows, (k) => k.person)].map(([person, rows]) => [person, rows.map((r) => r.relative)])),
    authorities: authorities.rows.map((a) => a.body),
  }
}

function grouped<T>(rows: readonly T[], by: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(by(row))
    if (group) group.push(row)
    else groups.set(by(row), [row])
  }
  return groups
}

/** From a place up to the province: the order in which rules and posts are looked for. */
export function pathOf(areas: ReadonlyMap<string, Area>, code: string): readonly string[] {
  const path: string[] = []
  for (let at = areas.get(code); at && !path.includes(at.code); at = at.parent === null ? undefined : areas.get(at.parent)) path.push(at.code)
  return path
}

/** What an administrator sets up before the first case: `PUT /api/registry`. */
export type Registry = {
  readonly name: Text
  readonly rehearsal: boolean
  readonly startsAt: string | null
  readonly areas: readonly (Area & { readonly from: string })[]
  readonly organisations: readonly { readonly id: string; readonly name: Text; readonly area: string; readonly kind: string }[]
  readonly people: readonly { readonly key: string; readonly name: string }[]
  readonly kin: readonly { readonly person: string; readonly relative: string }[]
  readonly posts: readonly Post[]
  readonly authorities: readonly AuthorityGrant[]
  readonly logins: readonly { readonly login: string; readonly person: string; readonly password: string; readonly permissions: readonly string[] }[]
}

/** Adds what is new and leaves what stands; one transaction. */
export async function writeRegistry(db: Connection, realm: string, r: Registry): Promise<void> {
  const rows = async (table: string, columns: string, types: string, list: readonly object[]) => {
    if (list.length === 0) return
    await db.query(`insert into ${table} (realm, ${columns}) select $1, ${columns} from jsonb_to_recordset($2::jsonb) as t(${types}) on conflict do nothing`, [realm, JSON.stringify(list)])
  }
  await db.query('insert into realm (realm, name, rehearsal, starts_at) values ($1, $2, $3, $4) on conflict do nothing', [realm, JSON.stringify(r.name), r.rehearsal, r.startsAt])
  await rows('area', 'code, parent, name, kind, from_day', 'code text, parent text, name jsonb, kind text, from_day date', r.areas.map((a) => ({ ...a, from_day: a.from })))
  await rows('organisation', 'id, name, area, kind', 'id text, name jsonb, area text, kind text', r.organisations)
  await rows('person', 'key, name', 'key text, name text', r.people)
  await rows('kin', 'person, relative', 'person text, relative text', r.kin)
  await rows('post', 'id, person, organisation, role, area, from_day, to_day', 'id text, person text, organisation text, role text, area text, from_day date, to_day date', r.posts.map((p) => ({ ...p, from_day: p.from, to_day: p.to })))
  await rows('authority', 'id, body', 'id text, body jsonb', r.authorities.map((a) => ({ id: a.id, body: a })))
  await rows('login', 'login, person, password, permissions', 'login text, person text, password text, permissions text[]', r.logins)
}
