/** Money on its way: listed by one, released by another, paid by the bank line by line, what came back paid again. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, family, granted, posts, staffOf, type Staff } from '../../tools/county.ts'
import { openTestHouse, type TestHouse } from '../../tools/house.ts'
import type { CaseView, Done, ListedView, Problem, RefusedOrders } from './contract/index.ts'

let house: TestHouse
let staff: Staff
let cases: readonly string[]

beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
  cases = await Promise.all([1, 2, 3].map((n) => granted(staff, family(n), 50_000 + n * 10_000)))
})
afterAll(async () => {
  /** The two that were not taken are alarms, and nothing else is. */
  expect(house.faults.map((f) => (f as { code?: string }).code)).toEqual(['ORDER_REFUSED', 'ORDER_REFUSED'])
  await house.close()
})

const amounts = [60_000, 70_000, 80_000]
const compile = (lines: readonly { member: string; amount: number }[]) =>
  staff.finance.post<Done>('/api/cases', {
    programme: 'assistance.payment_batch',
    outcome: 'compile',
    area: '430523',
    post: posts.finance,
    input: { lines },
  })
const stepOf = async (id: string): Promise<string> =>
  (await staff.clerk.get<CaseView>(`/api/cases/${id}`)).body.step
const balance = async (account: string): Promise<number> =>
  (await house.house.pool.query<{ balance: number }>('select balance from account where id = $1', [account]))
    .rows[0]?.balance ?? 0
const fileOf = async (batch: string): Promise<string> =>
  (await staff.finance.get<string>(`/api/payments/${batch}/file.csv`)).body
const settle = () => house.console.send('POST', '/api/settle', '{}', { 'content-type': 'application/json' })
const answer = (batch: string, file: string, bad: number): string => {
  const lines = file
    .split('\r\n')
    .filter((l) => l.startsWith('D,'))
    .map((l) => l.split(','))
  const paid = lines.filter((_, i) => i !== bad).reduce((sum, l) => sum + Math.round(Number(l[5]) * 100), 0)
  return [
    `R,${batch},DF-77,${lines.length},${(paid / 100).toFixed(2)}`,
    ...lines.map((l, i) => `D,${l[1]},${l[2]},${l[5]},${i === bad ? 'F,账户已销户' : 'S,'}`),
  ].join('\n')
}

/** As the bank's own program writes it. */
function inGb18030(text: string): Uint8Array<ArrayBuffer> {
  const [before, after] = text.split('账户已销户') as [string, string]
  return Uint8Array.from(
    Buffer.concat([Buffer.from(before), Buffer.from('d5cbbba7d2d1cffabba7', 'hex'), Buffer.from(after)]),
  )
}

test('[M9] a batch is paid, its failed line is corrected and paid again, and the books close', async () => {
  const { body: batch } = await compile(cases.map((member, i) => ({ member, amount: amounts[i]! })))
  expect(await act(staff, 'finance', batch.case, 1, 'release')).toMatchObject({
    status: 403,
    body: { code: 'wrong_role' },
  })
  expect((await staff.finance.get(`/api/payments/${batch.case}/file.csv`)).status).toBe(404)
  expect(await act(staff, 'finance-head', batch.case, 1, 'release')).toMatchObject({ status: 200 })
  await settle()
  const file = await fileOf(batch.case)
  expect(file.split('\r\n')[0]).toBe(`H,${batch.case},3,2100.00`)
  expect(file).toContain(family(1).card)
  expect(await balance('payable')).toBe(-210_000)

  const refused = await staff.finance.send<Problem>(
    'POST',
    `/api/payments/${batch.case}/return`,
    answer(batch.case, file, 1).replace('600.00', '600.01'),
    { 'idempotency-key': 'return-wrong-1' },
  )
  expect(refused).toMatchObject({ status: 422, body: { code: 'bank_file' } })
  expect((await staff.finance.get<CaseView>(`/api/cases/${batch.case}`)).body.step).toBe('released')

  /** [M9] What is no text, and what a wrong encoding has been through, is refused before anything is written. */
  for (const bytes of [
    Uint8Array.from([0, 1, 2, 255]),
    Uint8Array.from(Buffer.from(answer(batch.case, file, 1).replace('销户', '\uFFFD\uFFFD'))),
  ])
    expect(
      await staff.finance.send<Problem>('POST', `/api/payments/${batch.case}/return`, bytes, {
        'idempotency-key': 'return-no-text',
      }),
    ).toMatchObject({ status: 422, body: { code: 'bank_file_text' } })
  expect((await staff.finance.get<CaseView>(`/api/cases/${batch.case}`)).body.step).toBe('released')

  const read = await staff.finance.send<Done>(
    'POST',
    `/api/payments/${batch.case}/return`,
    inGb18030(answer(batch.case, file, 1)),
    { 'idempotency-key': 'return-right-1' },
  )
  expect(read.status, JSON.stringify(read.body)).toBe(200)
  const again = await staff.finance.send<Done>(
    'POST',
    `/api/payments/${batch.case}/return`,
    inGb18030(answer(batch.case, file, 1)),
    { 'idempotency-key': 'return-right-1' },
  )
  expect(again.body).toEqual(read.body)
  await settle()
  const { body: answered } = await staff.finance.get<CaseView>(`/api/cases/${batch.case}`)
  expect(JSON.stringify(answered)).toContain('账户已销户')
  expect(await Promise.all(cases.map(stepOf))).toEqual(['paid', 'bounced', 'paid'])
  expect(await balance('payable')).toBe(-70_000)

  const bounced = await staff.clerk.get<CaseView>(`/api/cases/${cases[1]}`)
  expect(
    await act(staff, 'clerk', cases[1]!, bounced.body.seq, 'correct_account', {
      accountHolder: family(2).name,
      accountHolderRelation: 'self',
      account: family(9).card,
    }),
  ).toMatchObject({ status: 200 })
  const { body: second } = await compile([{ member: cases[1]!, amount: 70_000 }])
  await act(staff, 'finance-head', second.case, 1, 'release')
  await settle()
  const secondFile = await fileOf(second.case)
  expect(secondFile).toContain(family(9).card)
  expect(await fileOf(batch.case), 'what was sent stays what was sent').toBe(file)
  await staff.finance.send(
    'POST',
    `/api/payments/${second.case}/return`,
    answer(second.case, secondFile, -1),
    { 'idempotency-key': 'return-right-2' },
  )
  await settle()
  expect(await stepOf(cases[1]!)).toBe('paid')
  expect([await balance('payable'), await balance('granted'), await balance('treasury')]).toEqual([
    0, 210_000, -210_000,
  ])
})

