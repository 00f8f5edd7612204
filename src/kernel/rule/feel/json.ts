/** How an answer leaves the evaluator. */
import { pay } from './budget.ts'
import { iso, type When } from './calendar.ts'
import { entriesOf, kindOf, type Context, type Env, type Inner, type Range, type Value } from './values.ts'

/** An answer leaves as JSON: days, times and durations in ISO, a range as FEEL, a function as null. */
export function toJson(v: Inner, env?: Env): Value {
  if (env) pay(env, 1)
  switch (kindOf(v)) {
    case 'boolean':
    case 'number':
    case 'string':
      return v as Value
    case 'list':
      return (v as readonly Inner[]).map((x) => toJson(x, env))
    case 'context':
      return Object.fromEntries(entriesOf(v as Context).map(([k, x]) => [k, toJson(x, env)]))
    case 'date':
    case 'time':
    case 'date time':
    case 'duration':
      return iso(v as When)
    case 'range':
      return writeRange(v as Range)
    default:
      return null
  }
}
const writeRange = (r: Range) =>
  `${r.startIn ? '[' : '('}${write(r.start)}..${write(r.end)}${r.endIn ? ']' : ')'}`
const write = (v: Inner) =>
  v === null
    ? ''
    : typeof v === 'string'
      ? JSON.stringify(v)
      : kindOf(v) === 'number'
        ? String(v)
        : `@"${iso(v as When)}"`
