/** The catalogue of the rehearsal: 45 items of livelihood and 21 of enterprises that are handled across regions, and others that are handled here alone. */

/** Names in their groups: how they are done is told by the group. */
const livelihood =
  '社会保障卡补领 社会保险个人参保证明 城乡居民养老保险参保登记 城乡居民养老保险待遇申领 养老保险关系转移接续 ' +
  '失业登记 失业保险金申领 就业创业证办理 灵活就业社会保险补贴申领 职业技能提升补贴申领 ' +
  '城乡居民基本医疗保险参保登记 医疗保险关系转移接续 异地就医备案 门诊慢特病备案 生育保险待遇核定 ' +
  '住房公积金提取 住房公积金缴存证明 公租房申请 不动产登记资料查询 无房证明开具 ' +
  '户口迁移 出生登记 居住证办理 身份证补领 无犯罪记录证明 ' +
  '老年优待证办理 高龄津贴申领 残疾人证办理 残疾人两项补贴申领 孤儿认定 ' +
  '最低生活保障申请 特困人员供养申请 临时救助申请 婚姻登记预约 收养登记预约 ' +
  '生育登记 独生子女父母光荣证补领 儿童预防接种证补办 义务教育入学报名 学生资助申请 ' +
  '退役军人优待证申领 退役军人登记 机动车驾驶证补换 机动车年检标志申领 公证预约'
const enterprise =
  '食品经营许可 小餐饮经营许可 公共场所卫生许可 药品零售经营许可 第二类医疗器械经营备案 ' +
  '内资公司设立登记 内资公司变更登记 内资公司注销登记 个体工商户登记 营业执照遗失补领 ' +
  '门店招牌设置 城市道路占用许可 建设工程消防验收备案 建筑工程施工许可 排水许可 ' +
  '人力资源服务许可 劳务派遣经营许可 道路货物运输经营许可 出版物零售许可 烟草专卖零售许可 ' +
  '特种设备使用登记'
/** The other kinds of service at the same window. */
const others = [
  ['党组织关系转接', 'party'],
  ['流动党员登记', 'party'],
  ['党费收缴证明', 'party'],
  ['居民议事申请', 'village'],
  ['社区公房使用', 'village'],
  ['物业维修资金使用咨询', 'village'],
  ['农家书屋借阅证办理', 'culture'],
  ['文化活动场地预约', 'culture'],
  ['水电气报装', 'business'],
  ['快递物流网点备案', 'business'],
  ['志愿者注册', 'social'],
  ['法律援助申请', 'social'],
] as const

export type Item = {
  readonly code: string
  readonly name: string
  readonly handling: 'immediate' | 'promised'
  readonly promisedDays: number
  readonly fee: number
  readonly object: 'natural' | 'legal' | 'both'
  readonly mode: 'online' | 'forward' | 'joint'
  readonly row: Readonly<Record<string, unknown>>
}
type Plain = Pick<Item, 'name'> & {
  readonly side: 'livelihood' | 'enterprise'
  readonly service: string
  readonly group: 'people' | 'firms' | 'others'
  readonly n: number
}

const plain: readonly Plain[] = [
  ...livelihood
    .split(' ')
    .map(
      (name, n) =>
        ({
          name,
          side: 'livelihood',
          service: n % 5 < 4 ? 'government' : 'social',
          group: 'people',
          n,
        }) as const,
    ),
  ...enterprise
    .split(' ')
    .map(
      (name, n) =>
        ({
          name,
          side: 'enterprise',
          service: n % 3 === 0 ? 'business' : 'government',
          group: 'firms',
          n,
        }) as const,
    ),
  ...others.map(([name, service], n) => ({ name, side: 'livelihood', service, group: 'others', n }) as const),
]
const letters = { people: 'MS', firms: 'QY', others: 'SQ' } as const

function item({ name, side, service, group, n }: Plain): Item {
  const isFirm = group === 'firms'
  /** Every third is promised by a day; what firms ask more often. */
  const handling = (isFirm ? n % 4 !== 3 : n % 3 === 0) ? 'promised' : 'immediate'
  const promisedDays = handling === 'immediate' ? 0 : 3 + (n % 5)
  const fee = isFirm && n % 7 === 0 ? 5_000 : group === 'people' && n % 15 === 0 ? 1_600 : 0
  const object = isFirm ? 'both' : 'natural'
  const code = `43027100${letters[group]}-${isFirm ? 'XK' : 'GG'}-${String(n + 1).padStart(4, '0')}`
  const delegation =
    name === '门店招牌设置' ? { delegatedTo: '学林街道办事处', delegatedUntil: '2021-06-30' } : {}
  return {
    code,
    name,
    handling,
    promisedDays,
    fee,
    object,
    mode: n % 3 === 0 ? 'online' : n % 7 === 1 ? 'joint' : 'forward',
    row: {
      code,
      name,
      doing: isFirm ? 'open' : 'other',
      type: isFirm ? 'licence' : 'service',
      level: 'county',
      organ: isFirm ? '株洲经开区行政审批服务局' : '株洲经开区社会事务局',
      organNature: 'statutory',
      legalBasis: isFirm ? '行政许可法及行业法规' : '公共服务事项清单',
      object,
      service,
      side,
      handling,
      legalDays: 20,
      legalUnit: 'workday',
      promisedDays,
      papers: isFirm
        ? '申请书（原件1份）；营业执照（复印件，免提交）；场所证明（复印件1份，可容缺）；身份证（原件）'
        : '身份证（原件）；申请表（原件1份）；关系或者情况证明（复印件1份，可容缺）',
      fee,
      ...(fee > 0 ? { feeBasis: '省发改委收费目录' } : {}),
      resultName: isFirm ? `${name}证` : `${name}办结单`,
      resultType: isFirm ? 'licence' : 'other',
      visits: n % 6 === 5 ? 2 : 1,
      inPerson: ['婚姻登记预约', '户口迁移', '身份证补领'].includes(name),
      canPromise: isFirm && n % 2 === 0,
      isOnline: true,
      depth: 'three',
      reach: group === 'others' ? 'here' : 'cities',
      canBook: true,
      canPost: true,
      payOnline: false,
      window: '区政务服务大厅综合窗口',
      hours: '工作日9:00—17:00',
      phone: '0731-28660001',
      complaints: '0731-28660000',
      version: 1,
      effectiveFrom: '2021-01-01',
      ...delegation,
    },
  }
}

export const items: readonly Item[] = plain.map(item)
/** 45 and 21. */
export const acrossCities: readonly Item[] = items.slice(0, 66)
/** The first batch with Luohu: 16 of livelihood and 8 of enterprises. */
export const acrossProvinces: readonly Item[] = [...items.slice(0, 16), ...items.slice(45, 53)]
