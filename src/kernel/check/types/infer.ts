/**
 * The type of a formula, read off the tree that the evaluator runs, node by node; and every place at which it
 * would go wrong whatever the case: names and columns that are not there, options that a choice does not
 * have, fen compared with days.
 */
import { children, childNamed, type Node } from '../../rule/feel/node.ts'
import type { Dialect } from '../../rule/feel/parse.ts'
import { readString } from '../../rule/feel/text.ts'
import { normalName } from '../../rule/feel/values.ts'
import { compared } from './compare.ts'
import { fault, unknownColumn, unknownName, type Fault } from './faults.ts'
import { invoked } from './invoke.ts'
import { property } from './property.ts'
import {
  anything,
  boolean,
  constant,
  count,
  date,
  duration,
  elementOf,
  goesWith,
  isOpen,
  joinAll,
  listOf,
  marked,
  nothing,
  record,
  say,
  type Type,
} from './type.ts'
import { treeOf } from './tree.ts'
import { worked } from './work.ts'
import type { Names, Scope, Work } from './scope.ts'

export type Inferred = {
  readonly type: Type
  readonly faults: readonly Fault[]
  /** A value as it stands somewhere, of which nothing is worked out. */
  readonly isRead: boolean
}

type Make = (node: Node, work: Work, scope: Scope) => Type

/** `input`: what a cell of a decision table tests. */
export function infer(source: string, names: Names, dialect: Dialect = 'expression', input?: Type): Inferred {
  const faults: Fault[] = []
  const { top, unreadable } = treeOf(source, dialect)
  if (unreadable.length > 0) return { type: anything, faults: unreadable, isRead: false }
  const type = typeIn(source, names, top, (make) => void faults.push(make()), anything, input)
  const [outermost] = top ? children(top) : []
  return { type, faults, isRead: readsOnly.has(outermost?.name ?? '') }
}

/**
 * The type alone, for those who look through formulas to find what others read. A name that is not told is
 * not told yet: it adds nothing to what it is joined with.
 */
export const typeOf = (source: string, names: Names): Type => {
  const { top } = treeOf(source)
  return top ? typeIn(source, names, top, () => undefined, nothing) : anything
}

function typeIn(
  source: string,
  names: Names,
  top: Node | null,
  hear: Work['say'],
  untold: Type,
  input?: Type,
): Type {
  const work: Work = {
    of: (node) => source.slice(node.from, node.to),
    type(node, scope) {
      const make = Object.hasOwn(makers, node.name) ? makers[node.name] : undefined
      return make ? make(node, work, scope) : anything
    },
    say: hear,
    untold,
    lookUp(name, scope) {
      for (let s: Scope | null = scope; s; s = s.up) if (Object.hasOwn(s.names, name)) return s.names[name]
      return names.lookUp(name)
    },
    names(scope) {
      const inner: string[] = []
      for (let s: Scope | null = scope; s; s = s.up) inner.push(...Object.keys(s.names))
      return [...inner, ...names.all()]
    },
  }
  return top ? work.type(top, { names: input ? { '?': input } : {}, up: null }) : anything
}

const readsOnly = new Set(['VariableName', 'PathExpression', 'FilterExpression'])

const only: Make = (node, work, scope) => work.type(children(node)[0]!, scope)
const inner = (up: Scope, names: Readonly<Record<string, Type>>, columns?: Type): Scope => ({
  names,
  up,
  ...(columns ? { columns } : {}),
})

/** Both sides of `and` and `or`, a condition, a guard: yes or no. */
export function truth(node: Node, work: Work, scope: Scope): Type {
  const t = work.type(node, scope)
  if (t.kind !== 'boolean' && t.kind !== 'anything' && t.kind !== 'nothing') {
    const said = say(t)
    work.say(() =>
      fault(
        'not_boolean',
        node,
        `应当是“是”或者“否”，而这里是${said.zh}`,
        `must be yes or no, and is ${said.en}`,
      ),
    )
  }
  return marked(boolean, t)
}

