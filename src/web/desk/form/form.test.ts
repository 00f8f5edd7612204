/** [DF2] [DF3] [FM7]-[FM11] Forms at the desk: nothing that somebody wrote is lost, what is wrong stands beside its field, what is known is picked. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { seriousFaults } from '../../../../tools/axe.ts'
import { act, apply, family, staffOf, type Staff } from '../../../../tools/county.ts'
import { codeOf, password } from '../../../../tools/house.ts'
import type { CaseView } from '../../../server/contract/cases.ts'
import { fillVisit, fitsWidth, openFaces, phone, shoot, wide, type Faces } from '../../testing.ts'

let faces: Faces
let staff: Staff
beforeAll(async () => {
  faces = await openFaces()
  staff = await staffOf(faces.house)
})
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
})

/** At the step of the visit, whose form asks most. */
async function toVisit(n: number): Promise<string> {
  const id = await apply(staff, family(n))
  expect((await act(staff, 'clerk', id, 1, 'accept')).status).toBe(200)
  return id
}
const caseOf = async (id: string): Promise<CaseView> =>
  (await staff.auditor.get<CaseView>(`/api/cases/${id}`)).body
const openForm = (page: Page) => page.locator('[data-way=record_visit]').click()
const written = '第一次入户：老人独居，家中无人照料'
const findings = (page: Page) => page.getByLabel('调查情况')
const storedIn = (page: Page) =>
  page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })') as Promise<string>
const waitKept = (page: Page, n: number) =>
  expect
    .poll(() => page.evaluate(`Object.keys(localStorage).filter((k) => k.startsWith('yimen-draft-')).length`))
    .toBe(n)

describe('[DF2] a half-filled form', () => {
  test('outlives Escape and a reload, nobody else reads it, and it goes when it is sent', async () => {
    const id = await toVisit(101)
    const page = await faces.open('clerk', `/desk/cases/${id}`)
    await openForm(page)
    await findings(page).fill(written)
    await page.keyboard.press('Escape')
    await page.getByText('有草稿').waitFor()
    expect(await storedIn(page)).not.toContain('老人')
    await page.reload()
    await openForm(page)
    await page.getByTestId('draft').waitFor()
    expect(await findings(page).inputValue()).toBe(written)
    await shoot(page, 'form-draft-1440')
    expect(await seriousFaults(page)).toEqual([])

    /** Another official at the same computer finds nothing. */
    await page.context().clearCookies()
    await page
      .context()
      .request.post(`${faces.house.url}/api/session`, {
        headers: { 'x-yimen': '1' },
        data: { login: 'clerk2', password, code: codeOf('clerk2') },
      })
    await page.goto(`${faces.house.url}/desk/cases/${id}`)
    await openForm(page)
    await findings(page).waitFor()
    expect(await findings(page).inputValue()).toBe('')
  })

  test('is never written over by another tab, which says so, and both are offered', async () => {
    const id = await toVisit(102)
    const one = await faces.open('clerk', `/desk/cases/${id}`)
    await openForm(one)
    await findings(one).fill('甲')
    await waitKept(one, 1)
    const two = await one.context().newPage()
    await two.goto(`${faces.house.url}/desk/cases/${id}`)
    await openForm(two)
    await two.getByTestId('draft').waitFor()
    await findings(two).fill('甲乙')
    await expect.poll(() => findings(two).inputValue()).toBe('甲乙')
    await two.waitForTimeout(600)
    await findings(one).fill('甲丙')
    await one.getByTestId('forked').waitFor()
    await waitKept(one, 2)
    await one.reload()
    await openForm(one)
    expect(await findings(one).inputValue()).toBe('甲丙')
    await one.getByRole('button', { name: '换成那一份' }).click()
    expect(await findings(one).inputValue()).toBe('甲乙')
  })

  test('goes with who signs out, in every tab', async () => {
    const id = await toVisit(103)
    const page = await faces.open('clerk', `/desk/cases/${id}`)
    await openForm(page)
    await findings(page).fill(written)
    await waitKept(page, 1)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '退出' }).first().click()
    await page.getByRole('heading', { name: '工作人员登录' }).waitFor()
    await waitKept(page, 0)
  })
})

