/** The project of a stair as an owner sees it on a phone and as the community sees it on one page. */
import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { seriousFaults } from '../../tools/axe.ts'
import { launchBrowser } from '../../tools/browser.ts'
import { codeOf, password, type TestHouse, type Visitors } from '../../tools/house.ts'
import { household, onPaper, openBallot, openXiangtan, xiangtan } from '../../tools/stair.ts'
import { fitsWidth, phone, wide } from './testing.ts'

let house: TestHouse
let at: Visitors
let browser: Awaited<ReturnType<typeof launchBrowser>>
let id: string
const shots = process.env.YIMEN_SHOTS

beforeAll(async () => {
  ;({ house, at } = await openXiangtan({ pages: true }))
  id = await openBallot(at)
  /** Ten of sixteen have said yes on paper, so that the owner of 401 decides. */
  const rooms = household.dwellings.toReversed().filter((d) => d.room !== '401').map((d) => d.room).slice(0, 10)
  for (const room of rooms) await onPaper(at, id, (await (await at.as('community')).get<{ seq: number }>(`/api/cases/${id}`)).body.seq, room, 'agree')
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await house.close()
})

async function open(login: string, path: string, size: { readonly width: number; readonly height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN' })
  const answer = await context.request.post(`${house.url}/r/${xiangtan}/api/session`, { headers: { 'x-yimen': '1' }, data: { login, password, code: codeOf(login) } })
  expect(answer.ok(), await answer.text()).toBe(true)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${house.url}/r/${xiangtan}${path}`)
  await page.waitForSelector('h1')
  return page
}
const shoot = async (page: Page, name: string) => {
  if (shots === undefined) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

describe('the owner’s phone', () => {
  let page: Page
  beforeAll(async () => { page = await open('owner', `/cases/${id}`, phone) })

  test('asks one question, says that this vote may decide, and shows how far it is', async () => {
    await page.waitForSelector('#vote')
    expect(await page.textContent('.todo')).toContain('本单元是否按公布的方案加装电梯')
    expect(await page.textContent('.todo')).toContain('您这一票可能决定结果')
    expect(await page.textContent('body')).toMatch(/共20步，现在是第3步/)
    expect(await fitsWidth(page)).toBe(true)
    expect(await seriousFaults(page)).toEqual([])
    await shoot(page, 'owner-ballot-390')
  })

  test('signs in two steps, and then sees the own vote', async () => {
    await page.click('.votes button >> text=同意 >> nth=0')
    expect(await page.textContent('.todo')).toContain('提交后不能更改')
    await shoot(page, 'owner-confirm-390')
    await page.click('text=签署并提交')
    await page.waitForSelector('#vote', { state: 'detached' })
    expect(await page.textContent('body')).toContain('您家401：同意')
    await shoot(page, 'owner-voted-390')
  })
})

test.each([['390', phone], ['1440', wide]] as const)('the project page of the community at %s px: the line of steps, the tests, the doors', async (name, size) => {
  const page = await open('community', `/desk/cases/${id}`, size)
  await page.waitForSelector('.stages')
  expect(await page.locator('.stages li').count()).toBe(20)
  expect(await page.textContent('[aria-current=step]')).toContain('业主表决')
  await page.waitForSelector('.doors')
  expect(await page.locator('.doors td.agree').count()).toBeGreaterThan(6)
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, `project-${name}`)
})

test.each([['390', phone], ['1440', wide]] as const)('the print menu of the community at %s px: what is to be signed, in one place, by keyboard too', async (name, size) => {
  const page = await open('community', `/desk/cases/${id}`, size)
  const menu = page.locator('.prints')
  await menu.locator('summary').focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('.prints-list')
  expect(await menu.locator('h3').allTextContents()).toEqual(['待填写、签字'])
  expect(await menu.locator('li a:first-child').allTextContents()).toEqual(['既有住宅加装电梯业主表决票 PDF', '授权委托书 PDF'])
  expect(await fitsWidth(page)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, `prints-${name}`)
  await page.keyboard.press('Escape')
  expect(await menu.getAttribute('open')).toBe(null)
})

test('the owner prints the own ballot from the phone', async () => {
  const page = await open('owner', `/cases/${id}`, phone)
  await page.waitForSelector('#forms')
  expect(await page.locator('#forms ~ ul a[href$="/papers/ballot.pdf"]').count()).toBe(1)
  await shoot(page, 'owner-forms-390')
})
