/** The batches of a bank, newest first. */
import { useMemo } from 'react'
import type { TaskView } from '../../../server/contract/cases.ts'
import { instantText, yuan } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Due } from '../due.tsx'
import { byTask } from '../inbox/task-columns.tsx'
import { Badge } from '../parts.tsx'
import type { Banking } from '../programme.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/table.tsx'

const caseOf = (b: TaskView): string => b.case

export function Batches({
  batches,
  programme,
}: {
  readonly batches: readonly TaskView[]
  readonly programme: Banking
}) {
  const { lang, t } = useLang()
  const columns = useMemo((): readonly Column<TaskView>[] => {
    const end = (b: TaskView) => programme.steps[b.step]?.end
    return [
      {
        key: 'case',
        title: t('批次', 'Batch'),
        head: true,
        sort: byTask.case,
        cell: (b) => (
          <Link className="task-link" href={`/desk/cases/${b.case}`}>
            {b.case}
          </Link>
        ),
      },
      {
        key: 'step',
        title: t('环节', 'Step'),
        className: 'c-step',
        cell: (b) => (
          <Badge tone={end(b) === 'done' ? 'good' : end(b) ? 'plain' : 'warn'}>{t(b.stepTitle)}</Badge>
        ),
      },
      {
        key: 'amount',
        title: t('总额（元）', 'Yuan'),
        className: 'c-amount',
        number: true,
        sort: byTask.amount,
        cell: (b) => (b.amount === null ? '—' : yuan(b.amount)),
      },
      {
        key: 'due',
        title: t('时限', 'Limit'),
        className: 'c-due',
        cell: (b) => (end(b) ? t('已办结', 'Closed') : <Due deadline={b} clock={b.clock} />),
      },
      {
        key: 'since',
        title: t('到达', 'Since'),
        className: 'c-since',
        sort: byTask.since,
        cell: (b) => instantText(b.since, lang),
      },
    ]
  }, [programme, lang, t])
  return (
    <DataTable
      testid="batches"
      caption={t('付款批次', 'Batches')}
      columns={columns}
      rows={batches}
      keyOf={caseOf}
    />
  )
}
