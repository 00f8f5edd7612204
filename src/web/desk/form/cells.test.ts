/** [FM9] A table as people copy it becomes lines of a list; wrong ones are told by row and column, and the rest stays. */
import { describe, expect, test } from 'vitest'
import type { Field } from '../../../kernel/programme/field.ts'
import { cellOf, linesOf, tableOf, tableText, type ListField } from './cells.ts'
import { faultsOf } from './values.ts'

const t = (zh: string, en = 'Text') => ({ zh, en })
const area: Field = {
  type: 'integer',
  min: 1,
  max: 10_000_000,
  title: t('专有面积（百分之一平方米）', 'Area (1/100 m²)'),
}
const dwellings: ListField = {
  type: 'list',
  max: 5_000,
  title: t('户册'),
  of: {
    room: { type: 'text', max: 20, title: t('房号', 'Room') },
    floor: { type: 'integer', min: 1, max: 40, title: t('楼层', 'Floor') },
    area,
    unsold: { type: 'boolean', title: t('未售', 'Unsold'), optional: true },
  },
}

describe('一格', () => {
  test.each<[string, Field, string, unknown]>([
    ['面积按平方米写', area, '1,167.07', 116_707],
    ['面积带单位', area, '83.1㎡', 8_310],
    ['面积三位小数读不了，原样留下', area, '83.123', '83.123'],
    ['钱按元写', { type: 'fen', min: 0, max: 9_999_999, title: t('金额') }, '1,200.5元', 120_050],
    ['是', { type: 'boolean', title: t('未售') }, '√', true],
    [
      '选项按名称',
      { type: 'choice', title: t('方式'), options: { cash: t('现金', 'Cash') } },
      ' 现金',
      'cash',
    ],
    ['日期按表格软件的写法', { type: 'day', title: t('日期') }, '2021/10/2', '2021-10-02'],
    ['日期带时刻', { type: 'day', title: t('日期') }, '2021/10/2 0:00:00', '2021-10-02'],
    ['日期只有数字', { type: 'day', title: t('日期') }, '20211002', '2021-10-02'],
    ['月份', { type: 'month', title: t('月份') }, '2021年1月', '2021-01'],
    ['人数带单位', { type: 'integer', min: 0, max: 99, title: t('人数') }, '3人', 3],
    ['钱和面积的单位不能互换', { type: 'fen', min: 0, max: 9_999_999, title: t('金额') }, '83.1㎡', '83.1㎡'],
    ['钱用全角', { type: 'fen', min: 0, max: 9_999_999, title: t('金额') }, '１，２００．５元', 120_050],
    ['逗号放错，不当数字', { type: 'fen', min: 0, max: 9_999_999, title: t('金额') }, '12,00', '12,00'],
    ['房号不当数字', dwellings.of.room!, '0301', '0301'],
  ])('%s', (_, field, text, value) => {
    expect(cellOf(field, text)).toEqual(value)
  })
})

describe('一张表', () => {
  test.each<[string, string, readonly unknown[], readonly string[]]>([
    [
      '按表头，列序不同，多一列',
      '楼层\t房号\t备注\t专有面积\n3\t301\t好\t83.10',
      [{ floor: 3, room: '301', area: 8_310 }],
      ['备注'],
    ],
    [
      '没有表头按本表的列序',
      '301\t3\t83.10\n302\t3\t90',
      [
        { room: '301', floor: 3, area: 8_310 },
        { room: '302', floor: 3, area: 9_000 },
      ],
      [],
    ],
    ['引号里的换行不分行', '"301\n东"\t3\t83.1', [{ room: '301\n东', floor: 3, area: 8_310 }], []],
    ['逗号分隔', '房号,楼层\n301,3\n', [{ room: '301', floor: 3 }], []],
  ])('%s', (_, text, lines, ignored) => {
    expect(linesOf(dwellings, tableOf(text))).toEqual({ lines, ignored })
  })

  test('5,000行里有10行错：说出哪10行，其余都留下，取出的改好能再贴回来', () => {
    const wrong = new Set([7, 100, 999, 1_000, 2_345, 3_000, 3_001, 4_321, 4_998, 4_999])
    const text = Array.from({ length: 5_000 }, (_, i) =>
      [`${i + 1}`, `${(i % 40) + 1}`, wrong.has(i) ? '八十' : '83.10'].join('\t'),
    ).join('\n')
    const { lines } = linesOf(dwellings, tableOf(text))
    expect(lines).toHaveLength(5_000)
    const faults = faultsOf(dwellings, lines, '2021-10-20')
    expect(faults.map(([at]) => at)).toEqual([...wrong].map((i) => `${i}.area`))
    expect(faults[0]![1].zh).toBe('应为数字，最多两位小数，如 83.10')
    const out = tableText(
      dwellings,
      lines.filter((_, i) => wrong.has(i)),
      (_, value) => String(value),
    )
    expect(linesOf(dwellings, tableOf(out.replaceAll('八十', '80'))).lines[0]).toEqual({
      room: '8',
      floor: 8,
      area: 8_000,
    })
    expect(
      faultsOf(
        dwellings,
        lines.filter((_, i) => !wrong.has(i)),
        '2021-10-20',
      ),
    ).toEqual([])
  })

  test('比允许的多，一行也不进', () => {
    expect(
      faultsOf(
        { ...dwellings, max: 1 },
        [
          { room: '1', floor: 1, area: 1 },
          { room: '2', floor: 1, area: 1 },
        ],
        '2021-10-20',
      ),
    ).toEqual([['', t('最多1项', 'at most 1 entries')]])
  })
})
