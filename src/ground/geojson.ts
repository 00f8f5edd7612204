/** GeoJSON in and out: what somebody drew or was given, made into shapes of the house or refused in words. */
import { microdegrees } from '#kernel/area'
import { isFrame, pointFrom, type Frame } from './frame.ts'
import { groundFinding, type GroundCode, type GroundFinding } from './finding.ts'
import { crossingsOf } from './crossing.ts'
import {
  cornerOf,
  isWithin,
  sideOfRing,
  turned,
  turnOf,
  withoutRepeats,
  type Box,
  type Corner,
  type Polygon,
  type Ring,
  type Shape,
} from './shape.ts'

/** A grid, or what else a feature with a code is: its shape and what its properties say. */
export type Drawn = {
  readonly code: string
  /** The place above it, where the feature says it. */
  readonly within: string | null
  readonly properties: Readonly<Record<string, unknown>>
  readonly shape: Shape
}
export type GroundRead = { readonly drawn: readonly Drawn[]; readonly findings: readonly GroundFinding[] }

/** Of one shape; a city's outline has a tenth of it. */
export const mostCorners = 200_000
/** East of Kashgar and west of Fuyuan, where no realm says its own. */
export const china: Box = {
  west: 73 * microdegrees,
  south: 3 * microdegrees,
  east: 136 * microdegrees,
  north: 54 * microdegrees,
}

/**
 * [GD1] [GD2] [GD3] Reads a FeatureCollection or a Feature with `code` in its properties. The frame is told beside it, or by its
 * member `frame`; the bounds are those of the realm. What is faulty is left out and found.
 */
export function readGround(
  sent: unknown,
  { frame, bounds = china }: { readonly frame?: Frame | undefined; readonly bounds?: Box },
): GroundRead {
  const no = (code: GroundCode, zh: string, en: string): GroundRead => ({
    drawn: [],
    findings: [groundFinding(code, [], zh, en)],
  })
  const features = featuresOf(sent)
  if (features === null)
    return no(
      'not_geojson',
      '不是 GeoJSON 的 FeatureCollection 或 Feature',
      'this is no FeatureCollection or Feature of GeoJSON',
    )
  const named = isRecord(sent) ? sent['frame'] : undefined
  const given = frame ?? named
  if (given === undefined)
    return no(
      'frame_missing',
      '没有说明坐标系（WGS-84、GCJ-02 或 BD-09），不能导入',
      'the frame of the coordinates (WGS-84, GCJ-02 or BD-09) is not told: it cannot be taken in',
    )
  if (!isFrame(given))
    return no(
      'frame_missing',
      '坐标系只认 WGS-84、GCJ-02、BD-09',
      'the frame is one of WGS-84, GCJ-02 and BD-09',
    )
  if (named !== undefined && frame !== undefined && named !== frame)
    return no(
      'frames_differ',
      `说明的坐标系是 ${frame}，文件里写的是别的，不能换算两次`,
      `the frame is told as ${frame}, and the file says another: nothing is converted twice`,
    )
  const findings: GroundFinding[] = []
  const drawn = features.flatMap((feature, i) => {
    const one = readFeature(feature, i, given, bounds)
    findings.push(...one.findings)
    return one.drawn === null ? [] : [one.drawn]
  })
  return { drawn, findings }
}

const isRecord = (v: unknown): v is Readonly<Record<string, unknown>> =>
  typeof v === 'object' && v !== null && !Array.isArray(v)

function featuresOf(sent: unknown): readonly Readonly<Record<string, unknown>>[] | null {
  if (!isRecord(sent)) return null
  if (sent['type'] === 'Feature') return [sent]
  const list = sent['features']
  return sent['type'] === 'FeatureCollection' && Array.isArray(list) && list.every(isRecord) ? list : null
}

type FeatureRead = { readonly drawn: Drawn | null; readonly findings: readonly GroundFinding[] }

function readFeature(
  feature: Readonly<Record<string, unknown>>,
  i: number,
  frame: Frame,
  bounds: Box,
): FeatureRead {
  const properties = isRecord(feature['properties']) ? feature['properties'] : {}
  const { code } = properties
  const no = (c: GroundCode, zh: string, en: string, at?: Corner): FeatureRead => ({
    drawn: null,
    findings: [
      groundFinding(c, typeof code === 'string' ? [code] : [], zh, en, at === undefined ? {} : { at }),
    ],
  })
  if (typeof code !== 'string' || !/^\d{6,20}$/.test(code))
    return no(
      'no_code',
      `第${i + 1}个图形没有代码（properties.code，6至20位数字）`,
      `shape ${i + 1} has no code (properties.code, 6 to 20 digits)`,
    )
  const { geometry } = feature
  const polygons = isRecord(geometry) ? polygonsOf(geometry) : null
  if (polygons === null)
    return no('not_a_polygon', `${code} 不是面（Polygon 或 MultiPolygon）`, `${code} is no polygon`)
  const count = polygons.flat().reduce((n, ring) => n + ring.length, 0)
  if (count > mostCorners)
    return no(
      'too_many_corners',
      `${code} 有${count}个角点，最多${mostCorners}个`,
      `${code} has ${count} corners; at most ${mostCorners} are read`,
    )
  const shape: Polygon[] = []
  for (const rings of polygons) {
    const polygon: Ring[] = []
    for (const [n, ring] of rings.entries()) {
      const read = readRing(ring, frame, bounds)
      if ('code' in read) return no(read.code, `${code}：${read.zh}`, `${code}: ${read.en}`, read.at)
      polygon.push(turned(read.ring, n === 0))
    }
    shape.push(polygon)
  }
  const findings = shapeFindings(code, shape)
  const within = properties['within']
  return { drawn: { code, within: typeof within === 'string' ? within : null, properties, shape }, findings }
}

