/** Figures as sets of records. */
export * from './figure.ts'
export { completion, printHundredths, printPercent, printScaled } from './percent.ts'
export * from './publish.ts'
export * from './suppress.ts'
