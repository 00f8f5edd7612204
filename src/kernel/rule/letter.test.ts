/**
 * [N8] Where a DMN file is held to the letter of the standard (DMN 1.5) and a programme is not: each row is an expression,
 * what a DMN file answers, and, where it differs, what a programme does. The numbers are clauses of the standard.
 */
import { describe, expect, test } from 'vitest'
import { writeJson } from '../number/index.ts'
import { evaluateWithProblems, type Value } from './feel.ts'

const answer = (expression: string, mode: 'dmn' | 'programme') =>
  JSON.parse(writeJson(evaluateWithProblems(expression, {}, mode).value)) as Value
const inDmn = (expression: string, value: Value) => expect(answer(expression, 'dmn')).toEqual(value)

type Row = readonly [expression: string, dmn: Value, programme: Value]
const both = (expression: string, dmn: Value, programme: Value) => {
  inDmn(expression, dmn)
  expect(answer(expression, 'programme')).toEqual(programme)
}

describe('what is counted through has whole ends (10.3.2.14)', () => {
  test.each<Row>([
    ['for month in 1.5..4 return month', null, [1.5, 2.5, 3.5]],
    ['for month in 1..3.2 return month', null, [1, 2, 3]],
    ['for month in [0.5..2.5] return month', null, [0.5, 1.5, 2.5]],
    ['some month in [0.5..2.5] satisfies month > 1', null, true],
    ['for month in 1.0..3.00 return month', [1, 2, 3], [1, 2, 3]],
    ['for month in 3..1 return month', [3, 2, 1], [3, 2, 1]],
    ['for day in @"2026-03-01"..@"2026-02-27" return day.day', [1, 28, 27], [1, 28, 27]],
  ])('%s is %j, in a programme %j', both)
  test.each([
    'for day in @"2026-03-01T08:00:00"..@"2026-03-02T08:00:00" return 1',
    'for x in "a".."c" return x',
  ])('%s is null', (expression) => inDmn(expression, null))
})

describe('sums, truths and orders stand within their domain (10.3.4.4, 10.3.4.8)', () => {
  test.each<Row>([
    ['sum([@"P2D", @"PT12H"])', null, 'P2DT12H'],
    ['sum(@"P1Y", @"P6M")', null, 'P1Y6M'],
    ['any([true, "yes"])', null, true],
    ['all([false, 0])', null, false],
    ['any([null, true])', true, true],
    ['all([null, false])', false, false],
    ['sort(["b", "a"])', null, ['a', 'b']],
    ['sort(["b", "a"], null)', null, ['a', 'b']],
    ['sort([2, 1], function(a) true)', null, [2, 1]],
    ['sort([2, 1], function(a, b) a < b)', [1, 2], [1, 2]],
    ['list replace([7, 8], function(one) one = 7, 0)', null, null],
    ['list replace([7, 8], function(old, new, more) old = 7, 0)', null, [0, 8]],
    ['sublist(["a", "b"], 2, 0)', null, []],
    ['substring("三月", 2, 5)', null, '月'],
    ['substring("", 1)', null, ''],
    ['get value({a: {b: 1}}, ["a", "b"])', null, 1],
    ['get value({a: 1}, ["a"])', 1, 1],
  ])('%s is %j, in a programme %j', both)
})

