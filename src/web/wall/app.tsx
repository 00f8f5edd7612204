/** Who may look at the wall, and which campaign hangs there: the one that the address names, else the realm's first. */
import { lazy, Suspense } from 'react'
import type { CampaignSummary } from '../../server/contract/campaigns.ts'
import type { RoomSummary } from '../../server/contract/rooms.ts'
import { at } from '../shared/base.ts'
import { useLang } from '../shared/lang.tsx'
import { RehearsalBar } from '../shared/rehearsal.tsx'
import { useLoad } from '../shared/use-load.ts'
import { SessionProvider, useSession } from '../desk/session.tsx'
import { roomAt, useShown } from './place.ts'
import { useAddress } from '../shared/router.tsx'
import { Screen } from './screen.tsx'
import { SignIn } from './sign-in.tsx'
import { Notice } from './notice.tsx'

const RoomScreen = lazy(() => import('./room/screen.tsx').then((m) => ({ default: m.RoomScreen })))

export function App() {
  return (
    <>
      <RehearsalBar />
      <SessionProvider
        stranger={(entered) => <SignIn entered={entered} />}
        failed={(again) => <Unreachable again={again} />}
      >
        <Wall />
      </SessionProvider>
    </>
  )
}

function Wall() {
  const { t } = useLang()
  const { me } = useSession()
  const { id } = useShown()
  const named = roomAt(useAddress())
  const { data, problem, reload } = useLoad<readonly CampaignSummary[]>(
    me.factor.needed || named.id !== null ? null : '/api/campaigns',
  )
  /** Where no campaign hangs, the first room with a wall does. */
  const { data: rooms } = useLoad<readonly RoomSummary[]>(
    !me.factor.needed && id === null && named.id === null && data?.length === 0 ? '/api/rooms' : null,
  )
  if (me.factor.needed)
    return (
      <Notice
        title={t('先设置动态验证码', 'Set up the second factor first')}
        text={t(
          '您的岗位要作决定。请先在工作台完成设置，再打开本屏。',
          'Your post decides. Set it up on the desk, then open this screen.',
        )}
      >
        <a className="w-button" href={at('/desk')}>
          {t('去工作台', 'To the desk')}
        </a>
      </Notice>
    )
  const room = named.id ?? rooms?.find((r) => r.wall)?.id
  if (room !== undefined)
    return (
      <Suspense fallback={null}>
        <RoomScreen key={room} id={room} tone={named.tone} />
      </Suspense>
    )
  if (!data)
    return problem ? (
      <Notice
        title={t('打不开', 'It cannot be opened')}
        text={
          problem.status === 404
            ? t(
                '您的岗位不看指标，打不开调度屏。请用调度工作人员的账号登录。',
                'Your post does not read figures: sign in as somebody of the dispatch.',
              )
            : t(problem.detail)
        }
      >
        <button type="button" className="w-button" onClick={reload}>
          {t('重试', 'Try again')}
        </button>
        <a className="w-button" href={at('/desk')}>
          {t('去工作台', 'To the desk')}
        </a>
      </Notice>
    ) : (
      <p className="w-waiting" role="status">
        {t('正在读取…', 'Loading…')}
      </p>
    )
  const campaign = id === null ? data[0] : data.find((c) => c.id === id)
  if (!campaign)
    return (
      <Notice
        title={t('没有专项行动', 'No campaign')}
        text={
          id === null
            ? t('本地区还没有专项行动。', 'There is none here yet.')
            : t('没有这项专项行动，请检查网址。', 'There is no such campaign: check the address.')
        }
      >
        <a className="w-button" href={at('/wall')}>
          {t('回到调度屏', 'To the wall')}
        </a>
      </Notice>
    )
  return <Screen key={campaign.id} campaign={campaign} all={data} />
}

function Unreachable({ again }: { readonly again: () => void }) {
  const { t } = useLang()
  return (
    <Notice
      title={t('连不上服务器', 'The server cannot be reached')}
      text={t('请检查本机的网线或无线网络，然后重试。', 'Check this machine’s network, then try again.')}
    >
      <button type="button" className="w-button" onClick={again}>
        {t('重试', 'Try again')}
      </button>
    </Notice>
  )
}
