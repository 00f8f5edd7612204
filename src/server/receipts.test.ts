/** Receipts, proofs and heads as anybody may check them, with nothing but the public key and the published mathematics. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  checkpointText,
  fromBase64,
  fromBase64Url,
  isConsistent,
  isIncluded,
  leafHash,
  readNote,
  type Hash,
} from '#tree'
import { isSignedBy } from '#store'
import { act, apply, family, staffOf, type Staff } from '../../tools/county.ts'
import { openTestHouse, type TestHouse } from '../../tools/house.ts'
import type { CaseView, LogHeadView, LogProofView, Problem, ReceiptView } from './contract/index.ts'

let house: TestHouse
let staff: Staff
let id: string
beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
  id = await apply(staff, family(1))
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const sha256: Hash = (b) => new Uint8Array(createHash('sha256').update(b).digest())
const bytes = (text: string): Uint8Array => fromBase64(text)!
const isTrue = (h: LogHeadView, publicKey = h.publicKey): boolean => {
  const note = readNote(h.note)
  return (
    note !== null &&
    note.checkpoint.size === h.size &&
    note.text === checkpointText({ origin: h.origin, size: h.size, root: bytes(h.root) }) &&
    isSignedBy(h.alg, bytes(publicKey), Buffer.from(note.text), note.signatures[0]!.signature)
  )
}

test('before the first head there is nothing to prove, and it is said', async () => {
  expect(await house.stranger.get('/api/log/head')).toMatchObject({ status: 404, body: { code: 'no_head' } })
})

test('[T8] a receipt just after an act: the entry is the event’s own hash, the path leads to a root that the house signed', async () => {
  const { body: r, status } = await staff.village.get<ReceiptView>(`/api/cases/${id}/receipt`)
  expect(status, JSON.stringify(r)).toBe(200)
  expect(r).toMatchObject({ realm: '430523', case: id, seq: 1, title: { zh: '临时救助' } })
  /** The newest leaf: those before it are the sign-ins of the day. */
  expect(r.size).toBe(r.index + 1)
  const { body: c } = await staff.village.get<CaseView>(`/api/cases/${id}`)
  expect(Buffer.from(fromBase64Url(r.entry)!).toString('hex')).toBe(c.timeline[0]!.hash)
  expect(isTrue(r.head)).toBe(true)
  expect(
    (await house.stranger.get<{ publicKey: string; verifierKey: string }>('/api/log/key')).body,
  ).toMatchObject({
    publicKey: r.head.publicKey,
    verifierKey: expect.stringMatching(new RegExp(`^yimen/430523\\+${r.head.keyId}\\+A`)) as unknown,
  })
  await act(staff, 'clerk', id, 1, 'accept')
  const { body: newer } = await staff.village.get<ReceiptView>(`/api/cases/${id}/receipt`)
  expect(newer).toMatchObject({ seq: 2, size: r.size + 1, index: r.index + 1 })
  expect(
    isIncluded(
      sha256,
      { index: newer.index, size: newer.size, path: newer.path.map(bytes) },
      leafHash(sha256, fromBase64Url(newer.entry)!),
      bytes(newer.head.root),
    ),
  ).toBe(true)
  expect((await staff.village.get<ReceiptView>(`/api/cases/${id}/receipt?seq=1`)).body).toMatchObject({
    seq: 1,
    size: r.size + 1,
    index: r.index,
    entry: r.entry,
  })
})

test('[T2] [T3] a stranger proves that an entry is in the log by its hash alone, and that the log only grew', async () => {
  const { body: r } = await staff.village.get<ReceiptView>(`/api/cases/${id}/receipt`)
  for (let i = 2; i < 9; i++) await staff.village.get(`/api/cases/${await apply(staff, family(i))}/receipt`)
  const { body: head } = await house.stranger.get<LogHeadView>('/api/log/head')
  const { body: proof } = await house.stranger.get<LogProofView>(`/api/log/proof?leaf=${r.entry}`)
  expect(proof).toMatchObject({ index: r.index, size: head.size })
  expect(
    isIncluded(
      sha256,
      { ...proof, path: proof.path.map(bytes) },
      leafHash(sha256, fromBase64Url(r.entry)!),
      bytes(head.root),
    ),
  ).toBe(true)
  const { body: heads } = await house.stranger.get<readonly LogHeadView[]>('/api/log/heads?limit=5')
  expect(heads).toHaveLength(5)
  expect(heads.every((h) => isTrue(h))).toBe(true)
  for (const older of heads) {
    const { body } = await house.stranger.get<{
      path: readonly string[]
      firstRoot: string
      secondRoot: string
    }>(`/api/log/consistency?from=${older.size}&to=${head.size}`)
    expect([body.firstRoot, body.secondRoot]).toEqual([older.root, head.root])
    expect(
      isConsistent(
        sha256,
        { first: older.size, second: head.size, path: body.path.map(bytes) },
        bytes(older.root),
        bytes(head.root),
      ),
    ).toBe(true)
  }
})

test.each([
  ['an entry that is not there', `/api/log/proof?leaf=${'A'.repeat(43)}`, 404, 'not_in_log'],
  ['an entry that is no hash', '/api/log/proof?leaf=abc', 400, 'invalid_request'],
  ['a size beyond the newest head', '/api/log/consistency?from=1&to=999999', 404, 'no_such_size'],
  ['sizes turned round', '/api/log/consistency?from=5&to=2', 404, 'no_such_size'],
  ['an empty older log', '/api/log/consistency?from=0', 400, 'invalid_request'],
  ['too many heads', '/api/log/heads?limit=100000', 400, 'invalid_number'],
])('[T2] [T3] refused with its reason: %s', async (_, path, status, code) => {
  expect(await house.stranger.get<Problem>(path)).toMatchObject({ status, body: { code } })
})

test.each([
  ['a stranger', null, 401],
  ['a neighbour', 'neighbour', 404],
] as const)('[P1] [T8] %s gets no receipt of another’s case', async (_, login, status) => {
  const who = login === null ? house.stranger : await house.as(login)
  expect((await who.get(`/api/cases/${id}/receipt`)).status).toBe(status)
})

test('[T8] an event that did not happen has no receipt', async () => {
  for (const seq of ['0', '99', 'x'])
    expect((await staff.village.get<Problem>(`/api/cases/${id}/receipt?seq=${seq}`)).status).toBe(400)
})

test('[T4] with the national suite heads are signed with SM2; those signed before stay true', async () => {
  const guomi = await openTestHouse({ suite: 'guomi' })
  const other = await staffOf(guomi)
  const { body: r } = await other.village.get<ReceiptView>(
    `/api/cases/${await apply(other, family(1))}/receipt`,
  )
  expect(r.head.alg).toBe('sm2-sm3')
  expect(isTrue(r.head)).toBe(true)
  const { body } = await guomi.console.send<{ ok: boolean; heads: number }>('POST', '/api/verify', '{}', {
    'content-type': 'application/json',
  })
  expect(body.ok).toBe(true)
  /** The entry of the registry and the case may come under one head or two, as the signer finds them; verification looks at each. */
  expect([1, 2]).toContain(body.heads)
  expect(guomi.faults).toEqual([])
  await guomi.close()
})