test('[LS9] the page of a case tells each list by hand that named it: what was returned, and what was paid anew', async () => {
  const { body: view } = await staff.clerk.get<CaseView>(`/api/cases/${cases[1]}`)
  expect(view.listed).toBe(true)
  const { body: listed } = await staff.clerk.get<ListedView>(`/api/cases/${cases[1]}/listed`)
  expect(listed.lines.map((l) => [l.state, l.amount, l.title.zh, l.list.zh])).toEqual([
    ['credited', 70_000, '临时救助', '一卡通发放批次'],
    ['returned', 70_000, '临时救助', '一卡通发放批次'],
  ])
  expect(listed.sums).toEqual({ credited: 70_000, underWay: 0, returned: 70_000 })
  const { body: other } = await staff.clerk.get<ListedView>(`/api/cases/${cases[0]}/listed`)
  expect(other.sums, 'the lines of the others are theirs').toEqual({
    credited: 60_000,
    underWay: 0,
    returned: 0,
  })
})

test('a case cancelled between listing and releasing is not paid, and the others are', async () => {
  const [a, b] = [await granted(staff, family(21), 40_000), await granted(staff, family(22), 30_000)]
  const { body: batch } = await compile([
    { member: a, amount: 40_000 },
    { member: b, amount: 30_000 },
  ])
  expect(await act(staff, 'leader', a, 6, 'cancel', { reason: '发放前复核发现重复申报' })).toMatchObject({
    status: 200,
  })
  await act(staff, 'finance-head', batch.case, 1, 'release')
  await settle()
  expect((await fileOf(batch.case)).split('\r\n')[0]).toBe(`H,${batch.case},1,300.00`)
  expect([await stepOf(a), await stepOf(b)]).toEqual(['revoked', 'sending'])
  expect((await staff.finance.get<CaseView>(`/api/cases/${batch.case}`)).body.refused).toEqual([
    expect.objectContaining({ case: a }),
  ])
})

test('a line whose amount is not what was granted is not taken', async () => {
  const c = await granted(staff, family(31), 40_000)
  const { body: batch } = await compile([{ member: c, amount: 41_000 }])
  await act(staff, 'finance-head', batch.case, 1, 'release')
  await settle()
  expect(await stepOf(c)).toBe('payment')
  const { body: shown } = await staff.finance.get<CaseView>(`/api/cases/${batch.case}`)
  expect(shown.refused).toEqual([
    {
      case: c,
      message: expect.objectContaining({ zh: '“批次所列金额”：批次金额与批准金额不一致' }) as unknown,
      clauses: [expect.objectContaining({ title: expect.stringContaining('一卡通') as unknown })],
    },
  ])
  expect((await fileOf(batch.case)).split('\r\n')[0]).toBe(`H,${batch.case},0,0.00`)
})

test('the file with accounts in clear is for finance alone', async () => {
  const { rows } = await house.house.pool.query<{ id: string }>(
    "select id from office_case where programme = 'assistance.payment_batch' limit 1",
  )
  for (const who of ['clerk', 'leader', 'county', 'auditor'] as const)
    expect((await staff[who].get(`/api/payments/${rows[0]!.id}/file.csv`)).status).toBe(404)
})

test('[K23] what was not taken is a finding until who administers says what became of it; then verification finds nothing', async () => {
  const mismatches = async () =>
    (
      await house.console.send<{ mismatches: readonly { kind: string; what: string }[] }>(
        'POST',
        '/api/verify',
        '{}',
        { 'content-type': 'application/json' },
      )
    ).body.mismatches
  const listed = async (who = house.console) =>
    (await who.get<RefusedOrders>('/api/refused-orders')).body.orders
  const refused = await listed()
  expect([refused.length, (await mismatches()).map((m) => m.kind)]).toEqual([2, ['order', 'order']])
  const attend = (id: string, reason: string, who = house.console) =>
    who.post<Problem>('/api/refused-orders/attend', { id, reason })
  /** Who audits sees it, and is not the one to settle it. */
  expect((await attend(refused[0]!.id, '已经核实过了', staff.auditor)).status).toBe(404)
  expect((await attend(refused[0]!.id, ' \u200b  \u200b ')).status).toBe(422)
  for (const { id } of refused) expect((await attend(id, '发放前已撤销，不再发放')).status).toBe(204)
  expect((await attend(refused[0]!.id, '再处理一次')).status).toBe(404)
  expect((await listed(staff.auditor)).map((o) => o.attended?.reason)).toEqual(
    refused.map(() => '发放前已撤销，不再发放'),
  )
  expect(await mismatches()).toEqual([])
})
