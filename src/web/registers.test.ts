/**
 * Registers in a real browser: an official’s table, entry and map, by mouse and by keyboard; a resident’s
 * list of firms and own building.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { seriousFaults } from '../../tools/axe.ts'
import { launchBrowser } from '../../tools/browser.ts'
import type { TestHouse, Visitors } from '../../tools/house.ts'
import { listFirms, openBallot, openXiangtan, stairUnit, surveyCity, xiangtan } from '../../tools/stair.ts'
import { fitsWidth, openPage, phone, shoot, wide } from './testing.ts'

let house: TestHouse
let at: Visitors
let browser: Awaited<ReturnType<typeof launchBrowser>>
let total: number
const errors: string[] = []

beforeAll(async () => {
  ;({ house, at } = await openXiangtan({ pages: true }))
  await openBallot(at)
  total = 8 + (await surveyCity(at)).length
  await listFirms(at)
  browser = await launchBrowser()
})
afterAll(async () => {
  expect(errors).toEqual([])
  await browser.close()
  await house.close()
})

const openAs = (
  login: string | null,
  path: string,
  size: { readonly width: number; readonly height: number },
): Promise<Page> =>
  openPage(browser, `${house.url}/r/${xiangtan}`, login, path, {
    size,
    before: async (page) => {
      page.on('pageerror', (e) => errors.push(e.message))
      page.on(
        'console',
        (m) => m.type() === 'error' && /Content Security Policy/.test(m.text()) && errors.push(m.text()),
      )
    },
  })
async function expectTidy(page: Page, name: string): Promise<void> {
  await shoot(page, name)
  expect(await seriousFaults(page)).toEqual([])
  expect(await fitsWidth(page), 'the page is wider than the window').toBe(true)
}
const entryAt = (id: string) => `/desk/registers/elevator.units/${encodeURIComponent(id)}`

describe.each([
  ['390', phone],
  ['1440', wide],
] as const)('the desk at %s px', (name, size) => {
  test('the registers, each with how many stand how', async () => {
    const page = await openAs('city', '/desk/registers', size)
    await page.getByRole('heading', { name: '既有住宅单元摸底名册' }).waitFor()
    expect(await page.locator('.card').first().innerText()).toContain(String(total))
    await expectTidy(page, `registers-${name}`)
  })

  test('a table that is narrowed by standing and name', async () => {
    const page = await openAs('city', '/desk/registers/elevator.units', size)
    await page.getByTestId('entries').waitFor()
    expect(await page.getByTestId('register-total').innerText()).toBe(String(total))
    await expectTidy(page, `register-${name}`)
    await page.getByRole('button', { name: /有条件/ }).click()
    await page.waitForFunction((n) => {
      const totalText = document.querySelector('[data-testid=register-total]')?.textContent
      return totalText !== undefined && totalText !== null && totalText !== String(n)
    }, total)
    expect(new Set(await page.locator('.entries .stands').allInnerTexts())).toEqual(new Set(['有条件']))
    await page.getByLabel('名称').fill('三湘鑫苑')
    await page.waitForFunction(
      () => document.querySelector('[data-testid=register-total]')?.textContent === '1',
    )
    expect(await page.locator('.row-link').allInnerTexts()).toEqual(['三湘鑫苑1栋1单元'])
    await expectTidy(page, `register-narrowed-${name}`)
  })

  test('an entry with its reasons, its project and its history', async () => {
    const page = await openAs('city', entryAt(stairUnit), size)
    await page.getByTestId('versions').waitFor()
    expect(await page.locator('.reasons').innerText()).toContain('消防车道净宽满足要求')
    expect(await page.getByTestId('versions').innerText()).toMatch(/消防车道净宽：.*3\.20米/)
    expect(await page.getByRole('link', { name: /办件 E-0001/ }).getAttribute('href')).toBe(
      `/r/${xiangtan}/desk/cases/E-0001`,
    )
    await expectTidy(page, `entry-${name}`)
  })

  test('the map, its legend, and a unit opened from the list', async () => {
    const page = await openAs('city', '/desk/map?register=elevator.units', size)
    await page.locator('canvas[data-draw-ms]').waitFor()
    await expectTidy(page, `map-${name}`)
    const legend = page.locator('.legend .toggle')
    expect(
      (await legend.locator('b').allInnerTexts()).reduce((n, x) => n + Number(x.replace(',', '')), 0),
    ).toBe(total)
    await legend.filter({ hasText: /^\s*不具备条件/ }).click()
    expect(await legend.filter({ hasText: /^\s*不具备条件/ }).getAttribute('aria-pressed')).toBe('false')
    for (const place of [/高新/, /双马街道/])
      await page.getByTestId('places').getByRole('button', { name: place }).click()
    await page
      .getByTestId('places')
      .getByRole('button', { name: /新塘里社区/ })
      .waitFor()
    await shoot(page, `map-below-${name}`)
  })
})

describe('by keyboard', () => {
  test('through the table with j and k, into an entry and on to its case', async () => {
    const page = await openAs(
      'city',
      '/desk/registers/elevator.units?q=%E4%B8%89%E6%B9%98%E9%91%AB%E8%8B%91',
      wide,
    )
    await page.getByTestId('entries').waitFor()
    for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('三湘鑫苑1栋2单元')
    await page.keyboard.press('Enter')
    await page.waitForURL(/entries|registers\/elevator.units\/43/)
    await page.getByTestId('versions').waitFor()
  })

  test('from the city down to a stair in the list beside the map; the card has the focus, Escape closes it', async () => {
    const page = await openAs('community', '/desk/map?register=elevator.units', wide)
    await page.locator('canvas[data-draw-ms]').waitFor()
    for (const place of [/高新/, /双马街道/, /新塘里社区/]) {
      await page.getByTestId('places').getByRole('button', { name: place }).focus()
      await page.keyboard.press('Enter')
    }
    const thing = page.getByTestId('things').getByRole('button', { name: /1栋1单元/ })
    await thing.focus()
    await page.keyboard.press('Enter')
    await page.locator('.map-card h2:focus').waitFor()
    expect(await page.locator('.map-card').innerText()).toMatch(
      /三湘鑫苑1栋1单元[\s\S]*有条件[\s\S]*消防车道净宽满足要求[\s\S]*筹备[\s\S]*办件 E-0001/,
    )
    expect(await seriousFaults(page)).toEqual([])
    await shoot(page, 'map-card-1440')
    await page.keyboard.press('Escape')
    await page.locator('.map-card').waitFor({ state: 'detached' })
  })

  test('a click on the map opens what lies there', async () => {
    const page = await openAs(
      'city',
      `/desk/map?register=elevator.units&entry=${encodeURIComponent(stairUnit)}`,
      wide,
    )
    await page.locator('canvas[data-draw-ms]').waitFor()
    await page.locator('.map-card h2:focus').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.map-card').waitFor({ state: 'detached' })
    /** The map was moved to it: it lies in the middle. */
    await shoot(page, 'map-close-1440')
    const box = (await page.getByTestId('map').boundingBox())!
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await page.locator('.map-card h2').waitFor()
    expect(await page.locator('.map-card').innerText()).toContain('三湘鑫苑')
  })
})

