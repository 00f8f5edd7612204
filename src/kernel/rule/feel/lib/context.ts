/** FEEL's functions about contexts. */
import { pay, wrong } from '../budget.ts'
import { builtin, bySignature, overList } from '../builtin.ts'
import {
  contextOf,
  entriesOf,
  entry,
  isContext,
  isList,
  type Context,
  type Env,
  type Inner,
} from '../values.ts'

type L = readonly Inner[]

function fromEntries(list: L, env: Env): Inner {
  pay(env, 1 + list.length)
  const made: [string, Inner][] = []
  for (const e of list) {
    const key = isContext(e) ? entry(e, 'key') : undefined
    const value = isContext(e) ? entry(e, 'value') : undefined
    if (typeof key !== 'string' || value === undefined)
      return wrong(env, 'context needs entries with key and value / 每一项须有 key 和 value')
    if (made.some(([k]) => k === key)) return wrong(env, `context: ${key} twice / 「${key}」重复`)
    made.push([key, value])
  }
  return contextOf(made)
}

function put(c: Inner, keys: L, value: Inner, env: Env): Inner {
  const [key, ...rest] = keys
  if (!isContext(c) || typeof key !== 'string')
    return wrong(env, 'context put needs a context and a name / context put 的参数不合要求')
  const v = rest.length === 0 ? value : put(entry(c, key) ?? null, rest, value, env)
  if (rest.length > 0 && v === null) return null
  pay(env, 1 + Object.keys(c).length)
  return contextOf([...entriesOf(c), [key, v]])
}

/** By one name, or by the names of contexts within contexts. */
function putAt([c, key, value]: [Context, Inner, Inner], env: Env): Inner {
  const path = isList(key) ? key : [key]
  return path.length === 0
    ? wrong(env, 'context put needs a name / context put 需要名称')
    : put(c, path, value, env)
}

function merge(list: L, env: Env): Inner {
  if (!list.every((c): c is Context => isContext(c)))
    return wrong(env, 'context merge needs contexts / context merge 的参数须为上下文')
  const all = list.flatMap(entriesOf)
  pay(env, 1 + all.length)
  return contextOf(all)
}

/** The standard takes one list of them. */
export const narrowContext = [
  builtin('context', { entries: 'list' }, ([list]: [L], env) => fromEntries(list, env)),
  builtin('context merge', { contexts: 'list' }, ([list]: [L], env) => merge(list, env)),
] as const

export const contextFunctions = [
  builtin('get value', { m: 'context', key: 'any' }, ([m, key]: [Context, Inner], env) => {
    if (typeof key === 'string') return entry(m, key) ?? null
    const path = isList(key) && key.length > 0 && (env.mode === 'programme' || key.length === 1)
    return path && key.every((k) => typeof k === 'string')
      ? key.reduce<Inner>((c, k) => (isContext(c) ? (entry(c, k as string) ?? null) : null), m)
      : wrong(env, 'get value needs a name / get value 需要名称')
  }),
  builtin('get entries', { m: 'context' }, ([m]: [Context], env) => {
    pay(env, 1 + Object.keys(m).length)
    return entriesOf(m).map(([key, value]) =>
      contextOf([
        ['key', key],
        ['value', value],
      ]),
    )
  }),
  overList('context', fromEntries, 'entries'),
  overList('context merge', merge, 'contexts'),
  bySignature(
    builtin('context put', { context: 'context', key: 'any', value: 'any' }, putAt),
    builtin('context put', { context: 'context', key: 'string', value: 'any' }, putAt),
    builtin('context put', { context: 'context', keys: 'list', value: 'any' }, putAt),
  ),
]
