/** FEEL's functions about lists. */
import { pay, wrong } from '../budget.ts'
import { builtin, call, overList } from '../builtin.ts'
import { equal, order } from '../compare.ts'
import { arith } from '../arith.ts'
import { tidy } from '../numbers.ts'
import { fn, isList, kindOf, type Env, type Fn, type Inner } from '../values.ts'

type L = readonly Inner[]
const paid = (list: L, env: Env): L => {
  pay(env, 1 + list.length)
  return list
}
const same = (a: Inner, b: Inner, env: Env) => equal(a, b, env) === true

/** The least or greatest of numbers, texts or days. An unknown element makes the answer unknown. */
const extreme = (name: string, sign: 1 | -1) =>
  overList(name, (list, env) => {
    let best: Inner = paid(list, env)[0] ?? null
    for (const v of list) {
      if (v === null) return null
      const o = order(v, best)
      if (o === null) return wrong(env, `${name}: elements cannot be compared / 元素不能比较`)
      if (o === sign) best = v
    }
    return best
  })

const numeric = (name: string, body: (ns: readonly number[], env: Env) => Inner) =>
  overList(name, (list, env) => {
    if (paid(list, env).includes(null)) return null
    if (list.some((v) => typeof v !== 'number'))
      return wrong(env, `${name} needs numbers / ${name} 的元素须为数值`)
    return body(list as readonly number[], env)
  })

function sum(list: L, env: Env): Inner {
  if (paid(list, env).includes(null)) return null
  const kinds = new Set(list.map(kindOf))
  if (kinds.size > 1 || (kinds.size === 1 && !kinds.has('number') && !kinds.has('duration')))
    return wrong(env, 'sum needs numbers / sum 的元素须为数值')
  return list.length === 0 ? null : list.slice(1).reduce<Inner>((t, v) => arith('+', t, v, env), list[0]!)
}
const total = (ns: readonly number[], env: Env) => ns.reduce((t, n) => tidy(t + n, env) ?? Number.NaN, 0)

