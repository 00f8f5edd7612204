/**
 * §1.9 4, 7, 9 at every step, not only at the one where they are most likely: a sale, works begun too early,
 * a unit that may no longer be built on. And who may act at each step.
 */
import { describe, expect, test } from 'vitest'
import type { Entry } from 'yimen/kernel/register'
import type { Facts } from 'yimen/kernel/rule'
import { licensing, local } from '../clauses.ts'
import { project } from '../project/programme.ts'
import {
  accepted,
  acceptedWorks,
  agreed,
  building,
  claim,
  convened,
  filed,
  idOf,
  inspected,
  listedFirm,
  noticed,
  opining,
  departments,
  play,
  posted,
  registered,
  reviewed,
  shown,
  unit,
  uscc,
  visitors,
  type Move,
  type Played,
} from './play.ts'

const applied: readonly Move[] = [...agreed, { by: 'worker', do: 'apply', at: '2021-03-22 09:00' }]
const supplementing: readonly Move[] = [
  ...applied,
  { by: 'district', do: 'supplement', at: '2021-03-23 09:00', with: { missing: '授权书' } },
]
const visited = posted.slice(0, -1)
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
const held: readonly Move[] = [
  ...objected,
  { by: 'mediator', do: 'court', at: '2021-04-26 09:00', with: { courtNo: '（2021）湘03民初1号' } },
]
const submitted: readonly Move[] = [
  ...noticed,
  { by: 'worker', do: 'submit_drawings', at: '2021-04-20 09:00' },
]
const convening = convened.slice(0, -1)
const appraising: readonly Move[] = [
  ...convened,
  {
    by: 'city',
    do: 'order_appraisal',
    at: '2021-04-26 09:00',
    with: { appraisalText: '结构安全鉴定', appraisalTo: '2021-05-20' },
  },
]
const reviewSupplement: readonly Move[] = [
  ...convened,
  { by: 'city', do: 'ask_supplement', at: '2021-04-29 09:00', with: { missing: '结构计算书' } },
]
const conditions: readonly Move[] = [
  ...convened,
  ...opining(...departments.slice(1)),
  {
    by: 'planning',
    do: 'opine',
    at: '2021-04-28 10:00',
    with: { opinion: 'conditions', conditions: '移位0.5米' },
  },
  { by: 'city', do: 'conclude_conditions', at: '2021-04-29 09:00' },
]
const relief = reviewed.slice(0, -1)
const filing = filed.slice(0, -1)
const halted: readonly Move[] = [
  ...building,
  { by: 'district', do: 'halt', at: '2021-06-01 09:00', with: { reason: '未按图施工' } },
]
const inspecting = inspected.slice(0, -1)
const rectifying: readonly Move[] = [
  ...inspecting,
  { by: 'inspection', do: 'fail_inspection', at: '2021-08-09 09:00', with: { reason: '门锁' } },
]

/** Each step with a way there and the act that goes on from it. */
const line: readonly (readonly [string, readonly Move[], Move | null])[] = [
  ['agreement', agreed.slice(0, -1), agreed.at(-1)!],
  ['application', agreed, applied.at(-1)!],
  ['acceptance', applied, accepted.at(-1)!],
  ['supplementing', supplementing, null],
  ['visit', accepted, visited.at(-1)!],
  ['posting', visited, posted.at(-1)!],
  ['notice', noticed.slice(0, -1), noticed.at(-1)!],
  [
    'mediation',
    objected,
    { by: 'mediator', do: 'go_on', at: '2021-05-21 09:00', with: { mediationNote: '附记' } },
  ],
  ['held', held, { by: 'district', do: 'resume', at: '2021-06-01 09:00', with: { courtNo: '1' } }],
  ['drawings', noticed, null],
  ['drawingReview', submitted, convened.at(-2)!],
  ['convening', convening, convened.at(-1)!],
  ['jointReview', [...convened, ...opining(...departments)], relief.at(-1)!],
  ['appraisal', appraising, null],
  ['reviewSupplement', reviewSupplement, null],
  [
    'conditions',
    conditions,
    { by: 'worker', do: 'meet_conditions', at: '2021-05-06 09:00', with: { fulfilled: '已移位' } },
  ],
  ['relief', relief, reviewed.at(-1)!],
  ['contracts', reviewed, filing.at(-1)!],
  ['filing', filing, filed.at(-1)!],
  ['installNotice', filed, building.at(-1)!],
  ['building', building, inspecting.at(-1)!],
  [
    'halted',
    halted,
    { by: 'district', do: 'resume_work', at: '2021-06-02 09:00', with: { inspectionNote: '已整改' } },
  ],
  ['inspection', inspecting, inspected.at(-1)!],
  ['rectify', rectifying, null],
  ['completion', inspected, acceptedWorks.at(-1)!],
  ['registration', acceptedWorks, registered.at(-1)!],
]
const later = '2021-10-08 09:00'
const at = (m: Move): Move => ({ ...m, at: m.at > later ? m.at : later })
const blank: Entry = {
  ...unit({}, 'conditional'),
  body: Object.fromEntries(
    Object.entries(unit().body).filter(([c]) => c !== 'danger' && c !== 'expropriation'),
  ),
}
const unfitNow = [
  unit({ expropriation: true }, 'unfit'),
  unit({ danger: 'C' }, 'unfit'),
  unit({ danger: 'D' }, 'unfit'),
]

