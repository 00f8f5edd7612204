/**
 * What a campaign is made from: counts over time by place, what each record is about, and how far each case came. No query here has
 * a name: planned without its values, a list of two hundred places counts as ten, and each record is held against all of them.
 */
import type { Act, Case } from '#kernel/case'
import type { Day } from '#kernel/day'
import type { Value } from '#kernel/rule'
import { keptAs, windowOf, type Figure } from '#kernel/figure'
import { findCaseStates } from './cases.ts'
import type { Connection } from './pool.ts'

/** In which place each code counts. */
export type PlaceMap = ReadonlyMap<string, string>

const figureKeys = (figures: readonly Figure[]) => figures.map((f) => keptAs(f, 'top'))
const named = (figures: readonly Figure[]) =>
  [
    figureKeys(figures).map((k) => k.figure),
    figureKeys(figures).map((k) => k.version),
    figureKeys(figures).map((k) => k.part),
  ] as const

export type PlaceSpan = {
  readonly n: number
  readonly place: string
  readonly from: Day
  readonly to: Day | null
  readonly count: number
  readonly sum: number
}

/** From which day to which records counted, of several figures and places in one pass; `n` is the place of the figure in the list. */
export async function spansOf(
  db: Connection,
  realm: string,
  figures: readonly Figure[],
  places: PlaceMap,
  until: Day,
): Promise<readonly PlaceSpan[]> {
  const { rows } = await db.query<PlaceSpan>(
    `select f.n::int - 1 as n, p.place, r.from_day as "from", r.to_day as "to", count(*) as count, sum(r.value)::bigint as sum
             from unnest($2::text[], $3::int[], $4::text[]) with ordinality as f(figure, version, part, n)
             join figure_record r on r.realm = $1 and r.figure = f.figure and r.version = f.version and r.part = f.part and r.from_day <= $7
             join unnest($5::text[], $6::text[]) as p(code, place) on p.code = r.area
            group by 1, 2, 3, 4`,
    [realm, ...named(figures), [...places.keys()], [...places.values()], until],
  )
  return rows
}

export type RecordSpan = {
  readonly record: string
  readonly place: string
  readonly from: Day
  readonly to: Day | null
  readonly value: number
}

/** The spans of one figure record by record, in the order of their events: a change ends one and begins the next of the same case. */
export async function recordSpansOf(
  db: Connection,
  realm: string,
  f: Figure,
  places: PlaceMap,
  until: Day,
): Promise<readonly RecordSpan[]> {
  const { figure, version, part } = keptAs(f, 'top')
  const { rows } = await db.query<RecordSpan>(
    `select r.case_id as record, p.place, r.from_day as "from", r.to_day as "to", r.value
       from figure_record r join unnest($5::text[], $6::text[]) as p(code, place) on p.code = r.area
      where r.realm = $1 and r.figure = $2 and r.version = $3 and r.part = $4 and r.from_day <= $7 order by r.case_id, r.seq`,
    [realm, figure, version, part, [...places.keys()], [...places.values()], until],
  )
  return rows
}

export type AboutRecord = {
  readonly record: string
  readonly place: string
  readonly about: readonly Value[]
}

/** What the records that a figure counts on a day are about, by these facts of their cases. One case may have entered many. */
export async function aboutOf(
  db: Connection,
  realm: string,
  f: Figure,
  places: PlaceMap,
  on: Day,
  facts: readonly string[],
): Promise<readonly AboutRecord[]> {
  const { figure, version, part } = keptAs(f, 'top')
  const { from, to } = windowOf(f, on)
  const { rows } = await db.query<AboutRecord & { readonly behind: string | null }>(
    `select coalesce(nullif(r.entry, ''), r.case_id) as record, p.place,
            array(select c.facts->name from unnest($9::text[]) with ordinality as x(name, i) order by i) as about, c.behind
       from figure_record r
       join unnest($5::text[], $6::text[]) as p(code, place) on p.code = r.area
       cross join lateral (
         select o.state->'facts' as facts, ${behind('o')} from office_case o where o.realm = r.realm and o.id = r.case_id offset 0
       ) as c
      where r.realm = $1 and r.figure = $2 and r.version = $3 and r.part = $4
        and r.from_day between $7 and $8 and (r.to_day is null or r.to_day > $8)`,
    [realm, figure, version, part, [...places.keys()], [...places.values()], from, to, facts],
  )
  const states = await statesOfBehind(db, realm, rows)
  return rows.map(({ behind: id, ...row }) => {
    const now = id === null ? undefined : states.get(id)
    return now === undefined ? row : { ...row, about: facts.map((name) => now.facts[name] ?? null) }
  })
}

