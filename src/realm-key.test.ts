/** [RM11] What may be the key of a realm, and which key a path names: rows, and any text at all. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRealmKey, realmNamed } from './realm-key.ts'

test.each([
  ['县区', '430523', true],
  ['开发区', '430200-edz', true],
  ['银行', 'psbc-4311', true],
  ['省里的竞赛', '430000', true],
  ['一个字符', 'x', true],
  ['40个字符', 'a'.repeat(40), true],
  ['41个字符', 'a'.repeat(41), false],
  ['空的', '', false],
  ['大写', '430200-EDZ', false],
  ['连字符开头', '-edz', false],
  ['连字符结尾', '430200-', false],
  ['只有连字符', '-', false],
  ['点', '430200.edz', false],
  ['两个点', '..', false],
  ['下划线', '430200_edz', false],
  ['斜杠', '430200/edz', false],
  ['要解码的', '430200%2dedz', false],
  ['全角数字', '４３０２００', false],
  ['换行', '430200\n', false],
  ['空格', ' 430200', false],
  ['汉字', '株洲', false],
] as const)('[RM11] %s: %j', (_, key, is) => {
  expect(isRealmKey(key)).toBe(is)
})

test.each([
  ['/r/430200', '430200'],
  ['/r/430200/', '430200'],
  ['/r/430200?x', '430200'],
  ['/r/430200-edz', '430200-edz'],
  ['/r/430200-edz/desk/cases/B2', '430200-edz'],
  ['/r/430200-edz#x', '430200-edz'],
  ['/r/430200-/desk', null],
  ['/r/430200--/desk', null],
  ['/r/-edz/desk', null],
  ['/r/430200-EDZ/desk', null],
  ['/R/430200/desk', null],
  ['/r/430200-edz%2f..', null],
  ['/r/430200%2dedz/desk', null],
  ['/r/430200.edz/desk', null],
  ['/r/430200;edz/desk', null],
  ['/r/430200\\edz', null],
  ['/r/..', null],
  ['/r/../desk', null],
  ['/r/./desk', null],
  ['/r//430200', null],
  ['/r/', null],
  ['/r', null],
  ['//r/430200', null],
  ['/x/r/430200', null],
  [`/r/${'a'.repeat(41)}/desk`, null],
] as const)('[RM11] %s names %s', (path, key) => {
  expect(realmNamed(path)).toBe(key)
})

const letters = fc.constantFrom(...'abz059-')
const keys = fc.string({ unit: letters, minLength: 1, maxLength: 40 }).filter(isRealmKey)
/** What a client may put into a path. */
const anything = fc.string({ unit: fc.constantFrom(...'abZ09-_./%\\?#;:@ \t２株'), maxLength: 45 })

test('[RM11] a key’s paths name it and no other, whatever follows and whichever key it begins like', () => {
  fc.assert(
    fc.property(keys, keys, fc.webPath(), (key, other, rest) => {
      expect(realmNamed(`/r/${key}${rest}`)).toBe(key)
      const longer = `${key}-${other}`
      expect(realmNamed(`/r/${longer}/`)).toBe(isRealmKey(longer) ? longer : null)
    }),
  )
})

test('[RM11] what any path names is a key, stands there as it is, and needs no decoding', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const key = realmNamed(`/r/${text}`)
      if (key === null) return
      expect(isRealmKey(key)).toBe(true)
      expect(encodeURIComponent(key)).toBe(key)
      expect(text === key || /^[/?#]/.test(text.slice(key.length))).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('[RM11] a browser and a server read a key’s path as it was written', () => {
  fc.assert(
    fc.property(keys, (key) => {
      expect(new URL(`/r/${key}/desk`, 'http://127.0.0.1').pathname).toBe(`/r/${key}/desk`)
      expect(key.toLowerCase()).toBe(key)
    }),
  )
})
