/** From a command to everything that is written for it. */
export * from './commit.ts'
