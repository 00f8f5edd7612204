/** Schools of the rehearsal: 滨江小学 is the article's; the names of the others are invented, in streets and towns that are real. */
import type { Text } from 'yimen/kernel/text'
import { streetsOfLengshuitan } from './areas.ts'

export type School = {
  readonly code: string
  readonly name: Text
  readonly area: string
  readonly kind: 'urban' | 'middle' | 'rural'
  readonly teams: number
  readonly pupils: number
}

const urban = [
  ['滨江小学', 'Binjiang'],
  ['梅湾小学', 'Meiwan'],
  ['菱角山小学', 'Lingjiaoshan'],
  ['肖家园小学', 'Xiaojiayuan'],
  ['杨家桥小学', 'Yangjiaqiao'],
  ['梧桐小学', 'Wutong'],
  ['凤凰小学', 'Fenghuang'],
  ['珊瑚小学', 'Shanhu'],
  ['曲河小学', 'Quhe'],
  ['岚角山小学', 'Lanjiaoshan'],
  ['春江小学', 'Chunjiang'],
  ['晨曦小学', 'Chenxi'],
  ['湘江东路小学', 'Xiangjiang East Road'],
  ['翠竹小学', 'Cuizhu'],
  ['银杏小学', 'Yinxing'],
  ['育才路小学', 'Yucai Road'],
  ['文昌小学', 'Wenchang'],
  ['潇湘小学', 'Xiaoxiang'],
  ['清桥小学', 'Qingqiao'],
  ['映山红小学', 'Yingshanhong'],
  ['零陵北路小学', 'Lingling North Road'],
  ['思源小学', 'Siyuan'],
  ['德雅小学', 'Deya'],
] as const
const middle = [
  '春江',
  '晨曦',
  '翠竹',
  '银杏',
  '文昌',
  '潇湘',
  '清桥',
  '思源',
  '德雅',
  '梧桐',
  '凤凰',
  '珊瑚',
] as const

const streets = streetsOfLengshuitan.filter((a) => a.kind === 'street')
const towns = streetsOfLengshuitan.filter((a) => a.kind !== 'street')
const code = (n: number): string => `S${String(n + 1).padStart(2, '0')}`

/** Twenty-three urban primary schools with two teams each, twelve middle schools with two, twenty rural ones with one: ninety teams. */
export const schoolsOfLengshuitan: readonly School[] = [
  ...urban.map(([zh, en], n) => ({
    code: code(n),
    name: { zh, en: `${en} Primary School` },
    area: streets[n % streets.length]!.code,
    kind: 'urban' as const,
    teams: 2,
    pupils: 880 + (n % 5) * 20,
  })),
  ...middle.map((zh, n) => ({
    code: code(urban.length + n),
    name: { zh: `${zh}中学`, en: `${zh} Middle School` },
    area: streets[(n + 3) % streets.length]!.code,
    kind: 'middle' as const,
    teams: 2,
    pupils: 500,
  })),
  ...Array.from({ length: 20 }, (_, n) => {
    const town = towns[n % towns.length]!
    return {
      code: code(urban.length + middle.length + n),
      name: {
        zh: `${town.name.zh}${n < towns.length ? '中心' : '第二'}学校`,
        en: `${town.name.en ?? town.name.zh} School ${n < towns.length ? 1 : 2}`,
      },
      area: town.code,
      kind: 'rural' as const,
      teams: 1,
      pupils: 200,
    }
  }),
]
