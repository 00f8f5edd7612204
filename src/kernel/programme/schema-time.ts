/** The part of the published shape in which time acts. */
import { clause, feel, list, map, name, object, one, text, type Schema } from '../shape.ts'

const input = { input: map(feel) }

export const schedules: Schema = map(
  object(
    {
      title: text,
      every: one('day', 'week', 'month', 'quarter', 'half_year', 'year'),
      on: { type: 'integer', minimum: -366, maximum: 366, not: { const: 0 } },
      missed: one('all', 'latest'),
      does: {
        oneOf: [
          object({ outcome: name, at: { ...list(name), minItems: 1 } }, input),
          object({ opens: name, per: name }, input),
        ],
      },
      clause,
    },
    { offDay: one('same', 'before', 'after') },
  ),
)

export const gathers: Schema = map(
  object(
    {
      title: text,
      from: {
        oneOf: [
          object({ cases: name, at: { ...list(name), minItems: 1 } }),
          object({ register: name }, { standing: list(name) }),
          object({ figure: name }),
        ],
      },
      of: map({ $ref: '#/$defs/field' }),
      columns: map(feel),
      starts: name,
      closes: name,
      clause,
    },
    { tells: map(feel), where: feel, sum: name },
  ),
)
