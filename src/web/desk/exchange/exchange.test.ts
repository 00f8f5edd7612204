/** [XC16] [XC17] [HK9] Exchange on the desk: whose turn it is on each shared case, and for who administers what waits and what was refused. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zhuzhouZone } from '../../../../packs/rehearsal-hunan/index.ts'
import { rehearsalSecret } from '../../../../packs/rehearsal.ts'
import { seriousFaults } from '../../../../tools/axe.ts'
import { launchBrowser } from '../../../../tools/browser.ts'
import { password } from '../../../../tools/house.ts'
import { handedIn, idNo, luohu, online, openHall, type Hall } from '../../../../tools/two-halls.ts'
import { fitsWidth, openPage, phone, shoot, wide } from '../../testing.ts'

let a: Hall
let b: Hall
let browser: Browser
const asJson = { 'content-type': 'application/json' }
const nowhere = 'http://127.0.0.1:9'
const sizes = [
  ['1440', wide],
  ['390', phone],
] as const

async function sent(n: number): Promise<string> {
  const { body } = await a.open('across', 'receive', handedIn(online, n))
  await a.act('across', body.case, 'send_online')
  return body.case
}
async function settle(): Promise<void> {
  for (let n = 0; n < 3; n++) for (const hall of [a, b]) await hall.house.exchange.settled()
}

let theirs: string
let ours: string
let back: string
let way: string
beforeAll(async () => {
  browser = await launchBrowser()
  a = await openHall(zhuzhouZone, 'luohu', '罗湖', { pages: true })
  b = await openHall(luohu, 'zone', '株洲')
  /** Somebody who administers, and does nothing else. */
  const keeper = { id: 'keeper', name: '钱管理', idNo: idNo(900) }
  const registry = {
    name: { zh: '株洲经开区', en: 'Zhuzhou zone' },
    rehearsal: true,
    startsAt: null,
    areas: [],
    organisations: [],
    kin: [],
    posts: [],
    authorities: [],
    people: [keeper],
    logins: [
      {
        login: 'keeper',
        person: 'keeper',
        password,
        permissions: ['admin'],
        totp: rehearsalSecret('keeper'),
      },
    ],
  }
  const written = await a.house.console.send('PUT', '/api/registry', JSON.stringify(registry), asJson)
  expect(written.status).toBe(200)
  await a.meet('luohu', '深圳市罗湖区', b, b.house.url)
  await b.meet('zone', '株洲经开区', a, a.house.url)
  theirs = await sent(1)
  ours = await sent(2)
  await settle()
  const [there] = await b.arrived()
  await b.act('across', there!, 'ask_more', { wanted: '申请表签名' })
  await settle()
  /** They do not know the version of the item that is mapped: what is sent comes back. */
  const { rows } = await a.house.owner.query<{ id: string }>(
    `select id from office_case where programme = 'door.mapping' and state->'facts'->>'ours' = $1`,
    [online.code],
  )
  const map = (theirVersion: number) =>
    a.act('items', rows[0]!.id, 'look_again', { theirCode: online.code, theirVersion })
  await map(2)
  back = await sent(3)
  await settle()
  await map(1)
  await a.meet('luohu', '深圳市罗湖区', b, nowhere)
  await a.house.exchange.settled()
  way = await sent(4)
  await a.house.exchange.settled()
})
afterAll(async () => {
  await browser.close()
  await a.house.close()
  await b.house.close()
})

test.each(sizes)('an official sees whose turn it is and what came back, at %s px', async (name, size) => {
  const page = await openPage(browser, a.house.url, 'across', '/desk/exchange', { size, bypassCSP: true })
  const row = (id: string) => page.getByTestId('shared-cases').locator('tr').filter({ hasText: id })
  await row(way).getByText('传送途中').waitFor()
  expect(await row(theirs).innerText()).toContain('轮到对方')
  expect(await row(ours).innerText()).toContain('轮到我方')
  expect(await row(back).innerText()).toContain('未被接受：')
  expect(await page.textContent('.rooms [aria-current=page]')).toBe('跨地区')
  expect(await page.getByText('合作地区').count()).toBe(0)
  expect(await fitsWidth(page)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, `exchange-official-${name}`)
  await page.getByLabel('轮到谁办').selectOption('way')
  await page.waitForURL('**/desk/exchange?whose=way')
  await row(theirs).waitFor({ state: 'detached' })
  await row(way).getByRole('link').click()
  await page.waitForURL(`**/desk/cases/${way}`)
  const said = page.locator('section:has(#exchange)')
  await said.getByText('在途，等对方回执').waitFor()
  expect(await said.innerText()).toContain('传送途中')
  await page.goto(`${a.house.url}/desk/cases/${back}`)
  await said.getByText('未被接受：').waitFor()
  await page.goto(`${a.house.url}/desk/cases/${ours}`)
  await said.getByText('轮到我方').waitFor()
  expect(await said.getByTestId('case-exchange').locator('li').count()).toBe(2)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    said.getByRole('link', { name: '下载往来凭证' }).click(),
  ])
  expect(file.suggestedFilename()).toBe(`${ours}-exchange.json`)
  expect(await fitsWidth(page)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, `exchange-case-${name}`)
  /** [FM16] */
  const facts = page.locator('section:has(#facts)')
  expect(await facts.innerText()).toContain('全程网办')
  expect(await facts.innerText()).not.toMatch(/\bonline\b/)
  await page.context().close()
})

