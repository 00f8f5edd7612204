/** Rows of a ballot as a community worker would lay them on the table, and the arithmetic that must hold for any. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fewestToPass,
  rulesOn,
  tallyBallots,
  votesOf,
  whatIf,
  type Ballot,
  type BallotRules,
  type BallotTest,
  type Choice,
} from './ballot.ts'
import { afterSale, rollOf, signsFor, type Dwelling } from './roll.ts'

const titled = (name: string, rest: Omit<BallotTest, 'name' | 'title'>): BallotTest => ({
  name,
  title: { zh: name, en: name },
  ...rest,
})
const now: BallotRules = {
  id: 'civil_code',
  from: '2021-01-01',
  title: { zh: '民法典', en: 'Civil Code' },
  clause: 'x#art-278',
  tests: [
    titled('part_area', { by: 'area', have: 'participating', of: 'all', num: 2, den: 3 }),
    titled('part_heads', { by: 'heads', have: 'participating', of: 'all', num: 2, den: 3 }),
    titled('agree_area', { by: 'area', have: 'agreeing', of: 'participating', num: 3, den: 4 }),
    titled('agree_heads', { by: 'heads', have: 'agreeing', of: 'participating', num: 3, den: 4 }),
  ],
}
const before: BallotRules = {
  id: 'two_thirds',
  from: '2007-10-01',
  title: { zh: '双三分之二', en: 'Double two thirds' },
  clause: 'x#art-12',
  tests: [
    titled('agree_area', { by: 'area', have: 'agreeing', of: 'all', num: 2, den: 3 }),
    titled('agree_heads', { by: 'heads', have: 'agreeing', of: 'all', num: 2, den: 3 }),
  ],
}

/** Twelve doors, each owned by somebody of its own. Areas in hundredths of a square metre. */
const doors = (areas: readonly number[]): readonly Dwelling[] =>
  areas.map((area, i) => ({
    room: `${Math.floor(i / 2) + 1}0${(i % 2) + 1}`,
    floor: Math.floor(i / 2) + 1,
    area,
  }))
const twelve = doors(Array<number>(12).fill(9_000))
const owned = (dwellings: readonly Dwelling[]) =>
  rollOf(
    dwellings,
    dwellings.map((d) => ({ room: d.room, owner: `owner-${d.room}` })),
  )!
const say = (rooms: readonly string[], choice: Choice): readonly Ballot[] =>
  rooms.map((room) => ({ room, choice, owner: `owner-${room}`, all: false }))
const rooms = twelve.map((d) => d.room)

describe('[BL4] twelve equal doors: how many must take part and agree', () => {
  test.each([
    [8, 6, []],
    [8, 5, ['agree_area', 'agree_heads']],
    [9, 7, []],
    [9, 6, ['agree_area', 'agree_heads']],
    [10, 8, []],
    [10, 7, ['agree_area', 'agree_heads']],
    [11, 9, []],
    [11, 8, ['agree_area', 'agree_heads']],
    [12, 9, []],
    [12, 8, ['agree_area', 'agree_heads']],
    [7, 7, ['part_area', 'part_heads']],
    [0, 0, ['part_area', 'part_heads', 'agree_area', 'agree_heads']],
  ])('[§1.4] %i take part, %i agree: fails %j', (part, agree, failed) => {
    const t = tallyBallots(now, owned(twelve), [
      ...say(rooms.slice(0, agree), 'agree'),
      ...say(rooms.slice(agree, part), 'disagree'),
    ])
    expect(t.failed).toEqual(failed)
    expect(t.passed).toBe(failed.length === 0)
  })
})

test('[§1.9-1] [BL4] exactly two thirds and exactly three quarters pass; 66.66 % of the area with 8 of 12 heads fails on area only', () => {
  const exact = tallyBallots(now, owned(twelve), [
    ...say(rooms.slice(0, 6), 'agree'),
    ...say(rooms.slice(6, 8), 'abstain'),
  ])
  expect(exact).toMatchObject({
    passed: true,
    area: { all: 108_000, participating: 72_000, agreeing: 54_000 },
    heads: { all: 12, participating: 8, agreeing: 6 },
  })
  /** One hundredth of a square metre short of two thirds. */
  const short = owned(doors([8_999, ...Array<number>(7).fill(9_000), 9_001, 9_000, 9_000, 9_000]))
  expect(tallyBallots(now, short, say(rooms.slice(0, 8), 'agree'))).toMatchObject({
    passed: false,
    failed: ['part_area'],
  })
})

