/** [PG11] The first page of a rehearsal as people see it: a broadsheet whose values open into records, on a desk, a phone and paper. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { seriousFaults } from '../../tools/axe.ts'
import { launchBrowser } from '../../tools/browser.ts'
import { openHouseOver, type TestHouse } from '../../tools/house.ts'
import { restoreOldHome, type OldHome } from '../../tools/old-home.ts'
import { fitsWidth, openPage, phone, shoot, wide } from './testing.ts'

let home: OldHome
let house: TestHouse
let browser: Browser
beforeAll(async () => {
  home = await restoreOldHome()
  house = await openHouseOver(home.database, { codes: ['430523', '430300'], pages: true, opensOnPage: true })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  expect(house.faults).toEqual([])
  await house.close()
  home.remove()
})

type Reader = { readonly size?: typeof wide; readonly hasSeenTour?: boolean; readonly path?: string }
const openedAt = async ({ size = wide, hasSeenTour = true, path = '/' }: Reader = {}): Promise<Page> => {
  const page = await openPage(browser, house.url, null, path, {
    size,
    bypassCSP: true,
    before: async (p) => {
      if (hasSeenTour)
        await p.addInitScript(
          "localStorage.getItem('yimen-page-tour') ?? localStorage.setItem('yimen-page-tour', 'seen')",
        )
    },
  })
  await page.waitForSelector('article[data-article="A9"]')
  return page
}
/** What stands over the edge of another: the texts and headlines of the articles. */
const overlapping = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll('article header, article .text, article .large')].map(
      (e) => ({
        name: `${e.closest('article')!.dataset.article} ${e.className}`,
        box: e.getBoundingClientRect(),
      }),
    )
    return boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter(
          ({ box: b }) =>
            a.box.left < b.right - 1 &&
            b.left < a.box.right - 1 &&
            a.box.top < b.bottom - 1 &&
            b.top < a.box.bottom - 1,
        )
        .map((b) => `${a.name} × ${b.name}`),
    )
  })
const columnsOf = (page: Page, article: string): Promise<number> =>
  page.evaluate(
    (name) => Number(getComputedStyle(document.querySelector(`[data-article="${name}"] .text`)!).columnCount),
    article,
  )
const sizeOf = (page: Page, article: string): Promise<number> =>
  page.evaluate(
    (name) => parseFloat(getComputedStyle(document.querySelector(`[data-article="${name}"] h2`)!).fontSize),
    article,
  )

test('[PG11] the first address is the page: nine articles, whose missing values say so; residents are at /services', async () => {
  const page = await openedAt()
  expect(await page.locator('article').count()).toBe(9)
  expect(await page.locator('[data-id]').count()).toBeGreaterThanOrEqual(118)
  expect(await page.locator('[data-id="A3-01"]').innerText()).toBe('—')
  expect(await page.locator('article[data-article="A3"] .state').innerText()).toContain('没有接入')
  expect(Number(await page.locator('.text [data-id="A4-05"]').innerText())).toBeGreaterThan(10)
  expect(await seriousFaults(page)).toEqual([])
  await page.goto(`${house.url}/services`)
  await page.waitForSelector('text=您要办什么事')
})

test('[PG13] at 1440 it is a broadsheet: columns, headlines of unequal weight, nothing over anything, nothing wider than the screen', async () => {
  const page = await openedAt()
  await shoot(page, 'page-1440')
  expect(await overlapping(page)).toEqual([])
  expect(await fitsWidth(page)).toBe(true)
  expect([await columnsOf(page, 'A1'), await columnsOf(page, 'A2'), await columnsOf(page, 'A5')]).toEqual([
    3, 4, 1,
  ])
  const sizes = await Promise.all(['A1', 'A9', 'A6', 'A8'].map((a) => sizeOf(page, a)))
  expect(sizes.toSorted((a, b) => b - a)).toEqual(sizes)
  expect(new Set(sizes).size).toBe(4)
})

test('[PG15] a value opens its meaning and its records, by keyboard too, and closes again to where one was', async () => {
  const page = await openedAt()
  await page.locator('[data-id="A3-01"]').focus()
  await page.keyboard.press('Enter')
  const panel = page.locator('[data-panel="A3-01"]')
  await panel.waitFor()
  expect(await panel.innerText()).toContain('没有接入')
  await page.keyboard.press('Escape')
  expect(await panel.count()).toBe(0)
  expect(await page.evaluate("document.activeElement?.getAttribute('data-id')")).toBe('A3-01')
  await page.locator('.text [data-id="A1-03"]').click()
  const lifts = page.locator('[data-panel="A1-03"]')
  await lifts.locator('.records li a').first().waitFor()
  for (const words of ['台', '确数', '2021-01-01 至 2021-10-20', '湘潭市', '记录指纹'])
    expect(await lifts.innerText()).toContain(words)
  expect(await lifts.locator('.records li a').first().getAttribute('href')).toMatch(
    /^\/r\/430300\/desk\/cases\/E2021/,
  )
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, 'page-value-1440')
})

test('[PG13] on a phone a large number of five figures stands on one line', async () => {
  const page = await openedAt({ size: phone })
  const broken = await page.locator('.large .v').evaluateAll((values) =>
    values.filter((v) => {
      v.textContent = '14678'
      return v.clientHeight > 1.5 * parseFloat(getComputedStyle(v).lineHeight)
    }),
  )
  expect(await page.locator('.large .v').count()).toBeGreaterThan(10)
  expect(broken).toEqual([])
  expect(await fitsWidth(page)).toBe(true)
})

