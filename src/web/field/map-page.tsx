/** [FO9] Today’s tasks on a map that needs no network, and the same as a list for who uses none. */
import { Suspense, useEffect, useMemo, useState } from 'react'
import type { Text } from '../../kernel/text.ts'
import type { At } from '../shared/distance.ts'
import { useLang } from '../shared/lang.tsx'
import { SharedMap } from '../shared/map/index.ts'
import { useField } from './app-state.ts'
import { hashOf } from './place.ts'
import { byDistance, gathered, tracksOf, wayTo } from './points.ts'
import type { Task } from './take.ts'
import { Tasks } from './today.tsx'

const nightly = '(prefers-color-scheme: dark)'

export function MapPage() {
  const { t } = useLang()
  const { taken, ground, items } = useField()
  const [zoom, setZoom] = useState(15)
  const [touched, setTouched] = useState<readonly string[]>([])
  const [isDark, setDark] = useState(() => matchMedia(nightly).matches)
  const { here, says, ask } = useHere()
  const tasks = taken?.tasks ?? none
  const groups = useMemo(() => gathered(tasks, zoom), [tasks, zoom])
  const tracks = useMemo(() => tracksOf(tasks, items), [tasks, items])
  const late = useMemo(() => new Set(tasks.filter((k) => k.state === 'overdue').map((k) => k.case)), [tasks])
  if (!taken) return null
  const said = (task: Task): Text | null => (here && task.point ? wayTo(here, task.point) : null)
  const placed = byDistance(tasks, here).filter((k) => k.point)
  const elsewhere = tasks.filter((k) => !k.point)
  const underFinger = placed.filter((k) => touched.includes(k.case))
  return (
    <>
      <h1>{t('任务地图', 'Tasks on the map')}</h1>
      <p className="f-maptools">
        <a className="button plain" href={hashOf('')}>
          {t('看列表', 'As a list')}
        </a>
        <button type="button" className="button plain" onClick={ask}>
          {t('我的位置', 'Where I am')}
        </button>
        <button type="button" className="button plain" aria-pressed={isDark} onClick={() => setDark(!isDark)}>
          {t('夜间', 'Dark')}
        </button>
      </p>
      <p className="hint" role="status">
        {t(says)}
      </p>
      {ground && ground.own.length > 0 ? (
        <div className="f-map">
          <Suspense fallback={<p role="status">{t('正在画图…', 'Drawing…')}</p>}>
            <SharedMap
              label={t(
                '任务地图：点一下圆点看任务；下面的列表内容相同',
                'Tasks on the map: tap a dot; the list below says the same',
              )}
              tone={isDark ? 'dark' : 'light'}
              drawn={ground}
              groups={groups}
              tracks={tracks}
              late={late}
              people={here ? [{ id: 'me', text: t('我', 'Me'), isOld: false, ...here }] : nobody}
              chosen={touched.length === 1 ? touched[0]! : null}
              goTo={here}
              moved={(stretch) => setZoom(stretch.zoom)}
              openGroup={(group) => setTouched(groups.find((g) => g === group)?.cases ?? [])}
            />
          </Suspense>
        </div>
      ) : (
        <p className="f-card">
          {t(
            '本机没有您的网格的边界，画不出地图；下面的列表照常可用。',
            'The borders of your places are not on this phone, so there is no map: the list below works as ever.',
          )}
        </p>
      )}
      {underFinger.length > 0 && (
        <section aria-live="polite" data-testid="touched">
          <h2>{t(`点中的任务（${underFinger.length}件）`, `Where you tapped (${underFinger.length})`)}</h2>
          <Tasks tasks={underFinger} said={said} />
        </section>
      )}
      <section data-testid="placed">
        <h2>{t(`图上的任务（${placed.length}件）`, `On the map (${placed.length})`)}</h2>
        {tracks.length > 0 && (
          <p className="hint">
            {t(
              '方块和虚线：本机记下的打卡点和走过的顺序。',
              'Squares and dashes: where you came by, in order.',
            )}
          </p>
        )}
        <Tasks tasks={placed} said={said} />
      </section>
      {elsewhere.length > 0 && (
        <section data-testid="elsewhere">
          <h2>{t(`没有坐标的任务（${elsewhere.length}件）`, `Without a point (${elsewhere.length})`)}</h2>
          <Tasks tasks={elsewhere} />
        </section>
      )}
    </>
  )
}

const none: readonly Task[] = []
const nobody: readonly never[] = []

const idle: Text = {
  zh: '您的位置只在本机画图，不保存，也不发送。',
  en: 'Where you are is drawn on this phone alone: it is neither kept nor sent.',
}
const patienceMs = 20_000

/** Where the device is, once its person allows it: asked for by a tap, or where it was allowed before. */
function useHere(): { readonly here: At | null; readonly says: Text; readonly ask: () => void } {
  const [here, setHere] = useState<At | null>(null)
  const [says, setSays] = useState(idle)
  const ask = (): void => {
    if (!('geolocation' in navigator)) return setSays(unknown)
    setSays({ zh: '正在定位…', en: 'Looking for the place…' })
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setHere({ lon: Math.round(coords.longitude * 1e6), lat: Math.round(coords.latitude * 1e6) })
        setSays(idle)
      },
      () => setSays(unknown),
      { enableHighAccuracy: true, timeout: patienceMs, maximumAge: 30_000 },
    )
  }
  useEffect(() => {
    let isHere = true
    navigator.permissions?.query({ name: 'geolocation' }).then(
      ({ state }) => {
        if (isHere && state === 'granted') ask()
      },
      () => undefined,
    )
    return () => {
      isHere = false
    }
  }, [])
  return { here, says, ask }
}

const unknown: Text = {
  zh: '没有得到位置：请在浏览器设置中允许定位，或到开阔处再试。地图和列表照常可用。',
  en: 'The place is not known: allow it in the browser, or try in the open. Map and list work as ever.',
}
