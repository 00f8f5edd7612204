/** Signing in: what is asked, what is answered to strangers, how long it lasts, and that nobody can shut another out. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { TOTP } from 'otpauth'
import { posts } from '../../tools/county.ts'
import { codeOf, openTestHouse, password, type Answer, type TestHouse } from '../../tools/house.ts'
import { rehearsalSecret } from '../../packs/rehearsal.ts'
import type { Enrolment, Me, Problem, SessionsView } from './contract/index.ts'
import { changeSessions } from '../store/testing.ts'
import { weakness } from '../sign-in/password.ts'

let house: TestHouse

beforeAll(async () => {
  house = await openTestHouse({ real: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})
/** A code counts once in a real realm; each test has a fresh half minute, so to speak. */
beforeEach(() => house.owner.query('update login set totp_step = 0'))

type Sent = Answer<Me & Problem> & { readonly cookies: Readonly<Record<string, string>> }
/** One browser: it keeps its cookies, and says what it is told to. */
function browser(headers: Readonly<Record<string, string>> = {}) {
  const jar: Record<string, string> = {}
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Sent> => {
    const response = await fetch(`${house.url}${path}`, {
      method,
      headers: {
        'x-yimen': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        cookie: Object.entries(jar)
          .map(([k, v]) => `${k}=${v}`)
          .join('; '),
        ...headers,
        ...more,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const cookies = Object.fromEntries(response.headers.getSetCookie().map((c) => [c.split('=')[0]!, c]))
    for (const [name, c] of Object.entries(cookies)) {
      const value = c.split(';')[0]!.split('=')[1]!
      if (value === '') delete jar[name]
      else jar[name] = value
    }
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      cookies,
      body: (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text) as Me & Problem,
    }
  }
  const signIn = (login: string, given: string = password, code?: string) =>
    send('POST', '/api/session', { login, password: given, ...(code === undefined ? {} : { code }) })
  return { jar, send, signIn }
}
const codes = (login: string, ahead = 0): string =>
  new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: rehearsalSecret(login) }).generate({
    timestamp: Date.now() + ahead * 30_000,
  })

describe('[I1] [I2] 用户名、密码、验证码', () => {
  test('没有审批权限的人，密码就够了', async () => {
    const b = browser()
    expect(await b.signIn('li')).toMatchObject({
      status: 200,
      body: { login: 'li', factor: { needed: false, enrolled: false } },
    })
  })
  test('有审批权限的人，密码对了还要验证码，先不给会话', async () => {
    const b = browser()
    const firstAnswer = await b.signIn('leader')
    expect(firstAnswer).toMatchObject({ status: 401, body: { code: 'second_factor_needed', field: 'code' } })
    expect(firstAnswer.cookies).toEqual({})
    expect(await b.signIn('leader', password, codes('leader'))).toMatchObject({
      status: 200,
      body: { factor: { strong: true, needed: false } },
    })
  })
  test('没有这个用户和密码不对，答复一字不差', async () => {
    const [unknown, wrong] = [await browser().signIn('nobody-here', 'x'), await browser().signIn('li', 'x')]
    expect(unknown.status).toBe(401)
    expect(unknown.body).toEqual(wrong.body)
    expect(Object.keys(unknown.cookies)).toEqual([])
  })
  test.each([
    ['早一步', -1, 200],
    ['晚一步', 1, 200],
    ['早两步', -2, 401],
    ['晚两步', 2, 401],
  ] as const)('手机时间%s', async (_, ahead, status) => {
    expect((await browser().signIn('leader', password, codes('leader', ahead))).status).toBe(status)
  })
  test('演练里一个账号大家用，同一步的验证码可以再用', async () => {
    const rehearsal = await openTestHouse()
    try {
      for (let i = 0; i < 3; i++)
        expect(
          (
            await rehearsal.stranger.post('/api/session', {
              login: 'leader',
              password,
              code: codeOf('leader'),
            })
          ).status,
        ).toBe(200)
      const { body } =
        await rehearsal.stranger.get<readonly { login: string; code?: string }[]>('/api/demo-accounts')
      expect(body.find((a) => a.login === 'leader')?.code).toMatch(/^\d{6}$/)
    } finally {
      await rehearsal.close()
    }
    expect((await browser().send('GET', '/api/demo-accounts')).body).toEqual([])
  })
  test('登录成败都记下来，不记密码，也不记没有的用户名', async () => {
    await browser().signIn('typed-my-password-here', 'x')
    const { rows } = await house.owner.query<{ kind: string; body: string }>(
      "select kind, body from access_entry where kind like 'sign_in%'",
    )
    expect(new Set(rows.map((r) => r.kind))).toEqual(new Set(['sign_in', 'sign_in_refused']))
    expect(rows.some((r) => r.body.includes(password) || r.body.includes('typed-my-password-here'))).toBe(
      false,
    )
  })
})

