/** What the programmes of the pack are written with: who works in them, outcomes, guards, and kinds of fields. */
import type { Field, Parameter, Reckoning, Role } from 'yimen/kernel/programme'
import {
  actsOf,
  line as lineOf,
  nothing,
  role,
  rolesOutOf,
  t,
  whole,
  words as wordsOf,
} from '../drafting/index.ts'
import { local } from './clauses.ts'

export {
  aCase,
  choice,
  count,
  day,
  entryOf as anEntry,
  fullName,
  idNo,
  mobile,
  must,
  office,
  past,
  post as aPost,
  said,
  t,
  whole,
  yes,
} from '../drafting/index.ts'

/** Every post of the domain; a programme takes those that have a part in it. */
export const posts = {
  resident: role('志愿者或者监护人', 'Volunteer or guardian', 'person'),
  teacher: role('学校志愿服务教师', 'Teacher', 'township'),
  'team-leader': role('服务队队长', 'Team leader', 'township'),
  reviewer: role('时长审核人', 'Reviewer of hours', 'county'),
  education: role('区教育局', 'Education bureau', 'county'),
  civilisation: role('区文明办', 'Office for civilisation', 'county'),
  'civilisation-head': role('区文明办负责人', 'Head of the office for civilisation', 'county'),
  civil: role('区民政局', 'Civil affairs bureau', 'county'),
  keeper: role('兑换超市管理员', 'Keeper of the exchange shop', 'county'),
  'traffic-police': role('交警大队护学警务', 'Traffic police', 'county'),
  partner: role('对方时间银行', 'The other time bank', 'partner'),
  system: role('系统', 'System', 'system'),
} as const satisfies Readonly<Record<string, Role>>

export type Post = keyof typeof posts
export const rolesOf = rolesOutOf<Post>(posts)
export const act = actsOf<Post>()

export const words = (zh: string, en: string, max = 300): Field => wordsOf(zh, en, max)
export const line = (zh: string, en: string, max = 60): Field => lineOf(zh, en, max)
/** Minutes from midnight of the day on which it begins; more than 1,440 are on the next. */
export const clockTime = (zh: string, en: string): Field => whole(zh, en, 2_880)

/** A value of the rehearsal, with where it comes from. */
export const param = (
  zh: string,
  en: string,
  unit: string,
  value: number,
  source: string,
  later: readonly { readonly from: string; readonly value: number }[] = [],
): Parameter => ({
  title: t(zh, en),
  unit,
  history: [{ from: '2021-01-01', value }, ...later].map((entry) => ({
    ...entry,
    source,
    reviewBy: '2022-12-31',
  })) as Parameter['history'],
})

/** What a programme of this pack begins with. */
export const none = { version: 1, from: '2021-01-01', ...nothing } as const

/** [item-16] What pupils serve as, and what else people do. */
export const duties = {
  cleaner: t('环境“保洁员”', 'Cleaner'),
  speaker: t('政策“宣讲员”', 'Speaker of policy'),
  guide: t('文明“劝导员”', 'Guide'),
  messenger: t('爱心“传递员”', 'Messenger of love'),
  other: t('其他服务', 'Other service'),
} as const
export const pupilDuties = ['cleaner', 'speaker', 'guide', 'messenger'] as const

/** [item-20] Time banks that may clear with one another, by the names under which they exchange. */
export const banks = {
  lengshuitan: t('冷水滩区时间银行', 'Time bank of Lengshuitan'),
  lingling: t('零陵区时间银行', 'Time bank of Lingling'),
  qiyang: t('祁阳市时间银行', 'Time bank of Qiyang'),
} as const

/** Why points may not go to another time bank. */
export const shortages = {
  not_owner: t('不是本人或者监护人办理', 'It is not the owner or the guardian'),
  owed: t('有积分应补回', 'Points are owed'),
  points: t('可用积分不够', 'There are not that many points'),
  not_open: t('账户有争议或者已销户', 'The account is disputed or closed'),
} as const

export const risks = {
  none: t('无', 'None'),
  some: t('有一定风险', 'Some risk'),
  danger: t('有危险', 'Danger'),
} as const

/** Whose record a person's key names, wherever their number is told. */
export const whoIs = (more: Readonly<Record<string, string>> = {}): Reckoning => ({
  ability: 'volunteers.person@1',
  with: { idNo: 'idNo', name: 'null', birth: 'null', phone: 'null', ...more },
  clause: local('item-1'),
})
