/** Joint reviews. */
export * from './review.ts'
