/** One search in the head of the desk, by keyboard alone: what is found, opened, remembered and pinned, and what is said when nothing is. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { apply, family, staffOf, type Staff } from '../../../tools/county.ts'
import { seriousFaults } from '../../../tools/axe.ts'
import { fitsWidth, openFaces, phone, shoot, type Faces } from '../testing.ts'

let faces: Faces
let staff: Staff
let id: string
const one = { ...family(701), name: '欧阳寻梅' }

beforeAll(async () => {
  faces = await openFaces()
  staff = await staffOf(faces.house)
  id = await apply(staff, one)
})
afterAll(() => faces.close())

const box = (page: Page) => page.getByRole('search').getByRole('combobox')
const inAddress = (page: Page) => page.waitForURL(`**/desk/cases/${id}`)

test('[FD3] slash, part of a name, an arrow and Enter open the case; no address shows the name, and the list its mask', async () => {
  const page = await faces.open('clerk', '/desk')
  await page.keyboard.press('/')
  await page.keyboard.type('寻梅')
  const option = page.getByRole('option', { name: id })
  await option.waitFor()
  expect(await option.innerText()).toMatch(/欧\*+/)
  expect(await page.getByRole('group', { name: /人员/ }).innerText()).toContain('共1')
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, 'find-wide')
  await page.keyboard.press('ArrowDown')
  expect(await option.getAttribute('aria-selected')).toBe('true')
  await page.keyboard.press('Enter')
  await inAddress(page)
  await page.goBack()
  expect(page.url()).not.toContain(encodeURIComponent('寻梅'))
})

test('[FD7] what was opened comes first the next time, by Ctrl+K; it is pinned on the page of all that was found', async () => {
  const page = await faces.open('clerk2', '/desk')
  await page.keyboard.press('Control+k')
  await page.getByText('还没有打开过').waitFor()
  await page.keyboard.type('oyxm')
  await page.getByRole('option', { name: id }).waitFor()
  await page.keyboard.press('Enter')
  const all = page.getByTestId('all-found')
  await all.getByRole('button', { name: /^固定 欧/ }).click()
  await all.getByRole('button', { name: /^固定 欧/, pressed: true }).waitFor()
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, 'find-all-wide')
  await all.getByRole('link', { name: id }).click()
  await inAddress(page)
  /** A page that is there takes the focus to its heading. */
  await page.getByTestId('facts').waitFor()
  await page.keyboard.press('Control+k')
  await box(page).fill('')
  await page.getByRole('group', { name: '已固定' }).getByRole('option', { name: id }).waitFor()
  await page.getByRole('group', { name: '最近打开' }).getByRole('option', { name: id }).waitFor()
  await page.keyboard.press('Escape')
  expect(await page.getByRole('listbox').isVisible()).toBe(false)
})

test('nothing found, one letter, and a server that does not answer are said; then it is tried again', async () => {
  const page = await faces.open('clerk', '/desk')
  await box(page).fill('诸葛无人')
  await page.getByText('没有找到您可以查看的内容').waitFor()
  await box(page).fill('欧')
  await page.getByText('两个字以上').waitFor()
  await page.route('**/api/find', (route) => route.abort())
  await box(page).fill('寻梅')
  await page.getByText('连不上服务器').waitFor()
  await page.unroute('**/api/find')
  await page.getByRole('search').getByRole('button', { name: '重试' }).click()
  await page.getByRole('option', { name: id }).waitFor()
})

test('[FD4] a place lists its cases with their total; a slash in a form is a slash', async () => {
  const page = await faces.open('clerk', '/desk')
  await box(page).fill('云赵村')
  await page
    .getByRole('option', { name: /云赵村/ })
    .first()
    .click()
  await page.getByRole('heading', { name: /共找到 \d+ 件/ }).waitFor()
  await page.goto(`${faces.house.url}/desk/search`)
  await box(page).focus()
  await page.keyboard.type('a/b')
  expect(await box(page).inputValue()).toBe('a/b')
})

test('a phone shows it whole, in English too, with no serious finding', async () => {
  const page = await faces.open('clerk', '/desk', phone)
  await box(page).fill('寻梅')
  await page.getByRole('option', { name: id }).waitFor()
  expect(await seriousFaults(page)).toEqual([])
  expect(await fitsWidth(page)).toBe(true)
  await shoot(page, 'find-narrow')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'English' }).click()
  await box(page).fill('')
  await box(page).fill('ouyangxunmei')
  await page
    .getByRole('group', { name: /People/ })
    .getByRole('option', { name: id })
    .waitFor()
  await page.keyboard.press('Enter')
  await page.getByTestId('all-found').waitFor()
  expect(await fitsWidth(page)).toBe(true)
  expect(await page.getByRole('search').innerText()).not.toMatch(/查找|人员/)
  await shoot(page, 'find-all-narrow')
})
