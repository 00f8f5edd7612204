/** The door of this folder: spreadsheets in and out. */
export { written, type SheetColumn } from './book.ts'
export { wholeText } from './csv.ts'
export { SheetFault, type SheetFaultCode, type SheetPlace } from './fault.ts'
export { readSheet } from './read.ts'
export { sheetLimits, type Cell, type SheetLimits, type SheetRow } from './row.ts'
export { writeSheet } from './write.ts'
