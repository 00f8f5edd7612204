/** [RO5] A room on the wall: map, lanes, clocks, when and where, who is out, and the week against the last. Nothing smaller than 32 pixels. */
import { Suspense, useEffect, useMemo, useState } from 'react'
import type { MapCases } from '../../../server/contract/map.ts'
import type { RoomWall } from '../../../server/contract/rooms.ts'
import { dueWord } from '../../desk/due.tsx'
import { useLive as useStream } from '../../desk/room/live.ts'
import { useNow, useSession } from '../../desk/session.tsx'
import { at } from '../../shared/base.ts'
import { useLang } from '../../shared/lang.tsx'
import { SharedMap, type Stretch } from '../../shared/map/index.ts'
import type { Tone } from '../../shared/map/looks.ts'
import { Link, go, useTitle } from '../../shared/router.tsx'
import { useAgain } from '../../shared/use-again.ts'
import { Notice } from '../notice.tsx'
import './room.css'

/** As high as letters are read from five metres. */
const mapTextPx = 32
const mostPressing = 7
const pace = { burstMs: 500, everyMs: 20_000 }

export function RoomScreen({ id, tone }: { readonly id: string; readonly tone: Tone }) {
  const { t, lang, setLang } = useLang()
  const { me } = useSession()
  const now = useNow()
  const [turn, setTurn] = useState(0)
  const { data, problem } = useAgain<RoomWall>(`/api/rooms/${encodeURIComponent(id)}/wall`, turn, pace)
  const [stretch, setStretch] = useState<Stretch | null>(null)
  const map = useAgain<MapCases>(
    data === null || stretch === null
      ? null
      : `/api/map/cases?${new URLSearchParams({ programme: data.programme, bbox: stretch.bbox, zoom: String(stretch.zoom) })}`,
    turn,
    pace,
  )
  const line = useStream(data?.programme ?? null, () => setTurn((n) => n + 1))
  useTitle(data ? t(data.title) : t('大屏', 'Wall'))
  useEffect(() => {
    document.documentElement.dataset.tone = tone
    return () => void delete document.documentElement.dataset.tone
  }, [tone])
  const heat = useMemo(() => new Map(data?.heat.byArea.map((a) => [a.area, a.n]) ?? []), [data])
  const late = useMemo(
    () => new Set(data?.pressing.filter((r) => r.state === 'overdue').map((r) => r.case) ?? []),
    [data],
  )
  if (!data)
    return problem ? (
      <Notice title={t('没有读到数据', 'Nothing was read')} text={t(problem.detail)}>
        <a className="w-button" href={at('/desk')}>
          {t('去工作台', 'To the desk')}
        </a>
      </Notice>
    ) : (
      <p className="w-waiting" role="status">
        {t('正在读取…', 'Loading…')}
      </p>
    )
  const other = tone === 'dark' ? 'light' : 'dark'
  return (
    <div className="wr-screen" data-tone={tone}>
      <header className="wr-head">
        <h1>
          <small>{t(me.realm.name)}</small> {t(data.title)}
        </h1>
        <p className={`wr-line ${line}`} role="status">
          <span aria-hidden="true">{line === 'live' ? '●' : '▲'}</span>{' '}
          {line === 'live'
            ? t('实时', 'Live')
            : line === 'lost'
              ? t('连接已断', 'Line lost')
              : t('连接中', 'Connecting')}
        </p>
        <nav className="wr-nav" aria-label={t('大屏', 'The wall')}>
          <Link href={`/wall/room/${id}?tone=${other}`}>
            {other === 'dark' ? t('深色', 'Dark') : t('浅色', 'Light')}
          </Link>
          <button
            type="button"
            onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
            lang={lang === 'zh' ? 'en' : 'zh-CN'}
          >
            {lang === 'zh' ? 'EN' : '中文'}
          </button>
          <a href={at(`/desk/room?programme=${encodeURIComponent(data.programme)}`)}>{t('指挥', 'Room')}</a>
        </nav>
        <time className="wr-clock" dateTime={now}>
          {now.slice(11, 16)}
        </time>
      </header>
      <main className="wr-main">
        <section className="wr-map" aria-label={t('地图', 'Map')}>
          <Suspense fallback={null}>
            <SharedMap
              tone={tone}
              textPx={mapTextPx}
              isStill
              label={t('事件分布和四周热力', 'Cases, and heat of four weeks')}
              groups={map.data?.clusters ?? []}
              people={data.people.map((p) => ({ id: p.id, text: '', lon: p.lon, lat: p.lat, isOld: false }))}
              late={late}
              heat={heat}
              moved={setStretch}
              openCase={(one) => go(`/desk/cases/${one}`)}
            />
          </Suspense>
        </section>
        <Hours byHour={data.heat.byHour} now={now} />
        <section className="wr-lanes" aria-label={t('环节', 'Lanes')}>
          {data.lanes.map((lane) => (
            <div key={lane.title.zh} className="wr-lane" data-lane={lane.title.zh}>
              <h2>{t(lane.title)}</h2>
              <b>{lane.n}</b>
              <span className={lane.late > 0 ? 'late' : 'calm'}>
                {lane.late > 0
                  ? t(`超期 ${lane.late}`, `${lane.late} late`)
                  : lane.soon > 0
                    ? t(`将到 ${lane.soon}`, `${lane.soon} soon`)
                    : t('按时', 'In time')}
              </span>
            </div>
          ))}
        </section>
        <section className="wr-clocks" aria-label={t('最急', 'Most pressing')}>
          <ol>
            {data.pressing.slice(0, mostPressing).map((row) => (
              <li key={row.case}>
                <b>{row.subject}</b>
                <span className={row.state === 'overdue' ? 'late' : 'calm'}>
                  {row.state === 'overdue' && <span aria-hidden="true">◆ </span>}
                  {dueWord(row, now, lang).detail || dueWord(row, now, lang).word}
                </span>
              </li>
            ))}
          </ol>
          {data.pressing.length === 0 && <p>{t('没有在办事件', 'Nothing is open')}</p>}
        </section>
        <dl className="wr-week">
          <Week title={t('七天新增', 'New, 7 days')} pair={data.week.opened} />
          <Week title={t('七天办结', 'Closed, 7 days')} pair={data.week.closed} />
          <div>
            <dt>{t('在外巡查', 'Out now')}</dt>
            <dd>
              <b>{data.duty.out}</b>{' '}
              <span>
                {t(`在岗${data.duty.held - data.duty.away}人`, `of ${data.duty.held - data.duty.away}`)}
              </span>
            </dd>
          </div>
        </dl>
      </main>
    </div>
  )
}

