/** The checker's door. */
export { noFigure } from './counting.ts'
export { areaFindings, dayFindings } from './dates.ts'
export { finding, strangersTo, unanswered, waysOf, type CheckFinding, type Look } from './finding.ts'
export { checkPacks, houseOfPacks, type PackFinding } from './house.ts'
export { programmeOf, type House } from './of-house.ts'
export { checkProgramme } from './programme.ts'
export type { RoomCheck } from './room.ts'
