/**
 * The ground of the zone, which is invented as a whole: its outline, its grids with the borders of communities and streets, a
 * river, roads, lanes and lakes. Every place is a ring of whole millionths of a degree (WGS 84), and neighbours share the very
 * corners of their border. The same for the same seed, on every machine: nothing is reckoned but by plus, times and a root.
 */
import type { Text } from 'yimen/kernel/text'
import { random, type Random } from '../random.ts'
import { communitiesOfZone, gridsOfZone, streetsOfZone, zone } from './areas.ts'
import {
  cut,
  doubleArea,
  isInside,
  meets,
  pointIn,
  squaredFrom,
  wandering,
  type Corner,
  type Ring,
} from './shape.ts'

/** A place and its ring; `within` is the place above it. */
export type Plot = { readonly code: string; readonly within: string; readonly ring: Ring }
export type Way = {
  readonly kind: 'river' | 'main-road' | 'road' | 'lane'
  readonly name: Text | null
  readonly line: readonly Corner[]
}
export type Lake = { readonly name: Text; readonly ring: Ring }
export type Ground = {
  readonly zone: Plot
  readonly streets: readonly Plot[]
  readonly communities: readonly Plot[]
  readonly grids: readonly Plot[]
  readonly ways: readonly Way[]
  readonly lakes: readonly Lake[]
  /** A point well inside of each grid, by its code: where a label may stand. */
  readonly middles: ReadonlyMap<string, Corner>
}

/** The zone's corners before its border wanders, in tens of millionths from 113.17 E, 27.93 N. About 100 square kilometres. */
const outline: readonly Corner[] = [
  [-5_450, -1_400],
  [-4_550, -3_800],
  [-2_500, -4_400],
  [-250, -5_000],
  [2_200, -4_450],
  [3_850, -4_650],
  [5_150, -2_850],
  [5_650, -350],
  [4_800, 1_600],
  [5_200, 3_450],
  [3_200, 4_750],
  [700, 5_100],
  [-1_600, 4_400],
  [-3_900, 4_850],
  [-5_200, 2_750],
]
const middle: Corner = [113_170_000, 27_930_000]

const main: Text = { zh: '学林大道', en: 'Xuelin Avenue' }
const river: Text = { zh: '龙溪河', en: 'Longxi River' }
const roadNames: readonly Text[] = [
  ['书院路', 'Shuyuan Road'],
  ['学府路', 'Xuefu Road'],
  ['松苑路', 'Songyuan Road'],
  ['桃李路', 'Taoli Road'],
  ['兰亭路', 'Lanting Road'],
  ['明德路', 'Mingde Road'],
  ['玉兰路', 'Yulan Road'],
  ['博雅路', 'Boya Road'],
  ['铺前路', 'Puqian Road'],
  ['新桥路', 'Xinqiao Road'],
  ['樟树路', 'Zhangshu Road'],
  ['荷坝路', 'Heba Road'],
  ['望龙路', 'Wanglong Road'],
  ['长塘路', 'Changtang Road'],
  ['栗山路', 'Lishan Road'],
  ['云溪路', 'Yunxi Road'],
  ['松柏路', 'Songbai Road'],
  ['五里路', 'Wuli Road'],
  ['花田路', 'Huatian Road'],
  ['枫林路', 'Fenglin Road'],
].map(([zh, en]) => ({ zh: zh!, en: en! }))
const lakeNames: readonly Text[] = [
  { zh: '云湖', en: 'Yun Lake' },
  { zh: '青石水库', en: 'Qingshi Reservoir' },
  { zh: '月塘', en: 'Yue Pond' },
]

/** How far a border runs before it bends, by what it parts. */
const steps = { zone: 3_600, street: 3_600, community: 3_000, grid: 2_600 } as const

