/** Cells as people fill them in, and what they come to. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AreaRow } from '#kernel/area'
import type { Day } from '#kernel/day'
import type { Facts, Value } from '#kernel/rule'
import type { Field, SheetColumnRule, SheetRule } from '#kernel/programme'
import { parseField } from '#kernel/case'
import {
  isGuidance,
  isOfHeadings,
  placeFinder,
  readCell,
  readHeadings,
  lineReader,
  shownCell,
  templateOf,
  type CellSetting,
  type ListFields,
  type SheetCell,
} from './index.ts'
import { scaled, unscaled } from './words.ts'

const t = (zh: string) => ({ zh, en: zh })
const area = (code: string, parent: string | null, zh: string): AreaRow => ({
  code,
  parent,
  name: { zh, en: code },
  kind: 'community',
  from: '2020-01-01',
  to: null,
})
const find = placeFinder([
  area('430302', null, '雨湖区'),
  area('430302001', '430302', '雨湖路街道'),
  area('430302002', '430302', '城正街街道'),
  area('430302001001', '430302001', '和平桥社区'),
  area('430302001002', '430302001', '泗洲庵社区'),
  area('430302002001', '430302002', '和平桥社区'),
  area('430302002002', '430302002', '和平村'),
])
const fields = {
  place: { type: 'area', title: t('社区') },
  name: { type: 'text', max: 10, title: t('名称') },
  width: { type: 'integer', min: 1, max: 9_999, title: t('净宽'), optional: true },
  east: { type: 'integer', min: -180_000_000, max: 180_000_000, title: t('经度'), optional: true },
  floors: { type: 'integer', min: 1, max: 40, title: t('层数') },
  built: { type: 'day', title: t('日期'), optional: true },
  kind: {
    type: 'choice',
    options: { brick: { zh: '砖混', en: 'Brick' }, frame: { zh: '框架', en: 'Frame' } },
    title: t('结构'),
    optional: true,
  },
  lift: { type: 'boolean', title: t('电梯'), optional: true },
  idNo: { type: 'resident_id', sensitive: true, title: t('身份证号'), optional: true },
} as const satisfies ListFields
const rule: SheetRule = {
  list: 'rows',
  begin: 'begin',
  rows: 'rows',
  finish: 'finish',
  undo: ['undo'],
  name: 'name',
  digest: 'digest',
  reason: 'reason',
  atOnce: 500,
  most: 1_000,
  yes: ['是', '有', '√'],
  no: ['否', '无'],
  unknown: ['不详', '/'],
  columns: {
    place: { headings: ['社区'], within: ['街道'], endings: ['社区', '村'] },
    name: { headings: ['名称'] },
    width: { headings: ['净宽（米）', '净宽'], places: 2, units: ['米', 'm'] },
    east: { headings: ['经度'], places: 6, round: true },
    floors: { headings: ['层数', '地上层数'], units: ['层'] },
    built: { headings: ['日期'] },
    kind: { headings: ['结构'], words: { brick: ['砖混结构'] } },
    lift: { headings: ['电梯'] },
    idNo: { headings: ['身份证号'] },
  },
  guidance: t('逐行填写'),
  clause: 'law#1',
}
const setting: CellSetting = { rule, today: '2021-10-20' as Day, find }
const text = (s: string): SheetCell => ({ kind: 'text', text: s })
const number = (s: string): SheetCell => ({ kind: 'number', text: s })
const come = (name: keyof typeof fields, cell: SheetCell, above: SheetCell | null = null): Value | string => {
  const read = readCell(fields[name], rule.columns[name]!, cell, above, setting)
  return read.ok ? read.value : `✗ ${read.fault.message.zh}`
}

describe('a cell', () => {
  test.each<[string, keyof typeof fields, SheetCell, Value | string]>([
    ['metres', 'width', text('3.85'), 385],
    ['metres as a number', 'width', number('3.5'), 350],
    ['with the unit', 'width', text('4 米'), 400],
    ['full width', 'width', text('４．２ｍ'), 420],
    ['with thousands', 'floors', text('1,000'), '✗ 应在1到40之间'],
    ['exactly the limit', 'width', text('4.00'), 400],
    ['a hair below is not the limit', 'width', text('3.995'), '✗ 最多2位小数'],
    ['noughts behind are no finer', 'width', text('4.0000'), 400],
    ['nothing wide', 'width', text('0'), '✗ 应在0.01到99.99之间'],
    ['too wide', 'width', number('430000'), '✗ 应在0.01到99.99之间'],
    ['words', 'width', text('较宽'), '✗ 不是数字'],
    ['an exponent', 'width', text('1e2'), '✗ 不是数字'],
    ['a degree', 'east', number('112.9388123'), 112_938_812],
    ['half up', 'east', text('112.9388125'), 112_938_813],
    ['west, half away from nought', 'east', text('-112.9388125'), -112_938_813],
    ['floors', 'floors', number('6'), 6],
    ['floors with their word', 'floors', text('6层'), 6],
    ['half a floor', 'floors', number('6.5'), '✗ 应为整数'],
    ['yes', 'lift', text('是'), true],
    ['a tick', 'lift', text(' √ '), true],
    ['no', 'lift', text('无'), false],
    ['a real true', 'lift', { kind: 'boolean', value: true }, true],
    ['neither', 'lift', text('大概有'), '✗ 不是“是”或“否”'],
    ['a blank is not known', 'lift', { kind: 'empty' }, null],
    ['so is a word for it', 'lift', text('不详'), null],
    ['and a stroke', 'width', text('/'), null],
    ['and a space', 'width', text('  '), null],
    ['a title', 'kind', text('砖混'), 'brick'],
    ['another word', 'kind', text('砖混结构'), 'brick'],
    ['in English', 'kind', text('FRAME'), 'frame'],
    ['the key', 'kind', text('frame'), 'frame'],
    ['another thing', 'kind', text('竹木'), '✗ 不在选项之中'],
    ['a day', 'built', { kind: 'day', day: '2021-01-04' }, '2021-01-04'],
    ['with strokes', 'built', text('2021/1/4'), '2021-01-04'],
    ['in words', 'built', text('2021年1月4日'), '2021-01-04'],
    ['in eight figures', 'built', number('20210104'), '2021-01-04'],
    ['with an hour', 'built', text('2021-1-4 00:00:00'), '2021-01-04'],
    ['a serial number', 'built', number('44200'), '✗ 不是有效日期，应如 2021-10-20'],
    ['a day that never was', 'built', text('2021-02-29'), '✗ 不是有效日期，应如 2021-10-20'],
    ['a name', 'name', text(' 3栋 '), '3栋'],
    ['a number as a name', 'name', number('3'), '3'],
    [
      '3-1 that became a date',
      'name',
      { kind: 'day', day: '2021-03-01' },
      '✗ 单元格是日期，可能被表格软件自动改写',
    ],
    ['true as a name', 'name', { kind: 'boolean', value: true }, '✗ 应填文字或数字，不能是真假值'],
    ['two lines', 'name', text('一\n二'), '✗ 文字含有换行或控制字符'],
    ['a formula', 'floors', { kind: 'formula' }, '✗ 单元格是公式'],
    ['merged', 'floors', { kind: 'merged' }, '✗ 单元格被合并'],
    ['a text that says it is text', 'name', text('="000012"'), '000012'],
    ['what a number shows', 'name', { kind: 'number', text: '7', shown: '7栋' }, '7栋'],
    [
      'a format that is not read',
      'name',
      { kind: 'number', text: '12', shown: null },
      '✗ 单元格的格式读不出显示的内容，实际存的是12',
    ],
    ['as a count it is its number', 'floors', { kind: 'number', text: '12', shown: null }, 12],
    [
      'a number that is not shown',
      'name',
      { kind: 'number', text: '0', shown: '' },
      '✗ 显示为“”，实际存的是0',
    ],
    ['an error', 'floors', { kind: 'error', text: '#N/A' }, '✗ 单元格是错误值#N/A'],
    [
      'an ID number that was a number',
      'idNo',
      number('430302199001010000'),
      '✗ 长号码按数字存放，末几位已经丢失',
    ],
  ])('[IM2] %s', (_, name, cell, expected) => expect(come(name, cell)).toBe(expected))

  test.each<[string, string | null, string, string]>([
    ['by street and name', '雨湖路街道', '和平桥社区', '430302001001'],
    ['without its ending', '雨湖路', '泗洲庵', '430302001002'],
    ['alone, where one has the name', null, '泗洲庵社区', '430302001002'],
    ['by code', null, '430302002001', '430302002001'],
    ['with blanks', ' 城正街街道', '和平桥 社区', '430302002001'],
    ['alone, where two have it', null, '和平桥社区', '✗ 名称不唯一：“和平桥社区”有2个'],
    ['in another street', '城正街街道', '泗洲庵社区', '✗ “城正街街道”之下没有“泗洲庵社区”'],
    ['a street that there is not', '没有街道', '没有', '✗ 没有“没有街道”'],
    ['a name that there is not', '雨湖路街道', '没有', '✗ 没有“没有”'],
    ['a street is no community', null, '雨湖路街道', '✗ 没有“雨湖路街道”'],
  ])('[IM2] a place %s', (_, above, name, expected) =>
    expect(come('place', text(name), above === null ? null : text(above))).toBe(expected),
  )

  test.each<[string, Field, SheetCell, string]>([
    ['short', fields.name, text('三栋'), '三栋'],
    ['long', fields.name, text('很'.repeat(60)), `${'很'.repeat(40)}…`],
    ['with signs that turn text round', fields.name, text('a\u202Eb'), 'a b'],
    ['sealed', fields.idNo, text('430302199001010000'), '（已隐去）'],
    ['a formula', fields.name, { kind: 'formula' }, '（公式）'],
  ])('what is shown of it: %s', (_, field, cell, expected) => expect(shownCell(field, cell)).toBe(expected))
})

test('[IM2] a whole number written with so many places reads back as itself', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -999_999_999, max: 999_999_999 }),
      fc.integer({ min: 0, max: 6 }),
      (n, places) => {
        expect(scaled(unscaled(n, places), places)).toEqual({ ok: true, value: n === 0 ? 0 : n })
      },
    ),
  )
})

test('[IM2] rounding is to the nearest, and what is refused is exactly what is finer', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 999 }), (n, rest) => {
      const written = `${unscaled(n, 3).includes('.') ? unscaled(n, 3).padEnd(unscaled(n, 3).indexOf('.') + 4, '0') : `${unscaled(n, 3)}.000`}${String(rest).padStart(3, '0')}`
      expect(scaled(written, 3, true)).toEqual({ ok: true, value: n + (rest >= 500 ? 1 : 0) })
      expect(scaled(written, 3).ok).toBe(rest === 0)
    }),
  )
})

const head = (...names: readonly string[]): readonly SheetCell[] => names.map(text)
const standard = head('街道', '社区', '名称', '层数')

describe('headings', () => {
  test.each<[string, readonly (readonly SheetCell[])[], number]>([
    ['at once', [standard], 0],
    ['below a title and a note', [head('湘潭市摸底表'), head('填表单位：', '', '日期：2021年'), standard], 2],
    ['marked, wide and broken', [head('街道', '社区*', '名 称：', '地上\n层数')], 0],
  ])('[IM3] %s', (_, rows, at) => {
    const read = readHeadings(fields, rule, rows)
    expect(read.ok && [read.headings.at, read.headings.columns, read.headings.within]).toEqual([
      at,
      { place: 1, name: 2, floors: 3 },
      { place: 0 },
    ])
  })

  test.each<[string, readonly (readonly SheetCell[])[], string, readonly string[]]>([
    ['nothing', [], 'headings_missing', ['社区', '名称', '层数']],
    ['only rows', [head('雨湖路街道', '和平桥社区')], 'headings_missing', ['社区', '名称', '层数']],
    ['one left out', [head('街道', '社区', '层数')], 'headings_missing', ['名称']],
    ['twice, by two words', [head('社区', '名称', '层数', '地上层数')], 'headings_repeated', ['层数']],
  ])('[IM3] refused: %s', (_, rows, code, names) => {
    const read = readHeadings(fields, rule, rows)
    expect(read.ok ? null : [read.code, read.names]).toEqual([code, names])
  })

  test.each<[string, readonly SheetCell[], boolean]>([
    ['the headings again, on the next page', standard, true],
    ['their units alone', [{ kind: 'empty' }, { kind: 'empty' }, text('（个）'), text('（层）')], true],
    ['the columns counted', [number('1'), number('2'), number('3'), number('4')], true],
    ['the columns counted in brackets', head('（1）', '（2）', '（3）', '（4）'), true],
    ['a thing', head('雨湖路街道', '和平桥社区', '3栋', '6'), false],
    ['a thing of numbers', [number('2'), number('3'), number('4')], false],
    ['a thing in brackets', head('雨湖路街道', '和平桥社区', '（一期）', '6'), false],
  ])('[IM3] a row is %s, and of the headings: %s', (_, cells, isOf) => {
    const read = readHeadings(fields, rule, [standard])
    expect(read.ok && isOfHeadings(read.headings, cells)).toBe(isOf)
  })

  test('[SH9] headings that a CSV guards are read', () => {
    expect(readHeadings(fields, rule, [head("'街道", "'社区", "'名称", '="层数"')]).ok).toBe(true)
  })

  test('[IM3] what nobody takes is told, but for the column of faults; what is left out is told too', () => {
    const read = readHeadings(fields, rule, [[...standard, text('备注'), text('错误')]])
    expect(read.ok && [read.headings.ignored, read.headings.absent]).toEqual([
      ['备注'],
      ['width', 'east', 'built', 'kind', 'lift', 'idNo'],
    ])
  })

  test('[IM3] the template’s headings are read back, and its guidance is no row', () => {
    const template = templateOf(fields, rule)
    const read = readHeadings(fields, rule, [template.map((c) => text(c.heading))])
    if (!read.ok) throw new Error(read.message.en)
    expect(
      isGuidance(
        fields,
        rule,
        read.headings,
        template.map((c) => text(c.hint)),
      ),
    ).toBe(true)
    expect(
      isGuidance(
        fields,
        rule,
        read.headings,
        template.map((c, i) => text(i === 0 ? '雨湖路街道' : c.hint)),
      ),
    ).toBe(false)
  })
})

describe('a row', () => {
  const read = readHeadings(fields, rule, [head('街道', '社区', '名称', '层数', '净宽', '电梯')])
  const headings = read.ok ? read.headings : null!
  const readLine = lineReader(fields, headings, setting)
  test('[IM2] every fault of it is told', () => {
    const line = readLine([
      text('雨湖路街道'),
      text('没有'),
      text(''),
      { kind: 'formula' },
      text('4.0'),
      text('不详'),
    ])
    expect(line.ok ? [] : line.faults.map((f) => [f.field, f.message.zh])).toEqual([
      ['place', '没有“没有”'],
      ['name', '此项必填'],
      ['floors', '单元格是公式'],
    ])
  })

  test('[IM2] whatever is read is what a form would take', () => {
    const cell = fc
      .oneof(
        fc.constantFrom(
          '雨湖路街道',
          '泗洲庵社区',
          '430302001001',
          '3',
          '4.25',
          '是',
          '无',
          '不详',
          '',
          '6层',
          '2021/1/4',
        ),
        fc.string({ maxLength: 12 }),
      )
      .map((s): SheetCell => (s === '' ? { kind: 'empty' } : text(s)))
    fc.assert(
      fc.property(fc.array(cell, { minLength: 6, maxLength: 6 }), (cells) => {
        const line = readLine(cells)
        expect(readLine(cells)).toEqual(line)
        if (line.ok)
          expect(
            parseField({ type: 'list', max: 1, of: fields, title: t('明细') }, [line.line], setting.today),
          ).toEqual({ ok: true, value: [line.line as Facts] })
      }),
    )
  })
})

test('a column without anything to scale keeps a plain rule', () => {
  const column: SheetColumnRule = { headings: ['户数'] }
  expect(
    readCell({ type: 'integer', min: 0, max: 9, title: t('户数') }, column, number('0'), null, setting),
  ).toEqual({ ok: true, value: 0 })
})
