/** [F6] [B17] [B18] Days and words that records tell: read, opened, printed, claimed for the page, signed, recounted. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bulletin } from '#kernel/bulletin'
import type { Figure } from '#kernel/figure'
import { TOTP } from 'otpauth'
import { allPacks, openHouseOver, password, type TestHouse, type Visitor } from '../../tools/house.ts'
import { restoreOldHome, type OldHome } from '../../tools/old-home.ts'
import type {
  BulletinView,
  FigureView,
  PageFigureView,
  ReadingView,
  RecordsView,
  SlotRecordsView,
} from './contract/index.ts'
import type { Packs } from './packs.ts'

const realm = '430300'
const asOf = '2021-10-20'
const t = (zh: string, en = 'Something') => ({ zh, en })
const levels = { A1: t('A1级', 'Level A1'), A2: t('A2级', 'Level A2'), B: t('B级', 'Level B') }
const telling = (id: string, more: Pick<Figure, 'measure' | 'counts'>): Figure => ({
  id: `told.${id}`,
  version: 1,
  title: t(id, id),
  definition: t(id, id),
  programme: 'elevator.firm',
  unit: 'case',
  window: 'now',
  clause: 'rehearsal-xiangtan-parameters(2020-12-01)#item-19',
  things: true,
  ...more,
})
const listed = { entries: 'elevator.firms', standing: ['listed', 'warned'] } as const
const figures = [
  telling('first', { measure: 'least', counts: { ...listed, value: 'licenceTo', says: 'day' } }),
  telling('last', { measure: 'most', counts: { ...listed, value: 'licenceTo', says: 'day' } }),
  telling('same', { measure: 'same', counts: { ...listed, value: 'licenceTo', says: 'day' } }),
  telling('level', { measure: 'least', counts: { ...listed, value: 'level', says: levels } }),
  telling('none', {
    measure: 'same',
    counts: { ...listed, where: 'name = "无此企业"', value: 'licenceTo', says: 'day' },
  }),
]
const slot = (id: string, format: 'day' | 'month' | 'year' | 'word', page: string) =>
  ({ figure: `told.${id}`, format, page: { id: page, unit: format, qualifier: 'exact' } }) as const
const bulletin = (id: string, slots: Bulletin['slots']): Bulletin => ({
  id,
  version: 1,
  title: t('通报'),
  area: realm,
  issuer: t('专班'),
  mark: '测',
  signedBy: 'city-office-head',
  slots,
  paragraphs: Object.keys(slots).map((name) => ({ text: t(`是{${name}}。`, `It is {${name}}.`) })),
})
const withTelling = (): Packs => {
  const all = allPacks()
  return {
    ...all,
    figures: [...all.figures, ...figures],
    bulletins: [
      bulletin('told.agreed', {
        first: slot('first', 'day', 'X1-01'),
        month: slot('last', 'month', 'X1-02'),
        year: slot('last', 'year', 'X1-03'),
        level: slot('level', 'word', 'X1-04'),
        none: slot('none', 'day', 'X1-05'),
      }),
      bulletin('told.differing', { same: slot('same', 'day', 'X1-06') }),
    ],
  }
}

/** The old home's head has no second factor yet: sets one up and goes on in the session that is as strong. */
async function withFactor(head: Visitor): Promise<Pick<Visitor, 'get' | 'post'>> {
  const json = { 'content-type': 'application/json' }
  const { secret } = (await head.post<{ readonly secret: string }>('/api/totp', { password })).body
  const code = new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret }).generate()
  const { status, headers } = await head.send('PUT', '/api/totp', JSON.stringify({ code }), json)
  expect(status).toBe(200)
  const cookie = headers
    .getSetCookie()
    .map((c) => c.split(';')[0]!)
    .join('; ')
  return {
    get: (path) => head.send('GET', path, undefined, { cookie }),
    post: (path, body) => head.send('POST', path, JSON.stringify(body), { ...json, cookie }),
  }
}

let home: OldHome
let house: TestHouse
let office: Pick<Visitor, 'get' | 'post'>
let licences: readonly { readonly to: string; readonly level: string }[]
beforeAll(async () => {
  home = await restoreOldHome()
  const before = await openHouseOver(home.database, { codes: ['430523', realm] })
  house = await before.restart({ packs: withTelling() })
  office = await withFactor(await house.at(realm).as('city-head'))
  licences = (
    await house.owner.query<{ to: string; level: string }>(
      `select body->>'licenceTo' as "to", body->>'level' as level
        from entry where realm = $1 and register = 'elevator.firms' and to_day is null and standing in ('listed', 'warned')`,
      [realm],
    )
  ).rows.toSorted((a, b) => (a.to < b.to ? -1 : 1))
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
  home.remove()
})

