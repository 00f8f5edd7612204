/** Two realms behind one address: what is one's is nowhere the other's, and no address, cookie or token leads across. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apply, family, formOf, granted, posts, staffOf, type Staff } from '../../tools/county.ts'
import {
  allPacks,
  codeOf,
  everywhere,
  openHouseOver,
  openTestHouse,
  password,
  testMaster,
  type TestHouse,
  type Visitor,
  type Visitors,
} from '../../tools/house.ts'
import { client, openProvider } from '../../tools/oidc-provider.ts'
import { community, worker, loudi, loudiRegistry } from '../../tools/loudi.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { areaTree } from '../kernel/area/index.ts'
import { chinaCalendar } from '../kernel/clock/index.ts'
import { openBackup, openMasters, openPool, readAs, restoreBackup } from '../store/index.ts'
import { testDatabase } from '../store/testing.ts'
import type {
  AreaView,
  CaseView,
  Done,
  FigureView,
  LogHeadView,
  Me,
  RealmView,
  TaskView,
} from './contract/index.ts'
import { startServer } from './index.ts'
import { checkedKeys, packsOf, realmAround, realmOf, rootOf } from './realms.ts'

const shaoyang = '430523'
const dir = mkdtempSync(join(tmpdir(), 'yimen-realms-'))
const headsFile = join(dir, 'heads.ndjson')
const json = { 'content-type': 'application/json' }
let house: TestHouse
let staff: Staff
let there: Visitors
let helper: Visitor
/** A case of Shaoyang, and one of Loudi that bears the same number. */
let id: string

beforeAll(async () => {
  house = await openTestHouse({ codes: [shaoyang, loudi], packs: everywhere(), headsFile })
  there = house.at(loudi)
  const put = await there.console.send('PUT', '/api/registry', JSON.stringify(loudiRegistry), json)
  expect(put.status, JSON.stringify(put.body)).toBe(200)
  staff = await staffOf(house)
  helper = await there.as('village')
  id = await apply(staff, family(1))
  const line = {
    key: 'loudi-line-1',
    case: id,
    seq: 0,
    programme: 'assistance.temporary',
    outcome: 'apply',
    area: community,
    as: worker,
    input: formOf(family(7)),
  }
  const sent = await there.console.send<string>('POST', '/api/commands', JSON.stringify(line), {
    'content-type': 'application/x-ndjson',
  })
  expect(JSON.parse(sent.body)).toMatchObject({ ok: true, case: id })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
  rmSync(dir, { recursive: true, force: true })
})

