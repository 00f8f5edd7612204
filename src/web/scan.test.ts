/**
 * [FM13] [FM14] [FM15] [AB8] [AB9] [RG15] Codes before a camera, in a district of volunteers: cards of a class without network, the code of an
 * activity, an order at the shop, a certificate.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  lengshuitan,
  lengshuitanOffices,
  meiwan,
  schoolsOfLengshuitan,
} from '../../packs/rehearsal-hunan/index.ts'
import { makeLengshuitan } from '../../packs/lengshuitan.ts'
import { seriousFaults } from '../../tools/axe.ts'
import { launchBrowser } from '../../tools/browser.ts'
import { cameraFlags, filmCodes } from '../../tools/camera.ts'
import { seed, type Visitors } from '../../tools/house.ts'
import { boxesIn, codeIn, linesIn, sheetsIn } from '../../tools/pdf.ts'
import { playRehearsal } from '../cli/rehearse.ts'
import type { CaseView } from '../server/contract/index.ts'
import { fitsWidth, openFaces, openPage, phone, shoot, wide, type Faces } from './testing.ts'

let faces: Faces
const school = schoolsOfLengshuitan.find((s) => s.code === 'S01')!.name.zh
let at: Visitors
let site: string
let filmed: Browser
const folder = mkdtempSync(join(tmpdir(), 'yimen-camera-'))
const film = join(folder, 'camera.y4m')
const leaderPost = `${meiwan}-team-leader-S01`

beforeAll(async () => {
  faces = await openFaces({ codes: ['430523', lengshuitan] })
  site = `${faces.house.url}/r/${lengshuitan}`
  at = faces.house.at(lengshuitan)
  const { registry, waves } = makeLengshuitan(seed, 1_000)
  await playRehearsal({ registry, waves }, { url: faces.house.url, key: faces.house.key, realm: lengshuitan })
  filmCodes(film, ['S01-0005', 'S01-0007'])
  filmed = await launchBrowser(cameraFlags(film))
}, 400_000)
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await filmed.close()
  await faces.close()
  rmSync(folder, { recursive: true, force: true })
})

type Done = { readonly case: string }
/** What the leader of the school's team does, as their page would. */
async function act(path: string, line: object): Promise<string> {
  const { status, body } = await (await at.as('leader')).post<Done>(path, { post: leaderPost, ...line })
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body.case
}
const begins = async (id: string): Promise<void> => {
  const { body } = await (await at.as('leader')).get<CaseView>(`/api/cases/${id}?post=${leaderPost}`)
  await act(`/api/cases/${id}/commands`, { seq: body.seq, outcome: 'begin', input: {} })
}

/** An activity of today. */
async function published(title: string): Promise<string> {
  const leader = await at.as('leader')
  const { body } = await leader.get<{ readonly now: string }>('/api/me')
  const input = {
    title,
    servedOn: body.now.slice(0, 10),
    begins: '08:00',
    ends: '11:00',
    place: '敬老院',
    need: 40,
    duty: 'messenger',
    leastAge: 6,
    risk: 'none',
    hard: false,
    team: 'T01',
  }
  return act('/api/cases', { programme: 'volunteers.activity', area: meiwan, outcome: 'publish', input })
}

const says = (page: Page) => page.getByTestId('scan-says')

