/** The field that a form asks at a place. */
import type { Field } from './field.ts'
import type { Programme } from './programme.ts'

/** A field, or a column of a list field, by its path. */
export function fieldLike(p: Programme, path: string): Field | undefined {
  const [name = '', column] = path.split('.')
  const field = Object.hasOwn(p.fields, name) ? p.fields[name]! : undefined
  return column === undefined
    ? field
    : field?.type === 'list' && Object.hasOwn(field.of, column)
      ? field.of[column]
      : undefined
}
