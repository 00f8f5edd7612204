/** [K22] A paper of an earlier case, used again by the one concerned; and [K23] papers of a client without network. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Programme } from '#kernel/programme'
import { grandfatherLi, yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { apply, family, formOf, posts, staffOf, type Staff } from '../../tools/county.ts'
import { allPacks, openTestHouse, type TestHouse, type Visitor } from '../../tools/house.ts'
import type { Done, Problem, Trial } from './contract/index.ts'

const words = {
  zh: '我同意民政部门在本次申请中再次使用我以前提交的困难证明材料',
  en: 'I consent that the proof of hardship that I gave before is used for this application too',
}
/** Temporary assistance, as if a measure let its proof of hardship be used again for half a year. */
const withReuse = (p: Programme): Programme =>
  p.id === 'assistance.temporary'
    ? {
        ...p,
        papers: {
          ...p.papers,
          hardshipProof: {
            ...p.papers.hardshipProof!,
            reuse: { consent: words, days: 'reuseDays', clause: p.papers.hardshipProof!.clause },
          },
        },
        params: {
          ...p.params,
          reuseDays: {
            title: { zh: '材料再用期限', en: 'To use a paper again' },
            unit: 'days',
            history: [{ from: '2020-01-01', value: 180, source: p.basis[0]!, reviewBy: '2030-01-01' }],
          },
        },
      }
    : p

let house: TestHouse
let staff: Staff
let li: Visitor
let neighbour: Visitor
let earlier: string

