/**
 * The Economic Development Zone of Zhuzhou City: two streets and a town of real names, and communities and grids that are
 * invented, because the list of 2021, with 23 communities in 41 grids, is not published by name.
 */
import type { Text } from 'yimen/kernel/text'
import { areas, modelledFrom, type Area, type AreaKind } from '../areas.ts'

/** The realm's key: the zone has no code of its own in GB/T 2260 (README). */
export const zhuzhouZone = '430200-edz'
/**
 * A local number. Statisticians number functional zones from 71 to 79 within their city (430371 to 430373 in Xiangtan), and
 * count the streets of this one in Shifeng District (430204).
 */
export const zone = '430271'
/** The zone's people have numbers of the district that they were registered in. */
export const registeredIn = '430204'

type Community = readonly [zh: string, en: string, grids: number]
/** Streets keep the digits that they have in 430204; below them communities in their order from north-west to south-east. */
const streetsBelow: readonly (readonly [
  code: string,
  zh: string,
  en: string,
  communities: readonly Community[],
])[] = [
  [
    '430271008',
    '学林街道',
    'Xuelin Subdistrict',
    [
      ['书香社区', 'Shuxiang', 2],
      ['学府社区', 'Xuefu', 3],
      ['松苑社区', 'Songyuan', 1],
      ['桃李社区', 'Taoli', 2],
      ['兰亭社区', 'Lanting', 2],
      ['明德社区', 'Mingde', 3],
      ['玉兰社区', 'Yulan', 1],
      ['博雅社区', 'Boya', 2],
      ['知行社区', 'Zhixing', 2],
    ],
  ],
  [
    '430271009',
    '龙头铺街道',
    'Longtoupu Subdistrict',
    [
      ['铺前社区', 'Puqian', 2],
      ['新桥社区', 'Xinqiao', 1],
      ['樟树坪社区', 'Zhangshuping', 3],
      ['荷叶坝社区', 'Heyeba', 2],
      ['望龙社区', 'Wanglong', 1],
      ['长塘社区', 'Changtang', 2],
      ['栗山社区', 'Lishan', 2],
      ['石桥社区', 'Shiqiao', 1],
    ],
  ],
  [
    '430271102',
    '云田镇',
    'Yuntian Town',
    [
      ['云溪社区', 'Yunxi', 1],
      ['松柏冲社区', 'Songbaichong', 2],
      ['五里亭社区', 'Wuliting', 1],
      ['花田社区', 'Huatian', 3],
      ['菱角塘社区', 'Lingjiaotang', 1],
      ['枫林社区', 'Fenglin', 1],
    ],
  ],
]

const place = (code: string, parent: string, name: Text, kind: AreaKind): Area => ({
  code,
  parent,
  name,
  kind,
  from: modelledFrom,
  to: null,
})
const threeDigits = (n: number): string => String(n).padStart(3, '0')
const ordinals = ['一', '二', '三'] as const

export const streetsOfZone: readonly Area[] = streetsBelow.map(([code, zh, en]) =>
  place(code, zone, { zh, en }, code.endsWith('102') ? 'township' : 'street'),
)

/** Residents' committees from 001 (GB/T 10114). */
export const communitiesOfZone: readonly Area[] = streetsBelow.flatMap(([street, , , communities]) =>
  communities.map(([zh, en], i) =>
    place(`${street}${threeDigits(i + 1)}`, street, { zh, en: `${en} Community` }, 'community'),
  ),
)

/**
 * Told alone and behind the community’s name: 学府社区学府第一网格. Fifteen digits: the community’s twelve, and its grids
 * one after the other, west to east and north to south.
 */
export const gridsOfZone: readonly Area[] = streetsBelow.flatMap(([street, , , communities]) =>
  communities.flatMap(([zh, en, grids], i) => {
    const community = `${street}${threeDigits(i + 1)}`
    return Array.from({ length: grids }, (_, n) =>
      place(
        `${community}${threeDigits(n + 1)}`,
        community,
        { zh: `${zh.replace(/社区$/, '')}第${ordinals[n]}网格`, en: `${en} Grid ${n + 1}` },
        'grid',
      ),
    )
  }),
)

/** 学府社区 and its first grid: where the listed accounts of community and worker are. */
export const xuefu = '430271008002'
export const xuefuFirst = `${xuefu}001`

/** The realm: the province, the city, the zone with it as its parent, and what is in the zone. */
export const areasOfZone = (): readonly Area[] => [
  ...areas().filter((a) => a.code === '430000' || a.code === '430200'),
  place(zone, '430200', { zh: '株洲经济开发区', en: 'Zhuzhou Economic Development Zone' }, 'zone'),
  ...streetsOfZone,
  ...communitiesOfZone,
  ...gridsOfZone,
]
