/** Everything that is said over HTTP, as schemas. */
export * from './common.ts'
export * from './accesses.ts'
export * from './people.ts'
export * from './realms.ts'
export * from './programmes.ts'
export * from './cases.ts'
export * from './figures.ts'
export * from './tree.ts'
