/** [P8] Whoever may not see the cases is told states that move rarely: an attacker who solves equations learns no group of fewer than five. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../day/index.ts'
import { publishedDays, type Presence, type PublishedFigure } from './publish.ts'

const first: Day = '2021-01-01'
const day = (n: number): Day => addDays(first, n)
const one: readonly PublishedFigure[] = [{ counts: [0] }]
const people = (
  cell: string,
  from: number,
  count: number,
  more: Partial<Presence> = {},
): readonly Presence[] =>
  Array.from({ length: count }, (_, i) => ({
    count: 0,
    record: `${cell}-${from}-${i}`,
    person: `${cell}-${from}-${i}`,
    cell,
    from: day(from),
    to: null,
    ...more,
  }))
const daysOf = (presences: readonly Presence[], figures: readonly PublishedFigure[] = one) =>
  publishedDays(presences, figures, 5, null).map((days) => days.map((d) => d.slice(5)))

describe('one figure of places beside each other', () => {
  test.each<[string, readonly Presence[], readonly string[]]>([
    ['五人一起公布', people('a', 1, 5), ['01-02']],
    ['四人不公布', people('a', 1, 4), []],
    [
      '后来一人不单独公布，凑满五人才动',
      [...people('a', 1, 5), ...people('a', 2, 1), ...people('a', 3, 4)],
      ['01-02', '01-04'],
    ],
    ['旁边一处只有三人，都不动', [...people('a', 1, 9), ...people('b', 1, 3)], []],
    ['旁边一处没有人，照常公布', people('a', 1, 9), ['01-02']],
    [
      '撤销一人不单独公布',
      [...people('a', 1, 9), ...people('b', 1, 6, { to: day(4) }), ...people('a', 2, 1, { to: day(3) })],
      ['01-02', '01-05'],
    ],
    ['同一人五次仍是一人', people('a', 1, 5, { person: 'same' }), []],
    [
      '来五人走五人，数不变，也算动',
      [...people('a', 1, 5, { to: day(3) }), ...people('a', 3, 5)],
      ['01-02', '01-04'],
    ],
    ['留下的太少，不动', people('a', 1, 8).map((p, i) => (i < 5 ? { ...p, to: day(3) } : p)), ['01-02']],
    [
      '来六人、又走五人，比第一次只多一人：不动',
      [...people('a', 1, 5), ...people('a', 2, 6).map((p, i) => (i < 5 ? { ...p, to: day(3) } : p))],
      ['01-02', '01-03'],
    ],
  ])('[P8] %s', (_, presences, days) => {
    expect(daysOf(presences)[0]).toEqual(days)
  })
})

test('[P8] 分母里不是分子的人也不能太少', () => {
  const both = [{ counts: [0, 1] }]
  const all = people('a', 1, 9, { count: 1 })
  expect(daysOf([...all, ...all.slice(0, 6).map((p) => ({ ...p, count: 0 }))], both)[0]).toEqual([])
  expect(daysOf([...all, ...all.map((p) => ({ ...p, count: 0 }))], both)[0]).toEqual(['01-02'])
})

test('[P8] 数人的指标：几个人来了两次、几个人在两处，都说不出来', () => {
  const apart = [{ counts: [0], apart: true as const }]
  const twice = people('a', 2, 9).map((p, i) => ({ ...p, person: i < 3 ? `a-1-${i}` : p.person }))
  expect(daysOf([...people('a', 1, 9), ...twice])[0], '只数件：照常').toEqual(['01-02', '01-03'])
  expect(daysOf([...people('a', 1, 9), ...twice], apart)[0]).toEqual(['01-02'])
  const elsewhere = people('b', 2, 9).map((p, i) => ({ ...p, person: i < 3 ? `a-1-${i}` : p.person }))
  expect(daysOf([...people('a', 1, 9), ...elsewhere], apart)[0]).toEqual(['01-02'])
})

test('[P8] 两个指标相减也不能只剩几个人：后一个等到凑满', () => {
  const two = [{ counts: [0] }, { counts: [1] }]
  const all = [...people('a', 1, 9, { count: 1 }), ...people('a', 3, 3, { count: 1 })]
  const town = all.slice(0, 7).map((p) => ({ ...p, count: 0 }))
  expect(daysOf([...town, ...all], two)).toEqual([['01-02'], ['01-04']])
})

/** Two towns with two villages each, a year of events, and three figures: one of all, one of some, and one of the last week. */
const cells = ['t1v1', 't1v2', 't2v1', 't2v2'] as const
const figures: readonly PublishedFigure[] = [
  { counts: [0] },
  { counts: [1, 2] },
  { counts: [3] },
  { counts: [0] },
]
const county = fc
  .array(
    fc.record({
      cell: fc.constantFrom(...cells),
      from: fc.integer({ min: 0, max: 25 }),
      stays: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null, freq: 4 }),
      some: fc.boolean(),
      group: fc.integer({ min: 1, max: 9 }),
      moves: fc.option(fc.constantFrom(...cells), { nil: null, freq: 9 }),
    }),
    { minLength: 3, maxLength: 14 },
  )
  .map((events) =>
    events.flatMap((e, n) =>
      Array.from({ length: e.group }, (_, i) => ({ ...e, id: `${n}-${i}`, person: `${n >> 1}-${i}` })),
    ),
  )
