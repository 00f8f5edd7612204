/** [GD9] What lies beneath the borders on a map: water and ways, drawn by whoever administers the house, read by everybody. */
import { microdegrees } from '#kernel/area'
import { isFrame, placeFault, pointFrom, type Box, type Frame } from '#ground'
import type { SketchPart } from '#store'
import { problem } from './problem.ts'

/** Named and ordered as they are painted. */
export const sketchKinds = ['lake', 'river', 'lane', 'road', 'main-road'] as const
const mostParts = 20_000
const mostCorners = 400_000

type Sent = {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown }
}

/** GeoJSON in the frame that it says, as it is kept; refuses it as a whole, with the number of what is wrong. */
export function readSketchSent(
  file: { readonly features: readonly unknown[] },
  frame: unknown,
  bounds: Box,
): readonly SketchPart[] {
  if (!isFrame(frame))
    throw problem(422, 'frame_unnamed', '请写明坐标系（frame）', 'Say the frame of the coordinates', 'frame')
  if (file.features.length > mostParts) throw wrong(mostParts)
  const parts = file.features.map((feature, n) => partOf(feature as Sent, n, frame, bounds))
  if (parts.reduce((sum, p) => sum + p.line.length, 0) > mostCorners) throw wrong(0)
  return parts.toSorted((a, b) => orderOf(a.kind) - orderOf(b.kind))
}

const orderOf = (kind: string): number => (sketchKinds as readonly string[]).indexOf(kind)
const wrong = (n: number) =>
  problem(
    422,
    'invalid_sketch',
    `第${n + 1}个要素不是有名目的线或面，或者超出本地范围`,
    `Feature ${n + 1} is no line or shape of a kind that is known, or lies outside of this place`,
    `features/${n}`,
  )

function partOf({ properties = {}, geometry }: Sent, n: number, frame: Frame, bounds: Box): SketchPart {
  const { kind } = properties
  const isFilled = geometry?.type === 'Polygon'
  const corners = isFilled ? (geometry.coordinates as readonly unknown[])?.[0] : geometry?.coordinates
  if (
    typeof kind !== 'string' ||
    orderOf(kind) === -1 ||
    (!isFilled && geometry?.type !== 'LineString') ||
    !Array.isArray(corners) ||
    corners.length < 2
  )
    throw wrong(n)
  const line = corners.map((corner: unknown): readonly [number, number] => {
    const [lon, lat] = Array.isArray(corner) ? (corner as readonly unknown[]) : []
    if (typeof lon !== 'number' || typeof lat !== 'number' || placeFault(lon, lat, bounds)) throw wrong(n)
    const point = pointFrom(frame, lon, lat)
    return [point.lon, point.lat]
  })
  const [zh, en] = [properties['name:zh'], properties['name:en']]
  const isShort = (v: unknown): v is string => typeof v === 'string' && v !== '' && v.length <= 40
  return { kind, name: isShort(zh) ? { zh, en: isShort(en) ? en : zh } : null, line, isFilled }
}

/** RFC 7946 in WGS-84, as it was drawn. */
export const sketchFile = (parts: readonly SketchPart[]) => ({
  type: 'FeatureCollection' as const,
  frame: 'WGS-84' as const,
  features: parts.map(({ kind, name, line, isFilled }) => {
    const degrees = line.map(([lon, lat]) => [lon / microdegrees, lat / microdegrees])
    return {
      type: 'Feature',
      properties: { kind, ...(name === null ? {} : { 'name:zh': name.zh, 'name:en': name.en }) },
      geometry: isFilled
        ? { type: 'Polygon', coordinates: [degrees] }
        : { type: 'LineString', coordinates: degrees },
    }
  }),
})
