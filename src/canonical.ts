/** JSON with its keys in order, so that equal values are equal texts: jsonb keeps an order of its own. */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  let text = ''
  if (Array.isArray(value)) {
    for (const [i, v] of value.entries()) text += i === 0 ? canonical(v) : `,${canonical(v)}`
    return `[${text}]`
  }
  for (const name of Object.keys(value).sort()) {
    const v = (value as Readonly<Record<string, unknown>>)[name]
    if (v !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonical(v)}`
  }
  return `{${text}}`
}
