/**
 * [WL1] The screen: head, the figure of the whole, the places below or what is stuck, and the strip by which
 * somebody at the meeting moves it.
 */
import { useEffect } from 'react'
import type { CampaignStuck, CampaignSummary, CampaignView } from '../../server/contract/campaigns.ts'
import { dayText } from '../shared/format.ts'
import { weekdayOf } from './words.ts'
import { useLang } from '../shared/lang.tsx'
import { Link, useTitle } from '../shared/router.tsx'
import { useSession } from '../desk/session.tsx'
import { Notice } from './notice.tsx'
import { Controls } from './controls.tsx'
import { News } from './news.tsx'
import { Headline } from './headline.tsx'
import { addressOf, apiPath, show, useShown } from './place.ts'
import { pagesOf, Ranking } from './ranking.tsx'
import { Meeting, Named, StuckPanel, StuckView } from './panels.tsx'
import { useLive } from './use-live.ts'
import { stepsOf, useRotation } from './rotation.ts'

export function Screen({
  campaign,
  all,
}: {
  readonly campaign: CampaignSummary
  readonly all: readonly CampaignSummary[]
}) {
  const { lang, t } = useLang()
  const { now, refresh } = useSession()
  const shown = useShown()
  const campaignPath = apiPath(campaign.id, shown, '')
  const live = useLive<CampaignView>(campaignPath, now)
  const stuck = useLive<CampaignStuck>(apiPath(campaign.id, shown, '/stuck'), now)
  const city = useLive<CampaignView>(
    shown.area === null ? null : apiPath(campaign.id, { ...shown, area: null }, ''),
    now,
  )
  const view = live.data
  const whole = shown.area === null ? view : city.data
  const rotation = useRotation(whole ? stepsOf(whole) : [], shown, view ? pagesOf(view) : 1)
  useTitle(`${t(campaign.title)} · ${t('一门调度屏', 'Yimen wall')}`)
  useEffect(() => {
    const keys = (e: KeyboardEvent) => {
      if (
        e.altKey ||
        e.ctrlKey ||
        e.metaKey ||
        (e.target instanceof HTMLElement && e.target.matches('select, input'))
      )
        return
      if (e.key === 'ArrowRight') rotation.move(1)
      else if (e.key === 'ArrowLeft') rotation.move(-1)
      else if (e.key === 'Escape' && document.fullscreenElement === null)
        show({ ...shown, area: null, view: 'progress', page: 1 })
    }
    addEventListener('keydown', keys)
    return () => removeEventListener('keydown', keys)
  })
  if (!view)
    return live.problem ? (
      <Notice
        title={t('没有读到数据', 'Nothing was read')}
        text={`${t(live.problem.detail)}${t('。每分钟会自动再试。', '. It is tried again every minute.')}`}
      >
        {live.problem.status === 401 ? (
          <button type="button" className="w-button" onClick={() => void refresh()}>
            {t('重新登录', 'Sign in again')}
          </button>
        ) : (
          <Link className="w-button" href={addressOf({ ...shown, area: null, rules: null, asOf: null })}>
            {t('回到总览', 'Back to the whole')}
          </Link>
        )}
      </Notice>
    ) : (
      <p className="w-waiting" role="status">
        {t('正在读取…', 'Loading…')}
      </p>
    )
  const below = view.within.code !== view.area
  return (
    <div className="w-screen">
      <header className="w-head">
        <div className="w-title">
          <p className="w-over">
            <span className="w-seal" aria-hidden="true">
              一门
            </span>
            {t(view.areaName)}
            {below
              ? ` · ${t(view.title)}`
              : t(`专项行动${view.called.rounds.zh}`, `: ${view.called.rounds.en}`)}
          </p>
          <h1>{t(below ? view.within.name : view.title)}</h1>
        </div>
        <Meeting meeting={view.meeting} called={view.called.meeting} />
        <div className="w-asof">
          <span>{t('截至', 'As of')}</span>
          <b>
            <time dateTime={view.asOf}>{dayText(view.asOf, lang)}</time>
          </b>
          <span>{t(weekdayOf(view.asOf))}</span>
        </div>
      </header>
      <News live={live} campaignPath={campaignPath} stuck={stuck} again={() => void refresh()} />
      <main className="w-main">
        <Headline view={view} />
        <div className="w-side">
          {shown.view === 'stuck' ? (
            <StuckView view={view} stuck={stuck.data} />
          ) : (
            <Ranking view={view} shown={shown} />
          )}
          {shown.view !== 'stuck' && (
            <div className="w-foot">
              <StuckPanel stuck={stuck.data} shown={shown} />
              <Named view={view} />
            </div>
          )}
        </div>
      </main>
      <Controls view={view} all={all} shown={shown} rotation={rotation} at={live.at} />
    </div>
  )
}