type Happening = {
  readonly id: string
  readonly cell: string
  readonly from: number
  readonly stays: number | null
  readonly person: string
  readonly some: boolean
  readonly moves: string | null
}
/** On this day the borders change, and some villages' people count elsewhere. */
const borders = 15

function presencesOf(e: Happening): readonly Presence[] {
  const end = e.stays === null ? null : e.from + e.stays
  const least = (a: number | null, b: number): number => (a === null ? b : Math.min(a, b))
  const of = (count: number, to: number | null): readonly Presence[] => {
    const base = { count, record: e.id, person: e.person }
    const stay = { ...base, cell: e.cell, from: day(e.from), to: to === null ? null : day(to) }
    if (e.moves === null || e.from >= borders || (to !== null && to <= borders)) return [stay]
    return [
      { ...stay, to: day(borders) },
      { ...stay, cell: e.moves, from: day(borders) },
    ]
  }
  return [...of(0, end), ...(e.some ? of(1, end) : []), ...of(2, end), ...of(3, least(end, e.from + 7))]
}

type Level = { readonly of: (cell: string) => string; readonly days: readonly (readonly Day[])[] }
/** What is told of every level, each part only on days on which its whole moved too. */
function levelsOf(presences: readonly Presence[]): readonly Level[] {
  const at = (
    of: (cell: string) => string,
    within: string,
    mayMove: readonly (readonly Day[])[] | null,
  ): Level => ({
    of,
    days: publishedDays(
      presences.filter((p) => p.cell.startsWith(within)).map((p) => ({ ...p, cell: of(p.cell) })),
      figures,
      5,
      mayMove,
    ),
  })
  const whole = at(() => 'all', '', null)
  const towns = at((c) => c.slice(0, 2), '', whole.days)
  return [
    whole,
    towns,
    ...['t1', 't2'].map((t) => ({
      ...at((c) => c, t, towns.days),
      of: (c: string) => (c.startsWith(t) ? c : ''),
    })),
  ]
}

const stands = (p: Presence, on: Day): boolean => p.from <= on && (p.to === null || p.to > on)

/** Every number that is told: of which records it is the count. */
type Numbered = Telling & { readonly figure: number; readonly count: number; readonly level: number }
function tellingsOf(presences: readonly Presence[], levels: readonly Level[]): readonly Numbered[] {
  return levels.flatMap((level, n) =>
    figures.flatMap(({ counts }, figure) =>
      counts.flatMap((count) =>
        (level.days[figure] ?? []).flatMap((on) => {
          const byCell = new Map<string, Map<string, number>>()
          for (const p of presences) {
            const cell = level.of(p.cell)
            if (p.count !== count || cell === '' || !stands(p, on)) continue
            const records = byCell.get(cell) ?? new Map<string, number>()
            byCell.set(cell, records.set(p.record, (records.get(p.record) ?? 0) + 1))
          }
          return [...byCell].map(([place, records]) => ({ place, on, records, figure, count, level: n }))
        }),
      ),
    ),
  )
}

/** The places of one level added up: what the place above them has. */
function partsTogether(tellings: readonly Numbered[]): readonly Telling[] {
  const moments = [...new Set(tellings.map((t) => `${t.count} ${t.on}`))]
  return moments
    .map((moment) => tellings.filter((t) => `${t.count} ${t.on}` === moment))
    .map((parts) => ({
      place: parts[0]!.place === 'all' ? 'all' : parts[0]!.level === 1 ? 'all' : parts[0]!.place.slice(0, 2),
      on: parts[0]!.on,
      records: new Map(parts.flatMap((t) => [...t.records])),
    }))
}

