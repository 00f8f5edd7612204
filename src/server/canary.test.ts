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
import type { Done } from './contract/index.ts'

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
  house = await openTestHouse()
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

/** Typed in office and not sealed: who visited, what they found, a reason, why somebody looked. */
const typed = {
  visitor: '金丝鸟走访',
  findings: '金丝鸟家徒四壁',
  reason: '金丝鸟另有他用',
  purpose: '金丝鸟查核',
}

test('[S10] what is typed in office stands in its case and among who looked, and in no other table and no word of the server', async () => {
  const other = await apply(staff, family(4713))
  expect((await act(staff, 'clerk', other, 1, 'accept')).status).toBe(200)
  const visit = { ...visitOf(60_000), visitor1: typed.visitor, findings: typed.findings }
  expect((await act(staff, 'clerk', other, 2, 'record_visit', visit)).status).toBe(200)
  expect(
    (await staff.clerk.post(`/api/cases/${other}/reveal`, { names: ['story'], purpose: typed.purpose }))
      .status,
  ).toBe(200)
  expect((await act(staff, 'clerk', other, 3, 'propose_refusal', { reason: typed.reason })).status).toBe(200)
  /** Refused too: of what is not done nothing is kept. */
  await act(staff, 'clerk', other, 9, 'propose_refusal', { reason: typed.reason })
  const { rows: tables } = await house.owner.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
  )
  const where: string[] = []
  for (const { name } of tables) {
    const { rows } = await house.owner.query<{ line: string }>(`select t::text as line from "${name}" t`)
    if (rows.some((r) => Object.values(typed).some((word) => r.line.includes(word)))) where.push(name)
  }
  expect(where.toSorted()).toEqual(['access_entry', 'event', 'office_case'])
  expect(Object.values(typed).filter((word) => said.includes(word))).toEqual([])
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
