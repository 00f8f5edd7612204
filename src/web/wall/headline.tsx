/** The one number, against its target and its time. */
import type { CampaignView } from '../../server/contract/campaigns.ts'
import { at } from '../shared/base.ts'
import { shortDay } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { LightMark } from './light.tsx'

/** Where a share stands on a bar that ends at a hundred, or at the share itself where more was done. */
const place = (percent: number, full: number): string => `${Math.min(100, (percent * 100) / full)}%`

export function Headline({ view }: { readonly view: CampaignView }) {
  const { t, lang } = useLang()
  const { total, timeline } = view
  const done = Number(total.percent) || 0
  const full = Math.max(100, done)
  const records = (figure: string): string => at(`/desk/figures/${figure}?area=${view.within.code}&asOf=${view.asOf}`)
  const weekly = total.perDay === null ? null : Math.ceil((total.perDay * 7) / 100)
  return (
    <section className="headline" aria-labelledby="done">
      <h2 id="done">{t('完成年度目标', 'Of the year’s target')}</h2>
      <p className="huge"><b>{total.percent}</b><span>{total.target === null ? '' : '%'}</span> <LightMark light={total.light} reasons={total.reasons} /></p>
      <p className="counts"><a href={records(view.figures.done)}>{total.done}</a> / <a href={records(view.figures.target)}>{total.target ?? '—'}</a>{total.revised && <small>{t(total.revised)}</small>}</p>
      <div className="track" role="img" aria-label={t(`完成${total.percent}%，${timeline.title.zh}${timeline.percent}%`, `${total.percent}% done, ${timeline.title.en} ${timeline.percent}%`)}>
        <i className="filled" style={{ width: place(done, full) }} />
        <i className="time" style={{ left: place(Number(timeline.percent), full) }} />
      </div>
      <p className="under">{t(`${timeline.title.zh} ${timeline.percent}%`, `${timeline.title.en} ${timeline.percent}%`)}{total.gap !== null && <b className={total.gap.startsWith('-') ? 'behind' : 'ahead'}>{total.gap.startsWith('-') ? t(`落后 ${total.gap.slice(1)} 个百分点`, `${total.gap.slice(1)} points behind`) : t(`超前 ${total.gap.replace('+', '')} 个百分点`, `${total.gap.replace('+', '')} points ahead`)}</b>}</p>
      <dl className="facts">
        <div><dt>{t('本周新增', 'This week')}</dt><dd>{total.week}<small>{t(`上周 ${total.lastWeek}`, `last week ${total.lastWeek}`)}</small></dd></div>
        <div><dt>{t('还差', 'Left')}</dt><dd>{total.left}{weekly !== null && total.left > 0 && <small>{t(`每周须新增 ${weekly}`, `${weekly} a week needed`)}</small>}</dd></div>
        <div><dt>{t('卡点', 'Stuck')}</dt><dd className={total.stuck > 0 ? 'behind' : ''}>{total.stuck}</dd></div>
        <div><dt>{t('截止', 'Until')}</dt><dd className="day">{shortDay(view.to, lang)}</dd></div>
      </dl>
    </section>
  )
}
