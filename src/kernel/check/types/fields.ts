/** The types of what is written down: fields of forms, parameters, columns of registers. */
import type { Units } from '../../money/index.ts'
import { isKeptSealed, type Field, type Parameter } from '../../programme/index.ts'
import type { Register, RegisterColumn } from '../../register/index.ts'
import { measureOf } from './measure.ts'
import {
  anything,
  boolean,
  count,
  day,
  fen,
  listOf,
  month,
  number,
  oneOf,
  record,
  sealed,
  text,
  textOf,
  type Type,
} from './type.ts'

/** `path` names the field in messages, and marks what it seals. */
export function fieldType(f: Field, path: string): Type {
  const bare = bareType(f, path)
  return isKeptSealed(f) ? sealed(bare, path) : bare
}

function bareType(f: Field, path: string): Type {
  switch (f.type) {
    case 'boolean':
      return boolean
    case 'fen':
      return fen
    case 'integer':
      return count
    case 'day':
      return day
    case 'month':
      return month
    case 'choice':
      return oneOf(Object.keys(f.options))
    case 'papers':
      return listOf(text)
    case 'post':
    case 'case':
    case 'area':
      return textOf(f.type)
    case 'point':
      return pointType
    case 'list':
      return listOf(columnsOf(f.of, path))
    case 'entry':
      return text
    default:
      return textOf('words')
  }
}

/** [AR10] Whole microdegrees; the metres are not known of every point. */
export const pointType: Type = record(
  { lon: count, lat: count, accuracy: count },
  { zh: '坐标点', en: 'a point' },
)

const columnsOf = (of: Readonly<Record<string, Field>>, path: string): Type =>
  record(Object.fromEntries(Object.entries(of).map(([name, f]) => [name, fieldType(f, `${path}.${name}`)])), {
    zh: `列表“${path}”的一行`,
    en: `a line of ${path}`,
  })

export const parameterType = (x: Parameter, units: Units): Type => number(measureOf(x.unit, units))

/** What a column says of itself; anything where it leaves that to whoever enters it. */
export function columnType(c: RegisterColumn, units: Units): Type {
  if (c.kind === 'day' || c.kind === 'valid_to') return day
  if (c.kind === 'month') return month
  if (c.kind === 'case') return textOf('case')
  if (c.kind === 'degree') return number(measureOf('degree'))
  if (c.unit !== undefined) return number(measureOf(c.unit, units))
  return anything
}

/** An entry as formulas know it: its columns, and what every entry has. */
export const entryType = (r: Register, columns: Readonly<Record<string, Type>>): Type =>
  record(
    {
      ...columns,
      id: text,
      standing: oneOf(Object.keys(r.standings)),
      area: textOf('area'),
      since: day,
      case: textOf('case'),
    },
    { zh: `登记册“${r.id}”的条目`, en: `an entry of ${r.id}` },
  )
