/** Numbers: rows that anybody can check by hand, and thousands that decimal.js checks. */
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, compare, divide, modulo, multiply, subtract } from './arithmetic.ts'
import { fromDouble, parseNumber, printNumber } from './text.ts'
import { numberFromJson, numberToJson } from './json.ts'
import { round, ways } from './rounding.ts'
import { isDecimalJson, readJson, writeJson, type Num } from './index.ts'
import { exponential, logarithm, power, squareRoot } from './roots.ts'

const n = (text: string): Num => parseNumber(text)!
const shown = (v: Num | null): string => (v === null ? 'none' : printNumber(v))

describe('[N1] sums are those of decimals of 34 digits, rounded half to even', () => {
  test.each([
    ['0.1 + 0.2', add(n('0.1'), n('0.2')), '0.3'],
    ['10 − 9.9', subtract(10, n('9.9')), '0.1'],
    ['60.5 − 60.2', subtract(n('60.5'), n('60.2')), '0.3'],
    ['4.35 × 100', multiply(n('4.35'), 100), '435'],
    ['1 ÷ 3', divide(1, 3), '0.3333333333333333333333333333333333'],
    ['2 ÷ 3', divide(2, 3), '0.6666666666666666666666666666666667'],
    ['1 ÷ 0', divide(1, 0), 'none'],
    ['2^53 + 1', add(2 ** 53 - 1, 2), '9007199254740993'],
    [
      'a half goes to the even digit below',
      n('12345678901234567890123456789012345'),
      '12345678901234567890123456789012340',
    ],
    [
      'and to the even digit above',
      n('12345678901234567890123456789012355'),
      '12345678901234567890123456789012360',
    ],
    [
      'more than a half goes up',
      n('123456789012345678901234567890123450000001e-7'),
      '12345678901234567890123456789012350',
    ],
    [
      'thirty-four nines and a half carry',
      n('99999999999999999999999999999999995'),
      '100000000000000000000000000000000000',
    ],
    ['too large', multiply(n('1e6000'), n('1e6000')), 'none'],
    ['too small', divide(n('1e-6000'), n('1e6000')), 'none'],
  ])('%s', (_, value, text) => expect(shown(value)).toBe(text))

  test.each([
    ['1.50', '1.5'],
    ['100', '1e2'],
    ['1e20', '100000000000000000000'],
    ['0.0', '0'],
    ['-0', '0'],
    ['9007199254740993.0', '9007199254740993'],
  ])('%s and %s have one form', (a, b) => expect(n(a)).toEqual(n(b)))
})

describe('[N2] numbers are read from their text and written as the shortest decimal', () => {
  test.each([
    ['0.1', '0.1'],
    ['.5', '0.5'],
    ['-12.50', '-12.5'],
    ['123456789012345678', '123456789012345678'],
    ['1.2E3', '1200'],
    ['1e-7', '0.0000001'],
    ['1e60', '1E+60'],
    ['12e-60', '1.2E-59'],
  ])('%s is %s', (text, written) => {
    expect(printNumber(n(text))).toBe(written)
    expect(n(written)).toEqual(n(text))
  })
  test.each(['', '.', '-', '1,000', '0x10', '1 2', 'NaN', 'Infinity', '1e9999999'])(
    '%s is no number',
    (text) => expect(parseNumber(text)).toBeNull(),
  )
})

describe('[N3] a fraction is one small object in JSON', () => {
  test.each([
    ['7', 7],
    ['0.10', { decimal: '0.1' }],
    ['123456789012345678', { decimal: '123456789012345678' }],
  ])('%s is %j', (text, json) => {
    expect(numberToJson(n(text))).toEqual(json)
    expect(numberFromJson(JSON.parse(JSON.stringify(json)))).toEqual(n(text))
  })
  test.each([
    [0.1, '0.1'],
    [1 / 3, '0.3333333333333333'],
    [1e21, '1000000000000000000000'],
    [-0, '0'],
  ])('an old double %d reads as %s', (double, text) => expect(shown(fromDouble(double))).toBe(text))
  test.each([
    [{ decimal: '0.10' }],
    [{ decimal: '7' }],
    [{ decimal: 'x' }],
    [{ decimal: '0.1', unit: 'm' }],
    ['0.1'],
    [null],
    [[]],
  ])('%j is no number', (json) => expect(isDecimalJson(json)).toBe(false))
})

