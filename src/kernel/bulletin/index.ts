/** Prose whose numbers are figures. */
export * from './bulletin.ts'
