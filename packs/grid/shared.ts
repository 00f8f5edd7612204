/** What the programmes of the pack are written with: who works in them, outcomes, guards, and kinds of fields. */
import type { Field, Guard, Outcome, Parameter, Programme, Role } from 'yimen/kernel/programme'
import type { Text } from 'yimen/kernel/text'

export const t = (zh: string, en: string): Text => ({ zh, en })

type Clause = string
/** [AR9] A grid lies in one community and has fifteen digits. */
export const levels: NonNullable<Programme['levels']> = {
  grid: { title: t('网格', 'grid'), digits: 15, within: 'village' },
}

const role = (zh: string, en: string, level: string): Role => ({ title: t(zh, en), level })
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
export const rolesOf = (...names: readonly Post[]): Readonly<Record<string, Role>> =>
  Object.fromEntries(names.map((name) => [name, posts[name]]))

/** An outcome on its clause. */
export const act = <const To extends string>(
  title: Text,
  by: readonly Post[],
  to: To,
  clause: Clause,
  more: Omit<Partial<Outcome>, 'to' | 'title' | 'by' | 'clause'> = {},
) => ({ title, by, to, clause, ...more })

export const must = (test: string, clause: Clause, zh: string, en: string): Guard => ({
  test,
  clause,
  message: t(zh, en),
})

/** What people write: of a place, and sometimes of people, so it is sealed and told to whoever sees the case. */
export const words = (zh: string, en: string, max = 500): Field => ({
  type: 'text',
  max,
  lines: true,
  sealed: true,
  title: t(zh, en),
})
export const line = (zh: string, en: string, max = 80): Field => ({ type: 'text', max, title: t(zh, en) })
export const day = (zh: string, en: string): Field => ({ type: 'day', title: t(zh, en) })
export const past = (zh: string, en: string): Field => ({ type: 'day', past: true, title: t(zh, en) })
export const whole = (zh: string, en: string, max: number, min = 0): Field => ({
  type: 'integer',
  min,
  max,
  title: t(zh, en),
})
export const yes = (zh: string, en: string): Field => ({ type: 'boolean', title: t(zh, en) })
export const choice = (zh: string, en: string, options: Readonly<Record<string, Text>>): Field => ({
  type: 'choice',
  options,
  title: t(zh, en),
})
export const post = (zh: string, en: string): Field => ({ type: 'post', title: t(zh, en) })
export const aCase = (zh: string, en: string): Field => ({ type: 'case', title: t(zh, en) })
export const shown = <F extends Field>(field: F): F => ({ ...field, seenBy: 'concerned' })

/** A value of the rehearsal, with where it comes from. */
export const param = (zh: string, en: string, unit: string, value: number, source: Clause): Parameter => ({
  title: t(zh, en),
  unit,
  history: [{ from: '2021-01-01', value, source, reviewBy: '2022-12-31' }],
})

/** What a programme of this pack has nothing of. */
export const none = {
  version: 1,
  from: '2021-01-01',
  papers: {},
  params: {},
  tallies: {},
  decisions: {},
  clocks: {},
  obligations: {},
  accounts: {},
} as const
export const count = (zh: string, en: string) => ({ title: t(zh, en), unit: 'count' }) as const
export const said = (zh: string, en: string) => ({ title: t(zh, en), unit: 'text' }) as const
export const office = { seenBy: 'office' } as const

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
