/** The year of Wuling's organisations played through the API: the page's figures out of records, lists by themselves, everything verified. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from '@hono/zod-openapi'
import { drawSample } from '#kernel/sample'
import { makeWuling } from '../../packs/wuling.ts'
import { found, type Found } from '../../tools/living.ts'
import { openTestHouse, seed, type TestHouse, type Visitors } from '../../tools/house.ts'
import { playRehearsal } from '../cli/rehearse.ts'
import type {
  BulletinView,
  CaseView,
  PageFigureSchema,
  RecordsView,
  RegisterEntryView,
  RegisterListView,
} from './contract/index.ts'

type PageFigure = z.infer<typeof PageFigureSchema>

let house: TestHouse
let at: Visitors
const asOf = '2021-10-20'

beforeAll(async () => {
  house = await openTestHouse({ codes: ['430523', '430702'] })
  at = house.at('430702')
  await playRehearsal(makeWuling(seed), { url: house.url, key: house.key, realm: '430702' })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

test('[A3] the newspaper’s numbers are counted from records, and nothing else is claimed', async () => {
  const figures = (await at.console.get<readonly PageFigure[]>(`/api/page?asOf=${asOf}`)).body
  expect(figures.map((f) => [f.id, f.value, f.qualifier, f.records])).toEqual([
    ['A3-01', 323, 'exact', 323],
    ['A3-02', 1_220, 'exact', 1_220],
  ])
})
test('[B13] the circular says the same, and its parts make the whole', async () => {
  const head = await at.as('registrar-head')
  const { body } = await head.get<BulletinView>(`/api/bulletins/organisations.monthly?asOf=${asOf}`)
  const table = body.paragraphs.find((p) => p.table)!.table!
  expect(table.rows.length).toBe(19)
  expect(table.total.slice(0, 2)).toEqual(['323', '1220'])
  const text = (await head.get<string>(`/api/bulletins/organisations.monthly?asOf=${asOf}&format=md`)).body
  expect(text.replace(/\*\*|\[\^\d+\]/g, '')).toContain(
    '全区登记社会组织323家，其中社会团体196家、民办非企业单位127家；备案社区社会组织1220家',
  )
})

describe('[RG12] anybody finds an organisation, with its standing and why', () => {
  const q = async (words: string, register = 'organisations.registered') =>
    (
      await at.stranger.get<RegisterListView>(
        `/api/registers/${register}?limit=60&q=${encodeURIComponent(words)}`,
      )
    ).body.entries
  test.each([
    ['by part of its name', '太极拳协会'],
    ['by its pinyin, in part', 'taijiquanxiehui'],
    ['by its initials', 'tjqxh'],
  ])('%s', async (_, words) => {
    expect((await q(words)).map((e) => e.name)).toContain('常德市武陵区太极拳协会')
  })
  test('by its credit code, and by a part of it', async () => {
    const [one] = await q('太极拳协会')
    for (const words of [one!.id, one!.id.slice(0, 14), one!.id.toLowerCase()])
      expect((await q(words)).map((e) => e.id)).toContain(one!.id)
  })
  test.each(['zzzzqq', '%', "' or 1=1 --", '统一'])('nothing is found by %s', async (words) =>
    expect(await q(words)).toEqual([]),
  )
  test.each([
    '太极拳协会',
    '协会',
    '武陵区 太极',
    'tjqxh',
    'TAIJIQUAN',
    '武陵 taijiquan',
    '（',
    '５２４３０７０',
  ])(
    'of today it is looked for in memory, of a day before by the database, and both find the same: %s',
    async (words) => {
      const before = await at.stranger.get<RegisterListView>(
        `/api/registers/organisations.registered?limit=60&asOf=2021-10-19&q=${encodeURIComponent(words)}`,
      )
      const namesOf = (list: RegisterListView['entries']) => list.map((e) => e.name).toSorted()
      expect(namesOf(before.body.entries)).toEqual(namesOf(await q(words)))
    },
  )
  test('a filed one by pinyin too', async () => {
    expect((await q('banbianjie', 'organisations.filed')).length).toBeGreaterThan(3)
  })
  test('of two missing years one was handed in: still listed, from the first day, and it says why', async () => {
    const listed = await at.stranger.get<RegisterListView>(
      '/api/registers/organisations.registered?standing=anomaly&limit=60',
    )
    const bodies = await Promise.all(
      listed.body.entries.map(
        async ({ id }) =>
          (await at.stranger.get<RegisterEntryView>(`/api/registers/organisations.registered/entries/${id}`))
            .body,
      ),
    )
    const two = bodies.find((e) => e.values.some((v) => v.name === 'listedOn' && v.text.en === '2019-12-02'))!
    expect(two.reasons.map((r) => r.text.zh)).toEqual(['未按规定报送年度工作报告'])
    expect(two.values.find((v) => v.name === 'why')!.text.zh).toBe(
      '2019年度：未按规定报送年度工作报告（2020年6月1日列入）',
    )
    expect(two.values.find((v) => v.name === 'why')!.text.en).toBe(
      '2019: Annual report not handed in (listed 2020-06-01)',
    )
    expect(two.reasons[0]!.clause?.text).toMatch(/活动异常名录/)
  })
  test('one went over to the serious list by itself on the day of the calendar', async () => {
    const listed = await at.stranger.get<RegisterListView>(
      '/api/registers/organisations.registered?standing=serious&limit=60',
    )
    expect(listed.body.entries.map((e) => e.since).toSorted()).toEqual(['2021-07-05', '2021-09-10'])
  })
  test('of who represents it a stranger reads the name, and neither number nor post nor telephone', async () => {
    const [one] = await q('太极拳协会')
    const { body } = await at.stranger.get<RegisterEntryView>(
      `/api/registers/organisations.registered/entries/${one!.id}`,
    )
    expect(body.values.find((v) => v.name === 'head')!.text.zh).toMatch(/^\p{Script=Han}{2,4}$/u)
    const page = JSON.stringify(body)
    expect(page).not.toMatch(/\d{17}[\dX]|1[3-9]\d{9}/)
    expect(body.values.map((v) => v.name)).not.toContain('agent')
  })
  test('keys of people are nobody’s list', async () => {
    for (const id of [
      'organisations.officers',
      'organisations.heads',
      'organisations.expert_people',
      'organisations.experts',
      'organisations.reports',
    ])
      expect((await at.stranger.get(`/api/registers/${id}`)).status).toBe(404)
  })
})

/** What each listed account finds at least. */
const accounts: Readonly<Record<string, readonly Found[]>> = {
  organisation: ['inbox', 'can'],
  applicant: ['inbox', 'can'],
  window: ['inbox', 'can'],
  street: ['inbox', 'can'],
  registrar: ['inbox', 'can'],
  'registrar-head': ['inbox', 'can'],
  supervisor: ['inbox', 'can'],
  party: ['inbox', 'can'],
  expert: ['inbox', 'can'],
  purchaser: ['inbox', 'can'],
  purse: ['inbox', 'can'],
  'purse-head': ['inbox', 'can'],
  figures: ['reads'],
  auditor: ['reads'],
}
describe('every listed account', () => {
  test('has a row', () => {
    expect(
      makeWuling(seed)
        .registry.logins.map((l) => l.login)
        .toSorted(),
    ).toEqual(Object.keys(accounts).toSorted())
  })
  test.each(Object.entries(accounts))('%s finds work: %j', async (login, what) => {
    expect(await found(await at.as(login))).toEqual(expect.arrayContaining([...what]))
  })
})

