/** A contest played live by its listed accounts: what the hall tells anybody, what each finds to do, and what is refused in words. */
import { createDecipheriv, createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contestsRealm } from '../../packs/rehearsal-hunan/index.ts'
import { abilitiesOf } from '../kernel/ability/index.ts'
import { kernelAbilities } from '../kernel/abilities/index.ts'
import { chinaCalendar } from '../kernel/clock/index.ts'
import { brought } from '../../packs/index.ts'
import { committedText } from '../../packs/contests/abilities/digest.ts'
import { recompute, type StageFile } from '../room/index.ts'
import { openTestHouse, type TestHouse } from '../../tools/house.ts'
import {
  addPicture,
  event,
  hallPath,
  noisyPicture,
  picturedQuestions,
  readyContest,
  spareBank,
  type Ready,
} from '../../tools/ready-contest.ts'
import type { Done } from './contract/index.ts'
import type { RegisterEntryView } from './contract/registers.ts'
import type { HallView, SealedPicturesView, StageView } from './contract/stages.ts'

let house: TestHouse
let r: Ready
beforeAll(async () => {
  house = await openTestHouse({ codes: ['430523', contestsRealm] })
  r = await readyContest(house)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const hallText = async (login: string | null = null): Promise<string> =>
  JSON.stringify(
    (await (login === null ? r.at.stranger : await r.visitor(login)).get<HallView>(hallPath)).body,
  )
const cues = async (login: string, part: string) =>
  (await r.own(login)).desk.find((d) => d.name === part)?.cues ?? []
const next = async (login: string, part: string) => (await cues(login, part)).find((cue) => cue.next)

/** What the public stream says, as it says it. */
async function watching() {
  const leaving = new AbortController()
  const response = await r.at.stranger.open(`${hallPath}/live`, { signal: leaving.signal })
  const reader = response.body!.getReader()
  const answers: string[] = []
  void (async () => {
    const decoder = new TextDecoder()
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      rest += decoder.decode(value, { stream: true })
      const blocks = rest.split('\n\n')
      rest = blocks.pop()!
      for (const block of blocks)
        if (block.includes('event: told')) answers.push(/^data: (.*)$/m.exec(block)![1]!)
    }
  })().catch(() => undefined)
  return { told: answers, response, leave: () => leaving.abort() }
}

test('[SG1] 大屏只由公开名录得出，谁看都一样；没有出的题不在里面', async () => {
  const { body } = await r.at.stranger.get<readonly StageView[]>('/api/stages')
  expect(body.map((s) => s.id)).toEqual(['contests.stage'])
  expect(body[0]!.events.map((e) => e.id)).toEqual([event])
  const hall = await r.hall()
  expect(hall).toMatchObject({ event: { frozen: false }, now: null, board: null })
  expect(hall.parts.map((p) => [p.name, p.state])).toEqual([
    ['才艺比拼', 'before'],
    ['抢答', 'before'],
    ['个人答题', 'before'],
  ])
  for (const login of ['host', 'chief', 'setter']) expect(await hallText(login)).toBe(await hallText())
  expect((await r.at.stranger.get(`${hallPath}/own`)).status).toBe(401)
  expect((await r.at.stranger.get('/api/stages/contests.stage/events/C2021-none')).status).toBe(404)
  expect(await r.own('figures')).toMatchObject({ desk: [], judging: [], seats: [], sheets: [] })
})

test('[SG2] 主持台上下一步是什么、填了什么，由环节的事项和赛制得出，一步一步到公布答案', async () => {
  expect(await next('host', '抢答')).toMatchObject({ outcome: 'begin', key: 'b', mine: true })
  await r.act('host', '抢答', 'begin')
  expect(await next('host', '抢答')).toMatchObject({
    outcome: 'ask_next',
    input: { q: 1 },
    says: [{ text: '1 / 8' }],
    asks: [],
  })
  expect(await r.act('host', '抢答', 'ask_next', { q: 1 })).toMatchObject({ status: 200 })
  const shown = await r.until('shown')
  expect(shown.now).toMatchObject({ part: '抢答', number: 1, epoch: 1, answer: null, until: null })
  expect(shown.now!.options).toHaveLength(4)
  /** The others have no such key, and hear whom they wait for. */
  expect(await next('chief', '抢答')).toMatchObject({ outcome: 'go', mine: false, by: [{ zh: '主持人' }] })
  expect(await next('host', '抢答')).toMatchObject({ outcome: 'go' })
  await r.act('host', '抢答', 'go')
  expect(await next('host', '抢答')).toMatchObject({ outcome: 'tell_key' })
})

test('[SG5] 抢到、作答各有回执；铃响以后的作答不收，用话说明；误记的由新的一条撤销', async () => {
  expect((await r.act('table3', '抢答', 'buzz', { buzzEpoch: 1, latency: 9 })).status).toBe(200)
  const { now } = await r.until('buzzed')
  expect([now!.holder, now!.until !== null]).toEqual([expect.any(String), true])
  /** Another question's buzz counts for nothing. */
  expect((await r.act('table1', '抢答', 'buzz', { buzzEpoch: 9, latency: 9 })).body.detail!.zh).toContain(
    '属于别的题',
  )
  const left = Date.parse(now!.until!) - Date.parse((await r.own('host')).now)
  await new Promise((bell) => setTimeout(bell, left + 300))
  const late = await r.act('table3', '抢答', 'answer', { answerEpoch: 1, given: 'A' })
  expect([late.status, late.body.detail!.zh]).toEqual([422, '时间到，不再收答案'])
  const seat = (await r.own('table3')).seats[0]!
  expect(seat).toMatchObject({ no: expect.any(Number), receipts: [{ cells: expect.any(Array) }] })
  expect(seat.receipts[0]!.cells.map((c) => c.title.zh)).toEqual(['服务器时刻', '题号', '抢跑', '延迟毫秒'])
  /** Nobody reads the receipts of another table here. */
  expect((await r.own('table1')).seats[0]!.receipts).toEqual([])
  expect((await r.act('clerk', '抢答', 'mark', { no: seat.no, what: 'wrong' })).status).toBe(200)
  const strike = (await cues('host', '抢答')).find((cue) => cue.outcome === 'strike')!
  expect(strike).toMatchObject({ key: 'z', input: { lineNo: 1 }, asks: [] })
  expect((await r.act('host', '抢答', 'strike', strike.input)).status).toBe(200)
  expect((await cues('host', '抢答')).some((cue) => cue.outcome === 'strike')).toBe(false)
})

/** All that somebody could ask, as it is answered; moments at which it was asked are no part of it. */
async function walked(login: string): Promise<readonly string[]> {
  const ids = [event, ...(await r.hall()).parts.map((p) => p.case)]
  const ofCase = ['', '/deciders', '/versions', '/exchange', '/exchange.json']
  const proofs = ['/receipt', '/proof.html', '/listed']
  const lists = [
    '/api/inbox',
    '/api/inbox.csv',
    '/api/inbox.ics',
    '/api/errands',
    '/api/start',
    '/api/found',
    ...['/api/cases', '/api/cases.csv', '/api/found', '/api/map/cases'].flatMap((list) => [
      `${list}?area=430000`,
      ...['contests.stage', 'contests.talent', 'contests.contest'].map((p) => `${list}?programme=${p}`),
    ]),
    '/api/registers',
    '/api/figures',
    '/api/bulletins',
    '/api/campaigns',
    '/api/rooms',
    '/api/seeks',
    ...brought.registers
      .filter((x) => x.id.startsWith('contests.'))
      .flatMap((x) => [
        `/api/registers/${x.id}?area=430000`,
        ...ids.map((id) => `/api/registers/${x.id}/entries/${id}`),
      ]),
    ...brought.figures
      .filter((x) => x.id.startsWith('contests.'))
      .flatMap((x) => [
        `/api/figures/${x.id}?area=430000`,
        `/api/figures/${x.id}/reading?area=430000`,
        `/api/figures/${x.id}/records?area=430000`,
      ]),
    hallPath,
    `${hallPath}/file.json`,
  ]
  const visitor = await r.visitor(login)
  const paths = [...ids.flatMap((id) => [...ofCase, ...proofs].map((x) => `/api/cases/${id}${x}`)), ...lists]
  const answers: string[] = []
  for (const path of [...paths, `${hallPath}/own`]) {
    const { status, body } = await visitor.get<unknown>(path)
    const said = JSON.stringify(body).replaceAll(
      /"(?:now|at|asOf|countedAt)":"[^"]*"|导出(?:时间|编号)：[^"\\]*/g,
      '',
    )
    if (path.startsWith('/api/cases/')) expect([path, status]).toEqual([path, 404])
    answers.push(`${path} ${status} ${said}`)
  }
  for (const id of ids)
    for (const what of ['try', 'reveal'])
      expect(
        (await visitor.post(`/api/cases/${id}/${what}`, { seq: 1, outcome: 'mark', input: {} })).status,
      ).toBeGreaterThanOrEqual(400)
  return answers
}

