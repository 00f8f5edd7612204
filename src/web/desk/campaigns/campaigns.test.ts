/** A campaign at the desk, in a real browser over a real house: what an official reads there, and where each number leads. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { seriousFaults } from '../../../../tools/axe.ts'
import { launchBrowser } from '../../../../tools/browser.ts'
import type { TestHouse, Visitors } from '../../../../tools/house.ts'
import { history, openBallot, openXiangtan, stair, stairUnit, xiangtan } from '../../../../tools/stair.ts'
import { fitsWidth, openPage, phone, shoot, wide } from '../../testing.ts'

let house: TestHouse
let at: Visitors
let browser: Awaited<ReturnType<typeof launchBrowser>>
const campaign = '/desk/campaigns/elevator.2021'
const [street, district] = [stair.community.slice(0, 9), stair.community.slice(0, 6)]
const office = `${xiangtan}-city-office-1`
/** A day on which the second project has stood for sixty days, and the first one’s ballot for more than forty-five. */
const later = '2021-12-10'

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

beforeAll(async () => {
  ;({ house, at } = await openXiangtan({ pages: true }))
  await history(at, [setTarget(1, street, 19), setTarget(2, '430371001', 5), setTarget(3, '430304002', 6)])
  await openBallot(at)
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
      as: `${xiangtan}-city-office-head`,
      at: '2021-10-18T09:00:00+08:00',
    },
  ])
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  expect(house.faults).toEqual([])
  await house.close()
})

const openAs = (
  login: string,
  path: string,
  size: { readonly width: number; readonly height: number } = wide,
): Promise<Page> => openPage(browser, `${house.url}/r/${xiangtan}`, login, path, { size })
/** Cell by cell as it is read, without what only listeners hear. */
const rowsOf = async (page: Page, table: string): Promise<readonly (readonly string[])[]> =>
  page.$$eval(`[data-testid=${table}] tr`, (rows) =>
    rows.map((r) =>
      [...r.children].map((c) => {
        const copy = c.cloneNode(true) as HTMLElement
        for (const unseen of copy.querySelectorAll('.unseen')) unseen.remove()
        return (copy.textContent ?? '').trim()
      }),
    ),
  )
const row = (rows: readonly (readonly string[])[], name: string) => rows.find((r) => r[1]?.startsWith(name))
const addressOf = (page: Page) => {
  const u = new URL(page.url())
  return `${u.pathname.replace(`/r/${xiangtan}`, '')}${decodeURIComponent(u.search)}`
}

