/** The campaign in one look: target, done, time-line, pace, light with its reasons, and what is to be expected. */
import type { CampaignView } from '../../../server/contract/campaigns.ts'
import { shortDay, shortInstant, unitText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Clause } from '../parts.tsx'
import { recordsOf } from './address.ts'
import { Lamp } from './lamp.tsx'
import { Outlook } from './outlook.tsx'
import { Why } from './why.tsx'

/** Where a share stands on a bar that ends at a hundred, or at the share itself where more was done. */
const place = (percent: number, full: number): string => `${Math.min(100, (percent * 100) / full)}%`

export function Summary({ view, unit }: { readonly view: CampaignView; readonly unit: string | undefined }) {
  const { lang, t } = useLang()
  const { total, timeline, forecast, meeting } = view
  const of = unit === undefined ? '' : unitText(unit, lang)
  const done = Number(total.percent) || 0
  const full = Math.max(100, done)
  const counts = (
    <>
      <Link href={recordsOf(view, view.figures.done, view.within.code)}>{total.done}</Link> /{' '}
      {total.target === null ? (
        '—'
      ) : (
        <Link href={recordsOf(view, view.figures.target, view.within.code)}>{total.target}</Link>
      )}
      {of}
    </>
  )
  return (
    <section className="panel campaign-head" aria-label={t('总体进展', 'Overall')}>
      <div className="pace">
        <p className="row">
          <span className="figure-value" data-testid="percent">
            {total.percent}
            <small>{total.target === null ? '' : '%'}</small>
          </span>{' '}
          <Lamp light={total.light} undecided={total.undecided.length > 0} />
        </p>
        <p className="counts">{counts}</p>
        <div
          className="track"
          role="img"
          aria-label={t(
            `完成${total.percent}%，${timeline.title.zh}${timeline.percent}%`,
            `${total.percent}% done, ${timeline.title.en} ${timeline.percent}%`,
          )}
        >
          <i className="filled" style={{ width: place(done, full) }} />
          <i className="time" style={{ left: place(Number(timeline.percent), full) }} />
        </div>
        <p className="muted">
          {t(timeline.title)} {timeline.percent}%
          {total.gap !== null && (
            <>
              {' '}
              ·{' '}
              <b className={total.gap.startsWith('-') ? 'bad-text' : 'good-text'}>
                {gapText(total.gap, lang)}
              </b>
            </>
          )}
        </p>
        {total.revised && <p>{t(total.revised)}</p>}
        {view.withheld.length > 0 && (
          <p className="muted" data-testid="withheld">
            {t(
              `为保护个人信息尚未公布、不能当作0：${view.withheld.map((f) => f.title.zh).join('、')}`,
              `not published yet, to protect people, and not to be read as 0: ${view.withheld.map((f) => f.title.en).join(', ')}`,
            )}
          </p>
        )}
      </div>
      <div className="stack">
        <dl className="facts">
          <div>
            <dt>{t('本周新增', 'New this week')}</dt>
            <dd>
              <b>{total.week}</b>{' '}
              <span className="muted">{t(`上周 ${total.lastWeek}`, `last week ${total.lastWeek}`)}</span>
            </dd>
          </div>
          <div>
            <dt>{t('还差', 'Left')}</dt>
            <dd>
              <b>{total.left}</b>
              {of}{' '}
              {total.left > 0 && (
                <span className="muted">
                  {total.perDay === null ? t('已无剩余时间', 'no days left') : needed(total.perDay, lang)}
                </span>
              )}
            </dd>
          </div>
          <div>
            <dt>{t('下次调度', 'Next meeting')}</dt>
            <dd>
              <b>{meeting.day === null ? t('不再召开', 'none') : shortDay(meeting.day, lang)}</b>{' '}
              <span className="muted">{t(meeting.reason)}</span>
            </dd>
          </div>
          <div>
            <dt>{t('填报截止', 'Fill in by')}</dt>
            <dd>
              <b>{meeting.fillBy === null ? '—' : shortInstant(meeting.fillBy, lang)}</b>
            </dd>
          </div>
        </dl>
        <Why pace={total} rules={view.rules} />
        <Clause clause={view.clause} />
      </div>
      <div className="ahead">
        <h2>{t('走势和预测', 'Trend and forecast')}</h2>
        {forecast ? (
          <>
            <Outlook view={view} forecast={forecast} />
            <p className="small-text">{t(forecast.text)}</p>
          </>
        ) : (
          <p className="muted">{t('还没有可以推算的数据。', 'Nothing to go by yet.')}</p>
        )}
      </div>
    </section>
  )
}

/** Hundredths a day, and whole ones a week: nobody builds a third of one. */
const needed = (perDay: number, lang: 'zh' | 'en'): string => {
  const [day, week] = [
    `${Math.trunc(perDay / 100)}.${String(perDay % 100).padStart(2, '0')}`,
    Math.ceil((perDay * 7) / 100),
  ]
  return lang === 'zh' ? `每天须新增 ${day}，每周 ${week}` : `${day} a day, ${week} a week needed`
}

const gapText = (gap: string, lang: 'zh' | 'en'): string =>
  gap.startsWith('-')
    ? lang === 'zh'
      ? `落后 ${gap.slice(1)} 个百分点`
      : `${gap.slice(1)} points behind`
    : lang === 'zh'
      ? `超前 ${gap.replace('+', '')} 个百分点`
      : `${gap.replace('+', '')} points ahead`
