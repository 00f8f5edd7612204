/** [RM3] [RM9] Two realms in one browser: signed in at both as different people, each with its own pages, links and papers. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BrowserContext, Page } from 'playwright-core'
import { encode } from 'uqr'
import { apply, family, formOf, staffOf } from '../../tools/county.ts'
import { seriousFaults } from '../../tools/axe.ts'
import { codeOf, everywhere } from '../../tools/house.ts'
import { community, worker, loudi, loudiRegistry } from '../../tools/loudi.ts'
import type { Done } from '../server/contract/index.ts'
import { greeting, fitsWidth, openFaces, phone, type Faces } from './testing.ts'

let faces: Faces
let context: BrowserContext
/** A case that waits for the clerk, in Shaoyang and in Loudi. */
let here: string
let there: string

beforeAll(async () => {
  faces = await openFaces({ codes: ['430523', loudi], packs: everywhere() })
  const put = await faces.house
    .at(loudi)
    .console.send('PUT', '/api/registry', JSON.stringify(loudiRegistry), {
      'content-type': 'application/json',
    })
  expect(put.status, JSON.stringify(put.body)).toBe(200)
  here = await apply(await staffOf(faces.house), family(1))
  there = (
    await (
      await faces.house.at(loudi).as('village')
    ).post<Done>('/api/cases', {
      programme: 'assistance.temporary',
      outcome: 'apply',
      area: community,
      post: worker,
      input: formOf(family(2)),
    })
  ).body.case
  context = await faces.browser.newContext({ locale: 'zh-CN', acceptDownloads: true })
})
afterAll(async () => {
  await context.close()
  expect(faces.house.faults).toEqual([])
  await faces.close()
})

async function openPath(path: string): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${faces.house.url}${path}`)
  await page.waitForSelector('h1')
  return page
}
const pathOf = (page: Page): string => new URL(page.url()).pathname

async function signIn(path: string): Promise<Page> {
  const page = await openPath(path)
  await page.getByLabel('用户名').fill('clerk')
  await page.getByLabel('密码').fill('yimen-rehearsal')
  const enter = page.getByRole('button', { name: '登录', exact: true })
  await enter.click()
  const inbox = page.getByRole('heading', { level: 1, name: greeting })
  const code = page.getByLabel('手机上的6位动态验证码')
  /** The clerk who decides a programme of this realm is asked for the code; one who decides none is not. */
  await inbox.or(code).waitFor()
  if (await code.isVisible()) {
    await code.fill(codeOf('clerk'))
    await enter.click()
  }
  await inbox.waitFor()
  return page
}

test('the clerk of one realm and the clerk of the other work side by side in one browser', async () => {
  const mine = await signIn('/desk')
  await mine.getByRole('link', { name: here }).waitFor()
  const first = await openPath('/r/431300/desk')
  await first.getByRole('heading', { name: '工作人员登录' }).waitFor()
  await first.close()
  const theirs = await signIn('/r/431300/desk')
  await theirs.getByRole('link', { name: there }).waitFor()
  expect(await theirs.locator('header').innerText()).toContain('娄底市')
  await mine.reload()
  await mine.getByRole('link', { name: here }).waitFor()
  expect(await mine.locator('header').innerText()).toContain('邵阳县')
  expect(await mine.getByRole('link', { name: there }).count()).toBe(0)

  await theirs.getByRole('link', { name: there }).click()
  await theirs.getByTestId('facts').waitFor()
  expect(pathOf(theirs)).toBe(`/r/431300/desk/cases/${there}`)
  const links = (await theirs.evaluate(
    '[...document.querySelectorAll("a[href]")].map((a) => a.getAttribute("href"))',
  )) as readonly string[]
  expect(links.length).toBeGreaterThan(5)
  expect(links.filter((href) => !href.startsWith('/r/431300/') && href !== '#main')).toEqual([])
  await theirs.goBack()
  await theirs.getByRole('heading', { level: 1, name: greeting }).waitFor()
  expect(pathOf(theirs)).toBe('/r/431300/desk')

  await theirs.getByRole('button', { name: '退出' }).click()
  await theirs.getByRole('heading', { name: '工作人员登录' }).waitFor()
  await mine.reload()
  await mine.getByRole('link', { name: here }).waitFor()
})

test('residents and officials are told where they are, and find the way to the other place', async () => {
  const page = await faces.open(null, '/', phone)
  expect(await page.locator('.realm').innerText()).toContain('邵阳县')
  expect(await page.getByRole('link', { name: '娄底市' }).isVisible()).toBe(false)
  await page.getByText('切换地区').click()
  expect(await seriousFaults(page)).toEqual([])
  expect(await fitsWidth(page)).toBe(true)
  await page.getByRole('link', { name: '娄底市' }).click()
  await page.locator('.realm b', { hasText: '娄底市' }).waitFor()
  expect(pathOf(page)).toBe('/r/431300/services')
  await page
    .getByRole('link', { name: /临时救助/ })
    .first()
    .click()
  await page.waitForURL(/services\/./)
  expect(pathOf(page)).toBe('/r/431300/services/assistance.temporary')
  await page.getByRole('link', { name: '全部事项' }).click()
  await page.getByText('切换地区').click()
  await page.getByRole('link', { name: '邵阳县' }).click()
  await page.locator('.realm b', { hasText: '邵阳县' }).waitFor()
  expect(pathOf(page)).toBe('/services')

  const desk = await faces.open(null, '/r/431300/desk')
  expect(await desk.locator('.realm b').innerText()).toBe('娄底市')
  await desk.getByText('切换地区').click()
  expect(await seriousFaults(desk)).toEqual([])
  await desk.getByRole('link', { name: '邵阳县' }).click()
  await desk.locator('.realm b', { hasText: '邵阳县' }).waitFor()
  expect(pathOf(desk)).toBe('/desk')
})

test('the first realm’s own path leads to the same place, and one that is not served to none', async () => {
  const page = await faces.open(null, '/r/430523/', phone)
  expect(await page.locator('.realm b').innerText()).toBe('邵阳县')
  expect((await faces.house.stranger.get('/r/430400/')).status).toBe(404)
  expect((await faces.house.stranger.get('/r/431300')).status).toBe(200)
})

test('a receipt’s code leads to the realm’s own page, which says that the record is in its log', async () => {
  const village = await faces.house.at(loudi).as('village')
  const { body: r } = await village.get<{ readonly realm: string; readonly entry: string }>(
    `/api/cases/${there}/receipt`,
  )
  const page = await signIn('/r/431300/desk')
  await page.goto(`${faces.house.url}/r/431300/cases/${there}/receipt`)
  await page.getByText('已在这台设备上核验').waitFor()
  expect(await page.getByRole('link', { name: '下载离线凭证文件' }).getAttribute('href')).toBe(
    `/r/431300/api/cases/${there}/proof.html`,
  )
  const drawn = encode(`${faces.house.url}/r/431300/proof#${r.realm}.${r.entry}`, { ecc: 'M', border: 2 })
    .data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  expect(await page.locator('.code path').getAttribute('d'), 'the code holds the address of the check').toBe(
    drawn,
  )
  const check = await faces.open(null, `/r/431300/proof#${r.realm}.${r.entry}`, phone)
  await check.locator('.verdict.in').waitFor()
  expect((await (await faces.house.as('village')).get(`/api/cases/${here}/receipt`)).status).toBe(200)
  const elsewhere = await faces.open(null, `/proof#${r.realm}.${r.entry}`, phone)
  await elsewhere.getByText('不是本机关的凭证').waitFor()
})
