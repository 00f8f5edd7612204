/** Who may decide what. */
export * from './authority.ts'
