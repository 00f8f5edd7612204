/** [B13] Parts of a printed number add up to it. */
import { expect, test } from 'vitest'
import { partFaults } from './parts.ts'

const bulletin = { parts: [{ whole: 'underWay', of: ['consent', 'works'] }] }
const printed = (numbers: Readonly<Record<string, number | null>>) => [
  { name: { zh: '湘潭市', en: 'Xiangtan' }, numbers },
]

test.each([
  ['272 is 200 and 72', { underWay: 272, consent: 200, works: 72 }, []],
  ['324 printed beside 272', { underWay: 272, consent: 200, works: 124 }, [['underWay', 272, 324]]],
  ['one short', { underWay: 127, consent: 100, works: 26 }, [['underWay', 127, 126]]],
  ['a dash says nothing', { underWay: 272, consent: 200, works: null }, []],
  ['a whole that is not printed says nothing', { consent: 200, works: 72 }, []],
])('[B13] %s', (_, numbers, faults) => {
  expect(partFaults(bulletin, printed(numbers)).map((f) => [f.whole, f.said, f.implied])).toEqual(faults)
})
