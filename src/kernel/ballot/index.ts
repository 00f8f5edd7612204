/** Owners deciding together: the roll, the ballots, the tests. */
export * from './ballot.ts'
export * from './roll.ts'
