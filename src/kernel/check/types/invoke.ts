/** A call: is there such a function, does it take so many, and these? */
import { parseDay } from '../../day/index.ts'
import { children, type Node } from '../../rule/feel/node.ts'
import { normalName } from '../../rule/feel/values.ts'
import { compared, unreal } from './compare.ts'
import { fault } from './faults.ts'
import { signatures, taken, wantWords, type Argument, type Signature, type Want } from './functions.ts'
import type { Scope, Work } from './scope.ts'
import { nearest } from './nearest.ts'
import { anything, elementOf, goesWith, marked, say, type Type } from './type.ts'

type Given = { readonly node: Node; readonly type: Type; readonly name?: string }

export function invoked(node: Node, work: Work, scope: Scope): Type {
  const [callee, params] = children(node)
  const name = normalName(work.of(callee!))
  const isNamed = params?.name === 'NamedParameters'
  const given = (params ? children(params) : []).map((p): Given => {
    const [key, value] = isNamed ? children(p) : [undefined, p]
    return {
      node: value!,
      type: work.type(value!, scope),
      ...(key ? { name: normalName(work.of(key)) } : {}),
    }
  })
  const signature = signatures.get(name)
  if (!signature) {
    const bound = work.lookUp(name, scope)
    if (bound?.kind === 'function' && bound.takes)
      return decided(name, { takes: bound.takes, gives: bound.gives ?? anything }, given, node, work)
    if (bound?.kind === 'function' || bound?.kind === 'anything' || callee!.name !== 'VariableName')
      return anything
    work.say(() =>
      fault(
        'unknown_function',
        callee!,
        `没有函数“${name}”`,
        `there is no function ${name}`,
        nearest(name, signatures.keys()),
      ),
    )
    return anything
  }
  if (!counted(name, signature, given, node, work)) return anything
  given.forEach((g, i) => fits(name, signature, g, i, work))
  if (name === 'list contains') membership(given, work)
  if (given.length === 1) readable(name, given[0]!, work)
  return marked(signature.gives(given.map((g) => g.type)), ...given.map((g) => g.type))
}

/** [LG2] A decision that takes arguments: as many as it takes, each of its kind, in their order or all by their names. */
function decided(
  name: string,
  d: { readonly takes: readonly (readonly [string, Type])[]; readonly gives: Type },
  given: readonly Given[],
  node: Node,
  work: Work,
): Type {
  const args = d.takes.map(([n]): Argument => ({ name: n, want: 'any', optional: false }))
  if (!counted(name, { args, gives: () => d.gives }, given, node, work)) return d.gives
  for (const [i, g] of given.entries()) {
    const taking = g.name === undefined ? d.takes[i] : d.takes.find(([n]) => n === g.name)
    if (!taking) {
      fits(name, { args, gives: () => d.gives }, g, i, work)
      continue
    }
    const [argument, wanted] = taking
    if (goesWith(g.type, wanted)) compared('=', wanted, g.type, g.node, work)
    else {
      const [said, needed] = [say(g.type), say(wanted)]
      work.say(() =>
        fault(
          'wrong_argument',
          g.node,
          `“${name}”的参数“${argument}”应当是${needed.zh}，而这里是${said.zh}`,
          `${name} takes ${needed.en} as ${argument}, and is given ${said.en}`,
        ),
      )
    }
  }
  return marked(d.gives, ...given.map((g) => g.type))
}

function counted(name: string, s: Signature, given: readonly Given[], node: Node, work: Work): boolean {
  const least = s.least ?? s.args.filter((a) => !a.optional).length
  const most = s.many ? Number.POSITIVE_INFINITY : s.args.length
  const isRight = given.length >= least && given.length <= most
  if (!isRight)
    work.say(() =>
      fault(
        'wrong_arity',
        node,
        `函数“${name}”要${least === most ? least : `${least}到${most}`}个参数，这里有${given.length}个`,
        `${name} takes ${least === most ? least : `${least} to ${most}`} arguments, and is given ${given.length}`,
      ),
    )
  return isRight
}

function fits(name: string, s: Signature, g: Given, i: number, work: Work): void {
  const argument = g.name === undefined ? (s.args[i] ?? s.args.at(-1)) : s.args.find((a) => a.name === g.name)
  if (!argument) {
    const names = s.args.map((a) => a.name)
    work.say(() =>
      fault(
        'wrong_argument',
        g.node,
        `函数“${name}”没有参数“${g.name}”`,
        `${name} has no argument ${g.name}`,
        nearest(g.name ?? '', names),
      ),
    )
    return
  }
  if (taken(argument.want, g.type, s.many === true)) {
    if (g.type.kind === 'text' && g.type.literal) inTime(argument.want, g.type.options![0]!, g.node, work)
    return
  }
  const [said, [zh, en]] = [say(g.type), wantWords[argument.want]]
  work.say(() =>
    fault(
      'wrong_argument',
      g.node,
      `函数“${name}”的参数“${argument.name}”应当是${zh}，而这里是${said.zh}`,
      `${name} takes ${en} as ${argument.name}, and is given ${said.en}`,
      argument.want === 'temporal' && g.type.kind === 'text' ? `date(${work.of(g.node)})` : undefined,
    ),
  )
}

function inTime(want: Want, written: string, node: Node, work: Work): void {
  if (want === 'day' || want === 'month') unreal(want, written, node, work)
  if (want === 'day or month') unreal(written.length === 7 ? 'month' : 'day', written, node, work)
}

/** A day or a duration that stands in the formula is one. */
function readable(name: string, { node, type }: Given, work: Work): void {
  const written = type.kind === 'text' && type.literal ? type.options![0]! : aroundNumber(work.of(node))
  if (written === undefined) return
  if (name === 'date' && type.kind === 'text' && type.literal && !parseDay(written))
    work.say(() => fault('no_such_day', node, `没有“${written}”这一天`, `there is no day ${written}`))
  if (name === 'duration' && !spanOfTime.test(written))
    work.say(() =>
      fault(
        'wrong_argument',
        node,
        `“${written}”不是时长，应如 P10D`,
        `${written} is no duration, as P10D is`,
      ),
    )
}
/** `"P" + string(days) + "D"` with some number in its middle: what stands around it makes a duration or does not. */
function aroundNumber(source: string): string | undefined {
  const parts = /^\s*"([^"]*)"\s*\+[^"]*\+\s*"([^"]*)"\s*$/.exec(source)
  return parts ? `${parts[1]}1${parts[2]}` : undefined
}
const spanOfTime = /^-?P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/

/** What is looked for must be able to be in the list: each of those written there is an option of it. */
function membership([list, wanted]: readonly Given[], work: Work): void {
  if (!list || !wanted) return
  const written = list.node.name === 'List' ? children(list.node) : []
  if (written.length > 0 && wanted.type.kind === 'text' && wanted.type.options && !wanted.type.literal)
    for (const node of written.filter((n) => n.name === 'StringLiteral'))
      compared('=', wanted.type, work.type(node, { names: {}, up: null }), node, work)
  else compared('=', elementOf(list.type), wanted.type, wanted.node, work)
}
