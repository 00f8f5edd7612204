/** [LG2] [LG3] [K27] [K29] Decisions that are called and other days, as a case reads them. */
import { describe, expect, test } from 'vitest'
import { abilitiesOf } from '../ability/index.ts'
import { kernelAbilities } from '../abilities/index.ts'
import { chinaCalendar } from '../clock/index.ts'
import { parseInstant, type Day } from '../day/index.ts'
import type { Outcome, Programme } from '../programme/index.ts'
import type { Facts } from '../rule/index.ts'
import { t } from './testing.ts'
import { byName, knowledge, knownWorld, step, type Actor, type Surroundings } from './index.ts'

const law = 'law#1'
const value = (from: Day, number: number | null) => ({
  from,
  value: number,
  source: law,
  reviewBy: '2030-12-31' as const,
})
const opening = (more: Partial<Outcome>): Outcome => ({
  title: t('申请'),
  by: ['clerk'],
  to: 'desk',
  clause: law,
  ...more,
})
const integer = { type: 'integer', min: 0, max: 1000, title: t('数') } as const

const p = (opens: Partial<Outcome> = {}): Programme => ({
  id: 'test.days',
  version: 1,
  title: t('测试'),
  summary: t('测试'),
  from: '2020-01-01',
  basis: [law],
  audience: 'resident',
  roles: { clerk: { title: t('经办'), level: 'township' } },
  fields: {
    n: integer,
    lines: { type: 'list', max: 5, title: t('明细'), of: { amount: { ...integer, title: t('金额') } } },
  },
  papers: {},
  params: {
    rate: {
      title: t('标准'),
      unit: 'fen',
      history: [value('2020-01-01', 100), value('2021-07-01', 120), value('2022-01-01', null)],
    },
  },
  tallies: {},
  decisions: {
    share: {
      kind: 'table',
      hitPolicy: 'unique',
      takes: { n: integer },
      inputs: [{ expression: 'n' }],
      outputs: [{ name: 'percent' }],
      rules: [
        { when: ['< 10'], then: ['50'], clause: 'law#2' },
        { when: ['[10..20]'], then: ['20'], clause: 'law#3' },
      ],
    },
    due: { kind: 'formula', expression: 'rate * heads', clause: law },
    twice: { kind: 'formula', takes: { n: integer }, expression: 'n * 2 + heads' },
    round: { kind: 'formula', takes: { n: integer }, expression: 'round(n + 1)' },
    endless: { kind: 'formula', takes: { n: integer }, expression: 'endless(n + 1)' },
  },
  clocks: {},
  obligations: {},
  accounts: {},
  opens: { apply: opening({ asks: { n: 'optional', lines: 'optional' }, ...opens }) },
  steps: {
    desk: { title: t('审核'), holder: 'clerk', outcomes: {} },
    other: { title: t('另处'), holder: 'clerk', outcomes: {} },
  },
})

const clerk: Actor = { person: 'p-1', post: 'post-1', role: 'clerk', area: '430523105', kin: [] }
const around: Surroundings = {
  now: parseInstant('2021-10-20T09:00:00+08:00')!,
  actor: clerk,
  areaPath: ['430523105234', '430523105', '430523', '430500', '430000'],
  calendar: chinaCalendar,
  authorities: [],
  personKey: (id) => id,
  abilities: abilitiesOf(kernelAbilities),
  world: knownWorld({}),
}
const knowing = (facts: Facts) => knowledge(p(), null, [], facts, around)
const facts: Facts = { heads: 3, lines: [{ n: 5 }, { n: 12 }], day: '2021-06-30', unknown: null }

describe('[LG2] a decision that takes arguments', () => {
  test.each([
    ['share(5)', 50],
    ['share(n: 12)', 20],
    ['sum(for l in lines return share(l.n))', 70],
    ['twice(4)', 11],
    ['twice(twice(1))', 13],
    ['share(unknown)', null],
  ])('%s is %j', (formula, is) => {
    expect(knowing(facts).look(formula)).toEqual({ value: is, problems: [] })
  })

  test.each([
    ['share(50)', 'no row applies'],
    ['share()', 'share takes n'],
    ['share(m: 5)', 'share takes n'],
    ['endless(1)', 'stopped'],
    ['sum(for a in 1..400, b in 1..400 return share(5))', 'stopped'],
  ])('%s has no value and says why', (formula, why) => {
    const { value: is, problems } = knowing(facts).look(formula)
    expect([is, problems.join()]).toEqual([null, expect.stringContaining(why)])
  })

  test('a fact of its name is a fact, and a call is a call', () => {
    expect(knowing({ ...facts, share: 7 }).read('share + share(5)')).toBe(57)
  })

  test('its rows and clauses are in the trace once, without what it was called with', () => {
    const k = knowing(facts)
    k.read('sum(for l in lines return share(l.n))')
    expect(k.traces()).toEqual({ share: { inputs: {}, rows: [1, 2], clauses: ['law#2', 'law#3'] } })
  })
})

