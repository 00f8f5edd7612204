/** Evaluation: who may ask and when, experts who are recused, marks to grades at the very marks, the notice, and the five years. */
import { describe, expect, test } from 'vitest'
import { grade } from '../grade/programme.ts'
import { codeOf, codeOfRefusal, entry, idOf, play, type Move } from './play.ts'

const uscc = codeOf('51', 9)
const org = (more: object = {}, standing = 'normal') =>
  entry('organisations.registered', uscc, standing, {
    name: '武陵区义工协会',
    supervisor: '武陵区民政局',
    agent: 'post-own',
    registeredOn: '2015-05-01',
    inspectedYear: 2020,
    inspection: 'pass',
    ...more,
  })
/** Expert 1 is nobody's; 2 sits on the council; 3 is kin of who does; 4 serves it; 5 its supervising unit; 6 left the pool. */
const pool = Array.from({ length: 6 }, (_, i) =>
  entry('organisations.expert_people', `key-${idOf(20 + i)}`, i === 5 ? 'out' : 'listed', {
    expertNo: `e${i + 1}`,
    people: [`key-${idOf(20 + i)}`, ...(i === 2 ? [`key-${idOf(3)}`] : [])],
    employer: i === 3 ? uscc : codeOf('52', 90),
    employerKey: i === 4 ? '武陵区民政局' : '湖南文理学院',
  }),
)
const officers = entry('organisations.officers', uscc, 'current', {
  people: [idOf(3), idOf(21)].map((id) => `key-${id}`),
})
const apply = (at = '2021-09-02 09:00', by = 'window'): Move => ({
  by,
  do: 'apply',
  at,
  with: { org: uscc, selfScore: 800 },
})
const accept: Move = { by: 'registrar', do: 'accept', at: '2021-09-06 09:00' }
const mark = (n: number, marks: readonly number[] = [60, 400, 340, 100], at = '2021-09-10 09:00'): Move => ({
  by: `expert${n}`,
  do: 'mark',
  at,
  with: {
    basics: marks[0],
    governance: marks[1],
    performance: marks[2],
    social: marks[3],
    findings: '实地查看',
  },
})
const propose = (at = '2021-09-13 09:00'): Move => ({ by: 'registrar', do: 'propose', at })
const certify = (at = '2021-09-23 09:00'): Move => ({ by: 'head', do: 'certify', at })
const on = (moves: readonly Move[], who = org()) => play(grade, moves, { entries: [who, officers, ...pool] })

describe('[item-1] [item-3] 申请', () => {
  test.each([
    ['登记满二年之日', org({ registeredOn: '2019-09-02' }), 'ok'],
    ['差一日', org({ registeredOn: '2019-09-03' }), 'not_met'],
    ['从未年检', org({ inspectedYear: null, inspection: null }), 'not_met'],
    ['只检到2019年', org({ inspectedYear: 2019 }), 'not_met'],
    ['上年度基本合格', org({ inspection: 'basic' }), 'not_met'],
    ['上年度不合格', org({ inspection: 'fail' }), 'not_met'],
    ['在活动异常名录', org({}, 'anomaly'), 'not_met'],
    ['在严重违法失信名单', org({}, 'serious'), 'not_met'],
    ['限期停止活动', org({}, 'suspended'), 'not_met'],
    ['清算中', org({}, 'liquidating'), 'not_met'],
    ['取得等级满二年之日', org({ grade: '3A', gradedOn: '2019-09-02', gradeTo: '2024-09-01' }), 'ok'],
    ['取得等级差一日满二年', org({ grade: '3A', gradedOn: '2019-09-03', gradeTo: '2024-09-02' }), 'not_met'],
    ['等级昨天期满', org({ grade: '3A', gradedOn: '2016-09-02', gradeTo: '2021-09-01' }), 'ok'],
  ])('%s', (_, who, code) => expect(codeOfRefusal(on([apply()], who))).toBe(code))
  test.each([
    ['上半年，看前一年度', org({ inspectedYear: 2019 }), '2021-06-30 09:00', 'ok'],
    ['7月1日起，看上一年度', org({ inspectedYear: 2019 }), '2021-07-01 09:00', 'not_met'],
  ])('%s', (_, who, at, code) => expect(codeOfRefusal(on([apply(at)], who))).toBe(code))
  test('别的组织不能代为申请，也不能代为申请复核', () => {
    expect([
      codeOfRefusal(on([apply(undefined, 'other')])),
      codeOfRefusal(on([apply(undefined, 'own')])),
    ]).toEqual(['not_met', 'ok'])
    const review = (by: string): Move => ({
      by,
      do: 'review',
      at: '2021-09-15 09:00',
      with: { reason: '漏记' },
    })
    const posted = on([apply(), accept, mark(1), propose()])
    expect(['other', 'own'].map((by) => codeOfRefusal(play(grade, [review(by)], { from: posted })))).toEqual([
      'not_met',
      'ok',
    ])
  })
  test('复核只有一次', () => {
    const review: Move = { by: 'own', do: 'review', at: '2021-09-15 09:00', with: { reason: '漏记' } }
    const once = on([
      apply(),
      accept,
      mark(1),
      propose(),
      review,
      mark(1, undefined, '2021-09-16 09:00'),
      propose('2021-09-17 09:00'),
    ])
    expect([
      codeOfRefusal(once),
      codeOfRefusal(play(grade, [{ ...review, at: '2021-09-18 09:00' }], { from: once })),
    ]).toEqual(['ok', 'once_only'])
  })
})

