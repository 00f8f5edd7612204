/** What the programmes of the pack are written with: who works in them, outcomes, guards, and kinds of fields. */
import type { Field, Programme, Role } from 'yimen/kernel/programme'
import { actsOf, nothing, paramFrom, role, rolesOutOf, t } from '../drafting/index.ts'

export {
  aCase,
  choice,
  count,
  day,
  line,
  must,
  office,
  past,
  post,
  said,
  t,
  whole,
  words,
  yes,
} from '../drafting/index.ts'

/** [AR9] A grid lies in one community and has fifteen digits. */
export const levels: NonNullable<Programme['levels']> = {
  grid: { title: t('网格', 'grid'), digits: 15, within: 'village' },
}

/** Every post of the domain; a programme takes those that have a part in it. */
export const posts = {
  resident: role('居民', 'Resident', 'person'),
  'grid-worker': role('网格员', 'Grid worker', 'grid'),
  'grid-head': role('网格长', 'Grid head', 'grid'),
  'community-head': role('社区书记', 'Community head', 'village'),
  'street-clerk': role('街道网格分中心', 'Street sub-centre', 'township'),
  'street-leader': role('街道负责人', 'Street leader', 'township'),
  command: role('网格指挥中心', 'Grid command centre', 'county'),
  'command-head': role('指挥中心负责人', 'Head of the command centre', 'county'),
  hotline: role('12345话务员', 'Hotline operator', 'county'),
  unit: role('承办单位', 'Handling unit', 'county'),
  'unit-head': role('承办单位负责人', 'Head of a handling unit', 'county'),
  'zone-leader': role('区分管领导', 'Leader of the zone', 'county'),
  system: role('系统', 'System', 'system'),
} as const satisfies Readonly<Record<string, Role>>

export type Post = keyof typeof posts
export const rolesOf = rolesOutOf<Post>(posts)
export const act = actsOf<Post>()

export const shown = <F extends Field>(field: F): F => ({ ...field, seenBy: 'concerned' })

/** A value of the rehearsal, with where it comes from. */
export const param = paramFrom('2021-01-01', '2022-12-31')

/** What a programme of this pack begins with. */
export const none = { version: 1, from: '2021-01-01', ...nothing } as const

export const sources = {
  worker: t('网格员', 'Grid worker'),
  resident: t('居民', 'Resident'),
  hotline: t('12345热线', 'Hotline 12345'),
  superior: t('上级', 'Superior'),
  department: t('部门', 'Department'),
  sensor: t('物联感知', 'Sensor'),
  media: t('媒体', 'Media'),
  meeting: t('民情恳谈会', 'Neighbourhood meeting'),
} as const

/** How urgent: three colours by the clock, three in working time. */
export const levelsOfEvents = {
  red: t('红色（2小时）', 'Red (2 hours)'),
  yellow: t('黄色（24小时）', 'Yellow (24 hours)'),
  blue: t('蓝色（72小时）', 'Blue (72 hours)'),
  same_day: t('当场解决（当日）', 'On the spot (same day)'),
  ordinary: t('一般（3个工作日）', 'Ordinary (3 working days)'),
  hard: t('疑难（7个工作日）', 'Hard (7 working days)'),
} as const

/** How far up a matter went. */
export const ranks = {
  grid: t('网格', 'Grid'),
  community: t('社区', 'Community'),
  street: t('街道', 'Street'),
  zone: t('区', 'Zone'),
  city: t('市', 'City'),
} as const
export const ladder = {
  none: t('未督办', 'None'),
  yellow: t('黄色提醒', 'Yellow reminder'),
  red: t('红色超期', 'Red, overdue'),
  order: t('督办单', 'Supervision order'),
  circular: t('通报约谈', 'Circular and interview'),
} as const
