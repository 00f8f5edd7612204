/** The offline file as somebody opens it years later: from a disk, without a network; and as a forger hands it out. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFaults } from '../../../tools/axe.ts'
import { family, granted, staffOf } from '../../../tools/county.ts'
import { openTestHouse } from '../../../tools/house.ts'
import type { ProofFile, Statement } from '../../server/contract/tree.ts'
import { openFaces, type Faces } from '../testing.ts'

let faces: Faces
let folder: string
let honest: string
let id: string
const errors: string[] = []
let opened = 0

beforeAll(async () => {
  faces = await openFaces()
  folder = mkdtempSync(join(tmpdir(), 'yimen-proof-'))
  const staff = await staffOf(faces.house)
  id = await granted(staff, family(1), 90_000)
  await granted(staff, family(2), 70_000)
  const { status, body, headers } = await staff.clerk.get<string>(`/api/cases/${id}/proof.html`)
  expect(status).toBe(200)
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="${id}-proof.html"; filename*=UTF-8''${id}-proof.html`,
  )
  honest = body
})
afterAll(async () => {
  await faces.close()
  rmSync(folder, { recursive: true, force: true })
})

const dataIn = (html: string): ProofFile =>
  JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)![1]!) as ProofFile
const withData = (file: ProofFile): string =>
  honest.replace(
    /(id="data">)(.*?)(<\/script>)/s,
    (_, a: string, _was: string, b: string) => `${a}${JSON.stringify(file).replaceAll('<', '\\u003c')}${b}`,
  )

/** A new browser context without any network, and the file on a disk. */
async function openFile(html: string): Promise<Page> {
  const context = await faces.browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  await context.setOffline(true)
  const page = await context.newPage()
  page.on('pageerror', (e) => errors.push(e.message))
  page.on('request', (r) => {
    if (!r.url().startsWith('file:')) errors.push(`asked for ${r.url()}`)
  })
  const path = join(folder, `${opened++}.html`)
  writeFileSync(path, html)
  await page.goto(pathToFileURL(path).href)
  await page.locator('#verdict').waitFor()
  return page
}
const failedSteps = (page: Page): Promise<readonly (string | null)[]> =>
  page.locator('.steps li.bad').evaluateAll((all) => all.map((li) => li.getAttribute('data-step')))

test('[T9] the honest file passes every step, shows the case as the clerk may see it, and asks nobody', async () => {
  const page = await openFile(honest)
  expect(await page.locator('#verdict').textContent()).toContain('核验通过')
  expect(await page.locator('.steps li.good').count()).toBe(4)
  expect(await page.locator('.timeline li.good').count()).toBe(6)
  const text = (await page.textContent('body'))!
  expect(text).toContain(id)
  expect(text).toContain('900.00元')
  expect(text, 'masked as on the clerk’s screen').not.toContain(family(1).idNo)
  expect(honest).not.toContain(family(1).idNo)
  expect(honest).not.toContain(family(1).card)
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
  await page.getByRole('button', { name: 'English' }).click()
  expect(await page.locator('#verdict').textContent()).toContain('Verified')
  expect(await seriousFaults(page)).toEqual([])
  await page.context().close()
})

