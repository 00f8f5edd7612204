/** Figures and bulletins as people read them. */
import {
  addMonths,
  dayOfInstant,
  hiddenCells,
  print,
  printNames,
  ranking,
  runs,
  type Asker,
  type Bulletin,
  type Cell,
  type Day,
  type Figure,
  type FigureReading,
  type Text,
} from '#kernel'
import {
  byPlace,
  fewest,
  findStoredIssue,
  frozenRecords,
  readFigure,
  recordsOf,
  seenAmong,
  trendOf,
  type PlaceCount,
  type StoredIssue,
  type Within,
} from '#store'
import type { BulletinView, FigureSummary, FigureView } from '../contract/index.ts'
import { askerOf, reading } from '../access.ts'
import { problem } from '../problem.ts'
import type { Principal } from '../session.ts'
import { instantOf, today, type House } from '../realm.ts'
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

/** People that a reading tells of; none where it counts things. */
const personsOf = (f: Figure, r: FigureReading): number =>
  f.things ? 0 : fewest(r.numerator.persons, r.denominator?.persons ?? 0)

/** Whether somebody may see the cases of a place anyway: by a post that reaches it, or because they audit. */
function cellOf(house: House, asker: Asker, area: string, persons: number): Cell {
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

export async function readSlots(
  house: House,
  b: Bulletin,
  asOf: Day,
): Promise<Readonly<Record<string, FigureReading>>> {
  const entries = await Promise.all(
    Object.entries(b.slots).map(async ([name, slot]) => {
      const f = figureOf(house, slot.figure)
      if (!f) throw new Error(`bulletin ${b.id} names an unknown figure ${slot.figure}`)
      return [
        name,
        await readFigure(house.pool, house.code, f, withinOf(house, slot.area ?? b.area, asOf), asOf),
      ] as const
    }),
  )
  return Object.fromEntries(entries)
}

export type Table = NonNullable<BulletinView['paragraphs'][number]['table']>
export type Issue = StoredIssue<Table>

export async function findIssue(house: House, b: Bulletin, asOf: Day): Promise<Issue | null> {
  const issue = await findStoredIssue<Table>(house.pool, house.code, b.id, asOf)
  return issue && { ...issue, signedAt: instantOf(issue.signedAt) }
}

/** [B3] A signed bulletin shows what was signed; what changed since is drafted as a correction, never edited in. */
export async function bulletinView(
  house: House,
  who: Principal,
  b: Bulletin,
  asOf: Day,
): Promise<BulletinView> {
  const now = await readSlots(house, b, asOf)
  const issue = await findIssue(house, b, asOf)
  const readings = issue?.readings ?? now
  const whole = issue?.tables ?? (await tablesOf(house, b, now, asOf))
  const tables = await tablesFor(house, askerOf(house, who), b, whole, asOf)
  const tabled = b.paragraphs.filter((para) => para.table)
  const named = namedIn(b, whole)
  return {
    id: b.id,
    version: b.version,
    title: b.title,
    issuer: b.issuer,
    ...(b.to ? { to: b.to } : {}),
    ...(b.copies ? { copies: b.copies } : {}),
    asOf,
    area: b.area,
    number: issue ? `${b.mark}〔${asOf.slice(0, 4)}〕${issue.number}号` : null,
    paragraphs: b.paragraphs.map((para) => ({
      ...(para.heading ? { heading: para.heading } : {}),
      ...(para.text
        ? {
            runs: {
              zh: [...runs(para.text.zh, b, readings, asOf, named('zh'))],
              en: [...runs(para.text.en, b, readings, asOf, named('en'))],
            },
          }
        : {}),
      ...(para.table ? { table: tables[tabled.indexOf(para)]! } : {}),
    })),
    slots: Object.fromEntries(
      Object.entries(b.slots).map(([name, slot]) => [
        name,
        {
          title: figureOf(house, slot.figure)!.title,
          printed: print(slot, readings[name]!),
          reading: { ...readings[name]! },
          page: slot.page?.id ?? null,
        },
      ]),
    ),
    signed: issue
      ? {
          at: issue.signedAt,
          by: issue.signedBy,
          corrections: await correctionsOf(house, who, b, issue.readings, now, asOf),
        }
      : null,
  }
}

/** [B11] The lists of places that its sentences name, from the ranking of its tables: a bulletin is made to be published, so nothing of them is hidden. */
function namedIn(
  b: Bulletin,
  tables: readonly Table[],
): (lang: keyof Text) => Readonly<Record<string, string>> {
  const ranked = b.paragraphs.flatMap((para) => (para.table ? [para.table.rankedBy] : []))
  const texts = Object.entries(b.names ?? {}).map(([word, n]) => {
    const rows = tables[ranked.indexOf(n.rankedBy)]?.rows ?? []
    return [
      word,
      printNames(
        n,
        rows.map((r) => ({ name: r.name, share: r.share ?? null })),
        b.slots[n.rankedBy]!.decimals ?? 1,
      ),
    ] as const
  })
  return (lang) => Object.fromEntries(texts.map(([word, text]) => [word, text[lang]]))
}

/** [B5] What changed after the signing, number by number, with the records that came and went. */
async function correctionsOf(
  house: House,
  who: Principal,
  b: Bulletin,
  signed: Readonly<Record<string, FigureReading>>,
  now: Readonly<Record<string, FigureReading>>,
  asOf: Day,
) {
  const changed = Object.entries(b.slots).filter(
    ([name]) => signed[name]!.digest !== now[name]!.digest || signed[name]!.value !== now[name]!.value,
  )
  return Promise.all(
    changed.map(async ([name, slot]) => {
      const [was, is] = [print(slot, signed[name]!), print(slot, now[name]!)]
      const { zh, en } = figureOf(house, slot.figure)!.title
      const sentence =
        was === is
          ? {
              zh: `截至${asOf}的“${zh}”仍为${is}，但所依据的记录有变动。`,
              en: `“${en}” as of ${asOf} is still ${is}, but the records behind it changed.`,
            }
          : {
              zh: `更正：截至${asOf}的“${zh}”应为${is}，原通报为${was}。`,
              en: `Correction: “${en}” as of ${asOf} is ${is}; the bulletin said ${was}.`,
            }
      return { slot: name, was, now: is, sentence, ...(await movedBetween(house, who, b, name, asOf)) }
    }),
  )
}

const mostNamed = 50

async function movedBetween(
  house: House,
  who: Principal,
  b: Bulletin,
  name: string,
  asOf: Day,
): Promise<{ added: string[]; removed: string[] }> {
  const line = (r: { readonly case: string; readonly seq: number; readonly value: number }) =>
    `${r.case} ${r.seq} ${r.value}`
  const was = new Map(
    (await frozenRecords(house.pool, house.code, b.id, asOf, name)).map((r) => [line(r), r.case]),
  )
  const now = new Map((await slotRecords(house, b, name, asOf)).map((r) => [line(r), r.case]))
  const only = (of: ReadonlyMap<string, string>, without: ReadonlyMap<string, string>) => [
    ...new Set([...of].filter(([l]) => !without.has(l)).map(([, id]) => id)),
  ]
  const [came, went] = [only(now, was), only(was, now)]
  /** [P7] Cases are named to those who may see them. */
  const seen = new Set(await reading(house, who, (db) => seenAmong(db, house.code, [...came, ...went])))
  const named = (ids: readonly string[]) => ids.filter((id) => seen.has(id)).slice(0, mostNamed)
  return { added: named(came), removed: named(went) }
}

/** The records that stand behind a number of a bulletin today. */
export async function slotRecords(house: House, b: Bulletin, name: string, asOf: Day) {
  const slot = b.slots[name]!
  return (
    await recordsOf(
      house.pool,
      house.code,
      figureOf(house, slot.figure)!,
      withinOf(house, slot.area ?? b.area, asOf),
      asOf,
      { offset: 0, limit: 10_000_000 },
    )
  ).records
}

export const tablesOf = (
  house: House,
  b: Bulletin,
  readings: Readonly<Record<string, FigureReading>>,
  asOf: Day,
): Promise<Table[]> =>
  Promise.all(
    b.paragraphs.flatMap((para) => (para.table ? [tableView(house, b, para.table, readings, asOf)] : [])),
  )

/** [P8] The tables as this reader may see them: small counts of places that they do not reach are hidden. */
async function tablesFor(
  house: House,
  asker: Asker,
  b: Bulletin,
  tables: readonly Table[],
  asOf: Day,
): Promise<Table[]> {
  const total = cellOf(house, asker, b.area, house.least)
  return Promise.all(
    tables.map(async (table) => {
      const hidden = await Promise.all(
        table.slots.map(async (slot) => {
          const counted = await byPlace(
            house.pool,
            house.code,
            figureOf(house, b.slots[slot]!.figure)!,
            placesBelow(house, b.area, asOf),
            asOf,
          )
          return hiddenCells(
            table.rows.map((r) => cellOf(house, asker, r.area, counted.get(r.area)?.persons ?? 0)),
            total,
            house.least,
          ).cells
        }),
      )
      return {
        ...table,
        rows: table.rows.map(({ share, ...r }, i) => ({
          ...r,
          cells: r.cells.map((cell, j) => (hidden[j]![i] ? '＊' : cell)),
          ...(share === undefined || hidden.some((column) => column[i]) ? {} : { share }),
        })),
      }
    }),
  )
}

/** [G7] Rows by their exact shares, ties sharing a rank; who has no target comes last, unranked. */
function inRank(rows: Table['rows'], counts: ReadonlyMap<string, PlaceCount>): Table['rows'] {
  const { ranked, unranked } = ranking(
    rows.map((r) => ({
      unit: r.area,
      name: r.name.zh,
      done: counts.get(r.area)?.numerator.sum ?? 0,
      target: counts.get(r.area)?.denominator?.sum ?? null,
    })),
  )
  const of = (unit: string) => rows.find((r) => r.area === unit)!
  return [
    ...ranked.map((r) => ({ ...of(r.unit), rank: r.rank, share: { done: r.done, target: r.target } })),
    ...unranked.map((r) => ({ ...of(r.unit), rank: null, share: null })),
  ]
}

async function tableView(
  house: House,
  b: Bulletin,
  table: NonNullable<Bulletin['paragraphs'][number]['table']>,
  readings: Readonly<Record<string, FigureReading>>,
  asOf: Day,
): Promise<Table> {
  const places = house.places.children(b.area, asOf)
  const columns = await Promise.all(
    table.columns.map((col) =>
      byPlace(
        house.pool,
        house.code,
        figureOf(house, b.slots[col.slot]!.figure)!,
        placesBelow(house, b.area, asOf),
        asOf,
      ),
    ),
  )
  const nobody = { count: 0, sum: 0, persons: 0 }
  const cell = (slotName: string, n: PlaceCount | undefined): string => {
    const whole = readings[slotName]!
    return print(
      b.slots[slotName]!,
      n
        ? { ...whole, value: n.value, numerator: n.numerator, denominator: n.denominator }
        : {
            ...whole,
            value: whole.denominator ? null : 0,
            numerator: nobody,
            denominator: whole.denominator ? nobody : null,
          },
    )
  }
  const rows = places.map((place) => ({
    area: place.code,
    name: place.name,
    cells: table.columns.map((c, i) => cell(c.slot, columns[i]!.get(place.code))),
  }))
  return {
    title: table.title,
    ...(table.rankedBy === undefined ? {} : { ranked: true }),
    columns: table.columns.map((c) => c.title),
    slots: table.columns.map((c) => c.slot),
    rows:
      table.rankedBy === undefined
        ? rows
        : inRank(rows, columns[table.columns.findIndex((c) => c.slot === table.rankedBy)]!),
    total: table.columns.map((c) => print(b.slots[c.slot]!, readings[c.slot]!)),
  }
}
