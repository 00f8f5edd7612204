/** Registers as they are read: entries as they stand, one by one or a page at a time, and what they were before. */
import type { Day } from '#kernel/day'
import type { Entry } from '#kernel/register'
import type { Facts } from '#kernel/rule'
import type { Connection } from './pool.ts'

const columns = 'register, id, area, standing, body, case_id as "case", seq, from_day as "from"'

/**
 * The entries that stand now, by `register id`; those that nobody entered are not in it. Only the newest
 * version may stand: asked so, it is found by its id, whatever the planner knows of the table.
 */
export async function findEntries(
  db: Connection,
  realm: string,
  wanted: readonly { readonly register: string; readonly id: string }[],
): Promise<ReadonlyMap<string, Entry>> {
  if (wanted.length === 0) return new Map()
  const { rows } = await db.query<Entry>({
    name: 'entries',
    text: `select e.register, e.id, e.area, e.standing, e.body, e."case", e.seq, e."from"
      from (select distinct * from unnest($2::text[], $3::text[]) as t(register, id)) as w
      cross join lateral (select ${columns}, to_day
        from entry x
        where x.realm = $1 and x.register = w.register and x.id = w.id
        order by x.n desc
        limit 1) as e
      where e.to_day is null`,
    values: [realm, wanted.map((w) => w.register), wanted.map((w) => w.id)],
  })
  return new Map(rows.map((e) => [`${e.register} ${e.id}`, e]))
}

/** The entries as they stood at the end of a day, by `register id`. */
export async function entriesOn(
  db: Connection,
  realm: string,
  wanted: readonly { readonly register: string; readonly id: string }[],
  day: Day,
): Promise<ReadonlyMap<string, Entry>> {
  if (wanted.length === 0) return new Map()
  const { rows } = await db.query<Entry>(
    `select e.register, e.id, e.area, e.standing, e.body, e."case", e.seq, e."from"
       from (select distinct * from unnest($2::text[], $3::text[]) as t(register, id)) as w
      cross join lateral (
        select ${columns} from entry x
         where x.realm = $1 and x.register = w.register and x.id = w.id and x.from_day <= $4 and (x.to_day is null or x.to_day > $4)
         order by x.n desc limit 1) as e`,
    [realm, wanted.map((w) => w.register), wanted.map((w) => w.id), day],
  )
  return new Map(rows.map((e) => [`${e.register} ${e.id}`, e]))
}

export type EntryFilter = {
  readonly register: string
  /** Places whose entries are wanted; null: all. */
  readonly codes: readonly string[] | null
  readonly standings: readonly string[] | null
  /** Each of these is in the id or in the name. */
  /** Each word in all its spellings, as keys without the case of letters; one of each must be in the name. */
  readonly words: readonly (readonly string[])[]
  /** These alone; null: whichever. */
  readonly ids: readonly string[] | null
  /** The columns that make the name. */
  readonly called: readonly string[]
  /** As they stood at the end of that day; null: as they stand. */
  readonly on: Day | null
  /** Standings that come one after the other; none: by place alone. */
  readonly order: readonly string[]
}

/** An entry of a list, with the day since which it stands as it does, whatever else was changed of it. */
export type ListedEntry = Entry & { readonly since: Day }

const standing = (on: Day | null): string =>
  on === null
    ? '(to_day is null and $7::date is null)'
    : '(from_day <= $7::date and (to_day is null or to_day > $7::date))'
/** [TX2] A name as it is searched: the same folding as that of the words, as far as a database has it. */
const named = `lower(regexp_replace(translate(normalize(
    id || ' ' || coalesce((
      select string_agg(body->>c, '' order by o) from unnest($6::text[]) with ordinality as t(c, o)), ''), NFKC),
    '【】〔〕[]{}•・‧–—−', '()()()()···---'), '[[:space:]\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]', '', 'g'))`
/** Parts the spellings of a word; no key holds it. */
const either = '\u001f'
const listed = (f: EntryFilter): string =>
  `realm = $1 and register = $2
    and ($3::text[] is null or area in (select unnest($3::text[])))
    and ($4::text[] is null or standing in (select unnest($4::text[])))
    and (cardinality($5::text[]) = 0 or not exists (
      select 1 from unnest($5::text[]) as w
       where not exists (
         select 1 from unnest(string_to_array(w, E'\\x1f')) as v where strpos(${named}, v) > 0)))
    and ($8::text[] is null or id = any($8::text[]))
    and cardinality($6::text[]) >= 0 and ${standing(f.on)}`
const values = (realm: string, f: EntryFilter) => [
  realm,
  f.register,
  f.codes,
  f.standings,
  f.words.map((spellings) => spellings.join(either)),
  f.called,
  f.on,
  f.ids,
]