/** Null for what is no polygon at all; numbers are looked at corner by corner. */
function polygonsOf(
  geometry: Readonly<Record<string, unknown>>,
): readonly (readonly (readonly unknown[])[])[] | null {
  const { type, coordinates } = geometry
  const isPolygon = (v: unknown): v is readonly (readonly unknown[])[] =>
    Array.isArray(v) && v.length > 0 && v.every(Array.isArray)
  if (type === 'Polygon' && isPolygon(coordinates)) return [coordinates]
  if (
    type === 'MultiPolygon' &&
    Array.isArray(coordinates) &&
    coordinates.length > 0 &&
    coordinates.every(isPolygon)
  )
    return coordinates
  return null
}

type RingFault = { readonly code: GroundCode; readonly zh: string; readonly en: string; readonly at?: Corner }

/** [GD1] [GD2] One ring, converted, without the corner that closes it. */
function readRing(
  positions: readonly unknown[],
  frame: Frame,
  bounds: Box,
): { readonly ring: Ring } | RingFault {
  const corners: Corner[] = []
  for (const [i, position] of positions.entries()) {
    const [lon, lat] = Array.isArray(position) ? (position as readonly unknown[]) : []
    if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat))
      return {
        code: 'not_a_number',
        zh: `第${i + 1}个角点不是两个数`,
        en: `corner ${i + 1} is not two numbers`,
      }
    const fault = placeFault(lon, lat, bounds)
    if (fault) return fault
    corners.push(cornerOf(pointFrom(frame, lon, lat)))
  }
  const ring = withoutRepeats(corners)
  if (ring.length < 3)
    return { code: 'too_few_corners', zh: '不同的角点少于三个', en: 'it has fewer than three corners' }
  return turnOf(ring) === 0
    ? { code: 'no_area', zh: '面积为零', en: 'it has no area', at: ring[0]! }
    : { ring }
}

/** The frames differ by less than this: bounds are looked at before anything is converted. */
const slack = microdegrees / 50

/** [GD2] What is wrong with a place in degrees, before it is converted; null where nothing is. */
export function placeFault(lon: number, lat: number, bounds: Box): RingFault | null {
  const wide: Box = {
    west: bounds.west - slack,
    south: bounds.south - slack,
    east: bounds.east + slack,
    north: bounds.north + slack,
  }
  const [x, y] = [lon * microdegrees, lat * microdegrees]
  if (isWithin(wide, [x, y])) return null
  if (isWithin(wide, [y, x]) || (Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lon) <= 90))
    return {
      code: 'swapped_axes',
      zh: `经度和纬度填反了：应先经度后纬度，收到的是 ${lon}, ${lat}`,
      en: `longitude and latitude are swapped: longitude comes first, and this is ${lon}, ${lat}`,
    }
  const edge = (n: number) => (n / microdegrees).toFixed(3)
  return {
    code: 'outside_bounds',
    zh: `${lon}, ${lat} 不在本地范围内（东经${edge(bounds.west)}至${edge(bounds.east)}，北纬${edge(bounds.south)}至${edge(bounds.north)}）`,
    en: `${lon}, ${lat} lies outside the bounds of this realm (${edge(bounds.west)} to ${edge(bounds.east)} east, ${edge(bounds.south)} to ${edge(bounds.north)} north)`,
  }
}

/** [GD4] What is wrong with a shape by itself. */
function shapeFindings(code: string, shape: Shape): readonly GroundFinding[] {
  const crossings = crossingsOf(shape).map((at) =>
    groundFinding('self_crossing', [code], `${code} 的边界自相交`, `the border of ${code} crosses itself`, {
      at,
    }),
  )
  const strayHoles = shape.flatMap(([outer, ...holes]) =>
    holes
      .filter((hole) => hole.some(([x, y]) => sideOfRing(outer!, x, y) < 0))
      .map((hole) =>
        groundFinding(
          'hole_outside',
          [code],
          `${code} 的孔洞不在它的外圈之内`,
          `a hole of ${code} lies outside it`,
          { at: hole[0]! },
        ),
      ),
  )
  return [...crossings, ...strayHoles]
}

/** [GD3] Shapes as GeoJSON in WGS-84, which says so: what reads it back converts nothing. */
export function writeGround(
  drawn: readonly {
    readonly code: string
    readonly shape: Shape
    readonly properties?: Readonly<Record<string, unknown>>
  }[],
): GroundCollection {
  return {
    type: 'FeatureCollection',
    frame: 'WGS-84',
    features: drawn.map(({ code, shape, properties }) => ({
      type: 'Feature',
      properties: { ...properties, code },
      geometry: geometryOf(shape),
    })),
  }
}

export type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Corner[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Corner[])[])[] }
export type GroundCollection = {
  readonly type: 'FeatureCollection'
  readonly frame: 'WGS-84'
  readonly features: readonly {
    readonly type: 'Feature'
    readonly properties: Readonly<Record<string, unknown>> & { readonly code: string }
    readonly geometry: Geometry
  }[]
}

/** A shape in degrees; rings closed, as the standard wants them. */
export function geometryOf(shape: Shape): Geometry {
  const degrees = ([x, y]: Corner): Corner => [x / microdegrees, y / microdegrees]
  const polygons = shape.map((rings) => rings.map((ring) => [...ring, ring[0]!].map(degrees)))
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons }
}