test('[P10] [SG3] 冻结期间，参赛席和评委从哪条路都读不到环节和竞赛办件，也数不出背后做了几件事', async () => {
  await r.act('host', event, 'freeze')
  const blind = ['table1', 'table3', 'judge']
  const before = await Promise.all(blind.map(walked))
  await r.act('clerk', '抢答', 'mark', { no: 1, what: 'right' })
  await r.act('clerk', '抢答', 'mark', { no: 2, what: 'wrong' })
  await r.act('chief', event, 'penalise', { penaltyNo: 2, penaltyPoints: 10, why: '场外提示' })
  expect(await Promise.all(blind.map(walked))).toEqual(before)
  /** Their own act is told as done, and not as the so manieth. */
  const said = await r.act('table1', '抢答', 'protest', { protest: '题干有误' })
  const seen = (await r.own('host')).desk.find((d) => d.name === '抢答')!
  expect([said.status, said.body.sets]).toEqual([200, {}])
  const again = (await r.visitor('table2')).post<Done>(`/api/cases/${seen.case}/commands`, {
    post: '430000-captain-2',
    seq: 1,
    outcome: 'answer',
    input: { answerEpoch: 9, given: 'A' },
  })
  expect([(await again).status, JSON.stringify((await again).body)]).toEqual([
    422,
    expect.not.stringMatching(/"seq"/),
  ])
  /** What they have to do stands there all the same, under a number that counts nothing. */
  expect((await r.own('table1')).seats.map((s) => s.seq)).toEqual([1])
  expect((await r.own('judge')).judging.map((j) => j.seq)).toEqual([1])
  await r.act('arbiter', '抢答', 'rule', { isUpheld: false, why: '题干无误' })
  await r.act('host', event, 'reveal')
}, 120_000)

