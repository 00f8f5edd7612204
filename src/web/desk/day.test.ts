/** A clerk's day at the desk, played with a hand that counts: how many keys and pointer acts each step takes stands in docs/desk.md. */
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, apply, family, staffOf, visitOf, type Staff } from '../../../tools/county.ts'
import type { CaseView } from '../../server/contract/cases.ts'
import { openFaces, openPage, type Faces } from '../testing.ts'

let faces: Faces
let staff: Staff
let page: Page

beforeAll(async () => {
  faces = await openFaces()
  staff = await staffOf(faces.house)
})
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
})

/** What a step took: keys pressed, pointer acts, and letters written into fields, which are counted apart. */
type Count = { keys: number; pointer: number; letters: number }
const day: (readonly [step: string, count: Count])[] = []
let now: Count

const key = async (name: string) => {
  now.keys++
  await page.keyboard.press(name)
}
const click = async (on: Locator) => {
  now.pointer++
  await on.click()
}
const write = async (text: string) => {
  now.letters += [...text].length
  await page.keyboard.type(text)
}
const has = (field: Locator) => field.evaluate((el) => el === document.activeElement)

/** By the tabulator alone, as often as it takes. */
async function tabTo(field: Locator): Promise<void> {
  await field.waitFor()
  for (let i = 0; i < 40 && !(await has(field)); i++) {
    await key('Tab')
  }
  expect(await has(field)).toBe(true)
}
/** Into a group of choices, and with the arrows to the one that is meant. */
async function choose(group: RegExp, option: string): Promise<void> {
  const all = page.getByRole('group', { name: group }).getByRole('radio')
  await tabTo(all.first())
  const wanted = page.getByRole('group', { name: group }).getByRole('radio', { name: option })
  await key('Space')
  for (let i = 0; i < 8 && !(await wanted.isChecked()); i++) await key('ArrowDown')
  expect(await wanted.isChecked()).toBe(true)
}

async function step(name: string, doing: () => Promise<void>): Promise<void> {
  now = { keys: 0, pointer: 0, letters: 0 }
  await doing()
  day.push([name, now])
}

const stepOf = async (id: string): Promise<string> =>
  (await staff.auditor.get<CaseView>(`/api/cases/${id}`)).body.step
const inAddress = (id: string) => page.waitForURL(`**/desk/cases/${id}`)