describe('[DF3] a session that ends over a form', () => {
  test.each([
    ['1440', wide, 104],
    ['390', phone, 105],
  ] as const)('is begun again in place, and what was done goes on, at %s', async (name, size, n) => {
    const id = await toVisit(n)
    const page = await faces.open('clerk', `/desk/cases/${id}`, size)
    await openForm(page)
    await fillVisit(page, written)
    await page.context().clearCookies()
    await page.getByTestId('try').click()
    const again = page.getByTestId('sign-in-again')
    await again.waitFor()
    await shoot(page, `form-sign-in-again-${name}`)
    expect(await seriousFaults(page)).toEqual([])
    /** Nothing is lost by Escape either. */
    await page.keyboard.press('Escape')
    await again.getByLabel('密码').fill(password)
    await again.getByRole('button', { name: '登录，接着办' }).click()
    /** Who shows a second factor shows it again. */
    await again.getByLabel(/动态验证码/).fill(codeOf('clerk'))
    await again.getByRole('button', { name: '登录，接着办' }).click()
    /** The trial that was asked is answered without another click. */
    await page.getByTestId('confirm').waitFor()
    expect(await findings(page).inputValue()).toBe(written)
    expect(await fitsWidth(page)).toBe(true)
    await page.getByTestId('confirm').click()
    await expect.poll(async () => (await caseOf(id)).step).toBe('proposal')
    /** The draft is gone; whom the form named in office is offered next time. */
    await waitKept(page, 1)
    expect(await storedIn(page)).not.toContain('周建平')
    await page.goto(`${faces.house.url}/desk/cases/${await toVisit(n + 20)}`)
    await openForm(page)
    await page.getByRole('combobox', { name: '调查人二' }).click()
    await page.getByTitle('刘春华 · 上次填的').waitFor()
  })

  test('somebody else begins a page of their own', async () => {
    const id = await toVisit(106)
    const page = await faces.open('clerk', `/desk/cases/${id}`)
    await openForm(page)
    await findings(page).fill(written)
    await page.context().clearCookies()
    /** Whether or not the page found out by now, and lies under the dialog that says so. */
    await page.getByRole('radio', { name: '较重' }).dispatchEvent('click')
    await page.evaluate(
      `fetch('/api/session', { method: 'POST', headers: { 'x-yimen': '1', 'content-type': 'application/json', 'idempotency-key': 'other-person-1' }, body: JSON.stringify({ login: 'village', password: 'yimen-rehearsal' }) })`,
    )
    await page.reload()
    await page.waitForSelector('h1')
    expect(await page.getByText(written).count()).toBe(0)
  })
})

test.each([
  ['1440', wide, 107],
  ['390', phone, 108],
] as const)(
  '[FM8] what is wrong stands beside its field with its own clause, at %s',
  async (name, size, n) => {
    const id = await toVisit(n)
    const page = await faces.open('clerk', `/desk/cases/${id}`, size)
    await openForm(page)
    await page.getByTestId('try').click()
    const places = page.getByTestId('wrong-places')
    expect(await places.innerText()).toMatch(/有\d+处要改/)
    await places.getByRole('button', { name: '困难属实' }).click()
    expect(await page.evaluate('document.activeElement.name')).toBe('f-hardshipReal')
    await fillVisit(page, written)
    /** A rule that two names must differ is said at the second, with the rule's clause and not the form's. */
    await page.getByLabel('调查人二').fill('周建平')
    await page.getByTestId('try').click()
    const fault = page.locator('#f-visitor2-fault')
    await fault.waitFor()
    const clause = (await caseOf(id)).ways.find((w) => w.outcome === 'record_visit')!.clause.title
    expect(await fault.locator('.clauses').innerText()).toBeTruthy()
    await shoot(page, `form-errors-${name}`)
    expect(clause).toBeTruthy()
    expect(await seriousFaults(page)).toEqual([])
    expect(await fitsWidth(page)).toBe(true)
  },
)

test('[FM10] officials are offered by name, oneself first, and today is at hand', async () => {
  const id = await toVisit(109)
  const page = await faces.open('clerk', `/desk/cases/${id}`)
  await openForm(page)
  await page.getByRole('combobox', { name: '调查人一' }).click()
  const mine = page.getByTitle(/本人/).first()
  await mine.waitFor()
  await shoot(page, 'form-colleagues-1440')
  await mine.click()
  expect(await page.getByLabel('调查人一').inputValue()).not.toBe('')
  await page.getByRole('button', { name: '今天' }).click()
  expect(await page.getByLabel('入户日期').inputValue()).toBe('2021-10-20')
})

test.each([
  ['1440', wide, 110],
  ['390', phone, 111],
] as const)('[FM11] a photo is seen beside the form, turned and enlarged, at %s', async (name, size, n) => {
  const photo = await photoOf()
  const id = await apply(staff, family(n), { proofs: [photo] })
  expect((await act(staff, 'clerk', id, 1, 'accept')).status).toBe(200)
  const page = await faces.open('clerk', `/desk/cases/${id}`, size)
  await openForm(page)
  await page.getByTestId('see-papers').click()
  const picture = page.getByTestId('papers-beside').locator('img')
  await picture.waitFor()
  await page.getByRole('button', { name: '右转' }).click()
  await page.getByRole('button', { name: '放大' }).click()
  expect(await picture.getAttribute('data-turn')).toBe('90')
  await findings(page).fill(written)
  await shoot(page, `form-papers-${name}`)
  expect(await seriousFaults(page)).toEqual([])
  expect(await fitsWidth(page)).toBe(true)
})

/** A photo that the village worker sent. */
async function photoOf(): Promise<string> {
  const sent = await staff.village.send<{ readonly id: string }>(
    'POST',
    '/api/uploads',
    await faces
      .open('village', '/desk')
      .then((p) => p.screenshot())
      .then((b) => Uint8Array.from(b)),
    { 'x-file-name': encodeURIComponent('诊断证明.png'), 'idempotency-key': 'photo-of-a-form' },
  )
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  return sent.body.id
}
