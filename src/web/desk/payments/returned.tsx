/** What banks returned: what waits for the next run, and what a later batch lists already. */
import type { PaymentMonth } from '../../../server/contract/payment-month.ts'
import { shortDay, yuan } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Section } from '../parts.tsx'

export function ReturnedLines({ month }: { readonly month: PaymentMonth }) {
  const { lang, t } = useLang()
  const { returned } = month
  if (returned.length === 0) return null
  const waiting = returned.filter((l) => l.again === null)
  const sum = waiting.reduce((total, l) => total + l.amount, 0)
  return (
    <Section
      id="returned"
      title={t(`退票待补发（${waiting.length}）`, `Returned, to be paid again (${waiting.length})`)}
    >
      <p className="muted">
        {t(
          `当月和上月共退回 ${returned.length} 笔，其中 ${returned.length - waiting.length} 笔已列入后面的批次，` +
            `${waiting.length} 笔 ${yuan(sum)} 元待更正账户后随下一批发放。`,
          `${returned.length} came back this month and the last; ${returned.length - waiting.length} are listed again, ` +
            `${waiting.length} (${yuan(sum)} yuan) go with the next batch once the account is corrected.`,
        )}
      </p>
      {waiting.length > 0 && (
        <div className="scroll-x">
          <table className="grid small" data-testid="to-repay">
            <caption>{t('待更正账户后再发', 'To be paid again once the account is right')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('办件', 'Case')}</th>
                <th scope="col">{t('款项', 'For')}</th>
                <th scope="col">{t('退回日期', 'Came back')}</th>
                <th scope="col" className="number">
                  {t('金额（元）', 'Yuan')}
                </th>
              </tr>
            </thead>
            <tbody>
              {waiting.map((l) => (
                <tr key={`${l.batch}${l.case}`}>
                  <th scope="row">
                    <Link href={`/desk/cases/${l.case}`}>{l.case}</Link>
                  </th>
                  <td>{t(l.title)}</td>
                  <td>{shortDay(l.on, lang)}</td>
                  <td className="number">{yuan(l.amount)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}