/** The same to the number for the same whole-number seed. */
export function groundOfZone(seed: number): Ground {
  const rng = random(seed).fork('zhuzhou ground')
  const border = outlined(rng.fork('outline'))
  /** The river parts the town from the streets, the avenue the one street from the other. */
  const [xuelin, longtoupu, yuntian] = streetsOfZone.map((s) => s.code) as [string, string, string]
  const share = { step: steps.street, clear: 900 }
  const north = cut(border, { ...share, share: 0.36, side: 'north' }, rng.fork('river'))
  const west = cut(north.second, { ...share, share: 0.46, side: 'west' }, rng.fork('avenue'))
  const streets: readonly Plot[] = [
    { code: xuelin, within: zone, ring: west.first },
    { code: longtoupu, within: zone, ring: west.second },
    { code: yuntian, within: zone, ring: north.first },
  ]
  const roads: (readonly Corner[])[] = []
  const communities = streets.flatMap((s) =>
    divided(s, below(communitiesOfZone, s.code), steps.community, rng.fork(`communities ${s.code}`), roads),
  )
  const lanes: (readonly Corner[])[] = []
  const grids = communities.flatMap((c) =>
    divided(c, below(gridsOfZone, c.code), steps.grid, rng.fork(`grids ${c.code}`), lanes),
  )
  const middles = new Map(grids.map((g) => [g.code, roomiest(g.ring, [], rng.fork(`middle ${g.code}`)).at]))
  const inner = innerLanes(grids, middles)
  return {
    zone: { code: zone, within: '430200', ring: border },
    streets,
    communities,
    grids,
    ways: [
      { kind: 'river', name: river, line: north.line },
      { kind: 'main-road', name: main, line: west.line },
      ...roads.map((line, i): Way => ({ kind: 'road', name: roadNames[i]!, line })),
      ...[...lanes, ...inner].map((line): Way => ({ kind: 'lane', name: null, line })),
    ],
    lakes: lakesIn(grids, inner, rng.fork('lakes')),
    middles,
  }
}

function outlined(rng: Random): Ring {
  const corners = outline.map(([x, y]): Corner => [middle[0] + x * 10, middle[1] + y * 10])
  return corners.flatMap((c, i) => [c, ...wandering(c, corners[(i + 1) % corners.length]!, steps.zone, rng)])
}

type Part = { readonly code: string; readonly weight: number }

/** The places below one: each weighs as much as it has grids, and a little for its land. */
const below = (
  places: readonly { readonly code: string; readonly parent: string | null }[],
  code: string,
): readonly Part[] =>
  places
    .filter((p) => p.parent === code)
    .map((p) => ({ code: p.code, weight: 1 + gridsOfZone.filter((g) => g.parent === p.code).length }))

/** Cuts a plot in two until each part has its own, those before lying west or north of those after. */
function divided(
  plot: Plot,
  parts: readonly Part[],
  step: number,
  rng: Random,
  lines: (readonly Corner[])[],
): readonly Plot[] {
  const [only] = parts
  if (parts.length === 1) return [{ code: only!.code, within: plot.code, ring: plot.ring }]
  const whole = weightOf(parts)
  const at = halfway(parts)
  const [before, after] = [parts.slice(0, at), parts.slice(at)]
  const { first, second, line } = cut(plot.ring, { share: weightOf(before) / whole, step, clear: 700 }, rng)
  lines.push(line)
  return [
    ...divided({ ...plot, ring: first }, before, step, rng, lines),
    ...divided({ ...plot, ring: second }, after, step, rng, lines),
  ].map((p) => ({ ...p, within: plot.code }))
}

const weightOf = (parts: readonly Part[]): number => parts.reduce((sum, p) => sum + p.weight, 0)

/** After how many parts the weight is nearest to one half. */
function halfway(parts: readonly Part[]): number {
  const whole = weightOf(parts)
  const off = (n: number): number => Math.abs(2 * weightOf(parts.slice(0, n)) - whole)
  return parts.slice(1).reduce((best, _, i) => (off(i + 1) < off(best) ? i + 1 : best), 1)
}

type Spot = { readonly at: Corner; readonly clear: number }

/** Of many points of a ring the one that lies farthest from its border and from these lines. */
function roomiest(ring: Ring, lines: readonly (readonly Corner[])[], rng: Random): Spot {
  const stretches = [
    ...ring.map((a, i) => [a, ring[(i + 1) % ring.length]!] as const),
    ...lines.flatMap((line) => line.slice(1).map((b, i) => [line[i]!, b] as const)),
  ]
  return Array.from({ length: 160 }, () => pointIn(ring, rng))
    .map((at): Spot => ({ at, clear: Math.min(...stretches.map(([a, b]) => squaredFrom(at, a, b))) }))
    .reduce((best, spot) => (spot.clear > best.clear ? spot : best))
}

const edgeKey = (a: Corner, b: Corner): string => `${a.join()} ${b.join()}`

