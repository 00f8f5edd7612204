/** The account in a real browser: the code at the door, setting up a second factor, devices; and who could have decided. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TOTP } from 'otpauth'
import { family, granted, posts, staffOf } from '../../../tools/county.ts'
import { seriousFaults } from '../../../tools/axe.ts'
import { codeOf, password } from '../../../tools/house.ts'
import { greeting, fitsWidth, openFaces, phone, type Faces } from '../testing.ts'

let faces: Faces

beforeAll(async () => {
  faces = await openFaces()
})
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
})

const shot = process.env.YIMEN_SHOTS
const look = async (page: Awaited<ReturnType<Faces['open']>>, name: string) => {
  if (shot) await page.screenshot({ path: `${shot}/${name}.png`, fullPage: true })
}

test('[I2] a post with authority is asked for the code after the password, and a wrong one is said in words', async () => {
  const page = await faces.open(null, '/desk')
  await page.getByLabel('用户名').fill('leader')
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  const code = page.getByLabel('手机上的6位动态验证码')
  await code.fill('000000')
  await look(page, 'sign-in-code')
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByText('验证码不对或已经用过').waitFor()
  await code.fill(codeOf('leader'))
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: greeting }).waitFor()
})

test('[I3] whoever needs one and has none sets it up before anything else, on a phone’s screen too', async () => {
  await faces.house.house.pool.query("update login set totp = null where login = 'vice'")
  const page = await faces.open('vice', '/desk', phone)
  await page.getByRole('heading', { level: 1, name: '动态验证码' }).waitFor()
  await page.getByLabel('先再输入一次密码').fill(password)
  await page.getByRole('button', { name: '下一步' }).click()
  const secret = (await page.getByTestId('secret').innerText()).replaceAll(' ', '')
  await look(page, 'enrol-390')
  expect(await seriousFaults(page)).toEqual([])
  expect(await fitsWidth(page)).toBe(true)
  await page
    .getByLabel('6位动态验证码')
    .fill(new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret }).generate())
  await page.getByRole('button', { name: '确认' }).click()
  await expect.poll(() => page.getByTestId('recovery').locator('li').count()).toBe(10)
  await look(page, 'recovery-390')
  await page.getByRole('button', { name: '我已保存，继续' }).click()
  await page.getByRole('heading', { level: 1, name: greeting }).waitFor()
})

test('[I4] one sees where one is signed in and ends one of them', async () => {
  const [here, there] = [await faces.open('head', '/desk/account'), await faces.open('head', '/desk')]
  await here.reload()
  const rows = here.getByTestId('sessions').locator('tbody tr')
  await rows.nth(1).waitFor()
  await look(here, 'account-1440')
  expect(await seriousFaults(here)).toEqual([])
  expect(await rows.getByText('本机').count()).toBe(1)
  for (let n = await rows.count(); n > 1; n--) {
    await here.getByRole('button', { name: '退出此设备' }).first().click()
    await expect.poll(() => rows.count()).toBe(n - 1)
  }
  await there.reload()
  await there.getByRole('heading', { level: 1, name: '工作人员登录' }).waitFor()
})

test('[A7] who could have decided, and why not the others: from the case, with a day, and as a paper', async () => {
  const staff = await staffOf(faces.house)
  const id = await granted(staff, family(1), 90_000)
  const page = await faces.open('auditor', `/desk/cases/${id}`)
  await page.getByRole('link', { name: '谁有权决定' }).click()
  await page.getByTestId('could').getByText('实际决定人').waitFor()
  const leader = faces.house.house.reference.people.get(
    faces.house.house.reference.posts.get(posts.leader)!.person,
  )!
  expect(await page.getByTestId('could').innerText()).toContain(leader)
  expect(await page.getByTestId('could').innerText()).toContain('外出培训')
  expect(await page.getByTestId('could-not').innerText()).toContain('该岗位不能办理这一环节')
  await look(page, 'deciders-1440')
  expect(await seriousFaults(page)).toEqual([])
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载权限证明' }).click(),
  ])
  expect(file.suggestedFilename()).toBe(`审批权限证明-${id}.docx`)
  await page.setViewportSize(phone)
  expect(await fitsWidth(page)).toBe(true)
  await look(page, 'deciders-390')
  await page.getByLabel('日期').fill('2021-10-19')
  await page.getByText('谁都不能决定').waitFor()
})