test('[§1.9-2] [BL1] one owner of two dwellings: area counts twice, the head once; a couple is one head', () => {
  const roll = rollOf(
    twelve,
    rooms.flatMap((room) =>
      room === '401' || room === '402'
        ? [{ room, owner: 'both' }]
        : room === '301'
          ? [
              { room, owner: 'he' },
              { room, owner: 'she' },
            ]
          : [{ room, owner: `owner-${room}` }],
    ),
  )!
  const t = tallyBallots(now, roll, [
    { room: '401', choice: 'agree', owner: 'both', all: false },
    { room: '402', choice: 'agree', owner: 'both', all: false },
  ])
  expect([t.heads.all, t.heads.agreeing, t.area.agreeing]).toEqual([11, 1, 18_000])
  /** Both must sign: one signature is no vote; two that differ take part and do not agree. */
  const one: Ballot = { room: '301', choice: 'agree', owner: 'he', all: false }
  expect(votesOf(roll, [one]).find((v) => v.room === '301')).toMatchObject({
    choice: null,
    signed: 1,
    owners: 2,
  })
  expect(votesOf(roll, [one, { ...one, owner: 'she' }]).find((v) => v.room === '301')).toMatchObject({
    choice: 'agree',
    signed: 2,
  })
  expect(
    votesOf(roll, [one, { ...one, owner: 'she', choice: 'disagree' }]).find((v) => v.room === '301'),
  ).toMatchObject({ choice: 'split' })
  expect(votesOf(roll, [{ ...one, all: true }]).find((v) => v.room === '301')).toMatchObject({
    choice: 'agree',
    signed: 2,
  })
  const split = tallyBallots(now, roll, [one, { ...one, owner: 'she', choice: 'disagree' }])
  expect([split.heads.participating, split.heads.agreeing]).toEqual([1, 0])
})

test('[§1.9-3] [BL3] who abstains takes part; who does not return the ballot does not', () => {
  const t = tallyBallots(now, owned(twelve), [
    ...say(rooms.slice(0, 8), 'agree'),
    ...say(rooms.slice(8, 10), 'abstain'),
  ])
  expect([t.heads.participating, t.heads.agreeing]).toEqual([10, 8])
})

test('[§1.9-4] [BL1] after a sale the new owner votes, and heads are counted again', () => {
  const roll = owned(twelve)
  const sold = afterSale(roll, '301', [{ owner: 'owner-401' }])!
  expect(new Set(sold.map((v) => v.head)).size).toBe(11)
  expect(afterSale(roll, '999', [{ owner: 'x' }])).toBeNull()
  expect(afterSale(roll, '301', [])).toBeNull()
})

test.each([
  ['a dwelling twice', [...twelve, twelve[0]!], rooms],
  ['a dwelling without an owner', twelve, rooms.slice(1)],
  ['an owner of a dwelling that is not listed', twelve, [...rooms, '1301']],
  ['a dwelling without area', [{ room: '101', floor: 1, area: 0 }], ['101']],
])('[BL1] no roll from %s', (_, dwellings, owners) => {
  expect(
    rollOf(
      dwellings,
      owners.map((room) => ({ room, owner: `owner-${room}` })),
    ),
  ).toBeNull()
})

test('[BL1] what the builder has not sold is one head together', () => {
  const roll = rollOf(
    twelve.map((d) => (d.floor === 6 ? { ...d, unsold: true } : d)),
    rooms.filter((r) => !r.startsWith('6')).map((room) => ({ room, owner: room })),
  )!
  expect(new Set(roll.map((v) => v.head)).size).toBe(11)
})

test.each([
  ['2020-12-31', 'two_thirds'],
  ['2021-01-01', 'civil_code'],
  ['2007-09-30', undefined],
])('[BL2] a ballot that ends on %s is counted by %s', (day, id) => {
  expect(rulesOn([now, before], day)?.id).toBe(id)
})

test('[BL2] the older rule asks two thirds of all: eight of twelve pass, seven of seven do not', () => {
  expect(tallyBallots(before, owned(twelve), say(rooms.slice(0, 8), 'agree')).passed).toBe(true)
  expect(tallyBallots(before, owned(twelve), say(rooms.slice(0, 7), 'agree')).failed).toEqual([
    'agree_area',
    'agree_heads',
  ])
})

test('[BL5] the seventh asks whether theirs decides', () => {
  const roll = owned(twelve)
  const ballots = [...say(rooms.slice(0, 5), 'agree'), ...say(rooms.slice(5, 7), 'disagree')]
  expect(whatIf(now, roll, ballots, ['402'], 'agree').passed).toBe(true)
  expect(whatIf(now, roll, ballots, ['402'], 'abstain').failed).toEqual(['agree_area', 'agree_heads'])
})

