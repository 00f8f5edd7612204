/** Whoever guesses, one after another or all at once, from one place or many: no more is looked at than the allowance bears. */
import type { Context } from 'hono'
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rehearsalSecret } from '../../packs/rehearsal.ts'
import { codeOf, openHouseOver, openTestHouse, password, type TestHouse } from '../../tools/house.ts'
import { addressOf, proxyHops } from './address.ts'
import { openLane } from '../sign-in/door.ts'

let house: TestHouse

beforeAll(async () => {
  house = await openTestHouse({ real: true, proxyHops: 1 })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})
beforeEach(() => house.house.pool.query('delete from attempt'))

type Reply = {
  readonly status: number
  readonly code: string
  readonly wait: number
  readonly cookie: string
}
/** A client of the test's own, from any address that it likes. */
async function send(
  path: string,
  body: unknown,
  { url = house.url, from = '198.51.100.7', cookie = '' } = {},
): Promise<Reply> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'x-yimen': '1', 'content-type': 'application/json', 'x-forwarded-for': from, cookie },
    body: JSON.stringify(body),
  })
  const { code = '' } = (await response.json()) as { code?: string }
  return {
    status: response.status,
    code,
    wait: Number(response.headers.get('retry-after') ?? 0),
    cookie: response.headers
      .getSetCookie()
      .map((c) => c.split(';')[0]!)
      .join('; '),
  }
}
type From = { readonly url?: string; readonly from?: string; readonly cookie?: string }
const signIn = (login: string, secret: string, code?: string, from: From = {}): Promise<Reply> =>
  send('/api/session', { login, password: secret, ...(code === undefined ? {} : { code }) }, from)

/** An attacker with two hundred connections. */
async function crowd<T>(
  list: readonly T[],
  attempt: (one: T, i: number) => Promise<Reply>,
): Promise<Reply[]> {
  const replies: Reply[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: 200 }, async () => {
      for (let i = next++; i < list.length; i = next++) replies.push(await attempt(list[i]!, i))
    }),
  )
  return replies
}
const numbered = (n: number): readonly string[] => Array.from({ length: n }, (_, i) => `guess ${i}`)

/** Different codes of six digits, none of them one that is right about now. */
function wrongCodes(login: string, n: number): readonly string[] {
  const totp = new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: rehearsalSecret(login) })
  const right = new Set(
    Array.from({ length: 21 }, (_, i) => totp.generate({ timestamp: Date.now() + (i - 10) * 30_000 })),
  )
  return Array.from({ length: n + 21 }, (_, i) => String(i * 479).padStart(6, '0'))
    .filter((c) => !right.has(c))
    .slice(0, n)
}
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const wrongRecovery = (n: number): readonly string[] =>
  Array.from({ length: n }, (_, i) => `AAAAA-AAA${letters[i >> 5]}${letters[i & 31]}`)

/** No more were looked at than the allowance bears, and the others were told when to come again. */
function expectBounded(replies: readonly Reply[], code: string): void {
  expect(replies.filter((r) => r.code === code).length).toBeLessThanOrEqual(10)
  expect(replies.filter((r) => r.code === code).length).toBeGreaterThan(0)
  const others = replies.filter((r) => r.code !== code)
  expect([...new Set(others.map((r) => r.status))]).toEqual([429])
  expect(others.filter((r) => r.wait < 1)).toEqual([])
}

