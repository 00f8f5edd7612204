/** [CT3] [CT4] The window with two screens, attacked by clients of the test's own: who guesses, comes twice, draws for another case, or knows a code of long ago. */
import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zhuzhouZone } from '../../packs/rehearsal-hunan/index.ts'
import { food, openHall, opens, personOf, postOf } from '../../tools/hall.ts'
import type { TestHouse, Visitor } from '../../tools/house.ts'
import type { CaseView, Problem } from './contract/index.ts'
import type { CounterPairing, CounterView, ScreenView } from './contract/counters.ts'

let house: TestHouse
let window: Visitor
/** A screen of the window beside it. */
let neighbours: string
let site: string
let strokes: Uint8Array<ArrayBuffer>
const path = '/api/counters/door.counter'
const someone = personOf('resident-1')

beforeAll(async () => {
  house = await openHall()
  window = await house.at(zhuzhouZone).as('window')
  site = `${house.url}/r/${zhuzhouZone}/api/counter-screen`
  neighbours = (await paired(await house.at(zhuzhouZone).as('window2'))).cookie
  const clear = { r: 0, g: 0, b: 0, alpha: 0 }
  const pad = sharp({ create: { width: 90, height: 26, channels: 4, background: clear } })
  strokes = Uint8Array.from(
    await pad
      .extend({ bottom: 4, background: { r: 16, g: 36, b: 63, alpha: 1 } })
      .png()
      .toBuffer(),
  )
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

type Sent = {
  readonly status: number
  readonly body: Partial<ScreenView & Problem>
  readonly cookie: string | null
}
/** A client that keeps no cookie but the one that it is handed. */
async function ask(method: string, to: string, data?: unknown, headers: object = {}): Promise<Sent> {
  const isBytes = data instanceof Uint8Array
  const answer = await fetch(`${site}${to}`, {
    method,
    headers: { 'x-yimen': '1', 'content-type': isBytes ? 'image/png' : 'application/json', ...headers },
    ...(data === undefined
      ? {}
      : { body: isBytes ? (data as Uint8Array<ArrayBuffer>) : JSON.stringify(data) }),
  })
  const text = await answer.text()
  return {
    status: answer.status,
    body: text.startsWith('{') ? (JSON.parse(text) as Sent['body']) : {},
    cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? null,
  }
}
const join = (code: unknown) => ask('POST', '', { code })
const digitsOf = async (clerk = window): Promise<string> => {
  const { body } = await clerk.post<CounterPairing>(`${path}/pairing`, {
    post: await postOf(clerk),
    window: '3',
  })
  return body.code!.digits
}
const paired = async (clerk = window): Promise<{ cookie: string }> => {
  const { cookie } = await join(await digitsOf(clerk))
  return { cookie: cookie! }
}
const hand = (id: string | null) =>
  window.send<CounterPairing>('PUT', `${path}/pairing`, JSON.stringify({ ticket: null, case: id }), {
    'content-type': 'application/json',
  })
const application = async (): Promise<string> =>
  (
    await opens(window, 'door.application', 'receive', {
      itemCode: food.code,
      who: 'natural',
      applicantName: someone.name,
      applicantId: someone.idNo,
      phone: '15412345679',
      hasAgent: false,
      channel: 'window',
    })
  ).body.case
const sign = (cookie: string, id: string, seq: number) =>
  ask('POST', `/signature?case=${id}&seq=${seq}`, strokes, {
    cookie,
    'idempotency-key': `sign-${randomUUID()}`,
  })
const timelineOf = async (id: string): Promise<readonly string[]> =>
  (await window.get<CaseView>(`/api/cases/${id}`)).body.timeline.map((x) => x.outcome)

describe('[CT4] 签名只归本人看到的那一件', () => {
  test('两件都停在同一序号：给前一件画的签名，不算后一件的', async () => {
    const { cookie } = await paired()
    const [first, second] = [await application(), await application()]
    expect((await hand(first)).status).toBe(200)
    expect((await ask('GET', '', undefined, { cookie })).body.case).toMatchObject({ id: first, seq: 1 })
    /** The window calls the next one while the first person still draws. */
    expect((await hand(second)).status).toBe(200)
    expect(await sign(cookie, first, 1)).toMatchObject({ status: 409, body: { code: 'stale_seq' } })
    expect(await ask('POST', '/wrong', { case: first, seq: 1 }, { cookie })).toMatchObject({ status: 409 })
    expect([await timelineOf(first), await timelineOf(second)]).toEqual([['receive'], ['receive']])
    expect((await window.get<CounterView>(path)).body.pairing).toMatchObject({ case: second, said: null })
    expect((await sign(cookie, second, 1)).status).toBe(204)
  })

  test('二十个同时签，只记一个；没写是哪一件的、写成别的样子的，都不记', async () => {
    const { cookie } = await paired()
    const id = await application()
    await hand(id)
    for (const query of [
      'seq=1',
      `case=${id}`,
      `case=${id}&seq=1e9`,
      `case=${id}&seq=-1`,
      `case[]=${id}&seq=1`,
    ])
      expect([
        query,
        (await ask('POST', `/signature?${query}`, strokes, { cookie, 'idempotency-key': randomUUID() }))
          .status,
      ]).toEqual([query, 409])
    const answers = await Promise.all(Array.from({ length: 20 }, () => sign(cookie, id, 1)))
    expect(answers.filter((a) => a.status === 204)).toHaveLength(1)
    expect(answers.filter((a) => a.status !== 204).every((a) => a.status === 409)).toBe(true)
    expect(await timelineOf(id)).toEqual(['receive', 'check_and_sign'])
  })
})

describe('[CT3] 配对码', () => {
  test('一个码九块屏幕同时输入，只配上一块；配上以后再输，不行', async () => {
    const digits = await digitsOf()
    const answers = await Promise.all(Array.from({ length: 9 }, () => join(digits)))
    expect(answers.filter((a) => a.status === 200)).toHaveLength(1)
    const { cookie } = answers.find((a) => a.status === 200)!
    expect((await ask('GET', '', undefined, { cookie: cookie! })).status).toBe(200)
    /** A new pairing of the same window ends the screen before it. */
    await digitsOf()
    expect((await ask('GET', '', undefined, { cookie: cookie! })).status).toBe(401)
  })

  test('写成别的样子的码、别人的令牌，配不上，也看不到', async () => {
    for (const code of ['１２３４５６７８', '', '1'.repeat(5000), ['1', '2'], { $ne: null }, 12345678, null])
      expect([code, [400, 422, 404, 429].includes((await join(code)).status)]).toEqual([code, true])
    const name = `yimen-screen-${zhuzhouZone}`
    for (const value of ['', 'x', 'a'.repeat(6000), '..%2f', `${'A'.repeat(43)}`])
      expect([401, 431]).toContain((await ask('GET', '', undefined, { cookie: `${name}=${value}` })).status)
  })

  test('四百个码同时猜：只看十个，其余等一分钟；别处的屏幕照样能看', async () => {
    const codes = Array.from({ length: 400 }, (_, n) => String(n).padStart(8, '0'))
    const statuses = (await Promise.all(codes.map(join))).map((a) => a.status)
    expect(statuses.filter((s) => s === 404).length).toBeLessThanOrEqual(10)
    expect(statuses.filter((s) => s === 429).length).toBeGreaterThanOrEqual(390)
    expect((await ask('GET', '', undefined, { cookie: neighbours })).status).toBe(200)
  })
})
