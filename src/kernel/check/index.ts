/** The checker's door. */
export { noFigure } from './counting.ts'
export { areaFindings, dayFindings } from './dates.ts'
export {
  finding,
  strangersTo,
  unanswered,
  waysOf,
  type CheckContext,
  type CheckFinding,
  type Look,
} from './finding.ts'
export { checkPacks, houseOfPacks, type CheckedPack, type CheckSetting, type PackFinding } from './house.ts'
export { checkProgramme } from './programme.ts'
export { registerFindings } from './registers.ts'
export type { RoomCheck } from './room.ts'
export { shapeFindings } from './shape.ts'
export { programmeOf, type House } from './of-house.ts'
