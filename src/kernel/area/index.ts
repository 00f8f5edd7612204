/** Places in time. */
export * from './faults.ts'
export * from './tree.ts'
