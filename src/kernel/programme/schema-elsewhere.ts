/** The part of the published shape that says what other cases of the same people, and lists that name it, mean for one. */
import { clause, list, map, name, object, text, type Schema } from '../shape.ts'

const some: Schema = { ...list(name), minItems: 1 }

export const elsewhere: Schema = map(
  object(
    { title: text, programme: { type: 'string', minLength: 1 }, at: some, clause },
    { sum: name, bars: object({ outcomes: some, message: text }) },
  ),
)

export const listed: Schema = map(
  object(
    {
      title: text,
      list: object({ programme: { type: 'string', minLength: 1 }, name }),
      case: name,
      sums: name,
      clause,
    },
    { except: some },
  ),
)