describe('[I3] 第二道验证', () => {
  test('应设未设的人只能设置、查看自己、退出', async () => {
    await house.owner.query("update login set totp = null where login = 'finance-head'")
    await house.owner.query("update login set permissions = array['audit'] where login = 'finance-head'")
    const b = browser()
    expect(await b.signIn('finance-head')).toMatchObject({
      status: 200,
      body: { factor: { needed: true, enrolled: false, strong: false } },
    })
    expect(await b.send('GET', '/api/inbox')).toMatchObject({
      status: 403,
      body: { code: 'second_factor_missing' },
    })
    expect((await b.send('GET', '/api/me')).status).toBe(200)
    expect(await b.send('POST', '/api/totp', { password: 'wrong' })).toMatchObject({
      status: 403,
      body: { code: 'wrong_password' },
    })
    const offer = (await b.send('POST', '/api/totp', { password })).body as unknown as Enrolment
    expect(offer.uri).toMatch(/^otpauth:\/\/totp\//)
    expect(offer.qr).toContain('<svg')
    expect(await b.send('PUT', '/api/totp', { code: '000000' })).toMatchObject({
      status: 401,
      body: { code: 'wrong_code' },
    })
    const before = b.jar.yimen
    const done = await b.send('PUT', '/api/totp', {
      code: new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: offer.secret }).generate(),
    })
    expect(done.status).toBe(200)
    expect(b.jar.yimen, 'a stronger session has another token').not.toBe(before)
    expect((await b.send('GET', '/api/inbox')).status).toBe(200)
    const { recovery } = done.body as unknown as { recovery: readonly string[] }
    expect(recovery).toHaveLength(10)
    expect((await browser().signIn('finance-head', password, recovery[0])).status).toBe(200)
    expect(await browser().signIn('finance-head', password, recovery[0])).toMatchObject({
      status: 401,
      body: { code: 'wrong_code' },
    })
    expect(
      (await browser().signIn('finance-head', password, recovery[1]!.toLowerCase().replace('-', ' '))).status,
    ).toBe(200)
    const { rows } = await house.owner.query<{ line: string }>(
      "select l::text as line from login l where login = 'finance-head'",
    )
    expect([offer.secret, ...recovery].filter((s) => rows[0]!.line.includes(s))).toEqual([])
  })
  test('登录之后才开始代理有权限的岗位：当场要验证码，旧凭据随即失效', async () => {
    const today = house.house.clock.now().slice(0, 10)
    const b = browser()
    await b.signIn('village')
    expect((await b.send('GET', '/api/inbox')).status).toBe(200)
    await house.owner.query(
      'update login set totp = (select totp from login where login = $1) where login = $2',
      ['leader', 'village'],
    )
    const put = await house.console.send(
      'PUT',
      '/api/registry',
      JSON.stringify({
        name: { zh: '邵阳县', en: 'Shaoyang County' },
        rehearsal: false,
        startsAt: null,
        areas: [],
        organisations: [],
        people: [],
        kin: [],
        posts: [],
        authorities: [],
        logins: [],
        substitutions: [
          {
            id: 'sudden',
            post: posts.leader,
            by: posts.village,
            from: today,
            to: today,
            onward: false,
            order: { zh: '通知', en: 'notice' },
          },
        ],
      }),
      { 'content-type': 'application/json' },
    )
    expect(put.status, JSON.stringify(put.body)).toBe(200)
    expect(await b.send('GET', '/api/inbox')).toMatchObject({
      status: 403,
      body: { code: 'second_factor_needed' },
    })
    await house.owner.query("update login set totp = null where login = 'village'")
    expect(await b.send('GET', '/api/inbox')).toMatchObject({
      status: 403,
      body: { code: 'second_factor_missing' },
    })
  })
  test('补验之后会话变强，令牌换新，旧令牌立刻不认', async () => {
    const b = browser()
    await b.signIn('leader', password, codes('leader'))
    await changeSessions(house.house.pool, house.house.cover, 'leader', 'strong = false')
    await house.owner.query('update login set totp_step = 0')
    expect(await b.send('GET', '/api/inbox')).toMatchObject({
      status: 403,
      body: { code: 'second_factor_needed' },
    })
    const old = b.jar.yimen!
    expect(await b.send('POST', '/api/session/confirm', { code: '999999' })).toMatchObject({
      status: 401,
      body: { code: 'wrong_code' },
    })
    expect((await b.send('POST', '/api/session/confirm', { code: codes('leader') })).status).toBe(200)
    expect((await b.send('GET', '/api/inbox')).status).toBe(200)
    expect((await browser().send('GET', '/api/me', undefined, { cookie: `yimen=${old}` })).status).toBe(401)
  })
})

