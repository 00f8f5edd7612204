/** Who may see and do what. */
export * from './access.ts'
