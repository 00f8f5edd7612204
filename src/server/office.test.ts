/** [OA1]-[OA19] The office's acts over HTTP, on a real database: who sees what of them, whose inbox a case is in, and several cases at once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  act,
  apply,
  family,
  formOf,
  posts,
  staffOf,
  toReview,
  visitOf,
  type Staff,
} from '../../tools/county.ts'
import { openTestHouse, type TestHouse, type Visitor } from '../../tools/house.ts'
import type {
  CaseView,
  ColleagueView,
  DecidersView,
  Done,
  ErrandsView,
  Inbox,
  Problem,
  SeveralDone,
  SeveralWays,
  TaskView,
} from './contract/index.ts'

let house: TestHouse
let staff: Staff & { readonly clerk2: Visitor }
const clerk2Post = '430523106-township-clerk-2'
beforeAll(async () => {
  house = await openTestHouse()
  staff = { ...(await staffOf(house)), clerk2: await house.as('clerk2') }
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const view = async (who: Visitor, id: string, post?: string): Promise<CaseView> =>
  (await who.get<CaseView>(`/api/cases/${id}${post === undefined ? '' : `?post=${post}`}`)).body
/** One act on a case as it stands: `ok`, or the code of the refusal. */
async function does(
  who: Visitor,
  id: string,
  outcome: string,
  post: string,
  input: object = {},
  more: object = {},
): Promise<string> {
  const { seq } = await view(who, id)
  const answer = await who.post<Problem>(`/api/cases/${id}/commands`, { seq, outcome, post, input, ...more })
  return answer.status < 300 ? 'ok' : answer.body.code
}
/** In one's own affairs: without a post. */
const urges = async (who: Visitor, id: string): Promise<string> => {
  const { seq } = await view(who, id)
  const answer = await who.post<Problem>(`/api/cases/${id}/commands`, { seq, outcome: 'act.urge', input: {} })
  return answer.status < 300 ? 'ok' : answer.body.code
}
const inbox = async (who: Visitor): Promise<readonly string[]> =>
  (await who.get<Inbox>('/api/inbox?limit=2000')).body.tasks.map((task) => task.case)
const box = async (who: Visitor, name: 'mine' | 'sent'): Promise<readonly string[]> =>
  (await who.get<ErrandsView>(`/api/errands?box=${name}`)).body.errands.map((x) => `${x.case} ${x.kind}`)
const words = '我明天下乡，请代为办理'

test('[OA4] [OA18] handed to a colleague, a case is in their inbox alone, marked, and on the list of who sent it', async () => {
  const id = await apply(staff, family(701))
  expect(await does(staff.clerk, id, 'act.handOver', posts.clerk, { to: clerk2Post, words })).toBe('ok')
  expect(await inbox(staff.clerk)).not.toContain(id)
  expect(await inbox(staff.clerk2)).toContain(id)
  expect(await box(staff.clerk2, 'mine')).toContain(`${id} handed`)
  expect(await box(staff.clerk, 'sent')).toContain(`${id} handed`)
  const { tasks } = (await staff.clerk2.get<Inbox>('/api/inbox?limit=2000')).body
  expect(tasks.find((task) => task.case === id)!.marks.map((m) => m.kind)).toEqual(['handed'])
  expect(await does(staff.clerk, id, 'accept', posts.clerk)).toBe('handed_on')
  expect(await does(staff.clerk2, id, 'accept', clerk2Post)).toBe('ok')
  expect(await box(staff.clerk, 'sent')).not.toContain(`${id} handed`)
})

test('[OA10] the list to pick from says who can take it, and why not the others', async () => {
  const id = await apply(staff, family(702))
  const { body } = await staff.clerk.get<ColleagueView[]>(
    `/api/cases/${id}/colleagues?verb=handOver&post=${posts.clerk}`,
  )
  expect(body.filter((x) => x.able).map((x) => x.post)).toContain(clerk2Post)
  expect(body.find((x) => x.post === posts.clerk)!.why!.zh).toContain('不能交给自己')
  const resident = await house.as('neighbour')
  expect((await resident.get(`/api/cases/${id}/colleagues?verb=handOver`)).status).toBe(404)
})

