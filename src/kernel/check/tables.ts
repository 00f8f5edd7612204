/** [Q6] A decision table answers every input that can come, and with one answer: no gap, no overlap, no row that never fires. */
import type { Programme } from '../programme/index.ts'
import { gaps } from '../rule/gaps.ts'
import { type DecisionTable } from '../rule/index.ts'
import { finding, type Look } from './finding.ts'

type Decided = Programme['decisions'][string]

/** [LG2] What a choice among the arguments may be, it says itself. */
const withOptions = (table: Extract<Decided, { readonly kind: 'table' }>): DecisionTable => ({
  ...table,
  inputs: table.inputs.map((input) => {
    const taken = table.takes?.[input.expression]
    return taken?.type === 'choice' && input.allowed === undefined
      ? { ...input, allowed: Object.keys(taken.options).map((option) => JSON.stringify(option)) }
      : input
  }),
})

export const tables: Look = (p) =>
  Object.entries(p.decisions).flatMap(([name, table]) => {
    if (table.kind !== 'table') return []
    const where = `decisions.${name}`
    const seen = gaps(withOptions(table), { whole: true })
    return [
      ...seen.gaps
        .slice(0, 3)
        .map((input) =>
          finding('Q6', where, '有的情形没有一行适用', 'no row accepts this input', JSON.stringify(input)),
        ),
      ...seen.overlaps
        .slice(0, 3)
        .map((o) =>
          finding(
            'Q6',
            where,
            `第${o.rows.join('、')}行同时适用而答案不同`,
            `rows ${o.rows.join(', ')} both apply with different answers`,
            JSON.stringify(o.input),
          ),
        ),
      ...seen.dead.map((row) =>
        finding('Q6', where, `第${row}行永远不会适用`, `row ${row} never fires`, `row ${row}`),
      ),
    ]
  })
