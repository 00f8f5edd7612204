/** A point on the ground in a form: where the device is, or coordinates as a map shows them, with the frame of that map said. */
import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react'
import { microdegrees, pointOfText, pointText, type Point } from '../../kernel/area/point.ts'
import type { Frame } from '../../ground/frame.ts'
import type { Text } from '../../kernel/text.ts'
import { useLang } from './lang.tsx'
import { SharedMap } from './map/index.ts'

/** The words of `ground/frame.ts`, which brings the library that bends coordinates: it is fetched when another frame is chosen. */
const frames: Readonly<Record<Frame, Text>> = {
  'WGS-84': { zh: 'WGS-84（手机、卫星定位）', en: 'WGS-84 (telephones, satellites)' },
  'GCJ-02': { zh: 'GCJ-02（高德、腾讯地图）', en: 'GCJ-02 (most maps in China)' },
  'BD-09': { zh: 'BD-09（百度地图）', en: 'BD-09 (Baidu maps)' },
}
/** A device that has not found itself by then is asked again by hand. */
const patienceMs = 20_000

/** What the device said it could not do, by the number that browsers give it. */
const silences: Readonly<Record<number, Text>> = {
  1: {
    zh: '没有获得定位许可，请在浏览器设置中允许，或填写坐标',
    en: 'This page may not ask for the place: allow it in the browser, or write the coordinates',
  },
  2: {
    zh: '现在定不了位，请到开阔处再试，或填写坐标',
    en: 'The place is not known now: try in the open, or write the coordinates',
  },
  3: { zh: '定位超时，请再试一次，或填写坐标', en: 'It took too long: try again, or write the coordinates' },
}

/** `change` is told the point in WGS-84, or what was written where that is none. */
export function PointInput({
  id,
  name,
  value,
  wrong,
  required,
  describedBy,
  button,
  inputClass,
  change,
}: {
  readonly id: string
  readonly name?: string
  readonly value: Point | string | undefined
  readonly wrong: boolean
  readonly required: boolean
  readonly describedBy: string | undefined
  /** A button of this face. */
  readonly button: (press: () => void, words: string, name: 'here' | 'map') => ReactNode
  readonly inputClass?: string
  readonly change: (value: Point | string | undefined) => void
}) {
  const { t } = useLang()
  const [frame, setFrame] = useState<Frame>('WGS-84')
  const [typed, setTyped] = useState(() => shownOf(value))
  const [says, setSays] = useState<Text | null>(null)
  const [isMapOpen, setMapOpen] = useState(false)
  const latest = useRef(0)
  useEffect(() => () => void latest.current++, [])
  /** [GD1] Converted once: what was typed is read in its frame each time, and never what came of it. */
  const read = async (text: string, of: Frame): Promise<void> => {
    const turn = ++latest.current
    setTyped(text)
    setFrame(of)
    setSays(null)
    const point = pointOfText(text)
    if (point === null || of === 'WGS-84') {
      change(text.trim() === '' ? undefined : (point ?? text))
      return
    }
    /** Until it is converted nothing stands there that could be sent as if it were. */
    change(undefined)
    const { pointFrom } = await import('../../ground/frame.ts')
    if (turn === latest.current) change(pointFrom(of, point.lon / microdegrees, point.lat / microdegrees))
  }
  const ask = (): void => {
    const turn = ++latest.current
    setSays({ zh: '正在定位…', en: 'Looking for the place…' })
    if (!('geolocation' in navigator)) {
      setSays(silences[2]!)
      return
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        if (turn !== latest.current) return
        const point: Point = {
          lon: Math.round(coords.longitude * microdegrees),
          lat: Math.round(coords.latitude * microdegrees),
          accuracy: Math.ceil(coords.accuracy),
        }
        setTyped(pointText(point))
        setFrame('WGS-84')
        setSays(null)
        change(point)
      },
      (failure) => {
        if (turn === latest.current) setSays(silences[failure.code] ?? silences[2]!)
      },
      { enableHighAccuracy: true, timeout: patienceMs, maximumAge: 0 },
    )
  }
  /** What is picked on our own map lies in our own frame, and no device was sure of it. */
  const pick = (at: { readonly lon: number; readonly lat: number }): void => {
    latest.current++
    setTyped(pointText(at))
    setFrame('WGS-84')
    setSays(null)
    change(at)
  }
  const point = typeof value === 'object' ? value : typeof value === 'string' ? pointOfText(value) : null
  return (
    <div className="point">
      {button(ask, t('用本机当前位置', 'Use this device’s place'), 'here')}
      {button(
        () => setMapOpen(!isMapOpen),
        isMapOpen ? t('收起地图', 'Close the map') : t('在地图上点选', 'Pick on the map'),
        'map',
      )}
      <input
        id={id}
        {...(name === undefined ? {} : { name })}
        {...(inputClass ? { className: inputClass } : {})}
        type="text"
        inputMode="text"
        autoComplete="off"
        placeholder="113.134021, 27.835672"
        maxLength={60}
        value={typed}
        required={required}
        aria-invalid={wrong}
        aria-describedby={[describedBy, `${id}-point`].filter(Boolean).join(' ')}
        onChange={(e) => void read(e.target.value, frame)}
      />
      {/** Who wrote no coordinates need not know that they have frames. */}
      {typed.trim() !== '' && (
        <select
          id={`${id}-frame`}
          {...(inputClass ? { className: inputClass } : {})}
          aria-label={t('坐标系', 'Frame of the coordinates')}
          value={frame}
          onChange={(e) => void read(typed, e.target.value as Frame)}
        >
          {Object.entries(frames).map(([name, title]) => (
            <option key={name} value={name}>
              {t(title)}
            </option>
          ))}
        </select>
      )}
      {isMapOpen && (
        <div className="point-map">
          <Suspense fallback={<p role="status">{t('正在画图…', 'Drawing…')}</p>}>
            <SharedMap
              label={t('地图：点一下选定位置，方向键移动', 'Map: a tap picks the point, arrow keys move')}
              picked={point}
              pick={pick}
            />
          </Suspense>
        </div>
      )}
      <p className="hint" id={`${id}-point`} role="status">
        {says
          ? t(says)
          : point
            ? t(`记为 ${pointText(point)}（WGS-84）`, `Kept as ${pointText(point)} (WGS-84)`)
            : t('先经度后纬度，单位为度', 'Longitude first, then latitude, in degrees')}
      </p>
    </div>
  )
}

const shownOf = (value: Point | string | undefined): string =>
  typeof value === 'object' ? pointText(value) : (value ?? '')
