/** The checker's door. */
export type { CheckContext, CheckFinding } from './finding.ts'
export { checkPacks, houseOfPacks, type CheckedPack, type CheckSetting, type PackFinding } from './house.ts'
export { checkProgramme } from './programme.ts'
export { registerFindings } from './registers.ts'
export { shapeFindings } from './shape.ts'
export type { House } from './types/environment.ts'
