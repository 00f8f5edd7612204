/** [L1]-[L3] Double entry. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { balances, checkTransfer, reversal, type Transfer } from './ledger.ts'

const memo = { zh: '记账', en: 'Entry' }
const account = fc.constantFrom('treasury', 'payable', 'granted', 'reserve:430523106')
const transfer = fc
  .record({ debit: account, credit: account, amount: fc.integer({ min: 1, max: 10 ** 12 }) })
  .filter((t) => t.debit !== t.credit)
  .map((t): Transfer => ({ id: 't', unit: 'fen', memo, ...t }))

test.each<[string, Partial<Transfer>]>([
  ['零', { amount: 0 }],
  ['负数', { amount: -1 }],
  ['小数', { amount: 0.5 }],
  ['大得不能精确', { amount: 2 ** 53 }],
  ['从一个账户到它自己', { credit: 'a' }],
])('[L1] %s 不能过账', (_, wrong) => {
  expect(() =>
    checkTransfer({ id: 't', unit: 'fen', debit: 'a', credit: 'b', amount: 1, memo, ...wrong }),
  ).toThrow()
})

test('[L2] whatever is posted, the books sum to zero', () => {
  fc.assert(
    fc.property(fc.array(transfer, { maxLength: 60 }), (all) => {
      expect([...balances(all).values()].reduce((a, b) => a + b, 0)).toBe(0)
    }),
  )
})

test('[L3] each entry with its reversal leaves every account as it was, and names what it answers', () => {
  fc.assert(
    fc.property(fc.array(transfer, { minLength: 1, maxLength: 30 }), (all) => {
      const both = all.flatMap((t) => [t, reversal(t, 'r')])
      expect([...balances(both).values()].every((v) => v === 0)).toBe(true)
      expect(reversal(all[0]!, 'r')).toMatchObject({ reverses: 't', amount: all[0]!.amount })
    }),
  )
})

const units = ['fen', 'minutes', 'points', 'pieces'] as const
const inUnits = fc
  .record({
    unit: fc.constantFrom(...units),
    debit: fc.constantFrom('a', 'b', 'c'),
    credit: fc.constantFrom('a', 'b', 'c'),
    amount: fc.integer({ min: 1, max: 10 ** 12 }),
  })
  .filter((t) => t.debit !== t.credit)
  .map(({ unit, debit, credit, amount }): Transfer => ({
    id: 't',
    unit,
    debit: `${debit}:${unit}`,
    credit: `${credit}:${unit}`,
    amount,
    memo,
  }))

test('[L4] the books of each unit sum to zero, whatever was moved in the others', () => {
  fc.assert(
    fc.property(fc.array(inUnits, { maxLength: 60 }), (all) => {
      const books = [...balances(all)]
      for (const unit of units) {
        const own = books.filter(([account]) => account.endsWith(`:${unit}`))
        expect(own.reduce((sum, [, balance]) => sum + balance, 0)).toBe(0)
      }
    }),
  )
})

test('[L4] an account is counted in one unit: hours given for yuan are no movement', () => {
  const paid: Transfer = { id: '1', unit: 'fen', debit: 'a', credit: 'b', amount: 5, memo }
  expect(() => balances([paid, { ...paid, id: '2', unit: 'minutes', credit: 'c' }])).toThrow('minutes')
})