describe('[I5] 同时乱试', () => {
  test('密码对了，两千个不同的验证码同时提交：看过的不超过十个', async () => {
    expectBounded(await crowd(wrongCodes('leader', 2000), (c) => signIn('leader', password, c)), 'wrong_code')
    expect(
      (await signIn('leader', password, codeOf('leader'))).status,
      'used up for all who are strangers',
    ).toBe(429)
  })
  test('一千个不同的验证码，各从各的地址来', async () => {
    expectBounded(
      await crowd(wrongCodes('leader', 1000), (c, i) =>
        signIn('leader', password, c, { from: `203.0.${i >> 8}.${i & 255}` }),
      ),
      'wrong_code',
    )
  })
  test('三百个备用码同时提交', async () => {
    expectBounded(await crowd(wrongRecovery(300), (c) => signIn('county', password, c)), 'wrong_code')
  })
  test('三百个密码同时提交', async () => {
    expectBounded(await crowd(numbered(300), (guess) => signIn('li', guess)), 'wrong_sign_in')
  })
  test('已经登录的人补验：一千个验证码同时提交', async () => {
    const { cookie } = await signIn('leader', password, codeOf('leader'))
    expectBounded(
      await crowd(wrongCodes('leader', 1000), (code) => send('/api/session/confirm', { code }, { cookie })),
      'wrong_code',
    )
  })
  test('已经登录的人改密码：当前密码同时试三百个', async () => {
    const { cookie } = await signIn('li', password)
    expectBounded(
      await crowd(numbered(300), (old) =>
        send('/api/password', { old, fresh: '白云深处有人家一二三' }, { cookie }),
      ),
      'wrong_password',
    )
  })
  test('重启或者另开一台服务器，试过的还算数；两台同时试，合起来算', async () => {
    const second = await openHouseOver(
      { url: house.databaseUrl, name: 'the same', close: async () => undefined },
      { proxyHops: 1 },
    )
    try {
      const replies = await Promise.all(
        wrongCodes('finance-head', 60).map((c, i) =>
          signIn('leader', password, c, { url: i % 2 === 0 ? house.url : second.url }),
        ),
      )
      expectBounded(replies, 'wrong_code')
      for (const url of [house.url, second.url])
        for (const login of ['leader', 'leader'])
          expect((await signIn(login, password, codeOf(login), { url })).status).toBe(429)
    } finally {
      await second.close()
    }
  })
  test('表里没有用户名、密码和地址', async () => {
    await signIn('typed-my-password-here', 'x', undefined, { from: '192.0.2.77' })
    const { rows } = await house.house.pool.query<{ line: string }>(
      "select a::text || encode(bucket, 'escape') as line from attempt a",
    )
    expect(rows.length).toBe(2)
    expect(rows.filter((r) => /typed|192\.0\.2/.test(r.line))).toEqual([])
  })
})

/** How long somebody who is let in has waited, in milliseconds: compared with one another, for how busy the machine is nobody knows. */
async function waitOf(reply: ReturnType<typeof signIn>): Promise<number> {
  const began = performance.now()
  expect((await reply).status).toBe(200)
  return performance.now() - began
}

describe('[I5] 拦的是乱试的人，不是邻居', () => {
  test('一个地址试错五十次以后慢下来；同一地址的邻居密码对了，还是进得来', async () => {
    const replies = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((login) =>
        Array.from({ length: 9 }, (_, i) => signIn(`no-such-${login}`, `guess ${i}`)),
      ),
    )
    const rest = replies.filter((r) => r.status === 429)
    for (let i = 0; i < rest.length; i++) await signIn(`no-such-${i}`, 'guess')
    const slowed = await waitOf(signIn('neighbour', password))
    expect(slowed).toBeGreaterThan(1000)
    expect(
      await waitOf(signIn('li', password, undefined, { from: '198.51.100.8' })),
      'nobody else is',
    ).toBeLessThan(slowed)
  })
  test('试错五十次的地址里，已经登录过的设备不慢', async () => {
    const { cookie } = await signIn('li', password)
    await house.house.pool.query('update attempt set failed = 60')
    const slowed = await waitOf(signIn('neighbour', password))
    expect(await waitOf(signIn('li', password, undefined, { cookie }))).toBeLessThan(slowed)
  })
})

