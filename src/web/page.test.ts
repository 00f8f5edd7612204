/** [PG11] The first page of a rehearsal as people see it: a broadsheet whose values open into records, on a desk, a phone and paper. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { seriousFaults } from '../../tools/axe.ts'
import { fitsWidth, openFaces, openPage, phone, shoot, wide, type Faces } from './testing.ts'

let faces: Faces
beforeAll(async () => {
  faces = await openFaces({ opensOnPage: true })
}, 120_000)
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
})

const openedAt = async (size = wide): Promise<Page> => {
  const page = await openPage(faces.browser, faces.house.url, null, '/', { size, bypassCSP: true })
  await page.waitForSelector('article[data-article="A9"]')
  return page
}

test('[PG11] the first address is the page: nine articles, whose missing values say so; residents are at /services', async () => {
  const page = await openedAt()
  expect(await page.locator('article').count()).toBe(9)
  expect(await page.locator('[data-id]').count()).toBeGreaterThanOrEqual(118)
  expect(await page.locator('[data-id="A3-01"]').innerText()).toBe('—')
  expect(await page.locator('article[data-article="A3"] .state').innerText()).toContain('没有接入')
  await shoot(page, 'page-1440')
  expect(await seriousFaults(page)).toEqual([])
  await page.goto(`${faces.house.url}/services`)
  await page.waitForSelector('text=您要办什么事')
})

test('[PG11] a value opens its meaning, by keyboard too, and closes again to where one was', async () => {
  const page = await openedAt()
  await page.locator('[data-id="A3-01"]').focus()
  await page.keyboard.press('Enter')
  const panel = page.locator('[data-panel="A3-01"]')
  await panel.waitFor()
  expect(await panel.innerText()).toContain('没有接入')
  expect(await seriousFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(await panel.count()).toBe(0)
  expect(await page.evaluate("document.activeElement?.getAttribute('data-id')")).toBe('A3-01')
})

test('[PG11] one column on a phone, nothing wider than the screen, in English as well', async () => {
  const page = await openedAt(phone)
  await shoot(page, 'page-390')
  expect(await fitsWidth(page)).toBe(true)
  await page.click('text=English')
  await page.waitForSelector('text=Urgent relief')
  expect(await fitsWidth(page)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, 'page-390-en')
})

test('[PG6] [PG11] on paper stand the nine articles and why a value is not there, and nothing to press', async () => {
  const page = await openedAt()
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.tools').isVisible()).toBe(false)
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