test('[PG15] an open value has an address, and the way back closes it', async () => {
  const page = await openedAt({ size: phone })
  await page.locator('.text [data-id="A4-05"]').click()
  await page.locator('[data-panel="A4-05"] .records li').first().waitFor()
  await shoot(page, 'page-value-390')
  expect(await fitsWidth(page)).toBe(true)
  await page.goBack()
  await page.waitForSelector('[data-panel]', { state: 'detached' })
  expect(await page.locator('article').count()).toBe(9)
  const second = await openedAt({ path: '/#A4-05' })
  await second.locator('[data-panel="A4-05"]').waitFor()
  await second.keyboard.press('Escape')
  expect(new URL(second.url()).hash).toBe('')
})

test('[PG11] [PG13] one column on a phone, nothing wider than the screen, in English as well', async () => {
  const page = await openedAt({ size: phone })
  await shoot(page, 'page-390')
  expect(await fitsWidth(page)).toBe(true)
  for (const article of ['A1', 'A2', 'A9']) expect(await columnsOf(page, article)).toBe(1)
  const lefts = await page.evaluate(() => [
    ...new Set(
      [...document.querySelectorAll('article')].map((a) => Math.round(a.getBoundingClientRect().left)),
    ),
  ])
  expect(lefts).toHaveLength(1)
  await page.click('text=English')
  await page.waitForSelector('text=Urgent relief')
  expect(await fitsWidth(page)).toBe(true)
  expect(await overlapping(page)).toEqual([])
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, 'page-390-en')
})

test.each([
  ['430523', '/services', '邵阳县'],
  ['430300', '/r/430300/', '湘潭市'],
])('[PG11] the three faces of %s are those of its own', async (realm, services, name) => {
  const page = await openedAt()
  const base = services === '/services' ? '/' : services
  const ways = page.locator(`[data-realm="${realm}"] [data-face]`)
  const hrefs = await ways.evaluateAll((links) => links.map((a) => a.getAttribute('href')))
  expect(hrefs).toEqual([services, `${base}desk`, `${base}wall`])
  for (const href of hrefs) {
    await page.goto(`${house.url}${href}`)
    await page.waitForSelector(`text=${name}`)
  }
})

test('[PG14] the tour is offered once, walks seven steps by keyboard, and is remembered by the browser alone', async () => {
  const page = await openedAt({ hasSeenTour: false })
  const methods: string[] = []
  await page.click('text=开始导览')
  page.on('request', (r) => methods.push(r.method()))
  const card = page.locator('.tour')
  for (let step = 1; step <= 7; step++) {
    expect(await card.innerText()).toContain(`${step} / 7`)
    await page.waitForSelector('.lit')
    if (step === 2) await page.locator('[data-panel] .records li').first().waitFor()
    expect(await seriousFaults(page)).toEqual([])
    if (step < 7) await page.keyboard.press('ArrowRight')
  }
  expect(await page.locator('[data-panel]').count()).toBe(0)
  await page.keyboard.press('Escape')
  expect(await card.count()).toBe(0)
  expect(methods.filter((method) => method !== 'GET')).toEqual([])
  expect(await page.evaluate("localStorage.getItem('yimen-page-tour')")).toBe('seen')
  await page.reload()
  await page.waitForSelector('article')
  expect(await card.count()).toBe(0)
  await page.click('[data-act="tour"]')
  expect(await card.innerText()).toContain('1 / 7')
})

test('[PG14] on a phone, and it waits for who goes off to a realm', async () => {
  const page = await openedAt({ size: phone, hasSeenTour: false })
  await page.click('text=开始导览')
  for (let step = 1; step < 3; step++) await page.click('text=下一步')
  await shoot(page, 'page-tour-390')
  expect(await fitsWidth(page)).toBe(true)
  await page.click('.tour a')
  await page.waitForSelector('text=您要办什么事')
  await page.goBack()
  await page.waitForSelector('.tour')
  expect(await page.locator('.tour').innerText()).toContain('3 / 7')
  expect(await page.locator('.lit').getAttribute('data-face')).toBe('resident')
})

test('[PG6] [PG11] on paper stand the nine articles and why a value is not there, on two sheets at most, and nothing to press', async () => {
  const page = await openedAt()
  await page.emulateMedia({ media: 'print' })
  for (const part of ['.tools', '.places']) expect(await page.locator(part).isVisible()).toBe(false)
  expect(await page.locator('article[data-article="A9"] .state').isVisible()).toBe(true)
  await shoot(page, 'page-print')
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.startsWith('%PDF-')).toBe(true)
  expect([...pdf.matchAll(/\/Type\s*\/Page\b/g)].length).toBeLessThanOrEqual(2)
})

test('[PG11] its script is light', () => {
  const built = process.env.YIMEN_WEB ?? 'dist/web'
  const html = readFileSync(join(built, 'page.html'), 'utf8')
  const scripts = [...html.matchAll(/"\/(assets\/[^"]+\.js)"/g)].map((m) => m[1]!)
  expect(scripts.length).toBeGreaterThan(1)
  const bytes = scripts.reduce((sum, path) => sum + statSync(join(built, path)).size, 0)
  expect(bytes).toBeLessThan(150_000)
})
