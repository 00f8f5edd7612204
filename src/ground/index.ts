/** Places on the ground: frames, shapes, borders in time, and which grid a point lies in. It knows no case. */
export { degreesIn, frames, isFrame, pointFrom, type Frame } from './frame.ts'
export {
  china,
  geometryOf,
  placeFault,
  readGround,
  writeGround,
  type Drawn,
  type GroundCollection,
} from './geojson.ts'
export { groundFinding, type GroundFinding } from './finding.ts'
export { openGroundInTime, type Border, type GroundInTime } from './history.ts'
export { openGround, type Grid, type Ground } from './lookup.ts'
export { boxOfShape, squareMetresOf, type Box, type Corner, type Shape } from './shape.ts'
export { auditGround, type AuditedGrid, type Community } from './audit.ts'
export { proposeMending, type CornerMove, type Proposal } from './mend.ts'
