/** A ballot as the server told it, counted again by the kernel's own rule: what it would come to if these doors said something else. */
import {
  fewestToPass,
  tallyBallots,
  type Ballot,
  type BallotRules,
  type BallotTally,
  type Choice,
} from '../../kernel/ballot/ballot.ts'
import type { Voter } from '../../kernel/ballot/roll.ts'
import type { BallotView } from '../../server/contract/together.ts'

/** What a door is supposed to say; `none`: it takes no part. */
export type Supposed = Readonly<Record<string, Choice | 'none'>>

/** Whose a dwelling is, the page need not know: who counts as one head with whom, it does. */
const rollOf = (b: BallotView): readonly Voter[] =>
  b.votes.map((v) => ({ room: v.room, floor: v.floor, area: v.area, owners: [], head: v.head }))
const rulesOf = (b: BallotView): BallotRules => ({
  id: '',
  from: '',
  title: b.rules,
  clause: b.clause.id,
  tests: b.tests.map(({ name, title, by, have, of, num, den }) => ({ name, title, by, have, of, num, den })),
})

/** Co-owners who differ take part and do not agree, as who says no. */
const said = (choice: string): Choice => (choice === 'split' ? 'disagree' : (choice as Choice))

const ballotsOf = (b: BallotView, supposed: Supposed): readonly Ballot[] =>
  b.votes.flatMap((v) => {
    const choice = supposed[v.room] ?? v.choice
    return choice === null || choice === 'none'
      ? []
      : [{ room: v.room, choice: said(choice), owner: null, all: true }]
  })

export const tallyOf = (b: BallotView, supposed: Supposed = {}): BallotTally =>
  tallyBallots(rulesOf(b), rollOf(b), ballotsOf(b, supposed))

/** The fewest of the doors that then take no part, which would carry it by agreeing. */
export const fewestOf = (b: BallotView, supposed: Supposed = {}): readonly string[] | null =>
  fewestToPass(rulesOf(b), rollOf(b), ballotsOf(b, supposed))
