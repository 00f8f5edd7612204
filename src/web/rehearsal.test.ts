/** Every page of a rehearsal says that it is one, to strangers too; a real realm says nothing of the kind. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFaces, openPage, shoot, type Faces } from './testing.ts'

const pages = [
  ['居民首页，没有登录', null, '/'],
  ['居民登录页', null, '/sign-in'],
  ['办事指南', null, '/services/assistance.temporary'],
  ['名录', null, '/lists'],
  ['我的', 'li', '/me'],
  ['工作台，没有登录', null, '/desk'],
  ['首页', 'clerk', '/desk'],
  ['收件箱', 'clerk', '/desk/inbox'],
  ['账户与安全', 'clerk', '/desk/account'],
  ['指标', 'county', '/desk/figures'],
  ['调度屏，没有登录', null, '/wall'],
] as const

describe('[RM10] 演练', () => {
  let faces: Faces
  beforeAll(async () => {
    faces = await openFaces()
  })
  afterAll(() => faces.close())
  test.each(pages)('%s', async (name, login, path) => {
    for (const size of [
      { width: 390, height: 844 },
      { width: 1440, height: 900 },
    ]) {
      const page = await openPage(faces.browser, faces.house.url, login, path, { size })
      const bar = page.getByTestId('rehearsal')
      await bar.waitFor()
      expect(await bar.textContent()).toMatch(/演练.*密码公开.*虚构/)
      expect((await bar.boundingBox())!.y, 'above all else').toBe(0)
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        'nothing is pushed out of the page',
      ).toBe(true)
      await shoot(page, `rehearsal-${name}-${size.width}`)
      await page.context().close()
    }
  })
})

describe('[RM10] 真办', () => {
  let faces: Faces
  beforeAll(async () => {
    faces = await openFaces({ real: true })
  })
  afterAll(() => faces.close())
  test.each(pages.filter(([, login]) => login === null))('%s', async (_, login, path) => {
    const page = await openPage(faces.browser, faces.house.url, login, path)
    await page.waitForLoadState('networkidle')
    expect(await page.getByTestId('rehearsal').count()).toBe(0)
    await page.context().close()
  })
})
