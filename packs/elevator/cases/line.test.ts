/** The line of steps from the notice to the works: §1.9 5, 7, 8, and bad input on the way. */
import { describe, expect, test } from 'vitest'
import type { Entry } from 'yimen/kernel/register'
import type { Facts } from 'yimen/kernel/rule'
import { civil, licensing, local, special } from '../clauses.ts'
import {
  accepted,
  acceptedWorks,
  agreed,
  building,
  china,
  claim,
  claimed,
  contracts,
  convened,
  departments,
  filed,
  inspected,
  inUse,
  listedFirm,
  noticed,
  opining,
  play,
  posted,
  registered,
  reviewed,
  shown,
  signatures,
  tenDays,
  unit,
  uscc,
  visitors,
  type Move,
  type Played,
  unitId,
} from './play.ts'

const code = (moves: readonly Move[], start = {}): string => play(moves, start).refusal?.code ?? 'ok'
const step = (moves: readonly Move[]): string => play(moves).case.step
const no = (moves: readonly Move[]) =>
  play(moves).refusal && { code: play(moves).refusal!.code, clauses: play(moves).refusal!.clauses }

describe('the whole line', () => {
  test.each<[string, readonly Move[], string]>([
    ['agreed', agreed, 'application'],
    ['accepted', accepted, 'visit'],
    ['noticed', noticed, 'drawings'],
    ['convened', convened, 'jointReview'],
    ['reviewed', reviewed, 'contracts'],
    ['filed', filed, 'installNotice'],
    ['building', building, 'building'],
    ['inspected', inspected, 'completion'],
    ['accepted by four', acceptedWorks, 'registration'],
    ['registered', registered, 'archive'],
    ['in use', inUse, 'operation'],
  ])('%s', (_, moves, at) => {
    expect(step(moves)).toBe(at)
  })

  test('a sister district’s office cannot accept', () => {
    expect(
      code([
        ...agreed,
        { by: 'worker', do: 'apply', at: '2021-03-22 09:00' },
        { by: 'sister', do: 'accept', at: '2021-03-23 09:00' },
      ]),
    ).toBe('wrong_area')
  })

  test('what is missing is told once', () => {
    const once: readonly Move[] = [
      ...agreed,
      { by: 'worker', do: 'apply', at: '2021-03-22 09:00' },
      { by: 'district', do: 'supplement', at: '2021-03-23 09:00', with: { missing: '授权书' } },
      { by: 'worker', do: 'resubmit', at: '2021-03-25 09:00' },
    ]
    expect(code(once)).toBe('ok')
    expect(
      no([
        ...once,
        { by: 'district', do: 'supplement', at: '2021-03-26 09:00', with: { missing: '身份证' } },
      ]),
    ).toEqual({ code: 'once_only', clauses: [licensing('art-32')] })
  })
})

describe('[PN1] the notice', () => {
  const close = (at: string): Move => ({ by: 'worker', do: 'close_notice', at })
  test.each<[string, readonly Move[], string, string | null]>([
    ['ten days, each proved', [...shown(...tenDays), close('2021-04-17 09:00')], 'ok', null],
    [
      'nine days proved',
      [...shown(...tenDays.slice(1)), close('2021-04-19 09:00')],
      'not_met',
      local('item-7'),
    ],
    ['a missed day made up', [...shown(...tenDays.slice(1), 17), close('2021-04-19 09:00')], 'ok', null],
    [
      'before the time is over',
      [...shown(...tenDays), close('2021-04-16 10:00')],
      'too_early',
      local('item-7'),
    ],
    ['the day of posting proves nothing', [...shown(6)], 'not_met', civil('art-201')],
    ['a day twice', [...shown(7, 7)], 'not_met', local('item-7')],
  ])('%s', (_, moves, expected, clause) => {
    const refused = no([...posted, ...moves])
    expect(refused?.code ?? 'ok').toBe(expected)
    if (clause) expect(refused!.clauses).toEqual([clause])
  })
})

