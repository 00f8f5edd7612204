/** What a form asks for one act alone, over HTTP: told with that act, opened, fetched and proved like all else, and no fact of the case. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Programme } from '#kernel/programme'
import { apply, family, granted, staffOf, type Staff } from '../../tools/county.ts'
import { allPacks, openTestHouse, type TestHouse } from '../../tools/house.ts'
import { checkProof } from '../web/proof/check.ts'
import type { CaseView, ProofFile, ReadingView, Revealed, Statement } from './contract/index.ts'

/** The application keeps the telephone and the papers to itself; nobody but the office reads the cause. */
const changed = (p: Programme): Programme =>
  p.id === 'assistance.temporary'
    ? {
        ...p,
        fields: { ...p.fields, cause: { ...p.fields.cause!, seenBy: 'office' } },
        opens: { ...p.opens, apply: { ...p.opens.apply!, own: ['phone', 'proofs'] } },
      }
    : p

let house: TestHouse
let staff: Staff
let id: string
let paper: string

beforeAll(async () => {
  const packs = allPacks()
  house = await openTestHouse({
    pages: true,
    packs: {
      ...packs,
      programmes: packs.programmes.map(changed),
      figures: packs.figures.map((f) =>
        f.id === 'assistance.temporary.grants' ? { ...f, public: true } : f,
      ),
    },
  })
  staff = await staffOf(house)
  const { body } = await staff.village.send<{ readonly id: string }>(
    'POST',
    '/api/uploads',
    new Uint8Array(Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')),
    { 'x-file-name': 'a.pdf' },
  )
  paper = body.id
  id = await apply(staff, family(1), { proofs: [paper] })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const viewOf = async (who: keyof Staff): Promise<CaseView> =>
  (await staff[who].get<CaseView>(`/api/cases/${id}`)).body
const namesOf = (values: readonly { readonly name: string }[]): readonly string[] => values.map((v) => v.name)

test('[K20] it stands with the act, masked, and not among the facts', async () => {
  const view = await viewOf('clerk')
  expect(namesOf(view.facts)).not.toContain('phone')
  expect(view.timeline[0]!.input.find((v) => v.name === 'phone')!.text).toMatch(/^\d{3}＊+\d{4}$|\*/)
  expect(JSON.stringify(view)).not.toContain(family(1).phone)
})

test('[K20] [P4] who has the case in hand opens it for a purpose, and fetches the paper', async () => {
  const { status, body } = await staff.clerk.post<Revealed>(`/api/cases/${id}/reveal`, {
    names: ['phone'],
    purpose: '联系申请人',
  })
  expect([status, body.values.map((v) => v.value)]).toEqual([200, [family(1).phone]])
  const ofAct = async (seq: number) =>
    (
      await staff.clerk.post<Revealed>(`/api/cases/${id}/reveal`, {
        names: ['phone'],
        purpose: '联系申请人',
        seq,
      })
    ).status
  expect([await ofAct(1), await ofAct(2)]).toEqual([200, 422])
  expect((await viewOf('auditor')).reveals.map((r) => [r.fields[0]?.zh, r.purpose])).toContainEqual([
    '联系手机',
    '联系申请人',
  ])
  expect((await staff.clerk.get(`/api/uploads/${paper}?case=${id}`)).status).toBe(200)
  expect((await staff.clerk.get(`/api/uploads/${paper}`)).status).toBe(404)
})

test('[K20] [T9] the proof file holds it, and verifies', async () => {
  const { status, body } = await staff.clerk.get<string>(`/api/cases/${id}/proof.html`)
  expect(status).toBe(200)
  const file = JSON.parse(
    /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(body)![1]!,
  ) as ProofFile
  const statement = JSON.parse(file.statement) as Statement
  expect(
    statement.events[0]!.values.filter((v) => v.from === 'given').map((v) => [v.name, v.sealed]),
  ).toEqual([
    ['phone', true],
    ['proofs', false],
  ])
  expect((await checkProof(file, statement)).steps.filter((s) => !s.ok)).toEqual([])
})

test('[P8] [P9] what is for the office alone its clerk reads; a figure of public people tells a count of one', async () => {
  expect(namesOf((await viewOf('clerk')).facts)).toContain('cause')
  await granted(staff, family(2), 70_000)
  /** Of the county a clerk of one town reads no count of a single person otherwise. */
  const reading = await staff.clerk.get<ReadingView>(
    '/api/figures/assistance.temporary.grants/reading?area=430523',
  )
  expect([reading.status, reading.body.value]).toEqual([200, 1])
})
