/** Every page in Chinese without words of the code, and in English without Chinese in what the house itself says: read in a browser, over a year that was played. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../../tools/browser.ts'
import { openHouseOver, type TestHouse } from '../../tools/house.ts'
import { restoreOldHome, type OldHome } from '../../tools/old-home.ts'
import { strayWords } from './reading.ts'
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

/** Ids differ, pages do not: one case, one figure, one register of each kind of address is enough. */
const kindOf = (path: string): string => path.replace(/\?.*$/, '').replace(/\/[^/]*[\d.][^/]*/g, '/*')

/** What a page waits for is there. */
const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.querySelector('.waiting') === null, undefined, {
    timeout: 60_000,
  })
}

/** What is wrong on the pages that somebody reaches by links from the first one: one of each kind and as many more as `most` allows. */
async function readAll(login: string | null, site: string, start: string, most: number) {
  const page = await openPage(browser, site, login, start)
  const base = new URL(site).pathname.replace(/\/$/, '')
  const face = start.split('/')[1] === 'desk' ? '/desk' : ''
  const queue = [start]
  const seen = new Map<string, number>()
  const read = new Set<string>()
  const strays: string[] = []
  let visited = 0
  while (queue.length > 0 && visited < most) {
    const path = queue.shift()!
    const kind = kindOf(path)
    if (read.has(path) || (seen.get(kind) ?? 0) >= (kind.includes('/cases/') ? 3 : 1)) continue
    read.add(path)
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
    strays.push(...(await readAt(page, site, path)))
    await shoot(page, `words-${login ?? 'anybody'}-${++visited}`)
    const links = await page.evaluate(() =>
      [...document.querySelectorAll('a[href]:not([download])')].map((a) => a.getAttribute('href')!),
    )
    for (const href of links) {
      const address = new URL(href, page.url())
      const within = address.pathname.slice(base.length) + address.search
      if (address.origin === new URL(site).origin && isOf(face, within)) queue.push(within)
    }
  }
  await page.context().close()
  return strays
}

async function readAt(page: Page, site: string, path: string): Promise<readonly string[]> {
  await page.goto(`${site}${path}`)
  await page.waitForSelector('h1')
  await settled(page)
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  return strayWords(page)
}

/** The desk leads to the desk; the residents' pages to all that is no other face and no file. */
const isOf = (face: string, path: string): boolean =>
  face === ''
    ? !/^\/(desk|wall|field|stage|counter|page|api|r)(\/|\?|$)|\.\w+$/.test(path)
    : path.startsWith(`${face}/`)

describe.each([
  ['430523', '', ['clerk', 'county', 'auditor']],
  ['430300', '/r/430300', ['city', 'district-head']],
] as const)('%s', (_, base, logins) => {
  test.each(logins)(
    '%s reads no word of the code in Chinese, and no Chinese of ours in English',
    async (login) => {
      expect(await readAll(login, `${house.url}${base}`, '/desk', 18)).toEqual([])
    },
    240_000,
  )
})

test.each([
  ['430523', '', null],
  ['430523', '', 'li'],
  ['430300', '/r/430300', null],
] as const)(
  '%s%s: nor do residents, %s',
  async (_, base, login) => {
    expect(await readAll(login, `${house.url}${base}`, '/', 14)).toEqual([])
  },
  240_000,
)

const desk = readFileSync(new URL('./desk/app.tsx', import.meta.url), 'utf8')
const rooms = [...desk.matchAll(/case '(\w+)':/g)].map(([, room]) => `/desk/${room}`)

/** Whoever finds no way there by a link still reads what stands at the address: every room of the desk, and every other face. */
test.each([
  ['clerk', '430523', ''],
  ['county', '430523', ''],
  ['city', '430300', '/r/430300'],
] as const)(
  '%s of %s at every room of the desk, and at the faces that are no desk',
  async (login, _, base) => {
    expect(rooms.length).toBeGreaterThan(20)
    const site = `${house.url}${base}`
    const page = await openPage(browser, site, login, '/desk')
    const strays: string[] = []
    for (const path of [...rooms, '/wall', '/field', '/stage', '/counter', '/sign-in', '/proof'])
      strays.push(...(await readAt(page, site, path)))
    await page.context().close()
    expect(strays).toEqual([])
  },
  300_000,
)
