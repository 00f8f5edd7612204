/** [PG2]-[PG10] The page over realms: asked, refused, remembered, signed, corrected. Over a home that has its newspaper. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TOTP } from 'otpauth'
import {
  allPacks,
  openHouseOver,
  password,
  type Answer,
  type TestHouse,
  type Visitor,
} from '../../tools/house.ts'
import { restoreOldHome, type OldHome } from '../../tools/old-home.ts'
import { page } from '../../packs/page/index.ts'
import type { Implied } from '#page'
import type {
  BroadsheetRecordsView,
  BroadsheetView,
  PageAnswerView,
  PageFigureView,
} from './contract/index.ts'
import type { Packs } from './packs.ts'

const codes = ['430523', '430300']
const title = { zh: '关系', en: 'Relation' }
/** The home holds a part of its year: what the whole page implies does not hold there, but this does. */
const implied: readonly Implied[] = [
  { kind: 'part', title, part: 'A1-18', whole: 'A1-17' },
  { kind: 'product', title, whole: 'A5-06', of: ['A5-05', 'A5-09'] },
]
const implying = (facts: readonly Implied[]): Packs => ({ ...allPacks(), page: { ...page, implied: facts } })
const folder = mkdtempSync(join(tmpdir(), 'yimen-page-'))
const pageFile = join(folder, 'page.json')

/** A realm on another server, which answers whatever it is told to. */
let elsewhere: Server
let answer: (path: string) => { readonly status: number; readonly body: unknown } | null = () => null
/** How long it takes. */
let pauseMs = 0
const listening = (server: Server): Promise<number> =>
  new Promise((ready) =>
    server.listen(0, '127.0.0.1', () => ready((server.address() as { readonly port: number }).port)),
  )

let home: OldHome
let house: TestHouse
beforeAll(async () => {
  home = await restoreOldHome()
  elsewhere = createServer((request, response) => {
    const reply = answer(request.url ?? '')
    if (reply === null) return void request.socket.destroy()
    setTimeout(() => {
      response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body))
    }, pauseMs)
  })
  const port = await listening(elsewhere)
  house = await openHouseOver(home.database, {
    codes,
    packs: implying(implied),
    pageFile,
    pageRealms: { '430702': { url: `http://127.0.0.1:${port}`, key: 'k' } },
  })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
  elsewhere.close()
  home.remove()
  rmSync(folder, { recursive: true, force: true })
})

