/**
 * [FO1]–[FO8] The field in a real browser: a day without network, played and then restored, item by item; signing out, seven days unseen,
 * a wrong clock, no room left, a new version in the middle of a form.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { seriousFaults } from '../../../tools/axe.ts'
import { launchBrowser } from '../../../tools/browser.ts'
import { act, family, formOf, staffOf, type Staff } from '../../../tools/county.ts'
import { yunzhao } from '../../../packs/rehearsal-hunan/index.ts'
import { openXiangtan, xiangtan } from '../../../tools/stair.ts'
import { openTestHouse, type TestHouse, type Visitor } from '../../../tools/house.ts'
import type { Done } from '../../server/contract/index.ts'
import { fitsWidth, openPage, phone, sayYes, shoot } from '../testing.ts'

let house: TestHouse
let staff: Staff
let grid: Visitor
let browser: Browser
let photo: Buffer
/** A build of its own, so that a newer one can be put in its place. */
const folder = mkdtempSync(join(tmpdir(), 'yimen-field-'))
const built = process.env.YIMEN_WEB ?? fileURLToPath(new URL('../../../dist/web', import.meta.url))
const post = `${yunzhao}-grid-worker`

beforeAll(async () => {
  cpSync(built, folder, { recursive: true })
  process.env.YIMEN_WEB = folder
  house = await openTestHouse({ pages: true })
  process.env.YIMEN_WEB = built
  ;[staff, grid] = [await staffOf(house), await house.as('grid')]
  browser = await launchBrowser()
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  photo = await sharp({ create: { width: 2400, height: 1800, channels: 3, background: '#686', noise } })
    .withExif({ IFD2: { DateTimeOriginal: '2021:10:20 08:50:00' } })
    .jpeg({ quality: 85 })
    .toBuffer()
})
afterAll(async () => {
  await browser.close()
  expect(house.faults).toEqual([])
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The phone’s own clock is off by what its storage says; its room for photos may be gone. */
const phoneWith = async (page: Page): Promise<void> => {
  await page.context().addInitScript(() => {
    const real = Date.now.bind(Date)
    Date.now = () => real() + Number(localStorage.getItem('test-clock') ?? 0)
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
      if (this.name === 'photo' && localStorage.getItem('test-full') === 'yes')
        throw new DOMException('no room', 'QuotaExceededError')
      return put.apply(this, given)
    }
  })
}
/** A new phone on which somebody is signed in, and which has all that it needs. */
async function openPhone(login: string | null, site = house.url): Promise<Page> {
  const page = await openPage(browser, site, login, '/field', {
    size: phone,
    bypassCSP: true,
    before: phoneWith,
  })
  if (login !== null) {
    await tab(page, '我的')
    await page.getByText('可以，页面已存在本机').waitFor()
    await tab(page, '今日任务')
  }
  return page
}
const tab = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name }).click()
const cut = async (page: Page): Promise<void> => {
  await page.context().setOffline(true)
  await page.getByTestId('offline').waitFor()
}
const restore = (page: Page): Promise<void> => page.context().setOffline(false)

const item = (page: Page, about: string): Locator => page.getByTestId('item').filter({ hasText: about })
const stateOf = (page: Page, about: string): Promise<string | null> =>
  item(page, about).first().getAttribute('data-state')
const settles = (page: Page, about: string, state: string): Promise<void> =>
  expect.poll(() => stateOf(page, about), { timeout: 60_000 }).toBe(state)

/** A report of somebody in urgent need, by whoever came by. */
async function fillReport(page: Page, story: string, n: number): Promise<void> {
  const f = family(n)
  await begin(page, 'report_urgent')
  await page.getByText('重大疾病', { exact: true }).click()
  await page.getByLabel('困难情况').fill(story)
  await page.getByLabel('申请人姓名').fill(f.name)
  await page.getByLabel('联系手机').fill(f.phone)
}
/** The whole application, with a paper. */
async function fillApplication(page: Page, story: string, n: number): Promise<void> {
  const f = family(n)
  await begin(page, 'apply')
  for (const choice of ['急难型：突发意外或重病', '重大疾病', '申请人本人'])
    await page.getByText(choice, { exact: true }).click()
  for (const [label, value] of [
    ['困难情况', story],
    ['申请人姓名', f.name],
    ['申请人身份证号', f.idNo],
    ['联系手机', f.phone],
    ['家庭月收入', '600'],
    ['收款账户户名', f.name],
    ['银行账号', f.card],
  ] as const)
    await page.getByLabel(label).fill(value)
  await sayYes(page, /授权核对/)
}
const begin = async (page: Page, outcome: string): Promise<void> => {
  await tab(page, '上报新建')
  await page.locator(`a[href="#/new/assistance.temporary/${outcome}"]`).first().click()
  await page.getByRole('button', { name: '放入待发箱' }).waitFor()
}
const takePhoto = async (page: Page): Promise<void> => {
  await page.getByLabel('困难证明材料').setInputFiles(fileOf(photo))
  await page.getByText('拍摄于').waitFor()
}
const fileOf = (buffer: Buffer) => ({ name: 'IMG_0850.jpg', mimeType: 'image/jpeg', buffer })
const keep = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '放入待发箱' }).click()
  await page.getByRole('heading', { name: '待发箱' }).waitFor()
}

