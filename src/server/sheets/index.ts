/** The door of this folder: spreadsheets in and out. */
export { SheetFault, type SheetFaultCode, type SheetPlace } from './fault.ts'
export { readSheet } from './read.ts'
export { sheetLimits, type Cell, type SheetLimits, type SheetRow } from './row.ts'
export { writeSheet, type SheetColumn } from './write.ts'
