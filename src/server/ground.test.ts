/** [AR10] [AR11] [AR12] [AR13] [GD5] [GD8] Borders through the interface: drafts, publishing, a merger, and where a point lies and lay. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkProgramme, houseOfPacks } from '#kernel/check'
import { posts, staffOf, type Staff } from '../../tools/county.ts'
import { allPacks, openTestHouse, type TestHouse } from '../../tools/house.ts'
import { spotted } from '../../tools/spotted.ts'
import { yankoupu, yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import type { CaseView, Done } from './contract/index.ts'
import type { GroundAt, GroundDone } from './contract/ground.ts'
import type { Packs } from './packs.ts'

const packs = (): Packs => {
  const all = allPacks()
  return { ...all, programmes: [...all.programmes, spotted] }
}
const [eleven, twelve, thirteen] = ['011', '012', '013'].map((n) => `${yunzhao}${n}`) as [
  string,
  string,
  string,
]
let house: TestHouse
let staff: Staff

const place = (code: string, from: string, to: string | null) => ({
  code,
  parent: yunzhao,
  name: { zh: `第${code.slice(-2)}网格`, en: `Grid ${code.slice(-2)}` },
  kind: 'grid',
  from,
  to,
})
/** Degrees in millionths, beside each other: 11 in the west, 12, 13 in the east. */
const [south, north] = [27.01, 27.02]
const box = (west: number, east: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]
const grid = (code: string, west: number, east: number, sign?: object) => ({
  type: 'Feature',
  properties: { code, within: yunzhao, ...(sign ? { sign } : {}) },
  geometry: { type: 'Polygon', coordinates: [box(west, east)] },
})
const file = (...features: readonly object[]) => ({ type: 'FeatureCollection', features })
const three = file(
  grid(eleven, 111.3, 111.31, { name: '王秀英', phone: '0739-6820011', supervision: '0739-6820000' }),
  grid(twelve, 111.31, 111.32, { name: '李国强', phone: '0739-6820012' }),
  grid(thirteen, 111.32, 111.33),
)
const two = file(
  grid(eleven, 111.3, 111.32, { name: '王秀英', phone: '0739-6820011' }),
  grid(thirteen, 111.32, 111.33),
)

type Refused = {
  readonly code: string
  readonly detail: { readonly zh: string }
  readonly findings?: readonly { readonly code: string }[]
}
const put = <T = GroundDone>(body: object, as = house.console) =>
  as.send<T>('PUT', '/api/ground', JSON.stringify(body), { 'content-type': 'application/json' })
