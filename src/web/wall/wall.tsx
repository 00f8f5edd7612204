/** One screen of one campaign: it reads again every minute, keeps what it has when the line is down, and says how old that is. */
import { useEffect, useState } from 'react'
import type { CampaignSummary, CampaignView } from '../../server/contract/campaigns.ts'
import type { Me } from '../../server/contract/people.ts'
import { at } from '../shared/base.ts'
import { dayText } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { go, Link } from '../shared/router.tsx'
import { useLoad } from '../shared/use-load.ts'
import { Message } from './app.tsx'
import { Forecast } from './forecast.tsx'
import { Headline } from './headline.tsx'
import { Ranking } from './ranking.tsx'
import { Named, Stuck } from './stuck.tsx'

const everyMs = 60_000

type WallProps = { readonly me: Me; readonly campaigns: readonly CampaignSummary[]; readonly id: string; readonly asked: URLSearchParams }

export function Wall({ me, campaigns, id, asked }: WallProps) {
  const { t, lang, setLang } = useLang()
  const address = (changed: Readonly<Record<string, string | null>>, campaign = id): string => {
    const q = new URLSearchParams(campaign === id ? asked : undefined)
    for (const [name, value] of Object.entries(changed)) if (value === null) q.delete(name); else q.set(name, value)
    return `/wall/${campaign}${q.size > 0 ? `?${q.toString()}` : ''}`
  }
  const wanted = new URLSearchParams([...asked].filter(([name]) => ['area', 'rules', 'asOf'].includes(name))).toString()
  const { data: view, problem, reload } = useLoad<CampaignView>(`/api/campaigns/${id}${wanted === '' ? '' : `?${wanted}`}`)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => { reload(); setTurn((n) => n + 1) }, everyMs)
    return () => clearInterval(timer)
  }, [reload])
  const [read, setRead] = useState<Date | null>(null)
  useEffect(() => { if (view && !problem) setRead(new Date()) }, [view, problem])
  if (!view) return problem ? <Message title={t('读不到进展', 'The campaign cannot be read')} text={t(problem.detail)} act={t('重试', 'Try again')} onAct={reload} /> : <p className="message" role="status">{t('正在读取…', 'Loading…')}</p>
  const home = view.within.code === view.area
  return (
    <div className="wall">
      <header>
        <h1>{t(view.title)}<span>{home ? t(view.within.name) : <><Link href={address({ area: null })}>{t(view.areaName)}</Link> › {t(view.within.name)}</>}</span></h1>
        <p className="as-of">{t(`截至 ${dayText(view.asOf, 'zh')}`, `As of ${dayText(view.asOf, lang)}`)}{me.realm.rehearsal && <em>{t('演练', 'rehearsal')}</em>}</p>
        <nav aria-label={t('看什么', 'What to look at')}>
          {campaigns.length > 1 && <select aria-label={t('专项行动', 'Campaign')} value={id} onChange={(e) => go(address({}, e.target.value))}>{campaigns.map((c) => <option key={c.id} value={c.id}>{t(c.title)}</option>)}</select>}
          <select aria-label={t('亮灯规则', 'Rules of the lights')} value={view.rules.chosen} onChange={(e) => go(address({ rules: e.target.value }), true)}>{view.rules.all.map((r) => <option key={r.id} value={r.id}>{t(r.title)}</option>)}</select>
          <button type="button" onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>{lang === 'zh' ? 'English' : '中文'}</button>
          <a href={at(`/desk/campaigns/${id}`)}>{t('到工作台', 'To the desk')}</a>
        </nav>
      </header>
      <p className={problem ? 'stale' : 'unseen'} role="status">{problem ? t(`连不上服务器，以下是${read ? clock(read) : ''}的数据，恢复后自动更新。`, `The server cannot be reached: these are the data of ${read ? clock(read) : ''}; they update by themselves.`) : ''}</p>
      <main>
        <Headline view={view} />
        <Ranking view={view} below={(area) => (home && area.length <= 6 ? address({ area }) : null)} />
        <Forecast view={view} />
        <div className="foot"><Stuck view={view} turn={turn} /><Named view={view} /></div>
      </main>
    </div>
  )
}

const clock = (d: Date): string => `${String(d.getHours()).padStart(2, '0')}:${String(d.getMinutes()).padStart(2, '0')}`