const anyBallots = fc
  .array(
    fc.record({
      room: fc.constantFrom(...rooms),
      choice: fc.constantFrom<Choice>('agree', 'disagree', 'abstain'),
      all: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((list) => list.map((b): Ballot => ({ ...b, owner: `owner-${b.room}` })))
const anyAreas = fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 12, maxLength: 12 })

test('[BL4] one more who agrees never turns a passed ballot into a failed one', () => {
  fc.assert(
    fc.property(anyAreas, anyBallots, fc.constantFrom(...rooms), (areas, ballots, room) => {
      const roll = owned(doors(areas))
      const [was, is] = [tallyBallots(now, roll, ballots), whatIf(now, roll, ballots, [room], 'agree')]
      if (was.passed) expect(is.passed).toBe(true)
    }),
  )
})

test('[BL4] those who agree are among those who take part, who are among all; a passed ballot has at least half of all', () => {
  fc.assert(
    fc.property(anyAreas, anyBallots, (areas, ballots) => {
      const t = tallyBallots(now, owned(doors(areas)), ballots)
      for (const c of [t.area, t.heads])
        expect(c.agreeing <= c.participating && c.participating <= c.all).toBe(true)
      if (t.passed)
        expect(2 * t.area.agreeing >= t.area.all && 2 * t.heads.agreeing >= t.heads.all).toBe(true)
      for (const x of t.tests) expect(x.passed).toBe(x.base > 0 && x.counted >= x.needed)
    }),
  )
})

test('[BL7] the fewest that would do: larger doors first, none when it passes, null when all of them would not', () => {
  const roll = owned(
    doors([9_000, 9_000, 9_000, 9_000, 9_000, 9_000, 9_000, 9_000, 8_000, 9_500, 9_000, 9_000]),
  )
  expect(fewestToPass(now, roll, say(rooms.slice(0, 6), 'agree'))).toEqual(['502', '401'])
  expect(fewestToPass(now, roll, say(rooms.slice(0, 9), 'agree'))).toEqual([])
  expect(
    fewestToPass(now, roll, [...say(rooms.slice(0, 4), 'agree'), ...say(rooms.slice(4, 8), 'disagree')]),
  ).toBeNull()
})

test('[BL7] nobody finds fewer, whoever owns several doors', () => {
  const anyOwners = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 8, maxLength: 8 })
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 8, maxLength: 8 }),
      anyOwners,
      anyBallots,
      (areas, who, some) => {
        const dwellings = doors(areas)
        const roll = rollOf(
          dwellings,
          dwellings.map((d, i) => ({ room: d.room, owner: `owner-${who[i]}` })),
        )!
        const ballots = some
          .filter((b) => roll.some((v) => v.room === b.room))
          .slice(0, 4)
          .map((b) => ({ ...b, all: true }))
        const silentRooms = roll.filter((v) => !ballots.some((b) => b.room === v.room)).map((v) => v.room)
        const fewest = fewestToPass(now, roll, ballots)
        const sizes = Array.from({ length: 2 ** silentRooms.length }, (_, mask) =>
          silentRooms.filter((_r, i) => (mask >> i) % 2 === 1),
        )
          .filter((set) => whatIf(now, roll, ballots, set, 'agree').passed)
          .map((set) => set.length)
        expect(fewest?.length ?? null).toBe(sizes.length === 0 ? null : Math.min(...sizes))
        if (fewest) expect(whatIf(now, roll, ballots, fewest, 'agree').passed).toBe(true)
      },
    ),
  )
})

test('[BL6] a minor’s guardian signs for the child, who does not sign; a guardian of a co-owner signs for both; a sale of another dwelling leaves that', () => {
  const two = twelve.slice(0, 3)
  const roll = rollOf(two, [
    { room: two[0]!.room, owner: 'child', guardian: 'mother' },
    { room: two[1]!.room, owner: 'mother' },
    { room: two[1]!.room, owner: 'child', guardian: 'mother' },
    { room: two[2]!.room, owner: 'other' },
  ])!
  expect(roll.map((v) => v.head)).toEqual(['101', '102', '201'])
  for (const r of [roll, afterSale(roll, '201', [{ owner: 'ward', guardian: 'uncle' }])!])
    expect([
      signsFor(r[0]!, 'mother'),
      signsFor(r[0]!, 'child'),
      signsFor(r[1]!, 'mother'),
      signsFor(r[1]!, 'child'),
    ]).toEqual([['child'], [], ['child', 'mother'], []])
  expect(signsFor(afterSale(roll, '201', [{ owner: 'ward', guardian: 'uncle' }])![2]!, 'uncle')).toEqual([
    'ward',
  ])
})
