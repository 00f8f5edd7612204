/** A small year of support, care and goods in the county: what the page says, a batch that nobody typed, and the books. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canMean } from '#kernel/bulletin'
import { makeRehearsal } from '../../packs/rehearsal.ts'
import { act, staffOf, type Staff } from '../../tools/county.ts'
import { openTestHouse, seed, type TestHouse, type Visitor } from '../../tools/house.ts'
import { playRehearsal } from '../cli/rehearse.ts'
import type {
  CaseView,
  Done,
  HoldingKindView,
  Inbox,
  MovementsView,
  PaymentMonth,
  RefusedOrders,
} from './contract/index.ts'
import { sheetType } from './documents/list-sheet.ts'
import { readSheet } from '../sheets/index.ts'
import { verifyAll } from './verify.ts'

type PageNumber = {
  readonly id: string
  readonly qualifier: string
  readonly value: number
  readonly records: number
}

let house: TestHouse
let staff: Staff
const asOf = '2021-10-20'

beforeAll(async () => {
  house = await openTestHouse()
  await playRehearsal(makeRehearsal(seed, 0.01), { url: house.url, key: house.key, realm: '430523' })
  staff = await staffOf(house)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** As figures.json has them: more than 700 pieces, and four parties. */
test.each([
  ['A4-12', 'more_than', '700'],
  ['A4-13', 'exact', '4'],
] as const)('%s is %s %s, counted from records', async (id, qualifier, said) => {
  const { body } = await house.console.get<readonly PageNumber[]>(`/api/page?asOf=${asOf}&only=A4`)
  const f = body.find((x) => x.id === id)!
  expect(f.qualifier).toBe(qualifier)
  expect(canMean(qualifier, said, String(f.value))).toBe(true)
  expect(f.records).toBeGreaterThanOrEqual(4)
})

test('[B11] [B16] how townships did: each has its row, ranked by the share decided on time', async () => {
  const { status, body } = await house.console.get<{
    readonly paragraphs: readonly {
      readonly text?: { readonly zh: readonly { readonly text: string }[] }
      readonly table?: { readonly rows: readonly { readonly area: string; readonly rank: number | null }[] }
    }[]
  }>(`/api/bulletins/assistance.performance?asOf=${asOf}`)
  expect(status).toBe(200)
  const { rows } = body.paragraphs.at(-1)!.table!
  expect(rows.length).toBeGreaterThan(20)
  expect(new Set(rows.map((r) => r.area)).size).toBe(rows.length)
  const ranks = rows.flatMap((r) => (r.rank === null ? [] : [r.rank]))
  expect(Math.min(...ranks)).toBe(1)
})

test('[X3] the monthly tables as a workbook: each on its sheet with the townships, numbers that add up, and where each comes from', async () => {
  const { status, body, headers } = await staff.county.file(
    `/api/bulletins/assistance.tables_monthly?asOf=${asOf}&format=xlsx`,
  )
  expect([status, headers.get('content-type')]).toEqual([200, sheetType])
  const bySheet = new Map<string, (readonly string[])[]>()
  for await (const { sheet = '', cells } of readSheet(body))
    bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), cells.map((c) => ('text' in c ? c.text : ''))])
  expect([...bySheet].map(([sheet, [title]]) => [sheet, title![0]])).toEqual([
    ['表1', '表一：最低生活保障'],
    ['表2', '表二：临时救助（本月）'],
    ['表3', '表三：特困人员供养和照料'],
    ['表4', '表四：核对和办理时限'],
    ['数据来源', '社会救助统计月报表'],
  ])
  const tables = [...bySheet.values()].slice(0, 4)
  for (const [, , heads, ...rows] of tables) {
    const total = rows.find((r) => r[0] === '合计')!
    const towns = rows.slice(0, rows.indexOf(total))
    expect(towns.length).toBeGreaterThan(20)
    /** Of what is counted in whole numbers and told of every township: few people are told of none, shares are rounded. */
    const whole = heads!.map((_, i) => i).filter((i) => towns.every((r) => /^\d+$/.test(r[i]!)))
    expect(whole).not.toEqual([])
    for (const i of whole) {
      const head = heads![i]
      expect([head, towns.reduce((sum, r) => sum + Number(r[i]), 0)]).toEqual([head, Number(total[i])])
    }
  }
  expect(bySheet.get('数据来源')!.map((r) => r[2])).toContain('assistance.support.home')
  expect(String(tables[0]!.at(-1)![0])).toContain('导出编号')
})

const settleTo = (until?: string) =>
  house.console.send<{ now: string }>(
    'POST',
    '/api/settle',
    JSON.stringify(until === undefined ? {} : { until }),
    { 'content-type': 'application/json' },
  )
