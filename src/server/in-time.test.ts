/** Places, posts and deputies from a day to a day: who reaches what after borders move, who signs while another is away. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { family, formOf, posts, staffOf, toDecision, visitOf, type Staff } from '../../tools/county.ts'
import { paragraphsOf } from '../../tools/docx.ts'
import { openTestHouse, password, type Answer, type TestHouse } from '../../tools/house.ts'
import { newId, random, yankoupu, yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import type {
  AreaView,
  CaseView,
  DecidersView,
  Done,
  FigureView,
  Inbox,
  Problem,
  ReadingView,
} from './contract/index.ts'

let house: TestHouse
let staff: Staff
/** Opened two days before the village was split. */
const old = 'B23456-BEFORE'
const [north, south] = ['430523106901', '430523106902'] as const
const grants = 'assistance.temporary.grants'

const empty = {
  name: { zh: '邵阳县', en: 'Shaoyang County' },
  rehearsal: true,
  startsAt: null,
  areas: [],
  organisations: [],
  people: [],
  kin: [],
  posts: [],
  authorities: [],
  logins: [],
}
const put = (more: object): Promise<Answer<Problem>> =>
  house.console.send('PUT', '/api/registry', JSON.stringify({ ...empty, ...more }), {
    'content-type': 'application/json',
  })
const place = (code: string, zh: string, parent: string, from: string, to: string | null = null) => ({
  code,
  parent,
  name: { zh },
  kind: 'village',
  from,
  to,
})
const rng = random(7)
const person = (id: string, name: string) => ({ id, name, idNo: newId(rng, 'male', 40, new Set()) })
const square = (x: number, y: number) => [
  [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
    [x, y],
  ],
]

beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
  const day = '2021-10-18'
  const lines = [
    {
      case: old,
      seq: 0,
      outcome: 'apply',
      programme: 'assistance.temporary',
      area: yunzhao,
      as: posts.village,
      input: formOf(family(1)),
      at: `${day}T09:00:00+08:00`,
    },
    { case: old, seq: 1, outcome: 'accept', as: posts.clerk, input: {}, at: `${day}T09:10:00+08:00` },
    {
      case: old,
      seq: 2,
      outcome: 'record_visit',
      as: posts.clerk,
      input: { ...visitOf(90_000), visitedOn: day },
      at: `${day}T14:00:00+08:00`,
    },
    { case: old, seq: 3, outcome: 'propose', as: posts.clerk, input: {}, at: `${day}T15:00:00+08:00` },
    { case: old, seq: 4, outcome: 'agree', as: posts.head, input: {}, at: `${day}T16:00:00+08:00` },
    { case: old, seq: 5, outcome: 'approve', as: posts.leader, input: {}, at: `${day}T17:00:00+08:00` },
  ]
  const { body } = await house.console.send<string>(
    'POST',
    '/api/commands',
    lines.map((l, i) => JSON.stringify({ key: `before-${i}`, ...l })).join('\n'),
    { 'content-type': 'application/x-ndjson' },
  )
  expect(body.match(/"ok":true/g), body).toHaveLength(6)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