describe('[§1.9-5] objections', () => {
  const object = (relation: string): Move => ({
    by: 'worker',
    do: 'object',
    at: '2021-04-10 15:00',
    with: { objector: '周某某', relation, ground: 'light', objection: '影响采光' },
  })
  const objected = (relation: string): readonly Move[] => [
    ...posted,
    ...shown(7, 8, 9, 10),
    object(relation),
    ...shown(11, 12, 13, 14, 15, 16),
    { by: 'worker', do: 'to_mediation', at: '2021-04-19 09:00' },
  ]
  const mediate = (mediated: string, at: string): Move => ({
    by: 'mediator',
    do: 'mediate',
    at,
    with: { objectionNo: 1, mediated, mediationNote: '记录' },
  })

  test('a neighbour’s is recorded and is not in the base of the ballot', () => {
    const played = play(objected('neighbour'))
    expect((played.case.facts.objections as readonly Facts[])[0]).toMatchObject({
      no: 1,
      relation: 'neighbour',
      inTime: true,
    })
    expect((played.case.facts.counted as { heads: { all: number } }).heads.all).toBe(12)
  })
  test('with an objection the notice does not close clean', () => {
    expect(
      code([
        ...posted,
        ...shown(7, 8, 9, 10),
        object('same_unit'),
        ...shown(11, 12, 13, 14, 15, 16),
        { by: 'worker', do: 'close_notice', at: '2021-04-19 09:00' },
      ]),
    ).toBe('not_met')
  })
  test.each<[string, readonly Move[], string]>([
    [
      'settled',
      [mediate('settled', '2021-04-20 09:00'), { by: 'mediator', do: 'settled', at: '2021-04-21 09:00' }],
      'drawings',
    ],
    [
      'still open',
      [mediate('not_settled', '2021-04-20 09:00'), { by: 'mediator', do: 'settled', at: '2021-04-21 09:00' }],
      'mediation',
    ],
    [
      'not settled after three, on with a note',
      [
        mediate('not_settled', '2021-04-20 09:00'),
        mediate('not_settled', '2021-04-22 09:00'),
        mediate('not_settled', '2021-04-24 09:00'),
        { by: 'mediator', do: 'go_on', at: '2021-04-26 09:00', with: { mediationNote: '附记' } },
      ],
      'drawings',
    ],
    [
      'never mediated, so not on with a note',
      [{ by: 'mediator', do: 'go_on', at: '2021-04-26 09:00', with: { mediationNote: '附记' } }],
      'mediation',
    ],
    [
      'a court stays it',
      [{ by: 'mediator', do: 'court', at: '2021-04-26 09:00', with: { courtNo: '（2021）湘03民初1号' } }],
      'held',
    ],
    [
      'and lets it go on',
      [
        { by: 'mediator', do: 'court', at: '2021-04-26 09:00', with: { courtNo: '（2021）湘03民初1号' } },
        { by: 'district', do: 'resume', at: '2021-06-01 09:00', with: { courtNo: '（2021）湘03民初1号' } },
      ],
      'drawings',
    ],
  ])('%s', (_, moves, at) => {
    expect(step([...objected('same_unit'), ...moves])).toBe(at)
  })
})

describe('[JR1] the joint review', () => {
  const conclude = (at = '2021-04-29 09:00', how = 'conclude'): Move => ({ by: 'city', do: how, at })
  test.each<[string, readonly Move[], string]>([
    ['all five agree', [...opining(...departments), conclude()], 'ok'],
    ['one has time left', [...opining(...departments.slice(1)), conclude()], 'not_known'],
    [
      'one is silent past ten working days',
      [...opining(...departments.slice(1)), conclude('2021-05-12 09:00')],
      'ok',
    ],
    [
      'one objects',
      [
        ...opining(...departments.slice(1)),
        {
          by: 'planning',
          do: 'opine',
          at: '2021-04-28 10:00',
          with: { opinion: 'object', conditions: '影响规划' },
        },
        conclude(),
      ],
      'not_met',
    ],
    [
      'an objection without reasons',
      [{ by: 'planning', do: 'opine', at: '2021-04-28 10:00', with: { opinion: 'object' } }],
      'missing_field',
    ],
    ['twice by one department', [...opining('fire', 'fire')], 'not_met'],
    [
      'by somebody without a part',
      [
        { by: 'market', do: 'opine', at: '2021-04-28 10:00', with: { opinion: 'agree' } },
        { by: 'inspection', do: 'opine', at: '2021-04-28 10:00', with: { opinion: 'agree' } },
      ],
      'wrong_role',
    ],
    [
      'passed with conditions',
      [
        ...opining(...departments.slice(1)),
        {
          by: 'planning',
          do: 'opine',
          at: '2021-04-28 10:00',
          with: { opinion: 'conditions', conditions: '移位0.5米' },
        },
        conclude('2021-04-29 09:00', 'conclude_conditions'),
      ],
      'ok',
    ],
  ])('%s', (_, moves, expected) => {
    expect(code([...convened, ...moves])).toBe(expected)
  })

  test('one complete supplement, for which the clocks stand still', () => {
    const supplementAsked: readonly Move[] = [
      ...convened,
      ...opining(...departments.slice(1)),
      { by: 'city', do: 'ask_supplement', at: '2021-04-29 09:00', with: { missing: '结构计算书' } },
    ]
    expect(step(supplementAsked)).toBe('reviewSupplement')
    /** Away from 29 April to 31 May: what is left of the ten days is counted on after it. */
    const back: readonly Move[] = [
      ...supplementAsked,
      { by: 'worker', do: 'resubmit_review', at: '2021-05-31 09:00' },
    ]
    expect(code([...back, conclude('2021-06-01 09:00')])).toBe('not_known')
    expect(
      code([
        ...back,
        { by: 'city', do: 'ask_supplement', at: '2021-06-01 09:00', with: { missing: '又一份' } },
      ]),
    ).toBe('once_only')
    expect(code([...back, conclude('2021-06-15 09:00')])).toBe('ok')
  })

  test('two permits are waived, by the article that says so, and stand on the register', () => {
    const { events, entries } = play(reviewed)
    expect(events.at(-1)!.clauses).toEqual([local('item-11'), local('item-23')])
    expect(
      [...entries.values()]
        .filter((e) => e.register === 'elevator.waivers')
        .map((e) => [e.id, e.standing, e.body.permit]),
    ).toEqual([
      [`${unitId}/planning`, 'waived', 'planning'],
      [`${unitId}/construction`, 'waived', 'construction'],
    ])
  })
})

