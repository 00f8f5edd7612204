/** Counts of people for those who may not see them: states that stand until so many have changed that nobody can be told apart. */
import type { Day } from '../day/index.ts'

/** One record of one count, while it counts in one of the places beside each other. */
export type Presence = {
  /** Which count it is in. Figures that count alike share one. */
  readonly count: number
  /** The case or entry that is counted, the same in every count that counts it. */
  readonly record: string
  readonly person: string
  /** The place, or the one above for what lies in none of them. */
  readonly cell: string
  readonly from: Day
  /** The first day on which it no longer counts; null while it does. */
  readonly to: Day | null
}

/**
 * What is told as one: a number from each of its counts. `apart`: how many people there are is told beside how many
 * records, so that who was counted twice could be told.
 */
export type PublishedFigure = { readonly counts: readonly number[]; readonly apart?: true }

/**
 * [P8] The days on which each figure moved, oldest first; the true counts of such a day are told from then until the next. Not
 * moving is no state, so that it does not say whether anything happened. A figure moves for all its places and the rest at once,
 * earlier ones first, and only where in each
 * - nobody is counted, or at least `least` people are;
 * - nothing changed since it moved last, or records of so many people did, and the number stays or changes by as much;
 * - no difference to anything told of the place before, of any figure and day, taken alone or with one more number that stands
 *   told, is the number of a group of fewer people.
 *
 * `mayMove`, by figure: the days on which the place above moved, since parts never move without their whole; null where nothing
 * is above. What begins or ends after a day has no say in what was told until then: give records of days that are over.
 */
export function publishedDays(
  presences: readonly Presence[],
  figures: readonly PublishedFigure[],
  least: number,
  mayMove: readonly (readonly Day[])[] | null,
): readonly (readonly Day[])[] {
  const changes = changesByDay(presences)
  const changeDays = [...changes.keys()].toSorted()
  const days = mayMove === null ? changeDays : [...new Set(mayMove.flat())].toSorted()
  const allowed = mayMove?.map((list) => new Set(list))
  const book = openBook(presences, figures, least)
  const moved: Day[][] = figures.map(() => [])
  let next = 0
  for (const day of days) {
    for (; next < changeDays.length && changeDays[next]! <= day; next++)
      for (const { presence, by } of changes.get(changeDays[next]!)!) book.note(presence, by)
    for (const i of figures.keys())
      if ((!allowed || allowed[i]!.has(day)) && book.move(i, day)) moved[i]!.push(day)
  }
  return moved
}

/** [P8] The last of its days on or before a day: whose counts are told on it. Null: nothing was told yet. */
export const publishedOn = (days: readonly Day[], day: Day): Day | null =>
  days.findLast((d) => d <= day) ?? null

type Change = { readonly presence: Presence; readonly by: 1 | -1 }

function changesByDay(presences: readonly Presence[]): ReadonlyMap<Day, readonly Change[]> {
  const changes: (Change & { readonly day: Day })[] = []
  for (const presence of presences) {
    if (presence.to !== null && presence.to <= presence.from) continue
    changes.push({ day: presence.from, presence, by: 1 })
    if (presence.to !== null) changes.push({ day: presence.to, presence, by: -1 })
  }
  return grouped(changes, (c) => c.day)
}

type Size = 'records' | 'people'
const sizes = ['records', 'people'] as const

/** A number that was told: of which count, on which day, of how many records and people. */
type Telling = {
  readonly count: number
  readonly day: Day
  readonly records: number
  readonly people: number
}

/** One count in one place as it is, with how many records each person has. */
type Cell = {
  readonly place: string
  readonly count: number
  records: number
  readonly people: Map<string, number>
  readonly repeated: Set<string>
  /** What each figure of the count last told of it. */
  readonly shown: Map<number, Shown>
}
/** Records that came (1) or went (-1) since a figure told them, and of how many of them each person is. */
type Shown = {
  readonly changed: Map<string, number>
  readonly changedPeople: Map<string, number>
  telling: Telling | null
}

type Term = Pick<Telling, 'count' | 'day'> & { readonly sign: 1 | -1 }