function Week({
  title,
  pair: [now, before],
}: {
  readonly title: string
  readonly pair: readonly [number, number]
}) {
  const { t } = useLang()
  const more = now - before
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <b>{now}</b>{' '}
        <span>
          {more === 0
            ? t('与上周持平', 'as last week')
            : more > 0
              ? t(`比上周多${more}`, `${more} more`)
              : t(`比上周少${-more}`, `${-more} fewer`)}
        </span>
      </dd>
    </div>
  )
}

/** By the hour of the day: how many came in four weeks. Each column says it to who hears the page. */
function Hours({ byHour, now }: { readonly byHour: readonly number[]; readonly now: string }) {
  const { t } = useLang()
  const most = Math.max(1, ...byHour)
  const hour = Number(now.slice(11, 13))
  const top = byHour.indexOf(most)
  return (
    <section className="wr-hours" aria-label={t('四周里各时段新增', 'New by the hour, four weeks')}>
      <p>
        {t('几点报得多', 'When they come')} <b>{t(`${top}时最多`, `most at ${top}:00`)}</b>
      </p>
      <ol>
        {byHour.map((n, h) => (
          <li key={h} data-now={h === hour} title={`${h}:00 ${n}`}>
            <span style={{ height: `${Math.round((100 * n) / most)}%` }} aria-hidden="true" />
            <em>{h % 6 === 0 ? h : ''}</em>
            <span className="unseen">{t(`${h}时${n}件`, `${h}:00, ${n}`)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
