/** FEEL, expression by expression. */
import fc from 'fast-check'
import { evaluate as feelin } from 'feelin'
import { describe, expect, test } from 'vitest'
import {
  check,
  evaluate,
  evaluateWithProblems,
  functionNames,
  limits,
  names,
  unary,
  type Facts,
  type Value,
} from './feel.ts'
import type { DecisionTable } from './decision.ts'
import { decide } from './table.ts'

const facts: Facts = {
  income: 100,
  standard: 50,
  need: 1000,
  persons: 2,
  months: 3,
  applied: '2021-10-01',
  人均收入: 420,
  members: [
    { name: '张三', age: 70 },
    { name: '李四', age: 12 },
  ],
  'Monthly income': 5,
}

describe('formulas of a programme', () => {
  test.each<[string, string, Value]>([
    [
      'relief by standard',
      'if income <= standard * 3 then min(need, standard * persons * months) else null',
      300,
    ],
    ['chinese names', '人均收入 * 2 <= 840', true],
    ['names of several words', 'Monthly income * 2', 10],
    ['a day and twenty days', 'date(applied) + duration("P20D")', '2021-10-21'],
    ['days between', '(date("2021-10-21") - date(applied)).days', 20],
    ['two Days compare as text', 'applied >= "2021-10-01"', true],
    [
      'months in between, never rounded up',
      'years and months duration(date("2020-01-15"), date("2021-03-14")).months',
      1,
    ],
    ['who is over sixty', 'members[age >= 60].name', ['张三']],
    ['someone is under eighteen', 'some m in members satisfies m.age < 18', true],
    ['for each', 'for m in members return m.age + 1', [71, 13]],
    ['decimal fractions', '0.1 + 0.2', { decimal: '0.3' }],
    ['decimal product', '4.35 * 100', 435],
    ['a third keeps its digits', '1 / 3', { decimal: '0.3333333333333333333333333333333333' }],
    ['banker rounding', 'decimal(2.5, 0)', 2],
    ['rounding half up', 'round half up(2.675, 2)', { decimal: '2.68' }],
    ['whole numbers to 2^53', '9007199254740990 + 1', 9007199254740991],
    ['and beyond', '9007199254740991 + 2', { decimal: '9007199254740993' }],
    ['2 ** 2000, to 34 digits', '2 ** 2000', { decimal: '1.148130695274254524232833201177682E+602' }],
    ['list by position', '[10, 20, 30][-1]', 30],
    ['text', 'string join(["a", "b"], "-")', 'a-b'],
    ['duration answers in ISO', 'duration("PT36H")', 'P1DT12H'],
    ['a range answers as FEEL', '[1..3]', '[1..3]'],
  ])('%s', (_, expression, value) =>
    expect(evaluateWithProblems(expression, facts)).toEqual({ value, problems: [] }),
  )
})

