/** Bulletins as people read them: sentences and tables over figures, and what changed since one was signed. */
import { contradictions, type Contradiction } from '#contradiction'
import { lightOf, printNames, ranking, timeline, type Light, type Share } from '#campaign'
import type { Asker } from '#kernel/access'
import type { Day } from '#kernel/day'
import type { Text } from '#kernel/text'
import { differs, hiddenCells, ofNothing, saidBy } from '#kernel/figure'
import { partFaults, print, runsOf, type Bulletin, type FigureReading, type Slot } from '#kernel/bulletin'
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
import { allows, askerOf, bulletinThing, reading } from '../access.ts'
import type { Principal } from '../session.ts'
import { instantOf, type House } from '../realm.ts'
import { lastDayOf } from './campaign-parts.ts'
import { asTold, cellOf, placesBelow, readState, withinOf } from './figures.ts'
import { figureOf } from './figure-named.ts'
import { seesPlace, sightOf, toldBelow, toldOf } from './states.ts'

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

/** Readings of a bulletin as one reader is told them: by the counts of which day, where not as of the bulletin’s own. */
export type SlotsTold = {
  readonly readings: Readonly<Record<string, FigureReading>>
  readonly published: Readonly<Record<string, Day | null>>
  /** Whether the reader knows the number whole. */
  readonly sees: Readonly<Record<string, boolean>>
}

/** Who signs a bulletin has to know what they make public. */
const mayKnow = (house: House, who: Principal, b: Bulletin): boolean =>
  allows(house, who, 'sign', bulletinThing(house, b)) !== null

/** [P8] A draft tells who may not see the cases no more than the figures themselves do; a number that is not told yet is a dash. */
export async function slotsFor(house: House, who: Principal, b: Bulletin, asOf: Day): Promise<SlotsTold> {
  const now = await readSlots(house, b, asOf)
  const asker = askerOf(house, who)
  const entries = await Promise.all(
    Object.entries(b.slots).map(async ([name, slot]) => {
      const f = figureOf(house, slot.figure)!
      const area = slot.area ?? b.area
      const { sees, day } = await toldOf(house, asker, f, area, asOf)
      if (sees || mayKnow(house, who, b)) return [name, now[name]!, null, true] as const
      const state = day && (await readState(house, f, area, day))
      return [name, state ? { ...state, asOf } : untold(now[name]!), state ? day : null, false] as const
    }),
  )
  return {
    readings: Object.fromEntries(entries.map(([name, r]) => [name, r])),
    published: Object.fromEntries(entries.map(([name, , day]) => [name, day])),
    sees: Object.fromEntries(entries.map(([name, , , sees]) => [name, sees])),
  }
}

const nobody = { count: 0, sum: 0, persons: 0 }
const untold = (r: FigureReading): FigureReading => ({
  ...r,
  value: null,
  numerator: nobody,
  denominator: r.denominator && nobody,
  records: 0,
  digest: '',
})

export type Table = NonNullable<BulletinView['paragraphs'][number]['table']>
export type Issue = StoredIssue<Table>

export async function findIssue(house: House, b: Bulletin, asOf: Day): Promise<Issue | null> {
  const issue = await findStoredIssue<Table>(house.pool, house.code, b.id, asOf)
  return issue && { ...issue, signedAt: instantOf(issue.signedAt) }
}

/** [B3] A bulletin in the version that an issue was signed in: the newest whose numbers it holds. */
export const signedAs = (b: Bulletin, issue: Pick<Issue, 'readings'>): Bulletin =>
  [b, ...(b.formerly ?? [])].find((v) =>
    Object.keys(v.slots).every((slot) => Object.hasOwn(issue.readings, slot)),
  ) ?? b

/** The words of a bulletin in one language, a paragraph a line, as it prints them. */
export const proseOf = (
  house: House,
  b: Bulletin,
  { readings, tables }: Pick<Issue, 'readings' | 'tables'>,
  asOf: Day,
  lang: keyof Text,
): string => {
  const named = namedIn(house, b, tables, asOf)(lang)
  return b.paragraphs
    .map((p) =>
      runsOf(p, b, readings, asOf, named, lang)
        .map((r) => r.text)
        .join(''),
    )
    .join('\n')
}

