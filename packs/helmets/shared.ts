/** What the programmes of the pack are written with: who works in them, outcomes, guards, kinds of fields, and lists that several share. */
import type { Field, Guard, Outcome, Parameter, Role } from 'yimen/kernel/programme'
import type { Text } from 'yimen/kernel/text'

export const t = (zh: string, en: string): Text => ({ zh, en })
type Clause = string

const role = (zh: string, en: string, level: string): Role => ({ title: t(zh, en), level })
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

/** What people write of people: sealed, and told to whoever sees the case. */
export const words = (zh: string, en: string, max = 500): Field => ({
  type: 'text',
  max,
  lines: true,
  sealed: true,
  title: t(zh, en),
})
export const line = (zh: string, en: string, max = 80) => ({ type: 'text', max, title: t(zh, en) }) as const
export const day = (zh: string, en: string) => ({ type: 'day', title: t(zh, en) }) as const
export const past = (zh: string, en: string) => ({ type: 'day', past: true, title: t(zh, en) }) as const
export const whole = (zh: string, en: string, max: number, min = 0) =>
  ({ type: 'integer', min, max, title: t(zh, en) }) as const
export const yes = (zh: string, en: string) => ({ type: 'boolean', title: t(zh, en) }) as const
export const choice = (zh: string, en: string, options: Readonly<Record<string, Text>>) =>
  ({ type: 'choice', options, title: t(zh, en) }) as const
export const entry = (zh: string, en: string, register: string) =>
  ({ type: 'entry', register, title: t(zh, en) }) as const
export const aCase = (zh: string, en: string) => ({ type: 'case', title: t(zh, en) }) as const
export const office = { seenBy: 'office' } as const

/** A value of the rehearsal, with where it comes from. */
export const param = (zh: string, en: string, unit: string, value: number, source: Clause): Parameter => ({
  title: t(zh, en),
  unit,
  history: [{ from: '2021-09-01', value, source, reviewBy: '2022-12-31' }],
})

/** So many days after a day. */
export const daysAfter = (from: string, days: string): string =>
  `string(date(${from}) + duration("P" + string(${days}) + "D"))`
/** The last moment of a day. */
export const endOf = (onDay: string): string => `${onDay} + "T23:59:59.999+08:00"`

/** What a programme of this pack has nothing of. */
export const none = {
  version: 1,
  from: '2021-09-01',
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
export const money = (zh: string, en: string) => ({ title: t(zh, en), unit: 'fen' }) as const

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