test('[SA1] the experts of a purchase are drawn again from the records that the figures list', async () => {
  const purchaser = await at.as('purchaser')
  const { body } = await purchaser.get<CaseView>('/api/cases/P-2021-2')
  const facts = Object.fromEntries(body.facts.map((f) => [f.name, f.value])) as {
    readonly [name: string]: unknown
    readonly drawn: readonly string[]
  }
  const { body: bids } = await at.console.get<{ digest: string }>(
    '/api/figures/organisations.bids/reading?asOf=2021-09-10',
  )
  const { body: pool } = await at.console.get<RecordsView>(
    '/api/figures/organisations.experts/records?asOf=2021-09-14&limit=100',
  )
  const files = pool.records.map((r) => r.case)
  expect([facts.seed, facts.panelSize, files.length]).toEqual([bids.digest, 5, 9])
  const first = drawSample(files, Math.floor(500 / files.length), bids.digest)
  expect(first.length).toBe(5)
  expect(facts.drawn.slice(0, 5)).toEqual(first)
})

test('[V1] [V8] cases, books, figures and registers are what the log gives', async () => {
  const { body } = await at.console.send<{ mismatches: readonly object[] }>('POST', '/api/verify', '{}', {
    'content-type': 'application/json',
  })
  expect(body.mismatches).toEqual([])
})

test('no figure is stored in the rehearsal: the same seed gives the same commands', () => {
  expect(JSON.stringify(makeWuling(7).waves)).toBe(JSON.stringify(makeWuling(7).waves))
})
