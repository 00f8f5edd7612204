/** Two screens of the command room side by side: what one hands out is gone on the other, who comes second is told, calls begin reports. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { groundOfZone, xuefuFirst, zhuzhouZone, zone } from '../../../packs/rehearsal-hunan/index.ts'
import { makeZhuzhou } from '../../../packs/zhuzhou.ts'
import { seriousFaults } from '../../../tools/axe.ts'
import { allPacks, seed, type Visitor } from '../../../tools/house.ts'
import type { CaseView, Done, Inbox } from '../../server/contract/index.ts'
import { fitsWidth, openFaces, openPage, phone, shoot, wide, type Faces } from '../testing.ts'

let faces: Faces
let site: string
const who: Record<string, Visitor> = {}
const made = makeZhuzhou(seed, 100)
const [lon, lat] = groundOfZone(seed).middles.get(xuefuFirst)!
const post = (role: string, area: string, n = 0): string =>
  made.registry.posts.filter((p) => p.role === role && p.area === area)[n]!.id
const worker = post('grid-worker', xuefuFirst)
const desk = post('command', zone, 1)
let n = 0

beforeAll(async () => {
  faces = await openFaces({
    codes: ['430523', zhuzhouZone],
    packs: { ...allPacks(), areas: { [zhuzhouZone]: zone } },
  })
  site = `${faces.house.url}/r/${zhuzhouZone}`
  const at = faces.house.at(zhuzhouZone)
  const put = async (path: string, body: object) =>
    expect(
      (await at.console.send('PUT', path, JSON.stringify(body), { 'content-type': 'application/json' }))
        .status,
    ).toBe(200)
  await put('/api/registry', made.registry)
  await put('/api/ground', made.ground)
  await put('/api/ground/sketch', made.sketch)
  for (const login of ['worker', 'command']) who[login] = await at.as(login)
})
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
})

/** One that waits to be dispatched. */
async function filed(address: string): Promise<string> {
  n += 1
  const input = { kind: 'c060101', matter: '路面坑洞', address, point: { lon: lon + n * 300, lat } }
  const opened = await who['worker']!.post<Done>('/api/cases', {
    programme: 'grid.event',
    outcome: 'find',
    area: xuefuFirst,
    post: worker,
    input,
  })
  expect(opened.status, JSON.stringify(opened.body)).toBeLessThan(300)
  const id = opened.body.case
  for (const [seq, outcome, more] of [
    [1, 'accept', {}],
    [2, 'file', { level: 'ordinary' }],
  ] as const) {
    const { status } = await who['command']!.post(`/api/cases/${id}/commands`, {
      post: desk,
      seq,
      outcome,
      input: more,
    })
    expect(status).toBe(200)
  }
  return id
}
const openRoom = async (login: string, size = wide): Promise<Page> => {
  const page = await openPage(faces.browser, site, login, '/desk/room?programme=grid.event', { size })
  await page.locator('[data-testid=line][data-line=live]').waitFor()
  await page.locator('.on-duty.takes').first().waitFor()
  return page
}
const card = (page: Page, id: string) => page.locator(`.queued[data-case="${id}"]`)
const confirm = async (page: Page): Promise<void> => {
  await page.getByTestId('try').or(page.getByTestId('confirm')).first().click()
  await page.getByTestId('confirm').click()
}

