/** Works out decisions of a file from one JSON input: inputs first, then each decision after those it requires. */
import { attempt } from '../../kernel/rule/feel.ts'
import { newEnv, wrong } from '../../kernel/rule/feel/budget.ts'
import { call } from '../../kernel/rule/feel/builtin.ts'
import { factsFrom, toJson } from '../../kernel/rule/feel/json.ts'
import type { Scope } from '../../kernel/rule/feel/node.ts'
import { resolve } from '../../kernel/rule/feel/types.ts'
import {
  contextOf,
  entriesOf,
  entry,
  fn,
  isContext,
  isFn,
  normalName,
  own,
  type Context,
  type Env,
  type Facts,
  type Fn,
  type Inner,
  type Value,
  type Type,
} from '../../kernel/rule/feel/values.ts'
import { boxed, functionOf, type World } from './boxed.ts'
import { nameOf, typeOf, type Element } from './model.ts'
import { modulesOf, type Located, type Module } from './modules.ts'
import { readDmn, refusal } from './read.ts'
import { likeliest } from './spelling.ts'
import { coerce, coerceTo, fromJson, typeOfRef } from './types.ts'

export type Problem = { readonly decision: string; readonly id: string; readonly message: string }
export type DmnResult = {
  readonly decisions: { readonly [name: string]: Value }
  readonly problems: readonly Problem[]
}
export type Question = {
  /** Names of decisions or decision services; without any, every decision of the file is answered. */
  readonly decisions?: readonly string[]
  /** Files that the file may import. */
  readonly others?: readonly string[]
}

/** Values known in one run: of the whole file, or of one call of a decision service. */
type Run = {
  readonly values: Map<string, Inner>
  readonly busy: Set<string>
  readonly functions: Map<string, Context>
  /** What the caller gave; null in a decision service, which knows nothing but its own arguments. */
  readonly given: Context | null
  readonly note: (e: { readonly name?: string; readonly id?: string }, problems: readonly string[]) => void
}
/** A module as it was reached: a file imported twice under two names is worked out twice, from inputs of its own. */
type Place = { readonly module: Module; readonly path: readonly string[]; readonly run: Run }
type Growing = { [name: string]: Inner }

const keyOf = ({ path, module }: Place, e: Element) =>
  `${path.join('\u0000')}#${module.namespace}#${e.id ?? nameOf(e)}`
/** Whichever way it was reached: what a decision requires is the same under every name. */
const workOf = ({ module }: Place, e: Element) => `${module.namespace}#${e.id ?? nameOf(e)}`
const of = ({ module }: Place, kind: string) => module.elements.filter((e) => typeOf(e) === kind)
const at = (place: Place, { module, path }: Located): Place => ({
  ...place,
  module,
  path: [...place.path, ...path],
})
const deepest = 8

function envOf({ module }: Place): Env {
  return { ...newEnv('dmn'), typeNamed: module.typeNamed }
}
const worldOf = ({ module }: Place): World => ({ language: module.language, testsOf: module.testsOf })

/** Runs with the types of one module, whoever called. */
function within<T>({ module }: Place, env: Env, run: () => T): T {
  const before = env.typeNamed
  env.typeNamed = module.typeNamed
  const answer = run()
  if (before) env.typeNamed = before
  return answer
}

