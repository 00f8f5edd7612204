/** FEEL's functions about lists. */
import { pay, unknown, wrong } from '../budget.ts'
import { builtin, bySignature, call, overList } from '../builtin.ts'
import { equal, order } from '../compare.ts'
import { arith } from '../arith.ts'
import { add, compare, divide, multiply, subtract } from '../../../number/arithmetic.ts'
import { printNumber } from '../../../number/text.ts'
import { isNum, type Num } from '../../../number/index.ts'
import { squareRoot } from '../../../number/roots.ts'
import { amountOf, held } from '../numbers.ts'
import { fn, isFn, isList, kindOf, type Env, type Fn, type Inner } from '../values.ts'

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
      const o = order(v, best, env)
      if (o === null) return wrong(env, `${name}: elements cannot be compared / 元素不能比较`)
      if (o === sign) best = v
    }
    return best
  })

const numeric = (name: string, body: (ns: readonly Num[], env: Env) => Inner) =>
  overList(name, (list, env) => {
    if (paid(list, env).includes(null)) return null
    if (!list.every(isNum)) return wrong(env, `${name} needs numbers / ${name} 的元素须为数值`)
    return body(list as readonly Num[], env)
  })

function sum(list: L, env: Env): Inner {
  if (paid(list, env).includes(null)) return null
  const kinds = new Set(list.map(kindOf))
  /* the standard adds numbers only (10.3.4.4); a programme adds days of leave too */
  const durations = kinds.has('duration') && env.mode === 'programme'
  if (kinds.size > 1 || (kinds.size === 1 && !kinds.has('number') && !durations))
    return wrong(env, 'sum needs numbers / sum 的元素须为数值')
  return list.length === 0 ? null : list.slice(1).reduce<Inner>((t, v) => arith('+', t, v, env), list[0]!)
}
/** Sums of numbers that stay null once they have left the reach of decimals. */
const plus = (a: Num | null, b: Num | null) => (a === null || b === null ? null : add(a, b))
const over = (a: Num | null, n: number) => (a === null ? null : divide(a, n))
const mean = (ns: readonly Num[]) => over(ns.reduce(plus, 0), ns.length)

const median = (ns: readonly Num[]): Num | null => {
  const inOrder = ns.toSorted(compare)
  const middle = ns.length >> 1
  return ns.length % 2 ? inOrder[middle]! : over(add(inOrder[middle - 1]!, inOrder[middle]!), 2)
}
/** Of a sample: by one fewer than there are. */
const stddev = (ns: readonly Num[], env: Env): Num | null => {
  pay(env, 200 + ns.length)
  const middle = mean(ns)
  const squares = ns.map((n) => {
    const off = middle === null ? null : subtract(n, middle)
    return off === null ? null : multiply(off, off)
  })
  const variance = over(squares.reduce<Num | null>(plus, 0), ns.length - 1)
  return variance === null ? null : squareRoot(variance)
}
const mode = (ns: readonly Num[]): Inner => {
  const counts = new Map<string, { readonly n: Num; readonly times: number }>()
  for (const n of ns) {
    const key = printNumber(n)
    counts.set(key, { n, times: (counts.get(key)?.times ?? 0) + 1 })
  }
  const most = [...counts.values()].reduce((m, c) => Math.max(m, c.times), 0)
  return [...counts.values()]
    .filter((c) => c.times === most)
    .map((c) => c.n)
    .sort(compare)
}

/** What is neither true, false nor null is outside the domain of both (10.3.4.4), wherever it stands. */
const truths = (name: string, ends: boolean) =>
  overList(name, (list, env) => {
    const foreign = env.mode === 'dmn' && list.some((v) => v !== null && typeof v !== 'boolean')
    if (foreign) return wrong(env, `${name} needs true or false / ${name} 的元素须为真假`)
    if (paid(list, env).includes(ends)) return ends
    return list.every((v) => v === !ends) ? !ends : null
  })

/** A fraction is no position, and neither is a number beyond the safe ones. */
const place = (list: L, p: Num): number | null => {
  if (typeof p !== 'number') return null
  const i = p < 0 ? list.length + p : p - 1
  return p === 0 || i < 0 || i >= list.length ? null : i
}
const outside = (env: Env) => wrong(env, 'a position outside the list / 位置超出列表')