const median = (ns: readonly number[], env: Env): Inner => {
  const s = ns.toSorted((a, b) => a - b)
  const m = s.length >> 1
  return s.length === 0 ? null : s.length % 2 ? s[m]! : tidy((s[m - 1]! + s[m]!) / 2, env)
}
const stddev = (ns: readonly number[], env: Env): Inner => {
  if (ns.length < 2) return null
  const mean = total(ns, env) / ns.length
  return tidy(Math.sqrt(ns.reduce((t, n) => t + (n - mean) ** 2, 0) / (ns.length - 1)), env)
}
const mode = (ns: readonly number[]): Inner => {
  const counts = new Map<number, number>()
  for (const n of ns) counts.set(n, (counts.get(n) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return [...counts]
    .filter(([, c]) => c === most)
    .map(([n]) => n)
    .sort((a, b) => a - b)
}

const truths = (name: string, ends: boolean) =>
  overList(name, (list, env) => {
    if (paid(list, env).includes(ends)) return ends
    return list.every((v) => v === !ends) ? !ends : null
  })

const place = (list: L, p: number): number | null => {
  const i = p < 0 ? list.length + p : p - 1
  return p === 0 || i < 0 || i >= list.length || !Number.isInteger(p) ? null : i
}
const outside = (env: Env) => wrong(env, 'a position outside the list / 位置超出列表')

function sublist([list, start, length]: [L, number, number?], env: Env): Inner {
  const i = place(list, start)
  if (i === null) return outside(env)
  if (length !== undefined && (length < 0 || i + length > list.length)) return outside(env)
  return paid(list, env).slice(i, length === undefined ? undefined : i + length)
}

export function distinct(list: L, env: Env): L {
  const kept: Inner[] = []
  const plain = new Set<Inner>()
  for (const v of list) {
    const simple = v === null || typeof v !== 'object'
    pay(env, simple ? 1 : 1 + kept.length)
    if (simple ? plain.has(v) : kept.some((k) => same(k, v, env))) continue
    if (simple) plain.add(v)
    kept.push(v)
  }
  return kept
}

function flatten(list: L, env: Env): L {
  pay(env, 1 + list.length)
  return list.flatMap((v) => (isList(v) ? flatten(v, env) : [v]))
}

/** Merge sort, so that a dishonest `precedes` cannot upset it and every comparison is paid for. */
function sort(list: L, less: (a: Inner, b: Inner) => boolean, env: Env): L {
  if (list.length < 2) return list
  pay(env, list.length)
  const m = list.length >> 1
  const [a, b] = [sort(list.slice(0, m), less, env), sort(list.slice(m), less, env)]
  const out: Inner[] = []
  for (let i = 0, j = 0; i < a.length || j < b.length;)
    out.push(j >= b.length || (i < a.length && !less(b[j]!, a[i]!)) ? a[i++]! : b[j++]!)
  return out
}

function replace(
  [list, position, item, match]: [L, Inner | undefined, Inner, Fn | undefined],
  env: Env,
): Inner {
  paid(list, env)
  if (typeof position === 'number') {
    const i = place(list, position)
    return i === null ? outside(env) : list.with(i, item)
  }
  const f = match ?? (kindOf(position) === 'function' ? (position as Fn) : undefined)
  if (!f) return wrong(env, 'list replace needs a position or a match / list replace 需要位置或匹配函数')
  const found = list.map((v) => call(f, [v, item], env))
  return found.some((t) => typeof t !== 'boolean')
    ? wrong(env, 'match must be true or false / 匹配函数须返回真假')
    : list.map((v, i) => (found[i] === true ? item : v))
}

/** Lists one after another, each given as a list or as one element; null when one of them is unknown. */
const joined = (lists: L, env: Env): L | null =>
  lists.includes(null) ? null : lists.flatMap((l) => paid(isList(l) ? l : [l], env))

const append = fn('append', ['list', '...item'], ([list, ...items], env) => {
  if (list === null || list === undefined) return null
  const base = isList(list) ? list : [list]
  paid(base, env)
  return [...base, ...items.map((v) => v ?? null)]
})

export const listFunctions = [
  builtin('list contains', { list: 'list', element: 'any' }, ([list, v]: [L, Inner], env) =>
    paid(list, env).some((x) => same(x, v, env)),
  ),
  builtin('list replace', { list: 'list', position: 'any?', newItem: 'any', match: 'function?' }, replace),
  builtin('count', { list: 'list' }, ([list]: [L]) => list.length),
  extreme('min', -1),
  extreme('max', 1),
  overList('sum', sum),
  numeric('mean', (ns, env) => (ns.length === 0 ? null : tidy(total(ns, env) / ns.length, env))),
  numeric('product', (ns, env) =>
    ns.length === 0 ? null : ns.reduce<Inner>((t, n) => arith('*', t, n, env), 1),
  ),
  numeric('median', median),
  numeric('stddev', stddev),
  numeric('mode', (ns) => (ns.length === 0 ? [] : mode(ns))),
  truths('all', false),
  truths('any', true),
  builtin('sublist', { list: 'list', 'start position': 'number', length: 'number?' }, sublist),
  ['append', append] as const,
  overList('concatenate', (lists, env) => joined(lists, env), 'list'),
  overList(
    'union',
    (lists, env) => {
      const all = joined(lists, env)
      return all && distinct(all, env)
    },
    'list',
  ),
  builtin(
    'insert before',
    { list: 'list', position: 'number', newItem: 'any' },
    ([list, p, v]: [L, number, Inner], env) => {
      const i = place(list, p)
      return i === null ? outside(env) : paid(list, env).toSpliced(i, 0, v)
    },
  ),
  builtin('remove', { list: 'list', position: 'number' }, ([list, p]: [L, number], env) => {
    const i = place(list, p)
    return i === null ? outside(env) : paid(list, env).toSpliced(i, 1)
  }),
  builtin('reverse', { list: 'list' }, ([list]: [L], env) => paid(list, env).toReversed()),
  builtin('index of', { list: 'list', match: 'any' }, ([list, v]: [L, Inner], env) =>
    paid(list, env).flatMap((x, i) => (same(x, v, env) ? [i + 1] : [])),
  ),
  builtin('distinct values', { list: 'list' }, ([list]: [L], env) => distinct(list, env)),
  builtin('flatten', { list: 'list' }, ([list]: [L], env) => flatten(list, env)),
  builtin('sort', { list: 'list', precedes: 'function?' }, ([list, f]: [L, Fn?], env) =>
    sort(list, (a, b) => (f ? call(f, [a, b], env) === true : order(a, b) === -1), env),
  ),
]
