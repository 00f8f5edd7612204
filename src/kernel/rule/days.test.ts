/** Days, times and durations as the DMN standard has them: expression and answer. */
import { describe, expect, test } from 'vitest'
import { writeJson } from '../number/index.ts'
import { evaluateWithProblems, type Value } from './feel.ts'

/** Fractions stand in the rows as JSON has them for other readers. */
const is = (expression: string, value: Value) =>
  expect(JSON.parse(writeJson(evaluateWithProblems(expression, {}, 'dmn').value))).toEqual(value)

describe('reading and making', () => {
  test.each<[string, Value]>([
    ['date("99999-01-01")', '99999-01-01'],
    ['date("-99999-01-01")', '-99999-01-01'],
    ['date("999999999-12-31")', '999999999-12-31'],
    ['date("-999999999-01-01")', '-999999999-01-01'],
    ['date("9999999999-12-25")', null],
    ['date("01211-12-31")', null],
    ['date("2021-02-29")', null],
    ['date("2012-12-25T")', null],
    ['date(-2021, 1, 1)', '-2021-01-01'],
    ['date(999999999,12,31)', '999999999-12-31'],
    ['date(1000000000,12,31)', null],
    ['date(2021, 13, 1)', null],
    ['date(2021.5, 1, 1)', null],
    ['date(2021, 1)', null],
    ['date(date and time("2017-08-30T24:00:00"))', '2017-08-31'],
    ['date and time("2017-12-31T24:00:00")', '2018-01-01T00:00:00'],
    ['date and time("2017-12-31T24:00:01")', null],
    ['time("24:00:00")', '00:00:00'],
    ['time("23:59:60")', null],
    ['time("11:22:33-00:00")', '11:22:33Z'],
    ['time("11:22:33@Europe/Paris")', '11:22:33@Europe/Paris'],
    ['time("11:22:33@Europe/Nowhere")', null],
    ['time("11:22:33@Etc/UTC")', '11:22:33@Etc/UTC'],
    ['time("11:22")', null],
    ['time("11:22:33z")', null],
    ['time(11, 22, 33.5, duration("PT2H1M"))', '11:22:33.5+02:01'],
    ['time(11, 22, 33, duration("-PT2H"))', '11:22:33-02:00'],
    ['time(11, 22, 33, null)', '11:22:33'],
    ['time(24, 0, 0)', null],
    ['time(11,22,33,duration("P1D"))', null],
    ['date and time("99999-12-31T11:22:33")', '99999-12-31T11:22:33'],
    ['date and time("2021-07-01T00:00:00")', '2021-07-01T00:00:00'],
    ['date and time(date("2017-01-01"), time("23:59:01"))', '2017-01-01T23:59:01'],
    ['date and time(date("2017-01-01"), time("23:59:01@Europe/Paris"))', '2017-01-01T23:59:01@Europe/Paris'],
    ['date and time(date("2017-01-01"), null)', null],
    ['date(null)', null],
    ['date("")', null],
    ['date()', null],
    ['date([])', null],
    ['time(null)', null],
  ])('%s is %j', is)
})

describe('counting', () => {
  test.each<[string, Value]>([
    ['date("+99999-12-01")', null],
    ['time("11:22:33+00:00")', '11:22:33Z'],
    ['time("11:22:33+25:00")', null],
    ['date and time("2021-03-27T10:00:00@Europe/Paris") + @"P1D"', '2021-03-28T11:00:00@Europe/Paris'],
    ['date("2021-01-31") + @"P1M"', '2021-02-28'],
    ['date("2021-03-31") - @"P1M"', '2021-02-28'],
    ['date("2021-01-01") + @"PT25H"', '2021-01-02'],
    ['date("2021-01-01") - @"PT1H"', '2020-12-31'],
    ['@"2021-01-02" - @"2021-01-01"', 'P1D'],
    ['time("10:00:00") + @"PT25H"', '11:00:00'],
    ['time("10:00:00") - @"PT25H"', '09:00:00'],
    ['time("10:00:00") - time("11:00:00")', '-PT1H'],
    ['time("10:00:00Z") - time("10:00:00")', null],
    ['@"PT1H" / 2', 'PT30M'],
    ['@"P1Y" / @"P1M"', 12],
    ['@"PT1H" / @"PT30M"', 2],
    ['@"P1Y" + @"P1D"', null],
    ['@"P1D" * -1', '-P1D'],
    ['-@"P1D"', '-P1D'],
    ['@"P1D" / 0', null],
    ['string(@"2021-01-01T10:00:00Z")', '2021-01-01T10:00:00Z'],
    ['date("999999999-12-31") + @"P1D"', null],
  ])('%s is %j', is)
})