describe('[RM1] two realms, two worlds', () => {
  test('everybody is told which realms there are, at any of them', async () => {
    const both: readonly RealmView[] = [
      { code: shaoyang, name: { zh: '邵阳县', en: 'Shaoyang County' }, rehearsal: true, path: '/' },
      { code: loudi, name: { zh: '娄底市', en: 'Loudi City' }, rehearsal: true, path: '/r/431300/' },
    ]
    expect((await house.stranger.get('/api/realms')).body).toEqual(both)
    expect((await there.stranger.get('/api/realms')).body).toEqual(both)
  })

  test('its own description says where it lives', async () => {
    type Described = { readonly servers?: readonly { readonly url: string }[] }
    expect((await house.stranger.get<Described>('/openapi.json')).body.servers).toBeUndefined()
    expect((await there.stranger.get<Described>('/openapi.json')).body.servers).toEqual([
      { url: '/r/431300' },
    ])
  })

  test('one number is two cases, each with its own people and place', async () => {
    const here = (await staff.village.get<CaseView>(`/api/cases/${id}`)).body
    const other = (await helper.get<CaseView>(`/api/cases/${id}`)).body
    expect([here.area, other.area]).toEqual([yunzhao, community])
    await there.console.post('/api/settle', {})
    expect((await staff.village.get<CaseView>(`/api/cases/${id}`)).body).toEqual(here)
  })

  test('a second command to one leaves the other where it was', async () => {
    const clerk = await there.as('clerk')
    const done = await clerk.post<Done>(`/api/cases/${id}/commands`, {
      seq: 1,
      outcome: 'accept',
      post: '431302001-township-clerk',
      input: {},
    })
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    expect((await helper.get<CaseView>(`/api/cases/${id}`)).body).toMatchObject({ seq: 2, step: 'visit' })
    expect((await staff.village.get<CaseView>(`/api/cases/${id}`)).body).toMatchObject({
      seq: 1,
      step: 'acceptance',
    })
  })

  test('lists, inboxes, searches, areas and figures of one never show the other’s', async () => {
    const only = await granted(staff, family(2), 90_000)
    const [mine, theirs] = [await house.as('auditor'), await there.as('auditor')]
    const rows: readonly [string, (v: Visitor) => Promise<unknown>][] = [
      [
        'the list of a programme',
        async (v) => (await v.get<readonly TaskView[]>('/api/cases?programme=assistance.temporary')).body,
      ],
      ['a search by number', async (v) => (await v.get(`/api/cases?q=${only}`)).body],
      ['a search by person', async (v) => (await v.post('/api/search', { idNo: family(2).idNo })).body],
      [
        'the list for a spreadsheet',
        async (v) => (await v.get('/api/cases.csv?programme=assistance.temporary')).body,
      ],
      [
        'the records of a figure',
        async (v) => (await v.get('/api/figures/assistance.temporary.grants/records')).body,
      ],
    ]
    for (const [what, ask] of rows) {
      expect(JSON.stringify(await ask(mine)), what).toContain(only)
      expect(JSON.stringify(await ask(theirs)), what).not.toContain(only)
    }
    expect((await theirs.get(`/api/cases/${only}`)).status).toBe(404)
    expect((await mine.get<FigureView>('/api/figures/assistance.temporary.grants')).body.reading.value).toBe(
      1,
    )
    expect(
      (await theirs.get<FigureView>('/api/figures/assistance.temporary.grants')).body.reading.value,
    ).toBe(0)
    expect((await there.stranger.get<readonly AreaView[]>('/api/areas')).body.map((a) => a.code)).toEqual([
      '431302',
    ])
    expect((await there.stranger.get(`/api/areas/${yunzhao}`)).status).toBe(404)
    expect((await house.stranger.get(`/api/areas/${community}`)).status).toBe(404)
  })

  test('a post of one realm is no post of the other', async () => {
    const body = {
      programme: 'assistance.temporary',
      outcome: 'apply',
      area: community,
      input: formOf(family(8)),
    }
    expect((await helper.post('/api/cases', { ...body, post: posts.village })).status).toBe(403)
    expect((await helper.post('/api/cases', { ...body, area: yunzhao, post: worker })).status).not.toBe(201)
    expect((await helper.post<Done>('/api/cases', { ...body, post: worker })).status).toBe(201)
  })

  test('row-level security: the shared reader with one realm’s scope sees nothing of the other', async () => {
    const seen = (realm: string) =>
      readAs(
        house.house.reader,
        { realm, person: 'nobody', all: true, reach: [], held: [], day: '2021-10-20' },
        async (db) =>
          (await db.query<{ realm: string }>('select distinct realm from office_case')).rows.map(
            (r) => r.realm,
          ),
      )
    expect(await seen(shaoyang)).toEqual([shaoyang])
    expect(await seen(loudi)).toEqual([loudi])
    expect(await seen('430400')).toEqual([])
  })
})

/** The bare answer to a path that no client has tidied up. */
function raw(path: string, headers: readonly string[] = [], port = house.port): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(
        [`GET ${path} HTTP/1.1`, 'host: 127.0.0.1', 'connection: close', ...headers, '', ''].join('\r\n'),
      ),
    )
    let text = ''
    socket
      .on('data', (t: Buffer) => {
        text += t.toString()
      })
      .on('end', () => done(text))
      .on('error', fail)
  })
}

