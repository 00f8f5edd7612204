/** The shape of a register as JSON Schema 2020-12, for those who write or check one without our compiler. */
import { bothLanguages, clause, list, map, name, object, one, text, type Schema } from '../shape.ts'

const options: Schema = { type: 'object', additionalProperties: text, minProperties: 1 }
const column = object(
  { title: text },
  {
    unit: name,
    options,
    clauses: { type: 'object', additionalProperties: clause },
    kind: one('day', 'month', 'valid_to', 'case', 'post', 'area', 'degree', 'clock'),
    public: { const: true },
    findable: { const: true },
  },
)

/** Published at `/schemas/register.json`. That named columns are there and public ones are told, the packs' contract tests. */
export const registerSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:yimen:register',
  title: 'Yimen register',
  ...object(
    {
      id: name,
      title: text,
      open: { type: 'boolean' },
      standings: { ...map(text), minProperties: 1 },
      columns: { ...map(column), minProperties: 1 },
      clause,
    },
    {
      asked: object(
        { page: text, intro: text, title: text, label: text, hint: text },
        { whole: { const: true } },
      ),
      called: list(name),
      brief: list(name),
      map: object({ longitude: name, latitude: name }),
      cards: object({ title: text, number: text, says: list(name), note: text }),
      also: list(name),
      note: object({ text, clause }),
    },
  ),
  $defs: { text: bothLanguages },
}
