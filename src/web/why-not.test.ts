/** What a refusal lacks, and how the books were counted again, as people see it: on a phone and on the desk. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFaults } from '../../tools/axe.ts'
import { act, family, formOf, posts, staffOf, visitOf } from '../../tools/county.ts'
import { grandfatherLi, yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import type { Done } from '../server/contract/index.ts'
import { fitsWidth, openFaces, phone, shoot, type Faces } from './testing.ts'

let faces: Faces
let refused: string
let waiting: string

beforeAll(async () => {
  faces = await openFaces({ checkers: { hledger: 'no-such-hledger', beancount: 'no-such-bean-check' } })
  const staff = await staffOf(faces.house)
  const { head, card, phone: mobile } = grandfatherLi
  const li = { name: head.name, idNo: head.idNo, card, phone: mobile }
  const upToProposal = async (f: typeof li): Promise<string> => {
    const opened = await staff.village.post<Done>('/api/cases', {
      programme: 'assistance.temporary',
      outcome: 'apply',
      area: yunzhao,
      post: posts.village,
      input: formOf(f, { kind: 'expense', monthlyIncome: 88_000 }),
    })
    const id = opened.body.case
    await act(staff, 'clerk', id, 1, 'accept')
    await act(staff, 'clerk', id, 2, 'request_check')
    await act(staff, 'check', id, 3, 'report_check', { reportOn: '2021-10-20', assetsOver: false })
    await act(staff, 'clerk', id, 4, 'record_visit', visitOf(200_000))
    return id
  }
  waiting = await upToProposal(family(1))
  refused = await upToProposal(li)
  const reason = { reason: '人均月收入超过规定' }
  await act(staff, 'clerk', refused, 5, 'propose_refusal', reason)
  await act(staff, 'head', refused, 6, 'agree')
  const done = await act(staff, 'leader', refused, 7, 'refuse', reason)
  expect(done.status, JSON.stringify(done.body)).toBe(200)
})
afterAll(() => faces.close())

const lacking = '如果全家每月收入再低40元（即840元），就符合条件。'
const looksRight = async (page: Page, name: string): Promise<void> => {
  await shoot(page, name)
  expect(await fitsWidth(page), name).toBe(true)
  expect(await seriousFaults(page), name).toEqual([])
}

test('[WN3] the resident reads on the phone why it was not granted, and what would have qualified', async () => {
  const page = await faces.open('li', `/cases/${refused}`, phone)
  await page.getByRole('heading', { name: '为什么没有批准' }).waitFor()
  expect(await page.getByTestId('why-not').innerText()).toContain(lacking)
  await looksRight(page, 'why-not-resident-390')
  await page.getByRole('button', { name: 'English' }).click()
  expect(await page.getByTestId('why-not').innerText()).toContain(
    'It would qualify if the family’s monthly income were 40 yuan lower (840 yuan).',
  )
})

test('[WN1] the clerk reads it beside the refusal of a dry run, and later on the page of the case', async () => {
  const page = await faces.open('clerk', `/desk/cases/${waiting}`)
  await page.locator('[data-way="propose"]').click()
  await page.getByTestId('why-not').waitFor()
  expect(await page.getByTestId('why-not').innerText()).toContain(lacking)
  await looksRight(page, 'why-not-desk-1440')
  const closed = await faces.open('clerk', `/desk/cases/${refused}`, phone)
  await closed.getByTestId('why-not').waitFor()
  await looksRight(closed, 'why-not-desk-390')
})

test('[BK4] who audits sees how the books were counted again, and that nobody else counted them', async () => {
  const page = await faces.open('auditor', '/desk/audit')
  await page.getByTestId('recount').click()
  const section = page.locator('section', { has: page.getByRole('heading', { name: '账簿复核' }) })
  await section.getByText('自己重算一致').waitFor()
  expect(await section.innerText()).toContain('hledger：没有安装，未核对；beancount：没有安装，未核对')
  await looksRight(page, 'books-1440')
  await page.setViewportSize(phone)
  await looksRight(page, 'books-390')
})
