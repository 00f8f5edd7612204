/** The faces in tests: the built pages, served by a real server over a database of its own, in a real Chromium. */
import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../../tools/browser.ts'
import { codeOf, openTestHouse, password, type TestHouse } from '../../tools/house.ts'

export type Faces = {
  readonly house: TestHouse
  readonly browser: Browser
  /** A page of a new visitor, signed in as `login` unless that is null, opened at `path`. */
  open(
    login: string | null,
    path: string,
    size?: { readonly width: number; readonly height: number },
  ): Promise<Page>
  close(): Promise<void>
}

export const wide = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }
/** What the first page of the desk says, at whatever hour. */
export const greeting = /(早上|中午|下午|晚上)好/

/** `site` is where the realm lives, `http://…/r/430300`; `before` runs when the page is there and its address is not yet asked for. */
export type Opening = {
  readonly size?: { readonly width: number; readonly height: number }
  readonly waitMs?: number
  readonly bypassCSP?: boolean
  readonly before?: (page: Page) => Promise<void>
}

/** A page of a new visitor, signed in as `login` unless that is null, opened at `path` and shown as far as its heading. */
export async function openPage(
  browser: Browser,
  site: string,
  login: string | null,
  path: string,
  { size = wide, waitMs = 60_000, bypassCSP = false, before }: Opening = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: size,
    locale: 'zh-CN',
    acceptDownloads: true,
    bypassCSP,
  })
  if (login !== null) {
    const answer = await context.request.post(`${site}/api/session`, {
      headers: { 'x-yimen': '1' },
      data: { login, password, code: codeOf(login) },
    })
    if (!answer.ok()) throw new Error(`${login} cannot sign in: ${answer.status()}`)
  }
  const page = await context.newPage()
  page.setDefaultTimeout(waitMs)
  await before?.(page)
  await page.goto(`${site}${path}`)
  await page.waitForSelector('h1')
  return page
}

/** A picture of a page in the folder that `YIMEN_SHOTS` names, for people to look at; nothing without it. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.YIMEN_SHOTS
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

/** Opens server and browser; the pages are those that `npm test` has built. */
export async function openFaces(options: Parameters<typeof openTestHouse>[0] = {}): Promise<Faces> {
  const house = await openTestHouse({ ...options, pages: true })
  const browser = await launchBrowser()
  return {
    house,
    browser,
    open: (login, path, size) => openPage(browser, house.url, login, path, size ? { size } : {}),
    async close() {
      await browser.close()
      await house.close()
    },
  }
}

/** True when nothing of the page lies beyond the right edge. */
export const fitsWidth = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth <= window.innerWidth') as Promise<boolean>

/** [FM19] Answers a question of yes or no. */
export const sayYes = (page: Page, question: string | RegExp): Promise<void> =>
  page.getByRole('group', { name: question }).getByRole('radio', { name: '是' }).check()

/** The form of the visit, filled in rightly. */
export async function fillVisit(page: Page, findings: string): Promise<void> {
  await page.getByLabel('调查人一').fill('周建平')
  await page.getByLabel('调查人二').fill('刘春华')
  await page.getByLabel('入户日期').fill('2021-10-20')
  await page.getByRole('radio', { name: '较重' }).check()
  await page.getByLabel('救助人数').fill('1')
  for (const [label, yuan] of [
    ['困难支出总额', '1,234.5'],
    ['保险、医疗救助已支付', '200'],
    ['其他帮扶已支付', '0'],
  ] as const)
    await page.getByLabel(label).fill(yuan)
  await sayYes(page, /困难属实/)
  await page.getByLabel('调查情况').fill(findings)
}