type Telling = { readonly place: string; readonly on: Day; readonly records: ReadonlyMap<string, number> }

/** The people of a sum or difference of numbers, where it is the number of a group: none of its records taken away twice. */
function groupOf(
  terms: readonly (readonly [Telling, 1 | -1])[],
  personOf: ReadonlyMap<string, string>,
): number {
  const sums = new Map<string, number>()
  for (const [t, sign] of terms)
    for (const [record, n] of t.records) sums.set(record, (sums.get(record) ?? 0) + sign * n)
  const left = [...sums].filter(([, n]) => n !== 0)
  return new Set(left.map(([, n]) => Math.sign(n))).size === 1
    ? new Set(left.map(([record]) => personOf.get(record))).size
    : 0
}

/**
 * An attacker without patience: every two numbers of a place, whatever their figures and days, a place against all its parts together, and
 * every three that stood told of a place at one moment.
 */
function learned(presences: readonly Presence[], levels: readonly Level[], least: number): readonly string[] {
  const personOf = new Map(presences.map((p) => [p.record, p.person]))
  const tellings = tellingsOf(presences, levels)
  const few = (terms: readonly (readonly [Telling, 1 | -1])[]): readonly string[] => {
    const n = groupOf(terms, personOf)
    return n > 0 && n < least
      ? [`${n} people: ${terms.map(([t, s]) => `${s}×${t.place} ${t.on}`).join(' ')}`]
      : []
  }
  const together = levels.flatMap((_, i) => partsTogether(tellings.filter((t) => t.level === i)))
  const all = [...tellings, ...together]
  return tellings.flatMap((a, i) => [
    ...few([[a, 1]]),
    ...all
      .slice(i + 1)
      .filter((b) => a.place === b.place)
      .flatMap((b) =>
        few([
          [a, 1],
          [b, -1],
        ]),
      ),
    ...momentsWith(tellings, a).flatMap((b) =>
      momentsWith(tellings, a).flatMap((c) =>
        signs.flatMap(([x, y]) =>
          few([
            [a, 1],
            [b, x],
            [c, y],
          ]),
        ),
      ),
    ),
  ])
}
const signs = [
  [-1, -1],
  [1, -1],
  [-1, 1],
] as const

/** What was told of the same place before, and what of it stands. The order of figures of one day is theirs. */
const before = (tellings: readonly Numbered[], a: Numbered): readonly Numbered[] =>
  tellings.filter(
    (t) => t.place === a.place && (t.on < a.on || (t.on === a.on && t.figure <= a.figure && t !== a)),
  )
function momentsWith(tellings: readonly Numbered[], a: Numbered): readonly Numbered[] {
  const standing = new Map<string, Numbered>()
  for (const t of before(tellings, a).toSorted((x, y) => (x.on < y.on ? -1 : x.on > y.on ? 1 : 0)))
    standing.set(`${t.figure} ${t.count}`, t)
  return [...standing.values()]
}

/** Gauss over a field of a large prime: what follows from the equations of an attacker who adds and subtracts without end. */
const prime = 1_000_003
const modulo = (n: number): number => ((n % prime) + prime) % prime
const times = (a: number, b: number): number => Number((BigInt(a) * BigInt(b)) % BigInt(prime))
function inverse(n: number): number {
  let [base, power, product] = [modulo(n), prime - 2, 1]
  for (; power > 0; power >>= 1) {
    if (power & 1) product = times(product, base)
    base = times(base, base)
  }
  return product
}
function eliminator() {
  const rows: { readonly lead: number; readonly row: readonly number[] }[] = []
  const reduce = (row: readonly number[]): readonly number[] =>
    rows.reduce(
      (r, { lead, row: by }) => (r[lead] === 0 ? r : r.map((x, i) => modulo(x - times(r[lead]!, by[i]!)))),
      row,
    )
  return {
    add(row: readonly number[]): void {
      const rest = reduce(row.map(modulo))
      const lead = rest.findIndex((x) => x !== 0)
      if (lead < 0) return
      const factor = inverse(rest[lead]!)
      const scaled = rest.map((x) => times(x, factor))
      for (const [i, other] of rows.entries())
        rows[i] = {
          lead: other.lead,
          row: other.row.map((x, j) => modulo(x - times(other.row[lead]!, scaled[j]!))),
        }
      rows.push({ lead, row: scaled })
    },
    follows: (row: readonly number[]): boolean => reduce(row).every((x) => x === 0),
  }
}

