/** What owners of dwellings decide and share: the pack's own abilities. */
import { ballot } from './ballot.ts'
import { roll, sale, signsForRoom } from './roll.ts'
import { shares } from './shares.ts'

export { formerKinds } from './formerly.ts'
export const abilities = [roll, sale, signsForRoom, ballot, shares]
