/** An entry: how it stands and why, what is known of it, how the same thing stands elsewhere, and everything that it was. */
import type { RegisterEntryView } from '../../../server/contract/registers.ts'
import { dayText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { Badge, Clause, PageTitle, Section, Waiting } from '../parts.tsx'
import { useSession } from '../session.tsx'
import { entryPath, mapPath, Stands } from './parts.tsx'

export function EntryPage({ id, entry }: { readonly id: string; readonly entry: string }) {
  const { lang, t } = useLang()
  const {
    data: e,
    problem,
    reload,
  } = useLoad<RegisterEntryView>(
    `/api/registers/${encodeURIComponent(id)}/entries/${encodeURIComponent(entry)}`,
  )
  if (!e)
    return (
      <>
        <PageTitle title={t('名录条目', 'Entry')} />
        <Waiting problem={problem} retry={reload} />
      </>
    )
  return (
    <>
      <p className="crumb">
        <Link href="/desk/registers">{t('名录', 'Registers')}</Link> ›{' '}
        <Link href={`/desk/registers/${id}`}>{t(e.register.title)}</Link>
      </p>
      <section className="case-head register-head">
        <div className="between">
          <PageTitle
            title={e.register.cards ? `${e.name}（${t(e.register.cards.number)} ${e.id}）` : e.name}
          />
          <span className="row">
            {e.register.map && (
              <Link className="link-button" href={mapPath(id, entry)}>
                {t('在地图上看', 'On the map')}
              </Link>
            )}
          </span>
        </div>
        <div className="line-facts">
          <dl>
            <dt>{t('现在', 'Now')}</dt>
            <dd>
              {e.standing === null ? (
                <Badge tone="plain">{t('不在册', 'Not on the register')}</Badge>
              ) : (
                <Stands register={e.register} standing={e.standing} />
              )}
            </dd>
          </dl>
          {e.since && (
            <dl>
              <dt>{t('自', 'Since')}</dt>
              <dd>{dayText(e.since, lang)}</dd>
            </dl>
          )}
          <dl>
            <dt>{t('地方', 'Place')}</dt>
            <dd>{e.areaName}</dd>
          </dl>
          {e.also.map((a) => (
            <dl key={a.register}>
              <dt>{t(a.title)}</dt>
              <dd>
                <Link href={entryPath(a.register, e.id)}>{t(a.standingTitle)}</Link>
                {a.case && (
                  <>
                    {' '}
                    ·{' '}
                    <Link href={`/desk/cases/${a.case}`}>
                      {t('办件', 'case')} {a.case}
                    </Link>
                  </>
                )}
              </dd>
            </dl>
          ))}
        </div>
      </section>
      <div className="two">
        <div className="stack">
          <Reasons entry={e} />
          <Section id="known" title={t('登记内容', 'What is known')}>
            <dl className="facts">
              {e.values.map((v) => (
                <div key={v.name}>
                  <dt>{t(v.title)}</dt>
                  <dd>
                    <ValueText value={v} />
                  </dd>
                </div>
              ))}
            </dl>
          </Section>
          <div className="muted stack">
            {e.register.note && <p>{t(e.register.note.text)}</p>}
            <Clause clause={e.register.clause} />
          </div>
        </div>
        <History entry={e} />
      </div>
    </>
  )
}

/** Why it stands so, each with its article. */
export function Reasons({ entry: e }: { readonly entry: RegisterEntryView }) {
  const { t } = useLang()
  if (e.reasons.length === 0) return null
  return (
    <Section id="why" title={t('为什么', 'Why')}>
      <ul className="reasons">
        {e.reasons.map((r) => (
          <li key={`${r.column} ${r.text.zh}`}>
            <b>
              {t(r.title)}
              {t('：', ': ')}
              {t(r.text)}
            </b>
            <Clause clause={r.clause} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function ValueText({ value: v }: { readonly value: RegisterEntryView['values'][number] }) {
  const { lang, t } = useLang()
  const { now } = useSession()
  if (v.kind === 'case' && v.link !== undefined) return <Link href={`/desk/cases/${v.link}`}>{v.link}</Link>
  if ((v.kind === 'day' || v.kind === 'valid_to') && v.link !== undefined)
    return (
      <>
        {dayText(v.link, lang)}
        {v.kind === 'valid_to' && v.link < now().slice(0, 10) && (
          <>
            {' '}
            <span className="expired">{t('已过期', 'expired')}</span>
          </>
        )}
      </>
    )
  return <>{t(v.text)}</>
}

function History({ entry: e }: { readonly entry: RegisterEntryView }) {
  const { lang, t } = useLang()
  const first = e.versions.length - 1
  return (
    <Section id="history" title={t(`历史（${e.versions.length}）`, `History (${e.versions.length})`)}>
      <ol className="timeline" reversed data-testid="versions">
        {e.versions.map((v, i) => (
          <li key={`${v.from} ${v.until ?? ''} ${i}`}>
            <div className="between">
              <h3 className={v.voided === null ? undefined : 'voided'}>{t(v.standingTitle)}</h3>
              {v.voided === null ? (
                v.until === null && <Badge tone="good">{t('现行', 'Stands')}</Badge>
              ) : (
                <Badge tone="bad">
                  {t(`${dayText(v.voided, 'zh')} 撤回`, `taken back ${dayText(v.voided, 'en')}`)}
                </Badge>
              )}
            </div>
            <p>
              <time dateTime={v.from}>{dayText(v.from, lang)}</time> —{' '}
              {v.until === null ? (
                t('至今', 'today')
              ) : (
                <time dateTime={v.until}>{dayText(v.until, lang)}</time>
              )}
            </p>
            {v.changes.length > 0 ? (
              <ul className="changes">
                {v.changes.map((c) => (
                  <li key={c.name}>
                    {t(c.title)}
                    {t('：', ': ')}
                    <del>{c.was ? t(c.was) : t('（空）', '(empty)')}</del> →{' '}
                    <ins>{c.now ? t(c.now) : t('（空）', '(empty)')}</ins>
                  </li>
                ))}
              </ul>
            ) : (
              <p className="muted">
                {i === first ? t('首次入册', 'First entered') : t('内容没有变化', 'Nothing else changed')}
              </p>
            )}
            {v.case !== null && (
              <p>
                {t('来自办件 ', 'From case ')}
                <Link href={`/desk/cases/${v.case}`}>{v.case}</Link>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
