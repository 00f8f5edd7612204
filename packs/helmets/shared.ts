/** What the programmes of the pack are written with: who works in them, outcomes, guards, kinds of fields, and lists that several share. */
import type { Role } from 'yimen/kernel/programme'
import { actsOf, nothing, paramFrom, role, rolesOutOf, t } from '../drafting/index.ts'

export {
  aCase,
  choice,
  count,
  day,
  line,
  money,
  must,
  office,
  past,
  said,
  t,
  whole,
  words,
  yes,
} from '../drafting/index.ts'

/** Every post of the domain; a programme takes those that have a part in it. */
export const posts = {
  resident: role('居民', 'Resident', 'person'),
  officer: role('执勤民警', 'Officer on duty', 'county'),
  'squad-leader': role('中队长', 'Squad leader', 'county'),
  'brigade-head': role('大队长', 'Head of a brigade', 'county'),
  observer: role('观测员', 'Observer', 'county'),
  'campaign-office': role('专项行动办公室', 'Campaign office', 'city'),
  'campaign-leader': role('专项行动市领导', 'Leader of the campaign', 'city'),
  employer: role('企业联络员', 'Liaison of a company', 'city'),
  organ: role('机关单位联络员', 'Liaison of a public body', 'city'),
  system: role('系统', 'System', 'system'),
} as const satisfies Readonly<Record<string, Role>>

export type Post = keyof typeof posts
export const rolesOf = rolesOutOf<Post>(posts)
export const act = actsOf<Post>()

export const entry = (zh: string, en: string, register: string) =>
  ({ type: 'entry', register, title: t(zh, en) }) as const

/** A value of the rehearsal, with where it comes from. */
export const param = paramFrom('2021-09-01', '2022-12-31')

/** So many days after a day. */
export const daysAfter = (from: string, days: string): string =>
  `string(date(${from}) + duration("P" + string(${days}) + "D"))`
/** The last moment of a day. */
export const endOf = (onDay: string): string => `${onDay} + "T23:59:59.999+08:00"`

/** What a programme of this pack begins with. */
export const none = { version: 1, from: '2021-09-01', ...nothing } as const

export const roads = {
  urban: t('城区道路', 'Urban road'),
  county: t('县城镇区道路', 'County-town road'),
  highway: t('普通公路', 'Ordinary highway'),
} as const
export const vehicles = {
  motorcycle: t('摩托车', 'Motorcycle'),
  ebike: t('电动自行车', 'E-bike'),
  ebike_over: t('超标电动车', 'Over-standard e-bike'),
} as const
export const seats = {
  driver: t('驾驶人', 'Driver'),
  passenger: t('成年乘坐人', 'Adult passenger'),
  child: t('儿童乘坐人', 'Child passenger'),
} as const
export const trades = {
  none: t('非三类行业', 'None of the three'),
  courier: t('快递', 'Courier'),
  food: t('外卖', 'Food delivery'),
  designated: t('代驾', 'Designated driving'),
} as const
export const worn = {
  buckled: t('佩戴并系扣', 'Worn and buckled'),
  unbuckled: t('戴而未系', 'Not buckled'),
  hat: t('工地帽', 'Site hat'),
  bare: t('未戴', 'Not worn'),
} as const
export const behaviours = {
  no_helmet: t('未戴安全头盔', 'No helmet'),
  umbrella: t('加装遮阳伞', 'Umbrella'),
  no_plate: t('无号牌', 'No plate'),
  no_licence: t('无证驾驶', 'No licence'),
  forged_plate: t('伪造号牌', 'Forged plate'),
} as const
