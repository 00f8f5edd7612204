/** Rows of a spreadsheet as lines of a form. */
export * from './cell.ts'
export * from './headings.ts'
export * from './line.ts'
export * from './places.ts'
export { rowsCheck } from './findings.ts'
