/** Public notices. */
export * from './notice.ts'
