/** A receipt is printed, scanned by a stranger's phone, and believed only by what that phone works out itself. */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { encode } from 'uqr'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFaults } from '../../../tools/axe.ts'
import { apply, family, formOf, staffOf } from '../../../tools/county.ts'
import { yunzhao } from '../../../packs/rehearsal-hunan/index.ts'
import type { Done } from '../../server/contract/index.ts'
import type { LogProofView, ReceiptView } from '../../server/contract/tree.ts'
import { fitsWidth, openFaces, phone, wide, type Faces } from '../testing.ts'

let faces: Faces
let id: string
let receipt: ReceiptView
beforeAll(async () => {
  faces = await openFaces()
  const neighbour = await faces.house.as('neighbour')
  id = (
    await neighbour.post<Done>('/api/cases', {
      programme: 'assistance.temporary',
      outcome: 'apply',
      area: yunzhao,
      input: formOf(family(1)),
    })
  ).body.case
  await apply(await staffOf(faces.house), family(2))
  receipt = (await neighbour.get<ReceiptView>(`/api/cases/${id}/receipt`)).body
})
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
})

const code = () => `${receipt.realm}.${receipt.entry}`
const verdict = async (page: Page): Promise<string> => (await page.locator('.verdict').textContent())!

test.each([
  ['a phone', phone],
  ['a desk', wide],
] as const)(
  '[T8] from the case to its receipt on %s: what it proves, the code, and the check of this device',
  async (_, size) => {
    const page = await faces.open('neighbour', `/cases/${id}`, size)
    await page.getByRole('link', { name: '办件凭证' }).click()
    await page.getByRole('heading', { name: '办件凭证' }).waitFor()
    await page.getByText('✓ 已在这台设备上核验').waitFor()
    const text = (await page.locator('.receipt').textContent())!
    expect(text).toContain(id)
    expect(text).toContain('临时救助')
    expect(text).toContain('第1条')
    expect(text).toContain(Buffer.from(receipt.head.root, 'base64').toString('hex').slice(0, 16))
    const dark = (await page.locator('.code path').getAttribute('d'))!.split('M').length - 1
    expect(dark, 'the code holds the address of the check').toBe(
      encode(`${faces.house.url}/proof#${code()}`, { ecc: 'M', border: 2 }).data.flat().filter(Boolean)
        .length,
    )
    expect(await fitsWidth(page)).toBe(true)
    expect(await seriousFaults(page)).toEqual([])
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
    expect(await page.locator('.code svg').isVisible()).toBe(true)
  },
)

test('[T9] the applicant takes the offline file home, and it verifies without the office', async () => {
  const page = await faces.open('neighbour', `/cases/${id}/receipt`, phone)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载离线凭证文件' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`${id}-proof.html`)
  const path = await download.path()
  expect(readFileSync(path, 'utf8')).toContain('yimen.proof.v1')
  await download.saveAs(`${path}.html`)
  const context = await faces.browser.newContext({ viewport: phone })
  await context.setOffline(true)
  const home = await context.newPage()
  await home.goto(pathToFileURL(`${path}.html`).href)
  await home.getByText('核验通过').waitFor()
  await context.close()
})

test('[T8] a stranger’s phone finds it in the log, and again when the log has grown', async () => {
  const page = await faces.open(null, `/proof#${code()}`, phone)
  await page.locator('.verdict.in').waitFor()
  expect(await verdict(page)).toContain('在册')
  expect(await page.locator('main').textContent()).not.toContain(id)
  expect(await fitsWidth(page)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  const staff = await staffOf(faces.house)
  await staff.village.get(`/api/cases/${await apply(staff, family(3))}/receipt`)
  await page.reload()
  /** Sign-ins and the download above were written down too. */
  const grown = page.getByText(/上次见到\d+条，现在\d+条/)
  await grown.waitFor()
  const [was, now] = (await grown.innerText()).match(/\d+(?=条)/g)!.map(Number) as [number, number]
  expect(now).toBeGreaterThan(was)
  expect(await verdict(page)).toContain('在册')
})

const flip = (text: string): string => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`)

test.each<[string, (page: Page) => Promise<unknown>, string]>([
  [
    'a code that nobody issued',
    (page) => page.goto(`${faces.house.url}/proof#430523.${flip(receipt.entry)}`),
    '不在册',
  ],
  [
    'a code of another office',
    (page) => page.goto(`${faces.house.url}/proof#430524.${receipt.entry}`),
    '不是本机关的凭证',
  ],
  [
    'a server that lies about the path',
    async (page) => {
      await page.route('**/api/log/proof*', async (route) => {
        const answer = await route.fetch()
        const proof = (await answer.json()) as LogProofView
        await route.fulfill({ response: answer, json: { ...proof, path: proof.path.map(flip) } })
      })
      await page.goto(`${faces.house.url}/proof#${code()}`)
    },
    '核验不通过',
  ],
  [
    'a server that lies about the head',
    async (page) => {
      await page.route('**/api/log/head', async (route) => {
        const answer = await route.fetch()
        const head = (await answer.json()) as ReceiptView['head']
        await route.fulfill({ response: answer, json: { ...head, root: flip(head.root) } })
      })
      await page.goto(`${faces.house.url}/proof#${code()}`)
    },
    '核验不通过',
  ],
  [
    'a log that is not the one seen before',
    async (page) => {
      await page.evaluate(
        ([origin, root]) =>
          localStorage.setItem('yimen-seen-head', JSON.stringify({ origin, size: 2, root })),
        [receipt.head.origin, flip(receipt.head.root)] as const,
      )
      await page.goto(`${faces.house.url}/proof#${code()}`)
    },
    '日志被改写过',
  ],
  [
    'a log that is shorter than the one seen before',
    async (page) => {
      await page.evaluate(
        ([origin, root]) =>
          localStorage.setItem('yimen-seen-head', JSON.stringify({ origin, size: 900, root })),
        [receipt.head.origin, receipt.head.root] as const,
      )
      await page.goto(`${faces.house.url}/proof#${code()}`)
    },
    '日志被改写过',
  ],
])('[T2] [T3] the phone is not deceived by %s', async (_, deceive, says) => {
  const page = await faces.open(null, '/', phone)
  await deceive(page)
  await page.locator('.verdict').waitFor()
  expect(await verdict(page)).toContain(says)
})

test('without a code the page asks for one, and says when it is none', async () => {
  const page = await faces.open(null, '/proof', phone)
  await page.getByLabel('凭证地址').fill('https://example.com/')
  await page.getByRole('button', { name: '核验' }).click()
  await page.getByText('这不是凭证的地址').waitFor()
  expect(await seriousFaults(page)).toEqual([])
  await page.getByLabel('凭证地址').fill(`${faces.house.url}/proof#${code()}`)
  await page.getByRole('button', { name: '核验' }).click()
  await page.locator('.verdict.in').waitFor()
})

test('the mathematics is fetched by the pages that need it and by no other', async () => {
  const page = await faces.open(null, '/', phone)
  await page.waitForLoadState('networkidle')
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((e) => new URL(e.name).pathname)
      .filter((p) => p.endsWith('.js')),
  )
  expect(scripts.filter((p) => /proof|receipt|online|dist-/.test(p))).toEqual([])
})
