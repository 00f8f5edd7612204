/** [LG2] [LG3] How a formula calls a decision, and sees another day: told by whoever knows the case, in plain values. */
import type { Decision, Trace } from './decision.ts'
import { enter, pay, unknown, wrong } from './feel/budget.ts'
import { iso } from './feel/calendar.ts'
import { isDate } from './feel/days.ts'
import { fromJson } from './feel/json.ts'
import type { Arguments, Env, Facts, Inner, Outside, Value } from './feel/values.ts'
import { decideWith } from './table.ts'

/** What is known of one case on one day. */
export type Reach = {
  /** A decision that takes arguments. */
  decision(name: string): Decision | undefined
  /** What it reads besides its arguments. */
  facts(d: Decision): Facts
  /** What a name is on this day; undefined where it is the same on every day. */
  read(name: string): Value | undefined
  on(day: string): Reach | undefined
  traced(name: string, trace: Trace): void
}

/** A call reads as many cells as the table has. */
const costOf = (d: Decision): number => 5 + (d.kind === 'table' ? d.rules.length : 0)

export const outsideOf = (reach: Reach): Outside => ({
  call(name, given, env) {
    const decision = reach.decision(name)
    return decision && called(name, decision, given, reach, env)
  },
  read(name) {
    const value = reach.read(name)
    return value === undefined ? undefined : fromJson(value)
  },
  on(day) {
    const then = reach.on(day)
    return then && outsideOf(then)
  },
})

function called(name: string, d: Decision, given: Arguments, reach: Reach, env: Env): Inner {
  const args = arranged(Object.keys(d.takes ?? {}), given)
  if (!args)
    return wrong(
      env,
      `${name} takes ${Object.keys(d.takes ?? {}).join(', ')} / 「${name}」的参数是${Object.keys(d.takes ?? {}).join('、')}`,
    )
  pay(env, costOf(d))
  enter(env)
  const { value, trace } = decideWith(d, args, reach.facts(d), env)
  env.depth--
  reach.traced(name, trace)
  if (trace.problem === 'not_known') return unknown(env)
  return trace.problem === undefined ? value : wrong(env, `${name}: ${said[trace.problem] ?? trace.problem}`)
}

const said: Readonly<Record<string, string>> = {
  no_row: 'no row applies / 没有一行适用',
  two_rows: 'two rows apply with different answers / 两行同时适用而答案不同',
}

/** By their places, or all by their names; null where they are not the ones that it takes. */
function arranged(names: readonly string[], given: Arguments): (readonly [string, Inner])[] | null {
  const isNamed = given.some((a) => a.name !== '')
  if (given.length !== names.length || (isNamed && !given.every((a) => names.includes(a.name)))) return null
  return names.map((name, i) => [
    name,
    asFact((isNamed ? given.find((a) => a.name === name) : given[i])!.value),
  ])
}

/** A day as facts have it: what stands in a table is compared with texts. */
const asFact = (v: Inner): Inner => (isDate(v) ? String(iso(v)) : v)
