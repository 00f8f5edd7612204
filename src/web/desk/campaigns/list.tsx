/** All campaigns of the realm: how far each is, and the ways to its page and to the wall. */
import type { CampaignSummary, CampaignView } from '../../../server/contract/campaigns.ts'
import { at } from '../../shared/base.ts'
import { gapText } from '../../shared/campaign.ts'
import { Lamp } from '../../shared/lamp.tsx'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { useLoad } from '../../shared/use-load.ts'
import { PageTitle, Waiting } from '../parts.tsx'
import './campaigns.css'

export function CampaignsPage() {
  const { t } = useLang()
  const { data, problem, reload } = useLoad<readonly CampaignSummary[]>('/api/campaigns')
  return (
    <>
      <div className="between"><PageTitle title={t('专项行动', 'Campaigns')} /><a className="link-button" href={at('/wall')}>{t('打开调度屏', 'Open the wall')}</a></div>
      <p className="muted">{t('目标、进度、亮灯、排名和卡点都由办件算出，每个数都能点开。', 'Targets, pace, lights, ranks and what is stuck follow from the cases; every number opens.')}</p>
      {!data ? <Waiting problem={problem} retry={reload} /> : data.length === 0 ? <p className="empty">{t('本地区还没有专项行动。', 'There is no campaign here yet.')}</p> : <ul className="cards">{data.map((c) => <li key={c.id}><Card campaign={c} /></li>)}</ul>}
    </>
  )
}

function Card({ campaign: c }: { readonly campaign: CampaignSummary }) {
  const { t } = useLang()
  const { data: v } = useLoad<CampaignView>(`/api/campaigns/${encodeURIComponent(c.id)}`)
  const gap = v && gapText(v.total.gap)
  return (
    <Link className="card" href={`/desk/campaigns/${encodeURIComponent(c.id)}`}>
      <b>{t(c.title)}</b>
      <span className="row">{v && <Lamp light={v.total.light} />}<span className="big">{v ? `${v.total.percent}${v.total.target === null ? '' : '%'}` : '…'}</span>{v && v.total.target !== null && <span className="muted">{v.total.done} / {v.total.target}</span>}</span>
      <span className="muted">{t(c.areaName)}{gap && ` · ${t(gap)}`}{v && t(` · 卡点${v.total.stuck}件`, ` · ${v.total.stuck} stuck`)}</span>
    </Link>
  )
}
