/** The news line of each contest, in our own words: each number of it is a figure. */
import type { Bulletin } from 'yimen/kernel/bulletin'

const whole = (figure: string, area?: string) =>
  ({ figure, format: 'whole', ...(area === undefined ? {} : { area }) }) as const
const page = (id: string, unit: string, qualifier: 'exact' | 'at_least' = 'exact') => ({
  page: { id, unit, qualifier },
})
const shaoyang = '430500'
const yongzhou = '431103'
const issuer = { zh: '湖南省竞赛组委会（演练）', en: 'Organising committee of the contests (rehearsal)' }

export const news: readonly Bulletin[] = [
  {
    id: 'contests.quiz_news',
    version: 1,
    title: { zh: '知识竞赛赛况', en: 'News of the quiz' },
    area: '430000',
    issuer,
    mark: '湘竞讯',
    signedBy: 'organiser',
    slots: {
      teams: { ...whole('contests.teams.quiz'), ...page('A5-05', 'teams') },
      people: { ...whole('contests.contestants.quiz'), ...page('A5-06', 'persons') },
      schools: { ...whole('contests.schools'), ...page('A5-07', 'schools') },
      rank: { ...whole('contests.rank.quiz', shaoyang), ...page('A5-08', 'rank') },
      winners: { ...whole('contests.winners'), ...page('A5-09', 'persons') },
      rounds: { ...whole('contests.parts.quiz'), ...page('A5-10', 'rounds', 'at_least') },
    },
    paragraphs: [
      {
        text: {
          zh: '{teams}支战队、{people}名选手分别代表{schools}个学派同台，经过{rounds}个环节的较量，邵阳战队名列第{rank}，登台领奖的队员{winners}人。',
          en: '{teams} teams with {people} contestants played for {schools} schools of thought through {rounds} rounds; Shaoyang’s team came out number {rank}, and {winners} members took the prize.',
        },
      },
    ],
  },
  {
    id: 'contests.skills_news',
    version: 1,
    title: { zh: '医学检验技能竞赛赛况', en: 'News of the laboratory contest' },
    area: '430000',
    issuer,
    mark: '湘竞讯',
    signedBy: 'organiser',
    slots: {
      teams: { ...whole('contests.teams.skills'), ...page('A7-07', 'teams') },
      people: { ...whole('contests.contestants.skills'), ...page('A7-08', 'persons') },
      parts: { ...whole('contests.parts.skills'), ...page('A7-09', 'parts') },
      members: { ...whole('contests.special.members', yongzhou), ...page('A7-10', 'persons') },
      picture: { ...whole('contests.rank.picture', yongzhou), ...page('A7-06', 'rank') },
      leading: { ...whole('contests.complementing', yongzhou), ...page('A7-11', 'persons') },
    },
    paragraphs: [
      {
        text: {
          zh: '竞赛分{parts}个部分，{teams}支队伍、{people}人参赛。永州队{members}人获团体特等奖，形态学单项名列第{picture}；赛前考核中，{leading}名组员各有所长。',
          en: 'In {parts} parts {teams} teams with {people} contestants met. Yongzhou’s team of {members} took the special prize and came number {picture} in morphology; in the assessments before it {leading} members each led in something.',
        },
      },
    ],
  },
]
