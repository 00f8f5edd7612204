/** ID numbers: the vectors of the standard, what hands make of them, and that no single slip passes. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kindOf } from './resident-id.ts'
import { ageOn, birthDayOf, parseResidentId, residentIdCheck, sexOf } from './index.ts'

const today = '2021-10-20'
const outcome = (text: string, on = today) => {
  const parsed = parseResidentId(text, on)
  return parsed.ok ? parsed.value : parsed.code
}
/** A number with its right check character. */
const made = (first17: string) => first17 + residentIdCheck(first17)

test.each([
  ['classic sample', '11010519491231002X', '11010519491231002X'],
  ['Guangdong', '440524188001010014', 'age'],
  ['man of Xiangtan', '430302195503120015', '430302195503120015'],
  ['woman of Shaoyang County', '430523194807263128', '430523194807263128'],
  ['woman of Lengshuitan', '431103201206010543', '431103201206010543'],
  ['born in 1900', '430200190001010018', 'age'],
  ['12.10 row 1: lower-case x', '11010519491231002x', '11010519491231002X'],
  ['full-width', '１１０１０５１９４９１２３１００２ｘ', '11010519491231002X'],
  ['blanks', ' 110105 19491231　002X ', '11010519491231002X'],
  ['12.10 row 2: 29 February 1900', '430523190002290018', 'birth'],
  ['29 February 2000', made('43052320000229901'), made('43052320000229901')],
  ['31 April', '430523195004310018', 'birth'],
  ['born tomorrow', made('43052320211021901'), 'future'],
  ['born today', made('43052320211020901'), made('43052320211020901')],
  ['120 years', made('43052319011020901'), made('43052319011020901')],
  ['120 years still, the day before 121', made('43052319001021901'), made('43052319001021901')],
  ['121 years', made('43052319001020901'), 'age'],
  ['15 digits', '430302550312001', '430302195503120015'],
  ['15 digits with an impossible day', '430302550230001', 'birth'],
  ['15 characters with X', '43030255031200X', 'characters'],
  ['12.10 row 9: masked export as import', '4303**********0015', 'masked'],
  ['full-width stars', '4303＊＊＊＊＊＊＊＊＊＊0015', 'masked'],
  ['17 digits', '43030219550312001', 'length'],
  ['19 digits', '4303021955031200155', 'length'],
  ['empty', '', 'length'],
  ['X inside', '43030219550312X015', 'characters'],
  ['letter O', '43O302195503120015', 'characters'],
  ['wrong check', '430302195503120016', 'check'],
  ['foreign permanent residence card', '911124198108030024', '911124198108030024'],
])('[ID1] %s: %s is %s', (_what, text, expected) => expect(outcome(text)).toBe(expected))

test('[ID1] the check of the 1880 sample', () => expect(residentIdCheck('44052418800101001')).toBe('4'))

test('[ID1] an old vector holds on a day when that person could live', () => {
  expect(outcome('430200190001010018', '2019-12-31')).toBe('430200190001010018')
})

test.each([
  ['430302195503120015', '1955-03-12', 'male', 66],
  ['430523194807263128', '1948-07-26', 'female', 73],
  ['431103201206010543', '2012-06-01', 'female', 9],
  ['11010519491231002X', '1949-12-31', 'female', 71],
])('[ID2] %s is born on %s, %s', (id, birth, sex, age) => {
  expect([birthDayOf(id), sexOf(id), ageOn(birth, today)]).toEqual([birth, sex, age])
  expect(parseResidentId(id, today)).toMatchObject({ birth, sex, kind: 'resident' })
})

test('[ID2] 29 February: a year older on 1 March of common years', () => {
  expect([
    ageOn('2000-02-29', '2021-02-28'),
    ageOn('2000-02-29', '2021-03-01'),
    ageOn('2000-02-29', '2020-02-29'),
  ]).toEqual([20, 21, 20])
})

test.each([
  ['911124198108030024', 'foreign_permanent'],
  [made('81000019870401901'), 'hong_kong'],
  [made('82000019870401901'), 'macau'],
  [made('83000019910215002'), 'taiwan'],
  ['430302195503120015', 'resident'],
])('[ID3] %s is of kind %s', (id, kind) => {
  expect(kindOf(id)).toBe(kind)
  const parsed = parseResidentId(id, today)
  expect(parsed).toMatchObject({ ok: true, kind })
  expect(parsed).not.toHaveProperty('warn')
})

test.each([
  ['no such province', made('99052319500101901'), undefined, false],
  ['no such province', made('49052319500101901'), undefined, true],
  ['known', '430302195503120015', undefined, false],
  ['not in the table', made('43052119500101901'), new Set(['430523']), true],
  ['in the table', made('43052319500101901'), new Set(['430523']), false],
])('[ID4] region %s: %s warns and never refuses', (_what, id, regions, warns) => {
  const parsed = parseResidentId(id, today, regions)
  expect(parsed.ok && parsed.warn !== undefined).toBe(warns)
  expect(parsed.ok).toBe(true)
})

const anyId = fc
  .tuple(
    fc.integer({ min: 110_000, max: 659_999 }),
    fc.date({ min: new Date('1910-01-01'), max: new Date('2021-01-01'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([region, birth, seq]) =>
    made(`${region}${birth.toISOString().slice(0, 10).replaceAll('-', '')}${String(seq).padStart(3, '0')}`),
  )

test('[ID1] every made number stands, and 15 digits become the same 18', () =>
  fc.assert(
    fc.property(anyId, (id) => {
      expect(outcome(id)).toBe(id)
      if (id.startsWith('19', 6)) expect(outcome(id.slice(0, 6) + id.slice(8, 17))).toBe(id)
    }),
  ))

test('[ID1] a changed digit is caught, and so are two neighbours exchanged', () =>
  fc.assert(
    fc.property(anyId, fc.nat(17), fc.integer({ min: 1, max: 9 }), (id, at, by) => {
      const was = id[at]!
      const slip = was === 'X' ? String(by) : String((Number(was) + by) % 10)
      expect(parseResidentId(id.slice(0, at) + slip + id.slice(at + 1), today).ok).toBe(false)
      const next = id[at + 1]
      if (next !== undefined && next !== was)
        expect(parseResidentId(id.slice(0, at) + next + was + id.slice(at + 2), today).ok).toBe(false)
    }),
    { numRuns: 1000 },
  ))

test('whatever is typed, the answer is a value or a code', () =>
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^\d{15,18}[xX]?$/)), (text) => {
      const parsed = parseResidentId(text, today)
      expect(parsed.ok ? parsed.value : parsed.message.zh).not.toBe('')
    }),
  ))
