/** The frame of every page: realm, clock, post, search, and the rooms of the desk that this person may enter. */
import { useEffect, useState, type ReactNode } from 'react'
import {
  AimOutlined,
  AuditOutlined,
  BookOutlined,
  DashboardOutlined,
  BarChartOutlined,
  ContainerOutlined,
  FileTextOutlined,
  FormOutlined,
  HomeOutlined,
  ImportOutlined,
  InboxOutlined,
  MoneyCollectOutlined,
  SearchOutlined,
  SendOutlined,
  SolutionOutlined,
  SwapOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import type { CampaignSummary } from '../../server/contract/campaigns.ts'
import { useLang } from '../shared/lang.tsx'
import { Link, useAddress } from '../shared/router.tsx'
import { useLoad } from './reads.tsx'
import { FindBox } from './find/box.tsx'
import { takeFlash } from './flash.ts'
import { LanguageSwitch } from './parts.tsx'
import { useNow, useSession } from './session.tsx'

export function Frame({ children }: { readonly children: ReactNode }) {
  const { t } = useLang()
  const address = useAddress()
  const [flashText, setFlashText] = useState<string | null>(null)
  useEffect(() => setFlashText(takeFlash()), [address])
  return (
    <>
      <a className="skip" href="#main">
        {t('跳到正文', 'Skip to content')}
      </a>
      <Top />
      <div className="body">
        <Rooms />
        <main id="main" tabIndex={-1}>
          <div role="status" className={flashText ? 'flash' : undefined}>
            {flashText}
          </div>
          {children}
        </main>
      </div>
    </>
  )
}

function Top() {
  const { lang, t } = useLang()
  const { me, post, choose, leave } = useSession()
  return (
    <header className="top">
      <Link href="/desk" className="brand">
        <span className="seal" aria-hidden="true">
          一门
        </span>
        <span>
          <b>{t('一门工作台', 'Yimen desk')}</b>
          <small>
            {t(me.realm.name)}
            {me.realm.rehearsal && ` · ${t('演练', 'rehearsal')}`}
          </small>
        </span>
      </Link>
      <FindBox />
      <Clock />
      <div className="who">
        {me.posts.length > 1 ? (
          <label>
            <span className="unseen">{t('当前岗位', 'Acting as')}</span>
            <select value={post?.id} onChange={(e) => choose(e.target.value)}>
              {me.posts.map((p) => (
                <option key={p.id} value={p.id}>
                  {p.title[lang]}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <span className="post">{post ? t(post.title) : t('无岗位', 'No post')}</span>
        )}
        <Link href="/desk/account" className="own" title={t('账户与安全', 'Account and security')}>
          <b>{me.name}</b>
        </Link>
        <LanguageSwitch />
        <button type="button" className="bare" onClick={() => void leave()}>
          {t('退出', 'Sign out')}
        </button>
      </div>
    </header>
  )
}

const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}

function Clock() {
  const { lang, t } = useLang()
  const { me } = useSession()
  const now = useNow()
  const weekday = weekdays[lang][new Date(`${now.slice(0, 10)}T00:00:00Z`).getUTCDay()]
  return (
    <p className="clock">
      <span>{me.realm.rehearsal ? t('演练时钟', 'Rehearsal clock') : t('系统时间', 'Clock')}</span>{' '}
      <time dateTime={now}>
        {now.slice(0, 10)} {weekday} {now.slice(11, 16)}
      </time>
    </p>
  )
}

function Rooms() {
  const { t } = useLang()
  const { me } = useSession()
  /** Officials are told; where no campaign runs, there is no such room. */
  const { data: campaigns } = useLoad<readonly CampaignSummary[]>(
    me.posts.length > 0 ? '/api/campaigns' : null,
  )
  const room = useAddress().split('?')[0]!.split('/')[2] ?? ''
  const rooms: readonly (readonly [string, string, ReactNode])[] = [
    ...(me.posts.length > 0
      ? [['', t('首页', 'Start'), <HomeOutlined key="h" aria-hidden="true" />] as const]
      : []),
    ['inbox', t('收件箱', 'Inbox'), <InboxOutlined key="i" aria-hidden="true" />],
    ...(me.posts.length > 0
      ? [['room', t('实时看板', 'Live board'), <DashboardOutlined key="l" aria-hidden="true" />] as const]
      : []),
    ...(me.rooms.includes('counter')
      ? [['counter', t('窗口', 'Window'), <SolutionOutlined key="o" aria-hidden="true" />] as const]
      : []),
    ['new', t('新建办件', 'New case'), <FormOutlined key="n" aria-hidden="true" />],
    ...(me.rooms.includes('import')
      ? [['import', t('导入', 'Import'), <ImportOutlined key="m" aria-hidden="true" />] as const]
      : []),
    ...(me.rooms.includes('payments')
      ? [
          [
            'payments',
            t('资金发放', 'Payments'),
            <MoneyCollectOutlined key="p" aria-hidden="true" />,
          ] as const,
        ]
      : []),
    ...(me.rooms.includes('holdings')
      ? [['holdings', t('结存', 'Stock'), <ContainerOutlined key="k" aria-hidden="true" />] as const]
      : []),
    ...(me.rooms.includes('seek')
      ? [['seek', t('政策找人', 'People'), <TeamOutlined key="w" aria-hidden="true" />] as const]
      : []),
    ...(me.rooms.includes('exchange')
      ? [['exchange', t('跨地区', 'Exchange'), <SwapOutlined key="x" aria-hidden="true" />] as const]
      : []),
    ...(me.permissions.includes('admin')
      ? [['hooks', t('推送', 'Receivers'), <SendOutlined key="e" aria-hidden="true" />] as const]
      : []),
    ['search', t('查找', 'Search'), <SearchOutlined key="s" aria-hidden="true" />],
    ['registers', t('名录', 'Registers'), <UnorderedListOutlined key="r" aria-hidden="true" />],
    ...(campaigns?.length
      ? [['campaigns', t('专项行动', 'Campaigns'), <AimOutlined key="c" aria-hidden="true" />] as const]
      : []),
    ['figures', t('指标', 'Figures'), <BarChartOutlined key="f" aria-hidden="true" />],
    ['bulletins', t('通报', 'Bulletins'), <FileTextOutlined key="b" aria-hidden="true" />],
    ['programmes', t('事项', 'Programmes'), <BookOutlined key="g" aria-hidden="true" />],
    ...(me.permissions.includes('audit') || me.permissions.includes('admin')
      ? [['audit', t('核验', 'Audit'), <AuditOutlined key="a" aria-hidden="true" />] as const]
      : []),
  ]
  return (
    <nav className="rooms" aria-label={t('工作台', 'Desk')}>
      <ul>
        {rooms.map(([path, title, icon]) => (
          <li key={path}>
            <Link
              href={path === '' ? '/desk' : `/desk/${path}`}
              aria-current={room === path || (room === 'map' && path === 'registers') ? 'page' : undefined}
            >
              {icon}
              <span>{title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
