/** The records that a figure counts, page by page, each the way into its case. */
import { useMemo, useState } from 'react'
import type { RecordsView } from '../../../server/contract/figures.ts'
import { count, yuan } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { Pager, Section, Waiting } from '../parts.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/table.tsx'

const size = 50

type FigureRecord = RecordsView['records'][number]
const keyOf = (r: FigureRecord): string => `${r.case} ${r.seq} ${r.part}`

/** `at` is the area and the day, as a query. */
export function FigureRecords({
  id,
  at,
  unit,
}: {
  readonly id: string
  readonly at: string
  readonly unit: string
}) {
  const { t } = useLang()
  const [offset, setOffset] = useState(0)
  const { data, problem, reload } = useLoad<RecordsView>(
    `/api/figures/${encodeURIComponent(id)}/records?${at}&offset=${offset}&limit=${size}`,
  )
  const columns = useMemo(
    (): readonly Column<FigureRecord>[] => [
      {
        key: 'case',
        title: t('办件', 'Case'),
        head: true,
        cell: (r) => (
          <>
            <Link href={`/desk/cases/${r.case}`}>{r.case}</Link> <span className="muted">#{r.seq}</span>
          </>
        ),
      },
      {
        key: 'on',
        title: t('计入日', 'Counted from'),
        cell: (r) => (
          <>
            {r.on}
            {r.until && t(` 至 ${r.until}`, ` to ${r.until}`)}
          </>
        ),
      },
      { key: 'place', title: t('地点', 'Place'), cell: (r) => r.areaName },
      {
        key: 'part',
        title: t('计入', 'Part'),
        cell: (r) => (r.part === 'top' ? t('分子', 'numerator') : t('分母', 'denominator')),
      },
      {
        key: 'value',
        title: unit === 'fen' ? t('金额（元）', 'Yuan') : t('数', 'Value'),
        number: true,
        cell: (r) => (r.said ? t(r.said.text) : unit === 'fen' ? yuan(r.value) : r.value),
      },
    ],
    [t, unit],
  )
  return (
    <Section id="records" title={t('它数的记录', 'The records that it counts')}>
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : (
        <>
          <div
            className="scroll"
            tabIndex={0}
            role="region"
            aria-label={t('它数的记录', 'The records that it counts')}
          >
            <DataTable
              testid="records"
              className="small"
              caption={t('它数的记录', 'The records that it counts')}
              columns={columns}
              rows={data.records}
              keyOf={keyOf}
            />
          </div>
          {data.seen < data.total && (
            <p className="muted">
              {t(
                `共 ${count(data.total)} 条，其中 ${count(data.seen)} 条在您的辖区和职责之内，列在上面；` +
                  '其余只计数，不列出。',
                `${count(data.total)} in all; the ${count(data.seen)} within your area and duty are listed, ` +
                  'the others only counted.',
              )}
            </p>
          )}
          <Pager offset={offset} size={size} total={data.seen} onMove={setOffset} />
        </>
      )}
    </Section>
  )
}
