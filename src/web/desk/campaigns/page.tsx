/** One campaign for who prepares the meeting: ranking, what a circular would say, what to check before the sheet goes out, the board by stage, and what is stuck. */
import type { CampaignView } from '../../../server/contract/campaigns.ts'
import { DownloadOutlined } from '@ant-design/icons'
import { at } from '../../shared/base.ts'
import { weekdayOf } from '../../shared/campaign.ts'
import { dayText, shortDay } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { go, useAddress } from '../../shared/router.tsx'
import { useLoad } from '../../shared/use-load.ts'
import { Clause, PageTitle, Waiting } from '../parts.tsx'
import { useSession } from '../session.tsx'
import { Board } from './board.tsx'
import './campaigns.css'
import { Progress } from './progress.tsx'
import { StuckList } from './stuck.tsx'

const tabs = ['progress', 'board', 'stuck'] as const
type Tab = (typeof tabs)[number]

export function CampaignPage({ id }: { readonly id: string }) {
  const { lang, t } = useLang()
  const { now } = useSession()
  const query = new URLSearchParams(useAddress().split('?')[1] ?? '')
  const chosen = (name: string) => query.get(name) ?? ''
  const tab = tabs.find((x) => x === chosen('tab')) ?? 'progress'
  const asked = new URLSearchParams((['asOf', 'area', 'rules'] as const).flatMap((name) => (chosen(name) === '' ? [] : [[name, chosen(name)]])))
  const path = `/api/campaigns/${encodeURIComponent(id)}`
  const { data: view, problem, reload } = useLoad<CampaignView>(`${path}?${asked}`)
  const to = (changed: Readonly<Record<string, string>>): string => {
    const next = new URLSearchParams(query)
    for (const [name, value] of Object.entries(changed)) {
      if (value === '') next.delete(name)
      else next.set(name, value)
    }
    return `/desk/campaigns/${encodeURIComponent(id)}${next.size > 0 ? `?${next}` : ''}`
  }
  const move = (changed: Readonly<Record<string, string>>) => go(to(changed), true)
  const narrowed = new URLSearchParams([...asked].filter(([name]) => name !== 'rules'))
  const names: Readonly<Record<Tab, string>> = { progress: t('进度排名', 'Ranking'), board: t('看板', 'Board'), stuck: view ? t(`卡点清单（${view.total.stuck}）`, `Stuck (${view.total.stuck})`) : t('卡点清单', 'Stuck') }
  return (
    <>
      <div className="between">
        <PageTitle title={view ? t(view.title) : t('专项行动', 'Campaign')} />
        {view && <span className="row"><a className="link-button" href={at(`/wall/${encodeURIComponent(id)}${asked.size > 0 ? `?${asked}` : ''}`)}>{t('打开调度屏', 'Open the wall')}</a><a className="link-button" href={at(`${path}/sheet.xlsx${asked.size > 0 ? `?${asked}` : ''}`)} download title={t('导出会留下记录：谁、什么时间、哪些内容', 'Exports are recorded: who, when and what')}><DownloadOutlined aria-hidden="true" /> {t('导出周调度表', 'Export the weekly sheet')}</a></span>}
      </div>
      <div className="filters">
        {view && view.within.code !== view.area && <button type="button" className="link-button" onClick={() => move({ area: '' })}>← {t(view.areaName)}</button>}
        <label><span>{t('统计日', 'As of')}</span><input className="input" type="date" value={chosen('asOf') === '' ? now().slice(0, 10) : chosen('asOf')} max={now().slice(0, 10)} onChange={(e) => e.target.value !== '' && move({ asOf: e.target.value })} /></label>
        {view && <label><span>{t('亮灯规则', 'Light rules')}</span><select className="input" value={view.rules.chosen} onChange={(e) => move({ rules: e.target.value })}>{view.rules.all.map((r) => <option key={r.id} value={r.id}>{r.title[lang]}</option>)}</select></label>}
        {view && <p className="meeting"><b>{t('下次调度会', 'Next meeting')}</b> {view.meeting.day && `${shortDay(view.meeting.day, lang)}${t('（', ' (')}${t(weekdayOf(view.meeting.day))}${t('）', ')')} `}<span className="muted">{t(view.meeting.reason)}{view.meeting.fillBy && t(`，${shortDay(view.meeting.fillBy, 'zh')}${view.meeting.fillBy.slice(11, 16)}前填报`, `; fill in by ${shortDay(view.meeting.fillBy, 'en')} ${view.meeting.fillBy.slice(11, 16)}`)}</span></p>}
      </div>
      <nav className="tabs" aria-label={t('专项行动的各页', 'Pages of the campaign')}>{tabs.map((x) => <a key={x} href={at(to({ tab: x === 'progress' ? '' : x }))} aria-current={tab === x ? 'page' : undefined} onClick={(e) => { e.preventDefault(); move({ tab: x === 'progress' ? '' : x }) }}>{names[x]}</a>)}</nav>
      {!view ? <Waiting problem={problem} retry={reload} /> : (
        <>
          <p className="muted">{t(`截至${dayText(view.asOf, 'zh')}`, `As of ${dayText(view.asOf, 'en')}`)} · {t(view.within.name)} · {t(view.timeline.title)} {view.timeline.percent}%{t('（', ' (')}{view.timeline.elapsed}/{view.timeline.whole}{t('）', ')')}</p>
          {tab === 'board' ? <Board path={`${path}/board?${narrowed}`} asOf={view.asOf} area={view.within.code} /> : tab === 'stuck' ? <StuckList path={`${path}/stuck?${narrowed}`} /> : <Progress view={view} open={(area) => go(to({ area }))} />}
          <Clause clause={view.clause} />
        </>
      )}
    </>
  )
}
