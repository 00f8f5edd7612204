/** A resident with a phone: finds the service, applies, follows the case. In a real browser, on a real server. */
import { deflateSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFaults } from '../../../tools/axe.ts'
import { launchBrowser } from '../../../tools/browser.ts'
import { act, apply, family, staffOf } from '../../../tools/county.ts'
import { openTestHouse, password, type TestHouse } from '../../../tools/house.ts'
import { grandfatherLi } from '../../../packs/rehearsal-hunan/index.ts'
import type { CaseView, Trial } from '../../server/contract/index.ts'
import { sayYes } from '../testing.ts'

let house: TestHouse
let browser: Browser
let context: BrowserContext
let page: Page
const errors: string[] = []

beforeAll(async () => {
  house = await openTestHouse({ pages: true })
  browser = await launchBrowser()
  context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    bypassCSP: true,
    locale: 'zh-CN',
  })
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (e) => errors.push(e.message))
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const expectTidy = async (): Promise<void> => {
  expect(await seriousFaults(page)).toEqual([])
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth > innerWidth),
    'the page is wider than the phone',
  ).toBe(false)
}
const next = () => page.getByRole('button', { name: '下一步' }).click()
const signIn = async (login: string): Promise<void> => {
  await page.goto(`${house.url}/sign-in`)
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('link', { name: '我的' }).waitFor()
}

/** A grey picture of one pixel, as a camera might make it. */
function png(): Buffer {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
    return c >>> 0
  })
  const crc = (b: Buffer) => {
    let c = 0xffffffff
    for (const x of b) c = crcTable[(c ^ x) & 255]! ^ (c >>> 8)
    return (c ^ 0xffffffff) >>> 0
  }
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const out = Buffer.alloc(8)
    out.writeUInt32BE(data.length)
    out.writeUInt32BE(crc(body), 4)
    return Buffer.concat([out.subarray(0, 4), body, out.subarray(4)])
  }
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

test('finds the service and reads its guide, in both languages', async () => {
  await page.goto(house.url)
  await page.getByRole('heading', { name: '您要办什么事？' }).waitFor()
  await expectTidy()
  await page.getByRole('searchbox').fill('救助')
  await page.getByRole('link', { name: /临时救助/ }).click()
  await page.getByRole('heading', { level: 1, name: '临时救助' }).waitFor()
  expect(await page.getByText('15个工作日').first().isVisible()).toBe(true)
  expect(await page.getByText('免提交', { exact: true }).isVisible()).toBe(true)
  await expectTidy()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: 'Temporary assistance' }).waitFor()
  await expectTidy()
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByRole('button', { name: '大字' }).click()
  await expectTidy()
  await page.getByRole('button', { name: '大字' }).click()
})

let caseId = ''
test('applies: a wrong number is named at its field, the paper is sent, and the case says who has it and until when', async () => {
  const me = family(1)
  await signIn('neighbour')
  await page.goto(`${house.url}/services/assistance.temporary/apply`)
  await page.getByRole('heading', { name: '您住在哪里？' }).waitFor()
  await next()
  expect(await page.getByRole('alert').first().textContent()).toContain('请选择居住的村或社区')
  await page.getByLabel('乡镇').selectOption({ label: '岩口铺镇' })
  await page.getByLabel('村（社区）').selectOption({ label: '云赵村' })
  await expectTidy()
  await next()
  await page.getByText('急难型：突发意外或重病').click()
  await page.getByText('重大疾病', { exact: true }).click()
  await page.getByLabel('困难情况').fill('突发疾病住院，家中积蓄用尽')
  await expectTidy()
  await next()
  await page.getByLabel('申请人姓名').fill(me.name)
  await page.getByLabel('申请人身份证号').fill(`${me.idNo.slice(0, 17)}${me.idNo.endsWith('0') ? '1' : '0'}`)
  await page.getByLabel('联系手机').fill(me.phone)
  await next()
  expect(await page.getByLabel('申请人身份证号').getAttribute('aria-invalid')).toBe('true')
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('applicantId')
  await expectTidy()
  await page.getByLabel('申请人身份证号').fill(me.idNo)
  await next()
  await page.getByRole('button', { name: '＋ 添加一位' }).click()
  const relative = family(2)
  await page.getByLabel('姓名').fill(relative.name)
  await page.getByLabel('身份证号').fill(me.idNo)
  await page.getByText('配偶').click()
  await expectTidy()
  await next()
  await page.getByLabel('家庭月收入').fill('600')
  await next()
  await page.getByLabel('收款账户户名').fill(me.name)
  await page.getByText('监护人', { exact: true }).click()
  await page.getByLabel('监护关系证明').waitFor()
  await page.getByText('申请人本人', { exact: true }).click()
  expect(await page.getByLabel('监护关系证明').count()).toBe(0)
  await page.getByLabel('银行账号').fill(me.card)
  await next()
  await page.getByLabel(/困难证明材料/).setInputFiles([
    { name: '诊断证明.png', mimeType: 'image/png', buffer: png() },
    { name: '假的.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') },
  ])
  await page.getByText('✓ 诊断证明.png').waitFor()
  await page.getByText(/只接受 JPEG、PNG/).waitFor()
  await expectTidy()
  await page.getByRole('button', { name: '取消' }).click()
  await next()
  await next()
  await sayYes(page, '授权核对家庭经济状况')
  await next()
  await page.getByRole('heading', { name: '请核对后提交' }).waitFor()
  await page.getByText('岩口铺镇云赵村').waitFor()
  /** [K18] What would be refused is said before it is sent; put right, nothing is said. */
  await page.getByTestId('warning').getByText('同一人只能填一次').waitFor()
  await expectTidy()
  await page.getByRole('button', { name: /^修改 .*成员/ }).click()
  await page.getByLabel('身份证号').fill(relative.idNo)
  const review = page.getByRole('heading', { name: '请核对后提交' })
  const trial = page.waitForResponse((r) => r.url().endsWith('/api/cases/try'))
  while ((await review.count()) === 0) await next()
  expect(((await (await trial).json()) as Trial).ok).toBe(true)
  expect(await page.getByTestId('warning').count()).toBe(0)
  await expectTidy()
  await page.getByRole('button', { name: '提交' }).dblclick()
  await page.getByText(/已经交上去了。办件编号/).waitFor()
  caseId = new URL(page.url()).pathname.split('/').pop()!
  const shown = await page.locator('.standing').textContent()
  expect(shown).toContain('受理')
  expect(shown).toContain('岩口铺镇')
  expect(shown).toContain('2021年10月27日')
  expect(shown).toContain('还有 5个工作日')
  await expectTidy()
  const { rows } = await house.house.pool.query<{ n: number }>('select count(*) as n from office_case')
  expect(rows[0]!.n, 'a double tap opens one case').toBe(1)
  expect(page.url()).not.toContain(me.idNo)
})

