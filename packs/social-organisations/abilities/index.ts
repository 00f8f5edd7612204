/** What the programmes of the pack work out besides formulas. */
import { code, likeness, peopleOf, personOf } from './identity.ts'
import { dueDay } from './due.ts'
import { score } from './score.ts'
import { standing } from './standing.ts'

export const abilities = [code, likeness, personOf, peopleOf, standing, score, dueDay]
