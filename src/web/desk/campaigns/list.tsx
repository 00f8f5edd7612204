/** The campaigns of this place; with one alone it is opened at once. */
import { useEffect } from 'react'
import type { CampaignSummary } from '../../../server/contract/campaigns.ts'
import { useLang } from '../../shared/lang.tsx'
import { go, Link } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { PageTitle, Waiting } from '../parts.tsx'

const campaignPath = (id: string): string => `/desk/campaigns/${encodeURIComponent(id)}`

export function CampaignsPage() {
  const { t } = useLang()
  const { data, problem, reload } = useLoad<readonly CampaignSummary[]>('/api/campaigns')
  const only = data?.length === 1 ? data[0]! : null
  useEffect(() => {
    if (only) go(campaignPath(only.id), true)
  }, [only])
  return (
    <>
      <PageTitle title={t('专项行动', 'Campaigns')} />
      {!data || only ? (
        <Waiting problem={problem} retry={reload} />
      ) : data.length === 0 ? (
        <div className="empty">
          <p>
            <b>{t('本地区没有下达目标的专项行动', 'No campaign with targets runs here')}</b>
          </p>
        </div>
      ) : (
        <ul className="cards">
          {data.map((c) => (
            <li key={c.id}>
              <Link className="card" href={campaignPath(c.id)}>
                <b>{t(c.title)}</b>
                <span className="muted">{t(c.areaName)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
