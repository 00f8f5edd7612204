/** An appeal: in writing, within its time after the end, against a question; what is upheld is void for all and worked out anew. */
import { defineProgramme } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import { aCase, act, must, none, param, rolesOf, said, sealedWords, t, whole, line } from '../shared.ts'

const law = rules('item-9')

export const appeal = defineProgramme({
  ...none,
  id: 'contests.appeal',
  title: t('申诉', 'An appeal'),
  summary: t(
    '赛后两小时内书面提出，仲裁组裁决；成立的，该题对全部战队作废，成绩重新计算。',
    'In writing within two hours of the end; where arbitration upholds it the question is void for all and the results are worked out anew.',
  ),
  basis: [law],
  subject: { name: 'teamName', people: [], place: true },
  roles: rolesOf('delegate', 'arbiter'),
  fields: {
    contest: aCase('竞赛', 'The contest'),
    round: aCase('环节', 'The part'),
    teamName: line('战队', 'Team', 40),
    q: whole('题号', 'Question', 999),
    grounds: sealedWords('申诉理由', 'Grounds'),
    ruling: { type: 'text', max: 90, title: t('裁决理由', 'Why') },
  },
  values: { filedAt: said('提出时刻', 'Filed at') },
  params: { rulingHours: param('裁决时限', 'To rule', 'hours', 24, law) },
  entries: { contest0: { register: 'contests.contests', id: 'contest' } },
  clocks: {
    ruling: {
      title: t('裁决时限', 'To rule'),
      limit: { param: 'rulingHours', unit: 'hour' },
      starts: ['file'],
      stops: ['uphold', 'dismiss'],
      clause: law,
    },
  },
  opens: {
    file: act(t('提出申诉', 'File'), ['delegate'], 'filed', law, {
      asks: {
        contest: 'required',
        round: 'required',
        teamName: 'required',
        q: 'required',
        grounds: 'required',
      },
      when: [
        must(
          'contest0 != null and contest0.appealBy != null',
          law,
          '比赛还没有结束：台上的异议当场提出',
          'The contest is not over: on the stage a protest is made at once',
        ),
        must(
          'contest0 = null or contest0.appealBy = null or moment <= contest0.appealBy',
          law,
          '超过申诉时限，不予受理',
          'The time to appeal is over',
        ),
      ],
      sets: { filedAt: 'moment' },
    }),
  },
  steps: {
    filed: {
      title: t('待裁决', 'To be ruled on'),
      holder: 'arbiter',
      outcomes: {
        uphold: act(t('成立', 'Uphold'), ['arbiter'], 'upheld', law, {
          asks: { ruling: 'required' },
          effects: [
            {
              kind: 'command',
              case: 'round',
              outcome: 'void_question',
              input: { voidQ: 'q', why: 'ruling' },
            },
          ],
        }),
        dismiss: act(t('不成立', 'Dismiss'), ['arbiter'], 'dismissed', law, { asks: { ruling: 'required' } }),
      },
    },
    upheld: { title: t('成立', 'Upheld'), end: 'done', outcomes: {} },
    dismissed: { title: t('不成立', 'Dismissed'), end: 'refused', outcomes: {} },
  },
})
