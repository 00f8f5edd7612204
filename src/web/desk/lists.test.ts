/** The desk's lists in a real browser: ordered, narrowed and grouped by the address, columns chosen, several at once, at both widths; and the first page. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, apply, family, posts, staffOf, type Staff } from '../../../tools/county.ts'
import { seriousFaults } from '../../../tools/axe.ts'
import { fitsWidth, greeting, openFaces, openPage, phone, shoot, wide, type Faces } from '../testing.ts'

let faces: Faces
let staff: Staff
let ids: readonly string[]

beforeAll(async () => {
  faces = await openFaces()
  staff = await staffOf(faces.house)
  const applied: string[] = []
  for (let n = 1; n <= 5; n++) applied.push(await apply(staff, family(n)))
  ids = applied
  await act(staff, 'clerk', ids[4]!, 1, 'accept')
})
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
})

const opened = (login: string, path: string, size = wide) =>
  openPage(faces.browser, faces.house.url, login, path, { size, bypassCSP: true })

describe('the inbox', () => {
  test('[LI1] a head orders the list and says so, the address too, and a reload keeps it', async () => {
    const page = await opened('clerk', '/desk/inbox')
    await page.locator('.task-link').first().waitFor()
    await page.getByRole('columnheader', { name: '办件编号' }).click()
    await page.waitForURL(/sort=case/)
    const inOrder = [...ids].toSorted()
    await expect.poll(() => page.locator('.task-link').allInnerTexts()).toEqual(inOrder)
    await page.getByRole('columnheader', { name: '办件编号' }).click()
    await page.waitForURL(/sort=-case/)
    await expect.poll(() => page.locator('.task-link').allInnerTexts()).toEqual(inOrder.toReversed())
    expect(await page.getByRole('columnheader', { name: '办件编号' }).getAttribute('aria-sort')).toBe(
      'descending',
    )
    await page.reload()
    await expect.poll(() => page.locator('.task-link').allInnerTexts()).toEqual(inOrder.toReversed())
    await page.context().close()
  })

  test('[LI4] groups have their own totals, and fold', async () => {
    const page = await opened('clerk', '/desk/inbox?group=step')
    const head = page.getByRole('button', { name: /受理（临时救助）/ })
    await head.waitFor()
    expect(await head.innerText()).toMatch(/4$/)
    expect(await page.locator('.task-link').count()).toBe(5)
    await head.click()
    await expect.poll(() => page.locator('.task-link').count()).toBe(1)
    await shoot(page, 'lists-grouped')
    expect(await seriousFaults(page)).toEqual([])
    await page.context().close()
  })

  test('columns that are left out stay out, in the file too', async () => {
    const page = await opened('clerk', '/desk/inbox')
    await page.getByTestId('columns').click()
    await page.getByRole('checkbox', { name: '地点' }).uncheck()
    await page.waitForURL(/columns=/)
    expect(await page.getByRole('columnheader', { name: '地点' }).count()).toBe(0)
    expect(await page.getByRole('link', { name: 'CSV' }).getAttribute('href')).toMatch(/columns=[^&]*step/)
    await page.goto(`${faces.house.url}/desk/inbox`)
    await page.locator('.task-link').first().waitFor()
    expect(await page.getByRole('columnheader', { name: '地点' }).count()).toBe(0)
    await page.context().close()
  })

  test('[LI2] a link by the leader’s post tells the clerk that it is another’s, and shows hers', async () => {
    const page = await opened('clerk', `/desk/inbox?post=${posts.leader}`)
    await page.getByTestId('others-post').waitFor()
    await page.locator('.task-link').first().waitFor()
    expect((await page.locator('.task-link').allInnerTexts()).toSorted()).toEqual([...ids].toSorted())
    await page.context().close()
  })

  test.each([
    ['step=county_decision&programme=assistance.temporary', '环节', '不在您的选项里'],
    ['area=999999', '地点', '没有这个地方'],
  ])(
    '[LI2] a link to %s, which is no choice of hers, shows no code and nothing',
    async (query, filter, says) => {
      const page = await opened('clerk', `/desk/inbox?${query}`)
      await page.getByText('没有符合条件的办件').waitFor()
      const shown = page.locator('.filter').filter({ hasText: filter })
      await expect.poll(() => shown.innerText()).toContain(says)
      expect(await shown.innerText()).not.toMatch(/assistance|county|999999/)
      await page.context().close()
    },
  )

  test('[LI3] a list is kept under a name and opened again', async () => {
    const page = await opened('clerk', '/desk/inbox?step=visit&programme=assistance.temporary')
    await page.getByRole('button', { name: '保存筛选' }).click()
    await page.getByLabel('给这个筛选起个名字').fill('要入户的')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已保存', { exact: true }).waitFor()
    await page.goto(`${faces.house.url}/desk/inbox`)
    await page.getByTestId('kept').click()
    await page.getByRole('menuitem', { name: '要入户的' }).click()
    await page.waitForURL(/step=visit/)
    await expect.poll(() => page.locator('.task-link').allInnerTexts()).toEqual([ids[4]])
    await page.context().close()
  })

  test('the keys walk, mark and open', async () => {
    const page = await opened('clerk', '/desk/inbox?sort=case')
    await page.locator('.task-link').first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('x')
    expect(await page.getByTestId('several').getByRole('status').innerText()).toBe('已选 2 件')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/desk/cases/${[...ids].toSorted()[1]}`)
    await page.context().close()
  })
})

test.each([
  ['wide', wide],
  ['narrow', phone],
] as const)(
  '[OA19] several at once, %s: each is tried, one was moved meanwhile, and of each is told what happened',
  async (name, size) => {
    const fresh = [
      await apply(staff, family(name === 'wide' ? 21 : 31)),
      await apply(staff, family(name === 'wide' ? 22 : 32)),
    ]
    const page = await opened('clerk', '/desk/inbox', size)
    for (const id of fresh) await page.getByRole('checkbox', { name: `选中 ${id}` }).check()
    await page.locator('[data-several=accept]').click()
    const result = page.getByTestId('several-result')
    await result.waitFor()
    expect(await result.innerText()).toContain('可以办 2 件')
    expect(await result.innerText()).toContain('将进入：入户调查')
    expect(await seriousFaults(page)).toEqual([])
    expect(await fitsWidth(page)).toBe(true)
    await shoot(page, `lists-several-${name}`)
    /** Nothing was written by trying. */
    expect((await act(staff, 'clerk', fresh[0]!, 1, 'accept')).status).toBe(200)
    await page.getByTestId('several-confirm').click()
    await page.getByTestId('several-close').waitFor()
    const resultText = await result.innerText()
    expect(resultText).toContain('办成 1 件')
    expect(resultText).toMatch(new RegExp(`${fresh[0]}[\\s\\S]*未办[\\s\\S]*别人刚刚办理了这一件`))
    expect(resultText).toMatch(new RegExp(`${fresh[1]}[\\s\\S]*已办[\\s\\S]*现在：入户调查`))
    await shoot(page, `lists-several-done-${name}`)
    await page.getByTestId('several-close').click()
    await page.getByTestId('several').getByText('已选 1 件').waitFor()
    await page.context().close()
  },
)