const fresh = () => new Promise((done) => setTimeout(done, 4_100))
const read = async (who: Visitor = house.stranger, asOf = '2021-10-20'): Promise<BroadsheetView> => {
  const { status, body } = await who.get<BroadsheetView>(`/api/broadsheet?asOf=${asOf}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const claimed = async (key: string, id: string): Promise<number> =>
  (await house.at(key).console.get<readonly PageFigureView[]>(`/api/page?asOf=2021-10-20&only=${id}`))
    .body[0]!.value as number
const realm = (view: BroadsheetView, key: string) => view.realms.find((r) => r.realm === key)!

test('[PG1] [PG2] [PG3] anybody reads the page of a rehearsal: values of each realm in its text, dashes for the rest', async () => {
  const view = await read()
  const grants = await claimed('430523', 'A4-05')
  expect(grants).toBeGreaterThan(10)
  expect(view.values['A4-05']).toMatchObject({ value: grants, realm: '430523', live: true })
  expect(view.values['A1-03']).toMatchObject({
    value: await claimed('430300', 'A1-03'),
    realm: '430300',
    live: true,
  })
  expect(view.values['A3-01']).toBe(null)
  const text = view.sections.find((s) => s.article === 'A4')!.paragraphs[0]!.zh
  expect(text.find((run) => run.id === 'A4-05')!.text).toBe(String(grants))
  expect(realm(view, '430523')).toMatchObject({ state: 'told', why: null, path: '/' })
  expect(realm(view, '430300').path).toBe('/r/430300/')
  expect(realm(view, '431103')).toMatchObject({ state: 'silent', why: 'not_served', claimed: 0 })
  expect(realm(view, '430702')).toMatchObject({ state: 'silent', why: 'unreachable' })
})

test('[PG7] what is implied is worked out of the records', async () => {
  const judged = (await read()).implied
  const [eligible, surveyed] = [await claimed('430300', 'A1-18'), await claimed('430300', 'A1-17')]
  expect(judged.map((j) => [j.holds, j.working.zh])).toEqual([
    [true, `${eligible} ≤ ${surveyed}`],
    [null, '尚缺A5-06、A5-05、A5-09'],
  ])
})

test('a value opens into records of its realm', async () => {
  const { body } = await house.stranger.get<BroadsheetRecordsView>(
    '/api/broadsheet/A4-05/records?asOf=2021-10-20',
  )
  const claim = (await house.console.get<readonly PageFigureView[]>('/api/page?asOf=2021-10-20&only=A4-05'))
    .body
  expect([body.frozen, body.total, body.records.length]).toEqual([false, claim[0]!.records, 50])
  expect((await house.stranger.get('/api/broadsheet/A3-01/records')).status).toBe(404)
})

const signedAnswer = async (): Promise<PageAnswerView> =>
  (await house.at('430300').console.get<PageAnswerView>('/api/page/signed?asOf=2021-10-20')).body

test('[PG4] another realm’s answer, one that was changed, and one that is none are not taken', async () => {
  const given = await signedAnswer()
  const cases: readonly (readonly [unknown, number, string])[] = [
    [given, 200, 'other_log'],
    [{ ...given, realm: '430702' }, 200, 'other_log'],
    [{ ...given, realm: '430702', figures: given.figures.map((f) => ({ ...f, value: 1 })) }, 200, 'unsigned'],
    [{ code: 'no_head' }, 404, 'no_head'],
    [{ code: 'sign_in' }, 401, 'refused'],
    ['nonsense', 200, 'unsigned'],
  ]
  for (const [body, status, why] of cases) {
    answer = () => ({ status, body })
    await fresh()
    expect(realm(await read(), '430702'), JSON.stringify(why)).toMatchObject({ state: 'silent', why })
  }
  answer = () => null
})

test('[PG9] many readers at once ask a realm once', async () => {
  let times = 0
  answer = () => {
    times++
    return { status: 404, body: { code: 'no_head' } }
  }
  await fresh()
  await Promise.all(Array.from({ length: 12 }, () => read()))
  expect(times).toBe(1)
  answer = () => null
  await fresh()
})

test('[PG6] [PG9] a realm that is slow holds nobody up: the rest is there in seconds, and it is asked once', async () => {
  let times = 0
  answer = () => {
    times++
    return { status: 404, body: { code: 'no_head' } }
  }
  pauseMs = 16_000
  await fresh()
  const view = await read()
  expect(realm(view, '430702')).toMatchObject({ state: 'silent', why: 'slow' })
  expect(realm(view, '430523').state).toBe('told')
  await fresh()
  expect(realm(await read(), '430702').why).toBe('slow')
  expect(times).toBe(1)
  pauseMs = 0
  answer = () => null
  await new Promise((done) => setTimeout(done, 6_000))
})

test('[PG6] a day before anything, one that is none, and one to come', async () => {
  const { values, realms, implied: facts } = await read(house.stranger, '2010-01-01')
  expect(realm({ realms } as BroadsheetView, '430523').state).toBe('told')
  expect(values['A4-05']!.value).toBe(0)
  /** Nothing has been told yet: a share of no target is no value, and what rests on it is not judged. */
  expect(values['A1-04']!.value).toBe(null)
  expect(facts[0]!.holds).toBe(true)
  for (const asOf of ['2010-13-01', 'x'])
    expect([asOf, (await house.stranger.get(`/api/broadsheet?asOf=${asOf}`)).status]).toEqual([asOf, 400])
  for (const path of ['/api/broadsheet?asOf=9999-01-01', '/api/broadsheet/%3Cb%3E/records'])
    expect((await house.stranger.get(path)).status, path).toBeLessThan(500)
})

test('[PG5] [PG6] a head that is shorter than the one that was seen: what was signed before stands, with since when', async () => {
  const before = await read()
  const file = JSON.parse(readFileSync(pageFile, 'utf8')) as Record<
    string,
    { head: { size: number; root: string } }
  >
  const { size } = file['430300']!.head
  file['430300']!.head.size = size + 5
  writeFileSync(pageFile, JSON.stringify(file))
  house = await house.restart({})
  const view = await read()
  expect(realm(view, '430300')).toMatchObject({ state: 'last', why: 'shorter' })
  const { since } = realm(view, '430300')
  expect(since! <= realm(before, '430300').since!).toBe(true)
  expect(view.values['A1-03']).toMatchObject({ value: before.values['A1-03']!.value, since, live: false })
  expect(realm(view, '430523').state).toBe('told')
  file['430300']!.head.size = size
  writeFileSync(pageFile, JSON.stringify(file))
  house = await house.restart({})
  await fresh()
  expect(realm(await read(), '430300')).toMatchObject({ state: 'told', why: null })
})

/** The old home's leader has no second factor yet; the session goes on when the server is another. */
async function leader(): Promise<(path: string, body: unknown) => ReturnType<Visitor['post']>> {
  const json = { 'content-type': 'application/json' }
  const county = await house.as('county')
  const { secret } = (await county.post<{ readonly secret: string }>('/api/totp', { password })).body
  const code = new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret }).generate()
  const { headers } = await county.send('PUT', '/api/totp', JSON.stringify({ code }), json)
  const cookie = headers
    .getSetCookie()
    .map((c) => c.split(';')[0]!)
    .join('; ')
  return (path, body) => house.stranger.send('POST', path, JSON.stringify(body), { ...json, cookie })
}

test('[PG10] signing asks where realms are silent, freezes, and a later change drafts its correction with its cause', async () => {
  const asOf = '2021-10-20'
  house = await house.restart({ packs: implying([{ kind: 'equal', title, ids: ['A1-17', 'A1-18'] }]) })
  const post = await leader()
  expect(await post('/api/broadsheet/sign', { asOf, evenSo: true })).toMatchObject({
    status: 422,
    body: { code: 'contradiction' },
  })
  house = await house.restart({ packs: implying(implied) })
  const before = await claimed('430523', 'A4-05')
  expect(await post('/api/broadsheet/sign', { asOf })).toMatchObject({
    status: 409,
    body: { code: 'not_all_told' },
  })
  expect(await (await house.as('clerk')).post('/api/broadsheet/sign', { asOf })).toMatchObject({
    status: 403,
  })
  const signed = (await post('/api/broadsheet/sign', { asOf, evenSo: true })) as Answer<BroadsheetView>
  expect(signed.status, JSON.stringify(signed.body).slice(0, 400)).toBe(200)
  expect(signed.body.number).toBe('一门要闻〔2021〕1号')
  expect(signed.body.signed!.corrections).toEqual([])
  expect(await post('/api/broadsheet/sign', { asOf, evenSo: true })).toMatchObject({ status: 409 })

  const gone = (
    await house.owner.query<{ case: string }>(
      `delete from figure_record where ctid in (
        select ctid from figure_record where figure = 'assistance.temporary.grants' and part = 'top' and to_day is null
          and from_day between '2021-01-01' and '2021-10-20' limit 1) returning case_id as "case"`,
    )
  ).rows[0]!.case
  await fresh()
  const view = await read()
  expect(view.values['A4-05']!.value).toBe(before)
  const correction = view.signed!.corrections.find((c) => c.id === 'A4-05')!
  expect([correction.was.zh, correction.now.zh]).toEqual([String(before), String(before - 1)])
  expect(correction.sentence.zh).toContain(`本报原载${before}`)
  expect(correction.causes).toMatchObject([{ case: gone, came: false }])
  expect(correction.causes[0]!.act?.zh).toMatch(/^\d{4}-\d{2}-\d{2} ./)
  const frozen = await house.stranger.get<BroadsheetRecordsView>(`/api/broadsheet/A4-05/records?asOf=${asOf}`)
  expect([frozen.body.frozen, frozen.body.total]).toEqual([true, signed.body.values['A4-05']!.records])
})