describe('alike and before', () => {
  test.each<[string, Value]>([
    ['date and time("2021-01-01T00:00:00@Europe/Paris") = date and time("2020-12-31T23:00:00Z")', true],
    ['is(time("23:00:50Z"), time("23:00:50+00:00"))', true],
    ['is(time("23:00:50Z"), time("23:00:50"))', false],
    ['is(time("23:00:50@Europe/Paris"), time("23:00:50+01:00"))', true],
    ['is(@"2012-12-25", @"23:00:50")', false],
    ['is(@"P0Y", @"P0D")', false],
    ['@"P0Y" = @"P0D"', true],
    ['time("10:00:00Z") = time("10:00:00")', false],
    ['time("10:00:00Z") = time("11:00:00+01:00")', true],
    ['date("2021-01-01") < date("2021-01-02")', true],
    ['date("2021-01-01") < date and time("2021-01-02T00:00:00")', null],
    ['date("2021-01-01") = date and time("2021-01-01T00:00:00Z")', null],
  ])('%s is %j', is)
})

describe('parts', () => {
  test.each<[string, Value]>([
    ['date and time("2021-07-01T00:00:00@Europe/Paris").time offset', 'PT2H'],
    ['date and time("2021-07-01T00:00:00@Europe/Paris").timezone', 'Europe/Paris'],
    ['date and time("9999-07-01T00:00:00@Europe/Paris").time offset', 'PT2H'],
    ['date and time("99999-07-01T00:00:00@Europe/Paris").time offset', 'PT2H'],
    ['@"P1Y" * 1.5', 'P1Y6M'],
    ['(@"-P26M").years', -2],
    ['(@"-P26M").months', -2],
    ['(@"PT36H5.5S").hours', 12],
    ['(@"PT36H5.5S").seconds', 5.5],
    ['(@"PT36H").years', null],
    ['date("2018-12-10").weekday', 1],
    ['@"2018-12-10T10:30:00".weekday', 1],
    ['date and time("2018-12-10T10:30:00+05:00").time offset', 'PT5H'],
    ['date and time("2018-12-10T10:30:00").time offset', null],
    ['time("10:30:00Z").timezone', 'Z'],
    ['day of year(date(2019, 9, 17))', 260],
    ['week of year(date(2005, 1, 1))', 53],
    ['week of year(date(2003,12,29))', 1],
    ['day of week(date(2019, 9, 17))', 'Tuesday'],
    ['month of year(date(2019, 9, 17))', 'September'],
    ['day of week(date and time("2019-09-17T00:00:00"))', 'Tuesday'],
    ['@"2021-01-01T10:00:00.123Z".second', 0.123],
  ])('%s is %j', is)
})

describe('durations', () => {
  test.each<[string, Value]>([
    ['duration("P1Y2M")', 'P1Y2M'],
    ['duration("P26M")', 'P2Y2M'],
    ['duration("-P26M")', '-P2Y2M'],
    ['duration("P0D")', 'PT0S'],
    ['duration("P0Y")', 'P0M'],
    ['duration("PT0.999S")', 'PT0.999S'],
    ['duration("PT100H61M")', 'P4DT5H1M'],
    ['duration("P")', null],
    ['duration("P1YT")', null],
    ['duration("P1Y2M3DT4H")', null],
    ['duration("P999999999M")', 'P83333333Y3M'],
    ['years and months duration(date("2011-12-22"), date("2013-08-24"))', 'P1Y8M'],
    ['years and months duration(date("2013-08-24"), date("2011-12-22"))', '-P1Y8M'],
    ['years and months duration(date and time("2016-09-30T23:25:00"), date("2017-12-28"))', 'P1Y2M'],
    ['years and months duration(date("-999999999-01-01"), date("999999999-12-31"))', 'P1999999998Y11M'],
    ['duration(null)', null],
    ['duration("")', null],
  ])('%s is %j', is)
})

describe('walking through days', () => {
  test.each<[string, Value]>([
    ['for i in @"2021-01-03"..@"2021-01-01" return i', ['2021-01-03', '2021-01-02', '2021-01-01']],
  ])('%s is %j', is)
})

describe('[N1] durations meet decimals', () => {
  test.each<[string, Value]>([
    ['@"P1D" / 7 * 7', 'PT23H59M59.999999999S'],
    ['@"P1D" / 7 * 7 + @"PT0.000000001S" = @"P1D"', true],
    ['@"P1D" * 0.1', 'PT2H24M'],
    ['0.1 * @"PT3S"', 'PT0.3S'],
    ['@"PT0.000000003S" / 2', 'PT0.000000002S'],
    ['@"P1D" / -7', '-PT3H25M42.857142857S'],
    ['@"P5M" * 0.5', 'P2M'],
    ['@"-P5M" * 0.5', '-P2M'],
    ['@"PT1H" / @"PT3H" * 3 < 1', true],
    ['@"P1Y" / @"P5M"', 2.4],
    ['@"P1D" * 1e30', null],
    ['@"P1M" * 1e20', null],
    ['(for i in 1..1000 return if i = 1 then @"P1D" else partial[-1] * 1e9)[1000]', null],
    ['@"PT1.5S".seconds', 1.5],
    ['@"-PT0.000000001S".seconds', -1e-9],
    ['time(10, 0, 0.1 + 0.2)', '10:00:00.3'],
    ['time(10, 0, 0.1 + 0.2).second = 0.3', true],
    ['time(10, 0, 59.99999999999)', '10:00:59.999999999'],
    ['time(10, 0, 60)', null],
    ['time(10, 0, -0.5)', null],
  ])('%s is %j', is)
})