describe.each(line)('at %s', (name, moves, onward) => {
  const here = play(moves)
  test('is where it says', () => {
    expect([here.refusal, here.case.step]).toEqual([null, name])
  })

  test('[§1.9-4] a dwelling may be sold, and the case concerns the buyer', () => {
    const sold = play(
      [
        {
          by: 'worker',
          do: 'sell',
          at: later,
          with: { soldRoom: '601', soldOn: '2021-10-07', newOwners: [{ name: '新业主', idNo: idOf(60) }] },
        },
      ],
      { from: here },
    )
    expect([sold.refusal, sold.case.step, sold.case.people.includes(`key-${idOf(60)}`)]).toEqual([
      null,
      name,
      true,
    ])
  })

  test('[§1.9-9] a later survey that finds it dangerous or to be expropriated lets nobody go on, and lets it be stopped', () => {
    for (const finding of unfitNow) {
      const again = { from: here, entries: [finding] }
      if (onward)
        expect(play([at(onward)], again).refusal).toMatchObject({
          code: 'not_met',
          clauses: [local('item-23')],
        })
      const stopped = play(
        [
          { by: 'district', do: 'stop', at: later, with: { reason: '复查' } },
          { by: 'district', do: 'refund', at: '2021-10-09 09:00' },
        ],
        again,
      )
      expect([stopped.refusal, stopped.case.step, stopped.case.facts.stopGround]).toEqual([
        null,
        'stopped',
        finding.body.expropriation ? 'expropriation' : 'danger',
      ])
    }
  })

  test('a column that a later survey left blank stops nothing', () => {
    if (onward && name !== 'mediation')
      expect(play([at(onward)], { from: here, entries: [blank] }).refusal?.clauses ?? []).not.toContain(
        local('item-23'),
      )
  })

  /** Works may be seen on any day before the notice of installation lets them begin. */
  const before = ![
    'agreement',
    'building',
    'halted',
    'inspection',
    'rectify',
    'completion',
    'registration',
  ].includes(name)
  test(
    before
      ? '[§1.9-7] works that are seen are a red mark, and it may be cured here'
      : '[§1.9-7] no mark: not begun, or begun lawfully',
    () => {
      const marked = play(
        [{ by: 'district', do: 'early_start', at: later, with: { reason: '已开挖', earlyFirm: uscc } }],
        { from: here, entries: [unit(), listedFirm('listed')] },
      )
      expect(marked.refusal?.code ?? 'ok').toBe(before ? 'ok' : 'wrong_step')
      if (!before) return
      expect(marked.events.at(-1)!.effects.filter((e) => e.kind === 'command')).toEqual([
        {
          kind: 'command',
          case: 'F-1',
          outcome: 'penalise',
          input: { penalty: 'early_start', points: 6, reason: '已开挖' },
        },
      ])
      const cured = play(
        [{ by: 'district', do: 'cure', at: '2021-10-09 09:00', with: { inspectionNote: '已停工回填' } }],
        { from: marked },
      )
      expect([cured.refusal, (cured.case.facts.cures as readonly Facts[]).length, cured.case.step]).toEqual([
        null,
        1,
        name,
      ])
    },
  )
})

