/** [BK5] What moved one holding, the newest first, with what it held after each. */
import { useState } from 'react'
import type { MovementsView } from '../../../server/contract/holdings.ts'
import { instantText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { PageTitle, Pager, Section, Waiting } from '../parts.tsx'
import { useLoad } from '../reads.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/table.tsx'
import '../registers/registers.css'
import { heldText } from './held.ts'

type Row = MovementsView['movements'][number] & { readonly key: string }
const pageSize = 50

export function HoldingPage({ id }: { readonly id: string }) {
  const { lang, t } = useLang()
  const [offset, setOffset] = useState(0)
  const { data, problem, reload } = useLoad<MovementsView>(
    `/api/holdings/${encodeURIComponent(id)}?offset=${offset}&limit=${pageSize}`,
  )
  if (!data)
    return (
      <>
        <PageTitle title={t('库存和结存', 'Stock and balances')} />
        <Waiting problem={problem} retry={reload} />
      </>
    )
  const amount = (n: number): string => heldText(n, data.unit, lang)
  const columns: readonly Column<Row>[] = [
    { key: 'at', title: t('时间', 'When'), cell: (m) => instantText(m.at, lang) },
    { key: 'memo', title: t('事由', 'For'), head: true, cell: (m) => t(m.memo) },
    {
      key: 'change',
      title: t('收支', 'Change'),
      number: true,
      cell: (m) => `${m.change > 0 ? '+' : '−'}${amount(Math.abs(m.change))}`,
    },
    { key: 'after', title: t('之后结存', 'Held after'), number: true, cell: (m) => amount(m.after) },
    {
      key: 'case',
      title: t('办件', 'Case'),
      cell: (m) =>
        m.case === null ? (
          <span className="muted">{t('不在您的经办范围', 'Not yours to see')}</span>
        ) : (
          <Link href={`/desk/cases/${m.case}`}>{m.case}</Link>
        ),
    },
  ]
  return (
    <>
      <p className="crumb">
        <Link href="/desk/holdings">{t('库存和结存', 'Stock and balances')}</Link> › {data.areaName}
      </p>
      <PageTitle title={`${t(data.title)} · ${data.areaName}`} />
      <p>
        <span className="big">{amount(data.balance)}</span>
      </p>
      <Section id="movements" title={t('每一笔收支', 'Every movement')}>
        {data.movements.length === 0 ? (
          <p className="muted">{t('还没有收支。', 'Nothing moved yet.')}</p>
        ) : (
          <DataTable
            testid="movements"
            className="entries"
            caption={t('每一笔收支', 'Every movement')}
            columns={columns}
            rows={data.movements.map((m, i): Row => ({ ...m, key: String(offset + i) }))}
            keyOf={(m) => m.key}
          />
        )}
        {data.total > pageSize && (
          <Pager offset={offset} size={pageSize} total={data.total} onMove={setOffset} />
        )}
      </Section>
    </>
  )
}