/** Business knowledge and decision services are functions that every decision may call by name. */
function functions(place: Place, depth = 0): Context {
  const key = `${place.path.join('\u0000')}#${place.module.namespace}`
  const before = place.run.functions.get(key)
  if (before) return before
  const made = contextOf([]) as Growing
  /* set before it is full: the parts of a module that was joined from several files may name one another */
  place.run.functions.set(key, made)
  if (depth >= deepest) return made
  for (const [alias, module] of place.module.imports) {
    const path = alias === '' ? place.path : [...place.path, alias]
    const imported = functions({ ...place, module, path }, depth + 1)
    const parts = entriesOf(imported).filter(([name]) => own(made, name) === undefined)
    Object.assign(made, contextOf(alias === '' ? parts : [[alias, imported]]))
  }
  for (const { element, module } of place.module.space().values())
    if (module === place.module) Object.assign(made, functionNamed(element, place, made))
    else if (invocable.has(typeOf(element)))
      Object.assign(made, functionNamed(element, { ...place, module }, null))
  return made
}
const invocable = new Set(['BusinessKnowledgeModel', 'DecisionService'])
/** An invocable element under its name. `around` are the functions it may call, if they are at hand; it is told of once. */
function functionNamed(e: Element, place: Place, around: Context | null): Context {
  if (typeOf(e) === 'DecisionService') return contextOf([[nameOf(e), service(e, place)]])
  if (typeOf(e) !== 'BusinessKnowledgeModel') return contextOf([])
  const env = envOf(place)
  const scope = { vars: around ?? functions(place), up: null }
  const f = e.encapsulatedLogic
    ? functionOf(e.encapsulatedLogic, scope, env, worldOf(place), nameOf(e))
    : null
  if (env.problems.length > 0 && around) place.run.note(e, env.problems)
  return contextOf([[nameOf(e), isFn(f) ? ofModule(f, e, place) : f]])
}
/** What a function answers with: its variable is of the type of the function (6.3.9), or, in older files, of its answer. */
function answerTypeOf(b: Element, env: Env): Type {
  const type = typeOfRef(b.variable?.typeRef, env)
  const meaning = resolve(type, env)
  return meaning?.kind === 'function' ? meaning.answers : type
}
/** A function of a module: its types are those of the module, and so is the type of its answer. */
const ofModule = (f: Fn, b: Element, place: Place): Fn => ({
  ...f,
  call: (args, env) =>
    within(place, env, () => coerceTo(f.call(args, env), answerTypeOf(b, env), env, nameOf(b))),
})

/** A decision service takes its inputs and input decisions in the order they are listed. */
function service(s: Element, place: Place): Fn {
  const locate = (refs: Element['inputData']) => (refs ?? []).flatMap((r) => place.module.element(r) ?? [])
  const takes = [...locate(s.inputData), ...locate(s.inputDecision)]
  const gives = locate(s.outputDecision)
  const made = fn(
    nameOf(s),
    takes.map((t) => nameOf(t.element)),
    (args, env) => {
      if (args.length < takes.length)
        return wrong(env, `${nameOf(s)} takes ${takes.length} arguments / 参数个数不符`)
      const run: Run = { ...place.run, values: new Map(), busy: new Set(), given: null }
      const inside: Place = { ...place, run }
      for (const [i, t] of takes.entries())
        inside.run.values.set(
          keyOf(at(inside, t), t.element),
          within(at(place, t), env, () =>
            coerce(args[i] ?? null, t.element.variable?.typeRef, env, nameOf(t.element)),
          ),
        )
      const answers = gives.map((d) => [nameOf(d.element), decision(d.element, at(inside, d), env)] as const)
      return answers.length === 1 ? answers[0]![1] : contextOf(answers)
    },
  )
  return ofModule(made, s, place)
}

/** Puts a value where its import's names lead. */
function put(vars: Growing, path: readonly string[], name: string, v: Inner): void {
  let holder = vars
  for (const alias of path) {
    if (alias === '') continue
    const inner = contextOf(isContext(holder[alias]) ? entriesOf(holder[alias]) : []) as Growing
    holder[alias] = inner
    holder = inner
  }
  Object.assign(holder, contextOf([[name, v]]))
}

/** The values a decision may name: what it requires, and all functions. */
function scopeOf(d: Element, place: Place, env: Env): Context {
  const vars = contextOf(entriesOf(functions(place))) as Growing
  for (const r of d.informationRequirement ?? []) {
    const ref = r.requiredDecision ?? r.requiredInput
    for (const required of ref ? place.module.everywhere(ref) : []) {
      const there = at(place, required)
      const { element } = required
      const value =
        typeOf(element) === 'Decision' ? decision(element, there, env) : valueOfInput(element, there, env)
      put(vars, required.path, nameOf(element), value)
    }
  }
  return vars
}

/** An input that exists and is not required is not there for a decision; said, lest its null be a riddle. */
function notRequired(d: Element, place: Place, env: Env) {
  const inputs = new Set(
    [...place.module.space()].flatMap(([name, { element }]) =>
      typeOf(element) === 'InputData' ? [name] : [],
    ),
  )
  return (name: string): undefined => {
    if (inputs.has(name))
      wrong(env, `${nameOf(d)} does not require ${name} / 「${nameOf(d)}」没有引用输入「${name}」`)
  }
}

