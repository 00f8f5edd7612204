/** [P8] Who is told a figure as it counts, and whose days those are that everybody else in office is told. */
import type { Asker } from '#kernel/access'
import { addDays, type Day } from '#kernel/day'
import {
  keptAs,
  outOfWindow,
  publishedDays,
  publishedOn,
  tellsOfPeople,
  type Count,
  type Figure,
  type PublishedFigure,
} from '#kernel/figure'
import { countedUntil, extentUntil, type CountedRecord } from '#store'
import { today, type House } from '../realm.ts'
import { figureOf } from './figure-named.ts'

/** Where a reader may see the cases that a figure counts: in these places and all below them. Null: everywhere. */
export type Sight = readonly string[] | null

/** Whether somebody sees all cases of a place. */
export const seesPlace = (house: House, sight: Sight, area: string): boolean =>
  sight === null || house.places.reach(area, today(house)).some((code) => sight.includes(code))

/**
 * Everywhere, where nobody could be named, or by who audits. Else where they hold a post whose role has a part in every programme that
 * the figure counts: who merely holds an office above a place may see no case there.
 */
export function sightOf(house: House, asker: Asker, f: Figure): Sight {
  if (!tellsOfPeople(f) || asker.permissions.includes('audit')) return null
  const programmes = programmesOf(house, f)
  const hasPart = (role: string, id: string): boolean =>
    house.versions.all.some((p) => p.id === id && Object.hasOwn(p.roles, role))
  const areas = asker.posts
    .filter((post) => programmes.every((id) => hasPart(post.role, id)))
    .map((p) => p.area)
  return [...new Set(areas)].toSorted()
}

function programmesOf(house: House, f: Figure): readonly string[] {
  const of = (count: Count | undefined): readonly string[] => {
    if (!count) return []
    const named = count.programme === undefined ? [] : [count.programme]
    if (!('as' in count)) return named.length > 0 ? named : [f.programme]
    const other = figureOf(house, count.as)
    return [...named, ...(other && other.id !== f.id ? programmesOf(house, other) : [])]
  }
  return [...new Set([...of(f.counts), ...of(f.among)])]
}

/** What is told of an area on a day: its counts as they are, or those of an earlier day, null where nothing was told yet. */
export type Told = { readonly sees: boolean; readonly day: Day | null }

/** What one reader is told of an area by itself. */
export async function toldOf(house: House, asker: Asker, f: Figure, area: string, asOf: Day): Promise<Told> {
  const sight = sightOf(house, asker, f)
  if (seesPlace(house, sight, area)) return { sees: true, day: asOf }
  const days = await daysOf(house, f, sight ?? [], area === house.root ? null : parentOf(house, area))
  return { sees: false, day: publishedOn(days, asOf) }
}

/** Of which day the places below an area are told beside each other to who does not see them; null where nothing was told yet. */
export async function toldBelow(
  house: House,
  asker: Asker,
  f: Figure,
  area: string,
  asOf: Day,
): Promise<Day | null> {
  return publishedOn(await daysBelow(house, asker, f, area), asOf)
}

/** All days on which the places below an area moved, as far as they are over. */
export const daysBelow = (house: House, asker: Asker, f: Figure, area: string): Promise<readonly Day[]> =>
  daysOf(house, f, sightOf(house, asker, f) ?? [], area)

const parentOf = (house: House, area: string): string =>
  house.places.path(area, today(house))[1] ?? house.root

/** The days of one set of places are worked out once, and again when a day is over or the past was added to. */
type Kept = { readonly stamp: string; readonly days: Promise<ReadonlyMap<string, readonly Day[]>> }
const keptByHouse = new WeakMap<House['places'], Map<string, Kept>>()

/**
 * The days on which a figure moved for the places below `parent`, or for the whole realm where it is null. People in places that the reader
 * sees anyway are left out: they cover nobody from a reader who knows them.
 */
async function daysOf(
  house: House,
  f: Figure,
  own: readonly string[],
  parent: string | null,
): Promise<readonly Day[]> {
  const family = familyOf(house, f)
  const until = addDays(today(house), -1)
  const stamp = `${until} ${await extentOf(house, family, until)}`
  const days = await daysByFigure(house, family, own, parent, until, stamp)
  return days.get(f.id) ?? []
}

/** Whether the past was added to is looked at once a second, not with each of a page’s questions. */
const extents = new WeakMap<
  House['places'],
  Map<string, { readonly at: number; readonly extent: Promise<string> }>
>()
const freshMs = 1000

function extentOf(house: House, family: readonly Figure[], until: Day): Promise<string> {
  const ofHouse = extents.get(house.places) ?? new Map()
  extents.set(house.places, ofHouse)
  const key = `${house.code} ${family[0]?.programme} ${until}`
  const before = ofHouse.get(key)
  if (before && performance.now() - before.at < freshMs) return before.extent
  const extent = extentUntil(house.pool, house.code, partsOf(family), until)
  ofHouse.set(key, { at: performance.now(), extent })
  extent.catch(() => ofHouse.delete(key))
  return extent
}

function daysByFigure(
  house: House,
  family: readonly Figure[],
  own: readonly string[],
  parent: string | null,
  until: Day,
  stamp: string,
): Promise<ReadonlyMap<string, readonly Day[]>> {
  const sets = keptByHouse.get(house.places) ?? new Map<string, Kept>()
  keptByHouse.set(house.places, sets)
  const key = JSON.stringify([house.code, family[0]?.programme, own, parent])
  const before = sets.get(key)
  if (before?.stamp === stamp) return before.days
  const days = workOut(house, family, own, parent, until, stamp)
  sets.set(key, { stamp, days })
  days.catch(() => sets.delete(key))
  return days
}