/**
 * The groups that an attacker can name and whose number follows from all that is told, where people come and do not go:
 * those of each place who came from one day to another.
 */
function solved(presences: readonly Presence[], levels: readonly Level[], least: number): readonly string[] {
  const days = [
    ...new Set(levels.flatMap((l) => l.days.flat()).concat(presences.map((p) => p.from))),
  ].toSorted()
  const unknowns = cells.flatMap((cell) => days.map((on) => ({ cell, on })))
  const rowOf = (place: string, after: Day, until: Day): readonly number[] =>
    unknowns.map((u) =>
      Number((place === 'all' || u.cell.startsWith(place)) && u.on > after && u.on <= until),
    )
  const equations = eliminator()
  for (const t of tellingsOf(presences, levels))
    if (t.count === 0 || t.count === 3)
      equations.add(rowOf(t.place, t.count === 0 ? '2000-01-01' : addDays(t.on, -7), t.on))
  const came = presences.filter((p) => p.count === 0)
  return ['all', 't1', 't2', ...cells].flatMap((place) =>
    [addDays(days[0] ?? first, -1), ...days].flatMap((after, i) =>
      days.slice(i).flatMap((until) => {
        const group = came.filter(
          (p) => (place === 'all' || p.cell.startsWith(place)) && p.from > after && p.from <= until,
        )
        const n = new Set(group.map((p) => p.person)).size
        return n > 0 && n < least && equations.follows(rowOf(place, after, until))
          ? [`${n} people of ${place} after ${after} until ${until}`]
          : []
      }),
    ),
  )
}

test('[P8] an attacker learns no group of fewer than five: all levels, days, figures and windows, and a change of borders', () => {
  let moves = 0
  fc.assert(
    fc.property(county, (events) => {
      const presences = events.flatMap(presencesOf)
      const levels = levelsOf(presences)
      moves += levels.flatMap((l) => l.days.flat()).length
      expect(learned(presences, levels, 5)).toEqual([])
    }),
    { numRuns: 40 },
  )
  expect(moves, 'something is told at all').toBeGreaterThan(40)
})

test('[P8] an attacker who solves equations learns of no few who came somewhere from one day to another', () => {
  fc.assert(
    fc.property(county, (events) => {
      const presences = events.flatMap((e) => presencesOf({ ...e, stays: null, moves: null }))
      expect(solved(presences, levelsOf(presences), 5)).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('[P8] the attacker is one: told every day, they learn of one alone', () => {
  const presences = [...people('t1v1', 1, 7), ...people('t1v1', 3, 1)]
  const every = Array.from({ length: 5 }, (_, n) => day(n))
  expect(learned(presences, [{ of: (c) => c, days: [every, [], []] }], 5)).toContain(
    `1 people: 1×t1v1 ${day(2)} -1×t1v1 ${day(3)}`,
  )
})

test('[P8] a state depends on what was until its day, on nothing after it, and not on the order in which it is read', () => {
  fc.assert(
    fc.property(county, fc.integer({ min: 0, max: 40 }), (events, until) => {
      const presences = events.flatMap(presencesOf)
      const all = publishedDays(presences, figures, 5, null)
      const before = presences
        .filter((p) => p.from <= day(until))
        .map((p) => (p.to !== null && p.to > day(until) ? { ...p, to: null } : p))
      expect(publishedDays(before.toReversed(), figures, 5, null)).toEqual(
        all.map((days) => days.filter((d) => d <= day(until))),
      )
    }),
  )
})

test('[P8] places and the rest beside them add up to their whole in every state', () => {
  fc.assert(
    fc.property(county, (events) => {
      const levels = levelsOf(events.flatMap(presencesOf))
      for (const [i, level] of levels.entries())
        for (const [f, days] of level.days.entries())
          for (const d of days) expect(levels[i === 0 ? 0 : i === 1 ? 0 : 1]!.days[f]).toContain(d)
    }),
  )
})
