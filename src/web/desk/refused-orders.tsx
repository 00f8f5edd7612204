/** What one case set going and was refused: somebody has to look after it, since nobody waited for the answer. */
import type { RefusedOrders } from '../../server/contract/accesses.ts'
import { useState, type FormEvent } from 'react'
import { Button } from 'antd'
import { asProblem, post as send, type ProblemError } from '../shared/api.ts'
import { instantText } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { Link } from '../shared/router.tsx'
import { useLoad } from './reads.tsx'
import { ProblemBox, Section, Waiting } from './parts.tsx'
import { useSession } from './session.tsx'

export function RefusedOrdersList() {
  const { lang, t } = useLang()
  const { me } = useSession()
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
        <table className="grid small accesses orders" data-testid="refused-orders">
          <caption className="unseen">
            {t('自动发起而未办成的事项，最新的在前', 'Set going by a case and refused, newest first')}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('由哪个办件发起', 'Set going by')}</th>
              <th scope="col">{t('发起什么', 'What')}</th>
              <th scope="col">{t('为什么没有办成', 'Why it was refused')}</th>
              <th scope="col">{t('怎样处理的', 'What became of it')}</th>
            </tr>
          </thead>
          <tbody>
            {refused.orders.map((order) => (
              <tr key={order.id}>
                <th scope="row">
                  {/* Who only administers sees no case: a link would lead nowhere. */}
                  {me.permissions.includes('audit') ? (
                    <Link href={`/desk/cases/${order.from}`}>{order.from}</Link>
                  ) : (
                    order.from
                  )}
                </th>
                <td>
                  {order.opens
                    ? t(`开出办件 ${order.case}：`, `Open the case ${order.case}: `) + t(order.opens)
                    : t(`办理办件 ${order.case}`, `Act on the case ${order.case}`)}
                </td>
                <td>{t(order.why)}</td>
                <td>
                  {order.attended ? (
                    <>
                      {order.attended.reason}
                      <br />
                      <span className="muted">
                        {order.attended.name} · {instantText(order.attended.at, lang)}
                      </span>
                    </>
                  ) : refused.mayAttend ? (
                    <Attend id={order.id} done={reload} />
                  ) : (
                    <b>{t('还没有人处理', 'Nobody looked after it yet')}</b>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function Attend({ id, done }: { readonly id: string; readonly done: () => void }) {
  const { t } = useLang()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const attend = (e: FormEvent) => {
    e.preventDefault()
    void send('/api/refused-orders/attend', { id, reason }).then(done, (error: unknown) =>
      setProblem(asProblem(error)),
    )
  }
  return (
    <form className="row" onSubmit={attend}>
      <input
        className="input"
        aria-label={t('怎样处理的', 'What became of it')}
        placeholder={t('例如：已撤销，无须再付', 'for example: revoked, nothing to pay')}
        value={reason}
        minLength={4}
        maxLength={200}
        required
        onChange={(e) => setReason(e.target.value)}
      />
      <Button htmlType="submit" size="small">
        {t('记下', 'Write down')}
      </Button>
      {problem && <ProblemBox problem={problem} />}
    </form>
  )
}
