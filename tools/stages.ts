/** Later stages of other stairs of the same owners, in tests: on notice, being built, in use; played through the same API as everybody. */
import { sanxiang } from '../packs/rehearsal-hunan/index.ts'
import { rehearsalPhoto } from '../packs/xiangtan.ts'
import type { Visitors } from './house.ts'
import { history, household, rows, stair, xiangtan } from './stair.ts'

const district = stair.community.slice(0, 6)
const by = {
  worker: `${stair.community}-community-worker`,
  office: `${district}-district-office`,
  housing: `${district}-district-housing`,
  head: `${district}-district-housing-head`,
  mediator: `${stair.community.slice(0, 9)}-street-mediator`,
  city: `${xiangtan}-city-office-1`,
  market: `${xiangtan}-city-market`,
  inspection: `${xiangtan}-city-inspection`,
  drawings: `${xiangtan}-drawing-review`,
  firm: `${xiangtan}-elevator-firm-1`,
} as const
type Who = keyof typeof by | 'planning' | 'city-housing' | 'fire' | 'urban'
type Move = readonly [who: Who, outcome: string, day: string, input?: object]
const post = (who: Who): string =>
  Object.hasOwn(by, who)
    ? by[who as keyof typeof by]
    : `${xiangtan}-${who.startsWith('city-') ? who : `city-${who}`}`

/** The whole stair agreed in spring: everybody above the second floor pays but 401, by the Guangdong-type table. */
const agreed: readonly Move[] = [
  ['worker', 'record_roll', '2021-02-22', { dwellings: household.dwellings, owners: household.owners }],
  [
    'worker',
    'open_ballot',
    '2021-03-01',
    {
      planText: '在楼梯间外侧加装一台电梯，逐层停靠',
      shaftWidth: 230,
      shaftDepth: 240,
      entry: 'half_landing',
      budget: 50_000_000,
      closesOn: '2021-03-15',
    },
  ],
  ...household.dwellings.map((d): Move => [
    'worker',
    'cast',
    '2021-03-08',
    { ballotRoom: d.room, choice: d.floor > 1 ? 'agree' : 'disagree', ballotPaper: [rehearsalPhoto.id] },
  ]),
  ['worker', 'close_ballot', '2021-03-16'],
]
export const payers = (without: readonly string[]): readonly string[] =>
  household.dwellings
    .filter((d) => d.floor > 2 && d.floor < 8 && !without.includes(d.room))
    .map((d) => d.room)
const visitors = [
  { name: '周某', office: '区加装电梯工作机构' },
  { name: '吴某', office: '区住建局' },
]
const agreement = (members: readonly string[]): Move => [
  'worker',
  'agree',
  '2021-03-18',
  {
    members: members.map((room) => ({ room })),
    price: 50_000_000,
    costTable: 'guangdong',
    implementer: '本单元出资业主',
    manager: 'owners',
    compensation: '二层业主由出资业主协商补偿',
  },
]
const paid = (room: string, payAmount: number, paySource = 'own'): Move => [
  'worker',
  'pay_in',
  '2021-05-05',
  { payRoom: room, payAmount, paySource, ...(paySource === 'housing_fund' ? { fundHolder: 'owner' } : {}) },
]
const apply: readonly Move[] = [
  ['worker', 'apply', '2021-03-22'],
  ['office', 'accept', '2021-03-24'],
  [
    'office',
    'record_visit',
    '2021-03-30',
    { visitedOn: '2021-03-29', visitors, siteOk: true, findings: '加装部位在红线内，消防通道满足要求' },
  ],
]
const tenDays = Array.from({ length: 10 }, (_, i) => String(i + 7).padStart(2, '0'))
const works: readonly Move[] = [
  ...tenDays.map((d): Move => ['worker', 'prove_notice', `2021-04-${d}`, { witness: '网格员' }]),
  ['worker', 'close_notice', '2021-04-19'],
  ['worker', 'submit_drawings', '2021-04-20'],
  ['drawings', 'pass_drawings', '2021-04-22', { reviewReport: '潭图审〔2021〕12号' }],
  ['city', 'convene', '2021-04-23', { meetingOn: '2021-04-28' }],
  ...(['planning', 'city-housing', 'market', 'fire', 'urban'] as const).map((who): Move => [
    who,
    'opine',
    '2021-04-28',
    { opinion: 'agree' },
  ]),
  ['city', 'conclude', '2021-04-29'],
  ['city', 'waive_permits', '2021-04-29'],
  ['office', 'early_start', '2021-04-30', { reason: '巡查发现未备案先行开挖基坑' }],
  ['office', 'cure', '2021-05-05', { inspectionNote: '已停工整改' }],
  [
    'worker',
    'file_contracts',
    '2021-05-06',
    {
      installer: '91430300MA4R10000X',
      installerName: '湘潭云梯电梯工程有限公司',
      licenceNo: 'TS34310000-2024',
      licenceTo: '2024-01-28',
      contractNo: 'HT0003',
      contractPrice: 48_000_000,
      builder: '湘潭演建建筑工程有限公司',
      builderLicence: 'D243000001',
      supervisor: '湘潭演监工程监理有限公司',
      supervisorLicence: 'E243000001',
      maintainer: '湘潭云梯电梯工程有限公司',
      maintenanceTo: '2024-12-31',
      rescuePhone: '0731-58201234',
    },
  ],
  ['office', 'accept_filing', '2021-05-07'],
  ['firm', 'notify_installation', '2021-05-10', { installNotice: '潭特告〔2021〕3号' }],
  ['office', 'pay_out', '2021-05-12', { stage: 'contract', stageAmount: 2_000_000 }],
  ['office', 'inspect', '2021-05-20', { inspector: '王某', inspectionNote: '现场围挡、用电符合要求' }],
]
const use: readonly Move[] = [
  ['firm', 'finish', '2021-08-02'],
  ['inspection', 'pass_inspection', '2021-08-09', { inspectionReport: 'XTTJ-2021-0003' }],
  [
    'worker',
    'accept_works',
    '2021-08-12',
    {
      signedBy: ['design', 'construction', 'supervision', 'elevator', 'community', 'district'].map(
        (party) => ({ party, name: '某工' }),
      ),
      acceptedOn: '2021-08-12',
    },
  ],
  ['market', 'register', '2021-08-20', { registrationNo: '梯11湘C0003(21)', plateNo: '4303000003' }],
  ['firm', 'hand_over', '2021-08-25', { archiveReceipt: '潭城档〔2021〕3' }],
  ['worker', 'claim', '2021-08-27', { claimant: household.owners[0]!.name, splitConfirmed: true }],
  ['housing', 'propose_subsidy', '2021-08-30'],
  ['head', 'grant_subsidy', '2021-08-31'],
  ...['2021-09-02', '2021-09-16', '2021-09-30', '2021-10-12'].map((day): Move => [
    'firm',
    'maintain',
    day,
    { maintained: 'half_month', maintenanceNote: '清洁、润滑、检查制动器' },
  ]),
]

