/**
 * Owners who decide and pay together: what several packs of such matters may share, imported by name. Ids that begin with the first
 * pack that had them stay, because texts in force name them.
 */
import { ballot } from './abilities/ballot.ts'
import { cost } from './abilities/cost.ts'
import { dwelling } from './abilities/dwelling.ts'
import { estimate } from './abilities/estimate.ts'
import { fund } from './abilities/fund.ts'
import { roll, sale, signsForRoom } from './abilities/roll.ts'
import { shares } from './abilities/shares.ts'
import { units } from './units.ts'

export { formerKinds } from './abilities/formerly.ts'
export {
  rulesOn,
  whatIf,
  type Ballot,
  type BallotRules,
  type BallotTally,
  type BallotTest,
} from './ballot.ts'
export type { Voter } from './roll.ts'
export { sharesOf, type CoefficientTable } from './share.ts'

export const together = {
  abilities: [roll, sale, signsForRoom, ballot, shares, dwelling, estimate, fund, cost],
  units,
} as const