test('[SG3] 冻结以后，大屏的答复一个字节不变，实时流也不出声，环节自己的比分也放不出；揭晓才变', async () => {
  await r.act('host', event, 'publish')
  await r.act('host', event, 'freeze')
  const frozen = await hallText()
  expect(JSON.parse(frozen)).toMatchObject({ event: { frozen: true } })
  const live = await watching()
  await expect.poll(() => live.told.length).toBe(1)
  expect(live.told[0]).toBe(frozen)
  expect(live.response.headers.get('content-type')).toContain('text/event-stream')
  /** Whatever moves the totals: a mark, a penalty, a line struck. */
  await r.act('clerk', '抢答', 'mark', { no: 1, what: 'right' })
  await r.act('chief', event, 'penalise', { penaltyNo: 2, penaltyPoints: 10, why: '场外提示' })
  const refused = [await r.act('host', '抢答', 'publish'), await r.act('host', event, 'publish')]
  expect(refused.map((a) => [a.status, a.body.detail!.zh])).toEqual([
    [422, '比分已经冻结'],
    [422, '比分已经冻结'],
  ])
  for (const login of [null, 'table1', 'judge', 'player']) expect(await hallText(login)).toBe(frozen)
  await new Promise((next) => setTimeout(next, 600))
  expect(live.told).toEqual([frozen])
  await r.act('host', event, 'reveal')
  await expect.poll(() => live.told.length).toBe(2)
  expect(JSON.parse(live.told[1]!)).toMatchObject({ event: { frozen: false } })
  live.leave()
})

