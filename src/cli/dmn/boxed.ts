/** Boxed expressions: the shapes a DMN file draws around FEEL, each worked out in a scope. */
import { runText } from '../../kernel/rule/feel.ts'
import { enter, pay, wrong } from '../../kernel/rule/feel/budget.ts'
import { call } from '../../kernel/rule/feel/builtin.ts'
import { and, or, type Truth } from '../../kernel/rule/feel/compare.ts'
import { isNum, type Num } from '../../kernel/number/index.ts'
import { countable, elements, uncountable } from '../../kernel/rule/feel/elements.ts'
import { itemScope } from '../../kernel/rule/feel/members.ts'
import { inner, type Scope } from '../../kernel/rule/feel/node.ts'
import {
  contextOf,
  fn,
  isContext,
  isFn,
  isList,
  kindOf,
  normalName,
  own,
  type Env,
  type Inner,
} from '../../kernel/rule/feel/values.ts'
import type { DecisionTable } from '../../kernel/rule/index.ts'
import { decideIn } from '../../kernel/rule/table.ts'
import { nameOf, typeOf, type Element, type Text } from './model.ts'
import { tableOf } from './table.ts'
import { bare, coerce, typeOfRef } from './types.ts'

/** What a whole file says of its expressions. */
export type World = {
  readonly language?: string | undefined
  /** The tests of a type that lists its values. */
  readonly testsOf: (typeRef: string) => string | undefined
}
type Box = (e: Element, scope: Scope, env: Env, world: World, name: string) => Inner

/** FEEL is what we read, and what a file that says nothing is written in. */
const isFeel = (language: string | undefined) =>
  !language || /(^|[/:])feel(\/\d{8})?\/?$/i.test(language.trim())
function foreign(parts: readonly (Text | undefined)[], env: Env, world: World): boolean {
  const other = parts
    .map((p) => p?.expressionLanguage ?? world.language)
    .find((language, i) => parts[i] && !isFeel(language))
  if (other !== undefined)
    wrong(env, `the expression language ${other} is not read here / 不支持表达式语言 ${other}`)
  return other !== undefined
}

const part = (c: { readonly value?: Element } | undefined, scope: Scope, env: Env, world: World) =>
  c?.value ? boxed(c.value, scope, env, world, '') : null

const table: Box = (e, scope, env, world, name) => {
  const cells = (e.rule ?? []).flatMap((r) => [...(r.inputEntry ?? []), ...(r.outputEntry ?? [])])
  const heads = [
    ...(e.input ?? []).map((i) => i.inputExpression),
    ...(e.output ?? []).map((o) => o.defaultOutputEntry),
  ]
  if (foreign([...cells, ...heads], env, world)) return null
  const t = tableOf(e, name, world.testsOf)
  const { value, trace } = decideIn(t, scope, env)
  if (trace.problem === 'two_rows') wrong(env, `two rows fire: ${trace.rows.join(', ')} / 多行同时命中`)
  if (trace.problem === 'no_row') wrong(env, 'no row fires / 没有一行命中')
  if (t.hitPolicy.startsWith('collect_')) return value
  const answer = (v: Inner) => typedOutputs(e, t, v, env)
  return /^(collect|rule_order|output_order)$/.test(t.hitPolicy) && isList(value)
    ? value.map(answer)
    : answer(value)
}

/** Each output held to the type of its column. */
function typedOutputs(e: Element, t: DecisionTable, v: Inner, env: Env): Inner {
  const typeRefs = (e.output ?? []).map((o) => o.typeRef)
  const names = t.outputs.map((o) => o.name)
  if (names.length === 1) return coerce(v, typeRefs[0], env, names[0]!)
  if (!isContext(v)) return v
  return contextOf(names.map((n, i) => [n, coerce(own(v, n) ?? null, typeRefs[i], env, n)] as const))
}

const context: Box = (e, scope, env, world) => {
  const made = contextOf([]) as Record<string, Inner>
  const within = inner(scope, made)
  for (const { variable, value } of e.contextEntry ?? []) {
    const v = value ? boxed(value, within, env, world, nameOf(variable)) : null
    if (!variable) return v
    Object.assign(made, contextOf([[nameOf(variable), coerce(v, variable.typeRef, env, nameOf(variable))]]))
  }
  return made
}

const invocation: Box = (e, scope, env, world) => {
  const f = e.calledFunction ? boxed(e.calledFunction, scope, env, world, '') : null
  if (!isFn(f))
    return wrong(
      env,
      `there is no function ${e.calledFunction?.text ?? ''} / 没有函数「${e.calledFunction?.text ?? ''}」`,
    )
  const named = new Map(
    (e.binding ?? []).map((b) => [
      normalName(nameOf(b.parameter)),
      b.bindingFormula ? boxed(b.bindingFormula, scope, env, world, '') : null,
    ]),
  )
  const params = f.params.map((p) => normalName(p.replace(/^\.\.\./, '')))
  for (const n of named.keys())
    if (!params.includes(n))
      return wrong(env, `${f.name} has no argument ${n} / 「${f.name}」没有参数「${n}」`)
  return call(
    f,
    params.map((p) => named.get(p) ?? null),
    env,
  )
}

