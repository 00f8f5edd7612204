/** The part of the published shape that says what a programme prints, and which sheets it reads. */
import { clause, count, feel, list, map, name, object, one, text, type Schema } from '../shape.ts'

/** How a value of a form prints, and where a part of one is printed at all. */
const formed = {
  as: one('plain', 'yuan', 'capital', 'day', 'month', 'area', 'yes', 'place', 'role', 'post', 'boxes'),
  like: { type: 'string', pattern: '^[A-Za-z]\\w*(\\.[A-Za-z]\\w*)?$' },
  options: { type: 'object', additionalProperties: text, minProperties: 1 },
}
const placed = { when: feel, office: { const: true } }
const words: Schema = {
  type: 'array',
  items: { type: 'string', minLength: 1 },
  minItems: 1,
  uniqueItems: true,
}

export const paperDefs = {
  form: object(
    { clause, blocks: { ...list({ $ref: '#/$defs/formBlock' }), minItems: 1 } },
    { values: map(object({ value: feel }, formed)), each: object({ list: feel, owners: name }) },
  ),
  formBlock: {
    oneOf: [
      object({ kind: one('to', 'heading', 'text', 'note'), text }, placed),
      object({ kind: one('clause'), clause }, placed),
      object(
        {
          kind: one('cells'),
          pairs: one(1, 2),
          cells: list(
            object({ title: text }, { value: feel, ...formed, lines: count, whole: { const: true } }),
          ),
        },
        placed,
      ),
      object(
        {
          kind: one('table'),
          columns: {
            ...list(object({ title: text, width: count }, { value: feel, ...formed, sum: { const: true } })),
            minItems: 1,
          },
        },
        { title: text, list: feel, spare: count, ...placed },
      ),
      object(
        {
          kind: one('sign'),
          across: one(1, 2, 3),
          boxes: { ...list(object({ title: text }, { text, seal: { const: true } })), minItems: 1 },
        },
        placed,
      ),
      object({ kind: one('check'), register: name, code: feel, text }, placed),
      object({ kind: one('issuer'), by: text }, { on: feel, ...placed }),
    ],
  },
  sheet: object(
    {
      list: name,
      begin: name,
      rows: name,
      finish: name,
      undo: { ...list(name), minItems: 1 },
      name,
      digest: name,
      reason: name,
      atOnce: count,
      most: count,
      yes: words,
      no: words,
      unknown: words,
      columns: map({ $ref: '#/$defs/sheetColumn' }),
      guidance: text,
      clause,
    },
    { alike: list(words) },
  ),
  sheetColumn: object(
    { headings: words },
    {
      places: { type: 'integer', minimum: 1, maximum: 9 },
      round: { const: true },
      units: words,
      within: words,
      endings: words,
      words: map(words),
    },
  ),
} satisfies Record<string, Schema>
