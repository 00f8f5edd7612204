/**
 * The survey of 2021: every stair unit of the older housing of 104 communities, as the surveyor wrote it
 * down. Buildings and findings are invented.
 */
import { addDays, type Day } from 'yimen/kernel/day'
import { apportion } from 'yimen/kernel/money'
import { chinaCalendar, isWorkday } from 'yimen/kernel/clock'
import { random, type Random } from '../random.ts'
import { surveyed, xintangli } from './areas.ts'
import { standsAt } from './ground.ts'

export type SurveyRow = {
  readonly community: string
  readonly estate: string
  readonly building: string
  readonly unit: string
  readonly yearBuilt: number
  readonly floors: number
  readonly doorsPerFloor: number
  readonly dwellings: number
  readonly structure: 'brick_concrete' | 'frame' | 'shear_wall' | 'other'
  readonly hasElevator: boolean
  readonly legalProof: 'certificate' | 'planning' | 'approval' | 'none' | null
  readonly expropriation: boolean | null
  readonly danger: 'A' | 'B' | 'C' | 'D' | null
  readonly singleOwner: boolean
  readonly insideRedLine: boolean | null
  /** Centimetres. */
  readonly fireLane: number | null
  readonly spacing: number | null
  readonly sunlightOk: boolean | null
  readonly pipelines: string
  readonly groundFloorUse: 'dwelling' | 'shop' | 'garage' | 'void'
  /** Millionths of a degree, WGS 84. */
  readonly longitude: number
  readonly latitude: number
  readonly surveyor: string
  readonly reportNo: string
  readonly surveyedOn: Day
}

/** How much there was to survey, and of it how many units were found eligible: the shares of the generator. */
const shares = { buildings: 5_499, units: 14_678, fit: 1_830, conditionalPercent: 24 }
export const sanxiang = '三湘鑫苑'
/** Its buildings come first, with two stairs each, all eligible. */
const sanxiangBuildings = 4

type Finding = 'fit' | 'conditional' | 'unfit'
type Building = {
  readonly community: string
  readonly estate: string
  readonly number: number
  readonly units: number
  readonly rng: Random
  readonly row: number
}

/** The pilot community came first. */
const walked = [
  ...surveyed.filter((a) => a.code === xintangli),
  ...surveyed.filter((a) => a.code !== xintangli),
]

/** In the order in which the surveyor walked: community by community, building by building. */
export function surveyRows(seed: number): readonly SurveyRow[] {
  const rng = random(seed).fork('xiangtan survey')
  const buildings = buildingsOf(rng)
  const findings = findingsOf(buildings, rng.fork('findings'))
  let n = 0
  return buildings.flatMap((b, i) =>
    Array.from({ length: b.units }, (_, u) => unitRow(b, u, findings[i]![u]!, (n += 1))),
  )
}

function buildingsOf(rng: Random): readonly Building[] {
  const perCommunity = apportion(
    shares.buildings - sanxiangBuildings,
    walked.map(() => rng.between(60, 140)),
  )!
  const list = walked.flatMap((a, i) => {
    const here = rng.fork(a.code)
    const names = estatesOf(a.name.zh, here)
    const own =
      a.code === xintangli
        ? Array.from({ length: sanxiangBuildings }, (_, n) => ({
            community: a.code,
            estate: sanxiang,
            number: n + 1,
            row: n,
          }))
        : []
    return [
      ...own,
      ...Array.from({ length: perCommunity[i]! }, (_, n) => ({
        community: a.code,
        estate: names[Math.floor(n / 12) % names.length]!,
        number: (n % 12) + 1 + 12 * Math.floor(n / (12 * names.length)),
        row: n,
      })),
    ]
  })
  const isOurs = (b: { readonly estate: string }) => b.estate === sanxiang
  const rest = apportion(
    shares.units - sanxiangBuildings * 2 - (list.length - sanxiangBuildings),
    list.map((b) => (isOurs(b) ? 0 : rng.between(1, 5))),
  )!
  return list.map((b, i) => ({
    ...b,
    units: isOurs(b) ? 2 : 1 + rest[i]!,
    rng: rng.fork(`${b.community} ${b.estate} ${b.number}`),
  }))
}

/** Estates of a community: named after it and after the works that built them. */
function estatesOf(zh: string, rng: Random): readonly string[] {
  const stem = zh.replace(/社区$/, '')
  const works = rng.shuffle([
    '湘钢',
    '湘纺',
    '江麓',
    '江南',
    '湘机',
    '建工',
    '粮油',
    '供销',
    '电机',
    '皮革',
    '机床',
    '铁路',
  ])
  return [`${stem}小区`, `${stem}新村`, ...works.slice(0, 7).map((w) => `${w}家属院`), `${stem}公寓`]
}

/** Whole buildings are found fit until so many units are; what is left of the last one, and a share of the others, is conditional. */
function findingsOf(buildings: readonly Building[], rng: Random): readonly (readonly Finding[])[] {
  let left = shares.fit
  const findings = new Map<Building, readonly Finding[]>()
  for (const b of [
    ...buildings.filter((x) => x.estate === sanxiang),
    ...rng.shuffle(buildings.filter((x) => x.estate !== sanxiang)),
  ]) {
    const fit = Math.min(left, b.units)
    left -= fit
    const other: Finding = fit > 0 || rng.percent(shares.conditionalPercent) ? 'conditional' : 'unfit'
    findings.set(
      b,
      Array.from({ length: b.units }, (_, u) => (u < fit ? 'fit' : other)),
    )
  }
  return buildings.map((b) => findings.get(b)!)
}

