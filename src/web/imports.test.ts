/** A surveyor drops a spreadsheet on the desk, sees what it would do, confirms, and the office takes it back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { seriousFaults } from '../../tools/axe.ts'
import { launchBrowser } from '../../tools/browser.ts'
import type { TestHouse } from '../../tools/house.ts'
import { openXiangtan, xiangtan } from '../../tools/stair.ts'
import { asWritten, asXlsx, but, surveyedRows } from '../../tools/survey-sheet.ts'
import { fitsWidth, openPage, phone, shoot, wide } from './testing.ts'

let house: TestHouse
let browser: Awaited<ReturnType<typeof launchBrowser>>
const rows = surveyedRows().slice(0, 900).map(asWritten)
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const file = async (name: string, lines: Parameters<typeof asXlsx>[0]) => ({
  name,
  mimeType: xlsx,
  buffer: Buffer.from(await asXlsx(lines)),
})

beforeAll(async () => {
  ;({ house } = await openXiangtan({ pages: true }))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const openAs = (
  login: string,
  path: string,
  size: { readonly width: number; readonly height: number },
): Promise<Page> => openPage(browser, `${house.url}/r/${xiangtan}`, login, path, { size })
async function see(page: Page, name: string): Promise<void> {
  expect(await fitsWidth(page)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, name)
}

describe.each([
  ['1440', wide],
  ['390', phone],
] as const)('at %s px', (width, size) => {
  let page: Page
  const own = width === '390' ? rows.slice(600) : rows.slice(0, 600)
  beforeAll(async () => {
    page = await openAs('survey', '/desk/import', size)
  })

  test('the room is in the list of rooms; the first page says what to bring', async () => {
    await page.waitForSelector('.dropzone')
    expect(await page.textContent('.rooms [aria-current=page]')).toContain('导入')
    expect(await page.textContent('main')).toContain('每个单元一行')
    await see(page, `import-pick-${width}`)
  })

  test('a file of another kind is refused with what to do', async () => {
    await page.setInputFiles('#sheet-file', {
      name: '摸底.xls',
      mimeType: 'application/vnd.ms-excel',
      buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
    })
    expect(await page.textContent('[role=alert]')).toContain('另存为 .xlsx 后重试')
  })

  test('the preview says what becomes of the register, and which rows are wrong and why', async () => {
    const faulty = [
      but(own[0]!, { 社区: '新塘岭社区', 报告编号: 'X-1' }),
      but(own[1]!, { 已有电梯: '大概', 地上层数: '' }),
      own[2]!,
    ]
    await page.setInputFiles('#sheet-file', await file(`第一批摸底-${width}.xlsx`, [...own, ...faulty]))
    await page.waitForSelector('.numbers')
    expect(await page.textContent('.numbers')).toContain('有错3')
    expect(await page.textContent('#faults')).toContain('有错的 3 行')
    expect(await page.textContent('main')).toContain('与前面的行重复')
    await page.click('text=逐行查看')
    await see(page, `import-preview-${width}`)
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=下载错误表')])
    expect(download.suggestedFilename()).toBe(`第一批摸底-${width}-待更正.xlsx`)
  })

  test('confirmed only when the official says that faulty rows stay out; then done, with the case', async () => {
    expect(await page.isDisabled('[data-testid=confirm]')).toBe(true)
    await page.check('.tick input')
    await page.click('[data-testid=confirm]')
    await page.waitForSelector('text=导入完成')
    expect(await page.textContent('main')).toContain(`共入册 ${own.length} 条`)
    await see(page, `import-done-${width}`)
  })

  test('[IM12] [IM13] what would be erased is counted, and spellings that may be the same are asked about', async () => {
    const again = await openAs('survey', '/desk/import', size)
    const number = Number(width)
    const named = (building: string) =>
      but(own[3]!, { 小区: `近似小区${number}`, 楼栋: building, 单元: '1单元' })
    await again.setInputFiles(
      '#sheet-file',
      await file(`近似-${width}.xlsx`, [
        named('3栋'),
        named('三幢'),
        but(own[0]!, { '消防车道净宽（米）': '', 底层用途: '' }),
      ]),
    )
    await again.waitForSelector('.numbers')
    expect(await again.textContent('[data-testid=erased]')).toContain('有 1 行的空格')
    expect(await again.textContent('main')).toContain('可能是同一个的 1 行')
    await see(again, `import-alike-${width}`)
    expect(await again.isDisabled('[data-testid=confirm]')).toBe(true)
    await again.check('[data-testid=distinct]')
    expect(await again.isDisabled('[data-testid=confirm]')).toBe(false)
    await again.context().close()
  })

  test('the office takes it back, told what goes and what stands again', async () => {
    const id = (await page.textContent('[data-testid=import-case]'))!
    const city = await openAs('city', `/desk/import/${id}`, size)
    await city.waitForSelector('#take-back')
    expect(await city.textContent('main')).toContain(`撤下这批的 ${own.length} 条`)
    await city.click('text=撤回整批…')
    await city.fill('#take-back-reason', '批次有误')
    await see(city, `import-undo-${width}`)
    await city.click('[data-testid=take-back]')
    await city.waitForSelector('text=已整批撤回')
    expect(await city.textContent('main')).toContain(
      width === '1440' ? '其中 8 条恢复为导入前的内容' : '其中 0 条恢复为导入前的内容',
    )
    await see(city, `import-taken-back-${width}`)
  })
})

test('who may not import has no such room', async () => {
  const page = await openAs('district', '/desk/import', wide)
  await page.waitForSelector('.empty')
  expect(await page.locator('.rooms >> text=导入').count()).toBe(0)
})
