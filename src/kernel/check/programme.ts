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
import { finding, houseOf, type CheckContext, type CheckFinding } from './finding.ts'
import { entered } from './entered.ts'
import { entries } from './entries.ts'
import { flow } from './flow.ts'
import { format } from './format.ts'
import { forms } from './forms.ts'
import { formulas } from './formulas.ts'
import { elsewhere } from './elsewhere.ts'
import { gathers } from './gathers.ts'
import { listed } from './listed.ts'
import { levels } from './levels.ts'
import { limits, linesAlike, links, listColumns } from './links.ts'
import { obligations } from './obligations.ts'
import { order } from './order.ts'
import { otherDays } from './other-days.ts'
import { params } from './params.ts'
import { people } from './people.ts'
import { prose } from './prose.ts'
import { reckonings } from './reckonings.ts'
import { sealings } from './sealings.ts'
import { secrets } from './secrets.ts'
import { tables } from './tables.ts'
import { tallies } from './tallies.ts'
import { time } from './time.ts'
import { toldParts } from './told.ts'
import { units } from './units.ts'
import { uses } from './uses.ts'
import { asTold, formerOf } from '../ability/index.ts'
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
  levels,
  dates,
  order,
  secrets,
  chains,
  format,
  prose,
  time,
  gathers,
  elsewhere,
  listed,
  sealings,
  otherDays,
  alike,
]

/**
 * Every finding, in the order of the rules [Q1]-[Q20], then those of forms [FM1], then what is named elsewhere, in the order of
 * [Q23]-[Q31], the text's own [PF1]-[PF7], where time acts [Q35]-[Q37], lists that are gathered [Q38], what stands elsewhere [Q39], rules
 * over sealed facts [Q40], what lists gave [Q41], and at last what other rooms look for, as spreadsheets [IM1]; none is the only good answer. Throws nothing,
 * reads nothing but what it is given.
 */
export const checkProgramme = (p: Programme, context: CheckContext): readonly CheckFinding[] => [
  ...all.flatMap((look) => look(look === uses ? asTold(houseOf(p, context).abilities, p) : p, context)),
  ...readByAbilities(p, context),
  ...(context.looks ?? []).flatMap((look) => look(p, context)),
]

/** [AB6] What abilities read out of the text: what cannot be read, and the reckonings that they read. */
function readByAbilities(p: Programme, context: CheckContext): readonly CheckFinding[] {
  const { abilities } = houseOf(p, context)
  const former = formerOf(abilities, p)
  if ('fault' in former) {
    const { at, message, example } = former.fault
    return [finding('AB6', at, message.zh, message.en, example)]
  }
  const names = Object.keys(former.rules)
  if (names.length === 0) return []
  return [reckonings, formulas]
    .flatMap((look) => look(asTold(abilities, p), context))
    .filter((f) => names.some((name) => f.where.startsWith(`reckonings.${name}`)))
}