test('[§1.9-7] the firm of one mark is not the firm of the next: nobody known, no points', () => {
  const two = play(
    [
      ...reviewed,
      { by: 'district', do: 'early_start', at: '2021-05-05 09:00', with: { reason: '一', earlyFirm: uscc } },
      { by: 'district', do: 'early_start', at: '2021-05-06 09:00', with: { reason: '二' } },
    ],
    { entries: [unit(), listedFirm('listed')] },
  )
  expect(two.events.slice(-2).map((e) => e.effects.filter((x) => x.kind === 'command').length)).toEqual([
    1, 0,
  ])
})

/** Nobody does two parts of the work, and nobody does another's. */
describe('who may act', () => {
  const others = [
    'worker',
    'mediator',
    'district',
    'housing',
    'housingHead',
    'city',
    'planning',
    'market',
    'inspection',
    'drawings',
    'firm',
  ]
  const start: Readonly<Record<string, Played>> = {
    ...Object.fromEntries(line.map(([name, moves]) => [name, play(moves)])),
    archive: play(registered),
  }
  test.each<[string, string, object, readonly string[]]>([
    ['acceptance', 'accept', {}, ['district']],
    ['acceptance', 'refuse', { reason: '产权争议' }, ['district']],
    [
      'visit',
      'record_visit',
      { visitedOn: '2021-03-29', visitors, siteOk: true, findings: '符合' },
      ['district'],
    ],
    ['posting', 'post_notice', { noticePlaces: '公告栏', objectionPhone: '0731-1' }, ['worker']],
    ['mediation', 'settled', {}, ['mediator']],
    ['drawingReview', 'pass_drawings', { reviewReport: '1' }, ['drawings']],
    ['convening', 'convene', { meetingOn: '2021-10-20' }, ['city']],
    ['jointReview', 'conclude', {}, ['city']],
    ['relief', 'waive_permits', {}, ['city']],
    ['filing', 'accept_filing', {}, ['district']],
    ['installNotice', 'notify_installation', { installNotice: '1' }, ['firm']],
    ['building', 'pay_out', { stage: 'contract', stageAmount: 1 }, ['district']],
    ['inspection', 'pass_inspection', { inspectionReport: '1' }, ['inspection']],
    ['completion', 'accept_works', {}, ['worker']],
    ['registration', 'register', { registrationNo: '1', plateNo: '1' }, ['market']],
    ['archive', 'hand_over', { archiveReceipt: '1' }, ['worker', 'firm']],
  ])('at %s, %s', (name, outcome, input, may) => {
    expect(
      others.filter(
        (by) =>
          play([{ by, do: outcome, at: later, with: input as Facts }], { from: start[name]! }).refusal
            ?.code !== 'wrong_role',
      ),
    ).toEqual(may)
  })
  test('every step of the line has somebody who has it, and only ends have nobody', () => {
    expect(
      Object.entries(project.steps)
        .filter(([, s]) => (s.holder === undefined) !== 'end' in s)
        .map(([name]) => name),
    ).toEqual([])
  })
  test('a claim is proposed and granted by two; a refusal names reasons and the way to have it looked at again', () => {
    const proposed: readonly Move[] = [
      ...registered,
      { by: 'firm', do: 'hand_over', at: '2021-08-25 09:00', with: { archiveReceipt: '1' } },
      claim,
      { by: 'housing', do: 'propose_subsidy', at: '2021-08-30 09:00' },
    ]
    expect(
      play([
        ...proposed,
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
      ]).refusal?.code,
    ).toBe('same_person')
    expect(
      play([...proposed, { by: 'housingHead', do: 'refuse_subsidy', at: '2021-08-31 09:00' }]).refusal,
    ).toMatchObject({ code: 'missing_field', field: 'reason' })
    expect(
      play([...applied, { by: 'district', do: 'refuse', at: '2021-03-23 09:00' }]).refusal,
    ).toMatchObject({ code: 'missing_field', field: 'reason' })
    expect(
      play([
        ...applied,
        { by: 'district', do: 'refuse', at: '2021-03-23 09:00', with: { reason: '产权争议' } },
      ]).events.at(-1),
    ).toMatchObject({ to: 'refused', clauses: [licensing('art-38')] })
    expect(project.remedy).toMatchObject({
      clause: licensing('art-38'),
      text: { zh: expect.stringMatching(/行政复议.*行政诉讼/) },
    })
  })
})
