/** Where a resident is signed in, on their own phone. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFaults } from '../../../tools/axe.ts'
import { fitsWidth, openFaces, phone, type Faces } from '../testing.ts'

let faces: Faces

beforeAll(async () => {
  faces = await openFaces()
})
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
})

test('[I4] a resident sees where else they are signed in, and leaves everywhere at once', async () => {
  const [here, there] = [
    await faces.open('neighbour', '/me', phone),
    await faces.open('neighbour', '/me', phone),
  ]
  await here.reload()
  await here.getByRole('heading', { name: /您在\d+处登录着/ }).waitFor()
  if (process.env.YIMEN_SHOTS)
    await here.screenshot({ path: `${process.env.YIMEN_SHOTS}/me-390.png`, fullPage: true })
  expect(await seriousFaults(here)).toEqual([])
  expect(await fitsWidth(here)).toBe(true)
  await here.getByRole('button', { name: '全部退出' }).click()
  await there.reload()
  await there.getByText('登录后可以看到您的全部办件').waitFor()
})
