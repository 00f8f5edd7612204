/**
 * [Q4] Every formula can be read and names only what there is. [Q5] Decisions do not read one another in a
 * circle. [Q21] Each gives what its place needs, and works out only what goes together. [Q22] The columns,
 * options and functions that it names are there.
 */
import { circles } from '../rule/all.ts'
import type { Programme } from '../programme/index.ts'
import { finding, houseOf, type CheckFinding, type Look } from './finding.ts'
import { formulasOf, type Formula } from './texts.ts'
import {
  figureNames,
  lineOf,
  namesWithin,
  typesOf,
  within,
  type ProgrammeTypes,
} from './types/environment.ts'
import { programmeOf, type House } from './of-house.ts'
import type { Fault, FaultCode } from './types/faults.ts'
import { infer, type Inferred } from './types/infer.ts'
import type { Names } from './types/scope.ts'
import { tableFaults } from './types/table.ts'
import { wanted } from './types/want.ts'

/** Which rule each kind of fault breaks. */
const ruleOf: Readonly<Record<FaultCode, string>> = {
  syntax: 'Q4',
  unknown_name: 'Q4',
  unknown_function: 'Q22',
  wrong_arity: 'Q22',
  wrong_argument: 'Q22',
  unknown_column: 'Q22',
  no_such_option: 'Q22',
  no_such_day: 'Q28',
  never_equal: 'Q22',
  cannot_compare: 'Q21',
  cannot_add: 'Q21',
  cannot_work_out: 'Q21',
  not_boolean: 'Q21',
  not_a_list: 'Q21',
  branches_differ: 'Q21',
  wrong_type: 'Q21',
}

export const faultFinding = (f: Fault, where: string, text: string): CheckFinding =>
  finding(ruleOf[f.code], where, f.message.zh, f.message.en, text, {
    code: f.code,
    at: f.at,
    ...(f.right === undefined ? {} : { right: f.right }),
  })

export const formulas: Look = (p, context) => {
  const house = houseOf(p, context)
  const types = typesOf(p, house)
  return [
    ...formulasOf(p, context).flatMap((f) => {
      if (f.where.startsWith('figures.') && programmeOf(house, p.id) !== p) return []
      const { type, faults } = typed(p, types, house, f)
      return [...faults, ...wanted(p, types, house, f, type)].map((x) => faultFinding(x, f.where, f.text))
    }),
    ...Object.entries(p.decisions).flatMap(([name, d]) =>
      d.kind === 'table'
        ? tableFaults(d, namesWithin(name, d, types.names)).map((x) =>
            faultFinding(x.fault, `decisions.${name}.${x.at}`, x.text),
          )
        : [],
    ),
    ...circles(p.decisions).map((c) =>
      finding('Q5', 'decisions', '决策互相引用，算不出来', 'decisions read one another in a circle', c),
    ),
  ]
}

/** The type of a formula where it stands: figures read less, lines come first. */
export function typed(p: Programme, types: ProgrammeTypes, house: House, f: Formula): Inferred {
  return infer(f.text, namesFor(p, types, house, f))
}

/** Whose cases a formula of a figure reads. */
export const countedBy = (p: Programme, house: House, f: Formula): Programme =>
  (f.programme === undefined ? undefined : programmeOf(house, f.programme)) ?? p

function namesFor(p: Programme, types: ProgrammeTypes, house: House, f: Formula): Names {
  if (f.decision !== undefined) return namesWithin(f.decision, p.decisions[f.decision]!, types.names)
  if (!f.where.startsWith('figures.'))
    return f.lines === undefined ? types.names : within(types.names, lineOf(types.names, f.lines))
  const counted = countedBy(p, house, f)
  return figureNames(counted, counted === p ? types : typesOf(counted, house))
}
