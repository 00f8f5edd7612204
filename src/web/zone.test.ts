/** [RM9] [RM11] The pages of a realm whose key is no code: every link keeps to it, and figures begin at the area that it is. */
import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zhuzhouZone, zone } from '../../packs/rehearsal-hunan/index.ts'
import { makeZhuzhou } from '../../packs/zhuzhou.ts'
import { items, type Item } from '../../packs/one-door/rehearsal/items.ts'
import { seriousFaults } from '../../tools/axe.ts'
import { opens, personOf, sentBy } from '../../tools/hall.ts'
import { everywhere, seed, type Visitor } from '../../tools/house.ts'
import type { CaseView, Done, Problem, Trial } from '../server/contract/index.ts'
import type { CounterPairing, CounterView, ScreenView } from '../server/contract/counters.ts'
import { fitsWidth, openFaces, openPage, phone, shoot, wide, type Faces } from './testing.ts'

const community = '430271008002'
const [food, health] = ['食品经营许可', '公共场所卫生许可'].map((name) =>
  items.find((x) => x.name === name)!,
) as [Item, Item]
/** An empty pad of 30 lines, and one with so many lines of ink below. */
const pad = (inkLines: number): Promise<Buffer> =>
  sharp({
    create: { width: 90, height: 30 - inkLines, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .extend({ bottom: inkLines, background: { r: 16, g: 36, b: 63, alpha: 1 } })
    .png()
    .toBuffer()
const five = await Promise.all(
  [1, 2, 3, 4, 5].map(async (n) => ({
    name: `材料${n}.png`,
    mimeType: 'image/png',
    buffer: await sharp({
      create: { width: 40, height: 40 + n, channels: 3, background: { r: 200, g: 40 * n, b: 90 } },
    })
      .png()
      .toBuffer(),
  })),
)
const [strokes, emptyPad] = await Promise.all([pad(4), pad(0)])

let faces: Faces
let site: string

beforeAll(async () => {
  faces = await openFaces({
    codes: ['430523', zhuzhouZone],
    packs: { ...everywhere(), areas: { [zhuzhouZone]: zone } },
  })
  site = `${faces.house.url}/r/${zhuzhouZone}`
  const sent = await faces.house
    .at(zhuzhouZone)
    .console.send('PUT', '/api/registry', JSON.stringify(makeZhuzhou(seed).registry), {
      'content-type': 'application/json',
    })
  expect(sent.status, JSON.stringify(sent.body)).toBe(200)
})
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
})

test.each([
  ['the desk', 'street-leader', '/desk', wide],
  ['the desk on a phone', 'worker', '/desk', phone],
  ['figures', 'zone', '/desk/figures', wide],
  ['the resident’s page', 'resident', '/', phone],
] as const)('%s: every link stays in the zone', async (what, login, path, size) => {
  const page = await openPage(faces.browser, site, login, path, { size })
  await page.getByText('株洲经济开发区').first().waitFor()
  /** Only the choice of realms leads to another. */
  const links = (await page.evaluate(
    `[...document.querySelectorAll('a[href]')].filter((a) => !a.closest('.realm')).map((a) => a.getAttribute('href'))`,
  )) as readonly string[]
  const inside = new RegExp(`^(/r/${zhuzhouZone}(/|$|\\?)|#)`)
  expect(links.length).toBeGreaterThan(0)
  expect(links.filter((href) => !inside.test(href))).toEqual([])
  expect(await fitsWidth(page)).toBe(true)
  await shoot(page, `zone ${what}`)
  await page.context().close()
})

test('a figure begins at the zone, and its streets can be chosen', async () => {
  const page = await openPage(faces.browser, site, 'zone', '/desk/figures/assistance.temporary.grants')
  const picker = page.getByRole('group', { name: '区划' })
  const choice = picker.getByLabel('下级区划')
  await choice.locator('option', { hasText: '云田镇' }).waitFor({ state: 'attached' })
  expect(await choice.locator('option').allTextContents()).toEqual([
    '下级…',
    '学林街道',
    '龙头铺街道',
    '云田镇',
  ])
  await picker.getByText('株洲经济开发区', { exact: true }).waitFor()
  expect(await picker.getByText('株洲市').count()).toBe(0)
  await choice.selectOption({ label: '云田镇' })
  await picker.getByRole('button', { name: '株洲经济开发区' }).waitFor()
  expect(new URL(page.url()).pathname).toContain(`/r/${zhuzhouZone}/desk/figures/`)
  await page.context().close()
})

test('[FM19] 反映问题不匿名也报得上：是或者否都摆着，类别在一张单子里选，问的是问题在哪里', async () => {
  const page = await openPage(faces.browser, site, 'resident', '/services/grid.report/apply?form=report', {
    size: phone,
  })
  const next = () => page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('heading', { name: '是哪里的事？' }).waitFor()
  await page.getByLabel('乡镇（街道）').selectOption({ label: '学林街道' })
  await page.getByLabel('村（社区）').selectOption({ label: '学府社区' })
  await next()
  await page.getByLabel('类别').selectOption({ label: '人行道破损' })
  await page.getByLabel('情况描述').fill('人行道地砖松动')
  await page.getByLabel('地址').fill('书院路9号')
  await next()
  await page.getByLabel('看到的日期').waitFor()
  expect(await page.getByLabel('坐标系').count()).toBe(0)
  await next()
  await page.getByRole('heading', { name: '反映问题' }).waitFor()
  await next()
  const answer = (question: string, name: string) =>
    page.getByRole('group', { name: question }).getByRole('radio', { name }).check()
  await page.getByRole('group', { name: '匿名' }).waitFor()
  await next()
  await page.getByText('此项必填').waitFor()
  await answer('匿名', '否')
  await next()
  await answer('需要答复', '是')
  await next()
  await answer('凭取件码查询答复', '是')
  await page.getByLabel('姓名').fill('周满英')
  await shoot(page, 'zone report 390')
  await next()
  await answer('对被反映单位保密', '否')
  await next()
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('已经交上去了').waitFor()
  await page.getByRole('heading', { name: '反映问题', level: 1 }).waitFor()
  expect(await page.locator('h1').textContent()).not.toContain('*')
  expect(await fitsWidth(page)).toBe(true)
  await page.context().close()
})

/** A window with its two screens, in the hall of the zone: three items of its catalogue, and people who take numbers. */
describe('the counter', () => {
  const [window, lead] = ['window', 'hall-lead']
  let clerk: Visitor
  const path = '/api/counters/door.counter'
  const postOf = async (who: Visitor): Promise<string> =>
    (await who.get<{ posts: readonly { id: string }[] }>('/api/me')).body.posts[0]!.id
  const openCase = async (
    who: Visitor,
    programme: string,
    outcome: string,
    input: object,
  ): Promise<string> => {
    const post = await postOf(who)
    const area = programme === 'door.application' ? community : zone
    const { status, body } = await who.post<Done>('/api/cases', { programme, outcome, area, post, input })
    expect(status, JSON.stringify(body)).toBe(201)
    return body.case
  }
  const act = async (who: Visitor, id: string, seq: number, outcome: string, input: object = {}) =>
    who.post<Problem>(`/api/cases/${id}/commands`, { post: await postOf(who), seq, outcome, input })
  const takeNumber = async () => openCase(await at(lead), 'door.ticket', 'take', { service: 'business' })
  const at = (login: string) => faces.house.at(zhuzhouZone).as(login)
  const applicant = { applicantName: '周满英', applicantId: '430204194401015006', phone: '15412345679' }
  const application = () =>
    openCase(clerk, 'door.application', 'receive', {
      itemCode: food.code,
      who: 'natural',
      ...applicant,
      hasAgent: false,
      channel: 'window',
    })

  beforeAll(async () => {
    const manager = await at('items')
    const batch = await openCase(manager, 'door.catalogue', 'begin', { batchName: '窗口目录' })
    const rows = { rows: [food, health].map((x) => x.row) }
    expect((await act(manager, batch, 1, 'rows', rows)).status).toBe(200)
    expect((await act(manager, batch, 2, 'finish')).status).toBe(200)
    clerk = await at(window)
  })

  test('[RG17] [RG18] [FM18] 首页查得到名录里的事项；公开名录写在岗的人，不写岗位代码；试算里没有代号和密文', async () => {
    const manager = await at('items')
    const stationName = '学府社区便民服务站'
    const id = await openCase(manager, 'door.station', 'set_up', {
      stationName,
      phone: '0731-28660001',
      since: '2021-01-04',
    })
    const helper = `${community}-helper`
    const hired = await act(manager, id, 1, 'appoint', { helperPost: helper, joinedOn: '2021-01-04' })
    expect(hired.status, JSON.stringify(hired.body)).toBe(200)
    const page = await openPage(faces.browser, site, null, '/lists/door.stations', { size: phone })
    await page.getByText('帮代办员').first().waitFor()
    expect(await page.locator('main').textContent()).not.toMatch(/-helper|\d{12}/)
    await page.goto(`${site}/services`)
    await page.getByRole('searchbox').fill('食品经营')
    await page.getByText('没有叫这个名称的事项').waitFor()
    await page.getByRole('link', { name: /政务服务事项目录.*有1条叫“食品经营”/ }).click()
    await page.getByRole('heading', { name: '食品经营许可' }).waitFor()
    expect(await page.locator('.entries > li').count()).toBe(1)
    await page.getByRole('searchbox').fill('不存在的')
    await page.getByText('名录里没有叫“不存在的”的').waitFor()
    await shoot(page, 'zone catalogue 390')
    expect(await fitsWidth(page)).toBe(true)
    await page.context().close()
    const { body } = await clerk.post<Trial>('/api/cases/try', {
      programme: 'door.application',
      outcome: 'receive',
      area: community,
      post: await postOf(clerk),
      input: { itemCode: food.code, who: 'natural', ...applicant, hasAgent: false, channel: 'window' },
    })
    const said = Object.fromEntries(body.sets.map((s) => [s.name, s.text]))
    expect(said).toMatchObject({ handling: '承诺件', receivedOn: expect.stringMatching(/^\d+年\d+月\d+日$/) })
    expect(said).not.toHaveProperty('applicantKey')
  })

  test('[K34] 窗口录入纸质同意书以后，在收件表里写上它的办件号，找到材料，按同意书使用', async () => {
    const giver = personOf('resident-1')
    const resident = await at('resident')
    const earlier = await opens(resident, 'door.application', 'apply', {
      itemCode: food.code,
      who: 'natural',
      applicantName: giver.name,
      applicantId: giver.idNo,
      phone: applicant.phone,
      hasAgent: false,
      files: [await sentBy(resident)],
    })
    const consent = await opens(clerk, 'door.consent', 'enter', {
      giverName: giver.name,
      giverId: giver.idNo,
      earlier: earlier.body.case,
      signedOn: '2021-10-19',
      sheet: [await sentBy(clerk)],
    })
    expect([earlier.status, consent.status]).toEqual([201, 201])
    const page = await openPage(faces.browser, site, window, '/desk/new/door.application?form=receive', {
      size: wide,
    })
    const byConsent = page.getByTestId('by-consent').first()
    await byConsent.getByRole('searchbox', { name: '同意书的办件号' }).fill('没有的')
    await byConsent.getByRole('button', { name: '查找材料' }).click()
    await byConsent.getByRole('alert').waitFor()
    await byConsent.getByRole('searchbox', { name: '同意书的办件号' }).fill(consent.body.case)
    await byConsent.getByRole('button', { name: '查找材料' }).click()
    await shoot(page, 'zone consent 1440')
    await byConsent.getByRole('button', { name: '按同意书使用' }).click()
    await page.locator('.files li', { hasText: '材料.png' }).waitFor()
    await byConsent.getByText('同意书所指的材料都已用上。').waitFor()
    expect(await byConsent.getByRole('button', { name: '按同意书使用' }).count()).toBe(0)
    expect(await seriousFaults(page)).toEqual([])
    await page.setViewportSize(phone)
    await shoot(page, 'zone consent 390')
    expect(await fitsWidth(page)).toBe(true)
    await page.context().close()
  })

  const pair = async (who: Visitor, screen: Screen) => {
    const { body } = await who.post<CounterPairing>(`${path}/pairing`, {
      post: await postOf(who),
      window: '3',
    })
    expect(body.code?.digits).toMatch(/^\d{8}$/)
    return screen.join(body.code!.digits)
  }
  const hand = (who: Visitor, id: string | null) =>
    who.send<CounterPairing>('PUT', `${path}/pairing`, JSON.stringify({ ticket: null, case: id }), {
      'content-type': 'application/json',
    })

  test('[CT3] [CT5] 屏幕只看到交给它的一件，证件号码只露一部分；签退以后什么都看不到', async () => {
    const screen = await Screen.open(faces.browser, site)
    expect(await screen.get()).toMatchObject({ status: 401, body: { code: 'not_paired' } })
    expect(await screen.join('00000000')).toMatchObject({ status: 404, body: { code: 'wrong_code' } })
    expect((await pair(clerk, screen)).body).toMatchObject({ window: '3', case: null })
    const [one, other] = [await application(), await application()]
    expect((await hand(clerk, one)).status).toBe(200)
    const { body } = await screen.get()
    expect(body).toMatchObject({ case: { id: one, seq: 1 } })
    expect(JSON.stringify(body)).not.toContain(applicant.applicantId)
    expect(JSON.stringify(body)).not.toContain(other)
    expect(body.case!.facts.map((f) => [f.title.zh, f.text])).toContainEqual(['事项', food.name])
    const leaving = await at('window2')
    const theirs = await Screen.open(faces.browser, site)
    await pair(leaving, theirs)
    expect((await theirs.get()).body.case).toBeNull()
    await leaving.send('DELETE', '/api/session', undefined)
    expect((await theirs.get()).status).toBe(401)
  })

  test('[CT4] 同意和签名只能由本人在屏幕上办：窗口代办、空白、改过以后、没有交出的，都不行', async () => {
    const screen = await Screen.open(faces.browser, site)
    await pair(clerk, screen)
    const id = await application()
    expect((await screen.sign(id, 1, strokes)).body).toMatchObject({ code: 'nothing_handed' })
    await hand(clerk, id)
    expect((await act(clerk, id, 1, 'check_and_sign')).body).toMatchObject({ code: 'on_screen_only' })
    expect((await screen.sign(id, 2, strokes)).body).toMatchObject({ code: 'stale_seq' })
    expect((await screen.sign(id, 1, emptyPad)).body).toMatchObject({ code: 'blank_signature' })
    expect(await screen.wrong(id, 1)).toBe(204)
    expect((await clerk.get<CounterView>(path)).body.pairing).toMatchObject({ case: id, said: 'wrong' })
    expect((await screen.sign(id, 1, strokes)).status).toBe(204)
    expect((await screen.get()).body).toMatchObject({ case: null, said: 'signed' })
    const { body } = await clerk.get<CaseView>(`/api/cases/${id}`)
    expect(body.timeline.at(-1)).toMatchObject({ outcome: 'check_and_sign' })
    expect(body.office.signatures).toMatchObject([{ seq: 2, screen: true }])
    const number = await takeNumber()
    expect((await hand(clerk, number)).body).toMatchObject({ code: 'nothing_to_sign' })
    expect((await act(await at(lead), number, 1, 'leave')).status).toBe(200)
  })

  /** The person there brought five papers; the two screens were paired in the morning. What is written into fields is not counted. */
  test('[CT2] [CT6] 两个事项、五份材料、一个签名，从叫号到办完：按键不超过120次，点触不超过12次', async () => {
    const ticket = await takeNumber()
    const desk = await openPage(faces.browser, site, window, '/desk/counter', { size: wide })
    const tablet = await openPage(faces.browser, site, null, '/counter', {
      size: { width: 800, height: 1280 },
    })
    await desk.getByTestId('pair').click()
    await tablet.getByLabel(/八位配对码/).fill((await desk.getByTestId('code').textContent())!.trim())
    await tablet.getByRole('button', { name: '配对' }).click()
    await desk.locator('[data-testid=pairing][data-paired=true]').waitFor()
    await desk.getByTestId('waiting').getByText('商务').first().waitFor()
    await desk.getByRole('heading', { level: 1 }).focus()
    const [by, person] = [new Counted(desk), new Counted(tablet)]
    await by.press('n')
    await desk.locator('[data-testid=mine][data-state=called]').waitFor()
    await tablet.getByTestId('called').getByText('商务').waitFor()
    await by.press('s')
    await desk.locator('[data-testid=mine][data-state=serving]').waitFor()
    await shoot(desk, 'counter-serving-1440')
    await by.press('2')
    await desk.getByRole('heading', { name: '受理一件事' }).waitFor()
    await by.fill(/一件事名称/, '开办小餐馆')
    await by.tabTo(/自然人/)
    await by.press('Space')
    await by.fill(/申请人姓名/, applicant.applicantName)
    await by.fill(/身份证号/, applicant.applicantId)
    await by.fill(/手机/, applicant.phone)
    await by.tabTo(/窗口/)
    await by.press('Space')
    await by.tabTo(/添加一项/)
    for (const item of [food, health]) {
      await by.press('Enter')
      await desk.locator('.pick-field:focus-within').waitFor()
      await desk.keyboard.insertText(item.name)
      await desk.locator('.ant-select-item-option-active:visible').getByText(item.name).waitFor()
      await by.press('Enter')
      await by.tabTo(/添加一项/)
    }
    await by.tabTo(/办结日期/)
    await desk.keyboard.type('11102021')
    await by.tabTo(/选择文件/)
    const [chooser] = await Promise.all([desk.waitForEvent('filechooser'), by.press('Space')])
    /** In the window of the system: each of five, and that they are taken. */
    by.keys += 6
    await chooser.setFiles(five)
    await desk.locator('.files li').nth(4).waitFor()
    await shoot(desk, 'counter-form-1440')
    expect(await seriousFaults(desk)).toEqual([])
    await by.tabTo(/试算结果/)
    await by.press('Enter')
    await desk.getByTestId('confirm').waitFor()
    await by.press('Enter')
    await desk.getByTestId('in-hand').waitFor()
    await tablet.getByTestId('handed').waitFor()
    expect(await tablet.getByText('食品经营许可').count()).toBe(1)
    expect(await tablet.getByText('5份').count()).toBe(1)
    await person.touch(tablet.getByTestId('agrees'))
    const ink = (await tablet.getByLabel('请在框内手写签名').boundingBox())!
    person.touches += 1
    await tablet.mouse.move(ink.x + 60, ink.y + 90)
    await tablet.mouse.down()
    await tablet.mouse.move(ink.x + 200, ink.y + 40, { steps: 6 })
    await tablet.mouse.move(ink.x + 420, ink.y + 110, { steps: 6 })
    await tablet.mouse.up()
    await shoot(tablet, 'counter-screen-800')
    expect(await seriousFaults(tablet)).toEqual([])
    await tablet.setViewportSize(phone)
    await shoot(tablet, 'counter-screen-390')
    expect(await fitsWidth(tablet)).toBe(true)
    await person.touch(tablet.getByTestId('sign'))
    await tablet.getByRole('heading', { name: '已经确认签名' }).waitFor()
    await desk.locator('[data-testid=in-hand][data-said=signed]').waitFor()
    await shoot(desk, 'counter-signed-1440')
    await desk.setViewportSize(phone)
    await shoot(desk, 'counter-signed-390')
    expect(await fitsWidth(desk)).toBe(true)
    await desk.setViewportSize(wide)
    await by.press('f')
    await desk.locator('[data-testid=mine][data-state=none]').waitFor()
    const opened = (await desk.getByTestId('said').textContent())!
    expect(opened).toContain('已办完')
    const served = (await clerk.get<CaseView>(`/api/cases/${ticket}`)).body
    expect(served.step).toBe('served')
    expect(by.keys + person.keys).toBeLessThanOrEqual(120)
    expect(by.touches + person.touches).toBeLessThanOrEqual(12)
    await desk.context().close()
    await tablet.context().close()
  })
})

/** The other screen as a browser without a page: it keeps what it was given, and is signed in nowhere. */
class Screen {
  readonly #request: BrowserContext['request']
  readonly #site: string
  private constructor(request: BrowserContext['request'], at: string) {
    this.#request = request
    this.#site = at
  }
  static async open(browser: Browser, at: string): Promise<Screen> {
    return new Screen((await browser.newContext()).request, at)
  }
  async #ask(method: string, path: string, data?: object | Buffer, headers = {}) {
    const answer = await this.#request.fetch(`${this.#site}/api/counter-screen${path}`, {
      method,
      headers: { 'x-yimen': '1', ...headers },
      ...(data === undefined ? {} : { data }),
    })
    const text = await answer.text()
    return {
      status: answer.status(),
      body: (text === '' ? {} : JSON.parse(text)) as ScreenView & Partial<Problem>,
    }
  }
  join = (code: string) => this.#ask('POST', '', { code })
  get = () => this.#ask('GET', '')
  wrong = async (id: string, seq: number) => (await this.#ask('POST', '/wrong', { case: id, seq })).status
  sign = (id: string, seq: number, picture: Buffer) =>
    this.#ask('POST', `/signature?case=${id}&seq=${seq}`, picture, {
      'content-type': 'image/png',
      'idempotency-key': `sign-${randomUUID()}`,
    })
}

/** What was pressed and touched; what is written into a field is neither. */
class Counted {
  keys = 0
  touches = 0
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.keys += 1
      await this.page.keyboard.press(key)
    }
  }
  /** To the control with this label, by as many tabs as it takes. */
  async tabTo(name: RegExp): Promise<void> {
    for (let n = 0; n < 30; n++) {
      await this.press('Tab')
      if (name.test(await focusedName(this.page))) return
    }
    throw new Error(
      `nothing called ${String(name)} is reached by Tab; at last ${await focusedName(this.page)}`,
    )
  }
  async fill(name: RegExp, text: string): Promise<void> {
    await this.tabTo(name)
    await this.page.keyboard.insertText(text)
  }
  async touch(where: Locator): Promise<void> {
    this.touches += 1
    await where.click()
  }
}
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const e = document.activeElement
    const legend = e?.closest('fieldset')?.querySelector('legend')?.textContent ?? ''
    const label = [...(e?.labels ?? [])].map((l) => l.textContent).join(' ')
    return [legend, label, e?.getAttribute('aria-label') ?? '', e?.tagName === 'BUTTON' ? e.textContent : ''].join('|')
  })()`)