describe('the ranking', () => {
  let page: Page
  beforeAll(async () => {
    page = await openAs('city', '/desk/campaigns')
    await page.waitForSelector('[data-testid=ranking]')
  })

  test('is opened at once where one campaign runs, from its room on the left', async () => {
    expect(addressOf(page)).toBe(campaign)
    expect(await page.textContent('.rooms [aria-current=page]')).toBe('专项行动')
    expect(await page.textContent('h1')).toBe('2021年既有住宅加装电梯')
  })

  test('begins with what the campaign stands at', async () => {
    const head = (await page.textContent('.campaign-head'))!
    for (const said of [
      '0.00%',
      '0 / 26台',
      '按整月计算的序时进度 75.00%',
      '落后 75.00 个百分点',
      '还差26台',
      '每周 3',
      '按原目标30完成0.00%，按2021-10-18起调整后的目标26完成0.00%',
      '10月22日',
      '周五例会',
      '10月21日 12:00',
    ])
      expect(head).toContain(said)
  })

  test('has a row for each place, the unranked with why, and the total of the sums', async () => {
    const rows = await rowsOf(page, 'ranking')
    expect(rows[0]).toEqual([
      '排名',
      '单位',
      '年度目标',
      '正在实施加装电梯',
      '完成率',
      '序时差',
      '亮灯',
      '本周/上周',
      '筹备表决',
      '受理公示',
      '审查备案',
      '施工验收',
      '投入使用',
      '卡点',
    ])
    expect(row(rows, '岳塘区')!.slice(2)).toEqual([
      '6',
      '0',
      '0.00%',
      '−75.00',
      '红',
      '0 / 0',
      '0',
      '0',
      '0',
      '0',
      '0',
      '0',
    ])
    expect(row(rows, '雨湖区')).toEqual([
      '—',
      '雨湖区未下达目标任务，不参加排名',
      '—',
      '0',
      '—',
      '—',
      '—',
      '0 / 0',
      '0',
      '0',
      '0',
      '0',
      '0',
      '0',
    ])
    expect(row(rows, '合计')!.slice(2, 9)).toEqual(['26', '0', '0.00%', '−75.00', '红', '0 / 0', '2'])
    expect(rows.map((r) => r[0])).toEqual([
      '排名',
      expect.stringMatching(/^1＊±1件：/),
      '1',
      '—',
      '—',
      '—',
      '',
    ])
  })

  test('tells the reasons of a light when asked, with their source and what follows', async () => {
    expect(await page.locator('.why-row').count()).toBe(0)
    await page.click('tr:has-text("岳塘区") .lamp-button')
    const why = (await page.textContent('.why-row'))!
    expect(why).toContain('完成0/6（0.00%），按整月计算的序时进度75.00%，落后75.00个百分点')
    expect(why).toMatch(/后果 连续\d+次红灯（隆昌：连续红牌约谈）：由分管领导约谈并向上级报告/)
    /** The article that takes another place's rule over, not the news that told of it. */
    expect(await page.textContent('.why-row .source >> nth=0')).toMatch(/《.*调度.*》第4项/)
    expect(await page.locator('.why-row a.source').count()).toBe(0)
    expect(await seriousFaults(page)).toEqual([])
    await shoot(page, 'campaign-reasons-1440')
  })

  test('says in the words of a circular who leads and who is behind', async () => {
    const said = (await page.textContent('.circular'))!
    expect(said).toContain(
      '截至2021年10月20日，湘潭市2021年既有住宅加装电梯专项行动正在实施加装电梯0台，占年度目标任务26台的0.00%，落后按整月计算的序时进度75.00个百分点',
    )
    expect(said).toContain('进展偏慢（未达到序时进度）：')
    expect(said).toContain('雨湖区、湘潭昭山示范区、湘潭九华示范区未下达目标任务，不参加排名。')
  })

  test('by other rules, what nobody knows is no light', async () => {
    await page.selectOption('select.input', 'songyang')
    await page.waitForSelector('.ranking .lamp.open')
    expect(addressOf(page)).toBe(`${campaign}?rules=songyang`)
    expect(row(await rowsOf(page, 'ranking'), '岳塘区')![6]).toBe('未定')
    expect(await page.textContent('.campaign-head .why-list')).toContain(
      '按“松阳：月度黄牌、季度红牌”还定不了：没有把目标分解到月；没有把目标分解到季度',
    )
    await page.selectOption('select.input', 'yinchuan')
  })

  test('a district opens its streets, where a changed target keeps both rates, and the way back', async () => {
    await page.click('.place-link >> nth=1')
    await page.waitForSelector('.crumb a')
    expect(addressOf(page)).toBe(`${campaign}?area=${district}`)
    const rows = await rowsOf(page, 'ranking')
    expect(
      rows
        .find((r) => r[1]!.includes('按原目标19完成0.00%，按2021-10-18起调整后的目标15完成0.00%'))!
        .slice(2, 4),
    ).toEqual(['15', '0'])
    expect(row(rows, '合计')!.slice(2, 4)).toEqual(['20', '0'])
    await page.click('.crumb a')
    await page.waitForFunction(() => document.querySelector('.crumb')?.textContent === '湘潭市')
    expect(addressOf(page)).toBe(campaign)
  })

  test('a number opens its figure at that place and day', async () => {
    await page.click('tr:has-text("岳塘区") a >> text=6')
    await page.waitForSelector('[data-testid=value]')
    expect(addressOf(page)).toBe('/desk/figures/dispatch.targets.elevator?area=430304&asOf=2021-10-20')
    expect(await page.textContent('[data-testid=value]')).toContain('6')
    expect(await page.textContent('.area-picker')).toMatch(/湘潭市 ›.*岳塘区/)
  })
})

test('the weekly sheet is taken as a file, by the rules and for the place that are shown', async () => {
  const page = await openAs('city', `${campaign}?area=${district}&rules=songyang`)
  await page.waitForSelector('[data-testid=ranking]')
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=导出周调度表')])
  expect(download.suggestedFilename()).toMatch(/^2021年既有住宅加装电梯周调度表-.+-2021-10-20\.xlsx$/)
  expect(download.url()).toContain(`area=${district}&rules=songyang`)
})

