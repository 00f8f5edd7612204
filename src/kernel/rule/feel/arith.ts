/** Plus, minus, times, divided by, to the power: for numbers, text, days and durations. */
import { add, divide, multiply, negate as negative, subtract } from '../../number/arithmetic.ts'
import { isNum, type Num } from '../../number/index.ts'
import { power } from '../../number/roots.ts'
import { pay, wrong } from './budget.ts'
import {
  addSpans,
  between,
  divideSpan,
  guarded,
  isNought,
  isTemporal,
  move,
  multiplySpan,
  negated,
  spanRatio,
  type FeelDuration,
} from './days.ts'
import { byNought, held } from './numbers.ts'
import { kindOf, type Env, type Inner } from './values.ts'

export type Op = '+' | '-' | '*' | '/' | '**'

/** A power may take a thousand digits on its way. */
const powerCost = 100

/** An unknown operand gives an unknown result; a wrong kind of operand is a problem. */
export function arith(op: Op, a: Inner, b: Inner, env: Env): Inner {
  if (typeof a === 'number' && typeof b === 'number') return numbers(op, a, b, env)
  if (a === null || b === null) return null
  if (isNum(a) && isNum(b)) return numbers(op, a, b, env)
  const [x, y] = [kindOf(a), kindOf(b)]
  if (op === '+' && x === 'string' && y === 'string') {
    pay(env, 1 + (((a as string).length + (b as string).length) >> 4))
    return (a as string) + (b as string)
  }
  return guarded(env, () => temporal(op, a, b, env))
}

function numbers(op: Op, a: Num, b: Num, env: Env): Num | null {
  switch (op) {
    case '+':
      return held(add(a, b), env)
    case '-':
      return held(subtract(a, b), env)
    case '*':
      return held(multiply(a, b), env)
    case '/':
      return b === 0 ? byNought(env) : held(divide(a, b), env)
    case '**':
      pay(env, powerCost)
      return held(power(a, b), env)
  }
}

const spanHeld = (d: FeelDuration | null, env: Env): FeelDuration | null =>
  d ?? wrong(env, 'a duration is too long / 时长超出范围')

function temporal(op: Op, a: Inner, b: Inner, env: Env): Inner {
  const [x, y] = [kindOf(a), kindOf(b)]
  const [da, db] = [a as FeelDuration, b as FeelDuration]
  const alike = x === 'duration' && y === 'duration' && da.unit === db.unit
  if (op === '+' || op === '-') {
    const sign = op === '+' ? 1 : -1
    if (isTemporal(a) && y === 'duration') return move(a, db, sign)
    if (op === '+' && x === 'duration' && isTemporal(b)) return move(b, da, 1)
    if (op === '-' && isTemporal(a) && isTemporal(b)) return between(a, b, env)
    if (alike) return spanHeld(addSpans(da, db, sign), env)
  }
  if (op === '*' && x === 'duration' && y === 'number') return spanHeld(multiplySpan(da, b as Num), env)
  if (op === '*' && x === 'number' && y === 'duration') return spanHeld(multiplySpan(db, a as Num), env)
  if (op === '/' && x === 'duration' && y === 'number')
    return b === 0 ? byNought(env) : spanHeld(divideSpan(da, b as Num), env)
  if (op === '/' && alike) return isNought(db) ? byNought(env) : held(spanRatio(da, db), env)
  return wrong(env, `cannot work out ${x} ${op} ${y} / 类型不能这样运算：${x} ${op} ${y}`)
}

export function negate(v: Inner, env: Env): Inner {
  if (v === null) return null
  if (isNum(v)) return negative(v)
  if (kindOf(v) === 'duration') return negated(v as FeelDuration)
  return wrong(env, `cannot negate ${kindOf(v)} / 不能取负：${kindOf(v)}`)
}
