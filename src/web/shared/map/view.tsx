/** A map of this place: its own drawn ground, or the operator’s tiles, and above it what a page shows. Fetched only by who opens it. */
import { useEffect, useMemo, useRef } from 'react'
import { control, map as openMap, tileLayer, type Map as LeafletMap } from 'leaflet'
import type { GroundFile } from '../../../server/contract/ground.ts'
import type { MapGround } from '../../../server/contract/registers.ts'
import { useLang } from '../lang.tsx'
import { useLoad } from '../use-load.ts'
import { groundLayer, namesOn, type Heat } from './ground.ts'
import { looks, type Tone } from './looks.ts'
import { Overlay, type Group, type Person, type Shown } from './overlay.ts'
import 'leaflet/dist/leaflet.css'
import './map.css'

export type MapDrawn = {
  readonly ground: MapGround
  readonly sketch: GroundFile
  /** Places whose borders stand out; the map begins at them. */
  readonly own: readonly string[]
}
export type Stretch = { readonly bbox: string; readonly zoom: number }
type At = { readonly lon: number; readonly lat: number }

export type MapProps = {
  /** The ground as a page has it already; else it is asked for. */
  readonly drawn?: MapDrawn | null
  readonly tone?: Tone
  /** How high letters are, in CSS pixels. */
  readonly textPx?: number
  readonly groups?: readonly Group[]
  readonly people?: readonly Person[]
  /** Where somebody was, one point after the other. */
  readonly tracks?: readonly (readonly At[])[]
  readonly late?: ReadonlySet<string>
  readonly chosen?: string | null
  /** Where to go when it changes. */
  readonly goTo?: At | null
  readonly heat?: Heat | null
  readonly picked?: At | null
  readonly label: string
  /** Nobody moves it: a wall. */
  readonly isStill?: boolean
  readonly moved?: (stretch: Stretch) => void
  readonly openCase?: (id: string) => void
  /** Where a page lists what lies together; else the map goes nearer. */
  readonly openGroup?: (group: Group) => void
  readonly openPerson?: (id: string) => void
  /** Where a point is chosen by a tap. */
  readonly pick?: (at: At) => void
}

const none: readonly never[] = []
const nobody: ReadonlySet<string> = new Set()
const near = 15

