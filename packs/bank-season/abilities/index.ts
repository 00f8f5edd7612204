/** What the programmes of the season work out besides formulas. */
import { allocate } from './allocate.ts'
import { customer } from './customer.ts'
import { rank } from './rank.ts'
import { score } from './score.ts'

export const abilities = [allocate, customer, score, rank]