test('[OA1] [OA15] what was said is sealed in the log, read in office, and told to nobody whom the case concerns', async () => {
  const li = await house.as('li')
  const opened = await li.post<{ readonly case: string }>('/api/cases', {
    programme: 'assistance.temporary',
    outcome: 'report_urgent',
    area: '430523106234',
    input: { cause: 'illness', story: '突发疾病', applicantName: '李建国', phone: '13800138000' },
  })
  const id = opened.body.case ?? (await apply(staff, family(703)))
  expect(await does(staff.clerk, id, 'act.note', posts.clerk, { words, posts: [{ post: posts.head }] })).toBe(
    'ok',
  )
  expect(
    await does(staff.clerk, id, 'act.copy', posts.clerk, { posts: [{ post: posts.leader }], words }),
  ).toBe('ok')
  const { rows } = await house.owner.query<{ body: string }>('select body from event where case_id = $1', [
    id,
  ])
  expect(rows.map((r) => r.body).join()).not.toContain(words)
  const inOffice = await view(staff.head, id)
  expect(inOffice.office.thread.map((x) => x.words)).toEqual([words])
  expect(inOffice.office.errands.map((x) => x.words)).toEqual([words, words])
  expect(await box(staff.head, 'mine')).toContain(`${id} mentioned`)
  expect(await does(staff.head, id, 'act.acknowledge', posts.head)).toBe('ok')
  expect(await box(staff.head, 'mine')).not.toContain(`${id} mentioned`)
  if (opened.status === 201) {
    const own = await view(li, id)
    expect(JSON.stringify(own)).not.toContain(words)
    expect(own.timeline.map((x) => x.outcome)).toEqual(['report_urgent'])
    expect(own.office).toMatchObject({ errands: [], thread: [] })
    expect(own.office.acts.map((x) => x.verb)).toEqual(['urge'])
  }
  const auditor = await view(staff.auditor, id)
  expect(auditor.office.thread).toEqual([])
})

test('[OA15] whom the case concerns hears of no mark, hand-over, signer or moment of it, on any list, proof or receipt', async () => {
  const li = await house.as('li')
  const opened = await li.post<Done>('/api/cases', {
    programme: 'assistance.temporary',
    outcome: 'apply',
    area: '430523106234',
    input: formOf(family(731)),
  })
  expect(opened.status).toBe(201)
  const id = opened.body.case
  await act(staff, 'clerk', id, 1, 'accept')
  expect(await urges(li, id)).toBe('ok')
  expect(
    await does(staff.leader, id, 'act.supervise', posts.leader, { until: '2021-10-25', words: '三天内办结' }),
  ).toBe('ok')
  expect(await does(staff.clerk, id, 'act.entrust', posts.clerk, { to: clerk2Post, words })).toBe('ok')
  expect(await does(staff.clerk2, id, 'act.report', clerk2Post, { words })).toBe('ok')
  expect(await does(staff.clerk, id, 'act.handOver', posts.clerk, { to: clerk2Post, words })).toBe('ok')
  const mine = async (who: Visitor) =>
    (await who.get<readonly TaskView[]>('/api/cases?mine=true')).body.find((x) => x.case === id)?.marks
  expect((await mine(li))!.map((m) => m.kind)).toEqual(['urged'])
  const [own, theirs] = [await view(li, id), await view(staff.clerk2, id, clerk2Post)]
  expect([own.holder!.handed, own.timeline.map((x) => x.outcome)]).toEqual([
    null,
    ['apply', 'accept', 'act.urge'],
  ])
  expect(theirs.holder!.handed).not.toBeNull()
  const receipt = async (who: Visitor, seq?: number) => {
    const query = seq === undefined ? '' : `?seq=${seq}`
    const { status, body } = await who.get<{ readonly seq: number }>(`/api/cases/${id}/receipt${query}`)
    return status === 200 ? body.seq : status
  }
  expect([await receipt(li), await receipt(li, 2), await receipt(li, 4)]).toEqual([3, 2, 404])
  expect([await receipt(staff.clerk2), await receipt(staff.clerk2, 4)]).toEqual([theirs.seq, 4])
  for (const path of ['', '/deciders', '/receipt'])
    expect(JSON.stringify((await li.get(`/api/cases/${id}${path}`)).body)).not.toMatch(
      /督办|转办|委派|签署|我明天下乡/,
    )
})

