/** Criteria of eligibility. */
export * from './criteria.ts'
