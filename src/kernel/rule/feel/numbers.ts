/** Numbers inside an evaluation: what has no value becomes null with a problem. */
import { wholePart } from '../../number/rounding.ts'
import { type Num } from '../../number/index.ts'
import { wrong } from './budget.ts'
import type { Env } from './values.ts'

/** The answer of a sum, or the problem that it has left the reach of decimals. */
export const held = (n: Num | null, env: Env): Num | null =>
  n ?? wrong(env, 'a number grew too large or is not a number / 数值溢出或无意义')

export const byNought = (env: Env): null => wrong(env, 'division by zero / 除数为零')

/** How many characters or elements a number means; one larger than any text reaches past its end. */
export const amountOf = (n: Num): number => wholePart(n) ?? Number.MAX_SAFE_INTEGER