/** Until now: each line of a gathered list hears of it. */
const settle = async () => settleTo((await settleTo()).body.now)
const answerTo = (batch: string, file: string): string => {
  const lines = file
    .split('\r\n')
    .filter((l) => l.startsWith('D,'))
    .map((l) => l.split(','))
  const sum = lines.reduce((total, l) => total + Math.round(Number(l[5]) * 100), 0)
  return [
    `R,${batch},DF-1,${lines.length},${(sum / 100).toFixed(2)}`,
    ...lines.map((l) => `D,${l[1]},${l[2]},${l[5]},S,`),
  ].join('\n')
}
const paidSum = async (figure: string): Promise<number> =>
  (await house.console.get<{ value: number | null }>(`/api/figures/${figure}/reading?asOf=${asOf}`)).body
    .value ?? 0

test('[LS1] [LS4] what October owes is gathered, released by the head of finance, and credited line by line', async () => {
  const { tasks } = (await staff['finance-head'].get<Inbox>('/api/inbox?limit=2000')).body
  const batch = tasks.find((task) => task.programme === 'assistance.support_batch')!
  const listed = (await staff['finance-head'].get<CaseView>(`/api/cases/${batch.case}`)).body
  const before = await paidSum('assistance.support.paid')
  expect(await act(staff, 'finance-head', batch.case, listed.seq, 'release')).toMatchObject({ status: 200 })
  await settle()
  const { body: file } = await staff.finance.get<string>(`/api/payments/${batch.case}/file.csv`)
  const [, , count, total] = file.split('\r\n')[0]!.split(',')
  expect(Number(count)).toBeGreaterThan(30)
  const answered = await staff.finance.send(
    'POST',
    `/api/payments/${batch.case}/return`,
    answerTo(batch.case, file),
    { 'idempotency-key': 'relief-answer-1' },
  )
  expect(answered).toMatchObject({ status: 200 })
  await settle()
  expect((await paidSum('assistance.support.paid')) - before).toBe(Math.round(Number(total) * 100))
  expect((await staff.auditor.get<RefusedOrders>('/api/refused-orders')).body.orders).toEqual([])
})

describe('[LS10] 一卡通当月发放', () => {
  const monthFor = async (who: Visitor, month: string): Promise<PaymentMonth> =>
    (await who.get<PaymentMonth>(`/api/payments/months/${month}`)).body
  const of = (month: PaymentMonth, programme: string) => month.programmes.find((p) => p.id === programme)!

  test('十月：四个事项各在哪一步、由谁接着办，银行答复的与账簿一致', async () => {
    const month = await monthFor(staff.finance, '2021-10')
    const living = of(month, 'assistance.living_batch')
    expect([living.dueDays, living.opens]).toEqual([['2021-10-10'], null])
    expect(living.batches.map((b) => [b.day, b.stage, b.holder?.title.zh])).toEqual([
      ['2021-10-10', 'with_bank', '县民政局财务'],
    ])
    expect(living.batches[0]!.acts.map((a) => a.title.zh)).toEqual([
      '按月编制',
      '清单完成',
      '核对无误',
      '复核并交银行代发',
    ])
    /** Released and answered by the row before. */
    const [support] = of(month, 'assistance.support_batch').batches
    expect([support!.stage, support!.credited, support!.returned]).toEqual([
      'answered',
      support!.listed,
      { count: 0, sum: 0 },
    ])
    expect(support!.acts.map((a) => a.title.zh).slice(-2)).toEqual(['下载代发文件', '读回银行结果'])
    expect(of(month, 'assistance.care_batch').batches.map((b) => b.holder?.title.zh)).toEqual([
      '县民政局财务负责人',
    ])
    expect(month.books).toEqual({ credited: support!.listed.sum, booked: support!.listed.sum })
  })

  test.each(['2021-03', '2021-07', '2021-09'])('%s：银行答复入账的与账簿支出一致', async (day) => {
    const { books, programmes } = await monthFor(staff.finance, day)
    expect(books.booked).toBe(books.credited)
    expect(books.credited).toBeGreaterThan(0)
    /** What is paid from October on is none of these months'. */
    expect(programmes.map((p) => p.id)).toEqual(['assistance.payment_batch', 'assistance.living_batch'])
  })

  test('退票：后面的批次列了的写明那一批，没有的待下一批', async () => {
    const { returned } = await monthFor(staff.finance, '2021-09')
    const waiting = returned.filter((l) => l.again === null)
    expect(waiting.map((l) => l.title.zh)).toEqual(['低保金', '低保金'])
    const again = returned.filter((l) => l.again !== null)
    expect(again.length).toBeGreaterThan(0)
    for (const l of again) {
      const later = (await staff.finance.get<CaseView>(`/api/cases/${l.again!}`)).body
      expect(JSON.stringify(later.facts) + later.programme.id).toMatch(
        new RegExp(`${l.case}|assistance.living_batch`),
      )
    }
  })

  test('到期的批次作废以后可以再编，编了就不再提示；别的岗位看不到，审计能看不能编', async () => {
    const opensNow = async (who = staff.finance) =>
      of(await monthFor(who, '2021-10'), 'assistance.care_batch').opens
    const [care] = of(await monthFor(staff.finance, '2021-10'), 'assistance.care_batch').batches
    expect(await opensNow()).toBe(null)
    await act(staff, 'finance-head', care!.case, care!.seq, 'discard', { reason: '重新汇集' })
    const opens = await opensNow()
    expect(opens).toMatchObject({ outcome: 'begin', area: '430523' })
    expect(await opensNow(staff.auditor)).toBe(null)
    const { outcome, area, post } = opens!
    const begun = await staff.finance.post<Done>('/api/cases', {
      programme: 'assistance.care_batch',
      outcome,
      area,
      post,
      input: {},
    })
    expect(begun.status).toBe(201)
    await settle()
    const after = of(await monthFor(staff.finance, '2021-10'), 'assistance.care_batch')
    expect([after.opens, after.batches.map((b) => b.stage).toSorted()]).toEqual([null, ['dropped', 'making']])
    expect(after.batches.find((b) => b.case === begun.body.case)!.listed).toEqual(care!.listed)
    expect((await monthFor(staff.clerk, '2021-10')).programmes).toEqual([])
    for (const wrong of ['2021-13', '1900-01', 'now'])
      expect((await staff.finance.get(`/api/payments/months/${wrong}`)).status).toBe(404)
  })
})

