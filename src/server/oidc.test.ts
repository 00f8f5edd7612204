/**
 * Sign-in by another house: a real OpenID provider on the loopback, walked through as a browser walks, and
 * every way in which it must fail.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { password, openTestHouse, type TestHouse } from '../../tools/house.ts'
import { client, openProvider, type TestProvider } from '../../tools/oidc-provider.ts'
import { checkSettings } from '../sign-in/oidc.ts'
import type { Me } from './contract/index.ts'

let provider: TestProvider
let house: TestHouse

beforeAll(async () => {
  provider = await openProvider()
  house = await openTestHouse({
    oidc: {
      issuer: provider.issuer,
      clientId: client.id,
      clientSecret: client.secret,
      name: { zh: '统一身份认证', en: 'Single sign-on' },
    },
  })
  provider.register(`${house.url}/api/oidc/callback`)
  const registry = {
    name: { zh: '邵阳县', en: 'Shaoyang County' },
    rehearsal: true,
    startsAt: null,
    areas: [],
    organisations: [],
    kin: [],
    posts: [],
    authorities: [],
    people: [{ id: 'x', name: '赵东', idNo: '43052319490308997X' }],
    logins: [
      {
        login: 'linked',
        person: 'x',
        password,
        permissions: [],
        identities: [{ issuer: provider.issuer, subject: 'zhao' }],
      },
      {
        login: 'auditing',
        person: 'x',
        password,
        permissions: ['audit'],
        identities: [
          { issuer: provider.issuer, subject: 'strong-zhao' },
          { issuer: 'https://elsewhere.example', subject: 'only-there' },
        ],
      },
    ],
  }
  const put = await house.console.send('PUT', '/api/registry', JSON.stringify(registry), {
    'content-type': 'application/json',
  })
  expect(put.status, JSON.stringify(put.body)).toBe(200)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
  await provider.stop()
})

/** A browser with a jar for each host; it follows where it is sent, or stops before our callback. */
function walker() {
  const jars = new Map<string, Record<string, string>>()
  const jar = (url: string) => {
    const { host } = new URL(url)
    jars.set(host, jars.get(host) ?? {})
    return jars.get(host)!
  }
  const go = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        cookie: Object.entries(jar(url))
          .map(([k, v]) => `${k}=${v}`)
          .join('; '),
        ...(init.headers as Record<string, string> | undefined),
      },
    })
    for (const c of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(c)!
      if (value === '' || /max-age=0/i.test(c)) delete jar(url)[name!]
      else jar(url)[name!] = value!
    }
    return response
  }
  /** Follows until a page, or until the next step would be our own callback. */
  const follow = async (
    url: string,
    init: RequestInit = {},
  ): Promise<{ readonly url: string; readonly response: Response | null }> => {
    for (let at = url, response = await go(at, init), n = 0; n < 12; n++) {
      const to = response.headers.get('location')
      if (to === null) return { url: at, response }
      at = new URL(to, at).href
      if (at.startsWith(`${house.url}/api/oidc/callback`)) return { url: at, response: null }
      response = await go(at)
    }
    throw new Error('too many redirects')
  }
  /** As far as our callback, signed in there as somebody. */
  const toCallback = async (subject: string, face = 'desk'): Promise<string> => {
    const page = await follow(`${house.url}/api/oidc/start?face=${face}`)
    expect(page.response?.status, await page.response?.text()).toBe(200)
    return (
      await follow(page.url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `name=${subject}`,
      })
    ).url
  }
  const me = async (): Promise<Me | number> => {
    const r = await go(`${house.url}/api/me`)
    return r.status === 200 ? ((await r.json()) as Me) : r.status
  }
  return { go, follow, toCallback, me, jar }
}

test('[O2] [O3] there, back, and signed in; who showed a second factor there is strong here', async () => {
  const one = walker()
  const back = await one.go(await one.toCallback('zhao'))
  expect([back.status, back.headers.get('location')]).toEqual([302, '/desk'])
  expect(await one.me()).toMatchObject({ login: 'linked', factor: { strong: false } })
  const two = walker()
  expect((await two.go(await two.toCallback('strong-zhao', 'resident'))).headers.get('location')).toBe('/')
  expect(await two.me()).toMatchObject({ login: 'auditing', factor: { strong: true, needed: false } })
})

test('[O2] what goes to the provider carries PKCE S256, state and nonce, and no more than openid', async () => {
  const to = new URL((await walker().go(`${house.url}/api/oidc/start`)).headers.get('location')!)
  expect(Object.fromEntries(to.searchParams)).toMatchObject({
    response_type: 'code',
    scope: 'openid',
    code_challenge_method: 'S256',
    redirect_uri: `${house.url}/api/oidc/callback`,
  })
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(to.searchParams.get(name)?.length, name).toBeGreaterThan(30)
})

