/** A case and the engine that moves it. */
export type { Award, CountedHere, PaperConsent, SentPaper } from './asked.ts'
export { byName } from './by-name.ts'
export {
  enteredBy,
  type Act,
  type Actor,
  type Around,
  type Case,
  type CaseEvent,
  type Command,
  type Refusal,
  type Reuse,
  type WrittenAway,
  type TimeRun,
} from './case.ts'
export { clocksOf, inTime, pressing, readClockAt, type CaseClock, type Setting } from './clocks.ts'
export { deciders, type Verdict } from './deciders.ts'
export { errandRowsOf, tasksOf, type ErrandRow } from './derived.ts'
export { isWoken, openingDays, outcomeOfRun, refusedRuns, runRefused, runsOf, startOf } from './due.ts'
export { isNumbered, type EnterRule, type EnteredOne } from './effects.ts'
export { countedBy } from './elsewhere.ts'
export { enterRule, wouldEnter } from './entering.ts'
export { evolve, fold } from './evolve.ts'
export {
  commandsToLines,
  gatherLines,
  lineOfCase,
  lineOfEntry,
  linesSent,
  mostLines,
  noneGathered,
  pageAfter,
  ruleSpeaking,
} from './gather.ts'
export { holderOf, partiesOf, type Holder } from './holder.ts'
export { isId, parseField } from './input.ts'
export { knowledge } from './knowledge.ts'
export { pointOnMap } from './on-map.ts'
export { handedTo } from './office/desk.ts'
export { standingErrands } from './office/errand.ts'
export { officeForm } from './office/form.ts'
export { unfit } from './office/receiver.ts'
export type { Errand, ErrandKind } from './office/said.ts'
export { allowedBy, answered, answersErrand, mayActInOffice } from './office/step.ts'
export { obligationsOf } from './owed.ts'
export { consentIn, papersHeldFor } from './papers.ts'
export { subjectFor } from './people.ts'
export { barredBy, offeredFirst } from './ready.ts'
export { refuse } from './refusal.ts'
export { closedNames, seenByConcerned, sightOf, type Onlooker, type Sight } from './sight.ts'
export { agreedBy, floorOf, mayAct, step } from './step.ts'
export { isSealed, leftInClear, sealedPrefix, veil } from './veil.ts'
export { outcomesAt, ways } from './view.ts'
export {
  answerFrom,
  concernsAny,
  knownWorld,
  listedKey,
  type Lookup,
  type Past,
  type Surroundings,
  type Whereabouts,
  type World,
} from './world.ts'
