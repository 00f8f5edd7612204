/** Rules as formulas and tables in FEEL: what a programme writes, and what the checker and the DMN verb read. */
export { reads, type Decisions } from './all.ts'
export { tracedAs, type Decision, type DecisionTable, type HitPolicy, type Trace } from './decision.ts'
export { evaluate } from './feel.ts'
export type { Facts, Value } from './feel/values.ts'
export { names } from './feel/walk.ts'
