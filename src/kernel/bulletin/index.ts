/** Prose whose numbers are figures. */
export * from './bulletin.ts'
export * from './parts.ts'