describe('arguments have the names and the number of one signature (10.3.2.13)', () => {
  test.each<[string, Value]>([
    ['(function(base, rate) [base, rate])(base: 3)', [3, null]],
    ['(function(base, rate) [base, rate])(rate: 3)', [null, 3]],
    ['(function(base, rate) [base, rate])(3)', null],
    ['{fee: function(base, rate) if rate = null then base else base * rate, due: fee(base: 5)}.due', 5],
    ['date(year: "2026-03-01")', null],
    ['date(from: "2026-03-01")', '2026-03-01'],
    ['date(day: 1, month: 3, year: 2026)', '2026-03-01'],
    ['date(year: 2026, month: 3)', null],
    ['date(year: 2026, month: 3, day: 1, from: "2026-03-01")', null],
    ['date("2026-03-01", null)', null],
    ['time(hour: "08:30:00")', null],
    ['time(from: "08:30:00")', '08:30:00'],
    ['time(hour: 8, minute: 30, second: 0)', '08:30:00'],
    ['date and time(date: "2026-03-01T08:30:00")', null],
    ['date and time(from: "2026-03-01T08:30:00")', '2026-03-01T08:30:00'],
    ['date and time(time: @"08:30:00", date: @"2026-03-01")', '2026-03-01T08:30:00'],
    ['context put({a: 1}, "b", 2, ["c"])', null],
    ['context put(context: {a: 1}, keys: ["b"], value: 2)', { a: 1, b: 2 }],
    ['context put(context: {a: {b: 1}}, key: ["a", "b"], value: 2)', null],
    ['context put({a: {b: 1}}, ["a", "b"], 2)', { a: { b: 2 } }],
    ['list replace(list: [1, 2], position: function(old, new) true, newItem: 9)', null],
    ['context put(context: {a: 1}, key: "b", keys: ["b"], value: 2)', null],
    ['list replace([1, 2], 1, 9, function(old, new) true)', null],
    ['list replace(list: [1, 2], match: function(old, new) old > 1, newItem: 9)', [1, 9]],
    ['string join(["a", "b"], "-", "<")', null],
    ['context merge({a: 1}, {b: 2})', null],
    ['context merge([{a: 1}, {b: 2}])', { a: 1, b: 2 }],
    ['context({key: "a", value: 1}, {key: "b", value: 2})', null],
    ['context({key: "a", value: 1})', { a: 1 }],
  ])('%s is %j', inDmn)
})

describe('instance of asks for a type that is one (10.3.2.9, table 61)', () => {
  test.each<Row>([
    ['[1] instance of list', null, true],
    ['{a: 1} instance of context', null, true],
    ['count instance of function', null, true],
    ['[1..2] instance of range', null, true],
    ['@"P1D" instance of duration', null, true],
    ['1 instance of tAbsent', null, false],
    ['[1] instance of list<tAbsent>', null, false],
    ['null instance of tAbsent', null, false],
    ['[1] instance of list<Any>', true, true],
    ['null instance of list<Any>', false, false],
  ])('%s is %j, in a programme %j', both)
})

describe('of two moments, one without a zone is in that of the other (10.3.2.15, table 54)', () => {
  test.each<[string, Value]>([
    ['@"08:00:00" < @"09:00:00+08:00"', true],
    ['@"09:00:00+08:00" > @"08:00:00"', true],
    ['@"2026-03-01T08:00:00" < @"2026-03-01T08:00:00+08:00"', false],
    ['@"2026-03-01T08:00:00" <= @"2026-03-01T08:00:00@Asia/Shanghai"', true],
    ['@"2026-03-01T09:00:00" in [@"2026-03-01T08:00:00Z"..@"2026-03-01T10:00:00Z"]', true],
    ['@"2026-03-01T09:00:00" between @"2026-03-01T09:30:00Z" and @"2026-03-01T10:00:00Z"', false],
    ['max(@"08:00:00", @"09:00:00Z")', '09:00:00Z'],
    ['@"08:00:00" = @"08:00:00Z"', false],
    ['@"2026-03-01" < @"2026-03-01T08:00:00Z"', null],
  ])('%s is %j', inDmn)
  test.each<Row>([
    ['before(@"2026-03-01T08:00:00", @"2026-03-01T09:00:00+08:00")', true, null],
    ['after(@"09:00:00", [@"07:00:00Z"..@"08:00:00Z"])', true, null],
    ['before(@"2026-03-01", @"2026-03-01T09:00:00Z")', null, null],
    ['meets([@"07:00:00"..@"08:00:00"], [@"08:00:00Z"..@"09:00:00Z"])', true, null],
    ['met by([@"08:00:00Z"..@"09:00:00Z"], [@"07:00:00"..@"08:00:00"])', true, null],
    ['overlaps([@"07:00:00"..@"08:30:00"], [@"08:00:00Z"..@"09:00:00Z"])', true, null],
    ['overlaps before([@"07:00:00"..@"08:30:00"], [@"08:00:00Z"..@"09:00:00Z"])', true, null],
    ['overlaps after([@"08:00:00Z"..@"09:00:00Z"], [@"07:00:00"..@"08:30:00"])', true, null],
    ['finishes(@"09:00:00", [@"08:00:00Z"..@"09:00:00Z"])', true, null],
    ['finished by([@"08:00:00Z"..@"09:00:00Z"], (@"08:30:00"..@"09:00:00"])', true, null],
    ['includes([@"08:00:00Z"..@"09:00:00Z"], @"09:30:00")', false, null],
    ['during([@"08:30:00"..@"08:40:00"], [@"08:00:00Z"..@"09:00:00Z"])', true, null],
    ['starts(@"08:00:00", [@"08:00:00Z"..@"09:00:00Z"])', true, null],
    ['started by([@"08:00:00Z"..@"09:00:00Z"], [@"08:00:00"..@"08:10:00"])', true, null],
    ['coincides(@"08:00:00", @"08:00:00Z")', true, null],
  ])('%s is %j, in a programme %j', both)
  test('in a programme the two cannot be compared', () =>
    expect(answer('@"08:00:00" < @"09:00:00+08:00"', 'programme')).toBeNull())
})

