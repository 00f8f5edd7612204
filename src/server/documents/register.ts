/** A register as a spreadsheet: its columns in words, and last who took it, when, and the number. */
import { exportNumberMark } from '#rows'
import type { Units } from '#kernel/money'
import { cellText, type Register } from '#kernel/register'
import type { RegisterListView } from '../contract/index.ts'
import { type Mark, chineseInstant } from '#paper'
import type { SheetColumn } from '#sheets'
import { listSheet } from './list-sheet.ts'

type WrittenRow = readonly (string | number | null)[]

/** [X4] A number without a unit stays a number that can be added up; everything else is the text that the screen shows. */
export function sheetOf(r: Register, list: RegisterListView, mark: Mark, units: Units): Promise<Uint8Array> {
  const columns: readonly SheetColumn[] = [
    { title: r.cards?.number.zh ?? '名称', width: 30 },
    { title: '地方', width: 28 },
    { title: '状态', width: 12 },
    { title: '自', width: 12 },
    { title: '办件', width: 16 },
    ...list.columns.map((c) => ({
      title: c.title.zh,
      width: Math.min(40, Math.max(10, c.title.zh.length * 2 + 4)),
    })),
  ]
  return listSheet(columns, rowsOf(r, list, mark, units))
}

function* rowsOf(r: Register, list: RegisterListView, mark: Mark, units: Units): Generator<WrittenRow> {
  for (const e of list.entries) {
    yield [
      r.cards ? e.id : e.name,
      e.areaName,
      r.standings[e.standing]?.zh ?? e.standing,
      e.since,
      e.case,
      ...e.cells.map((value, i) => {
        const column = r.columns[list.columns[i]!.name]!
        /** Days stay as they sort. */
        if (typeof value === 'string' && (column.kind === 'day' || column.kind === 'valid_to')) return value
        return typeof value === 'number' && column.unit === undefined && column.kind === undefined
          ? value
          : (cellText(column, value, units)?.zh ?? null)
      }),
    ]
  }
  yield [
    `截至${list.asOf}，共${list.entries.length}条`,
    `导出人：${mark.by}`,
    null,
    `导出时间：${chineseInstant(mark.at)}`,
    `${exportNumberMark}${mark.number}`,
  ]
}
