/** What an administrator sets up before the first case, and ends when its day comes: `PUT /api/registry`. */
import type { AuthorityGrant, Substitution } from '#kernel/authority'
import type { Text } from '#kernel/text'
import { addDays, type Day } from '#kernel/day'
import { reachOn, type AreaRow, type AreaTree, type Succession } from '#kernel/area'
import type { Connection } from './pool.ts'
import { readTree, type Polygon, type Post } from './reference.ts'

export type Registry = {
  readonly name: Text
  readonly rehearsal: boolean
  readonly startsAt: string | null
  readonly areas: readonly (AreaRow & { readonly polygon?: Polygon | undefined })[]
  readonly successions: readonly Succession[]
  readonly organisations: readonly {
    readonly id: string
    readonly name: Text
    readonly area: string
    readonly kind: string
  }[]
  readonly people: readonly { readonly key: string; readonly name: string }[]
  readonly kin: readonly { readonly person: string; readonly relative: string }[]
  readonly posts: readonly Post[]
  readonly substitutions: readonly Substitution[]
  readonly authorities: readonly AuthorityGrant[]
  readonly logins: readonly {
    readonly login: string
    readonly person: string
    readonly password: string
    readonly permissions: readonly string[]
    readonly identities: readonly { readonly issuer: string; readonly subject: string }[]
  }[]
}

/** [AR7] Adds what is new, ends what was open and is now given a last day, and leaves the rest; in the caller's transaction. */
export async function writeRegistry(db: Connection, realm: string, r: Registry): Promise<void> {
  const rows = async (
    table: string,
    columns: string,
    types: string,
    list: readonly object[],
    again = 'do nothing',
  ) => {
    if (list.length === 0) return
    await db.query(
      `insert into ${table} as old (realm, ${columns})
        select $1, ${columns}
        from jsonb_to_recordset($2::jsonb) as t(${types})
        on conflict ${again}`,
      [realm, JSON.stringify(list)],
    )
  }
  const dated = <T extends { readonly from: string; readonly to: string | null }>(list: readonly T[]) =>
    list.map((x) => ({ ...x, from_day: x.from, to_day: x.to }))
  /** An end is written once: history is not moved. */
  const ends = (key: string) =>
    `(realm, ${key}) do update set to_day = excluded.to_day where old.to_day is null and excluded.to_day is not null`
  await db.query(
    'insert into realm (realm, name, rehearsal, starts_at) values ($1, $2, $3, $4) on conflict do nothing',
    [realm, JSON.stringify(r.name), r.rehearsal, r.startsAt],
  )
  await rows(
    'area',
    'code, parent, name, kind, from_day, to_day, polygon',
    'code text, parent text, name jsonb, kind text, from_day date, to_day date, polygon jsonb',
    dated(r.areas),
    ends('code, from_day'),
  )
  await rows(
    'succession',
    'from_code, to_code, on_day',
    'from_code text, to_code text, on_day date',
    r.successions.map((s) => ({ from_code: s.from, to_code: s.to, on_day: s.on })),
  )
  await rows(
    'organisation',
    'id, name, area, kind',
    'id text, name jsonb, area text, kind text',
    r.organisations,
  )
  await rows('person', 'key, name', 'key text, name text', r.people)
  await rows('kin', 'person, relative', 'person text, relative text', r.kin)
  await rows(
    'post',
    'id, person, organisation, role, area, from_day, to_day',
    'id text, person text, organisation text, role text, area text, from_day date, to_day date',
    dated(r.posts),
    ends('id'),
  )
  await rows(
    'substitution',
    'id, post, by_post, from_day, to_day, onward, ordered',
    'id text, post text, by_post text, from_day date, to_day date, onward boolean, ordered jsonb',
    dated(r.substitutions).map((s) => ({ ...s, by_post: s.by, ordered: s.order })),
    '(realm, id) do update set to_day = least(old.to_day, excluded.to_day)',
  )
  await rows(
    'authority',
    'id, body',
    'id text, body jsonb',
    r.authorities.map((a) => ({ id: a.id, body: a })),
    `(realm, id) do update set body = jsonb_set(old.body, '{to}', excluded.body->'to') where old.body->>'to' is null and excluded.body->>'to' is not null`,
  )
  await rows(
    'login',
    'login, person, password, permissions',
    'login text, person text, password text, permissions text[]',
    r.logins,
  )
  await rows(
    'login_identity',
    'issuer, subject, login',
    'issuer text, subject text, login text',
    r.logins.flatMap((l) => l.identities.map((i) => ({ ...i, login: l.login }))),
  )
  await writeReach(db, realm, await readTree(db, realm))
}

/** The posts that are asked for but not known. */
export async function unknownPosts(
  db: Connection,
  realm: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    'select id from unnest($2::text[]) as asked(id) where not exists (select 1 from post p where p.realm = $1 and p.id = asked.id)',
    [realm, ids],
  )
  return rows.map((r) => r.id)
}

/** [AR3] A realm whose tree was loaded before reach was derived from it: derived once, at the start. */
export async function ensureReach(db: Connection, realm: string): Promise<void> {
  const { rows } = await db.query<{ missing: boolean }>(
    'select exists (select 1 from area where realm = $1) and not exists (select 1 from area_reach where realm = $1) as missing',
    [realm],
  )
  if (rows[0]!.missing) await writeReach(db, realm, await readTree(db, realm))
}

/** [AR3] Whose posts reach a code, from change to change of the tree: what the database's policies read. */
async function writeReach(db: Connection, realm: string, tree: AreaTree): Promise<void> {
  const reach = reachRows(tree)
  await db.query('delete from area_reach where realm = $1', [realm])
  await db.query(
    `insert into area_reach (realm, code, above, from_day, to_day)
      select $1, code, above, from_day, to_day
      from unnest($2::text[], $3::text[], $4::date[], $5::date[]) as t(code, above, from_day, to_day)`,
    [
      realm,
      reach.map((x) => x.code),
      reach.map((x) => x.above),
      reach.map((x) => x.from),
      reach.map((x) => x.to),
    ],
  )
}

const first: Day = '1900-01-01'
const last: Day = '2199-12-31'

/** [AR3] What `area_reach` holds of a tree. */
export function reachRows(
  tree: AreaTree,
): readonly { readonly code: string; readonly above: string; readonly from: Day; readonly to: Day }[] {
  const stretches = [...tree.rows.values()].flat()
  const changes = [
    ...new Set([
      first,
      ...stretches.flatMap((r) => [r.from, ...(r.to === null ? [] : [addDays(r.to, 1)])]),
      ...[...tree.after.values()].flat().map((s) => s.on),
    ]),
  ].sort() as Day[]
  const openSpans = new Map<string, { code: string; above: string; from: Day; to: Day }>()
  const rows: { code: string; above: string; from: Day; to: Day }[] = []
  for (const [i, from] of changes.entries()) {
    const to = changes[i + 1] === undefined ? last : addDays(changes[i + 1]!, -1)
    for (const code of tree.rows.keys()) {
      for (const above of reachOn(tree, code, from)) {
        const key = `${code} ${above}`
        const row = openSpans.get(key)
        if (row && addDays(row.to, 1) === from) row.to = to
        else {
          const fresh = { code, above, from, to }
          openSpans.set(key, fresh)
          rows.push(fresh)
        }
      }
    }
  }
  return rows
}
