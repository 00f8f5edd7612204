/** [OA1]-[OA18] The office's acts at the desk: handed over, signed by hand, commented and found again, at both widths. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFaults } from '../../../tools/axe.ts'
import { act, apply, family, posts, staffOf, visitOf } from '../../../tools/county.ts'
import type { CaseView } from '../../server/contract/cases.ts'
import { fitsWidth, openFaces, phone, shoot, wide, type Faces } from '../testing.ts'

let faces: Faces
beforeAll(async () => {
  faces = await openFaces()
})
afterAll(() => faces.close())

/** A few strokes on the pad, kept. */
async function writeByHand(page: Page): Promise<void> {
  const pad = page.locator('.pad canvas')
  await pad.scrollIntoViewIfNeeded()
  const at = (await pad.boundingBox())!
  await page.mouse.move(at.x + 30, at.y + 40)
  await page.mouse.down()
  for (const [x, y] of [
    [90, 20],
    [130, 60],
    [200, 30],
    [240, 70],
  ] as const)
    await page.mouse.move(at.x + x, at.y + y, { steps: 5 })
  await page.mouse.up()
  expect(
    await page.locator('[data-testid=confirm], [data-testid=confirm-office]').isDisabled(),
    'what was written is kept first, or cleared',
  ).toBe(true)
  await page.getByTestId('keep-signature').click()
  await page.getByText('签名已保存').waitFor()
}

test.each([
  ['1440', wide, 81],
  ['390', phone, 82],
] as const)('at %s pixels', async (name, size, n) => {
  const staff = await staffOf(faces.house)
  const id = await apply(staff, family(n))
  const clerk = await faces.open('clerk', `/desk/cases/${id}`, size)
  await clerk.locator('[data-office="handOver"]').click()
  await clerk.getByTestId('colleagues').locator('input').first().check()
  await clerk.locator('#f-words').fill('我下乡，请代为受理')
  expect(await seriousFaults(clerk)).toEqual([])
  await shoot(clerk, `office-hand-over-${name}`)
  await clerk.getByTestId('confirm-office').click()
  await clerk.getByTestId('errands').waitFor()
  expect(await clerk.getByTestId('errands').innerText()).toContain('我下乡，请代为受理')
  expect(await fitsWidth(clerk)).toBe(true)
  expect(await seriousFaults(clerk)).toEqual([])
  await shoot(clerk, `office-case-${name}`)

  const second = await faces.open('clerk2', '/desk/inbox', size)
  const line = second.getByTestId('tasks').locator('tr').filter({ hasText: id })
  await line.waitFor()
  expect(await line.innerText()).toContain('转来')

  const other = await apply(staff, family(n + 10))
  await act(staff, 'clerk', other, 1, 'accept')
  await act(staff, 'clerk', other, 2, 'record_visit', visitOf(60_000))
  await act(staff, 'clerk', other, 3, 'propose')
  await act(staff, 'head', other, 4, 'act.addSigner', {
    posts: [{ post: posts.leader }],
    outcome: 'agree',
    together: 'all',
    words: '请领导先签',
  })
  const leader = await faces.open('leader', '/desk', size)
  await leader.getByTestId('errands-mine').getByText(other).waitFor()
  await shoot(leader, `office-inbox-${name}`)
  await leader.getByTestId('errands-mine').getByText(other).click()
  await leader.locator('[data-office="sign"]').click()
  await leader.getByRole('radio', { name: '是' }).check()
  await writeByHand(leader)
  await shoot(leader, `office-sign-${name}`)
  await leader.getByTestId('confirm-office').click()
  /** The list of errands stood there before: the form closes when it is signed. */
  await leader.getByTestId('confirm-office').waitFor({ state: 'hidden' })
  await leader.getByTestId('errands').waitFor()
  expect(await fitsWidth(leader)).toBe(true)
  const { office } = (await staff.head.get<CaseView>(`/api/cases/${other}`)).body
  expect(office.signatures).toHaveLength(1)
  expect(office.errands.map((x) => x.ended?.how.zh)).toEqual(['同意'])
})

test.each([
  ['1440', wide, 83],
  ['390', phone, 84],
] as const)(
  '[OA16] an outcome of the programme is signed by hand too, at %s pixels',
  async (name, size, n) => {
    const staff = await staffOf(faces.house)
    const id = await apply(staff, family(n))
    const clerk = await faces.open('clerk', `/desk/cases/${id}`, size)
    await clerk.locator('[data-way="accept"]').click()
    await clerk.getByTestId('confirm').waitFor()
    expect(await clerk.locator('.pad').count(), 'none where the programme has none').toBe(0)
    await clerk.getByTestId('confirm').click()
    await clerk.locator('.sheet').waitFor({ state: 'detached' })
    await act(staff, 'clerk', id, 2, 'record_visit', visitOf(60_000))
    await act(staff, 'clerk', id, 3, 'propose')
    const head = await faces.open('head', `/desk/cases/${id}`, size)
    await head.locator('[data-way="agree"]').click()
    await writeByHand(head)
    expect(await seriousFaults(head)).toEqual([])
    await shoot(head, `office-sign-outcome-${name}`)
    await head.getByTestId('confirm').click()
    await head.locator('.sheet').waitFor({ state: 'detached' })
    const { office, step } = (await staff.leader.get<CaseView>(`/api/cases/${id}`)).body
    expect(step).toBe('decision')
    expect(office.signatures.map((x) => x.seq)).toEqual([5])
  },
)