test('[OA15] who could decide is told to whom it concerns without what the office asked of one another', async () => {
  const li = await house.as('li')
  const opened = await li.post<Done>('/api/cases', {
    programme: 'assistance.temporary',
    outcome: 'apply',
    area: '430523106234',
    input: formOf(family(732)),
  })
  const id = opened.body.case
  await toReview(staff, id, 60_000)
  await act(staff, 'head', id, 4, 'agree')
  expect(await does(staff.leader, id, 'act.entrust', posts.leader, { to: posts.head, words })).toBe('ok')
  const codes = async (who: Visitor) =>
    (await who.get<DecidersView>(`/api/cases/${id}/deciders?outcome=approve`)).body.candidates.map(
      (x) => `${x.post} ${x.code ?? 'could'}`,
    )
  expect(await codes(staff.head)).toContain(`${posts.leader} with_somebody`)
  expect(await codes(li)).toContain(`${posts.leader} could`)
})

test('[OA15] who opened a case for somebody reads in office what is said to them there', async () => {
  const id = await apply(staff, family(705))
  expect((await view(staff.village, id)).timeline.map((x) => x.by.name)).not.toContain('申请人')
  const note = { words, posts: [{ post: posts.village }] }
  expect(await does(staff.clerk, id, 'act.note', posts.clerk, note)).toBe('ok')
  expect(await box(staff.village, 'mine')).toContain(`${id} mentioned`)
  const { office } = await view(staff.village, id)
  expect(office.thread.map((x) => [x.words, x.mentions.map((m) => m.read)])).toEqual([[words, [false]]])
})

test('[OA5] [OA6] [OA9] [OA12] work that comes back, a signer who refuses, an act taken back, and a supervision that is answered', async () => {
  const id = await apply(staff, family(704))
  await act(staff, 'clerk', id, 1, 'accept')
  expect(await does(staff.clerk, id, 'act.entrust', posts.clerk, { to: clerk2Post, words })).toBe('ok')
  expect(await does(staff.clerk, id, 'record_visit', posts.clerk, visitOf(60_000))).toBe('with_somebody')
  expect(await does(staff.clerk2, id, 'act.report', clerk2Post, { words: '已电话核实' })).toBe('ok')
  expect(await does(staff.clerk, id, 'record_visit', posts.clerk, visitOf(60_000))).toBe('ok')
  expect(await does(staff.clerk, id, 'propose', posts.clerk)).toBe('ok')
  expect(await does(staff.clerk, id, 'act.takeBack', posts.clerk, { words: '金额要再核' })).toBe('ok')
  const back = await view(staff.clerk, id)
  expect(back.step).toBe('proposal')
  expect(back.facts.map((f) => f.name)).not.toContain('proposed')
  expect(await does(staff.clerk, id, 'propose', posts.clerk)).toBe('ok')
  const signer = { posts: [{ post: posts.leader }], outcome: 'agree', together: 'all', words }
  expect(
    await does(staff.head, id, 'act.addSigner', posts.head, { ...signer, posts: [{ post: posts.head }] }),
  ).toBe('same_person')
  expect(await does(staff.head, id, 'act.addSigner', posts.head, signer)).toBe('ok')
  expect(await does(staff.head, id, 'agree', posts.head)).toBe('signers_wait')
  expect(await box(staff.leader, 'mine')).toContain(`${id} sign`)
  expect(await does(staff.leader, id, 'act.sign', posts.leader, { agree: false, words: '请再走访' })).toBe(
    'ok',
  )
  expect(await does(staff.head, id, 'agree', posts.head)).toBe('signer_refused')
  expect(
    await does(staff.leader, id, 'act.supervise', posts.leader, { until: '2021-10-25', words: '三天内办结' }),
  ).toBe('ok')
  expect(await does(staff.head, id, 'act.sendBack', posts.head, { step: 'visit', words: '重新走访' })).toBe(
    'ok',
  )
  expect((await view(staff.clerk, id)).step).toBe('visit')
  expect(await does(staff.clerk, id, 'act.reply', posts.clerk, { words: '明天走访' })).toBe('ok')
  expect(await box(staff.leader, 'sent')).not.toContain(`${id} supervised`)
})

