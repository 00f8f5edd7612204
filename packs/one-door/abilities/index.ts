/** What the programmes of the pack work out besides formulas. */
import { code } from './code.ts'
import { due } from './due.ts'
import { papers } from './papers.ts'
import { person } from './person.ts'
import { seconds } from './seconds.ts'

export const abilities = [papers, code, due, person, seconds]
