/** [AB1] What an ability takes and gives, as types of formulas. Abilities turn people into keys: nothing sealed leaves them. */
import type { Gives, PlainShape, Shape } from '../../ability/shape.ts'
import { rulesOf } from '../../ability/reckon.ts'
import { type Ability } from '../../ability/index.ts'
import type { Programme, Reckoning } from '../../programme/index.ts'
import { measureOf } from './measure.ts'
import {
  anything,
  boolean,
  count,
  elementOf,
  listOf,
  number,
  oneOf,
  record,
  text,
  textOf,
  unmarked,
  type TextKind,
  type Type,
} from './type.ts'

type Options = Readonly<Record<string, readonly string[]>>

/** The type of a shape; of an option of which nobody says what it may be, any text. */
export function typeOfShape(shape: Shape, options: Options = {}): Type {
  if (typeof shape === 'string') return plainType(shape)
  if ('unit' in shape) return number(measureOf(shape.unit))
  if ('oneOf' in shape) return oneOf(shape.oneOf)
  if ('option' in shape) {
    const all = options[shape.option] ?? []
    return all.length === 0 ? text : oneOf([...new Set(all)])
  }
  if ('list' in shape) return listOf(typeOfShape(shape.list, options))
  if ('maybe' in shape) return typeOfShape(shape.maybe, options)
  return record(columnTypes(shape.of, options), shape.what)
}

const columnTypes = (columns: Readonly<Record<string, Shape>>, options: Options) =>
  Object.fromEntries(Object.entries(columns).map(([name, c]) => [name, typeOfShape(c, options)]))

function plainType(shape: PlainShape): Type {
  if (shape === 'boolean') return boolean
  if (shape === 'number') return count
  return shape === 'text' ? text : textOf(shape as TextKind)
}

/** What a reckoning gives. `read`: the type of one of its parts. */
export function reckoningType(
  p: Programme,
  ability: Ability | undefined,
  r: Reckoning,
  read: (formula: string) => Type,
): Type {
  if (!ability) return anything
  return givenType(ability.gives, optionsOf(p, ability, r), (part) =>
    Object.hasOwn(r.with, part) ? unmarked(read(r.with[part]!)) : anything,
  )
}

function givenType(gives: Gives, options: Options, part: (name: string) => Type): Type {
  if (typeof gives === 'string' || !('like' in gives)) return typeOfShape(gives, options)
  const same = part(gives.like)
  if (gives.with === undefined) return same
  const line = unmarked(elementOf(same))
  return listOf(
    line.kind === 'record'
      ? record({ ...line.columns, ...columnTypes(gives.with, options) }, line.what)
      : line,
  )
}

/** A step that there is not has no parties to tell apart: that is told of where it is named. */
function optionsOf(p: Programme, ability: Ability, r: Reckoning): Options {
  const rules = rulesOf(ability, r)
  if ('fault' in rules) return {}
  return ability.options(rules.rules, { parties: (step) => Object.keys(p.steps[step]?.parties ?? {}) })
}
