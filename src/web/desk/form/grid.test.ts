/** [FM7] [FM9] [FM10] A stair begins its project: the unit picked by its name, the roll of dwellings pasted from a spreadsheet in square metres. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { seriousFaults } from '../../../../tools/axe.ts'
import { launchBrowser } from '../../../../tools/browser.ts'
import type { TestHouse, Visitors } from '../../../../tools/house.ts'
import { household, openXiangtan, stair, xiangtan } from '../../../../tools/stair.ts'
import { asXlsx } from '../../../../tools/survey-sheet.ts'
import type { CaseView } from '../../../server/contract/cases.ts'
import type { Me } from '../../../server/contract/people.ts'
import { fitsWidth, openPage, phone, shoot, wide } from '../../testing.ts'

let house: TestHouse
let at: Visitors
let browser: Awaited<ReturnType<typeof launchBrowser>>
let id: string

beforeAll(async () => {
  ;({ house, at } = await openXiangtan({ pages: true }))
  browser = await launchBrowser()
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await browser.close()
  await house.close()
})

const openAs = (login: string, path: string, size: typeof wide = wide): Promise<Page> =>
  openPage(browser, `${house.url}/r/${xiangtan}`, login, path, { size })
const square = (hundredths: number): string => (hundredths / 100).toFixed(2)
/** The roll as a community keeps it: `wrong` are rows whose area is no number. */
const roll = (wrong: readonly number[] = []): string =>
  [
    '房号\t楼层\t专有面积',
    ...household.dwellings.map((d, i) =>
      [d.room, d.floor, wrong.includes(i) ? '八十多' : square(d.area)].join('\t'),
    ),
  ].join('\n')
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(
    `(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', ${JSON.stringify(text)})
      document
        .querySelector('[data-testid="grid-f-dwellings"] textarea, [data-testid="grid-f-dwellings"] input[type=text]')
        .dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })()`,
  )
}

test('[FM10] the unit is found by the name of its estate', async () => {
  const page = await openAs('community', '/desk/new/elevator.project?form=initiate')
  await page.locator('#f-unit').click()
  await page.locator('#f-unit').fill(stair.estate)
  const wanted = page.getByTitle(new RegExp(`${stair.estate}.*${stair.unit}`)).first()
  await wanted.waitFor()
  await shoot(page, 'form-entry-1440')
  await wanted.click()
  await page.getByLabel('筹备小组成员').fill('楼栋长等三人')
  await page.getByTestId('try').click()
  await page.getByTestId('confirm').click()
  id = await page.getByTestId('new-case').innerText()
  const view = (await (await at.as('community')).get<CaseView>(`/api/cases/${id}`)).body
  expect(view.step).toBe('roll')
})

test('[FM9] a pasted roll says which rows are wrong, and the rest stays', async () => {
  const page = await openAs('community', `/desk/cases/${id}`)
  await page.locator('[data-way=record_roll]').click()
  await page.getByTestId('grid-f-dwellings').waitFor()
  await paste(page, roll([1, 4]))
  const wrong = page.getByTestId('grid-wrong')
  expect(await wrong.innerText()).toContain(`${household.dwellings.length}行里有2行要改`)
  expect(await wrong.innerText()).toContain('第2行 专有面积')
  expect(await wrong.innerText()).toContain('第5行 专有面积')
  await shoot(page, 'form-grid-wrong-1440')
  expect(await seriousFaults(page)).toEqual([])
  await page.getByTestId('take-out').click()
  const takenOut = await page.getByTestId('taken-out').inputValue()
  expect(takenOut.split('\n')).toHaveLength(3)
  expect(await wrong.count()).toBe(0)
  /** Corrected in a spreadsheet, they come back. */
  const [first, second] = [household.dwellings[1]!, household.dwellings[4]!]
  await paste(page, takenOut.replace('八十多', square(first.area)).replace('八十多', square(second.area)))
  expect(await page.locator('.grid-box table').getAttribute('aria-rowcount')).toBe(
    String(household.dwellings.length + 1),
  )
  expect(await wrong.count()).toBe(0)
  await shoot(page, 'form-grid-1440')
})

test('[FM9] [FM7] a spreadsheet is read on a phone, kept in hundredths, shown in square metres', async () => {
  const page = await openAs('community', `/desk/cases/${id}`, phone)
  await page.locator('[data-way=record_roll]').click()
  await page
    .getByRole('button', { name: '清空重填' })
    .click({ timeout: 2_000 })
    .catch(() => undefined)
  const bytes = await asXlsx(
    household.dwellings.map((d) => [d.room, d.floor, square(d.area)]),
    ['房号', '楼层', '专有面积（百分之一平方米）'],
  )
  await page
    .locator('.grid-list input[type=file]')
    .first()
    .setInputFiles({
      name: '户册.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(bytes),
    })
  await page.getByTestId('grid-said').getByText(`读入${household.dwellings.length}行`).waitFor()
  await shoot(page, 'form-grid-390')
  expect(await seriousFaults(page)).toEqual([])
  expect(await fitsWidth(page)).toBe(true)
  const community = await at.as('community')
  const me = (await community.get<Me>('/api/me')).body
  const done = await community.post(`/api/cases/${id}/commands`, {
    seq: 1,
    post: me.posts[0]!.id,
    outcome: 'record_roll',
    input: { dwellings: household.dwellings, owners: household.owners },
  })
  expect(done.status, JSON.stringify(done.body)).toBe(200)
  await page.reload()
  /** The place that was picked reads by its names, not by its key. */
  const names = `${stair.estate}${stair.building}${stair.unit}`
  await page.locator('a', { hasText: names }).first().waitFor({ state: 'attached' })
  await page
    .getByTestId('facts')
    .getByText(`${square(household.dwellings[0]!.area)}平方米`)
    .first()
    .waitFor({ state: 'attached' })
})