/**
 * By standing if that is asked, by place, then by the parts of the name with the shorter first, so that
 * building 10 comes after building 9.
 */
const inOrder = (f: EntryFilter): string =>
  [
    'array_position($11::text[], standing)',
    'area',
    ...f.called.flatMap((_, i) => [`length(body->>($6::text[])[${i + 1}])`, `body->>($6::text[])[${i + 1}]`]),
    'id',
    'n',
  ].join(', ')

/** A page of a register by place and name, and how many there are in each standing, whichever standing was asked for. */
export async function listEntries(
  db: Connection,
  realm: string,
  f: EntryFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<{
  readonly entries: readonly ListedEntry[]
  readonly standings: Readonly<Record<string, number>>
}> {
  const entries = await entryRows(db, realm, f, page)
  const counts = await db.query<{ standing: string; n: number }>(
    `select standing, count(*) as n from entry where ${listed(f)} group by 1`,
    values(realm, { ...f, standings: null }),
  )
  return { entries, standings: Object.fromEntries(counts.rows.map((r) => [r.standing, r.n])) }
}

/** The rows alone. */
export async function entryRows(
  db: Connection,
  realm: string,
  f: EntryFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<readonly ListedEntry[]> {
  const pageSql = `select * from entry where ${listed(f)} order by ${inOrder(f)} offset $9 limit $10`
  /** Versions of the same standing in a row, none of them taken back, began with the first of them. */
  const since = `(select min(y.from_day)
      from entry y
      where y.realm = $1 and y.register = $2 and y.id = e.id and y.n <= e.n and y.standing = e.standing
        and y.voided_on is null
        and y.n > coalesce((select max(z.n)
          from entry z
          where z.realm = $1 and z.register = $2 and z.id = e.id and z.n < e.n and z.standing <> e.standing
            and z.voided_on is null), 0))`
  const { rows } = await db.query<ListedEntry>(
    `select register, id, area, standing, body, case_id as "case", seq, from_day as "from", coalesce(${since},
        from_day) as since
      from (${pageSql}) as e
      order by ${inOrder(f)}`,
    [...values(realm, f), page.offset, page.limit, f.order],
  )
  return rows
}

/** [SG1] The entries that stand now and whose column says one of these, in the order in which they were entered. */
export async function entriesSaying(
  db: Connection,
  realm: string,
  register: string,
  column: string,
  values: readonly string[],
): Promise<readonly Entry[]> {
  if (values.length === 0) return []
  const { rows } = await db.query<Entry>(
    `select ${columns} from entry
      where realm = $1 and register = $2 and to_day is null and body->>$3 = any($4)
      order by n`,
    [realm, register, column, values],
  )
  return rows
}

/** [SG9] The entries of open registers that stand now and that these cases made. */
export async function entriesMadeBy(
  db: Connection,
  realm: string,
  registers: readonly string[],
  ids: readonly string[],
): Promise<readonly Entry[]> {
  const { rows } = await db.query<Entry>(
    `select ${columns} from entry
      where realm = $1 and register = any($2) and case_id = any($3) and to_day is null
      order by register, id`,
    [realm, registers, ids],
  )
  return rows
}

/** Every version of an entry, the newest first. `until` is the day when it no longer stood; `voided`, when its case took it back. */
export async function entryHistory(
  db: Connection,
  realm: string,
  register: string,
  id: string,
): Promise<readonly (Entry & { readonly until: Day | null; readonly voided: Day | null })[]> {
  const { rows } = await db.query<Entry & { until: Day | null; voided: Day | null }>(
    `select ${columns}, to_day as until, voided_on as voided from entry where realm = $1 and register = $2 and id = $3 order by n desc`,
    [realm, register, id],
  )
  return rows
}

/** What a map draws of a register, by place and id: standing and the two numbers where it is, which stand in the columns named. */
export async function entryPoints(
  db: Connection,
  realm: string,
  f: Pick<EntryFilter, 'register' | 'codes' | 'on'>,
  at: { readonly longitude: string; readonly latitude: string },
): Promise<
  readonly {
    readonly id: string
    readonly area: string
    readonly standing: string
    readonly longitude: number
    readonly latitude: number
  }[]
> {
  const { rows } = await db.query<{
    id: string
    area: string
    standing: string
    longitude: number
    latitude: number
  }>(
    `select id, area, standing, (body->>$4)::int as longitude, (body->>$5)::int as latitude
      from entry
      where realm = $1 and register = $2 and ($3::text[] is null or area in (select unnest($3::text[])))
        and body ? $4 and body ? $5
        and ($6::date is null and to_day is null or from_day <= $6::date
          and (to_day is null or to_day > $6::date))
      order by area, id`,
    [realm, f.register, f.codes, at.longitude, at.latitude, f.on],
  )
  return rows
}

/** Something that changes whenever the register does. */
export async function registerState(db: Connection, realm: string, register: string): Promise<string> {
  const { rows } = await db.query<{ state: string }>(
    `select concat_ws('-', coalesce(max(n), 0), count(to_day), count(voided_on)) as state from entry where realm = $1 and register = $2`,
    [realm, register],
  )
  return rows[0]!.state
}

/** What names the entries of a register that stand now, `most` of them. */
export async function entryNames(
  db: Connection,
  realm: string,
  register: string,
  most: number,
): Promise<readonly Pick<Entry, 'id' | 'area' | 'body'>[]> {
  const { rows } = await db.query<Pick<Entry, 'id' | 'area' | 'body'>>(
    'select id, area, body from entry where realm = $1 and register = $2 and to_day is null order by id limit $3',
    [realm, register, most],
  )
  return rows
}

/** Which of these ids stand now, and how: what an import compares its rows with. */
export async function standingsOf(
  db: Connection,
  realm: string,
  register: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly standing: string; readonly body: Facts }>> {
  const { rows } = await db.query<{ id: string; standing: string; body: Facts }>(
    `select e.id, e.standing, e.body
      from (select distinct * from unnest($3::text[]) as t(id)) as w
      cross join lateral (select id, standing, body, to_day
        from entry x
        where x.realm = $1 and x.register = $2 and x.id = w.id
        order by x.n desc
        limit 1) as e
      where e.to_day is null`,
    [realm, register, ids],
  )
  return new Map(rows.map((r) => [r.id, r]))
}

/** The ids of all that stands now: what an import compares spellings with. */
export async function standingIds(
  db: Connection,
  realm: string,
  register: string,
): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    'select id from entry where realm = $1 and register = $2 and to_day is null',
    [realm, register],
  )
  return rows.map((r) => r.id)
}

