/** Prose whose numbers are figures, and what such prose must not say. */
export * from './bulletin.ts'
export * from './contradiction.ts'
export { printNames, type NamedRow, type Names } from './names.ts'
export * from './parts.ts'