/** What a database of the browser holds, as whoever took the phone apart would read it. */
const lying = (
  page: Page,
): Promise<{ owner: number; shelf: number; box: number; photo: number; text: string }> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open('yimen-field')
      request.onsuccess = () => done(request.result)
      request.onerror = () => fail(request.error!)
    })
    const all = (name: string) =>
      new Promise<unknown[]>((done) => {
        const request = db.transaction(name).objectStore(name).getAll()
        request.onsuccess = () => done(request.result as unknown[])
      })
    const [owner, shelf, box, photos] = [
      await all('owner'),
      await all('shelf'),
      await all('box'),
      await all('photo'),
    ]
    db.close()
    const text = [...shelf, ...box, ...photos]
      .map((row) =>
        JSON.stringify(row, (_, v: unknown) => (v instanceof Uint8Array ? new TextDecoder().decode(v) : v)),
      )
      .join()
    return { owner: owner.length, shelf: shelf.length, box: box.length, photo: photos.length, text }
  })
const eventsWith = async (outcome: string, id: string): Promise<number> =>
  (
    await house.owner.query<{ n: number }>(
      `select count(*) as n from event where case_id = $1 and body::json->>'outcome' = $2`,
      [id, outcome],
    )
  ).rows[0]!.n

describe('a day without network', () => {
  let page: Page
  let moved: string

  beforeAll(async () => {
    const opened = await grid.post<Done>('/api/cases', {
      programme: 'assistance.temporary',
      outcome: 'apply',
      area: yunzhao,
      post,
      input: formOf(family(40)),
    })
    expect(opened.status, JSON.stringify(opened.body)).toBe(201)
    moved = opened.body.case
    page = await openPhone('grid')
  })
  afterAll(() => page.context().close())

  test('[FO1] the network is cut, the page is closed and opened again: the tasks are there', async () => {
    await shoot(page, 'field-1-today-online')
    await cut(page)
    await page.reload()
    await page.getByRole('heading', { name: '今日任务' }).waitFor()
    expect(await page.locator(`a[href="#/task/${moved}"]`).count()).toBe(1)
    await shoot(page, 'field-2-today-offline')
    expect(await seriousFaults(page)).toEqual([])
    expect(await fitsWidth(page)).toBe(true)
  })

  test('a report with a photo is written, its case is acted on, a task is done: all of it waits, and says for what', async () => {
    await fillApplication(page, '独居老人突发疾病', 41)
    await takePhoto(page)
    await shoot(page, 'field-3-report')
    expect(await seriousFaults(page)).toEqual([])
    await keep(page)
    await expect
      .poll(() => item(page, '独居老人').textContent())
      .toContain('等待发送：没有网络，照片1张中已送达0张')
    await item(page, '独居老人').getByText('接着办这一件').click()
    await item(page, '独居老人').getByRole('link', { name: /撤回/ }).click()
    await page.getByRole('heading', { name: /撤回/ }).waitFor()
    await keep(page)
    await tab(page, '今日任务')
    await page.locator(`a[href="#/task/${moved}"]`).click()
    await page.getByRole('link', { name: /撤回/ }).click()
    await keep(page)
    expect(await page.getByTestId('item').count()).toBe(3)
    expect(await page.getByTestId('unsent').textContent()).toBe('3')
    expect(await page.getByTestId('waiting').textContent()).toContain('先送达')
  })

  test('a form that is half written is there after the phone went off', async () => {
    await fillReport(page, '写到一半', 42)
    await expect.poll(async () => (await lying(page)).box).toBe(4)
    await page.reload()
    await page.getByLabel('困难情况').waitFor()
    expect(await page.getByLabel('困难情况').inputValue()).toBe('写到一半')
    await tab(page, '上报新建')
    await page.getByText('没写完的').waitFor()
    await page.getByRole('button', { name: '删除' }).click()
    await expect.poll(() => page.getByText('没写完的').count()).toBe(0)
  })

  test('[FO2] nothing that lies on the phone can be read from its storage', async () => {
    const { text, photo: photos, box } = await lying(page)
    expect([photos, box]).toEqual([1, 3])
    for (const word of [
      '独居老人',
      family(41).name,
      family(40).name,
      yunzhao,
      'assistance.temporary',
      'JFIF',
    ])
      expect(text.includes(word), word).toBe(false)
    /** The key is used and never read out. */
    expect(
      await page.evaluate(
        () =>
          new Promise((done) => {
            const request = indexedDB.open('yimen-field')
            request.onsuccess = () => {
              const db = request.result
              const get = db.transaction('owner').objectStore('owner').get('me')
              get.onsuccess = () => {
                db.close()
                done((get.result as { key: CryptoKey }).key.extractable)
              }
            }
          }),
      ),
    ).toBe(false)
  })

  test('[FO4] the network is back: each is sent, or says what hinders it; the photo is gone from the phone', async () => {
    expect((await act(staff, 'clerk', moved, 1, 'accept', {})).status).toBe(200)
    await tab(page, '待发箱')
    await shoot(page, 'field-4-outbox-offline')
    await restore(page)
    await expect
      .poll(
        () =>
          page
            .getByTestId('item')
            .evaluateAll((all) => all.map((e) => (e as HTMLElement).dataset.state).toSorted()),
        { timeout: 60_000 },
      )
      .toEqual(['conflict', 'sent', 'sent'])
    await shoot(page, 'field-5-outbox-restored')
    expect(await seriousFaults(page)).toEqual([])
    const receiptText = (await item(page, '独居老人').first().textContent())!
    const receipt = /办件编号(B\w{5}-\w{5})/.exec(receiptText)![1]!.slice(0, 12)
    expect([await eventsWith('apply', receipt), await eventsWith('withdraw', receipt)]).toEqual([1, 1])
    await expect.poll(async () => (await lying(page)).photo).toBe(0)
    const { rows } = await house.owner.query<{ n: number }>('select count(*) as n from upload')
    expect(rows[0]!.n).toBe(1)
  })

  test('[FO6] what was moved meanwhile is seen beside what was written, and the person chooses', async () => {
    await page.getByRole('button', { name: '对照着看' }).click()
    await page.getByRole('heading', { name: '现在的情况' }).waitFor()
    await shoot(page, 'field-6-conflict')
    expect(await seriousFaults(page)).toEqual([])
    expect(await fitsWidth(page)).toBe(true)
    await page.getByRole('button', { name: '仍按我写的办' }).click()
    await expect.poll(() => page.locator('[data-state=conflict]').count()).toBe(0)
    await expect.poll(() => page.getByTestId('sent').getByTestId('item').count(), { timeout: 60_000 }).toBe(3)
    expect(await eventsWith('withdraw', moved)).toBe(1)
  })
})

