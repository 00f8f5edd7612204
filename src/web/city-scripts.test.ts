/**
 * Scripts in what a city writes of places and things: names of places and of estates, minutes, problems, reasons. They stand in the
 * circular, on the wall, on lists and maps and in files that leave; none of it runs in a browser that reports what its policy stopped.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../tools/browser.ts'
import { keyText } from '../kernel/identity/sameness.ts'
import { seed, type TestHouse, type Visitor, type Visitors } from '../../tools/house.ts'
import { history, openBallot, openXiangtan, rows, stair, xiangtan } from '../../tools/stair.ts'
import { makeXiangtan } from '../../packs/xiangtan.ts'
import type { BulletinView } from '../server/contract/index.ts'
import { readSheet } from '../sheets/index.ts'
import {
  carelessHtml,
  hostileName,
  hostileText,
  markOn,
  openedFromDisk,
  unfold,
  watchedPage,
} from './watched.ts'

let house: TestHouse
let at: Visitors
let browser: Awaited<ReturnType<typeof launchBrowser>>
let head: Visitor
let site: string
const dir = mkdtempSync(join(tmpdir(), 'yimen-city-scripts-'))
const office = `${xiangtan}-city-office-1`
const day = '2021-10-20'
const bulletin = 'elevator.monthly'
/** A district whose name is an attack: it stands in the circular's table, and in its text among those behind. */
const district = { code: '430399', name: `=湖<script>window.pwned=11</script>${hostileName(12)}区` }
const estate = `=${hostileName(13)}'"`
/** [TX2] The key of a name has no blanks. */
const unit = `${stair.community}/${keyText(estate)}/1栋/1单元`

beforeAll(async () => {
  ;({ house, at } = await openXiangtan({ pages: true }))
  site = `${house.url}/r/${xiangtan}`
  const registry = makeXiangtan(seed).registry
  const like = registry.areas.find((a) => a.code === stair.community.slice(0, 6))!
  const put = await at.console.send(
    'PUT',
    '/api/registry',
    JSON.stringify({
      ...registry,
      areas: [
        ...registry.areas,
        { ...like, code: district.code, name: { zh: district.name, en: district.name } },
      ],
    }),
    { 'content-type': 'application/json' },
  )
  expect(put).toMatchObject({ status: 200 })
  const as = office
  const line = (key: string, id: string, outcome: string, input: object, more: object) => ({
    key,
    case: id,
    seq: 0,
    outcome,
    input,
    as,
    ...more,
  })
  const survey = `${xiangtan}-survey-firm`
  const firstRow = Object.fromEntries(Object.entries(rows[0]!).filter(([, v]) => v !== null && v !== ''))
  const row = {
    ...firstRow,
    community: stair.community,
    estate,
    building: '1栋',
    unit: '1单元',
    surveyor: hostileName(14),
    reportNo: hostileName(15),
  }
  await history(at, [
    line(
      'scripts-t-1',
      'T-1',
      'set',
      { task: 'elevator', year: 2021, target: 19 },
      { programme: 'dispatch.target', area: district.code, at: '2021-01-12T09:01:00+08:00' },
    ),
    line(
      'scripts-m-1',
      'M-1',
      'hold',
      {
        task: 'elevator',
        kind: 'dispatch',
        level: 'city',
        heldOn: '2021-10-11',
        host: '王一',
        attendees: 9,
        minutes: hostileText,
        decisions: [
          { matter: hostileText.slice(0, 300), owner: stair.community.slice(0, 6), dueOn: '2021-10-29' },
        ],
      },
      { programme: 'dispatch.meeting', area: xiangtan, at: '2021-10-12T09:00:00+08:00' },
    ),
    line(
      'scripts-d-1',
      'D-1',
      'issue',
      {
        task: 'elevator',
        documentTitle: hostileText.slice(0, 80),
        documentNo: hostileName(16),
        issuedOn: '2021-10-11',
      },
      { programme: 'dispatch.document', area: xiangtan, at: '2021-10-12T09:05:00+08:00' },
    ),
    line(
      'scripts-s-9-0',
      'S-9',
      'begin',
      { batchName: hostileText.slice(0, 80) },
      { programme: 'elevator.survey', area: xiangtan, as: survey, at: '2021-10-12T10:00:00+08:00' },
    ),
    {
      ...line(
        'scripts-s-9-1',
        'S-9',
        'rows',
        { rows: [row] },
        { as: survey, at: '2021-10-12T10:01:00+08:00' },
      ),
      seq: 1,
    },
    {
      ...line('scripts-s-9-2', 'S-9', 'finish', {}, { as: survey, at: '2021-10-12T10:02:00+08:00' }),
      seq: 2,
    },
    line(
      'scripts-p-1',
      'E-0009',
      'initiate',
      { unit, group: hostileText.slice(0, 60) },
      {
        programme: 'elevator.project',
        area: stair.community,
        as: `${stair.community}-community-worker`,
        at: '2021-10-13T10:00:00+08:00',
      },
    ),
  ])
  await openBallot(at)
  head = await at.as('city-head')
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  rmSync(dir, { recursive: true, force: true })
  expect(house.faults).toEqual([])
  await house.close()
})