const wages: Facts = { 收入: 1200.3, 标准: 1200.2, old: 0.1, exact: { decimal: '123456789012345678' } }
describe('[N1] numbers are decimals, in every function', () => {
  const table: DecisionTable = {
    kind: 'table',
    hitPolicy: 'unique',
    inputs: [{ expression: '收入 - 标准' }],
    outputs: [{ name: 'band' }],
    rules: [
      { when: ['<= 0.1'], then: ['"within"'] },
      { when: ['> 0.1'], then: ['"above"'] },
    ],
  }
  test('a table on a difference of two amounts fires the row that a person would', () => {
    expect(decide(table, wages).value).toBe('within')
    expect(decide(table, { 收入: { decimal: '1200.31' }, 标准: 1200.2 }).value).toBe('above')
  })

  test.each<[string, Value]>([
    ['10 - 9.9 >= 0.1', true],
    ['60.5 - 60.2 = 0.3', true],
    ['floor((1234.56 - 1234) * 100)', 56],
    ['modulo(0.3, 0.1)', 0],
    ['modulo(-12, 5)', 3],
    ['收入 - 标准 = 0.1', true],
    ['old * 3 = 0.3', true],
    ['exact + 1', { decimal: '123456789012345679' }],
    ['exact', { decimal: '123456789012345678' }],
    ['123456789012345678 = exact', true],
    ['sum([0.1, 0.2, 0.3])', { decimal: '0.6' }],
    ['sum(for i in 1..10 return 0.1)', 1],
    ['mean([0.1, 0.2])', { decimal: '0.15' }],
    ['median([0.3, 0.1, 0.2])', { decimal: '0.2' }],
    ['median([1, 2])', { decimal: '1.5' }],
    ['stddev(2, 4, 7, 5)', { decimal: '2.081665999466132735282297706979931' }],
    ['mode(0.1, 0.10, 2)', [{ decimal: '0.1' }]],
    ['min(0.3, 0.1 + 0.1)', { decimal: '0.2' }],
    ['max([0.1, 0.3, 0.2])', { decimal: '0.3' }],
    ['product(0.1, 0.2, 50)', 1],
    ['abs(-0.1)', { decimal: '0.1' }],
    ['decimal(0.515, 2)', { decimal: '0.52' }],
    ['ceiling(1.121, 2)', { decimal: '1.13' }],
    ['round down(-1.126, 2)', { decimal: '-1.12' }],
    ['round half down(2.5, 0)', 2],
    ['floor(1234, -2)', 1200],
    ['sqrt(0.0225)', { decimal: '0.15' }],
    ['exp(0)', 1],
    ['log(1)', 0],
    ['even(100000000000000000000)', true],
    ['odd(1.5)', false],
    ['string(0.1 + 0.2)', '0.3'],
    ['string(1e-7)', '0.0000001'],
    ['number("1 234,50", " ", ",")', { decimal: '1234.5' }],
    ['number("123456789012345678")', { decimal: '123456789012345678' }],
    ['number(0.5)', { decimal: '0.5' }],
    ['for i in 0.5..2 return i', [{ decimal: '0.5' }, { decimal: '1.5' }]],
    ['[1, 2, 3][item > 1.5]', [2, 3]],
    ['[1, 2, 3][4 - 2]', 2],
    ['[1, 2, 3][1.5]', null],
    ['distinct values([0.1, 0.10, 1])', [{ decimal: '0.1' }, 1]],
    ['index of([0.1, 0.3], 0.1 + 0.2)', [2]],
    ['list contains([0.1], old)', true],
    ['0.3 in (0.1 + 0.2)', true],
    ['0.3 in [0.1 + 0.2..1]', true],
    ['[0.1..0.5]', '[0.1..0.5]'],
    ['substring("abcdef", 2, 1.9)', 'b'],
    ['duration("PT1H") * 1.5', 'PT1H30M'],
    ['duration("P1D") / 8', 'PT3H'],
    ['duration("P1D") / duration("PT10H")', { decimal: '2.4' }],
    ['duration("PT0.1S") + duration("PT0.2S")', 'PT0.3S'],
    ['-duration("P1Y2M")', '-P1Y2M'],
    ['time("10:00:00.25").second', { decimal: '0.25' }],
    ['string(time(10, 0, 2.5))', '10:00:02.5'],
    ['2 ** -2', { decimal: '0.25' }],
    ['{a: 0.1, b: [0.2]}', { a: { decimal: '0.1' }, b: [{ decimal: '0.2' }] }],
    ['floor(1.5, null)', null],
    ['decimal(1.5, null)', null],
  ])('%s is %j', (expression, value) =>
    expect(evaluateWithProblems(expression, wages)).toEqual({ value, problems: [] }),
  )

  test('[N3] a context that would read as a number is told, not given', () =>
    expect(evaluateWithProblems('{decimal: "0.1"}', {}).problems).toHaveLength(1))
  test('the standard’s own tests cut a fractional scale', () =>
    expect(evaluateWithProblems('decimal(1/3, 2.5)', {}, 'dmn').value).toEqual({ decimal: '0.33' }))
})

describe('three truths: unknown is not false, and not a fault', () => {
  test.each<[string, Value]>([
    ['missing * 2', null],
    ['missing > 3', null],
    ['missing = 3', null],
    ['missing != 3', null],
    ['missing in [1..3]', null],
    ['missing = null', true],
    ['income = null', false],
    ['{opinion: missing} = null', false],
    ['{opinion: missing} != null', true],
    ['[missing] = null', false],
    ['[1, missing] = [1, 2]', null],
    ['not(missing)', null],
    ['true and missing', null],
    ['false and missing', false],
    ['true or missing', true],
    ['false or missing', null],
    ['if missing > 3 then 1 else 2', null],
    ['some x in [1, missing] satisfies x > 5', null],
    ['every x in [1, missing] satisfies x > 5', false],
    ['min(1, missing)', null],
    ['sum([1, missing])', null],
  ])('%s is %s', (expression, value) =>
    expect(evaluateWithProblems(expression, facts)).toEqual({ value, problems: [] }),
  )

  test.each([
    '10 * {}',
    '"a" + 1',
    'income > "a"',
    'income = "a"',
    '1 / 0',
    '1 +',
    'foo(1)',
    'date("2021-02-30")',
    'sum("a", 1)',
    '10 ** 7000',
    'floor(1.5, 0.5)',
    'now()',
  ])('%s is a problem', (expression) =>
    expect(evaluateWithProblems(expression, facts).problems).not.toEqual([]),
  )

  test.each<[string, Value, boolean | null]>([
    ['> 3', 5, true],
    ['> 3', null, null],
    ['-', null, true],
    ['', 3, true],
    ['null', null, true],
    ['null', 3, false],
    ['not(null)', 3, true],
    ['"a","b"', 'b', true],
    ['not("a")', 'a', false],
    ['[1..limit]', 5, true],
    ['< 100, > 200', 150, false],
    ['? > 3 and ? < 9', 5, true],
    ['false', false, true],
  ])('cell %s about %s is %s', (cell, input, met) => expect(unary(cell, input, { limit: 6 })).toBe(met))
})