test('[V1] the books of money and of pieces are what the log gives, and no store holds less than nothing', async () => {
  const { mismatches, books } = await verifyAll(house.house)
  expect(mismatches).toEqual([])
  const stores = Object.entries(books).filter(([account]) => account.startsWith('stock_'))
  expect(stores.length).toBeGreaterThan(5)
  expect(stores.filter(([, pieces]) => pieces < 0)).toEqual([])
})

describe('[BK5] 库存和结存', () => {
  const kindsFor = async (who: Visitor): Promise<readonly HoldingKindView[]> =>
    (await who.get<readonly HoldingKindView[]>('/api/holdings')).body
  const namesFor = async (who: Visitor): Promise<readonly string[]> =>
    (await kindsFor(who)).map((k) => k.name)
  const goods = ['quilt', 'coat', 'bedding']
  const ofTownship = goods.map((kind) => `stock_township_${kind}`)
  const ofCounty = goods.map((kind) => `stock_county_${kind}`)

  test('谁经管什么看什么：乡镇保管员看本站，县保管员看县站和各乡镇站，审计人员全看，村里不看', async () => {
    const [keeper, county] = [await house.as('store'), await house.as('county-store')]
    expect(await namesFor(keeper)).toEqual(ofTownship)
    for (const { holdings } of await kindsFor(keeper))
      expect(holdings.map((h) => h.area)).toEqual(['430523106'])
    expect((await namesFor(county)).toSorted()).toEqual([...ofCounty, ...ofTownship].toSorted())
    expect(await namesFor(staff.auditor)).toEqual(
      expect.arrayContaining([...ofCounty, ...ofTownship, 'reserve']),
    )
    expect(await namesFor(staff.village)).toEqual([])
    for (const [who, account, status] of [
      [keeper, 'stock_township_quilt:430523106', 200],
      [keeper, 'stock_township_quilt:430523101', 404],
      [keeper, 'stock_county_quilt:430523', 404],
      [keeper, 'reserve:430523106', 404],
      [keeper, 'suppliers', 404],
      [keeper, 'inTransit:S-1', 404],
      [keeper, 'stock_township_quilt:430523106:1', 404],
      [county, 'stock_county_quilt:430523', 200],
    ] as const)
      expect([account, (await who.get(`/api/holdings/${encodeURIComponent(account)}`)).status]).toEqual([
        account,
        status,
      ])
  })

  test('每一笔收支加起来就是结存，从来没有少于零，办件点得开', async () => {
    const county = await house.as('county-store')
    const kinds = await kindsFor(county)
    for (const kind of kinds) expect(kind.holdings.reduce((n, h) => n + h.balance, 0)).toBe(kind.total)
    const moved = kinds.flatMap((k) => k.holdings).filter((h) => h.balance > 0)
    expect(moved.length).toBeGreaterThan(5)
    for (const { account, balance } of moved) {
      const { body } = await county.get<MovementsView>(
        `/api/holdings/${encodeURIComponent(account)}?limit=200`,
      )
      expect(body.movements.reduce((n, m) => n + m.change, 0)).toBe(balance)
      expect(body.movements[0]!.after).toBe(balance)
      expect(Math.min(...body.movements.map((m) => m.after))).toBeGreaterThanOrEqual(0)
      expect(body.total).toBe(body.movements.length)
      const seen = body.movements.find((m) => m.case !== null)!.case!
      expect((await county.get<CaseView>(`/api/cases/${seen}`)).status).toBe(200)
    }
  })
})
