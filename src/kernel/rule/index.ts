/** Rules as formulas and tables in FEEL: what a programme writes, and what the checker and the DMN verb read. */
export {
  check,
  evaluate,
  evaluateWithProblems,
  functionNames,
  names,
  unary,
  type Evaluation,
  type Facts,
  type Finding,
  type Value,
} from './feel.ts'
export type {
  Answer,
  Decision,
  DecisionTable,
  Formula,
  Taking,
  HitPolicy,
  TableInput,
  TableOutput,
  TableRule,
  Trace,
} from './decision.ts'
export { outsideOf, type Reach } from './outside.ts'
export type { Outside } from './feel/values.ts'
export { traceKey, tracedAs } from './decision.ts'
export { decide } from './table.ts'
export { circles, decideAll, reads, readsNow, type Answers, type Decisions } from './all.ts'
export { gaps, type Example, type GapOptions, type Gaps } from './gaps.ts'