describe('contracts, notice, works', () => {
  const file = (changed: object = {}): Move => ({
    by: 'worker',
    do: 'file_contracts',
    at: '2021-05-06 09:00',
    with: { ...contracts, ...changed },
  })
  test.each<[string, readonly Move[], readonly Entry[], string]>([
    ['a firm on the list', [file()], [listedFirm('listed')], 'ok'],
    ['a firm that is on no list: owners may choose', [file()], [], 'ok'],
    ['a licence that has expired', [file({ licenceTo: '2021-05-05' })], [], 'not_met'],
    ['above the agreed price', [file({ contractPrice: 50_000_001 })], [], 'not_met'],
    [
      'no property company and no maintenance firm',
      [file({ maintainer: undefined, maintenanceTo: undefined })],
      [],
      'missing_field',
    ],
    ['a maintenance contract that is over', [file({ maintenanceTo: '2021-05-01' })], [], 'not_met'],
  ])('[local item-12] %s', (_, moves, entries, expected) => {
    expect(
      play(moves, { from: { ...play(reviewed, { entries: [unit(), ...entries] }) } }).refusal?.code ?? 'ok',
    ).toBe(expected)
  })

  test('works cannot begin before the contracts are filed and the regulator is told', () => {
    expect(
      code([
        ...reviewed,
        { by: 'firm', do: 'notify_installation', at: '2021-05-06 09:00', with: { installNotice: '1' } },
      ]),
    ).toBe('wrong_step')
    expect(code([...filed, { by: 'firm', do: 'finish', at: '2021-08-01 09:00' }])).toBe('wrong_step')
  })

  test('[§1.9-7] begun too early: a red mark, points for the firm, and no subsidy until it is cured', () => {
    const early: readonly Move[] = [
      ...reviewed,
      { by: 'district', do: 'early_start', at: '2021-05-05 09:00', with: { reason: '未备案先开挖' } },
    ]
    const marked = play(early, { entries: [unit(), { ...listedFirm('listed') }] })
    expect(marked.events.at(-1)!.effects.filter((e) => e.kind === 'command')).toEqual([])
    /** The firm is known once its contract is filed. */
    const filedFirst: readonly Move[] = [
      ...reviewed,
      file(),
      { by: 'district', do: 'early_start', at: '2021-05-07 09:00', with: { reason: '未告知先施工' } },
    ]
    expect(
      play(filedFirst, { entries: [unit(), listedFirm('listed')] })
        .events.at(-1)!
        .effects.filter((e) => e.kind === 'command'),
    ).toEqual([
      {
        kind: 'command',
        case: 'F-1',
        outcome: 'penalise',
        input: { penalty: 'early_start', points: 6, reason: '未告知先施工' },
      },
    ])
    const toClaim = [
      ...early,
      ...claimed.slice(reviewed.length).filter((m) => m.do !== 'claim' && m.do !== 'propose_subsidy'),
    ]
    expect(no([...toClaim, claim])).toEqual({ code: 'not_met', clauses: [local('item-13')] })
    expect(
      code([
        ...toClaim,
        { by: 'district', do: 'cure', at: '2021-08-26 09:00', with: { inspectionNote: '已整改' } },
        claim,
      ]),
    ).toBe('ok')
  })

  test('a failed inspection goes back to the firm, and again to the inspectors', () => {
    expect(
      step([
        ...building,
        { by: 'firm', do: 'finish', at: '2021-08-02 09:00' },
        { by: 'inspection', do: 'fail_inspection', at: '2021-08-09 09:00', with: { reason: '门锁' } },
        { by: 'firm', do: 'rectified', at: '2021-08-12 09:00' },
      ]),
    ).toBe('inspection')
  })
})

