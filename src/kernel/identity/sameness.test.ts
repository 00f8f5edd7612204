/** [TX2] [TX3] What people see as the same is the same key; what only may be is asked about; what is kept stays readable. */
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { joinedName, keyText } from './sameness.ts'
import { folded, looseKey, neatName, spellingsOf, withoutUnseen } from './index.ts'

test.each<[string, readonly string[]]>([
  ['a building', ['1栋', '１栋', '1\u00a0栋', '1\u200b栋', '1 栋', '\ufeff1栋', '1\u202d栋\u202c', '1　栋']],
  ['brackets', ['花园(一期)', '花园（一期）', '花园【一期】', '花园〔一期〕', '花园 [一期]']],
  [
    'the dot of a name',
    ['买买提·艾力', '买买提•艾力', '买买提・艾力', '买买提‧艾力', '买买提･艾力', '买买提ꞏ艾力'],
  ],
  ['dashes', ['3-1', '3－1', '3–1', '3—1', '3−1']],
  ['a zero among Chinese figures', ['钱三〇', '钱三○', '钱三◯']],
  ['radicals copied from a page', ['龙门一栋', '⻰⻔⼀栋']],
  ['a sign of compatibility', ['湘潭', '湘\u{e0101}潭', '湘潭\ufe0f']],
])('[TX2] one key: %s', (_, spellings) => expect(new Set(spellings.map(keyText)).size).toBe(1))

test.each<[string, string, string]>([
  ['two figures', '1栋', '2栋'],
  ['letters of two cases are two names, and one search', 'A栋', 'a栋'],
  ['a dot and none', '买买提·艾力', '买买提艾力'],
])('[TX2] two keys: %s', (_, a, b) => expect(keyText(a)).not.toBe(keyText(b)))
test('[TX2] a search makes no difference between them', () => expect(folded('Ａ 栋')).toBe(folded('a栋')))

test('[TX2] the slash of a name is not the slash between names', () => {
  expect(`${keyText('甲/乙')}/${keyText('丙')}`).not.toBe(`${keyText('甲')}/${keyText('乙/丙')}`)
  expect(keyText('甲／乙')).toBe(keyText('甲/乙'))
})

const words = [
  ['栋', '幢', '号楼', '座'],
  ['单元', '门洞'],
]
test.each<[string, string, string, boolean]>([
  ['another word', '3栋/1单元', '3幢/1单元', true],
  ['another word of more letters', '3栋', '3号楼', true],
  ['a zero before', '3栋', '03栋', true],
  ['a Chinese numeral', '3栋', '三栋', true],
  ['ten and more', '12栋/10单元', '十二栋/十单元', true],
  ['twenty-one', '21栋', '二十一栋', true],
  ['a figure of ledgers', '12栋', '拾贰栋', true],
  ['a zero in the middle is none before', '103栋', '13栋', false],
  ['another number', '3栋', '13栋', false],
])('[TX2] perhaps the same: %s', (_, a, b, same) =>
  expect(looseKey(a, words) === looseKey(b, words)).toBe(same),
)

test.each<[string, string, string]>([
  ['full width', '１２Ａ栋', '12A栋'],
  ['blanks beside Chinese', ' 三湘 鑫苑 3 栋 ', '三湘鑫苑3栋'],
  ['blanks between Latin words stay, once', 'Block  A  North', 'Block A North'],
  ['letters for radicals', '⻩⻰⼩区', '黄龙小区'],
  ['invisible signs', '同\u200b名小区\ufeff', '同名小区'],
  ['punctuation stays as it is written', '花园（一期）、二期', '花园（一期）、二期'],
])('[TX3] kept as %s', (_, typed, stored) => expect(neatName(typed)).toBe(stored))

describe('names made of parts', () => {
  test('[TX2] never read like others', () => {
    expect(joinedName(['三湘鑫苑', '1', '12'])).not.toBe(joinedName(['三湘鑫苑', '11', '2']))
    expect(joinedName(['三湘鑫苑', '1栋', '2单元'])).toBe('三湘鑫苑1栋2单元')
    expect(joinedName(['', '1栋'])).toBe('1栋')
  })
})

test('[TX2] [TX3] done twice they change nothing, and a neat name has the key that it had', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
      expect(keyText(keyText(text))).toBe(keyText(text))
      expect(neatName(neatName(text))).toBe(neatName(text))
      expect(withoutUnseen(withoutUnseen(text))).toBe(withoutUnseen(text))
      if (!/[\r\n]/.test(text)) expect(keyText(neatName(text))).toBe(keyText(text))
    }),
    { examples: [['℀'], ['℅'], ['½']] },
  )
})

test.each<[string, readonly string[]]>([
  ['５栋', ['5栋', '5幢', '5号楼', '5座']],
  ['五 幢', ['五幢', '5幢', '五栋', '5栋', '五号楼', '5号楼', '五座', '5座']],
  ['A座', ['a座', 'a栋', 'a幢', 'a号楼']],
])('[TX2] %s is searched in all its spellings', (word, spellings) =>
  expect(new Set(spellingsOf(word, words))).toEqual(new Set(spellings)),
)
