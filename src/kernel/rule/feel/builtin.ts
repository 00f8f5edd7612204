/** How a built-in function is declared: its arguments with their kinds, and what it does once they fit. */
import { enter, pay, wrong } from './budget.ts'
import { fn, isList, kindOf, type Env, type Fn, type Inner, type Kind } from './values.ts'

/**
 * `list` also takes one value as a list of one; `any` takes null too; a `?` behind the kind makes it optional,
 * `given` that it may be left out but not be null.
 */
export type Want =
  | Kind
  | 'any'
  | 'list?'
  | 'number?'
  | 'given number?'
  | 'string?'
  | 'any?'
  | 'temporal'
  | 'function?'

type Body = (args: readonly never[], env: Env) => Inner

const fits = (want: string, v: Inner) =>
  want === 'any' ||
  kindOf(v) === want ||
  (want === 'temporal' && (kindOf(v) === 'date' || kindOf(v) === 'date time'))

const bad = Symbol('bad')
function shaped(want: string, v: Inner | undefined): Inner | undefined | typeof bad {
  const optional = want.endsWith('?')
  const given = want.startsWith('given ')
  const kind = want.slice(given ? 6 : 0, optional ? -1 : undefined)
  if (v === undefined || (v === null && optional && !given)) return optional ? undefined : bad
  if (fits(kind, v)) return v
  if (kind === 'list') return v === null ? bad : [v]
  if (isList(v) && v.length === 1 && fits(kind, v[0]!)) return v[0]!
  return bad
}

/** Declares a function. An unknown among its arguments makes the answer unknown; a wrong kind is a problem. */
export function builtin(
  name: string,
  params: Record<string, Want>,
  body: (args: never, env: Env) => Inner,
): readonly [string, Fn] {
  const [names, wants] = [Object.keys(params), Object.values(params)]
  return [
    name,
    fn(name, names, (args, env) => {
      const fitted: unknown[] = []
      for (let i = 0; i < wants.length; i++) {
        const v = shaped(wants[i]!, args[i])
        if (v === bad)
          return args[i] === null
            ? null
            : wrong(
                env,
                `${name}: argument ${names[i]} ${args[i] === undefined ? 'is missing' : `cannot be ${kindOf(args[i])}`} / 函数 ${name} 的参数 ${names[i]} 不合要求`,
              )
        fitted.push(v)
      }
      return (body as unknown as Body)(fitted as never[], env)
    }),
  ]
}

/** One name for several functions, whose arguments in the same places are named by what they are. */
export const namedAlso =
  (...also: readonly (readonly string[])[]) =>
  ([name, f]: readonly [string, Fn]): readonly [string, Fn] => [
    name,
    { ...f, also: [f, ...also.map((params) => ({ ...f, params }))] },
  ]
/** The same where they also differ in the kinds that they take; in order, the first takes all of them. */
export const bySignature = (
  [name, f]: readonly [string, Fn],
  ...signatures: readonly (readonly [string, Fn])[]
): readonly [string, Fn] => [name, { ...f, also: signatures.map(([, g]) => g) }]

/** Declares a function over a list, given either as one list or as many arguments. */
export function overList(
  name: string,
  body: (list: readonly Inner[], env: Env) => Inner,
  param = 'list',
): readonly [string, Fn] {
  return [
    name,
    fn(name, [`...${param}`], (args, env) => {
      if (args.length === 0) return wrong(env, `${name} needs a list / 函数 ${name} 缺少参数`)
      const [first] = args
      if (args.length === 1 && (first === null || first === undefined)) return null
      return body(args.length === 1 && isList(first) ? first : (args as readonly Inner[]), env)
    }),
  ]
}

/** Calls a function value with arguments in order. */
export function call(f: Fn, args: readonly (Inner | undefined)[], env: Env): Inner {
  const many = f.params.at(-1)?.startsWith('...')
  if (args.length > f.params.length && !many)
    return wrong(env, `${f.name} takes ${f.params.length} arguments, not ${args.length} / 参数个数不符`)
  pay(env, 1 + args.length)
  enter(env)
  const answer = f.call(args, env)
  env.depth--
  return answer
}
