/** Reads figures from their records: both counts, the records themselves, and their digest. */
import pg from 'pg'
import type { Day } from '#kernel/day'
import type { FigureReading } from '#kernel/bulletin'
import {
  keptAs,
  peopleToldOf,
  saidBy,
  tellsOne,
  valueFrom,
  windowOf,
  type Figure,
  type Tallied,
} from '#kernel/figure'
import type { Connection } from './pool.ts'

/** An area, and the codes whose records count towards it in the borders that are asked for; null: all of the realm. */
export type Within = { readonly area: string; readonly codes: readonly string[] | null }

/** A join, because a list of codes is looked through once a record otherwise. */
const placed = (w: Within): string =>
  w.codes === null
    ? 'figure_record'
    : 'figure_record join unnest($5::text[]) as place(code) on place.code = area'
const counted = (f: Figure, part: 'top' | 'bottom'): string =>
  `figure_record.realm = $1 and figure_record.figure = $2 and figure_record.version = $3 and figure_record.part = $4
    and ($5::text[] is null or true)
    and figure_record.from_day between $6 and $7 and (figure_record.to_day is null or figure_record.to_day > $7)
    ${narrowed(f, part, 'figure_record', '$7')}`

/** [F1] Of the records of another figure those whose case a second one counts on the day as well: nothing of it is stored. */
const narrowed = (f: Figure, part: 'top' | 'bottom', records: string, day: string): string => {
  const count = part === 'top' ? f.counts : f.among
  return count && 'as' in count && count.also !== undefined
    ? `and exists (
        select 1 from figure_record o
         where o.realm = $1 and o.figure = ${pg.escapeLiteral(count.also)} and o.part = 'top'
           and o.case_id = ${records}.case_id and o.from_day <= ${day} and (o.to_day is null or o.to_day > ${day}))`
    : ''
}

const bound = (realm: string, f: Figure, part: 'top' | 'bottom', w: Within, from: Day, to: Day) => {
  const figureKey = keptAs(f, part)
  return [realm, figureKey.figure, figureKey.version, figureKey.part, w.codes, from, to]
}

/** What is told apart where a figure counts distinct ones, or asks whether all say the same. */
const apart = (f: Figure): string => {
  if (tellsOne(f)) return 'value::text'
  return f.measure === 'streets' ? 'left(area, 9)' : f.measure === 'communities' ? 'left(area, 12)' : 'person'
}
/** What is made of the values: their sum, or the one that is asked. */
const summed = (f: Figure, value = 'value'): string => {
  const made = f.measure === 'most' ? 'max' : tellsOne(f) ? 'min' : 'sum'
  return `coalesce(${made}(${value}), 0)::bigint`
}

/**
 * SHA-256 over one line a record, `case TAB seq TAB value LF`, with `TAB entry` before the end where it
 * counts one, in the order of their bytes: the same for the same records.
 */
const digested = `encode(sha256(convert_to(coalesce(string_agg(line, '' order by line collate "C"), ''), 'UTF8')), 'hex')`

/** [F4] A figure over an area on a day, with the digest of the records it stands on. */
export async function readFigure(
  db: Connection,
  realm: string,
  f: Figure,
  w: Within,
  asOf: Day,
): Promise<FigureReading> {
  const window = windowOf(f, asOf)
  const part = async (name: 'top' | 'bottom'): Promise<Tallied & { readonly digest: string }> => {
    const { from, to } = windowOf(f, asOf, name)
    const also = 'as' in f.counts && f.counts.also !== undefined ? `-${f.counts.also}` : ''
    const { rows } = await db.query<Tallied & { digest: string }>({
      name: `figure-${name}-${f.measure}-${w.codes === null ? 'all' : 'some'}${also}`,
      text: `select count(*) as count, ${summed(f)} as sum, count(distinct person) as persons
                    ${name === 'top' ? `, ${digested} as digest` : ''}
               from (select value, ${apart(f)} as person,
                            case_id || E'\\t' || seq || E'\\t' || value
                              || case when entry = '' then '' else E'\\t' || entry end || E'\\n' as line
                       from ${placed(w)}
                      where ${counted(f, name)}) as r`,
      values: bound(realm, f, name, w, from, to),
    })
    return rows[0]!
  }
  const [{ digest, ...top }, bottom] = await Promise.all([part('top'), f.among ? part('bottom') : null])
  const value = valueFrom(f, top, bottom)
  const said = saidBy(f, value)
  return {
    figure: f.id,
    definition: f.version,
    area: w.area,
    asOf,
    window,
    unit: f.unit,
    value,
    ...(said === null ? {} : { said }),
    numerator: top,
    denominator: bottom,
    records: top.count,
    digest,
  }
}

