/** Places, people, posts and authority of a realm: read at start and after a change, kept in memory. */
import type { AuthorityGrant, Substitution } from '#kernel/authority'
import type { Day } from '#kernel/day'
import type { Text } from '#kernel/text'
import { areaTree, type AreaRow, type AreaTree, type Succession } from '#kernel/area'
import { readBorders, type StoredBorder } from './ground.ts'
import type { Connection } from './pool.ts'

export type Area = {
  readonly code: string
  readonly parent: string | null
  readonly name: Text
  readonly kind: string
}
export type Post = {
  readonly id: string
  readonly person: string
  readonly organisation: string
  readonly role: string
  readonly area: string
  readonly from: string
  readonly to: string | null
}
export type Realm = {
  readonly realm: string
  readonly name: Text
  readonly rehearsal: boolean
  readonly startsAt: string | null
}
/** Rings of longitude and latitude in degrees (WGS 84), closed, outer ring first. */
export type Polygon = readonly (readonly (readonly [number, number])[])[]

export type Reference = {
  /** Each code by its latest stretch: what it is called, and that it is known. */
  readonly areas: ReadonlyMap<string, Area>
  /** The same places in time. */
  readonly tree: AreaTree
  readonly polygons: readonly {
    readonly code: string
    readonly from: string
    readonly to: string | null
    readonly polygon: Polygon
  }[]
  /** [AR12] Borders on the ground, in time. */
  readonly borders: readonly StoredBorder[]
  readonly organisations: ReadonlyMap<string, Text>
  readonly people: ReadonlyMap<string, string>
  readonly posts: ReadonlyMap<string, Post>
  readonly postsOf: ReadonlyMap<string, readonly Post[]>
  readonly substitutions: readonly Substitution[]
  readonly kinOf: ReadonlyMap<string, readonly string[]>
  readonly authorities: readonly AuthorityGrant[]
}

export async function findRealm(db: Connection, realm: string): Promise<Realm | null> {
  const { rows } = await db.query<Realm>(
    'select realm, name, rehearsal, starts_at as "startsAt" from realm where realm = $1',
    [realm],
  )
  return rows[0] ?? null
}

/** The tree alone, as it is stored: what a change is checked against. */
export async function readTree(db: Connection, realm: string): Promise<AreaTree> {
  const [areas, successions] = await Promise.all([
    db.query<AreaRow>(
      'select code, parent, name, kind, from_day as "from", to_day as "to" from area where realm = $1 order by code, from_day',
      [realm],
    ),
    db.query<Succession>(
      'select from_code as "from", to_code as "to", on_day as "on" from succession where realm = $1 order by 1, 2',
      [realm],
    ),
  ])
  return areaTree(areas.rows, successions.rows)
}

export async function readSubstitutions(db: Connection, realm: string): Promise<readonly Substitution[]> {
  const { rows } = await db.query<Substitution>(
    `select id, post, by_post as "by", from_day as "from", to_day as "to", onward, ordered as "order"
      from substitution
      where realm = $1
      order by id`,
    [realm],
  )
  return rows
}

export async function readReference(db: Connection, realm: string): Promise<Reference> {
  const [tree, polygons, borders, organisations, people, posts, substitutions, kin, authorities] =
    await Promise.all([
      readTree(db, realm),
      db.query<{ code: string; from: Day; to: Day | null; polygon: Polygon }>(
        'select code, from_day as "from", to_day as "to", polygon from area where realm = $1 and polygon is not null',
        [realm],
      ),
      readBorders(db, realm),
      db.query<{ id: string; name: Text }>('select id, name from organisation where realm = $1', [realm]),
      db.query<{ key: string; name: string }>('select key, name from person where realm = $1', [realm]),
      db.query<Post>(
        'select id, person, organisation, role, area, from_day as "from", to_day as "to" from post where realm = $1 order by id',
        [realm],
      ),
      readSubstitutions(db, realm),
      db.query<{ person: string; relative: string }>('select person, relative from kin where realm = $1', [
        realm,
      ]),
      db.query<{ body: AuthorityGrant }>('select body from authority where realm = $1 order by id', [realm]),
    ])
  return {
    areas: new Map([...tree.rows].map(([code, stretches]) => [code, stretches.at(-1)!])),
    tree,
    polygons: polygons.rows,
    borders,
    organisations: new Map(organisations.rows.map((o) => [o.id, o.name])),
    people: new Map(people.rows.map((p) => [p.key, p.name])),
    posts: new Map(posts.rows.map((p) => [p.id, p])),
    postsOf: grouped(posts.rows, (p) => p.person),
    substitutions,
    kinOf: new Map(
      [...grouped(kin.rows, (k) => k.person)].map(([person, rows]) => [person, rows.map((r) => r.relative)]),
    ),
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
