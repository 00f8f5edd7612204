/** The part of the published shape that says what a programme works out: formulas, tables, reckonings. */
import { clause, count, day, feel, list, map, name, object, one, text, type Schema } from '../shape.ts'

export const decisionDefs = {
  decision: {
    oneOf: [
      object({ kind: one('formula'), expression: feel }, { clause }),
      object({
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
      }),
    ],
  },
  reckoning: {
    oneOf: [
      object({ kind: one('roll'), dwellings: feel, owners: feel, clause }),
      object({ kind: one('sale'), roll: feel, room: feel, owners: feel, clause }),
      object({ kind: one('signs_for'), roll: feel, room: feel, person: feel, clause }),
      object(
        {
          kind: one('ballot'),
          roll: feel,
          ballots: feel,
          on: feel,
          rules: list(
            object({
              id: name,
              from: day,
              title: text,
              clause,
              tests: list(
                object({
                  name,
                  title: text,
                  by: one('area', 'heads'),
                  have: one('participating', 'agreeing'),
                  of: one('all', 'participating'),
                  num: count,
                  den: count,
                }),
              ),
            }),
          ),
          clause,
        },
        {
          cast: object({ outcome: name, room: name, choice: name }, { paper: name }),
          consent: object({ outcome: name, room: name, wanted: feel, given: feel }),
        },
      ),
      object({
        kind: one('shares'),
        roll: feel,
        rooms: feel,
        amount: feel,
        table: feel,
        tables: map(
          object(
            { title: text, by: one('dwelling', 'area'), clause },
            { floors: list({ type: 'integer', minimum: 0 }) },
          ),
        ),
        clause,
      }),
      object({ kind: one('split'), amount: feel, over: feel, clause }),
      object({ kind: one('notice'), from: feel, days: feel, proofs: feel, clause }),
      object({
        kind: one('criteria'),
        criteria: list(object({ name, title: text, test: feel, otherwise: one('unfit', 'to_fix'), clause })),
        clause,
      }),
      object({ kind: one('review'), step: name, opinions: feel, silence: one('agrees', 'waits'), clause }),
      object({ kind: one('sample'), of: feel, percent: feel, seed: feel, clause }),
      object({ kind: one('dispatch'), week: feel, clause }),
    ],
  },
} satisfies Record<string, Schema>
