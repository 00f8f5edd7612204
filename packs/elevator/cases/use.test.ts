/** §1.9 6, 9, 10: late joiners, money back, upkeep; the vetted list; the survey. */
import { describe, expect, test } from 'vitest'
import type { Facts } from 'yimen/kernel/rule'
import { chinaCalendar, readDue } from 'yimen/kernel/clock'
import { clocksOf, fold } from 'yimen/kernel/case'
import { contributions } from 'yimen/kernel/figure'
import { local } from '../clauses.ts'
import { figures } from '../figures.ts'
import { firm } from '../firm/programme.ts'
import { project } from '../project/programme.ts'
import { survey } from '../survey/programme.ts'
import {
  agreed,
  building,
  community,
  inUse,
  listedFirm,
  noticed,
  play,
  registered,
  unit,
  unitId,
  type Move,
  type Played,
} from './play.ts'

const code = (moves: readonly Move[], start = {}): string => play(moves, start).refusal?.code ?? 'ok'
const setting = { calendar: chinaCalendar, areaPath: [community, '430371002', '430371', '430300', '430000'] }
const due = (p: Played, programme: Parameters<typeof clocksOf>[0], name: string): string | null =>
  readDue(clocksOf(programme, p.case, setting).find((k) => k.name === name)!.facts).due

describe('[§1.9-6] a late joiner', () => {
  const join = (at: string, room = '202'): Move => ({
    by: 'worker',
    do: 'join_late',
    at,
    with: { joinRoom: room },
  })
  /** By area, so that the second floor has a share at all. */
  const byArea = inUse.map((m) => (m.do === 'agree' ? { ...m, with: { ...m.with, costTable: 'area' } } : m))
  test.each([
    ['in the first year the whole share', '2022-03-01 09:00', 4_444_445],
    ['after two years ten per cent less', '2023-09-01 09:00', 4_000_000],
    ['after many years still half', '2035-09-03 09:00', 2_222_222],
  ])('%s', (_, at, amount) => {
    const { case: c } = play([...byArea, join(at)])
    expect(c.facts.joinAmount).toBe(amount)
    expect((c.facts.joinRefunds as readonly Facts[]).reduce((n, r) => n + (r.amount as number), 0)).toBe(
      amount,
    )
    expect(c.facts.memberRooms).toContain('202')
  })
  test('who pays already does not join again; whose share is nothing need not', () => {
    expect(code([...byArea, join('2022-03-01 09:00', '302')])).toBe('not_met')
    expect(code([...inUse, join('2022-03-01 09:00', '101')])).toBe('not_met')
  })
})

