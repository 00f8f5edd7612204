/** [RO1] [RO4] [RO5] The command room of a zone through the interface: who is on duty, what is alike, what hangs on the wall, and who sees none of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { groundOfZone, xuefuFirst, zhuzhouZone, zone } from '../../packs/rehearsal-hunan/index.ts'
import { makeZhuzhou } from '../../packs/zhuzhou.ts'
import {
  allPacks,
  openTestHouse,
  seed,
  type TestHouse,
  type Visitor,
  type Visitors,
} from '../../tools/house.ts'
import type { Done } from './contract/index.ts'
import type { AlikeCases, RoomSummary, RoomView, RoomWall } from './contract/rooms.ts'

let house: TestHouse
let at: Visitors
const who: Record<string, Visitor> = {}
const made = makeZhuzhou(seed, 100)
const [lon, lat] = groundOfZone(seed).middles.get(xuefuFirst)!
const post = (role: string, area = zone, n = 0): string =>
  made.registry.posts.filter((p) => p.role === role && p.area === area)[n]!.id
const worker = post('grid-worker', xuefuFirst)
const desk = post('command', zone, 1)
const sanitation = made.registry.posts.find((p) => p.id.includes('unit-sanitation-1'))!.id

beforeAll(async () => {
  house = await openTestHouse({
    codes: ['430523', zhuzhouZone],
    packs: { ...allPacks(), areas: { [zhuzhouZone]: zone } },
  })
  at = house.at(zhuzhouZone)
  const put = (path: string, body: object) =>
    at.console.send('PUT', path, JSON.stringify(body), { 'content-type': 'application/json' })
  expect((await put('/api/registry', made.registry)).status).toBe(200)
  expect((await put('/api/ground', made.ground)).status).toBe(200)
  for (const login of ['worker', 'command', 'command2', 'unit', 'figures', 'resident', 'auditor'])
    who[login] = await at.as(login)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

async function open(
  login: string,
  as: string,
  programme: string,
  outcome: string,
  input: object,
  area = xuefuFirst,
) {
  const done = await who[login]!.post<Done>('/api/cases', { programme, outcome, area, post: as, input })
  expect(done.status, JSON.stringify(done.body)).toBeLessThan(300)
  return done.body.case
}
async function act(login: string, as: string, id: string, seq: number, outcome: string, input: object = {}) {
  const done = await who[login]!.post<Done>(`/api/cases/${id}/commands`, { post: as, seq, outcome, input })
  expect(done.status, JSON.stringify(done.body)).toBe(200)
}
const find = (more: object = {}, off = 0) =>
  open('worker', worker, 'grid.event', 'find', {
    kind: 'c060101',
    matter: '路面坑洞，有积水',
    address: '书院路12号',
    point: { lon: lon + off, lat },
    ...more,
  })
const room = async (login = 'command') => (await who[login]!.get<RoomView>('/api/rooms/grid.command')).body
const wall = async () => (await who['command']!.get<RoomWall>('/api/rooms/grid.command/wall')).body

describe('[RO1] who is on duty', () => {
  test('the room is told to who sees its cases, and to nobody else', async () => {
    const rooms = async (login: string) => (await who[login]!.get<readonly RoomSummary[]>('/api/rooms')).body
    expect((await rooms('command')).map((r) => [r.id, r.wall])).toEqual([['grid.command', true]])
    expect((await rooms('auditor')).map((r) => r.id)).toEqual(['grid.command'])
    expect(await rooms('figures')).toEqual([])
    expect((await who['figures']!.get('/api/rooms/grid.command')).status).toBe(404)
    expect((await who['resident']!.get('/api/rooms')).status).toBe(404)
    expect((await at.stranger.get('/api/rooms')).status).toBe(401)
  })

  test('all nine of the centre, every worker and every unit; who is on leave, with who acts for them', async () => {
    const { people } = await room()
    const of = (role: string) => people.filter((p) => p.post.includes(role))
    expect(made.registry.posts.filter((p) => p.role === 'command')).toHaveLength(9)
    expect(people.filter((p) => p.takes)).toHaveLength(28)
    expect(of('grid-worker')).toHaveLength(41)
    expect(people.filter((p) => p.away !== null)).toHaveLength(1)
    expect(people.find((p) => p.away !== null)!.away!.by).not.toBe('')
  })

  test('where somebody was last is told with the moment, until the patrol is over', async () => {
    const mine = async () => (await room()).people.find((p) => p.post === worker)!.seen
    expect(await mine()).toBeNull()
    const id = await open('worker', worker, 'grid.patrol', 'begin', { route: '书院路', at: { lon, lat } })
    expect(await mine()).toMatchObject({ lon, lat, case: id })
    await act('worker', worker, id, 1, 'pass_by', { at: { lon: lon + 500, lat }, checked: '公园南门' })
    expect(await mine()).toMatchObject({ lon: lon + 500, lat })
    await act('worker', worker, id, 2, 'finish', { checkpoints: 1 })
    expect(await mine()).toBeNull()
  })

  test('what waits for a unit counts for the official whom it was given to alone', async () => {
    const id = await find()
    await act('command', desk, id, 1, 'accept')
    await act('command', desk, id, 2, 'file', { level: 'ordinary' })
    const load = async (of: string) => (await room()).people.find((p) => p.post === of)!
    expect((await load(sanitation)).tasks).toBe(0)
    await act('command', desk, id, 3, 'dispatch', { toUnit: sanitation, reasonKind: 'load' })
    const given = await load(sanitation)
    expect([given.tasks, given.doing]).toMatchObject([1, { case: id, subject: '书院路12号' }])
    const other = made.registry.posts.find((p) => p.id.includes('unit-sanitation-2'))!.id
    expect((await load(other)).tasks).toBe(0)
  })
})

describe('[RO4] what may be the same', () => {
  test('a second report of the same hole finds the first, with what tells it; another thing nearby is far behind', async () => {
    const lid = { kind: 'c060102', matter: '井盖破损，行人有危险', address: '学府路3号' }
    const first = await find(lid, 1_000)
    const other = await find({ ...lid, kind: 'c050201', matter: '占道摆摊', address: '松苑路9号' }, -1_000)
    const second = await find({ ...lid, matter: '井盖坏了，行人有危险', address: '学府路3号门口' }, 1_200)
    const { body } = await who['command']!.get<AlikeCases>(`/api/cases/${second}/alike`)
    expect(body.merge).toEqual({ outcome: 'merge_into', into: 'duplicateOf' })
    expect(body.cases[0]).toMatchObject({ case: first, sameKind: true, closed: false })
    expect(body.cases[0]!.score).toBeGreaterThan(70)
    expect(body.cases[0]!.metres).toBeLessThan(30)
    const score = (id: string) => body.cases.find((c) => c.case === id)?.score ?? 0
    expect(score(other)).toBeLessThan(score(first) - 20)
    expect(body.cases.map((c) => c.case)).not.toContain(second)
  })

  test('who may not see the case is told nothing', async () => {
    const id = await find({}, 100)
    expect((await who['figures']!.get(`/api/cases/${id}/alike`)).status).toBe(404)
    expect((await who['resident']!.get(`/api/cases/${id}/alike`)).status).toBe(404)
  })
})

describe('[RO5] the wall', () => {
  test('lanes, the week and the hours are counted from the cases as they stand', async () => {
    const before = await wall()
    const id = await find({}, 200)
    const after = await wall()
    const lane = (w: RoomWall, n: number) => w.lanes[n]!.n
    expect([lane(after, 0) - lane(before, 0), after.week.opened[0] - before.week.opened[0]]).toEqual([1, 1])
    expect(after.heat.byHour.reduce((a, b) => a + b)).toBe(after.heat.byArea.reduce((n, a) => n + a.n, 0))
    expect(after.heat.byArea.find((a) => a.area === xuefuFirst)!.n).toBeGreaterThan(0)
    await act('command', desk, id, 1, 'accept')
    await act('command', desk, id, 2, 'reject', { rejectReason: 'untrue', note: '现场没有' })
    const over = await wall()
    expect([lane(over, 0) - lane(before, 0), over.week.closed[0] - before.week.closed[0]]).toEqual([0, 1])
  })

  test('it is the room’s people’s, and not everybody’s', async () => {
    expect((await who['figures']!.get('/api/rooms/grid.command/wall')).status).toBe(404)
  })
})