/** What a forger changes, which steps fail, and which record is named. */
const forged: readonly (readonly [string, (f: ProofFile) => ProofFile, readonly string[], number | null])[] =
  [
    [
      'one byte in an event',
      (f) => ({
        ...f,
        events: f.events.map((e, i) => (i === 2 ? { ...e, body: e.body.replace('90000', '90001') } : e)),
      }),
      ['chain', 'shown'],
      3,
    ],
    [
      'an event’s bytes with its hash worked out anew',
      (f) => ({
        ...f,
        events: f.events.map((e, i) =>
          i === 2
            ? { ...e, entry: e.entry.startsWith('A') ? `B${e.entry.slice(1)}` : `A${e.entry.slice(1)}` }
            : e,
        ),
      }),
      ['chain', 'tree'],
      3,
    ],
    [
      'two paths swapped',
      (f) => ({
        ...f,
        events: f.events.map((e, i) => ({ ...e, path: f.events[i === 1 ? 4 : i === 4 ? 1 : i]!.path })),
      }),
      ['tree'],
      2,
    ],
    [
      'a path shortened',
      (f) => ({ ...f, events: f.events.map((e, i) => (i === 5 ? { ...e, path: e.path.slice(1) } : e)) }),
      ['tree'],
      6,
    ],
    [
      'an index moved',
      (f) => ({ ...f, events: f.events.map((e, i) => (i === 3 ? { ...e, index: e.index + 1 } : e)) }),
      ['tree'],
      4,
    ],
    [
      'the last event left out',
      (f) => ({ ...f, events: f.events.slice(0, -1) }),
      ['chain', 'tree', 'shown'],
      null,
    ],
    [
      'an event in the middle left out',
      (f) => ({ ...f, events: f.events.filter((_, i) => i !== 2) }),
      ['chain', 'tree', 'shown'],
      3,
    ],
    [
      'a forged signature',
      (f) => ({
        ...f,
        head: {
          ...f.head,
          note: f.head.note.replace(/.{3}=?=?\n$/, (s) =>
            s.startsWith('AAA') ? `BBB${s.slice(3)}` : `AAA${s.slice(3)}`,
          ),
        },
      }),
      ['head', 'tree'],
      null,
    ],
    [
      'another size in the head',
      (f) => ({ ...f, head: { ...f.head, size: f.head.size + 1 } }),
      ['head', 'tree'],
      null,
    ],
    [
      'another key',
      (f) => ({
        ...f,
        head: {
          ...f.head,
          publicKey: `${f.head.publicKey.startsWith('A') ? 'B' : 'A'}${f.head.publicKey.slice(1)}`,
        },
      }),
      ['head', 'tree', 'shown'],
      null,
    ],
    [
      'an amount on the screen only',
      (f) => ({ ...f, statement: f.statement.replaceAll('900.00元', '9900.00元') }),
      ['shown'],
      null,
    ],
    [
      'a value on the screen and in its data',
      (f) =>
        stated(f, (s) => ({
          ...s,
          events: s.events.map((e) => ({
            ...e,
            values: e.values.map((v) => (v.value === 90_000 ? { ...v, value: 990_000 } : v)),
          })),
        })),
      ['shown'],
      3,
    ],
    [
      'a value hidden from the screen',
      (f) =>
        stated(f, (s) => ({
          ...s,
          events: s.events.map((e) => (e.seq === 3 ? { ...e, values: e.values.slice(1) } : e)),
        })),
      ['shown'],
      3,
    ],
  ]
const stated = (f: ProofFile, change: (s: Statement) => Statement): ProofFile => ({
  ...f,
  statement: JSON.stringify(change(JSON.parse(f.statement) as Statement)),
})

test.each(forged)('[T9] not passed: %s', async (_, forge, steps, seq) => {
  const file = forge(dataIn(honest))
  expect(file).not.toEqual(dataIn(honest))
  const page = await openFile(withData(file))
  const verdict = await page.locator('#verdict').textContent()
  expect(verdict).toContain('核验不通过')
  expect(await failedSteps(page)).toEqual(['head', 'chain', 'tree', 'shown'].filter((s) => steps.includes(s)))
  if (seq !== null) expect(verdict).toMatch(new RegExp(`第${seq}条记录（[^）]+）不符`))
  await page.context().close()
})

test('[T9] a file cut off, or of another kind, is said to be damaged', async () => {
  for (const html of [
    honest.replace('"format":"yimen.proof.v1"', '"format":"other"'),
    honest.replace('"format":', 'format:'),
    withData({ ...dataIn(honest), statement: '{' }),
  ]) {
    const page = await openFile(html)
    expect(await page.locator('#verdict').textContent()).toContain('文件已损坏')
    await page.context().close()
  }
})

test('[T9] an applicant’s words cannot end the script that they stand in', () => {
  expect(dataIn(honest).events).toHaveLength(6)
  expect(honest.match(/<script/g)).toHaveLength(2)
  expect(
    readFileSync(join(process.env.YIMEN_WEB ?? 'dist/web', 'proof.js'), 'utf8').length,
    'the verifier stays small',
  ).toBeLessThan(150_000)
})

test('[T9] signed with SM2, it verifies itself as well', async () => {
  const house = await openTestHouse({ pages: true, suite: 'guomi' })
  const staff = await staffOf(house)
  const { body } = await staff.clerk.get<string>(
    `/api/cases/${await granted(staff, family(1), 90_000)}/proof.html`,
  )
  const page = await openFile(body)
  expect(await page.locator('#verdict').textContent()).toContain('核验通过')
  await page.context().close()
  await house.close()
})

test('no page threw an error or asked for anything', () => {
  expect(errors).toEqual([])
})
