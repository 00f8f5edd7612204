/** Places in time. */
export { treeFaults } from './faults.ts'
export { isOfLevel } from './levels.ts'
export { microdegrees, parsePoint, pointInWords, pointOfText, pointText, type Point } from './point.ts'
export {
  areaOn,
  areaTree,
  childrenOn,
  codesIn,
  pathOn,
  reachOn,
  type AreaRow,
  type AreaTree,
  type Succession,
} from './tree.ts'
