/** People for the policy, over HTTP: who may ask, what is told, and what is written down first. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  act,
  apply,
  family,
  granted,
  posts,
  staffOf,
  toDecision,
  visitOf,
  type Staff,
} from '../../tools/county.ts'
import { allPacks, openTestHouse, type TestHouse } from '../../tools/house.ts'
import { shaoyangCounty, yankoupu } from '../../packs/rehearsal-hunan/index.ts'
import { readSheet } from '../sheets/index.ts'
import type { CaseView, Done, Inbox, SeekRuleView, SoughtView } from './contract/index.ts'

let house: TestHouse
let staff: Staff
const id = 'assistance.temporary'

beforeAll(async () => {
  const clause = allPacks().programmes.find((p) => p.id === id)!.basis[0]!
  house = await openTestHouse({
    packs: {
      ...allPacks(),
      seeks: {
        ...allPacks().seeks,
        [id]: {
          title: { zh: '支出型救助找人', en: 'People for expense aid' },
          purpose: { zh: '主动发现，上门核实', en: 'Found by ourselves, to be visited' },
          by: ['township-clerk', 'county-leader'],
          from: { cases: id, at: ['payment', 'acceptance'] },
          facts: { kind: '"expense"', monthlyIncome: 'monthlyIncome', persons: 'persons' },
          conditions: [
            {
              test: 'incomeFits',
              title: { zh: '人均收入不超过规定', en: 'Income within the limit' },
              clause,
            },
          ],
          shows: ['monthlyIncome', 'persons'],
          calls: ['applicantName', 'phone'],
          clause,
        },
      },
    },
  })
  staff = await staffOf(house)
  await granted(staff, family(1), 50_000)
  await apply(staff, family(2), { monthlyIncome: 90_000 })
})
afterAll(() => house.close())

const ask = (who: 'clerk' | 'county' | 'head', more: object = {}) =>
  staff[who].post<SoughtView>(`/api/programmes/${id}/seek`, {
    post: posts[who],
    purpose: '年度主动发现，安排村干部上门',
    ...more,
  })

test('[SK3] the people found are told by a masked name and their village, with what is needed and what a visit must find out', async () => {
  const { status, body } = await ask('clerk')
  expect([status, body.looked, body.people.length]).toEqual([200, 2, 2])
  const fits = body.people.find((x) => x.fits)!
  expect(fits.subject).toMatch(/＊|\*/)
  expect(fits.areaName).toContain('云赵村')
  expect(fits.facts.map((f) => f.name)).toEqual(['monthlyIncome', 'persons'])
  const waiting = body.people.find((x) => !x.fits)!
  expect(waiting.unknown.map((x) => x.zh)).toEqual(['人均收入不超过规定'])
  const text = JSON.stringify(body)
  for (const n of [1, 2])
    for (const secret of [family(n).name, family(n).idNo, family(n).phone]) expect(text).not.toContain(secret)
})

test('[SK3] why, and how many were looked at and found, is written down for those who audit', async () => {
  const log = await staff.auditor.get<{
    accesses: { what: { zh: string }[]; purpose: string; name: string }[]
  }>('/api/accesses?kind=seek')
  expect(log.body.accesses).toHaveLength(1)
  const [entry] = log.body.accesses
  expect(entry!.what[0]!.zh).toBe('政策找人：临时救助，查2件，找到2人')
  expect(entry!.purpose).toBe('年度主动发现，安排村干部上门')
})

test('[SK3] only posts that the pack names ask, within their own places, and with a purpose', async () => {
  expect((await ask('county', { area: yankoupu })).status).toBe(200)
  expect((await ask('head')).status).toBe(404)
  expect((await ask('clerk', { area: shaoyangCounty })).status).toBe(404)
  expect((await ask('clerk', { purpose: '\u200b\u200b\u200b\u200b' })).status).toBe(422)
  expect((await ask('clerk', { purpose: '查' })).status).toBe(400)
  const other = await staff.clerk.post('/api/programmes/assistance.reserve/seek', {
    post: posts.clerk,
    purpose: '年度主动发现',
  })
  expect(other.status).toBe(404)
})

