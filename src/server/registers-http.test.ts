/**
 * Registers over HTTP: who reads what of which, pages and searches, the history of an entry, a past day's
 * list, the map and the spreadsheet.
 */
import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestHouse, Visitor, Visitors } from '../../tools/house.ts'
import {
  listFirms,
  openBallot,
  openXiangtan,
  stair,
  stairUnit,
  surveyCity,
  xiangtan,
} from '../../tools/stair.ts'
import type {
  MapGround,
  Problem,
  RegisterEntryView,
  RegisterListView,
  RegisterPoints,
  RegisterSummary,
} from './contract/index.ts'
import { readSheet } from '../sheets/index.ts'
import { soundsOf } from './find/sounds.ts'

let house: TestHouse
let at: Visitors
let spread: Awaited<ReturnType<typeof surveyCity>>
let visitors: Readonly<Record<string, Visitor>>
const units = 'elevator.units'
const firms = 'elevator.firms'
const all = () => spread.length + 8

beforeAll(async () => {
  ;({ house, at } = await openXiangtan())
  /** Begun while the stair was eligible: the second look came later. */
  await openBallot(at, 'E-0001', '2021-11-05')
  spread = await surveyCity(at)
  await listFirms(at)
  visitors = {
    stranger: at.stranger,
    owner: await at.as('owner'),
    community: await at.as('community'),
    district: await at.as('district'),
    city: await at.as('city'),
    statistician: await at.as('statistician'),
    auditor: await at.as('auditor'),
    leader: await at.as('leader'),
  }
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const list = async (who: string, id: string, query = '') =>
  await visitors[who]!.get<RegisterListView & Problem>(`/api/registers/${id}${query}`)
const entry = async (who: string, id: string, e: string) =>
  visitors[who]!.get<RegisterEntryView & Problem>(`/api/registers/${id}/entries/${encodeURIComponent(e)}`)
const inDistrict = (code: string) => spread.filter((r) => r.community.startsWith(code)).length

describe('[RG5] who reads what', () => {
  test.each([
    ['stranger', { [units]: 'asked', 'elevator.projects': 'asked', [firms]: 'everybody' }],
    ['owner', { [units]: 'asked', 'elevator.projects': 'asked', [firms]: 'everybody' }],
    /** A project looks its firm up, so who works on projects has a part in the list; its entries lie over the city. */
    ['community', { [units]: 'office', 'elevator.projects': 'office', [firms]: 'office' }],
    ['district', { [units]: 'office', 'elevator.projects': 'office', [firms]: 'office' }],
    ['city', { [units]: 'office', 'elevator.projects': 'office', [firms]: 'office' }],
    /** Holds a post, and has no part in any of it. */
    ['statistician', { [units]: 'asked', 'elevator.projects': 'asked', [firms]: 'everybody' }],
    ['auditor', { [units]: 'office', 'elevator.projects': 'office', [firms]: 'office' }],
  ])('%s', async (who, expected) => {
    const { body } = await visitors[who]!.get<readonly RegisterSummary[]>('/api/registers')
    expect(Object.fromEntries(body.map((r) => [r.id, r.reads]))).toMatchObject(expected)
    for (const r of body) expect(r.total === null, r.id).toBe(r.reads === 'asked')
  })

  test('officials count the entries under their posts, auditors and the city count all', async () => {
    const counted = await Promise.all(
      ['community', 'district', 'city', 'auditor'].map(async (who) => (await list(who, units)).body.total),
    )
    expect(counted).toEqual([
      8 + inDistrict(stair.community),
      8 + inDistrict(stair.community.slice(0, 6)),
      all(),
      all(),
    ])
  })

  test('a place outside of one’s posts is empty, not refused; a place that is none is refused', async () => {
    expect((await list('community', units, '?area=430302')).body.total).toBe(0)
    expect((await list('city', units, '?area=430302')).body.total).toBe(inDistrict('430302'))
    expect(await list('city', units, '?area=999999')).toMatchObject({ status: 404 })
  })

  test('[RG12] by sound each finds what is theirs to read, whoever searched before', async () => {
    const there = spread.find(
      (r) => !r.community.startsWith(stair.community.slice(0, 6)) && /^\p{Script=Han}+$/u.test(r.estate),
    )!
    const query = `?q=${soundsOf(there.estate).whole[0]!}`
    for (const who of ['community', 'stranger', 'community', 'city'])
      expect((await list(who, units, query)).body.entries.length > 0, who).toBe(who !== 'community')
  })

  test('whoever may only ask says what they look for, and gets public columns without numbers', async () => {
    expect(await list('stranger', units)).toMatchObject({ status: 422, body: { code: 'name_needed' } })
    expect(await list('owner', units, '?q=三')).toMatchObject({ status: 422, body: { code: 'name_needed' } })
    const { body } = await list('stranger', units, '?q=三湘鑫苑 1栋')
    expect(body.entries.map((e) => e.name)).toEqual(['三湘鑫苑1栋1单元', '三湘鑫苑1栋2单元'])
    expect([body.total, body.register.standings.map((s) => s.n)]).toEqual([null, [null, null, null]])
    const names = body.columns.map((c) => c.name)
    expect(names).toEqual(
      expect.arrayContaining([
        'estate',
        'building',
        'unit',
        'floors',
        'fireLane',
        'failed',
        'toFix',
        'missing',
        'surveyedOn',
      ]),
    )
    for (const withheld of [
      'singleOwner',
      'legalProof',
      'danger',
      'dwellings',
      'longitude',
      'latitude',
      'community',
    ])
      expect(names, withheld).not.toContain(withheld)
    expect(body.entries.map((e) => e.case)).toEqual([null, null])
    expect(JSON.stringify(body)).not.toContain(String(stair.longitude))
  })

  test('whoever may only ask gets sixty at most, however they ask', async () => {
    const { body } = await list('stranger', units, '?q=单元&offset=60&limit=500')
    expect([body.entries.length, body.more]).toEqual([60, true])
  })

  test.each(['stranger', 'owner', 'statistician'])(
    '%s has no map and no spreadsheet of a register that is only asked',
    async (who) => {
      expect([401, 404]).toContain((await visitors[who]!.get(`/api/registers/${units}/points`)).status)
      expect([401, 404]).toContain((await visitors[who]!.get(`/api/registers/${units}/list.xlsx`)).status)
    },
  )

  test('what there is not is answered in the same words as what one may not see', async () => {
    const nothing = await entry('stranger', units, 'no/such/unit')
    expect(nothing).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect((await list('stranger', 'elevator.nothing')).body).toEqual(
      (await entry('stranger', 'elevator.nothing', 'x')).body,
    )
    /** Of the county, whose programmes keep none. */
    expect((await house.stranger.get(`/api/registers/${firms}`)).status).toBe(404)
    expect((await house.stranger.get('/api/registers')).body).toEqual([])
  })
})

describe('pages', () => {
  test('by place, then by name with building 10 after building 9; counted by standing', async () => {
    const { body } = await list('city', units, '?limit=500')
    const areas = body.entries.map((e) => e.area)
    expect(areas).toEqual(areas.toSorted())
    const ours = body.entries.filter((e) => e.name.startsWith('三湘鑫苑'))
    expect(ours.map((e) => e.name)).toEqual(
      [1, 2, 3, 4].flatMap((b) => [`三湘鑫苑${b}栋1单元`, `三湘鑫苑${b}栋2单元`]),
    )
    expect(body.register.standings.reduce((n, s) => n + (s.n ?? 0), 0)).toBe(all())
  })

  test('the pages together are the list, without a gap', async () => {
    const pages = await Promise.all(
      [0, 50, 100, 150].map(async (offset) => (await list('city', units, `?offset=${offset}&limit=50`)).body),
    )
    const ids = pages.flatMap((p) => p.entries.map((e) => e.id))
    expect([ids.length, new Set(ids).size]).toEqual([all(), all()])
    expect(pages.map((p) => p.more)).toEqual(pages.map((_, i) => (i + 1) * 50 < all()))
  })

  test('a standing narrows the page, not the counts of the others', async () => {
    const whole = (await list('city', units)).body
    const fit = (await list('city', units, '?standing=fit')).body
    expect(fit.register.standings).toEqual(whole.register.standings)
    expect(fit.total).toBe(whole.register.standings.find((s) => s.name === 'fit')!.n)
    expect(new Set(fit.entries.map((e) => e.standing))).toEqual(new Set(['fit']))
    expect((await list('city', units, '?standing=fit,unfit')).body.total).toBe(
      whole.register.standings.filter((s) => s.name !== 'conditional').reduce((n, s) => n + s.n!, 0),
    )
    expect(await list('city', units, '?standing=gone')).toMatchObject({
      status: 422,
      body: { code: 'unknown_standing' },
    })
  })

  test('words in any order, and a percent sign is a letter', async () => {
    expect((await list('city', units, '?q=2单元 三湘鑫苑')).body.total).toBe(4)
    expect((await list('city', units, '?q=%25%25')).body.total).toBe(0)
  })

  test('[RG8] a past day’s list is what it was', async () => {
    const then = async (asOf: string) => (await list('city', units, `?asOf=${asOf}&limit=500`)).body
    expect([
      (await then('2021-10-10')).total,
      (await then('2021-10-11')).total,
      (await then('2021-10-12')).total,
    ]).toEqual([0, 8, all()])
    const of = (body: RegisterListView) => body.entries.find((e) => e.id === stairUnit)!.standing
    expect([
      of(await then('2021-10-17')),
      of(await then('2021-10-18')),
      of(await then('2021-10-20')),
    ]).toEqual(['fit', 'conditional', 'conditional'])
  })
})

describe('an entry', () => {
  test('[RG7] every version: when, how it stood, what changed, and the case for those who may see it', async () => {
    const { body } = await entry('city', units, stairUnit)
    expect(body).toMatchObject({ name: '三湘鑫苑1栋1单元', standing: 'conditional', since: '2021-10-18' })
    expect(body.versions.map((v) => [v.from, v.until, v.standing, v.case])).toEqual([
      ['2021-10-18', null, 'conditional', 'S-3'],
      ['2021-10-11', '2021-10-18', 'fit', 'S-1'],
    ])
    expect(body.versions[0]!.changes.find((c) => c.name === 'fireLane')).toMatchObject({
      now: { zh: '3.20米' },
    })
    expect(body.versions[0]!.changes.map((c) => c.name)).toContain('toFix')
    expect(body.versions[1]!.changes).toEqual([])
    expect(body.values.map((v) => v.name)).toContain('legalProof')
  })

  test('the stranger reads why, with the clause, and that a project is under way: its stage and no more', async () => {
    const { body } = await entry('stranger', units, stairUnit)
    expect(body.reasons).toEqual([
      expect.objectContaining({
        column: 'toFix',
        text: { zh: '消防车道净宽满足要求', en: 'Fire lane wide enough' },
        clause: expect.objectContaining({ text: expect.stringContaining('4.0米') as unknown }) as unknown,
      }),
    ])
    expect(body.values.map((v) => v.name)).not.toContain('legalProof')
    expect(body.versions.map((v) => v.case)).toEqual([null, null])
    expect(body.versions[0]!.changes.map((c) => c.name)).not.toContain('singleOwner')
    expect(body.also).toEqual([
      expect.objectContaining({ register: 'elevator.projects', standing: 'initiated', case: null }),
    ])
    expect(JSON.stringify(body)).not.toMatch(/E-0001|S-1|S-3|latitude/)
  })

  test('the community sees the case of its stair, and not the import of the city', async () => {
    const { body } = await entry('community', units, stairUnit)
    expect(body.also[0]!.case).toBe('E-0001')
    expect(body.versions.map((v) => v.case)).toEqual([null, null])
  })

  test('an official asks about a stair of another place as anybody does', async () => {
    const far = spread.find((r) => !r.community.startsWith(stair.community.slice(0, 6)))!
    const { status, body } = await entry(
      'community',
      units,
      `${far.community}/${far.estate}/${far.building}/${far.unit}`,
    )
    expect(status).toBe(200)
    expect(body.values.map((v) => v.name)).not.toContain('legalProof')
  })

  test('what was taken back is told as that, and stands no more', async () => {
    const id = `${spread[0]!.community}/${spread[0]!.estate}/${spread[0]!.building}/${spread[0]!.unit}`
    const before = (await entry('city', units, id)).body
    expect(before.standing).not.toBeNull()
    const done = await visitors.city!.post<Problem>('/api/cases/S-2/commands', {
      seq: 3,
      outcome: 'undo',
      post: `${xiangtan}-city-office-1`,
      input: { reason: '抽样批次作废' },
    })
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    const { body } = await entry('city', units, id)
    expect(body).toMatchObject({ standing: null, since: null })
    expect(body.versions).toEqual([expect.objectContaining({ until: '2021-10-20', voided: '2021-10-20' })])
    expect((await list('city', units)).body.total).toBe(8)
    /** Last week's list is still last week's. */
    expect((await list('city', units, '?asOf=2021-10-19')).body.total).toBe(all())
  })
})

describe('the published list of firms', () => {
  test('a stranger reads all of it: standing, licence, points, reason, since when, and that owners may choose others', async () => {
    const { body } = await list('stranger', firms)
    expect(body.total).toBe(3)
    const cell = (e: RegisterListView['entries'][number], name: string) =>
      e.cells[body.columns.findIndex((c) => c.name === name)]
    expect(
      body.entries.map((e) => [
        e.name,
        e.standing,
        e.since,
        cell(e, 'licenceTo'),
        cell(e, 'points'),
        cell(e, 'reason'),
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['湘潭安行电梯有限公司', 'listed', '2021-08-10', '2024-06-30', 0, null],
        ['湘潭顺升电梯工程有限公司', 'warned', '2021-09-06', '2021-10-10', 6, '未按程序办理合同备案'],
        [
          '湘潭恒达机电有限公司',
          'removed',
          '2021-09-13',
          '2024-06-30',
          12,
          '累计记分达到移出标准，申辩理由不成立',
        ],
      ]),
    )
    expect(body.register.note).toMatchObject({
      text: { zh: expect.stringContaining('业主可以另行选择') as unknown },
      clause: { title: expect.stringContaining('优化营商环境条例') as unknown },
    })
  })

  test('a district’s officer, whose posts do not reach the city’s list, reads it as everybody does', async () => {
    const [mine, theirs] = [(await list('district', firms)).body, (await list('stranger', firms)).body]
    expect(mine.entries.map((e) => e.name)).toEqual(theirs.entries.map((e) => e.name))
    expect(mine.entries.every((e) => e.case === null)).toBe(true)
  })
})

describe('the map', () => {
  const points = (who: string, headers: Readonly<Record<string, string>> = {}, query = '?asOf=2021-10-19') =>
    visitors[who]!.send<RegisterPoints>('GET', `/api/registers/${units}/points${query}`, undefined, headers)

  test('every unit once, in the order of its place, at the degree where it is', async () => {
    const { body } = await points('city')
    expect(body.ids.length).toBe(all())
    expect(body.at.length).toBe(2 * all())
    expect(body.places.reduce((n, p) => n + p.n, 0)).toBe(all())
    const i = body.ids.indexOf(stairUnit)
    const sum = (from: number) =>
      body.at.filter((_, n) => n % 2 === from && n <= 2 * i + from).reduce((a, b) => a + b, 0)
    expect([sum(0), sum(1)]).toEqual([stair.longitude, stair.latitude])
    expect(body.standings[body.standing[i]!]).toBe('conditional')
    expect(body.names[stair.community.slice(0, 6)]).toMatchObject({ parent: xiangtan })
  })

  test('the community has its own, the district its own', async () => {
    expect((await points('community')).body.places.map((p) => p.code)).toEqual([stair.community])
    expect(
      (await points('district')).body.places.every((p) => p.code.startsWith(stair.community.slice(0, 6))),
    ).toBe(true)
  })

  test('[RG9] unchanged is not sent again; another reader’s answer is another one', async () => {
    const first = await points('city')
    const tag = first.headers.get('etag')!
    expect((await points('city', { 'if-none-match': tag })).status).toBe(304)
    expect((await points('district', { 'if-none-match': tag })).status).toBe(200)
    expect((await points('city', { 'if-none-match': tag }, '?asOf=2021-10-11')).status).toBe(200)
  })

  test('it is packed for those who unpack', async () => {
    const { headers, body } = await visitors.city!.file(`/api/registers/${units}/points?asOf=2021-10-19`)
    expect(headers.get('content-encoding')).toBe('gzip')
    /** The client unpacks on the way: what arrives is the answer. */
    expect(JSON.parse((body[0] === 0x1f ? gunzipSync(body) : body).toString())).toMatchObject({
      register: units,
    })
  })

  test('the ground is everybody’s: no outlines and no tiles where there are none', async () => {
    expect((await at.stranger.get<MapGround>('/api/map')).body).toEqual({ tiles: null, outlines: [] })
  })
})

test('[X1] [X4] the spreadsheet has the rows of the screen, says who took it, and is on record', async () => {
  const { status, body, headers } = await visitors.city!.file(
    `/api/registers/${units}/list.xlsx?asOf=2021-10-19&standing=conditional`,
  )
  expect(status).toBe(200)
  const rows: (readonly string[])[] = []
  for await (const row of readSheet(body)) rows.push(row.cells.map((c) => ('text' in c ? c.text : '')))
  const screen = (await list('city', units, '?asOf=2021-10-19&standing=conditional&limit=500')).body
  expect(rows.length).toBe(screen.total! + 2)
  expect(rows[0]!.slice(0, 5)).toEqual(['名称', '地方', '状态', '自', '办件'])
  expect(rows.find((r) => r[0] === '三湘鑫苑1栋1单元')).toEqual(
    expect.arrayContaining(['有条件', '3.20米', '消防车道净宽满足要求']),
  )
  const number = headers.get('x-yimen-export')!
  expect(rows.at(-1)!.join('')).toContain(number)
  const { body: log } = await visitors.auditor!.get<{
    accesses: readonly { what: readonly { zh: string }[]; digest: string }[]
  }>(`/api/accesses?number=${number}`)
  expect(log.accesses[0]).toMatchObject({
    what: [{ zh: `既有住宅单元摸底名册，${screen.total}条` }],
    digest: createHash('sha256').update(body).digest('hex'),
  })
})
