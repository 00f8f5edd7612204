/** What we write is what is read again: text as it was, and nothing that a spreadsheet would work out. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SheetFault, writeSheet } from './index.ts'
import { readHere, rowsOf, shownRows } from './testing.ts'

describe('[SH7] a sheet that is written', () => {
  test('comes back as it went', async () => {
    const bytes = await writeSheet(
      [{ title: '姓名', width: 12 }, { title: '身份证号' }, { title: '面积' }],
      [
        ['张三', '430111199001011234', 96.5],
        ['李四', null, 0],
        [null, null, null],
        ['王五', '', -3],
      ],
    )
    expect(await shownRows(bytes)).toEqual([
      '1: 姓名 | 身份证号 | 面积',
      '2: 张三 | 430111199001011234 | #96.5',
      '3: 李四 | · | #0',
      '5: 王五 | · | #-3',
    ])
  })

  test.each([
    '=1+1',
    '+86 731',
    '-5',
    '@SUM(A1)',
    "=cmd|'/c calc'!A1",
    '007',
    '1E5',
    '2021-10-20',
    ' 前后有空格 ',
    '第一行\n第二行',
    '回车\r\n换行',
    '_x000D_',
    '_x005F_',
    '<b>&amp;</b>',
    ']]>',
    '\u0001\u001f',
    '𠮷野家',
    '\ufffe',
    '\u0085\u009f',
    '\u{1ffff}字',
    'constructor',
    '__proto__',
  ])('%j is text', async (text) => {
    expect((await rowsOf(await writeSheet([{ title: '内容' }], [[text]])))[1]).toEqual({
      row: 2,
      cells: [{ kind: 'text', text }],
    })
  })

  test('half a surrogate pair leaves as the mark of a lost character', async () => {
    expect((await rowsOf(await writeSheet([{ title: '内容' }], [['甲\ud83d乙']])))[1]!.cells).toEqual([
      { kind: 'text', text: '甲\ufffd乙' },
    ])
  })

  test('any text that is text comes back, [SH10] and a row of blanks is none', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { minLength: 1, maxLength: 3 }), {
          minLength: 1,
          maxLength: 30,
        }),
        async (rows) => {
          const back = await readHere(
            await writeSheet([{ title: '甲' }, { title: '乙' }, { title: '丙' }], rows),
          )
          for (const { row, cells } of back.slice(1))
            for (const [i, cell] of cells.entries())
              expect(cell).toEqual(
                rows[row - 2]![i] === '' ? { kind: 'empty' } : { kind: 'text', text: rows[row - 2]![i] },
              )
          expect(back.length - 1).toBe(rows.filter((r) => r.some((t) => t.trim() !== '')).length)
        },
      ),
      { numRuns: 100, examples: [[[['\t'], ['']]]] },
    )
  })

  test('a long list, which a thread of its own writes, comes back as it went', async () => {
    const shown = await shownRows(
      await writeSheet(
        [{ title: '户号' }, { title: '公式' }],
        Array.from({ length: 6000 }, (_, i) => [i, `=A${i}`]),
      ),
    )
    expect(shown).toEqual([
      '1: 户号 | 公式',
      ...Array.from({ length: 6000 }, (_, i) => `${i + 2}: #${i} | =A${i}`),
    ])
    await expect(
      writeSheet(
        [{ title: '户号' }],
        Array.from({ length: 6000 }, (_, i) => [i === 5999 ? '字'.repeat(32_768) : i]),
      ),
    ).rejects.toMatchObject({ code: 'cell_too_long', place: { row: 6001, column: 1 } })
  })

  test('what does not fit is refused, with the cell', async () => {
    expect((await writeSheet([{ title: '内容' }], [['好'], ['字'.repeat(32_767)]])).length).toBeGreaterThan(
      1000,
    )
    const fault = await writeSheet([{ title: '内容' }], [['好'], ['字'.repeat(32_768)]]).catch(
      (e: unknown) => e,
    )
    expect(fault).toBeInstanceOf(SheetFault)
    expect(fault).toMatchObject({
      code: 'cell_too_long',
      place: { row: 3, column: 1 },
      zh: '第3行第1列：单元格内容超过 32767 个字符，请缩短后重试',
    })
  })
})
