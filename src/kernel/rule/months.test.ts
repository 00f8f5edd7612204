/** [LG1] Months, ages and the day in an ID number in formulas. */
import { expect, test } from 'vitest'
import { evaluateWithProblems } from './feel.ts'
import { functionNames } from './feel/library.ts'
import { type Facts } from './index.ts'

const facts: Facts = {
  month: '2021-10',
  day: '2021-01-31',
  birth: '2000-02-29',
  idNo: '430523195105201234',
  unknown: null,
  members: [{ born: '2010-05-01' }, { born: '1950-05-01' }],
}

test.each([
  ['monthOf("2021-10-18")', '2021-10'],
  ['monthOf(date("2021-10-18"))', '2021-10'],
  ['addMonths(month, 3)', '2022-01'],
  ['addMonths(day, 1)', '2021-02-28'],
  ['addMonths(date(day), 1) = date("2021-02-28")', true],
  ['addMonths(addMonths(month, -12), 12) = month', true],
  ['monthsBetween("2021-10", "2022-01")', 3],
  ['monthsFrom(month, "2021-12")', ['2021-10', '2021-11', '2021-12']],
  ['monthsFrom(month, "2021-09")', []],
  ['firstDay(month)', '2021-10-01'],
  ['lastDay("2020-02")', '2020-02-29'],
  ['fullMonths(day, "2021-03-01")', 1],
  ['age(birth, "2021-02-28")', 20],
  ['age(birth, "2021-03-01")', 21],
  ['age("1951-05-20", date("2021-05-20") - duration("P1D"))', 69],
  ['birthOf(idNo)', '1951-05-20'],
  ['month < "2021-11" and month >= "2021-10"', true],
  ['count(members[age(born, "2021-10-01") >= 70])', 1],
  ['sum(for m in monthsFrom(month, "2021-12") return 10)', 30],
  ['age(day: "2021-05-20", birth: "1951-05-20")', 70],
  ['age(unknown, "2021-03-01")', null],
  ['monthOf(unknown)', null],
])('[LG1] %s', (formula, value) => {
  expect(evaluateWithProblems(formula, facts)).toEqual({ value, problems: [] })
})

test.each([
  ['monthOf("2021-10")', 'monthOf needs days'],
  ['firstDay(day)', 'firstDay needs months'],
  ['age("2021-05-20", "2021-05-19")', 'is before'],
  ['addMonths(month, 0.5)', 'a whole number'],
  ['addMonths(month, 99999)', 'outside of 1900 to 2199'],
  ['birthOf("430523")', 'birthOf needs an ID number'],
  ['age(birth)', 'argument day is missing'],
])('[LG1] %s has no value, and says why', (formula, why) => {
  const { value, problems } = evaluateWithProblems(formula, facts)
  expect(value).toBeNull()
  expect(problems.join()).toContain(why)
})

test('[LG1] a DMN file keeps these names for itself', () => {
  expect(functionNames('dmn')).not.toContain('age')
  expect(functionNames('programme')).toContain('age')
})