describe('[N4] rounding, remainders, powers and roots', () => {
  const { floor, ceiling, up, down, halfUp, halfDown, halfEven } = ways
  test.each([
    ['floor of (1234.56 − 1234) × 100', round(multiply(subtract(n('1234.56'), 1234)!, 100)!, 0, floor), '56'],
    ['floor of −1.5', round(n('-1.5'), 0, floor), '-2'],
    ['ceiling of −1.5', round(n('-1.5'), 0, ceiling), '-1'],
    ['2.675 half up', round(n('2.675'), 2, halfUp), '2.68'],
    ['−2.5 half up', round(n('-2.5'), 0, halfUp), '-3'],
    ['2.5 half down', round(n('2.5'), 0, halfDown), '2'],
    ['2.5 half even', round(n('2.5'), 0, halfEven), '2'],
    ['0.515 half even', round(n('0.515'), 2, halfEven), '0.52'],
    ['1.121 up', round(n('1.121'), 2, up), '1.13'],
    ['−1.126 down', round(n('-1.126'), 2, down), '-1.12'],
    ['1250 half even at hundreds', round(1250, -2, halfEven), '1200'],
    ['0.3 modulo 0.1', modulo(n('0.3'), n('0.1')), '0'],
    ['−12 modulo 5', modulo(-12, 5), '3'],
    ['10.1 modulo −4.5', modulo(n('10.1'), n('-4.5')), '-3.4'],
    ['1e30 modulo 7', modulo(n('1e30'), 7), '1'],
    ['2 ** 10', power(2, 10), '1024'],
    ['2 ** −2', power(2, -2), '0.25'],
    ['1.01 ** 2', power(n('1.01'), 2), '1.0201'],
    ['2 ** 0.5', power(2, n('0.5')), '1.414213562373095048801688724209698'],
    ['0 ** −1', power(0, -1), 'none'],
    ['(−8) ** 0.5', power(-8, n('0.5')), 'none'],
    ['root of 0.0225', squareRoot(n('0.0225')), '0.15'],
    ['root of −1', squareRoot(-1), 'none'],
    ['e', exponential(1), '2.718281828459045235360287471352662'],
    ['logarithm of 10', logarithm(10), '2.302585092994045684017991454684364'],
    ['logarithm of 0', logarithm(0), 'none'],
  ])('%s', (_, value, text) => expect(shown(value)).toBe(text))
})

describe('[N5] JSON from outside is never changed by reading it', () => {
  test.each([
    ['{"a":1,"b":[0.1,-2.50]}', { a: 1, b: [0.1, -2.5] }],
    ['{"id":"430523199001010019","n":5}', { id: '430523199001010019', n: 5 }],
    ['{"n":123456789012345678}', { n: { decimal: '123456789012345678' } }],
    ['[9007199254740993, 0.30000000000000004]', [{ decimal: '9007199254740993' }, 0.30000000000000004]],
    ['-1e400', { decimal: '-1E+400' }],
    [
      '{"t":"a, 12345678901234567890 b\\"","n":1234567890123456789}',
      { t: 'a, 12345678901234567890 b"', n: { decimal: '1234567890123456789' } },
    ],
    ['1000000000000000000000', 1e21],
  ])('%s', (text, value) => expect(readJson(text)).toEqual(value))
  test.each([
    ['01234567890123456789', SyntaxError],
    ['-', SyntaxError],
    ['{"a":1e5e5}', SyntaxError],
    ['{"n":1234567890123456789012345678901234567}', RangeError],
    ['1e7000', RangeError],
  ])('%s is refused', (text, fault) => expect(() => readJson(text)).toThrow(fault))
  test.each([
    ['1234567890123456789012345678901234000000', '1234567890123456789012345678901234000000'],
    [
      '0.0000000000000000000000000000000000012345678901234567',
      '0.0000000000000000000000000000000000012345678901234567',
    ],
  ])('noughts count for nothing: %s', (text, decimal) => expect(readJson(text)).toEqual({ decimal }))
  test('what is written for others has every digit, and a text that looks like ours stays a text', () =>
    expect(
      writeJson({
        x: { decimal: '0.1' },
        y: [{ decimal: '123456789012345678' }],
        z: '{"decimal":"0.1"}',
        w: { decimal: '0.10' },
      }),
    ).toBe('{"x":0.1,"y":[123456789012345678],"z":"{\\"decimal\\":\\"0.1\\"}","w":{"decimal":"0.10"}}'))
  test('any JSON of plain values reads as JSON.parse reads it', () =>
    fc.assert(
      fc.property(fc.json(), (text) => {
        const plain = JSON.stringify(JSON.parse(text))
        expect(JSON.stringify(readJson(plain))).toBe(plain)
      }),
      { numRuns: 500 },
    ))
})

/** Five thousand of each in the suite; `YIMEN_FUZZ=100000` asks for more. */
const numRuns = Number(process.env.YIMEN_FUZZ ?? 5_000)
const Oracle = Decimal.clone({
  precision: 34,
  rounding: Decimal.ROUND_HALF_EVEN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
})
const Wide = Decimal.clone({ precision: 400, rounding: Decimal.ROUND_HALF_EVEN })

