/** What an import would do, counted row by row against the register as it stands; nothing of a case is written. */
import { isDeepStrictEqual } from 'node:util'
import type { Headings } from '#rows'
import type { EnteredOne } from '#kernel/case'
import type { Facts } from '#kernel/rule'
import { entriesOfCase, standingCounts } from '#store'
import { readingRegisters } from '../access.ts'
import type { ImportPreview } from '../contract/index.ts'
import { placeName, type House } from '../realm.ts'
import type { Principal } from '../session.ts'
import { clauseView } from '../views/clause.ts'
import { alikeIn } from './alike.ts'
import { attemptOf, ticketFor } from './attempt.ts'
import { packLines, type Kept } from './kept.ts'
import { openRows, type ReadRow, type RowFault } from './rows.ts'
import { compared, type ComparedRow, type Stood } from './standing.ts'
import type { Import } from './setting.ts'

const faultsShown = 200
const changesShown = 50
const rowsBetweenWords = 2_000

type File = { readonly bytes: Uint8Array; readonly name: string; readonly digest: string }
type Counts = { rows: number; added: number; changed: number; same: number }
type Valid = Extract<ComparedRow, { readonly ok: true }>

/** [IM4] Tells how many rows were read, then what they come to. Throws what is wrong with the file. */
export async function* previewed(
  house: House,
  keptPreviews: Kept,
  who: Principal,
  i: Import,
  file: File,
): AsyncGenerator<{ readonly rows: number } | { readonly preview: ImportPreview }> {
  const { headings, sheets, rows } = await openRows(i, file.bytes)
  yield { rows: 0 }
  const { id } = i.register
  const counted = await readingRegisters(house, who, [], (db) => standingCounts(db, house.code, [id]))
  const before = counted.get(id) ?? {}
  /** A first survey finds nothing to be compared with. */
  const isEmpty = Object.values(before).every((n) => n === 0)
  const [reference, packed] = [house.reference, [] as Promise<Buffer>[]]
  const [sum, alike] = [summary(i), await alikeIn(house, who, i, isEmpty)]
  let [count, said, completed] = [0, 0, 0]
  let lines: Facts[] = []
  for await (const batch of compared(house, who, i, rows, isEmpty)) {
    for (const r of batch) {
      count += 1
      if (r.ok) {
        sum.take(r)
        alike.take(r)
        completed += r.completed ? 1 : 0
        if (lines.push(r.line) < i.rule.atOnce) continue
        packed.push(packLines(lines))
        lines = []
      } else sum.fault(r)
    }
    if (count - said < rowsBetweenWords) continue
    said = count
    yield { rows: count }
  }
  if (lines.length > 0) packed.push(packLines(lines))
  const attempt = await attemptOf(house, who, i, file.digest)
  const { valid, faulty } = sum.seen()
  const ticket = ticketFor(house, who, i, {
    digest: file.digest,
    case: attempt.case,
    valid,
    faulty,
    alike: alike.told().total,
  })
  /** What was taken from the register is looked at again when it is entered. */
  if (completed === 0) keptPreviews.keep(ticket, reference, await Promise.all(packed))
  yield {
    preview: {
      file: { name: file.name, digest: file.digest, bytes: file.bytes.length },
      programme: i.p.id,
      title: i.p.title,
      area: i.target.area,
      areaName: placeName(house, i.target.area),
      rows: count,
      ...sum.told(house, before),
      sheets: [...sheets],
      alike: alike.told(),
      completed,
      ignored: [...headings.ignored],
      absent: headings.absent.map((name) => i.rule.columns[name]!.headings[0]!),
      clause: clauseView(house, i.rule.clause),
      ticket,
      earlier:
        attempt.standing === 'fresh'
          ? null
          : {
              case: attempt.case,
              standing: attempt.standing,
              entered: await enteredRows(house, who, i, attempt.case),
            },
    },
  }
}

/** How many rows a case took so far. */
const enteredRows = async (house: House, who: Principal, i: Import, id: string): Promise<number> =>
  (await readingRegisters(house, who, [], (db) => entriesOfCase(db, house.code, i.register.id, id))).entered

