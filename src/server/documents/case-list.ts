/** [LI5] A list of cases as a file: the columns that were chosen on the screen, in words, and last who took it, when, and the number. */
import { yuan, type Fen } from '#kernel/money'
import { type Mark, chineseInstant } from '#paper'
import { exportNumberMark } from '#rows'
import type { TaskView } from '../contract/index.ts'
import { csvFile } from './csv.ts'
import { listSheet } from './list-sheet.ts'

/** A column of the file, under the name by which the screen chooses it: what it tells of a limit is three. */
type Column = {
  readonly of: string
  readonly title: string
  readonly width: number
  readonly text: (t: TaskView) => string
}

const states: Readonly<Record<NonNullable<TaskView['state']>, string>> = {
  running: '计时中',
  suspended: '中止计时',
  stopped: '已停止',
  overdue: '超期',
}
const minute = (at: string | null): string => (at === null ? '' : at.slice(0, 16).replace('T', ' '))
const amountOf = (t: TaskView): string => (t.amount === null ? '' : yuan(t.amount as Fen))

const columns: readonly Column[] = [
  { of: 'case', title: '办件编号', width: 20, text: (t) => t.case },
  { of: 'title', title: '事项', width: 22, text: (t) => t.title.zh },
  { of: 'subject', title: '对象', width: 18, text: (t) => t.subject },
  { of: 'place', title: '地点', width: 26, text: (t) => t.areaName },
  { of: 'step', title: '环节', width: 18, text: (t) => t.stepTitle.zh },
  { of: 'amount', title: '金额（元）', width: 14, text: amountOf },
  { of: 'due', title: '到期', width: 18, text: (t) => minute(t.due) },
  { of: 'due', title: '时限', width: 16, text: (t) => t.clock?.zh ?? '' },
  { of: 'due', title: '计时', width: 10, text: (t) => (t.state === null ? '' : states[t.state]) },
  { of: 'since', title: '到达', width: 18, text: (t) => minute(t.since) },
]

/** Those that were chosen, in the order of the screen; all where none was, or none that there is. The case's number is always told. */
function chosen(names: string | undefined): readonly Column[] {
  const wanted = new Set(['case', ...(names ?? '').split(',')])
  const some = columns.filter((c) => wanted.has(c.of))
  return names === undefined || some.length === 1 ? columns : some
}

/** [X4] For a spreadsheet as text with commas. */
export function caseListCsv(tasks: readonly TaskView[], names: string | undefined, mark: Mark): Uint8Array {
  const some = chosen(names)
  return csvFile(
    some.map((c) => c.title),
    tasks.map((t) => some.map((c) => c.text(t))),
    mark,
  )
}

/** [X4] As a workbook: amounts are numbers that can be added up, everything else is text that is only shown. */
export function caseListSheet(
  tasks: readonly TaskView[],
  names: string | undefined,
  mark: Mark,
): Promise<Uint8Array> {
  const some = chosen(names)
  const rows = tasks.map((t) =>
    some.map((c) => (c.of === 'amount' ? (t.amount === null ? null : t.amount / 100) : c.text(t))),
  )
  const last = [
    `共${tasks.length}件，导出人：${mark.by}`,
    `导出时间：${chineseInstant(mark.at)}，${exportNumberMark}${mark.number}`,
  ]
  return listSheet(
    some.map(({ title, width }) => ({ title, width })),
    [...rows, some.length > 1 ? last : [last.join('，')]],
  )
}