/** What is counted now, and everything that was told. */
function openBook(presences: readonly Presence[], figures: readonly PublishedFigure[], least: number) {
  const cells = new Map<number, Map<string, Cell>>()
  /** All that was told of a place, by records and by people, so that what is near is seen at once. */
  const history = new Map<string, Record<Size, Telling[]>>()
  const historyOf = (place: string) => getOr(history, place, () => ({ records: [], people: [] }))
  const figuresOf = new Map<number, number[]>()
  for (const [i, f] of figures.entries())
    for (const count of f.counts) figuresOf.set(count, [...(figuresOf.get(count) ?? []), i])
  /** By count: in how many of the places a person is counted, and who in more than one. */
  const placesOf = new Map<number, Map<string, number>>()
  const straddling = new Map<number, Set<string>>()
  const isFew = (people: number): boolean => people > 0 && people < least
  /** Of three numbers only what so many records are is looked at: a few people seldom have more. */
  const fewRecords = least * 3
  const recordsOf = recordsByPlace(presences)

  function note(p: Presence, by: 1 | -1): void {
    const cell = cellOf(p)
    const before = cell.people.get(p.person) ?? 0
    cell.records += by
    add(cell.people, p.person, by)
    noteApart(p, cell, before, before + by)
    for (const { changed, changedPeople } of cell.shown.values()) {
      const wasChanged = changed.has(p.record)
      add(changed, p.record, by)
      const isChanged = changed.has(p.record)
      if (isChanged !== wasChanged) add(changedPeople, p.person, isChanged ? 1 : -1)
    }
  }

  function cellOf({ count, cell: place }: Presence): Cell {
    const ofCount = getOr(cells, count, () => new Map<string, Cell>())
    return getOr(ofCount, place, () => ({
      place,
      count,
      records: 0,
      people: new Map(),
      repeated: new Set(),
      shown: new Map(
        (figuresOf.get(count) ?? []).map((i) => [
          i,
          { changed: new Map(), changedPeople: new Map(), telling: null },
        ]),
      ),
    }))
  }

  function noteApart(p: Presence, cell: Cell, before: number, after: number): void {
    if (after > 1) cell.repeated.add(p.person)
    else cell.repeated.delete(p.person)
    if (before > 0 === after > 0) return
    const places = getOr(placesOf, p.count, () => new Map<string, number>())
    const several = getOr(straddling, p.count, () => new Set<string>())
    add(places, p.person, after > 0 ? 1 : -1)
    if ((places.get(p.person) ?? 0) > 1) several.add(p.person)
    else several.delete(p.person)
  }

  function move(figure: number, day: Day): boolean {
    const { counts, apart } = figures[figure]!
    const all = counts.flatMap((count) => [...(cells.get(count)?.values() ?? [])])
    const changed = all.filter((cell) => cell.shown.get(figure)!.changed.size > 0)
    if (changed.length === 0 || !all.every((cell) => mayStand(figure, cell))) return false
    if (apart && counts.some((count) => isFew(straddling.get(count)?.size ?? 0))) return false
    if (changed.some((cell) => tellsOfFew(figure, cell, day))) return false
    for (const cell of changed) {
      const shown = cell.shown.get(figure)!
      shown.telling = tellingOf(cell, day)
      for (const size of sizes) insert(historyOf(cell.place)[size], shown.telling, size)
      shown.changed.clear()
      shown.changedPeople.clear()
    }
    return true
  }

  /** By its own numbers alone: where most days end. */
  function mayStand(figure: number, cell: Cell): boolean {
    const { changed, changedPeople, telling } = cell.shown.get(figure)!
    if (isFew(cell.people.size) || (figures[figure]!.apart && isFew(cell.repeated.size))) return false
    const net = Math.abs(cell.records - (telling?.records ?? 0))
    const newPeople = Math.abs(cell.people.size - (telling?.people ?? 0))
    if (figures[figure]!.apart && isFew(newPeople)) return false
    return changed.size === 0 || (changedPeople.size >= least && !isFew(net))
  }

  /** Whether, beside what is told of the same place already, it would give away a group of a few. */
  function tellsOfFew(figure: number, cell: Cell, day: Day): boolean {
    const fresh = tellingOf(cell, day)
    const own = figures[figure]!.counts.flatMap((count) => cells.get(count)?.get(cell.place) ?? [])
    const mine = own.filter((c) => c !== cell).map((c) => tellingOf(c, day))
    const earlier = historyOf(cell.place)
    const isFewWith = (...others: readonly Term[]): boolean =>
      isGroupOfFew(cell.place, [term(fresh, 1), ...others])
    if (mine.some((t) => isFewWith(term(t, -1)))) return true
    if (around(earlier.people, 'people', fresh.people, least).some((t) => isFewWith(term(t, -1)))) return true
    const beside = [...mine, ...standing(cell.place)]
    return beside.some((a) =>
      signs.some(([sign, other]) => {
        const even = -other * (fresh.records + sign * a.records)
        const near = [...around(earlier.records, 'records', even, fewRecords), ...mine].filter(
          (t) => t.records !== even && Math.abs(t.records - even) < fewRecords,
        )
        return near.some((t) => isFewWith(term(a, sign), term(t, other)))
      }),
    )
  }

  /** What stands told of a place, of all figures, each number once. */
  function standing(place: string): readonly Telling[] {
    const tellings = [...cells.values()].flatMap((ofCount) =>
      [...(ofCount.get(place)?.shown.values() ?? [])].flatMap((shown) => shown.telling ?? []),
    )
    return [...new Map(tellings.map((t) => [`${t.count} ${t.day}`, t])).values()]
  }

  /**
   * Whether the sum of the terms is the number of records of a few people, exactly. Looked at record by record, the newest first:
   * where one comes too many and another is missing, or five people are there, nothing is told.
   */
  function isGroupOfFew(place: string, terms: readonly Term[]): boolean {
    const people = new Set<string>()
    let sign = 0
    const last = terms.reduce((day, t) => (t.day > day ? t.day : day), terms[0]!.day)
    for (const { presences: ofRecord } of recordsOf(place, last)) {
      let sum = 0
      for (const p of ofRecord)
        for (const t of terms)
          if (p.count === t.count && p.from <= t.day && (p.to === null || p.to > t.day)) sum += t.sign
      if (sum === 0) continue
      if (sign !== 0 && Math.sign(sum) !== sign) return false
      sign = Math.sign(sum)
      people.add(ofRecord[0]!.person)
      if (people.size >= least) return false
    }
    return isFew(people.size)
  }

  return { note, move }
}