test('[FO4] what was refused says why and by which article, is written anew, and is sent', async () => {
  const page = await openPhone('grid')
  await cut(page)
  await fillApplication(page, '没有授权的', 43)
  await page
    .getByRole('group', { name: /授权核对/ })
    .getByRole('radio', { name: '否' })
    .check()
  await keep(page)
  await restore(page)
  await settles(page, '没有授权的', 'refused')
  expect(await item(page, '没有授权的').first().textContent()).toContain(
    '被拒绝：须授权核对家庭经济状况，才能办理',
  )
  await shoot(page, 'field-7-refused')
  expect(await seriousFaults(page)).toEqual([])
  await item(page, '没有授权的').getByRole('link', { name: '修改' }).click()
  await page.getByText('上次被拒绝').waitFor()
  await sayYes(page, /授权核对/)
  await keep(page)
  await settles(page, '没有授权的', 'sent')
  await page.context().close()
})

describe('[FO3] signing out with unsent items', () => {
  test('asks first; what lay here is gone, and what is not sent opens only for who wrote it', async () => {
    const page = await openPhone('grid')
    await cut(page)
    await fillApplication(page, '退出前写的', 44)
    await takePhoto(page)
    await keep(page)
    await tab(page, '我的')
    await shoot(page, 'field-8-mine')
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByText('还有1项没有发出').waitFor()
    await shoot(page, 'field-9-leaving')
    await page.getByRole('button', { name: '仍然退出' }).click()
    await page.getByRole('heading', { name: '登录' }).waitFor()
    await page.getByTestId('closed').waitFor()
    expect(await lying(page)).toMatchObject({ owner: 0, shelf: 0, box: 1, photo: 1 })
    await restore(page)
    await page.reload()
    await signInOn(page, 'village')
    await tab(page, '待发箱')
    await page.getByText('没有待发送的内容').waitFor()
    await tab(page, '我的')
    await page.getByText('1项，已封存').waitFor()
    await page.getByRole('button', { name: '退出登录' }).click()
    await signInOn(page, 'grid')
    await tab(page, '待发箱')
    await settles(page, '退出前写的', 'sent')
    await page.context().close()
  })

  const signInOn = async (page: Page, login: string): Promise<void> => {
    await page.getByLabel('用户名').fill(login)
    await page.getByLabel('密码').fill('yimen-rehearsal')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('heading', { name: '今日任务' }).waitFor({ timeout: 60_000 })
  }

  test('[FO2] a session that was ended elsewhere leaves nothing on the phone that opens', async () => {
    const page = await openPhone('grid')
    await cut(page)
    await fillReport(page, '被注销前写的', 45)
    await keep(page)
    expect((await grid.send('DELETE', '/api/sessions', undefined)).status).toBe(204)
    grid = await house.as('grid')
    await restore(page)
    await page.getByRole('heading', { name: '登录' }).waitFor({ timeout: 60_000 })
    expect(await lying(page)).toMatchObject({ owner: 0, shelf: 0, box: 1 })
    /** [QA1] Whoever holds the phone now: what it still sends is nobody's act. */
    await page.getByTestId('aside').filter({ hasText: '没有发出的1项已封存转交负责人' }).waitFor()
    expect(await page.getByRole('main').textContent()).toContain('本机已被注销登录，取来的任务和资料已经清除')
    await shoot(page, 'field-9b-handed-over')
    expect(await seriousFaults(page)).toEqual([])
    await page.context().close()
  })

  test('[QA3] at the desk who sees the case is told of it, and takes it over', async () => {
    const page = await openPage(browser, house.url, 'village', '/desk/inbox')
    await page.getByTestId('aside-notice').getByRole('link').click()
    await page.getByText('手机已被注销登录').waitFor()
    const pageText = (await page.getByRole('main').textContent())!
    expect(pageText).toContain('紧急求助')
    /** What is sensitive in the case is so here. */
    expect(pageText).not.toContain('被注销前写的')
    expect(await seriousFaults(page)).toEqual([])
    await shoot(page, 'aside-1440')
    await page.setViewportSize(phone)
    expect(await fitsWidth(page)).toBe(true)
    await shoot(page, 'aside-390')
    await page.getByRole('button', { name: '由我接手办理' }).click()
    await page.getByTestId('aside-done').getByRole('link').click()
    await page.getByText('接手他人手机所写').first().waitFor()
    await shoot(page, 'aside-case')
    await page.context().close()
  })

  test('[FO2] seven days without the server: the tasks are gone, what is not sent stays sealed', async () => {
    const page = await openPhone('grid')
    await cut(page)
    await fillReport(page, '七天前写的', 46)
    await keep(page)
    for (const [days, there] of [
      [6, true],
      [8, false],
    ] as const) {
      await page.evaluate((d) => localStorage.setItem('test-clock', String(d * 86_400_000)), days)
      await page.reload()
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await page.getByRole('navigation', { name: '主要页面' }).count()).toBe(there ? 1 : 0)
    }
    expect(await page.getByRole('main').textContent()).toContain('已超过7天没有连上服务器')
    expect(await lying(page)).toMatchObject({ owner: 0, shelf: 0, box: 1 })
    /** A clock that is set back brings nothing back. */
    await page.evaluate(() => localStorage.setItem('test-clock', '0'))
    await page.reload()
    await page.getByRole('heading', { name: '登录' }).waitFor()
    await page.context().close()
  })
})

