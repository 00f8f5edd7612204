/** The project of a stair as an owner sees it on a phone and as the community sees it on one page. */
import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { seriousFaults } from '../../tools/axe.ts'
import { launchBrowser } from '../../tools/browser.ts'
import { codeOf, password, type TestHouse, type Visitors } from '../../tools/house.ts'
import { household, onPaper, openBallot, openNotice, openUse, openWorks, openXiangtan, xiangtan } from '../../tools/stair.ts'
import { fitsWidth, phone, wide } from './testing.ts'

let house: TestHouse
let at: Visitors
let browser: Awaited<ReturnType<typeof launchBrowser>>
let id: string
const shots = process.env.YIMEN_SHOTS

beforeAll(async () => {
  ;({ house, at } = await openXiangtan({ pages: true }))
  id = await openBallot(at, 'E-0001', '2021-11-05', ['401'])
  /** Ten of sixteen have said yes on paper, so that the owner of 401 decides. */
  const rooms = household.dwellings.toReversed().filter((d) => d.room !== '401').map((d) => d.room).slice(0, 10)
  for (const room of rooms) await onPaper(at, id, (await (await at.as('community')).get<{ seq: number }>(`/api/cases/${id}`)).body.seq, room, 'agree')
  await openNotice(at)
  await openUse(at)
  await openWorks(at)
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
/** Nothing beyond the edge, nothing that a helper's ear or keyboard cannot use. */
const isSound = async (page: Page) => {
  expect(await fitsWidth(page)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
}

describe('the owner’s phone', () => {
  let page: Page
  beforeAll(async () => { page = await open('owner', '/me', phone) })

  test('the list says which stair, what is asked, and until when', async () => {
    await page.waitForSelector('.ask')
    expect(await page.textContent(`a[href$="${id}"]`)).toContain('三湘鑫苑1栋1单元')
    expect(await page.textContent(`a[href$="${id}"]`)).toContain('请您表决（401），2021年11月5日截止')
    await isSound(page)
    await shoot(page, 'owner-mine-390')
  })

  test('asks one question, says that this vote may decide, and shows the plan, the flat and how far it is', async () => {
    await page.click(`a[href$="${id}"]`)
    await page.waitForSelector('#vote')
    expect(await page.textContent('.todo')).toContain('本单元是否按公布的方案加装电梯')
    expect(await page.textContent('.todo')).toContain('您这一票可能决定结果')
    expect(await page.textContent('#plan')).toContain('错层入户')
    expect(await page.textContent('body')).toContain('4层，83.10平方米')
    expect(await page.textContent('body')).toMatch(/共20步，现在是第3步/)
    await isSound(page)
    await shoot(page, 'owner-ballot-390')
  })

  test('asks what the flat would pay by each table, with another price and other payers', async () => {
    const table = () => page.textContent('.tables')
    expect(await table()).toContain('这张表只到6层')
    const before = await table()
    await page.selectOption('#e-least', { label: '所有住户' })
    expect(await table()).not.toBe(before)
    await page.fill('#e-price', '600000')
    expect(await page.textContent('[aria-labelledby=estimate]')).toContain('由16户分摊500,000.00 元')
    await page.fill('#e-price', 'abc')
    expect(await page.textContent('[aria-labelledby=estimate]')).toContain('请填写总造价')
  })

  test('signs in two steps, and then sees the own vote and no second button for it', async () => {
    await page.click('.votes button >> text=同意 >> nth=0')
    expect(await page.textContent('.second-look')).toContain('提交后不能更改')
    await shoot(page, 'owner-confirm-390')
    await page.click('text=签署并提交')
    await page.waitForSelector('#vote', { state: 'detached' })
    expect(await page.textContent('[aria-labelledby=flat]')).toMatch(/同意.*10月20日手机签署/)
    expect(await page.locator('button', { hasText: /^表决$/ }).count()).toBe(0)
  })

  test('consents apart to the use of the own part, and is asked no more', async () => {
    await page.click('text=我同意')
    await shoot(page, 'owner-consent-390')
    await page.click('text=签署并提交')
    await page.waitForSelector('#consent', { state: 'detached' })
    await shoot(page, 'owner-voted-390')
  })

  test('objects during the notice in two fields, and follows the own objection; sees no other’s', async () => {
    page = await open('owner', '/cases/E-0002', phone)
    await page.waitForSelector('#objections')
    expect(await page.textContent('[aria-labelledby=objections]')).toContain('共收到1件异议')
    expect(await page.textContent('[aria-labelledby=objections]')).not.toContain('噪音')
    expect(await page.textContent('[aria-labelledby=share]')).toMatch(/401 应出 32,500\.00 元.*已缴15,000\.00 元/)
    await page.click('text=这个数怎么算的')
    expect(await page.textContent('[aria-labelledby=share]')).toContain('4层系数1.30，全体出资户系数合计16.00')
    await isSound(page)
    await page.click('text=我要提出异议')
    await page.check('text=采光')
    await page.fill('textarea', '四楼客厅的采光会受影响')
    await shoot(page, 'owner-object-390')
    await page.click('text=确认')
    await page.waitForSelector('text=我提出的第2号异议')
    await isSound(page)
    await shoot(page, 'owner-notice-390')
  })

  test('in use: the next maintenance, what joining would cost, and help in two taps', async () => {
    page = await open('owner', '/cases/E-0003', phone)
    await page.waitForSelector('.urgent-call')
    expect(await page.textContent('#upkeep')).toContain('下次维护保养')
    expect(await page.textContent('[aria-labelledby=share]')).toContain('401 今天补缴加入 32,500.00 元')
    expect(await page.getAttribute('.urgent-call a', 'href')).toBe('tel:073158201234')
    await isSound(page)
    await shoot(page, 'owner-use-390')
    await page.click('text=有人被困，马上报告')
    await page.click('.counts button >> text=2人')
    await page.waitForSelector('text=救援人员正在赶来')
    expect(await page.textContent('.now')).toContain('困人救援')
    await isSound(page)
    await shoot(page, 'owner-trapped-390')
  })

  test('large letters fit the same phone', async () => {
    page = await open('owner', '/cases/E-0002', phone)
    await page.waitForSelector('#share')
    await page.click('text=大字')
    await isSound(page)
    await shoot(page, 'owner-large-390')
  })

  test('and a wide screen', async () => {
    page = await open('owner', '/cases/E-0004', wide)
    await page.waitForSelector('#line')
    await isSound(page)
    await shoot(page, 'owner-works-1440')
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