describe('[§1.9-9] the unit is to be expropriated, or becomes dangerous', () => {
  const pay = (room: string, amount: number, source = 'own'): Move => ({
    by: 'worker',
    do: 'pay_in',
    at: '2021-05-11 09:00',
    with: {
      payRoom: room,
      payAmount: amount,
      paySource: source,
      ...(source === 'housing_fund' ? { fundHolder: 'owner' } : {}),
    },
  })
  const paid: readonly Move[] = [
    ...building,
    pay('301', 1_000_000),
    pay('601', 3_000_000, 'housing_fund'),
    {
      by: 'district',
      do: 'pay_out',
      at: '2021-05-12 09:00',
      with: { stage: 'contract', stageAmount: 1_000_000 },
    },
  ]
  test.each([
    [{ expropriation: true }, 'expropriation'],
    [{ danger: 'C' }, 'danger'],
    [{}, 'owners'],
  ])('surveyed again as %j it stops, and what was not spent goes back', (changed, ground) => {
    const before = play(paid)
    const stopped = play(
      [
        { by: 'district', do: 'stop', at: '2021-06-01 09:00', with: { reason: '列入计划' } },
        { by: 'district', do: 'refund', at: '2021-06-02 09:00' },
      ],
      { from: before, entries: [unit(changed, 'unfit')] },
    )
    expect(stopped.case.facts).toMatchObject({ stopGround: ground, owedBack: 3_000_000 })
    expect((stopped.case.facts.returned as readonly Facts[]).map((r) => r.amount)).toEqual([
      750_000, 2_250_000,
    ])
    expect(stopped.entries.get(`elevator.projects ${unitId}`)!.standing).toBe('stopped')
    expect(stopped.case.step).toBe('stopped')
  })

  test.each<[string, readonly Move[], string]>([
    ['before the district accepted anything', [...agreed, pay('301', 1)], 'wrong_step'],
    ['more than the share', [...building, pay('301', 1_600_001)], 'not_met'],
    [
      'more than the share, in two parts',
      [...building, pay('301', 1_000_000), pay('301', 600_001)],
      'not_met',
    ],
    ['by a dwelling that does not pay', [...building, pay('101', 1)], 'not_met'],
    [
      'above seventy per cent before acceptance',
      [
        ...building,
        {
          by: 'district',
          do: 'pay_out',
          at: '2021-05-12 09:00',
          with: { stage: 'delivery', stageAmount: 33_600_001 },
        },
      ],
      'not_met',
    ],
    [
      'an acceptance payment before acceptance',
      [
        ...building,
        {
          by: 'district',
          do: 'pay_out',
          at: '2021-05-12 09:00',
          with: { stage: 'acceptance', stageAmount: 1 },
        },
      ],
      'not_met',
    ],
  ])('refused: %s', (_, moves, expected) => {
    expect(code(moves)).toBe(expected)
  })
})