export default function MapView(props: MapProps) {
  const { lang, t } = useLang()
  const { tone = 'light', textPx = 13, heat = null, isStill = false } = props
  const { drawn = null } = props
  const { data: groundThere } = useLoad<MapGround>(drawn ? null : '/api/map')
  const { data: sketchThere } = useLoad<GroundFile>(drawn ? null : '/api/ground/sketch')
  const [ground, sketch] = [drawn?.ground ?? groundThere, drawn?.sketch ?? sketchThere]
  const own = drawn?.own ?? none
  const here = useRef<HTMLDivElement>(null)
  const map = useRef<LeafletMap | null>(null)
  const overlay = useRef<Overlay | null>(null)
  const latest = useRef(props)
  latest.current = props
  const look = looks[tone]
  const names = useMemo(
    () => (ground && sketch ? namesOn(ground, sketch, lang) : none),
    [ground, sketch, lang],
  )
  const shown: Shown = {
    names,
    groups: props.groups ?? none,
    people: props.people ?? none,
    tracks: props.tracks ?? none,
    late: props.late ?? nobody,
    chosen: props.chosen ?? null,
    picked: props.picked ?? null,
  }
  const newest = useRef(shown)
  newest.current = shown
  useEffect(() => {
    if (!ground || !sketch) return
    const made = openMap(here.current!, {
      zoomControl: false,
      attributionControl: ground.tiles !== null,
      preferCanvas: true,
      maxZoom: 19,
      minZoom: 6,
      zoomSnap: isStill ? 0.1 : 0.5,
      ...(isStill
        ? { dragging: false, keyboard: false, scrollWheelZoom: false, doubleClickZoom: false, boxZoom: false }
        : {}),
    })
    if (!isStill) {
      control.zoom({ zoomInTitle: t('放大', 'Zoom in'), zoomOutTitle: t('缩小', 'Zoom out') }).addTo(made)
      control.scale({ imperial: false, maxWidth: 120 }).addTo(made)
    }
    made.attributionControl?.setPrefix('')
    if (ground.tiles)
      tileLayer(ground.tiles.url, { attribution: escaped(ground.tiles.credit), maxZoom: 19 }).addTo(made)
    const above = new Overlay(look, textPx, newest.current)
    const ownOutlines = ground.outlines.filter((o) => own.includes(o.code))
    const lines = (ownOutlines.length > 0 ? ownOutlines : ground.outlines).flatMap((o) => o.rings.flat())
    const [xs, ys] = [lines.map(([x]) => x), lines.map(([, y]) => y)]
    const start = latest.current.picked ?? latest.current.goTo
    const fit = (): void => {
      if (start) made.setView([start.lat / 1e6, start.lon / 1e6], 16, { animate: false })
      else if (lines.length > 0)
        made.fitBounds(
          [
            [Math.min(...ys), Math.min(...xs)],
            [Math.max(...ys), Math.max(...xs)],
          ],
          { padding: [8, 8], animate: false },
        )
      else made.setView([27.8, 112.9], 10, { animate: false })
    }
    fit()
    map.current = made
    above.addTo(made)
    overlay.current = above
    const tell = (): void => {
      const b = made.getBounds()
      const bbox = [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()].map((d) => d.toFixed(6)).join(',')
      latest.current.moved?.({ bbox, zoom: Math.round(made.getZoom()) })
    }
    made.on('moveend', tell)
    tell()
    made.on('click', (e) => {
      const { pick, openCase, openGroup, openPerson } = latest.current
      if (pick) {
        const at = e.latlng.wrap()
        pick({ lon: Math.round(at.lng * 1e6), lat: Math.round(at.lat * 1e6) })
        return
      }
      const hit = above.hit(e)
      if (hit?.kind === 'person') openPerson?.(hit.person.id)
      else if (hit?.kind === 'group' && openGroup) openGroup(hit.group)
      else if (hit?.kind === 'group' && hit.group.case !== null) openCase?.(hit.group.case)
      else if (hit && !isStill)
        made.setView([hit.group.lat / 1e6, hit.group.lon / 1e6], Math.min(19, made.getZoom() + 2))
    })
    /** A frame that is measured before its page is laid out is measured once more. */
    let isFitted = here.current!.clientHeight > 0
    const watch = new ResizeObserver(() => {
      made.invalidateSize({ animate: false })
      if (isStill || !isFitted) fit()
      isFitted = here.current !== null && here.current.clientHeight > 0
    })
    watch.observe(here.current!)
    return () => {
      watch.disconnect()
      made.remove()
      map.current = null
      overlay.current = null
    }
  }, [ground, sketch, own, look, textPx, isStill, t])
  useEffect(() => {
    if (!ground || !sketch || !map.current) return
    const layer = groundLayer(ground, sketch, look, heat, own).addTo(map.current)
    return () => void layer.remove()
  }, [ground, sketch, own, look, heat, textPx, isStill, t])
  useEffect(() => overlay.current?.show(newest.current))
  const to = props.goTo ?? null
  useEffect(() => {
    if (to && map.current)
      map.current.setView([to.lat / 1e6, to.lon / 1e6], Math.max(map.current.getZoom(), near), {
        animate: false,
      })
  }, [to?.lon, to?.lat])
  const pickMiddle = (): void => {
    const at = map.current!.getCenter().wrap()
    props.pick!({ lon: Math.round(at.lng * 1e6), lat: Math.round(at.lat * 1e6) })
  }
  return (
    <div className={`shared-map ${tone}`}>
      <div
        ref={here}
        className="shared-map-ground"
        style={{ background: look.ground }}
        role="region"
        aria-label={props.label}
        data-testid="shared-map"
        data-groups={shown.groups.length}
      />
      {props.pick && (
        <>
          <span className="shared-map-cross" aria-hidden="true" />
          <button type="button" className="shared-map-middle" onClick={pickMiddle}>
            {t('取地图中心', 'Take the middle')}
          </button>
        </>
      )}
    </div>
  )
}

/** Leaflet writes the credit as HTML. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (ch) => `&#${ch.charCodeAt(0)};`)
