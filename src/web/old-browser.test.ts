/** [OB1] The pages in a Chromium of January 2023, and what their built scripts are written with. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchOldBrowser } from '../../tools/browser.ts'
import { openTestHouse, type TestHouse } from '../../tools/house.ts'
import { openPage, phone, shoot, wide } from './testing.ts'

let house: TestHouse
let browser: Browser

beforeAll(async () => {
  house = await openTestHouse({ pages: true })
  browser = await launchOldBrowser()
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await browser.close()
  await house.close()
})

test('it is one', () => expect(browser.version()).toMatch(/^109\./))

test.each<[string, string | null, string, 'phone' | 'wide', string]>([
  ['the services', null, '/', 'phone', '您要办什么事？'],
  ['a guide', null, '/services/assistance.temporary', 'phone', '临时救助'],
  ['an application', 'neighbour', '/services/assistance.temporary/apply', 'phone', '您住在哪里？'],
  ['my cases', 'neighbour', '/me', 'phone', '您好'],
  ['a list', null, '/lists', 'phone', '公开名录'],
  ['the first page', 'clerk', '/desk', 'wide', '早上好'],
  ['the inbox', 'clerk', '/desk/inbox', 'wide', '收件箱'],
  ['a new case', 'village', '/desk/new', 'wide', '新建办件'],
  ['the figures', 'county', '/desk/figures', 'wide', '指标'],
  ['the field', 'grid', '/field', 'phone', '今日任务'],
  ['the check of a draft', 'county', '/desk/bulletins/check', 'wide', '核对文稿'],
])(
  '%s is there, and nothing fails',
  async (name, login, path, size, heading) => {
    const errors: string[] = []
    const page: Page = await openPage(browser, house.url, login, path, {
      size: size === 'phone' ? phone : wide,
      before: async (p) => void p.on('pageerror', (e) => errors.push(String(e))),
    })
    await page.waitForLoadState('networkidle')
    expect((await page.locator('h1').first().textContent())?.trim()).toContain(heading)
    expect(errors).toEqual([])
    await shoot(page, `old-${name.replaceAll(' ', '-')}`)
    await page.context().close()
  },
  60_000,
)

test('an application is filled in as far as its papers', async () => {
  const page = await openPage(browser, house.url, 'neighbour', '/services/assistance.temporary/apply', {
    size: phone,
  })
  await page.getByLabel('乡镇').selectOption({ label: '岩口铺镇' })
  await page.getByLabel('村（社区）').selectOption({ label: '云赵村' })
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('急难型：突发意外或重病').click()
  await page.getByText('重大疾病', { exact: true }).click()
  await page.getByLabel('困难情况').fill('突发疾病住院')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('申请人姓名').fill('周莲')
  expect(await page.getByLabel('申请人姓名').inputValue()).toBe('周莲')
  await page.context().close()
})

describe('the built scripts', () => {
  const folder = process.env.YIMEN_WEB ?? fileURLToPath(new URL('../../dist/web', import.meta.url))
  const scripts = readdirSync(join(folder, 'assets'))
    .filter((f) => f.endsWith('.js'))
    .map((f) => [f, readFileSync(join(folder, 'assets', f), 'utf8')] as const)

  test.each<[string, RegExp]>([
    ['look behind in a pattern, which Safari before 16.4 refuses with the whole script', /\(\?<[=!]/],
    ['the flag v of patterns', /\/[dgimsuy]*v[dgimsuy]*\.test\(/],
    ['blocks of classes', /\bstatic\s*\{/],
  ])('never %s', (_, pattern) => {
    expect(scripts.length).toBeGreaterThan(5)
    expect(scripts.filter(([, text]) => pattern.test(text)).map(([name]) => name)).toEqual([])
  })
})

test('what the pages are given is what such a browser lacks, to the letter', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${house.url}/`)
  await page.waitForSelector('h1')
  expect(
    await page.evaluate(() => [
      [3, 1, 2].toSorted(),
      [1, 2, 3].toReversed(),
      [1, 2, 3].toSpliced(1, 1, 9, 8),
      [1, 2, 3].with(-1, 7),
      [1, 2, 3].findLast((n) => n < 3),
      [1, 2, 3].findLastIndex((n) => n > 5),
      [1, 2, 3].at(-1),
      Object.hasOwn({ a: 1 }, 'a'),
      Object.keys([]).length,
    ]),
  ).toEqual([[1, 2, 3], [3, 2, 1], [1, 9, 8, 3], [1, 2, 7], 2, -1, 3, true, 0])
  await page.context().close()
})

test('a browser that is older still is told which it needs', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.addInitScript('delete String.prototype.replaceAll')
  await page.route('**/*.js', (route) =>
    route.request().url().endsWith('needs.js') ? route.continue() : route.abort(),
  )
  await page.goto(`${house.url}/`)
  await page.getByText('浏览器版本过旧').waitFor()
  await page.context().close()
})