describe('in use', () => {
  test('maintenance is due fifteen days after the last, rescue in thirty minutes, the yearly inspection a month before a year is over', () => {
    const used = play([
      ...inUse,
      {
        by: 'firm',
        do: 'maintain',
        at: '2021-09-02 10:00',
        with: { maintained: 'half_month', maintenanceNote: '正常' },
      },
    ])
    const p = used.case
    expect(p.step).toBe('operation')
    expect(due(used, project, 'maintenance')!.slice(0, 10)).toBe('2021-09-17')
    expect(due(used, project, 'yearly')!.slice(0, 10)).toBe('2022-07-11')
    const trapped = play(
      [{ by: 'worker', do: 'report_trapped', at: '2021-09-10 22:05', with: { trapped: 2 } }],
      { from: used },
    )
    expect(due(trapped, project, 'rescue')).toBe('2021-09-10T22:35:00.000+08:00')
  })
  test('[local item-22] a visit on the fifteenth day is in time, one on the sixteenth is told as late', () => {
    const visit = (at: string): Move => ({
      by: 'firm',
      do: 'maintain',
      at,
      with: { maintained: 'half_month', maintenanceNote: '正常' },
    })
    /** Registered on 20 August. */
    const visited = play([
      ...inUse,
      visit('2021-09-04 18:00'),
      visit('2021-09-20 08:00'),
      visit('2021-10-05 23:00'),
    ])
    expect((visited.case.facts.maintenances as readonly Facts[]).map((m) => m.late)).toEqual([
      false,
      true,
      false,
    ])
  })
  test.each([
    ['in thirty minutes', '2021-09-10 22:35', false],
    ['in thirty-one', '2021-09-10 22:36', true],
  ])('[local item-21] rescued %s', (_, arrived, late) => {
    const rescued = play([
      ...inUse,
      { by: 'worker', do: 'report_trapped', at: '2021-09-10 22:05', with: { trapped: 2 } },
      { by: 'firm', do: 'arrive', at: arrived, with: { rescueNote: '平层放人' } },
    ])
    expect([rescued.case.step, (rescued.case.facts.rescues as readonly Facts[])[0]]).toEqual([
      'operation',
      { on: '2021-09-10', people: 2, late },
    ])
  })
  const inspect = (how: string, at: string): Move => ({
    by: 'inspection',
    do: how,
    at,
    with: how === 'fail_yearly' ? { reason: '制动器' } : { yearlyReport: '定检1' },
  })
  const selfCheck = (at: string): Move => ({
    by: 'firm',
    do: 'self_check',
    at,
    with: { selfCheckReport: '自检1' },
  })
  const stopUse = (at: string): Move => ({ by: 'market', do: 'stop_use', at, with: { reason: '超期未检' } })
  const contest = (at: string): Move => ({
    by: 'worker',
    do: 'contest_result',
    at,
    with: { reason: '仪器未校准' },
  })
  /** Inspected on 9 August 2021; the maintenance contract runs to the end of 2024. */
  test.each<[string, readonly Move[], string]>([
    [
      'asked for, inspected within the year',
      [
        selfCheck('2022-07-01 09:00'),
        { by: 'firm', do: 'ask_yearly', at: '2022-07-08 09:00' },
        inspect('inspect_yearly', '2022-07-20 09:00'),
      ],
      'ok',
    ],
    [
      'asked for without the firm’s own check',
      [{ by: 'firm', do: 'ask_yearly', at: '2022-07-08 09:00' }],
      'not_met',
    ],
    [
      'asked for on last year’s own check',
      [
        selfCheck('2022-07-01 09:00'),
        inspect('inspect_yearly', '2022-07-20 09:00'),
        { by: 'firm', do: 'ask_yearly', at: '2023-06-20 09:00' },
      ],
      'not_met',
    ],
    ['still valid: no reason to stop it', [stopUse('2022-08-09 09:00')], 'not_met'],
    ['a day over the year without inspection', [stopUse('2022-08-10 09:00')], 'ok'],
    [
      'inspected again, valid again',
      [inspect('inspect_yearly', '2022-08-01 09:00'), stopUse('2022-08-10 09:00')],
      'not_met',
    ],
    [
      'without a maintenance contract',
      [inspect('inspect_yearly', '2024-12-20 09:00'), stopUse('2025-01-01 09:00')],
      'ok',
    ],
    [
      'stopped, it is not used again without a contract',
      [
        inspect('inspect_yearly', '2024-12-20 09:00'),
        stopUse('2025-01-01 09:00'),
        inspect('inspect_again', '2025-01-10 09:00'),
      ],
      'not_met',
    ],
    [
      'with a new one it is',
      [
        inspect('inspect_yearly', '2024-12-20 09:00'),
        stopUse('2025-01-01 09:00'),
        {
          by: 'worker',
          do: 'renew_maintenance',
          at: '2025-01-05 09:00',
          with: { maintainer: '某维保', maintenanceTo: '2026-12-31' },
        },
        inspect('inspect_again', '2025-01-10 09:00'),
      ],
      'ok',
    ],
    [
      'a failed inspection is contested within fifteen days',
      [inspect('fail_yearly', '2022-07-20 09:00'), contest('2022-08-04 09:00')],
      'ok',
    ],
    ['but not after', [inspect('fail_yearly', '2022-07-20 09:00'), contest('2022-08-05 09:00')], 'not_met'],
  ])('[special art-40] %s', (_, moves, expected) => {
    expect(code([...inUse, ...moves])).toBe(expected)
  })
  test('[maintenance item-3] a drill is due half a year after registration, on the next working day where that is none, then after the last; a day more is late', () => {
    const drill = (at: string): Move => ({
      by: 'firm',
      do: 'drill',
      at,
      with: { drillNote: '模拟困人，25分钟解困' },
    })
    expect(due(play(inUse), project, 'drill')!.slice(0, 10)).toBe('2022-02-21')
    const drilled = play([...inUse, drill('2022-02-21 09:00'), drill('2022-08-24 09:00')])
    expect((drilled.case.facts.drills as readonly Facts[]).map((d) => d.late)).toEqual([false, true])
    expect(due(drilled, project, 'drill')!.slice(0, 10)).toBe('2023-02-23')
  })
  describe('[civil art-283] running costs', () => {
    const share = (period: string, runningCost = 300_001, at = '2022-01-05 09:00'): Move => ({
      by: 'worker',
      do: 'share_running',
      at,
      with: { runningPeriod: period, runningCost },
    })
    const agreedOn = (table: string): readonly Move[] =>
      inUse.map((m) => (m.do === 'agree' ? { ...m, with: { ...m.with, runningTable: table } } : m))
    const shares = (moves: readonly Move[]) =>
      play(moves).case.facts.runningShares as readonly { readonly room: string; readonly amount: number }[]
    test('by area where nothing is agreed, and by the table where one is; the parts are the whole to the fen', () => {
      const [byArea, byTable] = [
        shares([...inUse, share('2021年')]),
        shares([...agreedOn('hangzhou'), share('2021年')]),
      ]
      for (const parts of [byArea, byTable]) expect(parts.reduce((n, p) => n + p.amount, 0)).toBe(300_001)
      const of = (parts: typeof byArea, room: string) => parts.find((p) => p.room === room)!.amount
      expect(Math.abs(of(byArea, '301') - of(byArea, '601'))).toBeLessThanOrEqual(1)
      expect(of(byTable, '301')).toBeLessThan(of(byTable, '601'))
    })
    test.each<[string, readonly Move[], string]>([
      ['the next time', [share('2021年'), share('2022年', 1, '2023-01-05 09:00')], 'ok'],
      ['the same time twice', [share('2021年'), share('2021年', 1, '2022-01-06 09:00')], 'not_met'],
    ])('%s', (_, moves, expected) => expect(code([...inUse, ...moves])).toBe(expected))
  })
  test.each([
    ['within thirty days', '2021-12-01', '2021-12-31 09:00', false],
    ['later', '2021-12-01', '2022-01-01 09:00', true],
  ])('[local item-28] a new manager registered %s', (_, changedOn, at, late) => {
    expect(
      play([
        ...inUse,
        {
          by: 'market',
          do: 'change_manager',
          at,
          with: { manager: 'property', managerName: '某物业', changedOn },
        },
      ]).case.facts,
    ).toMatchObject({ manager: 'property', managerLate: late })
  })
  test('registration is due thirty days after acceptance', () => {
    expect(due(play(registered), project, 'registration')!.slice(0, 10)).toBe('2021-09-13')
  })
})

