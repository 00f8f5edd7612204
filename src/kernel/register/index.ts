/** Registers and their entries. */
export * from './register.ts'
