/** The grants that wait, each with a box: in the next batch or not; those already listed name their batch. */
import { useMemo } from 'react'
import type { TaskView } from '../../../server/contract/cases.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { byTask, useTaskColumns } from '../inbox/task-columns.tsx'
import { useSession } from '../session.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/table.tsx'
import type { Waiting } from './waiting.ts'

const caseOf = (task: TaskView): string => task.case

export function WaitingList({
  waiting,
  left,
  turn,
}: {
  readonly waiting: Waiting
  readonly left: ReadonlySet<string>
  readonly turn: (id: string, on: boolean) => void
}) {
  const { t } = useLang()
  const { me } = useSession()
  const taskColumns = useTaskColumns(me.now, false)
  const columns = useMemo(
    (): readonly Column<TaskView>[] => [
      {
        key: 'pick',
        title: t('列入', 'In'),
        className: 'c-pick',
        width: 150,
        cell: (task) => {
          const batch = waiting.listed.get(task.case)
          return batch === undefined ? (
            <input
              type="checkbox"
              aria-label={t(`把 ${task.case} 列入批次`, `Put ${task.case} into the batch`)}
              checked={!left.has(task.case)}
              onChange={(e) => turn(task.case, e.target.checked)}
            />
          ) : (
            <Link href={`/desk/cases/${batch}`}>
              {t('已列入', 'listed')} {batch}
            </Link>
          )
        },
      },
      ...taskColumns.flatMap((c): readonly Column<TaskView>[] => {
        if (c.key === 'subject') return [c]
        if (c.key === 'case' || c.key === 'place' || c.key === 'amount')
          return [{ ...c, sort: byTask[c.key] }]
        return c.key === 'due' ? [{ ...c, title: t('发放时限', 'To be paid by'), sort: byTask.due }] : []
      }),
    ],
    [t, taskColumns, waiting, left, turn],
  )
  return (
    <DataTable
      testid="waiting"
      className="tasks picks"
      caption={t('等待发放', 'To be paid')}
      columns={columns}
      rows={waiting.tasks}
      keyOf={caseOf}
    />
  )
}
