/** [K23] What one case set going and was refused, as those who audit and who administer see it: why, and what became of it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { yunzhao } from '../../../packs/rehearsal-hunan/index.ts'
import { rehearsalSecret } from '../../../packs/rehearsal.ts'
import { seriousFaults } from '../../../tools/axe.ts'
import { apply, family, staffOf } from '../../../tools/county.ts'
import { password } from '../../../tools/house.ts'
import { fitsWidth, openFaces, openPage, phone, shoot, wide, type Faces } from '../testing.ts'

let faces: Faces
const asJson = { 'content-type': 'application/json' }
const from: string[] = []
beforeAll(async () => {
  faces = await openFaces()
  const { house } = faces
  const staff = await staffOf(house)
  /** Somebody who administers, and does nothing else. */
  const registry = {
    name: { zh: '邵阳县', en: 'Shaoyang County' },
    rehearsal: true,
    startsAt: null,
    areas: [],
    organisations: [],
    kin: [],
    posts: [],
    authorities: [],
    people: [{ id: 'keeper', name: '钱管理', idNo: family(81).idNo }],
    logins: [
      {
        login: 'keeper',
        person: 'keeper',
        password,
        permissions: ['admin'],
        totp: rehearsalSecret('keeper'),
      },
    ],
  }
  expect((await house.console.send('PUT', '/api/registry', JSON.stringify(registry), asJson)).status).toBe(
    200,
  )
  for (const n of [82, 83]) {
    const id = await apply(staff, family(n))
    from.push(id)
    await house.owner.query("insert into outbox (realm, id, case_id, body) values ('430523', $1, $2, $3)", [
      `${id}/1/0`,
      id,
      { case: `${id}-1-1`, programme: 'assistance.temporary', outcome: 'apply', area: yunzhao, input: {} },
    ])
  }
  await house.console.send('POST', '/api/settle', '{}', asJson)
})
afterAll(() => faces.close())

test.each([
  ['1440', wide, 0],
  ['390', phone, 1],
] as const)(
  'who administers sees why, and writes down what became of it, at %s px',
  async (name, size, n) => {
    const page = await openPage(faces.browser, faces.house.url, 'keeper', '/desk/audit', {
      size,
      bypassCSP: true,
    })
    const row = page.getByTestId('refused-orders').locator('tr').filter({ hasText: from[n]! })
    await row.getByText(`开出办件 ${from[n]}-1-1：临时救助`).waitFor()
    expect(await row.innerText()).toMatch(/不能|无权|岗位/)
    expect(await fitsWidth(page)).toBe(true)
    expect(await seriousFaults(page)).toEqual([])
    await shoot(page, `refused-orders-${name}`)
    await row.getByLabel('怎样处理的').fill('已联系申请人，另行申请')
    await row.getByRole('button', { name: '记下' }).click()
    await row.getByText('已联系申请人，另行申请').waitFor()
    expect(await row.getByRole('button', { name: '记下' }).count()).toBe(0)
    expect(await fitsWidth(page)).toBe(true)
    await shoot(page, `refused-orders-attended-${name}`)
    await page.context().close()
  },
)

test('who audits reads what became of them, and is not the one to write it', async () => {
  const page = await faces.open('auditor', '/desk/audit')
  const list = page.getByTestId('refused-orders')
  await list.getByText('已联系申请人，另行申请').first().waitFor()
  expect(await list.getByRole('button', { name: '记下' }).count()).toBe(0)
  expect(await list.getByRole('link', { name: from[0]! }).count()).toBe(1)
  await page.context().close()
})