function sublist([list, start, size]: [L, Num, Num?], env: Env): Inner {
  const [i, length] = [place(list, start), size && amountOf(size)]
  if (i === null) return outside(env)
  const least = env.mode === 'dmn' ? 1 : 0
  if (length !== undefined && (length < least || i + length > list.length)) return outside(env)
  return paid(list, env).slice(i, length === undefined ? undefined : i + length)
}

export function distinct(list: L, env: Env): L {
  const firsts: Inner[] = []
  const plain = new Set<Inner>()
  for (const v of list) {
    const simple = v === null || typeof v !== 'object'
    pay(env, simple ? 1 : 1 + firsts.length)
    if (simple ? plain.has(v) : firsts.some((k) => same(k, v, env))) continue
    if (simple) plain.add(v)
    firsts.push(v)
  }
  return firsts
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

/** The standard asks for a function of two arguments, no fewer and no more. */
const ofTwo = (f: Fn, env: Env): boolean =>
  env.mode === 'programme' || f.params.length === 2 || f.params.at(-1)?.startsWith('...') === true

/** By the order that is asked for; the standard knows none of its own (10.3.4.8). */
function sorted([list, precedes]: [L, Fn?], env: Env): Inner {
  if (env.mode === 'dmn' && (!precedes || !ofTwo(precedes, env)))
    return wrong(env, 'sort needs a function of two arguments / sort 需要两个参数的比较函数')
  return sort(list, (a, b) => (precedes ? call(precedes, [a, b], env) === true : order(a, b) === -1), env)
}

/** In a programme, an element that is not known may be the one that is looked for. */
function contains([list, v]: [L, Inner], env: Env): Inner {
  const present = paid(list, env).some((x) => same(x, v, env))
  if (env.mode === 'dmn') return present
  return v === null || (!present && list.includes(null)) ? unknown(env) : present
}

function replace([list, position, item]: [L, Inner, Inner], env: Env): Inner {
  paid(list, env)
  if (isNum(position)) {
    const i = place(list, position)
    return i === null ? outside(env) : list.with(i, item)
  }
  const f = isFn(position) ? position : undefined
  if (!f) return wrong(env, 'list replace needs a position or a match / list replace 需要位置或匹配函数')
  if (!ofTwo(f, env)) return wrong(env, 'match takes two arguments / 匹配函数须有两个参数')
  const matches = list.map((v) => call(f, [v, item], env))
  return matches.some((t) => typeof t !== 'boolean')
    ? wrong(env, 'match must be true or false / 匹配函数须返回真假')
    : list.map((v, i) => (matches[i] === true ? item : v))
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
  builtin('list contains', { list: 'list', element: 'any' }, contains),
  bySignature(
    builtin('list replace', { list: 'list', position: 'any', newItem: 'any' }, replace),
    builtin('list replace', { list: 'list', position: 'number', newItem: 'any' }, replace),
    builtin('list replace', { list: 'list', match: 'function', newItem: 'any' }, replace),
  ),
  builtin('count', { list: 'list' }, ([list]: [L]) => list.length),
  extreme('min', -1),
  extreme('max', 1),
  overList('sum', sum),
  numeric('mean', (ns, env) => (ns.length === 0 ? null : held(mean(ns), env))),
  numeric('product', (ns, env) =>
    ns.length === 0 ? null : ns.reduce<Inner>((t, n) => arith('*', t, n, env), 1),
  ),
  numeric('median', (ns, env) => (ns.length === 0 ? null : held(median(ns), env))),
  numeric('stddev', (ns, env) => (ns.length < 2 ? null : held(stddev(ns, env), env))),
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
    ([list, p, v]: [L, Num, Inner], env) => {
      const i = place(list, p)
      return i === null ? outside(env) : paid(list, env).toSpliced(i, 0, v)
    },
  ),
  builtin('remove', { list: 'list', position: 'number' }, ([list, p]: [L, Num], env) => {
    const i = place(list, p)
    return i === null ? outside(env) : paid(list, env).toSpliced(i, 1)
  }),
  builtin('reverse', { list: 'list' }, ([list]: [L], env) => paid(list, env).toReversed()),
  builtin('index of', { list: 'list', match: 'any' }, ([list, v]: [L, Inner], env) =>
    paid(list, env).flatMap((x, i) => (same(x, v, env) ? [i + 1] : [])),
  ),
  builtin('distinct values', { list: 'list' }, ([list]: [L], env) => distinct(list, env)),
  builtin('flatten', { list: 'list' }, ([list]: [L], env) => flatten(list, env)),
  builtin('sort', { list: 'list', precedes: 'function?' }, sorted),
]
