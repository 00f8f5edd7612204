/** Decisions as plain data: a table of rows an official can read, or one formula. Both stand on clauses. */
import type { Value } from './feel.ts'

export type HitPolicy =
  | 'unique'
  | 'first'
  | 'any'
  | 'priority'
  | 'rule_order'
  | 'output_order'
  | 'collect'
  | 'collect_sum'
  | 'collect_min'
  | 'collect_max'
  | 'collect_count'

export type TableInput = {
  readonly expression: string
  readonly label?: string
  /** Tests that a value must meet one of, such as `>= 0` or `"street"`. */
  readonly allowed?: readonly string[]
}
export type TableOutput = {
  readonly name: string
  readonly label?: string
  /** Possible answers; for `priority` and `output_order` the first is the strongest. */
  readonly allowed?: readonly string[]
  /** The answer when no row fires. Without it, no row is a problem and never a silent zero. */
  readonly default?: string
}
export type TableRule = {
  readonly when: readonly string[]
  readonly then: readonly string[]
  readonly clause?: string
}

/** [LG2] A decision that takes arguments is a function: formulas call it by its name, and it has no value of its own. */
export type Taking = { readonly takes?: Readonly<Record<string, object>> }

export type DecisionTable = Taking & {
  readonly kind: 'table'
  readonly hitPolicy: HitPolicy
  readonly inputs: readonly TableInput[]
  readonly outputs: readonly TableOutput[]
  readonly rules: readonly TableRule[]
}
export type Formula = Taking & {
  readonly kind: 'formula'
  readonly expression: string
  readonly clause?: string
}
export type Decision = DecisionTable | Formula

/** How an answer came about: what went in, which rows fired (1 is the first), on which clauses. */
export type Trace = {
  readonly inputs: { readonly [expression: string]: Value }
  readonly rows: readonly number[]
  readonly clauses: readonly string[]
  /** `no_row`, `two_rows`, `not_known`, or a sentence. Without it the answer stands. */
  readonly problem?: 'no_row' | 'two_rows' | 'not_known' | (string & {})
}
/** [LG3] The key under which a trace is kept of a decision as it is on another day, and its parts. */
export const traceKey = (name: string, day: string | null): string => (day === null ? name : `${name}@${day}`)
export function tracedAs(key: string): { readonly name: string; readonly day: string | null } {
  const [name = '', day = null] = key.split('@')
  return { name, day }
}
export type Answer = { readonly value: Value; readonly trace: Trace }