const city = '430300'
const applyList: Move = {
  by: 'firm',
  do: 'apply_list',
  at: '2021-01-04 09:00',
  with: {
    firmName: '湘潭云梯',
    uscc: '91430300MA4R10000X',
    licenceLevel: 'A1',
    licenceNo: 'TS1',
    licenceTo: '2024-01-01',
  },
}
const listed: readonly Move[] = [applyList, { by: 'city', do: 'admit', at: '2021-01-08 09:00' }]
const points = (n: number, at: string): Move => ({
  by: 'city',
  do: 'penalise',
  at,
  with: { penalty: 'uncivilised', points: n, reason: '夜间施工' },
})
const list = (moves: readonly Move[]): Played =>
  play(moves, { programme: firm, area: city, id: 'F-1', entries: [] })
const standing = (p: Played): unknown => p.entries.get('elevator.firms 91430300MA4R10000X')?.standing

const explain: Move = {
  by: 'firm',
  do: 'explain',
  at: '2021-02-02 09:00',
  with: { penaltyNo: 1, statement: '夜间浇筑经批准' },
}
const revoke = (by: string): Move => ({
  by,
  do: 'revoke_points',
  at: '2021-02-03 09:00',
  with: { penaltyNo: 1, reason: '申辩成立' },
})
const leave: Move = { by: 'firm', do: 'leave', at: '2021-03-01 09:00', with: { reason: '业务调整' } }
const lapse = (at: string): Move => ({ by: 'city', do: 'licence_lapsed', at })

