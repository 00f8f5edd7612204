/**
 * [Q21] The types of formulas, as rows: what a formula gives where a small programme says what its names are;
 * and that the list of functions is the evaluator's.
 */
import { describe, expect, test } from 'vitest'
import { kernelEnds, type Programme } from '../../programme/index.ts'
import { library, functionNames } from '../../rule/feel/library.ts'
import { typesOf } from './environment.ts'
import { signatures } from './functions.ts'
import { infer } from './infer.ts'
import { nearest } from './nearest.ts'
import { say } from './type.ts'

const t = (zh: string) => ({ zh, en: zh })
const param = (unit: Programme['params'][string]['unit']) => ({
  title: t('数'),
  unit,
  history: [{ from: '2020-01-01', value: 1, source: 'law#1', reviewBy: '2022-01-01' }] as const,
})
const fen = { type: 'fen', min: 0, max: 9, title: t('金额') } as const

const small: Programme = {
  id: 'test.small',
  version: 1,
  title: t('测试'),
  summary: t('测试'),
  from: '2020-01-01',
  basis: [],
  audience: 'office',
  roles: { clerk: { title: t('经办人'), level: 'township' } },
  fields: {
    amount: fen,
    heads: { type: 'integer', min: 1, max: 9, title: t('人数') },
    on: { type: 'day', title: t('日期') },
    kind: { type: 'choice', options: { a: t('甲'), b: t('乙') }, title: t('种类') },
    lines: {
      type: 'list',
      max: 9,
      title: t('明细'),
      of: { room: { type: 'text', max: 9, title: t('房') }, paid: fen },
    },
    note: { type: 'text', max: 9, title: t('说明') },
    owner: { type: 'name', sensitive: true, title: t('业主') },
  },
  papers: {},
  params: { days: param('days'), share: param('percent'), rate: param('fen'), multiple: param('times') },
  tallies: {},
  decisions: {
    tier: {
      kind: 'table',
      hitPolicy: 'unique',
      inputs: [{ expression: 'amount' }],
      outputs: [{ name: 'tier' }],
      rules: [
        { when: ['< 5'], then: ['"low"'] },
        { when: ['>= 5'], then: ['"high"'] },
      ],
    },
  },
  clocks: {},
  obligations: {},
  accounts: {},
  opens: {
    apply: {
      title: t('申请'),
      by: ['clerk'],
      to: 'desk',
      sets: {
        rest: 'if rest = null then amount else rest - amount',
        rooms: 'if rooms = null then lines.room else append(rooms, later[1])',
        later: 'if later = null then rooms else later',
      },
      adds: { payments: '{room: note, paid: amount, on: today}' },
      clause: 'law#1',
    },
  },
  steps: { desk: { title: t('办理'), holder: 'clerk', outcomes: {} } },
}
const { names } = typesOf(small, {
  programmes: [small],
  registers: [],
  figures: [],
  abilities: new Map(),
  units: {},
  ends: kernelEnds,
})
const given = (formula: string) => infer(formula, names)

describe('what a formula gives', () => {
  test.each([
    ['amount', 'money (fen)'],
    ['amount * heads', 'money (fen)'],
    ['amount * multiple', 'money (fen)'],
    ['amount * share', 'money (fen) times percent, not yet divided by 100'],
    ['amount * share / 100', 'money (fen)'],
    ['floor(amount / 100) * 100', 'money (fen)'],
    ['amount / rate', 'a number'],
    ['100 - share * heads', 'a percentage'],
    ['100 - share * days', 'a percentage'],
    ['max(amount, rate)', 'money (fen)'],
    ['sum(lines.paid)', 'money (fen)'],
    ['count(lines)', 'a number'],
    ['date(on) - date(today)', 'a duration'],
    ['(date(on) - date(today)).days', 'days'],
    ['date(on).month', 'a number'],
    ['on', 'a day'],
    ['kind', 'one of a, b'],
    ['tier', 'one of low, high'],
    ['actorRole', 'one of clerk, system'],
    ['step', 'one of desk'],
    ['caseId', 'a case'],
    ['rest', 'money (fen)'],
    ['payments[1].on', 'a day'],
    ['rooms[1]', 'a text'],
    ['later[1]', 'a text'],
    ['lines[item.room = note][1].paid', 'money (fen)'],
    ['for x in lines return x.room', 'a list'],
    ['some x in lines satisfies x.paid > 0', 'yes or no'],
    ['if heads = 1 then "one" else "many"', 'one of one, many'],
    ['{a: amount}.a', 'money (fen)'],
    ['append(lines.room, note)[1]', 'a text'],
  ])('%s gives %s', (formula, type) => {
    expect(given(formula).faults).toEqual([])
    expect(say(given(formula).type).en).toBe(type)
  })
})

