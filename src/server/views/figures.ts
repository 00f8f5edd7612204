/** Figures as people read them: a reading, its course over the year, and the places below. */
import type { Asker } from '#kernel/access'
import type { Cell, Figure, Tallied } from '#kernel/figure'
import type { FigureReading } from '#kernel/bulletin'
import type { Text } from '#kernel/text'
import { addMonths, dayOfInstant, type Day } from '#kernel/day'
import { byPlace, readFigure, trendOf, type Within } from '#store'
import type { FigureSummary, FigureView } from '../contract/index.ts'
import { problem } from '../problem.ts'
import { today, type House } from '../realm.ts'
import { clauseView } from './clause.ts'
import { seesPlace, sightOf, toldBelow, toldOf } from './states.ts'

export const figureSummary = (house: House, f: Figure): FigureSummary => ({
  id: f.id,
  version: f.version,
  title: f.title,
  definition: f.definition,
  unit: f.unit,
  measure: f.measure,
  clause: clauseView(house, f.clause),
})

const nameOf = (house: House, area: string): Text =>
  house.reference.areas.get(area)?.name ?? { zh: area, en: area }

/** The codes that count towards an area in a day's borders. The realm counts all that it has. */
export const withinOf = (house: House, area: string, borders: Day): Within => ({
  area,
  codes: area === house.root ? null : [...house.places.codes(area, borders).keys()],
})

/** A reading as it is told: `published` is the day whose counts these are, where the reader may not see the cases; what is not measured is not told. */
export type ReadingTold = FigureView['reading']

export const nothingTold = (house: House) =>
  problem(
    403,
    'small_count',
    `该地涉及人数少于${house.least}人，或者自上次公布以来的变动还没有凑满${house.least}人，为保护个人信息不予显示`,
    `Fewer than ${house.least} people are counted there, or not yet so many more that it could be told: not shown, to protect them`,
    'area',
  )

/** [P8] Who may not see the cases is told the counts of the last day that may be told. */
export async function readingFor(
  house: House,
  asker: Asker,
  f: Figure,
  area: string,
  asOf: Day,
  borders: Day,
): Promise<ReadingTold> {
  const { sees, day } = await toldOf(house, asker, f, area, asOf)
  if (sees)
    return asTold(
      f,
      await readFigure(house.pool, house.code, f, withinOf(house, area, borders), asOf),
      null,
      true,
    )
  const reading = day && (await readOn(house, f, area, asOf, day))
  if (!reading) throw nothingTold(house)
  return reading
}

/** What is told of an area as of a day by the counts of another, in the borders of that. */
export async function readOn(
  house: House,
  f: Figure,
  area: string,
  asOf: Day,
  day: Day,
): Promise<ReadingTold | null> {
  const r = await readState(house, f, area, day)
  return r && asTold(f, { ...r, asOf }, day, false)
}

/** The counts of a day that is told, in its borders; null where the place did not stand. */
export const readState = async (
  house: House,
  f: Figure,
  area: string,
  day: Day,
): Promise<FigureReading | null> =>
  area !== house.root && !house.places.stands(area, day)
    ? null
    : readFigure(house.pool, house.code, f, withinOf(house, area, day), day)

/** A reading; for who does not see all of it without what its figure does not measure, since who came twice could be told from that. */
export function asTold(f: Figure, r: FigureReading, published: Day | null, sees: boolean): ReadingTold {
  const measured = (t: Tallied) => ({
    count: t.count,
    sum: f.measure === 'sum' || f.measure === 'ratio' ? t.sum : null,
    persons: f.measure === 'persons' ? t.persons : null,
  })
  return {
    ...r,
    window: { ...r.window },
    ...(sees
      ? {}
      : { numerator: measured(r.numerator), denominator: r.denominator && measured(r.denominator) }),
    published,
  }
}

/** Whether somebody may see the cases of a place anyway: a small count of these hides nobody from them. */
export const cellOf = (house: House, asker: Asker, f: Figure, area: string, persons: number): Cell => ({
  persons,
  own: seesPlace(house, sightOf(house, asker, f), area),
})

