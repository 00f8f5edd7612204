/**
 * [LG1] What programmes count by and FEEL has no words for: months, full months and years, the day of birth in an ID number. Days and
 * months come as the texts that facts are, and days as dates too.
 */
import {
  firstDayOf,
  fullMonths,
  fullYears,
  isMonthWithin,
  lastDayOf,
  monthOf,
  monthsBetween,
  monthsFrom,
  monthsLater,
  parseMonth,
  type Month,
} from '../../../day/month.ts'
import { addMonths, parseDay, type Day } from '../../../day/index.ts'
import { birthDayOf } from '../../../identity/index.ts'
import { pay, wrong } from '../budget.ts'
import { iso } from '../calendar.ts'
import { isDate, isDateTime, dateOn, readDate } from '../days.ts'
import { fn, kindOf, type Env, type Fn, type Inner } from '../values.ts'

type Body = (args: readonly Inner[], env: Env) => Inner

/** An unknown among the arguments makes the answer unknown. */
const strict = (name: string, params: readonly string[], body: Body): readonly [string, Fn] => [
  name,
  fn(name, params, (args, env) => {
    const given = params.map((_, i) => args[i])
    const missing = given.indexOf(undefined)
    if (missing >= 0)
      return wrong(
        env,
        `${name}: argument ${params[missing]} is missing / 函数 ${name} 缺少参数 ${params[missing]}`,
      )
    return given.includes(null) ? null : body(given as readonly Inner[], env)
  }),
]

const dayIn = (v: Inner | undefined): Day | undefined =>
  typeof v === 'string'
    ? parseDay(v)
    : isDate(v) || isDateTime(v)
      ? parseDay(String(iso(dateOn(v))))
      : undefined
const monthIn = (v: Inner | undefined): Month | undefined =>
  typeof v === 'string' ? parseMonth(v) : undefined
const no = (env: Env, name: string, en: string, zh: string): null =>
  wrong(env, `${name} needs ${en} / 函数 ${name} 的参数应当是${zh}`)
const noDay = (env: Env, name: string) => no(env, name, 'days', '日期')
const noMonth = (env: Env, name: string) => no(env, name, 'months, as 2021-10', '月份，如 2021-10')

/** Two days in their order. */
const ofDays = (name: string, params: readonly [string, string], count: (from: Day, on: Day) => number) =>
  strict(name, params, ([a, b], env) => {
    const [from, on] = [dayIn(a), dayIn(b)]
    if (!from || !on) return noDay(env, name)
    return on < from
      ? wrong(env, `${name}: ${on} is before ${from} / 函数 ${name}：${on} 早于 ${from}`)
      : count(from, on)
  })

const ofMonth = (name: string, day: (month: Month) => Day) =>
  strict(name, ['month'], ([v], env) => {
    const month = monthIn(v)
    return month ? day(month) : noMonth(env, name)
  })

const ofMonths = (name: string, answer: (from: Month, to: Month, env: Env) => Inner) =>
  strict(name, ['from', 'to'], ([a, b], env) => {
    const [from, to] = [monthIn(a), monthIn(b)]
    return from && to ? answer(from, to, env) : noMonth(env, name)
  })

/** A month, a day as text, or a date: each stays what it is. */
function later([when, months]: readonly Inner[], env: Env): Inner {
  if (typeof months !== 'number') return no(env, 'addMonths', 'a whole number of months', '整月数')
  const [month, day] = [monthIn(when), dayIn(when)]
  const from = month ?? (day && monthOf(day))
  if (!from) return no(env, 'addMonths', 'a day or a month', '日期或者月份')
  if (!isMonthWithin(from, months))
    return wrong(env, 'addMonths: outside of 1900 to 2199 / addMonths：超出1900年至2199年')
  if (month) return monthsLater(month, months)
  const moved = addMonths(day!, months)
  return kindOf(when) === 'date' ? readDate(moved) : moved
}

export const monthFunctions = [
  strict('monthOf', ['day'], ([v], env) => {
    const day = dayIn(v)
    return day ? monthOf(day) : noDay(env, 'monthOf')
  }),
  strict('addMonths', ['when', 'months'], later),
  ofMonths('monthsBetween', monthsBetween),
  ofMonths('monthsFrom', (from, to, env) => {
    pay(env, Math.max(0, monthsBetween(from, to)))
    return monthsFrom(from, to)
  }),
  /** [LG3] Called with two parts it is never called: the tree knows it. */
  [
    'valueOn',
    fn('valueOn', ['formula', 'day'], (_, env) => no(env, 'valueOn', 'a formula and a day', '公式和日期')),
  ],
  ofMonth('firstDay', firstDayOf),
  ofMonth('lastDay', lastDayOf),
  ofDays('fullMonths', ['from', 'day'], fullMonths),
  ofDays('age', ['birth', 'day'], fullYears),
  strict('birthOf', ['idNumber'], ([v], env) =>
    typeof v === 'string' &&
    /^\d{17}[\dX]$/.test(v) &&
    parseDay(`${v.slice(6, 10)}-${v.slice(10, 12)}-${v.slice(12, 14)}`)
      ? birthDayOf(v)
      : no(env, 'birthOf', 'an ID number of 18 characters', '18位身份证号码'),
  ),
] as const
