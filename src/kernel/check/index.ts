/** Reads a programme before anybody lives under it: what can be seen wrong in it, each with an example of how it goes wrong. */
import { authorities } from './authorities.ts'
import { clauses } from './clauses.ts'
import { clocks } from './clocks.ts'
import type { CheckContext, CheckFinding } from './finding.ts'
import { entered } from './entered.ts'
import { flow } from './flow.ts'
import { format } from './format.ts'
import { forms } from './forms.ts'
import { formulas } from './formulas.ts'
import { obligations } from './obligations.ts'
import { params } from './params.ts'
import { people } from './people.ts'
import { sheets } from './sheets.ts'
import { tables } from './tables.ts'
import { toldParts } from './told.ts'
import { uses } from './uses.ts'
import type { Programme } from '../programme/index.ts'

export type { CheckContext, CheckFinding } from './finding.ts'

const all = [
  flow,
  formulas,
  tables,
  params,
  authorities,
  clocks,
  obligations,
  people,
  uses,
  clauses,
  toldParts,
  entered,
  sheets,
  forms,
  format,
]

/**
 * Every finding, in the order of the rules [Q1]-[Q20], then those of spreadsheets [IM1], forms [FM1] and the text's own [PF1]-[PF5];
 * none is the only good answer. Throws nothing, reads nothing but what it is given.
 */
export const checkProgramme = (p: Programme, context: CheckContext): readonly CheckFinding[] =>
  all.flatMap((look) => look(p, context))
