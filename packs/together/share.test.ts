/** Shares that an owner can recompute, and that never lose a fen. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apportion } from 'yimen/kernel/money'
import { sharesOf, type CoefficientTable, type Sharer } from './share.ts'

const title = { zh: '表', en: 'Table' }
const hangzhou: CoefficientTable = {
  title,
  by: 'dwelling',
  floors: [0, 0, 800, 2_000, 3_100, 4_100],
  clause: 'x#item-17',
}
const shanghai: CoefficientTable = {
  title,
  by: 'dwelling',
  floors: [0, 600, 1_200, 2_000, 2_800, 3_600],
  clause: 'x#item-17',
}
const byArea: CoefficientTable = { title, by: 'area', clause: 'x#art-283' }
const sixFloors: readonly Sharer[] = [1, 2, 3, 4, 5, 6].map((floor) => ({
  room: `${floor}01`,
  floor,
  area: 9_000,
}))

test.each([
  ['Hangzhou-type, 400,000 yuan', hangzhou, 40_000_000, [0, 0, 3_200_000, 8_000_000, 12_400_000, 16_400_000]],
  [
    'Shanghai-type sums to 102 and is normalised',
    shanghai,
    40_000_000,
    [0, 2_352_941, 4_705_883, 7_843_137, 10_980_392, 14_117_647],
  ],
  [
    'by area alone, equal dwellings, one fen left over goes to the first',
    byArea,
    100,
    [17, 17, 17, 17, 16, 16],
  ],
])('[CS2] %s', (_, table, net, expected) => {
  const shares = sharesOf(table, sixFloors, net)!
  expect(shares.map((s) => s.amount)).toEqual(expected)
  expect(shares.reduce((n, s) => n + s.amount, 0)).toBe(net)
})

test('[CS2] a floor that the table does not have, and a net that nobody pays, have no answer', () => {
  expect(sharesOf(hangzhou, [{ room: '701', floor: 7, area: 1 }], 100)).toBeNull()
  expect(sharesOf(hangzhou, sixFloors.slice(0, 2), 100)).toBeNull()
})

test('[CS1] parts sum to the whole, none is a unit away from its due, and more weight is never less', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9_000_000_000 }),
      fc.array(fc.integer({ min: 0, max: 2_000_000_000 }), { minLength: 1, maxLength: 40 }),
      (amount, weights) => {
        const parts = apportion(amount, weights)
        const sum = weights.reduce((n, w) => n + BigInt(w), 0n)
        if (sum === 0n) {
          expect(parts).toBeNull()
          return
        }
        expect(parts!.reduce((n, x) => n + x, 0)).toBe(amount)
        weights.forEach((w, i) => {
          const off = BigInt(parts![i]!) * sum - BigInt(amount) * BigInt(w)
          expect(off > -sum && off < sum).toBe(true)
          if (w === 0) expect(parts![i]).toBe(0)
        })
        weights.forEach((w, i) =>
          weights.forEach((v, j) => {
            if (w > v) expect(parts![i]! >= parts![j]!).toBe(true)
          }),
        )
      },
    ),
  )
})
