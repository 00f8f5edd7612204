/** People for the policy in a real browser: what for is stated, those found are shown, and the list for the village is taken. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, apply, family, staffOf, toDecision, visitOf, type Staff } from '../../../tools/county.ts'
import { seriousFaults } from '../../../tools/axe.ts'
import { readSheet } from '../../sheets/index.ts'
import { fitsWidth, openFaces, openPage, phone, shoot, wide, type Faces } from '../testing.ts'

let faces: Faces
let staff: Staff

beforeAll(async () => {
  faces = await openFaces()
  staff = await staffOf(faces.house)
  const unchecked = await apply(staff, family(1), { monthlyIncome: 40_000 })
  await toDecision(staff, unchecked, 50_000)
  expect((await act(staff, 'leader', unchecked, 5, 'approve')).status).toBe(200)
  const checked = await apply(staff, family(2), { kind: 'expense', monthlyIncome: 40_000 })
  for (const [i, [who, outcome, input]] of (
    [
      ['clerk', 'accept', {}],
      ['clerk', 'request_check', {}],
      ['check', 'report_check', { reportOn: '2021-10-20', assetsOver: false }],
      ['clerk', 'record_visit', visitOf(200_000)],
      ['clerk', 'propose', {}],
      ['head', 'agree', {}],
      ['leader', 'approve', {}],
    ] as const
  ).entries())
    expect((await act(staff, who, checked, i + 1, outcome, input)).status, outcome).toBe(200)
})
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
})

test.each([
  ['1440', wide],
  ['390', phone],
] as const)(
  '[SK3] [SK4] at %s: a purpose first, then those found by a masked name, then the list to visit',
  async (name, size) => {
    const page = await openPage(faces.browser, faces.house.url, 'clerk', '/desk/seek', {
      size,
      bypassCSP: true,
    })
    await page.getByRole('heading', { name: '得过临时救助、可能符合低保的家庭' }).waitFor()
    const look = page.getByRole('button', { name: '开始查找' })
    expect(await look.isDisabled()).toBe(true)
    await page.getByLabel('这次查找的目的').fill('年度主动发现，安排村干部上门')
    await look.click()
    await page.getByRole('heading', { name: '找到 2 户' }).waitFor()
    const shown = await page.getByTestId('sought').innerText()
    for (const n of [1, 2])
      for (const secret of [family(n).name, family(n).phone, family(n).idNo])
        expect(shown).not.toContain(secret)
    expect(shown).toContain('符合')
    expect(shown).toContain('家庭财产不超过规定')
    await shoot(page, `seek-${name}`)
    expect(await fitsWidth(page)).toBe(true)
    expect(await seriousFaults(page)).toEqual([])
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /走访名单/ }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^走访名单-.+\.xlsx$/)
    const rows: string[] = []
    for await (const row of readSheet(readFileSync(await download.path())))
      rows.push(row.cells.map((c) => ('text' in c ? c.text : '')).join(' '))
    expect(rows.filter((r) => r.includes(family(1).name) || r.includes(family(2).name))).toHaveLength(2)
    await page.context().close()
  },
)

test('[SK5] those found are handed to their villages, and the village finds them to visit', async () => {
  const page = await openPage(faces.browser, faces.house.url, 'clerk', '/desk/seek', { size: phone })
  await page.getByLabel('这次查找的目的').fill('年度主动发现，安排村干部上门')
  await page.getByRole('button', { name: '开始查找' }).click()
  await page.getByRole('button', { name: '交村走访（2户）' }).click()
  await page.getByText('向1个村（社区）交办2户，村里在时限内上门。').waitFor()
  await page.getByRole('button', { name: '交办', exact: true }).click()
  await page.getByText('已向1个村（社区）交办2户走访。').waitFor()
  expect(await page.getByTestId('hand-out').count()).toBe(0)
  await shoot(page, 'seek-handed-390')
  await page.context().close()
  const village = await openPage(faces.browser, faces.house.url, 'village', '/desk/inbox', { size: phone })
  await village.getByText('待上门').first().waitFor()
  await shoot(village, 'seek-visits-390')
  await village.context().close()
})

test('[SK3] who may not look has no such room', async () => {
  const page = await openPage(faces.browser, faces.house.url, 'finance', '/desk/seek', { bypassCSP: true })
  await page.getByText('您的岗位不能按政策找人。').waitFor()
  expect(await page.getByRole('link', { name: '政策找人' }).count()).toBe(0)
  await page.context().close()
})
