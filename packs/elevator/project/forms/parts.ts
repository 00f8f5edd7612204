/** What the forms of a project share: how a cell, a column and a box are written, and the boxes that come again. */
import type { FormBlock, FormCell, FormColumn, FormValue } from 'yimen/kernel/programme'
import type { Text } from 'yimen/kernel/text'

export const both = (zh: string, en: string): Text => ({ zh, en })
export const para = (zh: string, en: string): FormBlock => ({ kind: 'text', text: both(zh, en) })
export const head = (zh: string, en: string): FormBlock => ({ kind: 'heading', text: both(zh, en) })
export const note = (zh: string, en: string): FormBlock => ({ kind: 'note', text: both(zh, en) })

/** A name and the formula of its value; without one it is filled in by hand. */
export const cell = (
  zh: string,
  en: string,
  value?: string,
  more: Partial<Omit<FormValue, 'value'>> & { readonly lines?: number; readonly whole?: true } = {},
): FormCell => ({ title: both(zh, en), ...(value === undefined ? {} : { value }), ...more })
export const wide = (
  zh: string,
  en: string,
  value?: string,
  lines = 1,
  more: Partial<Omit<FormValue, 'value'>> = {},
): FormCell => cell(zh, en, value, { lines, whole: true, ...more })
export const col = (
  zh: string,
  en: string,
  width: number,
  value?: string,
  more: Partial<Omit<FormValue, 'value'>> & { readonly sum?: true } = {},
): FormColumn => ({ title: both(zh, en), width, ...(value === undefined ? {} : { value }), ...more })

const box = (zh: string, en: string, seal = true) => ({
  title: both(zh, en),
  ...(seal ? { seal: true as const } : {}),
})
export const boxes = (
  across: 1 | 2 | 3,
  ...of: readonly (readonly [string, string, unsealed?: boolean])[]
): FormBlock => ({
  kind: 'sign',
  across,
  boxes: of.map(([zh, en, unsealed]) => box(zh, en, unsealed !== true)),
})

/** A sheet for each dwelling on the roll; an owner gets their own. */
export const perDwelling = { list: 'voters', owners: 'owners' } as const
export const dwelling: readonly FormCell[] = [
  cell('单元', 'Stair unit', 'unitName'),
  cell('房号', 'Room', 'sheet.room'),
  cell('楼层', 'Floor', 'sheet.floor'),
  cell('专有面积', 'Area', 'sheet.area', { as: 'area' }),
  cell('业主', 'Owner', 'owners[item.room = sheet.room].name'),
  cell('联系电话', 'Telephone'),
]
export const planCells: readonly FormCell[] = [
  wide('初步方案', 'Plan', 'planText', 2),
  cell('井道（厘米）', 'Shaft (cm)', 'string(shaftWidth) + " × " + string(shaftDepth)'),
  cell('入户方式', 'Entry', 'entry', { as: 'boxes' }),
]