describe('[RO2] handing out', () => {
  test('with the keyboard alone; the other screen sees it gone at once', async () => {
    const id = await filed('书院路1号')
    const [one, other] = [await openRoom('command'), await openRoom('command2')]
    await card(other, id).waitFor()
    await card(one, id).locator('.queued-card').focus()
    await one.keyboard.press('h')
    await one.getByRole('combobox', { name: '交给谁' }).fill('环境卫生')
    await one.keyboard.press('Enter')
    await one.getByTestId('try').waitFor()
    await shoot(one, 'command-hand')
    await confirm(one)
    await other.locator(`.queued[data-case="${id}"] .badge`, { hasText: '待签收' }).waitFor()
    await one.getByTestId('said').filter({ hasText: '派遣' }).waitFor()
    const view = (await who['command']!.get<CaseView>(`/api/cases/${id}`)).body
    expect(view.facts.find((f) => f.name === 'reasonKind')!.value).toBe('load')
    expect(await fitsWidth(one)).toBe(true)
    expect(await seriousFaults(one)).toEqual([])
    await shoot(one, 'command-1440')
    await one.context().close()
    await other.context().close()
  })

  test('by dragging it onto a unit', async () => {
    const id = await filed('书院路2号')
    const page = await openRoom('command')
    await card(page, id).dragTo(page.locator('.on-duty.takes').first())
    await confirm(page)
    await page.locator(`.queued[data-case="${id}"] .badge`, { hasText: '待签收' }).waitFor()
    await page.context().close()
  })

  test('two take one event: the second is told who did what, and nothing of theirs is written', async () => {
    const id = await filed('书院路3号')
    const [one, other] = [await openRoom('command'), await openRoom('command2')]
    for (const page of [one, other]) {
      await card(page, id).dragTo(page.locator('.on-duty.takes').first())
      await page.getByTestId('try').waitFor()
    }
    await confirm(one)
    const alarm = other.getByTestId('overtaken')
    await alarm.waitFor()
    expect(await alarm.textContent()).toMatch(/已于\d\d:\d\d办了“派遣”，现在是“待签收”/)
    await shoot(other, 'command-overtaken')
    const view = (await who['command']!.get<CaseView>(`/api/cases/${id}`)).body
    expect(view.timeline.filter((x) => x.outcome === 'dispatch')).toHaveLength(1)
    await one.context().close()
    await other.context().close()
  })

  test('what cannot be handed out yet says why', async () => {
    n += 1
    const opened = await who['worker']!.post<Done>('/api/cases', {
      programme: 'grid.event',
      outcome: 'find',
      area: xuefuFirst,
      post: worker,
      input: {
        kind: 'c060101',
        matter: '路面坑洞',
        address: '书院路4号',
        point: { lon: lon + n * 300, lat },
      },
    })
    const page = await openRoom('command')
    await card(page, opened.body.case).dragTo(page.locator('.on-duty.takes').first())
    await page.getByTestId('not-now').filter({ hasText: '待受理' }).waitFor()
    await page.context().close()
  })
})

test('[RO3] a call is logged, a report begins with its number, and the number stands in no address', async () => {
  const page = await openRoom('command')
  await page.locator('[data-tab=calls]').click()
  await page.getByTestId('take-call').click()
  await page.locator('[name=call-phone]').fill('13900001234')
  await page.locator('[name=call-gist]').fill('路灯不亮')
  await page.getByLabel('是', { exact: true }).check()
  await page.getByTestId('call-report').click()
  await page.waitForURL('**/desk/new/grid.report**')
  await page.locator('input[value="13900001234"]').waitFor()
  const { pathname, search, hash } = new URL(page.url())
  expect(pathname + search + hash).toBe('/r/430200-edz/desk/new/grid.report?form=bring')
  await shoot(page, 'command-call-report')
  const { tasks } = (await who['command']!.get<Inbox>('/api/found?programme=grid.call&open=true')).body
  expect(tasks.map((task) => task.subject)).toEqual(['路灯不亮'])
  await page.context().close()
})

test('on a phone the map comes first, and everything fits', async () => {
  await filed('书院路5号')
  const page = await openRoom('command', phone)
  expect(await fitsWidth(page)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, 'command-390')
  await page.context().close()
})

