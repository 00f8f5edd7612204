/** The part of the published shape that has its place and is not acted on yet. */
import { clause, list, name, object, text, type Schema } from '../shape.ts'
import { officeActs } from './later.ts'

const some = (items: Schema): Schema => ({ ...list(items), minItems: 1 })
const act = object({ by: some(name), clause }, { at: some(name) })

export const laterParts = {
  acts: {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(officeActs.map((a) => [a, act])),
  },
  ref: object({ title: text, by: some(name) }),
} satisfies Record<string, Schema>

export const paperReuse: Schema = object({ consent: text, days: name, clause })
