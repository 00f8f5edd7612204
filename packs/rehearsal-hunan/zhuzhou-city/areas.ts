/** Zhuzhou City with its districts, counties and towns: real names; where each lies is about right, and no street of it is real. */
import { areas, type Area } from '../areas.ts'

export const zhuzhouCity = '430200'

/** The realm: the province, the city, its nine districts and counties, and their streets and towns. */
export const areasOfZhuzhouCity = (): readonly Area[] =>
  areas().filter((a) => a.code === '430000' || (a.code.startsWith('4302') && a.code.length <= 9))

/** Millionths of a degree (WGS 84): about the middle of each. */
const middles: Readonly<Record<string, readonly [lon: number, lat: number]>> = {
  '430202': [113_173_000, 27_856_000],
  '430203': [113_152_000, 27_785_000],
  '430204': [113_118_000, 27_876_000],
  '430211': [113_084_000, 27_827_000],
  '430212': [113_144_000, 27_699_000],
  '430223': [113_396_000, 27_015_000],
  '430224': [113_539_000, 26_777_000],
  '430225': [113_773_000, 26_489_000],
  '430281': [113_497_000, 27_646_000],
}
export type County = {
  readonly code: string
  readonly name: string
  /** Its roads lie in the city, or in a county town. */
  readonly town: 'urban' | 'county'
  readonly townships: readonly string[]
}
const inTheCity = new Set(['430202', '430203', '430204', '430211'])
export const countiesOfZhuzhou: readonly County[] = Object.keys(middles).map((code) => ({
  code,
  name: areas().find((a) => a.code === code)!.name.zh,
  town: inTheCity.has(code) ? 'urban' : 'county',
  townships: areas().flatMap((a) => (a.parent === code ? [a.code] : [])),
}))

const golden = Math.PI * (3 - Math.sqrt(5))
const apart = 6_500
/** The n-th point of a county, as seeds of a sunflower lie. */
export function pointOfCounty(code: string, n: number): { readonly lon: number; readonly lat: number } {
  const [lon, lat] = middles[code]!
  const far = apart * Math.sqrt(n + 0.35)
  return {
    lon: lon + Math.round(Math.cos(n * golden) * far),
    lat: lat + Math.round(Math.sin(n * golden) * far),
  }
}