const stairs = rows.filter((r) => r.estate === sanxiang)
/** A project of the n-th stair of the estate, whose owners are those of the first, taken so far; the case's id. */
async function played(at: Visitors, n: number, id: string, moves: readonly Move[]): Promise<string> {
  const row = stairs[n]!
  const all: readonly Move[] = [
    [
      'worker',
      'initiate',
      '2021-02-20',
      { unit: `${row.community}/${row.estate}/${row.building}/${row.unit}`, group: '楼栋长等三人' },
    ],
    ...moves,
  ]
  await history(
    at,
    all.map(([who, outcome, day, input], i) => ({
      key: `${id}-${i}-${outcome}`,
      case: id,
      seq: i,
      outcome,
      input: input ?? {},
      ...(i === 0 ? { programme: 'elevator.project', area: row.community } : {}),
      as: post(who),
      at: `${day}T${String(9 + Math.floor(i / 50)).padStart(2, '0')}:${String(i % 50).padStart(2, '0')}:00+08:00`,
    })),
  )
  return id
}

/** On the wall since 11 October, a day of it not proved; a neighbour objected. */
export const openNotice = (at: Visitors, id = 'E-0002'): Promise<string> =>
  played(at, 1, id, [
    ...agreed,
    agreement(payers([])),
    ...apply.slice(0, 1),
    ['office', 'accept', '2021-04-12'],
    [
      'office',
      'record_visit',
      '2021-04-20',
      { visitedOn: '2021-04-19', visitors, siteOk: true, findings: '加装部位在红线内，消防通道满足要求' },
    ],
    [
      'worker',
      'post_notice',
      '2021-10-11',
      { noticePlaces: '小区大门公告栏、本单元一楼', objectionPhone: '0731-58200000' },
    ],
    ...['12', '13', '14', '16', '17', '18', '19'].map((d): Move => [
      'worker',
      'prove_notice',
      `2021-10-${d}`,
      { witness: '网格员' },
    ]),
    [
      'worker',
      'object',
      '2021-10-19',
      { objector: '钱多福', relation: 'same_building', ground: 'noise', objection: '担心机房噪音影响休息' },
    ],
  ])

/** Being built, with money in and out, 401’s too; begun early, a red mark that was cured. */
export const openWorks = (at: Visitors, id = 'E-0004'): Promise<string> =>
  played(at, 3, id, [
    ...agreed,
    agreement(payers([])),
    ...apply.slice(0, 1),
    ['office', 'accept', '2021-04-08'],
    [
      'office',
      'record_visit',
      '2021-04-08',
      { visitedOn: '2021-04-08', visitors, siteOk: true, findings: '符合' },
    ],
    ['worker', 'post_notice', '2021-04-09', { noticePlaces: '公告栏', objectionPhone: '0731-58200000' }],
    ...works
      .flatMap((m) =>
        m[1] === 'file_contracts'
          ? [
              paid('401', 1_000_000),
              paid('401', 500_000, 'housing_fund'),
              paid('501', 2_000_001),
              paid('601', 2_499_999),
              m,
            ]
          : [m],
      )
      .map(([who, o, day, input]): Move => [
        who,
        o,
        o === 'prove_notice'
          ? `2021-04-${String(Number(day.slice(8)) + 3).padStart(2, '0')}`
          : o === 'close_notice'
            ? '2021-04-20'
            : day === '2021-04-20'
              ? '2021-04-21'
              : day,
        input ?? {},
      ]),
  ])

/** In use since August; 401 did not pay. */
export const openUse = async (at: Visitors, id = 'E-0003'): Promise<string> =>
  played(at, 2, id, [
    ...agreed,
    agreement(payers(['401'])),
    ...apply,
    ['worker', 'post_notice', '2021-04-06', { noticePlaces: '公告栏', objectionPhone: '0731-58200000' }],
    ...works.filter(([, o]) => o !== 'pay_out'),
    ...use,
  ])
