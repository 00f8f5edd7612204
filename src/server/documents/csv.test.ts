/** [X4] What stands in a cell is what a person reads there, and nothing that a spreadsheet runs. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cell, csvFile } from './csv.ts'

/** RFC 4180, as a spreadsheet reads it. */
function parsed(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  while (at < text.length) {
    if (text[at] !== '"') throw new Error(`no quote at ${at}`)
    let value = ''
    for (at += 1; ; at++) {
      if (at >= text.length) throw new Error('a quote is open')
      if (text[at] !== '"') value += text[at]
      else if (text[at + 1] === '"') value += text[++at]
      else break
    }
    at += 1
    rows.at(-1)!.push(value)
    if (text[at] === ',') at += 1
    else if (text.startsWith('\r\n', at)) {
      at += 2
      if (at < text.length) rows.push([])
    } else throw new Error(`neither comma nor line at ${at}`)
  }
  return rows
}

test.each([
  ['=HYPERLINK("http://x","点我")', `"'=HYPERLINK(""http://x"",""点我"")"`],
  ['+86 138', `"'+86 138"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\tcmd', `"'\tcmd"`],
  ['\rcmd', `"'\rcmd"`],
  ['＝1+1', `"'＝1+1"`],
  ['＋1', `"'＋1"`],
  ['－1', `"'－1"`],
  ['＠a', `"'＠a"`],
  ['  =1', `"'  =1"`],
  ['\u3000=1', `"'\u3000=1"`],
  ['430523198001011234', `"'430523198001011234"`],
  ['43052319800101123X', `"'43052319800101123X"`],
  ['2E10', `"'2E10"`],
  ['1,234.00', '"1,234.00"'],
  ['李某', '"李某"'],
  ['', '""'],
  ['a=b', '"a=b"'],
])('[X4] %j is written %s', (text, written) => {
  expect(cell(text)).toBe(written)
})

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .tuple(
      fc.constantFrom('', ' ', '\t', '\r', '\n', '\u3000', '\u00a0', '\ufeff'),
      fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', "'", '"', ',', ';', '1'),
      fc.string({ maxLength: 10 }),
    )
    .map((parts) => parts.join('')),
  fc.stringMatching(/^\d{1,20}$/),
)

test('[X4] every cell comes back as it was, or behind one apostrophe; none can run, none can leave its place', () => {
  fc.assert(
    fc.property(fc.array(fc.array(hostile, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
      const bytes = csvFile(['甲', '乙'], rows, {
        by: '李某',
        at: '2021-10-20T09:05:00.000+08:00',
        number: 'E-23456789',
      })
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      const [head, ...rest] = parsed(new TextDecoder().decode(bytes))
      expect(head).toEqual(['甲', '乙'])
      expect(rest.pop()).toEqual(['导出人：李某', '导出时间：2021年10月20日9时05分', '导出编号：E-23456789'])
      expect(rest.map((r) => r.length)).toEqual(rows.map((r) => r.length))
      for (const [i, row] of rest.entries())
        for (const [j, got] of row.entries()) {
          const sent = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
            new TextEncoder().encode(rows[i]![j]!),
          )
          expect([sent, `'${sent}`]).toContain(got)
          expect(got.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/)
          expect(got).not.toMatch(/^[\t\r\n]/)
          expect(got).not.toMatch(/^\d{12,}$/)
        }
    }),
    { numRuns: 500 },
  )
})
