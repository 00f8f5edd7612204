/** The faces in tests: the built pages, served by a real server over a database of its own, in a real Chromium. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from '../../tools/browser.ts'
import { codeOf, openTestHouse, password, type TestHouse } from '../../tools/house.ts'

export type Faces = {
  readonly house: TestHouse
  readonly browser: Browser
  /** A page of a new visitor, signed in as `login` unless that is null, opened at `path`. */
  open(login: string | null, path: string, size?: { readonly width: number; readonly height: number }): Promise<Page>
  close(): Promise<void>
}

export const wide = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

/** Opens server and browser; the pages are those that `npm test` has built. */
export async function openFaces(options: Parameters<typeof openTestHouse>[0] = {}): Promise<Faces> {
  const house = await openTestHouse({ ...options, pages: true })
  const browser = await launchBrowser()
  const contexts: BrowserContext[] = []
  return {
    house, browser,
    async open(login, path, size = wide) {
      const context = await browser.newContext({ viewport: size, locale: 'zh-CN', acceptDownloads: true })
      contexts.push(context)
      if (login !== null) {
        const answer = await context.request.post(`${house.url}/api/session`, { headers: { 'x-yimen': '1' }, data: { login, password, code: codeOf(login) } })
        if (!answer.ok()) throw new Error(`${login} cannot sign in: ${answer.status()}`)
      }
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      await page.goto(`${house.url}${path}`)
      await page.waitForSelector('h1')
      return page
    },
    async close() {
      await Promise.all(contexts.map((c) => c.close()))
      await browser.close()
      await house.close()
    },
  }
}

/** True when nothing of the page lies beyond the right edge. */
export const fitsWidth = (page: Page): Promise<boolean> => page.evaluate('document.documentElement.scrollWidth <= window.innerWidth') as Promise<boolean>
