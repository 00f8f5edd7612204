/** The drawn map: ground, outlines, points and names. Fetched only by who opens it. */
import { useEffect, useRef } from 'react'
import { canvas, control, map as openMap, polygon, tileLayer, type Map as LeafletMap } from 'leaflet'
import type { MapGround, RegisterPoints } from '../../../server/contract/registers.ts'
import { useLang } from '../../shared/lang.tsx'
import { PointsLayer, type Label } from './layer.ts'
import { boundsOf, planeX, planeY, type Place, type Points } from './points.ts'
import 'leaflet/dist/leaflet.css'

export type MapProps = {
  readonly points: Points
  readonly places: ReadonlyMap<string, Place>
  readonly names: RegisterPoints['names']
  readonly ground: MapGround
  /** Standings that are drawn, by their place in the register. */
  readonly shown: ReadonlySet<number>
  /** The place to look at; all points where none is told. */
  readonly area: string | null
  /** The point that is open, or -1. */
  readonly chosen: number
  readonly pick: (index: number) => void
}

const closest = 17
const nearby = 16

export default function MapView({ points, places, names, ground, shown, area, chosen, pick }: MapProps) {
  const { lang, t } = useLang()
  const here = useRef<HTMLDivElement>(null)
  const map = useRef<LeafletMap | null>(null)
  const layer = useRef<PointsLayer | null>(null)
  const latest = useRef(pick)
  latest.current = pick
  const clicked = useRef(-1)
  useEffect(() => {
    const made = openMap(here.current!, {
      zoomControl: false,
      attributionControl: ground.tiles !== null,
      preferCanvas: true,
      maxZoom: 19,
      minZoom: 6,
      zoomSnap: 0.5,
    })
    control.zoom({ zoomInTitle: t('放大', 'Zoom in'), zoomOutTitle: t('缩小', 'Zoom out') }).addTo(made)
    control.scale({ imperial: false, maxWidth: 140 }).addTo(made)
    made.attributionControl?.setPrefix('')
    if (ground.tiles)
      tileLayer(ground.tiles.url, { attribution: escaped(ground.tiles.credit), maxZoom: 19 }).addTo(made)
    const renderer = canvas({ padding: 0.3 })
    for (const o of ground.outlines)
      polygon(
        o.rings.map((ring) => ring.map(([lon, lat]): [number, number] => [lat, lon])),
        {
          renderer,
          interactive: false,
          color: '#8a97a8',
          weight: 1.2,
          fillColor: '#ffffff',
          fillOpacity: ground.tiles ? 0 : 0.6,
        },
      ).addTo(made)
    map.current = made
    /** A frame that is measured before its page is laid out is measured once more. */
    const fit = new ResizeObserver(() => made.invalidateSize())
    fit.observe(here.current!)
    return () => {
      fit.disconnect()
      made.remove()
      map.current = null
      layer.current = null
    }
  }, [ground, t])
  useEffect(() => {
    const made = map.current!
    lookAt(made, points, places, area)
    layer.current = new PointsLayer(points, labelsOf(places, names, lang), shown, (i) => {
      clicked.current = i
      latest.current(i)
    }).addTo(made)
    return () => {
      layer.current?.remove()
    }
    // Where to look and what to show have effects of their own.
  }, [points, places, names, lang, ground, t])
  useEffect(() => layer.current?.show(shown), [shown])
  useEffect(() => {
    if (map.current) lookAt(map.current, points, places, area)
  }, [area])
  useEffect(() => {
    layer.current?.choose(chosen)
    /** Told by an address or the list: the map goes there. What was clicked is in sight. */
    if (chosen !== -1 && chosen !== clicked.current)
      map.current?.setView(
        [points.latitude[chosen]!, points.longitude[chosen]!],
        Math.max(map.current.getZoom(), nearby),
        { animate: false },
      )
  }, [chosen, points])
  return (
    <div
      ref={here}
      className="map"
      role="region"
      aria-label={t(
        '地图；旁边的列表可以用键盘逐级打开',
        'Map; the list beside it opens level by level with the keyboard',
      )}
      data-testid="map"
    />
  )
}

function lookAt(
  map: LeafletMap,
  points: Points,
  places: ReadonlyMap<string, Place>,
  area: string | null,
): void {
  const runs = (area === null ? undefined : places.get(area)?.runs) ?? points.runs
  const bounds = boundsOf(points, runs)
  if (bounds)
    map.fitBounds([[...bounds[0]], [...bounds[1]]], { padding: [24, 24], maxZoom: closest, animate: false })
  else map.setView([27.8, 112.9], 10, { animate: false })
}

const labelsOf = (
  places: ReadonlyMap<string, Place>,
  names: RegisterPoints['names'],
  lang: 'zh' | 'en',
): readonly Label[] =>
  [...places.values()].map((p) => ({
    text: names[p.code]!.name[lang],
    x: planeX(p.centre[0]),
    y: planeY(p.centre[1]),
    depth: p.depth,
    weight: p.runs.reduce((n, r) => n + r.to - r.from, 0),
  }))

/** Leaflet writes the credit as HTML. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (ch) => `&#${ch.charCodeAt(0)};`)