describe('[FO9] the worker’s phone', () => {
  let page: Page
  let events: readonly string[]
  let patrol: string
  const list = (name: string) => page.getByTestId(name).locator('li[data-case]')
  const cases = (name: string) =>
    list(name).evaluateAll((all) => all.map((e) => (e as HTMLElement).dataset.case))
  beforeAll(async () => {
    events = [await filed('书院路6号'), await filed('书院路7号')]
    const begin = async (programme: string, outcome: string, input: object): Promise<string> => {
      const { status, body } = await who['worker']!.post<Done>('/api/cases', {
        programme,
        outcome,
        area: xuefuFirst,
        post: worker,
        input,
      })
      expect(status, JSON.stringify(body)).toBe(201)
      return body.case
    }
    patrol = await begin('grid.patrol', 'begin', { route: '东线', at: { lon: lon - 2_000, lat } })
    await begin('grid.visit', 'enrol', { householdNo: 'H-1', address: '书院路8号' })
    page = await openPage(faces.browser, site, 'worker', '/field', { size: phone })
    const tabs = page.getByRole('navigation', { name: '主要页面' })
    await tabs.getByRole('link', { name: '我的' }).click()
    await page.getByText('可以，页面已存在本机').waitFor()
    await page.context().setOffline(true)
    await page.reload()
    await page.getByTestId('offline').waitFor()
    await page.goto(`${site}/field#/map`)
    await page.locator('[data-testid=shared-map]:not([data-groups="0"])').waitFor()
  })
  afterAll(() => page.context().close())

  test('without network: her grid, what has a point on it, and a list that says the same', async () => {
    const placed = await cases('placed')
    for (const id of [...events, patrol]) expect(placed, id).toContain(id)
    expect(await list('elsewhere').allTextContents()).toEqual([expect.stringContaining('H-1')])
    expect(await fitsWidth(page)).toBe(true)
    expect(await seriousFaults(page)).toEqual([])
    await shoot(page, 'field-map-light-390')
    await page.getByRole('button', { name: '夜间' }).click()
    expect(await seriousFaults(page)).toEqual([])
    await shoot(page, 'field-map-dark-390')
  })

  test('where she is stays on the phone, and each task says how far and which way', async () => {
    await page.context().grantPermissions(['geolocation'])
    await page.context().setGeolocation({ longitude: (lon - 2_000) / 1e6, latitude: lat / 1e6 })
    await page.getByRole('button', { name: '我的位置' }).click()
    await page.getByTestId('placed').locator(`li[data-case="${patrol}"]`, { hasText: '就在附近' }).waitFor()
    expect(await list('placed').first().getAttribute('data-case')).toBe(patrol)
    await page.getByTestId('placed').locator(`li[data-case="${events[1]}"]`, { hasText: '东方约' }).waitFor()
  })

  test('a tap on a point tells what lies there, and opens it; a checkpoint is written from there', async () => {
    /** The map stands with her in its middle, where the patrol began. */
    const box = (await page.getByTestId('shared-map').boundingBox())!
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await page.getByTestId('touched').locator(`li[data-case="${patrol}"] a`).click()
    await page.getByRole('link', { name: '到点打卡' }).click()
    await page.getByRole('button', { name: '在地图上点选' }).click()
    await page.getByRole('button', { name: '取地图中心' }).click()
    expect(await page.getByLabel('所在位置').inputValue()).toMatch(/^113\.\d{6}, 27\.\d{6}$/)
    await shoot(page, 'field-map-pick-390')
    await page.getByRole('button', { name: '取当前位置' }).click()
    await page.getByLabel('查看的点位').fill('水泵房')
    await page.getByRole('button', { name: '放入待发箱' }).click()
    await page.getByRole('heading', { name: '待发箱' }).waitFor()
    await page.context().setOffline(false)
    const item = page.getByTestId('item').first()
    await expect.poll(() => item.getAttribute('data-state'), { timeout: 60_000 }).toBe('sent')
    const view = (await who['worker']!.get<CaseView>(`/api/cases/${patrol}`)).body
    expect(view.timeline.map((x) => x.outcome)).toEqual(['begin', 'pass_by'])
  })

  test('signed out, nothing of the map lies on the phone', async () => {
    await page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name: '我的' }).click()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('heading', { name: '登录' }).waitFor()
    await page.goto(`${site}/field#/map`)
    expect(await page.getByTestId('shared-map').count()).toBe(0)
    const rows = await page.evaluate(
      (name) =>
        new Promise<number>((done) => {
          const request = indexedDB.open(name)
          request.onsuccess = () => {
            const count = request.result.transaction('shelf').objectStore('shelf').count()
            count.onsuccess = () => {
              request.result.close()
              done(count.result)
            }
          }
        }),
      `yimen-field/r/${zhuzhouZone}`,
    )
    expect(rows).toBe(0)
  })
})

test.each(['dark', 'light'] as const)(
  '[RO5] the wall, %s: nothing is smaller than 32 pixels, nothing is cut',
  async (tone) => {
    const page = await openPage(faces.browser, site, 'command', `/wall/room/grid.command?tone=${tone}`, {
      size: { width: 1920, height: 1080 },
    })
    await page.locator('[data-testid=shared-map]:not([data-groups="0"])').waitFor()
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('.wr-screen *')].flatMap((e) => {
        const own = [...e.childNodes].some((c) => c.nodeType === 3 && c.textContent!.trim() !== '')
        const size = parseFloat(getComputedStyle(e).fontSize)
        return own && !e.matches('.unseen') && size < 32 ? [`${e.className} ${size} ${e.textContent}`] : []
      }),
    )
    expect(small).toEqual([])
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.wr-lane, .wr-week > div, .wr-head, .wr-hours')].flatMap((e) =>
        e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().bottom > innerHeight
          ? [e.className]
          : [],
      ),
    )
    expect(cut).toEqual([])
    expect(await seriousFaults(page)).toEqual([])
    await shoot(page, `room-wall-${tone}`)
    await page.context().close()
  },
)
