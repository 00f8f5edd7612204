/** Bulletins as people read them: sentences and tables over figures, and what changed since one was signed. */
import {
  hiddenCells,
  print,
  printNames,
  ranking,
  runs,
  type Asker,
  type Bulletin,
  type Day,
  type FigureReading,
  type Text,
} from '#kernel'
import {
  byPlace,
  findStoredIssue,
  frozenRecords,
  readFigure,
  recordsOf,
  seenAmong,
  type PlaceCount,
  type StoredIssue,
} from '#store'
import type { BulletinView } from '../contract/index.ts'
import { askerOf, reading } from '../access.ts'
import type { Principal } from '../session.ts'
import { instantOf, type House } from '../realm.ts'
import { cellOf, figureOf, placesBelow, withinOf } from './figures.ts'

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

/**
 * [B11] The lists of places that its sentences name, from the ranking of its tables: a bulletin is made to be
 * published, so nothing of them is hidden.
 */
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