describe('[RM2] an address names its realm letter by letter', () => {
  test.each([
    ['/api/me', 401],
    ['/r/430523/api/me', 401],
    ['/r/431300/api/me', 401],
    ['/r/431300', 404],
    ['/r/431301/api/me', 404],
    ['/r/43130/api/me', 404],
    ['/r/4313000/api/me', 404],
    ['/r/', 404],
    ['/r', 404],
    ['/r//api/me', 404],
    ['/R/431300/api/me', 404],
    ['/r/431300/r/430523/api/me', 404],
    ['/r/431300/r/431300/api/me', 404],
    ['/r/430523/r/431300/api/me', 404],
    ['/r/431300/../430523/api/me', 404],
    ['/r/431300/%2e%2e/430523/api/me', 404],
    ['/r/431300/.%2E/430523/api/me', 404],
    ['/r/431300/..%2f430523/api/me', 404],
    ['/r/431300/../../api/me', 404],
    ['/x/../r/431300/api/me', 404],
    ['/./r/431300/api/me', 404],
    ['//r/431300/api/me', 404],
    ['/%72/431300/api/me', 404],
    ['/r%2f431300/api/me', 404],
    ['/r/%34%33%31%33%30%30/api/me', 404],
    ['/r/431300%2fapi/me', 404],
    ['/r/431300;x/api/me', 404],
    ['/r/４３０３００/api/me', 404],
    ['/r/431300-edz/api/me', 404],
    ['/r/431300-/api/me', 404],
    ['/r/431300%2dedz/api/me', 404],
    ['/r/../api/me', 404],
    ['/r/%2e%2e/api/me', 404],
    ['/r/../r/431300/api/me', 404],
  ] as const)('%s: %i', async (path, status) => {
    const answer = await raw(encodeURI(path).replaceAll('%25', '%'))
    expect(answer.split('\r\n')[0]).toContain(` ${status} `)
    if (!path.includes('api/me') || status === 404) expect(answer).toContain('application/problem+json')
  })

  test('dots within one realm stay in it', () => {
    const codes = [shaoyang, loudi]
    expect(realmOf(codes, '/r/431300/x/../api/me', 'http://h/r/431300/api/me')).toBe(loudi)
    expect(realmOf(codes, '/x/../api/me', 'http://h/api/me')).toBe(shaoyang)
    expect(realmOf(codes, '/api/me?to=/r/431300/', 'http://h/api/me?to=/r/431300/')).toBe(shaoyang)
    expect(realmOf(codes, '/r/431300?x', 'http://h/r/431300?x')).toBe(loudi)
    expect(realmOf(codes, '/r/430400/api', 'http://h/r/430400/api')).toBeNull()
  })
})

describe('[RM3] signed in at one realm is not signed in at another', () => {
  const signIn = (v: Visitors, login: string) =>
    v.stranger.post<Me>('/api/session', { login, password, code: codeOf(login) })
  const cookies = (headers: Headers) =>
    headers
      .getSetCookie()
      .map((c) => ({
        name: c.split('=')[0]!,
        value: c.split(';')[0]!.split('=')[1]!,
        path: /Path=([^;]*)/.exec(c)?.[1],
      }))

  test('cookies bear their realm’s path and name', async () => {
    expect(
      cookies((await signIn(house, 'village')).headers).map(({ name, path }) => `${name} ${path}`),
    ).toEqual(['yimen /', 'yimen-device /api/session'])
    expect(
      cookies((await signIn(there, 'village')).headers).map(({ name, path }) => `${name} ${path}`),
    ).toEqual(['yimen-431300 /r/431300/', 'yimen-device-431300 /r/431300/api/session'])
  })

  test('the same login is another person in each', async () => {
    const [here, other] = [(await signIn(house, 'clerk')).body, (await signIn(there, 'clerk')).body]
    expect([here.realm.code, other.realm.code]).toEqual([shaoyang, loudi])
    expect(here.name).not.toBe(other.name)
  })

  test('a token is refused elsewhere, under either name, and is not ended from there', async () => {
    const mine = cookies((await signIn(house, 'village')).headers)[0]!.value
    const theirs = cookies((await signIn(there, 'village')).headers)[0]!.value
    const statusFor = async (path: string, cookie: string, method = 'GET') =>
      (await fetch(`${house.url}${path}`, { method, headers: { cookie, 'x-yimen': '1' } })).status
    const rows: readonly [string, string, number][] = [
      ['/api/me', `yimen=${mine}`, 200],
      ['/r/430523/api/me', `yimen=${mine}`, 200],
      ['/r/431300/api/me', `yimen-431300=${theirs}`, 200],
      ['/r/431300/api/me', `yimen=${mine}`, 401],
      ['/r/431300/api/me', `yimen-431300=${mine}`, 401],
      ['/api/me', `yimen=${theirs}`, 401],
      ['/api/me', `yimen-431300=${theirs}`, 401],
      ['/r/431300/api/me', `yimen=${mine}; yimen-431300=${theirs}`, 200],
    ]
    for (const [path, cookie, status] of rows)
      expect(await statusFor(path, cookie), `${path} ${cookie.slice(0, 14)}`).toBe(status)
    expect(await statusFor('/r/431300/api/session', `yimen-431300=${mine}`, 'DELETE')).toBe(204)
    expect(await statusFor('/api/me', `yimen=${mine}`)).toBe(200)
  })
})

