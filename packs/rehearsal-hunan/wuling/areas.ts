/** Wuling District of Changde City: real names and codes of the 2023 edition, down to its communities and villages. */
import { areas, childrenOf, modelledFrom, villageKind, type Area } from '../areas.ts'
import codes from '../divisions/villages-430702.json' with { type: 'json' }

export const wuling = '430702'
/** 启明街道, and one of its communities: where the listed street and community accounts work. */
export const qiming = '430702001'
export const banbianjie = '430702001007'

/** Streets and towns, in the order of their codes. Some are run by a zone today; statisticians count them here. */
export const streetsOfWuling: readonly Area[] = childrenOf(wuling)

const below = (parent: string): readonly Area[] =>
  ((codes as Readonly<Record<string, string>>)[parent] ?? '')
    .split(' ')
    .filter((c) => c !== '')
    .map((c) => ({
      code: parent + c.slice(0, 3),
      parent,
      name: { zh: c.slice(3), en: c.slice(3) },
      kind: villageKind(parent + c.slice(0, 3)),
      from: modelledFrom,
      to: null,
    }))

/** Communities and villages, in the order of their codes. */
export const communitiesOfWuling: readonly Area[] = streetsOfWuling.flatMap((s) => below(s.code))

/** The realm: the province, the city, the district, its streets and towns, and what is in them. */
export const areasOfWuling = (): readonly Area[] => [
  ...areas().filter((a) => a.code === '430000' || a.code === '430700' || a.code === wuling),
  ...streetsOfWuling,
  ...communitiesOfWuling,
]
