/** The grants that wait, each with a box: in the next batch or not; those already listed name their batch. */
import { useMemo } from 'react'
import type { TaskView } from '../../../server/contract/cases.ts'
import { yuan } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Due } from '../due.tsx'
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
      {
        key: 'case',
        title: t('办件编号', 'Case'),
        head: true,
        width: 180,
        sort: (a, b) => (a.case < b.case ? -1 : 1),
        cell: (task) => (
          <Link className="task-link" href={`/desk/cases/${task.case}`}>
            {task.case}
          </Link>
        ),
      },
      {
        key: 'subject',
        title: t('对象', 'Subject'),
        className: 'c-subject',
        width: 110,
        cell: (task) => task.subject,
      },
      {
        key: 'place',
        title: t('地点', 'Place'),
        className: 'c-place',
        sort: (a, b) => a.areaName.localeCompare(b.areaName, 'zh'),
        cell: (task) => task.areaName,
      },
      {
        key: 'amount',
        title: t('金额（元）', 'Yuan'),
        className: 'c-amount',
        number: true,
        width: 120,
        sort: (a, b) => (a.amount ?? 0) - (b.amount ?? 0),
        cell: (task) => (task.amount === null ? '—' : yuan(task.amount)),
      },
      {
        key: 'due',
        title: t('发放时限', 'To be paid by'),
        className: 'c-due',
        width: 310,
        sort: (a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1),
        cell: (task) => <Due deadline={task} clock={task.clock} />,
      },
    ],
    [t, waiting, left, turn],
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
