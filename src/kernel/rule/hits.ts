/** What a table answers when these rows fire: one function for each hit policy. */
import { equal, order } from './feel/compare.ts'
import { arith } from './feel/arith.ts'
import { isNum } from '../number/index.ts'
import { contextOf, type Env, type Inner } from './feel/values.ts'
import type { DecisionTable } from './decision.ts'

/** A row that fired: its number and its outputs in the order of the table. */
export type Hit = { readonly row: number; readonly outputs: readonly Inner[] }
export type Outcome = { readonly value: Inner; readonly problem?: string; readonly rows?: readonly number[] }

/** One output is the answer itself; several make a context. */
export const answerOf = (table: DecisionTable, outputs: readonly Inner[]): Inner =>
  table.outputs.length === 1 ? outputs[0]! : contextOf(table.outputs.map((o, i) => [o.name, outputs[i]!]))

type Rank = (output: number, v: Inner) => number

function ranked(hits: readonly Hit[], rank: Rank): Hit[] {
  return hits.toSorted((a, b) => {
    for (let i = 0; i < a.outputs.length; i++) {
      const d = rank(i, a.outputs[i]!) - rank(i, b.outputs[i]!)
      if (d !== 0) return d
    }
    return a.row - b.row
  })
}

function extreme(values: readonly Inner[], sign: 1 | -1): Outcome {
  const best = values.reduce((m, v) => (order(v, m) === sign ? v : m))
  return values.some((v) => order(v, best) === null)
    ? { value: null, problem: 'outputs cannot be compared / 输出值不能比较' }
    : { value: best }
}

/** Joins the hits of a table. `rank` says how strong an output is; smaller is stronger. */
export function join(table: DecisionTable, hits: readonly Hit[], rank: Rank, env: Env): Outcome {
  const answers = hits.map((h) => answerOf(table, h.outputs))
  const [first] = hits
  if (!first) return none(table)
  switch (table.hitPolicy) {
    case 'unique':
      return hits.length > 1 ? { value: null, problem: 'two_rows' } : { value: answers[0]! }
    case 'any':
      return answers.every((a) => equal(a, answers[0]!, env) === true)
        ? { value: answers[0]! }
        : { value: null, problem: 'two_rows' }
    case 'first':
      return { value: answers[0]!, rows: [first.row] }
    case 'priority': {
      const best = ranked(hits, rank)[0]!
      return { value: answerOf(table, best.outputs), rows: [best.row] }
    }
    case 'output_order':
      return { value: ranked(hits, rank).map((h) => answerOf(table, h.outputs)) }
    case 'collect':
    case 'rule_order':
      return { value: answers }
    case 'collect_count':
      return { value: answers.length }
    case 'collect_sum':
      if (env.mode === 'dmn' && !answers.every(isNum))
        return { value: null, problem: 'outputs cannot be added / 输出值不能相加' }
      return { value: answers.slice(1).reduce<Inner>((t, v) => arith('+', t, v, env), answers[0]!) }
    case 'collect_min':
      return extreme(answers, -1)
    case 'collect_max':
      return extreme(answers, 1)
  }
}

/** Nothing is collected from no rows, and none are counted: that is an answer. What picks or adds up a row has none. */
function none(table: DecisionTable): Outcome {
  if (table.hitPolicy === 'collect') return { value: [] }
  return table.hitPolicy === 'collect_count' ? { value: 0 } : { value: null, problem: 'no_row' }
}
