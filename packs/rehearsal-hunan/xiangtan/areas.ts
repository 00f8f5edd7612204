/** The urban area of Xiangtan City as the survey covered it: real names and codes, and which of its communities were surveyed. */
import { areas, modelledFrom, townshipKind, villageKind, type Area } from '../areas.ts'
import codes from '../divisions/villages-430300.json' with { type: 'json' }

export const xiangtan = '430300'
/** 板塘 and 双马 lie in the High-tech Zone; 新塘里社区 is where 三湘鑫苑 stands. */
export const xintangli = '430371002004'

/** Of the edition of 2023: 21 streets, and the three urban towns that make the 24 of the page (README). */
export const streets = [
  '430302001',
  '430302002',
  '430302003',
  '430302004',
  '430302005',
  '430302006',
  '430302007',
  '430302008',
  '430302100',
  '430302101',
  '430304001',
  '430304002',
  '430304004',
  '430304005',
  '430304006',
  '430304008',
  '430304010',
  '430304014',
  '430304015',
  '430371001',
  '430371002',
  '430372100',
  '430373001',
  '430373002',
] as const
export const districts = ['430302', '430304', '430371', '430372', '430373'] as const

/** A street that the list of townships of 2023 no longer has, and its communities still do. */
const formerStreets: Readonly<Record<string, string>> = { '430304004': '书院路街道' }
const english: Readonly<Record<string, string>> = {
  '430302001': 'Yuhulu',
  '430302002': 'Chengzhengjie',
  '430302003': 'Yuntang',
  '430302004': 'Guangchang',
  '430302005': 'Yaowan',
  '430302006': 'Zhaotan',
  '430302007': 'Wanlou',
  '430302008': 'Xianfeng',
  '430302100': 'Heling Town',
  '430302101': 'Nanzhushan Town',
  '430304001': 'Yuetang',
  '430304002': 'Dongping',
  '430304004': 'Shuyuanlu',
  '430304005': 'Xiashesi',
  '430304006': 'Jianshelu',
  '430304008': 'Wulidui',
  '430304010': 'Baota',
  '430304014': 'Xiacheng',
  '430304015': 'Hetang',
  '430371001': 'Bantang',
  '430371002': 'Shuangma',
  '430372100': 'Zhaoshan Town',
  '430373001': 'Heping',
  '430373002': 'Jiuhua',
}

const street = (code: string): Area => {
  const zh = areas().find((a) => a.code === code)?.name.zh ?? formerStreets[code]!
  return {
    code,
    parent: code.slice(0, 6),
    name: { zh, en: english[code]!.endsWith('Town') ? english[code]! : `${english[code]} Subdistrict` },
    kind: townshipKind(code),
    from: modelledFrom,
    to: null,
  }
}

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

/** The realm: the province, the city, its districts and zones, their streets and towns, and what is in them. */
export const areasOfXiangtan = (): readonly Area[] => [
  ...areas().filter(
    (a) => a.code === '430000' || a.code === xiangtan || (districts as readonly string[]).includes(a.code),
  ),
  ...streets.map(street),
  ...streets.flatMap(below),
]

/** Communities of residents, in the order of their codes. */
export const communities: readonly Area[] = streets.flatMap(below).filter((a) => a.kind === 'community')

const surveyedCount = 104
/** Which of them were surveyed: all but some, taken out evenly so that every street keeps some; those without older housing. */
export const surveyed: readonly Area[] = communities.filter(
  (_, i) =>
    ((i + 7) * (communities.length - surveyedCount)) % communities.length >=
    communities.length - surveyedCount,
)
