/** The part of the published shape that came later: the office's own acts, a client's own number, papers that are used again. */
import { clause, list, map, name, object, text, type Schema } from '../shape.ts'
import { officeActs } from './office.ts'

const some = (items: Schema): Schema => ({ ...list(items), minItems: 1 })
const act = object({ by: some(name), clause }, { at: some(name) })
const sendBack = object({ by: some(name), clause }, { at: some(name), to: map(some(name)) })

export const laterParts = {
  acts: {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(officeActs.map((a) => [a, a === 'sendBack' ? sendBack : act])),
  },
  ref: object({ title: text, by: some(name) }),
  consents: object({ to: name, while: some(name) }),
} satisfies Record<string, Schema>

export const paperReuse: Schema = object({ consent: text, days: name, clause })
