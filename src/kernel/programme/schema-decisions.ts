/** The part of the published shape that says what a programme works out: formulas, tables, reckonings. */
import { clause, feel, list, map, name, object, one, type Schema } from '../shape.ts'

const takes: Schema = { ...map({ $ref: '#/$defs/field' }), minProperties: 1 }

export const decisionDefs = {
  decision: {
    oneOf: [
      object({ kind: one('formula'), expression: feel }, { clause, takes }),
      object(
        {
          kind: one('table'),
          hitPolicy: one(
            'unique',
            'first',
            'any',
            'priority',
            'rule_order',
            'output_order',
            'collect',
            'collect_sum',
            'collect_min',
            'collect_max',
            'collect_count',
          ),
          inputs: list(object({ expression: feel }, { label: { type: 'string' }, allowed: list(feel) })),
          outputs: list(object({ name }, { label: { type: 'string' }, allowed: list(feel), default: feel })),
          rules: list(object({ when: list(feel), then: list(feel) }, { clause })),
        },
        { takes },
      ),
    ],
  },
  reckoning: object(
    { ability: { type: 'string', pattern: '^[a-z]\\w*(\\.[a-z]\\w*)+@[1-9]\\d*$' }, with: map(feel), clause },
    { rules: {}, seenBy: { const: 'concerned' } },
  ),
} satisfies Record<string, Schema>