describe('the edge is the same under every path', () => {
  test('[H1] [U4] unsafe requests name themselves, answers are no pages, limits hold', async () => {
    const send = (path: string, headers: Readonly<Record<string, string>>, body = '{}') =>
      fetch(`${house.url}${path}`, { method: 'POST', headers: { ...json, ...headers }, body })
    for (const base of ['', '/r/430523', '/r/431300']) {
      expect(await (await send(`${base}/api/session`, {})).json(), base).toMatchObject({
        code: 'header_missing',
      })
      expect(
        await (await send(`${base}/api/session`, { 'x-yimen': '1', 'sec-fetch-site': 'cross-site' })).json(),
        base,
      ).toMatchObject({ code: 'cross_site' })
      expect(
        (
          await send(
            `${base}/api/session`,
            { 'x-yimen': '1' },
            JSON.stringify({ login: 'x'.repeat(300_000) }),
          )
        ).status,
        base,
      ).toBe(413)
      const { headers } = await fetch(`${house.url}${base}/api/realms`)
      expect([headers.get('content-security-policy'), headers.get('cache-control')], base).toEqual([
        "sandbox; default-src 'none'",
        'no-store',
      ])
    }
  })

  test('[RM3] over https, and there and back by another house, a realm keeps to its own path', async () => {
    const provider = await openProvider()
    provider.register('https://127.0.0.1/r/431300/api/oidc/callback')
    const edge = await openHouseOver(
      { url: house.databaseUrl, name: 'the same', close: async () => undefined },
      {
        codes: [shaoyang, loudi],
        packs: everywhere(),
        headsFile,
        proxyHops: 1,
        oidc: {
          issuer: provider.issuer,
          clientId: client.id,
          clientSecret: client.secret,
          name: { zh: '统一身份认证', en: 'Single sign-on' },
        },
      },
    )
    const secure = { 'x-forwarded-proto': 'https', 'x-yimen': '1' }
    try {
      const names = async (base: string) =>
        (
          await fetch(`${edge.url}${base}/api/session`, {
            method: 'POST',
            headers: { ...json, ...secure },
            body: JSON.stringify({ login: 'village', password }),
          })
        ).headers
          .getSetCookie()
          .map((c) => `${c.split('=')[0]} ${/Path=([^;]*)/.exec(c)?.[1]} ${/; Secure/.test(c)}`)
      expect(await names('')).toEqual(['__Host-yimen / true', 'yimen-device /api/session true'])
      expect(await names('/r/431300')).toEqual([
        '__Secure-yimen-431300 /r/431300/ true',
        'yimen-device-431300 /r/431300/api/session true',
      ])
      const away = await fetch(`${edge.url}/r/431300/api/oidc/start?face=desk`, {
        redirect: 'manual',
        headers: secure,
      })
      expect(new URL(away.headers.get('location')!).searchParams.get('redirect_uri')).toBe(
        `${edge.url.replace('http:', 'https:')}/r/431300/api/oidc/callback`,
      )
      const [cookie] = away.headers.getSetCookie()
      expect(cookie).toMatch(/^yimen-oidc-431300=[^;]+; Max-Age=600; Path=\/r\/431300\/api\/oidc;/)
      const back = await fetch(`${edge.url}/r/431300/api/oidc/callback?code=x&state=y`, {
        redirect: 'manual',
        headers: secure,
      })
      expect(back.headers.get('location')).toBe('/r/431300/desk?oidc=expired')
      /** What one realm sealed is nothing at another. */
      const other = await fetch(`${edge.url}/api/oidc/callback?code=x&state=y`, {
        redirect: 'manual',
        headers: { ...secure, cookie: cookie!.split(';')[0]!.replace('yimen-oidc-431300', 'yimen-oidc') },
      })
      expect(other.headers.get('location')).toBe('/desk?oidc=expired')
    } finally {
      await edge.close()
      await provider.stop()
    }
  })
})