describe('a resident', () => {
  test('finds the published list from the first page and reads that owners may choose others', async () => {
    const page = await openAs(null, '/', phone)
    await page.getByRole('link', { name: /电梯加装推荐名录/ }).click()
    await page.locator('.entries li').first().waitFor()
    expect(await page.locator('.notice').innerText()).toMatch(/只供业主选择参考[\s\S]*优化营商环境条例/)
    expect(await page.locator('.entries li').filter({ hasText: '恒达' }).innerText()).toMatch(
      /移出[\s\S]*2021年9月13日[\s\S]*12分[\s\S]*申辩理由不成立/,
    )
    expect(await page.locator('.entries li').filter({ hasText: '顺升' }).innerText()).toMatch(
      /警告[\s\S]*已过期/,
    )
    await expectTidy(page, 'list-390')
    await page.getByRole('button', { name: /移出/ }).click()
    await page.waitForFunction(() => document.querySelectorAll('.entries li').length === 1)
    await expectTidy(await openAs(null, '/lists/elevator.firms', wide), 'list-1440')
    await expectTidy(await openAs(null, '/', phone), 'home-390')
  })

  test.each([
    ['390', phone],
    ['1440', wide],
  ] as const)(
    'finds their building without signing in, and reads why and how far, at %s px',
    async (name, size) => {
      const page = await openAs(null, '/units', size)
      await page.getByLabel('小区、楼栋、单元').fill('三湘鑫苑 1栋')
      await page.getByRole('button', { name: '查询' }).click()
      await page.getByRole('heading', { name: '能不能加装电梯' }).waitFor()
      await page.locator('.entry-link').first().waitFor()
      await expectTidy(page, `find-${name}`)
      await page
        .locator('section')
        .filter({ hasText: '能不能加装电梯' })
        .getByRole('link', { name: /1栋1单元/ })
        .click()
      await page.getByRole('heading', { level: 1, name: /三湘鑫苑1栋1单元/ }).waitFor()
      const said = await page.locator('main').innerText()
      expect(said).toMatch(/有条件[\s\S]*未满足、可整改[\s\S]*消防车道净宽满足要求[\s\S]*筹备/)
      expect(said).not.toMatch(/单一产权|不动产权证|E-0001|S-1/)
      await expectTidy(page, `unit-${name}`)
    },
  )
})