/** 张三 is 80, 李四 70, and nobody knows yet how old 王五 is. */
const household: Facts = {
  m: [
    { name: '张三', age: 80, income: 500 },
    { name: '李四', age: 70, income: 900 },
    { name: '王五', income: 300 },
  ],
  kinds: ['a', null],
}
describe('[N6] a filter over unknowns is not known, unless it does not matter', () => {
  test.each<[string, Value]>([
    ['if count(m[age > 75]) = 0 then "refuse" else "go on"', 'go on'],
    ['if count(m[age > 85]) = 0 then "refuse" else "go on"', null],
    ['count(m[age > 75])', null],
    ['count(m[age > 75]) >= 1', true],
    ['count(m[age > 75]) >= 2', null],
    ['count(m[age > 75]) >= 3', false],
    ['3 <= count(m[age > 75])', false],
    ['count(m[age > 75]) = 3', false],
    ['count(m[age > 75]) != 3', true],
    ['count(m[age > 75]) = 2', null],
    ['count(m[income > 100]) = 3', true],
    ['m[age > 75]', null],
    ['m[age > 75].name', null],
    ['m[age > 75] = []', null],
    ['m[income > 400].name', ['张三', '李四']],
    ['m[age > 75][1].name', '张三'],
    ['m[age > 75][2].name', null],
    ['m[age > 75][-1].name', null],
    ['count(m[age > 75][income > 400])', 1],
    ['count(m[income < 400][age > 75])', null],
    ['sum(m[age > 75].income)', null],
    ['sum(m[age > 75].income) > 400', true],
    ['sum(m[age > 75].income) > 900', false],
    ['sum(m[age > 75].income) > 600', null],
    ['max(m[age > 60].income)', 900],
    ['max(m[age > 75].income) <= 500', true],
    ['min(m[age > 60].income)', null],
    ['min(m[age > 60].income) < 600', true],
    ['mean(m[age > 75].income)', null],
    ['list contains(m[age > 75].name, "张三")', true],
    ['list contains(m[age > 75].name, "李四")', false],
    ['list contains(m[age > 75].name, "王五")', null],
    ['some x in m[age > 75] satisfies x.income = 500', true],
    ['some x in m[age > 75] satisfies x.income = 300', null],
    ['some x in m[age > 75] satisfies x.income = 900', false],
    ['every x in m[age > 75] satisfies x.income <= 500', true],
    ['every x in m[age > 75] satisfies x.income > 400', null],
    ['every x in m[age > 75] satisfies x.income > 600', false],
    ['for x in m[age > 75] return x.name', null],
    ['count(nobody[age > 75]) = 0', null],
    ['list contains(kinds, "a")', true],
    ['list contains(kinds, "b")', null],
    ['list contains(kinds, missing)', null],
    ['"b" in kinds', null],
    ['[1, missing] = [1, 2]', null],
  ])('%s is %j', (expression, value) =>
    expect(evaluateWithProblems(expression, household)).toEqual({ value, problems: [] }),
  )
  test('and a decision that rests on it says that it is not known', () =>
    expect(decide({ kind: 'formula', expression: 'count(m[age > 75])' }, household).trace.problem).toBe(
      'not_known',
    ))
  test('a DMN file keeps to the letter: what is not true is left out', () =>
    expect(evaluateWithProblems('count(m[age > 75])', household, 'dmn').value).toBe(1))
  test.each(['if 1 then "a" else "b"', '1 and true', 'count(m) or false'])(
    '%s is a slip, not an answer',
    (expression) => {
      const { value, problems } = evaluateWithProblems(expression, household)
      expect([value, problems.length]).toEqual([null, 1])
    },
  )
})

