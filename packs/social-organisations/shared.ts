/** What the programmes of the pack are written with: who works in them, outcomes, guards, and kinds of fields. */
import type { Field, Guard, Role } from 'yimen/kernel/programme'
import type { Text } from 'yimen/kernel/text'
import { actsOf, must, paramFrom, role, rolesOutOf, t } from '../drafting/index.ts'
import { local } from './clauses.ts'

export { day, idNo, must, past, t, whole, yes } from '../drafting/index.ts'

/** Every post of the domain; a programme takes those that have a part in it. */
export const posts = {
  organisation: role('社会组织经办人', 'Who acts for an organisation', 'county'),
  'service-window': role('政务服务窗口', 'Service window', 'county'),
  'community-worker': role('社区工作者', 'Community worker', 'village'),
  'street-clerk': role('街道社会组织经办人', 'Street clerk', 'township'),
  registrar: role('区民政局登记经办人', 'Registrar', 'county'),
  'registrar-head': role('区民政局登记负责人', 'Head of registration', 'county'),
  'supervising-unit': role('业务主管单位', 'Supervising unit', 'county'),
  'party-committee': role('区社会组织综合党委', 'Comprehensive party committee', 'county'),
  expert: role('评审专家', 'Expert', 'county'),
  purchaser: role('购买主体', 'Purchaser', 'county'),
  finance: role('购买主体财务', 'Finance of the purchaser', 'county'),
  'finance-head': role('购买主体财务负责人', 'Head of finance', 'county'),
  system: role('系统', 'System', 'system'),
} as const satisfies Readonly<Record<string, Role>>

export type Post = keyof typeof posts
export const rolesOf = rolesOutOf<Post>(posts)
export const act = actsOf<Post>()

/** A term of so many months from a day on ends on the day before the same day of the calendar; where there is none, on the last of that month. */
export const lastDayOf = (from: string, months: string): string => `
  if substring(addMonths(${from}, ${months}), 9, 2) = substring(${from}, 9, 2)
  then string(date(addMonths(${from}, ${months})) - duration("P1D"))
  else addMonths(${from}, ${months})
`

/** One code is one, whichever way it was typed. */
export const plainCode = (field: string, read: string): string =>
  `if ${read}.valid then ${read}.plain else ${field}`

/**
 * An organisation acts through the post that is on record for it or through its legal representative in person, whichever post of
 * organisations they hold; the window, the street and the community act for all of theirs.
 */
export const actsForItself = (agent: string, head?: string): Guard =>
  must(
    `actorRole != "organisation" or (${agent} != null and actorPost = ${agent})${
      head === undefined ? '' : ` or (${head} != null and actorPerson = ${head})`
    }`,
    local('item-3'),
    head === undefined
      ? '经办岗位不是本组织登记的岗位'
      : '办理人不是本组织登记的经办岗位，也不是本组织的法定代表人',
    head === undefined
      ? 'That is another organisation’s post'
      : 'They hold no post of this organisation, and do not represent it',
  )

const announced = t(
  '登记事项依法公告、供公众查询',
  'What is registered is announced and open to be looked up',
)
/** Words that the public register tells. */
export const publicText = (zh: string, en: string, max: number): Field => ({
  type: 'text',
  max,
  title: t(zh, en),
  inClear: announced,
})
/** Who legally represents a body is announced with its name. */
export const publicName = (zh: string, en: string): Field => ({
  type: 'name',
  title: t(zh, en),
  inClear: announced,
})
/** What officials and applicants write of people. */
export const sealedWords = (zh: string, en: string, max = 1_000): Field => ({
  type: 'text',
  max,
  lines: true,
  sealed: true,
  title: t(zh, en),
})
export const fen = (zh: string, en: string, max = 10_000_000_000, min = 0): Field => ({
  type: 'fen',
  min,
  max,
  title: t(zh, en),
})
/** A value of the rehearsal, with where it comes from. */
export const param = paramFrom('2020-01-01', '2022-12-31')
/** What a programme of this pack has nothing of. */
export { nothing as none } from '../drafting/index.ts'

/** Six kinds of community bodies, as Yueyang classes them. */
export const classes: Readonly<Record<string, Text>> = {
  consultation: t('议事协商类', 'Consultation'),
  harmony: t('邻里和谐类', 'Harmony'),
  service: t('社区服务类', 'Service'),
  culture: t('文体活动类', 'Culture and sports'),
  hub: t('枢纽类', 'Hub'),
  other: t('其他', 'Other'),
}

/** What organisations work in besides what they were founded for. */
export const works: Readonly<Record<string, Text>> = {
  law: t('法律宣传', 'Law publicity'),
  groups: t('特殊群体帮扶', 'Help for special groups'),
  crime: t('预防犯罪', 'Crime prevention'),
  elderly: t('为老服务', 'For the old'),
  children: t('青少年服务', 'For the young'),
  culture: t('文化体育', 'Culture and sports'),
}

export const listGrounds = {
  annual_report: { title: t('未按规定报送年度工作报告', 'Annual report not handed in'), clause: 'item-2' },
  party: { title: t('未按规定设立党组织', 'No party organisation as required'), clause: 'item-2' },
  rectification: { title: t('未按期完成整改', 'Putting right overdue'), clause: 'item-2' },
  unreachable: {
    title: t('通过登记住所无法取得联系', 'Unreachable at the registered address'),
    clause: 'item-3',
  },
  penalty: {
    title: t('受到警告或者不满五万元罚款', 'A warning or a fine below 50,000 yuan'),
    clause: 'item-2',
  },
} as const
export const seriousGrounds = {
  two_years: t('列入活动异常名录满二年', 'Two years on the anomaly list'),
  change_fraud: t('弄虚作假办理变更登记被撤销', 'A change by fraud, undone'),
  suspended: t('被限期停止活动', 'Activities suspended'),
  fined: t('罚款五万元以上', 'A fine of 50,000 yuan or more'),
  repeated: t('三年内两次以上受到警告或者不满五万元罚款', 'Two warnings or small fines in three years'),
  debtor: t('被纳入失信被执行人名单', 'A judgment debtor'),
} as const

export const standings = {
  normal: t('正常', 'In good standing'),
  suspended: t('限期停止活动', 'Activities suspended'),
  anomaly: t('活动异常名录', 'On the anomaly list'),
  serious: t('严重违法失信名单', 'On the serious list'),
  liquidating: t('清算中', 'In liquidation'),
  deregistered: t('已注销', 'Struck off'),
  revoked: t('已撤销登记', 'Revoked'),
} as const

export const grades = {
  '5A': t('5A', '5A'),
  '4A': t('4A', '4A'),
  '3A': t('3A', '3A'),
  '2A': t('2A', '2A'),
  '1A': t('1A', '1A'),
}
export const results = {
  pass: t('合格', 'Passed'),
  basic: t('基本合格', 'Basic'),
  fail: t('不合格', 'Failed'),
} as const
export const parties = {
  own: t('单独组建', 'Its own'),
  joint: t('联合组建', 'Joint'),
  leaning: t('依托组建', 'With another'),
  instructor: t('党建指导员联系', 'An instructor'),
  none: t('未覆盖', 'None'),
} as const
export const kinds = {
  association: t('社会团体', 'Association'),
  private: t('民办非企业单位', 'Private non-enterprise unit'),
} as const

/** Who is not told apart by width or unseen signs has one name. */
export const nameClause = local('item-1')