const pages: readonly (readonly [string, string | null, string])[] = [
  ['the circular', 'city-head', `/desk/bulletins/${bulletin}?asOf=${day}`],
  ['the campaign', 'city', '/desk/campaigns/elevator.2021'],
  ['what is stuck', 'city', `/desk/campaigns/elevator.2021?view=stuck&asOf=${day}`],
  ['the wall', 'leader', '/wall'],
  ['the first page', 'city', '/desk'],
  ['the inbox', 'city', '/desk/inbox'],
  ['the minutes', 'city', '/desk/cases/M-1'],
  ['the document', 'city', '/desk/cases/D-1'],
  ['the import', 'city', '/desk/cases/S-9'],
  ['the project', 'community', '/desk/cases/E-0009'],
  ['the register', 'city', '/desk/registers/elevator.units'],
  ['its entry', 'city', `/desk/registers/elevator.units/${encodeURIComponent(unit)}`],
  ['the map', 'city', '/desk/map'],
  ['the search', 'city', `/desk/search?q=${encodeURIComponent(estate)}`],
  ['the figures', 'city', '/desk/figures/elevator.under_way'],
  ['what anybody asks of a stair', null, `/units?q=${encodeURIComponent(estate)}`],
  ['the lists', null, '/lists'],
]

describe('stored scripts in a city', () => {
  test.each(pages)('%s shows them and runs none', async (_, login, path) => {
    const { page, violations, dialogs } = await watchedPage(browser, site, login, path)
    await unfold(page)
    expect([await markOn(page), violations, dialogs]).toEqual([null, [], []])
    await page.context().close()
  })

  test.each<[string, string, string, string]>([
    ['the circular', 'city-head', `/desk/bulletins/${bulletin}?asOf=${day}`, district.name],
    ['the minutes', 'city', '/desk/cases/M-1', '<script>window.pwned=1</script>'],
    ['the entry', 'city', `/desk/registers/elevator.units/${encodeURIComponent(unit)}`, hostileName(14)],
  ])('%s shows them letter by letter', async (_, login, path, letters) => {
    const { page } = await watchedPage(browser, site, login, path)
    await unfold(page)
    expect(await page.textContent('main')).toContain(letters)
    await page.context().close()
  })

  test.each(['draft', 'signed'])(
    'the circular as a %s leaves as HTML and as Markdown, and nothing of it runs',
    async (state) => {
      if (state === 'signed') {
        const signed = await head.post<BulletinView>(`/api/bulletins/${bulletin}/sign`, { asOf: day })
        expect([signed.status, JSON.stringify(signed.body).includes('window.pwned')]).toEqual([200, true])
        const { page, violations } = await watchedPage(
          browser,
          site,
          'city-head',
          `/desk/bulletins/${bulletin}?asOf=${day}`,
        )
        expect([
          await markOn(page),
          violations,
          (await page.textContent('main'))!.includes(district.name),
        ]).toEqual([null, [], true])
        await page.context().close()
      }
      for (const format of ['html', 'md'] as const)
        for (const lang of ['zh', 'en']) {
          const { status, body } = await head.file(
            `/api/bulletins/${bulletin}?asOf=${day}&format=${format}&lang=${lang}`,
          )
          const text = Buffer.from(body).toString('utf8')
          expect([status, text.includes('pwned=11')]).toEqual([200, true])
          const file = join(dir, `${state}.${format}.${lang}.html`)
          writeFileSync(file, format === 'html' ? text : carelessHtml(text))
          expect(await openedFromDisk(browser, file)).toEqual({ mark: null, dialogs: [], addresses: [] })
        }
    },
  )

  test('a careless reader runs what is not escaped, so that the row above says something', async () => {
    const file = join(dir, 'control.html')
    writeFileSync(file, carelessHtml(`# ${district.name}\n[看](javascript:pwned=5)`))
    const { mark, addresses } = await openedFromDisk(browser, file)
    expect([mark === null, addresses]).toEqual([false, ['javascript:pwned=5']])
  })

  test('a draft in Markdown, with a table, is checked and shown as its letters', async () => {
    const { page, violations, dialogs } = await watchedPage(browser, site, 'city', '/desk/bulletins/check')
    const draft = [
      `# 通报 ${hostileText}`,
      `| 区 | 计划 | 完成 | 完成率 |`,
      `|---|---|---|---|`,
      `| ${hostileText.replaceAll('|', '')} | 10 | 5 | 40% |`,
      `| [雨湖](javascript:window.pwned=21) ![](x onerror=pwned=22) | 10 | 5 | 50% |`,
    ].join('\n')
    await page.locator('textarea').first().fill(draft)
    await page
      .getByRole('button', { name: /核对|检查/ })
      .first()
      .click()
    await page.locator('mark').first().waitFor()
    await page.waitForLoadState('networkidle')
    expect([await markOn(page), violations, dialogs]).toEqual([null, [], []])
    expect(await page.locator('main a[href^="javascript"], main img').count()).toBe(0)
    await page.context().close()
  })

  test('the list of cases leaves as a CSV in which no cell runs, and the place is there by its name', async () => {
    const city = await at.as('city')
    const { status, body } = await city.file('/api/cases.csv?programme=dispatch.target')
    const cells = [
      ...Buffer.from(body)
        .toString('utf8')
        .matchAll(/"((?:[^"]|"")*)"/g),
    ].map((m) => m[1]!.replaceAll('""', '"'))
    expect([status, cells.filter((c) => /^\s*[=+\-@＝＋－＠]/.test(c))]).toEqual([200, []])
    expect(cells.some((c) => c.startsWith("'") && c.slice(1).startsWith(district.name))).toBe(true)
  })

  test('the register leaves as a sheet in which the name is a text and no formula', async () => {
    const city = await at.as('city')
    const { status, body } = await city.file(
      `/api/registers/elevator.units/list.xlsx?q=${encodeURIComponent(estate)}`,
    )
    expect(status).toBe(200)
    const cells: unknown[] = []
    for await (const row of readSheet(body)) cells.push(...row.cells)
    expect(cells).toContainEqual({ kind: 'text', text: estate })
    expect(cells.some((c) => (c as { kind: string }).kind === 'formula')).toBe(false)
  })
})
