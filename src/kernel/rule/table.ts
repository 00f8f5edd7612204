/**
 * Deciding: facts go in, an answer comes out with the rows and clauses it stands on.
 * A unique table in which two rows fire has no answer, and an unknown input never reads as a refusal.
 */
import { acceptsAll, attempt, namesAround, names, runText } from './feel.ts'
import { newEnv } from './feel/budget.ts'
import { toJson } from './feel/json.ts'
import { factsScope, lookUp, type Scope } from './feel/node.ts'
import type { Names } from './feel/told-names.ts'
import { contextOf, type Env, type Facts, type Inner, type Outside, type Value } from './feel/values.ts'
import type { Answer, Decision, DecisionTable, Formula, Trace } from './decision.ts'
import { answerOf, join, type Hit } from './hits.ts'

type Truth = boolean | null
/** An answer before it leaves as JSON. */
export type InnerAnswer = { readonly value: Inner; readonly trace: Trace }

/** Decides from the facts of a case. */
export function decide(decision: Decision, facts: Facts, outside?: Outside): Answer {
  const env = outside ? { ...newEnv('programme'), outside } : newEnv('programme')
  const made = attempt(env, () => {
    const answer = decideIn(decision, factsScope(facts), env)
    return { value: toJson(answer.value, env), trace: answer.trace }
  })
  return (
    made ?? { value: null, trace: { inputs: {}, rows: [], clauses: [], problem: env.problems.join('; ') } }
  )
}

/** The same inside a scope and on a purse, for those who decide several things at once. */
export function decideIn(decision: Decision, scope: Scope, env: Env): InnerAnswer {
  const around = namesAround(scope)
  return decision.kind === 'table'
    ? table(decision, scope, env, around)
    : formula(decision, scope, env, around)
}

/** [LG2] The same with arguments in their order, on the purse of whoever calls: what it reads besides are `facts`. */
export function decideWith(
  decision: Decision,
  args: readonly (readonly [string, Inner])[],
  facts: Facts,
  env: Env,
): InnerAnswer {
  return decideIn(decision, { vars: contextOf(args), up: factsScope(facts) }, env)
}

function formula(f: Formula, scope: Scope, env: Env, around: Names): InnerAnswer {
  const before = env.problems.length
  const doubts = env.doubts
  const value = runText(f.expression, 'expression', scope, env, around)
  const inputs = env.mode === 'dmn' ? {} : readsOf(f.expression, scope, around)
  const wrong = env.problems.slice(before).join('; ')
  const unknown = value === null && (env.doubts > doubts || Object.values(inputs).includes(null))
  const problem = wrong || (unknown && env.mode === 'programme' ? 'not_known' : '')
  return {
    value,
    trace: { inputs, rows: [], clauses: f.clause ? [f.clause] : [], ...(problem && { problem }) },
  }
}

const namesRead = new Map<string, readonly string[]>()
function readsOf(expression: string, scope: Scope, around: Names): Record<string, Value> {
  const key = around ? `${expression}\u0000${JSON.stringify(around)}` : expression
  let read = namesRead.get(key)
  if (!read) {
    if (namesRead.size > 2_000) namesRead.clear()
    namesRead.set(key, (read = names(expression, Object.keys(around ?? {}), { values: true })))
  }
  return Object.fromEntries(read.map((n) => [n, toJson(lookUp(scope, n) ?? null)]))
}

function table(t: DecisionTable, scope: Scope, env: Env, around: Names): InnerAnswer {
  const before = env.problems.length
  const run = (text: string) => runText(text, 'expression', scope, env, around)
  const about = (v: Inner): Scope => ({ vars: { '?': v }, up: scope })
  const cell = (test: string, subject: Scope): Truth => {
    if (acceptsAll(test)) return true
    const met = runText(test, 'unary', subject, env, around)
    return typeof met === 'boolean' ? met : env.mode === 'dmn' ? false : null
  }
  const values = t.inputs.map((i) => run(i.expression))
  const subjects = values.map(about)
  t.inputs.forEach((input, i) => {
    if (input.allowed && values[i] !== null && !input.allowed.some((a) => cell(a, subjects[i]!) === true)) {
      env.problems.push(`${input.label ?? input.expression}: value not allowed / 输入值不在允许范围内`)
    }
  })
  const refused = env.problems.length > before
  const truths = refused
    ? []
    : t.rules.map((r) => all(r.when, (test, i) => cell(test, subjects[i] ?? about(null))))
  const inputs = Object.fromEntries(t.inputs.map((x, i) => [x.expression, toJson(values[i]!, env)]))
  const rows = truths.flatMap((x, i) => (x === true ? [i + 1] : []))
  const done = (value: Inner, fired: readonly number[], problem?: string): InnerAnswer => {
    const why = env.problems.slice(before).join('; ') || problem
    const clauses = [...new Set(fired.flatMap((r) => t.rules[r - 1]!.clause ?? []))]
    return {
      value: why && env.mode === 'programme' ? null : value,
      trace: { inputs, rows: fired, clauses, ...(why && { problem: why }) },
    }
  }
  if (refused) return done(null, [])
  if (env.mode === 'programme' && undecided(t, truths)) return done(null, rows, 'not_known')
  if (rows.length === 0 && t.outputs.some((o) => o.default !== undefined)) {
    return done(
      answerOf(
        t,
        t.outputs.map((o) => (o.default === undefined ? null : run(o.default))),
      ),
      [],
    )
  }
  const hits: Hit[] = rows.map((row) => ({
    row,
    outputs: t.outputs.map((_, i) => run(t.rules[row - 1]!.then[i] ?? 'null')),
  }))
  const outcome = join(t, hits, (i, v) => rankOf(t, i, about(v), cell), env)
  return done(outcome.value, outcome.rows ?? rows, outcome.problem)
}

function all(tests: readonly string[], met: (test: string, i: number) => Truth): Truth {
  let truth: Truth = true
  for (const [i, test] of tests.entries()) {
    const m = met(test, i)
    if (m === false) return false
    if (m === null) truth = null
  }
  return truth
}

/** Could a row of which we do not know yet whether it fires change the answer? */
function undecided(t: DecisionTable, truths: readonly Truth[]): boolean {
  const fires = truths.indexOf(true)
  const unknown = t.hitPolicy === 'first' && fires >= 0 ? truths.slice(0, fires) : truths
  return unknown.includes(null)
}

/** An output listed earlier among the allowed answers is stronger; one not listed is the weakest. */
function rankOf(
  t: DecisionTable,
  output: number,
  subject: Scope,
  cell: (test: string, subject: Scope) => Truth,
): number {
  const allowed = t.outputs[output]?.allowed ?? []
  const i = allowed.findIndex((a) => cell(a, subject) === true)
  return i < 0 ? allowed.length : i
}