describe('the board and what is stuck', () => {
  test('stages stand side by side, the longest standing first, the stuck marked with why', async () => {
    const page = await openAs('city', `${campaign}?view=board&asOf=${later}`)
    await page.waitForSelector('.stage')
    expect(await page.$$eval('.stage h2', (all) => all.map((h) => h.textContent))).toEqual([
      '筹备表决',
      '受理公示',
      '审查备案',
      '施工验收',
      '投入使用',
    ])
    const card = (await page.textContent('.standing >> nth=0'))!
    for (const said of [
      '三湘鑫苑',
      '60天',
      '双马街道新塘里社区',
      '筹备：建立户册',
      '办理：新塘里社区 社区工作人员',
      '卡点',
      '环节已停留60天，超过30天（待社区工作人员办理）',
    ])
      expect(card).toContain(said)
    expect(await page.textContent('.stage >> nth=1')).toContain('没有办件')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.case-head')
    expect(addressOf(page)).toBe('/desk/cases/E-0002')
  })

  test('the list has its reasons with counts, which narrow it, and each row its article', async () => {
    const page = await openAs('city', `${campaign}?view=stuck&asOf=${later}`)
    await page.waitForSelector('[data-testid=stuck]')
    const reasons = await page.$$eval('.reason', (all) => all.map((b) => b.textContent))
    expect(reasons[0]).toBe('2 全部卡点')
    expect(reasons).toContain('1 “筹备：建立户册”环节停留超过30天（待社区工作人员办理）')
    expect((await rowsOf(page, 'stuck')).length).toBe(3)
    await page.click('.reason >> text=建立户册')
    await page.waitForSelector('.reason[aria-pressed=true] >> text=建立户册')
    const rows = await rowsOf(page, 'stuck')
    expect(rows.map((r) => r.slice(1, 6))).toEqual([
      ['地点', '环节', '停留', '时限', '办理单位'],
      ['双马街道新塘里社区', '筹备：建立户册', '60天', '无时限', '新塘里社区 社区工作人员'],
    ])
    expect(rows[1]![6]).toContain('第30项 卡点和周报核对')
    await page.click('.case-link')
    await page.waitForSelector('.case-head')
    expect(addressOf(page)).toBe('/desk/cases/E-0002')
  })

  test.each([
    [1440, wide],
    [390, phone],
  ] as const)('[OA12] a leader supervises from the list at %d pixels', async (width, size) => {
    const login = width === 390 ? 'city-head' : 'leader'
    const page = await openAs(login, `${campaign}?view=stuck&asOf=${later}`, size)
    await page.click('[data-supervise=E-0002]')
    await page.fill('#f-words', '三十天没有建立户册，请说明原因')
    await page.fill('#f-until', '2021-10-29')
    expect(await seriousFaults(page)).toEqual([])
    await shoot(page, `campaign-supervise-${width}`)
    await page.click('[data-testid=confirm-office]')
    await page.waitForSelector('.flash')
    await page.waitForSelector('[data-supervise=E-0002]', { state: 'detached' })
    expect(await page.textContent('[data-testid=stuck] tbody tr:has-text("E-0002")')).toContain('督办')
    expect(await page.locator('[data-supervise]').count(), 'the other one is still offered').toBe(1)
    expect(await fitsWidth(page)).toBe(true)
    expect(await seriousFaults(page)).toEqual([])
    await shoot(page, `campaign-supervised-${width}`)
  })

  test('on a day without any it says so', async () => {
    const page = await openAs('city', `${campaign}?view=stuck`)
    await page.waitForSelector('.empty')
    expect(await page.textContent('.empty')).toContain('没有停滞的项目')
  })

  test('[P7] the firm that surveys and has no part in the projects is told how many, and why none is listed', async () => {
    const page = await openAs('survey', `${campaign}?view=stuck&asOf=${later}`)
    await page.waitForSelector('.reasons')
    expect(await page.textContent('main')).toContain('共2件，其中0件在您的辖区和职责之内')
    expect(await page.locator('.case-link').count()).toBe(0)
  })
})

describe('what does not open', () => {
  test('an owner has no such room', async () => {
    const page = await openAs('owner', '/desk')
    await page.waitForSelector('.rooms')
    expect(await page.textContent('.rooms')).not.toContain('专项行动')
  })

  test('a place outside says so, with the way back', async () => {
    const page = await openAs('city', `${campaign}?area=430000`)
    await page.waitForSelector('[role=alert]')
    expect(await page.textContent('[role=alert]')).toContain('不在这项行动的范围内')
    await page.click('text=回到整项行动的今天')
    await page.waitForSelector('[data-testid=ranking]')
  })
})

test.each([
  ['ranking', '[data-testid=ranking]', 390, phone],
  ['ranking', '[data-testid=ranking]', 1440, wide],
  ['board', '.stage', 390, phone],
  ['board', '.stage', 1440, wide],
  ['stuck', '[data-testid=stuck]', 390, phone],
  ['stuck', '[data-testid=stuck]', 1440, wide],
] as const)('%s (%s) at %s px passes axe and fits', async (view, there, name, size) => {
  const page = await openAs('city', `${campaign}?view=${view}&asOf=${later}`, size)
  await page.waitForSelector(there)
  expect(await fitsWidth(page)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, `campaign-${view}-${name}`)
})