const junction: Make = (node, work, scope) => {
  const [left, , right] = children(node)
  return marked(boolean, truth(left!, work, scope), truth(right!, work, scope))
}

const condition: Make = (node, work, scope) => {
  const [, test, , yes, , no] = children(node)
  const tested = truth(test!, work, scope)
  const [a, b] = [work.type(yes!, scope), work.type(no!, scope)]
  if (!goesWith(a, b)) {
    const [x, y] = [say(a), say(b)]
    work.say(() =>
      fault(
        'branches_differ',
        node,
        `then 给出${x.zh}，else 给出${y.zh}`,
        `then gives ${x.en}, and else gives ${y.en}`,
      ),
    )
  }
  return marked(joinAll([a, b]), tested)
}

const context: Make = (node, work, scope) => {
  const columns: Record<string, Type> = {}
  for (const entry of children(node)) {
    const [key, value] = children(entry)
    const name = work.of(key!)
    columns[name.startsWith('"') ? readString(name) : normalName(name)] = work.type(
      value!,
      inner(scope, { ...columns }),
    )
  }
  return marked(record(columns), ...Object.values(columns))
}

/** What each round of a loop goes through, its names one after another. */
function loops(node: Node, work: Work, scope: Scope): Scope {
  let here = scope
  for (const loop of children(node)) {
    const [name, , over] = children(loop)
    const ends = children(over!)
    const through = work.type(ends[0]!, here)
    if (ends.length === 1 && !['list', 'range', 'anything', 'nothing'].includes(through.kind)) {
      const said = say(through)
      work.say(() =>
        fault('not_a_list', ends[0]!, `应当是列表，而这里是${said.zh}`, `must be a list, and is ${said.en}`),
      )
    }
    const element = ends.length === 1 ? elementOf(through) : count
    here = inner(here, { [normalName(work.of(name!))]: element })
  }
  return here
}

const forLoop: Make = (node, work, scope) => {
  const parts = children(node)
  const around = loops(parts[1]!, work, inner(scope, { partial: listOf(anything) }))
  return listOf(work.type(parts[3]!, around))
}

const quantified: Make = (node, work, scope) => {
  const parts = children(node)
  return truth(parts[3]!, work, loops(parts[1]!, work, scope))
}

/** By number one element, by a condition those that meet it. */
const filter: Make = (node, work, scope) => {
  const [target, test] = children(node)
  const list = work.type(target!, scope)
  const element = elementOf(list)
  const named = inner(scope, { item: element })
  const around = element.kind === 'record' ? inner(named, element.columns, element) : named
  const by =
    test!.name === 'NumericLiteral' ? constant : work.type(test!, isOpen(element) ? loose(around) : around)
  if (by.kind === 'nothing') return nothing
  if (by.kind === 'number') return marked(element, by)
  if (by.kind !== 'boolean' && by.kind !== 'anything') {
    const said = say(by)
    work.say(() =>
      fault(
        'not_boolean',
        test!,
        `筛选条件应当是“是”或者“否”，而这里是${said.zh}`,
        `a filter is yes or no, and is ${said.en}`,
      ),
    )
  }
  /** Which of a list is kept may hang on something sealed; what is kept is what the list held. */
  return listOf(element)
}
/** Of an element of which nothing is known, any name may be a column. */
const loose = (scope: Scope): Scope => ({ ...scope, columns: anything })

const variable: Make = (node, work, scope) => {
  const name = normalName(work.of(node))
  const type = work.lookUp(name, scope)
  if (type) return type
  for (let s: Scope | null = scope; s; s = s.up) {
    const { columns } = s
    if (columns?.kind === 'record') work.say(() => unknownColumn(name, node, columns, work.names(scope)))
    if (columns) return anything
  }
  work.say(() => unknownName(name, node, work.names(scope)))
  return work.untold
}

