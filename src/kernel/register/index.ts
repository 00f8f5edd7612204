/** Registers and their entries. */
export * from './register.ts'
export * from './cell.ts'
export * from './part.ts'
export * from './schema.ts'