describe('acceptance and registration', () => {
  const accept = (signed: readonly object[]): Move => ({
    by: 'worker',
    do: 'accept_works',
    at: '2021-08-12 09:00',
    with: { signedBy: signed, acceptedOn: '2021-08-12' },
  })
  test.each([
    ['four parties and two witnesses', signatures, 'ok'],
    ['without the supervisor', signatures.filter((s) => s.party !== 'supervision'), 'not_met'],
    ['without the community', signatures.filter((s) => s.party !== 'community'), 'not_met'],
  ])('[local item-14] %s', (_, signed, expected) => {
    expect(code([...inspected, accept(signed)])).toBe(expected)
  })

  test('no acceptance, no use: there is no way round it', () => {
    expect(
      code([
        ...inspected,
        { by: 'market', do: 'register', at: '2021-08-20 09:00', with: { registrationNo: '1', plateNo: '1' } },
      ]),
    ).toBe('wrong_step')
  })

  test('[§1.9-8] no registration without a maintenance contract', () => {
    const property = acceptedWorks.map((m) =>
      m.do === 'agree'
        ? { ...m, with: { ...m.with, manager: 'property' } }
        : m.do === 'file_contracts'
          ? { ...m, with: { ...contracts, maintainer: undefined, maintenanceTo: undefined } }
          : m,
    )
    const register: Move = {
      by: 'market',
      do: 'register',
      at: '2021-08-20 09:00',
      with: { registrationNo: '1', plateNo: '1' },
    }
    expect(no([...property, register])).toEqual({ code: 'not_known', clauses: [special('art-45')] })
    expect(
      code([
        ...property,
        {
          by: 'worker',
          do: 'contract_maintenance',
          at: '2021-08-18 09:00',
          with: { maintainer: '某维保', maintenanceTo: '2021-08-19' },
        },
        register,
      ]),
    ).toBe('not_met')
    expect(
      code([
        ...property,
        {
          by: 'worker',
          do: 'contract_maintenance',
          at: '2021-08-18 09:00',
          with: { maintainer: '某维保', maintenanceTo: '2022-08-19' },
        },
        register,
      ]),
    ).toBe('ok')
  })

  test('the subsidy is halved between city and district, granted by another than who proposed it', () => {
    const transfers = play(inUse)
      .events.at(-1)!
      .effects.flatMap((e) =>
        e.kind === 'transfer' ? [[e.transfer.debit, e.transfer.credit, e.transfer.amount]] : [],
      )
    expect(transfers).toEqual([
      ['subsidies', 'cityTreasury', 5_000_000],
      ['subsidies', 'districtTreasury:430371', 5_000_000],
      ['escrow:E-0001', 'grant', 10_000_000],
    ])
    expect(
      code([
        ...claimed,
        {
          by: {
            person: 'district-housing',
            post: 'p',
            role: 'district-housing-head',
            area: '430371',
            kin: [],
          },
          do: 'grant_subsidy',
          at: '2021-08-31 09:00',
        },
      ]),
    ).toBe('same_person')
  })
})

test('the register tells the stage at every turn', () => {
  const stages = (p: Played): unknown =>
    p.entries.get([...p.entries.keys()].find((k) => k.startsWith('elevator.projects'))!)?.standing
  expect([accepted, reviewed, building, registered].map((m) => stages(play(m)))).toEqual([
    'accepted',
    'reviewed',
    'building',
    'in_use',
  ])
  expect([uscc.length, china('2021-03-01 09:00')]).toEqual([18, '2021-03-01T09:00:00.000+08:00'])
})

