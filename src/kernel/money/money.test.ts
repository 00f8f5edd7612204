/** Money to the fen: rows that a cashier can read, and an independent reading of the capitals. */
import fc from 'fast-check'
import { expect, expectTypeOf, test } from 'vitest'
import { addFen, parseYuan } from './fen.ts'
import { minutes, pieces, points, type Minutes } from './counts.ts'
import { capitalAmount, fen, plainYuan, wanYuan, yuan, type Fen } from './index.ts'

const anyFen = fc.maxSafeInteger()

test('[M1] fen are safe integers, and so is their sum', () => {
  expect(fen(200_000)).toBe(200_000)
  expect(Object.is(fen(-0), 0)).toBe(true)
  expect(() => fen(0.5)).toThrow('whole number of fen')
  expect(() => fen(Number.NaN)).toThrow('whole number of fen')
  expect(addFen()).toBe(0)
  expect(addFen(fen(1), fen(2), fen(-5))).toBe(-2)
  expect(() => addFen(fen(Number.MAX_SAFE_INTEGER), fen(1))).toThrow('whole number of fen')
})

test('[M1] [M6] units do not mix', () => {
  expectTypeOf<number>().not.toExtend<Fen>()
  expectTypeOf<Minutes>().not.toExtend<Fen>()
  expect([minutes(90), points(12), pieces(3)]).toEqual([90, 12, 3])
  expect(() => minutes(1.5)).toThrow('minutes are whole')
})

test.each<[string, number | undefined]>([
  ['12.34', 1234],
  ['12.3', 1230],
  ['12', 1200],
  ['0.07', 7],
  ['1,234.50', 123_450],
  ['1234567.89', 123_456_789],
  ['-3.5', -350],
  ['0', 0],
  [' 8 ', 800],
  ['007', 700],
  ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ['12.345', undefined],
  ['12.', undefined],
  ['.5', undefined],
  ['1,23', undefined],
  ['12,345,6', undefined],
  ['1e3', undefined],
  ['', undefined],
  ['--1', undefined],
  ['１２', undefined],
  ['¥5', undefined],
  ['90071992547409.92', undefined],
])('[M2] %s yuan is %s fen', (text, amount) => expect(parseYuan(text)).toBe(amount))

test.each<[number, string]>([
  [12_345_678, '123,456.78'],
  [0, '0.00'],
  [5, '0.05'],
  [100, '1.00'],
  [99_999, '999.99'],
  [100_000, '1,000.00'],
  [-123_456, '-1,234.56'],
  [Number.MAX_SAFE_INTEGER, '90,071,992,547,409.91'],
])('[M3] %i fen print as %s, and without commas for other programs', (amount, text) => {
  expect(yuan(amount)).toBe(text)
  expect(plainYuan(amount)).toBe(text.replaceAll(',', ''))
})

test('[M3] what is printed reads back to the fen', () =>
  fc.assert(fc.property(anyFen, (n) => parseYuan(yuan(n)) === n)))

test.each<[number, number, string]>([
  [631_200_000, 1, '631.2'],
  [631_249_999, 1, '631.2'],
  [631_250_000, 1, '631.3'],
  [631_250_000, 2, '631.25'],
  [499_999, 0, '0'],
  [500_000, 0, '1'],
  [49_999, 1, '0.0'],
  [50_000, 1, '0.1'],
  [-50_000, 1, '-0.1'],
  [-49_999, 1, '0.0'],
  [0, 0, '0'],
  [1, 6, '0.000001'],
  [123_456_789_000_000, 1, '123456789.0'],
])('[M4] %i fen with %i decimals are %s ten thousand yuan', (amount, decimals, text) =>
  expect(wanYuan(amount, decimals)).toBe(text),
)

test('[M4] rounding is half up, checked with big integers', () =>
  fc.assert(
    fc.property(anyFen, fc.integer({ min: 0, max: 6 }), (n, decimals) => {
      const step = 10n ** BigInt(6 - decimals)
      const size = BigInt(n < 0 ? -n : n)
      const steps = (size * 2n + step) / (step * 2n)
      return BigInt(wanYuan(n, decimals).replace('.', '')) === (n < 0 ? -steps : steps)
    }),
  ))

test.each<[number, string]>([
  [200_000, '贰仟元整'],
  [10_530, '壹佰零伍元叁角'],
  [631_200_000, '陆佰叁拾壹万贰仟元整'],
  [0, '零元整'],
  [5, '伍分'],
  [30, '叁角'],
  [35, '叁角伍分'],
  [100, '壹元整'],
  [1000, '壹拾元整'],
  [1050, '壹拾元伍角'],
  [1005, '壹拾元零伍分'],
  [140_950, '壹仟肆佰零玖元伍角'],
  [600_714, '陆仟零柒元壹角肆分'],
  [168_032, '壹仟陆佰捌拾元叁角贰分'],
  [10_700_053, '壹拾万柒仟元伍角叁分'],
  [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
  [32_504, '叁佰贰拾伍元零肆分'],
  [1_000_000, '壹万元整'],
  [1_000_100, '壹万零壹元整'],
  [1_001_000, '壹万零壹拾元整'],
  [10_000_000_000, '壹亿元整'],
  [10_000_000_100, '壹亿零壹元整'],
  [10_001_000_000, '壹亿零壹万元整'],
  [10_010_000_000, '壹亿零壹拾万元整'],
  [10_000_500_000, '壹亿零伍仟元整'],
  [11_000_000_000, '壹亿壹仟万元整'],
  [100_000_000_000_000, '壹万亿元整'],
  [100_010_000_000_000, '壹万零壹亿元整'],
  [100_000_000_010_000, '壹万亿零壹佰元整'],
  [-200_000, '负贰仟元整'],
])('[M5] %i fen are %s', (amount, text) => expect(capitalAmount(amount)).toBe(text))

/** Reads capitals back by another way than they were written: a stack of units. */
function readCapitals(text: string): number {
  const sign = text.startsWith('负') ? -1 : 1
  const units: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 }
  let [total, section, digit, cents] = [0, 0, 0, 0]
  for (const c of text.replace(/^负|整$/g, '')) {
    const at = '零壹贰叁肆伍陆柒捌玖'.indexOf(c)
    if (at >= 0) digit = at
    else if (units[c]) [section, digit] = [section + digit * units[c], 0]
    else if (c === '万') [total, section, digit] = [total + (section + digit) * 10_000, 0, 0]
    else if (c === '亿') [total, section, digit] = [(total + section + digit) * 100_000_000, 0, 0]
    else if (c === '元') [total, section, digit] = [total + section + digit, 0, 0]
    else if (c === '角') [cents, digit] = [cents + digit * 10, 0]
    else if (c === '分') [cents, digit] = [cents + digit, 0]
  }
  return sign * (total * 100 + cents) + 0
}

test('[M5] capitals read back to the fen, with no zero doubled or left hanging', () =>
  fc.assert(
    fc.property(fc.oneof(anyFen, fc.integer({ min: -10_000_000, max: 10_000_000 })), (n) => {
      const text = capitalAmount(n)
      expect(readCapitals(text)).toBe(n)
      if (n !== 0) expect(text).not.toMatch(/零零|零[元万亿角]|^零|零$/)
    }),
    { numRuns: 2000 },
  ))
