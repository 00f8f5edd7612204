/** Figures and bulletins as people read them. */
import { addMonths, dayOfInstant, print, runs, type Bulletin, type Day, type Figure, type FigureReading, type Text } from '#kernel'
import { byPlace, findStoredIssue, frozenRecords, readFigure, recordsOf, trendOf, type StoredIssue } from '#store'
import type { BulletinView, FigureSummary, FigureView } from '../contract/index.ts'
import { instantOf, type House } from '../realm.ts'
import { clauseView } from './case.ts'

export const figureOf = (house: House, id: string): Figure | undefined => house.packs.figures.filter((f) => f.id === id).toSorted((a, b) => b.version - a.version)[0]

export const figureSummary = (house: House, f: Figure): FigureSummary => ({ id: f.id, version: f.version, title: f.title, definition: f.definition, unit: f.unit, measure: f.measure, clause: clauseView(house, f.clause) })

const nameOf = (house: House, area: string): Text => house.reference.areas.get(area)?.name ?? { zh: area, en: area }

export async function figureView(house: House, f: Figure, area: string, asOf: Day): Promise<FigureView> {
  const reading = await readFigure(house.pool, house.code, f, area, asOf)
  const below = house.reference.children.get(area) ?? []
  const digits = below[0]?.code.length ?? area.length
  const places = await byPlace(house.pool, house.code, f, area, digits, asOf)
  return { ...figureSummary(house, f), areaName: nameOf(house, area), reading: { ...reading, window: { ...reading.window } }, trend: [...(await trendOf(house.pool, house.code, f, area, monthEnds(asOf)))], byArea: below.map((a) => ({ area: a.code, name: a.name, value: places.get(a.code)?.value ?? (f.measure === 'ratio' ? null : 0), records: places.get(a.code)?.records ?? 0 })) }
}

/** The last days of the months of this year up to the day itself. */
function monthEnds(asOf: Day): readonly Day[] {
  const months = Number(asOf.slice(5, 7))
  const ends = Array.from({ length: months - 1 }, (_, i) => lastOf(`${asOf.slice(0, 4)}-${String(i + 1).padStart(2, '0')}-01` as Day))
  return [...ends, asOf]
}

const lastOf = (first: Day): Day => dayOfInstant(new Date(Date.parse(`${addMonths(first, 1)}T00:00:00+08:00`) - 1).toISOString())

export async function readSlots(house: House, b: Bulletin, asOf: Day): Promise<Readonly<Record<string, FigureReading>>> {
  const entries = await Promise.all(Object.entries(b.slots).map(async ([name, slot]) => {
    const f = figureOf(house, slot.figure)
    if (!f) throw new Error(`bulletin ${b.id} names an unknown figure ${slot.figure}`)
    return [name, await readFigure(house.pool, house.code, f, slot.area ?? b.area, asOf)] as const
  }))
  return Object.fromEntries(entries)
}

export type Table = NonNullable<BulletinView['paragraphs'][number]['table']>
export type Issue = StoredIssue<Table>

export async function findIssue(house: House, b: Bulletin, asOf: Day): Promise<Issue | null> {
  const issue = await findStoredIssue<Table>(house.pool, house.code, b.id, asOf)
  return issue && { ...issue, signedAt: instantOf(issue.signedAt) }
}

/** [B3] A signed bulletin shows what was signed; what changed since is drafted as a correction, never edited in. */
export async function bulletinView(house: House, b: Bulletin, asOf: Day): Promise<BulletinView> {
  const now = await readSlots(house, b, asOf)
  const issue = await findIssue(house, b, asOf)
  const readings = issue?.readings ?? now
  const tables = issue?.tables ?? (await tablesOf(house, b, now, asOf))
  const tabled = b.paragraphs.filter((para) => para.table)
  return {
    id: b.id, version: b.version, title: b.title, issuer: b.issuer, asOf, area: b.area,
    number: issue ? `${b.mark}〔${asOf.slice(0, 4)}〕${issue.number}号` : null,
    paragraphs: b.paragraphs.map((para) => ({
      ...(para.heading ? { heading: para.heading } : {}),
      ...(para.text ? { runs: { zh: [...runs(para.text.zh, b, readings, asOf)], en: [...runs(para.text.en, b, readings, asOf)] } } : {}),
      ...(para.table ? { table: tables[tabled.indexOf(para)]! } : {}),
    })),
    slots: Object.fromEntries(Object.entries(b.slots).map(([name, slot]) => [name, { title: figureOf(house, slot.figure)!.title, printed: print(slot, readings[name]!), reading: { ...readings[name]! }, page: slot.page?.id ?? null }])),
    signed: issue ? { at: issue.signedAt, by: issue.signedBy, corrections: await correctionsOf(house, b, issue.readings, now, asOf) } : null,
  }
}

