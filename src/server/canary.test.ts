/**
 * What is sensitive is nowhere in clear: whole cases are played with values that occur once in the world,
 * then everything is searched for them.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  act,
  apply,
  family,
  formOf,
  posts,
  staffOf,
  toDecision,
  visitOf,
  type Family,
  type Staff,
} from '../../tools/county.ts'
import { openHouseOver, openTestHouse, type TestHouse, type Visitor } from '../../tools/house.ts'
import { household, random, yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { temporaryAssistance } from '../../packs/social-assistance/temporary/programme.ts'
import type { Accesses, CaseView, Done } from './contract/index.ts'

let house: TestHouse
let staff: Staff
const h = household(random(4711).fork('canary'), yunzhao)
const person: Family = { name: '欧阳金丝雀', idNo: h.head.idNo, card: h.card, phone: h.phone }
const story = '金丝雀患罕见病住院'
const member = household(random(4712).fork('canary'), yunzhao).head
/** In the words that an official would search by. */
const canaries: readonly string[] = [
  person.name,
  person.idNo,
  person.card,
  person.phone,
  story,
  '金丝雀的病历',
  '金丝雀之子',
  member.idNo,
]
const paperName = '金丝雀的病历.png'
let paperId: string
let id: string
let said = ''
const realWrites: { readonly out: typeof process.stdout.write; readonly err: typeof process.stderr.write } = {
  out: process.stdout.write,
  err: process.stderr.write,
}

beforeAll(async () => {
  const listen = (write: typeof process.stdout.write) =>
    ((...args: Parameters<typeof process.stdout.write>) => {
      said += String(args[0])
      return write.apply(process.stdout, args)
    }) as typeof process.stdout.write
  process.stdout.write = listen(realWrites.out)
  process.stderr.write = listen(realWrites.err)
  /** Under the version that seals what people write [S11]. */
  house = await openTestHouse({ startsAt: '2021-12-06T09:00:00+08:00' })
  staff = await staffOf(house)
  const form = formOf(person, {
    story,
    members: [{ name: '金丝雀之子', idNo: member.idNo, relation: 'child' }],
  })
  const opened = await staff.village.post<Done>('/api/cases', {
    programme: 'assistance.temporary',
    outcome: 'apply',
    area: yunzhao,
    post: posts.village,
    input: form,
  })
  expect(opened.status, JSON.stringify(opened.body)).toBe(201)
  id = opened.body.case
  await toDecision(staff, id, 90_000)
  expect((await act(staff, 'leader', id, 5, 'approve')).status).toBe(200)
  const { body: batch } = await staff.finance.post<Done>('/api/cases', {
    programme: 'assistance.payment_batch',
    outcome: 'compile',
    area: '430523',
    post: posts.finance,
    input: { lines: [{ member: id, amount: 90_000 }] },
  })
  await act(staff, 'finance-head', batch.case, 1, 'release')
  await house.console.send('POST', '/api/settle', '{}', { 'content-type': 'application/json' })
  await act(staff, 'finance', batch.case, 2, 'reconcile', {
    results: [{ member: id, paid: true }],
    bankRef: 'CANARY-1',
  })
  await house.console.send('POST', '/api/settle', '{}', { 'content-type': 'application/json' })
  /** Mistakes too: each repeats what was entered, or nearly. */
  await staff.village.post('/api/cases', {
    programme: 'assistance.temporary',
    outcome: 'apply',
    area: yunzhao,
    post: posts.village,
    input: { ...form, applicantId: `${person.idNo.slice(0, 17)}Q` },
  })
  await staff.village.post('/api/cases', {
    programme: 'assistance.temporary',
    outcome: 'apply',
    area: yunzhao,
    post: posts.village,
    input: { ...form, account: person.card.slice(0, -1) },
  })
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const paper = await staff.village.send<{ id: string }>('POST', '/api/uploads', png, {
    'x-file-name': encodeURIComponent(paperName),
  })
  expect(paper.status).toBe(201)
  paperId = paper.body.id
  await staff.village.send('POST', '/api/uploads', 'no picture', {
    'x-file-name': encodeURIComponent(paperName),
  })
  await act(staff, 'clerk', id, 3, 'record_visit', { ...visitOf(1), findings: story })
  await staff.clerk.post('/api/search', { idNo: person.idNo })
})
afterAll(async () => {
  process.stdout.write = realWrites.out
  process.stderr.write = realWrites.err
  expect(house.faults).toEqual([])
  await house.close()
})

/** Typed by those in office and by residents: who visited, what they found, reasons, notes, why somebody looked. */
const typed = {
  kin: '金丝鸟表叔',
  missing: '金丝鸟缺病历',
  visitor: '金丝鸟走访',
  findings: '金丝鸟家徒四壁',
  note: '金丝鸟再核实一次',
  reason: '金丝鸟另有他用',
  purpose: '金丝鸟查核',
  comment: '金丝鸟谢谢你们',
  erasing: '金丝鸟本人申请',
}
const wordsIn = (text: string): readonly string[] =>
  Object.values(typed).filter((word) => text.includes(word))

