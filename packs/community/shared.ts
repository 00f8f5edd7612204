/** What the programmes of the pack are written with: who works in them, outcomes, guards, and kinds of fields. */
import type { EffectRule, Field, Role } from 'yimen/kernel/programme'
import { actsOf, line as lineOf, nothing, paramFrom, role, rolesOutOf, t } from '../drafting/index.ts'
import { local } from './clauses.ts'

export {
  aCase,
  choice,
  count,
  day,
  entryOf,
  money as fen,
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

/** Every post of the domain; a programme takes those that have a part in it. */
export const posts = {
  resident: role('居民', 'Resident', 'person'),
  'community-head': role('社区书记', 'Community head', 'village'),
  'first-secretary': role('第一书记', 'First secretary', 'village'),
  'part-time-member': role('社区大党委兼职委员', 'Part-time member of the committee', 'village'),
  mediator: role('人民调解员', 'People’s mediator', 'village'),
  'funds-clerk': role('社区报账员', 'Funds clerk', 'village'),
  'funds-supervisor': role('居务监督委员会主任', 'Head of the supervisory committee', 'village'),
  'party-street': role('街道党建办', 'Party-building office of the street', 'township'),
  'street-leader': role('街道负责人', 'Street leader', 'township'),
  'party-office': role('区委组织部门', 'Organisation department', 'county'),
  'party-office-head': role('区委组织部门负责人', 'Head of the organisation department', 'county'),
  'zone-finance': role('区财政部门', 'Finance of the zone', 'county'),
  system: role('系统', 'System', 'system'),
} as const satisfies Readonly<Record<string, Role>>

export type Post = keyof typeof posts
export const rolesOf = rolesOutOf<Post>(posts)
export const act = actsOf<Post>()

export const line = (zh: string, en: string, max = 60): Field => lineOf(zh, en, max)
export const money = (zh: string, en: string, max: number, min = 1): Field => ({
  type: 'fen',
  min,
  max,
  title: t(zh, en),
})
export const papersOf = (paper: string, zh: string, en: string, max = 9): Field => ({
  type: 'papers',
  paper,
  max,
  title: t(zh, en),
})
export const file = <F extends Field>(field: F): F => ({ ...field, forTheFile: true })
export const shown = <F extends Field>(field: F): F => ({ ...field, seenBy: 'concerned' })

/** A value of the rehearsal, with where it comes from. */
export const param = paramFrom('2021-01-01', '2022-12-31')

/** What a programme of this pack begins with. */
export const none = { version: 1, from: '2021-01-01', ...nothing } as const
export const ended = (zh: string, en: string, end: string) => ({ title: t(zh, en), end, outcomes: {} })

/** Puts this case on a register under its own number. */
export const enter = (
  register: string,
  standing: string,
  body: Readonly<Record<string, string>>,
  id = 'caseId',
): EffectRule => ({ kind: 'enter', register, id, standing: `"${standing}"`, body })

/** Channels that report problems as solved: each its own number, and no sum of them is ever made. */
export const channels = {
  contact: t('联点干部和志愿服务队', 'Contact cadres and volunteer teams'),
  college: t('社区学院', 'Community colleges'),
  studio_station: t('调解工作室、党群服务站', 'Mediation studios and party service stations'),
  police_legal: t('警务室、法律服务室', 'Police rooms and legal-service rooms'),
  consultation: t('议事协商（关键小事）', 'Consultation on key small matters'),
} as const

/** A problem is counted in the channel that solved it and in no other. */
export const solvedIn = (channel: string, kind = '"problem"'): EffectRule =>
  enter('community.solved', 'solved', { channel, kind, solvedOn: 'today' })
export const channelClause = local('item-12')