const read = async (id: string) =>
  (await house.at(realm).console.get<ReadingView>(`/api/figures/told.${id}/reading?asOf=${asOf}`)).body

test('[F6] the first and the last day of what its records say, and the word that stands first', async () => {
  expect(licences.length).toBeGreaterThan(2)
  expect((await read('first')).said?.key).toBe(licences[0]!.to)
  expect((await read('last')).said?.key).toBe(licences.at(-1)!.to)
  const best = Object.keys(levels).find((level) => licences.some((l) => l.level === level))!
  expect((await read('level')).said?.key).toBe(best)
})

test('[F6] records that differ say nothing, and how many things they say; none is none', async () => {
  const different = new Set(licences.map((l) => l.to)).size
  expect(different).toBeGreaterThan(1)
  expect(await read('same')).toMatchObject({
    value: null,
    records: licences.length,
    numerator: { persons: different },
  })
  expect(await read('none')).toMatchObject({ value: null, records: 0, numerator: { count: 0 } })
})

test('[F6] it opens into records that say it, and its course is told in words', async () => {
  const { body } = await office.get<RecordsView>(`/api/figures/told.first/records?asOf=${asOf}`)
  expect(body.records.map((r) => r.said?.key).toSorted()).toEqual(licences.map((l) => l.to))
  const view = (await office.get<FigureView>(`/api/figures/told.first?asOf=${asOf}`)).body
  expect(view.trend.at(-1)!.said?.key).toBe(licences[0]!.to)
})

test('[B2] [B17] the page is given days, months and words as texts, a year as a number', async () => {
  const { body } = await house
    .at(realm)
    .console.get<readonly PageFigureView[]>(`/api/page?asOf=${asOf}&only=X1`)
  const last = licences.at(-1)!.to
  expect(body.map((f) => [f.id, f.value])).toEqual([
    ['X1-01', licences[0]!.to],
    ['X1-02', last.slice(0, 7)],
    ['X1-03', Number(last.slice(0, 4))],
    ['X1-04', (await read('level')).said!.key],
    ['X1-05', null],
    ['X1-06', null],
  ])
})

test('[B4] [B17] signing freezes them with their records, in both languages', async () => {
  const signed = await office.post<BulletinView>('/api/bulletins/told.agreed/sign', { asOf })
  expect(signed.status, JSON.stringify(signed.body)).toBe(200)
  const [year, month, day] = licences[0]!.to.split('-').map(Number)
  const prose = (lang: 'zh' | 'en') => signed.body.paragraphs[0]!.runs![lang].map((r) => r.text).join('')
  expect(prose('zh')).toBe(`是${year}年${month}月${day}日。`)
  expect(prose('en')).toMatch(new RegExp(`^It is ${day} [A-Z][a-z]+ ${year}\\.$`))
  expect(signed.body.signed!.corrections).toEqual([])
  const frozen = (
    await office.get<SlotRecordsView>(`/api/bulletins/told.agreed/slots/first/records?asOf=${asOf}`)
  ).body
  expect(frozen.frozen).toBe(true)
  expect(frozen.records.map((r) => r.said?.key).toSorted()).toEqual(licences.map((l) => l.to))
})

test('[B18] a draft whose records differ says so and is not signed', async () => {
  const draft = (await office.get<BulletinView>(`/api/bulletins/told.differing?asOf=${asOf}`)).body
  expect(draft.findings.map((f) => [f.severity, f.message.zh.includes('应当只有一个说法')])).toEqual([
    ['contradiction', true],
  ])
  expect(await office.post('/api/bulletins/told.differing/sign', { asOf })).toMatchObject({
    status: 422,
    body: { code: 'contradiction' },
  })
})

test('[V3] verify counts them again, and points at one that was changed', async () => {
  const verified = async () =>
    (
      await house
        .at(realm)
        .console.post<{ readonly mismatches: readonly { readonly what: string }[] }>('/api/verify', {})
    ).body.mismatches
  expect(await verified()).toEqual([])
  await house.owner.query(
    `update figure_record set value = 20300101
      where ctid in (select ctid from figure_record where figure = 'told.first' limit 1)`,
  )
  expect((await verified()).length).toBeGreaterThan(0)
})