describe('[local item-19] the vetted list', () => {
  test.each([
    ['early_start', 'skipped'],
    ['skipped', 'skipped'],
    ['disobedience', 'disobedience'],
    ['uncivilised', 'uncivilised'],
  ])('points for %s stand on the ground %s', (penalty, ground) => {
    expect(
      list([
        ...listed,
        { by: 'city', do: 'penalise', at: '2021-02-01 09:00', with: { penalty, points: 1, reason: '查实' } },
      ]).case.facts.ground,
    ).toBe(ground)
  })

  test.each<[string, readonly Move[], string | undefined]>([
    ['admitted', listed, 'listed'],
    ['five points', [...listed, points(5, '2021-02-01 09:00')], 'listed'],
    ['six warn', [...listed, points(6, '2021-02-01 09:00')], 'warned'],
    ['nine suspend', [...listed, points(6, '2021-02-01 09:00'), points(3, '2021-03-01 09:00')], 'suspended'],
    [
      'last year’s points do not count',
      [...listed, points(6, '2021-12-01 09:00'), { by: 'city', do: 'new_year', at: '2022-01-04 09:00' }],
      'listed',
    ],
    [
      'six warn, and are taken back',
      [...listed, points(6, '2021-02-01 09:00'), explain, revoke('cityHead')],
      'listed',
    ],
    [
      'six and three suspend; without the six, three do nothing',
      [...listed, points(6, '2021-02-01 09:00'), points(3, '2021-02-02 08:00'), revoke('cityHead')],
      'listed',
    ],
    ['a licence that has run out suspends', [...listed, lapse('2024-01-02 09:00')], 'suspended'],
    [
      'a new licence lists again',
      [
        ...listed,
        lapse('2024-01-02 09:00'),
        {
          by: 'firm',
          do: 'renew_licence',
          at: '2024-02-01 09:00',
          with: { licenceNo: 'TS2', licenceTo: '2028-01-01' },
        },
      ],
      'listed',
    ],
    ['who leaves has left', [...listed, leave], 'left'],
    [
      'removed after a hearing',
      [
        ...listed,
        points(12, '2021-02-01 09:00'),
        { by: 'city', do: 'propose_removal', at: '2021-02-02 09:00', with: { reason: '累计十二分' } },
        { by: 'firm', do: 'state', at: '2021-02-03 09:00', with: { statement: '申辩' } },
        { by: 'cityHead', do: 'remove', at: '2021-02-04 09:00', with: { reason: '不成立' } },
      ],
      'removed',
    ],
  ])('%s', (_, moves, expected) => {
    expect(standing(list(moves))).toBe(expected)
  })
  const proposed: readonly Move[] = [
    ...listed,
    points(12, '2021-02-01 09:00'),
    { by: 'city', do: 'propose_removal', at: '2021-02-02 09:00', with: { reason: '累计十二分' } },
  ]
  const removed: readonly Move[] = [
    ...proposed,
    { by: 'cityHead', do: 'remove', at: '2021-02-20 09:00', with: { reason: '期满未申辩' } },
  ]
  test.each<[string, readonly Move[], string]>([
    [
      'removal below twelve points',
      [
        ...listed,
        points(11, '2021-02-01 09:00'),
        { by: 'city', do: 'propose_removal', at: '2021-02-02 09:00', with: { reason: '累计' } },
      ],
      'not_met',
    ],
    [
      'unheard, with time left',
      [...proposed, { by: 'cityHead', do: 'remove', at: '2021-02-03 09:00', with: { reason: '直接移出' } }],
      'not_met',
    ],
    [
      'readmitted within the year',
      [
        ...removed,
        {
          by: 'city',
          do: 'readmit',
          at: '2021-12-01 09:00',
          with: { commendation: '已整改', licenceTo: '2025-01-01' },
        },
      ],
      'too_early',
    ],
    [
      'readmitted after it',
      [
        ...removed,
        {
          by: 'city',
          do: 'readmit',
          at: '2022-03-01 09:00',
          with: { commendation: '已整改', licenceTo: '2025-01-01' },
        },
      ],
      'ok',
    ],
    [
      'points are explained and taken back: the firm stays as it was',
      [...listed, points(6, '2021-02-01 09:00'), explain, revoke('cityHead')],
      'ok',
    ],
    ['points that do not exist are not explained', [...listed, explain], 'not_met'],
    [
      'taken back by who gave them, in another post',
      [
        ...listed,
        points(6, '2021-02-01 09:00'),
        {
          ...revoke('cityHead'),
          by: { person: 'city-office', post: 'p', role: 'city-office-head', area: city, kin: [] },
        },
      ],
      'not_met',
    ],
    [
      'taken back twice',
      [...listed, points(6, '2021-02-01 09:00'), revoke('cityHead'), revoke('cityHead')],
      'not_met',
    ],
    [
      'a firm with points that warn cannot leave to begin anew',
      [...listed, points(6, '2021-02-01 09:00'), leave],
      'not_met',
    ],
    ['one with fewer can', [...listed, points(5, '2021-02-01 09:00'), leave], 'ok'],
    ['a valid licence is not suspended', [...listed, lapse('2024-01-01 09:00')], 'not_met'],
    ['points while the firm is being heard', [...proposed, points(1, '2021-02-02 10:00')], 'ok'],
    [
      'a licence that has expired',
      [{ ...applyList, with: { ...applyList.with, licenceTo: '2020-12-31' } }],
      'not_met',
    ],
  ])('%s: %s', (_, moves, expected) => {
    expect(list(moves).refusal?.code ?? 'ok').toBe(expected)
  })
})

