/** The desk in a real browser: what officials do in a day, by keyboard and mouse, wide and narrow, in both languages. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { CaseView } from '../../server/contract/cases.ts'
import {
  act,
  apply,
  family,
  formOf,
  granted,
  staffOf,
  toDecision,
  visitOf,
  type Staff,
} from '../../../tools/county.ts'
import { seriousFaults } from '../../../tools/axe.ts'
import { fillVisit, greeting, fitsWidth, openFaces, phone, shoot, type Faces } from '../testing.ts'

let faces: Faces
let staff: Staff

beforeAll(async () => {
  faces = await openFaces()
  staff = await staffOf(faces.house)
})
afterAll(() => faces.close())

const caseOf = async (id: string): Promise<CaseView> =>
  (await staff.auditor.get<CaseView>(`/api/cases/${id}`)).body
const settled = () => faces.house.console.post('/api/settle', {})
const text = (page: Page, testid: string) => page.getByTestId(testid).innerText()
const inAddress = (page: Page, id: string) => page.waitForURL(`**/desk/cases/${id}`)

/** To the leader's desk with two persons in need, so that the formula gives more than a township may decide. */
async function aboveTheTownship(n: number): Promise<string> {
  const id = await apply(staff, family(n))
  const way = [
    ['clerk', 'accept', {}],
    ['clerk', 'record_visit', { ...visitOf(280_000), persons: 2 }],
    ['clerk', 'propose', {}],
    ['head', 'agree', {}],
  ] as const
  for (const [i, [who, outcome, input]] of way.entries())
    expect((await act(staff, who, id, i + 1, outcome, input)).status).toBe(200)
  return id
}

describe('signing in', () => {
  test('a rehearsal lists its officials, and one click opens the first page', async () => {
    const page = await faces.open(null, '/desk')
    expect(await seriousFaults(page)).toEqual([])
    await page
      .getByRole('button', { name: /乡镇经办人.*clerk$/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: greeting }).waitFor()
    expect(await page.locator('.clock').innerText()).toContain('2021-10-20 周三 09:0')
  })

  test('a wrong password is said in words', async () => {
    const page = await faces.open(null, '/desk')
    await page.getByLabel('用户名').fill('clerk')
    await page.getByLabel('密码').fill('not-the-password')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    expect(await page.getByRole('alert').first().innerText()).toContain('用户名或密码不对')
  })
})

describe('a case', () => {
  test('sealed data opens for a purpose, is hidden again, and the look is on record', async () => {
    const id = await apply(staff, family(61))
    const page = await faces.open('clerk', `/desk/cases/${id}`)
    await page.getByTestId('facts').waitFor()
    expect(await text(page, 'facts')).not.toContain(family(61).phone)
    await page.getByRole('button', { name: '查看敏感信息' }).click()
    expect(await page.getByRole('button', { name: '记录并查看' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: '联系申请人' }).click()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: '记录并查看' }).click()
    await page.getByText(family(61).phone).waitFor()
    await page.getByRole('button', { name: '重新隐去' }).click()
    expect(await text(page, 'facts')).not.toContain(family(61).phone)
    expect((await caseOf(id)).reveals).toHaveLength(1)
  })

  test('a clerk accepts from the inbox with the keyboard alone, and the next one follows', async () => {
    const ids = [await apply(staff, family(1)), await apply(staff, family(2))]
    const page = await faces.open('clerk', '/desk/inbox')
    await page.locator('.task-link').first().waitFor()
    const order = await page.locator('.task-link').allInnerTexts()
    expect(order).toEqual(expect.arrayContaining(ids))
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await inAddress(page, order[0]!)
    await page.getByTestId('ways').waitFor()
    await page.keyboard.press('1')
    await page.getByTestId('trial').waitFor()
    expect(await text(page, 'trial')).toContain('入户调查')
    await page.locator('[data-testid=confirm]:focus').waitFor()
    await page.keyboard.press('Enter')
    await inAddress(page, order[1]!)
    expect(await page.locator('.flash').innerText()).toContain('已办理')
    expect((await caseOf(order[0]!)).step).toBe('visit')
  })

  test('a leader sees amount, authority and derivation before approving, and the figure counts the grant', async () => {
    const id = await apply(staff, family(3))
    await toDecision(staff, id, 100_000)
    const page = await faces.open('leader', `/desk/cases/${id}`)
    await page.locator('[data-way=approve]').click()
    await page.getByTestId('confirm').waitFor()
    const trial = await text(page, 'trial')
    expect(trial).toContain('1,000.00 元')
    expect(trial).toContain('待发放')
    expect(await page.getByTestId('authority').last().innerText()).toMatch(
      /限额 2,240.00 元[\s\S]*1,000.00 元 \+ 合并期内此前 0.00 元 ≤ 2,240.00 元/,
    )
    expect((await caseOf(id)).step).toBe('decision')
    await page.getByTestId('confirm').click()
    await page.getByTestId('timeline').getByText('批准', { exact: false }).first().waitFor()
    expect((await caseOf(id)).step).toBe('payment')
    await settled()
    await page.goto(`${faces.house.url}/desk/figures/assistance.temporary.grants`)
    await page.getByTestId('records').getByRole('link', { name: id }).click()
    await inAddress(page, id)
    await page.getByText('有权决定').first().waitFor()
  })

  test('an amount above the authority is refused in words, with who could decide', async () => {
    const id = await aboveTheTownship(4)
    const page = await faces.open('leader', `/desk/cases/${id}`)
    /** [A8] Said before: the main button is to refer it. */
    expect(await page.getByTestId('ways').locator('.ant-btn-primary').getAttribute('data-way')).toBe('refer')
    expect(await page.locator('[data-code=above_authority]').innerText()).toContain('请转上级审批')
    await shoot(page, 'form-above-authority')
    await page.locator('[data-way=approve]').click()
    expect(await page.getByTestId('trial').getByRole('alert').innerText()).toContain('金额超过您的审批限额')
    const who = await text(page, 'who-could')
    expect(who).toContain('县民政局分管领导')
    expect(who).toContain('不设限额')
    expect(await page.getByTestId('confirm').count()).toBe(0)
    expect(await seriousFaults(page)).toEqual([])
    expect((await caseOf(id)).seq).toBe(5)
  })

  test('closed ways say why, and those of other posts are kept apart', async () => {
    const id = await apply(staff, family(5))
    const page = await faces.open('leader', `/desk/cases/${id}`)
    await page.getByText('您的岗位现在没有可办的动作').waitFor()
    await page.getByText(/由其他岗位办理/).click()
    expect(await page.locator('.ways .why').first().innerText()).toContain('您的岗位不能办理这一环节')
  })

  test('who was too late is told so, and sees the case as it is now', async () => {
    const id = await apply(staff, family(6))
    const page = await faces.open('clerk', `/desk/cases/${id}`)
    await page.locator('[data-way=accept]').click()
    await page.getByTestId('confirm').waitFor()
    expect((await act(staff, 'clerk', id, 1, 'accept')).status).toBe(200)
    await page.getByTestId('confirm').click()
    expect(await page.locator('.flash.bad').innerText()).toContain('已有人先办理了这一件')
    await page.locator('[data-way=record_visit]').waitFor()
    expect((await caseOf(id)).seq).toBe(2)
  })

  test('a form refuses at its field before anything is sent, and carries a visit to the proposal', async () => {
    const id = await apply(staff, family(7))
    await act(staff, 'clerk', id, 1, 'accept')
    const page = await faces.open('clerk', `/desk/cases/${id}`)
    await page.locator('[data-way=record_visit]').click()
    await page.getByTestId('try').click()
    expect(await page.locator('.fault').first().innerText()).toBe('此项必填')
    await fillVisit(page, '入户走访，情况属实')
    await page.getByTestId('try').click()
    await page.getByTestId('confirm').click()
    await expect.poll(async () => (await caseOf(id)).step).toBe('proposal')
    expect((await caseOf(id)).facts.find((f) => f.name === 'totalCost')?.value).toBe(123_450)
  })
})

describe('a new case, a search', () => {
  test('a village worker applies for somebody, and finds the case by the ID number, which no address shows', async () => {
    const f = family(8)
    const form = formOf(f)
    const page = await faces.open('village', '/desk/new')
    await page.getByRole('link', { name: /申请临时救助/ }).click()
    await page.getByRole('radio', { name: /急难型/ }).check()
    await page.getByRole('radio', { name: '重大疾病' }).check()
    for (const [label, value] of [
      ['困难情况', String(form['story'])],
      ['申请人姓名', f.name],
      ['申请人身份证号', f.idNo],
      ['联系手机', f.phone],
      ['家庭月收入', '600'],
      ['收款账户户名', f.name],
      ['银行账号', f.card],
    ] as const)
      await page.getByRole('textbox', { name: new RegExp(`^${label}`) }).fill(value)
    await page.getByRole('radio', { name: '申请人本人' }).check()
    await page
      .getByRole('group', { name: /授权核对/ })
      .getByRole('radio', { name: '是' })
      .check()
    await page
      .getByLabel('选择文件')
      .first()
      .setInputFiles({
        name: '诊断证明.png',
        mimeType: 'image/png',
        buffer: Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
          'base64',
        ),
      })
    await page.getByRole('listitem').filter({ hasText: '诊断证明.png' }).waitFor()
    /** [K18] What would happen is told first, and nothing is opened by asking. */
    await page.getByTestId('try').click()
    expect(await text(page, 'trial')).toContain('办理后进入')
    expect(await page.getByTestId('new-case').count()).toBe(0)
    await page.getByRole('button', { name: '提交' }).click()
    const id = await text(page, 'new-case')
    await page.goto(`${faces.house.url}/desk/search`)
    await page.getByRole('heading', { level: 1, name: '查找' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type(f.idNo)
    await page.getByRole('option', { name: id }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByTestId('all-found').getByRole('link', { name: id }).waitFor()
    expect(page.url()).not.toContain(f.idNo)
    await page.getByRole('combobox', { name: /查找人员/ }).fill(id.slice(0, 6).toLowerCase())
    await page.getByRole('group', { name: /办件/ }).getByRole('option', { name: id }).click()
    await inAddress(page, id)
  })
})

describe('payments', () => {
  test('one person lists, another releases, the bank answers, the failed line is named', async () => {
    const ids = [await granted(staff, family(9), 90_000), await granted(staff, family(10), 110_000)]
    const page = await faces.open('finance', '/desk/payments')
    await page.getByTestId('waiting').getByRole('link', { name: ids[1]! }).waitFor()
    expect(await page.getByTestId('compile').innerText()).toMatch(/编制批次：\d+ 笔/)
    await page.getByTestId('compile').click()
    await page.waitForURL('**/desk/cases/*')
    const batch = page.url().split('/').at(-1)!
    const head = await faces.open('finance-head', `/desk/cases/${batch}`)
    await head.locator('[data-way=release]').click()
    await head.getByTestId('confirm').click()
    await expect.poll(async () => (await caseOf(batch)).step).toBe('released')
    await settled()
    await page.reload()
    await page.getByRole('button', { name: '模拟回盘：末笔退回' }).click()
    await page.getByTestId('failed').waitFor()
    expect(await text(page, 'failed')).toContain('户名不符')
    expect((await caseOf(batch)).step).toBe('reconciled')
    await settled()
    expect((await Promise.all(ids.map(caseOf))).map((c) => c.step).toSorted()).toContain('paid')
  })
})

describe('lists as files', () => {
  test('[X4] the inbox leaves as it is filtered, under a name in Chinese, and the search result too', async () => {
    const id = await apply(staff, family(16))
    const page = await faces.open('clerk', `/desk/inbox?q=${id}`)
    await page.locator('.task-link').first().waitFor()
    const [inbox] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV' }).click(),
    ])
    expect(inbox.suggestedFilename()).toBe('收件箱-2021-10-20.csv')
    const lines = readFileSync(await inbox.path(), 'utf8').split('\r\n')
    expect(lines[0]).toContain('办件编号')
    expect(lines[1]).toContain(id)
    expect(lines[2]).toMatch(/导出编号：E-/)
    await page.goto(`${faces.house.url}/desk/search?q=${id}`)
    await page.locator('.task-link').first().waitFor()
    const [searchExport] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('section[aria-labelledby=found]').getByRole('link', { name: 'CSV' }).click(),
    ])
    expect(readFileSync(await searchExport.path(), 'utf8')).toContain(id)
    await page.locator('section[aria-labelledby=by-programme] select').selectOption({ label: '临时救助' })
    const [all] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('section[aria-labelledby=by-programme]').getByRole('link', { name: '导出 Excel' }).click(),
    ])
    expect(all.suggestedFilename()).toBe('临时救助-2021-10-20.csv')
    expect(readFileSync(await all.path(), 'utf8')).toContain(id)
  })
})

describe('bulletin and audit', () => {
  test('a number opens its records; signing freezes them; what changes later drafts a correction', async () => {
    const id = await granted(staff, family(11), 80_000)
    await settled()
    const page = await faces.open('county', '/desk/bulletins/assistance.monthly')
    const number = page.locator('[data-slot=grants]')
    const printed = await number.innerText()
    await number.click()
    await page.getByTestId('slot-records').getByRole('link', { name: id }).waitFor()
    expect(await text(page, 'slot-value')).toContain(`${printed}人次`)
    expect(await page.getByText('实时记录').count()).toBe(1)
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByTestId('sign').click()
    await page.getByTestId('sign-confirm').click()
    await page.getByTestId('signed').waitFor()
    expect(await text(page, 'paper')).toContain('邵县民通〔2021〕1号')
    expect((await act(staff, 'leader', id, 6, 'cancel', { reason: '申请人主动放弃' })).status).toBe(200)
    await settled()
    await page.reload()
    expect(await page.getByTestId('corrections').innerText()).toContain(id)
    expect(await number.innerText()).toBe(printed)
    await number.click()
    await page.getByText('签发时冻结的记录').waitFor()
    await page.getByTestId('slot-records').getByRole('link', { name: id }).click()
    await inAddress(page, id)
  })

  test('who may not sign sees no way to', async () => {
    const page = await faces.open('clerk', '/desk/bulletins/assistance.monthly?asOf=2021-10-19')
    await page.getByTestId('paper').waitFor()
    expect(await page.getByTestId('sign').count()).toBe(0)
  })

  test('an auditor has everything recounted', async () => {
    const page = await faces.open('auditor', '/desk/audit')
    await page.getByRole('button', { name: '开始核验' }).click()
    expect(await text(page, 'report')).toContain('全部一致')
    expect(await seriousFaults(page)).toEqual([])
  })

  test.each([
    ['wide', undefined],
    ['narrow', phone],
  ] as const)('[X5] an auditor reads who looked and who took what, by kind, %s', async (_, size) => {
    const id = await apply(staff, family(size === undefined ? 14 : 15))
    await staff.clerk.post(`/api/cases/${id}/reveal`, { names: ['phone'], purpose: '联系申请人' })
    const { headers } = await staff.clerk.file('/api/inbox.csv')
    const page = await faces.open('auditor', '/desk/audit', size)
    const list = page.getByTestId('accesses')
    await list.getByText(headers.get('x-yimen-export')!).waitFor()
    expect(await list.innerText()).toMatch(/收件箱列表，\d+件/)
    expect(await seriousFaults(page)).toEqual([])
    expect(await fitsWidth(page)).toBe(true)
    await page.getByLabel('种类').selectOption('reveal')
    await list.getByText('（目的：联系申请人）').first().waitFor()
    expect(await list.innerText()).not.toContain('收件箱列表')
    await page.getByLabel('种类').selectOption('')
    await page.getByLabel('导出编号').fill(headers.get('x-yimen-export')!.toLowerCase())
    await expect.poll(() => list.locator('tbody tr').count()).toBe(1)
    expect(await list.innerText()).toMatch(/收件箱列表，\d+件/)
    await page.getByLabel('导出编号').fill('')
    await list.getByRole('link', { name: id }).click()
    await inAddress(page, id)
  })
})

describe('every page', () => {
  const pages = [
    '/desk',
    '/desk/inbox',
    '/desk/inbox?group=step',
    '/desk/new',
    '/desk/search?q=B2',
    '/desk/figures',
    '/desk/figures/assistance.temporary.amount',
    '/desk/bulletins',
    '/desk/bulletins/assistance.monthly',
    '/desk/payments',
    '/desk/new/assistance.reserve?form=request',
  ] as const

  test.each([
    ['wide', undefined],
    ['narrow', phone],
  ] as const)('has no serious finding and fits, %s', async (_, size) => {
    const page = await faces.open('finance', '/desk', size)
    for (const path of pages) {
      await page.goto(`${faces.house.url}${path}`)
      await page.waitForLoadState('networkidle')
      expect(await seriousFaults(page), path).toEqual([])
      expect(await fitsWidth(page), path).toBe(true)
    }
  })

  test.each([
    ['wide', undefined],
    ['narrow', phone],
  ] as const)('a case with its proofs open has no serious finding and fits, %s', async (_, size) => {
    const id = await granted(staff, family(size === undefined ? 12 : 13), 70_000)
    const page = await faces.open('leader', `/desk/cases/${id}`, size)
    await page.getByTestId('timeline').waitFor()
    await page.evaluate('document.querySelectorAll("details").forEach((d) => { d.open = true })')
    await page.getByText('✓').first().waitFor()
    expect(await seriousFaults(page)).toEqual([])
    expect(await fitsWidth(page)).toBe(true)
    /** [EX10] What another version would have asked of the same case. */
    await page.getByRole('link', { name: '各版办法对照' }).click()
    await page.getByText('本件适用').waitFor()
    expect(await text(page, 'versions')).toMatch(/不超过「乡镇审批限额」[\s\S]*批准 2021年10月20日/)
    expect(await seriousFaults(page)).toEqual([])
    expect(await fitsWidth(page)).toBe(true)
  })

  test('the switch turns the desk to English and is remembered', async () => {
    const id = await apply(staff, family(14))
    const page = await faces.open('clerk', '/desk/inbox')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { level: 1, name: /Inbox/ }).waitFor()
    expect(await page.locator('nav.rooms').innerText()).not.toMatch(/\p{Script=Han}/u)
    expect(await page.evaluate('document.documentElement.lang')).toBe('en')
    await page.goto(`${faces.house.url}/desk/cases/${id}`)
    await page.locator('[data-way=accept]').click()
    expect(await page.getByTestId('confirm').innerText()).toBe('Confirm: Accept')
    expect(await text(page, 'facts')).toContain('Grave illness')
  })
})
