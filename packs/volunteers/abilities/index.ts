/** What the pack works out besides formulas. */
import { ages, person } from './person.ts'
import { clock, minutes, span } from './minutes.ts'
import { code, pass } from './pass.ts'
import { days, lots } from './lots.ts'
import { shown } from './shown.ts'

export const abilities = [person, ages, minutes, span, clock, pass, code, lots, days, shown]