/** [W12] Names the case where what was written of it does not know all that came. */
const behind = (row: string): string =>
  `case when (${row}.state->>'seq')::int < ${row}.seq then ${row}.id end as behind`

async function statesOfBehind(
  db: Connection,
  realm: string,
  rows: readonly { readonly behind: string | null }[],
): Promise<ReadonlyMap<string, Case>> {
  const ids = [...new Set(rows.flatMap((r) => r.behind ?? []))]
  const states = ids.length === 0 ? [] : await findCaseStates(db, realm, ids)
  return new Map(states.map((c) => [c.id, c]))
}

/** A case as far as its clocks need it: its acts, and the facts that a limit names. `n` is the stage it stands at. */
export type Course = {
  readonly id: string
  readonly n: number
  readonly area: string
  readonly place: string
  readonly version: number
  readonly acts: readonly Act[]
  readonly facts: Readonly<Record<string, Value>>
}

/** The cases that stand at one of these stages on a day. */
export async function coursesOf(
  db: Connection,
  realm: string,
  stages: readonly Figure[],
  places: PlaceMap,
  on: Day,
  facts: readonly string[],
): Promise<readonly Course[]> {
  const { rows } = await db.query<Course & { readonly behind: string | null }>(
    `select f.n::int - 1 as n, r.case_id as id, c.area, p.place, c.version, c.acts, c.facts, c.behind
       from unnest($2::text[], $3::int[], $4::text[]) with ordinality as f(figure, version, part, n)
       join figure_record r
         on r.realm = $1 and r.figure = f.figure and r.version = f.version and r.part = f.part
        and r.from_day <= $7 and (r.to_day is null or r.to_day > $7)
       join unnest($5::text[], $6::text[]) as p(code, place) on p.code = r.area
       cross join lateral (
         select o.area, o.version, o.state->'acts' as acts,
                coalesce(
                  (select jsonb_object_agg(name, o.state->'facts'->name) from unnest($8::text[]) as x(name)), '{}'
                ) as facts, ${behind('o')}
           from office_case o
          where o.realm = r.realm and o.id = r.case_id
         offset 0
       ) as c
      order by r.case_id`,
    [realm, ...named(stages), [...places.keys()], [...places.values()], on, facts],
  )
  const states = await statesOfBehind(db, realm, rows)
  return rows.map(({ behind: id, ...row }) => {
    const now = id === null ? undefined : states.get(id)
    return now === undefined ? row : { ...row, acts: now.acts, facts: now.facts }
  })
}

/** Cases with a record of one of these figures that counts on a day; `n` is the first such figure. */
export async function markedOn(
  db: Connection,
  realm: string,
  marks: readonly Figure[],
  on: Day,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const windows = marks.map((f) => windowOf(f, on))
  const { rows } = await db.query<{ case: string; n: number }>(
    `select distinct r.case_id as "case", f.n::int - 1 as n
       from unnest($2::text[], $3::int[], $4::text[], $5::date[], $6::date[])
         with ordinality as f(figure, version, part, first, last, n)
       join figure_record r
         on r.realm = $1 and r.figure = f.figure and r.version = f.version and r.part = f.part
        and r.from_day between f.first and f.last and (r.to_day is null or r.to_day > f.last)
      order by 1, 2`,
    [realm, ...named(marks), windows.map((w) => w.from), windows.map((w) => w.to)],
  )
  const marksByCase = new Map<string, number[]>()
  for (const r of rows) marksByCase.set(r.case, [...(marksByCase.get(r.case) ?? []), r.n])
  return marksByCase
}
