/** The annual inspection: who hands in for whom, once for each year, by which day, and what the file of the organisation hears of it. */
import { describe, expect, test } from 'vitest'
import { inspection } from '../inspection/programme.ts'
import { codeOf, codeOfRefusal, entry, idOf, play, saying, type Move } from './play.ts'

const uscc = codeOf('51', 7)
const org = (standing = 'normal', more: object = {}) =>
  entry('organisations.registered', uscc, standing, {
    name: '武陵区书法协会',
    agent: 'post-own',
    registeredOn: '2015-05-01',
    ...more,
  })
const handIn = (more: object = {}, at = '2021-03-10 09:00', by = 'window'): Move => ({
  by,
  do: 'hand_in',
  at,
  with: {
    org: uscc,
    year: 2020,
    income: 1_000_000,
    spending: 900_000,
    activities: 5,
    staffCount: 3,
    isAudited: true,
    ...more,
  },
})
const passOn = (at: string): Move => ({ by: 'unit', do: 'pass_on', at, with: { opinion: '同意' } })
const returnIt: Move = { by: 'unit', do: 'return_it', at: '2021-03-12 09:00', with: { missing: '缺审计' } }
const again = (by: string): Move => ({
  by,
  do: 'hand_in_again',
  at: '2021-03-15 09:00',
  with: { income: 1_000_000, spending: 800_000, activities: 6 },
})
const drop = (by: string): Move => ({ by, do: 'drop', at: '2021-03-15 09:00' })
const propose = (result: string): Move => ({
  by: 'registrar',
  do: 'propose',
  at: '2021-06-10 09:00',
  with: { result, findings: '齐全' },
})
const conclude = (by = 'head'): Move => ({ by, do: 'conclude', at: '2021-06-20 09:00' })
const on = (moves: readonly Move[], who = org()) => play(inspection, moves, { entries: [who] })

describe('[art-28] 报送', () => {
  test.each([
    ['窗口代办', handIn(), org(), 'ok'],
    ['本组织经办', handIn({}, '2021-03-10 09:00', 'own'), org(), 'ok'],
    ['别的组织的经办人', handIn({}, '2021-03-10 09:00', 'other'), org(), 'not_met'],
    [
      '没有登记经办岗位的，组织岗位不能办',
      handIn({}, '2021-03-10 09:00', 'own'),
      org('normal', { agent: null }),
      'not_met',
    ],
    [
      '法定代表人本人',
      handIn({}, '2021-03-10 09:00', 'one'),
      org('normal', { agent: null, headKey: `key-${idOf(1)}` }),
      'ok',
    ],
    [
      '别的组织的法定代表人',
      handIn({}, '2021-03-10 09:00', 'one'),
      org('normal', { headKey: `key-${idOf(5)}` }),
      'not_met',
    ],
    ['当年还没有结束', handIn({ year: 2021 }), org(), 'not_met'],
    ['没有这样的年份', handIn({ year: 0 }), org(), 'invalid_field'],
    ['那一年还没有登记', handIn(), org('normal', { registeredOn: '2021-01-08' }), 'not_met'],
    ['登记当年的报告，次年参加', handIn(), org('normal', { registeredOn: '2020-12-31' }), 'ok'],
    ['在名录中的也要报', handIn({ year: 2018 }), org('anomaly'), 'ok'],
    ['严重违法失信的也要报', handIn(), org('serious'), 'ok'],
    ['已注销', handIn(), org('deregistered'), 'not_met'],
    ['已撤销登记', handIn(), org('revoked'), 'not_met'],
  ])('%s', (_, move, who, code) => expect(codeOfRefusal(on([move], who))).toBe(code))
  test('同一年度只报一份；不再报送的，可以重新报', () => {
    const second = (before: readonly Move[], more: object = {}) => {
      const { entries } = on(before)
      return codeOfRefusal(
        play(inspection, [handIn(more, '2021-03-20 09:00')], {
          id: 'Z-0002',
          entries: [...entries.values()],
        }),
      )
    }
    expect([
      second([handIn()]),
      second([handIn()], { year: 2019 }),
      second([handIn(), returnIt]),
      second([handIn(), returnIt, drop('window')]),
      second([handIn(), passOn('2021-04-01 09:00'), propose('pass'), conclude()]),
    ]).toEqual(['not_met', 'ok', 'not_met', 'ok', 'not_met'])
  })
  test.each([
    ['窗口', 'window', 'ok'],
    ['本组织', 'own', 'ok'],
    ['别的组织', 'other', 'not_met'],
  ])('退回以后由%s重新报送、不再报送', (_, by, code) => {
    const returned = on([handIn(), returnIt])
    expect(
      [again(by), drop(by)].map((move) => codeOfRefusal(play(inspection, [move], { from: returned }))),
    ).toEqual([code, code])
  })
})

describe('[§6.10-10] 3月31日、5月31日；遇休息日顺延', () => {
  test.each([
    ['3月31日', 2020, '2021-03-31 17:00', false],
    ['4月1日', 2020, '2021-04-01 09:00', true],
    ['2024年3月31日是周日，4月1日仍在期内', 2023, '2024-04-01 09:00', false],
    ['4月2日', 2023, '2024-04-02 09:00', true],
  ])('报送业务主管单位：%s', (_, year, at, isLate) =>
    expect(on([handIn({ year }, at)]).case.facts.isLateFirst).toBe(isLate),
  )
  test.each([
    ['5月31日', 2020, '2021-05-31 17:00', false],
    ['6月1日', 2020, '2021-06-01 09:00', true],
    ['2020年5月31日是周日，6月1日仍在期内', 2019, '2020-06-01 09:00', false],
    ['6月2日', 2019, '2020-06-02 09:00', true],
    ['补报以前年度', 2018, '2020-04-02 09:00', true],
  ])('送达登记管理机关：%s', (_, year, at, isLate) =>
    expect(
      on([handIn({ year }, '2020-03-10 09:00'.replace('2020', at.slice(0, 4))), passOn(at)]).case.facts
        .isLate,
    ).toBe(isLate),
  )
})

describe('结论', () => {
  const before = [handIn(), passOn('2021-04-01 09:00')]
  test('送达时告诉登记办件，作出结论时再告诉一次；提出和作出是两个人', () => {
    const done = on([...before, propose('basic'), conclude()])
    expect(done.told).toEqual([
      { case: 'E-0001', outcome: 'report_received', input: { year: 2020, on: '2021-04-01' } },
      {
        case: 'E-0001',
        outcome: 'record_inspection',
        input: { year: 2020, told: 'basic', on: '2021-06-20' },
      },
    ])
    expect(codeOfRefusal(on([...before, propose('pass'), conclude('registrar')]))).toBe('wrong_role')
  })
  test('其间注销的，结论照作，不再告诉已经终止的办件', () => {
    const checked = on([...before, propose('pass')])
    const done = play(inspection, [conclude()], { from: checked, entries: [org('deregistered')] })
    expect([codeOfRefusal(done), done.told.length]).toEqual(['ok', 1])
  })
  test.each([
    ['上一年度', {}, true],
    ['补报的以前年度，不计入当年参检率', { year: 2019 }, false],
  ])('%s', (_, more, isOfLastYear) =>
    expect(
      on([handIn(more), passOn('2021-04-01 09:00'), propose('pass'), conclude()]).case.facts.isOfLastYear,
    ).toBe(isOfLastYear),
  )
  test('没有送达的不能作结论', () => expect(saying(on([handIn(), propose('pass')]))).not.toBe('ok'))
})