/** [B13] What a draft says that cannot be true together: of its words, and of the numbers that are said to be parts. */
export function findingsIn(
  house: House,
  b: Bulletin,
  draft: Pick<Issue, 'readings' | 'tables'>,
  asOf: Day,
): readonly Pick<Contradiction, 'severity' | 'said' | 'implied' | 'message'>[] {
  const numberOf = (cell: string): number | null => (/^\d+$/.test(cell) ? Number(cell) : null)
  const whole = {
    name: { zh: '正文', en: 'Text' },
    numbers: Object.fromEntries(Object.entries(draft.readings).map(([slot, r]) => [slot, r.value])),
  }
  const rows = draft.tables.flatMap((t) =>
    t.rows.map((r) => ({
      name: r.name,
      numbers: Object.fromEntries(t.slots.map((slot, i) => [slot, numberOf(r.cells[i]!)])),
    })),
  )
  return [
    ...contradictions(proseOf(house, b, draft, asOf, 'zh')),
    ...disagreements(house, b, draft.readings),
    ...partFaults(b, [whole, ...rows]).map((f) => ({
      severity: 'contradiction' as const,
      said: String(f.said),
      implied: String(f.implied),
      message: f.message,
    })),
  ]
}

/** [B18] What should be one and the same, and is told differently by its records. */
const disagreements = (
  house: House,
  b: Bulletin,
  readings: Readonly<Record<string, FigureReading>>,
): readonly Pick<Contradiction, 'severity' | 'said' | 'implied' | 'message'>[] =>
  Object.entries(b.slots).flatMap(([name, slot]) => {
    const f = figureOf(house, slot.figure)!
    const { numerator } = readings[name]!
    if (!differs(f, numerator)) return []
    const [records, values] = [numerator.count, numerator.persons]
    return [
      {
        severity: 'contradiction' as const,
        said: '—',
        implied: String(values),
        message: {
          zh: `“${f.title.zh}”应当只有一个说法，${records}条记录有${values}个`,
          en: `“${f.title.en}” should be one and the same; ${records} records say ${values} different things`,
        },
      },
    ]
  })

/** [B3] A signed bulletin shows what was signed; what changed since is drafted as a correction, never edited in. */
export async function bulletinView(
  house: House,
  who: Principal,
  newest: Bulletin,
  asOf: Day,
): Promise<BulletinView> {
  const issue = await findIssue(house, newest, asOf)
  const b = issue ? signedAs(newest, issue) : newest
  const draft = await slotsFor(house, who, b, asOf)
  const readings = issue?.readings ?? draft.readings
  const whole = issue?.tables ?? (await tablesOf(house, b, draft.readings, asOf, who))
  const tables = issue ? await tablesFor(house, askerOf(house, who), b, whole, asOf) : [...whole]
  const tabled = b.paragraphs.filter((para) => para.table)
  const named = namedIn(house, b, whole, asOf)
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
              zh: [...runsOf(para, b, readings, asOf, named('zh'), 'zh')],
              en: [...runsOf(para, b, readings, asOf, named('en'), 'en')],
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
          reading: asTold(
            figureOf(house, slot.figure)!,
            readings[name]!,
            issue ? null : draft.published[name]!,
            draft.sees[name]!,
          ),
          page: slot.page?.id ?? null,
        },
      ]),
    ),
    findings: issue
      ? []
      : findingsIn(house, b, { readings, tables: whole }, asOf).map(
          ({ severity, said, implied, message }) => ({ severity, said, implied, message }),
        ),
    signed: issue
      ? {
          at: issue.signedAt,
          by: issue.signedBy,
          corrections: await correctionsOf(house, who, b, issue.readings, asOf),
        }
      : null,
  }
}

/**
 * [B11] The lists of places that its sentences name, from the ranking of its tables: a bulletin is made to be
 * published, so nothing of them is hidden.
 */