describe('[OA16] 手写签名', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const upload = async (who: Visitor): Promise<string> =>
    (
      await who.send<{ readonly id: string }>('POST', '/api/uploads', png, {
        'content-type': 'image/png',
        'x-file-name': 'signature.png',
      })
    ).body.id

  test('签的图是自己的，事件里有它的摘要，经办单位看得到', async () => {
    const id = await apply(staff, family(705))
    await act(staff, 'clerk', id, 1, 'accept')
    await act(staff, 'clerk', id, 2, 'record_visit', visitOf(60_000))
    await act(staff, 'clerk', id, 3, 'propose')
    const [mine, others] = [await upload(staff.head), await upload(staff.leader)]
    expect(await does(staff.head, id, 'agree', posts.head, {}, { signature: others })).toBe('unknown_paper')
    expect(await does(staff.head, id, 'agree', posts.head, {}, { signature: mine })).toBe('ok')
    const { signatures } = (await view(staff.leader, id)).office
    expect(signatures).toMatchObject([{ seq: 5, paper: mine }])
    expect(signatures[0]!.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect((await staff.leader.get(`/api/uploads/${mine}?case=${id}`)).status).toBe(200)
  })
})

describe('[OA19] 几件一起办', () => {
  test('先试再办，每件有自己的答复：别人刚办过的一件不成，别的照办', async () => {
    const ids = [
      await apply(staff, family(711)),
      await apply(staff, family(712)),
      await apply(staff, family(713)),
    ]
    const ways = (await staff.clerk.post<SeveralWays>('/api/several/ways', { post: posts.clerk, cases: ids }))
      .body
    expect(ways.ways.find((w) => w.outcome === 'accept')).toMatchObject({ able: 3, kind: 'outcome' })
    expect(ways.ways.find((w) => w.outcome === 'act.handOver')).toMatchObject({ able: 3, kind: 'act' })
    const body = { outcome: 'accept', post: posts.clerk, cases: ways.cases }
    const trial = (await staff.clerk.post<SeveralDone>('/api/several/try', body)).body
    expect(trial.able).toBe(3)
    expect((await view(staff.clerk, ids[0]!)).step).toBe('acceptance')
    await does(staff.clerk2, ids[1]!, 'accept', clerk2Post)
    const done = (await staff.clerk.post<SeveralDone>('/api/several', body, 'several-711')).body
    expect(done.cases.map((x) => x.refusal?.code ?? x.to!.zh)).toEqual(['入户调查', 'stale_seq', '入户调查'])
    const again = (await staff.clerk.post<SeveralDone>('/api/several', body, 'several-711')).body
    expect(again).toEqual(done)
  })
  test('转办几件；看不到的和没有的一样', async () => {
    const ids = [await apply(staff, family(721)), await apply(staff, family(722))]
    const done = (
      await staff.clerk.post<SeveralDone>('/api/several', {
        outcome: 'act.handOver',
        post: posts.clerk,
        input: { to: clerk2Post, words },
        cases: [...ids.map((id) => ({ case: id, seq: 1 })), { case: 'NOT-THERE', seq: 1 }],
      })
    ).body
    expect(done.cases.map((x) => x.refusal?.code ?? 'ok')).toEqual(['ok', 'ok', 'unknown_case'])
    expect(await inbox(staff.clerk2)).toEqual(expect.arrayContaining(ids))
  })
  test('[W1] 同一个键换了内容，说键用过了，不说办件已变动', async () => {
    const id = await apply(staff, family(723))
    const body = { outcome: 'accept', post: posts.clerk, cases: [{ case: id, seq: 1 }] }
    expect((await staff.clerk.post<SeveralDone>('/api/several', body, 'several-723')).body.able).toBe(1)
    const other = { ...body, outcome: 'supplement', input: { missing: '户口本' } }
    const { status, body: said } = await staff.clerk.post<Problem>('/api/several', other, 'several-723')
    expect([status, said.code]).toEqual([422, 'key_reused'])
  })
  test('一件写两遍不行', async () => {
    const twice = {
      outcome: 'accept',
      post: posts.clerk,
      cases: [
        { case: 'AAA-1', seq: 1 },
        { case: 'AAA-1', seq: 1 },
      ],
    }
    expect((await staff.clerk.post('/api/several', twice)).status).toBe(400)
  })
})

test('[OA18] [V6] verification works every errand and every inbox out again', async () => {
  const verify = async () =>
    (
      await house.console.send<{ readonly mismatches: readonly { readonly kind: string }[] }>(
        'POST',
        '/api/verify',
        '{}',
        { 'content-type': 'application/json' },
      )
    ).body.mismatches.map((m) => m.kind)
  expect(await verify()).toEqual([])
  await house.owner.query(`update errand set post = 'somebody-else' where kind = 'handed'`)
  expect(await verify()).toContain('errand')
})
