/** Sign-in by another house in a real browser: from our door to theirs and back to the inbox. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRehearsal } from '../../../packs/rehearsal.ts'
import { seriousFaults } from '../../../tools/axe.ts'
import { password, seed } from '../../../tools/house.ts'
import { client, openProvider, type TestProvider } from '../../../tools/oidc-provider.ts'
import { greeting, openFaces, phone, type Faces } from '../testing.ts'

let provider: TestProvider
let faces: Faces

beforeAll(async () => {
  provider = await openProvider()
  faces = await openFaces({
    oidc: {
      issuer: provider.issuer,
      clientId: client.id,
      clientSecret: client.secret,
      name: { zh: '湖南省统一身份认证', en: 'Hunan single sign-on' },
    },
  })
  provider.register(`${faces.house.url}/api/oidc/callback`)
  const { registry } = makeRehearsal(seed)
  const leader = registry.logins.find((l) => l.login === 'leader')!
  const put = await faces.house.console.send(
    'PUT',
    '/api/registry',
    JSON.stringify({
      ...registry,
      people: registry.people.filter((p) => p.id === leader.person),
      areas: [],
      organisations: [],
      posts: [],
      kin: [],
      authorities: [],
      substitutions: [],
      logins: [{ ...leader, password, identities: [{ issuer: provider.issuer, subject: 'strong-leader' }] }],
    }),
    { 'content-type': 'application/json' },
  )
  expect(put.status, JSON.stringify(put.body)).toBe(200)
})
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
  await provider.stop()
})

test('[O2] a leader signs in at the other house with both factors, and lands on their own first page', async () => {
  const page = await faces.open(null, '/desk')
  if (process.env.YIMEN_SHOTS) await page.screenshot({ path: `${process.env.YIMEN_SHOTS}/oidc-1440.png` })
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('link', { name: '湖南省统一身份认证登录' }).click()
  await page.getByRole('heading', { name: '统一身份认证（测试）' }).waitFor()
  await page.getByLabel('身份').fill('strong-leader')
  await page.getByRole('button', { name: '确认' }).click()
  await page.getByRole('heading', { level: 1, name: greeting }).waitFor()
  expect(await page.locator('.top').innerText()).toContain('乡镇分管领导')
})

test('[O3] somebody who is not registered here is told what to do, on a phone too', async () => {
  const page = await faces.open(null, '/sign-in', phone)
  await page.getByRole('link', { name: '湖南省统一身份认证登录' }).click()
  await page.getByLabel('身份').fill('nobody')
  await page.getByRole('button', { name: '确认' }).click()
  await page.getByRole('alert').getByText('请联系本单位管理员登记').waitFor()
  if (process.env.YIMEN_SHOTS) await page.screenshot({ path: `${process.env.YIMEN_SHOTS}/oidc-390.png` })
  expect(await seriousFaults(page)).toEqual([])
})
