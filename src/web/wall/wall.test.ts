/**
 * A campaign on the wall, in a real browser: what it says is what the server says, from five metres and on a
 * phone, and every number opens.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { seriousFaults } from '../../../tools/axe.ts'
import { launchBrowser } from '../../../tools/browser.ts'
import type { TestHouse, Visitor, Visitors } from '../../../tools/house.ts'
import { history, openBallot, openXiangtan, stair, xiangtan } from '../../../tools/stair.ts'
import type { CampaignView } from '../../server/contract/index.ts'
import { fitsWidth, openPage, phone, shoot, wide } from '../testing.ts'

type Size = { readonly width: number; readonly height: number }
const hd: Size = { width: 1920, height: 1080 }
const sizes: readonly (readonly [string, Size])[] = [
  ['390', phone],
  ['1440', wide],
  ['1920', hd],
]
const [street, district] = [stair.community.slice(0, 9), stair.community.slice(0, 6)]
/** The ballot of October has stood for so long on this day that it is called stuck. */
const later = '2022-01-10'
const id = 'elevator.2021'

let house: TestHouse
let at: Visitors
let city: Visitor
let browser: Browser

const setTarget = (n: number, area: string, target: number): object => ({
  key: `target-${n}-1`,
  case: `T-${n}`,
  seq: 0,
  outcome: 'set',
  input: { task: 'elevator', year: 2021, target },
  programme: 'dispatch.target',
  area,
  as: '430300-city-office-1',
  at: `2021-01-12T09:0${n}:00+08:00`,
})
const view = async (query = ''): Promise<CampaignView> =>
  (await city.get<CampaignView>(`/api/campaigns/${id}${query}`)).body

beforeAll(async () => {
  ;({ house, at } = await openXiangtan({ pages: true }))
  city = await at.as('city')
  await history(at, [
    setTarget(1, street, 19),
    setTarget(2, '430371001', 5),
    setTarget(3, '430304002', 6),
    setTarget(4, '430302001', 30),
  ])
  await openBallot(at)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  expect(house.faults).toEqual([])
  await house.close()
})

/** A page of somebody signed in, unless null; its clock stands under our hand when `held`. */
const openAs = (login: string | null, path: string, size: Size, held = false): Promise<Page> =>
  openPage(browser, `${house.url}/r/${xiangtan}`, login, path, {
    size,
    bypassCSP: true,
    ...(held ? { before: (page: Page) => page.clock.install() } : {}),
  })
const wallRow = (page: Page, area: string) => page.locator(`.w-line[data-area="${area}"]`)
const pathOf = (page: Page): string => new URL(page.url()).pathname + new URL(page.url()).search

/** Elements with words of their own, in pixels. */
const smallest = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const smallTexts: string[] = []
    const walk = document.createTreeWalker(document.querySelector('.w-screen')!, NodeFilter.SHOW_TEXT)
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const element = node.parentElement!
      if (
        node.textContent!.trim() === '' ||
        element.closest('.unseen, option, [aria-hidden]:not(.lamp *, svg *, svg)') ||
        element.getClientRects().length === 0
      )
        continue
      if (parseFloat(getComputedStyle(element).fontSize) < 21.99)
        smallTexts.push(`${getComputedStyle(element).fontSize} ${node.textContent}`)
    }
    return smallTexts
  })
