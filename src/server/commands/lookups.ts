/** What a programme looks up before a command is decided: entries of registers and figures over the place, by what the case and the form say. */
import {
  evaluate,
  names,
  parseDay,
  type CountedHere,
  type Day,
  type Entry,
  type Facts,
  type Programme,
} from '#kernel'
import { findEntries, readFigure, recordsOf } from '#store'
import { figureOf, withinOf } from '../views/figures.ts'
import type { House } from '../realm.ts'

/** A command as it is known before its form is parsed. */
export type LookupSubject = { readonly programme: Programme; readonly area: string; readonly facts: Facts }
export type Lookups = {
  readonly entries: ReadonlyMap<string, Entry>
  readonly readings: ReadonlyMap<string, CountedHere>
}

export const readingKey = (figure: string, area: string, on: Day): string => `${figure} ${area} ${on}`

export async function lookUp(house: House, subjects: readonly LookupSubject[]): Promise<Lookups> {
  const [entries, readings] = await Promise.all([
    findEntries(house.pool, house.code, subjects.flatMap(entriesWanted)),
    readAll(house, subjects.flatMap(readingsWanted)),
  ])
  return { entries, readings }
}

const workedOut = (a: LookupSubject, formula: string) =>
  evaluate(
    formula,
    Object.fromEntries(names(formula).map((n) => [n, Object.hasOwn(a.facts, n) ? a.facts[n]! : null])),
  )

function entriesWanted(a: LookupSubject): readonly { readonly register: string; readonly id: string }[] {
  return Object.values(a.programme.entries ?? {}).flatMap(({ register, id }) => {
    const wanted = workedOut(a, id)
    return typeof wanted === 'string' && wanted.length <= 200 ? [{ register, id: wanted }] : []
  })
}

type Wanted = { readonly figure: string; readonly area: string; readonly on: Day }

function readingsWanted(a: LookupSubject): readonly Wanted[] {
  return Object.values(a.programme.readings ?? {}).flatMap(({ figure, on }) => {
    const wanted = workedOut(a, on)
    const day = typeof wanted === 'string' ? parseDay(wanted) : undefined
    return day ? [{ figure, area: a.area, on: day }] : []
  })
}

/** [K17] Each reading once, as the records stand now. */
async function readAll(house: House, wanted: readonly Wanted[]): Promise<Lookups['readings']> {
  const each = new Map(
    wanted
      .filter((w) => house.reference.areas.has(w.area))
      .map((w) => [readingKey(w.figure, w.area, w.on), w]),
  )
  const read = await Promise.all(
    [...each].map(async ([key, { figure, area, on }]) => {
      const f = figureOf(house, figure)
      if (!f) throw new Error(`a programme looks up an unknown figure ${figure}`)
      const within = withinOf(house, area, on)
      const [r, { records }] = await Promise.all([
        readFigure(house.pool, house.code, f, within, on),
        recordsOf(house.pool, house.code, f, within, on, { offset: 0, limit: 10_000_000 }),
      ])
      return [
        key,
        {
          top: r.numerator.sum,
          bottom: r.denominator?.sum ?? null,
          records: r.records,
          digest: r.digest,
          cases: [...new Set(records.map((x) => x.case))].toSorted(),
        },
      ] as const
    }),
  )
  return new Map(read)
}