function namedIn(
  house: House,
  b: Bulletin,
  tables: readonly Table[],
  asOf: Day,
): (lang: keyof Text) => Readonly<Record<string, string>> {
  const ranked = b.paragraphs.flatMap((para) => (para.table ? [para.table.rankedBy] : []))
  const texts = Object.entries(b.names ?? {}).map(([word, n]) => {
    const rows = tables[ranked.indexOf(n.rankedBy)]?.rows ?? []
    /** A ranking that is not told names nobody, and does not say that there is nobody. */
    if (rows.some((r) => r.share === undefined)) return [word, { zh: '—', en: '—' }] as const
    return [
      word,
      printNames(
        n,
        rows.map((r) => ({
          name: r.name,
          share: r.share ?? null,
          light: lightFor(house, n.campaign, r.share ?? null, asOf),
        })),
        b.slots[n.rankedBy]!.decimals ?? 1,
      ),
    ] as const
  })
  return (lang) => Object.fromEntries(texts.map(([word, text]) => [word, text[lang]]))
}

/** [B11] The light that a campaign’s first rules give a share on a day, by what a table says of it. */
function lightFor(house: House, id: string | undefined, share: Share | null, asOf: Day): Light | null {
  const campaign = house.packs.campaigns.find((c) => c.id === id)
  const rules = campaign?.lights[0]
  if (!campaign || !rules || !share || share.target <= 0 || asOf < campaign.from) return null
  const on = lastDayOf(campaign, asOf)
  return lightOf(rules, {
    asOf,
    share,
    line: timeline(campaign.from, campaign.to, on, campaign.timeline, house.calendar),
    due: campaign.to,
    nearDays: campaign.nearDays,
  }).light
}