/** Every table of the database that holds one of these words, and which. */
async function whereInClear(of: TestHouse): Promise<readonly string[]> {
  const { rows: tables } = await of.owner.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
  )
  const where: string[] = []
  for (const { name } of tables) {
    const { rows } = await of.owner.query<{ line: string }>(`select t::text as line from "${name}" t`)
    where.push(...wordsIn(rows.map((r) => r.line).join('\n')).map((word) => `${name} ${word}`))
  }
  return where.toSorted()
}

/** A whole case in which everything that may be written is, and two that are refused. Gives its number. */
async function writtenCase(of: Staff, n: number): Promise<string> {
  const id = await apply(of, family(n), { kinDeclared: [{ name: typed.kin, relation: '表叔' }] })
  const steps: readonly (readonly [keyof typeof posts, string, Record<string, unknown>])[] = [
    ['clerk', 'supplement', { missing: typed.missing }],
    ['village', 'resubmit', { authorised: true }],
    ['clerk', 'accept', {}],
    ['clerk', 'record_visit', { ...visitOf(60_000), visitor1: typed.visitor, findings: typed.findings }],
    ['clerk', 'revisit', { note: typed.note }],
    ['clerk', 'record_visit', { ...visitOf(60_000), visitor2: typed.visitor, findings: typed.findings }],
    ['clerk', 'propose_refusal', { reason: typed.reason }],
  ]
  for (const [i, [who, outcome, input]] of steps.entries())
    expect([outcome, (await act(of, who, id, i + 1, outcome, input)).status]).toEqual([outcome, 200])
  return id
}

const verified = async () =>
  (
    await house.console.send<{ readonly mismatches: readonly { kind: string; what: string }[] }>(
      'POST',
      '/api/verify',
      '{}',
      { 'content-type': 'application/json' },
    )
  ).body

let written = ''
test('[S11] [S12] what people type stands in no table, no word of the server and no answer that refuses', async () => {
  written = await writtenCase(staff, 4713)
  const looked = { names: ['story'], purpose: typed.purpose }
  expect((await staff.clerk.post(`/api/cases/${written}/reveal`, looked)).status).toBe(403)
  expect((await staff.head.post(`/api/cases/${written}/reveal`, looked)).status).toBe(200)
  const paid = id
  expect(
    (await act(staff, 'village', paid, 8, 'rate', { stars: 'good', comment: typed.comment })).status,
  ).toBe(200)
  /** Refused, each of them with the words in it: of what is not done nothing is kept, and nothing is told back. */
  const refusals = [
    await act(staff, 'clerk', written, 90, 'propose_refusal', { reason: typed.reason }),
    await act(staff, 'head', written, 8, 'return', { note: typed.note, visitor1: typed.visitor }),
    await act(staff, 'head', written, 8, 'return', { note: `${typed.note}${'。'.repeat(600)}` }),
    await staff.head.post(`/api/cases/${written}/reveal`, { names: ['nothing'], purpose: typed.purpose }),
    await house.console.post('/api/erasures', { idNo: family(4713).idNo, purpose: typed.erasing }),
    await staff.village.send('POST', '/api/uploads', typed.findings, {
      'x-file-name': encodeURIComponent(typed.findings),
    }),
  ]
  expect(refusals.map((r) => r.status)).toEqual([409, 422, 422, 422, 409, 415])
  expect(wordsIn(JSON.stringify(refusals.map((r) => r.body)))).toEqual([])
  expect(await whereInClear(house)).toEqual([])
  expect(wordsIn(said)).toEqual([])
})

test('[S11] [S12] whoever may see the case reads it, in clear; the one who looked is told of with their purpose', async () => {
  const { body } = await staff.leader.get<CaseView>(`/api/cases/${written}`)
  const factsOf = Object.fromEntries(body.facts.map((f) => [f.name, f.text]))
  expect(factsOf).toMatchObject({
    missing: typed.missing,
    note: typed.note,
    reason: typed.reason,
    visitor2: typed.visitor,
    kinDeclared: expect.stringContaining(typed.kin) as string,
    findings: expect.stringContaining('＊＊＊') as string,
  })
  const then = body.timeline.flatMap((e) => e.input.map((f) => `${e.outcome} ${f.name} ${f.text}`))
  expect(then).toContain(`record_visit visitor1 ${typed.visitor}`)
  const looks = (await staff.auditor.get<Accesses>('/api/accesses?kind=reveal')).body.accesses
  expect(looks.filter((e) => e.case === written).map((e) => e.purpose)).toEqual([typed.purpose])
})