describe('what does not go together', () => {
  test.each([
    ['amount > days', 'cannot_compare'],
    ['amount + share', 'cannot_add'],
    ['amount + days', 'cannot_add'],
    ['amount * share < rate', 'cannot_compare'],
    ['on + duration("P1D")', 'cannot_add'],
    ['note + heads', 'cannot_add'],
    ['on > note', 'cannot_compare'],
    ['on = "2021-02-30"', 'no_such_day'],
    ['date("2021-02-30") = date(on)', 'no_such_day'],
    ['date(on) + duration("1D") = date(today)', 'wrong_argument'],
    ['kind = "c"', 'no_such_option'],
    ['kind in ("a", "c")', 'no_such_option'],
    ['list contains(["a", "c"], kind)', 'no_such_option'],
    ['kind = tier', 'never_equal'],
    ['kind < "b"', 'cannot_compare'],
    ['lines[item.rom = note]', 'unknown_column'],
    ['lines[rom = note]', 'unknown_column'],
    ['lines.rom', 'unknown_column'],
    ['payments.amount', 'unknown_column'],
    ['if amount then 1 else 2', 'not_boolean'],
    ['amount and true', 'not_boolean'],
    ['if heads = 1 then amount else note', 'branches_differ'],
    ['every x in amount satisfies true', 'not_a_list'],
    ['maxx(amount, rate)', 'unknown_function'],
    ['lst contains(lines, 1)', 'unknown_function'],
    ['floor()', 'wrong_arity'],
    ['floor(amount, 1, 2)', 'wrong_arity'],
    ['floor(note)', 'wrong_argument'],
    ['count(amount)', 'wrong_argument'],
    ['substring(string: note, begin: 1)', 'wrong_argument'],
    ['not(heads)', 'wrong_argument'],
    ['day of week(today)', 'wrong_argument'],
    ['amont', 'unknown_name'],
    ['amount >', 'syntax'],
  ])('%s: %s', (formula, code) => {
    expect(given(formula).faults.map((f) => f.code)).toEqual([code])
  })
})

test.each([
  ['owner', 'owner'],
  ['string length(owner)', 'owner'],
  ['if owner = note then 1 else 2', 'owner'],
  ['{a: owner}', 'owner'],
  ['owner != null', undefined],
  ['amount', undefined],
])('[Q30] %s tells something of %s', (formula, secret) => {
  expect(given(formula).type.secret).toBe(secret)
})

test('[Q22] the functions are those of the evaluator, with its arguments', () => {
  expect([...signatures.keys()].toSorted()).toEqual(functionNames('programme'))
  for (const [name, s] of signatures) {
    const { params, also = [] } = library.get(name)!.programme!
    const argumentNames = s.args.map((a) => a.name)
    const first = params.map((p) => p.replace('...', ''))
    /* The names that a second signature adds stand behind those of the first, or are those of a range for a point. */
    const more = [...new Set(also.flatMap((f) => f.params))].filter((p) => !first.includes(p))
    const isOfRanges = more.every((p) => /^(point|range)/.test(p))
    expect(argumentNames, name).toEqual(isOfRanges ? first : [...first, ...more])
  }
})

test.each([
  ['expropriaton', 'expropriation'],
  ['emergancy', 'emergency'],
  ['Emergency', 'emergency'],
  ['fire', undefined],
  ['emregency', 'emergency'],
])('[Q33] %s may mean %s', (name, meant) => {
  expect(nearest(name, ['emergency', 'expropriation', 'expense'])).toBe(meant)
})
