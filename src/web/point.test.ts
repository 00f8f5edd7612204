/** [AR10] [GD1] A place in a form, at both faces: where the device is, or coordinates as a map shows them, in the frame of that map. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { seriousFaults } from '../../tools/axe.ts'
import { allPacks } from '../../tools/house.ts'
import { spotted, spottedByResidents } from '../../tools/spotted.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { fitsWidth, openFaces, openPage, phone, shoot, wide, type Faces } from './testing.ts'

let faces: Faces
beforeAll(async () => {
  const packs = allPacks()
  faces = await openFaces({
    packs: { ...packs, programmes: [...packs.programmes, spotted, spottedByResidents] },
    startsAt: '2021-10-20T09:00:00+08:00',
  })
  const put = (path: string, body: object) =>
    faces.house.console.send('PUT', path, JSON.stringify(body), { 'content-type': 'application/json' })
  const none = { organisations: [], people: [], kin: [], posts: [], authorities: [], logins: [] }
  const code = `${yunzhao}011`
  const area = { code, parent: yunzhao, name: { zh: '第11网格' }, kind: 'grid', from: '2021-01-01', to: null }
  const registry = { name: { zh: '邵阳县', en: 'Shaoyang County' }, rehearsal: true, startsAt: null }
  expect((await put('/api/registry', { ...registry, areas: [area], ...none })).status).toBe(200)
  const [west, south, east, north] = [111.2, 26.9, 111.4, 27.1]
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  const feature = {
    type: 'Feature',
    properties: { code },
    geometry: { type: 'Polygon', coordinates: [ring] },
  }
  const ground = { type: 'FeatureCollection', features: [feature] }
  const drawn = await put('/api/ground', { from: '2021-03-01', frame: 'WGS-84', ground })
  expect(drawn.status, JSON.stringify(drawn.body)).toBe(200)
})
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
})

const coordinates = (page: Page) => page.getByRole('textbox', { name: /^位置/ })
const status = (page: Page) => page.getByRole('status').filter({ hasText: '记为' })
const frameOf = (page: Page) => page.getByLabel('坐标系').first()

/** How far, in millionths of a degree, what is noted lies from the middle of the map: a screen's pixel is some ten of them wide. */
const fromMiddle = (text: string | null): number => {
  const [lon, lat] = (/(\d+\.\d+), (\d+\.\d+)/.exec(text ?? '') ?? []).slice(1).map(Number)
  return Math.max(Math.abs((lon ?? 0) - 111.315), Math.abs((lat ?? 0) - 27.015)) * 1_000_000
}

describe.each([
  ['desk', 'village', wide],
  ['resident', 'li', phone],
] as const)('at the %s', (face, login, size) => {
  let page: Page
  beforeAll(async () => {
    page = await openPage(
      faces.browser,
      faces.house.url,
      login,
      face === 'desk' ? '/desk/new' : '/services/test.seen/apply',
      { size, bypassCSP: true },
    )
    await page.context().grantPermissions(['geolocation'])
    await page.context().setGeolocation({ longitude: 111.315_000_4, latitude: 27.015, accuracy: 7.2 })
    if (face === 'desk') await page.getByRole('link', { name: /上报/ }).first().click()
    else {
      await page.getByLabel('乡镇').selectOption({ label: '岩口铺镇' })
      await page.getByLabel('村（社区）').selectOption({ label: '云赵村' })
      await page.getByRole('button', { name: '下一步' }).click()
    }
    await coordinates(page).waitFor()
  })

  test('this device’s place is one press of the keyboard away, with what it is sure of', async () => {
    await page.getByTestId('here').first().focus()
    await page.keyboard.press('Enter')
    await status(page).first().waitFor()
    expect(await status(page).first().textContent()).toBe('记为 111.315000, 27.015000 ±8m（WGS-84）')
    expect(await coordinates(page).inputValue()).toBe('111.315000, 27.015000 ±8m')
    expect(await fitsWidth(page)).toBe(true)
    expect(await seriousFaults(page)).toEqual([])
    await shoot(page, `point-${face}`)
  })

  test('a point is picked on our own map: by its middle with the keyboard, or by a tap', async () => {
    await page.getByTestId('map').first().click()
    const ground = page.getByTestId('shared-map')
    await ground.waitFor()
    await page.getByRole('button', { name: '取地图中心' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(async () => fromMiddle(await status(page).first().textContent())).toBeLessThan(20)
    expect(await seriousFaults(page)).toEqual([])
    await ground.click({ position: { x: 60, y: 60 } })
    await expect
      .poll(async () => await status(page).first().textContent())
      .toMatch(/^记为 111\.3\d+, 27\.01\d+（WGS-84）$/)
    expect(await fitsWidth(page)).toBe(true)
    await page.getByTestId('map').first().click()
    await ground.waitFor({ state: 'detached' })
  })

  test('coordinates of a map are converted once, however often one looks at the frames', async () => {
    await coordinates(page).fill('111.315, 27.015')
    await frameOf(page).selectOption('GCJ-02')
    await expect.poll(async () => await status(page).first().textContent()).toMatch(/^记为 111\.309/)
    const once = await status(page).first().textContent()
    await frameOf(page).selectOption('WGS-84')
    await expect.poll(async () => fromMiddle(await status(page).first().textContent())).toBeLessThan(20)
    await frameOf(page).selectOption('GCJ-02')
    await expect.poll(async () => await status(page).first().textContent()).toBe(once)
  })

  test('what is swapped is told at its field', async () => {
    await frameOf(page).selectOption('WGS-84')
    await coordinates(page).fill('27.015, 111.315')
    await (face === 'desk' ? page.getByTestId('try') : page.getByRole('button', { name: '下一步' })).click()
    await page.getByRole('alert').filter({ hasText: '填反' }).first().waitFor()
    await coordinates(page).fill('111.315, 27.015')
  })

  test('a device that may not be asked says what to do instead', async () => {
    await page.context().clearPermissions()
    await page.evaluate(() => {
      navigator.geolocation.getCurrentPosition = (_, no) => no?.({ code: 1 } as GeolocationPositionError)
    })
    await page.getByTestId('here').first().click()
    await page.getByRole('status').filter({ hasText: '没有获得定位许可' }).first().waitFor()
  })
})

test('a case tells its point in degrees, with the frame', async () => {
  const village = await faces.house.as('village')
  const done = await village.post<{ case: string }>('/api/cases', {
    programme: 'test.spotted',
    outcome: 'tell',
    area: yunzhao,
    post: `${yunzhao}-village-worker`,
    input: { what: '路面坑洼', seenOn: '2021-10-14', where: { lon: 111_315_000, lat: 27_015_000 } },
  })
  expect(done.status, JSON.stringify(done.body)).toBeLessThan(300)
  const page = await faces.open('village', `/desk/cases/${done.body.case}`)
  await page.getByText('111.315000, 27.015000（WGS-84）').first().waitFor()
  await shoot(page, 'point-case')
  await page.context().close()
})
