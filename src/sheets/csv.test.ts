/** A CSV as offices have it, from whatever program and in whatever encoding. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvFile } from '../server/documents/csv.ts'
import { faultOf, readHere, shownRows } from './testing.ts'

/** 姓名 and 张三 as Chinese Excel writes them. */
const [name, zhang, fourBytes] = [
  [0xd0, 0xd5, 0xc3, 0xfb],
  [0xd5, 0xc5, 0xc8, 0xfd],
  [0x82, 0x30, 0x81, 0x30],
]
const utf16 = (text: string, isBig = false): Buffer =>
  isBig ? Buffer.from(`\ufeff${text}`, 'utf16le').swap16() : Buffer.from(`\ufeff${text}`, 'utf16le')

describe('[SH4] a CSV', () => {
  test.each<readonly [string, Uint8Array | string, readonly string[]]>([
    ['in UTF-8', '姓名,年龄\n张三,18\n', ['1: 姓名 | 年龄', '2: 张三 | 18']],
    ['in UTF-8 with its mark', '\ufeff姓名,年龄\r\n张三,18', ['1: 姓名 | 年龄', '2: 张三 | 18']],
    ['in UTF-16 with its mark', utf16('姓名\t年龄\r\n张三\t18\r\n'), ['1: 姓名 | 年龄', '2: 张三 | 18']],
    [
      'in UTF-16, the other way round',
      utf16('姓名,年龄\n张三,18\n', true),
      ['1: 姓名 | 年龄', '2: 张三 | 18'],
    ],
    [
      'in GB18030',
      Buffer.from([...name!, 0x2c, 0x41, 0x0d, 0x0a, ...zhang!, 0x2c, 0x31]),
      ['1: 姓名 | A', '2: 张三 | 1'],
    ],
    [
      'in GB18030 with a character of four bytes',
      Buffer.from([...zhang!, 0x2c, ...fourBytes!]),
      ['1: 张三 | ⺁'.replace('⺁', new TextDecoder('gb18030').decode(Uint8Array.from(fourBytes!)))],
    ],
    [
      'cut by semicolons, with commas in numbers',
      '姓名;金额\n张三;1,5\n李四;2,5\n',
      ['1: 姓名 | 金额', '2: 张三 | 1,5', '3: 李四 | 2,5'],
    ],
    ['cut by tabs', '姓名\t住址\n张三\t一组,2号\n', ['1: 姓名 | 住址', '2: 张三 | 一组,2号']],
    [
      'under a title without separators',
      '入户调查表\n姓名;年龄\n张三;18\n',
      ['1: 入户调查表', '2: 姓名 | 年龄', '3: 张三 | 18'],
    ],
    ['that says its separator', 'sep=;\r\n姓名,又名;年龄\r\n', ['1: 姓名,又名 | 年龄']],
    ['of one column', '张三\n李四\n', ['1: 张三', '2: 李四']],
    [
      'with quotes, separators and line breaks in quotes',
      '"甲,""乙""","第一行\n第二行"\r\n丙,丁\r\n',
      ['1: 甲,"乙" | 第一行\n第二行', '2: 丙 | 丁'],
    ],
    ['with a quote in the middle of a field', '管径,5"管\n1,2\n', ['1: 管径 | 5"管', '2: 1 | 2']],
    ['of unequal rows', 'a,b,c\n1\n1,2,3,4\n', ['1: a | b | c', '2: 1', '3: 1 | 2 | 3 | 4']],
    ['with empty rows and cells', '\n\na,,b,,\n,,,\n"",\nc\n', ['3: a | · | b', '6: c']],
    ['with every kind of line end', 'a,1\r\nb,2\nc,3\rd,4', ['1: a | 1', '2: b | 2', '3: c | 3', '4: d | 4']],
    [
      'in which all is text',
      '007,1E5,TRUE,2021-10-20,=1+1, x \n',
      ['1: 007 | 1E5 | TRUE | 2021-10-20 | =1+1 |  x '],
    ],
    ['of nothing but empty rows', '\r\n\r\n', []],
  ])('%s', async (_, bytes, expected) => {
    expect(await shownRows(Buffer.from(bytes))).toEqual(expected)
  })

  test.each<readonly [string, Uint8Array | string, string]>([
    ['NUL', '姓名\0,年龄', 'not_a_sheet'],
    ['NUL in UTF-16', utf16('姓名\0,年龄'), 'not_a_sheet'],
    ['UTF-16 without its mark', utf16('name,age').subarray(2), 'not_a_sheet'],
    ['half a character in UTF-16', utf16('姓名,年龄').subarray(0, -1), 'broken'],
    ['a mark of UTF-8 and other bytes', Buffer.from([0xef, 0xbb, 0xbf, ...name!]), 'broken'],
    [
      'UTF-8 that lost a byte is not read as other characters',
      Buffer.concat([
        Buffer.from('姓名,年龄,住址\n张三,18,一门社区'),
        Buffer.from([0xe4, 0xbd]),
        Buffer.from('二号楼\n'),
      ]),
      'broken',
    ],
    ['bytes of no encoding', Buffer.from([0xff, 0x20, 0xff, 0x2c, 0x80, 0xff]), 'not_a_sheet'],
    ['a quote without its end', '姓名,"年龄\n张三,18\n', 'broken'],
    ['a hundred and one columns', `${','.repeat(100)}x`, 'too_many_columns'],
    ['a cell that is too long', `甲,${'字'.repeat(32_768)}`, 'cell_too_long'],
  ])('refused: %s', async (_, bytes, code) => {
    expect((await faultOf(Buffer.from(bytes))).code).toBe(code)
  })

  test('a quote that swallows the rest is stopped, not held', async () => {
    expect(
      (await faultOf(Buffer.from(`a,"b\n${'张三,18\n'.repeat(100_000)}`), { characters: 100 })).code,
    ).toBe('cell_too_long')
  })

  test('characters that two pieces share are whole', async () => {
    const text = Array.from({ length: 20_000 }, (_, i) => `第${i}户,𠮷`).join('\n')
    for (const bytes of [Buffer.from(text), utf16(text)])
      expect((await shownRows(bytes))[19_999]).toBe('20000: 第19999户 | 𠮷')
  })

  test('our own lists are read as they were written', async () => {
    expect(
      (
        await shownRows(
          csvFile(['姓名', '证件'], [['张三', '430111199001011234']], {
            by: '李四',
            at: '2021-10-20T09:00:00.000+08:00',
            number: 'X1',
          }),
        )
      )[1],
    ).toBe("2: 张三 | '430111199001011234")
  })

  test('any text in quotes comes back, [SH10] and a row of blanks is none', async () => {
    const field = fc.string({ unit: 'grapheme', maxLength: 10 }).filter((t) => !t.includes('\0'))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 20 }),
        fc.constantFrom(',', ';', '\t'),
        async (rows, separator) => {
          const quoted = (t: string): string => `"${t.replaceAll('"', '""')}"`
          const back = await readHere(
            Buffer.from(rows.map((r) => r.map(quoted).join(separator)).join('\r\n')),
          )
          const expected = rows.flatMap((r, i) =>
            r.every((t) => t.trim() === '')
              ? []
              : [
                  {
                    row: i + 1,
                    cells: r
                      .slice(0, r[1] === '' ? 1 : 2)
                      .map((text) => (text === '' ? { kind: 'empty' } : { kind: 'text', text })),
                  },
                ],
          )
          expect(back).toEqual(expected)
        },
      ),
      { numRuns: 200, examples: [[[[' ', '']], ',']] },
    )
  })
})