/** All versions of all entries in the order in which they came, some at a time: for verification. */
export async function entriesAfter(
  db: Connection,
  realm: string,
  after: number,
  limit: number,
): Promise<
  readonly (Entry & {
    readonly n: number
    readonly origin: string
    readonly until: Day | null
    readonly voided: Day | null
  })[]
> {
  const { rows } = await db.query<
    Entry & { n: number; origin: string; until: Day | null; voided: Day | null }
  >(
    `select n, origin, ${columns}, to_day as until, voided_on as voided from entry where realm = $1 and n > $2 order by n limit $3`,
    [realm, after, limit],
  )
  return rows
}

/** How many entries of each register stand in each standing; a register without any is left out. */
export async function standingCounts(
  db: Connection,
  realm: string,
  registers: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> {
  const { rows } = await db.query<{ register: string; counts: Readonly<Record<string, number>> }>(
    `select register, json_object_agg(standing, n) as counts
      from (select register, standing, count(*) as n from entry
        where realm = $1 and register = any($2) and to_day is null group by 1, 2) as c
      group by 1`,
    [realm, registers],
  )
  return new Map(rows.map((r) => [r.register, r.counts]))
}

/**
 * What a case put on a register: how many entries; of those that stand, how many would give way to what stood
 * before; how many gave way to another case since; how many it took back, and gave back.
 */
export type EntriesOfCase = {
  readonly entered: number
  readonly standing: number
  readonly before: number
  readonly superseded: number
  readonly takenBack: number
  readonly restored: number
}

export async function entriesOfCase(
  db: Connection,
  realm: string,
  register: string,
  id: string,
): Promise<EntriesOfCase> {
  const { rows } = await db.query<EntriesOfCase>(
    `select count(*) filter (where case_id = $3) as entered,
            count(*) filter (where voided_on is null and to_day is null) as standing,
            count(*) filter (where voided_on is null and to_day is null and exists (
              select 1 from entry p
               where p.realm = e.realm and p.register = e.register and p.id = e.id and p.n < e.n
                 and p.origin <> e.origin and p.voided_on is null)) as before,
            count(*) filter (where voided_on is null and to_day is not null) as superseded,
            count(*) filter (where case_id = $3 and voided_on is not null) as "takenBack",
            count(*) filter (where case_id = $3 and voided_on is not null and exists (
              select 1 from entry x
               where x.realm = e.realm and x.register = e.register and x.id = e.id and x.n > e.n
                 and x.case_id = $3 and x.origin <> $3)) as restored
       from entry e where realm = $1 and register = $2 and origin = $3`,
    [realm, register, id],
  )
  return rows[0]!
}
