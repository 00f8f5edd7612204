/** The batches of a programme in the month: how much, how far each is, who did what, who is next. */
import { useMemo } from 'react'
import type { BatchView } from '../../../server/contract/payment-month.ts'
import { count, shortDay, shortInstant, yuan } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Badge } from '../parts.tsx'
import type { Column } from '../table/column.ts'
import { DataTable, type Marks } from '../table/table.tsx'

const caseOf = (b: BatchView): string => b.case
const tones = { making: 'warn', with_bank: 'warn', answered: 'good', dropped: 'plain' } as const

export function Batches({
  batches,
  caption,
  marks,
}: {
  readonly batches: readonly BatchView[]
  readonly caption: string
  readonly marks: Marks
}) {
  const { lang, t } = useLang()
  const columns = useMemo(
    (): readonly Column<BatchView>[] => [
      {
        key: 'case',
        title: t('批次', 'Batch'),
        head: true,
        cell: (b) => (
          <>
            <Link className="task-link" href={`/desk/cases/${b.case}`}>
              {b.case}
            </Link>
            <small className="block muted">{shortDay(b.day, lang)}</small>
          </>
        ),
      },
      {
        key: 'step',
        title: t('环节', 'Step'),
        className: 'c-step',
        cell: (b) => <Badge tone={tones[b.stage]}>{t(b.stepTitle)}</Badge>,
      },
      {
        key: 'amount',
        title: t('笔数、金额（元）', 'Lines, yuan'),
        className: 'c-listed',
        number: true,
        cell: (b) => (
          <>
            {t(`${count(b.listed.count)} 笔`, `${count(b.listed.count)} lines`)} <b>{yuan(b.listed.sum)}</b>
            {b.returned && (
              <small className="block muted">
                {t(`入账 ${yuan(b.credited!.sum)}`, `credited ${yuan(b.credited!.sum)}`)}
                {b.returned.count > 0 &&
                  t(
                    `，退回 ${b.returned.count} 笔 ${yuan(b.returned.sum)}`,
                    `, returned ${b.returned.count}: ${yuan(b.returned.sum)}`,
                  )}
              </small>
            )}
          </>
        ),
      },
      {
        key: 'acts',
        title: t('经办', 'Done by'),
        className: 'c-acts',
        cell: (b) => (
          <ol className="batch-acts">
            {b.acts.map((a) => (
              <li key={`${a.at}${a.title.zh}`}>
                {t(a.title)}{' '}
                <span className="muted">
                  {a.by || t('系统', 'the system')} {shortInstant(a.at, lang)}
                </span>
              </li>
            ))}
          </ol>
        ),
      },
      {
        key: 'next',
        title: t('下一步由谁办', 'Next'),
        className: 'c-next',
        cell: (b) =>
          b.holder && b.stage !== 'answered' ? (
            <>
              <span className="in-card">{t('下一步：', 'Next: ')}</span>
              {t(b.holder.title)} <span className="muted">{b.holder.people.join('、')}</span>
            </>
          ) : (
            '—'
          ),
        lookOf: (b) => (b.holder && b.stage !== 'answered' ? '' : 'c-none'),
      },
    ],
    [lang, t],
  )
  return (
    <DataTable
      testid="batches"
      className="tasks month-batches"
      caption={caption}
      columns={columns}
      rows={batches}
      keyOf={caseOf}
      marks={marks}
    />
  )
}