/** What lies beyond its row, or beyond the screen. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const beyond = (inner: Element, outer: DOMRect): boolean => {
      const r = inner.getBoundingClientRect()
      return (
        r.width > 0 && (r.bottom > outer.bottom + 1 || r.right > outer.right + 1 || r.top < outer.top - 1)
      )
    }
    const name = (e: Element) => `${e.className} ${e.textContent}`
    const rows = [...document.querySelectorAll('.w-line, .w-reasons li')].flatMap((row) =>
      [...row.querySelectorAll(':scope > span:not(.unseen), .w-numbers > span, em')]
        .filter((e) => beyond(e, row.getBoundingClientRect()))
        .map(name),
    )
    const screen = new DOMRect(0, 0, innerWidth, innerHeight)
    return [
      ...rows,
      ...[
        ...document.querySelectorAll(
          '.w-headline > *, .w-ranking > *, .w-stuck-view > *, .w-line, .w-panel, .w-controls > *, .w-head > *',
        ),
      ]
        .filter((e) => beyond(e, screen))
        .map(name),
    ]
  })

describe('the wall', () => {
  test('asks a stranger to sign in, and one click of the rehearsal hangs it up', async () => {
    const page = await openAs(null, '/wall', wide)
    expect(await page.textContent('h1')).toContain('调度屏')
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: /· city$/ }).click()
    await page.waitForSelector('.w-line')
    expect(await page.textContent('h1')).toContain('2021年既有住宅加装电梯')
  })

  test('is not for owners', async () => {
    const page = await openAs('owner', '/wall', phone)
    expect(await page.textContent('main')).toContain('打不开调度屏')
  })

  test.each(sizes)(
    '[WL1] at %s px: no serious fault, nothing beyond the edge, nothing cut off',
    async (name, size) => {
      for (const [shown, query] of [
        ['whole', ''],
        ['below', `?area=${district}`],
        ['stuck', `?view=stuck&asOf=${later}`],
      ] as const) {
        const page = await openAs('city', `/wall${query}`, size)
        await page.waitForSelector('.w-line, .w-stuck-view')
        await page.waitForLoadState('networkidle')
        expect(await seriousFaults(page), shown).toEqual([])
        expect(await fitsWidth(page), shown).toBe(true)
        if (size !== phone) {
          expect(await page.evaluate('document.documentElement.scrollHeight <= innerHeight'), shown).toBe(
            true,
          )
          expect(await cutOff(page), shown).toEqual([])
        }
        if (size === hd) expect(await smallest(page), shown).toEqual([])
        await shoot(page, `wall-${shown}-${name}`)
        await page.context().close()
      }
    },
    60_000,
  )

  test('[WL2] says of each place what the server says: rank, lamp, rate and counts', async () => {
    const v = await view()
    const page = await openAs('city', '/wall', hd)
    await page.waitForSelector('.w-line')
    expect(await page.locator('.w-percent').innerText()).toBe(`${v.total.percent}%`)
    expect(await page.locator('.w-counts').innerText()).toContain(`${v.total.target}`)
    expect(
      await page.locator('.w-line').evaluateAll((rows) => rows.map((r) => r.getAttribute('data-area'))),
    ).toEqual(v.rows.map((r) => r.area))
    for (const r of v.rows) {
      const words = await wallRow(page, r.area).innerText()
      for (const said of [r.name.zh, r.percent, String(r.rank ?? '—')]) expect(words).toContain(said)
    }
    expect(v.rows.filter((r) => r.target !== null).map((r) => [r.rank, r.light])).toEqual([
      [1, 'red'],
      [1, 'red'],
      [1, 'red'],
    ])
    const lamp = wallRow(page, district).locator('.lamp')
    expect(await lamp.innerText()).toMatch(/^红\s*红灯$/)
    expect(await lamp.evaluate((e) => getComputedStyle(e).clipPath)).toMatch(/^polygon/)
    expect(await wallRow(page, '430304').innerText()).toMatch(/基数小/)
    expect(await wallRow(page, '430372').innerText()).toContain('未下达目标任务，不参加排名')
    expect(await page.locator('.w-meeting').innerText()).toContain('10月22日 周五')
  })

  test('[WL4] a row opens its streets, and a count its records on the desk', async () => {
    const page = await openAs('city', '/wall', hd)
    await wallRow(page, district).click()
    await wallRow(page, street).waitFor()
    expect(pathOf(page)).toBe(`/r/${xiangtan}/wall/${id}?area=${district}`)
    await wallRow(page, street).locator('.w-of a').last().click()
    await page.getByTestId('value').waitFor()
    expect(pathOf(page)).toContain(`/r/${xiangtan}/desk/figures/dispatch.targets.elevator?area=${street}`)
    expect(await page.getByTestId('value').innerText()).toMatch(/^19/)
    await page.goBack()
    await page.getByRole('link', { name: /返回湘潭市/ }).click()
    await wallRow(page, '430304').waitFor()
  })

  test('what is stuck comes with its reason, its count and who has it to move', async () => {
    const page = await openAs('city', `/wall?asOf=${later}`, hd)
    await page.waitForSelector('.w-stuck .w-reasons')
    const words = await page.locator('.w-stuck').innerText()
    expect(words).toMatch(/1\s*件/)
    expect(words).toMatch(/环节.*(超过\d+天|超期)/)
    expect(words).toContain('待 社区工作人员 办理')
  })

  test('[WL4] a case that does not move can be opened from the wall', async () => {
    const page = await openAs('community', `/wall?view=stuck&asOf=${later}`, hd)
    const one = page.locator('.w-cases a').first()
    expect(await one.innerText()).toContain('三湘鑫苑')
    await one.click()
    await page.waitForURL('**/desk/cases/E-0001')
  })

  test('other light rules may be looked at', async () => {
    const page = await openAs('city', '/wall', wide)
    await page.getByLabel('亮灯规则').selectOption('songyang')
    await page.waitForFunction(
      (area) => document.querySelector(`[data-area="${area}"] .lamp.off`) !== null,
      district,
    )
    expect(await wallRow(page, district).locator('.lamp').innerText()).toContain('未亮灯')
  })

  test('[WL5] it turns when asked, and stops when asked', async () => {
    const page = await openAs('city', '/wall', hd, true)
    await page.waitForSelector('.w-line')
    await page.clock.fastForward(45_000)
    expect(pathOf(page)).toBe(`/r/${xiangtan}/wall`)
    await page.getByRole('button', { name: '轮播' }).click()
    await page.clock.fastForward(20_500)
    await page.waitForSelector('.w-stuck-view')
    await page.getByRole('button', { name: '停止轮播' }).click()
    const here = pathOf(page)
    await page.clock.fastForward(45_000)
    expect(pathOf(page)).toBe(here)
    await page.keyboard.press('ArrowLeft')
    await page.waitForSelector('.w-line')
    expect(await page.evaluate('document.getAnimations().length')).toBe(0)
  })

  test('[WL3] every minute it is read again without being drawn anew; without a line it says so, and how old it is', async () => {
    const page = await openAs('city', '/wall', hd, true)
    await page.waitForSelector('.w-line')
    await page.locator('.w-percent').evaluate((e) => {
      ;(e as HTMLElement & { mark?: string }).mark = 'first'
    })
    await history(at, [setTarget(5, '430373001', 24)])
    await page.clock.fastForward(60_500)
    await page.waitForFunction(() =>
      document.querySelector('[data-area="430373"] .w-rate')!.textContent!.includes('24'),
    )
    expect(
      await page.locator('.w-percent').evaluate((e) => (e as HTMLElement & { mark?: string }).mark),
    ).toBe('first')
    await page.context().setOffline(true)
    await page.clock.fastForward(60_500)
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toMatch(
      /连不上服务器。\s*屏上是\d\d:\d\d的数据。\s*请检查本机的网线或无线网络；恢复后自动更新/,
    )
    expect(await wallRow(page, '430373').innerText()).toContain('24')
    expect(await seriousFaults(page)).toEqual([])
    await shoot(page, 'wall-offline-1920')
    await page.context().setOffline(false)
    await page.clock.fastForward(60_500)
    await page.getByRole('alert').waitFor({ state: 'detached' })
  })

  test('[WL3] signed out it keeps what it shows, says so, and leads to the sign-in', async () => {
    const page = await openAs('city', '/wall', hd, true)
    await page.waitForSelector('.w-line')
    await page.context().clearCookies()
    await page.clock.fastForward(60_500)
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('登录已失效')
    expect(await page.locator('.w-line').count()).toBeGreaterThan(3)
    await page.getByRole('button', { name: '重新登录' }).click()
    await page.getByLabel('用户名').waitFor()
  })

  test('a place that is not of the campaign is refused in words, with the way back', async () => {
    const page = await openAs('city', '/wall?area=430523', wide)
    expect(await page.textContent('main')).toMatch(/[一-鿿]/)
    await page.getByRole('link', { name: '回到总览' }).click()
    await page.waitForSelector('.w-line')
  })
})
