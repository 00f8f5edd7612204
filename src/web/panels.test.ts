/** [AB5] Panels of a domain that no page knows, as a volunteer sees them on a phone and a clerk at the desk. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { makeRehearsal } from '../../packs/rehearsal.ts'
import { seriousFaults } from '../../tools/axe.ts'
import { launchBrowser } from '../../tools/browser.ts'
import { posts } from '../../tools/county.ts'
import { allPacks, openTestHouse, seed, type TestHouse } from '../../tools/house.ts'
import { hours, minutesGiven, service } from '../../tools/volunteers.ts'
import type { Done } from '../server/contract/index.ts'
import { fitsWidth, openPage, phone, shoot, wide } from './testing.ts'

let house: TestHouse
let browser: Awaited<ReturnType<typeof launchBrowser>>
let id: string

beforeAll(async () => {
  const packs = allPacks()
  house = await openTestHouse({
    pages: true,
    packs: {
      ...packs,
      programmes: [...packs.programmes, service],
      figures: [...packs.figures, minutesGiven],
      abilities: [...(packs.abilities ?? []), hours],
    },
  })
  const { name, idNo } = makeRehearsal(seed).registry.people.find((p) => p.id === 'resident-neighbour')!
  const clerk = await house.as('clerk')
  const opened = await clerk.post<Done>('/api/cases', {
    programme: service.id,
    outcome: 'enlist',
    area: yunzhao,
    post: posts.clerk,
    input: { name, idNo },
  })
  id = opened.body.case
  await clerk.post(`/api/cases/${id}/commands`, {
    seq: 1,
    outcome: 'sign',
    post: posts.clerk,
    input: { minutes: 480 },
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

describe('a volunteer on a phone', () => {
  test('is asked first, in two steps; then the sum, how far the badge is, and the own days', async () => {
    const page = await openPage(browser, house.url, 'neighbour', `/cases/${id}`, { size: phone })
    await page.waitForSelector('#mine-sign')
    expect(await page.textContent('[aria-labelledby=mine-sum]')).toContain('480分钟')
    expect(await page.textContent('[aria-labelledby=mine-badge]')).toContain('480分钟，须600分钟')
    expect(await fitsWidth(page)).toBe(true)
    expect(await seriousFaults(page)).toEqual([])
    await shoot(page, 'panels-phone-390')
    await page.click('.todo >> text=半天')
    expect(await page.textContent('.second-look')).toContain('半天')
    await page.click('text=签署并提交')
    await page.waitForFunction(
      () => document.querySelector('[aria-labelledby=mine-days]')?.textContent?.includes('240分钟') ?? false,
    )
  })

  test('a way that does not fill the form opens it', async () => {
    const page = await openPage(browser, house.url, 'neighbour', `/cases/${id}`, { size: phone })
    await page.click('.todo >> text=另填')
    await page.waitForSelector('.todo form input')
    expect(await page.textContent('.todo form')).toContain('时长（分钟）')
  })
})

test.each([
  ['390', phone],
  ['1440', wide],
] as const)('a clerk at the desk at %s px: the same panels, and the form filled in', async (name, size) => {
  const page = await openPage(browser, house.url, 'clerk', `/desk/cases/${id}`, { size })
  await page.waitForSelector('#mine-badge')
  expect(await page.textContent('[aria-labelledby=mine-days]')).toContain('480分钟')
  /** Hours are no yuan. */
  expect(await page.textContent('[aria-labelledby=money]')).toContain('480分钟')
  expect(await fitsWidth(page)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, `panels-desk-${name}`)
  await page.click('[aria-labelledby=mine-sign] button >> nth=0')
  await page.waitForSelector('#f-minutes')
  expect(await page.inputValue('#f-minutes')).toBe('240')
})