/** One record of a part of a figure as it came and went, whatever the window. */
export type CountedRecord = {
  readonly figure: string
  readonly version: number
  readonly part: 'top' | 'bottom'
  readonly case: string
  readonly entry: string
  readonly area: string
  readonly person: string
  readonly from: Day
  readonly to: Day | null
}
type KeptAs = Pick<CountedRecord, 'figure' | 'version' | 'part'>
const keysOf = (parts: readonly KeptAs[]) =>
  [parts.map((k) => k.figure), parts.map((k) => k.version), parts.map((k) => k.part)] as const

/** The records of several parts that began by a day, in the order in which they were entered. An end after that day is not told. */
export async function countedUntil(
  db: Connection,
  realm: string,
  parts: readonly KeptAs[],
  codes: readonly string[] | null,
  until: Day,
): Promise<readonly CountedRecord[]> {
  const { rows } = await db.query<CountedRecord>(
    `select r.figure, r.version, r.part, r.case_id as "case", r.entry, r.area, r.person, r.from_day as "from",
        case when r.to_day <= $6 then r.to_day end as "to"
      from unnest($2::text[], $3::int[], $4::text[]) as f(figure, version, part)
      join figure_record r on r.realm = $1 and r.figure = f.figure and r.version = f.version and r.part = f.part
      where r.from_day <= $6 and ($5::text[] is null or r.area in (select unnest($5::text[])))
      order by r.from_day, r.case_id, r.seq, r.entry`,
    [realm, ...keysOf(parts), codes, until],
  )
  return rows
}

/** How many records of these parts had begun by a day, and how many had ended: another number says that the past was added to. */
export async function extentUntil(
  db: Connection,
  realm: string,
  parts: readonly KeptAs[],
  until: Day,
): Promise<string> {
  const { rows } = await db.query<{ extent: string }>(
    `select count(*) || ' ' || count(*) filter (where r.to_day <= $5) as extent
      from unnest($2::text[], $3::int[], $4::text[]) as f(figure, version, part)
      join figure_record r on r.realm = $1 and r.figure = f.figure and r.version = f.version and r.part = f.part
      where r.from_day <= $5`,
    [realm, ...keysOf(parts), until],
  )
  return rows[0]!.extent
}

export type FigureRecord = {
  readonly case: string
  readonly seq: number
  readonly entry: string
  readonly part: 'top' | 'bottom'
  readonly on: string
  readonly until: string | null
  readonly area: string
  readonly value: number
}

/** A page of the records that a figure counts, and how many there are: of those that `db` lets its reader see. */
export async function recordsOf(
  db: Connection,
  realm: string,
  f: Figure,
  w: Within,
  asOf: Day,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly records: readonly FigureRecord[] }> {
  const window = windowOf(f, asOf)
  const values = bound(realm, f, 'top', w, window.from, window.to)
  const [total, records] = await Promise.all([
    db.query<{ n: number }>(`select count(*) as n from ${placed(w)} where ${counted(f, 'top')}`, values),
    db.query<FigureRecord>(
      `select case_id as "case", seq, entry, part, from_day as "on", to_day as until, area, value
        from ${placed(w)}
        where ${counted(f, 'top')}
        order by from_day desc, case_id, seq, entry
        offset $8
        limit $9`,
      [...values, page.offset, page.limit],
    ),
  ])
  return { total: total.rows[0]!.n, records: records.rows }
}

