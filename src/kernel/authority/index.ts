/** Who may decide what. */
export * from './authority.ts'
export * from './substitution.ts'
export * from './deciding.ts'