/** [B5] What changed after the signing, number by number, with the records that came and went. */
async function correctionsOf(house: House, b: Bulletin, signed: Readonly<Record<string, FigureReading>>, now: Readonly<Record<string, FigureReading>>, asOf: Day) {
  const changed = Object.entries(b.slots).filter(([name]) => signed[name]!.digest !== now[name]!.digest || signed[name]!.value !== now[name]!.value)
  return Promise.all(changed.map(async ([name, slot]) => {
    const [was, is] = [print(slot, signed[name]!), print(slot, now[name]!)]
    const { zh, en } = figureOf(house, slot.figure)!.title
    const sentence = was === is
      ? { zh: `截至${asOf}的“${zh}”仍为${is}，但所依据的记录有变动。`, en: `“${en}” as of ${asOf} is still ${is}, but the records behind it changed.` }
      : { zh: `更正：截至${asOf}的“${zh}”应为${is}，原通报为${was}。`, en: `Correction: “${en}” as of ${asOf} is ${is}; the bulletin said ${was}.` }
    return { slot: name, was, now: is, sentence, ...(await movedBetween(house, b, name, asOf)) }
  }))
}

const mostNamed = 50

async function movedBetween(house: House, b: Bulletin, name: string, asOf: Day): Promise<{ added: string[]; removed: string[] }> {
  const line = (r: { readonly case: string; readonly seq: number; readonly value: number }) => `${r.case} ${r.seq} ${r.value}`
  const was = new Map((await frozenRecords(house.pool, house.code, b.id, asOf, name)).map((r) => [line(r), r.case]))
  const now = new Map((await slotRecords(house, b, name, asOf)).map((r) => [line(r), r.case]))
  const only = (of: ReadonlyMap<string, string>, without: ReadonlyMap<string, string>) => [...new Set([...of].filter(([l]) => !without.has(l)).map(([, id]) => id))].slice(0, mostNamed)
  return { added: only(now, was), removed: only(was, now) }
}

/** The records that stand behind a number of a bulletin today. */
export async function slotRecords(house: House, b: Bulletin, name: string, asOf: Day) {
  const slot = b.slots[name]!
  return (await recordsOf(house.pool, house.code, figureOf(house, slot.figure)!, slot.area ?? b.area, asOf, { offset: 0, limit: 10_000_000 })).records
}

export const tablesOf = (house: House, b: Bulletin, readings: Readonly<Record<string, FigureReading>>, asOf: Day): Promise<Table[]> =>
  Promise.all(b.paragraphs.flatMap((para) => (para.table ? [tableView(house, b, para.table, readings, asOf)] : [])))

async function tableView(house: House, b: Bulletin, table: NonNullable<Bulletin['paragraphs'][number]['table']>, readings: Readonly<Record<string, FigureReading>>, asOf: Day): Promise<Table> {
  const places = house.reference.children.get(b.area) ?? []
  const columns = await Promise.all(table.columns.map((col) => byPlace(house.pool, house.code, figureOf(house, b.slots[col.slot]!.figure)!, b.area, 9, asOf)))
  const cell = (slotName: string, value: number | null): string => print(b.slots[slotName]!, { ...readings[slotName]!, value })
  return {
    title: table.title,
    columns: table.columns.map((c) => c.title),
    slots: table.columns.map((c) => c.slot),
    rows: places.map((place) => ({ area: place.code, name: place.name, cells: table.columns.map((c, i) => cell(c.slot, columns[i]!.get(place.code)?.value ?? (b.slots[c.slot]!.format === 'percent' ? null : 0))) })),
    total: table.columns.map((c) => print(b.slots[c.slot]!, readings[c.slot]!)),
  }
}
