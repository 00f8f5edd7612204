/** Reads figures from their records: both counts, the records themselves, and their digest. */
import { valueFrom, windowOf, type Day, type Figure, type FigureReading, type Tallied } from '#kernel'
import type { Connection } from './pool.ts'

/** A division code reaches all places under it: codes of 6, 9 and 12 digits nest. */
const counted = `realm = $1 and figure = $2 and version = $3 and part = $4 and area like $5 and from_day between $6 and $7 and (to_day is null or to_day > $7)`

const bound = (realm: string, f: Figure, part: 'top' | 'bottom', area: string, from: Day, to: Day) => [realm, f.id, f.version, part, `${area}%`, from, to]

/** SHA-256 over one line a record, `case TAB seq TAB value LF`, in the order of their bytes: the same for the same records. */
const digested = `encode(sha256(convert_to(coalesce(string_agg(line, '' order by line collate "C"), ''), 'UTF8')), 'hex')`

/** [F4] A figure over an area on a day, with the digest of the records it stands on. */
export async function readFigure(db: Connection, realm: string, f: Figure, area: string, asOf: Day): Promise<FigureReading> {
  const window = windowOf(f, asOf)
  const part = async (name: 'top' | 'bottom'): Promise<Tallied & { readonly digest: string }> => {
    const { rows } = await db.query<Tallied & { digest: string }>({
      name: `figure-${name}`,
      text: `select count(*) as count, coalesce(sum(value), 0)::bigint as sum, count(distinct person) as persons${name === 'top' ? `, ${digested} as digest` : ''}
               from (select value, person, case_id || E'\\t' || seq || E'\\t' || value || E'\\n' as line from figure_record where ${counted}) as r`,
      values: bound(realm, f, name, area, window.from, window.to),
    })
    return rows[0]!
  }
  const [{ digest, ...top }, bottom] = await Promise.all([part('top'), f.among ? part('bottom') : null])
  return { figure: f.id, definition: f.version, area, asOf, window, unit: f.unit, value: valueFrom(f, top, bottom), numerator: top, denominator: bottom, records: top.count, digest }
}

export type FigureRecord = { readonly case: string; readonly seq: number; readonly part: 'top' | 'bottom'; readonly on: string; readonly until: string | null; readonly area: string; readonly value: number }

/** A page of the records that a figure counts. */
export async function recordsOf(db: Connection, realm: string, f: Figure, area: string, asOf: Day, page: { readonly offset: number; readonly limit: number }): Promise<{ readonly total: number; readonly records: readonly FigureRecord[] }> {
  const window = windowOf(f, asOf)
  const values = bound(realm, f, 'top', area, window.from, window.to)
  const [total, records] = await Promise.all([
    db.query<{ n: number }>(`select count(*) as n from figure_record where ${counted}`, values),
    db.query<FigureRecord>(`select case_id as "case", seq, part, from_day as "on", to_day as until, area, value from figure_record where ${counted} order by from_day desc, case_id, seq offset $8 limit $9`, [...values, page.offset, page.limit]),
  ])
  return { total: total.rows[0]!.n, records: records.rows }
}

/** The value on each of several days, from one pass over the records: for a line, where no digest is asked. */
export async function trendOf(db: Connection, realm: string, f: Figure, area: string, days: readonly Day[]): Promise<readonly { readonly day: Day; readonly value: number | null }[]> {
  const windows = days.map((day) => windowOf(f, day))
  const part = async (name: 'top' | 'bottom'): Promise<readonly Tallied[]> => {
    const { rows } = await db.query<Tallied>(
      `select count(r.case_id) as count, coalesce(sum(r.value), 0)::bigint as sum, count(distinct r.person) as persons
         from unnest($6::date[], $7::date[]) with ordinality as w(first, last, n)
         left join figure_record r on r.realm = $1 and r.figure = $2 and r.version = $3 and r.part = $4 and r.area like $5 and r.from_day between w.first and w.last and (r.to_day is null or r.to_day > w.last)
        group by w.n order by w.n`,
      [realm, f.id, f.version, name, `${area}%`, windows.map((w) => w.from), windows.map((w) => w.to)])
    return rows
  }
  const top = await part('top')
  const bottom = f.among ? await part('bottom') : null
  return days.map((day, i) => ({ day, value: valueFrom(f, top[i]!, bottom ? bottom[i]! : null) }))
}

/** The figure for each place one level below, from one pass over the records. */
export async function byPlace(db: Connection, realm: string, f: Figure, area: string, digits: number, asOf: Day): Promise<ReadonlyMap<string, { readonly value: number | null; readonly records: number }>> {
  const window = windowOf(f, asOf)
  const sums = async (part: 'top' | 'bottom') => {
    const { rows } = await db.query<{ place: string } & Tallied>(`select left(area, $8) as place, count(*) as count, coalesce(sum(value), 0)::bigint as sum, count(distinct person) as persons from figure_record where ${counted} group by 1`, [...bound(realm, f, part, area, window.from, window.to), digits])
    return new Map(rows.map((r) => [r.place, r]))
  }
  const top = await sums('top')
  const bottom = f.among ? await sums('bottom') : null
  const none: Tallied = { count: 0, sum: 0, persons: 0 }
  const places = new Set([...top.keys(), ...(bottom?.keys() ?? [])])
  return new Map([...places].map((place) => [place, { value: valueFrom(f, top.get(place) ?? none, bottom ? (bottom.get(place) ?? none) : null), records: top.get(place)?.count ?? 0 }]))
}