const digits = (most: number) => fc.bigInt({ min: 0n, max: 10n ** BigInt(most) - 1n })
const signed = (text: fc.Arbitrary<string>) => fc.tuple(fc.constantFrom('', '-'), text).map(([s, t]) => s + t)
/** Amounts, whole numbers at the edge of the safe ones, any 34 digits, and what lies at or beside an exact half. */
const written = signed(
  fc.oneof(
    fc
      .integer({ min: 0, max: 99_999_999 })
      .map((c) => `${Math.floor(c / 100)}.${String(c % 100).padStart(2, '0')}`),
    fc.integer({ min: 0, max: 1000 }).map(String),
    fc.bigInt({ min: 2n ** 53n - 50n, max: 2n ** 53n + 50n }).map(String),
    fc.tuple(digits(34), fc.integer({ min: -40, max: 40 })).map(([c, e]) => `${c}e${e}`),
    fc
      .tuple(
        digits(33),
        fc.constantFrom('5', '49', '51', '500000000000001', '05', '50'),
        fc.integer({ min: -40, max: 5 }),
      )
      .map(([c, tail, e]) => `${c}${tail}e${e}`),
    fc
      .tuple(fc.integer({ min: 0, max: 110 }), fc.integer({ min: -30, max: 0 }))
      .map(([k, e]) => `${5n ** BigInt(k % 48)}e${e}`),
  ),
)
/** Pairs, among them near-equals and such as meet an exact half in their sum. */
const pair = fc.oneof(
  fc.tuple(written, written),
  fc.tuple(written, fc.integer({ min: -3, max: 3 })).map(([a, d]) => {
    const [, c, e] = /^(-?\d+)(?:\.\d*)?(?:e(-?\d+))?$/.exec(a)!
    return [a, `${BigInt(c!) + BigInt(d)}e${e ?? 0}`] as [string, string]
  }),
  fc.tuple(digits(34), fc.constantFrom('5', '-5', '4999', '5001', '-50001')).map(([c, tail]) => {
    const whole = c + 10n ** 33n
    return [`${whole}`, `${tail}e-${tail.replace('-', '').length}`] as [string, string]
  }),
)
const oracle = (text: string) => new Oracle(text).toSignificantDigits(34, Decimal.ROUND_HALF_EVEN)
const theirs = (d: Decimal) => (d.isFinite() ? shown(parseNumber(d.isZero() ? '0' : d.toString())) : 'none')

describe('as decimal.js has it, at precision 34 and half even', () => {
  test.each<[string, (a: Num, b: Num) => Num | null, (a: Decimal, b: Decimal) => Decimal]>([
    ['sums', add, (a, b) => a.plus(b)],
    ['differences', subtract, (a, b) => a.minus(b)],
    ['products', multiply, (a, b) => a.times(b)],
    ['quotients', divide, (a, b) => a.div(b)],
    ['comparisons', compare, (a, b) => new Oracle(a.comparedTo(b))],
    [
      'remainders',
      modulo,
      (a, b) => {
        const [x, y] = [new Wide(a), new Wide(b)]
        return y.isZero()
          ? new Oracle(NaN)
          : new Oracle(x.minus(y.times(x.div(y).floor()))).toSignificantDigits(34)
      },
    ],
  ])('%s', (_, ours, oracles) =>
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(shown(ours(n(a), n(b)))).toBe(theirs(oracles(oracle(a), oracle(b))))
      }),
      { numRuns },
    ),
  )

  test.each([
    ['floor', ways.floor, Decimal.ROUND_FLOOR],
    ['ceiling', ways.ceiling, Decimal.ROUND_CEIL],
    ['up', ways.up, Decimal.ROUND_UP],
    ['down', ways.down, Decimal.ROUND_DOWN],
    ['half up', ways.halfUp, Decimal.ROUND_HALF_UP],
    ['half down', ways.halfDown, Decimal.ROUND_HALF_DOWN],
    ['half even', ways.halfEven, Decimal.ROUND_HALF_EVEN],
  ] as const)('rounding: %s', (_, way, mode) =>
    fc.assert(
      fc.property(written, fc.integer({ min: -6, max: 45 }), (a, scale) => {
        const d = oracle(a)
        const expected =
          scale >= 0 ? new Wide(d).toDecimalPlaces(scale, mode) : new Wide(d).toNearest(`1e${-scale}`, mode)
        expect(shown(round(n(a), scale, way))).toBe(theirs(expected))
      }),
      { numRuns },
    ),
  )

  test('text and back', () =>
    fc.assert(
      fc.property(written, (a) => {
        expect(shown(n(a))).toBe(theirs(oracle(a)))
        expect(parseNumber(printNumber(n(a)))).toEqual(n(a))
      }),
      { numRuns },
    ))
})
