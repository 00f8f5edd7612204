/** Works out every decision of a file from one JSON input: inputs first, then each decision after those it requires. */
import { attempt } from '../../kernel/rule/feel.ts'
import { newEnv, wrong } from '../../kernel/rule/feel/budget.ts'
import { factsFrom, toJson } from '../../kernel/rule/feel/json.ts'
import {
  contextOf,
  entriesOf,
  entry,
  fn,
  isContext,
  type Context,
  type Env,
  type Facts,
  type Inner,
  type Value,
} from '../../kernel/rule/feel/values.ts'
import { boxed, functionOf, type World } from './boxed.ts'
import { idOf, nameOf, typeOf, type Element, type Ref } from './model.ts'
import { readDmn, refusal } from './read.ts'
import { coerce, fromJson } from './types.ts'

export type Problem = { readonly decision: string; readonly id: string; readonly message: string }
export type DmnResult = {
  readonly decisions: { readonly [name: string]: Value }
  readonly problems: readonly Problem[]
}

/** Values known in one run: of the whole file, or of one call of a decision service. */
type Frame = { readonly values: Map<string, Inner>; readonly busy: Set<string>; functions?: Context }
type Model = World & {
  readonly byId: ReadonlyMap<string, Element>
  readonly elements: readonly Element[]
  readonly note: (e: Element, problems: readonly string[]) => void
}

const of = (model: Model, kind: string) => model.elements.filter((e) => typeOf(e) === kind)

/** Business knowledge and decision services are functions that every decision may call by name. */
function functions(model: Model, frame: Frame): Context {
  if (frame.functions) return frame.functions
  const made = contextOf([]) as Record<string, Inner>
  const scope = { vars: made, up: null }
  for (const b of of(model, 'BusinessKnowledgeModel')) {
    const env = newEnv('dmn')
    const logic = b.encapsulatedLogic
    Object.assign(
      made,
      contextOf([[nameOf(b), logic ? functionOf(logic, scope, env, model, nameOf(b)) : null]]),
    )
    if (env.problems.length > 0) model.note(b, env.problems)
  }
  for (const s of of(model, 'DecisionService'))
    Object.assign(made, contextOf([[nameOf(s), service(s, model)]]))
  frame.functions = made
  return made
}

/** A decision service takes its inputs and input decisions in the order they are listed. */
function service(s: Element, model: Model): Inner {
  const takes = [...(s.inputData ?? []), ...(s.inputDecision ?? [])].flatMap(
    (r) => model.byId.get(idOf(r)) ?? [],
  )
  const gives = (s.outputDecision ?? []).flatMap((r) => model.byId.get(idOf(r)) ?? [])
  return fn(nameOf(s), takes.map(nameOf), (args, env) => {
    if (args.length < takes.length)
      return wrong(env, `${nameOf(s)} takes ${takes.length} arguments / 参数个数不符`)
    const values = new Map(
      takes.map(
        (t, i) =>
          [
            t.id ?? nameOf(t),
            coerce(args[i] ?? null, t.variable?.typeRef, model.types, env, nameOf(t)),
          ] as const,
      ),
    )
    const frame: Frame = { values, busy: new Set() }
    const results = gives.map((d) => [nameOf(d), decision(d, model, frame, env)] as const)
    return coerce(
      results.length === 1 ? results[0]![1] : contextOf(results),
      s.variable?.typeRef,
      model.types,
      env,
      nameOf(s),
    )
  })
}

/** The values a decision may name: what it requires, and all inputs and functions. */
function scopeOf(d: Element, model: Model, frame: Frame, env: Env): Context {
  const required = (d.informationRequirement ?? [])
    .flatMap((r) => [r.requiredDecision, r.requiredInput])
    .filter((r): r is Ref => r !== undefined)
  const inputs = of(model, 'InputData').map(
    (i) => [nameOf(i), frame.values.get(i.id ?? nameOf(i)) ?? null] as const,
  )
  const decided = required
    .flatMap((r) => model.byId.get(idOf(r)) ?? [])
    .filter((e) => typeOf(e) === 'Decision')
    .map((e) => [nameOf(e), decision(e, model, frame, env)] as const)
  return contextOf([...entriesOf(functions(model, frame)), ...inputs, ...decided])
}

/** A decision's value, worked out once in a frame. A decision that requires itself has none. */
function decision(d: Element, model: Model, frame: Frame, outer?: Env): Inner {
  const id = d.id ?? nameOf(d)
  const known = frame.values.get(id)
  if (known !== undefined) return known
  const env = outer ?? newEnv('dmn')
  if (frame.busy.has(id)) return wrong(env, `${nameOf(d)} requires itself / 循环依赖`)
  frame.busy.add(id)
  const work = () => {
    const vars = scopeOf(d, model, frame, env)
    const logic = d.decisionLogic
    if (!logic) return wrong(env, 'there is no decision logic / 没有决策逻辑')
    return coerce(
      boxed(logic, { vars, up: null }, env, model, nameOf(d)),
      d.variable?.typeRef,
      model.types,
      env,
      nameOf(d),
    )
  }
  const value = outer ? work() : attempt(env, work)
  frame.busy.delete(id)
  frame.values.set(id, value)
  if (!outer && env.problems.length > 0) model.note(d, env.problems)
  return value
}

/** Reads the file and answers every decision in it, each with what went wrong on the way. */
export async function evaluateDmn(xml: string, input: unknown): Promise<DmnResult> {
  const root = await readDmn(xml)
  const elements = root.drgElement ?? []
  if (input !== null && input !== undefined && !isContext(input as Inner))
    throw refusal('输入须为 JSON 对象', 'the input must be a JSON object')
  const given = factsFrom((input ?? {}) as Facts)
  const problems: Problem[] = []
  const model: Model = {
    types: new Map((root.itemDefinition ?? []).map((t) => [nameOf(t), t])),
    byId: new Map(elements.map((e) => [e.id ?? nameOf(e), e])),
    elements,
    note: (e, messages) => {
      for (const message of messages) problems.push({ decision: nameOf(e), id: e.id ?? '', message })
    },
  }
  const frame: Frame = { values: new Map(), busy: new Set() }
  for (const i of of(model, 'InputData')) {
    const env = newEnv('dmn')
    const typeRef = i.variable?.typeRef
    const raw = entry(given, nameOf(i)) ?? null
    const value = fromJson(raw as Value, typeRef, model.types)
    if (value === null && raw !== null)
      wrong(env, `${nameOf(i)}: the value is not of type ${typeRef} / 输入值不符合类型`)
    frame.values.set(
      i.id ?? nameOf(i),
      attempt(env, () => coerce(value, typeRef, model.types, env, nameOf(i))),
    )
    if (env.problems.length > 0) model.note(i, env.problems)
  }
  const answers = contextOf([]) as Record<string, Value>
  for (const d of of(model, 'Decision')) {
    const env = newEnv('dmn')
    const value = decision(d, model, frame)
    answers[nameOf(d)] = attempt(env, () => toJson(value, env))
    if (env.problems.length > 0) model.note(d, env.problems)
  }
  return { decisions: { ...answers }, problems }
}
