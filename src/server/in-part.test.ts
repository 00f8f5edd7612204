/** [W12] A case whose lists grow is written with its event alone, and nobody who reads it can tell. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fold, type Case, type CaseEvent } from '#kernel/case'
import { defineProgramme } from '#kernel/programme'
import { findCaseState } from '#store'
import { yankoupu } from '../../packs/rehearsal-hunan/index.ts'
import { posts, staffOf, type Staff } from '../../tools/county.ts'
import { allPacks, openHouseOver, openTestHouse, type TestHouse } from '../../tools/house.ts'
import type { CaseView } from './contract/index.ts'

const law = 'test#1'
const t = (zh: string, en: string) => ({ zh, en })
const stays = (title: { zh: string; en: string }) => ({
  title,
  by: ['township-clerk'],
  to: 'open' as const,
  clause: law,
})

/** A book in which guests sign one after another, each with a long word. */
const book = defineProgramme({
  id: 'test.book',
  version: 1,
  title: t('签到簿', 'Guest book'),
  summary: t('一页一页地签。', 'Signed page by page.'),
  from: '2020-01-01',
  basis: [law],
  audience: 'office',
  roles: {
    'township-clerk': { title: t('乡镇经办', 'Township clerk'), level: 'township' },
    'township-leader': { title: t('乡镇负责人', 'Township leader'), level: 'township' },
  },
  fields: {
    guest: { type: 'text', max: 40, title: t('来客', 'Guest') },
    word: { type: 'text', max: 4000, title: t('留言', 'Word') },
    place: { type: 'text', max: 40, title: t('地点', 'Place') },
    photo: { type: 'papers', paper: 'photo', max: 3, title: t('照片', 'Photo') },
  },
  papers: { photo: { title: t('照片', 'Photo'), from: 'office', clause: law } },
  params: {},
  tallies: {},
  decisions: {},
  clocks: {},
  obligations: {},
  accounts: {},
  opens: {
    begin: {
      title: t('开簿', 'Begin'),
      by: ['township-clerk'],
      to: 'open',
      asks: { place: 'required' },
      clause: law,
    },
  },
  steps: {
    open: {
      title: t('签到中', 'Open'),
      holder: 'township-clerk',
      outcomes: {
        sign: {
          ...stays(t('签到', 'Sign')),
          asks: { guest: 'required', word: 'required' },
          own: ['guest', 'word'],
          adds: { guests: '{guest: guest, word: word}' },
        },
        move: { ...stays(t('换地点', 'Move')), asks: { place: 'required' } },
        show: { ...stays(t('附照片', 'Show')), asks: { photo: 'required' } },
        close: {
          title: t('合簿', 'Close'),
          by: ['township-clerk', 'township-leader'],
          to: 'closed',
          clause: law,
        },
      },
    },
    closed: { title: t('已合', 'Closed'), end: 'done', outcomes: {} },
  },
  values: { guests: { title: t('来客', 'Guests'), unit: 'text' } },
})