/** Guessing uses up what all strangers at one address share: these rows have a house of their own. */
function ownHouse(): void {
  let outer: TestHouse
  beforeAll(async () => {
    outer = house
    house = await openTestHouse({ real: true })
  })
  afterAll(async () => {
    expect(house.faults).toEqual([])
    await house.close()
    house = outer
  })
}

describe('[I2] 抢用同一个验证码', () => {
  ownHouse()
  test('同一个验证码同时提交五十次，只有一次算数', async () => {
    const code = codes('county')
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        browser({ 'user-agent': `b${i}` }).signIn('county', password, code),
      ),
    )
    expect(answers.filter((a) => a.status === 200)).toHaveLength(1)
    expect(answers.filter((a) => a.status === 401 && a.body.code !== 'wrong_code')).toEqual([])
    /** Ten that fail, and the one that was right gave its own try back. */
    expect(answers.filter((a) => a.status === 401).length).toBeLessThanOrEqual(10)
    expect(
      answers.filter((a) => ![200, 401].includes(a.status)).every((a) => a.status === 429),
      'the others are not looked at',
    ).toBe(true)
  })
})

describe('[I8] 钱出去、签字、整份名单', () => {
  ownHouse()
  /** Of no second factor, and of nothing that the registry granted: what counts is what the programme lets them do. */
  async function without(login: string): Promise<ReturnType<typeof browser>> {
    await house.house.pool.query('update login set totp = null where login = $1', [login])
    const b = browser()
    expect((await b.signIn(login)).status).toBe(200)
    return b
  }
  test.each([
    ['财务人员取银行文件', 'finance', 'GET', '/api/payments/B23456-789AB/file.csv'],
    ['财务人员读回银行结果', 'finance', 'POST', '/api/payments/B23456-789AB/return'],
    ['财务负责人放款', 'finance-head', 'POST', '/api/cases/B23456-789AB/commands'],
    ['财务人员经由批量动作', 'finance', 'POST', '/api/commands'],
    ['县领导签发通报', 'county', 'POST', '/api/bulletins/assistance.monthly/sign'],
    ['经办人导出收件箱', 'clerk', 'GET', '/api/inbox.csv'],
    ['经办人导出全部办件', 'clerk', 'GET', '/api/cases.csv?programme=assistance.temporary'],
    ['村里帮办的人导出', 'village', 'GET', '/api/cases.csv'],
  ])('%s：没有第二道验证，不行', async (_, login, method, path) => {
    const b = await without(login)
    const body =
      method === 'GET'
        ? undefined
        : path.endsWith('sign')
          ? { asOf: '2021-10-20' }
          : { seq: 1, outcome: 'release', input: {} }
    expect(await b.send(method, path, body, { 'idempotency-key': 'without-a-phone' })).toMatchObject({
      status: 403,
      body: { code: 'second_factor_missing' },
    })
  })
  test('手机在、这次没有验证，也不行；验证以后就行', async () => {
    await house.house.pool.query(
      "update login set totp = null where login = 'clerk2'; update session set strong = false",
    )
    const b = await without('clerk2')
    const offer = (await b.send('POST', '/api/totp', { password })).body as unknown as Enrolment
    const code = () => new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: offer.secret }).generate()
    expect((await b.send('PUT', '/api/totp', { code: code() })).status).toBe(200)
    await changeSessions(house.house.pool, house.house.cover, 'clerk2', 'strong = false')
    await house.house.pool.query('update login set totp_step = 0')
    expect(await b.send('GET', '/api/inbox.csv')).toMatchObject({
      status: 403,
      body: { code: 'second_factor_needed' },
    })
    expect((await b.send('GET', '/api/inbox')).status, 'their own work goes on').toBe(200)
    expect((await b.send('POST', '/api/session/confirm', { code: code() })).status).toBe(200)
    expect((await b.send('GET', '/api/inbox.csv')).status).toBe(200)
  })
  test('居民导出自己的办件，不用', async () => {
    const b = browser()
    await b.signIn('li')
    expect((await b.send('GET', '/api/cases.csv')).status).toBe(200)
  })
})

