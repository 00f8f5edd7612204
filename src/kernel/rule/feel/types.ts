/** `x instance of list<number>`: the types of FEEL as tests on values. */
import { isMonths, type FeelDuration } from './days.ts'
import { childNamed, children, type Node } from './node.ts'
import { entriesOf, kindOf, normalName, own, type Context, type Inner, type Range } from './values.ts'

export type TypeTest = (v: Inner) => boolean

const is =
  (k: string): TypeTest =>
  (v) =>
    kindOf(v) === k
const named: Record<string, TypeTest> = {
  Any: (v) => v !== null,
  Null: (v) => v === null,
  number: is('number'),
  string: is('string'),
  boolean: is('boolean'),
  date: is('date'),
  time: is('time'),
  'date and time': is('date time'),
  duration: is('duration'),
  context: is('context'),
  list: is('list'),
  range: is('range'),
  function: is('function'),
  'days and time duration': (v) => kindOf(v) === 'duration' && !isMonths(v as FeelDuration),
  'years and months duration': (v) => kindOf(v) === 'duration' && isMonths(v as FeelDuration),
}

/** A named type, or undefined when FEEL has no such type. `dayTimeDuration` is how files write the same. */
export function typeNamed(name: string): TypeTest | undefined {
  const n = normalName(name)
  const alias: Record<string, string> = {
    dateTime: 'date and time',
    dayTimeDuration: 'days and time duration',
    yearMonthDuration: 'years and months duration',
  }
  const key = Object.hasOwn(alias, n) ? alias[n]! : n
  return Object.hasOwn(named, key) ? named[key] : undefined
}

/** Compiles a type as it stands after `instance of` or behind a parameter. An unknown type holds nothing. */
export function typeTest(node: Node, textOf: (n: Node) => string): TypeTest {
  if (node.name === 'Type') return typeTest(children(node)[0]!, textOf)
  const part = childNamed(node, 'Type')
  if (node.name === 'ListType') {
    const element = part ? typeTest(part, textOf) : () => true
    return (v) => kindOf(v) === 'list' && (v as readonly Inner[]).every((x) => x === null || element(x))
  }
  if (node.name === 'RangeType' || /^range\s*</.test(textOf(node))) {
    const element = part
      ? typeTest(part, textOf)
      : (typeNamed(/<\s*(.*?)\s*>/.exec(textOf(node))?.[1] ?? '') ?? (() => false))
    return (v) =>
      kindOf(v) === 'range' && [(v as Range).start, (v as Range).end].every((x) => x === null || element(x))
  }
  if (node.name === 'ContextType') {
    const list = childNamed(node, 'ContextEntryTypes')
    const parts = (list ? children(list) : [])
      .filter((c) => c.name === 'ContextEntryType')
      .map((c) => {
        const type = childNamed(c, 'Type')
        return [normalName(textOf(children(c)[0]!)), type ? typeTest(type, textOf) : () => true] as const
      })
    return (v) =>
      kindOf(v) === 'context' &&
      parts.every(([k, t]) => {
        const x = own(v as Context, k) ?? entriesOf(v as Context).find(([key]) => normalName(key) === k)?.[1]
        return x !== undefined && (x === null || t(x))
      })
  }
  if (node.name === 'FunctionType') return is('function')
  return typeNamed(textOf(node)) ?? (() => false)
}
