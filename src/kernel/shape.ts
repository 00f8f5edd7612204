/** The words of JSON Schema 2020-12 that our published shapes are written in. */

export type Schema = { readonly [keyword: string]: unknown }
export const text: Schema = { $ref: '#/$defs/text' }
export const clause: Schema = { type: 'string', minLength: 3 }
export const feel: Schema = { type: 'string', minLength: 1 }
export const name: Schema = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_.-]*$' }
export const day: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
export const count: Schema = { type: 'integer', minimum: 1 }
export const list = (items: Schema): Schema => ({ type: 'array', items })
export const map = (values: Schema): Schema => ({
  type: 'object',
  additionalProperties: values,
  propertyNames: { pattern: '^[A-Za-z][A-Za-z0-9_-]*$' },
})
export const object = (
  required: Readonly<Record<string, Schema>>,
  optional: Readonly<Record<string, Schema>> = {},
): Schema => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
  additionalProperties: false,
})
export const one = (...values: readonly (string | number)[]): Schema => ({ enum: values })
/** What `text` refers to, in the `$defs` of each shape. */
export const bothLanguages: Schema = object({
  zh: { type: 'string', minLength: 1 },
  en: { type: 'string', minLength: 1 },
})