/** From the middle of a grid over the middle of a common border to that of its neighbour, where the way is clear. */
function innerLanes(
  grids: readonly Plot[],
  middles: ReadonlyMap<string, Corner>,
): readonly (readonly Corner[])[] {
  const owner = new Map(
    grids.flatMap((g) => g.ring.map((a, i) => [edgeKey(a, g.ring[(i + 1) % g.ring.length]!), g] as const)),
  )
  return grids.flatMap((g) => {
    const common = new Map<Plot, Corner[]>()
    for (const [i, a] of g.ring.entries()) {
      const other = owner.get(edgeKey(g.ring[(i + 1) % g.ring.length]!, a))
      if (other && g.code < other.code) common.set(other, [...(common.get(other) ?? []), a])
    }
    return [...common].flatMap(([other, corners]) => {
      const gate = corners[corners.length >> 1]!
      const [from, to] = [middles.get(g.code)!, middles.get(other.code)!]
      const isClear = corners.length > 2 && staysIn(g.ring, from, gate) && staysIn(other.ring, to, gate)
      return isClear ? [[from, gate, to]] : []
    })
  })
}

const staysIn = (ring: Ring, from: Corner, gate: Corner): boolean =>
  ring.every((a, i) => !meets(from, gate, a, ring[(i + 1) % ring.length]!))

/** Around a point, in thousandths of a radius: an octagon that no two lakes have alike. */
const compass: readonly Corner[] = [
  [1_000, 0],
  [707, 707],
  [0, 1_000],
  [-707, 707],
  [-1_000, 0],
  [-707, -707],
  [0, -1_000],
  [707, -707],
]

/** One in each of the largest grids, where there is most room beside the lanes. */
function lakesIn(
  grids: readonly Plot[],
  lanes: readonly (readonly Corner[])[],
  rng: Random,
): readonly Lake[] {
  const largest = grids.toSorted(
    (a, b) => doubleArea(b.ring) - doubleArea(a.ring) || (a.code < b.code ? -1 : 1),
  )
  return lakeNames.map((name, i) => {
    const { ring } = largest[i]!
    const { at, clear } = roomiest(ring, lanes, rng)
    const radius = Math.sqrt(clear)
    const capes = compass.map(([x, y]): Corner => {
      const reach = (radius * rng.between(550, 850)) / 1_000_000
      return [Math.round(at[0] + x * reach), Math.round(at[1] + y * reach)]
    })
    const shore = capes.flatMap((c, n) => [c, ...wandering(c, capes[(n + 1) % capes.length]!, 1_200, rng)])
    if (!shore.every((c) => isInside(ring, c))) throw new Error(`${name.zh} runs over its grid`)
    return { name, ring: shore }
  })
}

type Feature = {
  readonly type: 'Feature'
  readonly properties: Readonly<Record<string, string>>
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Corner[])[] }
    | { readonly type: 'LineString'; readonly coordinates: readonly Corner[] }
}
/** RFC 7946, and in which frame its coordinates are. */
export type Collection = {
  readonly type: 'FeatureCollection'
  readonly frame: 'WGS-84'
  readonly features: readonly Feature[]
}

const degrees = ([x, y]: Corner): Corner => [x / 1e6, y / 1e6]
/** A ring in degrees that ends where it began. */
export const closed = (ring: Ring): readonly Corner[] => [...ring, ring[0]!].map(degrees)
const collection = (features: readonly Feature[]): Collection => ({
  type: 'FeatureCollection',
  frame: 'WGS-84',
  features,
})
const polygon = (properties: Feature['properties'], ring: Ring): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [closed(ring)] },
})

/** Places of the zone as GeoJSON, each with its code and the place that it lies in. */
export const placesAsGeoJson = (plots: readonly Plot[]): Collection =>
  collection(plots.map(({ code, within, ring }) => polygon({ code, within }, ring)))

/** What a map draws below the places: water and roads. */
export const mapAsGeoJson = ({ ways, lakes }: Ground): Collection =>
  collection([
    ...lakes.map(({ name, ring }) => polygon({ kind: 'lake', 'name:zh': name.zh, 'name:en': name.en }, ring)),
    ...ways.map(({ kind, name, line }): Feature => ({
      type: 'Feature',
      properties: { kind, ...(name === null ? {} : { 'name:zh': name.zh, 'name:en': name.en }) },
      geometry: { type: 'LineString', coordinates: line.map(degrees) },
    })),
  ])