async function workOut(
  house: House,
  family: readonly Figure[],
  own: readonly string[],
  parent: string | null,
  until: Day,
  stamp: string,
): Promise<ReadonlyMap<string, readonly Day[]>> {
  const above =
    parent === null
      ? null
      : await daysByFigure(
          house,
          family,
          own,
          parent === house.root ? null : parentOf(house, parent),
          until,
          stamp,
        )
  const codes = parent === null ? null : [...house.places.codes(parent, until).keys()]
  const records = await countedUntil(house.pool, house.code, partsOf(family), codes, until)
  const cellsOf = seatsOf(house, parent, until, own)
  const { figures, numberOf } = numbered(family)
  const presences = records.flatMap((r) => presencesOf(r, numberOf(r), cellsOf(r.area), until))
  const days = publishedDays(
    presences,
    figures,
    house.least,
    above && family.map((member) => above.get(member.id) ?? []),
  )
  return new Map(family.map((member, i) => [member.id, days[i]!]))
}

/** Figures of one programme count the same people, so that one is told beside the others: in the order of the pack. */
const familyOf = (house: House, f: Figure): readonly Figure[] =>
  house.packs.figures.filter(
    (x) => x.programme === f.programme && tellsOfPeople(x) && figureOf(house, x.id) === x,
  )

const bothParts = ['top', 'bottom'] as const
const partsOf = (family: readonly Figure[]) =>
  family.flatMap((f) => [keptAs(f, 'top'), ...(f.among ? [keptAs(f, 'bottom')] : [])])

/** Which counts there are. Parts that count by the same words and window share one, so that they are no difference to each other. */
function numbered(family: readonly Figure[]): {
  readonly figures: readonly PublishedFigure[]
  readonly numberOf: (r: Pick<CountedRecord, 'figure' | 'version' | 'part'>) => readonly Numbered[]
} {
  const numbers = new Map<string, number>()
  const counted = new Map<string, Map<number, Numbered>>()
  const figures = family.map((f): PublishedFigure => {
    const counts = bothParts.flatMap((part) => {
      const count = part === 'top' ? f.counts : f.among
      if (!count) return []
      const records = keptAs(f, part)
      const words = JSON.stringify('as' in count ? [records, f.window] : [count, f.window])
      if (!numbers.has(words)) numbers.set(words, numbers.size)
      const number = numbers.get(words)!
      const key = JSON.stringify([records.figure, records.version, records.part])
      const ofKey = counted.get(key) ?? new Map<number, Numbered>()
      /** Of two parts that share a count one gives its records. */
      const isGiven = [...counted.values()].some((m) => m.has(number)) && !ofKey.has(number)
      counted.set(key, isGiven ? ofKey : ofKey.set(number, { count: number, f }))
      return [number]
    })
    return { counts: [...new Set(counts)], ...(f.measure === 'persons' ? { apart: true as const } : {}) }
  })
  return {
    figures,
    numberOf: (r) => [...(counted.get(JSON.stringify([r.figure, r.version, r.part])) ?? new Map()).values()],
  }
}
type Numbered = { readonly count: number; readonly f: Pick<Figure, 'window'> }

/** In which of the places each code counts, from a day until a day: borders move people too. */
type Seat = { readonly cell: string; readonly from: Day; readonly to: Day | null }

function seatsOf(
  house: House,
  parent: string | null,
  until: Day,
  own: readonly string[],
): (code: string) => readonly Seat[] {
  const whole = parent ?? house.root
  const changes = ['1900-01-01' as Day, ...house.places.changesUnder(whole, until).toReversed()]
  const borders = changes.map((day) =>
    house.places.codes(whole, day === '1900-01-01' ? (changes[1] ? addDays(changes[1], -1) : until) : day),
  )
  const seats = new Map<string, readonly Seat[]>()
  return (code) => {
    const before = seats.get(code)
    if (before) return before
    const list: Seat[] = []
    for (const [i, from] of changes.entries()) {
      const path = borders[i]!.get(code)
      if (!path || seesPlace(house, own, code)) continue
      const cell = parent === null ? whole : (path[path.indexOf(whole) - 1] ?? whole)
      const to = changes[i + 1] ?? null
      const last = list.at(-1)
      if (last?.cell === cell && last.to === from) list[list.length - 1] = { ...last, to }
      else list.push({ cell, from, to })
    }
    seats.set(code, list)
    return list
  }
}

/** What ends after the last day that is over has not ended. */
function presencesOf(r: CountedRecord, numbers: readonly Numbered[], seats: readonly Seat[], until: Day) {
  const record = r.entry === '' ? r.case : r.entry
  return numbers.flatMap(({ count, f }) => {
    const end = earlier(r.to, outOfWindow(f, r.from))
    return seats.flatMap((seat) => {
      const from = seat.from > r.from ? seat.from : r.from
      const last = earlier(end, seat.to)
      const to = last !== null && last > until ? null : last
      return to !== null && to <= from ? [] : [{ count, record, person: r.person, cell: seat.cell, from, to }]
    })
  })
}

const earlier = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b)