/** [B5] What changed after the signing, number by number, with the records that came and went. */
async function correctionsOf(
  house: House,
  who: Principal,
  b: Bulletin,
  signed: Readonly<Record<string, FigureReading>>,
  asOf: Day,
) {
  const now = await readSlots(house, b, asOf)
  const asker = askerOf(house, who)
  /** [P8] What changed since tells of those who changed it: it is told to who may see their cases, and to who signs the correction. */
  const mayTell = ({ figure, area }: Slot): boolean =>
    mayKnow(house, who, b) ||
    seesPlace(house, sightOf(house, asker, figureOf(house, figure)!), area ?? b.area)
  const changed = Object.entries(b.slots).filter(
    ([name, slot]) =>
      (signed[name]!.digest !== now[name]!.digest || signed[name]!.value !== now[name]!.value) &&
      mayTell(slot),
  )
  return Promise.all(
    changed.map(async ([name, slot]) => {
      const printedIn = (lang: keyof Text) =>
        [print(slot, signed[name]!, lang), print(slot, now[name]!, lang)] as const
      const [was, is] = printedIn('zh')
      const [wasInEnglish, isInEnglish] = printedIn('en')
      const { zh, en } = figureOf(house, slot.figure)!.title
      const sentence =
        was === is
          ? {
              zh: `截至${asOf}的“${zh}”仍为${is}，但所依据的记录有变动。`,
              en: `“${en}” as of ${asOf} is still ${isInEnglish}, but the records behind it changed.`,
            }
          : {
              zh: `更正：截至${asOf}的“${zh}”应为${is}，原通报为${was}。`,
              en: `Correction: “${en}” as of ${asOf} is ${isInEnglish}; the bulletin said ${wasInEnglish}.`,
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

/** The tables as they are made public, or, for a reader of the draft, as far as they are told. */
export const tablesOf = (
  house: House,
  b: Bulletin,
  readings: Readonly<Record<string, FigureReading>>,
  asOf: Day,
  who?: Principal,
): Promise<Table[]> =>
  Promise.all(
    b.paragraphs.flatMap((para) =>
      para.table ? [tableView(house, b, para.table, readings, asOf, who)] : [],
    ),
  )

/** [P8] The tables of a signed bulletin as this reader may see them: small counts of places whose cases they do not see are hidden. */
async function tablesFor(
  house: House,
  asker: Asker,
  b: Bulletin,
  tables: readonly Table[],
  asOf: Day,
): Promise<Table[]> {
  const tabled = b.paragraphs.filter((para) => para.table)
  return Promise.all(
    tables.map(async (table, i) => {
      const levels = levelsBelow(tabled[i]?.table?.by ?? 'township')
      const hidden = await Promise.all(
        table.slots.map(async (slot) => {
          const f = figureOf(house, b.slots[slot]!.figure)!
          const total = cellOf(house, asker, f, b.area, house.least)
          const counted = await byPlace(
            house.pool,
            house.code,
            f,
            placesBelow(house, b.area, asOf, levels),
            asOf,
          )
          return hiddenCells(
            table.rows.map((r) => cellOf(house, asker, f, r.area, counted.get(r.area)?.persons ?? 0)),
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
function inRank(rows: Table['rows'], counts: (area: string) => PlaceCount | undefined): Table['rows'] {
  const { ranked, unranked } = ranking(
    rows.map((r) => ({
      unit: r.area,
      name: r.name.zh,
      done: counts(r.area)?.numerator.sum ?? 0,
      target: counts(r.area)?.denominator?.sum ?? null,
    })),
  )
  const of = (unit: string) => rows.find((r) => r.area === unit)!
  return [
    ...ranked.map((r) => ({ ...of(r.unit), rank: r.rank, share: { done: r.done, target: r.target } })),
    ...unranked.map((r) => ({ ...of(r.unit), rank: null, share: null })),
  ]
}

type TableBy = NonNullable<Bulletin['paragraphs'][number]['table']>['by']
const levelsBelow = (by: TableBy): number => (by === 'village' ? 2 : 1)

/** [B16] The places of a table's rows: those right below the bulletin's, or what lies in these. */
function rowsOf(house: House, b: Bulletin, by: TableBy, asOf: Day) {
  const below = house.places.children(b.area, asOf)
  return by === 'township' ? below : below.flatMap((place) => house.places.children(place.code, asOf))
}

async function tableView(
  house: House,
  b: Bulletin,
  table: NonNullable<Bulletin['paragraphs'][number]['table']>,
  readings: Readonly<Record<string, FigureReading>>,
  asOf: Day,
  who?: Principal,
): Promise<Table> {
  const places = rowsOf(house, b, table.by, asOf)
  const columns = await Promise.all(
    table.columns.map((col) => columnOf(house, b, col.slot, table.by, asOf, who)),
  )
  const cell = (slotName: string, n: PlaceCount | null | undefined): string => {
    if (n === null) return '＊'
    const whole = readings[slotName]!
    const f = figureOf(house, b.slots[slotName]!.figure)!
    return print(
      b.slots[slotName]!,
      n
        ? {
            ...whole,
            value: n.value,
            said: saidBy(f, n.value),
            numerator: n.numerator,
            denominator: n.denominator,
          }
        : {
            ...whole,
            value: ofNothing(f),
            numerator: nobody,
            denominator: whole.denominator ? nobody : null,
          },
    )
  }
  const rows = places.map((place) => ({
    area: place.code,
    name: place.name,
    cells: table.columns.map((c, i) => cell(c.slot, columns[i]!(place.code))),
  }))
  const ranked = table.columns.findIndex((c) => c.slot === table.rankedBy)
  const isRanked = ranked >= 0 && places.every((place) => columns[ranked]!(place.code) !== null)
  return {
    title: table.title,
    ...(table.rankedBy === undefined ? {} : { ranked: true }),
    columns: table.columns.map((c) => c.title),
    slots: table.columns.map((c) => c.slot),
    rows:
      table.rankedBy === undefined
        ? rows
        : isRanked
          ? inRank(rows, (area) => columns[ranked]!(area) ?? undefined)
          : rows,
    total: table.columns.map((c) => print(b.slots[c.slot]!, readings[c.slot]!)),
  }
}

/** A column by place; null where a reader of the draft is not told yet. */
async function columnOf(
  house: House,
  b: Bulletin,
  slot: string,
  by: TableBy,
  asOf: Day,
  who: Principal | undefined,
): Promise<(area: string) => PlaceCount | undefined | null> {
  const f = figureOf(house, b.slots[slot]!.figure)!
  const on = (day: Day) =>
    byPlace(house.pool, house.code, f, placesBelow(house, b.area, day, levelsBelow(by)), day)
  const asker = who && askerOf(house, who)
  const sight = asker && sightOf(house, asker, f)
  const sees = (area: string): boolean => sight === undefined || seesPlace(house, sight, area)
  const now = await on(asOf)
  if (!who || !asker || sees(b.area) || mayKnow(house, who, b)) return (area) => now.get(area)
  /** What was made public of places is that of those right below. */
  const day = by === 'township' ? await toldBelow(house, asker, f, b.area, asOf) : null
  const then = day && (await on(day))
  return (area) => (sees(area) ? now.get(area) : then ? then.get(area) : null)
}