test('[SG10] 逐名揭晓：没有揭晓的名次换了先后，哪条路都看不出；一步一声，收回也是一步', async () => {
  const penalise = async (penaltyNo: number, penaltyPoints: number) =>
    expect(
      (await r.act('chief', event, 'penalise', { penaltyNo, penaltyPoints, why: '场外提示' })).status,
    ).toBe(200)
  const step = async (outcome: string) => expect((await r.act('host', event, outcome)).status).toBe(200)
  const shown = async () =>
    (await r.hall()).board!.rows.map(({ no, points, rank }) => (points === '' ? null : [no, rank]))
  await step('freeze')
  const before = await r.hall()
  /** Last the first team, then the fourth; the second is ahead of them, and the third leads. */
  for (const [no, points] of [
    [1, 90],
    [4, 70],
    [2, 20],
  ] as const)
    await penalise(no, points)
  expect(await r.hall()).toEqual(before)
  /** Between parts the space bar reveals nothing by itself. */
  expect(await next('host', '健康知识友谊赛')).toBe(undefined)
  await step('reveal_begin')
  expect((await r.hall()).event).toMatchObject({ frozen: true, revealing: true })
  expect(await shown()).toEqual([null, null, null, null])
  const live = await watching()
  await expect.poll(() => live.told.length).toBe(1)
  expect(await next('host', '健康知识友谊赛')).toMatchObject({
    outcome: 'reveal_place',
    key: 'd',
    mine: true,
  })
  await step('reveal_place')
  await expect.poll(() => live.told.length).toBe(2)
  expect(await shown()).toEqual([[1, 4], null, null, null])
  const askers = ['table1', 'table3', 'judge', 'player', 'figures']
  const all = async () => [await Promise.all(askers.map(walked)), await hallText()]
  const answers = await all()
  await penalise(3, 50)
  expect(await all()).toEqual(answers)
  await step('reveal_place')
  await expect.poll(() => live.told.length).toBe(3)
  expect(await shown()).toEqual([[4, 3], [1, 4], null, null])
  await step('reveal_back')
  await expect.poll(() => live.told.length).toBe(4)
  expect(live.told[3]).toBe(live.told[1])
  await step('reveal_place')
  await step('reveal_place')
  await step('reveal_place')
  expect(await shown()).toEqual([
    [2, 1],
    [3, 2],
    [4, 3],
    [1, 4],
  ])
  expect((await r.hall()).event).toMatchObject({ frozen: false, revealing: false })
  live.leave()
}, 120_000)

test('[SG4] 评委只见自己的评分表；本单位的队打不了，第二份不收，都用话说明', async () => {
  await r.act('host', '才艺比拼', 'begin')
  const own = (await r.own('host')).desk.find((d) => d.name === '才艺比拼')!
  expect(own.cues.find((cue) => cue.next)).toMatchObject({ outcome: 'call_up', input: { no: 1 } })
  await r.act('host', '才艺比拼', 'call_up', { no: 1 })
  const mine = (await r.own('judge2')).judging[0]!
  const aside = mine.of.filter((x) => x.aside)
  expect(aside).toHaveLength(1)
  const refused = await r.act('judge2', '才艺比拼', 'score', { no: aside[0]!.no, marksGiven: 990 })
  expect([refused.status, refused.body.detail!.zh]).toEqual([422, '本人与该队有关系，应当回避'])
  expect((await r.act('judge', '才艺比拼', 'score', { no: 1, marksGiven: 920 })).status).toBe(200)
  const second = await r.act('judge', '才艺比拼', 'score', { no: 1, marksGiven: 950 })
  expect(second.body.detail!.zh).toContain('已经打过分')
  const given = async (login: string) =>
    (await r.own(login)).judging[0]!.of.map((x) => x.given?.marks ?? null)
  expect(await given('judge')).toEqual([920, null, null, null])
  expect(await given('judge3')).toEqual([null, null, null, null])
})

