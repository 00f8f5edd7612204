/** The ground of a map as it is drawn: borders, water, ways and their names, out of what the server tells. */
import { canvas, layerGroup, polygon, polyline, type LayerGroup } from 'leaflet'
import type { GroundFile } from '../../../server/contract/ground.ts'
import type { MapGround } from '../../../server/contract/registers.ts'
import type { Look } from './looks.ts'
import type { Name } from './overlay.ts'

type LonLat = readonly [number, number]
type Part = {
  readonly properties: Readonly<Record<string, string | undefined>> & { readonly kind: string }
  readonly geometry:
    | { readonly type: 'LineString'; readonly coordinates: readonly LonLat[] }
    | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly LonLat[])[] }
}
const partsOf = (sketch: GroundFile): readonly Part[] => sketch.features as unknown as readonly Part[]
const latLons = (line: readonly LonLat[]): [number, number][] => line.map(([lon, lat]) => [lat, lon])

export type Heat = ReadonlyMap<string, number>

/** Land first, water and ways on it, borders above. With tiles beneath, these alone. */
export function groundLayer(
  ground: MapGround,
  sketch: GroundFile,
  look: Look,
  heat: Heat | null,
  own: readonly string[] = [],
): LayerGroup {
  const renderer = canvas({ padding: 0.3 })
  const still = { renderer, interactive: false } as const
  const hasTiles = ground.tiles !== null
  const most = Math.max(1, ...(heat?.values() ?? []))
  const above = new Set(ground.outlines.flatMap((o) => parentsIn(o.code, ground)))
  const shade = (code: string): string =>
    look.heat[Math.ceil(((heat?.get(code) ?? 0) / most) * (look.heat.length - 1))]!
  const land = ground.outlines
    .filter((o) => heat !== null || !above.has(o.code))
    .map((o) =>
      polygon(o.rings.map(latLons), {
        ...still,
        stroke: false,
        fillColor: heat?.has(o.code) ? shade(o.code) : look.land,
        fillOpacity: heat !== null ? (heat.has(o.code) ? 0.9 : 0) : hasTiles ? 0 : 1,
      }),
    )
  const drawn = hasTiles
    ? []
    : partsOf(sketch).map((part) =>
        part.geometry.type === 'Polygon'
          ? polygon(part.geometry.coordinates.map(latLons), {
              ...still,
              stroke: false,
              fillColor: look.water,
              fillOpacity: 1,
            })
          : polyline(latLons(part.geometry.coordinates), {
              ...still,
              color: (look.ways[part.properties.kind] ?? look.ways['lane']!).colour,
              weight: (look.ways[part.properties.kind] ?? look.ways['lane']!).width,
            }),
      )
  const borders = ground.outlines.map((o) =>
    polygon(o.rings.map(latLons), {
      ...still,
      fill: false,
      color: own.includes(o.code) ? look.own : look.border,
      weight: own.includes(o.code) ? 3 : above.has(o.code) ? 2 : 1,
      ...(own.includes(o.code) || above.has(o.code) ? {} : { dashArray: '4 4' }),
    }),
  )
  /** What stands out lies above its neighbours' side of the same border. */
  const ownLast = borders
    .map((border, i) => ({ border, isOwn: own.includes(ground.outlines[i]!.code) }))
    .toSorted((a, b) => Number(a.isOwn) - Number(b.isOwn))
  return layerGroup([...land, ...drawn, ...ownLast.map(({ border }) => border)])
}

/** Codes grow downwards: a place lies in those whose code its own begins with. */
const parentsIn = (code: string, ground: MapGround): readonly string[] =>
  ground.outlines.flatMap((o) => (o.code !== code && code.startsWith(o.code) ? [o.code] : []))

/** The smallest places first, then ways and water. */
export function namesOn(ground: MapGround, sketch: GroundFile, lang: 'zh' | 'en'): readonly Name[] {
  const places = ground.outlines
    .toSorted((a, b) => b.code.length - a.code.length)
    .map((o) => nameOf(o.name[lang], o.rings[0]!, false))
  const ways = ground.tiles
    ? []
    : partsOf(sketch).flatMap(({ properties, geometry }) => {
        const text = properties[`name:${lang}`]
        if (text === undefined) return []
        return geometry.type === 'Polygon'
          ? [nameOf(text, geometry.coordinates[0]!, false)]
          : [wayName(text, geometry.coordinates)]
      })
  return [...places, ...ways]
}

function nameOf(text: string, ring: readonly LonLat[], isStreet: boolean): Name {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  const [west, east] = [Math.min(...xs), Math.max(...xs)]
  return {
    text,
    lon: Math.round(((west + east) / 2) * 1e6),
    lat: Math.round(((Math.min(...ys) + Math.max(...ys)) / 2) * 1e6),
    half: (east - west) / 2,
    isStreet,
  }
}

function wayName(text: string, line: readonly LonLat[]): Name {
  const [lon, lat] = line[line.length >> 1]!
  const { half } = nameOf(text, line, true)
  return { text, lon: Math.round(lon * 1e6), lat: Math.round(lat * 1e6), half, isStreet: true }
}
