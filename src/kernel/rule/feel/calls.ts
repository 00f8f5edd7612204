/** Defining and calling functions. A formula can call only what FEEL gives it or what it defined itself. */
import { wrong } from './budget.ts'
import { call } from './builtin.ts'
import { inside } from './compare.ts'
import { library } from './library.ts'
import { settled, weigher } from './weigh.ts'
import { childNamed, children, inner, lookUp, type Node, type Run, type Source } from './node.ts'
import { onOtherDay } from './outside.ts'
import { fitted, typeOfNode } from './types.ts'
import { contextOf, fn, isFn, isRange, kindOf, normalName, type Fn, type Inner } from './values.ts'

export function defineFunction(node: Node, src: Source): Run {
  const list = childNamed(node, 'FormalParameters')
  const params = (list ? children(list) : []).map((p) => {
    const type = childNamed(p, 'Type')
    return { name: normalName(src.of(children(p)[0]!)), type: type && typeOfNode(type, src.of) }
  })
  if (childNamed(node, 'external'))
    return (_, e) => wrong(e, 'functions from outside FEEL are refused / 不允许外部函数')
  const body = src.run(childNamed(node, 'FunctionBody')!)
  const text = src.of(node)
  return (scope) => ({
    origin: { text, scope },
    ...fn(
      'function',
      params.map((p) => p.name),
      (args, env) => {
        const held = params.map((p, i): readonly [string, Inner] => {
          const v = args[i] ?? null
          const fit = p.type ? fitted(p.type, v, env) : v
          return [
            p.name,
            fit === undefined
              ? wrong(env, `argument ${p.name} is of the wrong kind / 参数「${p.name}」类型不符`)
              : fit,
          ]
        })
        return body(inner(scope, contextOf(held)), env)
      },
      { params: params.map((p) => p.type) },
    ),
  })
}

/** Some functions have two orders for one pair of names; the order of the call says which is meant. */
const inOrder = (params: readonly string[], named: ReadonlyMap<string, Inner>) =>
  [...named.keys()].every((name, i) => params[i] === name)

/**
 * The function and its arguments in order, by their names; what is left out is null to a function of the file's own.
 * Null when a name is unknown.
 */
function arrange(f: Fn, named: ReadonlyMap<string, Inner>): readonly [Fn, (Inner | undefined)[]] | null {
  const bare = (g: Fn) => g.params.map((p) => normalName(p.replace(/^\.\.\./, '')))
  const meant = (f.also ?? [f])
    .filter((g) => [...named.keys()].every((name) => bare(g).includes(name)))
    .toSorted((a, b) => Number(inOrder(bare(b), named)) - Number(inOrder(bare(a), named)))[0]
  if (!meant) return null
  const names = bare(meant)
  /* A last name that takes all the rest may take nothing. */
  const rest = meant.params.at(-1)?.startsWith('...') && !named.has(names.at(-1)!)
  return [meant, names.slice(0, rest ? -1 : undefined).map((p) => named.get(p))]
}

export function invocation(node: Node, src: Source): Run {
  const [callee, params] = children(node)
  const target = src.run(callee!)
  const name = normalName(src.of(callee!))
  const named = params?.name === 'NamedParameters'
  const weigh = weigher(node, src)
  const args = (params ? children(params) : []).map((p) => {
    const [key, value] = named ? children(p) : [undefined, p]
    return { key: key ? normalName(src.of(key)) : '', run: src.run(value!) }
  })
  const then = onOtherDay(node, src)
  return (s, e) => {
    if (then && e.mode === 'programme') return then(s, e)
    let f = target(s, e)
    /* a fact may carry the name of a function: `count(list)` still means the function */
    if (!isFn(f) && !isRange(f) && lookUp(s, name) !== undefined) f = library.get(name)?.[e.mode] ?? f
    if (isRange(f) && args.length === 1) return inside(f, args[0]!.run(s, e), e)
    if (!isFn(f) && e.outside) {
      const given = args.map((a) => ({ name: a.key, value: a.run(s, e) }))
      const answer = e.outside.call(name, given, e)
      if (answer !== undefined) return answer
    }
    if (!isFn(f))
      return wrong(
        e,
        f === null
          ? `there is no function ${name} / 没有函数「${name}」`
          : `${name} is ${kindOf(f)}, not a function / 「${name}」不是函数`,
      )
    if (weigh && e.mode === 'programme' && f === library.get(name)?.[e.mode]) return settled(weigh(s, e), e)
    const values = args.map((a) => a.run(s, e))
    if (!named) {
      const least = f.name === 'function' ? f.params.length : 0
      return values.length < least
        ? wrong(e, `${name} takes ${least} arguments / 参数个数不符`)
        : call(f, values, e)
    }
    const ordered = arrange(f, new Map(args.map((a, i) => [a.key, values[i]!])))
    return ordered ? call(...ordered, e) : wrong(e, `${name} has no such argument / 「${name}」没有这个参数`)
  }
}
