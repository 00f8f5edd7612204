/**
 * [WL4] The figure of the whole: how much is done, how that compares with the time gone by, what is needed
 * each week, and where it is heading.
 */
import type { CampaignView } from '../../server/contract/campaigns.ts'
import { at } from '../shared/base.ts'
import { gapMarks, gapSide, gapText, tenths, weeklyNeed } from './words.ts'
import { shortDay, unitText } from '../shared/format.ts'
import { Lamp } from './lamp.tsx'
import { useLang } from '../shared/lang.tsx'
import { Outlook } from './outlook.tsx'
import { useSize } from './use-size.ts'
import { recordsOf } from './place.ts'

export function Headline({ view }: { readonly view: CampaignView }) {
  const { lang, t } = useLang()
  const { total, figures, timeline, within, asOf, to, forecast } = view
  const unit = unitText(figures.unit, lang).trim()
  const gap = gapText(total.gap)
  const records = (figure: string) => at(recordsOf(figure, within.code, asOf))
  return (
    <section className="w-headline" aria-label={t('总体进度', 'The whole')}>
      <p className="w-label">
        {t(figures.doneTitle)}
        {t('，占目标任务', ' / target')}
      </p>
      <div className="w-hero">
        <p className={`w-percent${total.percent.length > 5 ? ' long' : ''}`}>
          {total.percent}
          {total.target !== null && <small>%</small>}
        </p>
        <Lamp light={total.light} large />
      </div>
      <p className="w-counts">
        <a href={records(figures.done)}>{total.done}</a>
        <span className="w-slash" aria-hidden="true">
          /
        </span>
        <span className="unseen">{t('，目标任务', ', target ')}</span>
        {total.target === null ? (
          <span className="w-none">{t('未下达目标', 'no target')}</span>
        ) : (
          <a className="w-target" href={records(figures.target)}>
            {total.target}
          </a>
        )}
        <span className="w-unit">{unit}</span>
      </p>
      {total.target !== null && (
        <Progress done={total.done} target={total.target} timeline={Number(timeline.percent)} />
      )}
      <p className="w-gap">
        {gap && (
          <b className={gapSide(total.gap!)}>
            <span aria-hidden="true">{gapMarks[gapSide(total.gap!)]}</span>
            {t(gap)}
          </b>
        )}
        <span title={`${t(timeline.title)} ${timeline.elapsed}/${timeline.whole}`}>
          {t(`序时 ${timeline.percent}%`, `time-line ${timeline.percent} %`)}
        </span>
      </p>
      {total.revised && <p className="w-note">{t(total.revised)}</p>}
      <Needs view={view} unit={unit} />
      {forecast ? (
        <Forecast view={{ ...view, forecast }} />
      ) : (
        <p className="w-note">
          {total.target === null
            ? t('未下达目标，不作预测。', 'No target, no forecast.')
            : asOf >= to
              ? t('期限已到，不再预测。', 'It has ended: no forecast.')
              : t('数据还不足以预测。', 'Too little is known for a forecast.')}
        </p>
      )}
    </section>
  )
}

/** The bar ends at the target, or at what was done when that is more. */
function Progress({
  done,
  target,
  timeline,
}: {
  readonly done: number
  readonly target: number
  readonly timeline: number
}) {
  const most = Math.max(target, done)
  const at = (share: number) => `${Math.min(100, share * 100).toFixed(2)}%`
  return (
    <div className="w-progress" aria-hidden="true">
      <i style={{ width: at(done / most) }} />
      <em style={{ left: at((timeline / 100) * (target / most)) }} />
      {done > target && <u style={{ left: at(target / most) }} />}
    </div>
  )
}

function Needs({ view: { total, asOf, to }, unit }: { readonly view: CampaignView; readonly unit: string }) {
  const { lang, t } = useLang()
  const need = weeklyNeed(total.left, asOf, to)
  return (
    <dl className="w-needs">
      {total.target !== null && (
        <div>
          <dt>{t(`到${shortDay(to, 'zh')}还差`, `left until ${shortDay(to, 'en')}`)}</dt>
          <dd>
            {total.left}
            <small>{unit}</small>
          </dd>
        </div>
      )}
      {total.target !== null && (
        <div>
          <dt>{t('今后每周需', 'needed a week')}</dt>
          <dd>
            {need === null ? '—' : tenths(need)}
            <small>{need === null ? '' : unit}</small>
          </dd>
        </div>
      )}
      <div>
        <dt>{t('近7天新增', 'last 7 days')}</dt>
        <dd>
          {signed(total.week)}
          <small>
            {lang === 'zh' ? `前7天${signed(total.lastWeek)}` : `before ${signed(total.lastWeek)}`}
          </small>
        </dd>
      </div>
    </dl>
  )
}

const signed = (n: number): string => (n > 0 ? `+${n}` : String(n))

function Forecast({
  view,
}: {
  readonly view: CampaignView & { readonly forecast: NonNullable<CampaignView['forecast']> }
}) {
  const { lang, t } = useLang()
  const [here, size] = useSize<HTMLParagraphElement>()
  const { low, high, reached } = view.forecast
  const { target, done } = view.total
  return (
    <div className="w-forecast">
      <p ref={here} className="w-forecast-text">
        <b>{t(`到期预计 ${view.forecast.end}`, `expected ${view.forecast.end}`)}</b>
        <span>{t(`区间${low}～${high}`, `${low} to ${high}`)}</span>
        {target !== null && done < target && (
          <span className={reached ? 'ahead' : 'behind'}>
            {reached
              ? t(`${shortDay(reached, lang)}可达标`, `target on ${shortDay(reached, lang)}`)
              : t('到期达不到目标', 'target not reached')}
          </span>
        )}
      </p>
      {size && <Outlook view={view} em={Math.max(13, size.width * 0.0356)} />}
    </div>
  )
}