describe('[licensing art-32, 34] acceptance and visit', () => {
  const applied: readonly Move[] = [...agreed, { by: 'worker', do: 'apply', at: '2021-03-22 09:00' }]
  const deem = (at: string): Move => ({ by: 'worker', do: 'deem_accepted', at })
  test.each<[string, readonly Move[], string]>([
    ['the office says nothing for five working days: it has accepted', [deem('2021-03-30 09:00')], 'ok'],
    ['it still has its fifth day', [deem('2021-03-29 17:00')], 'too_early'],
    [
      'it told in time what is missing, and has the days back that it waited',
      [
        { by: 'district', do: 'supplement', at: '2021-03-26 09:00', with: { missing: '授权书' } },
        { by: 'worker', do: 'resubmit', at: '2021-04-09 09:00' },
        deem('2021-04-09 10:00'),
      ],
      'too_early',
    ],
    [
      'and says nothing then',
      [
        { by: 'district', do: 'supplement', at: '2021-03-26 09:00', with: { missing: '授权书' } },
        { by: 'worker', do: 'resubmit', at: '2021-04-09 09:00' },
        deem('2021-04-15 09:00'),
      ],
      'ok',
    ],
  ])('%s', (_, moves, expected) => {
    expect(code([...applied, ...moves])).toBe(expected)
  })
  test.each<[string, readonly object[], string]>([
    ['two officers', visitors, 'ok'],
    ['one', visitors.slice(0, 1), 'not_met'],
    ['one, written down twice', [visitors[0]!, { ...visitors[0]!, office: '区住建局' }], 'not_met'],
  ])('the site is visited by %s', (_, who, expected) => {
    expect(
      code([
        ...accepted,
        {
          by: 'district',
          do: 'record_visit',
          at: '2021-03-30 09:00',
          with: { visitedOn: '2021-03-29', visitors: who, siteOk: true, findings: '符合' },
        },
      ]),
    ).toBe(expected)
    expect(
      code([
        ...accepted,
        {
          by: 'district',
          do: 'change_plan',
          at: '2021-03-30 09:00',
          with: { visitedOn: '2021-03-29', visitors: who, findings: '登高面' },
        },
      ]),
    ).toBe(expected)
  })
})

describe('[§1.9-5] mediation is voluntary, and ends', () => {
  const objected: readonly Move[] = [
    ...posted,
    ...shown(7, 8, 9, 10),
    {
      by: 'worker',
      do: 'object',
      at: '2021-04-10 15:00',
      with: { objector: '周某某', relation: 'same_unit', ground: 'light', objection: '影响采光' },
    },
    ...shown(11, 12, 13, 14, 15, 16),
    { by: 'worker', do: 'to_mediation', at: '2021-04-19 09:00' },
  ]
  const mediate = (mediated: string, at = '2021-04-20 09:00'): Move => ({
    by: 'mediator',
    do: 'mediate',
    at,
    with: { objectionNo: 1, mediated, mediationNote: '记录' },
  })
  const goOn = (at: string): Move => ({ by: 'mediator', do: 'go_on', at, with: { mediationNote: '附记' } })
  test.each<[string, readonly Move[], string | null]>([
    [
      'one failed mediation, and the month is not over',
      [mediate('not_settled'), goOn('2021-04-21 09:00')],
      local('item-8'),
    ],
    ['a party refuses to mediate', [mediate('declined'), goOn('2021-04-21 09:00')], null],
    ['one failed, and the month is over', [mediate('not_settled'), goOn('2021-05-20 09:00')], null],
    [
      'one failed, on the last day of the month',
      [mediate('not_settled'), goOn('2021-05-19 09:00')],
      local('item-8'),
    ],
    [
      'heard twice, mediated three times',
      [
        { by: 'mediator', do: 'hear', at: '2021-04-19 10:00', with: { objectionNo: 1, hearingNote: '听证' } },
        {
          by: 'district',
          do: 'hear',
          at: '2021-04-19 11:00',
          with: { objectionNo: 1, hearingNote: '再次听证' },
        },
        mediate('not_settled'),
        mediate('not_settled'),
        mediate('not_settled'),
        goOn('2021-04-21 09:00'),
      ],
      null,
    ],
    [
      'a hearing about nothing',
      [{ by: 'mediator', do: 'hear', at: '2021-04-19 10:00', with: { objectionNo: 2, hearingNote: '听证' } }],
      local('item-8'),
    ],
  ])('%s', (_, moves, clause) => {
    expect(no([...objected, ...moves])?.clauses ?? null).toEqual(clause && [clause])
  })
  const late: Move = {
    by: 'worker',
    do: 'late_objection',
    at: '2021-04-21 09:00',
    with: { objector: '吴某某', relation: 'neighbour', ground: 'privacy', objection: '影响隐私' },
  }
  test('an objection after the notice is recorded and holds nothing up', () => {
    const there = play([
      ...objected,
      mediate('settled'),
      late,
      { by: 'mediator', do: 'settled', at: '2021-04-22 09:00' },
    ])
    expect([there.case.step, (there.case.facts.objections as readonly Facts[]).map((o) => o.inTime)]).toEqual(
      ['drawings', [true, false]],
    )
    expect(
      step([
        ...building,
        { ...late, at: '2021-06-01 09:00' },
        { by: 'firm', do: 'finish', at: '2021-08-02 09:00' },
      ]),
    ).toBe('inspection')
  })
})