describe('[RM4] [RM5] what is kept for the whole house', () => {
  test('only the first realm’s administrators and the command line back up and rotate', async () => {
    const keeper = await there.as('keeper')
    expect(await keeper.get('/api/backup')).toMatchObject({ status: 403, body: { code: 'first_realm_only' } })
    expect(await keeper.post('/api/keys/rotate', {})).toMatchObject({
      status: 403,
      body: { code: 'first_realm_only' },
    })
    expect((await (await there.as('clerk')).get('/api/backup')).status).toBe(404)
    expect((await there.console.file('/api/backup')).status).toBe(200)
  })

  test('a backup taken at one realm brings both back, with a head of each log', async () => {
    const path = join(dir, 'house.backup')
    for (const v of [house.console, there.console])
      expect((await v.get(`/api/cases/${id}/receipt`)).status).toBe(200)
    writeFileSync(path, (await there.console.file('/api/backup')).body)
    const database = await testDatabase()
    const backup = await openBackup(path, [testMaster])
    expect(backup.header.realm).toBe('430523、431300')
    expect(
      (backup.header.treeHead as readonly { readonly realm: string }[]).map((h) => h.realm).toSorted(),
    ).toEqual([shaoyang, loudi])
    const pool = openPool(database.url, 2)
    await restoreBackup(pool, backup)
    await pool.end()
    const restored = await openHouseOver(database, { codes: [shaoyang, loudi], packs: everywhere() })
    try {
      for (const [now, before] of [
        [restored.console, house.console],
        [restored.at(loudi).console, there.console],
      ] as const) {
        expect((await now.get<CaseView>(`/api/cases/${id}`)).body).toMatchObject({
          id,
          seq: (await before.get<CaseView>(`/api/cases/${id}`)).body.seq,
        })
        expect(await now.post('/api/verify', {})).toMatchObject({ status: 200, body: { ok: true } })
      }
      expect(
        (await (await restored.at(loudi).as('village')).get<CaseView>(`/api/cases/${id}`)).body.area,
      ).toBe((await helper.get<CaseView>(`/api/cases/${id}`)).body.area)
    } finally {
      await restored.close()
    }
  })

  test('a new master takes over every realm, one that is not served too, and alone opens all of them', async () => {
    const [older, newer] = [testMaster, Buffer.from(testMaster).fill(8)]
    const database = await testDatabase()
    const pool = openPool(database.url, 2)
    await restoreBackup(pool, await openBackup(join(dir, 'house.backup'), [older]))
    let given: readonly Buffer[] = [newer]
    const startOn = (codes: readonly string[], masters: readonly Buffer[]) =>
      startServer({
        url: database.url,
        codes,
        masters,
        newerMasters: () => given,
        key: 'the key of this machine',
        port: 0,
        pages: null,
        calendar: chinaCalendar,
        packs: allPacks(),
        onFault: (e) => {
          throw e
        },
      })
    const rotate = async (port: number) => {
      const response = await fetch(`http://127.0.0.1:${port}/api/keys/rotate`, {
        method: 'POST',
        headers: { ...json, authorization: 'Bearer the key of this machine' },
        body: '{}',
      })
      return { status: response.status, body: (await response.json()) as object }
    }
    const staleIn = async (realm: string) =>
      (
        await pool.query<{ n: number }>(
          `select (select count(*)
              from secret
              where realm = $1 and substring(wrapped from 1 for $3) <> $2)::int + (select count(*)
              from subject_key
              where realm = $1 and substring(wrapped from 1 for $3) <> $2)::int as n`,
          [realm, openMasters([newer]).mark(), openMasters([newer]).mark().length],
        )
      ).rows[0]!.n
    const staleBefore = await Promise.all([shaoyang, loudi].map(staleIn))
    expect(Math.min(...staleBefore)).toBeGreaterThan(2)

    const alone = await startOn([shaoyang], [older])
    expect(await rotate(alone.port)).toMatchObject({ status: 409, body: { code: 'master_missing' } })
    given = [newer, older]
    expect(await rotate(alone.port)).toMatchObject({ status: 200, body: { secrets: 4, left: 0 } })
    await alone.stop()
    expect(await Promise.all([shaoyang, loudi].map(staleIn))).toEqual([0, 0])

    await expect(startOn([shaoyang, loudi], [older])).rejects.toThrow('None of the master keys')
    given = [newer]
    const both = await startOn([shaoyang, loudi], [newer])
    expect(await rotate(both.port)).toMatchObject({ status: 200, body: { subjects: 0, secrets: 0, left: 0 } })
    await both.stop()
    await pool.end()
    await database.close()
  })
})

