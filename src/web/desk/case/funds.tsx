/** The money of what several people build: what came in and went out, and each dwelling's share of the cost. */
import type { Text } from '../../../kernel/text.ts'
import type { FundsView, SharesView } from '../../../server/contract/together.ts'
import { shortDay, yuanIn } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { squareMetres } from '../../shared/together.ts'
import { Badge, Clause } from '../parts.tsx'

/** What came in, went out, is there; how much may be paid now, and which limit binds. */
export function Funds({ funds: f }: { readonly funds: FundsView }) {
  const { t, lang } = useLang()
  const sum = (all: readonly { readonly amount: number }[]) => all.reduce((n, x) => n + x.amount, 0)
  return (
    <>
      <dl className="sums">
        <div>
          <dt>{t('缴入', 'Paid in')}</dt>
          <dd>{yuanIn(sum(f.in), lang)}</dd>
          <dd className="muted">
            {f.in.map((x) => `${t(x.title)} ${yuanIn(x.amount, lang)}`).join(t('，', ', '))}
          </dd>
        </div>
        <div>
          <dt>{t('支付', 'Paid out')}</dt>
          <dd>{yuanIn(sum(f.out), lang)}</dd>
          <dd className="muted">
            {f.out
              .map((x) => `${shortDay(x.on, lang)} ${t(x.title)} ${yuanIn(x.amount, lang)}`)
              .join(t('，', ', '))}
          </dd>
        </div>
        <div>
          <dt>{t('余额', 'Balance')}</dt>
          <dd>{yuanIn(f.balance, lang)}</dd>
        </div>
        <div>
          <dt>{t('现在最多可付', 'May be paid now')}</dt>
          <dd data-testid="next-payment">
            {f.next === null ? t('本环节不支付', 'nothing at this step') : yuanIn(f.next, lang)}
          </dd>
        </div>
      </dl>
      {f.limits.length > 0 && (
        <ul className="plain-list">
          {f.limits.map((l) => (
            <li key={l.title.zh}>
              {t(l.title)} <b>{yuanIn(l.amount, lang)}</b>{' '}
              {l.binds && <Badge tone="warn">{t('以此为限', 'this one binds')}</Badge>}{' '}
              <Clause clause={l.clause} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export function Shares({ shares: s }: { readonly shares: SharesView }) {
  const { t, lang } = useLang()
  const paid = s.shares.reduce((n, x) => n + (x.paid ?? 0), 0)
  return (
    <>
      {s.how && <p>{t(howText(s.how))}</p>}
      <div className="scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('房号', 'Room')}</th>
              {s.how?.table && <th scope="col">{t('系数', 'Part')}</th>}
              <th scope="col">{t('应分摊', 'Share')}</th>
              <th scope="col">{t('已缴', 'Paid in')}</th>
            </tr>
          </thead>
          <tbody>
            {s.shares.map((x) => {
              const k = s.how?.coefficients.find((y) => y.room === x.room)?.coefficient
              return (
                <tr key={x.room}>
                  <th scope="row">{x.room}</th>
                  {s.how?.table && <td>{k == null ? '—' : squareMetres(k)}</td>}
                  <td>{yuanIn(x.amount, lang)}</td>
                  <td>
                    {yuanIn(x.paid ?? 0, lang)}{' '}
                    {x.paid === x.amount && x.amount > 0 ? (
                      <Badge tone="good">{t('缴清', 'paid')}</Badge>
                    ) : (
                      x.from.length > 0 && (
                        <small className="muted">{x.from.map((f) => t(f.title)).join('、')}</small>
                      )
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('合计', 'Total')}</th>
              {s.how?.table && <td />}
              <td>{yuanIn(s.total, lang)}</td>
              <td>{yuanIn(paid, lang)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <Clause clause={s.how?.clause ?? s.clause} />
    </>
  )
}

function howText({ price, less, table }: NonNullable<SharesView['how']>): Text {
  const rest = yuanIn(price - less, 'zh')
  const zh = `总造价${yuanIn(price, 'zh')} − 补贴${yuanIn(less, 'zh')} = ${rest}，${table?.zh ?? '业主自行约定'}`
  const en = `${yuanIn(price, 'en')} − ${yuanIn(less, 'en')}, ${table?.en ?? 'as the owners agreed'}`
  return { zh, en }
}
