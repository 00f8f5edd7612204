/** Cases in a short list that is all there: the table where there is room, cards where there is not. */
import type { TaskView } from '../../../server/contract/cases.ts'
import { useLang } from '../../shared/lang.tsx'
import { DataTable } from '../table/table.tsx'
import { useTaskColumns } from './task-columns.tsx'

const caseOf = (task: TaskView): string => task.case

/** `now` is the server's clock, which the ages are told from. */
export function TaskList({
  tasks,
  now,
  testid = 'tasks',
}: {
  readonly tasks: readonly TaskView[]
  readonly now: string
  readonly testid?: string
}) {
  const { t } = useLang()
  const columns = useTaskColumns(now, false)
  return (
    <DataTable
      testid={testid}
      caption={t('办件列表，最紧急的在前', 'Cases, the most pressing first')}
      columns={columns}
      rows={tasks}
      keyOf={caseOf}
    />
  )
}