/** The counts, as they grow. */
function summary(i: Import) {
  const entries: Counts = { rows: 0, added: 0, changed: 0, same: 0 }
  const places = new Map<string, Counts & { readonly standings: Record<string, number> }>()
  const change: Record<string, number> = {}
  const rowsByStanding: Record<string, number> = {}
  const kinds = new Map<string, { readonly fault: RowFault; count: number }>()
  const faults: ImportPreview['faults'][number][] = []
  const resurveyed: ImportPreview['resurveyed']['first'][number][] = []
  let [faulty, duplicates, turned] = [0, 0, 0]
  const plus = (of: Record<string, number>, key: string, by: number) => {
    of[key] = (of[key] ?? 0) + by
  }
  const erased: Record<string, number> = {}
  let erasedRows = 0
  /** [IM12] A blank in a column that is there says "not known": what was known goes, and is counted. */
  const erase = (stood: Stood, line: Facts, headings: Headings): void => {
    const names = Object.keys(headings.columns).filter(
      (name) => (stood.body[name] ?? null) !== null && (line[name] ?? null) === null,
    )
    if (names.length > 0) erasedRows += 1
    for (const name of names) plus(erased, i.rule.columns[name]!.headings[0]!, 1)
  }
  const title = (standing: string) => i.register.standings[standing] ?? { zh: standing, en: standing }
  return {
    seen: () => ({ valid: entries.rows, faulty }),
    take({ row, sheet, line, entry, headings, stood }: Valid): void {
      const place = places.get(entry.area) ?? { rows: 0, added: 0, changed: 0, same: 0, standings: {} }
      places.set(entry.area, place)
      const how =
        stood === null ? 'added' : isSame(stood, i.enter.alone ? {} : line, entry) ? 'same' : 'changed'
      for (const counts of [entries, place]) {
        counts.rows += 1
        counts[how] += 1
      }
      if (stood !== null) erase(stood, line, headings)
      plus(place.standings, entry.standing, 1)
      plus(rowsByStanding, entry.standing, 1)
      if (stood) plus(change, stood.standing, -1)
      plus(change, entry.standing, 1)
      if (!stood || stood.standing === entry.standing) return
      turned += 1
      if (resurveyed.length < changesShown)
        resurveyed.push({ row, sheet, id: entry.id, was: title(stood.standing), is: title(entry.standing) })
    },
    fault({ row, sheet, faults: all }: Extract<ReadRow, { readonly ok: false }>): void {
      faulty += 1
      if (all.some((f) => f.twice)) duplicates += 1
      for (const f of all) {
        const key = `${f.heading} ${f.twice ? 'twice' : f.message.zh}`
        const kind = kinds.get(key) ?? { fault: f, count: 0 }
        kind.count += 1
        /** A file of nothing but different faults is as large as it is: kinds are told, not kept, beyond what anybody reads. */
        if (kinds.size < faultsShown || kinds.has(key)) kinds.set(key, kind)
        if (faults.length < faultsShown)
          faults.push({
            row,
            sheet,
            heading: f.heading,
            shown: f.shown,
            message: f.message,
            remedy: f.remedy,
          })
      }
    },
    told: (house: House, before: Readonly<Record<string, number>>) => ({
      valid: entries.rows,
      faulty,
      duplicates,
      entries,
      results: Object.keys(i.register.standings).map((standing) => ({
        standing,
        title: title(standing),
        before: before[standing] ?? 0,
        after: (before[standing] ?? 0) + (change[standing] ?? 0),
        rows: rowsByStanding[standing] ?? 0,
      })),
      places: [...places]
        .map(([code, counts]) => ({ code, name: placeName(house, code), ...counts }))
        .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
      resurveyed: { total: turned, first: resurveyed },
      erased: {
        rows: erasedRows,
        columns: Object.entries(erased).map(([heading, cells]) => ({ heading, cells })),
      },
      kinds: [...kinds.values()]
        .toSorted((a, b) => b.count - a.count)
        .slice(0, 20)
        .map(({ fault, count }) => ({
          heading: fault.heading,
          message: fault.twice ? { zh: '与前面的行重复', en: 'Told by an earlier row too' } : fault.message,
          remedy: fault.remedy,
          count,
        })),
      faults,
    }),
  }
}

const isSame = (
  stood: { readonly standing: string; readonly body: Facts },
  line: Facts,
  entry: EnteredOne,
): boolean => stood.standing === entry.standing && isDeepStrictEqual(stood.body, { ...line, ...entry.body })
