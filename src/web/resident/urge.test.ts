/** [OA11] [OA15] The one concerned asks on a phone that their case be hurried: once a day, told to who has it, and nothing else of the office is theirs. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFaults } from '../../../tools/axe.ts'
import { family } from '../../../tools/county.ts'
import type { CaseView, Done } from '../../server/contract/index.ts'
import { fitsWidth, openFaces, phone, shoot, wide, type Faces } from '../testing.ts'

let faces: Faces
beforeAll(async () => {
  faces = await openFaces()
})
afterAll(() => faces.close())

const words = '家里等钱买药'

test.each([
  ['390', phone, 'neighbour', 61],
  ['1440', wide, 'li', 62],
] as const)('at %s pixels', async (name, size, login, n) => {
  const resident = await faces.house.as(login)
  const { body } = await resident.post<Done>('/api/cases', {
    programme: 'assistance.temporary',
    outcome: 'report_urgent',
    area: '430523106234',
    input: { cause: 'fire', story: '灶屋起火', applicantName: family(n).name, phone: family(n).phone },
  })
  const page = await faces.open(login, `/cases/${body.case}`, size)
  await page.getByTestId('urge').click()
  await page.locator('.urge textarea').fill(words)
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, `urge-form-${name}`)
  await page.getByRole('button', { name: '确认' }).click()
  await page.getByText('一天只能催一次').waitFor()
  const section = await page.locator('.urge').innerText()
  expect(section).toContain(words)
  expect(section).toContain('已提醒经办人')
  expect(await page.getByTestId('urge').count()).toBe(0)
  expect(await seriousFaults(page)).toEqual([])
  expect(await fitsWidth(page)).toBe(true)
  await shoot(page, `urge-done-${name}`)
  const { office } = (await resident.get<CaseView>(`/api/cases/${body.case}`)).body
  expect(office.errands.map((x) => [x.kind, x.own])).toEqual([['urged', true]])
  expect(office.thread).toEqual([])
})