describe('[RM6] what is in force where', () => {
  test('a bulletin is its place’s, a programme everybody’s unless its pack names realms, a figure its programme’s', async () => {
    const lists = (v: Visitor) =>
      Promise.all(
        ['/api/bulletins', '/api/programmes', '/api/figures'].map(
          async (p) => (await v.get<readonly { id: string }[]>(p)).body.length,
        ),
      )
    const [here, other] = [await lists(house.console), await lists(there.console)]
    expect(here[0]).toBeGreaterThan(0)
    expect(other).toEqual([0, here[1], here[2]])
    expect((await there.console.get('/api/bulletins/assistance.monthly')).status).toBe(404)
    const all = allPacks()
    const local = { ...all, inForce: { 'assistance.temporary': [loudi] } }
    const narrowed = packsOf(local, [shaoyang, loudi], shaoyang)
    expect(narrowed.programmes.map((p) => p.id)).not.toContain('assistance.temporary')
    expect(narrowed.figures.filter((f) => f.programme === 'assistance.temporary')).toEqual([])
    expect(packsOf(local, [shaoyang, loudi], loudi).programmes).toHaveLength(all.programmes.length)
    /** Without the zone’s own realm its circular is nobody’s: its figures are counted nowhere. */
    const city = packsOf(all, [shaoyang, '430200'], '430200')
    expect(city.bulletins.filter((b) => b.id.startsWith('grid.'))).toEqual([])
  })

  test.each([
    ['431302001001', [shaoyang, loudi], loudi],
    ['430523001', [shaoyang, loudi], shaoyang],
    ['430500', [shaoyang, loudi], null],
    ['430523001', ['430500', shaoyang], shaoyang],
    ['430524', ['430500', shaoyang], '430500'],
    ['430200', ['430000', shaoyang], '430000'],
  ] as const)('%s among %j is %s’s', (area, codes, realm) => {
    expect(realmAround(codes, area)).toBe(realm)
  })
})

/** 株洲市、市里的经济开发区（统计部门编的代码，国标没有）和一家银行：各是一个地区。 */
const [zhuzhou, zone, bank] = ['430200', '430200-edz', 'psbc-4311']
const areas = { [zone]: '430271' }
const placed = (code: string, parent: string | null) => ({
  code,
  parent,
  name: { zh: `地方${code}`, en: `Place ${code}` },
  kind: 'x',
  from: '2000-01-01' as const,
  to: null,
})
/** The same people under other places. */
const registryOf = (name: string, rows: readonly ReturnType<typeof placed>[], post: string) => ({
  ...loudiRegistry,
  name: { zh: name, en: name },
  areas: rows,
  organisations: loudiRegistry.organisations.map((o) => ({ ...o, area: post })),
  posts: loudiRegistry.posts.map((p) => ({ ...p, id: `${post}-${p.role}`, area: post })),
})

