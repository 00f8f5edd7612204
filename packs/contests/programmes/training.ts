/** Training of a team in stages: each assessment gives marks by part, and shows who leads in what beside the others. */
import { defineProgramme } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import { act, count, line, list, must, none, office, publicName, rolesOf, t, whole } from '../shared.ts'

const law = rules('item-13')

export const training = defineProgramme({
  ...none,
  id: 'contests.training',
  title: t('备赛训练', 'Training of a team'),
  summary: t(
    '分阶段考核，逐项记分；每次考核后看各人所长，安排下一阶段训练。',
    'Assessed in stages, part by part; after each it shows who is strong in what, and what is trained next.',
  ),
  basis: [law],
  subject: { name: 'teamName', people: [], place: true },
  roles: rolesOf('delegate', 'system'),
  fields: {
    teamName: line('队名', 'Team', 40),
    members: list(
      '队员',
      'Members',
      { n: whole('第几名', 'Which', 20, 1), name: publicName('姓名', 'Name') },
      20,
    ),
    stageName: line('阶段', 'Stage', 20),
    marksNow: list(
      '考核成绩',
      'Marks',
      {
        n: whole('第几名', 'Which', 20),
        part: line('项目', 'Part', 20),
        marks: whole('百分之一分', 'Hundredths', 10_000),
      },
      200,
    ),
    plan: line('下阶段安排', 'What is trained next', 90),
  },
  values: { stages: count('考核次数', 'Assessments') },
  working: { lastMarks: office, leading: office },
  lists: {
    assessments: list('历次考核', 'Assessments', {
      stage: line('阶段', 'Stage', 20),
      on: { type: 'day', title: t('日期', 'Day') },
      leading: whole('有所长的队员数', 'Members who lead in something', 20),
      plan: line('下阶段安排', 'Next', 90),
    }),
  },
  decisions: {
    lastSoFar: { kind: 'formula', expression: 'if lastMarks = null then [] else lastMarks', clause: law },
  },
  reckonings: {
    strengths: {
      ability: 'contests.strengths@1',
      with: { members: 'members', marks: 'lastSoFar' },
      clause: law,
    },
  },
  opens: {
    form: act(t('组队备赛', 'Form the team'), ['delegate'], 'training', law, {
      asks: { teamName: 'required', members: 'required' },
    }),
  },
  steps: {
    training: {
      title: t('训练', 'In training'),
      holder: 'delegate',
      dormant: true,
      outcomes: {
        assess: act(t('阶段考核', 'Assess'), ['delegate'], 'training', law, {
          asks: { stageName: 'required', marksNow: 'required', plan: 'optional' },
          own: ['stageName', 'marksNow', 'plan'],
          when: [
            must(
              'every m in marksNow satisfies list contains(members.n, m.n)',
              law,
              '有的成绩不是本队队员的',
              'Marks of somebody who is no member',
            ),
          ],
          sets: {
            stages: 'if stages = null then 1 else stages + 1',
            lastMarks: 'marksNow',
            leading:
              'for s in strengths return {member: s.n, leads: s.leads, team: caseId, isLeading: s.leads != ""}',
          },
          adds: {
            assessments:
              '{stage: stageName, on: today, leading: count(leading[item.isLeading = true]), plan: plan}',
          },
          effects: [
            {
              kind: 'enter',
              register: 'contests.strengths',
              each: 'leading',
              alone: true,
              id: 'team + " " + string(member)',
              standing: 'if isLeading then "leads" else "trains"',
              body: { team: 'teamName', member: 'member', leads: 'leads' },
            },
          ],
        }),
        finish: act(t('结束备赛', 'End the training'), ['delegate', 'system'], 'finished', law),
      },
    },
    finished: { title: t('已结束', 'Over'), end: 'done', outcomes: {} },
  },
})
