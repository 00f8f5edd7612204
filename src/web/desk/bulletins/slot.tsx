/** Behind one number of a bulletin: its value and counts, what it means, and the records, frozen once signed. */
import { useState } from 'react'
import type { BulletinView, FigureSummary, SlotRecordsView } from '../../../server/contract/figures.ts'
import { valueText, yuan } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { Counts } from '../figures/counts.tsx'
import { Badge, Clause, Pager, Waiting } from '../parts.tsx'
import { Sheet } from '../sheet.tsx'

const size = 50

export function SlotSheet({
  view,
  slot,
  close,
}: {
  readonly view: BulletinView
  readonly slot: string
  readonly close: () => void
}) {
  const { lang, t } = useLang()
  const [offset, setOffset] = useState(0)
  const s = view.slots[slot]
  const { data, problem, reload } = useLoad<SlotRecordsView>(
    `/api/bulletins/${view.id}/slots/${slot}/records?asOf=${view.asOf}&offset=${offset}&limit=${size}`,
  )
  const { data: figures } = useLoad<readonly FigureSummary[]>('/api/figures')
  const definition = figures?.find((f) => f.id === s?.reading.figure)
  if (!s) return null
  return (
    <Sheet title={t(s.title)} close={close}>
      <div className="stack">
        <p className="figure-value" data-testid="slot-value">
          {valueText(s.reading, s.reading.unit, lang)}{' '}
          <small>{t(`通报写作 ${s.printed}`, `printed as ${s.printed}`)}</small>
        </p>
        <Counts reading={s.reading} />
        {definition && (
          <>
            <p>{t(definition.definition)}</p>
            <Clause clause={definition.clause} />
          </>
        )}
        <p className="row">
          {data && (
            <Badge tone={data.frozen ? 'calm' : 'good'}>
              {data.frozen ? t('签发时冻结的记录', 'Frozen when signed') : t('实时记录', 'Live records')}
            </Badge>
          )}
          <Link href={`/desk/figures/${s.reading.figure}?area=${s.reading.area}&asOf=${s.reading.asOf}`}>
            {t('打开指标页', 'Open the figure')}
          </Link>
        </p>
        {!data ? (
          <Waiting problem={problem} retry={reload} />
        ) : (
          <>
            <table className="grid small" data-testid="slot-records">
              <thead>
                <tr>
                  <th scope="col">{t('办件', 'Case')}</th>
                  <th scope="col" className="number">
                    {s.reading.unit === 'fen' ? t('金额（元）', 'Yuan') : t('数', 'Value')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {data.records.map((r) => (
                  <tr key={`${r.case} ${r.seq}`}>
                    <th scope="row">
                      <Link href={`/desk/cases/${r.case}`}>{r.case}</Link>{' '}
                      <span className="muted">#{r.seq}</span>
                    </th>
                    <td className="number">
                      {r.said ? t(r.said.text) : s.reading.unit === 'fen' ? yuan(r.value) : r.value}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <Pager offset={offset} size={size} total={data.seen} onMove={setOffset} />
          </>
        )}
      </div>
    </Sheet>
  )
}
