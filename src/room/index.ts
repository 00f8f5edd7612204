/** A room in which several people hand out work while it happens, and a stage, as a pack declares them: data, and nothing of a domain. */
export { type Alike, type Room } from './room.ts'
export { counterActs, counterCheck, type Counter, type CounterAct } from './counter.ts'
export { stageCheck } from './findings.ts'
export {
  playedAct,
  recompute,
  type ClaimedEntry,
  type Differing,
  type PlayedAct,
  type Recomputed,
  type StageFile,
} from './recompute.ts'
export { likeness, type Likeness, type Likened } from './likeness.ts'
export type {
  Cue,
  Fill,
  Judging,
  LiveColumn,
  Receipts,
  Seat,
  SeatAct,
  SheetSeat,
  Stage,
  StagePart,
} from './stage.ts'