describe('[RM11] a realm that is a zone or a bank', () => {
  test.each([
    ['两个六位代码', [shaoyang, loudi], true],
    ['开发区和所在的市', [zhuzhou, zone], true],
    ['银行', [bank], true],
    ['没有', [], false],
    ['空的', [''], false],
    ['重复', [zone, zone], false],
    ['大写', ['430200-EDZ'], false],
    ['点', ['430200.edz'], false],
    ['连字符结尾', ['430200-'], false],
    ['太长', ['a'.repeat(41)], false],
  ] as const)('a start with %s', (_, keys, starts) => {
    if (starts) expect(checkedKeys(keys)).toEqual(keys)
    else expect(() => checkedKeys(keys)).toThrow('地区标识')
  })

  test.each([
    ['430271008001001', [zhuzhou, zone], zone],
    ['430271', [zone, zhuzhou], zone],
    ['430204', [zhuzhou, zone], zhuzhou],
    ['430200', [zhuzhou, zone], zhuzhou],
    ['430200', [zone], null],
    ['430271', [zhuzhou], zhuzhou],
    ['430271', ['430000', zone], zone],
    ['431100', [bank], null],
  ] as const)('%s among %j is %s’s', (area, codes, realm) => {
    expect(realmAround(codes, area, areas)).toBe(realm)
  })

  test.each([
    [
      '写明的',
      zone,
      [placed('430000', null), placed('430200', '430000'), placed('430271', '430200')],
      areas,
      '430271',
    ],
    ['没有写明：登记里最上面的', zone, [placed('430271', null), placed('430271008', '430271')], {}, '430271'],
    ['银行：登记里最上面的', bank, [placed('431121', '431100'), placed('431100', null)], {}, '431100'],
    ['几个没有上级的：代码最小的', bank, [placed('431100', null), placed('430400', null)], {}, '430400'],
    ['六位代码就是它自己', zhuzhou, [placed('430000', null), placed('430200', '430000')], {}, zhuzhou],
    ['还没有登记', bank, [], {}, bank],
  ] as const)('the area that it is: %s', (_, key, rows, said, root) => {
    expect(rootOf(key, areaTree(rows, []), said)).toBe(root)
  })

  test('beside the city whose key its own begins with, each lives its own life', async () => {
    const packs = { ...everywhere(), areas }
    const many = await openTestHouse({ codes: [shaoyang, zhuzhou, zone, bank], packs })
    try {
      const above = [placed('430000', null), placed('430200', '430000')]
      for (const [key, registry] of [
        [zhuzhou, registryOf('株洲市', [...above, placed('430204', '430200')], '430204')],
        [
          zone,
          registryOf(
            '株洲经开区',
            [...above, placed('430271', '430200'), placed('430271008', '430271')],
            '430271008',
          ),
        ],
        [bank, registryOf('永州邮储', [placed('431100', null), placed('431103', '431100')], '431103')],
      ] as const)
        expect(
          (await many.at(key).console.send('PUT', '/api/registry', JSON.stringify(registry), json)).status,
        ).toBe(200)
      expect(
        (await many.stranger.get<readonly RealmView[]>('/api/realms')).body.map((r) => [
          r.code,
          r.name.zh,
          r.path,
        ]),
      ).toEqual([
        [shaoyang, '邵阳县', '/'],
        [zhuzhou, '株洲市', '/r/430200/'],
        [zone, '株洲经开区', '/r/430200-edz/'],
        [bank, '永州邮储', '/r/psbc-4311/'],
      ])
      /** 地图和统计从它自己的区划看起，上级不在其中。 */
      for (const [key, below] of [
        [zhuzhou, ['430204']],
        [zone, ['430271008']],
        [bank, ['431103']],
      ] as const)
        expect(
          (await many.at(key).stranger.get<readonly AreaView[]>('/api/areas')).body.map((a) => a.code),
        ).toEqual(below)
      const clerk = await many.at(zone).as('clerk')
      const { realm } = (await clerk.get<Me>('/api/me')).body
      expect([realm.code, realm.area]).toEqual([zone, '430271'])
      const auditor = await many.at(zone).as('auditor')
      expect((await auditor.get<FigureView>('/api/figures/assistance.temporary.grants')).body).toMatchObject({
        reading: { value: 0, area: '430271' },
      })

      const signIn = await many.at(zone).stranger.post<Me>('/api/session', { login: 'village', password })
      const [session, device] = signIn.headers.getSetCookie()
      expect([session, device].map((c) => `${c!.split('=')[0]} ${/Path=([^;]*)/.exec(c!)?.[1]}`)).toEqual([
        'yimen-430200-edz /r/430200-edz/',
        'yimen-device-430200-edz /r/430200-edz/api/session',
      ])
      const token = session!.split(';')[0]!.split('=')[1]!
      for (const [path, name, status] of [
        ['/r/430200-edz/api/me', 'yimen-430200-edz', 200],
        ['/r/430200-edz/api/me', 'yimen-430200', 401],
        ['/r/430200/api/me', 'yimen-430200', 401],
        ['/r/430200/api/me', 'yimen-430200-edz', 401],
        ['/api/me', 'yimen', 401],
        ['/r/430200-ed/api/me', 'yimen-430200-edz', 404],
      ] as const)
        expect(
          (await fetch(`${many.url}${path}`, { headers: { cookie: `${name}=${token}` } })).status,
          path,
        ).toBe(status)
      for (const [path, status] of [
        ['/r/430200-edz/api/me', 401],
        ['/r/430200/api/me', 401],
        ['/r/psbc-4311/api/me', 401],
        ['/r/430200-edz/x/../api/me', 401],
        ['/r/430200-edz%2fapi/me', 404],
        ['/r/430200-edz%2f..%2f430200/api/me', 404],
        ['/r/430200-edz/../430200/api/me', 404],
        ['/r/430200/../430200-edz/api/me', 404],
        ['/r/430200/..-edz/api/me', 404],
        ['/r/430200%2dedz/api/me', 404],
        ['/r/430200-EDZ/api/me', 404],
        ['/r/PSBC-4311/api/me', 404],
        ['/r/430200-/api/me', 404],
        ['/r/430200-edz-/api/me', 404],
        ['/r/430200-edz.json', 404],
        ['/r/430200-ed/api/me', 404],
        ['/r/430200-edzz/api/me', 404],
        ['/r/430200--edz/api/me', 404],
        ['/r/-edz/api/me', 404],
        [`/r/${'4'.repeat(41)}/api/me`, 404],
      ] as const)
        expect((await raw(path, [], many.port)).split('\r\n')[0], path).toContain(` ${status} `)
      type Described = { readonly servers?: readonly { readonly url: string }[] }
      expect((await many.at(zone).stranger.get<Described>('/openapi.json')).body.servers).toEqual([
        { url: '/r/430200-edz' },
      ])
      for (const key of [zhuzhou, zone, bank])
        expect(await many.at(key).console.post('/api/verify', {})).toMatchObject({
          status: 200,
          body: { ok: true },
        })
      expect(many.faults).toEqual([])
    } finally {
      await many.close()
    }
  })
})

