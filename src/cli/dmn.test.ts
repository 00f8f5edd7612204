/** DMN files of other houses, decided by our tables and formulas. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decideAll, type Decision } from '../kernel/rule/index.ts'
import { dmnVerb, readDecisions, runDmn, toDecisions, toDmn } from './dmn.ts'
import { evaluateDmn } from './dmn/evaluate.ts'

const fixture = (name: string) => readFileSync(new URL(`./dmn/fixtures/${name}.dmn`, import.meta.url), 'utf8')
const members = [
  { name: '张三', age: 70 },
  { name: '李四', age: 12 },
]

/** File, input, and the answer of every decision in it. */
const rows: [string, unknown, Record<string, unknown>][] = [
  [
    '01-hit-policies',
    { n: 2 },
    {
      unique: 20,
      first: 20,
      priority: 20,
      'rule order': [20],
      'output order': [20],
      collect: [20],
      sum: 20,
      min: 20,
      max: 20,
      count: 1,
      any: null,
      defaulted: 'none',
    },
  ],
  [
    '01-hit-policies',
    { n: 9 },
    {
      unique: null,
      first: 10,
      priority: 20,
      'rule order': [10, 30, 20],
      'output order': [20, 30, 10],
      collect: [10, 30, 20],
      sum: 60,
      min: 10,
      max: 30,
      count: 3,
      any: 1,
      defaulted: 'none',
    },
  ],
  [
    '01-hit-policies',
    { n: 0 },
    {
      unique: null,
      first: null,
      priority: null,
      'rule order': null,
      'output order': null,
      collect: [],
      sum: null,
      min: null,
      max: null,
      count: 0,
      any: null,
      defaulted: 'none',
    },
  ],
  [
    '02-names-with-spaces',
    { 'Monthly Income': 900, 'Number of persons': 3 },
    { 'Income per person': 300, 'Is poor': true },
  ],
  [
    '03-dates-durations',
    { applied: '2021-10-08', born: '1950-10-09', term: 'P20D' },
    {
      due: '2021-10-28',
      age: 70,
      weekday: 'Friday',
      late: true,
      span: 'PT17H30M',
      'next month': '2021-02-28',
      moment: '11:05:00',
    },
  ],
  [
    '04-builtins',
    { l: [1, 2, 3] },
    {
      concat: [1, 2, 3, 4],
      text: 'a, b',
      upper: 'ABC',
      after: 'ar',
      replaced: '[1=ab]cd',
      matched: true,
      splitted: ['John', 'Doe'],
      med: 2,
      dev: { decimal: '2.081665999466132735282297706979931' },
      modes: [6],
      mod: 2,
      round: { decimal: '5.13' },
      num: { decimal: '1000000.01' },
      index: [2, 4],
      flat: [1, 2, 3, 4],
      sorted: [3, 2, 1],
      ranges: true,
      strings: '1.1',
      entries: [{ key: 'a', value: 1 }],
    },
  ],
  ['05-bkm', { amount: 6 }, { 'by invocation': 100, 'by call': 200, factorial: 3628800, 'wrong type': null }],
  [
    '06-contexts',
    { p: { income: 100 } },
    { plain: { base: 1200, 'tax due': 120 }, 'with result': 200, reads: 121 },
  ],
  [
    '07-quantified',
    { members },
    {
      'some old': true,
      'every old': false,
      ages: [70, 12],
      pairs: [10, 20, 20, 40],
      fib: [1, 1, 2, 3, 5, 8, 13],
      down: [3, 2, 1],
    },
  ],
  [
    '08-filters',
    { members },
    { 'old names': ['张三'], 'by item': [3, 4], first: '张三', last: '李四', beyond: null, count: 1 },
  ],
  [
    '09-ranges',
    { n: 5 },
    {
      'in closed': true,
      'in open': false,
      'in tests': true,
      between: true,
      'date range': true,
      props: true,
      during: true,
      starts: true,
    },
  ],
  [
    '10-boxed-lists',
    { n: 6 },
    {
      list: [6, 7],
      relation: [
        { name: '张三', age: 6 },
        { name: '李四', age: 12 },
      ],
      'from relation': ['李四'],
    },
  ],
  [
    '11-boxed-1.4',
    { l: [1, 2, 3] },
    { conditional: 'many', for: [2, 4, 6], filter: [2, 3], every: true, some: false },
  ],
  [
    '12-types',
    { people: [{ name: 'a', born: '1950-01-01' }], kind: 'other' },
    { years: [1950], 'kind is known': false, wrong: null, single: 5 },
  ],
  ['13-services', { a: 2, b: 3 }, { double: 4, total: 7, calls: 21 }],
  [
    '14-nulls',
    {},
    { arith: null, 'type error': null, cond: 'no', and: false, syntax: null, equal: true, bomb: null },
  ],
  ['15-self', {}, { a: null, b: null }],
]