test.each([
  ['removed', 'not_met'],
  ['listed', 'not_met'],
  ['left', 'ok'],
])('[local item-19] a firm that is %s applies in a new case', (standing, expected) => {
  expect(
    play([{ ...applyList, at: '2021-06-01 09:00' }], {
      programme: firm,
      area: city,
      id: 'F-2',
      entries: [listedFirm(standing)],
    }).refusal?.code ?? 'ok',
  ).toBe(expected)
})

describe('[§1.9-10] the survey', () => {
  const row = {
    community,
    estate: '三湘鑫苑',
    building: '1栋',
    unit: '1单元',
    floors: 6,
    doorsPerFloor: 2,
    dwellings: 12,
    structure: 'brick_concrete',
    hasElevator: false,
    legalProof: 'certificate',
    expropriation: false,
    danger: 'A',
    singleOwner: false,
    insideRedLine: true,
    fireLane: 400,
    spacing: 600,
    sunlightOk: true,
    surveyor: '演测',
    reportNo: '1',
    surveyedOn: '2021-01-05',
  }
  const enter = (...rows: readonly object[]): Played =>
    play(
      [
        { by: 'surveyor', do: 'begin', at: '2021-01-29 09:00', with: { batchName: '一批' } },
        { by: 'surveyor', do: 'rows', at: '2021-01-29 10:00', with: { rows } },
      ],
      { programme: survey, area: city, id: 'S-1', entries: [] },
    )
  test.each<[string, object, string, object]>([
    ['all holds, exactly at the limits', {}, 'fit', { failed: [], toFix: [], missing: [] }],
    ['three floors', { floors: 3 }, 'unfit', { failed: ['floors'] }],
    ['an elevator already', { hasElevator: true }, 'unfit', { failed: ['no_elevator'] }],
    ['no lawful proof', { legalProof: 'none' }, 'unfit', { failed: ['legal'] }],
    ['to be expropriated', { expropriation: true }, 'unfit', { failed: ['not_expropriated'] }],
    ['dangerous, grade C', { danger: 'C' }, 'unfit', { failed: ['not_dangerous'] }],
    ['of a single owner', { singleOwner: true }, 'unfit', { failed: ['several_owners'] }],
    ['a fire lane of 3.99 m', { fireLane: 399 }, 'conditional', { toFix: ['fire_lane'] }],
    ['outside the red line', { insideRedLine: false }, 'conditional', { toFix: ['red_line'] }],
    ['nobody measured the spacing', { spacing: undefined }, 'conditional', { missing: ['spacing'] }],
    ['nobody knows the danger', { danger: undefined }, 'conditional', { missing: ['not_dangerous'] }],
    [
      'unfit, whatever is missing',
      { floors: 2, danger: undefined, spacing: undefined },
      'unfit',
      { failed: ['floors'], missing: ['not_dangerous', 'spacing'] },
    ],
  ])('[CR1] %s', (_, changed, result, body) => {
    const entry = enter({ ...row, ...changed }).entries.get(`elevator.units ${unitId}`)!
    expect(entry.standing).toBe(result)
    expect(entry.body).toMatchObject(body)
  })
  test('a unit twice in one sheet is refused; a later survey makes a new version', () => {
    expect(enter(row, row).refusal).toMatchObject({ code: 'not_met', clauses: [local('item-25')] })
    const later = play(
      [{ by: 'surveyor', do: 'rows', at: '2021-03-01 10:00', with: { rows: [{ ...row, danger: 'C' }] } }],
      { programme: survey, area: city, from: enter(row) },
    )
    expect(later.entries.get(`elevator.units ${unitId}`)).toMatchObject({
      standing: 'unfit',
      from: '2021-03-01',
    })
  })
  test('a private courtyard is taken only with its owner’s written consent; a blank takes none', () => {
    const standing = (courtyard?: string): unknown =>
      enter({ ...row, ...(courtyard === undefined ? {} : { courtyard }) }).entries.get(
        `elevator.units ${unitId}`,
      )!.standing
    expect([undefined, 'common', 'consented', 'open'].map(standing)).toEqual([
      'fit',
      'fit',
      'fit',
      'conditional',
    ])
  })
  test('conditional, put right, surveyed again: then a project may begin', () => {
    const start: Move = {
      by: 'worker',
      do: 'initiate',
      at: '2021-03-05 09:00',
      with: { unit: unitId, group: '楼栋长等三人' },
    }
    const first = enter({ ...row, fireLane: 350 })
    expect(code([start], { entries: [...first.entries.values()] })).toBe('not_met')
    const again = play(
      [
        {
          by: 'surveyor',
          do: 'rows',
          at: '2021-03-01 10:00',
          with: { rows: [{ ...row, fireLane: 400, surveyedOn: '2021-02-25' }] },
        },
      ],
      { programme: survey, area: city, from: first },
    )
    expect(code([start], { entries: [...again.entries.values()] })).toBe('ok')
  })
  test('a later survey changes the count from its own day on: what was said of last month is still so', () => {
    const two = [row, { ...row, unit: '2单元' }, { ...row, unit: '3单元', fireLane: 350 }]
    const later = play(
      [
        {
          by: 'surveyor',
          do: 'rows',
          at: '2021-03-01 10:00',
          with: {
            rows: [
              { ...row, danger: 'C' },
              { ...row, unit: '3单元', fireLane: 400 },
              { ...row, unit: '4单元' },
            ],
          },
        },
      ],
      { programme: survey, area: city, from: enter(...two) },
    )
    const eligible = figures.filter((f) => f.id === 'elevator.units.eligible')
    const contributed = later.events.map((e, i) =>
      contributions(eligible, survey, null, fold(later.events.slice(0, i + 1)), e, {
        ...setting,
        areaPath: [city, '430000'],
      }),
    )
    const [adds, ends] = [contributed.flatMap((t) => t.adds), contributed.flatMap((t) => t.ends)]
    const on = (day: string): readonly string[] =>
      adds
        .filter(
          (a) =>
            a.from <= day && !ends.some((x) => x.entries!.includes(a.entry!) && x.seq > a.seq && x.to <= day),
        )
        .map((a) => a.entry!.slice(-3))
        .toSorted()
    expect(on('2021-01-28')).toEqual([])
    expect(on('2021-02-28')).toEqual(['1单元', '2单元'])
    expect(on('2021-03-01')).toEqual(['2单元', '3单元', '4单元'])
  })
  test('an eligible count that changes leaves what was begun: the project is there, its unit no longer fits', () => {
    const begun = play(noticed)
    expect(
      play([{ by: 'district', do: 'stop', at: '2021-05-01 09:00', with: { reason: '复查不符' } }], {
        from: begun,
        entries: [unit({ danger: 'D' }, 'unfit')],
      }).case.facts.stopGround,
    ).toBe('danger')
  })
})
