/** The types of FEEL: which values they hold, which type is part of another, and the few conversions that the standard makes. */
import { dateTimeOf } from './calendar.ts'
import { isDate, isDuration, isMonths } from './days.ts'
import { childNamed, children, type Node } from './node.ts'
import {
  entriesOf,
  isFn,
  isList,
  isRange,
  kindOf,
  normalName,
  own,
  type Context,
  type Env,
  type Inner,
  type Signature,
  type SimpleName,
  type Type,
} from './values.ts'

const is = (k: string) => (v: Inner) => kindOf(v) === k
const simple: Readonly<Record<SimpleName, (v: Inner) => boolean>> = {
  Any: (v: Inner) => v !== null,
  Null: (v: Inner) => v === null,
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
  'days and time duration': (v: Inner) => isDuration(v) && !isMonths(v),
  'years and months duration': (v: Inner) => isDuration(v) && isMonths(v),
}

/** Files write some names together. */
const alias: Readonly<Record<string, SimpleName>> = {
  dateTime: 'date and time',
  dayTimeDuration: 'days and time duration',
  yearMonthDuration: 'years and months duration',
}
export const any: Type = { kind: 'simple', name: 'Any' }

/** A type of FEEL's own, or undefined when it has none of this name. */
export function simpleType(name: string): Type | undefined {
  const n = normalName(name)
  const key = Object.hasOwn(alias, n) ? alias[n]! : n
  return Object.hasOwn(simple, key) ? { kind: 'simple', name: key as SimpleName } : undefined
}

/** Reads a type as it stands after `instance of` or behind a parameter. */
export function typeOfNode(node: Node, textOf: (n: Node) => string): Type {
  if (node.name === 'Type') return typeOfNode(children(node)[0]!, textOf)
  const text = normalName(textOf(node))
  /* `function` without more is parsed as `context`, which is a letter shorter. */
  const alone = text === 'functio' || text === 'function'
  const part = (n: Node) => (childNamed(n, 'Type') ? typeOfNode(childNamed(n, 'Type')!, textOf) : any)
  switch (node.name) {
    case 'ListType':
      return { kind: text.startsWith('range') ? 'range' : 'list', of: part(node) }
    case 'ContextType': {
      if (alone) break
      const list = childNamed(node, 'ContextEntryTypes')
      const entries = (list ? children(list) : []).filter((c) => c.name === 'ContextEntryType')
      return {
        kind: 'context',
        entries: entries.map((c) => [normalName(textOf(children(c)[0]!)), part(c)] as const),
      }
    }
    case 'FunctionType': {
      const list = childNamed(node, 'ArgumentTypes')
      const params = (list ? children(list) : []).map(part)
      return { kind: 'function', params, answers: part(node) }
    }
  }
  return simpleType(alone ? 'function' : text) ?? { kind: 'named', name: text.replace(/ \. /g, '.') }
}

const deepest = 60

/** What a named type stands for; undefined when nobody defines it. */
export function resolve(type: Type, env: Env): Type | undefined {
  let t: Type | undefined = type
  for (let i = 0; t?.kind === 'named'; i++) t = i > deepest ? undefined : env.typeNamed?.(t.name)
  return t
}

/** Types that are none without their parameters (grammar rule 54), and one that is the name of two. */
const unfinished = new Set<SimpleName>(['list', 'context', 'function', 'range', 'duration'])

/** Does this stand for a type at all? */
function meant(type: Type, env: Env): boolean {
  switch (type.kind) {
    case 'simple':
      return !unfinished.has(type.name)
    case 'list':
    case 'range':
      return meant(type.of, env)
    case 'context':
      return type.entries.every(([, t]) => meant(t, env))
    case 'function':
      return type.params.every((t) => meant(t, env)) && meant(type.answers, env)
    default:
      return resolve(type, env) !== undefined
  }
}

/**
 * `instance of`: in a DMN file, null where the type is none, and whatever values a type of the file allows: types stand
 * in their lattice without those (10.3.2.9). In a programme it asks what `holds`.
 */
export const isInstance = (type: Type, v: Inner, env: Env): boolean | null =>
  env.mode === 'programme' ? holds(type, v, env) : meant(type, env) ? holds(type, v, env, 0, false) : null