describe('a DMN file answers every decision', () => {
  test.each(rows)('%s %j', async (file, input, decisions) =>
    expect((await evaluateDmn(fixture(file), input)).decisions).toEqual(decisions),
  )

  test('a null that is a fault says why, and where', async () => {
    const { problems } = await evaluateDmn(fixture('14-nulls'), {})
    expect(problems.map((p) => p.decision)).toEqual(['type error', 'syntax', 'bomb'])
    expect(problems[0]).toMatchObject({
      id: 'd_type_error',
      message: expect.stringMatching(/cannot work out.*不能这样运算/),
    })
  })
  test('decisions that require each other say so', async () =>
    expect((await evaluateDmn(fixture('15-self'), {})).problems[0]?.message).toMatch(/循环/))
})

describe('hostile files', () => {
  const one = (text: string) =>
    `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n"><decision id="x" name="x"><literalExpression><text>${text}</text></literalExpression></decision></definitions>`
  test.each([
    ['a DTD', `<!DOCTYPE a [<!ENTITY b "c">]>${one('1')}`, /DTD/],
    ['cut off', one('1').slice(0, -30), /not closed|不完整/],
    ['crossed tags', '<a><b></a></b>', /不完整/],
    ['not DMN', '<html></html>', /不是可读/],
    ['nothing', '', /不是可读/],
    ['too long', ' '.repeat(5_000_001), /超过/],
    ['too deep', `${'<a>'.repeat(300)}${'</a>'.repeat(300)}`, /嵌套/],
  ])('%s is refused in both languages', async (_, xml, why) => {
    await expect(runDmn(xml, {})).rejects.toThrow(why)
  })
  test('a pattern that never ends is ended', async () => {
    await expect(
      runDmn(
        one('matches(string join(for i in 1..40 return &quot;a&quot;) + &quot;!&quot;, &quot;^(a+)+$&quot;)'),
        {},
        { timeLimitMs: 700 },
      ),
    ).rejects.toThrow(/停止/)
  }, 15_000)
  test('constructor is not a name', async () =>
    expect((await evaluateDmn(one('{}.constructor.constructor'), { ['__proto__']: 1 })).decisions).toEqual({
      x: null,
    }))
  test('the input must be an object', async () => expect(evaluateDmn(one('1'), [1])).rejects.toThrow(/JSON/))
})

describe('the verb', () => {
  const path = (name: string) => new URL(`./dmn/fixtures/${name}.dmn`, import.meta.url).pathname
  test('writes JSON from its own thread', async () => {
    const out: string[] = []
    expect(
      await dmnVerb(
        [
          path('02-names-with-spaces'),
          '--input',
          '{"Monthly Income": 900, "Number of persons": 3}',
          '--json',
        ],
        (l) => out.push(l),
      ),
    ).toBe(0)
    expect(JSON.parse(out.join(''))).toEqual({
      decisions: { 'Income per person': 300, 'Is poor': true },
      problems: [],
    })
  }, 15_000)
  test('[N5] reads and writes every digit of a number', async () => {
    const out: string[] = []
    const input = '{"Monthly Income": 1234567890123456789.5, "Number of persons": 2}'
    await dmnVerb([path('02-names-with-spaces'), '--input', input, '--json'], (l) => out.push(l))
    expect(out.join('')).toContain('"Income per person":617283945061728394.75')
  }, 15_000)
  test.each([
    [['nowhere.dmn', '--json'], /nowhere/],
    [[path('15-self'), '--input', '{', '--json'], /JSON/],
    [[], /yimen dmn/],
  ])('%j fails with a reason', async (args, why) => {
    const out: string[] = []
    expect(await dmnVerb(args as string[], (l) => out.push(l))).toBe(1)
    expect(out.join('')).toMatch(why as RegExp)
  })
})

describe('there and back', () => {
  const decisions: Record<string, Decision> = {
    amount: { kind: 'formula', expression: 'min(need, standard * persons)', clause: 'm#art-3' },
    level: {
      kind: 'table',
      hitPolicy: 'priority',
      inputs: [
        { expression: 'amount', label: '金额', allowed: ['>= 0'] },
        { expression: 'kind', allowed: ['"a"', '"b"'] },
      ],
      outputs: [{ name: 'level', allowed: ['"high"', '"low"'], default: '"none"' }, { name: 'rate' }],
      rules: [
        { when: ['<= 100', '-'], then: ['"low"', '1'], clause: 'm#art-4' },
        { when: ['> 100', 'not("b")'], then: ['"high"', 'amount * 2'] },
      ],
    },
    all: {
      kind: 'table',
      hitPolicy: 'collect_sum',
      inputs: [{ expression: 'amount' }],
      outputs: [{ name: 'sum' }],
      rules: [{ when: ['> 1'], then: ['1'] }],
    },
  }
  test('decisions survive being written as DMN', async () =>
    expect(await toDecisions(await toDmn(decisions, '救助'))).toEqual(decisions))
  test('and answer the same', async () => {
    const facts = { need: 500, standard: 60, persons: 2, kind: 'a' }
    const { decisions: answers } = await evaluateDmn(await toDmn(decisions, '救助'), facts)
    expect(answers).toEqual(decideAll(decisions, facts).values)
  })
  test('what cannot be a plain decision is named', async () =>
    expect((await readDecisions(fixture('06-contexts'))).skipped).toEqual(['plain', 'with result']))
})
