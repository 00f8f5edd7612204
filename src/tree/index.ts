/** The tree of the log (RFC 9162), as mathematics. */
export * from './base64.ts'
export * from './chain.ts'
export * from './frontier.ts'
export * from './hash.ts'
export * from './note.ts'
export * from './shape.ts'
export * from './verify.ts'