test('is told what is missing, supplements it, and is told again where the case stands', async () => {
  const staff = await staffOf(house)
  expect(
    await act(staff, 'clerk', caseId, 1, 'supplement', { missing: '请补充医院诊断证明原件照片' }),
  ).toMatchObject({ status: 200 })
  await page.goto(`${house.url}/cases/${caseId}`)
  await page.getByRole('heading', { name: '现在要您做的' }).waitFor()
  expect(await page.locator('.todo .said').textContent()).toBe('请补充医院诊断证明原件照片')
  await expectTidy()
  await page.getByRole('button', { name: '提交补正' }).click()
  await page.getByLabel('授权核对家庭经济状况').check()
  await page.getByRole('button', { name: '确认' }).click()
  await page.locator('.standing').getByText('受理', { exact: true }).waitFor()
  expect((await staff.clerk.get<CaseView>(`/api/cases/${caseId}`)).body.step).toBe('acceptance')
})

test('[X5] the one concerned reads who took documents of the case, themselves among them', async () => {
  const staff = await staffOf(house)
  const id = await apply(staff, {
    ...family(3),
    name: grandfatherLi.head.name,
    idNo: grandfatherLi.head.idNo,
  })
  expect(await act(staff, 'clerk', id, 1, 'accept')).toMatchObject({ status: 200 })
  expect((await staff.clerk.file(`/api/cases/${id}/papers/receipt.docx`)).status).toBe(200)
  const own = await browser.newContext({
    viewport: { width: 390, height: 844 },
    bypassCSP: true,
    locale: 'zh-CN',
    acceptDownloads: true,
  })
  await own.request.post(`${house.url}/api/session`, {
    headers: { 'x-yimen': '1' },
    data: { login: 'li', password },
  })
  const phone = await own.newPage()
  await phone.goto(`${house.url}/cases/${id}`)
  const [file] = await Promise.all([
    phone.waitForEvent('download'),
    phone.getByRole('link', { name: /受理通知书.*DOCX/ }).click(),
  ])
  expect(file.suggestedFilename()).toBe(`受理通知书-${id}.docx`)
  await file.path()
  await phone.reload()
  const taken = phone.locator('section[aria-labelledby=taken]')
  await taken.waitFor()
  expect(await taken.locator('li b').allInnerTexts()).toEqual([
    '您本人',
    expect.stringMatching(/^岩口铺镇 乡镇经办人 \S+$/),
  ])
  expect(await taken.innerText()).toMatch(/导出编号：E-[2-9A-Z]{8}/)
  expect(await seriousFaults(phone)).toEqual([])
  expect(await phone.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
  await own.close()
})

test('withdraws, and the page says that it is closed', async () => {
  await page.getByRole('button', { name: '撤回申请' }).click()
  await page.getByRole('button', { name: '确认' }).click()
  await page.getByText('已经办结。').waitFor()
  await expectTidy()
})

test('sees nothing of another’s case, and is told so without a hint that it exists', async () => {
  await page.goto(`${house.url}/cases/B20210101-000001`)
  expect(await page.getByRole('alert').textContent()).toContain('没有找到，或者您无权查看')
})

test('no page threw an error', () => {
  expect(errors).toEqual([])
})
