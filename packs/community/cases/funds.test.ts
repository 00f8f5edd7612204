/** Money: budgets within the standard, approvals by the amount, an account that is never overdrawn, and subsidies by months. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caseOf, codeOf, saying, Zone } from './play.ts'

const yuan = 100
function withStandards() {
  const z = new Zone()
  for (const [kind, amount] of [
    ['operating', 800_000],
    ['pension_chief', 3_000],
    ['pension_deputy', 1_600],
  ] as const) {
    const input = { kind, amount: amount * yuan, fromYear: 2020, docNo: '18号' }
    const id = caseOf(z.open('standard', 'finance', 'propose', '2021-01-12 09:00', input))
    caseOf(z.act(id, 'chief', 'approve', '2021-01-12 10:00'))
  }
  return z
}
const items = (amount: number) => [{ item: 'service', amount: amount * yuan }]
function withBudget(amount = 800_000) {
  const z = withStandards()
  const draft = { ofYear: 2021, items: items(amount) }
  const id = caseOf(z.open('budget', 'clerk', 'draft', '2021-01-20 09:00', draft))
  caseOf(z.act(id, 'head', 'hand_in', '2021-01-21 09:00', { meetingOn: '2021-01-20' }))
  caseOf(z.act(id, 'street', 'approve', '2021-01-22 09:00'))
  return { z, budget: id }
}

describe('预算', () => {
  test.each([
    [800_000, 'ok'],
    [800_000.01, 'not_met'],
  ])('标准八十万元，编%d元：%s', (amount, code) => {
    const z = withStandards()
    const draft = { ofYear: 2021, items: items(amount) }
    expect(codeOf(z.open('budget', 'clerk', 'draft', '2021-01-20 09:00', draft))).toBe(code)
  })
  test('没有标准，不能编预算；同一年度只有一份', () => {
    const draft = { ofYear: 2021, items: items(1) }
    expect(codeOf(new Zone().open('budget', 'clerk', 'draft', '2021-01-20 09:00', draft))).toBe('not_met')
    expect(codeOf(withBudget().z.open('budget', 'clerk', 'draft', '2021-02-20 09:00', draft))).toBe('not_met')
  })
  test('拟定标准的人不能自己批准', () => {
    const z = new Zone()
    const input = { kind: 'operating', amount: 1 * yuan, fromYear: 2020, docNo: '18号' }
    const id = caseOf(z.open('standard', 'office', 'propose', '2021-01-12 09:00', input))
    expect(codeOf(z.act(id, 'office', 'approve', '2021-01-12 10:00'))).toBe('wrong_role')
  })
  test('十二月以前不能决算；结余收回，账户清零', () => {
    const { z, budget } = withBudget()
    const settle = (at: string) =>
      z.act(budget, 'clerk', 'settle', at, {
        left: 800_000 * yuan,
        publishedOn: at.slice(0, 10),
        publishedAt: '公开栏',
      })
    expect(codeOf(settle('2021-11-30 09:00'))).toBe('not_met')
    expect(codeOf(settle('2021-12-31 09:00'))).toBe('ok')
    expect([...z.balances.values()].filter((n) => n !== 0)).toEqual([])
  })
})

const spend = (z: Zone, amount: number, more: object = {}) =>
  z.open('spending', 'clerk', 'ask', '2021-05-06 09:00', {
    item: 'service',
    purpose: '便民服务',
    payee: '某公司',
    amount: amount * yuan,
    ...more,
  })

describe('支出', () => {
  const met = { meetingOn: '2021-05-05' }
  test.each([
    ['正好五千元，不必开会', 5_000, {}, 'ok'],
    ['超过五千元，没有开会', 5_000.01, {}, 'missing_field'],
    ['超过五千元，开了会', 5_000.01, met, 'ok'],
  ])('%s', (_, amount, more, code) => {
    expect(codeOf(spend(withBudget().z, amount, more))).toBe(code)
  })
  test.each([
    ['正好五万元，两人签字就支付', 50_000, 'to_pay'],
    ['超过五万元，报街道', 50_000.01, 'at_street'],
  ])('%s', (_, amount, step) => {
    const { z } = withBudget()
    const id = caseOf(spend(z, amount, met))
    caseOf(z.act(id, 'head', 'sign', '2021-05-06 10:00'))
    expect(codeOf(z.act(id, 'clerk', 'pay', '2021-05-06 10:30', { paidOn: '2021-05-06' }))).toBe('wrong_step')
    caseOf(z.act(id, 'supervisor', 'countersign', '2021-05-06 11:00'))
    expect(z.step(id)).toBe(step)
  })
  test('任何时候不超过账户余额，超过的一分也付不出', () => {
    const { z } = withBudget(10_000)
    const paid = (amount: number) => {
      const id = caseOf(spend(z, amount, amount > 5_000 ? met : {}))
      caseOf(z.act(id, 'head', 'sign', '2021-05-06 10:00'))
      caseOf(z.act(id, 'supervisor', 'countersign', '2021-05-06 11:00'))
      return codeOf(z.act(id, 'clerk', 'pay', '2021-05-06 12:00', { paidOn: '2021-05-06' }))
    }
    expect([paid(9_000), paid(1_000.01), paid(1_000), paid(0.01)]).toEqual([
      'ok',
      'overdrawn',
      'ok',
      'overdrawn',
    ])
  })
})

const ids = ['430204196803150015', '430204196803150031'] as const
const names = ['陈建国', '刘芳'] as const
const pension = (z: Zone, n: number, more: object) =>
  z.open('pension', 'clerk', 'apply', '2021-04-06 09:00', {
    holderName: names[n],
    idNo: ids[n],
    ofYear: 2020,
    rank: 'chief',
    fromMonth: 1,
    toMonth: 12,
    paid: 4_800 * yuan,
    receiptNo: '1号',
    ...more,
  })

describe('养老保险补贴', () => {
  test('8 主职七月换人：各六个月，各一千五百元', () => {
    const z = withStandards()
    const subsidies = [caseOf(pension(z, 0, { toMonth: 6 })), caseOf(pension(z, 1, { fromMonth: 7 }))].map(
      (id) => [z.fact(id, 'months'), z.fact(id, 'subsidy')],
    )
    expect(subsidies).toEqual([
      [6, 1_500 * yuan],
      [6, 1_500 * yuan],
    ])
  })
  test.each([
    ['副职全年', { rank: 'deputy' }, 1_600 * yuan],
    ['副职七个月，舍去不足一分', { rank: 'deputy', toMonth: 7 }, 93_333],
    ['缴得比标准少的，不超过本人缴费', { paid: 2_000 * yuan }, 2_000 * yuan],
  ])('%s', (_, more, subsidy) => {
    const z = withStandards()
    expect(z.fact(caseOf(pension(z, 0, more)), 'subsidy')).toBe(subsidy)
  })
  test('没有缴费的不予补贴', () => {
    expect(saying(pension(withStandards(), 0, { paid: 0 }))).toContain('没有缴费')
  })
  test('同一人该年度合计不超过十二个月', () => {
    const z = withStandards()
    const through = (more: object) => {
      const id = caseOf(pension(z, 0, more))
      caseOf(z.act(id, 'head', 'check', '2021-04-07 09:00'))
      return codeOf(z.act(id, 'street', 'approve', '2021-04-08 09:00'))
    }
    expect([
      through({ toMonth: 6 }),
      through({ rank: 'deputy', fromMonth: 7 }),
      through({ rank: 'deputy', fromMonth: 12 }),
      through({ ofYear: 2019 }),
    ]).toEqual(['ok', 'ok', 'not_met', 'ok'])
  })
  test('任何月份、任何缴费：不超过标准的折算，不超过本人缴费，至多差一分', () => {
    const z = withStandards()
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 11 }),
        fc.integer({ min: 1, max: 600_000 }),
        (fromMonth, more, paid) => {
          const toMonth = Math.min(12, fromMonth + more)
          const id = caseOf(pension(z, 0, { fromMonth, toMonth, paid }))
          const subsidy = z.fact(id, 'subsidy') as number
          const share = 300_000 * (toMonth - fromMonth + 1)
          return subsidy <= paid && subsidy * 12 <= share && (subsidy === paid || share - subsidy * 12 < 12)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('场所建设连续投入', () => {
  const record = (z: Zone, years: readonly number[]) => {
    const amount = 10_000_000 * yuan
    const input = (ofYear: number) => ({ ofYear, amount, docNo: '3号', issuedOn: '2021-01-11' })
    const id = caseOf(
      z.open('premises_fund', 'finance', 'begin', '2021-01-22 09:00', input(years[0]!), '430271'),
    )
    for (const year of years.slice(1))
      caseOf(z.act(id, 'finance', 'appropriate', '2021-01-22 10:00', input(year)))
    return id
  }
  test.each([
    [[2019, 2020, 2021], 3],
    [[2018, 2020, 2021], 2],
    [[2021], 1],
  ])('%j：连续%i年', (years, inRow) => {
    const z = new Zone()
    const id = record(z, years)
    const latest = [...z.entries.values()].filter(
      (e) => e.register === 'community.premises_funds' && e.standing === 'latest',
    )
    expect(latest.map((e) => [e.case, e.body['inRow']])).toEqual([[id, inRow]])
  })
  test('同一年度不登记两次', () => {
    const z = new Zone()
    const id = record(z, [2020])
    const again = { ofYear: 2020, amount: 1 * yuan, docNo: '3号', issuedOn: '2021-01-11' }
    expect(codeOf(z.act(id, 'finance', 'appropriate', '2021-01-22 10:00', again))).toBe('not_met')
  })
})
