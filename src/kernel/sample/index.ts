/** Spot checks. */
export * from './sample.ts'
