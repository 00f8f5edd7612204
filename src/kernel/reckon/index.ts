/** Reckonings of programmes. */
export * from './reckon.ts'