/** [SK4] 从低保来看：得过临时救助、人均收入低于标准的。 */
const living = 'assistance.living'
const purpose = '年度主动发现，安排村干部上门'

test('[SK3] each is told what their posts may ask, what for, by which conditions, and what is told', async () => {
  const { body } = await staff.clerk.get<SeekRuleView[]>('/api/seeks')
  const rule = body.find((r) => r.programme === living)!
  expect(rule.posts).toEqual([posts.clerk])
  expect(rule.purpose.zh).toBe('安排村（社区）上门核实情况，告知政策，符合条件的协助申请')
  expect(rule.conditions.map((x) => x.title.zh)).toEqual([
    '人均月收入低于当地低保标准',
    '家庭财产不超过规定',
    '没有享受低保',
  ])
  expect([rule.shows.map((x) => x.zh), rule.calls.map((x) => x.zh)]).toEqual([
    ['保障人数', '家庭月可计算收入'],
    ['申请人姓名', '联系手机'],
  ])
  expect((await staff.finance.get<SeekRuleView[]>('/api/seeks')).body).toEqual([])
})

const cellsOf = async (bytes: Buffer): Promise<readonly (readonly string[])[]> => {
  const rows: string[][] = []
  for await (const row of readSheet(bytes)) rows.push(row.cells.map((c) => ('text' in c ? c.text : '')))
  return rows
}

test('[SK1] [SK4] the list to visit is by name, says what to ask, and each concerned reads who took it and why', async () => {
  const checked = await apply(staff, family(3), { kind: 'expense', monthlyIncome: 40_000 })
  for (const [i, [who, outcome, input]] of (
    [
      ['clerk', 'accept', {}],
      ['clerk', 'request_check', {}],
      ['check', 'report_check', { reportOn: '2021-10-20', assetsOver: false }],
      ['clerk', 'record_visit', visitOf(200_000)],
      ['clerk', 'propose', {}],
      ['head', 'agree', {}],
      ['leader', 'approve', {}],
    ] as const
  ).entries())
    expect((await act(staff, who, checked, i + 1, outcome, input)).status, outcome).toBe(200)
  const unchecked = await apply(staff, family(4), { monthlyIncome: 40_000 })
  await toDecision(staff, unchecked, 50_000)
  expect((await act(staff, 'leader', unchecked, 5, 'approve')).status).toBe(200)
  const body = { post: posts.clerk, purpose }
  const answer = await staff.clerk.file(`/api/programmes/${living}/seek/visits`, body)
  expect(answer.status).toBe(200)
  const [head, ...rows] = await cellsOf(answer.body)
  expect(head).toEqual([
    '村（社区）',
    '申请人姓名',
    '联系手机',
    '保障人数',
    '家庭月可计算收入',
    '按已掌握的情况',
    '上门要问',
    '走访人',
    '走访日期',
    '走访情况',
  ])
  /** 没有核对过财产的，上门要问；收入超过标准的不在名单上。 */
  expect(rows.find((r) => r[1] === family(3).name)).toEqual([
    '岩口铺镇云赵村',
    family(3).name,
    family(3).phone,
    '1',
    '400.00元',
    '符合',
  ])
  expect(rows.find((r) => r[1] === family(4).name)!.slice(5)).toEqual(['还不清楚', '家庭财产不超过规定'])
  const text = rows.flat().join(' ')
  for (const n of [1, 3, 4])
    for (const secret of [family(n).idNo, family(n).card]) expect(text).not.toContain(secret)
  for (const n of [1, 2]) expect(text).not.toContain(family(n).name)
  expect(rows.at(-1)![0]).toContain(answer.headers.get('x-yimen-export')!)

  const log = await staff.auditor.get<{
    accesses: { kind: string; what: { zh: string }[]; case: string | null; purpose: string }[]
  }>('/api/accesses?limit=20')
  const logged = log.body.accesses.map((e) => [e.kind, e.what.map((w) => w.zh).join('、'), e.case, e.purpose])
  expect(logged).toContainEqual([
    'seek',
    '政策找人：最低生活保障，查3件，找到2人、保障人数、家庭月可计算收入',
    null,
    purpose,
  ])
  expect(logged).toContainEqual(['reveal', '申请人姓名、联系手机', checked, purpose])
  expect(logged).toContainEqual(['export', '走访名单：最低生活保障，2户', null, ''])
  const page = await staff.auditor.get<CaseView>(`/api/cases/${checked}`)
  expect(page.body.reveals.map((r) => r.purpose)).toEqual([purpose])
})

