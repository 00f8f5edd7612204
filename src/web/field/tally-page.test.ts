/** [FM12] [FO1] A sheet that is counted by tapping without network: undone, kept through a reload, sent once when the network is back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zhuzhouCity } from '../../../packs/rehearsal-hunan/index.ts'
import { makeZhuzhouCity } from '../../../packs/zhuzhou-city.ts'
import { seriousFaults } from '../../../tools/axe.ts'
import { seed } from '../../../tools/house.ts'
import { playRehearsal } from '../../cli/rehearse.ts'
import { fitsWidth, openFaces, openPage, phone, shoot, type Faces } from '../testing.ts'

let faces: Faces
let site: string

beforeAll(async () => {
  faces = await openFaces({ codes: ['430523', zhuzhouCity] })
  site = `${faces.house.url}/r/${zhuzhouCity}`
  const { registry, waves } = makeZhuzhouCity(seed, 1_000)
  const { url, key } = faces.house
  await playRehearsal({ registry, waves: waves.slice(0, 1) }, { url, key, realm: zhuzhouCity })
})
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
})

test('[FM12] twelve taps, two of them undone, without network: one sheet of ten', async () => {
  const page = await openPage(faces.browser, site, 'observer', '/field', { size: phone, waitMs: 60_000 })
  await page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name: '我的' }).click()
  await page.getByText('可以，页面已存在本机').waitFor({ timeout: 60_000 })
  await page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name: '上报新建' }).click()
  await page.locator('a[href="#/new/helmets.observation/submit"]').first().click()
  await page.getByTestId('tally-cells').waitFor()
  await page.context().setOffline(true)
  const place = page.locator('#area')
  if (await place.count()) await place.selectOption({ index: 1 })
  await page.getByLabel('表号').fill('0211-1020-1')
  /** Fifty-three points stand on the list: the phone has not fetched them all, and a code can be typed. */
  await page.getByRole('textbox', { name: '点位' }).fill('G021101')
  for (const [group, option] of [
    ['道路类别', '城区道路'],
    ['周边', '市场'],
    ['时段', '早高峰（8时至9时）'],
    ['天气', '晴'],
    ['方式', '现场'],
  ] as const)
    await page.getByRole('group', { name: group }).getByText(option, { exact: true }).click()
  await page.getByLabel('观测日期').fill('2021-10-20')
  const tally = page.getByTestId('tally-cells')
  const tap = (name: string) => tally.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  for (let i = 0; i < 7; i++) await tap('佩戴并系扣')
  for (let i = 0; i < 2; i++) await tap('未戴')
  await tally.getByText('摩托车', { exact: true }).click()
  for (let i = 0; i < 3; i++) await tap('未戴')
  const total = tally.locator('legend b')
  expect(await total.textContent()).toBe('12')
  await tally.getByRole('button', { name: /^撤回：摩托车 · 驾驶人/ }).click()
  await tally.getByRole('button', { name: /^撤回：/ }).click()
  expect(await total.textContent()).toBe('10')
  await shoot(page, 'field tally')
  const beyond = (await page.evaluate(
    `[...document.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 160))`,
  )) as readonly string[]
  expect(beyond).toEqual([])
  expect(await fitsWidth(page)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  await page.getByLabel('看到的车辆数').fill('10')
  await page.getByLabel('其中有号牌的').fill('6')
  await page.getByRole('button', { name: '放入待发箱' }).click()
  await page.getByRole('heading', { name: '待发箱' }).waitFor()
  await page.context().setOffline(false)
  const item = page.getByTestId('item').first()
  await expect.poll(() => item.getAttribute('data-state'), { timeout: 60_000 }).toBe('sent')
  const { rows } = await faces.house.owner.query<{ id: string; people: number; worn: number }>(
    `select id, (body->>'people')::int people, (body->>'worn')::int worn from entry where register = 'helmets.sheets'`,
  )
  expect(rows).toEqual([{ id: '0211-1020-1', people: 10, worn: 7 }])
  await page.context().close()
})
