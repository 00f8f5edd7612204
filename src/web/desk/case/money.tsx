/** What is owed after acting first, and what was booked: double entry, never edited. */
import type { CaseView } from '../../../server/contract/cases.ts'
import { instantText, measured, yuan } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Badge, Section } from '../parts.tsx'

export function Obligations({ view }: { readonly view: CaseView }) {
  const { lang, t } = useLang()
  if (view.obligations.length === 0) return null
  return (
    <Section id="obligations" title={t('待补事项', 'Obligations')}>
      <ul className="plain-list">
        {view.obligations.map((o) => (
          <li key={`${o.name} ${o.since}`}>
            <Badge tone={o.closed ? 'good' : o.overdue ? 'bad' : 'warn'}>
              {o.closed ? t(o.closed.title) : o.overdue ? t('超期未补', 'Overdue') : t('待补', 'Owed')}
            </Badge>{' '}
            <b>{t(o.title)}</b>{' '}
            <span className="muted">
              {t(`自 ${instantText(o.since, 'zh')}`, `since ${instantText(o.since, 'en')}`)}
              {o.due && t(`，应于 ${instantText(o.due, 'zh')} 前了结`, `, due ${instantText(o.due, 'en')}`)}
              {o.closed &&
                t(`，${instantText(o.closed.at, 'zh')} 了结`, `, ended ${instantText(o.closed.at, lang)}`)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function Money({ view }: { readonly view: CaseView }) {
  const { lang, t } = useLang()
  if (view.transfers.length === 0) return null
  const isMoney = view.transfers.every((x) => x.unit === 'fen')
  return (
    <Section id="money" title={t('记账', 'Ledger')}>
      <div className="scroll">
        <table className="grid small">
          <thead>
            <tr>
              <th scope="col">{t('时间', 'When')}</th>
              <th scope="col">{t('摘要', 'Memo')}</th>
              <th scope="col">{t('借方', 'Debit')}</th>
              <th scope="col">{t('贷方', 'Credit')}</th>
              <th scope="col" className="number">
                {isMoney ? t('金额（元）', 'Yuan') : t('数量', 'Amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {view.transfers.map((x) => (
              <tr key={x.id}>
                <td>{instantText(x.at, lang)}</td>
                <td>{t(x.memo)}</td>
                <td>{t(x.debit)}</td>
                <td>{t(x.credit)}</td>
                <td className="number">{isMoney ? yuan(x.amount) : measured(x.amount, x.unit, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