describe('a day is midnight in UTC, and has a zone (10.3.2.15, table 57)', () => {
  test.each<Row>([
    ['@"2026-03-02" - @"2026-03-01T12:00:00"', null, 'PT12H'],
    ['@"2026-03-02T12:00:00" - @"2026-03-01"', null, 'P1DT12H'],
    ['@"2026-03-02T12:00:00Z" - @"2026-03-01"', 'P1DT12H', 'P1DT12H'],
    ['@"2026-03-02T12:00:00+08:00" - @"2026-03-01"', 'P1DT4H', 'P1DT4H'],
    ['@"2026-03-02" - @"2026-03-01"', 'P1D', 'P1D'],
    ['duration("PT4.S")', 'PT4S', 'PT4S'],
    ['duration("PT.S")', null, null],
  ])('%s is %j, in a programme %j', both)
})

describe('of two moments that are one thing the zones may have two names, if they are as far from UTC then (10.3.2.3.4)', () => {
  test.each<Row>([
    ['is(@"2026-03-01T08:00:00@Asia/Shanghai", @"2026-03-01T08:00:00+08:00")', true, false],
    ['is(@"2026-07-01T08:00:00@Europe/Paris", @"2026-07-01T08:00:00@Europe/Berlin")', true, false],
    ['is(@"2026-07-01T08:00:00@Europe/Paris", @"2026-07-01T08:00:00+01:00")', false, false],
    ['is(@"08:00:00@Etc/UTC", @"08:00:00Z")', true, false],
    ['is(@"08:00:00@Asia/Shanghai", @"00:00:00Z")', false, false],
    ['is(@"08:00:00@Asia/Shanghai", @"08:00:00@Asia/Shanghai")', true, true],
  ])('%s is %j, in a programme %j', both)
})

describe('between is two comparisons, of which a false one decides (table 55)', () => {
  test.each<[string, Value]>([
    ['11 between null and 10', false],
    ['0 between 1 and null', false],
    ['5 between null and 10', null],
    ['5 between 1 and null', null],
    ['"b" between "a" and "c"', true],
    ['5 between 1 and "x"', null],
  ])('%s is %j', inDmn)
})

describe('functions of one text in one scope are one (table 53)', () => {
  test.each<[string, Value]>([
    ['(function(x) x + 1) = (function(x) x + 1)', true],
    ['(function(x) x + 1) = (function(y) y + 1)', false],
    ['{a: function(x) x, b: {c: function(x) x}, same: a = b.c}.same', false],
    ['count = count', true],
  ])('%s is %j', inDmn)
})

describe('a key that is a name is written as one', () => {
  test.each<Row>([
    ['string({"monthly income": 900})', '{monthly income: 900}', '{"monthly income": 900}'],
    [
      'string({"月收入 上限": {"家庭 人数": 3}})',
      '{月收入 上限: {家庭 人数: 3}}',
      '{"月收入 上限": {"家庭 人数": 3}}',
    ],
    ['string({"a:b": 1})', '{"a:b": 1}', '{"a:b": 1}'],
    ['string({"1a": 1})', '{"1a": 1}', '{"1a": 1}'],
    ['string({"say \\"a\\"": "b\\\\c"})', '{"say \\"a\\"": "b\\\\c"}', '{"say \\"a\\"": "b\\\\c"}'],
  ])('%s is %j, in a programme %j', both)
})