describe('[O2] [O3] [O4] 不该放进来的', () => {
  const refused = async (w: ReturnType<typeof walker>, url: string, why: string) => {
    const back = await w.go(url)
    expect([back.status, back.headers.get('location')]).toEqual([302, `/desk?oidc=${why}`])
    expect(await w.me()).toBe(401)
  }
  test('同一个回调再来一次', async () => {
    const w = walker()
    const url = await w.toCallback('zhao')
    const cookie = { ...w.jar(house.url) }
    expect((await w.go(url)).headers.get('location')).toBe('/desk')
    const thief = walker()
    Object.assign(thief.jar(house.url), cookie)
    await refused(thief, url, 'expired')
  })
  test('别人的浏览器拿走了回调地址', async () => {
    const w = walker()
    const url = await w.toCallback('zhao')
    await refused(walker(), url, 'expired')
    const other = walker()
    await other.go(`${house.url}/api/oidc/start`)
    await refused(other, url, 'refused')
  })
  test('state 被改', async () => {
    const w = walker()
    await refused(w, (await w.toCallback('zhao')).replace(/state=[^&]+/, 'state=another'), 'refused')
  })
  test('code 被改', async () => {
    const w = walker()
    await refused(w, (await w.toCallback('zhao')).replace(/code=[^&]+/, 'code=another'), 'refused')
  })
  test('认证方说不行', async () => {
    const w = walker()
    await w.go(`${house.url}/api/oidc/start`)
    await refused(w, `${house.url}/api/oidc/callback?error=access_denied&state=x`, 'refused')
  })
  test('认证了，但这里没有登记；只在别的认证方登记过的也不算', async () => {
    for (const subject of ['stranger', 'only-there', 'linked', '赵东']) {
      const w = walker()
      await refused(w, await w.toCallback(encodeURIComponent(subject)), 'unknown')
    }
  })
  test('停用的账号', async () => {
    await house.console.post('/api/logins/linked/disable', {})
    const w = walker()
    await refused(w, await w.toCallback('zhao'), 'unknown')
    await house.console.post('/api/logins/linked/enable', {})
  })
  test('凭据 Cookie 被改一个字', async () => {
    const w = walker()
    const url = await w.toCallback('zhao')
    const jar = w.jar(house.url)
    jar['yimen-oidc'] = jar['yimen-oidc']!.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A'))
    await refused(w, url, 'expired')
  })
  test('登录后想去哪里不由地址说了算', async () => {
    expect((await walker().go(`${house.url}/api/oidc/start?face=https://evil.example`)).status).toBe(400)
  })
})

test('[O1] only over https, but for the loopback', () => {
  const settings = {
    issuer: 'https://sso.example',
    clientId: 'a',
    clientSecret: 'b',
    name: { zh: '认证', en: 'SSO' },
  }
  expect(() => checkSettings(settings)).not.toThrow()
  expect(() => checkSettings({ ...settings, issuer: 'http://sso.example' })).toThrow('https')
  expect(() => checkSettings({ ...settings, publicUrl: 'http://yimen.example' })).toThrow('https')
  expect(() =>
    checkSettings({ ...settings, issuer: 'http://127.0.0.1:9000', publicUrl: 'http://localhost:3000' }),
  ).not.toThrow()
})

test('a provider that is down is said, and tried again when it is back', async () => {
  const down = await openProvider()
  const other = await openTestHouse({
    oidc: {
      issuer: down.issuer,
      clientId: client.id,
      clientSecret: client.secret,
      name: { zh: '认证', en: 'SSO' },
    },
  })
  try {
    const start = () =>
      fetch(`${other.url}/api/oidc/start?face=resident`, { redirect: 'manual' }).then((r) =>
        r.headers.get('location'),
      )
    expect(await start()).toBe('/sign-in?oidc=unreachable')
    down.register(`${other.url}/api/oidc/callback`)
    expect(await start()).toContain(`${down.issuer}/auth`)
    expect((await other.stranger.get('/api/oidc')).body).toEqual({ name: { zh: '认证', en: 'SSO' } })
  } finally {
    await other.close()
    await down.stop()
  }
})

test('nothing of the tokens, nor of who was unknown, is written down', async () => {
  const { rows } = await house.owner.query<{ line: string }>(
    "select body as line from access_entry where body like '%统一身份认证%'",
  )
  expect(rows.length).toBeGreaterThan(5)
  expect(rows.filter((r) => /stranger|only-there|eyJ/.test(r.line))).toEqual([])
})