describe('[I7] 门口排队', () => {
  test('四百个陌生人同时登录，登录过的设备排在前面', async () => {
    const { cookie } = await signIn('li', password)
    let answered = 0
    const strangers = Array.from({ length: 400 }, (_, i) =>
      signIn(`stranger-${i}`, 'guess', undefined, { from: `203.0.${i >> 8}.${i & 255}` }).then((r) => {
        answered += 1
        return r
      }),
    )
    await new Promise((done) => setTimeout(done, 300))
    expect((await signIn('li', password, undefined, { cookie })).status).toBe(200)
    expect(answered).toBeLessThan(200)
    expect(new Set((await Promise.all(strangers)).map((r) => r.status))).toEqual(new Set([401]))
  })
  test('一个地址占不满门口：放不下的当场就说，什么时候再来', async () => {
    const crowd = Array.from({ length: 200 }, (_, i) => signIn(`crowd-${i}`, 'guess'))
    const other = await signIn('li', password, undefined, { from: '198.51.100.9' })
    expect(other.status).toBe(200)
    const replies = await Promise.all(crowd)
    expect(replies.filter((r) => r.code === 'busy').length).toBeGreaterThan(100)
    expect(replies.filter((r) => r.status === 429 && r.wait < 1)).toEqual([])
  })
  test('同一道门里，各处轮流', async () => {
    const lane = openLane(1)
    const served: string[] = []
    await Promise.all(
      ['a', 'a', 'a', 'a', 'b', 'c'].map((from) =>
        lane.run(from, () => {
          served.push(from)
          return Promise.resolve()
        }),
      ),
    )
    expect(served.join('')).toBe('aabcaa')
  })
})

describe('[I5] 地址是谁说的', () => {
  const through = (hops: number, said: string | undefined, socket = '127.0.0.1'): string =>
    addressOf(hops, {
      req: { header: () => said },
      env: { incoming: { socket: { remoteAddress: socket, remotePort: 1, remoteFamily: 'IPv4' } } },
    } as unknown as Context)
  test.each<[string, number, string | undefined, string]>([
    ['没有代理：谁说的都不信', 0, '192.0.2.1', '127.0.0.1'],
    ['一层代理：最右一个', 1, '192.0.2.1', '192.0.2.1'],
    ['一层代理：左边是客户端自己写的', 1, '203.0.113.9, 192.0.2.1', '192.0.2.1'],
    ['两层代理：右起第二个', 2, '203.0.113.9, 192.0.2.1, 10.0.0.2', '192.0.2.1'],
    ['两层代理：绕过外层的，只认连接', 2, '203.0.113.9', '127.0.0.1'],
    ['代理没有写', 1, undefined, '127.0.0.1'],
    ['写的不是地址', 1, 'unknown', '127.0.0.1'],
    ['带端口', 1, '192.0.2.1:4711', '192.0.2.1'],
    ['IPv6 带端口', 1, '[2001:db8:1:2:3:4:5:6]:443', '2001:db8:1:2::/64'],
    ['IPv6 一家一个前缀', 1, '2001:db8:1:2:ffff::9', '2001:db8:1:2::/64'],
    ['IPv6 缩写', 1, '2001:DB8::1', '2001:db8:0:0::/64'],
    ['IPv4 写成 IPv6', 1, '::ffff:192.0.2.1', '192.0.2.1'],
  ])('%s', (_, hops, said, address) => {
    expect(through(hops, said)).toBe(address)
  })
  test.each([
    [undefined, 0],
    ['off', 0],
    ['on', 1],
    ['2', 2],
  ])('YIMEN_TRUST_PROXY=%s 是 %i 层', (setting, hops) => {
    expect(proxyHops(setting)).toBe(hops)
  })
  test.each(['yes', '-1', '1.5', '10'])('YIMEN_TRUST_PROXY=%s 不认识，当场说', (setting) => {
    expect(() => proxyHops(setting)).toThrow('YIMEN_TRUST_PROXY')
  })
})