describe('[item-13] 评分专家的回避', () => {
  test.each([
    ['无关的专家', 1, 'ok'],
    ['本人是理事', 2, 'not_met'],
    ['近亲属是理事', 3, 'not_met'],
    ['在该组织任职', 4, 'not_met'],
    ['在其业务主管单位任职', 5, 'not_met'],
    ['已退出专家库', 6, 'not_met'],
    ['从未入库', 7, 'not_met'],
  ])('%s', (_, n, code) => expect(codeOfRefusal(on([apply(), accept, mark(n)]))).toBe(code))
})

describe('[item-9] 分数线和公示', () => {
  test.each([
    [1_000, [60, 400, 440, 100], '5A'],
    [900, [60, 400, 340, 100], '5A'],
    [899, [60, 400, 339, 100], '4A'],
    [800, [60, 400, 240, 100], '4A'],
    [799, [60, 400, 239, 100], '3A'],
    [700, [60, 400, 140, 100], '3A'],
    [699, [60, 400, 139, 100], '2A'],
    [600, [60, 400, 40, 100], '2A'],
    [599, [60, 400, 39, 100], '1A'],
    [0, [0, 0, 0, 0], '1A'],
  ] as const)('%s分为%s', (total, marks, proposed) => {
    const { facts } = on([apply(), accept, mark(1, marks), propose()]).case
    expect([facts.total, facts.proposed]).toEqual([total, proposed])
  })
  test('单项超过满分的不收', () =>
    expect(codeOfRefusal(on([apply(), accept, mark(1, [61, 400, 340, 100])]))).not.toBe('ok'))
  test('公示七日，最后一日逢中秋假期顺延，以后才能确认', () => {
    const posted = on([apply(), accept, mark(1), propose()])
    const at = (day: string) => codeOfRefusal(play(grade, [certify(day)], { from: posted }))
    expect([at('2021-09-22 23:59'), at('2021-09-23 00:01')]).toEqual(['too_early', 'ok'])
  })
  test.each([
    ['列入活动异常名录', 'anomaly', 'not_met'],
    ['已撤销登记', 'revoked', 'not_met'],
    ['仍然正常', 'normal', 'ok'],
  ])('公示期间%s', (_, standing, code) => {
    const posted = on([apply(), accept, mark(1), propose()])
    expect(codeOfRefusal(play(grade, [certify()], { from: posted, entries: [org({}, standing)] }))).toBe(code)
    const no: Move = { by: 'head', do: 'not_confirm', at: '2021-09-22 09:00', with: { reason: '已列入名录' } }
    expect(play(grade, [no], { from: posted, entries: [org({}, standing)] }).case.step).toBe('declined')
  })
  test.each([
    ['平常', '2021-09-22', '2026-09-21'],
    ['3月1日，期满在闰年', '2023-03-01', '2028-02-29'],
    ['2月29日，期满在平年', '2024-02-29', '2029-02-28'],
  ])('等级五年有效：%s', (_, day, validTo) => {
    const year = Number(day.slice(0, 4))
    const before = (n: number) => `${n === 0 ? year : year - n}-01-0`
    const done = on(
      [
        apply(`${before(0)}4 09:00`),
        { ...accept, at: `${before(0)}5 09:00` },
        mark(1, undefined, `${before(0)}6 09:00`),
        propose(`${before(0)}7 09:00`),
        certify(`${day} 09:00`),
      ],
      org({ inspectedYear: year - 1 }),
    )
    expect([codeOfRefusal(done), done.case.facts.gradeTo]).toEqual(['ok', validTo])
    expect(done.told[0]?.input).toEqual({ toldGrade: '5A', on: day, toldTo: validTo })
  })
})
