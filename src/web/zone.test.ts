/** [RM9] [RM11] The pages of a realm whose key is no code: every link keeps to it, and figures begin at the area that it is. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zhuzhouZone, zone } from '../../packs/rehearsal-hunan/index.ts'
import { makeZhuzhou } from '../../packs/zhuzhou.ts'
import { everywhere, seed } from '../../tools/house.ts'
import { fitsWidth, openFaces, openPage, phone, shoot, wide, type Faces } from './testing.ts'

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
