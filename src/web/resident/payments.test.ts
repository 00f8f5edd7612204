/** [LS9] What lists gave a case, to the one concerned on a phone and in office: how much, for which month, and how far it is. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFaults } from '../../../tools/axe.ts'
import { posts } from '../../../tools/county.ts'
import { allPacks } from '../../../tools/house.ts'
import { quiet, quietBatch } from '../../../tools/quiet.ts'
import { grandfatherLi, yunzhao } from '../../../packs/rehearsal-hunan/index.ts'
import { findCaseState } from '#store'
import { bankFile, bankPages } from '../../server/documents/bank.ts'
import { openReturnFile } from '../../server/documents/return-file.ts'
import { fitsWidth, openFaces, phone, shoot, wide, type Faces } from '../testing.ts'

let faces: Faces
const id = 'LI-QUIET'
let keys = 0
const moment = (at: string) => `${at.replace(' ', 'T')}:00+08:00`
const stateOf = async (of: string) => (await findCaseState(faces.house.house.pool, '430523', of))!
async function act(of: string, post: string, outcome: string, at: string, input = {}, opens = {}) {
  const seq = Object.keys(opens).length > 0 ? 0 : (await stateOf(of)).seq
  const line = {
    key: `payments-${++keys}`,
    case: of,
    seq,
    outcome,
    input,
    ...opens,
    as: post,
    at: moment(at),
  }
  const { body } = await faces.house.console.send<string>('POST', '/api/commands', JSON.stringify(line), {
    'content-type': 'application/x-ndjson',
  })
  expect(String(body)).toContain('"ok":true')
}
const until = (at: string) =>
  faces.house.console.send('POST', '/api/settle', JSON.stringify({ until: moment(at) }), {
    'content-type': 'application/json',
  })
/** The month's list is paid, or comes back. */
async function month(day: string, ends: 'listed' | 'with_bank' | 'S' | 'F'): Promise<void> {
  await until(`${day} 12:00`)
  const { rows } = await faces.house.owner.query<{ id: string }>(
    `select id from office_case where programme = 'test.quiet_batch' and step = 'listed'`,
  )
  if (ends === 'listed') return
  const batch = rows[0]!.id
  await act(batch, posts.finance, 'send', `${day} 13:00`)
  await act(batch, posts['finance-head'], 'check', `${day} 14:00`)
  await act(batch, posts.county, 'release', `${day} 15:00`)
  if (ends === 'with_bank') return
  const sent = (await bankFile(faces.house.house, await stateOf(batch))).split('\r\n')[1]!.split(',')
  const file = openReturnFile(
    [
      `R,${batch},DF-9,1,${ends === 'S' ? sent[5]! : '0.00'}`,
      `D,1,${sent[2]!},${sent[5]!},${ends},账户已销户`,
    ].join('\n'),
    batch,
  )
  for await (const page of bankPages(faces.house.house, await stateOf(batch))) file.sent(page)
  await act(batch, posts.finance, 'reconcile', `${day} 17:00`, file.returned())
  await until(`${day} 18:00`)
}

beforeAll(async () => {
  const all = allPacks()
  faces = await openFaces({
    packs: { ...all, programmes: [...all.programmes, quiet([['2021-01-01', 41_000]]), quietBatch] },
    startsAt: '2022-03-01T09:00:00+08:00',
  })
  const { name, idNo } = grandfatherLi.head
  const account = { account: grandfatherLi.card, accountHolder: name }
  const form = { fullName: name, idNo, ...account, heads: 2, income: 22_000 }
  const opens = { programme: 'test.quiet', area: yunzhao }
  await act(id, posts.village, 'apply', '2021-06-05 09:00', form, opens)
  await act(id, posts.clerk, 'approve', '2021-06-08 09:00')
  for (const m of ['07', '08', '09']) await month(`2021-${m}-10`, 'S')
  await month('2021-10-10', 'F')
  await act(id, posts.clerk, 'correct', '2021-10-20 09:00', account)
  for (const day of ['2021-11-10', '2021-12-10', '2022-01-10']) await month(day, 'S')
  await month('2022-02-10', 'with_bank')
})
afterAll(() => faces.close())

