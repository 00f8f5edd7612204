/** The project of a stair as an owner sees it on a phone and as the community sees it on one page. */
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { seriousFaults } from '../../tools/axe.ts'
import { launchBrowser } from '../../tools/browser.ts'
import type { TestHouse, Visitors } from '../../tools/house.ts'
import { xintangli } from '../../packs/rehearsal-hunan/index.ts'
import { rehearsalPhoto } from '../../packs/xiangtan.ts'
import { openNotice, openUse, openWorks } from '../../tools/stages.ts'
import { household, onPaper, openBallot, openXiangtan, xiangtan } from '../../tools/stair.ts'
import { fitsWidth, openPage, phone, shoot, wide } from './testing.ts'

let house: TestHouse
let at: Visitors
let browser: Awaited<ReturnType<typeof launchBrowser>>
let id: string

beforeAll(async () => {
  ;({ house, at } = await openXiangtan({ pages: true }))
  id = await openBallot(at, 'E-0001', '2021-11-05', ['401'])
  /** Ten of sixteen have said yes on paper, so that the owner of 401 decides. */
  const rooms = household.dwellings
    .toReversed()
    .filter((d) => d.room !== '401')
    .map((d) => d.room)
    .slice(0, 10)
  for (const room of rooms)
    await onPaper(
      at,
      id,
      (await (await at.as('community')).get<{ seq: number }>(`/api/cases/${id}`)).body.seq,
      room,
      'agree',
    )
  await openNotice(at)
  await openUse(at)
  await openWorks(at)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const openAs = (
  login: string,
  path: string,
  size: { readonly width: number; readonly height: number } = wide,
): Promise<Page> => openPage(browser, `${house.url}/r/${xiangtan}`, login, path, { size })
/** Nothing beyond the edge, nothing that a helper's ear or keyboard cannot use. */
const isSound = async (page: Page) => {
  expect(await fitsWidth(page)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
}

describe('the owner’s phone', () => {
  let page: Page
  beforeAll(async () => {
    page = await openAs('owner', '/me', phone)
  })

  test('the list says which stair, what is asked, and until when', async () => {
    await page.waitForSelector('.asked')
    expect(await page.textContent(`a[href$="${id}"]`)).toContain('三湘鑫苑1栋1单元')
    expect(await page.textContent(`a[href$="${id}"]`)).toContain('请您表决（401），2021年11月5日截止')
    await isSound(page)
    await shoot(page, 'owner-mine-390')
  })

  test('asks one question, says that this vote may decide, and shows the plan, the flat and how far it is', async () => {
    await page.click(`a[href$="${id}"]`)
    await page.waitForSelector('#consent-vote-401')
    expect(await page.textContent('.todo')).toContain('您是否同意公布的方案')
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
    const says = (text: string) => page.waitForSelector(`[aria-labelledby=estimate-pays] >> text=${text}`)
    await page.selectOption('#estimate-pays-least', { label: '所有住户' })
    await says('由16户分摊400,000.00 元')
    expect(await table()).not.toBe(before)
    await page.fill('#estimate-pays-price', '600000')
    await says('由16户分摊500,000.00 元')
    await page.fill('#estimate-pays-price', 'abc')
    await says('请填写总造价')
  })

  test('signs in two steps, and then sees the own vote and no second button for it', async () => {
    await page.click('.votes button >> text=同意 >> nth=0')
    expect(await page.textContent('.second-look')).toContain('提交后不能更改')
    await shoot(page, 'owner-confirm-390')
    await page.click('text=签署并提交')
    await page.waitForSelector('#consent-vote-401', { state: 'detached' })
    expect(await page.textContent('[aria-labelledby=dwelling-flat-401]')).toMatch(/同意.*10月20日手机签署/)
    expect(await page.locator('button', { hasText: /^表决$/ }).count()).toBe(0)
  })

  test('consents apart to the use of the own part, and is asked no more', async () => {
    await page.click('text=我同意')
    await shoot(page, 'owner-consent-390')
    await page.click('text=签署并提交')
    await page.waitForSelector('#consent-own-401', { state: 'detached' })
    await shoot(page, 'owner-voted-390')
  })

  test('objects during the notice in two fields, and follows the own objection; sees no other’s', async () => {
    page = await openAs('owner', '/cases/E-0002', phone)
    await page.waitForSelector('#objections')
    expect(await page.textContent('[aria-labelledby=objections]')).toContain('共收到1件异议')
    expect(await page.textContent('[aria-labelledby=objections]')).not.toContain('噪音')
    expect(await page.textContent('[aria-labelledby=cost-share-401]')).toMatch(
      /401 应出 32,500\.00 元.*还差32,500\.00 元/,
    )
    await page.click('text=这个数怎么算的')
    expect(await page.textContent('[aria-labelledby=cost-share-401]')).toContain(
      '4层系数1.30，全体出资户系数合计16.00',
    )
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
    page = await openAs('owner', '/cases/E-0003', phone)
    await page.waitForSelector('.urgent-call')
    const upkeep = await page.textContent('#upkeep')
    expect(upkeep).toContain('下次维护保养')
    expect(upkeep).toMatch(/：否/)
    expect(upkeep).not.toMatch(/，否/)
    expect(await page.textContent('[aria-labelledby=cost-join-401]')).toContain(
      '401 今天补缴加入 32,500.00 元',
    )
    expect(await page.getAttribute('.urgent-call a', 'href')).toBe('tel:073158201234')
    await isSound(page)
    await shoot(page, 'owner-use-390')
    await page.click('text=有人被困，马上报告')
    await page.click('.counts button >> text=2人')
    await page.waitForSelector('text=救援人员正在赶来')
    await page.waitForSelector('.now >> text=困人救援')
    await isSound(page)
    await shoot(page, 'owner-trapped-390')
  })

  test('large letters fit the same phone', async () => {
    page = await openAs('owner', '/cases/E-0002', phone)
    await page.waitForSelector('#cost-share-401')
    await page.click('text=大字')
    await isSound(page)
    await shoot(page, 'owner-large-390')
  })

  test('the script that all of it takes stays under 150 KB, packed', async () => {
    const context = await browser.newContext({ viewport: phone })
    const other = await context.newPage()
    const scripts: string[] = []
    other.on('request', (r) => {
      if (r.resourceType() === 'script') scripts.push(r.url())
    })
    await other.goto(`${house.url}/r/${xiangtan}/`)
    await other.waitForSelector('h1')
    const sizes = await Promise.all(
      scripts.map(async (url) => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length),
    )
    expect(scripts.length).toBeGreaterThan(0)
    expect(sizes.reduce((n, x) => n + x, 0)).toBeLessThan(150_000)
  })

  test('and a wide screen', async () => {
    page = await openAs('owner', '/cases/E-0004', wide)
    await page.waitForSelector('#line')
    expect(await page.textContent('[aria-labelledby=cost-share-401]')).toContain(
      '已缴15,000.00 元，还差17,500.00 元。（业主自筹10,000.00 元，住房公积金5,000.00 元）',
    )
    await isSound(page)
    await shoot(page, 'owner-works-1440')
  })
})

describe('the community’s desk', () => {
  test.each([
    ['390', phone],
    ['1440', wide],
  ] as const)(
    'the ballot at %s px: the line of steps, the tests, the doors, and the next act on top',
    async (name, size) => {
      const page = await openAs('community', `/desk/cases/${id}`, size)
      await page.waitForSelector('.stages')
      expect(await page.locator('.stages li').count()).toBe(20)
      expect(await page.textContent('[aria-current=step]')).toContain('业主表决')
      expect(await page.textContent('.next-act')).toContain('第3步，共20步')
      await page.waitForSelector('.cells')
      expect(await page.locator('.cells td.good').count()).toBeGreaterThan(6)
      await isSound(page)
      await shoot(page, `project-${name}`)
    },
  )

  test('[BL5] [BL7] what if: the four tests move with the doors, the fewest are named, and nothing is sent', async () => {
    const page = await openAs('community', `/desk/cases/${id}`, wide)
    const sent: string[] = []
    page.on('request', (r) => {
      if (r.method() !== 'GET') sent.push(r.url())
    })
    await page.click('text=假设推算')
    expect(await page.textContent('.suppose-note')).toContain('这是假设，不是表决')
    const door = (room: string) => page.locator('.cells button', { hasText: room })
    const heads = () => page.textContent('.bars tbody tr:nth-child(4) td >> nth=0')
    const before = await heads()
    /** From agreeing to no: the first click supposes agreement, the second the opposite. */
    for (const room of ['501', '502', '601']) {
      await door(room).click()
      await page.waitForSelector(`.cells .supposed.good >> text=${room}`)
      await door(room).click()
      await page.waitForSelector(`.cells .supposed.bad >> text=${room}`)
    }
    expect(await heads()).not.toBe(before)
    expect(await page.textContent('.cells')).toContain('假设')
    expect(await page.textContent('[data-testid=wants]')).toMatch(/照此假设，最少还要\d户同意：/)
    await isSound(page)
    await shoot(page, 'what-if-1440')
    await page.click('text=全部恢复现状')
    expect(await heads()).toBe(before)
    /** Only what if was asked: nothing that is written. */
    expect(sent.filter((url) => !url.endsWith(`/api/cases/${id}/panels/try`))).toEqual([])
    expect(sent.length).toBeGreaterThan(0)
  })

  test('paper ballots: photos in, rooms and choices by keyboard, one refused stops no other', async () => {
    const page = await openAs('community', `/desk/cases/${id}`, wide)
    await page.click('[data-testid=enter-paper]')
    const sheet = (name: string) => ({
      name,
      mimeType: 'image/png',
      buffer: Buffer.from(rehearsalPhoto.base64, 'base64'),
    })
    await page.setInputFiles('[data-testid=from-paper] input[type=file]', [
      sheet('一号.png'),
      sheet('二号.png'),
    ])
    await page.waitForSelector('.sheets li >> nth=1')
    await page.locator('.sheets input.cell-no').first().click()
    await page.keyboard.type('101')
    await page.keyboard.press('Enter')
    await page.keyboard.press('2')
    /** The second sheet was signed by two; meanwhile somebody entered one of them elsewhere. */
    await page.keyboard.type('102')
    await page.locator('.cells button', { hasText: '201' }).click()
    await page.locator('.sheets li').nth(1).locator('input[type=radio]').first().focus()
    await page.keyboard.press('1')
    expect(await page.textContent('.sheets')).not.toContain('选意见')
    await isSound(page)
    await shoot(page, 'paper-1440')
    const elsewhere = await at.as('community')
    const { seq } = (await elsewhere.get<{ seq: number }>(`/api/cases/${id}`)).body
    const upload = await elsewhere.send<{ id: string }>(
      'POST',
      '/api/uploads',
      Uint8Array.from(Buffer.from(rehearsalPhoto.base64, 'base64')),
      { 'x-file-name': 'x.png' },
    )
    expect(
      (
        await elsewhere.post(`/api/cases/${id}/commands`, {
          seq,
          outcome: 'cast',
          post: `${xintangli}-community-worker`,
          input: { ballotRoom: '102', choice: 'disagree', ballotPaper: [upload.body.id] },
        })
      ).status,
    ).toBe(200)
    await page.click('[data-testid=enter-all]')
    await page.waitForSelector('[data-testid=entered]')
    expect(await page.textContent('[data-testid=entered]')).toMatch(/已录入2票，1票没有录入：.*102.*已经表决/)
    await page.waitForSelector('.cells td.bad >> text=101')
    expect(await page.textContent('.cells td:has-text("201")')).toMatch(/同意.*社区录入纸质票.*照片/)
    await shoot(page, 'paper-done-1440')
  })

  test.each([
    ['390', phone],
    ['1440', wide],
  ] as const)(
    'the notice at %s px: the days, the objections, what bars the next step',
    async (name, size) => {
      const page = await openAs('community', '/desk/cases/E-0002', size)
      await page.waitForSelector('#objections')
      expect(await page.textContent('body')).toContain('担心机房噪音影响休息')
      await isSound(page)
      await shoot(page, `notice-${name}`)
    },
  )

  test.each([
    ['390', phone],
    ['1440', wide],
  ] as const)(
    'the money at %s px: in by source, out by stage, the balance, and which limit binds',
    async (name, size) => {
      const page = await openAs('district', '/desk/cases/E-0004', size)
      await page.waitForSelector('#fund-account')
      expect(await page.textContent('[aria-labelledby=fund-account]')).toContain('现在最多可付40,000.00 元')
      expect(await page.textContent('[aria-labelledby=fund-limits]')).toMatch(
        /监管专户余额40,000\.00 元以此为限/,
      )
      await isSound(page)
      await shoot(page, `works-${name}`)
    },
  )

  test.each([
    ['390', phone],
    ['1440', wide],
  ] as const)('in use at %s px: upkeep and its due days', async (name, size) => {
    const page = await openAs('district', '/desk/cases/E-0003', size)
    await page.waitForSelector('#s-upkeep')
    expect(await page.textContent('[aria-labelledby=s-upkeep]')).toContain('申报定期检验 2022年7月11日')
    await isSound(page)
    await shoot(page, `use-${name}`)
  })
})

test.each([
  ['390', phone],
  ['1440', wide],
] as const)(
  'the print menu of the community at %s px: what is to be signed, in one place, by keyboard too',
  async (name, size) => {
    const page = await openAs('community', `/desk/cases/${id}`, size)
    const menu = page.locator('.prints')
    await menu.locator('summary').focus()
    await page.keyboard.press('Enter')
    await page.waitForSelector('.prints-list')
    expect(await menu.locator('h3').allTextContents()).toEqual(['待填写、签字'])
    expect(await menu.locator('li a:first-child').allTextContents()).toEqual([
      '既有住宅加装电梯业主表决票 PDF',
      '授权委托书 PDF',
    ])
    expect(await fitsWidth(page)).toBe(true)
    expect(await seriousFaults(page)).toEqual([])
    await shoot(page, `prints-${name}`)
    await page.keyboard.press('Escape')
    expect(await menu.getAttribute('open')).toBe(null)
  },
)

test('the owner prints the own ballot from the phone', async () => {
  const page = await openAs('owner', `/cases/${id}`, phone)
  await page.waitForSelector('#forms')
  expect(await page.locator('#forms ~ ul a[href$="/papers/ballot.pdf"]').count()).toBe(1)
  await shoot(page, 'owner-forms-390')
})
