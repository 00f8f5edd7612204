/** How facts come into the evaluator, and how an answer leaves it. */
import { fromDouble, printNumber } from '../../number/text.ts'
import { numberFromJson, numberToJson } from '../../number/json.ts'
import { isDecimalJson, type Num } from '../../number/index.ts'
import { pay, wrong } from './budget.ts'
import { iso, type When } from './calendar.ts'
import {
  contextOf,
  entriesOf,
  isContext,
  isList,
  kindOf,
  type Context,
  type Env,
  type Facts,
  type Inner,
  type Range,
  type Value,
} from './values.ts'

/**
 * Lists of thousands of lines come by again and again: what holds nothing to change is looked through once. A
 * short one is looked through sooner than remembered.
 */
const asTheyAre = new WeakSet<object>()
const longList = 8

/** [N3] Facts as formulas hold them: every number a safe integer or a decimal. What needs no change is not copied; what is not JSON is null. */
export function fromJson(v: Value | undefined): Inner {
  switch (typeof v) {
    case 'string':
    case 'boolean':
      return v
    case 'number':
      return Number.isSafeInteger(v) ? v : fromDouble(v)
    case 'object':
      if (v === null || asTheyAre.has(v)) return v as Inner
      return isList(v as Inner) ? listFrom(v as readonly Value[]) : contextFrom(v as Facts)
    default:
      return null
  }
}

function listFrom(list: readonly Value[]): Inner {
  let copy: Inner[] | null = null
  for (let i = 0; i < list.length; i++) {
    const inner = fromJson(list[i])
    if (inner !== list[i]) (copy ??= [...list] as Inner[])[i] = inner
  }
  if (!copy && list.length >= longList) asTheyAre.add(list)
  return copy ?? (list as readonly Inner[])
}

function contextFrom(v: Facts): Inner {
  if (isDecimalJson(v)) return numberFromJson(v)
  return isContext(v as Inner) ? factsFrom(v) : kindOf(v as Inner) === 'nil' ? null : (v as Inner)
}

/** All of a context; an entry that is not there stays away. */
export function factsFrom(facts: Facts): Context {
  let foreign = false
  for (const name in facts) {
    const v = facts[name]
    if (typeof v === 'number' ? !Number.isSafeInteger(v) : typeof v === 'object' && fromJson(v) !== v)
      foreign = true
  }
  return foreign
    ? contextOf(
        Object.keys(facts).flatMap((name) =>
          facts[name] === undefined ? [] : [[name, fromJson(facts[name])] as const],
        ),
      )
    : (facts as Context)
}

/** An answer leaves as JSON: days, times and durations in ISO, a range as FEEL, a function as null. */
export function toJson(v: Inner, env?: Env): Value {
  if (env) pay(env, 1)
  switch (kindOf(v)) {
    case 'boolean':
    case 'string':
      return v as Value
    case 'number':
      return numberToJson(v as Num)
    case 'list':
      return (v as readonly Inner[]).map((x) => toJson(x, env))
    case 'context': {
      const made = Object.fromEntries(entriesOf(v as Context).map(([k, x]) => [k, toJson(x, env)]))
      if (!isDecimalJson(made)) return made
      return env
        ? wrong(env, 'a context like this is a number in JSON / 这样的上下文在 JSON 中表示数值')
        : null
    }
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
        ? printNumber(v as Num)
        : `@"${iso(v as When)}"`
