/** A campaign on a real house: what a meeting is told follows from targets and cases as they were recorded, and each number opens. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seed, type TestHouse, type Visitor, type Visitors } from '../../tools/house.ts'
import { makeXiangtan } from '../../packs/xiangtan.ts'
import { history, openBallot, openXiangtan, stair, stairUnit } from '../../tools/stair.ts'
import type {
  CampaignBoard,
  CampaignStuck,
  CampaignSummary,
  CampaignView,
  Problem,
  ReadingView,
} from './contract/index.ts'
import { readSheet } from '../sheets/index.ts'

let house: TestHouse
let at: Visitors
let city: Visitor
const path = '/api/campaigns/elevator.2021'
const [street, district] = [stair.community.slice(0, 9), stair.community.slice(0, 6)]
const other = '430371001'
const office = '430300-city-office-1'

const setTarget = (n: number, area: string, target: number): object => ({
  key: `target-${n}-1`,
  case: `T-${n}`,
  seq: 0,
  outcome: 'set',
  input: { task: 'elevator', year: 2021, target },
  programme: 'dispatch.target',
  area,
  as: office,
  at: `2021-01-12T09:0${n}:00+08:00`,
})
const view = async (query = ''): Promise<CampaignView> =>
  (await city.get<CampaignView>(`${path}${query}`)).body
const row = (v: CampaignView, area: string) => v.rows.find((r) => r.area === area)!

beforeAll(async () => {
  ;({ house, at } = await openXiangtan())
  city = await at.as('city')
  await history(at, [setTarget(1, street, 19), setTarget(2, other, 5), setTarget(3, '430304002', 6)])
  await openBallot(at)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

test('the realm has its campaign', async () => {
  expect((await city.get<readonly CampaignSummary[]>('/api/campaigns')).body).toEqual([
    {
      id: 'elevator.2021',
      title: { zh: '2021年既有住宅加装电梯', en: 'Elevator retrofit 2021' },
      area: '430300',
      areaName: { zh: '湘潭市', en: 'Xiangtan City' },
    },
  ])
})

describe('[G14] the view', () => {
  test('districts have the sum of their streets’ targets, those without one stand unranked', async () => {
    const v = await view()
    expect(v.total).toMatchObject({
      done: 0,
      target: 30,
      percent: '0.00',
      gap: '-75.00',
      light: 'red',
      stages: [1, 0, 0, 0, 0],
      revised: null,
    })
    expect(v.rows.map((r) => [r.area, r.target, r.rank])).toEqual([
      ['430304', 6, 1],
      [district, 24, 1],
      ['430302', null, null],
      ['430372', null, null],
      ['430373', null, null],
    ])
    expect(row(v, '430302').unranked!.zh).toBe('未下达目标任务，不参加排名')
    expect(row(v, '430302')).toMatchObject({ percent: '—', gap: null, light: null, reasons: [] })
  })

  test('below a district its streets are the rows, from the same records', async () => {
    const v = await view(`?area=${district}`)
    expect(v.within).toEqual({ code: district, name: v.within.name })
    expect(v.rows.map((r) => [r.area, r.target, r.stages[0]])).toEqual([
      [other, 5, 0],
      [street, 19, 1],
    ])
    expect([v.total.target, v.total.stages[0]]).toEqual([24, 1])
  })

  test('what is done comes with the acceptance and opens into its records', async () => {
    await history(at, [
      {
        key: 'cast-close',
        case: 'E-0001',
        seq: 3,
        outcome: 'withdraw',
        input: { reason: '多数业主暂不同意' },
        as: `${stair.community}-community-worker`,
        at: '2021-10-19T09:00:00+08:00',
      },
    ])
    const v = await view(`?area=${district}`)
    expect(row(v, street).stages).toEqual([0, 0, 0, 0, 0])
    const reading = (await city.get<ReadingView>(`/api/figures/${v.figures.done}/reading?area=${district}`))
      .body
    expect(reading.value).toBe(v.total.done)
    expect(
      (await city.get<ReadingView>(`/api/figures/${v.figures.target}/reading?area=${district}`)).body.value,
    ).toBe(v.total.target)
    expect(row(await view(`?area=${district}&asOf=2021-10-18`), street).stages[0]).toBe(1)
  })

  test('every light has its reason, and other rules may be looked at', async () => {
    const v = await view()
    expect(row(v, district).reasons.map((r) => [r.light, r.text.zh])).toEqual([
      ['red', expect.stringContaining('落后75.00个百分点') as string],
    ])
    expect(row(v, district).consequences.map((c) => c.text.zh)[0]).toMatch(
      /^连续\d+次红灯（隆昌：连续红牌约谈）/,
    )
    const songyang = await view('?rules=songyang')
    expect([
      songyang.rules.chosen,
      row(songyang, district).light,
      row(songyang, district).undecided.map((u) => u.zh),
    ]).toEqual(['songyang', null, ['没有把目标分解到月', '没有把目标分解到季度']])
  })

  test('the next meeting, and until when to fill in', async () => {
    expect((await view()).meeting).toMatchObject({
      day: '2021-10-22',
      fillBy: '2021-10-21T12:00:00.000+08:00',
    })
    expect((await view('?asOf=2021-09-28')).meeting).toMatchObject({ day: '2021-09-30' })
  })

  test('[G3] a changed target keeps its old rate beside it', async () => {
    await history(at, [
      {
        key: 'target-1-2',
        case: 'T-1',
        seq: 1,
        outcome: 'propose_change',
        input: { newTarget: 15, reason: '四个单元列入征收计划' },
        as: office,
        at: '2021-10-14T09:00:00+08:00',
      },
      {
        key: 'target-1-3',
        case: 'T-1',
        seq: 2,
        outcome: 'revise',
        input: {},
        as: '430300-city-office-head',
        at: '2021-10-18T09:00:00+08:00',
      },
    ])
    const v = await view(`?area=${district}`)
    expect(row(v, street)).toMatchObject({
      target: 15,
      revised: { zh: '按原目标19完成0.00%，按2021-10-18起调整后的目标15完成0.00%' },
    })
    expect(v.total.revised!.zh).toBe('按原目标24完成0.00%，按2021-10-18起调整后的目标20完成0.00%')
    expect(row(await view(`?area=${district}&asOf=2021-10-17`), street)).toMatchObject({
      target: 19,
      revised: null,
    })
  })
})

describe('[G15] [G16] the board and what is stuck', () => {
  beforeAll(async () => {
    await history(at, [
      {
        key: 'slow-project-1',
        case: 'E-0002',
        seq: 0,
        outcome: 'initiate',
        input: {
          unit: stairUnit.replace(/\d单元$/, stair.unit === '1单元' ? '2单元' : '1单元'),
          group: '楼栋长等三人',
        },
        programme: 'elevator.project',
        area: stair.community,
        as: `${stair.community}-community-worker`,
        at: '2021-10-11T10:00:00+08:00',
      },
    ])
  })
  const board = async (who: Visitor, query = '') =>
    (await who.get<CampaignBoard>(`${path}/board${query}`)).body
  const stuck = async (who: Visitor, query = '') =>
    (await who.get<CampaignStuck>(`${path}/stuck${query}`)).body

  test('by stage, with where each stands, since when, and who has it', async () => {
    const { stages } = await board(city)
    expect(stages.map((s) => [s.title.zh, s.total, s.cases.length])).toEqual([
      ['筹备表决', 1, 1],
      ['受理公示', 0, 0],
      ['审查备案', 0, 0],
      ['施工验收', 0, 0],
      ['投入使用', 0, 0],
    ])
    expect(stages[0]!.cases[0]).toMatchObject({
      case: 'E-0002',
      area: stair.community,
      since: '2021-10-11T10:00:00.000+08:00',
      days: 9,
      stuck: null,
      holder: { zh: '新塘里社区 社区工作人员' },
    })
  })

  test('thirty days without a step is stuck from the next day on, and the reason names who has it to move', async () => {
    expect(await stuck(city)).toEqual({ total: 0, reasons: [], cases: [] })
    expect(await stuck(city, '?asOf=2021-11-10')).toMatchObject({ total: 0 })
    const stuckCases = await stuck(city, '?asOf=2021-11-11')
    expect(stuckCases.reasons.map((r) => [r.text.zh, r.count])).toEqual([
      ['“筹备：建立户册”环节停留超过30天（待社区工作人员办理）', 1],
    ])
    expect(stuckCases.cases[0]).toMatchObject({
      case: 'E-0002',
      days: 31,
      stuck: { zh: '“筹备：建立户册”环节已停留31天，超过30天（待社区工作人员办理）' },
      reason: stuckCases.reasons[0]!.text,
      clause: { id: expect.stringContaining('item-30') as string },
    })
    expect(row(await view('?asOf=2021-11-11'), district).stuck).toBe(1)
    expect((await board(city, '?asOf=2021-11-11')).stages[0]!.stuck).toBe(1)
  })

  test('[P7] the firm that surveys and has no part in the projects is told how many, and shown none', async () => {
    const surveyor = await at.as('survey')
    expect(await stuck(surveyor, '?asOf=2021-11-11')).toMatchObject({
      total: 1,
      reasons: [{ count: 1 }],
      cases: [],
    })
    expect((await board(surveyor)).stages[0]).toMatchObject({ total: 1, cases: [] })
  })
})

describe('the weekly sheet', () => {
  test('has districts and streets, the total of the sums and the stuck list, and leaves through the one door', async () => {
    const { status, headers, body } = await city.file(`${path}/sheet.xlsx?asOf=2021-11-11`)
    expect([status, headers.get('content-type'), headers.get('x-yimen-export')]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      expect.stringMatching(/^E-/) as string,
    ])
    expect(decodeURIComponent(headers.get('content-disposition')!)).toContain(
      '2021年既有住宅加装电梯周调度表-湘潭市-2021-11-11.xlsx',
    )
    const rows = await sheetRows(body)
    expect(rows[0]![0]).toBe('2021年既有住宅加装电梯周调度表')
    expect(rows[1]![0]).toContain('截至2021年11月11日')
    const head = rows[2]!
    expect(head.slice(0, 10)).toEqual([
      '名次',
      '单位',
      '目标任务',
      '已摸底单元',
      '具备加装条件的单元',
      '筹备表决',
      '受理公示',
      '审查备案',
      '施工验收',
      '投入使用',
    ])
    const [total, first] = [
      rows.find((r) => r[1] === '合计')!,
      rows.filter((r) => r[1] !== undefined && r[1] !== '合计' && !r[1].startsWith('　')).slice(1),
    ]
    const column = (name: string) => head.indexOf(name)
    for (const name of ['目标任务', '已摸底单元', '筹备表决', '卡点（件）'])
      expect(Number(total[column(name)]), name).toBe(
        first.reduce((n, r) => n + (Number(r[column(name)]) || 0), 0),
      )
    expect(rows.filter((r) => r[1]?.startsWith('　')).map((r) => r[2])).toEqual(
      expect.arrayContaining(['5', '15']),
    )
    expect(total[column('卡点原因')]).toBe('“筹备：建立户册”环节停留超过30天（待社区工作人员办理）1件')
  })
})

describe('what is refused', () => {
  test.each<[string, string, number, string]>([
    ['an unknown campaign', '/api/campaigns/nothing', 404, 'not_found'],
    ['a place above it', `${path}?area=430000`, 422, 'area_outside'],
    ['a place without parts', `${path}?area=${stair.community}`, 422, 'no_parts'],
    ['rules that it does not have', `${path}?rules=sanming`, 422, 'unknown_rules'],
    ['a day that is none', `${path}?asOf=2021-02-30`, 400, 'invalid_day'],
    ['the same for the sheet', `${path}/sheet.xlsx?rules=sanming`, 422, 'unknown_rules'],
  ])('%s', async (_, url, status, code) => {
    const answer = await city.get<Problem>(url)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.body.detail.zh).toMatch(/[一-鿿]/)
  })

  test.each(['', '/board', '/stuck', '/sheet.xlsx'])(
    '[P2] %s is not for owners, nor for strangers',
    async (of) => {
      expect([
        (await (await at.as('owner')).get(`${path}${of}`)).status,
        (await at.stranger.get(`${path}${of}`)).status,
      ]).toEqual([404, 401])
    },
  )
})

test('[G8] a zone that joins a district counts there from its day on, stands unranked, and is named at both ends', async () => {
  const { registry } = makeXiangtan(seed)
  const zone = '430372'
  const areas = registry.areas.flatMap((a): readonly object[] =>
    a.code === zone
      ? [{ ...a, to: '2021-10-14' }]
      : a.parent === zone
        ? [
            { ...a, to: '2021-10-14' },
            { ...a, parent: '430304', from: '2021-10-15' },
          ]
        : [a],
  )
  const put = await at.console.send(
    'PUT',
    '/api/registry',
    JSON.stringify({ ...registry, areas, successions: [{ from: zone, to: '430304', on: '2021-10-15' }] }),
    { 'content-type': 'application/json' },
  )
  expect(put.status, JSON.stringify(put.body)).toBe(200)
  await history(at, [{ ...setTarget(4, '430372100', 12), at: '2021-10-19T09:00:00+08:00' }])
  const v = await view()
  expect(row(v, '430304')).toMatchObject({
    target: 18,
    flags: [{ zh: '湘潭昭山示范区已并入本单位，目标与完成数须合并核对' }],
  })
  expect(row(v, zone)).toMatchObject({ rank: null, unranked: { zh: '已并入岳塘区，不单独排名' } })
  expect(v.rows.reduce((n, r) => n + (r.target ?? 0), 0)).toBe(v.total.target)
})

/** What a reader sees of the first sheet: text, and numbers as they stand in their cells. */
async function sheetRows(bytes: Buffer): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = []
  for await (const { cells } of readSheet(bytes)) rows.push(cells.map((c) => ('text' in c ? c.text : '')))
  return rows
}