test('[FM14] [FM15] cards of a class before the camera and ticks, without network: one line each, sent once', async () => {
  const id = await published('扫卡点名')
  await begins(id)
  const page = await openPage(filmed, site, 'leader', '/field', { size: phone, waitMs: 60_000 })
  await page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name: '我的' }).click()
  await page.getByText('可以，页面已存在本机').waitFor({ timeout: 60_000 })
  await page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name: '今日任务' }).click()
  await page.context().setOffline(true)
  await page.goto(`${site}/field#/task/${id}/roll`).catch(() => undefined)
  const roll = page.getByTestId('roll-rows')
  await roll.waitFor()
  await roll.getByRole('button', { name: /^连续扫卡/ }).click()
  await expect.poll(() => roll.locator('legend b').textContent(), { timeout: 20_000 }).toBe('2')
  await expect.poll(() => says(page).textContent(), { timeout: 10_000 }).toContain('刚才已经扫过')
  await shoot(page, 'field roll camera')
  await roll.getByRole('button', { name: '关闭相机' }).click()
  const classes = roll.getByRole('combobox')
  const ofSchool = (await classes.locator('option').allTextContents()).find((x) => x.startsWith(school))!
  await classes.selectOption(ofSchool)
  const seats = roll.getByRole('group').getByRole('button')
  expect(await seats.count()).toBeGreaterThan(10)
  /** Who was read by the card cannot be tapped away. */
  expect(await roll.locator('.f-seat:disabled').count()).toBe(2)
  for (const n of [0, 1, 2]) await roll.locator('.f-seat:not(:disabled)').nth(n).click()
  await roll.locator('.f-seat:not(:disabled)').nth(2).click()
  expect(await roll.locator('legend b').textContent()).toBe('4')
  expect(await fitsWidth(page)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, 'field roll')
  await page.getByRole('button', { name: '放入待发箱' }).click()
  await page.getByRole('heading', { name: '待发箱' }).waitFor()
  await page.context().setOffline(false)
  await expect
    .poll(() => page.getByTestId('item').first().getAttribute('data-state'), { timeout: 30_000 })
    .toBe('sent')
  const leader = await at.as('leader')
  const { body } = await leader.get<CaseView>(`/api/cases/${id}?post=${leaderPost}`)
  expect(body.step).toBe('posted')
  await page.context().close()
}, 240_000)

test('[AB8] [FM13] a volunteer reads the code of the activity off a photo of the leader’s screen', async () => {
  const id = await published('扫码签到')
  const { name, idNo } = lengshuitanOffices(seed).residents[0]!
  const volunteer = await at.as('volunteer')
  const signed = await volunteer.post<{ readonly case: string }>('/api/cases', {
    programme: 'volunteers.service',
    outcome: 'sign_up',
    area: meiwan,
    input: { activity: id, name, idNo },
  })
  expect(signed.status, JSON.stringify(signed.body)).toBe(201)
  await at.console.send('POST', '/api/settle', '{}', { 'content-type': 'application/json' })
  await begins(id)
  const desk = await openPage(faces.browser, site, 'leader', `/desk/cases/${id}`, { size: wide })
  const code = desk.locator('.panel-code svg')
  await code.waitFor()
  await shoot(desk, 'desk pass')
  const now = desk.locator('dd', { hasText: /^\d{6}$/ })
  const first = await now.textContent()
  await expect.poll(() => now.textContent(), { timeout: 40_000, interval: 1_000 }).not.toBe(first)

  const page = await openPage(faces.browser, site, 'volunteer', `/cases/${signed.body.case}`, { size: phone })
  await page.getByRole('button', { name: '签到' }).click()
  await shoot(page, 'volunteer code field')
  await page.getByRole('button', { name: /^扫码：/ }).click()
  /** This browser has no camera: it says so, and a photo does. */
  await expect.poll(() => says(page).textContent()).toMatch(/相机/)
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, 'volunteer no camera')
  const picture = await code.screenshot()
  const shown = await now.textContent()
  await page
    .getByLabel('从照片识别')
    .setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture })
  await expect.poll(() => page.getByLabel(/^签到码/).inputValue()).toMatch(/^\d{6}$/)
  expect(await fitsWidth(page)).toBe(true)
  void shown
  await shoot(page, 'volunteer code read')
  await desk.context().close()
  await page.context().close()
}, 240_000)

/** What somebody does to a case, from where it stands. */
async function does(login: string, id: string, outcome: string, input: object): Promise<void> {
  const visitor = await at.as(login)
  const { body: me } = await visitor.get<{ readonly posts: readonly { readonly id: string }[] }>('/api/me')
  const post = me.posts[0]?.id
  const { body } = await visitor.get<CaseView>(`/api/cases/${id}${post ? `?post=${post}` : ''}`)
  const sent = await visitor.post(`/api/cases/${id}/commands`, { post, seq: body.seq, outcome, input })
  expect(sent.status, JSON.stringify(sent.body)).toBeLessThan(300)
  await at.console.send('POST', '/api/settle', '{}', { 'content-type': 'application/json' })
}
const account = 'KR1'
const opened = async (): Promise<CaseView> =>
  (await (await at.as('volunteer')).get<CaseView>(`/api/cases/${account}`)).body
