/** What people bring to the pages: photos of phones, accounts that only look wrong, drafts at a shared computer. */
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { family } from '../../../tools/county.ts'
import { password } from '../../../tools/house.ts'
import { fitsWidth, openFaces, phone, shoot, type Faces } from '../testing.ts'

let faces: Faces

beforeAll(async () => {
  faces = await openFaces()
})
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
})

const apply = '/services/assistance.temporary/apply'
const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click()

/** As far as the account. */
async function toAccount(page: Page): Promise<void> {
  const me = family(1)
  await page.getByRole('heading', { name: '您住在哪里？' }).waitFor()
  await page.getByLabel('乡镇').selectOption({ label: '岩口铺镇' })
  await page.getByLabel('村（社区）').selectOption({ label: '云赵村' })
  await next(page)
  await page.getByText('急难型：突发意外或重病').click()
  await page.getByText('重大疾病', { exact: true }).click()
  await page.getByLabel('困难情况').fill('突发疾病住院，家中积蓄用尽')
  await next(page)
  await page.getByLabel('申请人姓名').fill('古丽米热•艾比布力')
  await page.getByLabel('申请人身份证号').fill(me.idNo)
  await page.getByLabel('联系手机').fill(`\u202d${me.phone}\u202c`)
  await next(page)
  await next(page)
  await page.getByLabel('家庭月收入').fill('600')
  await next(page)
  await page.getByLabel('收款账户户名').fill('周　莲')
  await page.getByText('申请人本人', { exact: true }).click()
}

/** A picture that no compression makes small. */
async function picture(width: number, height: number, bytesLeast: number): Promise<Buffer> {
  const noise = {
    create: {
      width,
      height,
      channels: 3 as const,
      background: '#888',
      noise: { type: 'gaussian' as const, mean: 128, sigma: 40 },
    },
  }
  for (const quality of [60, 90, 100]) {
    const buffer = await sharp(noise).jpeg({ quality }).toBuffer()
    if (buffer.length >= bytesLeast) return buffer
  }
  throw new Error('the picture is too small')
}

let page: Page
test('[K25] [TX2] an account that only looks wrong is asked about, and goes on once it was looked at', async () => {
  page = await faces.open('neighbour', apply, phone)
  await toAccount(page)
  await page.getByLabel('银行账号').fill('810002345678')
  await next(page)
  await page.getByText(/请对照卡或存折再核对一遍/).waitFor()
  expect(await fitsWidth(page)).toBe(true)
  await shoot(page, 'account-asked-390')
  await page.getByTestId('look-again').click()
  await next(page)
  await page.getByLabel(/困难证明材料/).waitFor()
})

test('[PH2] photos picked while others are sent are all kept; what was not taken is said', async () => {
  const small = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  const named = (name: string) => ({ name, mimeType: 'image/png', buffer: small })
  /** The first one lingers on its way. */
  let count = 0
  await page.route('**/api/uploads', async (route) => {
    if (count++ === 0) await new Promise((wait) => setTimeout(wait, 1_500))
    await route.continue()
  })
  const field = page.getByLabel(/困难证明材料/)
  await field.setInputFiles([named('一.png')])
  await field.setInputFiles([named('二.png')])
  await page.getByText('✓ 二.png').waitFor()
  await page.getByText('✓ 一.png').waitFor()
  await page.unroute('**/api/uploads')
  await field.setInputFiles(Array.from({ length: 12 }, (_, n) => named(`多${n}.png`)))
  await page.getByText(/有4个没有收下/).waitFor()
  await expect.poll(() => page.getByText(/^✓ /).count(), { timeout: 60_000 }).toBe(10)
  await shoot(page, 'papers-390')
})

test('[PH1] a photo of 7 MB, one of 48 megapixels and a HEIC: made smaller and sent, or told how', async () => {
  for (let n = 0; n < 4; n++) await page.getByRole('button', { name: '删除' }).first().click()
  const field = page.getByLabel(/困难证明材料/)
  await field.setInputFiles([
    { name: '大照片.jpg', mimeType: 'image/jpeg', buffer: await picture(4000, 3000, 7_000_000) },
    { name: '高像素.jpg', mimeType: 'image/jpeg', buffer: await picture(8000, 6000, 1_000_001) },
    {
      name: '苹果.HEIC',
      mimeType: '',
      buffer: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(200)]),
    },
  ])
  await page.getByText('✓ 大照片.jpg').waitFor({ timeout: 60_000 })
  await page.getByText('✓ 高像素.jpg').waitFor({ timeout: 60_000 })
  await page.getByText(/兼容性最佳/).waitFor()
  await shoot(page, 'heic-390')
  const { rows } = await faces.house.house.pool.query<{ size: number }>(
    "select size from upload where name like '%照片%' or name like '%像素%'",
  )
  expect(rows.map((r) => Number(r.size)).every((size) => size < 5_000_000)).toBe(true)
})

const stored = (at: Page) => at.evaluate(() => JSON.stringify(Object.entries(sessionStorage)))

test('[DF1] a draft is sealed, nobody else at the tab finds it, its owner does, and it goes when they sign out', async () => {
  expect(await stored(page)).toContain('yimen-draft-')
  for (const written of ['突发疾病', family(1).idNo, '810002345678', '周'])
    expect(await stored(page)).not.toContain(written)
  /** The session ends on the server; the next step asks for it. */
  await page.context().clearCookies()
  await page.reload()
  await page.getByRole('heading', { name: '先登录，再办理' }).waitFor()
  const signIn = async (login: string) => {
    const answer = await page
      .context()
      .request.post(`${faces.house.url}/api/session`, {
        headers: { 'x-yimen': '1' },
        data: { login, password },
      })
    expect(answer.ok()).toBe(true)
    await page.goto(`${faces.house.url}${apply}`)
  }
  await signIn('li')
  await page.getByRole('heading', { name: '您住在哪里？' }).waitFor()
  expect(await page.locator('body').textContent()).not.toContain('突发疾病')
  await page.context().clearCookies()
  await signIn('neighbour')
  await page.getByLabel(/困难证明材料/).waitFor()
  await page.goto(`${faces.house.url}/me`)
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('link', { name: '登录' }).waitFor()
  expect(await stored(page)).not.toContain('yimen-draft-')
})