/** As a phone opens it: nonce, tag and what is sealed, bound to its number. */
function openSealed(sealed: Buffer, { id, key }: { readonly id: string; readonly key: string }): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'hex'), sealed.subarray(1, 13))
  cipher.setAAD(Buffer.from(id))
  cipher.setAuthTag(sealed.subarray(13, 29))
  const plain = Buffer.concat([cipher.update(sealed.subarray(29)), cipher.final()])
  return plain.subarray(5, 5 + plain.readUInt32BE(0))
}
const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')

test('[SG11] 题目的图片：封存后才有密文，大小、次序、名称都不说明什么；钥匙随题目出来，没出的、作废的永远不出来', async () => {
  const paths = `${hallPath}/pictures`
  const listed = async () => (await r.at.stranger.get<SealedPicturesView>(paths)).body.parts
  const bytesAt = async (path: string) => {
    const answer = await r.at.stranger.open(path)
    return { answer, bytes: Buffer.from(await answer.arrayBuffer()) }
  }
  const inBank = async (login: string, outcome: string, input: object = {}) =>
    r.act(login, spareBank, outcome, input)
  /** One of a few bytes and one of many: what is sealed is as long for both. */
  const [small, large] = [await noisyPicture(8), await noisyPicture(200)]
  expect((await inBank('setter', 'add', { more: picturedQuestions, cameFrom: 'typed' })).status).toBe(200)
  expect((await addPicture(r, '草酸钙结晶.png', small)).status).toBe(200)
  const lacking = await inBank('supervisor', 'commit')
  expect([lacking.status, lacking.body.detail!.zh]).toEqual([422, '有题目的图片还没有加进来'])
  expect((await addPicture(r, '草酸钙结晶.png', large)).body.detail!.zh).toBe('图片名称重复')
  expect((await addPicture(r, '单核细胞.png', large)).status).toBe(200)
  expect(await listed()).toEqual([])
  expect((await inBank('supervisor', 'commit')).status).toBe(200)
  const part = await r.part('个人答题')
  expect((await inBank('supervisor', 'bind', { toRound: part })).status).toBe(200)
  await expect.poll(listed, { timeout: 20_000 }).not.toEqual([])
  const before = await listed()
  expect(before).toEqual([{ part, bytes: 131_072, pictures: before[0]!.pictures.toSorted() }])
  const ids = before[0]!.pictures
  expect(ids).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), expect.stringMatching(/^[0-9a-f]{32}$/)])
  const sealed = await Promise.all(ids.map((id) => bytesAt(`${paths}/${id}`)))
  for (const { answer, bytes } of sealed) {
    expect([answer.status, bytes.length]).toEqual([200, 131_072 + 29])
    expect([...answer.headers.keys()].toSorted()).toEqual([...sealed[0]!.answer.headers.keys()].toSorted())
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('cache-control')).toContain('immutable')
    for (const telling of ['PNG', 'IHDR', '细胞', '结晶']) expect(bytes.includes(telling)).toBe(false)
  }
  for (const id of ids) expect((await bytesAt(`${paths}/${id}/shown`)).answer.status).toBe(404)
  expect((await bytesAt(`${paths}/${'0'.repeat(32)}`)).answer.status).toBe(404)
  /** A desk is told of how many phones, and nobody else is told anything. */
  expect((await r.at.stranger.post(paths, { ready: true })).status).toBe(401)
  expect((await (await r.visitor('player')).post(paths, { ready: true })).status).toBe(204)
  expect((await (await r.visitor('player2')).post(paths, { ready: false })).status).toBe(204)
  expect((await r.own('host')).pictures).toEqual({ all: 2, phones: 2, ready: 1 })
  expect((await r.own('player')).pictures).toBe(null)

  await r.act('host', '个人答题', 'begin')
  await r.act('host', '个人答题', 'ask_next', { q: 1 })
  const { now } = await r.until('open')
  const opening = now!.opening!
  expect([now!.number, now!.picture, ids.includes(opening.id)]).toEqual([1, null, true])
  const [shown, other] = [ids.indexOf(opening.id), 1 - ids.indexOf(opening.id)]
  expect(sha256(openSealed(sealed[shown]!.bytes, opening))).toBe(sha256(large))
  expect(() => openSealed(sealed[other]!.bytes, { ...opening, id: ids[other]! })).toThrow()
  const plain = await bytesAt(`${paths}/${opening.id}/shown`)
  expect([plain.answer.headers.get('content-type'), sha256(plain.bytes)]).toEqual([
    'image/png',
    sha256(large),
  ])
  expect((await bytesAt(`${paths}/${ids[other]}/shown`)).answer.status).toBe(404)
  /** Whoever comes late finds the list as it was. */
  expect(await listed()).toEqual(before)

  /** The last is void before it is asked: it is not asked any more, and its key stays where it is. */
  await r.act('arbiter', '个人答题', 'void_question', { voidQ: 3, why: '图片有误' })
  await r.act('host', '个人答题', 'bell')
  await r.act('host', '个人答题', 'ask_next', { q: 2 })
  await expect.poll(async () => (await r.hall()).now!.number).toBe(2)
  expect((await r.hall()).now).toMatchObject({ picture: null, opening: null })
  expect((await bytesAt(`${paths}/${opening.id}/shown`)).answer.status).toBe(404)
  await r.act('host', '个人答题', 'bell')
  expect((await cues('host', '个人答题')).some((cue) => cue.outcome === 'ask_next')).toBe(false)
  const refused = await r.act('host', '个人答题', 'ask_next', { q: 3 })
  expect([refused.status, refused.body.detail!.zh]).toEqual([422, '该题已经作废，不再出'])
  const whole = await (await r.visitor('chief')).file(`${hallPath}/file.json`)
  expect(new Set(whole.body.toString().match(/[0-9a-f]{32}\.[0-9a-f]{64}/g))).toEqual(
    new Set([`${opening.id}.${opening.key}`]),
  )
  /** What was committed before the start is these pictures and no others. */
  await inBank('supervisor', 'disclose')
  const { values } = (
    await r.at.stranger.get<RegisterEntryView>(`/api/registers/contests.commitments/entries/${spareBank}`)
  ).body
  const said = (name: string): string => values.find((value) => value.name === name)!.text.zh
  const pictures = [
    { name: '单核细胞.png', hash: sha256(large) },
    { name: '草酸钙结晶.png', hash: sha256(small) },
  ]
  expect(sha256(committedText(picturedQuestions, said('salt'), pictures))).toBe(said('digest'))
}, 120_000)

test('[SG9] 导出的文件两次一个字节不差，没有人的密文；拿到的人不联网重做一遍，结果都一样', async () => {
  const take = async () => (await (await r.visitor('chief')).file(`${hallPath}/file.json`)).body.toString()
  const text = await take()
  expect(await take()).toBe(text)
  const file = JSON.parse(text) as StageFile
  expect(file.acts.every((a) => /^p\d+$/.test(a.by.person))).toBe(true)
  const result = recompute(file, {
    abilities: abilitiesOf([...kernelAbilities, ...brought.abilities]),
    calendar: chinaCalendar,
  })
  expect(result.differing).toEqual([])
  /** The one act that is sealed is the protest, whose words are nobody's who takes the file. */
  expect([result.acts, result.sealed]).toEqual([file.acts.length, 1])
  expect(file.acts.length).toBeGreaterThan(25)
  /** Who sees nothing of the parts takes nothing. */
  expect((await (await r.visitor('player')).get(`${hallPath}/file.json`)).status).toBe(404)
})
