/**
 * FEEL formulas for programmes. feelin gives the parser and the calendar; the tree is compiled here,
 * because a formula from a policy must stop in bounded time, reach nothing but its facts, and keep
 * "not known yet" apart from "wrong".
 *
 * Days: facts carry a Day as text. Two Days compare as text (`applied >= "2021-10-01"`), and
 * `date(applied) + duration("P20D")` counts with one. An answer that is a date, time or duration leaves as ISO text.
 *
 * Unknowns (mode `programme`): a missing fact is null; arithmetic, `<` and `=` with it are null, unless the
 * text itself says `null`; `if` with an unknown condition is null, not the else branch. Mode `dmn` keeps to the letter.
 *
 * Numbers: decimals of 34 digits ([N1]); a safe integer comes and leaves as a JSON number, anything else as
 * `{"decimal":"0.1"}`. Whether an amount must be whole is for the caller to check.
 */
import { isStop, newEnv, wrong } from './feel/budget.ts'
import { factsScope, type Scope } from './feel/node.ts'
import { compiled, oddNames, type Dialect } from './feel/parse.ts'
import type { Names } from './feel/told-names.ts'
import { fromJson, toJson } from './feel/json.ts'
import {
  contextOf,
  type Env,
  type Facts,
  type Inner,
  type Mode,
  type Outside,
  type Value,
} from './feel/values.ts'

export type { Arguments, Facts, Outside, Value, Mode } from './feel/values.ts'
export { check, names, type Finding } from './feel/walk.ts'
export { functionNames } from './feel/library.ts'
export { limits } from './feel/budget.ts'

/** A value with what went wrong on the way: empty problems and a null value mean "not known yet". */
export type Evaluation = { readonly value: Value; readonly problems: readonly string[] }

/** Works out a formula. Unknown or wrong gives null; `evaluateWithProblems` tells which. */
export const evaluate = (expression: string, facts: Facts): Value =>
  evaluateWithProblems(expression, facts).value

export function evaluateWithProblems(
  expression: string,
  facts: Facts,
  mode: Mode = 'programme',
  outside?: Outside,
): Evaluation {
  const env = outside ? { ...newEnv(mode), outside } : newEnv(mode)
  const value = attempt(env, () => toJson(runText(expression, 'expression', factsScope(facts), env), env))
  return { value, problems: env.problems }
}

/** A cell of a table about an input: true, false, or null when not known. `-` accepts everything, `null` accepts nothing known. */
export function unary(test: string, input: Value, facts: Facts): boolean | null {
  return unaryWithProblems(test, input, facts).value
}

export function unaryWithProblems(test: string, input: Value, facts: Facts, mode: Mode = 'programme') {
  const env = newEnv(mode)
  const scope = factsScope(facts)
  const value =
    acceptsAll(test) ||
    attempt(env, () => runText(test, 'unary', { vars: contextOf([['?', fromJson(input)]]), up: scope }, env))
  return { value: typeof value === 'boolean' ? value : null, problems: env.problems as readonly string[] }
}

/** A cell that is empty or a dash. */
export const acceptsAll = (test: string) => dashes.has(test) || dashes.has(test.trim())
const dashes = new Set(['', '-', '－', '—'])

/** Runs a text in a scope, on a purse shared with other texts; a text that cannot be read is a problem. */
export function runText(
  text: string,
  dialect: Dialect,
  scope: Scope,
  env: Env,
  names: Names = namesAround(scope),
): Inner {
  const { run, fault } = compiled(text, dialect, env.mode, names)
  return run ? run(scope, env) : wrong(env, `${fault!.why} (${fault!.at.from}–${fault!.at.to})`)
}

/** The outermost call of an evaluation: an empty purse or an endless nesting ends here, as a problem. */
export function attempt<T>(env: Env, run: () => T): T | null {
  try {
    return run()
  } catch (e) {
    if (isStop(e)) return wrong(env, e.message)
    if (e instanceof RangeError)
      return wrong(env, 'stopped: nested too deeply or too large / 嵌套过深或数值过大，已停止')
    throw e
  }
}

/** The names in reach of a scope that the parser must be told of. */
export function namesAround(scope: Scope): Names {
  let all = oddNames(scope.vars)
  for (let s = scope.up; s; s = s.up) {
    const more = oddNames(s.vars)
    if (more) all = { ...more, ...all }
  }
  return all
}
