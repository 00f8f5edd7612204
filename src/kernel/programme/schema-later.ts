/** The part of the published shape that has its place and is not acted on yet. */
import { clause, feel, list, map, name, object, one, text, type Schema } from '../shape.ts'
import { officeActs } from './later.ts'

const some = (items: Schema): Schema => ({ ...list(items), minItems: 1 })
const input = { input: map(feel) }
const act = object({ by: some(name), clause }, { at: some(name) })

export const laterParts = {
  acts: {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(officeActs.map((a) => [a, act])),
  },
  ref: object({ title: text, by: some(name) }),
  schedules: map(
    object(
      {
        title: text,
        every: one('day', 'week', 'month', 'quarter', 'half_year', 'year'),
        on: { type: 'integer', minimum: -366, maximum: 366, not: { const: 0 } },
        missed: one('all', 'latest'),
        does: {
          oneOf: [
            object({ outcome: name, at: some(name) }, input),
            object({ opens: name, per: one('village', 'township', 'county', 'city') }, input),
          ],
        },
        clause,
      },
      { offDay: one('same', 'before', 'after') },
    ),
  ),
} satisfies Record<string, Schema>

export const paperReuse: Schema = object({ consent: text, days: name, clause })
