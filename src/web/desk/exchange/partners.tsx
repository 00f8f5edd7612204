/** [XC16] Partners: what waits for them and since when, what was refused and why, and why nothing goes on. */
import type { ExchangeLanes, ExchangePartner } from '../../../server/contract/exchange.ts'
import { instantText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Badge, Section, Waiting } from '../parts.tsx'
import { useLoad } from '../reads.tsx'
import { useSession } from '../session.tsx'
import { OurKey, PartnerForm } from './partner-form.tsx'
import { troubleOf } from './troubles.ts'

export function Partners() {
  const { t } = useLang()
  const { data: partners, problem, reload } = useLoad<readonly ExchangePartner[]>('/api/exchange/partners')
  if (!partners)
    return (
      <Section id="partners" title={t('合作地区', 'Partners')}>
        <Waiting problem={problem} retry={reload} />
      </Section>
    )
  return (
    <>
      {partners.map((p) => (
        <Partner key={p.id} partner={p} changed={reload} />
      ))}
      <Section id="partners" title={t('登记合作地区', 'Write a partner down')}>
        {partners.length === 0 && (
          <p className="muted" role="status">
            {t('还没有登记合作地区。', 'No partner is written down yet.')}
          </p>
        )}
        <PartnerForm partner={null} done={reload} />
      </Section>
      <OurKey />
    </>
  )
}

function Partner({
  partner: p,
  changed,
}: {
  readonly partner: ExchangePartner
  readonly changed: () => void
}) {
  const { lang, t } = useLang()
  const { data: lanes, problem, reload } = useLoad<ExchangeLanes>(`/api/exchange/partners/${p.id}/lanes`)
  const trouble = p.trouble && troubleOf(p.trouble.code)
  return (
    <Section
      id={`partner-${p.id}`}
      title={t(p.name)}
      extra={
        p.stopped ? (
          <Badge tone="bad">{t('交换已停止', 'Exchange stopped')}</Badge>
        ) : p.trouble ? (
          <Badge tone="warn">{t('暂时没有送达', 'Not delivered for now')}</Badge>
        ) : p.sent.waiting > 0 ? (
          <Badge tone="calm">{t('正在传送', 'Under way')}</Badge>
        ) : (
          <Badge tone="good">{t('全部送达', 'All delivered')}</Badge>
        )
      }
    >
      <p className="muted">
        {p.origin} · {p.url}
      </p>
      <dl className="line-facts">
        <div>
          <dt>{t('已发出', 'Sent')}</dt>
          <dd>{p.sent.last}</dd>
        </div>
        <div>
          <dt>{t('已收到', 'Received')}</dt>
          <dd>{p.received}</dd>
        </div>
        <div>
          <dt>{t('等待送达', 'Waiting')}</dt>
          <dd>
            {p.sent.waiting}
            {p.sent.since &&
              t(
                `，最早一条自 ${instantText(p.sent.since, 'zh')} 起`,
                `, the first since ${instantText(p.sent.since, 'en')}`,
              )}
          </dd>
        </div>
      </dl>
      {p.stopped && (
        <p className="bad-text" role="status">
          {t(`停止原因：${p.stopped.zh}`, `Stopped: ${p.stopped.en}`)}
        </p>
      )}
      {p.trouble && trouble && (
        <p role="status">
          {t(
            `最近一次（${instantText(p.trouble.at, 'zh')}）没有送达：${trouble.zh}。系统会自动重试。`,
            `Last tried ${instantText(p.trouble.at, 'en')}: ${trouble.en}. It is tried again by itself.`,
          )}
        </p>
      )}
      <details>
        <summary>
          {t('更改名称、网址，或者冲突处理后继续', 'Another name or address, or go on after a conflict')}
        </summary>
        <PartnerForm partner={p} done={changed} />
      </details>
      {!lanes ? (
        <Waiting problem={problem} retry={reload} />
      ) : (
        <>
          {lanes.waiting.length > 0 && (
            <table className="grid small accesses" data-testid={`waiting-${p.id}`}>
              <caption>{t('等待送达的消息，最早的在前', 'Waiting, the first ones first')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('序号', 'No.')}</th>
                  <th scope="col">{t('消息', 'Message')}</th>
                  <th scope="col">{t('办件', 'Case')}</th>
                  <th scope="col">{t('发出时间', 'Said at')}</th>
                </tr>
              </thead>
              <tbody>
                {lanes.waiting.map((m) => (
                  <tr key={m.n}>
                    <th scope="row">{m.n}</th>
                    <td>{t(m.title)}</td>
                    <td>
                      <CaseLink id={m.case} />
                    </td>
                    <td>{instantText(m.at, lang)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {lanes.refused.length > 0 && (
            <table className="grid small accesses" data-testid={`refused-${p.id}`}>
              <caption>{t('未被接受的消息，最新的在前', 'Refused, newest first')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('序号', 'No.')}</th>
                  <th scope="col">{t('消息', 'Message')}</th>
                  <th scope="col">{t('办件', 'Case')}</th>
                  <th scope="col">{t('原因', 'Why')}</th>
                </tr>
              </thead>
              <tbody>
                {lanes.refused.map((m) => (
                  <tr key={`${m.direction} ${m.n}`}>
                    <th scope="row">{m.n}</th>
                    <td>
                      {t(m.title)}{' '}
                      <span className="muted">
                        {m.direction === 'out'
                          ? t('对方未接受', 'refused by them')
                          : t('我方未接受', 'refused by us')}{' '}
                        {instantText(m.at, lang)}
                      </span>
                    </td>
                    <td>
                      <CaseLink id={m.case} />
                    </td>
                    <td>{t(m.why)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </Section>
  )
}

/** Who only administers sees no case: a link would lead nowhere. */
function CaseLink({ id }: { readonly id: string | null }) {
  const { me } = useSession()
  if (id === null) return null
  return me.permissions.includes('audit') ? <Link href={`/desk/cases/${id}`}>{id}</Link> : <>{id}</>
}
