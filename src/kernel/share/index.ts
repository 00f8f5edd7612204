/** Sharing of costs. */
export * from './share.ts'
