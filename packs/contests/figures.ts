/** What is counted of contests; every definition is printed. */
import type { Figure } from 'yimen/kernel/figure'
import { rules } from './clauses.ts'

const said = (zh: string, en: string) => ({ zh, en })
const own = {
  version: 1,
  programme: 'contests.contest',
  things: true,
  window: 'now',
  clause: rules('item-12'),
} as const
const kinds = [
  ['quiz', '知识竞赛', 'the quiz'],
  ['skills', '技能竞赛', 'the skills contest'],
] as const

const ofKind = ([kind, zh, en]: (typeof kinds)[number]): readonly Figure[] => [
  {
    ...own,
    id: `contests.teams.${kind}`,
    unit: 'team',
    measure: 'count',
    title: said(`${zh}参赛队`, `Teams of ${en}`),
    definition: said(
      `${zh}中赛完全程、有名次的战队；退出和取消资格的不计。`,
      `Teams placed in ${en}; none that withdrew or was disqualified.`,
    ),
    counts: { entries: 'contests.placings', standing: ['placed'], where: `kind = "${kind}"` },
  },
  {
    ...own,
    id: `contests.contestants.${kind}`,
    unit: 'persons',
    measure: 'count',
    people: true,
    public: true,
    title: said(`${zh}选手`, `Contestants of ${en}`),
    definition: said(`${zh}有名次的战队的上场队员。`, `Members who played for a team placed in ${en}.`),
    counts: { entries: 'contests.contestants', standing: ['placed'], where: `kind = "${kind}"` },
  },
  {
    ...own,
    id: `contests.parts.${kind}`,
    unit: 'contest_part',
    measure: 'count',
    title: said(`${zh}环节`, `Parts of ${en}`),
    definition: said(`${zh}赛过并计入总分的环节。`, `Parts of ${en} that were played and count.`),
    counts: { entries: 'contests.parts', standing: ['played'], where: `kind = "${kind}"` },
  },
  {
    ...own,
    id: `contests.rank.${kind}`,
    unit: 'rank',
    measure: 'sum',
    title: said(`${zh}团体名次`, `Team rank in ${en}`),
    definition: said(
      `本地战队在${zh}的团体名次；一地一队，有两队以上的只按各队所在县区分别看。`,
      `The rank of the place’s team in ${en}; of a place with several teams each is read by its own district.`,
    ),
    counts: { entries: 'contests.placings', standing: ['placed'], where: `kind = "${kind}"`, value: 'rank' },
  },
]

export const figures: readonly Figure[] = [
  ...kinds.flatMap(ofKind),
  {
    ...own,
    id: 'contests.schools',
    unit: 'school_of_thought',
    measure: 'persons',
    title: said('知识竞赛学派', 'Schools of thought in the quiz'),
    definition: said(
      '有名次的战队抽签代表的学派，同一学派只计一次。',
      'Schools of thought that placed teams drew, each once.',
    ),
    counts: {
      entries: 'contests.placings',
      standing: ['placed'],
      where: 'kind = "quiz" and school != null',
      key: 'school',
    },
  },
  {
    ...own,
    id: 'contests.winners',
    unit: 'persons',
    measure: 'count',
    people: true,
    public: true,
    title: said('冠军战队队员', 'Members of the winning team'),
    definition: said(
      '知识竞赛团体第一名战队的上场队员。',
      'Members who played for the team placed first in the quiz.',
    ),
    counts: { entries: 'contests.contestants', standing: ['placed'], where: 'kind = "quiz" and rank = 1' },
  },
  {
    ...own,
    id: 'contests.special.members',
    unit: 'persons',
    measure: 'count',
    people: true,
    public: true,
    title: said('特等奖战队队员', 'Members of a team with the special prize'),
    definition: said(
      '获特等奖的本地战队的上场队员。',
      'Members of the place’s team that has the special prize.',
    ),
    counts: {
      entries: 'contests.contestants',
      standing: ['placed'],
      where: 'kind = "skills" and award = "special"',
    },
  },
  {
    ...own,
    id: 'contests.rank.picture',
    unit: 'rank',
    measure: 'sum',
    title: said('形态学单项名次', 'Rank in morphology'),
    definition: said(
      '本地战队在技能竞赛形态学（读图）环节的单项名次。',
      'The rank of the place’s team in the morphology part of the skills contest.',
    ),
    counts: {
      entries: 'contests.part_places',
      standing: ['placed'],
      where: 'kind = "skills" and form = "picture"',
      value: 'rank',
    },
  },
  {
    ...own,
    programme: 'contests.training',
    id: 'contests.complementing',
    unit: 'persons',
    measure: 'count',
    people: true,
    public: true,
    title: said('优势互补的组员', 'Members who complement one another'),
    definition: said(
      '最近一次考核中，至少有一项分数高于其他全部组员的组员。',
      'Members who in the last assessment had more than all others of their team in some part.',
    ),
    counts: { entries: 'contests.strengths', standing: ['leads'] },
    clause: rules('item-13'),
  },
]