describe('[LG3] on another day', () => {
  test.each([
    ['rate', 120],
    ['valueOn(rate, day)', 100],
    ['valueOn(rate, "2021-07-01")', 120],
    ['valueOn(rate, date("2021-06-30"))', 100],
    ['valueOn(due, day)', 300],
    ['valueOn(rate * heads + heads, day)', 303],
    ['valueOn(today, day)', '2021-06-30'],
    ['valueOn(valueOn(rate, "2021-08-01"), day)', 120],
    ['sum(for m in monthsFrom("2021-05", "2021-08") return valueOn(due, firstDay(m)))', 1320],
    ['for rate in [1, 2] return valueOn(rate, day)', [1, 2]],
    ['valueOn(rate, "2019-12-31")', null],
    ['valueOn(rate, "2022-01-01")', null],
    ['valueOn(rate, unknown)', null],
  ])('%s is %j', (formula, is) => {
    expect(knowing(facts).look(formula)).toEqual({ value: is, problems: [] })
  })

  test('a fact stays what it is, also where it is called as a parameter is', () => {
    expect(knowing({ ...facts, rate: 7 }).read('valueOn(rate, day)')).toBe(7)
  })

  test('what is no day is told', () => {
    const { value: is, problems } = knowing(facts).look('valueOn(rate, "2021-06-31")')
    expect([is, problems.join()]).toEqual([null, expect.stringContaining('valueOn needs a day')])
  })

  test('the trace is of that day, and today’s decision was not made', () => {
    const k = knowing(facts)
    k.read('valueOn(due, day)')
    expect(Object.keys(k.traces())).toEqual(['due@2021-06-30'])
  })
})

const openWith = (opens: Partial<Outcome>, input: Facts = {}) =>
  step(p(opens), null, { case: 'B-0001', seq: 0, outcome: 'apply', area: '430523105234', input }, around)
const toldBy = (opens: Partial<Outcome>, input: Facts = {}) => {
  const stepped = openWith(opens, input)
  return stepped.ok ? [stepped.event.to, stepped.event.sets] : stepped.refusal.code
}

test('[K29] an opening knows the id of its case', () => {
  expect(toldBy({ sets: { no: 'caseId' } })).toEqual(['desk', { no: 'B-0001' }])
})

test.each([
  ['what was set before', { earlier: 'n', n: '0' }, 'earlier > 0', ['desk', { earlier: 5, n: 0 }]],
  ['the fact as the act leaves it', { n: '0' }, 'n > 0', 'not_met'],
  ['what is set in its order', { half: 'n * 2', n: 'half + 1' }, 'n = 11', ['desk', { half: 10, n: 11 }]],
])('[K27] a guard reads %s', (_, sets, guard, expected) => {
  expect(toldBy({ sets, when: [{ test: guard, clause: law, message: t('不行') }] }, { n: 5 })).toEqual(
    expected,
  )
})

describe('[K30] branches', () => {
  const branches = [
    { title: t('多的'), when: 'n > 10', to: 'other', clause: 'law#4' },
    { title: t('都是'), when: 'n > 8', to: 'desk', clause: 'law#5' },
  ]
  test.each([
    [11, 'other', ['law#1', 'law#4']],
    [9, 'desk', ['law#1', 'law#5']],
    [1, 'desk', ['law#1']],
  ])('%i leads to %s', (n, to, clauses) => {
    const stepped = openWith({ branches: branches.slice(0, n === 1 ? 1 : 2) }, { n })
    expect(stepped.ok && [stepped.event.to, stepped.event.clauses]).toEqual([to, clauses])
  })
  test('what is not known yet goes nowhere', () => expect(toldBy({ branches })).toBe('not_known'))
  test('they read what the act sets', () =>
    expect(toldBy({ branches, sets: { n: '12' } })).toEqual(['other', { n: 12 }]))
  test('a wrong formula is expected as one', () =>
    expect(toldBy({ branches: [{ ...branches[0]!, when: '"a" > 1' }] })).toBe('wrong_formula'))
})

test.each([
  ['n', '“数”：此项必填'],
  ['lines.1.amount', '“明细”第2行的“金额”：此项必填'],
  ['lines.1', '“明细”第2行：此项必填'],
  ['strange', '“strange”：此项必填'],
])('[K28] a refusal of %s by name: %s', (field, zh) => {
  const refusal = {
    code: 'missing_field',
    field,
    clauses: [],
    message: { zh: '此项必填', en: 'required' },
  } as const
  expect(byName(p(), refusal).message.zh).toBe(zh)
})