test.each(sizes)('who administers sees what waits and what was refused, at %s px', async (name, size) => {
  const page = await openPage(browser, a.house.url, 'keeper', '/desk/exchange', { size, bypassCSP: true })
  const waiting = page.getByTestId('waiting-luohu')
  await waiting.getByText(way).waitFor()
  expect(await page.getByText('连不上对方服务器').count()).toBe(1)
  expect(await page.getByTestId('refused-luohu').innerText()).toContain(back)
  expect(await page.getByTestId('refused-luohu').innerText()).toContain('对方未接受')
  expect(await waiting.getByRole('link').count()).toBe(0)
  expect(await page.getByTestId('shared-cases').count()).toBe(0)
  expect(await fitsWidth(page)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, `exchange-keeper-${name}`)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByText('Their server cannot be reached').waitFor()
  expect(await fitsWidth(page)).toBe(true)
  await shoot(page, `exchange-keeper-en-${name}`)
  await page.context().close()
})

test('[XC9] who administers writes a partner down, with what both offices read to each other, and gives it another address', async () => {
  const page = await openPage(browser, a.house.url, 'keeper', '/desk/exchange', { bypassCSP: true })
  expect(await page.getByTestId('our-key').innerText()).toBe(a.key.publicKey)
  const form = page.getByTestId('partner-form-new')
  const write = async (id: string, origin: string, key: string): Promise<void> => {
    await form.getByLabel('名称', { exact: true }).fill('长沙市雨花区')
    await form.getByLabel('英文名称').fill('Yuhua')
    await form.getByLabel('网址').fill('http://127.0.0.1:9')
    await form.getByLabel('代号').fill(id)
    await form.getByLabel('日志名称').fill(origin)
    await form.getByLabel('首个公钥').fill(key)
    await form.getByRole('button').click()
  }
  await write('yuhua', b.key.origin, b.key.publicKey)
  await form.getByText('已属于另一方').waitFor()
  await write('yuhua', 'yuhua.example/430111', b.key.publicKey)
  const change = page.getByTestId('partner-form-yuhua')
  await page.locator('section:has(#partner-yuhua) summary').click()
  await change.getByLabel('网址').fill('http://127.0.0.1:10')
  await change.getByRole('button').click()
  await page
    .locator('section:has(#partner-yuhua)')
    .getByText('yuhua.example/430111 · http://127.0.0.1:10')
    .waitFor()
  expect(await seriousFaults(page)).toEqual([])
  expect(await fitsWidth(page)).toBe(true)
  await shoot(page, 'exchange-partner-written')
  await page.context().close()
})

/** Of a house that stands here anyway. */
test.each(sizes)(
  '[HK9] who administers names a receiver and sees what it did not take, at %s px',
  async (name, size) => {
    const page = await openPage(browser, a.house.url, 'keeper', '/desk/hooks', { size, bypassCSP: true })
    await page.getByLabel('名称', { exact: true }).fill('城市大脑')
    await page.getByLabel('代号').fill(`brain-${name}`)
    await page.getByLabel('https 地址').fill('https://127.0.0.1/told')
    await page.getByLabel('按哪个账户读取').fill('across')
    await page.getByLabel('跨域通办', { exact: true }).check()
    await page.getByRole('button', { name: '登记并取得密钥' }).click()
    await page.getByText('不能推送到本机或内网地址').waitFor()
    await page.getByLabel('https 地址').fill('https://brain.example/told')
    await page.getByRole('button', { name: '登记并取得密钥' }).click()
    expect(await page.getByTestId('hook-secret').innerText()).toMatch(/whsec_/)
    await page.getByText('全部送达').first().waitFor()
    await a.house.owner.query(
      `insert into hook_sending (realm, hook, case_id, seq, at, tries, due, trouble, status, given_up_at)
      values ('${zhuzhouZone}', $1, $2, 1, now(), 9, now(), 'hook_answered', 503, now()),
        ('${zhuzhouZone}', $1, $3, 1, now(), 2, now() + interval '1 day', 'hook_unreachable', null, null)`,
      [`brain-${name}`, ours, way],
    )
    await page.reload()
    const rows = page.getByTestId(`sendings-brain-${name}`)
    await rows.getByText('试了9次，已放弃').waitFor()
    expect(await rows.innerText()).toContain('答复 503')
    expect(await rows.innerText()).toContain('连不上')
    expect(await rows.getByRole('link').count()).toBe(0)
    expect(await page.textContent('body')).not.toContain('whsec_')
    expect(await page.textContent('.rooms [aria-current=page]')).toBe('推送')
    expect(await fitsWidth(page)).toBe(true)
    expect(await seriousFaults(page)).toEqual([])
    await shoot(page, `hooks-${name}`)
    await page.locator(`section:has(#hook-brain-${name})`).getByRole('button', { name: '停用' }).click()
    await page.getByText('已由管理员停用').first().waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('Switched off by an administrator').first().waitFor()
    expect(await fitsWidth(page)).toBe(true)
    await shoot(page, `hooks-en-${name}`)
    await page.context().close()
  },
)

test('whose post exchanges nothing has no such room', async () => {
  const page = await openPage(browser, a.house.url, 'mediator', '/desk')
  await page.waitForSelector('.rooms')
  expect(await page.textContent('.rooms')).not.toContain('跨地区')
  await page.context().close()
})
