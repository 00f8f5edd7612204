/**
 * Scripts that somebody typed, stored and shown: every page that shows them is opened in a real browser that reports what its policy
 * stopped, and whatever would have run would have left a mark.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grandfatherLi } from '../../packs/rehearsal-hunan/index.ts'
import { act, apply, family, posts, staffOf, visitOf, type Staff } from '../../tools/county.ts'
import { openFaces, type Faces } from './testing.ts'
import {
  hostileText as hostile,
  markOn as mark,
  openedFromDisk,
  unfold,
  watchedPage,
  type Watched,
} from './watched.ts'

let faces: Faces
let staff: Staff
let id: string
/** Its applicant was told what is missing, in words that are scripts. */
let missing: string
const dir = mkdtempSync(join(tmpdir(), 'yimen-scripts-'))
const li = {
  name: grandfatherLi.head.name,
  idNo: grandfatherLi.head.idNo,
  card: family(1).card,
  phone: family(1).phone,
}

beforeAll(async () => {
  faces = await openFaces()
  staff = await staffOf(faces.house)
  id = await apply(staff, li, { story: hostile, kinDeclared: undefined })
  const ways: readonly [keyof typeof posts, string, Record<string, unknown>][] = [
    ['clerk', 'accept', {}],
    ['clerk', 'record_visit', { ...visitOf(90_000), findings: hostile }],
    ['clerk', 'propose', { note: hostile.slice(0, 200) }],
  ]
  for (const [i, [who, outcome, input]] of ways.entries())
    expect((await act(staff, who, id, i + 1, outcome, input)).status, outcome).toBe(200)
  missing = await apply(staff, li, { kinDeclared: undefined })
  expect((await act(staff, 'clerk', missing, 1, 'supplement', { missing: hostile })).status).toBe(200)
  /** A look whose reason is a script, told to the one concerned and to who audits. */
  expect(
    (await staff.head.post(`/api/cases/${id}/reveal`, { names: ['story'], purpose: hostile.slice(0, 190) }))
      .status,
  ).toBe(200)
})
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
  rmSync(dir, { recursive: true, force: true })
})

const watched = (login: string | null, path: string): Promise<Watched> =>
  watchedPage(faces.browser, faces.house.url, login, path)

describe('stored scripts', () => {
  test('the watch itself works: a script put into a page is stopped, and reported', async () => {
    const { page, violations } = await watched('clerk', '/desk')
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.pwned = 9'
      document.body.append(script)
    })
    await expect.poll(() => violations.length).toBeGreaterThan(0)
    expect([violations[0], await mark(page)]).toEqual([expect.stringContaining('script-src'), null])
    await page.context().close()
  })

  test.each<[string, string | null, () => string]>([
    ['the first page', 'clerk', () => '/desk'],
    ['the inbox', 'clerk', () => '/desk/inbox'],
    ['the case, to who examines it', 'head', () => `/desk/cases/${id}`],
    ['the case, to the one concerned', 'li', () => `/cases/${id}`],
    ['what is missing, told to the one concerned', 'li', () => `/cases/${missing}`],
    ['their list', 'li', () => '/me'],
    ['who looked, to who audits', 'auditor', () => '/desk/audit'],
    ['the search', 'clerk', () => `/desk/search?q=${encodeURIComponent(hostile)}`],
    [
      'a number that is a script',
      'clerk',
      () => `/desk/search?q=${encodeURIComponent('<IMG SRC=X ONERROR=ALERT(1)>')}`,
    ],
    ['the address bar of a resident', null, () => `/lists?q=${encodeURIComponent(hostile)}#${hostile}`],
    ['the bulletin', 'county', () => '/desk/bulletins/assistance.monthly?asOf=2021-10-20'],
  ])('%s shows them and runs none', async (_, login, path) => {
    const { page, violations, dialogs } = await watched(login, path())
    await unfold(page)
    expect([await mark(page), violations, dialogs]).toEqual([null, [], []])
    await page.context().close()
  })

  test('they are there to be read, letter by letter', async () => {
    const { page } = await watched('head', `/desk/cases/${id}`)
    await unfold(page)
    expect(await page.textContent('main')).toContain('<script>window.pwned=1</script>')
    await page.context().close()
  })

  test('a draft to be checked is shown as its letters', async () => {
    const { page, violations, dialogs } = await watched('county', '/desk/bulletins/check')
    await page.locator('textarea').first().fill(`发放资金12000元，其中急难型7000元、支出型6000元。${hostile}`)
    await page
      .getByRole('button', { name: /核对|检查/ })
      .first()
      .click()
    await page.waitForLoadState('networkidle')
    expect([await mark(page), violations, dialogs]).toEqual([null, [], []])
    await page.context().close()
  })

  /** Files that leave are opened from a disk, where no policy of ours is sent along. */
  test.each<[string, keyof Staff, () => string]>([
    ['the case in one file', 'clerk', () => `/api/cases/${id}/proof.html`],
    ['the bulletin as HTML', 'county', () => '/api/bulletins/assistance.monthly?asOf=2021-10-20&format=html'],
  ])('%s runs nothing that was typed', async (name, who, path) => {
    const { status, body } = await staff[who].file(path())
    expect(status).toBe(200)
    const file = join(dir, `${name}.html`)
    writeFileSync(file, body)
    expect(await openedFromDisk(faces.browser, file)).toEqual({ mark: null, dialogs: [], addresses: [] })
  })
})
