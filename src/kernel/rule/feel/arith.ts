/** Plus, minus, times, divided by, to the power: for numbers, text, days and durations. */
import { pay, wrong } from './budget.ts'
import {
  addSpans,
  between,
  divideSpan,
  guarded,
  isTemporal,
  move,
  multiplySpan,
  negated,
  spanRatio,
  type FeelDuration,
} from './days.ts'
import { tidy } from './numbers.ts'
import { kindOf, type Env, type Inner } from './values.ts'

export type Op = '+' | '-' | '*' | '/' | '**'

/** An unknown operand gives an unknown result; a wrong kind of operand is a problem. */
export function arith(op: Op, a: Inner, b: Inner, env: Env): Inner {
  if (typeof a === 'number' && typeof b === 'number') return numbers(op, a, b, env)
  if (a === null || b === null) return null
  const [x, y] = [kindOf(a), kindOf(b)]
  if (op === '+' && x === 'string' && y === 'string') {
    pay(env, 1 + (((a as string).length + (b as string).length) >> 4))
    return (a as string) + (b as string)
  }
  return guarded(env, () => temporal(op, a, b, env))
}

function numbers(op: Op, a: number, b: number, env: Env): number | null {
  switch (op) {
    case '+':
      return tidy(a + b, env)
    case '-':
      return tidy(a - b, env)
    case '*':
      return tidy(a * b, env)
    case '/':
      return b === 0 ? wrong(env, 'division by zero / 除数为零') : tidy(a / b, env)
    case '**':
      return tidy(a ** b, env)
  }
}

function temporal(op: Op, a: Inner, b: Inner, env: Env): Inner {
  const [x, y] = [kindOf(a), kindOf(b)]
  const [da, db] = [a as FeelDuration, b as FeelDuration]
  if (op === '+' || op === '-') {
    const sign = op === '+' ? 1 : -1
    if (isTemporal(a) && y === 'duration') return move(a, db, sign)
    if (op === '+' && x === 'duration' && isTemporal(b)) return move(b, da, 1)
    if (op === '-' && isTemporal(a) && isTemporal(b)) return between(a, b)
    const sum = x === 'duration' && y === 'duration' ? addSpans(da, db, sign) : null
    if (sum) return sum
  }
  if (op === '*' && x === 'duration' && y === 'number') return multiplySpan(da, String(b))
  if (op === '*' && x === 'number' && y === 'duration') return multiplySpan(db, String(a))
  if (op === '/' && x === 'duration' && y === 'number')
    return divideSpan(da, String(b)) ?? wrong(env, 'division by zero / 除数为零')
  const ratio = op === '/' && x === 'duration' && y === 'duration' ? spanRatio(da, db) : null
  if (ratio) {
    return ratio[1] === 0n
      ? wrong(env, 'division by zero / 除数为零')
      : tidy(Number(ratio[0]) / Number(ratio[1]), env)
  }
  return wrong(env, `cannot work out ${x} ${op} ${y} / 类型不能这样运算：${x} ${op} ${y}`)
}

export function negate(v: Inner, env: Env): Inner {
  if (v === null) return null
  if (typeof v === 'number') return v === 0 ? 0 : -v
  if (kindOf(v) === 'duration') return negated(v as FeelDuration)
  return wrong(env, `cannot negate ${kindOf(v)} / 不能取负：${kindOf(v)}`)
}
