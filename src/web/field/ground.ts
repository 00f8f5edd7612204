/** [FO9] The ground of a map without network: the borders of who is signed in and what lies near them, and nothing else of the realm. */
import type { GroundFile } from '../../server/contract/ground.ts'
import type { MapGround } from '../../server/contract/registers.ts'
import type { MapDrawn } from '../shared/map/index.ts'
import type { Get, Taken } from './take.ts'

/** As it lay there on a day. */
export type Ground = MapDrawn & {
  readonly on: string
  /** Whose borders were looked for. */ readonly areas: readonly string[]
}

type LonLat = readonly [number, number]
type Box = readonly [west: number, south: number, east: number, north: number]
type Part = {
  readonly properties: { readonly kind: string }
  readonly geometry:
    | { readonly type: 'LineString'; readonly coordinates: readonly LonLat[] }
    | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly LonLat[])[] }
}

/** How much lies about a place, as a share of its width and of its height. */
const margin = 0.3
/** More would be a city, and half a megabyte. */
const mostCorners = 20_000
/** What a map needs first, where there is no room for all. */
const firstKinds = ['main-road', 'river', 'lake', 'road', 'lane']

function boxOf(line: readonly LonLat[]): Box {
  const [xs, ys] = [line.map(([x]) => x), line.map(([, y]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
const meets = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]

/** The pieces of a line that lie in a box, each with the corner before and after. */
function within(line: readonly LonLat[], box: Box): readonly (readonly LonLat[])[] {
  const pieces: LonLat[][] = []
  let isInside = false
  for (let i = 1; i < line.length; i++) {
    const stretch = [line[i - 1]!, line[i]!]
    const isNear = meets(boxOf(stretch), box)
    if (isNear && isInside) pieces.at(-1)!.push(line[i]!)
    else if (isNear) pieces.push(stretch)
    isInside = isNear
  }
  return pieces
}

const cornersOf = ({ geometry }: Part): number =>
  geometry.type === 'LineString' ? geometry.coordinates.length : geometry.coordinates.flat().length

/** What is drawn of these places; without borders of theirs there is none. */
export function groundNear(ground: MapGround, sketch: GroundFile, areas: readonly string[]): MapDrawn {
  const own = ground.outlines.filter((o) => areas.includes(o.code))
  if (own.length === 0)
    return { own: [], ground: { tiles: null, outlines: [] }, sketch: { ...sketch, features: [] } }
  const [west, south, east, north] = boxOf(own.flatMap((o) => o.rings.flat()))
  const [dx, dy] = [(east - west) * margin, (north - south) * margin]
  const near: Box = [west - dx, south - dy, east + dx, north + dy]
  const parts = (sketch.features as unknown as readonly Part[]).flatMap((part): readonly Part[] => {
    const { geometry } = part
    if (geometry.type === 'Polygon') return meets(boxOf(geometry.coordinates.flat()), near) ? [part] : []
    return within(geometry.coordinates, near).map((coordinates) => ({
      ...part,
      geometry: { type: 'LineString', coordinates },
    }))
  })
  return {
    own: own.map((o) => o.code),
    /** No tiles: they need a network, and would tell somebody else where this phone looks. */
    ground: { tiles: null, outlines: ground.outlines.filter((o) => meets(boxOf(o.rings.flat()), near)) },
    sketch: { ...sketch, features: fitting(parts) as unknown as GroundFile['features'] },
  }
}

/** As many as there is room for, in the order in which they are painted. */
function fitting(parts: readonly Part[]): readonly Part[] {
  const drawn = new Set<Part>()
  let room = mostCorners
  for (const kind of firstKinds)
    for (const part of parts) {
      if (part.properties.kind !== kind || cornersOf(part) > room) continue
      room -= cornersOf(part)
      drawn.add(part)
    }
  return parts.filter((part) => drawn.has(part))
}

/** Read anew once a day, or when the places of the person changed. */
export async function takeGround(get: Get, taken: Taken, before: Ground | null): Promise<Ground> {
  const on = taken.at.slice(0, 10)
  const areas = [...new Set([...taken.me.posts.map((p) => p.area), ...taken.areas])].toSorted()
  const isSame = before?.on === on && before.areas.join() === areas.join()
  if (isSame) return before
  const [ground, sketch] = [await get<MapGround>('/api/map'), await get<GroundFile>('/api/ground/sketch')]
  return { ...groundNear(ground, sketch, areas), areas, on }
}
