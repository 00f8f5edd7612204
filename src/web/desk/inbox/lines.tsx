/**
 * The lines of a long list of cases: what was read of it in its place, headings over what is the same, and what is alike behind
 * the first of it.
 */
import { useMemo, type ReactNode } from 'react'
import type { Inbox, TaskView } from '../../../server/contract/cases.ts'
import { useLang } from '../../shared/lang.tsx'
import type { Line } from '../table/column.ts'
import { pageSize } from '../table/pages.ts'

export type ListLines = {
  readonly lines: readonly Line<TaskView>[]
  /** The cases that were read, in the order of the list. */
  readonly tasks: readonly TaskView[]
  /** Which row of the list a line stands for: lines are fewer where rows are folded away, and more by the headings. */
  readonly rowAt: (line: number) => number
}

export function useListLines(
  pages: ReadonlyMap<number, Inbox>,
  total: number,
  groups: Inbox['groups'],
  folded: ReadonlySet<string>,
  unfolded: ReadonlySet<string>,
  heading: (group: NonNullable<Inbox['groups']>[number]) => ReactNode,
): ListLines {
  const { lang } = useLang()
  return useMemo(() => {
    const lines: Line<TaskView>[] = []
    const rows: number[] = []
    const tasks: TaskView[] = []
    const seenAlike = new Set<string>()
    const put = (line: Line<TaskView>, row: number) => {
      lines.push(line)
      rows.push(row)
    }
    const putRow = (i: number) => {
      const task = pages.get(Math.floor(i / pageSize))?.tasks[i % pageSize]
      if (!task) return put({ kind: 'gap', key: `gap ${i}` }, i)
      tasks.push(task)
      if (task.alike !== null && seenAlike.has(task.alike) && !unfolded.has(task.alike)) return
      if (task.alike !== null) seenAlike.add(task.alike)
      put({ kind: 'row', key: task.case, row: task }, i)
    }
    if (!groups) for (let i = 0; i < total; i++) putRow(i)
    else {
      let at = 0
      for (const group of groups) {
        put({ kind: 'group', key: `group ${group.key}`, heading: heading(group) }, at)
        if (!folded.has(group.key)) for (let i = at; i < at + group.total; i++) putRow(i)
        at += group.total
      }
    }
    return { lines, tasks, rowAt: (line) => rows[Math.min(line, rows.length - 1)] ?? 0 }
    // The words of the headings change with the language.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [pages, total, groups, folded, unfolded, lang])
}
