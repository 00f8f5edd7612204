/** A policy as data, and its shape. */
export * from './define.ts'
export * from './field.ts'
export * from './form.ts'
export * from './programme.ts'
export * from './schema.ts'
export * from './sheet.ts'
export * from './told.ts'
