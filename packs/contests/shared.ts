/** What the programmes of the pack are written with: who works in them, outcomes, guards, and kinds of fields. */
import type { Field, Guard, Outcome, Parameter, Role } from 'yimen/kernel/programme'
import type { Text } from 'yimen/kernel/text'
import { rules } from './clauses.ts'

export const t = (zh: string, en: string): Text => ({ zh, en })

type Clause = string
const role = (zh: string, en: string, level: string): Role => ({ title: t(zh, en), level })
/** Every post of the domain; a programme takes those that have a part in it. */
export const posts = {
  organiser: role('组委会办公室', 'Organising office', 'province'),
  delegate: role('领队', 'Head of a delegation', 'city'),
  'question-setter': role('命题组', 'Question setter', 'province'),
  supervisor: role('监督员', 'Supervisor', 'province'),
  'chief-judge': role('裁判长', 'Chief judge', 'province'),
  judge: role('裁判', 'Judge', 'province'),
  host: role('主持人', 'Host', 'province'),
  clerk: role('记分员', 'Score clerk', 'province'),
  arbiter: role('仲裁组', 'Arbitration', 'province'),
  captain: role('参赛席', 'A team at its table', 'province'),
  resident: role('选手', 'Contestant', 'person'),
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

const announced = t('参赛名单和成绩公开', 'Who takes part and how they did is public')
/** Words that hall and public read. */
export const line = (zh: string, en: string, max = 80): Field => ({
  type: 'text',
  max,
  title: t(zh, en),
  ...(max >= 100 ? { inClear: announced } : {}),
})
/** Who takes part is announced by name. */
export const publicName = (zh: string, en: string): Field => ({
  type: 'name',
  title: t(zh, en),
  inClear: announced,
})
/** What is written of people and disputes. */
export const sealedWords = (zh: string, en: string, max = 300): Field => ({
  type: 'text',
  max,
  lines: true,
  sealed: true,
  title: t(zh, en),
})
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
export const optional = <F extends Field>(field: F) => ({ ...field, optional: true }) as const
type Columns = Readonly<Record<string, Field & { readonly optional?: boolean }>>
export const list = (zh: string, en: string, of: Columns, max = 400) =>
  ({ type: 'list', max, title: t(zh, en), of }) as const

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
  audience: 'office',
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
/** A list that outcomes make anew is empty before the first of them. */
export const soFar = (name: string, clause: Clause = rules('item-1')) =>
  ({ kind: 'formula', expression: `if ${name} = null then [] else ${name}`, clause }) as const

/** How a part is played. */
export const forms = {
  talent: t('才艺比拼', 'Talent show'),
  guess: t('你猜我答', 'You guess, I answer'),
  ring: t('擂台比拼', 'Ring match'),
  must: t('必答', 'Must-answer'),
  buzzer: t('抢答', 'Buzzer'),
  risk: t('风险题', 'Risk'),
  paper: t('个人答题', 'Individual quiz'),
  picture: t('读图答题', 'Pictures'),
  practical: t('操作考核', 'Practical operation'),
} as const
export const kindsOfContest = {
  quiz: t('知识竞赛', 'Quiz'),
  skills: t('技能竞赛', 'Skills contest'),
} as const
/** Above the first stands the special prize; a quiz names its places. */
export const awards = {
  special: t('特等奖', 'Special prize'),
  champion: t('总冠军', 'Champion'),
  first: t('一等奖', 'First prize'),
  second: t('二等奖', 'Second prize'),
  third: t('三等奖', 'Third prize'),
  excellent: t('优秀奖', 'Honourable mention'),
} as const
