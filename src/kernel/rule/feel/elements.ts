/** What can be gone through one by one: a list, or a closed range of numbers or days. */
import { add, compare, modulo, same } from '../../number/arithmetic.ts'
import { isNum, type Num } from '../../number/index.ts'
import { pay, wrong } from './budget.ts'
import { dateOfNumber, dayNumber, type FeelDate } from './calendar.ts'
import { isDate } from './days.ts'
import { isList, isRange, type Env, type Inner, type Range } from './values.ts'

/** The elements of a list or of a closed range of numbers or days; a value alone is a list of one. */
export function* elements(v: Inner, env: Env): Generator<Inner> {
  if (isList(v)) yield* v
  else if (!isRange(v)) yield v
  else if (isNum(v.start) && isNum(v.end)) yield* numbers(v, v.start, v.end)
  else if (isDate(v.start) && isDate(v.end)) yield* daysOf(v, v.start, v.end)
  else wrong(env, uncountable)
}
export const uncountable = 'a range of this kind cannot be counted through / 这种区间不能逐一列出'

/** Can all of it be walked through? Not through texts, moments, or a range without an end. */
export const countable = (v: Inner, env: Env): boolean =>
  !isRange(v) ||
  (isNum(v.start) && isNum(v.end) && stepped(v.start, v.end, env)) ||
  (isDate(v.start) && isDate(v.end))

/** In a DMN file the ends of what is counted through are whole (10.3.2.14). */
const stepped = (start: Num, end: Num, env: Env): boolean =>
  env.mode === 'programme' || (modulo(start, 1) === 0 && modulo(end, 1) === 0)

function* numbers(r: Range, start: Num, end: Num): Generator<Num> {
  const by = compare(start, end) <= 0 ? 1 : -1
  for (let i: Num | null = start; i !== null && compare(i, end) !== by; i = next(i, by)) {
    if ((same(i, start) && !r.startIn) || (same(i, end) && !r.endIn)) continue
    yield i
  }
}
/** Null where one more is lost in the rounding: nothing would ever end. */
function next(i: Num, by: 1 | -1): Num | null {
  const more = add(i, by)
  return more === null || same(more, i) ? null : more
}
function* daysOf(r: Range, start: FeelDate, end: FeelDate): Generator<FeelDate> {
  for (const n of numbers(r, dayNumber(start), dayNumber(end))) yield dateOfNumber(n as number)!
}

/** Each element pays as it comes. */
export function* paid(values: Iterable<Inner>, env: Env): Generator<Inner> {
  for (const v of values) {
    pay(env, 1)
    yield v
  }
}
