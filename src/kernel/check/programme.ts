/**
 * Reads a programme before anybody lives under it: what can be seen wrong in it, each with an example of how
 * it goes wrong.
 */
import { alike } from './alike.ts'
import { authorities } from './authorities.ts'
import { chains } from './chains.ts'
import { clauses } from './clauses.ts'
import { clocks } from './clocks.ts'
import { commands } from './commands.ts'
import { readings } from './counting.ts'
import { dates } from './dates.ts'
import type { CheckContext, CheckFinding } from './finding.ts'
import { entered } from './entered.ts'
import { entries } from './entries.ts'
import { flow } from './flow.ts'
import { format } from './format.ts'
import { forms } from './forms.ts'
import { formulas } from './formulas.ts'
import { gathers } from './gathers.ts'
import { limits, linesAlike, links, listColumns } from './links.ts'
import { obligations } from './obligations.ts'
import { order } from './order.ts'
import { otherDays } from './other-days.ts'
import { params } from './params.ts'
import { people } from './people.ts'
import { reckonings } from './reckonings.ts'
import { secrets } from './secrets.ts'
import { sheets } from './sheets.ts'
import { tables } from './tables.ts'
import { tallies } from './tallies.ts'
import { time } from './time.ts'
import { toldParts } from './told.ts'
import { units } from './units.ts'
import { uses } from './uses.ts'
import type { Programme } from '../programme/index.ts'

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
  links,
  reckonings,
  listColumns,
  linesAlike,
  commands,
  entries,
  tallies,
  readings,
  limits,
  units,
  dates,
  order,
  secrets,
  chains,
  format,
  time,
  gathers,
  otherDays,
  alike,
]

/**
 * Every finding, in the order of the rules [Q1]-[Q20], then those of spreadsheets [IM1] and forms [FM1], then
 * what is named elsewhere, in the order of [Q23]-[Q31], the text's own [PF1]-[PF5], and where time acts [Q35]-[Q37], and lists that are gathered [Q38]; none is the only good
 * answer. Throws nothing, reads nothing but what it is given.
 */
export const checkProgramme = (p: Programme, context: CheckContext): readonly CheckFinding[] =>
  all.flatMap((look) => look(p, context))