describe('[I4] 会话', () => {
  const age = (login: string, sql: string) => changeSessions(house.house.pool, house.house.cover, login, sql)
  test('预先塞进来的令牌没有用，登录时总换新的', async () => {
    const b = browser()
    b.jar.yimen = 'a'.repeat(43)
    await b.signIn('li')
    expect(b.jar.yimen).not.toBe('a'.repeat(43))
    expect(
      (await browser().send('GET', '/api/me', undefined, { cookie: `yimen=${'a'.repeat(43)}` })).status,
    ).toBe(401)
  })
  test('Cookie 脚本读不到，不随跨站请求走；经 https 时只属于本站', async () => {
    const plain = (await browser().signIn('li')).cookies.yimen!
    expect(plain).toMatch(/HttpOnly/i)
    expect(plain).toMatch(/SameSite=Lax/i)
    const behind = await openTestHouse({ proxyHops: 1 })
    try {
      const response = await fetch(`${behind.url}/api/session`, {
        method: 'POST',
        headers: { 'x-yimen': '1', 'content-type': 'application/json', 'x-forwarded-proto': 'https' },
        body: JSON.stringify({ login: 'li', password }),
      })
      expect(response.headers.get('strict-transport-security')).toContain('max-age=31536000')
      expect(response.headers.getSetCookie().join('\n')).toMatch(
        /^__Host-yimen=[^;]+;.*Path=\/;.*HttpOnly;.*Secure/im,
      )
    } finally {
      await behind.close()
    }
  })
  test.each<[string, string, string, number]>([
    ['干部离开半小时', 'clerk', "seen_at = now() - interval '31 minutes'", 401],
    ['干部离开不到半小时', 'clerk', "seen_at = now() - interval '29 minutes'", 200],
    ['干部十二小时', 'clerk', "began_at = now() - interval '13 hours'", 401],
    ['居民半天', 'li', "seen_at = now() - interval '11 hours'", 200],
    ['居民一天没来', 'li', "seen_at = now() - interval '13 hours'", 401],
    ['居民三十一天', 'li', "began_at = now() - interval '31 days'", 401],
  ])('%s', async (_, login, sql, status) => {
    const b = browser()
    expect((await b.signIn(login, password, codes(login))).status).toBe(200)
    await age(login, sql)
    expect((await b.send('GET', '/api/me')).status).toBe(status)
  })
  test('用了一刻钟换新令牌；旧的再认一分钟，之后谁再用就全部作废并记下来', async () => {
    const b = browser()
    await b.signIn('neighbour')
    const first = b.jar.yimen!
    await age('neighbour', "rotated_at = now() - interval '16 minutes'")
    expect((await b.send('GET', '/api/me')).status).toBe(200)
    expect(b.jar.yimen).not.toBe(first)
    const thief = (token: string) => browser().send('GET', '/api/me', undefined, { cookie: `yimen=${token}` })
    expect((await thief(first)).status, 'requests that were on their way').toBe(200)
    await age('neighbour', "previous_until = now() - interval '1 second'")
    expect((await thief(first)).status).toBe(401)
    expect((await b.send('GET', '/api/me')).status, 'whoever has it now, nobody keeps it').toBe(401)
    expect(
      (await house.owner.query("select 1 from access_entry where kind = 'session_reused'")).rowCount,
    ).toBe(1)
  })
  test('[V12] 在数据库里改出来或塞进去的会话什么也打不开', async () => {
    const b = browser()
    await b.signIn('li')
    await house.owner.query("update session set login = 'leader', strong = true where login = 'li'")
    expect((await b.send('GET', '/api/me')).status).toBe(401)
    const token = 'f'.repeat(43)
    await house.house.pool.query(
      `insert into session (token, realm, login, strong, device, seal)
        select sha256(convert_to($1, 'UTF8')), realm, 'leader', true, device, seal from session limit 1`,
      [token],
    )
    expect((await browser().send('GET', '/api/me', undefined, { cookie: `yimen=${token}` })).status).toBe(401)
    await house.owner.query("delete from session where login = 'leader'")
  })
  test('看得到在哪些设备登录，可以退出一处或全部', async () => {
    const [phone, desk] = [
      browser({ 'user-agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/130' }),
      browser({ 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/130' }),
    ]
    await house.owner.query("delete from session where login = 'li'")
    await phone.signIn('li')
    await desk.signIn('li')
    const list = (await desk.send('GET', '/api/sessions')).body as unknown as SessionsView
    expect(list.map((s) => s.device).sort()).toEqual(['Chrome · Android', 'Firefox · Windows'])
    expect(list.filter((s) => s.mine).map((s) => s.device)).toEqual(['Firefox · Windows'])
    expect((await browser().send('DELETE', `/api/sessions/${list.find((s) => !s.mine)!.id}`)).status).toBe(
      401,
    )
    const other = browser()
    await other.signIn('neighbour')
    expect(
      (await other.send('DELETE', `/api/sessions/${list.find((s) => !s.mine)!.id}`)).status,
      'of somebody else',
    ).toBe(404)
    expect((await desk.send('DELETE', `/api/sessions/${list.find((s) => !s.mine)!.id}`)).status).toBe(204)
    expect((await phone.send('GET', '/api/me')).status).toBe(401)
    await phone.signIn('li')
    const all = await desk.send('DELETE', '/api/sessions')
    expect(all.headers.get('clear-site-data')).toContain('storage')
    expect([(await phone.send('GET', '/api/me')).status, (await desk.send('GET', '/api/me')).status]).toEqual(
      [401, 401],
    )
  })
  test('停用的账号下一次请求就进不来，恢复后重新登录', async () => {
    const b = browser()
    await b.signIn('grid')
    expect((await house.console.post('/api/logins/grid/disable', {})).status).toBe(204)
    expect((await b.send('GET', '/api/me')).status).toBe(401)
    expect((await browser().signIn('grid')).body.code).toBe('wrong_sign_in')
    expect((await house.console.post('/api/logins/grid/enable', {})).status).toBe(204)
    expect((await browser().signIn('grid')).status).toBe(200)
    expect((await house.console.post('/api/logins/no-such/disable', {})).status).toBe(404)
  })
})

describe('[I5] 锁的是乱试的人，不是账号的主人', () => {
  ownHouse()
  test('旁人试满十次，只拦没登录过的设备；主人自己的设备照常', async () => {
    const owner = browser()
    await owner.signIn('statistician', password, codes('statistician'))
    await owner.send('DELETE', '/api/session')
    const attacker = browser()
    for (let i = 0; i < 10; i++) expect((await attacker.signIn('statistician', `guess${i}`)).status).toBe(401)
    const locked = await attacker.signIn('statistician', password)
    expect(locked).toMatchObject({ status: 429, body: { code: 'too_many' } })
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(600)
    expect((await browser().signIn('statistician', password)).status, 'another strange browser').toBe(429)
    expect((await owner.signIn('statistician', password, codes('statistician'))).status).toBe(200)
  })
  test('别人偷不走设备的名额：换一个账号，设备就是陌生的', async () => {
    const owner = browser()
    await owner.signIn('neighbour')
    for (let i = 0; i < 10; i++) await owner.signIn('clerk2', `guess${i}`)
    expect((await owner.signIn('clerk2', password)).status).toBe(429)
    expect((await owner.signIn('neighbour')).status).toBe(200)
  })
  test('自己的设备也不能无限试', async () => {
    const owner = browser()
    await owner.signIn('li')
    for (let i = 0; i < 10; i++) await owner.signIn('li', `guess${i}`)
    expect((await owner.signIn('li')).status).toBe(429)
    expect((await browser().signIn('li')).status, 'the shared allowance is another one').toBe(200)
  })
  test('窗口过去就可以再试', async () => {
    for (let i = 0; i < 10; i++) expect((await browser().signIn('grid', `guess${i}`)).status).toBe(401)
    expect((await browser().signIn('grid')).status).toBe(429)
    await house.house.pool.query("update attempt set until = now() - interval '1 second'")
    expect((await browser().signIn('grid')).status).toBe(200)
  })
})

describe('[I6] 改密码', () => {
  test.each([
    ['太短', 'short-one'],
    ['含用户名', 'neighbour-2021'],
    ['常见', 'password123'],
    ['一个字', '1111111111'],
    ['顺序', '3456789012'],
  ])('%s：不接受', async (_, fresh) => {
    expect(weakness(fresh, 'neighbour')).not.toBeNull()
  })
  test('改了之后别处退出，旧密码不认', async () => {
    const [here, there] = [browser(), browser()]
    await here.signIn('neighbour')
    await there.signIn('neighbour')
    expect(
      await here.send('POST', '/api/password', { old: 'wrong', fresh: '白云深处有人家一二三' }),
    ).toMatchObject({ status: 403, body: { code: 'wrong_password' } })
    expect(await here.send('POST', '/api/password', { old: password, fresh: 'neighbour99' })).toMatchObject({
      status: 422,
      body: { code: 'weak_password' },
    })
    expect(
      (await here.send('POST', '/api/password', { old: password, fresh: '白云深处有人家一二三' })).status,
    ).toBe(204)
    expect([(await here.send('GET', '/api/me')).status, (await there.send('GET', '/api/me')).status]).toEqual(
      [200, 401],
    )
    expect((await here.signIn('neighbour')).status).toBe(401)
    expect((await here.signIn('neighbour', '白云深处有人家一二三')).status).toBe(200)
  })
})

/** [H1] Each way in which another site’s page could send a request, and what becomes of it. */
describe('[H1] 别的网站发来的请求', () => {
  test.each(
    ['cross-site', 'same-site', 'same-origin', 'none', undefined].flatMap((site) =>
      [true, false].map((own) => [site, own] as const),
    ),
  )('sec-fetch-site %s，自报家门 %s', async (site, own) => {
    const b = browser()
    await b.signIn('grid')
    const headers: Record<string, string> = {
      cookie: `yimen=${b.jar.yimen}`,
      'content-type': 'application/json',
      'idempotency-key': 'cross-site-row',
      ...(site === undefined ? {} : { 'sec-fetch-site': site }),
      ...(own ? { 'x-yimen': '1' } : {}),
    }
    const { status } = await fetch(`${house.url}/api/cases`, { method: 'POST', headers, body: '{}' })
    expect(status === 403, String(status)).toBe(
      !(own && (site === undefined || site === 'same-origin' || site === 'none')),
    )
  })
})