describe('[RM7] heads of every log in one file', () => {
  test('each realm verifies against its own lines', async () => {
    for (const v of [house.console, there.console]) {
      await v.post('/api/settle', {})
      await v.get(`/api/cases/${id}/receipt`)
    }
    const origins = new Set(
      readFileSync(headsFile, 'utf8')
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as LogHeadView).origin),
    )
    expect(origins.size).toBe(2)
    for (const v of [house.console, there.console])
      expect(await v.post<{ readonly ok: boolean }>('/api/verify', {})).toMatchObject({
        status: 200,
        body: { ok: true },
      })
    const heads = await Promise.all(
      [house.stranger, there.stranger].map(async (v) => (await v.get<LogHeadView>('/api/log/head')).body),
    )
    expect(new Set(heads.map((h) => h.origin))).toEqual(origins)
    expect(heads[0]!.publicKey).not.toBe(heads[1]!.publicKey)
  })

  test('a server of the same database with the realms the other way round is each realm’s still', async () => {
    const again = await openHouseOver(
      { url: house.databaseUrl, name: 'the same', close: async () => undefined },
      { codes: [loudi, shaoyang], packs: everywhere(), headsFile },
    )
    try {
      expect((await again.console.get<CaseView>(`/api/cases/${id}`)).body.area).toBe(community)
      expect((await again.at(shaoyang).console.get<CaseView>(`/api/cases/${id}`)).body.area).toBe(yunzhao)
    } finally {
      await again.close()
    }
  })
})