test('[S12] why somebody was erased is kept under the house’s own key; what was written of them goes with theirs', async () => {
  const gone = await apply(staff, family(4714), { kinDeclared: [{ name: typed.kin, relation: '表叔' }] })
  expect((await act(staff, 'clerk', gone, 1, 'refuse_acceptance', { reason: typed.reason })).status).toBe(200)
  const erasing = { idNo: family(4714).idNo, purpose: typed.erasing }
  expect((await house.console.post('/api/erasures', erasing)).status).toBe(200)
  const { body } = await staff.leader.get<CaseView>(`/api/cases/${gone}`)
  expect(body.facts.find((f) => f.name === 'reason')!.text).toBe('已依法删除')
  expect(wordsIn(JSON.stringify(body))).toEqual([])
  const { accesses: erasures } = (await staff.auditor.get<Accesses>('/api/accesses?kind=erase')).body
  expect(erasures.map((e) => e.purpose)).toEqual([typed.erasing])
  expect(await whereInClear(house)).toEqual([])
  expect((await verified()).mismatches).toEqual([])
})

test('[S12] verification names a key of the house that is gone, and a purpose that was changed', async () => {
  const { rows } = await house.owner.query<{ wrapped: Buffer }>(
    "delete from subject_key where subject = 'house' returning wrapped",
  )
  expect((await verified()).mismatches).toMatchObject([{ kind: 'key', what: 'house' }])
  await house.owner.query(
    "insert into subject_key (realm, subject, wrapped) values ('430523', 'house', $1)",
    [rows[0]!.wrapped],
  )
  const other = (from: string, to: string) =>
    house.owner.query(
      `begin; set local session_replication_role = replica;
        update access_entry set body = replace(body, '${from}', '${to}') where kind = 'reveal';
        commit`,
    )
  await other('"box":"', '"box":"A')
  expect((await verified()).mismatches.map((m) => m.kind)).toContain('access')
  await other('"box":"A', '"box":"')
  expect((await verified()).mismatches).toEqual([])
})

test('[S11] under the first version only what it calls sensitive is sealed: its text is not changed, and its cases run on', async () => {
  const earlier = await openTestHouse()
  try {
    await writtenCase(await staffOf(earlier), 4715)
    const where = await whereInClear(earlier)
    expect([...new Set(where.map((w) => w.split(' ')[0]))]).toEqual(['event', 'office_case'])
    expect(where.some((w) => w.includes(typed.findings))).toBe(false)
  } finally {
    await earlier.close()
  }
})

const canariesIn = (text: string): readonly string[] => canaries.filter((c) => text.includes(c))

test('the canaries are in fields that the policy calls sensitive', () => {
  for (const name of ['applicantName', 'applicantId', 'account', 'phone', 'story', 'members'])
    expect(temporaryAssistance.fields[name]?.sensitive, name).toBe(true)
})

test('[S4] no table of the database holds a canary', async () => {
  const { rows: tables } = await house.owner.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
  )
  expect(tables.length).toBeGreaterThan(20)
  for (const { name } of tables) {
    const { rows } = await house.owner.query<{ line: string }>(`select t::text as line from "${name}" t`)
    expect(canariesIn(rows.map((r) => r.line).join('\n')), name).toEqual([])
  }
})

test('[S10] what a paper is called comes back to who sent it; one that an earlier version left in clear too', async () => {
  const nameNow = async () =>
    decodeURIComponent(
      (await staff.village.file(`/api/uploads/${paperId}`)).headers
        .get('content-disposition')!
        .split("''")[1]!,
    )
  expect(await nameNow()).toBe(paperName)
  await house.house.pool.query('update upload set name = $1, sealed_name = null where id = $2', [
    paperName,
    paperId,
  ])
  const later = await openHouseOver({
    url: house.databaseUrl,
    name: 'the same',
    close: async () => undefined,
  })
  await later.close()
  const { rows } = await house.house.pool.query<{ line: string }>('select u::text as line from upload u')
  expect(canariesIn(rows.map((r) => r.line).join('\n'))).toEqual([])
  expect(await nameNow()).toBe(paperName)
})

test('[P1] no list, search, figure or bulletin names one to an official', async () => {
  const paths = [
    '/api/inbox',
    '/api/cases?programme=assistance.temporary',
    '/api/cases?q=B',
    '/api/figures/assistance.temporary.grants/records',
    '/api/bulletins/assistance.monthly',
    '/api/bulletins/assistance.monthly/slots/grants/records',
    '/api/cases/ID',
    '/api/cases/ID/deciders',
  ]
  const officials: readonly (readonly [string, Visitor])[] = Object.entries(staff)
  for (const [who, visitor] of officials) {
    for (const path of paths)
      expect(
        canariesIn(JSON.stringify((await visitor.get(path.replace('ID', id))).body)),
        `${who} ${path}`,
      ).toEqual([])
  }
})

test('[P4] a refusal repeats nothing of what was entered', async () => {
  const wrong = await staff.village.post<unknown>('/api/cases', {
    programme: 'assistance.temporary',
    outcome: 'apply',
    area: yunzhao,
    post: posts.village,
    input: { ...formOf(person, { story }), phone: `${person.phone}0`, unknown: story },
  })
  expect(wrong.status).toBe(422)
  expect(canariesIn(JSON.stringify(wrong.body))).toEqual([])
})

test('nothing of it was written to the process’s own output', () => {
  expect(canariesIn(said)).toEqual([])
})
