/** The columns of a list of cases: the same words wherever cases are listed. */
import { useMemo } from 'react'
import type { TaskView } from '../../../server/contract/cases.ts'
import { shortDay, shortInstant, yuan } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Due } from '../due.tsx'
import { Badge } from '../parts.tsx'
import { Marked } from './marked.tsx'
import type { Column } from '../table/column.ts'

/** The columns that the server orders by. */
export const taskOrders: readonly string[] = ['case', 'step', 'place', 'amount', 'due', 'since']

/** How a list that is all there is ordered by each; those without come last. */
export const byTask = {
  case: (a: TaskView, b: TaskView) => (a.case < b.case ? -1 : 1),
  place: (a: TaskView, b: TaskView) => a.areaName.localeCompare(b.areaName, 'zh'),
  amount: (a: TaskView, b: TaskView) => (a.amount ?? Infinity) - (b.amount ?? Infinity) || 0,
  due: (a: TaskView, b: TaskView) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1),
  since: (a: TaskView, b: TaskView) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0),
} as const

/** `now` is the server's clock, which the ages are told from; `sorted`: whether whoever gives the rows orders them. */
export function useTaskColumns(now: string, sorted: boolean): readonly Column<TaskView>[] {
  const { lang, t } = useLang()
  return useMemo(() => {
    const sameYear = (at: string) =>
      at.slice(0, 4) === now.slice(0, 4) ? shortInstant(at, lang) : `${at.slice(0, 4)} ${shortDay(at, lang)}`
    const sort = (key: string) => (sorted && taskOrders.includes(key) ? { sort: true as const } : {})
    return [
      {
        key: 'case',
        title: t('办件编号', 'Case'),
        head: true,
        width: 176,
        ...sort('case'),
        cell: (task) => (
          <Link className="task-link" href={`/desk/cases/${task.case}`}>
            {task.case}
          </Link>
        ),
      },
      {
        key: 'title',
        title: t('事项', 'Programme'),
        className: 'c-title',
        width: 130,
        cell: (task) => t(task.title),
      },
      {
        key: 'subject',
        title: t('对象', 'Subject'),
        className: 'c-subject',
        width: 120,
        cell: (task) => task.subject,
      },
      {
        key: 'place',
        title: t('地点', 'Place'),
        className: 'c-place',
        width: 170,
        ...sort('place'),
        cell: (task) => task.areaName,
      },
      {
        key: 'step',
        title: t('环节', 'Step'),
        className: 'c-step',
        width: 130,
        ...sort('step'),
        cell: (task) => (
          <>
            {t(task.stepTitle)}
            <Marked marks={task.marks} />
          </>
        ),
      },
      {
        key: 'amount',
        title: t('金额（元）', 'Yuan'),
        className: 'c-amount',
        number: true,
        width: 120,
        ...sort('amount'),
        cell: (task) =>
          task.amount === null ? (
            <span className="none">—</span>
          ) : (
            <>
              {yuan(task.amount)}
              <span className="only-narrow"> {t('元', 'yuan')}</span>
            </>
          ),
      },
      {
        key: 'due',
        title: t('到期和时限', 'Due, by which clock'),
        className: 'c-due',
        width: 310,
        ...sort('due'),
        cell: (task) =>
          task.closed && task.state === null ? (
            <Badge tone="plain">{t('已办结', 'Closed')}</Badge>
          ) : (
            <Due deadline={task} clock={task.clock} />
          ),
      },
      {
        key: 'since',
        title: t('到达', 'Since'),
        className: 'c-since',
        width: 124,
        ...sort('since'),
        cell: (task) => sameYear(task.since),
      },
    ]
  }, [lang, t, now, sorted])
}
