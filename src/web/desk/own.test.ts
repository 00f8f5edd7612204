/** [K20] [P4] What a form asks for one act alone, sealed: the desk opens it where it stands, for a purpose, and the look is on record. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFaults } from '../../../tools/axe.ts'
import { apply, family, staffOf } from '../../../tools/county.ts'
import { allPacks } from '../../../tools/house.ts'
import type { CaseView } from '../../server/contract/cases.ts'
import { fitsWidth, openFaces, phone, shoot, wide, type Faces } from '../testing.ts'

let faces: Faces
beforeAll(async () => {
  const packs = allPacks()
  const programmes = packs.programmes.map((p) =>
    p.id === 'assistance.temporary'
      ? { ...p, opens: { ...p.opens, apply: { ...p.opens['apply']!, own: ['phone'] } } }
      : p,
  )
  faces = await openFaces({ packs: { ...packs, programmes } })
})
afterAll(() => faces.close())

test.each([
  ['1440', wide, 71],
  ['390', phone, 72],
] as const)('at %s pixels', async (name, size, n) => {
  const staff = await staffOf(faces.house)
  const id = await apply(staff, family(n))
  const page = await faces.open('clerk', `/desk/cases/${id}`, size)
  const entered = page.getByTestId('timeline').locator('details').filter({ hasText: '填写内容' })
  await entered.locator('summary').click()
  expect(await entered.innerText()).not.toContain(family(n).phone)
  await entered.getByRole('button', { name: '查看敏感信息' }).click()
  await entered.getByRole('button', { name: '联系申请人' }).click()
  await entered.getByRole('button', { name: '记录并查看' }).click()
  await entered.getByText(family(n).phone).waitFor()
  expect(await fitsWidth(page)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, `own-${name}`)
  const { reveals } = (await staff.auditor.get<CaseView>(`/api/cases/${id}`)).body
  expect(reveals.map((r) => [r.fields.map((f) => f.zh), r.purpose])).toEqual([[['联系手机'], '联系申请人']])
  await entered.getByRole('button', { name: '重新隐去' }).click()
  expect(await entered.innerText()).not.toContain(family(n).phone)
})
