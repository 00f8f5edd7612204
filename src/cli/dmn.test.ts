/** DMN files of other houses, decided by our tables and formulas. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decideAll } from '../kernel/rule/all.ts'
import { type Decision } from '../kernel/rule/index.ts'
import { answerFile, dmnVerb, readDecisions, runDmn, toDecisions, toDmn } from './dmn.ts'
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
  [
    '16-services-by-name',
    { a: 1, b: 2 },
    {
      sum: 3,
      twice: 6,
      text: 'sum 3',
      calls: {
        'in order': 6,
        'by name': 6,
        many: { twice: 6, text: 'sum 3' },
        'one missing': null,
        'one too many': null,
        'wrong type': null,
        singleton: 6,
        'from a decision': 42,
        'wrong answer': null,
      },
    },
  ],
  [
    '18-typed-inputs',
    {
      untyped: '2021-01-01',
      day: '2021-01-01',
      clock: '10:00:00',
      moment: '2021-01-01T10:00:00Z',
      span: 'P1D',
      term: 'P1Y',
      days: ['2021-01-01'],
      stays: [{ from: '2021-03-01', nights: ['2021-03-01T22:00:00'] }],
      age: 150,
      marks: [1, 5],
      pair: [1, 2],
      'one of a list': [7],
      anything: { d: '2021-01-01' },
    },
    {
      kinds: [true, true, true, true, true, true],
      deep: [2021, 3, 22, null],
      constrained: [150, [1, 5], [1, 2]],
      singleton: 7,
      kept: { d: '2021-01-01' },
    },
  ],
  [
    '18-typed-inputs',
    { day: '2021-02-30', age: 151, marks: [1, 6], pair: [1, 2, 3], 'one of a list': [7, 8] },
    {
      kinds: [false, false, false, false, false, false],
      deep: [null, null, null, null],
      constrained: [null, null, null],
      singleton: null,
      kept: null,
    },
  ],
  ['18-typed-inputs', { marks: 3 }, expect.objectContaining({ constrained: [null, [3], null] })],
  [
    '19-item-types',
    {},
    {
      structure: [true, false, false, true, true, false],
      list: [true, true, false, true],
      recursive: [true, false],
      allowed: [true, true],
      functions: [true, false, false, false, true, 5, 'not of this type'],
      parameter: 'refused',
      answer: null,
      'list of one': [{ name: '张三', age: 70 }],
      'from a list of one': { name: '张三', age: 70 },
      'day as midnight': '2021-10-01T00:00:00Z',
    },
  ],
  [
    '20-boxed-scope',
    { base: 1 },
    {
      lexical: [2, 20, 21, 120],
      'typed entry': { n: null, m: 2 },
      'null matches': [3],
      'no walk': null,
      'walk days': ['2021-02-28', '2021-03-01'],
      partial: [1, 2, 6, 24],
      'every of null': null,
      'missing argument': null,
      question: null,
      'other language': null,
      'feel named': 2,
      java: null,
    },
  ],
  [
    '21-tables',
    { n: 9, word: 'c' },
    {
      'priority of two': { level: 'high', points: 2 },
      'order of two': [
        { level: 'high', points: 2 },
        { level: 'middle', points: 3 },
        { level: 'low', points: 1 },
      ],
      'order by type': 'high',
      'defaults of two': { level: 'none', points: 0 },
      'typed columns': { a: null, b: '2021-01-01' },
      'typed rows': [1, 2],
      'value not allowed': null,
      question: 'c',
      'max of days': '2022-01-01',
      'sum of nothing': null,
    },
  ],
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
  test.each<[string, unknown, RegExp]>([
    ['20-boxed-scope', {}, /language https:\/\/www\.w3\.org\/Javascript is not read/],
    ['20-boxed-scope', {}, /\? stands for nothing outside of a test/],
    ['20-boxed-scope', {}, /functions of kind Java are refused/],
    ['20-boxed-scope', {}, /cannot be counted through/],
    ['18-typed-inputs', { day: '2021-02-30' }, /"2021-02-30" is not a date/],
    ['18-typed-inputs', { age: 151 }, /age: the value is not of type tAge/],
    ['18-typed-inputs', { ages: 20 }, /there is no input ages: did you mean age\?/],
    ['02-names-with-spaces', { 'monthly income': 1 }, /did you mean Monthly Income\?/],
    ['02-names-with-spaces', { 'Is poor': true }, /Is poor is decided, not given/],
    ['02-names-with-spaces', { weather: 'fine' }, /there is no input weather \//],
    ['17-imports', {}, /the imported file other .* was not given/],
    ['22-not-required', { a: 1 }, /b does not require a/],
  ])('%s of %j says %s', async (file, input, why) =>
    expect((await evaluateDmn(fixture(file), input)).problems.map((p) => p.message).join('\n')).toMatch(why),
  )
  test('what an input is not required for does not see it', async () =>
    expect((await evaluateDmn(fixture('22-not-required'), { a: 1 })).decisions).toEqual({ b: null, c: 2 }))
  test('decisions that require each other say so', async () =>
    expect((await evaluateDmn(fixture('15-self'), {})).problems[0]?.message).toMatch(/循环/))
})

describe('[N1] [N3] numbers of a file are decimals', () => {
  const at = (position: string) =>
    `<filter><in><literalExpression><text>[0.1, 0.2, n]</text></literalExpression></in><match><literalExpression><text>${position}</text></literalExpression></match></filter>`
  const answerOf = async (logic: string, n: unknown) => {
    const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20211108/MODEL/" id="d" name="d" namespace="n"><itemDefinition name="tShare"><typeRef>number</typeRef><allowedValues><text>[0..0.3]</text></allowedValues></itemDefinition><inputData id="n" name="n"><variable name="n" typeRef="tShare"/></inputData><decision id="x" name="x"><informationRequirement><requiredInput href="#n"/></informationRequirement>${logic}</decision></definitions>`
    return (await evaluateDmn(xml, { n })).decisions['x']
  }
  test.each<[string, string, unknown, unknown]>([
    ['a sum', '<literalExpression><text>n + 0.2 = 0.3</text></literalExpression>', 0.1, true],
    [
      'every digit',
      '<literalExpression><text>n</text></literalExpression>',
      { decimal: '0.1234567890123456789' },
      { decimal: '0.1234567890123456789' },
    ],
    [
      'what its type allows',
      '<literalExpression><text>n</text></literalExpression>',
      0.3,
      { decimal: '0.3' },
    ],
    ['and what it does not', '<literalExpression><text>n</text></literalExpression>', 0.31, null],
    ['a position', at('-1'), 0.3, { decimal: '0.3' }],
    ['no position', at('0'), 0.3, null],
    ['a fraction, which is none', at('1.5'), 0.3, null],
    ['a filter', at('item * 10 = 3'), 0.3, [{ decimal: '0.3' }]],
  ])('%s', async (_, logic, n, answer) => expect(await answerOf(logic, n)).toEqual(answer))
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
  test('a pattern that would never end is answered', async () => {
    const { decisions } = await runDmn(
      one('matches(string join(for i in 1..40 return &quot;a&quot;) + &quot;!&quot;, &quot;^(a+)+$&quot;)'),
      {},
    )
    expect(decisions).toEqual({ x: false })
  }, 15_000)
  test('a file that takes too long is ended', async () => {
    const slow = Array.from(
      { length: 200 },
      (_, i) =>
        `<decision id="x${i}" name="x${i}"><literalExpression><text>count(for i in 1..500000 return i)</text></literalExpression></decision>`,
    )
    const file = one('1').replace('<decision', `${slow.join('')}<decision`)
    await expect(runDmn(file, {}, { timeLimitMs: 700 })).rejects.toThrow(/停止/)
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

describe('asked for by name', () => {
  const ask = async (file: string, input: unknown, ...decisions: string[]) =>
    evaluateDmn(fixture(file), input, { decisions })
  test.each<[string, unknown, string[], Record<string, unknown>]>([
    ['a service answers under its name and its decision', { a: 1, b: 2 }, ['one'], { one: 6, twice: 6 }],
    [
      'and so does one with several',
      { a: 1, b: 2 },
      ['many'],
      { many: { twice: 6, text: 'sum 3' }, twice: 6, text: 'sum 3' },
    ],
    ['an input decision is given', { sum: 4 }, ['from sum'], { 'from sum': 8, twice: 8 }],
    ['what is not given is unknown', {}, ['one'], { one: null, twice: null }],
    ['a decision alone', { a: 1, b: 2 }, ['text'], { text: 'sum 3' }],
    ['a function, with its arguments', { w: 4, h: 2 }, ['area'], { area: 8 }],
  ])('%s', async (_, input, names, decisions) =>
    expect(await ask('16-services-by-name', input, ...names)).toEqual({ decisions, problems: [] }),
  )
  test('a name that nothing has is refused, with the nearest', async () =>
    expect(ask('16-services-by-name', {}, 'twise')).rejects.toThrow(/did you mean twice\?/))
})

describe('imported files', () => {
  const file = (name: string) => new URL(`./dmn/fixtures/${name}.dmn`, import.meta.url).pathname
  const given = {
    own: { name: '张三', greeting: 'hello' },
    other: { person: { name: '李四', greeting: 'goodbye' } },
  }
  const answers = {
    'by function': 'hello 张三',
    'by service': 'goodbye 李四',
    'by requirement': 'goodbye 李四!',
    'by input': '李四',
    'by invocation': 'hello 张三',
    'its types': [true, true, true],
    typed: null,
  }
  test(
    'are found beside the file',
    async () =>
      expect((await answerFile(file('17-imports'), JSON.stringify(given))).decisions).toEqual(answers),
    15_000,
  )
  test(
    'or are named',
    async () =>
      expect(
        (await answerFile(file('17-imports'), JSON.stringify(given), { files: [file('17-imported')] }))
          .decisions,
      ).toEqual(answers),
    15_000,
  )
  test('and without a name of the import are part of the file', async () =>
    expect(
      (
        await evaluateDmn(
          fixture('17-imports-unnamed'),
          { person: { name: '李四', greeting: 'goodbye' } },
          { others: [fixture('17-imported')] },
        )
      ).decisions,
    ).toEqual({ 'by function': 'hello 王五', 'by requirement': 'goodbye 李四' }))
  test('may import one another', async () => {
    const [a, b] = [
      ['a', 'b'],
      ['b', 'a'],
    ].map(
      ([own, other]) =>
        `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${own}" name="${own}" namespace="${own}"><import name="${other}" namespace="${other}" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/><decision id="x" name="x"><informationRequirement><requiredDecision href="${other}#x"/></informationRequirement><literalExpression><text>${other}.x</text></literalExpression></decision></definitions>`,
    )
    const { decisions, problems } = await evaluateDmn(a!, {}, { others: [b!] })
    expect(decisions).toEqual({ x: null })
    expect(problems.map((p) => p.message).join()).toMatch(/requires itself|nested too deeply/)
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
  test('[LG1] what FEEL has no words for goes along as business knowledge, and answers the same', async () => {
    const formulas = [
      'monthOf(day)',
      'firstDay(month)',
      'lastDay(month)',
      'addMonths(month, 3)',
      'addMonths(day, 1)',
      'monthsBetween("2020-11", month)',
      'monthsFrom(month, "2022-01")',
      'monthsFrom(month, "2021-01")',
      'fullMonths(day, "2021-02-28")',
      'fullMonths(day, "2021-03-01")',
      'age("2000-02-29", "2021-02-28")',
      'age("2000-02-29", "2021-03-01")',
      'birthOf("43052319510520123X")',
    ]
    const own: Record<string, Decision> = Object.fromEntries(
      formulas.map((expression, i) => [`d${i}`, { kind: 'formula', expression }]),
    )
    const facts = { day: '2021-01-31', month: '2021-10' }
    const file = await toDmn(own, '月份')
    const { decisions: answers, problems } = await evaluateDmn(file, facts)
    expect(problems).toEqual([])
    expect(answers).toEqual(decideAll(own, facts).values)
    expect(await readDecisions(file)).toEqual({ decisions: own, skipped: [] })
  })
  test.each([
    ['[LG3]', { kind: 'formula', expression: 'valueOn(rate, day)' }, 'asks for another day'],
    ['[LG2]', { kind: 'formula', expression: 'n', takes: { n: {} } }, 'takes arguments'],
  ] as const)('%s what DMN cannot say is refused with a word', async (_, decision, why) => {
    await expect(toDmn({ due: decision as Decision }, '月份')).rejects.toThrow(why)
  })
  test('what cannot be a plain decision is named', async () =>
    expect((await readDecisions(fixture('06-contexts'))).skipped).toEqual(['plain', 'with result']))
})