/** The cases that a figure counts, each once and in the order of their bytes; null where there are more than `most`. */
export async function countedCases(
  db: Connection,
  realm: string,
  f: Figure,
  w: Within,
  asOf: Day,
  most: number,
): Promise<readonly string[] | null> {
  const window = windowOf(f, asOf)
  const { rows } = await db.query<{ id: string }>(
    `select distinct case_id collate "C" as id from ${placed(w)} where ${counted(f, 'top')} order by id limit $8`,
    [...bound(realm, f, 'top', w, window.from, window.to), most + 1],
  )
  return rows.length > most ? null : rows.map((r) => r.id)
}

/** The value on each of several days, from one pass over the records: for a line, where no digest is asked. */
export async function trendOf(
  db: Connection,
  realm: string,
  f: Figure,
  w: Within,
  days: readonly Day[],
): Promise<readonly { readonly day: Day; readonly value: number | null }[]> {
  const part = async (name: 'top' | 'bottom'): Promise<readonly Tallied[]> => {
    const windows = days.map((day) => windowOf(f, day, name))
    const { rows } = await db.query<Tallied>(
      `select count(r.case_id) as count, ${summed(f, 'r.value')} as sum,
              count(distinct ${apart(f).replace(/(person|area|value)/, 'r.$1')}) as persons
         from unnest($6::date[], $7::date[]) with ordinality as w(first, last, n)
         left join figure_record r
           on r.realm = $1 and r.figure = $2 and r.version = $3 and r.part = $4
          and ($5::text[] is null or r.area in (select unnest($5::text[])))
          and r.from_day between w.first and w.last and (r.to_day is null or r.to_day > w.last)
          ${narrowed(f, name, 'r', 'w.last')}
        group by w.n order by w.n`,
      [
        realm,
        keptAs(f, name).figure,
        keptAs(f, name).version,
        keptAs(f, name).part,
        w.codes,
        windows.map((w) => w.from),
        windows.map((w) => w.to),
      ],
    )
    return rows
  }
  const top = await part('top')
  const bottom = f.among ? await part('bottom') : null
  return days.map((day, i) => ({ day, value: valueFrom(f, top[i]!, bottom ? bottom[i]! : null) }))
}

export type PlaceCount = {
  readonly value: number | null
  readonly records: number
  /** People that it tells of; none where nobody could be named. */ readonly persons: number
  readonly numerator: Tallied
  readonly denominator: Tallied | null
}

/** The figure for each of several places, from one pass over the records; `places` says in which each code counts. */
export async function byPlace(
  db: Connection,
  realm: string,
  f: Figure,
  places: ReadonlyMap<string, string>,
  asOf: Day,
): Promise<ReadonlyMap<string, PlaceCount>> {
  const sums = async (part: 'top' | 'bottom') => {
    const window = windowOf(f, asOf, part)
    const { rows } = await db.query<{ place: string } & Tallied>(
      `select p.place, count(*) as count, ${summed(f)} as sum, count(distinct ${apart(f)}) as persons
         from figure_record join unnest($5::text[], $8::text[]) as p(code, place) on p.code = area where ${counted(f, part)} group by 1`,
      [
        realm,
        keptAs(f, part).figure,
        keptAs(f, part).version,
        keptAs(f, part).part,
        [...places.keys()],
        window.from,
        window.to,
        [...places.values()],
      ],
    )
    return new Map(rows.map((r) => [r.place, r]))
  }
  const top = await sums('top')
  const bottom = f.among ? await sums('bottom') : null
  const none: Tallied = { count: 0, sum: 0, persons: 0 }
  const countedPlaces = new Set([...top.keys(), ...(bottom?.keys() ?? [])])
  return new Map(
    [...countedPlaces].map((place) => {
      const [numerator, denominator] = [top.get(place) ?? none, bottom ? (bottom.get(place) ?? none) : null]
      return [
        place,
        {
          value: valueFrom(f, numerator, denominator),
          records: numerator.count,
          persons: peopleToldOf(f, numerator.persons, denominator?.persons),
          numerator,
          denominator,
        },
      ]
    }),
  )
}
