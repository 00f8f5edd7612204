/** [XC8] What was said of a case with partners: whose turn it is, every message, and whether it was taken. */
import type { CaseExchangeView } from '../../../server/contract/exchange.ts'
import { at } from '../../shared/base.ts'
import { instantText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Section, Waiting } from '../parts.tsx'
import { useLoad } from '../reads.tsx'
import { TurnBadge } from './turn.tsx'

type Message = CaseExchangeView['messages'][number]

export function ExchangeOfCase({ id }: { readonly id: string }) {
  const { lang, t } = useLang()
  const { data, problem, reload } = useLoad<CaseExchangeView>(`/api/cases/${encodeURIComponent(id)}/exchange`)
  /** Whom the case concerns, and who sees it in no office, is told nothing of it. */
  if (!data)
    return problem && problem.status !== 404 ? (
      <Section id="exchange" title={t('与对方的往来', 'With the other place')}>
        <Waiting problem={problem} retry={reload} />
      </Section>
    ) : null
  if (data.messages.length + data.untold.length === 0) return null
  return (
    <Section
      id="exchange"
      title={t('与对方的往来', 'With the other place')}
      extra={data.turn && <TurnBadge whose={data.turn.whose} />}
    >
      {data.untold.map((u) => (
        <p key={`${u.to} ${u.at}`} className="bad-text" role="status" data-testid="untold">
          {t(
            `没有送出：${u.title.zh}（${instantText(u.at, lang)}）。本地没有登记往来对方“${u.to}”，请管理员登记对方以后重新办理。`,
            `Sent to nobody: ${u.title.en} (${instantText(u.at, lang)}). No partner “${u.to}” is written down here: ` +
              'whoever administers writes it down, then it is done anew.',
          )}
        </p>
      ))}
      <ol className="plain-list" data-testid="case-exchange">
        {data.messages.map((m) => (
          <li key={`${m.partner} ${m.direction} ${m.n}`}>
            <b>{m.direction === 'out' ? t('发出', 'Sent') : t('收到', 'Received')}</b> {t(m.title)}{' '}
            <span className="muted">{instantText(m.at, lang)}</span>
            {' · '}
            <Standing message={m} />
          </li>
        ))}
      </ol>
      {data.messages.length > 0 && (
        <p>
          <a href={at(`/api/cases/${encodeURIComponent(id)}/exchange.json`)} download>
            {t('下载往来凭证（消息和回执）', 'Download the proof of what was said and answered')}
          </a>
        </p>
      )}
    </Section>
  )
}

function Standing({ message: { result, why, receiptAt } }: { readonly message: Message }) {
  const { lang, t } = useLang()
  if (result === null) return <span>{t('在途，等对方回执', 'on its way, no receipt yet')}</span>
  if (result === 'refused')
    return <span className="bad-text">{t(`未被接受：${why?.zh ?? ''}`, `refused: ${why?.en ?? ''}`)}</span>
  return (
    <span className="muted">
      {t('已收，有回执', 'taken, with a receipt')}
      {receiptAt === null ? '' : ` ${instantText(receiptAt, lang)}`}
    </span>
  )
}