/** Is this value of this type? Inside lists and contexts a null is of every type. An unknown type holds nothing. `limits`: only the values that it allows. */
export function holds(type: Type, v: Inner, env: Env, depth = 0, limits = true): boolean {
  if (depth > deepest) return false
  const part = (t: Type, x: Inner) => x === null || holds(t, x, env, depth + 1, limits)
  switch (type.kind) {
    case 'simple':
      return simple[type.name](v)
    case 'list':
      return isList(v) && v.every((x) => part(type.of, x))
    case 'range':
      return isRange(v) && part(type.of, v.start) && part(type.of, v.end)
    case 'context':
      return (
        kindOf(v) === 'context' &&
        type.entries.every(([name, t]) => {
          const x = entryOf(v as Context, name)
          return x !== undefined && part(t, x)
        })
      )
    case 'function':
      return isFn(v) && fits(v.params, v.signature, type, env)
    case 'limited':
      return holds(type.of, v, env, depth + 1, limits) && (!limits || type.allows(v, env))
    case 'named': {
      const meaning = resolve(type, env)
      return meaning !== undefined && holds(meaning, v, env, depth + 1, limits)
    }
  }
}
const entryOf = (c: Context, name: string): Inner | undefined =>
  own(c, name) ?? entriesOf(c).find(([key]) => normalName(key) === normalName(name))?.[1]

/** May a function stand where this type is asked for? It must take all that it may be given, and answer no more. */
function fits(
  params: readonly string[],
  signature: Signature | undefined,
  type: Type & { kind: 'function' },
  env: Env,
): boolean {
  const many = params.at(-1)?.startsWith('...') === true
  if (type.params.length > params.length && !many) return false
  if (signature && type.params.length < signature.params.length) return false
  return (
    type.params.every((t, i) => !signature?.params[i] || isPart(t, signature.params[i], env)) &&
    (!signature?.answers || isPart(signature.answers, type.answers, env))
  )
}

/** Is every value of the first type one of the second? */
export function isPart(a: Type, b: Type, env: Env, depth = 0): boolean {
  if (depth > deepest) return false
  if (a.kind === 'named' && b.kind === 'named' && a.name === b.name) return true
  const [x, y] = [resolve(a, env), resolve(b, env)]
  if (!x || !y) return false
  const part = (p: Type, q: Type) => isPart(p, q, env, depth + 1)
  if (y.kind === 'simple') {
    if (y.name === 'Any' || x.kind === y.name) return true
    if (x.kind === 'limited') return part(x.of, y)
    return (
      x.kind === 'simple' &&
      (x.name === y.name || x.name === 'Null' || (y.name === 'duration' && x.name.endsWith(' duration')))
    )
  }
  if (x.kind === 'simple') return x.name === 'Null'
  if (x.kind === 'limited') return x === y || part(x.of, y)
  if (x.kind === 'context' && y.kind === 'context')
    return y.entries.every(([name, t]) => x.entries.some(([n, s]) => n === name && part(s, t)))
  if (x.kind === 'function' && y.kind === 'function')
    return (
      x.params.length === y.params.length &&
      y.params.every((t, i) => part(t, x.params[i]!)) &&
      part(x.answers, y.answers)
    )
  return (x.kind === 'list' || x.kind === 'range') && y.kind === x.kind && part(x.of, y.of)
}

/** Holds a value to a type: a list of one may stand for its element and a day for its midnight. Undefined when it does not fit. */
export function fitted(type: Type, v: Inner, env: Env): Inner | undefined {
  if (v === null || holds(type, v, env)) return v
  if (isList(v) && v.length === 1 && v[0] !== null && holds(type, v[0]!, env)) return v[0]!
  const wanted = resolve(type, env)
  if (!isList(v) && wanted?.kind !== 'simple' && holds(type, [v], env)) return [v]
  if (!isList(v) && wanted?.kind === 'simple' && wanted.name === 'list') return [v]
  const midnight = isDate(v) ? dateTimeOf(v, 0, 'Z') : null
  return midnight && holds(type, midnight, env) ? midnight : undefined
}
