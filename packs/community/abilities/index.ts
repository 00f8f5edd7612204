/** What the programmes of the pack work out besides formulas. */
import { match } from './match.ts'

export const abilities = [match]