/** A function drawn as a box; its parameters are held to their types. */
export const functionOf: Box = (e, scope, env, world, name) => {
  if (e.kind && e.kind !== 'FEEL')
    return wrong(env, `functions of kind ${e.kind} are refused / 不允许 ${e.kind} 函数`)
  const params = (e.formalParameter ?? []).map((p) => ({ name: nameOf(p), typeRef: p.typeRef }))
  return fn(
    name || 'function',
    params.map((p) => p.name),
    (args, within) => {
      if (args.length < params.length)
        return wrong(within, `${name} takes ${params.length} arguments / 参数个数不符`)
      const held = params.map((p, i) => [p.name, coerce(args[i] ?? null, p.typeRef, within, p.name)] as const)
      return e.body ? boxed(e.body, inner(scope, contextOf(held)), within, world, name) : null
    },
    {
      params: params.map((p) => (p.typeRef ? typeOfRef(p.typeRef, env) : undefined)),
      answers: e.body?.typeRef ? typeOfRef(e.body.typeRef, env) : undefined,
    },
  )
}

/** What is walked through; null, with a problem, when it has no end or no steps. */
function listOf(e: Element, scope: Scope, env: Env, world: World): Inner {
  const list = part(e.in, scope, env, world)
  return countable(list, env) ? list : wrong(env, uncountable)
}

function* rounds(
  e: Element,
  scope: Scope,
  env: Env,
  world: World,
  list: Inner,
): Generator<readonly [Scope, Inner]> {
  for (const v of elements(list, env)) {
    pay(env, 10)
    yield [inner(scope, contextOf([[e.iteratorVariable ?? 'item', v]])), v]
  }
}

const quantified =
  (some: boolean): Box =>
  (e, scope, env, world) => {
    const list = listOf(e, scope, env, world)
    if (list === null) return null
    let truth: Truth = !some
    for (const [s] of rounds(e, scope, env, world, list)) {
      const v = part(e.satisfies, s, env, world)
      truth = (some ? or : and)(truth, typeof v === 'boolean' ? v : null)
      if (truth === some) break
    }
    return truth
  }

const forEach: Box = (e, scope, env, world) => {
  const list = listOf(e, scope, env, world)
  if (list === null) return null
  const partial: Inner[] = []
  for (const [s] of rounds(e, inner(scope, contextOf([['partial', partial]])), env, world, list))
    partial.push(part(e.return, s, env, world))
  return partial
}

/** A fraction is no position. */
const placed = (list: readonly Inner[], v: Num): Inner =>
  (typeof v === 'number' ? list[v < 0 ? list.length + v : v - 1] : null) ?? null

const filter: Box = (e, scope, env, world) => {
  const list = listOf(e, scope, env, world)
  if (list === null) return null
  const passing: Inner[] = []
  for (const item of elements(list, env)) {
    pay(env, 10)
    const v = part(e.match, itemScope(scope, item), env, world)
    if (isNum(v)) return placed(isList(list) ? list : [list], v)
    if (v === true) passing.push(item)
    else if (v !== false && v !== null)
      return wrong(env, `a filter must be true or false, not ${kindOf(v)} / 筛选条件须为真假`)
  }
  return passing
}

const boxes: Record<string, Box> = {
  LiteralExpression: (e, scope, env, world) =>
    e.text?.trim() && !foreign([e], env, world) ? runText(e.text.trim(), 'expression', scope, env) : null,
  DecisionTable: table,
  Context: context,
  Invocation: invocation,
  FunctionDefinition: functionOf,
  List: (e, scope, env, world) => (e.elements ?? []).map((x) => boxed(x, scope, env, world, '')),
  Relation: (e, scope, env, world) =>
    (e.row ?? []).map((r) =>
      contextOf(
        (e.column ?? []).map((c, i) => [
          nameOf(c),
          coerce(
            r.elements?.[i] ? boxed(r.elements[i], scope, env, world, '') : null,
            c.typeRef,
            env,
            nameOf(c),
          ),
        ]),
      ),
    ),
  Conditional: (e, scope, env, world) =>
    part(part(e.if, scope, env, world) === true ? e.then : e.else, scope, env, world),
  For: forEach,
  Filter: filter,
  Every: quantified(false),
  Some: quantified(true),
}

/** Works out any boxed expression and holds it to the type it declares. */
export function boxed(e: Element, scope: Scope, env: Env, world: World, name: string): Inner {
  const box = Object.hasOwn(boxes, typeOf(e)) ? boxes[typeOf(e)] : undefined
  if (!box) return wrong(env, `${typeOf(e)} ${e.id ?? ''} is not supported / 不支持`)
  enter(env)
  const v = box(e, scope, env, world, name)
  env.depth--
  return e.typeRef && typeOf(e) !== 'FunctionDefinition' && bare(e.typeRef) !== 'Any'
    ? coerce(v, e.typeRef, env, name || (e.id ?? typeOf(e)))
    : v
}
