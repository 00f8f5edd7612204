/** The door of this folder: a list filled from a spreadsheet. */
export { attemptOf, readTicket } from './attempt.ts'
export type { Order } from './enter.ts'
export { faultsFile, templateFile } from './files.ts'
export { openImports, type Imports } from './jobs.ts'
export { previewed } from './preview.ts'
export { importFor, type Import } from './setting.ts'
export { progressOf } from './progress.ts'