test('一位乡镇经办人的一天：每一步的按键和点按次数与 docs/desk.md 一致', async () => {
  const ids: string[] = []
  for (let n = 1; n <= 5; n++) ids.push(await apply(staff, family(n)))
  const visited = await apply(staff, family(6))
  await act(staff, 'clerk', visited, 1, 'accept')
  await act(staff, 'clerk', visited, 2, 'record_visit', visitOf(60_000))
  page = await openPage(faces.browser, faces.house.url, 'clerk', '/desk')

  await step('从首页进收件箱', async () => {
    await click(page.locator('[data-door=total]'))
    await page.locator('.task-link').first().waitFor()
  })
  await page.goto(`${faces.house.url}/desk/inbox?sort=case&step=acceptance&programme=assistance.temporary`)
  await expect.poll(() => page.locator('.task-link').count()).toBe(5)
  const order = await page.locator('.task-link').allInnerTexts()
  await step('打开第一件，看试办结果，受理', async () => {
    await key('j')
    await key('Enter')
    await inAddress(order[0]!)
    await page.getByTestId('ways').waitFor()
    await key('1')
    await page.locator('[data-testid=confirm]:focus').waitFor()
    await key('Enter')
    await inAddress(order[1]!)
  })
  await step('受理自动打开的下一件', async () => {
    await page.getByTestId('ways').waitFor()
    await key('1')
    await page.locator('[data-testid=confirm]:focus').waitFor()
    await key('Enter')
    await inAddress(order[2]!)
  })
  await step('回收件箱，一次受理三件', async () => {
    await click(page.getByRole('navigation').getByRole('link', { name: /收件箱/ }))
    await page.locator('.task-link').first().waitFor()
    for (const id of order.slice(2)) await click(page.getByRole('checkbox', { name: `选中 ${id}` }))
    await click(page.locator('[data-several=accept]'))
    await click(page.getByTestId('several-confirm'))
    await click(page.getByTestId('several-close'))
  })
  for (const id of order) expect(await stepOf(id)).toBe('visit')

  await step('按姓名找到一件', async () => {
    await key('/')
    await write(family(2).name)
    await page.getByRole('option', { name: ids[1]! }).first().waitFor()
    await click(page.getByRole('option', { name: ids[1]! }).first())
    await inAddress(ids[1]!)
  })
  await step('登记入户调查，只用键盘', async () => {
    await page.getByTestId('ways').waitFor()
    await key('1')
    await page.getByRole('combobox', { name: '调查人二' }).waitFor()
    for (const [label, text] of [
      ['调查人一', '周建平'],
      ['调查人二', '刘春华'],
    ] as const) {
      await tabTo(page.getByLabel(label))
      await write(text)
    }
    await tabTo(page.getByLabel('入户日期'))
    await write('10202021')
    await choose(/困难程度/, '较重')
    await tabTo(page.getByLabel('救助人数'))
    await write('1')
    for (const [label, yuan] of [
      ['困难支出总额', '1234.5'],
      ['保险、医疗救助已支付', '200'],
      ['其他帮扶已支付', '0'],
    ] as const) {
      await tabTo(page.getByLabel(label))
      await write(yuan)
    }
    await choose(/困难属实/, '是')
    await tabTo(page.getByLabel('调查情况'))
    await write('入户走访，情况属实')
    await tabTo(page.getByTestId('try'))
    await key('Enter')
    await page.getByTestId('confirm').waitFor()
    await tabTo(page.getByTestId('confirm'))
    await key('Enter')
    await expect.poll(() => stepOf(ids[1]!)).toBe('proposal')
  })
  await page.goto(`${faces.house.url}/desk/cases/${visited}`)
  await step('提出初审意见', async () => {
    await page.getByTestId('ways').waitFor()
    await key('1')
    await page.getByTestId('confirm').waitFor()
    await page.locator('[data-testid=confirm]:focus').waitFor()
    await key('Enter')
    await expect.poll(() => stepOf(visited)).toBe('review')
  })
  await page.goto(`${faces.house.url}/desk/cases/${ids[3]}`)
  await step('把一件转给同事', async () => {
    await click(page.locator('[data-office="handOver"]'))
    await click(page.getByTestId('colleagues').locator('input').first())
    await click(page.locator('#f-words'))
    await write('我下乡，请代为入户')
    await click(page.getByTestId('confirm-office'))
    await page.getByTestId('errands').waitFor()
  })
  await page.goto(`${faces.house.url}/desk/inbox`)
  await page.locator('.task-link').first().waitFor()
  await step('把看到的清单导出', async () => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      click(page.getByRole('link', { name: 'CSV' })),
    ])
    expect(file.suggestedFilename()).toBe('收件箱-2021-10-20.csv')
  })

  const table = [
    '| 步骤 | 按键 | 点按 | 另填文字（字） |',
    '|---|---|---|---|',
    ...day.map(([name, c]) => `| ${name} | ${c.keys} | ${c.pointer} | ${c.letters} |`),
  ].join('\n')
  expect(readFileSync(new URL('../../../docs/desk.md', import.meta.url), 'utf8')).toContain(table)
})

test('网速慢、选人控件还没到时，写下的姓名和光标都留着', async () => {
  const id = await apply(staff, family(7))
  await act(staff, 'clerk', id, 1, 'accept')
  let arrive = () => {}
  const travelling = new Promise<void>((resolve) => (arrive = resolve))
  const slow = await openPage(faces.browser, faces.house.url, 'clerk', `/desk/cases/${id}`, {
    before: async (p) => {
      await p.route(/\/pick-[^/]*\.js/, async (route) => {
        await travelling
        await route.continue()
      })
    },
  })
  await slow.locator('[data-way=record_visit]').click()
  await slow.getByLabel('调查人一').click()
  await slow.keyboard.type('周建')
  arrive()
  await slow.getByRole('combobox', { name: '调查人一' }).waitFor()
  await expect.poll(() => slow.evaluate('document.activeElement.id')).toBe('f-visitor1')
  await slow.keyboard.type('平')
  expect(await slow.getByRole('combobox', { name: '调查人一' }).inputValue()).toBe('周建平')
})