describe('[N7] signs as a Chinese keyboard writes them', () => {
  test.each<[string, Value]>([
    ['人均收入 ＞ ４００', true],
    ['人均收入＞＝４２０ and income ＜ ５００', true],
    ['income ！＝ １００', false],
    ['max（income，standard）', 100],
    ['（income ＋ standard）× ２ ÷ ３', 100],
    ['sum（［１、２、３］）', 6],
    ['“张三，（甲）”', '张三，（甲）'],
    ['members［name ＝ “张三”］.age', [70]],
    ['{甲：１．５}', { 甲: { decimal: '1.5' } }],
    ['"不变：＞，“”"', '不变：＞，“”'],
    ['income　－　standard', 50],
  ])('%s is %j', (expression, value) => {
    expect(evaluateWithProblems(expression, facts)).toEqual({ value, problems: [] })
    expect(check(expression)).toEqual([])
  })
  test('names are read the same', () => expect(names('（人均收入 ＞ ４００）')).toEqual(['人均收入']))
  test('a figure at the end of a name is part of it', () =>
    expect(evaluate('收入１ ＋ １', { 收入１: 5 })).toBe(6))
  test.each([
    ['＞ ４００', 420, true],
    ['［１００．．４２０］', 420, true],
    ['“街道”，“镇”', '镇', true],
    ['－', 3, true],
  ])('a cell %s about %s is %s', (cell, input, met) => expect(unary(cell, input, {})).toBe(met))
  test.each([
    ['income ≥ 100', '≥', 7],
    ['income = 1；2', '；', 10],
    ['income = ‘a’', '‘', 9],
    ['income * 5％', '％', 10],
    ['income％ > 5', '％', 6],
    ['income > 5。', '。', 10],
  ])('%s names the sign', (expression, sign, from) => {
    const [finding] = check(expression)
    expect(finding).toMatchObject({ kind: 'syntax', at: { from } })
    expect(finding!.message.zh).toContain(sign)
    expect(finding!.message.en).toContain(sign)
  })
  test('a DMN file is read as it stands: there it is a name', () =>
    expect(evaluateWithProblems('income ＞ 5', { 'income ＞ 5': 7 }, 'dmn').value).toBe(7))
})

describe('bounded: a formula stops, and reaches nothing but its facts', () => {
  const tenth = 'for a in 1..1000 return '
  test.each([
    'for i in 1..1000000000 return i',
    'some i in 1..1000000000 satisfies i < 0',
    'every i in [1..1000000000] satisfies i > 0',
    '[1..1000000000][item > 5]',
    `${tenth.repeat(4)}1`,
    '{f: function(n) f(n), r: f(1)}.r',
    '{f: function(n) f(n) + f(n), r: f(1)}.r',
    `{a0: [1,1], ${Array.from({ length: 35 }, (_, i) => `a${i + 1}: [a${i}, a${i}]`).join(', ')}}`,
    `{a0: [1,1], ${Array.from({ length: 35 }, (_, i) => `a${i + 1}: [a${i}, a${i}]`).join(', ')}, r: string(a30)}.r`,
    `{a0: "xxxxxxxx", ${Array.from({ length: 40 }, (_, i) => `a${i + 1}: a${i} + a${i}`).join(', ')}}`,
    `{a0: [1,2], ${Array.from({ length: 40 }, (_, i) => `a${i + 1}: concatenate(a${i}, a${i})`).join(', ')}}`,
    `${'('.repeat(3000)}1${')'.repeat(3000)}`,
    `${'-'.repeat(3900)}1`,
    '1+'.repeat(1900) + '1',
    'x'.repeat(5000),
    '[1..'.repeat(40),
    'for '.repeat(400),
    'if '.repeat(900),
    '{a:'.repeat(45),
  ])('%# stops', (expression) => {
    const { problems } = evaluateWithProblems(expression, facts)
    if (!expression.startsWith('1+')) expect(problems).not.toEqual([])
  })

  test.each([
    'constructor',
    '__proto__',
    'prototype',
    'toString',
    'hasOwnProperty',
    '{}.constructor',
    '{}.__proto__',
    '[].length',
    '"a".length',
    '(function(x) x).call',
    'date("2021-10-01").value',
    'date("2021-10-01").constructor',
    'get value({}, "constructor")',
    'context put({}, "__proto__", 1).x',
    '[1..3].map',
    'members.constructor[1]',
    'hidden',
    'code',
    'self.constructor',
  ])('%s gives no JavaScript object', (expression) => {
    const hostile = {
      ...facts,
      hidden: new Map(),
      code: () => 1,
      self: Object.create({ constructor: 1 }),
    } as unknown as Facts
    expect(evaluate(expression, hostile)).toSatisfy(
      (v: unknown) => v === null || ['{}', '[]'].includes(JSON.stringify(v)),
    )
  })

  const word = fc.constantFrom(
    'income',
    'members',
    '1',
    '"a"',
    'for x in',
    'return',
    'if',
    'then',
    'else',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ':',
    ',',
    '+',
    '-',
    '*',
    '..',
    '.',
    '**',
    'constructor',
    '__proto__',
    'function(x)',
    'some',
    'satisfies',
    'in',
    '>',
    '=',
    'and',
    'not',
    'sort',
    'string',
    'null',
    '@"P1D"',
    '1000000000',
    'x',
    '?',
    '\\',
    '\u{10ffff}',
  )
  test('any words in any order end soon and give JSON, twice the same', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), (words) => {
        const text = words.join(' ')
        const first = evaluateWithProblems(text, facts)
        expect(JSON.parse(JSON.stringify(first))).toEqual(first)
        expect(evaluateWithProblems(text, facts)).toEqual(first)
      }),
      { numRuns: 600 },
    )
  })
})

