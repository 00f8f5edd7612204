/** What the programmes of the pack are written with: who works in them, outcomes, guards, and kinds of fields. */
import type { Field, Role } from 'yimen/kernel/programme'
import { actsOf, nothing, paramFrom, role, rolesOutOf, t, words as wordsOf } from '../drafting/index.ts'
import { rules } from './clauses.ts'

export { aCase, choice, count, must, office, post, said, t, whole, yes } from '../drafting/index.ts'

/** Every post of the domain; a programme takes those that have a part in it. */
export const posts = {
  organiser: role('组委会办公室', 'Organising office', 'province'),
  delegate: role('领队', 'Head of a delegation', 'city'),
  'question-setter': role('命题组', 'Question setter', 'province'),
  supervisor: role('监督员', 'Supervisor', 'province'),
  'chief-judge': role('裁判长', 'Chief judge', 'province'),
  /** [P10] Judges and tables read no case: the stage tells each their own, so that nothing runs ahead of the board. */
  judge: { ...role('裁判', 'Judge', 'province'), reads: 'nothing' },
  host: role('主持人', 'Host', 'province'),
  clerk: role('记分员', 'Score clerk', 'province'),
  arbiter: role('仲裁组', 'Arbitration', 'province'),
  captain: { ...role('参赛席', 'A team at its table', 'province'), reads: 'nothing' },
  resident: role('选手', 'Contestant', 'person'),
  system: role('系统', 'System', 'system'),
} as const satisfies Readonly<Record<string, Role>>

export type Post = keyof typeof posts
export const rolesOf = rolesOutOf<Post>(posts)
export const act = actsOf<Post>()

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
export const sealedWords = (zh: string, en: string, max = 300): Field => wordsOf(zh, en, max)
export const optional = <F extends Field>(field: F) => ({ ...field, optional: true }) as const
type Columns = Readonly<Record<string, Field & { readonly optional?: boolean }>>
export const list = (zh: string, en: string, of: Columns, max = 400) =>
  ({ type: 'list', max, title: t(zh, en), of }) as const

/** A value of the rehearsal, with where it comes from. */
export const param = paramFrom('2021-01-01', '2022-12-31')

/** What a programme of this pack begins with. */
export const none = { version: 1, from: '2021-01-01', audience: 'office', ...nothing } as const
/** A list that outcomes make anew is empty before the first of them. */
export const soFar = (name: string, clause = rules('item-1')) =>
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
/** How the board of a contest stands. */
export const boardStates = {
  yes: t('已冻结', 'Frozen'),
  revealing: t('正在逐名揭晓', 'Being revealed'),
  no: t('已揭晓', 'Revealed'),
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
