/** Figures as sets of records. */
export * from './figure.ts'
export * from './publish.ts'
export * from './suppress.ts'
