/** What is alike stands as one row of the inbox that unfolds; a whole list is not exported without the second factor. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, family, staffOf } from '../../../tools/county.ts'
import { openFaces, openPage, shoot, type Faces } from '../testing.ts'

let faces: Faces
beforeAll(async () => {
  faces = await openFaces()
  const staff = await staffOf(faces.house)
  for (const of of [1, 2, 1, 1]) await apply(staff, family(of))
})
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
})

test.each([390, 1440])('[H5] 收件箱：同一人同一事项的三件是一行，点开是三行，宽%i', async (width) => {
  const page = await openPage(faces.browser, faces.house.url, 'clerk', '/desk/inbox', {
    size: { width, height: 844 },
  })
  const rows = page.locator('[data-testid=tasks] tbody tr')
  await rows.first().waitFor()
  expect(await rows.count()).toBe(2)
  const fold = page.getByRole('button', { name: '同一人同一事项共3件' })
  expect(await fold.getAttribute('aria-expanded')).toBe('false')
  await shoot(page, `alike-folded-${width}`)
  await fold.click()
  expect(await rows.count()).toBe(4)
  expect(await page.locator('.alike .task-link').count()).toBe(2)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await shoot(page, `alike-unfolded-${width}`)
  await fold.click()
  expect(await rows.count()).toBe(2)
  await page.context().close()
})

test('[I8] 没有第二道验证的人，导出的地方指向账户与安全', async () => {
  const page = await openPage(faces.browser, faces.house.url, 'village', '/desk/inbox')
  await page.getByRole('link', { name: '验证后导出' }).first().click()
  await page.waitForSelector('#factor')
  await shoot(page, 'export-verify')
  await page.context().close()
})