/** What was given for an input: under the names of the imports that lead to it, or under its own. */
function givenFor(i: Element, { path, run }: Place): Inner {
  if (!run.given) return null
  let holder: Inner = run.given
  for (const alias of path.filter(Boolean))
    holder = isContext(holder) ? (entry(holder, normalName(alias)) ?? null) : null
  const nested = isContext(holder) ? entry(holder, normalName(nameOf(i))) : undefined
  const dotted = [...path.filter(Boolean), nameOf(i)].join('.')
  return (
    nested ??
    Object.entries(run.given).find(([k]) => k === dotted)?.[1] ??
    entry(run.given, normalName(nameOf(i))) ??
    null
  )
}

/** The value of an input, typed once in a run. */
function valueOfInput(i: Element, place: Place, env: Env): Inner {
  const key = keyOf(place, i)
  const before = place.run.values.get(key)
  if (before !== undefined) return before
  const purse = envOf(place)
  const typeRef = i.variable?.typeRef
  const typed = attempt(purse, () => {
    const v = fromJson(givenFor(i, place) as Value, typeOfRef(typeRef, purse), purse)
    return coerce(v, typeRef, purse, nameOf(i))
  })
  env.steps -= newEnv('dmn').steps - purse.steps
  place.run.values.set(key, typed)
  if (purse.problems.length > 0) place.run.note(i, purse.problems)
  return typed
}

/** A decision's value, worked out once in a run. A decision that requires itself has none. */
function decision(d: Element, place: Place, outer?: Env): Inner {
  const { run } = place
  const key = keyOf(place, d)
  const before = run.values.get(key)
  if (before !== undefined) return before
  /* Inside a decision service the caller pays and is told; elsewhere each decision has a purse and a place to complain. */
  const env = outer && !run.given ? outer : envOf(place)
  const busy = workOf(place, d)
  if (run.busy.has(busy)) return wrong(outer ?? env, `${nameOf(d)} requires itself / 循环依赖`)
  run.busy.add(busy)
  const work = () => {
    const scope: Scope = { vars: scopeOf(d, place, env), up: null, lazy: notRequired(d, place, env) }
    const logic = d.decisionLogic
    if (!logic) return wrong(env, 'there is no decision logic / 没有决策逻辑')
    const value = boxed(logic, scope, env, worldOf(place), nameOf(d))
    return coerce(value, d.variable?.typeRef, env, nameOf(d))
  }
  const value = env === outer ? within(place, env, work) : attempt(env, work)
  run.busy.delete(busy)
  run.values.set(key, value)
  if (env !== outer && env.problems.length > 0) run.note(d, env.problems)
  return value
}

/** What a caller may give by name, from the file and its imports, and whether it was meant. */
function misspelt(place: Place, wanted: readonly Element[]): void {
  const { module, run } = place
  const services = wanted.filter((e) => typeOf(e) === 'DecisionService')
  const asService = services.flatMap((s) => [...(s.inputDecision ?? []), ...(s.inputData ?? [])])
  const names = [
    ...inputsOf(module, 0).map(nameOf),
    ...asService.flatMap((r) => nameOf(module.element(r)?.element) || []),
    ...wanted.flatMap((e) => e.encapsulatedLogic?.formalParameter ?? []).map(nameOf),
    ...module.imports.flatMap(([alias]) => alias || []),
  ].map(normalName)
  for (const name of Object.keys(run.given ?? {})) {
    if (names.includes(normalName(name.split('.').at(-1)!)) || names.includes(normalName(name))) continue
    const near = likeliest(name, names)
    const decided = of(place, 'Decision').some((d) => normalName(nameOf(d)) === normalName(name))
    const why = decided
      ? `${name} is decided, not given / 「${name}」是决策，不是输入`
      : near
        ? `there is no input ${name}: did you mean ${near}? / 没有输入「${name}」，是不是「${near}」？`
        : `there is no input ${name} / 没有输入「${name}」`
    run.note({ name }, [why])
  }
}
function inputsOf(module: Module, depth: number): readonly Element[] {
  const own = module.elements.filter((e) => typeOf(e) === 'InputData')
  return depth > deepest ? own : [...own, ...module.imports.flatMap(([, m]) => inputsOf(m, depth + 1))]
}