/** A test of a cell: a value to equal, a range to be in, or a sentence about `?`. */
const cell: Make = (node, work, scope) => {
  const [body] = node.name === 'PositiveUnaryTest' ? children(node) : [node]
  const input = work.lookUp('?', scope) ?? anything
  if (body!.name === 'SimplePositiveUnaryTest') {
    const [how, value] = children(body!)
    if (how!.name === 'Interval') return interval(how!, work, scope, input)
    return compared(work.of(how!), input, work.type(value!, scope), value!, work)
  }
  const type = work.type(body!, scope)
  return type.kind === 'boolean' || type.kind === 'nothing' || type.kind === 'range'
    ? boolean
    : compared('=', input, type, body!, work)
}

function interval(node: Node, work: Work, scope: Scope, input: Type): Type {
  for (const end of children(node).filter((c) => c.name !== 'Interval'))
    compared('<=', input, work.type(end, scope), end, work)
  return boolean
}

const comparison: Make = (node, work, scope) => {
  const [a, word, b, , d] = children(node)
  const left = work.type(a!, scope)
  const how = word!.name === 'CompareOp' ? work.of(word!) : word!.name
  if (how === 'in') {
    const around = inner(scope, { '?': left })
    for (const test of b!.name === 'PositiveUnaryTests' ? children(b!) : [b!]) cell(test, work, around)
    return marked(boolean, left)
  }
  if (how === 'between') {
    compared('>=', left, work.type(b!, scope), b!, work)
    compared('<=', left, work.type(d!, scope), d!, work)
    return marked(boolean, left)
  }
  /** Whether something is known says nothing of what it is. */
  const right = work.type(b!, scope)
  if (a!.name === 'null' || b!.name === 'null') return boolean
  return compared(how, left, right, node, work)
}

const unaryTests: Make = (node, work, scope) => {
  const tests = childNamed(node, 'PositiveUnaryTests')
  for (const test of tests ? children(tests) : []) cell(test, work, scope)
  return boolean
}

const makers: Readonly<Record<string, Make>> = {
  Expression: only,
  ParenthesizedExpression: only,
  FunctionBody: only,
  IterationContext: only,
  PositiveUnaryTest: cell,
  SimplePositiveUnaryTest: cell,
  UnaryTests: unaryTests,
  Conjunction: junction,
  Disjunction: junction,
  Comparison: comparison,
  IfExpression: condition,
  Context: context,
  ForExpression: forLoop,
  QuantifiedExpression: quantified,
  FilterExpression: filter,
  VariableName: variable,
  ArithmeticExpression: worked,
  FunctionInvocation: invoked,
  DateTimeLiteral: (n, work, scope) =>
    childNamed(n, 'AtLiteral') ? only(n, work, scope) : invoked(n, work, scope),
  PathExpression(n, work, scope) {
    const [target, name] = children(n)
    return property(work.type(target!, scope), normalName(work.of(name!)), name!, target!, work)
  },
  Interval(n, work, scope) {
    const ends = children(n).map((c) => work.type(c, scope))
    return { kind: 'range', of: joinAll(ends) }
  },
  List: (n, work, scope) => listOf(joinAll(children(n).map((c) => work.type(c, scope)))),
  InstanceOfExpression(n, work, scope) {
    work.type(children(n)[0]!, scope)
    return boolean
  },
  FunctionDefinition(n, work, scope) {
    const list = childNamed(n, 'FormalParameters')
    const names = (list ? children(list) : []).map((x) => normalName(work.of(children(x)[0]!)))
    const body = childNamed(n, 'FunctionBody')
    if (body) work.type(body, inner(scope, Object.fromEntries(names.map((x) => [x, anything]))))
    return { kind: 'function' }
  },
  '?': (_, work, scope) => work.lookUp('?', scope) ?? anything,
  null: () => nothing,
  BooleanLiteral: () => boolean,
  NumericLiteral: () => constant,
  StringLiteral: (n, work) => ({ kind: 'text', options: [readString(work.of(n))], literal: true }),
  AtLiteral(n, work) {
    const written = readString(work.of(children(n)[0]!))
    return /^-?P/.test(written) ? duration : /T/.test(written) ? { kind: 'date time' } : date
  },
}
