/** Codes, phones, cards, masks and text: rows from the domain's vectors and from what people really type. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Checked } from './parsed.ts'
import { parseName } from './person-name.ts'
import { parsePhone } from './phone.ts'
import {
  bodyCodeCheck,
  cleanText,
  creditCodeCheck,
  luhnDigit,
  maskCard,
  maskId,
  maskMobile,
  maskName,
  parseBankCard,
  parseCreditCode,
  parseMobile,
} from './index.ts'
import { maskAddress } from './mask.ts'

const valueOrCode = (checked: Checked) => (checked.ok ? checked.value : checked.code)

describe('credit codes', () => {
  test.each([
    ['9144030071526726XG', '9144030071526726XG'],
    ['914403001922038216', '914403001922038216'],
    ['51430702MJK012349G', '51430702MJK012349G'],
    ['52430702MJK0678924', '52430702MJK0678924'],
    ['91430300MA4L000033', '91430300MA4L000033'],
    [' 9144-0300 71526726xg', '9144030071526726XG'],
    ['９１４４０３００７１５２６７２６ＸＧ', '9144030071526726XG'],
    ['914403OO1922038216', 'letter'],
    ['9144030019220382I6', 'letter'],
    ['91440300192203821', 'length'],
    ['91440300192203821中', 'characters'],
    ['B14403001922038216', 'department'],
    ['91A403001922038216', 'region'],
    ['914403001922038226', 'body_check'],
    ['914403001922038217', 'check'],
    ['9144********038216', 'masked'],
  ])('[ID5] %s is %s', (text, expected) => expect(valueOrCode(parseCreditCode(text))).toBe(expected))

  test('[ID5] 12.10 row 4: the letter O typed for nought is named with its place', () => {
    const parsed = parseCreditCode('914403O01922038216')
    expect(parsed.ok ? '' : parsed.message.zh).toBe('第7位的O不会出现在代码中，是否应为0')
  })

  const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
  const anyCode = fc.array(fc.constantFrom(...alphabet), { minLength: 8, maxLength: 8 }).map((body) => {
    const first17 = `52430702${body.join('')}${bodyCodeCheck(body.join(''))}`
    return first17 + creditCodeCheck(first17)
  })
  test('[ID5] every made code stands, and any changed character is caught', () =>
    fc.assert(
      fc.property(anyCode, fc.nat(17), fc.integer({ min: 1, max: 30 }), (code, at, by) => {
        expect(valueOrCode(parseCreditCode(code))).toBe(code)
        const slip = alphabet[(alphabet.indexOf(code[at]!) + by) % 31]!
        expect(parseCreditCode(code.slice(0, at) + slip + code.slice(at + 1)).ok).toBe(false)
      }),
      { numRuns: 1000 },
    ))
})

test.each([
  ['13812345678', '13812345678'],
  ['+86 138-1234-5678', '13812345678'],
  ['0086 13812345678', '13812345678'],
  ['１３８１２３４５６７８', '13812345678'],
  ['15400001234', '15400001234'],
  ['12812345678', 'mobile'],
  ['1381234567', 'mobile'],
  ['138123456789', 'mobile'],
  ['', 'mobile'],
  ['138****5678', 'masked'],
])('[ID6] mobile %s is %s', (text, expected) => expect(valueOrCode(parseMobile(text))).toBe(expected))

test.each([
  ['13812345678', '13812345678'],
  ['0739-6821234', '0739-6821234'],
  ['07396821234', '0739-6821234'],
  ['(0739) 6821234', '0739-6821234'],
  ['（0739）6821234转8001', '0739-6821234-8001'],
  ['010-12345678', 'phone'],
  ['010-65281234', '010-65281234'],
  ['+86 739 6821234', '0739-6821234'],
  ['+86 10 65281234', '010-65281234'],
  ['020 81234567', '020-81234567'],
  ['12345', '12345'],
  ['110', '110'],
  ['95588', '95588'],
  ['400-812-3456', '4008123456'],
  ['6821234', 'area_code'],
  ['999', 'phone'],
  ['0739', 'phone'],
  ['0739-68*1234', 'masked'],
])('[ID6] phone %s is %s', (text, expected) => expect(valueOrCode(parsePhone(text))).toBe(expected))

// 12.10 row 10: that the name does not match, only the bank can say; here a good number is good.
test.each([
  ['6217981234567890126', '6217981234567890126'],
  ['6217 9812 3456 7890 126', '6217981234567890126'],
  ['4111111111111111', '4111111111111111'],
  ['123456', 'length'],
  ['1'.repeat(31), 'length'],
  ['', 'length'],
  ['62179812345678901a6', 'characters'],
  ['6217****0126', 'masked'],
  ['\u202d6217981234567890126\u202c', '6217981234567890126'],
])('[ID7] account %s is %s', (text, expected) => expect(valueOrCode(parseBankCard(text))).toBe(expected))

const isAsked = (text: string): boolean => {
  const checked = parseBankCard(text)
  return checked.ok && checked.ask !== undefined
}
test.each<[string, string, boolean]>([
  ['of 19 digits that pass', '6217981234567890126', false],
  ['of 19 digits that do not', '6217981234567890127', true],
  ['of 16 digits that do not', '1901010101010101', true],
  ['of 17 digits', '62179812345678902', true],
  ['of 12 digits, a township bank’s book', '810002345678', true],
  ['of 22 digits, a body’s account', '4301560100021234567890', true],
])('[ID7] an account %s: is the sender asked to look again?', (_, text, expected) =>
  expect(isAsked(text)).toBe(expected),
)

test('[ID7] a changed digit of a card is asked about', () =>
  fc.assert(
    fc.property(
      fc.stringMatching(/^62\d{13,16}$/),
      fc.nat(14),
      fc.integer({ min: 1, max: 9 }),
      (body, at, by) => {
        const card = body + luhnDigit(body)
        expect([valueOrCode(parseBankCard(card)), isAsked(card)]).toEqual([card, false])
        expect(isAsked(card.slice(0, at) + ((Number(card[at]) + by) % 10) + card.slice(at + 1))).toBe(true)
      },
    ),
  ))

test.each([
  ['\u202d13812345678\u202c', '13812345678'],
  ['\ufeff138\u00a01234\u200b5678', '13812345678'],
  ['\u2066１３８１２３４５６７８\u2069', '13812345678'],
  ['138\u20111234\u20115678', '13812345678'],
  ['138–1234—5678', '13812345678'],
  ['86 138 1234 5678', '13812345678'],
])('[TX2] a telephone number copied with what nobody sees, %j, is %s', (text, expected) =>
  expect(valueOrCode(parseMobile(text))).toBe(expected),
)

test.each([
  ['古丽米热•艾比布力', '古丽米热·艾比布力'],
  ['古丽米热．艾比布力', '古丽米热·艾比布力'],
  ['古丽米热 ・ 艾比布力', '古丽米热·艾比布力'],
  ['周　莲', '周莲'],
  ['周 莲', '周莲'],
  ['周\u200b莲', '周莲'],
  ['王 一', '王一'],
  ['钱三〇', '钱三〇'],
  ['钱三○', '钱三〇'],
  ['李䶮', '李䶮'],
  ['𠮷田', '𠮷田'],
  ['Ｊohn  Smith Jr.', 'John Smith Jr.'],
  ['O’Brien', 'O’Brien'],
  ['古丽米热ꞏ艾比布力', '古丽米热·艾比布力'],
  ['古丽米热·•艾比布力·', '古丽米热·艾比布力'],
  ['⽂⼀⻢', '文一马'],
  ['李4', 'characters'],
  ['<b>李</b>', 'characters'],
  ['·', 'characters'],
  ['  ', 'empty'],
  ['周\ufffd', 'surrogate'],
])('[ID8] the name %s is %s', (text, expected) => expect(valueOrCode(parseName(text))).toBe(expected))
test('[ID8] done twice it changes nothing', () =>
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('周', '莲', '〇', '○', ' ', '　', '•', '·', '.', 'a', '\u200b') }),
      (text) => {
        const once = parseName(text)
        if (once.ok) expect(valueOrCode(parseName(once.value))).toBe(once.value)
      },
    ),
  ))

const masks = { maskId, maskName, maskMobile, maskCard, maskAddress }

test.each([
  ['maskId', '430302195503120015', '4303**********0015'],
  ['maskId', '12345678', '********'],
  ['maskId', '', ''],
  ['maskName', '张三', '张*'],
  ['maskName', '张三丰', '张**'],
  ['maskName', '𠮷田', '𠮷*'],
  ['maskName', '龙', '*'],
  ['maskName', '欧阳明', '欧**'],
  ['maskName', '阿卜杜热合曼·买买提', '阿*********'],
  ['maskMobile', '13812341234', '138****1234'],
  ['maskMobile', '12345', '*****'],
  ['maskCard', '6217981234567890126', '***************0126'],
  ['maskAddress', '湘潭市雨湖区建设路12号锦绣花园3栋2单元502室', '湘潭市雨湖区建设路12号锦绣花园3栋***'],
  ['maskAddress', '湖南省邵阳县岩口铺镇云赵村3组12号', '湖南省邵阳县岩口铺镇云赵村***'],
  ['maskAddress', '岩口铺镇云赵村村民小组三组', '岩口铺镇云赵村***'],
  ['maskAddress', '建设路12号', '建设路***'],
  ['maskAddress', '云赵村', '云赵村'],
  ['maskAddress', 'Flat 5', '***'],
] as const)('[MK1]-[MK5] %s of %s is %s', (mask, text, shown) => expect(masks[mask](text)).toBe(shown))

test('a mask never shows more than it says', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const hidden = (shown: string) => [...shown].filter((c) => c === '*').length
      expect([...maskId(text)].length).toBe([...text].length)
      expect(hidden(maskName(text))).toBeGreaterThanOrEqual([...text].length - 1)
      expect(hidden(maskCard(text))).toBeGreaterThanOrEqual([...text].length - 4)
    }),
  ))

describe('clean text', () => {
  test.each([
    ['𠮷', '𠮷'],
    ['㐂', '㐂'],
    ['䶮', '䶮'],
    ['刘䶮', '刘䶮'],
    ['阿卜杜热合曼·买买提', '阿卜杜热合曼·买买提'],
    ['　张三　', '张三'],
    ['cafe\u0301', 'café'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
    ['张三\n', '张三'],
    ['\ufeff张三', '张三'],
    ['\uf979', '\u51c9'],
    ['', 'empty'],
    [' 　\u200b', 'empty'],
    ['a\u0000b', 'control'],
    ['a\tb', 'control'],
    ['a\nb', 'control'],
    ['a\u2028b', 'control'],
    ['a\u0085b', 'control'],
    ['\u0000', 'control'],
    ['a\u007f', 'control'],
    ['\ud842', 'surrogate'],
    ['\udfb7\ud842', 'surrogate'],
    ['a\u202eb', 'bidi'],
    ['a\u2066b', 'bidi'],
    ['一二三四五六七八九十一', 'too_long'],
    ['𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷', '𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷'],
  ])('[TX1] %j is %s', (text, expected) => expect(valueOrCode(cleanText(text, { max: 10 }))).toBe(expected))

  test.each([
    ['a\nb', 'a\nb'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['a\tb', 'control'],
    ['\n', 'empty'],
  ])('[TX1] on several lines %j is %j', (text, expected) =>
    expect(valueOrCode(cleanText(text, { max: 10, multiline: true }))).toBe(expected),
  )

  test('[TX1] cleaning twice changes nothing', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, multiline) => {
        const once = cleanText(text, { max: 1000, multiline })
        if (once.ok) expect(cleanText(once.value, { max: 1000, multiline })).toEqual(once)
      }),
      { numRuns: 1000 },
    ))
})
