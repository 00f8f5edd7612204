/** What does not move, why, and whose turn it is; who is named; when the meeting is. */
import type { CampaignStuck, CampaignView } from '../../server/contract/campaigns.ts'
import { at } from '../shared/base.ts'
import { shortInstant, shortDay } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { useLoad } from '../shared/use-load.ts'

export function Stuck({ view, turn }: { readonly view: CampaignView; /** Counts up when the wall reads again. */ readonly turn: number }) {
  const { t } = useLang()
  const { data } = useLoad<CampaignStuck>(`/api/campaigns/${view.id}/stuck?area=${view.within.code}&asOf=${view.asOf}&${turn}`)
  const shown = (data?.cases ?? []).slice(0, 6)
  return (
    <section className="stuck" aria-labelledby="stuck">
      <h2 id="stuck">{t('卡点', 'Stuck')} <b>{data?.total ?? view.total.stuck}</b></h2>
      {data && data.total === 0 && <p>{t('没有停滞的项目。', 'Nothing stands still.')}</p>}
      {data && <ul className="reasons">{data.reasons.slice(0, 4).map((r) => <li key={r.text.zh}><b>{r.count}</b> {t(r.text)}</li>)}</ul>}
      <ul className="cases">{shown.map((c) => <li key={c.case}><a href={at(`/desk/cases/${c.case}`)}>{t(c.areaName)} {c.name}</a><span>{c.stuck ? t(c.stuck) : t(c.stepTitle)}</span></li>)}</ul>
    </section>
  )
}

export function Named({ view }: { readonly view: CampaignView }) {
  const { t, lang } = useLang()
  const nameOf = (code: string): string => { const r = view.rows.find((x) => x.area === code); return r ? t(r.name) : code }
  const { meeting } = view
  return (
    <section className="named" aria-label={t('点名和会议', 'Named, and the meeting')}>
      {view.leaders.length > 0 && <p><b className="ahead">{t('居前', 'In front')}</b> {view.leaders.map(nameOf).join(t('、', ', '))}</p>}
      {view.laggards.length > 0 && <p><b className="behind">{t('靠后', 'Behind')}</b> {view.laggards.map(nameOf).join(t('、', ', '))}</p>}
      <p><b>{t('下次调度', 'Next meeting')}</b> {meeting.day === null ? t(meeting.reason) : <>{shortDay(meeting.day, lang)}{meeting.fillBy && t(`（${shortInstant(meeting.fillBy, 'zh')}前填报）`, ` (fill in by ${shortInstant(meeting.fillBy, 'en')})`)}</>}</p>
    </section>
  )
}
