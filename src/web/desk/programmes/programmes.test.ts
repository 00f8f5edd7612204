/** [EX5] [EX8] A programme read at the desk, in a real browser: steps beside a drawing, articles, a redline, files; on a phone too. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFaults } from '../../../../tools/axe.ts'
import { paragraphsOf } from '../../../../tools/docx.ts'
import { fitsWidth, openFaces, phone, shoot, wide, type Faces } from '../../testing.ts'

let faces: Faces
beforeAll(async () => {
  faces = await openFaces()
})
afterAll(() => faces.close())

test('from the room to a programme: its steps, its drawing, an article and what it became', async () => {
  const page = await faces.open('county', '/desk/programmes', wide)
  await page.getByRole('link', { name: '临时救助', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '临时救助：条文与办理规则对照' }).waitFor()
  const [first] = await page.locator('.chapter').all()
  expect(await first!.locator('thead th').allInnerTexts()).toEqual(['环节', '办理人', '时限', '材料', '去向'])
  const visit = first!.locator('tbody tr').filter({ hasText: '登记入户调查' })
  expect(await visit.locator('td').nth(2).innerText()).toContain('办结时限：15个工作日')
  const drawn = await first!.locator('svg .box.step .name').allTextContents()
  expect(drawn).toContain('入户调查')
  expect(await first!.locator('svg .mark.withdraw').count()).toBeGreaterThan(5)
  const item = page.locator('.item').filter({ hasText: '用于「登记入户调查」' }).first()
  expect(await item.innerText()).toContain('「调查人一」不是「调查人二」')
  expect(await item.innerText()).toContain('不满足时告知：入户调查须由两名以上工作人员进行')
  expect(await page.getByText('本条未纳入：没有公示环节').isVisible()).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, 'explain-1440')
})

test('on a phone nothing goes beyond the edge, and a row reads as a card', async () => {
  const page = await faces.open('county', '/desk/programmes/assistance.temporary', phone)
  await page.locator('.chapter').first().waitFor()
  expect(await fitsWidth(page)).toBe(true)
  expect(await page.locator('.chapter tbody tr').first().isVisible()).toBe(true)
  await shoot(page, 'explain-390')
})

test('as a Word file', async () => {
  const page = await faces.open('county', '/desk/programmes/assistance.temporary', wide)
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载 Word 文件' }).click()
  const download = await waiting
  expect(download.suggestedFilename()).toBe('临时救助：条文与办理规则对照-v3.docx')
  const paragraphs = paragraphsOf(readFileSync((await download.path())!))
  expect(paragraphs).toContain('一、办理环节')
  expect(paragraphs.join('\n')).toContain('「调查人一」不是「调查人二」')
})
