/** Said only when something is wrong: how old the screen is, why, and what to do. */
import type { CampaignStuck, CampaignView } from '../../server/contract/campaigns.ts'
import { useLang } from '../shared/lang.tsx'
import { Link } from '../shared/router.tsx'
import { addressOf, useShown } from './place.ts'
import type { Live } from './use-live.ts'

export function News({
  live,
  campaignPath,
  stuck,
  again,
}: {
  readonly live: Live<CampaignView>
  readonly campaignPath: string
  readonly stuck: Live<CampaignStuck>
  readonly again: () => void
}) {
  const { t } = useLang()
  const shown = useShown()
  const problem = live.problem ?? stuck.problem
  if (!problem) return null
  const since =
    live.at === null
      ? ''
      : t(`屏上是${live.at.slice(11, 16)}的数据。`, `What you see is of ${live.at.slice(11, 16)}. `)
  const [words, way] =
    problem.status === 401
      ? [
          t('登录已失效，数据不再更新。', 'You are signed out: nothing is updated.'),
          <button key="a" type="button" className="w-button" onClick={again}>
            {t('重新登录', 'Sign in again')}
          </button>,
        ]
      : problem.status >= 400 && problem.status < 500 && live.path !== campaignPath
        ? [
            `${t(problem.detail)}${t('。', '. ')}`,
            <Link
              key="b"
              className="w-button"
              href={addressOf({ ...shown, area: null, rules: null, asOf: null, page: 1 })}
            >
              {t('回到总览', 'Back to the whole')}
            </Link>,
          ]
        : problem.status === 0
          ? [
              t('连不上服务器。', 'The server cannot be reached. '),
              t(
                '请检查本机的网线或无线网络；恢复后自动更新，不用刷新。',
                'Check this machine’s network; it updates by itself when the line is back.',
              ),
            ]
          : [
              t('服务器没有正常答复。', 'The server does not answer properly. '),
              t(
                '每分钟自动再试；持续十分钟以上请告知运维人员。',
                'It is tried every minute; after ten minutes tell those who run it.',
              ),
            ]
  return (
    <div className="w-news" role="alert">
      <span className="w-news-mark" aria-hidden="true">
        !
      </span>
      <p>
        <b>{words}</b>
        {since} {typeof way === 'string' && way}
      </p>
      {typeof way !== 'string' && way}
    </div>
  )
}
