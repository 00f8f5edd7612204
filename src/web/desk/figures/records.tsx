/** The records that a figure counts, page by page, each the way into its case. */
import { useState } from 'react'
import type { RecordsView } from '../../../server/contract/figures.ts'
import { yuan } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { Pager, Section, Waiting } from '../parts.tsx'

const size = 50

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
  return (
    <Section id="records" title={t('它数的记录', 'The records that it counts')}>
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : (
        <>
          <div className="scroll">
            <table className="grid small" data-testid="records">
              <thead>
                <tr>
                  <th scope="col">{t('办件', 'Case')}</th>
                  <th scope="col">{t('计入日', 'Counted from')}</th>
                  <th scope="col">{t('地点', 'Place')}</th>
                  <th scope="col">{t('计入', 'Part')}</th>
                  <th scope="col" className="number">
                    {unit === 'fen' ? t('金额（元）', 'Yuan') : t('数', 'Value')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {data.records.map((r) => (
                  <tr key={`${r.case} ${r.seq} ${r.part}`}>
                    <th scope="row">
                      <Link href={`/desk/cases/${r.case}`}>{r.case}</Link>{' '}
                      <span className="muted">#{r.seq}</span>
                    </th>
                    <td>
                      {r.on}
                      {r.until && t(` 至 ${r.until}`, ` to ${r.until}`)}
                    </td>
                    <td>{r.areaName}</td>
                    <td>{r.part === 'top' ? t('分子', 'numerator') : t('分母', 'denominator')}</td>
                    <td className="number">{unit === 'fen' ? yuan(r.value) : r.value}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {data.seen < data.total && (
            <p className="muted">
              {t(
                `共 ${data.total.toLocaleString('en-US')} 条，其中 ${data.seen.toLocaleString('en-US')} 条在您的辖区和职责之内，列在上面；其余只计数，不列出。`,
                `${data.total.toLocaleString('en-US')} in all; the ${data.seen.toLocaleString('en-US')} within your area and duty are listed, the others only counted.`,
              )}
            </p>
          )}
          <Pager offset={offset} size={size} total={data.seen} onMove={setOffset} />
        </>
      )}
    </Section>
  )
}