/** Ways to add and take away two numbers beside one that is new; what only adds tells no less than each. */
const signs = [
  [-1, -1],
  [1, -1],
  [-1, 1],
] as const

/** Those of a list by size that are less than `least` larger or smaller than so many. */
function around(list: readonly Telling[], size: Size, many: number, least: number): readonly Telling[] {
  const from = firstAt(list, (t) => t[size] > many - least)
  return list.slice(
    from,
    firstAt(list, (t) => t[size] >= many + least),
  )
}

const insert = (list: Telling[], telling: Telling, size: Size): void =>
  void list.splice(
    firstAt(list, (t) => t[size] > telling[size]),
    0,
    telling,
  )

/** The first place of a list at which something holds that holds from there on. */
function firstAt<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(list[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}

const tellingOf = (cell: Cell, day: Day): Telling => ({
  count: cell.count,
  day,
  records: cell.records,
  people: cell.people.size,
})

const term = ({ count, day }: Telling, sign: 1 | -1): Term => ({ count, day, sign })

type Recorded = { readonly first: Day; readonly presences: readonly Presence[] }

/** The records of a place that began by a day, the newest first. Made when it is first asked. */
function recordsByPlace(presences: readonly Presence[]): (place: string, until: Day) => Iterable<Recorded> {
  let byPlace: ReadonlyMap<string, readonly Presence[]> | null = null
  const records = new Map<string, readonly Recorded[]>()
  const ofPlace = (place: string): readonly Recorded[] => {
    byPlace ??= grouped(presences, (p) => p.cell)
    return [...grouped(byPlace.get(place) ?? [], (p) => p.record).values()]
      .map((list) => ({
        presences: list,
        first: list.reduce((day, p) => (p.from < day ? p.from : day), list[0]!.from),
      }))
      .toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))
  }
  return function* newestFirst(place, until) {
    const list = getOr(records, place, () => ofPlace(place))
    for (let i = firstAt(list, (r) => r.first > until) - 1; i >= 0; i--) yield list[i]!
  }
}

function add(numbers: Map<string, number>, key: string, by: number): void {
  const n = (numbers.get(key) ?? 0) + by
  if (n === 0) numbers.delete(key)
  else numbers.set(key, n)
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key)
  if (there !== undefined) return there
  const made = make()
  map.set(key, made)
  return made
}

function grouped<T, K extends string>(list: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of list) getOr(groups, keyOf(item), () => []).push(item)
  return groups
}
