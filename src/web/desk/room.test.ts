/** Two officials before one live board: what one does is on the other's screen by itself, on paper of a phone and of a desk. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, family, posts, staffOf, type Staff } from '../../../tools/county.ts'
import { seriousFaults } from '../../../tools/axe.ts'
import type { Done } from '../../server/contract/index.ts'
import { fitsWidth, openFaces, openPage, shoot, type Faces } from '../testing.ts'

let faces: Faces
let staff: Staff
beforeAll(async () => {
  faces = await openFaces()
  staff = await staffOf(faces.house)
  for (const of of [1, 2, 3, 4]) await apply(staff, family(of))
})
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
})

const room = '/desk/room?programme=assistance.temporary'
const openRoom = async (login: string, width: number) => {
  const page = await openPage(faces.browser, faces.house.url, login, room, { size: { width, height: 900 } })
  await page.locator('[data-testid=line][data-line=live]').waitFor()
  return page
}
const accept = (id: string) =>
  staff.clerk.post<Done>(`/api/cases/${id}/commands`, {
    post: posts.clerk,
    seq: 1,
    outcome: 'accept',
    input: {},
  })

test.each([390, 1440])('[LV1] 一位受理，另一位的看板上自己挪了列，宽%i', async (width) => {
  const [one, other] = [await openRoom('clerk', width), await openRoom('clerk2', width)]
  const id = await apply(staff, family(width))
  const card = other.locator(`[data-lane=acceptance] [data-case="${id}"]`)
  await card.waitFor()
  expect((await accept(id)).status).toBe(200)
  await card.waitFor({ state: 'detached' })
  const moved = other.locator(`.stage:not([data-lane=acceptance]) [data-case="${id}"]`)
  await moved.waitFor()
  await one.locator(`.stage:not([data-lane=acceptance]) [data-case="${id}"]`).waitFor()
  expect(await other.locator('.happened li').first().textContent()).toContain('→')
  expect(await fitsWidth(other)).toBe(true)
  expect(await seriousFaults(other)).toEqual([])
  await shoot(other, `room-${width}`)
  await one.context().close()
  await other.context().close()
})

test('[LV1] 键盘选中两件，一次受理，别人的看板上两件都挪走', async () => {
  const [one, other] = [await openRoom('clerk', 1440), await openRoom('clerk2', 1440)]
  await one.keyboard.press('j')
  await one.keyboard.press('x')
  await one.keyboard.press('j')
  await one.keyboard.press('x')
  await one.locator('[data-several=accept]').click()
  await shoot(one, 'room-several')
  const waiting = other.locator('[data-lane=acceptance] [data-case]')
  const before = await waiting.count()
  await one.getByRole('button', { name: '确认受理这 2 件' }).click()
  await expect.poll(() => waiting.count()).toBe(before - 2)
  await one.context().close()
  await other.context().close()
})

test('同一个浏览器开七个看板页面，每页都是实时的，别的请求照常答复', async () => {
  const page = await openRoom('clerk', 1440)
  const pages = [page]
  for (let n = 0; n < 6; n++) {
    const next = await page.context().newPage()
    await next.goto(`${faces.house.url}${room}`)
    await next.locator('[data-testid=line][data-line=live]').waitFor()
    pages.push(next)
  }
  const id = await apply(staff, family(9))
  await accept(id)
  for (const each of pages) await each.locator(`.happened li a[href$="${id}"]`).first().waitFor()
  await pages[6]!.goto(`${faces.house.url}/desk/inbox`)
  await pages[6]!.locator('[data-testid=tasks] tbody tr').first().waitFor()
  await page.context().close()
})