describe('云赵村10月20日拆成南北两村', () => {
  test('[AR7] the split is registered: the village ends, two begin, two posts are filled', async () => {
    const done = await put({
      areas: [
        place(yunzhao, '云赵村', yankoupu, '2020-01-01', '2021-10-19'),
        { ...place(north, '云赵北村', yankoupu, '2021-10-20'), polygon: square(111, 27) },
        { ...place(south, '云赵南村', yankoupu, '2021-10-20'), polygon: square(111, 26) },
      ],
      successions: [
        { from: yunzhao, to: north, on: '2021-10-20' },
        { from: yunzhao, to: south, on: '2021-10-20' },
      ],
      organisations: [
        {
          id: 'org-north',
          name: { zh: '云赵北村村民委员会', en: 'North Yunzhao Committee' },
          area: north,
          kind: 'village_committee',
        },
      ],
      people: [person('p-north', '赵北'), person('p-far', '钱远')],
      posts: [
        {
          id: 'north-worker',
          person: 'p-north',
          organisation: 'org-north',
          role: 'village-worker',
          area: north,
          from: '2021-10-20',
          to: null,
        },
        {
          id: 'far-worker',
          person: 'p-far',
          organisation: 'org-north',
          role: 'village-worker',
          area: '430523101200',
          from: '2021-10-20',
          to: null,
        },
      ],
      logins: [
        { login: 'north', person: 'p-north', password, permissions: [] },
        { login: 'far', person: 'p-far', password, permissions: [] },
      ],
    })
    expect(done.status, JSON.stringify(done.body)).toBe(200)
  })

  test('[AR3] [AR7] the old case keeps its place; the posts of the new village reach it, those of another town do not', async () => {
    expect((await (await house.as('north')).get<CaseView>(`/api/cases/${old}`)).body).toMatchObject({
      area: yunzhao,
      areaName: '岩口铺镇云赵村',
    })
    expect((await (await house.as('far')).get(`/api/cases/${old}`)).status).toBe(404)
    expect((await staff.clerk.get(`/api/cases/${old}`)).status).toBe(200)
  })

  test('[AR1] nobody opens a case in a village that is gone; in the new one they do', async () => {
    const openIn = (area: string) =>
      house
        .as('north')
        .then((v) =>
          v.post<Done & Problem>('/api/cases', {
            programme: 'assistance.temporary',
            outcome: 'apply',
            area,
            post: 'north-worker',
            input: formOf(family(2)),
          }),
        )
    expect(await openIn(yunzhao)).toMatchObject({
      status: 422,
      body: {
        code: 'invalid_field',
        field: 'area',
        detail: { zh: expect.stringContaining('不存在') as unknown },
      },
    })
    expect((await openIn(north)).status).toBe(201)
  })

  test('[AR5] a report in old and in new borders: the same total, the old village whole, or told apart only above', async () => {
    const page = async (query: string) =>
      (await staff.county.get<FigureView>(`/api/figures/${grants}?area=${yankoupu}${query}`)).body
    const then = await page('&borders=2021-10-19')
    const now = await page('')
    expect([then.reading.value, now.reading.value]).toEqual([1, 1])
    expect(then.byArea.find((a) => a.area === yunzhao)).toMatchObject({ value: 1, rest: false })
    expect(now.byArea.find((a) => a.area === yunzhao)).toBeUndefined()
    expect(now.byArea.filter((a) => [north, south].includes(a.area as never)).map((a) => a.value)).toEqual([
      0, 0,
    ])
    expect(now.byArea.find((a) => a.rest)).toMatchObject({
      value: 1,
      name: { zh: expect.stringContaining('分不清') as unknown },
    })
    expect(now.byArea.reduce((n, a) => n + (a.value ?? 0), 0)).toBe(1)
    expect(now.borders).toMatchObject({
      day: '2021-10-20',
      changes: expect.arrayContaining(['2021-10-20']) as unknown,
    })
    expect(
      (
        await staff.county.get<ReadingView>(
          `/api/figures/${grants}/reading?area=${yunzhao}&borders=2021-10-19`,
        )
      ).body.value,
    ).toBe(1)
    expect(await staff.county.get<Problem>(`/api/figures/${grants}/reading?area=${yunzhao}`)).toMatchObject({
      status: 422,
      body: { code: 'area_not_standing' },
    })
  })

  test('[AR8] a point lies where its polygon is, on the days on which it stands', async () => {
    const at = async (point: string, on = '') =>
      (await house.stranger.get<AreaView[]>(`/api/areas?at=${point}${on}`)).body.map((a) => a.code)
    expect(await at('111.5,27.5')).toEqual([north])
    expect(await at('111.5,26.5')).toEqual([south])
    expect(await at('111.5,27')).toEqual([north, south])
    expect(await at('100,10')).toEqual([])
    expect(await at('111.5,27.5', '&on=2021-10-19')).toEqual([])
    expect((await house.stranger.get('/api/areas?at=999,10')).status).toBe(400)
    expect(
      (await house.stranger.get<AreaView[]>(`/api/areas?under=${yankoupu}&on=2021-10-19`)).body.map(
        (a) => a.code,
      ),
    ).toContain(yunzhao)
  })

  test('the log still verifies', async () => {
    expect(
      (await house.console.send('POST', '/api/verify', '{}', { 'content-type': 'application/json' })).body,
    ).toMatchObject({ ok: true, mismatches: [] })
  })

  test.each<[string, object, string, string]>([
    [
      '上级不存在',
      { areas: [place('430523106903', '某村', '430523199', '2021-10-20')] },
      'registry_fault',
      '不存在',
    ],
    [
      '没有撤销就被承接',
      { successions: [{ from: north, to: south, on: '2021-10-20' }] },
      'registry_fault',
      '并未撤销',
    ],
    [
      '互相代理',
      {
        substitutions: [
          {
            id: 'back',
            post: `${yankoupu}-township-vice`,
            by: posts.leader,
            from: '2021-10-20',
            to: '2021-10-20',
            onward: false,
            order: { zh: '通知', en: 'notice' },
          },
        ],
      },
      'registry_fault',
      '成环',
    ],
    [
      '代理没有的岗位',
      {
        substitutions: [
          {
            id: 'stray',
            post: 'no-such-post',
            by: posts.leader,
            from: '2021-10-20',
            to: '2021-10-20',
            onward: false,
            order: { zh: '通知', en: 'notice' },
          },
        ],
      },
      'unknown_post',
      'no-such-post',
    ],
    [
      '不是日期',
      { areas: [place('430523106903', '某村', yankoupu, '2021-02-30')] },
      'invalid_registry',
      '格式',
    ],
  ])('[AR6] [A5] refused whole: %s', async (_, more, code, said) => {
    const before = house.house.reference.areas.size
    expect(await put(more)).toMatchObject({
      status: code === 'invalid_registry' ? 400 : 422,
      body: { code, detail: { zh: expect.stringContaining(said) as unknown } },
    })
    expect((await put({})).status).toBe(200)
    expect(house.house.reference.areas.size).toBe(before)
  })

  test('[AR7] an end is written once: history is not moved', async () => {
    expect(
      (await put({ areas: [place(yunzhao, '云赵村', yankoupu, '2020-01-01', '2021-12-31')] })).status,
    ).toBe(200)
    expect(house.house.places.stands(yunzhao, '2021-10-19')).toBe(true)
    expect(house.house.places.stands(yunzhao, '2021-10-20')).toBe(false)
  })
})