test('[LS9] 同一份记录：新的在前，退回的写明原因，合计分开', async () => {
  const li = await faces.house.as('li')
  const { body } = await li.get<{ lines: readonly object[]; sums: object }>(`/api/cases/${id}/listed`)
  expect(body.lines.slice(0, 5)).toEqual(
    [
      ['2022-02-10', 60_000, 'with_bank', null],
      ['2022-01-10', 60_000, 'credited', null],
      ['2021-12-10', 60_000, 'credited', null],
      ['2021-11-10', 120_000, 'credited', null],
      ['2021-10-10', 60_000, 'returned', '账户已销户'],
    ].map(([day, amount, state, reason]): object => ({
      title: quiet([['2021-01-01', 41_000]]).title,
      list: quietBatch.title,
      /** The case of the list is the office’s. */
      batch: null,
      day,
      amount,
      state,
      reason,
      since: expect.stringContaining(String(day)) as string,
    })),
  )
  expect(body.sums).toEqual({ credited: 420_000, underWay: 60_000, returned: 60_000 })
  const finance = await faces.house.as('finance')
  expect((await finance.get(`/api/cases/${id}/listed`)).status).toBe(404)
  const neighbour = await faces.house.as('neighbour')
  expect((await neighbour.get(`/api/cases/${id}/listed`)).status).toBe(404)
})

test.each([
  ['390', phone],
  ['1440', wide],
] as const)('[LS9] at %s pixels', async (name, size) => {
  const page = await faces.open('li', `/cases/${id}`, size)
  const section = page.getByRole('region', { name: '发放记录' })
  await section.getByText('银行退回').waitFor()
  const text = await section.innerText()
  expect(text).toContain('累计入账 4,200.00 元；在途 600.00 元；曾退回 600.00 元')
  expect(text).toContain('2021年11月')
  expect(text).toContain('原因：账户已销户')
  await section.getByText('更早的发放（2笔）').click()
  expect(await section.innerText()).toContain('2021年7月')
  expect(await seriousFaults(page)).toEqual([])
  expect(await fitsWidth(page)).toBe(true)
  await shoot(page, `payments-${name}`)
  const desk = await faces.open('clerk', `/desk/cases/${id}`, size)
  await desk.getByTestId('listed').getByText('银行退回').waitFor()
  /** The policy calls the bank’s reason sensitive. */
  expect(await desk.getByTestId('listed').innerText()).not.toContain('账户已销户')
  expect(await seriousFaults(desk)).toEqual([])
  expect(await fitsWidth(desk)).toBe(true)
  await shoot(desk, `payments-desk-${name}`)
})

test('[LS8] 财务上传回盘文件：户名不同先问，核对以后按这一份读入；退回的列在批次页上', async () => {
  const { rows } = await faces.house.owner.query<{ id: string }>(
    `select id from office_case where programme = 'test.quiet_batch' and step = 'released'`,
  )
  const batch = rows[0]!.id
  const sent = (await bankFile(faces.house.house, await stateOf(batch))).split('\r\n')[1]!.split(',')
  const page = await faces.open('finance', `/desk/cases/${batch}`, wide)
  await page.setInputFiles('#return-file', {
    name: 'answer.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`R,${batch},DF-8,1,0.00\nD,1,${sent[2]!},${sent[5]!},F,户名不符,李小明\n`),
  })
  await page.getByText('户名与发出的不一致').waitFor()
  expect(await seriousFaults(page)).toEqual([])
  await shoot(page, 'payments-question')
  await page.getByRole('button', { name: '已与银行核对户名，按这份文件读入' }).click()
  await page.getByText('银行已答复 1 笔，入账 0 笔，退回 1 笔').waitFor()
  expect(await page.getByTestId('failed').innerText()).toContain('户名不符')
})