const codesOn = (view: CaseView, kind: string): readonly string[] =>
  view.panels.flatMap((p) => (p.kind === 'sum' && p.id.startsWith(kind) && p.code ? [p.code] : []))

test('[AB8] [FM13] an order is shown as a code on a phone, and the keeper of the shop reads it', async () => {
  await does('volunteer', account, 'redeem', { gift: 'G01', pieces: 1 })
  const [order] = codesOn(await opened(), 'shows-order')
  expect(order).toMatch(/^KR1\/\d+$/)
  const page = await openPage(faces.browser, site, 'volunteer', `/cases/${account}`, { size: phone })
  const panel = page.locator(`section[aria-labelledby="shows-order-${order!.replace('/', '-')}"]`)
  const code = panel.locator('.panel-code svg')
  await code.waitFor()
  expect(await fitsWidth(page)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  await panel.scrollIntoViewIfNeeded()
  await shoot(page, 'volunteer order')
  const picture = await code.screenshot()

  /** The keeper has a telephone too: the whole line of a gift is pressed, and nothing is smaller than a finger. */
  const desk = await openPage(faces.browser, site, 'keeper', '/desk', { size: phone })
  await desk.getByTestId('pressing').getByText('中性笔（一套）').click({ force: true })
  await desk.waitForURL(/cases\/G01/)
  await desk.getByRole('button', { name: '领取', exact: true }).click()
  const pressed = desk.locator('main .ways button, main form button, main form input:not([type=file])')
  await desk.getByLabel(/^兑换单/).waitFor()
  const heights = await pressed.evaluateAll((all) => all.map((e) => e.getBoundingClientRect().height))
  expect(heights.length).toBeGreaterThan(4)
  expect(heights.filter((h) => h > 0 && h < 44)).toEqual([])
  expect(await fitsWidth(desk)).toBe(true)
  await desk.getByRole('button', { name: /^扫码：/ }).click()
  await desk
    .getByLabel('从照片识别')
    .setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture })
  await expect.poll(() => desk.getByLabel(/^兑换单/).inputValue()).toBe(order)
  await shoot(desk, 'keeper order')
  await does('keeper', 'G01', 'hand_over', { order, signedBy: '本人' })
  expect(codesOn(await opened(), 'shows-order')).not.toContain(order)
  for (const p of [page, desk]) await p.context().close()
}, 240_000)

