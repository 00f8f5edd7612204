/** How much one person may file: an attacker of the test's own, one after another, all at once, and round about. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { family, formOf, posts } from '../../tools/county.ts'
import { allowance } from '../../tools/allowance.ts'
import { support } from '../../tools/support.ts'
import { allPacks, openTestHouse, password, type TestHouse, type Visitor } from '../../tools/house.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import type { Programme } from '#kernel/programme'
import type { Done, Inbox, Problem, Trial } from './contract/index.ts'
import { filingLimits, usualFiling } from './filing.ts'

let house: TestHouse
let village: Visitor
let n = 0

beforeAll(async () => {
  const all = allPacks()
  house = await openTestHouse({
    packs: { ...all, programmes: [...all.programmes, freeSupport, either] },
    filing: {
      resident: { programme: 2, all: 3, browser: 4 },
      official: { programme: 6, all: 10, browser: 12 },
    },
  })
  village = await house.as('village')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})
beforeEach(() => house.house.pool.query('delete from attempt'))

const application = (of: number, changed: Readonly<Record<string, unknown>> = {}) => ({
  programme: 'assistance.temporary',
  outcome: 'apply',
  area: yunzhao,
  post: posts.village,
  input: formOf(family(of), changed),
})
/** Somebody is supported who has nobody: from then on no allowance of the old is applied for. */
const supported = (of: number): string => {
  const id = `SUPPORT-${of}`
  const line = { case: id, as: posts.clerk, at: '2021-10-19T09:00:00+08:00' }
  const person = { fullName: family(of).name, idNo: family(of).idNo }
  return [
    {
      ...line,
      key: `${id}-1`,
      seq: 0,
      outcome: 'ask',
      input: person,
      programme: 'test.support',
      area: yunzhao,
    },
    { ...line, key: `${id}-2`, seq: 1, outcome: 'support', input: {} },
  ]
    .map((x) => JSON.stringify(x))
    .join('\n')
}
const { elsewhere: _, ...freeSupport } = support
const { isSupported } = allowance.elsewhere!
const either: Programme = {
  ...(allowance as Programme),
  id: 'test.either',
  elsewhere: { isSupported: { ...isSupported!, bars: { ...isSupported!.bars!, outcomes: ['apply'] } } },
}
const file = (who: Visitor, of = 300 + n++) => who.post<Done & Problem>('/api/cases', application(of))
const cases = async (): Promise<number> =>
  (await house.house.pool.query<{ n: number }>('select count(*) as n from office_case')).rows[0]!.n

describe('[H5] 一天能交多少', () => {
  test('一件接一件：到数为止，之后的话说得明白，也没有留下办件', async () => {
    for (let i = 0; i < 6; i++) expect((await file(village)).status).toBe(201)
    const before = await cases()
    const refused = await file(village)
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_filed' } })
    expect(refused.body.detail.zh).toMatch(/临时救助.*一天最多提交6件.*明天/)
    expect(refused.body.detail.en).toMatch(/at most 6 a day.*tomorrow/)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(80_000)
    expect(await cases()).toBe(before)
  })
  test('试算说得一样：没满时不占数，满了同样不收', async () => {
    const tries = () => village.post<Trial & Problem>('/api/cases/try', application(290))
    for (let i = 0; i < 8; i++) expect((await tries()).body.ok).toBe(true)
    for (let i = 0; i < 6; i++) expect((await file(village)).status).toBe(201)
    const [tried, refused] = [await tries(), await file(village)]
    expect([tried.status, tried.body.code, tried.body.detail]).toEqual([
      429,
      refused.body.code,
      refused.body.detail,
    ])
  })
  test('六十件同时交：进来的还是那么多', async () => {
    const before = await cases()
    const replies = await Promise.all(Array.from({ length: 60 }, () => file(village)))
    expect(replies.filter((r) => r.status === 201).length).toBeLessThanOrEqual(6)
    expect((await cases()) - before).toBe(replies.filter((r) => r.status === 201).length)
    expect(new Set(replies.map((r) => r.status))).toEqual(new Set([201, 429]))
    /** Those that were refused at once gave back what they had counted. */
    for (let i = replies.filter((r) => r.status === 201).length; i < 6; i++)
      expect((await file(village)).status).toBe(201)
    expect((await file(village)).status).toBe(429)
  })
  test('绕道批量动作：算在一起', async () => {
    const lines = Array.from({ length: 20 }, (_, i) => {
      const { post, ...rest } = application(400 + i)
      return JSON.stringify({ key: `round-about-${i}`, case: `~round-about-${i}`, seq: 0, as: post, ...rest })
    })
    const { body } = await village.send<string>('POST', '/api/commands', lines.join('\n'), {
      'content-type': 'application/x-ndjson',
    })
    const answers = body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { ok: boolean; code?: string })
    expect(answers.filter((a) => a.ok).length).toBeLessThanOrEqual(6)
    expect(new Set(answers.filter((a) => !a.ok).map((a) => a.code))).toEqual(new Set(['too_many_filed']))
  })
  test('没办成的不算：填错二十次，还能交', async () => {
    for (let i = 0; i < 20; i++)
      expect((await village.post('/api/cases', application(500, { phone: '1' }))).status).toBe(422)
    expect((await file(village)).status).toBe(201)
  })
  test('交满以后，答复没收到的那件再问一次，还是原来的答复', async () => {
    const one = application(600)
    const first = await village.post<Done>('/api/cases', one, 'lost-answer-1')
    for (let i = 0; i < 5; i++) await file(village)
    expect((await file(village)).status).toBe(429)
    const again = await village.post<Done>('/api/cases', one, 'lost-answer-1')
    expect(again.status).toBe(201)
    expect(again.body).toEqual(first.body)
  })
  test('别人不受影响；同一台设备换人交，设备也有数', async () => {
    /** Two neighbours, one after the other, at the same phone. */
    let device = ''
    const enters = async (login: string): Promise<Readonly<Record<string, string>>> => {
      const { headers } = await house.stranger.send(
        'POST',
        '/api/session',
        JSON.stringify({ login, password }),
        { 'content-type': 'application/json', cookie: device },
      )
      const cookies = headers.getSetCookie().map((c) => c.split(';')[0]!)
      device = cookies.find((c) => c.startsWith('yimen-device='))!
      return { cookie: cookies.find((c) => c.startsWith('yimen='))! }
    }
    const files = async (cookies: Readonly<Record<string, string>>) =>
      house.stranger.send<Problem>(
        'POST',
        '/api/cases',
        JSON.stringify({ ...application(700 + n++), post: undefined }),
        { ...cookies, 'content-type': 'application/json', 'idempotency-key': `one-phone-${n}` },
      )
    const [li, neighbour] = [await enters('li'), await enters('neighbour')]
    for (const who of [li, li, neighbour]) expect((await files(who)).status).toBe(201)
    expect((await files(li)).body.detail.zh, 'two in one programme').toMatch(/临时救助.*一天最多提交2件/)
    expect((await files(neighbour)).status, 'the fourth of this phone').toBe(201)
    await house.house.pool.query('update attempt set failed = failed - 1 where failed = 2')
    expect((await files(neighbour)).body.detail.zh, 'the fifth').toMatch(/一台设备一天最多提交4件/)
    expect((await file(village)).status, 'at another device').toBe(201)
  })
  test('补录历史和导入的不在此列：那是别处已经收下的', async () => {
    const lines = Array.from({ length: 15 }, (_, i) => {
      const { post, ...rest } = application(800 + i)
      return JSON.stringify({ key: `history-row-${i}`, case: `history-row-${i}`, seq: 0, as: post, ...rest })
    })
    const { body } = await house.console.send<string>('POST', '/api/commands', lines.join('\n'), {
      'content-type': 'application/x-ndjson',
    })
    expect(
      body
        .trim()
        .split('\n')
        .filter((line) => !line.includes('"ok":true')),
    ).toEqual([])
  })
})

