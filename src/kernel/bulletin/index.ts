/** Prose whose numbers are figures. */
export * from './bulletin.ts'
export * from './contradiction.ts'
export * from './numerals.ts'