test.each([
  ['clerk', wide, 1440],
  ['leader', phone, 390],
  ['leader', wide, 1440],
] as const)('[ST1] the first page of the %s says what waits, at %#', async (login, size, width) => {
  const page = await opened(login, '/desk', size)
  await page.getByRole('heading', { level: 1, name: greeting }).waitFor()
  await page.getByTestId('doors').waitFor()
  expect(await page.getByTestId('team').count()).toBe(login === 'leader' ? 1 : 0)
  expect(await seriousFaults(page)).toEqual([])
  expect(await fitsWidth(page)).toBe(true)
  await shoot(page, `start-${login}-${width}`)
  if (login === 'clerk') {
    await page.locator('[data-door=total]').click()
    await page.getByRole('heading', { level: 1, name: /收件箱/ }).waitFor()
  }
  await page.context().close()
})

test('[LI6] the desk’s scripts travel packed, and as they are to who cannot unpack them', async () => {
  const page = await opened('clerk', '/desk')
  const script = await page.evaluate(
    () => document.querySelector<HTMLScriptElement>('script[type=module]')!.src,
  )
  const packed = await fetch(script, { headers: { 'accept-encoding': 'gzip' } })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  const plain = await fetch(script, { headers: { 'accept-encoding': 'identity' } })
  expect(plain.headers.get('content-encoding')).toBe(null)
  expect(await packed.text()).toBe(await plain.text())
  await page.context().close()
})

test('residents load nothing of the library', async () => {
  const page = await openPage(faces.browser, faces.house.url, null, '/')
  const scripts = await page.evaluate(() =>
    performance.getEntriesByType('resource').flatMap((e) => (e.name.endsWith('.js') ? [e.name] : [])),
  )
  const texts = await Promise.all(scripts.map(async (path) => (await fetch(path)).text()))
  expect(scripts.length).toBeGreaterThan(1)
  expect(texts.filter((text) => /ant-table|ant-btn|QueryClient/.test(text))).toEqual([])
  await page.context().close()
})