beforeAll(async () => {
  const packs = allPacks()
  house = await openTestHouse({ packs: { ...packs, programmes: packs.programmes.map(withReuse) } })
  staff = await staffOf(house)
  li = await house.as('li')
  neighbour = await house.as('neighbour')
  earlier = await apply(staff, lis, { proofs: [await sent(staff.village)] })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const lis = {
  name: grandfatherLi.head.name,
  idNo: grandfatherLi.head.idNo,
  card: family(31).card,
  phone: family(31).phone,
}
let papers = 0
/** A paper that somebody sends; each has other bytes. */
async function sent(who: Visitor, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const { status, body } = await who.send<{ readonly id: string }>(
    'POST',
    '/api/uploads',
    new Uint8Array(
      Buffer.from(
        `%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n${'\n'.repeat(papers++)}`,
      ),
    ),
    { 'x-file-name': encodeURIComponent('困难证明.pdf'), ...headers },
  )
  expect([200, 201]).toContain(status)
  return body.id
}
/** What the helper sent for Grandfather Li stands in this case. */
async function helped(changed: Readonly<Record<string, unknown>> = {}) {
  const paper = await sent(staff.village)
  return { paper, from: await apply(staff, lis, { proofs: [paper], ...changed }) }
}
type Reuse = { readonly paper: string; readonly from: string; readonly consents: boolean }
const applying = (
  who: Visitor,
  reuses: readonly Reuse[] | undefined,
  changed: Readonly<Record<string, unknown>> = {},
  more: Readonly<Record<string, unknown>> = {},
) =>
  who.post<Done & Problem>('/api/cases', {
    programme: 'assistance.temporary',
    outcome: 'apply',
    area: yunzhao,
    input: formOf(lis, { proofs: reuses?.map((r) => r.paper) ?? [], ...changed }),
    ...(reuses === undefined ? {} : { reuses }),
    ...more,
  })
const refusedAs = (code: string) => ({ status: 422, body: { code, field: 'proofs' } })

describe('[K22] a paper that stands in an earlier case of one’s own', () => {
  test('without a word of consent it is as any paper that somebody else sent', async () => {
    const { paper } = await helped()
    expect(await applying(li, undefined, { proofs: [paper] })).toMatchObject(refusedAs('unknown_paper'))
  })

  test('named with its case, the words are asked; consented, it is used, and the event says from where', async () => {
    const { paper, from } = await helped()
    const withoutConsent = await applying(li, [{ paper, from, consents: false }])
    expect(withoutConsent).toMatchObject({ ...refusedAs('no_consent'), body: { detail: words } })
    const done = await applying(li, [{ paper, from, consents: true }])
    expect([done.status, done.body.detail]).toEqual([201, undefined])
    const { rows } = await house.owner.query<{ body: string }>('select body from event where case_id = $1', [
      done.body.case,
    ])
    const event = JSON.parse(rows[0]!.body) as { reused: unknown; clauses: readonly string[] }
    expect(event.reused).toEqual([{ field: 'proofs', paper, from }])
    expect(event.clauses).toContain(
      house.house.packs.programmes.find((p) => p.id === 'assistance.temporary')!.papers.hardshipProof!.clause,
    )
    /** It is a paper of the new case: its clerk opens it there, and nobody by the new case whom it does not concern. */
    expect((await staff.clerk.get(`/api/uploads/${paper}?case=${done.body.case}`)).status).toBe(200)
    expect((await neighbour.get(`/api/uploads/${paper}?case=${done.body.case}`)).status).toBe(404)
  })

  test.each<[string, string, (paper: string, from: string) => Promise<unknown>]>([
    [
      'by a neighbour who came by its id',
      'unknown_paper',
      (paper, from) => applying(neighbour, [{ paper, from, consents: true }]),
    ],
    [
      'by the helper, who cannot consent in their place',
      'unknown_paper',
      async (paper, from) =>
        applying(
          await house.as('grid'),
          [{ paper, from, consents: true }],
          {},
          { post: `${yunzhao}-grid-worker` },
        ),
    ],
    [
      'for somebody else’s application',
      'unknown_paper',
      (paper, from) =>
        applying(li, [{ paper, from, consents: true }], {
          applicantName: family(32).name,
          applicantId: family(32).idNo,
          accountHolder: family(32).name,
        }),
    ],
    [
      'from a case in which it does not stand',
      'unknown_paper',
      (paper) => applying(li, [{ paper, from: earlier, consents: true }]),
    ],
    [
      'from a case that there is not',
      'unknown_paper',
      (paper) => applying(li, [{ paper, from: 'B23456-23456', consents: true }]),
    ],
    [
      'of which there is none',
      'unknown_paper',
      (_, from) => applying(li, [{ paper: 'no-such-paper', from, consents: true }]),
    ],
  ])('is not used %s', async (_, code, use) => {
    const { paper, from } = await helped()
    expect(await use(paper, from)).toMatchObject(refusedAs(code))
  })

  test('as another paper of the form it is not used either', async () => {
    const { paper, from } = await helped()
    const form = { proofs: [], guardianProof: [paper], accountHolderRelation: 'guardian' }
    const refused = await applying(li, [{ paper, from, consents: true }], form)
    expect([refused.status, refused.body.code]).not.toContain(201)
    expect(refused.body.code).toBe('unknown_paper')
  })

  test.each([
    ['179天前', 179, null],
    ['181天前', 181, 'paper_expired'],
  ])('sent %s', async (_, days, code) => {
    const { paper, from } = await helped()
    await house.owner.query(`update upload set at = at - make_interval(days => $2) where id = $1`, [
      paper,
      days,
    ])
    const answer = await applying(li, [{ paper, from, consents: true }])
    expect([answer.status, answer.body.code ?? null]).toEqual([code === null ? 201 : 422, code])
  })

  test('a trial and a line of a batch are answered as the command is; another key is another consent', async () => {
    const { paper, from } = await helped()
    const { body: opened } = await applying(li, undefined)
    expect(
      (
        await staff.clerk.post(`/api/cases/${opened.case}/commands`, {
          seq: 1,
          outcome: 'supplement',
          post: posts.clerk,
          input: { missing: '请补充困难证明' },
        })
      ).status,
    ).toBe(200)
    const command = (consents: boolean) => ({
      seq: 2,
      outcome: 'resubmit',
      input: { authorised: true, proofs: [paper] },
      reuses: [{ paper, from, consents }],
    })
    const tried = async (consents: boolean) =>
      (await li.post<Trial>(`/api/cases/${opened.case}/try`, command(consents))).body.refusal?.code ?? null
    expect([await tried(false), await tried(true)]).toEqual(['no_consent', null])
    const line = async (consents: boolean) =>
      JSON.parse(
        (
          await li.send<string>(
            'POST',
            '/api/commands',
            JSON.stringify({ key: 'reuse-line-1', case: opened.case, ...command(consents) }),
            { 'content-type': 'application/x-ndjson' },
          )
        ).body,
      ) as { ok: boolean; code?: string }
    expect([(await line(false)).code, (await line(true)).ok, (await line(false)).code]).toEqual([
      'no_consent',
      true,
      'key_reused',
    ])
  })
})

describe('[K23] a client without network', () => {
  test('names its papers and its case by its own numbers, in one batch, and fetches them so', async () => {
    const paper = await sent(li, { 'x-upload-id': 'photo-1' })
    const { body } = await li.send<string>(
      'POST',
      '/api/commands',
      JSON.stringify({
        key: 'offline-case-1',
        case: '~field-1',
        seq: 0,
        programme: 'assistance.temporary',
        outcome: 'apply',
        area: yunzhao,
        input: formOf(lis, { proofs: ['~photo-1'] }),
      }),
      { 'content-type': 'application/x-ndjson' },
    )
    expect(JSON.parse(body)).toMatchObject({ ok: true })
    for (const named of [paper, '~photo-1'])
      expect([named, (await li.get(`/api/uploads/${named}?case=~field-1`)).status]).toEqual([named, 200])
    const { case: id } = JSON.parse(body) as Done
    expect(
      (
        await staff.clerk.post(`/api/cases/${id}/commands`, {
          seq: 1,
          outcome: 'accept',
          post: posts.clerk,
          input: {},
        })
      ).status,
    ).toBe(200)
    expect((await li.get('/api/cases/~field-1/papers/receipt.docx')).status).toBe(200)
    expect((await neighbour.get('/api/cases/~field-1/papers/receipt.docx')).status).toBe(404)
    /** The numbers are theirs alone, and tell nobody else whether there is such a paper. */
    for (const path of [
      '/api/uploads/~photo-1',
      '/api/uploads/~photo-1?case=~field-1',
      '/api/uploads/~photo-9',
    ])
      expect([path, (await neighbour.get(path)).status]).toEqual([path, 404])
    expect(await applying(neighbour, undefined, { proofs: ['~photo-1'] })).toMatchObject(
      refusedAs('unknown_paper'),
    )
  })
})