const packs = () => ({ ...allPacks(), programmes: [...allPacks().programmes, book] })
let house: TestHouse
let staff: Staff
let id: string
beforeAll(async () => {
  house = await openTestHouse({ packs: packs() })
  staff = await staffOf(house)
  const { body } = await staff.clerk.post<{ case: string }>('/api/cases', {
    programme: book.id,
    area: yankoupu,
    outcome: 'begin',
    post: posts.clerk,
    input: { place: '大厅' },
  })
  id = body.case
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

let seq = 1
async function does(outcome: string, input: object = {}, at = staff): Promise<number> {
  const { status, body } = await at.clerk.post(`/api/cases/${id}/commands`, {
    seq,
    outcome,
    post: posts.clerk,
    input,
  })
  expect([outcome, status, body]).toMatchObject([outcome, 200, {}])
  seq += 1
  return seq
}
const signs = (n: number) => does('sign', { guest: `第${n}位`, word: '好'.repeat(1500) })
const written = async (): Promise<Case> =>
  (await house.owner.query<{ state: Case }>('select state from office_case where id = $1', [id])).rows[0]!
    .state
const folded = async (): Promise<Case> => {
  const { rows } = await house.owner.query<{ body: string }>(
    'select body from event where case_id = $1 order by seq',
    [id],
  )
  return fold(rows.map((r) => JSON.parse(r.body) as CaseEvent))
}
const stands = async (): Promise<Case> => (await findCaseState(house.house.pool, '430523', id))!
const mismatches = async () =>
  (
    await house.console.post<{ mismatches: readonly { kind: string; what: string }[] }>('/api/verify', {})
  ).body.mismatches.map((m) => `${m.kind} ${m.what}`)

test('a small case is written whole with each event', async () => {
  for (let n = 1; n <= 3; n++) await signs(n)
  expect((await written()).seq).toBe(seq)
})

test('a large one is written now and then, and stands as all of its events tell', async () => {
  const behind: number[] = []
  for (let n = 4; n <= 60; n++) {
    await signs(n)
    behind.push(seq - (await written()).seq)
  }
  expect(await stands()).toEqual(await folded())
  expect((await stands()).facts.guests).toHaveLength(60)
  expect(Math.max(...behind)).toBeGreaterThan(5)
  expect(behind.filter((n) => n === 0).length).toBeGreaterThan(3)
  /** What waits stays few beside what is written. */
  expect(Math.max(...behind)).toBeLessThan(60)
  expect(await mismatches()).toEqual([])
})

test('what the page shows, what a list shows and who decides next are of now', async () => {
  await leaveBehind()
  await does('move', { place: '二楼' })
  expect((await written()).facts.place).toBe('大厅')
  const { body } = await staff.clerk.get<CaseView>(`/api/cases/${id}`)
  expect([body.seq, body.facts.find((f) => f.name === 'place')?.value]).toEqual([seq, '二楼'])
  const inbox = await staff.clerk.get<{ tasks: readonly { case: string; seq: number }[] }>(
    `/api/inbox?programme=${book.id}`,
  )
  expect(inbox.body.tasks.map((c) => [c.case, c.seq])).toEqual([[id, seq]])
})

test('a server that starts anew goes on from there', async () => {
  await leaveBehind()
  const other = await openHouseOver({ url: house.databaseUrl } as never, { packs: packs() })
  try {
    await does('sign', { guest: '来自另一台', word: '好' }, await staffOf(other))
  } finally {
    await other.stop()
  }
  expect(await stands()).toEqual(await folded())
  expect(await mismatches()).toEqual([])
})

test('a paper that it names is in what is written: who may see the case may open it', async () => {
  await leaveBehind()
  const { body } = await staff.clerk.send<{ id: string }>(
    'POST',
    '/api/uploads',
    new Uint8Array(Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')),
    { 'x-file-name': 'a.pdf' },
  )
  await does('show', { photo: [body.id] })
  expect((await written()).seq).toBe(seq)
  expect((await staff.leader.get(`/api/cases/${id}`)).status).toBe(200)
  const shown = await staff.leader.get(`/api/uploads/${body.id}?case=${id}`)
  expect([shown.status, shown.body]).toEqual([200, expect.anything()])
})

test('what waits is held by its hash, and what was written by its fold', async () => {
  await leaveBehind()
  const before = await written()
  const byHand = async (sql: string, values: readonly unknown[]) => {
    await house.owner.query('alter table event disable trigger user')
    await house.owner.query(sql, [...values])
    await house.owner.query('alter table event enable trigger user')
  }
  await byHand(`update office_case set state = jsonb_set(state, '{facts,place}', '"别处"') where id = $1`, [
    id,
  ])
  expect(await mismatches()).toContain(`case ${id}`)
  await byHand('update office_case set state = $2 where id = $1', [id, before])
  await byHand(`update event set body = replace(body, '好', '坏') where case_id = $1 and seq = $2`, [id, seq])
  expect(await mismatches()).toContain(`chain ${id}/${seq}`)
  await byHand(`update event set body = replace(body, '坏', '好') where case_id = $1 and seq = $2`, [id, seq])
  expect(await mismatches()).toEqual([])
})

test('at its end it is whole', async () => {
  await leaveBehind()
  await does('close')
  expect((await written()).step).toBe('closed')
  expect((await written()).seq).toBe(seq)
  expect(await stands()).toEqual(await folded())
})

/** Signs until something waits. */
async function leaveBehind(): Promise<void> {
  do await signs(seq)
  while ((await written()).seq === seq)
}

test('one that outgrows the limit within one batch, by lines that come together, is as it would be one by one', async () => {
  const line = (n: number, outcome: string, input: object) =>
    JSON.stringify({ key: `grown-line-${n}`, case: 'T-grown', seq: n, as: posts.clerk, outcome, input })
  const opening = { programme: book.id, area: yankoupu }
  const lines = [
    JSON.stringify({ ...JSON.parse(line(0, 'begin', { place: '大厅' })), ...opening }),
    ...Array.from({ length: 90 }, (_, i) =>
      line(i + 1, 'sign', { guest: `第${i}位`, word: '好'.repeat(1500) }),
    ),
    line(91, 'move', { place: '院里' }),
  ].join('\n')
  /** Sent twice at once: what is done is done once. */
  const sent = await Promise.all(
    [lines, lines].map((body) =>
      house.console.send<string>('POST', '/api/commands', body, { 'content-type': 'application/x-ndjson' }),
    ),
  )
  for (const { body } of sent)
    expect(
      body
        .trimEnd()
        .split('\n')
        .map((l) => (JSON.parse(l) as { ok: boolean }).ok),
    ).toEqual(Array.from({ length: 92 }, () => true))
  const { rows } = await house.owner.query<{ body: string }>(
    `select body from event where case_id = 'T-grown' order by seq`,
  )
  const whole = fold(rows.map((r) => JSON.parse(r.body) as CaseEvent))
  expect([rows.length, whole.facts.guests]).toMatchObject([92, { length: 90 }])
  expect(await findCaseState(house.house.pool, '430523', 'T-grown')).toEqual(whole)
  expect(await mismatches()).toEqual([])
})
