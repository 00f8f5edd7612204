/**
 * The year of Xiangtan played through the API: every figure of the page out of records, the circular with its
 * ranking, everything verified.
 */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from '@hono/zod-openapi'
import { canMean } from '#kernel/bulletin'
import { drawSample } from '#kernel/sample'
import { makeXiangtan } from '../../packs/xiangtan.ts'
import { found, type Found } from '../../tools/living.ts'
import { openTestHouse, seed, type TestHouse, type Visitor, type Visitors } from '../../tools/house.ts'
import { playRehearsal } from '../cli/rehearse.ts'
import type {
  BulletinView,
  CheckedView,
  CampaignBoard,
  CampaignStuck,
  CampaignView,
  CaseView,
  PageFigureSchema,
  RecordsView,
  TaskView,
} from './contract/index.ts'

type PageFigure = z.infer<typeof PageFigureSchema>

let house: TestHouse
let at: Visitors
let city: Visitor
const asOf = '2021-10-20'

beforeAll(async () => {
  house = await openTestHouse({ codes: ['430523', '430300'] })
  at = house.at('430300')
  await playRehearsal(makeXiangtan(seed), { url: house.url, key: house.key, realm: '430300' })
  city = await at.as('city-head')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** The newspaper's own figures, beside the project when it is developed and restated here as it is shipped. */
const page: Readonly<Record<string, readonly [number, 'exact' | 'more_than' | 'rounded']>> = {
  'A1-01': [8, 'exact'],
  'A1-03': [272, 'exact'],
  'A1-04': [91, 'rounded'],
  'A1-07': [1, 'exact'],
  'A1-08': [1, 'exact'],
  'A1-09': [2, 'exact'],
  'A1-11': [10, 'more_than'],
  'A1-12': [30, 'more_than'],
  'A1-13': [5, 'exact'],
  'A1-14': [24, 'exact'],
  'A1-15': [104, 'exact'],
  'A1-16': [5_499, 'exact'],
  'A1-17': [14_678, 'exact'],
  'A1-18': [1_830, 'exact'],
  'A1-20': [2, 'exact'],
  'A1-21': [10, 'exact'],
  'A1-22': [2, 'exact'],
  'A1-23': [2, 'exact'],
  'A1-24': [3, 'exact'],
  'A1-25': [2, 'exact'],
}

describe('the page', () => {
  let figures: readonly PageFigure[]
  beforeAll(async () => {
    figures = (await at.console.get<readonly PageFigure[]>(`/api/page?asOf=${asOf}`)).body
  })

  test.each(Object.entries(page))('%s is %j, counted from records', (id, [value, qualifier]) => {
    const f = figures.find((x) => x.id === id)!
    expect(f.qualifier).toBe(qualifier)
    expect(`${f.value} ${canMean(qualifier, String(value), String(f.value))}`).toBe(`${f.value} true`)
    expect(f.records).toBeGreaterThan(0)
  })

  test('nothing else of this article is claimed', () => {
    expect(figures.map((f) => f.id).toSorted()).toEqual(Object.keys(page).toSorted())
  })

  test('last month’s number is reproduced: fewer projects, the same units', async () => {
    const then = (await at.console.get<readonly PageFigure[]>('/api/page?asOf=2021-09-20')).body
    expect(then.find((f) => f.id === 'A1-17')!.value).toBe(14_678)
    const march = (await at.console.get<readonly PageFigure[]>('/api/page?asOf=2021-03-01')).body
    expect(march.find((f) => f.id === 'A1-17')!.value!).toBeLessThan(14_678)
    expect(march.find((f) => f.id === 'A1-03')!.value!).toBeLessThan(272)
  })
})

describe('the circular', () => {
  test('[G7] districts are ranked by exact shares, and totals are sums', async () => {
    const { body } = await city.get<BulletinView>(`/api/bulletins/elevator.monthly?asOf=${asOf}`)
    const table = body.paragraphs.find((p) => p.table)!.table!
    const shares = table.rows.map((r) => Number(r.cells[1]) / Number(r.cells[0]))
    expect(table.rows.map((r) => r.rank)).toEqual(
      [...shares].toSorted((a, b) => b - a).map((s) => 1 + shares.filter((x) => x > s).length),
    )
    expect(table.rows.reduce((n, r) => n + Number(r.cells[0]), 0)).toBe(300)
    expect(table.rows.reduce((n, r) => n + Number(r.cells[1]), 0)).toBe(272)
    expect(table.total.slice(0, 3)).toEqual(['300', '272', '90.67'])
  })

  test('as Markdown it says what the newspaper said', async () => {
    const { body } = await city.get<string>(`/api/bulletins/elevator.monthly?asOf=${asOf}&format=md`)
    expect(body.replace(/\*\*|\[\^\d+\]/g, '')).toContain(
      '全市正在实施加装电梯272台，占年度目标任务300台的91%',
    )
    expect(body.replace(/\*\*|\[\^\d+\]/g, '')).toContain(
      '24个街道、104个社区、5499栋、14678个单元逐一摸底，具备加装电梯条件的单元1830个',
    )
  })

  test.each(['docx', 'pdf'])('as %s it is a file', async (format) => {
    const { status, body } = await city.file(`/api/bulletins/elevator.monthly?asOf=${asOf}&format=${format}`)
    expect([status, body.subarray(0, 4).toString('latin1')]).toEqual([
      200,
      format === 'pdf' ? '%PDF' : 'PK\u0003\u0004',
    ])
    expect(body.length).toBeGreaterThan(10_000)
  })

  test('it is signed by the head of the office, and a later change drafts its correction', async () => {
    const signed = await city.post(`/api/bulletins/elevator.monthly/sign`, { asOf })
    expect(signed.status, JSON.stringify(signed.body)).toBeLessThan(300)
    const { body } = await city.get<BulletinView>(`/api/bulletins/elevator.monthly?asOf=${asOf}`)
    expect(body.number).toBe('潭梯专班通〔2021〕1号')
    expect(body.signed!.corrections).toEqual([])
  })

  test('[B12] [B13] its own words, checked once it is signed, agree with it: stages are parts of what is under way, 91 and 90.67 are both right', async () => {
    const { body } = await city.get<BulletinView>(`/api/bulletins/elevator.monthly?asOf=${asOf}`)
    const text = body.paragraphs.map((p) => p.runs?.zh.map((r) => r.text).join('') ?? '').join('\n')
    const check = (draft: string) => city.post<CheckedView>('/api/contradictions', { text: draft })
    const own = await check(text)
    expect([own.status, own.body.findings, own.body.compared.map((c) => c.bulletin)]).toEqual([
      200,
      [],
      ['elevator.monthly'],
    ])
    /** The sum that the first issue had: 272 under way, and stages that come to more. */
    const wrong = await check(
      text.replace(/施工验收(\d+)台/, (_, n: string) => `施工验收${Number(n) + 52}台`),
    )
    expect(wrong.body.findings.map((f) => f.kind)).toContain('parts')
  })
})

describe('[G14] [G16] the campaign', () => {
  const get = async <T>(path = ''): Promise<T> =>
    (await city.get<T>(`/api/campaigns/elevator.2021${path}${path.includes('?') ? '&' : '?'}asOf=${asOf}`))
      .body

  test('districts, and the streets of each, add up to the circular’s total; every light has its reason', async () => {
    const view = await get<CampaignView>()
    expect([view.total.done, view.total.target, view.total.percent]).toEqual([272, 300, '90.67'])
    const parts = await Promise.all(view.rows.map((r) => get<CampaignView>(`?area=${r.area}`)))
    for (const v of [view, ...parts]) {
      for (const of of ['done', 'target', 'week', 'stuck'] as const)
        expect(
          v.rows.reduce((n, r) => n + (r[of] ?? 0), 0),
          of,
        ).toBe(v.total[of] ?? 0)
      for (const [i] of v.stages.entries())
        expect(v.rows.reduce((n, r) => n + r.stages[i]!, 0)).toBe(v.total.stages[i])
      for (const r of v.rows) expect(r.reasons.map((x) => x.light)).toContain(r.light)
    }
    expect(parts.map((p) => [p.total.done, p.total.target])).toEqual(view.rows.map((r) => [r.done, r.target]))
    expect(parts.flatMap((p) => p.rows)).toHaveLength(24)
  })

  test('what is stuck says why and with whom, and opens; the board stands on the same cases', async () => {
    /** The clerk of the city office has a part in every project; a statistician is told the counts alone. */
    const clerk = await at.as('city')
    const stuck = (await clerk.get<CampaignStuck>(`/api/campaigns/elevator.2021/stuck?asOf=${asOf}`)).body
    expect(
      (
        await (
          await at.as('statistician')
        ).get<CampaignStuck>(`/api/campaigns/elevator.2021/stuck?asOf=${asOf}`)
      ).body,
    ).toMatchObject({ total: stuck.total, reasons: stuck.reasons, cases: [] })
    expect(stuck.total).toBeGreaterThan(0)
    expect(stuck.reasons.reduce((n, r) => n + r.count, 0)).toBe(stuck.total)
    expect(stuck.cases).toHaveLength(stuck.total)
    for (const c of stuck.cases) expect([c.stuck !== null, c.holder !== null]).toEqual([true, true])
    expect((await clerk.get(`/api/cases/${stuck.cases[0]!.case}`)).status).toBe(200)
    const { stages } = await get<CampaignBoard>('/board')
    const { total } = await get<CampaignView>()
    expect(stages.map((s) => s.total)).toEqual(total.stages)
    expect(stages.reduce((n, s) => n + s.stuck, 0)).toBe(stuck.total)
  })

  test('last month is read as it was', async () => {
    const march = (await city.get<CampaignView>('/api/campaigns/elevator.2021?asOf=2021-03-31')).body
    expect(march.total.done).toBeLessThan(272)
    expect([march.total.target, march.timeline.percent]).toEqual([300, '25.00'])
  })
})

describe('the cycle of dispatch', () => {
  const value = async (figure: string, day = asOf): Promise<number | null> =>
    (await city.get<{ value: number | null }>(`/api/figures/${figure}/reading?asOf=${day}`)).body.value
  const facts = async (id: string): Promise<Readonly<Record<string, unknown>>> =>
    Object.fromEntries(
      (await city.get<CaseView>(`/api/cases/${id}`)).body.facts.map((f) => [f.name, f.value]),
    )

  test.each([
    ['督办单', 'dispatch.orders', 3],
    ['升级', 'dispatch.orders_raised', 1],
    ['未销号的督办单', 'dispatch.orders_open', 0],
    ['未办结的议定事项', 'dispatch.matters_open', 2],
  ])('%s', async (_, figure, n) => expect(await value(figure)).toBe(n))
  test('a few weekly reports came late or not at all', async () =>
    expect(await value('dispatch.weekly.late')).toBeGreaterThan(2))

  test('[K17] [§11.8-1] July was counted before and after, is in its second edition, and the circular of September told it', async () => {
    const { before, after, edition, toldIn, beforeDigest, afterDigest } = await facts('R2021-01')
    expect({ more: Number(after) - Number(before), edition, toldIn }).toEqual({
      more: 1,
      edition: 2,
      toldIn: '2021-09-30',
    })
    expect(beforeDigest).not.toBe(afterDigest)
    expect(await value('dispatch.revisions')).toBe(1)
  })

  test('[SA1] the sample of the assessment is drawn again from the records that the figure lists', async () => {
    const { body: first } = await city.get<CaseView>('/api/cases/K2021-1-T1')
    /** Who audits sees the projects; the office that draws sees how many there are. */
    const { body } = await at.console.get<RecordsView>(
      `/api/figures/elevator.completion/records?asOf=2021-06-30&area=${first.area}&limit=20000`,
    )
    const { body: reading } = await city.get<{ digest: string }>(
      `/api/figures/elevator.completion/reading?asOf=2021-06-30&area=${first.area}`,
    )
    const ids = body.records.map((r) => r.case)
    const { seed, sample, population } = await facts(first.id)
    expect([seed, population]).toEqual([reading.digest, ids.length])
    expect(ids.length).toBeGreaterThan(5)
    expect(sample).toEqual(drawSample(ids, 20, reading.digest))
  })

  test('[G7] the results are ranked by their share of the full marks', async () => {
    const { body } = await city.get<BulletinView>(`/api/bulletins/dispatch.assessment?asOf=${asOf}`)
    const table = body.paragraphs.find((p) => p.table)!.table!
    const shares = table.rows.map((r) => Number(r.cells[0]) / Number(r.cells[1]))
    expect(table.rows.map((r) => r.rank)).toEqual(shares.map((s) => 1 + shares.filter((x) => x > s).length))
    expect(table.total[0]).toBe(String(table.rows.reduce((n, r) => n + Number(r.cells[0]), 0)))
  })
})

/** What each listed account finds at least; who signs in as one of them does not stand before an empty desk. */
const accounts: Readonly<Record<string, readonly Found[]>> = {
  owner: ['asked', 'can', 'urge'],
  community: ['inbox', 'errand'],
  street: ['can', 'errand'],
  mediator: ['inbox', 'errand'],
  district: ['inbox', 'errand'],
  /** Has a part in no programme, and reads how the zone stands in the campaign. */
  'district-head': ['reads'],
  housing: ['inbox', 'errand'],
  'housing-head': ['inbox', 'errand'],
  city: ['inbox', 'errand', 'sent'],
  'city-head': ['inbox', 'errand', 'sent'],
  leader: ['can', 'errand', 'sent'],
  planning: ['inbox', 'errand'],
  fire: ['inbox', 'errand'],
  market: ['inbox', 'errand'],
  inspection: ['inbox', 'errand'],
  firm: ['inbox', 'errand'],
  drawings: ['inbox', 'errand'],
  /** Has an import to go on with. */
  survey: ['can', 'errand'],
  statistician: ['reads'],
  auditor: ['reads'],
}
describe('every listed account', () => {
  test('has a row', () => {
    expect(
      makeXiangtan(seed)
        .registry.logins.map((l) => l.login)
        .toSorted(),
    ).toEqual(Object.keys(accounts).toSorted())
  })
  test.each(Object.entries(accounts))('%s finds work: %j', async (login, what) => {
    expect(await found(await at.as(login))).toEqual(expect.arrayContaining([...what]))
  })
  test('[OA12] the leader finds something to supervise, and something that is supervised already', async () => {
    const { body } = await (
      await at.as('leader')
    ).get<CampaignStuck>(`/api/campaigns/elevator.2021/stuck?asOf=${asOf}`)
    expect(body.cases.some((c) => c.supervise !== null)).toBe(true)
    expect(body.cases.flatMap((c) => c.marks.map((m) => m.kind))).toEqual(
      expect.arrayContaining(['supervised', 'urged']),
    )
  })
  test('the owner has a vote to cast, and a notice to object to', async () => {
    const { body } = await (await at.as('owner')).get<readonly TaskView[]>('/api/cases?mine=true')
    expect(body.flatMap((task) => (task.ask ? [task.ask.text.zh.slice(0, 4)] : [])).toSorted()).toEqual([
      '公示中，',
      '请您表决',
    ])
  })
})

test('[V1] [V8] cases, books, figures and registers are what the log gives', async () => {
  const { body } = await at.console.send<{ ok: boolean; entries: number; mismatches: readonly object[] }>(
    'POST',
    '/api/verify',
    '{}',
    { 'content-type': 'application/json' },
  )
  expect(body.mismatches).toEqual([])
  expect(body.entries).toBeGreaterThan(14_678)
})

test('no figure is stored in the rehearsal: the same seed gives the same commands', () => {
  expect(JSON.stringify(makeXiangtan(7).waves[3])).toBe(JSON.stringify(makeXiangtan(7).waves[3]))
  const sources = ['index', 'project', 'survey', 'firms']
    .map((f) => readFileSync(new URL(`../../packs/elevator/rehearsal/${f}.ts`, import.meta.url), 'utf8'))
    .join('')
  expect(sources).not.toMatch(/14_?678|5_?499|1_?830/)
})
