/** What one case set going and was refused: somebody has to look after it, since nobody waited for the answer. */
import type { RefusedOrders } from '../../server/contract/accesses.ts'
import { useLang } from '../shared/lang.tsx'
import { Link } from '../shared/router.tsx'
import { useLoad } from '../shared/use-load.ts'
import { Section, Waiting } from './parts.tsx'

export function RefusedOrdersList() {
  const { t } = useLang()
  const { data: refused, problem, reload } = useLoad<RefusedOrders>('/api/refused-orders')
  return (
    <Section id="refused-orders" title={t('自动发起而未办成的事项', 'Set going by a case, and refused')}>
      {!refused ? (
        <Waiting problem={problem} retry={reload} />
      ) : refused.orders.length === 0 ? (
        <p className="muted" role="status">
          {t('没有。办件自动发起的事项都已办成。', 'None: all that cases set going was done.')}
        </p>
      ) : (
        <table className="grid small" data-testid="refused-orders">
          <caption className="unseen">
            {t('自动发起而未办成的事项，最新的在前', 'Set going by a case and refused, newest first')}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('由哪个办件发起', 'Set going by')}</th>
              <th scope="col">{t('发起什么', 'What')}</th>
              <th scope="col">{t('为什么没有办成', 'Why it was refused')}</th>
            </tr>
          </thead>
          <tbody>
            {refused.orders.map((order) => (
              <tr key={`${order.from} ${order.case} ${order.outcome}`}>
                <th scope="row">
                  <Link href={`/desk/cases/${order.from}`}>{order.from}</Link>
                </th>
                <td>
                  {order.opens
                    ? t(`开出办件 ${order.case}：`, `Open the case ${order.case}: `) + t(order.opens)
                    : t(`办理办件 ${order.case}`, `Act on the case ${order.case}`)}
                </td>
                <td>{t(order.why)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