/** feelin throws where it cannot make a range, as in `1 < false`. */
const attempt = <T>(run: () => T): T | null => {
  try {
    return run()
  } catch {
    return null
  }
}

/** A decimal zero has no sign, and JSON has none either. */
const withoutNegativeZero = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('where feelin gives an answer without a warning, so do we, and the same one', () => {
  const num = fc.integer({ min: -50, max: 50 })
  const leaf = fc.oneof(
    num.map((n) => `${n < 0 ? `(${n})` : n}`),
    fc.constantFrom('income', 'standard', 'persons', 'true', 'false', '[1, 2, 3]'),
  )
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc
        .tuple(
          tie('expression'),
          fc.constantFrom('+', '-', '*', '<', '<=', '=', 'and', 'or'),
          tie('expression'),
        )
        .map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc
        .tuple(tie('expression'), tie('expression'), tie('expression'))
        .map(([a, b, c]) => `(if ${a} then ${b} else ${c})`),
      tie('expression').map((a) => `(for i in [1, 2] return i + ${a})`),
      tie('expression').map((a) => `count([${a}, 1])`),
    ),
  }))
  fc.assert(
    fc.property(expression, (text) => {
      const theirs = attempt(() => feelin(text, { ...facts }))
      const ours = evaluateWithProblems(text, facts, 'dmn')
      if (theirs?.warnings.length === 0 && !/\[1, 2, 3\] =|= \[/.test(text) && ours.problems.length === 0)
        expect(ours.value).toEqual(withoutNegativeZero(theirs.value))
    }),
    { numRuns: 500 },
  )
})

describe('reading a formula without running it', () => {
  test.each<[string, string[]]>([
    ['for i in list return i + k', ['list', 'k']],
    ['m[amount > limit]', ['m']],
    ['min(a, b) + x.y', ['a', 'b', 'x']],
    ['{a: b, c: a}', ['b']],
    ['function(x) x + y', ['y']],
    ['some m in members satisfies m.age > old', ['members', 'old']],
    ['f(n: v)', ['f', 'v']],
  ])('%s reads %s', (text, read) => expect(names(text)).toEqual(read))
  test('names inside a filter are given when asked for', () =>
    expect(names('m[amount > limit]', [], { filters: true })).toEqual(['m', 'amount', 'limit']))
  test.each<[string, string | undefined]>([
    ['a + 1', undefined],
    ['1 +', 'syntax'],
    ['a ) b', 'syntax'],
    ['now()', 'function'],
    ['foo(1)', 'function'],
    ['matches(a, "b")', 'function'],
    ['for i in 1..1000000000 return i', 'iteration'],
    ['('.repeat(100) + '1' + ')'.repeat(100), 'size'],
    ['x'.repeat(5000), 'size'],
    ['{f: function(n) n, r: f(1)}', undefined],
    ['function() external {java: {class: "a"}}', 'function'],
  ])('%# %s', (text, kind) => expect(check(text)[0]?.kind).toBe(kind))
  test('a fault has its place and both languages', () =>
    expect(check('income +')[0]).toMatchObject({
      at: { from: 8, to: 8 },
      message: { zh: '表达式不完整', en: 'incomplete' },
    }))
  test('every function is known by name: five are of files alone, ten of programmes alone', () => {
    const [dmn, programme] = [functionNames('dmn'), functionNames('programme')]
    expect(dmn.filter((name) => !programme.includes(name))).toHaveLength(5)
    expect(programme.filter((name) => !dmn.includes(name))).toHaveLength(10)
  })
  test('limits are written down', () => expect(limits.programme.steps).toBe(100_000))
})