test('[AB9] [FM13] a certificate’s code on a phone is an address at which a stranger checks it', async () => {
  await does('volunteer', account, 'ask_certificate', { fromDay: '2021-04-01', toDay: '2021-10-19' })
  const { rows } = await faces.house.owner.query<{ id: string }>(
    `select id from office_case where programme = 'volunteers.certificate' and state->>'step' = 'asked'
      and state->'facts'->>'account' = $1 order by opened_at desc limit 1`,
    [account],
  )
  const form = { issuedBy: '区教育局', handler: '志愿服务岗', contact: '0746-8000000' }
  await does('education', rows[0]!.id, 'issue', form)
  const [code] = codesOn(await opened(), 'shows-certificate')
  expect(code).toMatch(/^[A-Z2-9]{12}$/)
  const page = await openPage(faces.browser, site, 'volunteer', `/cases/${account}`, { size: phone })
  const panel = page.locator(`section[aria-labelledby="shows-certificate-${code}"]`)
  const drawn = panel.locator('.panel-code svg')
  await drawn.waitFor()
  await panel.scrollIntoViewIfNeeded()
  await shoot(page, 'volunteer certificate')
  const picture = await drawn.screenshot()

  const stranger = await openPage(faces.browser, site, null, '/units?in=volunteers.certificates', {
    size: phone,
  })
  await stranger.getByRole('button', { name: /^扫码：/ }).click()
  await stranger
    .getByLabel('从照片识别')
    .setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture })
  await stranger.waitForURL(new RegExp(`q=${code}`))
  await stranger.getByText('有效').first().waitFor()
  await shoot(stranger, 'certificate checked')

  /** [FM17] What the office prints leads there too: the camera of any telephone opens the address, and the answer stands on it. */
  const paper = await (
    await at.as('education')
  ).file(`/api/cases/${rows[0]!.id}/papers/certificate.pdf?lang=zh`)
  const words = sheetsIn(paper.body)
    .flatMap((s) => linesIn(s).map((l) => l.text))
    .join('')
  const address = codeIn(boxesIn(paper.body))
  expect(address).toBe(`${site}/units?in=volunteers.certificates&q=${code}`)
  expect(words).toContain(`${site}/units?in=volunteers.certificates`)
  const { minutes } = (await certificateOf(code!)).body
  expect(words).toContain(`服务小时数${minutes / 60}`)
  const other = await openPage(faces.browser, site, null, new URL(address).href.slice(site.length), {
    size: phone,
  })
  const answer = other.locator('main')
  for (const said of ['有效', `〔2021〕${code}`, '区教育局', inHours(minutes)])
    await answer.getByText(said).first().waitFor()
  expect(await answer.getByRole('link', { name: code! }).count()).toBe(0)
  expect(await fitsWidth(other)).toBe(true)
  expect(await seriousFaults(other)).toEqual([])
  await shoot(other, 'certificate from paper')
  for (const p of [page, stranger, other]) await p.context().close()
}, 240_000)

/** What the register holds of it. */
async function certificateOf(code: string): Promise<{ readonly body: { readonly minutes: number } }> {
  const { rows } = await faces.house.owner.query<{ body: { readonly minutes: number } }>(
    `select body from entry where register = 'volunteers.certificates' and id = $1`,
    [code],
  )
  return rows[0]!
}
const inHours = (minutes: number): string =>
  `${Math.floor(minutes / 60)}小时${minutes % 60 === 0 ? '' : `${minutes % 60}分`}`

test('[FM13] a certificate is checked by a stranger’s camera; the address on it bears the code', async () => {
  const page = await openPage(filmed, site, null, '/units?in=volunteers.certificates', { size: phone })
  filmCodes(film, [`${site}/units?in=volunteers.certificates&q=ABCDEFGHJKLM`])
  await page.getByRole('button', { name: /^扫码：/ }).click()
  await page.waitForURL(/q=ABCDEFGHJKLM/)
  /** Who checks a paper is not told to write less of its code. */
  await page.getByText('请向出具单位核实').waitFor()
  await shoot(page, 'certificate asked')
  await page.context().close()
})

test('[RG15] the cards of a class are printed, ten on a sheet', async () => {
  const page = await openPage(filmed, site, 'teacher', '/desk/registers/volunteers.cards', {
    size: wide,
    waitMs: 60_000,
  })
  const [first] = await page.getByTestId('entries').locator('tbody tr').allInnerTexts()
  expect(first).toMatch(/S\d\d-\d{4}/)
  await page.getByRole('columnheader', { name: '卡号' }).waitFor()
  await page.getByRole('link', { name: '打印卡片' }).click()
  await page.getByRole('searchbox').last().fill('101班')
  const cards = page.locator('.id-cards li')
  await page.locator('.id-cards li', { hasText: 'S01-0005' }).waitFor()
  await expect.poll(() => cards.filter({ hasNotText: '101班' }).count()).toBe(0)
  expect(await cards.count()).toBeGreaterThan(20)
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, 'cards')
  await page.emulateMedia({ media: 'print' })
  const sheets = (await page.pdf({ preferCSSPageSize: true }))
    .toString('latin1')
    .match(/\/Type \/Page\b/g)!.length
  expect(sheets).toBe(Math.ceil((await cards.count()) / 10))
  await page.context().close()
}, 120_000)
