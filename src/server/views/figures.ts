/** Figures as people read them: a reading, its course over the year, and the places below. */
import {
  addMonths,
  dayOfInstant,
  hiddenCells,
  peopleToldOf,
  type Asker,
  type Cell,
  type Day,
  type Figure,
  type FigureReading,
  type Text,
} from '#kernel'
import { byPlace, readFigure, trendOf, type Within } from '#store'
import type { FigureSummary, FigureView } from '../contract/index.ts'
import { problem } from '../problem.ts'
import { today, type House } from '../realm.ts'
import { clauseView } from './case.ts'

export const figureOf = (house: House, id: string): Figure | undefined =>
  house.packs.figures.filter((f) => f.id === id).toSorted((a, b) => b.version - a.version)[0]

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
  codes: area === house.code ? null : [...house.places.codes(area, borders).keys()],
})

/** [P8] Small counts of places that one does not reach are not shown; nor is a reading that is one. */
export async function readingFor(
  house: House,
  asker: Asker,
  f: Figure,
  area: string,
  asOf: Day,
  borders: Day,
): Promise<FigureReading> {
  const figureReading = await readFigure(house.pool, house.code, f, withinOf(house, area, borders), asOf)
  if (hiddenCells([], cellOf(house, asker, area, personsOf(f, figureReading)), house.least).total)
    throw problem(
      403,
      'small_count',
      `该地涉及人数少于${house.least}人，为保护个人信息不予显示`,
      `Fewer than ${house.least} people are counted there: not shown, to protect them`,
      'area',
    )
  return figureReading
}

const personsOf = (f: Figure, r: FigureReading): number =>
  peopleToldOf(f, r.numerator.persons, r.denominator?.persons)

/** Whether somebody may see the cases of a place anyway: by a post that reaches it, or because they audit. */
export function cellOf(house: House, asker: Asker, area: string, persons: number): Cell {
  const reach = house.places.reach(area, today(house))
  return {
    persons,
    own: asker.permissions.includes('audit') || asker.posts.some((p) => reach.includes(p.area)),
  }
}

/** For each code under an area, the place one level below it that it counts in; the area itself where no record tells. */
export function placesBelow(house: House, area: string, borders: Day): ReadonlyMap<string, string> {
  return new Map(
    [...house.places.codes(area, borders)].map(([code, path]) => [
      code,
      path[path.indexOf(area) - 1] ?? area,
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
  const read = await readingFor(house, asker, f, area, asOf, borders)
  const trend = await trendOf(house.pool, house.code, f, withinOf(house, area, borders), monthEnds(asOf))
  const own = cellOf(house, asker, area, 0).own
  return {
    ...figureSummary(house, f),
    areaName: nameOf(house, area),
    reading: { ...read, window: { ...read.window } },
    trend: trend.map(({ day, value, persons }) => ({
      day,
      value: !own && persons > 0 && persons < house.least ? null : value,
    })),
    byArea: await byArea(house, asker, f, area, asOf, borders, personsOf(f, read)),
    borders: { day: borders, changes: [...house.places.changesUnder(area, today(house))] },
  }
}

async function byArea(
  house: House,
  asker: Asker,
  f: Figure,
  area: string,
  asOf: Day,
  borders: Day,
  persons: number,
): Promise<FigureView['byArea']> {
  const counted = await byPlace(house.pool, house.code, f, placesBelow(house, area, borders), asOf)
  const below = house.places.children(area, borders)
  const hidden = hiddenCells(
    below.map((a) => cellOf(house, asker, a.code, counted.get(a.code)?.persons ?? 0)),
    cellOf(house, asker, area, persons),
    house.least,
  ).cells
  const rest = counted.get(area)
  const row = (code: string, name: Text, n: typeof rest, isHidden: boolean, isRest: boolean) => ({
    area: code,
    name,
    value: isHidden ? null : (n?.value ?? (f.measure === 'ratio' ? null : 0)),
    records: isHidden ? null : (n?.records ?? 0),
    hidden: isHidden,
    rest: isRest,
  })
  return [
    ...below.map((a, i) => row(a.code, a.name, counted.get(a.code), hidden[i]!, false)),
    ...(rest && below.length > 0 && rest.records > 0
      ? [
          row(
            area,
            {
              zh: '边界变动前，分不清属于哪一处',
              en: 'From before the borders changed: it cannot be told where',
            },
            rest,
            false,
            true,
          ),
        ]
      : []),
  ]
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
