/** What lies where in a real browser: a reserve that was allotted, its one movement, and the case behind it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { yankoupu } from '../../../packs/rehearsal-hunan/index.ts'
import type { Done } from '../../server/contract/index.ts'
import { act, posts, staffOf } from '../../../tools/county.ts'
import { seriousFaults } from '../../../tools/axe.ts'
import { fitsWidth, openFaces, openPage, phone, shoot, wide, type Faces } from '../testing.ts'

let faces: Faces
let reserve: string

beforeAll(async () => {
  faces = await openFaces()
  const staff = await staffOf(faces.house)
  const request = await staff.finance.post<Done>('/api/cases', {
    programme: 'assistance.reserve',
    outcome: 'request',
    area: yankoupu,
    post: posts.finance,
    input: { allotted: 500_000, reason: '临时救助备用金' },
  })
  reserve = request.body.case
  expect((await act(staff, 'finance-head', reserve, 1, 'allot')).status).toBe(200)
})
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
})

test.each([
  ['1440', wide],
  ['390', phone],
] as const)('[BK5] 宽%s：各处的结存，点开是每一笔，再点开是办件', async (name, size) => {
  const page = await openPage(faces.browser, faces.house.url, 'finance', '/desk/holdings', {
    size,
    bypassCSP: true,
  })
  await page.getByRole('heading', { name: /乡镇临时救助备用金 5,000\.00 元/ }).waitFor()
  await shoot(page, `holdings-${name}`)
  /** The place comes first, and on a phone each number says what it is of. */
  const row = page
    .getByTestId(/^holdings-/)
    .getByRole('row')
    .last()
  const [place, number] = [row.getByRole('rowheader'), row.getByRole('cell').last()]
  expect((await place.boundingBox())!.y).toBeLessThanOrEqual((await number.boundingBox())!.y)
  if (size === phone)
    expect(await number.evaluate((cell) => getComputedStyle(cell, '::before').content)).toContain(
      '乡镇临时救助备用金',
    )
  expect(await fitsWidth(page)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('link', { name: '5,000.00 元' }).click()
  await page.getByRole('heading', { name: '每一笔收支' }).waitFor()
  expect(await page.getByTestId('movements').innerText()).toContain('+5,000.00 元')
  await shoot(page, `holding-${name}`)
  expect(await fitsWidth(page)).toBe(true)
  await page.getByRole('link', { name: reserve }).click()
  await page.waitForURL(`**/desk/cases/${reserve}`)
  await page.getByRole('heading', { name: '办理经过' }).waitFor()
  await page.close()
})