describe('分管领导10月18日至22日外出，副镇长代行', () => {
  let id: string

  test('[A4] the vice mayor finds the leader’s inbox and decides; the event says in whose place and on which order', async () => {
    const vice = await house.as('vice')
    const opened = await house
      .as('north')
      .then((v) =>
        v.post<Done>('/api/cases', {
          programme: 'assistance.temporary',
          outcome: 'apply',
          area: north,
          post: 'north-worker',
          input: formOf(family(4)),
        }),
      )
    id = opened.body.case
    await toDecision(staff, id, 90_000)
    expect((await vice.get<Inbox>('/api/inbox')).body.tasks.map((t) => t.case)).toContain(id)
    const done = await vice.post<Done>(`/api/cases/${id}/commands`, {
      seq: 5,
      outcome: 'approve',
      post: posts.leader,
      input: {},
    })
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    const { body } = await staff.auditor.get<CaseView>(`/api/cases/${id}`)
    const viceName = house.house.reference.people.get(
      house.house.reference.posts.get(`${yankoupu}-township-vice`)!.person,
    )
    expect(body.timeline.at(-1)).toMatchObject({
      outcome: 'approve',
      by: { name: viceName, acting: { order: { zh: expect.stringContaining('外出培训') as unknown } } },
    })
  })

  test('[A4] a vice mayor of another town acts in no such post', async () => {
    expect(
      await (
        await house.as('far')
      ).post(`/api/cases/${id}/commands`, {
        seq: 6,
        outcome: 'cancel',
        post: posts.leader,
        input: { reason: '不该由他' },
      }),
    ).toMatchObject({ status: 404 })
  })

  const decidersWhen = async (query: string, of = id) =>
    (await staff.auditor.get<DecidersView>(`/api/cases/${of}/deciders${query}`)).body
  const who = (v: DecidersView, could: boolean) =>
    v.candidates.filter((c) => c.could === could).map((c) => `${c.roleTitle.zh}${c.acting ? '·代' : ''}`)

  test('[A7] who could have decided it: the leader and who stood in; why not the clerk, the head and the finance office', async () => {
    const v = await decidersWhen('')
    expect(v).toMatchObject({
      outcome: 'approve',
      on: '2021-10-20',
      amount: 90_000,
      standing: { seq: 5 },
      decided: { post: posts.leader },
    })
    expect(who(v, true).filter((x) => /分管|领导/.test(x)).length).toBeGreaterThan(0)
    expect(v.candidates.filter((c) => c.could).map((c) => c.acting !== null)).toEqual(
      expect.arrayContaining([true, false]),
    )
    const clerk = v.candidates.find((c) => c.post === posts.clerk)!
    expect(clerk).toMatchObject({
      could: false,
      code: 'wrong_role',
      why: { zh: expect.stringContaining('岗位') as unknown },
    })
    expect(v.candidates.find((c) => c.could)!.authority).toMatchObject({
      amount: 90_000,
      chain: expect.arrayContaining([
        expect.objectContaining({
          clause: expect.objectContaining({ text: expect.stringMatching(/./) as unknown }) as unknown,
        }),
      ]) as unknown,
    })
  })

  test('[A7] on the day before the absence only the leader; a case that was not there yet, nobody', async () => {
    const then = await decidersWhen('?on=2021-10-18', old)
    expect(then.candidates.filter((c) => c.could && c.acting)).toHaveLength(1)
    expect(await decidersWhen('?on=2021-10-17', old)).toMatchObject({ standing: null, candidates: [] })
  })

  test('[A7] asked about by name: somebody of another place, and why not', async () => {
    const v = await decidersWhen(`?name=${encodeURIComponent('赵北')}`)
    expect(v.candidates).toEqual([
      expect.objectContaining({ name: '赵北', could: false, code: 'wrong_role' }),
    ])
  })

  test('[A7] kin, and who prepared it, are told as what they are', async () => {
    const kin = house.house.reference.kinOf.get(house.house.reference.posts.get(posts.clerk)!.person)
    expect(kin?.length).toBeGreaterThan(0)
    expect(await staff.clerk.get<Problem>(`/api/cases/${id}/deciders?on=2030-01-01`)).toMatchObject({
      status: 422,
      body: { code: 'future_day' },
    })
    expect(await staff.clerk.get<Problem>(`/api/cases/${id}/deciders?outcome=nothing`)).toMatchObject({
      status: 422,
      body: { code: 'nothing_decided' },
    })
  })

  test('[A7] the proof prints: the ground of those who could, the reason of those who could not', async () => {
    const response = await fetch(`${house.url}/api/cases/${id}/deciders?format=docx`, {
      headers: { authorization: `Bearer ${house.key}` },
    })
    const words = paragraphsOf(Buffer.from(await response.arrayBuffer())).join('\n')
    expect(words).toContain('审批权限证明')
    expect(words).toContain('涉及金额900.00元')
    expect(words).toContain('有权决定的岗位')
    expect(words).toContain('该岗位不能办理这一环节')
    expect(words).toMatch(/限额[\d.,]+元，本次900\.00元/)
    expect(words).toContain('外出培训')
  })
})

test('[P8] small counts of another town are hidden from its neighbours, not from its own posts', async () => {
  const path = `/api/figures/${grants}?area=430523`
  const own = await staff.clerk.get<FigureView & Problem>(path)
  expect(own).toMatchObject({ status: 403, body: { code: 'small_count' } })
  expect(
    (await staff.clerk.get<FigureView>(`/api/figures/${grants}?area=${yankoupu}`)).body.reading.value,
  ).toBe(2)
  const far = await house.as('far')
  expect(await far.get<Problem>(`/api/figures/${grants}/reading?area=${yankoupu}`)).toMatchObject({
    status: 403,
    body: { code: 'small_count', detail: { zh: expect.stringContaining('少于5人') as unknown } },
  })
  expect(
    (
      await far.get<{
        slots: object
        paragraphs: readonly { table?: { rows: readonly { area: string; cells: readonly string[] }[] } }[]
      }>('/api/bulletins/assistance.monthly')
    ).body.paragraphs
      .flatMap((p) => p.table?.rows ?? [])
      .find((r) => r.area === yankoupu)?.cells,
  ).toContain('＊')
})
