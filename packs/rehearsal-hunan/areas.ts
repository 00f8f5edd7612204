/** The places of the demonstration: real names and statistical codes of Hunan, as a tree from the province to the village. */
import type { Day } from 'yimen/kernel/day'
import type { Text } from 'yimen/kernel/text'
import { english } from './divisions/english.ts'
import hunan from './divisions/hunan.json' with { type: 'json' }
import villages from './divisions/villages-430523.json' with { type: 'json' }

export type AreaKind =
  | 'province'
  | 'city'
  | 'district'
  | 'zone'
  | 'street'
  | 'township'
  | 'community'
  | 'village'
  | 'grid'

/** Codes have 6 digits down to the county, 9 for a township, 12 for a village, 15 for a grid. An English name that nobody wrote is the Chinese one. */
export type Area = {
  readonly code: string
  readonly parent: string | null
  readonly name: Text
  readonly kind: AreaKind
  readonly from: Day
  readonly to: Day | null
}

/**
 * The codes are the 2023 edition of the National Bureau of Statistics. The rehearsal plays 2021, and speaks of the
 * past from this day on; Shaoyang County's townships are the same in the edition of 2021 (README).
 */
export const modelledFrom: Day = '2020-01-01'
export const province = '430000'
/** Shaoyang County, the one with villages. */
export const shaoyangCounty = '430523'
export const yankoupu = '430523106'
export const yunzhao = '430523106234'

const area = (code: string, parent: string | null, zh: string, kind: AreaKind): Area => ({
  code,
  parent,
  name: { zh, en: english.get(code) ?? zh },
  kind,
  from: modelledFrom,
  to: null,
})

/** Statisticians number functional zones, which GB/T 2260 does not know, from 71 to 79 within their city. */
const countyKind = (code: string): AreaKind => (code[4] === '7' ? 'zone' : 'district')
/** 001-099 are streets, the rest towns, townships and farms run like one (GB/T 10114). */
export const townshipKind = (code: string): AreaKind => (Number(code.slice(6)) < 100 ? 'street' : 'township')
/** 001-199 residents' committees and 400-499 the like; 200-399 villagers' committees and 500 up the like. */
export const villageKind = (code: string): AreaKind =>
  Number(code.slice(9)) < 200 || code[9] === '4' ? 'community' : 'village'

function unpacked(
  groups: Readonly<Record<string, string>>,
  kind: (code: string) => AreaKind,
): readonly Area[] {
  return Object.entries(groups).flatMap(([parent, children]) =>
    children
      .split(' ')
      .map((child) =>
        area(parent + child.slice(0, 3), parent, child.slice(3), kind(parent + child.slice(0, 3))),
      ),
  )
}

const tree: readonly Area[] = [
  area(province, null, '湖南省', 'province'),
  ...Object.entries(hunan.cities).map(([code, name]) => area(code, province, name, 'city')),
  ...Object.entries(hunan.counties).map(([code, name]) =>
    area(code, `${code.slice(0, 4)}00`, name, countyKind(code)),
  ),
  ...unpacked(hunan.townships, townshipKind),
  ...unpacked(villages, villageKind),
]
const byCode = new Map(tree.map((a) => [a.code, a]))

/** Every place, parents before children: the province, its cities, counties and townships, and the villages of Shaoyang County. */
export const areas = (): readonly Area[] => tree

/** A county with all that is in it and all that it is in: the places of one realm. */
export const areasOf = (county: string): readonly Area[] =>
  tree.filter((a) => a.code.startsWith(county) || county.startsWith(a.code.replace(/(00)+$/, '')))

export const findArea = (code: string): Area | undefined => byCode.get(code)

/** The townships, towns and farms of a county, or the villages and communities of a township. */
export const childrenOf = (parent: string): readonly Area[] => tree.filter((a) => a.parent === parent)

/** "岩口铺镇云赵村": a village as an address begins within its county. Throws when the code is unknown. */
export function placeName(village: string): string {
  const [place, above] = [byCode.get(village), byCode.get(village.slice(0, 9))]
  if (!place || !above) throw new Error(`no village has the code ${village}`)
  return `${above.name.zh}${place.name.zh}`
}
