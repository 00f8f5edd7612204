/** Places in time. */
export * from './faults.ts'
export * from './levels.ts'
export * from './tree.ts'
