/**
 * [LG2] [LG3] What a formula of a programme reaches beyond its facts: decisions that take arguments, and what parameters and decisions
 * are on another day. Whoever evaluates tells it; a DMN file has its own functions and no other day.
 */
import { pay, wrong } from './budget.ts'
import { isDate, isDateTime, dateOn } from './days.ts'
import { iso } from './calendar.ts'
import { children, inner, type Node, type Run, type Source } from './node.ts'
import { contextOf, normalName, type Inner } from './values.ts'
import { freeNames, otherDay } from './free.ts'

/** What it costs to look at another day. */
const dayCost = 50

/** `valueOn(rate * heads, day)`: the same formula, with parameters, decisions and `today` as they are on that day. */
export function onOtherDay(node: Node, src: Source): Run | null {
  const [callee, params] = children(node)
  const parts = params?.name === 'PositionalParameters' ? children(params) : []
  if (normalName(src.of(callee!)) !== otherDay || parts.length !== 2) return null
  const names = freeNames(parts[0]!, src.text)
  const [formula, day] = parts.map(src.run)
  return (scope, env) => {
    pay(env, dayCost)
    const on = dayText(day!(scope, env))
    if (on === null) return null
    const before = env.outside
    const then = on === undefined ? undefined : before?.on(on)
    if (!then || !before)
      return wrong(env, `${otherDay} needs a day of 1900 to 2199 / 函数 ${otherDay} 的第二个参数应当是日期`)
    const values = names.flatMap((name): readonly (readonly [string, Inner])[] => {
      const value = then.read(name)
      return value === undefined ? [] : [[name, value]]
    })
    env.outside = then
    try {
      return formula!(inner(scope, contextOf(values)), env)
    } finally {
      env.outside = before
    }
  }
}

const dayText = (v: Inner): string | null | undefined =>
  v === null
    ? null
    : typeof v === 'string'
      ? v
      : isDate(v) || isDateTime(v)
        ? String(iso(dateOn(v)))
        : undefined