describe('[licensing art-45] what experts need is outside the limit', () => {
  const order = (appraisalTo: string): Move => ({
    by: 'city',
    do: 'order_appraisal',
    at: '2021-04-29 09:00',
    with: { appraisalText: '结构安全鉴定', appraisalTo },
  })
  const back: readonly Move[] = [
    ...convened,
    ...opining(...departments.slice(1)),
    order('2021-05-28'),
    { by: 'city', do: 'appraised', at: '2021-05-31 09:00', with: { findings: '满足要求' } },
  ]
  test.each<[string, readonly Move[], string]>([
    [
      'the silent department has what was left of its days',
      [...back, { by: 'city', do: 'conclude', at: '2021-06-01 09:00' }],
      'not_known',
    ],
    ['and no more', [...back, { by: 'city', do: 'conclude', at: '2021-06-15 09:00' }], 'ok'],
    ['the applicant is told until when', [...convened, order('2021-04-28')], 'not_met'],
    [
      'nobody opines meanwhile',
      [
        ...convened,
        order('2021-05-28'),
        ...opining('planning').map((m) => ({ ...m, at: '2021-05-06 09:00' })),
      ],
      'wrong_step',
    ],
  ])('%s', (_, moves, expected) => {
    expect(code(moves)).toBe(expected)
  })
})

test('[JR1] a department that agrees does not sign the conditions of the one before it', () => {
  const played = play([
    ...convened,
    {
      by: 'planning',
      do: 'opine',
      at: '2021-04-28 09:00',
      with: { opinion: 'conditions', conditions: '移位0.5米' },
    },
    ...opining('fire'),
  ])
  expect((played.case.facts.opinions as readonly Facts[]).map((o) => [o.party, o.conditions])).toEqual([
    ['city-planning', '移位0.5米'],
    ['city-fire', null],
  ])
})

test('[special art-25] no acceptance on a day before the inspection was passed', () => {
  const accept = (acceptedOn: string): Move => ({
    by: 'worker',
    do: 'accept_works',
    at: '2021-08-12 09:00',
    with: { signedBy: signatures, acceptedOn },
  })
  expect(no([...inspected, accept('2021-08-08')])).toEqual({ code: 'not_met', clauses: [special('art-25')] })
  expect(code([...inspected, accept('2021-08-09')])).toBe('ok')
})

test('[§1.9-8] without a property company the works do not begin on a maintenance contract that ran out meanwhile', () => {
  const short = filed.map((m) =>
    m.do === 'file_contracts' ? { ...m, with: { ...contracts, maintenanceTo: '2021-05-09' } } : m,
  )
  expect(no([...short, building.at(-1)!])).toEqual({ code: 'not_met', clauses: [local('item-20')] })
})

describe('the leader in charge', () => {
  const instruct = (by: string): Move => ({
    by,
    do: 'instruct',
    at: '2021-04-20 09:00',
    with: { instruction: '请区里本周内会商' },
  })
  test('says what is to be done, and the project stays where it is', () => {
    const before = play(posted)
    const after = play([...posted, instruct('leader')])
    expect([after.refusal, after.case.step]).toEqual([null, before.case.step])
    expect(after.events.at(-1)).toMatchObject({ outcome: 'instruct', clauses: [local('item-24')] })
  })
  test('a district office does not instruct', () =>
    expect(code([...posted, instruct('district')])).toBe('wrong_role'))
})