test('[FO5] two tabs at once: everything is sent once', async () => {
  const page = await openPhone('grid')
  await cut(page)
  for (const n of [47, 48, 49]) {
    await fillReport(page, `双开标签页${n}`, n)
    await keep(page)
  }
  const context: BrowserContext = page.context()
  const second = await context.newPage()
  await second.goto(`${house.url}/field#/outbox`)
  await second.getByRole('heading', { name: '待发箱' }).waitFor()
  const before = (await house.owner.query<{ n: number }>('select count(*) as n from office_case')).rows[0]!.n
  await restore(page)
  for (const one of [page, second])
    await expect.poll(() => one.getByTestId('sent').getByTestId('item').count(), { timeout: 60_000 }).toBe(3)
  const after = (await house.owner.query<{ n: number }>('select count(*) as n from office_case')).rows[0]!.n
  expect(after - before).toBe(3)
  await context.close()
})

test('[FO7] no room for a photo: it is refused in words, and the text is kept and sent without', async () => {
  const page = await openPhone('grid')
  await page.evaluate(() => localStorage.setItem('test-full', 'yes'))
  await cut(page)
  await fillApplication(page, '空间满了', 50)
  await page.getByLabel('困难证明材料').setInputFiles(fileOf(photo))
  expect(await page.getByTestId('photo-wrong').textContent()).toContain('手机存储空间不足，这张照片没有存下')
  await shoot(page, 'field-10-full')
  await keep(page)
  await restore(page)
  await settles(page, '空间满了', 'sent')
  await page.context().close()
})

