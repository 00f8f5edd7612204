/** The forms of a retrofit, from a project that was played: what must stand on each, and what no owner reads of the others. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  acceptedWorks,
  agreed,
  agreeing,
  begun,
  claimed,
  convened,
  departments,
  filed,
  inspected,
  inUse,
  noticed,
  opened,
  opining,
  passed,
  posted,
  registered,
  reviewed,
  shown,
  votes,
  type Move,
} from '../../../packs/elevator/cases/play.ts'
import { paragraphsOf } from '../../../tools/docx.ts'
import type { TestHouse, Visitor, Visitors } from '../../../tools/house.ts'
import { linesIn, sheetsIn } from '../../../tools/pdf.ts'
import { history, openXiangtan, postOver, rowsOf } from '../../../tools/stair.ts'
import type { CaseView } from '../contract/index.ts'

let house: TestHouse
let at: Visitors
let owner: Visitor
const shots = process.env.YIMEN_SHOTS
const one = <T extends object>(by: string, what: string, when: string, input?: T): Move => ({
  by,
  do: what,
  at: when,
  ...(input ? { with: input as Readonly<Record<string, unknown>> } : {}),
})

/** Eight of twelve take part, which is just enough; five of them agree, which is one too few. */
const failed: readonly Move[] = [
  ...opened,
  ...votes([...agreeing(5), [5, 'disagree'], [6, 'disagree'], [7, 'abstain']]),
  one('worker', 'renegotiate', '2021-03-16 09:00'),
]
const objected: readonly Move[] = [
  ...posted,
  ...shown(7, 8, 9),
  one('worker', 'object', '2021-04-09 15:00', {
    objector: '周某某',
    relation: 'neighbour',
    ground: 'light',
    objection: '担心影响一层采光',
  }),
  ...shown(10, 11, 12, 13, 14, 15, 16),
  one('worker', 'to_mediation', '2021-04-19 09:00'),
  one('mediator', 'mediate', '2021-04-21 10:00', {
    objectionNo: 1,
    mediated: 'settled',
    mediationNote: '井道改用玻璃幕墙，异议人同意',
    compensationFen: 300_000,
  }),
  one('mediator', 'settled', '2021-04-22 09:00'),
]
const silent: readonly Move[] = [
  ...convened,
  ...opining(...departments.slice(1)),
  one('city', 'conclude', '2021-05-12 09:00'),
]
const maintained: readonly Move[] = [
  ...inUse,
  one('firm', 'maintain', '2021-09-10 09:00', {
    maintained: 'half_month',
    maintenanceNote: '清洁、润滑，检查制动器',
  }),
  one('firm', 'maintain', '2021-09-24 09:00', { maintained: 'quarter', maintenanceNote: '更换轿厢照明' }),
]

/** Each project with its stair; E-MAIN is played stage by stage, and what is filled in at a stage is printed there. */
const stages: readonly (readonly [stage: readonly Move[], forms: readonly string[]])[] = [
  [begun, ['owner-opinion']],
  [opened, ['ballot', 'authorisation']],
  [passed, ['agreement']],
  [agreed, ['application']],
  [posted.slice(0, -1), ['public-notice']],
  [noticed, []],
  [convened, ['joint-review']],
  [reviewed, ['contract-filing']],
  [filed, ['install-notice']],
  [inspected, ['acceptance']],
  [acceptedWorks, []],
  [[...registered, claimed.at(-3)!], ['subsidy-claim']],
  [maintained, ['maintenance-record']],
]

/** What was printed: `agreement` is filled in, `agreement?` was still to be. */
const printed = new Map<
  string,
  { readonly docx: readonly string[]; readonly sheets: readonly (readonly string[])[] }
>()
const kindsFilled = [
  'consent-tally',
  'agreement',
  'application',
  'public-notice',
  'notice-result',
  'joint-review',
  'contract-filing',
  'install-notice',
  'acceptance',
  'subsidy-claim',
  'running-agreement',
] as const

async function print(who: Visitor, id: string, kind: string, name: string, lang = 'zh'): Promise<void> {
  const [docx, pdf] = [
    await who.file(`/api/cases/${id}/papers/${kind}.docx?lang=${lang}`),
    await who.file(`/api/cases/${id}/papers/${kind}.pdf?lang=${lang}`),
  ]
  expect([name, docx.status, pdf.status]).toEqual([name, 200, 200])
  if (shots !== undefined) {
    mkdirSync(shots, { recursive: true })
    for (const [ending, file] of [
      ['docx', docx],
      ['pdf', pdf],
    ] as const)
      writeFileSync(`${shots}/${name.replace('?', '-blank')}.${ending}`, file.body)
  }
  printed.set(name, {
    docx: paragraphsOf(docx.body),
    sheets: sheetsIn(pdf.body).map((s) => linesIn(s).map((l) => l.text)),
  })
}
const words = (name: string): string => printed.get(name)!.docx.join('\n')
const lines = (name: string): string => printed.get(name)!.sheets.flat().join('')

