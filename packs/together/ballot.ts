/** What a ballot of owners comes to: heads and area counted in whole numbers, each test told apart. */
import type { Text } from 'yimen/kernel/text'
import type { Voter } from './roll.ts'

export type Choice = 'agree' | 'disagree' | 'abstain'
/** One signature. `all`: it stands for every owner of the dwelling (signed by all on one sheet, or by a proxy). */
export type Ballot = {
  readonly room: string
  /** `split` is what a dwelling whose owners had differed brings along when it is sold. */
  readonly choice: Choice | 'split'
  readonly owner: string | null
  readonly all: boolean
}

/** One test: those who take part or agree, against all or those who take part, by area or heads: `have / of >= num / den`. */
export type BallotTest = {
  readonly name: string
  readonly title: Text
  readonly by: 'area' | 'heads'
  readonly have: 'participating' | 'agreeing'
  readonly of: 'all' | 'participating'
  readonly num: number
  readonly den: number
}
/** The tests that hold for ballots that end from a day on, until the next set's day. */
export type BallotRules = {
  readonly id: string
  readonly from: string
  readonly title: Text
  readonly tests: readonly BallotTest[]
  readonly clause: string
}

/** How a dwelling voted; null while not every owner has signed, and so it does not take part. `split`: its owners differ. */
export type Vote = {
  readonly room: string
  readonly choice: Choice | 'split' | null
  readonly signed: number
  readonly owners: number
}
export type Counted = { readonly all: number; readonly participating: number; readonly agreeing: number }
export type TestResult = BallotTest & {
  readonly counted: number
  readonly base: number
  /** The least that passes. */
  readonly needed: number
  readonly passed: boolean
}
export type BallotTally = {
  readonly rules: string
  readonly heads: Counted
  readonly area: Counted
  readonly votes: readonly Vote[]
  readonly tests: readonly TestResult[]
  readonly passed: boolean
  readonly failed: readonly string[]
}

/** [BL2] The set of tests that holds on a day, which is the day on which the ballot ends; null before the first set. */
export const rulesOn = (sets: readonly BallotRules[], day: string): BallotRules | null =>
  sets.filter((s) => s.from <= day).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0] ?? null

/**
 * [BL3] Who abstains takes part and does not agree; who does not return the ballot, or whose co-owner has not signed, does not
 * take part; co-owners who differ take part and do not agree.
 */
export function votesOf(roll: readonly Voter[], ballots: readonly Ballot[]): readonly Vote[] {
  return roll.map((v) => {
    const own = ballots.filter((b) => b.room === v.room)
    const owners = Math.max(1, v.owners.length)
    const whole = own.findLast((b) => b.all)
    if (whole) return { room: v.room, choice: whole.choice, signed: owners, owners }
    const said = v.owners.map((o) => own.find((b) => b.owner === o)?.choice).filter((c) => c !== undefined)
    const choice =
      said.length < v.owners.length || said.length === 0
        ? null
        : said.every((c) => c === said[0])
          ? said[0]!
          : 'split'
    return { room: v.room, choice, signed: said.length, owners }
  })
}

/**
 * [BL4] All tests of the set in whole numbers: `den * have >= num * of`, so that exactly two thirds and exactly three quarters
 * pass (Civil Code art. 278). A head of several dwellings takes part with any of them and agrees when all that take part agree.
 * Area in hundredths of a square metre.
 */
export function tallyBallots(
  rules: BallotRules,
  roll: readonly Voter[],
  ballots: readonly Ballot[],
): BallotTally {
  const votes = votesOf(roll, ballots)
  const area: Counted = counted(roll.map((v, i) => ({ weight: v.area, choices: [votes[i]!.choice] })))
  const heads: Counted = counted(
    [...new Set(roll.map((v) => v.head))].map((head) => ({
      weight: 1,
      choices: roll.flatMap((v, i) => (v.head === head ? [votes[i]!.choice] : [])),
    })),
  )
  const tests = rules.tests.map((t): TestResult => {
    const from = t.by === 'area' ? area : heads
    const [have, base] = [from[t.have], from[t.of]]
    return {
      ...t,
      counted: have,
      base,
      needed: Math.ceil((t.num * base) / t.den),
      passed: base > 0 && t.den * have >= t.num * base,
    }
  })
  return {
    rules: rules.id,
    heads,
    area,
    votes,
    tests,
    passed: tests.every((t) => t.passed),
    failed: tests.filter((t) => !t.passed).map((t) => t.name),
  }
}

function counted(
  parts: readonly { readonly weight: number; readonly choices: readonly Vote['choice'][] }[],
): Counted {
  const sum = (fits: (choices: readonly Vote['choice'][]) => boolean) =>
    parts.reduce((n, p) => n + (fits(p.choices.filter((c) => c !== null)) ? p.weight : 0), 0)
  return {
    all: sum(() => true),
    participating: sum((c) => c.length > 0),
    agreeing: sum((c) => c.length > 0 && c.every((x) => x === 'agree')),
  }
}

/**
 * [BL5] What the ballot would come to if these dwellings voted so, whatever they said before: for the owner
 * who asks "does mine decide?".
 */
export function whatIf(
  rules: BallotRules,
  roll: readonly Voter[],
  ballots: readonly Ballot[],
  rooms: readonly string[],
  choice: Choice,
): BallotTally {
  return tallyBallots(rules, roll, [
    ...ballots.filter((b) => !rooms.includes(b.room)),
    ...rooms.map((room) => ({ room, choice, owner: null, all: true })),
  ])
}

/**
 * [BL7] The fewest dwellings of those that have not voted whose agreeing makes the ballot pass, larger ones first; none where it
 * passes already, null where even all of them would not do. A dwelling that brings a new head brings all that another of the same
 * area would and more, and more area is never worse, as no test asks for more than all: so the largest of each kind suffice.
 */
export function fewestToPass(
  rules: BallotRules,
  roll: readonly Voter[],
  ballots: readonly Ballot[],
): readonly string[] | null {
  const votes = votesOf(roll, ballots)
  const voted = (room: string) => votes.find((v) => v.room === room)!.choice !== null
  const largest = roll.filter((v) => !voted(v.room)).toSorted((a, b) => b.area - a.area)
  const taken = new Set(roll.filter((v) => voted(v.room)).map((v) => v.head))
  const fresh = largest.filter((v) => !taken.has(v.head) && taken.add(v.head))
  const more = largest.filter((v) => !fresh.includes(v))
  for (let size = 0; size <= largest.length; size++) {
    for (let heads = Math.min(size, fresh.length); heads >= Math.max(0, size - more.length); heads--) {
      const rooms = [...fresh.slice(0, heads), ...more.slice(0, size - heads)].map((v) => v.room)
      if (whatIf(rules, roll, ballots, rooms, 'agree').passed) return rooms
    }
  }
  return null
}
