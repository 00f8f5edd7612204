/** What the programmes of the pack work out besides formulas. */
import { apart } from './apart.ts'
import { code } from './code.ts'
import { deadlines } from './deadlines.ts'
import { minutes } from './minutes.ts'

export const abilities = [deadlines, apart, code, minutes]
