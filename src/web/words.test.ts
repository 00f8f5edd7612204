/** Every page in Chinese without words of the code, and in English without Chinese in what the house itself says: read in a browser, over a year that was played. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../../tools/browser.ts'
import { openHouseOver, type TestHouse } from '../../tools/house.ts'
import { restoreOldHome, type OldHome } from '../../tools/old-home.ts'
import { openPage, shoot } from './testing.ts'

let home: OldHome
let house: TestHouse
let browser: Browser

beforeAll(async () => {
  home = await restoreOldHome()
  house = await openHouseOver(home.database, {
    codes: ['430523', '430300'],
    headsFile: home.headsFile,
    pages: true,
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await house.close()
  home.remove()
})

/** What a person reads, without what is a name by its nature: formulas, ids, addresses, files, an article's own words, what somebody typed. */
const wordsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const skipped = 'code, pre, kbd, script, style, svg, textarea, input, .clause, .formula, blockquote'
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: string[] = []
    for (let n = walker.nextNode(); n; n = walker.nextNode()) {
      const text = (n.textContent ?? '').trim()
      if (text !== '' && !n.parentElement!.closest(skipped)) texts.push(text)
    }
    return texts
  })

/** Names as code writes them: district-office-head, reserve:430523100, payBatch, elevator.project, a lone lower-case word. */
const code = /\b[a-z]+(?:[-_.:][a-z0-9]+)+\b|\b[a-z]+[A-Z]\w*|(?<![\w@./#-])[a-z]{4,}(?![\w@./-])/g
/** Words that Chinese officials write so too. */
const usual = new Set([
  'docx',
  'xlsx',
  'html',
  'yimen',
  'json',
  'dmn',
  'openapi',
  'openapi.json',
  'hledger',
  'beancount',
])
/** Each with the text that it stands in: who mends it must find it. */
const codeIn = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => {
    const words = [...text.matchAll(code)].map((m) => m[0])
    const strays = words.filter((w) => !usual.has(w) && !/^https?/.test(w))
    return strays.length === 0 ? [] : [`${strays.join('、')}：${text.slice(0, 160)}`]
  })

/** The words of the house in a heading, a label, a button, the head of a table: never what people are called, nor an article by its name. */
const chromeOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'h2, h3:not([lang]), th[scope="col"], dt, label > span, button:not(.bare), caption, :not(.clause) > summary',
      ),
    ]
      .map((e) => (e.textContent ?? '').trim())
      .filter((text) => /[\u4e00-\u9fff]/.test(text)),
  )

/** Ids differ, pages do not: one case, one figure, one register of each kind of address is enough. */
const kindOf = (path: string): string => path.replace(/\?.*$/, '').replace(/\/[^/]*[\d.][^/]*/g, '/*')

/** What a page waits for is there. */
const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.querySelector('.waiting') === null, undefined, {
    timeout: 60_000,
  })
}

/** What is wrong on the pages that somebody reaches by links from the first one: one of each kind and as many more as `most` allows. */
async function readAll(
  login: string,
  site: string,
  start: string,
  most: number,
): Promise<{ readonly inChinese: readonly string[]; readonly inEnglish: readonly string[] }> {
  const page = await openPage(browser, site, login, start)
  const queue = [start]
  const seen = new Map<string, number>()
  const inChinese: string[] = []
  const inEnglish: string[] = []
  let visited = 0
  while (queue.length > 0 && visited < most) {
    const path = queue.shift()!
    const kind = kindOf(path)
    if ((seen.get(kind) ?? 0) >= (kind.includes('/cases/') ? 3 : 1)) continue
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
    await page.goto(`${site}${path}`)
    await page.waitForSelector('h1')
    await settled(page)
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    inChinese.push(...codeIn(await wordsOf(page)).map((w) => `${w} · ${path}`))
    await shoot(page, `words-${login}-${visited + 1}`)
    await page.click('.who button[lang=en]')
    inEnglish.push(...(await chromeOf(page)).map((text) => `${text} · ${path}`))
    await page.click('.who button[lang="zh-CN"]')
    visited += 1
    const base = new URL(site).pathname.replace(/\/$/, '')
    const links = await page.evaluate(() =>
      [...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href')!),
    )
    for (const href of links) {
      const address = new URL(href, page.url())
      const within = address.pathname.slice(base.length) + address.search
      if (address.origin === new URL(site).origin && address.pathname.startsWith(`${base}/desk`))
        queue.push(within)
    }
  }
  await page.context().close()
  return { inChinese, inEnglish }
}

describe.each([
  ['430523', '', ['clerk', 'county', 'auditor']],
  ['430300', '/r/430300', ['city', 'district-head']],
] as const)('%s', (_, base, logins) => {
  test.each(logins)(
    '%s reads no word of the code in Chinese, and no Chinese of ours in English',
    async (login) => {
      expect(await readAll(login, `${house.url}${base}`, '/desk', 18)).toEqual({
        inChinese: [],
        inEnglish: [],
      })
    },
    240_000,
  )
})
