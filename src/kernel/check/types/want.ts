/** Whether a formula gives what its place needs. */
import type { Field, Programme } from '../../programme/index.ts'
import { waysOf } from '../finding.ts'
import type { Formula, Want } from '../texts.ts'
import { entryOf, type ProgrammeTypes } from './environment.ts'
import type { House } from '../of-house.ts'
import { fault, noSuchOption, type Fault, type Span } from './faults.ts'
import { fieldType, pointType } from './fields.ts'
import { typeOfShape } from './reckonings.ts'
import { typeOf } from './infer.ts'
import {
  anything,
  day,
  fen,
  goesWith,
  joinAll,
  listOf,
  month,
  number,
  oneOf,
  say,
  text,
  textOf,
  type Type,
} from './type.ts'
import { plain } from './measure.ts'

export function wanted(
  p: Programme,
  types: ProgrammeTypes,
  house: House,
  f: Formula,
  given: Type,
): readonly Fault[] {
  if (f.want === undefined) return []
  const whole = { from: 0, to: f.text.length }
  if (typeof f.want === 'string') return kindWanted(given, f.want, whole)
  const needed = typeWanted(p, types, house, f.want)
  return goesWith(given, needed) ? strayOptions(given, needed, whole) : [misplaced(given, needed, whole)]
}

/** Whether a value is of the kind that its place needs. */
export function kindWanted(given: Type, want: Extract<Want, string>, at: Span): readonly Fault[] {
  if (want === 'truth') return truthful(given, at)
  if (want === 'day' && given.kind === 'date') return []
  return goesWith(given, kinds[want]) ? [] : [misplaced(given, kinds[want], at)]
}

function misplaced(given: Type, needed: Type, at: Span): Fault {
  const [x, y] = [say(given), say(needed)]
  return fault(
    'wrong_type',
    at,
    `这里要${y.zh}，公式给出${x.zh}`,
    `${y.en} is needed here, and the formula gives ${x.en}`,
  )
}

function truthful(given: Type, at: Span): readonly Fault[] {
  if (given.kind === 'boolean' || given.kind === 'anything' || given.kind === 'nothing') return []
  const said = say(given)
  return [
    fault(
      'not_boolean',
      at,
      `条件应当是“是”或者“否”，公式给出${said.zh}`,
      `a condition is yes or no, and the formula gives ${said.en}`,
    ),
  ]
}

/** Constants that the choice, the register or the fact does not have. */
export function strayOptions(given: Type, needed: Type, at: Span): readonly Fault[] {
  if (given.kind === 'list' && needed.kind === 'list') return strayOptions(given.of, needed.of, at)
  if (given.kind !== 'text' || needed.kind !== 'text') return []
  const { options } = needed
  if (!given.options || !options) return []
  return given.options.filter((o) => !options.includes(o)).map((o) => noSuchOption(o, at, options))
}

function typeWanted(p: Programme, types: ProgrammeTypes, house: House, want: Exclude<Want, string>): Type {
  if ('field' in want) return fieldType(want.field, want.name)
  if ('fact' in want) return factWanted(p, types, want.fact)
  if ('shape' in want) return typeOfShape(want.shape)
  const register = house.registers.find((r) => r.id === want.register)
  if (!register) return anything
  if (want.column === null) return oneOf(Object.keys(register.standings))
  const column = register.columns[want.column]
  if (!column) return anything
  if (column.options) return columnOptions(house, want.register, want.column, Object.keys(column.options))
  const entry = entryOf(want.register, house)
  return entry.kind === 'record' ? (entry.columns[want.column] ?? anything) : anything
}

/** A column with options may hold one of them, or several. */
function columnOptions(house: House, register: string, column: string, options: readonly string[]): Type {
  const entry = entryOf(register, house)
  const entered = entry.kind === 'record' ? entry.columns[column] : undefined
  return entered?.kind === 'list' ? listOf(oneOf(options)) : oneOf(options)
}

const factsWanted = new WeakMap<ProgrammeTypes, Map<string, Type>>()
/** A field's own type; otherwise the kind that most outcomes give the fact. */
function factWanted(p: Programme, types: ProgrammeTypes, name: string): Type {
  const field: Field | undefined = Object.hasOwn(p.fields, name) ? p.fields[name] : undefined
  if (field) return fieldType(field, name)
  const made = factsWanted.get(types) ?? new Map<string, Type>()
  factsWanted.set(types, made)
  const before = made.get(name)
  if (before) return before
  const given = waysOf(p).flatMap((w) => {
    const formula = w.outcome.sets?.[name]
    return formula === undefined ? [] : [typeOf(formula, types.names)]
  })
  const type = loosened(
    joinAll(given.filter((t) => given.filter((x) => goesWith(x, t)).length * 2 > given.length)),
  )
  made.set(name, type)
  return type
}
/** Another outcome may set another text. */
const loosened = (t: Type): Type =>
  t.kind === 'text' && t.of === undefined ? text : t.kind === 'nothing' ? anything : t

const kinds: Readonly<Record<Exclude<Extract<Want, string>, 'truth'>, Type>> = {
  money: fen,
  number: number(plain),
  text,
  day,
  month,
  list: listOf(anything),
  case: textOf('case'),
  place: textOf('area'),
  point: pointType,
}