test('[FO1] a newer version in the middle of a form: it waits, the form stays, and a tap takes it', async () => {
  const page = await openPhone('grid')
  await cut(page)
  await fillReport(page, '更新时正在写', 51)
  await restore(page)
  const list = join(folder, 'field-files.json')
  const files = JSON.parse(readFileSync(list, 'utf8')) as { version: string }
  writeFileSync(list, JSON.stringify({ ...files, version: 'newer' }))
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    await registration!.update()
  })
  await expect
    .poll(() =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.waiting !== null),
    )
    .toBe(true)
  expect(await page.getByText('有新版本').count()).toBe(0)
  expect(await page.getByLabel('困难情况').inputValue()).toBe('更新时正在写')
  await tab(page, '今日任务')
  await page.getByText('有新版本').waitFor()
  await page.getByRole('button', { name: '点这里更新' }).click()
  await page.waitForEvent('load')
  await tab(page, '上报新建')
  await page.getByText('没写完的').waitFor()
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(2)
  await page.context().close()
})

test('[FO8] a phone whose clock is three days fast says so, and shows the server’s time', async () => {
  const real = await openTestHouse({ pages: true, real: true })
  try {
    const page = await openPhone('grid', real.url)
    await page.evaluate(() => localStorage.setItem('test-clock', String(3 * 86_400_000)))
    await page.reload()
    expect(await page.getByTestId('clock').textContent()).toContain('快约3天')
    await fillReport(page, '时钟快三天', 52)
    await keep(page)
    await settles(page, '时钟快三天', 'sent')
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString()
    expect(await item(page, '时钟快三天').first().textContent()).toContain(
      `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`,
    )
    await shoot(page, 'field-11-clock')
    await page.context().close()
  } finally {
    await real.close()
  }
})

test('it is installable: a manifest of the realm with icons, and a worker for its own addresses', async () => {
  const { body: page } = await house.stranger.get<string>('/field')
  expect(page).toContain('rel="manifest" href="/field/manifest.webmanifest"')
  const { body } = await house.stranger.get<string>('/field/manifest.webmanifest')
  const manifest = JSON.parse(body) as { readonly scope: string; readonly icons: readonly { src: string }[] }
  expect(manifest.scope).toBe('/field')
  for (const { src } of manifest.icons) expect((await house.stranger.file(src)).status, src).toBe(200)
  const worker = await house.stranger.get('/field/worker.js')
  expect(worker.headers.get('service-worker-allowed')).toBe('/field')
})

test('[FO1] another realm has a field of its own: its worker, its manifest, its store', async () => {
  const { house: both } = await openXiangtan({ pages: true })
  try {
    const page = await openPhone('survey', `${both.url}/r/${xiangtan}`)
    await cut(page)
    await page.reload()
    await page.getByRole('heading', { name: '今日任务' }).waitFor()
    expect(
      await page.evaluate(async () => [
        (await navigator.serviceWorker.getRegistration())!.scope.replace(location.origin, ''),
        document.querySelector<HTMLLinkElement>('link[rel=manifest]')!.getAttribute('href'),
        (await indexedDB.databases()).map((d) => d.name),
      ]),
    ).toEqual([
      `/r/${xiangtan}/field`,
      `/r/${xiangtan}/field/manifest.webmanifest`,
      [`yimen-field/r/${xiangtan}`],
    ])
    await page.context().close()
  } finally {
    await both.close()
  }
})

/** What is fetched when the page opens; the engine of formulas comes with the first form whose conditions need it. */
test('its script is under 200 KB, packed', () => {
  const { files } = JSON.parse(readFileSync(join(built, 'field-files.json'), 'utf8')) as {
    readonly files: readonly string[]
  }
  const sizes = files
    .filter((f) => f.endsWith('.js'))
    .map((f) => [f, gzipSync(readFileSync(join(built, f))).length] as const)
  const whole = sizes.reduce((sum, [, n]) => sum + n, 0)
  const engine = sizes.find(([f]) => /\/rule-/.test(f))?.[1] ?? 0
  expect(whole - engine).toBeLessThan(200_000)
})