function unitRow(b: Building, u: number, finding: Finding, n: number): SurveyRow {
  const { rng } = b
  const whole = rng.fork('building')
  const own = rng.fork(`unit ${u}`)
  const good = {
    yearBuilt: whole.between(1982, 2004),
    floors: whole.weighted([
      [5, 2],
      [6, 6],
      [7, 4],
      [8, 1],
    ]),
    hasElevator: false,
    legalProof: whole.weighted([
      ['certificate', 8],
      ['planning', 1],
      ['approval', 1],
    ] as const),
    expropriation: false,
    danger: whole.weighted([
      ['A', 3],
      ['B', 2],
    ] as const),
    singleOwner: false,
    insideRedLine: true,
    fireLane: whole.between(40, 62) * 10,
    spacing: whole.between(60, 240) * 10,
    sunlightOk: true,
  }
  const measured =
    finding === 'fit'
      ? good
      : finding === 'conditional'
        ? { ...good, ...gap(own) }
        : { ...good, ...fault(whole) }
  const doorsPerFloor =
    b.estate === sanxiang
      ? 2
      : whole.weighted([
          [2, 7],
          [3, 2],
          [4, 1],
        ])
  const { longitude, latitude } = standsAt(b.community, b.row, u)
  return {
    community: b.community,
    estate: b.estate,
    building: `${b.number}栋`,
    unit: `${u + 1}单元`,
    ...measured,
    doorsPerFloor,
    dwellings: doorsPerFloor * measured.floors,
    structure: whole.weighted([
      ['brick_concrete', 8],
      ['frame', 2],
      ['other', 1],
    ] as const),
    pipelines: own.pick(['', '给水', '给水、燃气', '燃气、电信', '给水、排水、电力']),
    groundFloorUse: whole.weighted([
      ['dwelling', 6],
      ['garage', 2],
      ['shop', 2],
      ['void', 1],
    ] as const),
    longitude,
    latitude,
    surveyor: '湖南演测建筑鉴定有限公司',
    reportNo: `YC2021-${String(n).padStart(5, '0')}`,
    surveyedOn: workday(addDays('2021-01-04', Math.floor((n * 170) / 14_678))),
  }
}

/** Something soft that fails, or that nobody could find out yet. */
const gap = (rng: Random): Partial<SurveyRow> =>
  rng.weighted<Partial<SurveyRow>>([
    [{ fireLane: rng.between(28, 39) * 10 }, 4],
    [{ spacing: rng.between(35, 59) * 10 }, 3],
    [{ insideRedLine: false }, 2],
    [{ insideRedLine: null }, 2],
    [{ fireLane: null }, 2],
    [{ sunlightOk: null, spacing: null }, 2],
    [{ expropriation: null }, 1],
    [{ danger: null }, 1],
    [{ legalProof: null }, 2],
  ])

/** Why a building is out of scope. */
const fault = (rng: Random): Partial<SurveyRow> =>
  rng.weighted<Partial<SurveyRow>>([
    [{ floors: rng.between(2, 3) }, 8],
    [{ hasElevator: true, floors: 9, yearBuilt: rng.between(2005, 2016) }, 3],
    [{ legalProof: 'none' }, 5],
    [{ expropriation: true }, 3],
    [{ danger: rng.percent(80) ? 'C' : 'D' }, 3],
    [{ singleOwner: true }, 4],
  ])

function workday(day: Day): Day {
  let d = day
  while (!isWorkday(chinaCalendar, d).workday) d = addDays(d, 1)
  return d
}

const yes = (b: boolean | null): string => (b === null ? '' : b ? '是' : '否')
const metres = (cm: number | null): string => (cm === null ? '' : String(cm / 100))
const degrees = (millionths: number): string => (millionths / 1_000_000).toFixed(6)

/** The surveyor's own spreadsheet: its columns, and a row as people fill it. */
export const sheetColumns = [
  '街道',
  '社区',
  '小区',
  '楼栋',
  '单元',
  '建成年份',
  '地上层数',
  '每层户数',
  '户数',
  '结构',
  '已有电梯',
  '合法性证明',
  '列入征收计划',
  '危险等级',
  '单一产权',
  '在红线内',
  '消防车道净宽（米）',
  '间距（米）',
  '日照满足',
  '需迁改管线',
  '底层用途',
  '经度',
  '纬度',
  '摸底单位',
  '报告编号',
  '摸底日期',
] as const
const words = {
  brick_concrete: '砖混',
  frame: '框架',
  shear_wall: '剪力墙',
  other: '其他',
  certificate: '不动产权证',
  planning: '规划核实',
  approval: '合法批准',
  none: '无',
  dwelling: '住宅',
  shop: '商铺',
  garage: '车库',
  void: '架空',
} as const
export const asSheet = (r: SurveyRow, streetName: string, communityName: string): readonly string[] => [
  streetName,
  communityName,
  r.estate,
  r.building,
  r.unit,
  String(r.yearBuilt),
  String(r.floors),
  String(r.doorsPerFloor),
  String(r.dwellings),
  words[r.structure],
  yes(r.hasElevator),
  r.legalProof === null ? '' : words[r.legalProof],
  yes(r.expropriation),
  r.danger ?? '',
  yes(r.singleOwner),
  yes(r.insideRedLine),
  metres(r.fireLane),
  metres(r.spacing),
  yes(r.sunlightOk),
  r.pipelines,
  words[r.groundFloorUse],
  degrees(r.longitude),
  degrees(r.latitude),
  r.surveyor,
  r.reportNo,
  r.surveyedOn,
]
