/** [K26] What one handed in before is offered at the field of the paper, taken with consent, and not offered to anybody else. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { grandfatherLi } from '../../../packs/rehearsal-hunan/index.ts'
import { apply, family, staffOf, type Staff } from '../../../tools/county.ts'
import type { CaseView } from '../../server/contract/cases.ts'
import { seriousFaults } from '../../../tools/axe.ts'
import { fitsWidth, openFaces, openPage, phone, sayYes, shoot, wide, type Faces } from '../testing.ts'

const form = '/services/assistance.temporary/apply'
let faces: Faces
let staff: Staff
let earlier: string
const li = {
  name: grandfatherLi.head.name,
  idNo: grandfatherLi.head.idNo,
  card: family(31).card,
  phone: family(31).phone,
}
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

beforeAll(async () => {
  /** Under the version that lets a proof be used again. */
  faces = await openFaces({ startsAt: '2021-12-06T09:00:00+08:00' })
  staff = await staffOf(faces.house)
  const sent = await staff.village.send<{ id: string }>('POST', '/api/uploads', png, {
    'x-file-name': encodeURIComponent('住院病历.png'),
  })
  expect(sent.status).toBe(201)
  earlier = await apply(staff, li, { proofs: [sent.body.id] })
})
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
})

const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click()

/** As far as the proof of the hardship. */
async function toProofs(page: Page, who: typeof li): Promise<void> {
  await page.getByRole('heading', { name: '您住在哪里？' }).waitFor()
  await page.getByLabel('乡镇').selectOption({ label: '岩口铺镇' })
  await page.getByLabel('村（社区）').selectOption({ label: '云赵村' })
  await next(page)
  await page.getByText('急难型：突发意外或重病').click()
  await page.getByText('重大疾病', { exact: true }).click()
  await page.getByLabel('困难情况').fill('再次住院')
  await next(page)
  await page.getByLabel('申请人姓名').fill(who.name)
  await page.getByLabel('申请人身份证号').fill(who.idNo)
  await page.getByLabel('联系手机').fill(who.phone)
  await next(page)
  await next(page)
  await page.getByLabel('家庭月收入').fill('600')
  await next(page)
  await page.getByLabel('收款账户户名').fill(who.name)
  await page.getByText('申请人本人', { exact: true }).click()
  await page.getByLabel('银行账号').fill(who.card)
  await next(page)
  await page.getByLabel(/困难证明材料/).waitFor()
}

test.each([
  ['390', phone],
  ['1440', wide],
])(
  'at %s px: name, day, case and the last day; the words of consent come first, and are the taking',
  async (name, size) => {
    const page = await openPage(faces.browser, faces.house.url, 'li', form, { size, bypassCSP: true })
    await toProofs(page, li)
    const offered = page.getByTestId('held-papers')
    await offered.getByText('住院病历.png').waitFor()
    await offered.getByText(`2021年12月6日交，办件${earlier}（临时救助）；可用到2022年3月6日`).waitFor()
    await offered.getByRole('button', { name: '使用 住院病历.png' }).click()
    await offered.getByText(/我同意民政部门在本次申请中再次使用/).waitFor()
    await offered.getByText(/材料再次使用规则/).waitFor()
    expect(await fitsWidth(page)).toBe(true)
    expect(await seriousFaults(page)).toEqual([])
    await shoot(page, `held-papers-${name}`)
    await offered.getByRole('button', { name: '不用' }).click()
    expect(await page.getByText('✓ 住院病历.png').count()).toBe(0)
    await offered.getByRole('button', { name: '使用 住院病历.png' }).click()
    await offered.getByRole('button', { name: '同意并使用' }).click()
    await page.getByText('以前交过，已同意再次使用').waitFor()
    expect(await offered.count()).toBe(0)
    await shoot(page, `held-papers-taken-${name}`)
    await page.context().close()
  },
)

test('sent with the form, also after the page was loaded anew: the event says from which case', async () => {
  const page = await faces.open('li', form, phone)
  await toProofs(page, li)
  await page.getByRole('button', { name: '使用 住院病历.png' }).click()
  await page.getByRole('button', { name: '同意并使用' }).click()
  await page.reload()
  await page.getByText('以前交过，已同意再次使用').waitFor()
  await next(page)
  for (const _ of [0, 1]) {
    if ((await page.getByRole('group', { name: /授权核对/ }).count()) > 0) await sayYes(page, /授权核对/)
    await next(page)
  }
  await page.getByRole('heading', { name: '请核对后提交' }).waitFor()
  await page.getByRole('button', { name: '提交' }).click()
  await page.waitForURL(/\/cases\/.*new=1/)
  const id = /cases\/([^?]+)/.exec(page.url())![1]!
  const { rows } = await faces.house.owner.query<{ body: string }>(
    'select body from event where case_id = $1',
    [id],
  )
  const event = JSON.parse(rows[0]!.body) as { reused?: readonly { from: string; field: string }[] }
  expect(event.reused).toMatchObject([{ field: 'proofs', from: earlier }])
  const { body } = await staff.clerk.get<CaseView>(`/api/cases/${id}`)
  expect(body.facts.find((f) => f.name === 'proofs')!.text).toBe('1份')
  await page.context().close()
})

test('nobody else is offered it: not a neighbour, and the desk is told that only the applicant consents', async () => {
  const page = await faces.open('neighbour', form, phone)
  await toProofs(page, li)
  expect(await page.getByTestId('held-papers').count()).toBe(0)
  await page.context().close()
  const desk = await faces.open('village', '/desk/new/assistance.temporary?form=apply', wide)
  await desk.getByText(/90天内可以由申请人本人登录后同意再次使用/).waitFor()
  await desk.getByTestId('held-hint').first().scrollIntoViewIfNeeded()
  await shoot(desk, 'held-hint-1440')
  await desk.setViewportSize(phone)
  expect(await fitsWidth(desk)).toBe(true)
  await shoot(desk, 'held-hint-390')
  await desk.context().close()
})
