/** What a sub-branch says of a plan or of its targets within three working days; who says nothing has none. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { aCase, act, line, none, param, rolesOf, t, words } from '../shared.ts'

const rule = local('item-1')

export const opinion = defineProgramme({
  ...none,
  id: 'season.opinion',
  title: t('征求意见', 'Consultation of a sub-branch'),
  summary: t(
    '就方案或者目标征求一级支行意见，三个工作日内答复，逾期视为没有意见。',
    'A sub-branch is consulted on the plan or its targets and answers within three working days; silence is no opinion.',
  ),
  basis: [rule],
  subject: { name: 'matter', people: [], place: true },
  roles: rolesOf('branch-head', 'system'),
  fields: {
    about: aCase('征求意见的事项', 'What it is about'),
    matter: line('事由', 'Matter', 60),
    opinion: words('意见', 'Opinion'),
  },
  params: { consultDays: param('征求意见', 'Consultation', 'days', 3, rule) },
  clocks: {
    answer: {
      title: t('答复期限', 'To answer'),
      limit: { param: 'consultDays', unit: 'working_day' },
      starts: ['ask'],
      stops: ['answer', 'agree', 'silent'],
      lapses: {
        outcome: 'silent',
        tells: t('征求意见期已满，视为没有意见。', 'The consultation is over: no opinion is taken as none.'),
      },
      clause: rule,
    },
  },
  opens: {
    ask: act(t('征求意见', 'Ask'), ['system'], 'asked', rule, {
      asks: { about: 'required', matter: 'required' },
    }),
  },
  steps: {
    asked: {
      title: t('待答复', 'To be answered'),
      holder: 'branch-head',
      outcomes: {
        answer: act(t('提出意见', 'Give an opinion'), ['branch-head'], 'answered', rule, {
          asks: { opinion: 'required' },
          effects: [
            {
              kind: 'command',
              case: 'about',
              outcome: 'opined',
              input: { unit: 'caseArea', opinion: 'opinion' },
            },
          ],
        }),
        agree: act(t('没有意见', 'None'), ['branch-head'], 'answered', rule),
        silent: act(t('逾期，视为没有意见', 'Silence: none'), ['system'], 'silent', rule, {
          onlyAfter: 'answer',
        }),
      },
    },
    answered: { title: t('已答复', 'Answered'), end: 'done', outcomes: {} },
    silent: { title: t('逾期没有答复', 'No answer'), end: 'done', outcomes: {} },
  },
})