/** What is asked for by name; the names that nothing has are told. */
function namedElements({ module }: Place, names: readonly string[]): readonly Located[] {
  const askable = [...module.space().values()].filter(
    ({ element }) => typeOf(element) === 'Decision' || invocable.has(typeOf(element)),
  )
  return names.map((name) => {
    const wanted = module.space().get(normalName(name)) ?? askable.find(({ element }) => element.id === name)
    if (wanted && askable.includes(wanted)) return wanted
    const near = likeliest(
      name,
      askable.map(({ element }) => nameOf(element)),
    )
    throw refusal(
      `没有名为「${name}」的决策或决策服务${near ? `，是不是「${near}」？` : ''}`,
      `there is no decision or decision service ${name}${near ? `: did you mean ${near}?` : ''}`,
    )
  })
}

/** Calls what takes arguments with what was given under their names. */
function invoked(e: Element, place: Place, env: Env): Inner {
  const f = own(functions(place), nameOf(e))
  if (!isFn(f)) return null
  const takes: readonly Element[] =
    typeOf(e) === 'DecisionService'
      ? [...(e.inputData ?? []), ...(e.inputDecision ?? [])].flatMap(
          (r) => place.module.element(r)?.element ?? [],
        )
      : (e.encapsulatedLogic?.formalParameter ?? []).map((p) => ({
          $type: 'dmn:InputData',
          ...p,
          variable: p,
        }))
  const args = takes.map((t) => {
    const raw = givenFor(t, place)
    return fromJson(raw as Value, typeOfRef(t.variable?.typeRef, env), env)
  })
  return call(f, args, env)
}

/** Reads the file and answers its decisions, or those asked for, each with what went wrong on the way. */
export async function evaluateDmn(xml: string, input: unknown, question: Question = {}): Promise<DmnResult> {
  const root = await readDmn(xml)
  const others: Element[] = []
  for (const other of question.others ?? []) others.push(await readDmn(other))
  if (input !== null && input !== undefined && !isContext(input as Inner))
    throw refusal('输入须为 JSON 对象', 'the input must be a JSON object')
  const problems: Problem[] = []
  const run: Run = {
    values: new Map(),
    busy: new Set(),
    functions: new Map(),
    given: factsFrom((input ?? {}) as Facts),
    note: (e, messages) => {
      for (const message of messages) problems.push({ decision: nameOf(e), id: e.id ?? '', message })
    },
  }
  const module = modulesOf(root, others)
  const place: Place = { module, path: [], run }
  const wanted = question.decisions
    ? namedElements(place, question.decisions)
    : of(place, 'Decision').map((element): Located => ({ element, module, path: [] }))
  for (const name of module.missing)
    run.note({ name }, [`the imported file ${name} was not given / 没有给出所导入的文件`])
  misspelt(place, question.decisions ? wanted.map(({ element }) => element) : [])
  const purse = envOf(place)
  if (!question.decisions) for (const i of of(place, 'InputData')) valueOfInput(i, place, purse)
  const answers = contextOf([]) as { [name: string]: Value }
  for (const located of wanted) {
    const { element: e } = located
    const home = at(place, located)
    const env = envOf(home)
    const value = typeOf(e) === 'Decision' ? decision(e, home) : attempt(env, () => invoked(e, home, env))
    const json = attempt(env, () => toJson(value, env))
    Object.assign(answers, outputsOf(e, json, home.module), contextOf([[nameOf(e), json]]))
    if (env.problems.length > 0) run.note(e, env.problems)
  }
  return { decisions: { ...answers }, problems }
}

/** A decision service also answers under the names of its output decisions. */
function outputsOf(e: Element, json: Value, module: Module): { readonly [name: string]: Value } {
  const names = (e.outputDecision ?? []).map((r) => nameOf(module.element(r)?.element))
  if (names.length <= 1) return Object.fromEntries(names.map((name) => [name, json]))
  return isContext(json as Inner) ? { ...(json as { [name: string]: Value }) } : {}
}