const at = async (lon: number, lat: number, day: string, more = '') => {
  const answer = await house.stranger.get<GroundAt>(`/api/ground/at?lon=${lon}&lat=${lat}&day=${day}${more}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const codes = (list: readonly { readonly code: string }[]) => list.map((x) => x.code)

beforeAll(async () => {
  house = await openTestHouse({ packs: packs(), startsAt: '2021-10-20T09:00:00+08:00' })
  staff = await staffOf(house)
  const answer = await house.console.send(
    'PUT',
    '/api/registry',
    JSON.stringify({
      name: { zh: '邵阳县', en: 'Shaoyang County' },
      rehearsal: true,
      startsAt: null,
      areas: [
        place(eleven, '2021-01-01', null),
        place(twelve, '2021-01-01', '2021-10-14'),
        place(thirteen, '2021-01-01', null),
      ],
      successions: [{ from: twelve, to: eleven, on: '2021-10-15' }],
      organisations: [],
      people: [],
      kin: [],
      posts: [],
      authorities: [],
      logins: [],
    }),
    { 'content-type': 'application/json' },
  )
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

test('[AR11] the policy is checked as any other', () => {
  const context = {
    holdsClause: () => true,
    authorities: [],
    heldRoles: new Set(['village-worker']),
    figures: [],
    house: houseOfPacks([packs()]),
  }
  expect(checkProgramme(spotted, context).map((f) => `${f.rule} ${f.code} ${f.where} ${f.example}`)).toEqual(
    [],
  )
})

describe('[AR13] [GD5] a faulty ground is not published', () => {
  test.each<[string, object, number, readonly string[]]>([
    ['没有说明坐标系', { ground: three }, 422, ['frame_missing']],
    [
      '重叠',
      { frame: 'WGS-84', ground: file(grid(eleven, 111.3, 111.312), grid(twelve, 111.31, 111.32)) },
      422,
      ['overlap'],
    ],
    [
      '没有登记的网格',
      { frame: 'WGS-84', ground: file(grid(`${yunzhao}099`, 111.3, 111.31)) },
      422,
      ['no_community'],
    ],
    [
      '图上写了别的社区',
      {
        frame: 'WGS-84',
        ground: file({ ...grid(eleven, 111.3, 111.31), properties: { code: eleven, within: yankoupu } }),
      },
      422,
      ['two_communities'],
    ],
    [
      '经纬度填反',
      {
        frame: 'WGS-84',
        ground: file({
          ...grid(eleven, 0, 0),
          geometry: { type: 'Polygon', coordinates: [box(111.3, 111.31).map(([x, y]) => [y, x])] },
        }),
      },
      422,
      ['swapped_axes'],
    ],
    ['不是图形文件', { frame: 'WGS-84', ground: { type: 'Topology' } }, 400, []],
    ['没有起始日', { from: 'x', frame: 'WGS-84', ground: three }, 400, []],
  ])('%s', async (_, body, status, findings) => {
    const answer = await put<Refused>({ from: '2021-03-01', ...body })
    expect(answer.status, JSON.stringify(answer.body)).toBe(status)
    expect(codes(answer.body.findings ?? [])).toEqual(findings)
  })

  test('only who administers draws', async () => {
    expect(
      (await put<Refused>({ from: '2021-03-01', frame: 'WGS-84', ground: three }, staff.clerk)).status,
    ).toBe(404)
    expect((await house.stranger.get('/api/ground/draft')).status).toBe(401)
  })
})

test('[AR13] [GD6] a faulty draft is kept with its findings, and what would mend it is told and not done', async () => {
  const slip = file(grid(eleven, 111.3, 111.31), grid(twelve, 111.310008, 111.32))
  const answer = await put({ from: '2021-03-01', frame: 'WGS-84', draft: true, ground: slip })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  expect(answer.body.published).toBe(false)
  expect(answer.body.proposal!.moves.length).toBe(2)
  expect(answer.body.proposal!.leaves).toEqual([])
  const draft = await house.console.get<{ draft: { ground: object } }>('/api/ground/draft')
  expect(draft.body.draft.ground).toEqual(slip)
  expect((await at(111.305, 27.015, '2021-04-01')).area).toBe(null)
})

describe('[AR12] [GD8] three grids, and two after a merger', () => {
  beforeAll(async () => {
    const first = await put({
      from: '2021-03-01',
      frame: 'WGS-84',
      order: '社网办〔2021〕3号',
      ground: three,
    })
    expect([first.status, first.body.began, first.body.ended]).toEqual([200, 3, 0])
    const merged = await put({ from: '2021-10-15', frame: 'WGS-84', order: '社网办〔2021〕9号', ground: two })
    expect([merged.status, merged.body.began, merged.body.ended], JSON.stringify(merged.body)).toEqual([
      200, 1, 2,
    ])
  })

  test.each<[string, number, number, string, string | null, readonly string[]]>([
    ['12网格当中', 111.315, 27.015, '2021-10-14', twelve, []],
    ['合并当天归11', 111.315, 27.015, '2021-10-15', eleven, []],
    ['边界上归代码小的', 111.31, 27.015, '2021-10-14', eleven, [twelve]],
    ['合并后边界没有了', 111.31, 27.015, '2021-10-15', eleven, []],
    ['三处都够不着', 111.4, 27.015, '2021-10-14', null, []],
    ['划定以前', 111.315, 27.015, '2021-02-28', null, []],
  ])('%s', async (_, lon, lat, day, area, beside) => {
    const answer = await at(lon, lat, day)
    expect([answer.area, codes(answer.onBorderOf)]).toEqual([area, beside])
  })

  test('one look-up gives the places above, and what the public sign says', async () => {
    const answer = await at(111.305, 27.015, '2021-10-14')
    expect(answer.sign).toEqual({ name: '王秀英', phone: '0739-6820011', supervision: '0739-6820000' })
    expect(codes(answer.path).slice(0, 3)).toEqual([eleven, yunzhao, yankoupu])
  })

  test('a point in another frame is converted once, and the answer says in which frame it stands', async () => {
    const answer = await at(111.305, 27.015, '2021-10-14', '&frame=GCJ-02')
    expect(answer.point.frame).toBe('WGS-84')
    expect(answer.point.lon).not.toBe(111.305)
  })

  test.each<[string, string, string]>([
    ['填反', 'lon=27.015&lat=111.305', 'swapped_axes'],
    ['在海外', 'lon=2.35&lat=48.85', 'outside_bounds'],
  ])('%s is refused in words', async (_, query, code) => {
    const answer = await house.stranger.get<Refused>(`/api/ground/at?${query}`)
    expect([answer.status, answer.body.code]).toEqual([422, code])
  })

  test('two who publish the same day at once: one does, the other is told', async () => {
    const both = await Promise.all(
      [1, 2].map(() =>
        put<Refused>({ from: '2021-10-18', frame: 'WGS-84', ground: file(grid(eleven, 111.3, 111.33)) }),
      ),
    )
    expect(both.map((x) => x.status).toSorted()).toEqual([200, 422])
    expect(both.map((x) => x.body.code).filter(Boolean)).toEqual(['ground_history'])
  })

  test('history is not moved', async () => {
    for (const from of ['2021-10-15', '2021-05-01']) {
      const answer = await put<Refused>({ from, frame: 'WGS-84', ground: three })
      expect([answer.status, answer.body.code]).toEqual([422, 'ground_history'])
    }
  })

  test('[GD3] what is drawn of a day comes out as GeoJSON that says its frame', async () => {
    const { body } = await house.stranger.get<{
      frame: string
      features: readonly { properties: { code: string } }[]
    }>('/api/ground?day=2021-10-14')
    expect(body.frame).toBe('WGS-84')
    expect(body.features.map((f) => f.properties.code)).toEqual([eleven, twelve, thirteen])
  })

  test('[AR11] seen in grid 12 stays in grid 12, although 12 merged before it was told', async () => {
    const tell = (input: object) =>
      staff.village.post<Done & Refused>('/api/cases', {
        programme: 'test.spotted',
        outcome: 'tell',
        area: yunzhao,
        post: posts.village,
        input: { what: '路面坑洼', seenOn: '2021-10-14', ...input },
      })
    const done = await tell({
      where: { lon: 111_315_000, lat: 27_015_000, accuracy: 8 },
      home: { lon: 111_300_001, lat: 27_015_000 },
    })
    expect(done.status, JSON.stringify(done.body)).toBeLessThan(300)
    const { case: id } = done.body
    const view = (await staff.village.get<CaseView>(`/api/cases/${id}`)).body
    const fact = (name: string) => view.facts.find((f) => f.name === name)
    expect(fact('grid')!.value).toBe(twelve)
    expect(fact('where')!.text).toBe('111.315000, 27.015000 ±8m（WGS-84）')
    expect(fact('home')!.text).not.toContain('111.3')
    const events = await house.owner.query<{ body: string }>('select body from event where case_id = $1', [
      id,
    ])
    expect(events.rows.map((r) => r.body).join()).not.toContain('111300001')

    const none = await tell({ where: { lon: 111_400_000, lat: 27_015_000 } })
    expect([none.status, none.body.detail.zh]).toEqual([422, '该点不在任何网格内'])
    const fraction = await tell({ where: { lon: 111.315, lat: 27.015 } })
    expect(fraction.status).toBe(422)
  })
})
