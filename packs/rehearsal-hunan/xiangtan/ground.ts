/** Where the rehearsal's buildings stand: invented ground, with each district about where it is and nothing of any real street. */
import { surveyed } from './areas.ts'

/** Millionths of a degree (WGS 84): the middle of each district, on both banks of the Xiang. */
const districts: Readonly<Record<string, readonly [number, number]>> = {
  '430302': [112_893_000, 27_868_000],
  '430304': [112_962_000, 27_862_000],
  '430371': [112_937_000, 27_822_000],
  '430372': [113_022_000, 27_930_000],
  '430373': [112_905_000, 27_935_000],
}
/** How far apart streets, and the communities of one, lie; so chosen that none runs into another. */
const [streetApart, communityApart] = [9_500, 3_300]
const golden = Math.PI * (3 - Math.sqrt(5))

/** The n-th of points that fill a disc evenly, as the seeds of a sunflower do. */
const seedAt = (n: number, apart: number): readonly [number, number] => [
  Math.cos(n * golden) * apart * Math.sqrt(n + 0.35),
  Math.sin(n * golden) * apart * Math.sqrt(n + 0.35),
]

type Ground = {
  readonly middle: readonly [number, number]
  /** Rows of buildings run this way. */
  readonly turn: number
}
const grounds: ReadonlyMap<string, Ground> = (() => {
  const streets = [...new Set(surveyed.map((a) => a.parent!))]
  const inDistrict = (street: string): number =>
    streets.filter((s) => s.slice(0, 6) === street.slice(0, 6)).indexOf(street)
  return new Map(
    surveyed.map((a) => {
      const street = a.parent!
      const n = inDistrict(street)
      const [x, y] = districts[street.slice(0, 6)]!
      const [sx, sy] = seedAt(n, streetApart)
      const [cx, cy] = seedAt(surveyed.filter((o) => o.parent === street).indexOf(a), communityApart)
      return [a.code, { middle: [x + sx + cx, y + sy + cy], turn: n * 0.37 - 0.6 }]
    }),
  )
})()

/** The stair `unit` of the `row`-th building of a community: eight buildings a row, stairs fifteen metres apart. */
export function standsAt(
  community: string,
  row: number,
  unit: number,
): { readonly longitude: number; readonly latitude: number } {
  const { middle, turn } = grounds.get(community)!
  const [x, y] = [(row % 8) * 560 - 2_000 + unit * 135, Math.floor(row / 8) * 540 - 1_900 + (unit % 2) * 40]
  return {
    longitude: Math.round(middle[0] + x * Math.cos(turn) - y * Math.sin(turn)),
    latitude: Math.round(middle[1] + x * Math.sin(turn) + y * Math.cos(turn)),
  }
}
