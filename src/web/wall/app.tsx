/** Who stands before the wall, and which campaign hangs there. */
import { useState } from 'react'
import type { CampaignSummary } from '../../server/contract/campaigns.ts'
import type { Me } from '../../server/contract/people.ts'
import { useLang } from '../shared/lang.tsx'
import { useAddress, useTitle } from '../shared/router.tsx'
import { useLoad } from '../shared/use-load.ts'
import { Enter } from './enter.tsx'
import { Wall } from './wall.tsx'

export function App() {
  const { t } = useLang()
  const [entered, setEntered] = useState(0)
  const { data: me, problem, reload } = useLoad<Me>(`/api/me?${entered}`)
  if (me) return <Chosen me={me} />
  if (!problem) return <p className="message" role="status">{t('正在读取…', 'Loading…')}</p>
  if (problem.status === 401) return <Enter entered={async () => setEntered((n) => n + 1)} />
  return <Message title={t('连不上服务器', 'The server cannot be reached')} text={t(problem.detail)} act={t('重试', 'Try again')} onAct={reload} />
}

export function Message({ title, text, act, onAct }: { readonly title: string; readonly text: string; readonly act?: string; readonly onAct?: () => void }) {
  return <main className="message"><h1>{title}</h1><p role="alert">{text}</p>{onAct && <button type="button" onClick={onAct}>{act}</button>}</main>
}

function Chosen({ me }: { readonly me: Me }) {
  const { t } = useLang()
  useTitle(t('调度墙 · 一门', 'Wall · Yimen'))
  const [path = '', query = ''] = useAddress().split('?')
  const { data: campaigns, problem, reload } = useLoad<readonly CampaignSummary[]>('/api/campaigns')
  if (problem) return <Message title={t('看不到专项行动', 'No campaign can be shown')} text={problem.status === 404 ? t('调度墙供有岗位的工作人员使用，请换用工作账号登录。', 'The wall is for officials: sign in with an official’s account.') : t(problem.detail)} act={t('重试', 'Try again')} onAct={reload} />
  if (!campaigns) return <p className="message" role="status">{t('正在读取…', 'Loading…')}</p>
  const named = decodeURIComponent(path.split('/')[2] ?? '')
  const campaign = campaigns.find((c) => c.id === named) ?? campaigns[0]
  if (!campaign) return <Message title={t('还没有专项行动', 'There is no campaign yet')} text={t('本地区没有下达目标的专项行动。', 'No campaign with targets runs here.')} />
  return <Wall key={campaign.id} me={me} campaigns={campaigns} id={campaign.id} asked={new URLSearchParams(query)} />
}