/** For each code under an area, the place one level below it (or so many) that it counts in; the area itself where no record tells. */
export function placesBelow(
  house: House,
  area: string,
  borders: Day,
  levels = 1,
): ReadonlyMap<string, string> {
  return new Map(
    [...house.places.codes(area, borders)].map(([code, path]) => [
      code,
      path[path.indexOf(area) - levels] ?? area,
    ]),
  )
}

export async function figureView(
  house: House,
  asker: Asker,
  f: Figure,
  area: string,
  asOf: Day,
  borders: Day,
): Promise<FigureView> {
  const reading = await readingFor(house, asker, f, area, asOf, borders)
  return {
    ...figureSummary(house, f),
    areaName: nameOf(house, area),
    reading,
    trend: await trend(house, asker, f, area, asOf, borders),
    byArea: await byArea(house, asker, f, area, asOf, borders),
    borders: {
      day: reading.published ?? borders,
      changes: reading.published === null ? [...house.places.changesUnder(area, today(house))] : [],
    },
  }
}

async function trend(
  house: House,
  asker: Asker,
  f: Figure,
  area: string,
  asOf: Day,
  borders: Day,
): Promise<FigureView['trend']> {
  const ends = monthEnds(asOf)
  if (seesPlace(house, sightOf(house, asker, f), area))
    return [...(await trendOf(house.pool, house.code, f, withinOf(house, area, borders), ends))]
  return Promise.all(
    ends.map(async (end) => {
      const { day } = await toldOf(house, asker, f, area, end)
      return { day: end, value: (day && (await readOn(house, f, area, end, day))?.value) ?? null }
    }),
  )
}

/** Places that the reader sees are told as they are, the others beside each other as of the last day on which they moved. */
async function byArea(
  house: House,
  asker: Asker,
  f: Figure,
  area: string,
  asOf: Day,
  borders: Day,
): Promise<FigureView['byArea']> {
  const sight = sightOf(house, asker, f)
  const seesAll = seesPlace(house, sight, area)
  const day = seesAll ? null : await toldBelow(house, asker, f, area, asOf)
  const on = seesAll ? borders : (day ?? asOf)
  const [now, then] = await Promise.all([
    byPlace(house.pool, house.code, f, placesBelow(house, area, on), asOf),
    day === null ? null : byPlace(house.pool, house.code, f, placesBelow(house, area, day), day),
  ])
  const below = house.places.children(area, on)
  const row = (code: string, name: Text, sees: boolean, isRest: boolean): FigureView['byArea'][number] => {
    const n = (sees ? now : then)?.get(code)
    const isHidden = !sees && then === null
    return {
      area: code,
      name,
      value: isHidden ? null : (n?.value ?? (f.measure === 'ratio' || f.measure === 'per' ? null : 0)),
      records: isHidden ? null : (n?.records ?? 0),
      hidden: isHidden,
      rest: isRest,
      published: sees ? null : day,
    }
  }
  const rest = row(area, unplaced, seesAll, true)
  return [
    ...below.map((a) => row(a.code, a.name, seesPlace(house, sight, a.code), false)),
    ...(below.length > 0 && (rest.records ?? 0) > 0 ? [rest] : []),
  ]
}

const unplaced: Text = {
  zh: '边界变动前，分不清属于哪一处',
  en: 'From before the borders changed: it cannot be told where',
}

/** The last days of the months of this year up to the day itself. */
function monthEnds(asOf: Day): readonly Day[] {
  const months = Number(asOf.slice(5, 7))
  const ends = Array.from({ length: months - 1 }, (_, i) =>
    lastOf(`${asOf.slice(0, 4)}-${String(i + 1).padStart(2, '0')}-01` as Day),
  )
  return [...ends, asOf]
}

const lastOf = (first: Day): Day =>
  dayOfInstant(new Date(Date.parse(`${addMonths(first, 1)}T00:00:00+08:00`) - 1).toISOString())