beforeAll(async () => {
  ;({ house, at } = await openXiangtan({ surveyed: '2021-01-11' }))
  owner = await at.as('owner')
  let from = 0
  for (const [moves, forms] of stages) {
    await history(at, rowsOf('E-MAIN', moves, { from }))
    from = moves.length
    for (const kind of forms) await print(at.console, 'E-MAIN', kind, `${kind}?`)
  }
  for (const kind of kindsFilled) await print(at.console, 'E-MAIN', kind, kind)
  for (const [i, [id, moves]] of Object.entries({
    'E-FAILED': failed,
    'E-OBJECTED': objected,
    'E-SILENT': silent,
  }).entries())
    await history(at, rowsOf(id, moves, { of: i + 1 }))
  await print(at.console, 'E-FAILED', 'consent-tally', 'consent-tally failed')
  await print(at.console, 'E-OBJECTED', 'objection-record', 'objection-record')
  await print(at.console, 'E-OBJECTED', 'notice-result', 'notice-result objected')
  await print(at.console, 'E-SILENT', 'joint-review', 'joint-review silent')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

describe('[FM2] what must stand on each form', () => {
  test.each<[form: string, words: readonly string[]]>([
    [
      'owner-opinion?',
      ['三湘鑫苑1栋1单元', '房号', '601', '□同意　□不同意　□有其他意见', '不是表决票，不计入表决结果'],
    ],
    [
      'ballot?',
      [
        '90.00平方米',
        '楼梯间外侧加装',
        '230 × 240',
        '□平层入户　■错层入户',
        '表决截止2021年3月15日',
        '□同意　□不同意　□弃权',
        '弃权算参与表决，不算同意',
        '《民法典（2020-05-28）》第278条',
      ],
    ],
    ['authorisation?', ['委托人', '受托人', '三湘鑫苑1栋1单元401房业主', '受托人不得转委托']],
    [
      'agreement?',
      ['出资业主____________户', '____________元（人民币________________）', '楼梯间外侧加装', '602'],
    ],
    [
      'agreement',
      [
        '出资业主8户',
        '总造价500,000.00元（人民币伍拾万元整）',
        '财政补贴100,000.00元',
        '净造价为400,000.00元（人民币肆拾万元整）',
        '82,000.00',
        '400,000.00',
        '不超过合同价的70%',
        '受让人承受本协议的权利和义务',
        '全体出资业主负责管理',
        '大修、更新储备',
      ],
    ],
    [
      'application',
      ['双马街道新塘里社区', '本单元户数', '1080.00平方米', '项目协议书', '区工作机构受理意见'],
    ],
    [
      'public-notice',
      [
        '全体12人，参与表决12人，同意12人',
        '公示10日',
        '张贴位置：公告栏',
        '联系电话：0731-1',
        '新塘里社区居民委员会',
        '2021年4月6日',
      ],
    ],
    ['notice-result', ['2021年4月7日', '2021年4月16日', '网格员', '没有收到异议']],
    ['notice-result objected', ['收到异议1件，已登记并转入调解']],
    [
      'objection-record',
      [
        '相邻楼栋',
        '采光',
        '担心影响一层采光',
        '达成协议',
        '3,000.00',
        '井道改用玻璃幕墙，异议人同意',
        '《人民调解法（2010-08-28）》第3条：',
        '自愿',
      ],
    ],
    ['joint-review?', ['逾期未出具意见，视为无异议', '□审查通过　□附条件通过　□审查不通过']],
    ['joint-review', ['市消防救援支队', '同意', '■审查通过', '不再办理建设工程规划许可证和施工许可证']],
    [
      'joint-review silent',
      [
        '逾期未出具意见，视为无异议',
        '市自然资源和规划局在期限内没有出具意见，按规定视为没有异议。',
        '■审查通过',
      ],
    ],
    [
      'contract-filing',
      [
        'HT1',
        '480,000.00元（人民币肆拾捌万元整）',
        '某监理',
        '2024年12月31日',
        '选自推荐名录',
        '否',
        '区工作机构备案意见',
      ],
    ],
    [
      'install-notice?',
      ['某电梯', 'TS1', '2024年1月1日', '曳引驱动乘客电梯', '《特种设备安全法（2013-06-29）》第23条：'],
    ],
    ['acceptance?', ['设计单位', '签署人：____________', '□合格，可以办理使用登记']],
    [
      'acceptance',
      [
        '设计单位',
        '施工单位',
        '监理单位',
        '电梯单位',
        '社区（见证）',
        '区工作机构（见证）',
        '签署人：某工',
        '■合格，可以办理使用登记',
        '检1',
        '2021年8月12日',
      ],
    ],
    [
      'subsidy-claim',
      [
        '100,000.00元（人民币壹拾万元整）',
        '50,000.00元',
        '分配方案共同确认',
        '20,500.00',
        '梯1',
        '档1',
        '由全体出资业主共同确认',
      ],
    ],
    [
      'running-agreement',
      ['梯1', '4303001', '某维保', '有效期至2024年12月31日', '不超过15日', '30分钟', '记录保存不少于四年'],
    ],
    [
      'maintenance-record?',
      ['2021年9月10日', '半月', '清洁、润滑，检查制动器', '季度', '更换轿厢照明', '维保人员签字'],
    ],
  ])('%s', (form, printedWords) => {
    for (const word of printedWords) {
      expect(words(form), `${form}, DOCX`).toContain(word)
      expect(lines(form).replaceAll(' ', ''), `${form}, PDF`).toContain(word.replaceAll(' ', '').slice(0, 4))
    }
    for (const sheet of printed.get(form)!.sheets) expect(sheet.some((l) => /^— \d+ —$/.test(l))).toBe(true)
  })

  /** Where one sheet is enough, one it is; a sheet for each dwelling where each signs. */
  test.each([
    ['application', 1],
    ['acceptance', 1],
    ['contract-filing', 1],
    ['install-notice', 1],
    ['joint-review silent', 1],
    ['objection-record', 1],
    ['public-notice', 1],
    ['notice-result', 1],
    ['maintenance-record?', 1],
    ['owner-opinion?', 12],
    ['ballot?', 12],
    ['authorisation?', 12],
  ])('[FM5] [FM6] %s takes %i sheets', (form, sheets) => {
    expect(printed.get(form)!.sheets.length).toBe(sheets)
  })
})

describe('the count', () => {
  test('names the four tests with their numbers, and which were not met', () => {
    const tally = words('consent-tally failed')
    for (const row of [
      '参与表决的面积占全体\n2/3\n1080\n720\n720\n平方米\n达到',
      '参与表决的人数占全体\n2/3\n12\n8\n8\n人\n达到',
      '同意的面积占参与表决\n3/4\n720\n540\n450\n平方米\n未达到',
      '同意的人数占参与表决\n3/4\n8\n6\n5\n人\n未达到',
    ])
      expect(tally).toContain(row)
    expect(tally).toContain(
      '下列各项未达到法定比例：同意的面积占参与表决、同意的人数占参与表决。本次表决未通过。',
    )
    expect(tally).toContain('402\n4\n90.00\n弃权')
    expect(tally).toContain('501\n5\n90.00\n未参与')
    expect(words('consent-tally')).toContain('各项比例全部达到法定要求，本次表决通过')
  })
})

describe('the shares', () => {
  /** The amounts of a column of a table, in fen. */
  const amounts = (text: string, after: string): readonly number[] =>
    [...text.slice(text.indexOf(after)).matchAll(/^(\d[\d,]*\.\d\d)$/gm)].map((m) =>
      Number(m[1]!.replaceAll(',', '').replace('.', '')),
    )
  test('of the agreement sum to the net price', () => {
    const all = amounts(words('agreement'), '分摊金额（元）')
    expect(all.length).toBe(9)
    expect(all.slice(0, -1).reduce((a, b) => a + b, 0)).toBe(40_000_000)
    expect(all.at(-1)).toBe(40_000_000)
  })
  test('of the subsidy sum to it', () => {
    const all = amounts(words('subsidy-claim'), '受益补贴（元）').filter((_, i) => i % 2 === 1)
    expect(all.slice(0, -1).reduce((a, b) => a + b, 0)).toBe(10_000_000)
    expect(all.at(-1)).toBe(10_000_000)
  })
})

describe('[FM4] who may read what', () => {
  test('in office names and numbers are masked, and stand on their own sheet', () => {
    const [sheet] = printed.get('authorisation?')!.sheets.filter((s) => s.join('').includes('401房业主'))
    expect(sheet!.join('')).toMatch(/委托人.\*+身份证号\d{4}\*{10}\d{4}/)
    expect(words('authorisation?')).not.toMatch(/\d{17}[\dX]/)
  })

  test('an owner is offered what owners sign and read, and gets nothing else', async () => {
    const kinds = (await owner.get<CaseView>('/api/cases/E-FAILED')).body.papers.map((p) => [
      p.kind,
      p.toFill,
    ])
    expect(kinds).toEqual([
      ['owner-opinion', true],
      ['ballot', true],
      ['consent-tally', false],
      ['authorisation', true],
    ])
    for (const kind of ['objection-record', 'notice-result', 'contract-filing']) {
      expect([kind, (await owner.file(`/api/cases/E-OBJECTED/papers/${kind}.docx`)).status]).toEqual([
        kind,
        404,
      ])
      expect([kind, (await owner.file(`/api/cases/E-MAIN/papers/${kind}.pdf`)).status]).toEqual([kind, 404])
    }
  })

  test('an owner reads the four tests, and how no other dwelling voted', async () => {
    await print(owner, 'E-FAILED', 'consent-tally', 'consent-tally owner')
    const ownersTally = words('consent-tally owner')
    expect(ownersTally).toContain('同意的人数占参与表决\n3/4\n8\n6\n5\n人\n未达到')
    for (const word of ['逐户计票', '弃权', '不同意', '101', '402']) expect(ownersTally).not.toContain(word)
  })

  test('an owner’s ballot is their own and no other’s, without names', async () => {
    await print(owner, 'E-FAILED', 'ballot', 'ballot owner')
    expect(printed.get('ballot owner')!.sheets.length).toBe(1)
    const ownersBallot = words('ballot owner')
    expect(ownersBallot).toContain('房号\n401\n')
    expect(ownersBallot).not.toMatch(/[一-龥]\*/)
  })

  test('the owner’s agreement has the shares and no names', async () => {
    await print(owner, 'E-MAIN', 'agreement', 'agreement owner')
    expect(words('agreement owner')).toContain('3\n401\n40,000.00')
    expect(words('agreement owner')).not.toMatch(/[一-龥]\*/)
  })

  test('a stranger to the stair gets none', async () => {
    expect((await at.stranger.file('/api/cases/E-MAIN/papers/agreement.pdf')).status).toBe(401)
  })
})

test('[FM2] a filled form stays the same when more happens; at its step it follows the case', async () => {
  const before = words('agreement')
  await print(at.console, 'E-MAIN', 'agreement', 'agreement again')
  expect(words('agreement again')).toBe(before)
  expect((await at.console.file('/api/cases/E-MAIN/papers/ballot.pdf')).status).toBe(404)
})

test('[FM3] in English it says the same', async () => {
  await print(at.console, 'E-MAIN', 'agreement', 'agreement en', 'en')
  for (const word of ['Agreement on the retrofit', '8 dwellings', 'price 500,000.00 yuan', '400,000.00 yuan'])
    expect(words('agreement en').toLowerCase()).toContain(word.toLowerCase())
  expect(words('agreement en')).not.toContain('出资业主8户')
})

test('the minutes name what was decided, whose it is and until when', async () => {
  const office = at.console
  await history(at, [
    {
      key: 'meeting-1',
      case: 'M-1',
      seq: 0,
      programme: 'dispatch.meeting',
      area: '430300',
      outcome: 'hold',
      as: postOver('city-office', '430300'),
      at: '2021-10-15T15:00:00+08:00',
      input: {
        task: 'elevator',
        kind: 'dispatch',
        level: 'city',
        heldOn: '2021-10-15',
        host: '张某某',
        attendees: 42,
        minutes: '会议听取了各区进展情况汇报，研究了存在的问题。',
        attendance: [
          { post: postOver('district-office', '430371'), came: 'present' },
          { post: postOver('district-office', '430302'), came: 'deputy' },
        ],
        decisions: [
          { matter: '三湘鑫苑二期项目月底前完成联合审查', owner: '430371', dueOn: '2021-10-29' },
          { matter: '逐一会商表决未通过的单元', owner: '430302', dueOn: '2021-11-12' },
        ],
      },
    },
  ])
  await print(office, 'M-1', 'minutes', 'minutes')
  for (const row of [
    '会议纪要',
    '议定下列事项2项',
    '1\n三湘鑫苑二期项目月底前完成联合审查\n',
    '2021年10月29日',
    '2021年11月12日',
    '雨湖区',
    '雨湖区 区加装电梯工作机构\n委托他人到会',
    '调度会',
    '张某某',
    '会议听取了各区进展情况汇报',
  ])
    expect(words('minutes')).toContain(row)
})
