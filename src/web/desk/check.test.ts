/** Checking a draft in a real browser: pasted or as a file, findings beside the marked text, corrected and checked again. */
import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import type { Page } from 'playwright-core'
import { seriousFaults } from '../../../tools/axe.ts'
import { fitsWidth, openFaces, phone, wide, type Faces } from '../testing.ts'

let faces: Faces
const shots = process.env.YIMEN_SHOTS
beforeAll(async () => {
  faces = await openFaces()
})
afterAll(() => faces.close())

const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots === undefined) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}
const draft = [
  '关于全市既有住宅加装电梯工作进展情况的通报',
  '',
  '截至2021年10月20日，全市正在实施加装电梯272台，占年度目标任务310台的91%。',
  '全市15个重点项目，提前完成、进展较快、进展偏慢的分别为9、3、3个，分别占60%、27%、20%。',
  '下一步，各区要倒排工期，确保年底前完成。',
].join('\n')
const table = [
  ['区', '计划数', '开工数', '开工率'],
  ['雨湖区', '118', '104', '88.14'],
  ['岳塘区', '122', '113', '92.26'],
  ['合计', '240', '217', '90.42'],
]
const findingsText = (page: Page): Promise<string> => page.getByTestId('findings').innerText()

test('a pasted draft: what is said, what follows, what to do, and the number marked in its place', async () => {
  const page = await faces.open('county', '/desk/bulletins')
  await page.getByRole('link', { name: '核对文稿' }).click()
  await page.getByRole('heading', { level: 1, name: '核对文稿' }).waitFor()
  expect(await page.getByRole('button', { name: '核对', exact: true }).isDisabled()).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  await page.getByLabel(/或者粘贴文字/).fill(draft)
  await page.getByRole('button', { name: '核对', exact: true }).click()
  await page.getByText('矛盾 2 处，提示 0 处').waitFor()
  const said = await findingsText(page)
  expect(said).toContain('310台 → 298至300台')
  expect(said).toContain('27% → 20%')
  expect(said).toContain('查原始记录，改正错的一个')
  expect(await page.locator('mark').allInnerTexts()).toEqual(['310台', '27%'])
  await page.getByRole('link', { name: '第3段' }).click()
  expect(await page.locator('mark:target').innerText()).toBe('27%')
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, 'check-1440')
  /** Corrected, and checked again. */
  await page.getByLabel(/或者粘贴文字/).fill(draft.replace('310台', '300台').replace('27%', '20%'))
  await page.getByRole('button', { name: '改后再核对' }).click()
  await page.getByText('没有发现矛盾').waitFor()
  expect(await page.getByText('没有发现不等于没有').isVisible()).toBe(true)
  expect(await page.locator('mark').count()).toBe(0)
})

test('a Word document on a phone: its table as a table, nothing beyond the edge', async () => {
  const page = await faces.open('county', '/desk/bulletins/check', phone)
  const buffer = await Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            ...draft.split('\n').map((line) => new Paragraph(line)),
            new Table({
              rows: table.map(
                (cells) =>
                  new TableRow({
                    children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })),
                  }),
              ),
            }),
          ],
        },
      ],
    }),
  )
  await page
    .getByLabel(/把文件拖到这里/)
    .setInputFiles({
      name: '通报.docx',
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      buffer,
    })
  await page.getByText('文件：通报.docx').waitFor()
  await page.getByText('矛盾 3 处').waitFor()
  expect(await findingsText(page)).toContain('92.26 → 92.62')
  expect(await page.locator('.marked td mark').allInnerTexts()).toEqual(['92.26'])
  expect(await fitsWidth(page)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, 'check-390')
})

test('a file that is none is refused in words, and what was found before is gone', async () => {
  const page = await faces.open('county', '/desk/bulletins/check', wide)
  await page
    .getByLabel(/把文件拖到这里/)
    .setInputFiles({ name: '通报.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') })
  await page.getByText('这不是可以核对的文稿，请另存为 .docx 或者 .txt').waitFor()
  expect(await page.getByTestId('findings').count()).toBe(0)
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, 'check-refused-1440')
})

test('in English', async () => {
  const page = await faces.open('county', '/desk/bulletins/check', wide)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByLabel(/Or paste the text/).fill(draft)
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await page.getByText('2 contradictions, 0 warnings').waitFor()
  expect(await findingsText(page)).toContain('means a target of 298 to 300')
})
