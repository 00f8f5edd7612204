/** Registers on a map: what lies where and how it stands; the list beside it says the same to whoever uses no mouse. */
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import type {
  MapGround,
  RegisterEntryView,
  RegisterPoints,
  RegisterSummary,
} from '../../../server/contract/registers.ts'
import { dayText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { go, Link, useAddress } from '../../shared/router.tsx'
import { Mark } from '../../shared/standing.tsx'
import { useLoad } from '../reads.tsx'
import { PageTitle, Waiting } from '../parts.tsx'
import { entryPath, Stands } from '../registers/parts.tsx'
import { Places } from './places.tsx'
import { countIn, placesOf, readPoints } from './points.ts'

const MapView = lazy(() => import('./view.tsx'))

export function MapPage() {
  const { t } = useLang()
  const query = new URLSearchParams(useAddress().split('?')[1] ?? '')
  const { data, problem, reload } = useLoad<readonly RegisterSummary[]>('/api/registers')
  const drawn = data?.filter((r) => r.map) ?? []
  const register = drawn.find((r) => r.id === query.get('register')) ?? drawn[0]
  return (
    <>
      <PageTitle title={t('地图', 'Map')} />
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : !register ? (
        <div className="empty">
          <p>
            <b>{t('没有您可以在地图上看的名录', 'There is no register that you may see on a map')}</b>
          </p>
        </div>
      ) : (
        <Drawn key={register.id} register={register} all={drawn} query={query} />
      )}
    </>
  )
}

function Drawn({
  register,
  all,
  query,
}: {
  readonly register: RegisterSummary
  readonly all: readonly RegisterSummary[]
  readonly query: URLSearchParams
}) {
  const { t } = useLang()
  const { data, problem, reload } = useLoad<RegisterPoints>(`/api/registers/${register.id}/points`)
  const { data: ground } = useLoad<MapGround>('/api/map')
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set())
  const points = useMemo(() => (data ? readPoints(data) : null), [data])
  const places = useMemo(() => (points && data ? placesOf(points, data.names) : null), [points, data])
  const shown = useMemo(
    () => new Set(register.standings.map((_, i) => i).filter((i) => !hidden.has(i))),
    [register, hidden],
  )
  const root = places ? ([...places.values()].find((p) => p.depth === 0)?.code ?? null) : null
  const area = query.get('area') ?? root
  const chosen = points && query.get('entry') !== null ? points.ids.indexOf(query.get('entry')!) : -1
  const move = (changed: Readonly<Record<string, string | null>>) => {
    for (const [name, value] of Object.entries(changed)) {
      if (value === null) query.delete(name)
      else query.set(name, value)
    }
    go(`/desk/map?${query}`, true)
  }
  if (!data || !points || !places || !ground) return <Waiting problem={problem} retry={reload} />
  const counts = countIn(
    points,
    (area === null ? undefined : places.get(area)?.runs) ?? points.runs,
    register.standings.length,
  )
  return (
    <div className="map-page">
      <div className="map-side">
        {all.length > 1 && (
          <label className="field">
            <span>{t('名录', 'Register')}</span>
            <select
              className="input"
              value={register.id}
              onChange={(e) => go(`/desk/map?register=${e.target.value}`, true)}
            >
              {all.map((r) => (
                <option key={r.id} value={r.id}>
                  {t(r.title)}
                </option>
              ))}
            </select>
          </label>
        )}
        <section className="panel" aria-labelledby="legend">
          <h2 id="legend">{t('图例', 'Legend')}</h2>
          <div className="legend">
            {register.standings.map((s, i) => (
              <button
                key={s.name}
                type="button"
                className="toggle"
                aria-pressed={shown.has(i)}
                onClick={() =>
                  setHidden((was) => {
                    const next = new Set(was)
                    if (!next.delete(i)) next.add(i)
                    return next
                  })
                }
              >
                <span>
                  <Mark index={i} />
                  {t(s.title)}
                </span>
                <b>{counts[i]!.toLocaleString('en-US')}</b>
              </button>
            ))}
          </div>
        </section>
        <Places
          register={register}
          data={data}
          points={points}
          places={places}
          shown={shown}
          area={area}
          chosen={query.get('entry')}
          look={(code) => move({ area: code, entry: null })}
          openEntry={(entry) => move({ entry })}
        />
      </div>
      <div className="map-main">
        <Suspense
          fallback={
            <p className="waiting" role="status">
              {t('正在画图…', 'Drawing…')}
            </p>
          }
        >
          <MapView
            points={points}
            places={places}
            names={data.names}
            ground={ground}
            shown={shown}
            area={area}
            chosen={chosen}
            pick={(i) => move({ entry: points.ids[i]! })}
          />
        </Suspense>
        {query.get('entry') !== null && (
          <Card
            key={query.get('entry')}
            register={register}
            entry={query.get('entry')!}
            close={() => move({ entry: null })}
          />
        )}
        {points.ids.length === 0 && (
          <p className="muted">
            {t('这个名录还没有带坐标的条目。', 'No entry of this register says where it is yet.')}
          </p>
        )}
      </div>
    </div>
  )
}

/** What was clicked: how it stands, why, and the ways on from it. */
function Card({
  register,
  entry,
  close,
}: {
  readonly register: RegisterSummary
  readonly entry: string
  readonly close: () => void
}) {
  const { t } = useLang()
  const {
    data: e,
    problem,
    reload,
  } = useLoad<RegisterEntryView>(`/api/registers/${register.id}/entries/${encodeURIComponent(entry)}`)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [e])
  return (
    <section className="map-card" aria-labelledby="chosen" onKeyDown={(k) => k.key === 'Escape' && close()}>
      {!e ? (
        <Waiting problem={problem} retry={reload} />
      ) : (
        <>
          <h2 id="chosen" ref={heading} tabIndex={-1}>
            {e.name}
          </h2>
          <p className="muted">{e.areaName}</p>
          <p className="row">
            {e.standing !== null && <Stands register={e.register} standing={e.standing} />}
            {e.since && (
              <span className="muted">
                {t(`自${dayText(e.since, 'zh')}`, `since ${dayText(e.since, 'en')}`)}
              </span>
            )}
          </p>
          {e.reasons.length > 0 && (
            <ul className="reasons">
              {e.reasons.map((r) => (
                <li key={`${r.column} ${r.text.zh}`}>
                  {t(r.title)}
                  {t('：', ': ')}
                  {t(r.text)}
                </li>
              ))}
            </ul>
          )}
          {e.also.map((a) => (
            <p key={a.register}>
              {t(a.title)}
              {t('：', ': ')}
              <Link href={entryPath(a.register, e.id)}>{t(a.standingTitle)}</Link>
              {a.case !== null && (
                <>
                  {' '}
                  ·{' '}
                  <Link href={`/desk/cases/${a.case}`}>
                    {t('办件', 'case')} {a.case}
                  </Link>
                </>
              )}
            </p>
          ))}
          {e.versions[0]!.case !== null && (
            <p>
              {t('来自办件 ', 'From case ')}
              <Link href={`/desk/cases/${e.versions[0]!.case}`}>{e.versions[0]!.case}</Link>
            </p>
          )}
          <p className="row">
            <Link href={entryPath(register.id, e.id)}>
              {t('全部内容和历史', 'All of it, with its history')}
            </Link>
          </p>
        </>
      )}
      <p>
        <button type="button" className="bare dark" onClick={close}>
          {t('关闭', 'Close')} <kbd>Esc</kbd>
        </button>
      </p>
    </section>
  )
}
