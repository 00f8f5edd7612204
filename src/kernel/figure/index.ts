/** Figures as sets of records. */
export {
  contributions,
  keptAs,
  outOfWindow,
  valueFrom,
  windowOf,
  type Contribution,
  type Count,
  type Ending,
  type Figure,
  type Tallied,
} from './figure.ts'
export { completion, printHundredths, printPercent, printScaled } from './percent.ts'
export { publishedDays, publishedOn, type PublishedFigure } from './publish.ts'
export { hiddenCells, peopleToldOf, tellsOfPeople, type Cell } from './suppress.ts'
export { differs, ofNothing, saidBy, tellsOne, type Said } from './said.ts'