test('[H5] 同一人同一事项在收件箱里归在一起，别人的不在里面', async () => {
  const filed = [await file(village, 900), await file(village, 900), await file(village, 901)].map(
    (r) => r.body.case,
  )
  const { body } = await (await house.as('clerk')).get<Inbox>('/api/inbox?limit=2000')
  const alike = filed.map((id) => body.tasks.find((t) => t.case === id)?.alike)
  expect(alike[0]).toMatch(/^[0-9a-f]{12}$/)
  expect(alike[1]).toBe(alike[0])
  expect(alike[2]).toBeNull()
})

test('[H5] [EC2] 一个一个地试谁享受了别的待遇：试到数为止；没有享受的不占数', async () => {
  const ask = (of: number) =>
    village.post<Trial & Problem>('/api/cases/try', {
      programme: 'test.either',
      outcome: 'apply',
      area: yunzhao,
      post: posts.village,
      input: { fullName: family(of).name, idNo: family(of).idNo, hasAccount: true },
    })
  for (let i = 0; i < 14; i++) {
    const { status } = await house.console.send('POST', '/api/commands', supported(1000 + i), {
      'content-type': 'application/x-ndjson',
    })
    expect(status).toBe(200)
  }
  for (let i = 0; i < 15; i++) expect((await ask(1100 + i)).body.ok).toBe(true)
  for (let i = 0; i < 10; i++) expect((await ask(1000 + i)).body.refusal?.code).toBe('excluded')
  const [excluded, allowed] = [await ask(1010), await ask(1100)]
  expect([excluded.status, excluded.body.code, allowed.status]).toEqual([429, 'too_many_filed', 429])
  expect(excluded.body.detail.zh).toContain('10次')
  expect((await file(village)).status).toBe(429)
})

describe('[H5] 设置', () => {
  test.each([
    [undefined, usualFiling],
    ['', usualFiling],
    ['resident=1/2/3', { ...usualFiling, resident: { programme: 1, all: 2, browser: 3 } }],
    [
      'resident=1/2/3, official=4/5/6',
      { resident: { programme: 1, all: 2, browser: 3 }, official: { programme: 4, all: 5, browser: 6 } },
    ],
  ])('YIMEN_FILING=%s', (setting, limits) => {
    expect(filingLimits(setting)).toEqual(limits)
  })
  test.each(['resident', 'resident=0/1/1', 'everybody=1/2/3', 'resident=1/2', 'resident=1/2/3/4'])(
    'YIMEN_FILING=%s 不认识，当场说',
    (setting) => {
      expect(() => filingLimits(setting)).toThrow('YIMEN_FILING')
    },
  )
})