test('[SK4] [I8] without the second factor the list stays: the village worker sees masked names on the page alone', async () => {
  const body = { post: posts.village, purpose }
  expect(
    (await staff.village.post<SoughtView>(`/api/programmes/${living}/seek`, body)).body.people,
  ).toHaveLength(2)
  expect((await staff.village.file(`/api/programmes/${living}/seek/visits`, body)).status).toBe(403)
  expect(
    (await staff.finance.file(`/api/programmes/${living}/seek/visits`, { ...body, post: posts.finance }))
      .status,
  ).toBe(404)
})

test('[SK5] those found are handed out, each a task of its own village, and nobody while a visit to them is open', async () => {
  const soughtBy = async (who: 'clerk' | 'village') =>
    (await staff[who].post<SoughtView>(`/api/programmes/${living}/seek`, { post: posts[who], purpose })).body
      .people
  expect((await soughtBy('village')).map((x) => x.source)).toEqual([null, null])
  const people = await soughtBy('clerk')
  expect(people.map((x) => x.visit)).toEqual([null, null])
  const { handsOut } = (await staff.clerk.get<SeekRuleView[]>('/api/seeks')).body.find(
    (r) => r.programme === living,
  )!
  expect([handsOut?.programme, handsOut?.posts]).toEqual(['assistance.outreach', [posts.clerk]])
  const handed = await staff.clerk.post<Done>('/api/cases', {
    programme: handsOut!.programme,
    outcome: handsOut!.outcome,
    area: yankoupu,
    post: posts.clerk,
    input: {
      [handsOut!.purpose]: purpose,
      [handsOut!.list]: people.map((x) => ({
        [handsOut!.columns.source]: x.source,
        [handsOut!.columns.place]: x.area,
        ...(x.fits ? {} : { [handsOut!.columns.toAsk]: x.unknown[0]!.zh }),
      })),
    },
  })
  expect(handed.status, JSON.stringify(handed.body)).toBe(201)
  const tasks = async () =>
    (await staff.village.get<Inbox>(`/api/inbox?post=${posts.village}&step=to_visit`)).body.tasks
  await expect.poll(tasks).toHaveLength(2)
  /** By the masked name of whom the earlier case is about, as other lines of an inbox are. */
  expect((await tasks()).map((x) => x.subject).toSorted()).toEqual(people.map((x) => x.subject).toSorted())
  expect((await soughtBy('clerk')).map((x) => [x.visit?.title.zh, x.visit?.isOpen])).toEqual([
    ['待走访', true],
    ['待走访', true],
  ])
  const [task] = await tasks()
  const visited = await act(staff, 'village', task!.case, 1, 'record', {
    visitedOn: '2021-10-20',
    met: 'self',
    result: 'unwilling',
    found: '本人说儿子寄钱回来，暂时不申请',
  })
  expect(visited.status, JSON.stringify(visited.body)).toBe(200)
  expect((await soughtBy('clerk')).map((x) => [x.visit?.title.zh, x.visit?.isOpen]).toSorted()).toEqual([
    ['待走访', true],
    ['符合，不愿意申请', false],
  ])
})
