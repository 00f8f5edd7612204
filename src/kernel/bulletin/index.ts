/** Prose whose numbers are figures. */
export {
  pageFigures,
  print,
  runsOf,
  type Bulletin,
  type FigureReading,
  type Names,
  type PageFigure,
  type Slot,
} from './bulletin.ts'
export { partFaults } from './parts.ts'
export { canMean } from './qualifier.ts'
