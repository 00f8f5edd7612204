/** Formulas are written over several lines, and are one line to everybody who reads the programme. */
import { describe, expect, test } from 'vitest'
import { defineProgramme, formulaOnOneLine } from './define.ts'
import type { Programme } from './programme.ts'

describe('[PK7] a formula over several lines', () => {
  test.each([
    [
      'a break and what stands around it is one blank',
      'if a\n      then b\n      else c',
      'if a then b else c',
    ],
    ['also several breaks', 'a\n\n   \t\n  and b', 'a and b'],
    ['and one of Windows', 'a\r\n  and b', 'a and b'],
    ['the ends are trimmed', '\n    a\n    and b\n  ', 'a and b'],
    ['blanks within a line stay', 'a  +  b\n+ c', 'a  +  b + c'],
    ['a string keeps its line break', 'a =\n  "two\n  lines"', 'a = "two\n  lines"'],
    ['a quotation mark inside a string does not end it', 'a = "\\"\n" and\n  b', 'a = "\\"\n" and b'],
    ['a string may hold an address', 'a =\n  "https://x"', 'a = "https://x"'],
  ])('%s', (_, written, read) => {
    expect(formulaOnOneLine(written)).toBe(read)
  })

  test('a comment at the end of a line would hide the next line: it stops us', () => {
    expect(() => formulaOnOneLine('a // why\n and b')).toThrow('comment')
  })

  test('the programme says the same, in the same order, however it was laid out', () => {
    const programme = (expression: string): string =>
      JSON.stringify(
        defineProgramme({
          id: 'p',
          steps: { one: { outcomes: {} } },
          decisions: { d: { kind: 'formula', expression, clause: 'a#b' } },
          basis: ['a#b'],
          version: 1,
        } as unknown as Programme),
      )
    expect(programme('if a\n  then 1\n  else 2')).toBe(programme('if a then 1 else 2'))
    expect(programme('if a then 1 else 2')).toBe(
      '{"format":3,"id":"p","steps":{"one":{"outcomes":{}}},"decisions":{"d":{"kind":"formula","expression":"if a then 1 else 2","clause":"a#b"}},"basis":["a#b"],"version":1}',
    )
  })
})
