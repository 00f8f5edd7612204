/** What looks like gaming is asked, and no verdict: a spike, a reversal after the count, one customer counted by two. */
import { defineProgramme } from 'yimen/kernel/programme'
import { deposits, local } from '../clauses.ts'
import { indicatorOptions } from '../indicators.ts'
import { act, choice, must, none, param, rolesOf, t, whole, words, yes } from '../shared.ts'

const rule = local('item-10')

export const question = defineProgramme({
  ...none,
  id: 'season.question',
  title: t('异常核问', 'A question about the numbers'),
  summary: t(
    '突增、突增后回转、一户两报先作为问题核问，支行两个工作日内答复，由风险部门认定，属实的剔除。',
    'Spikes, reversals and doubles are asked first; the branch answers within two working days and the risk department settles it.',
  ),
  basis: [rule, deposits('item-3')],
  roles: rolesOf('risk', 'branch-head', 'department-head'),
  fields: {
    signal: choice('异常', 'Signal', {
      spike: t('期末突增', 'A spike at the end'),
      reversal: t('计数后回转', 'A reversal after the count'),
      twice: t('同一客户两人申报', 'One customer counted by two'),
      other: t('其他', 'Other'),
    }),
    indicator: choice('指标', 'Indicator', indicatorOptions),
    about: { type: 'entry', register: 'season.days', forTheFile: true, title: t('数据', 'Which data') },
    asked: words('问题', 'Question', 300),
    answer: words('答复', 'Answer', 500),
    isUntrue: yes('属实异常，应当剔除', 'It is untrue, and taken out'),
    takenOut: whole('剔除数', 'Taken out', 100_000_000, 1),
    ruling: words('认定意见', 'What was settled', 300),
  },
  params: { answerDays: param('答复期限', 'To answer', 'days', 2, rule) },
  clocks: {
    answer: {
      title: t('答复期限', 'To answer'),
      limit: { param: 'answerDays', unit: 'working_day' },
      starts: ['ask'],
      stops: ['reply'],
      clause: rule,
    },
  },
  opens: {
    ask: act(t('核问', 'Ask'), ['risk', 'department-head'], 'asked', rule, {
      asks: {
        signal: 'required',
        indicator: 'required',
        about: { when: 'signal = "spike" or signal = "reversal"' },
        asked: 'required',
      },
    }),
  },
  steps: {
    asked: {
      title: t('待答复', 'To be answered'),
      holder: 'branch-head',
      outcomes: {
        reply: act(t('答复', 'Answer'), ['branch-head'], 'to_settle', rule, { asks: { answer: 'required' } }),
      },
    },
    to_settle: {
      title: t('待认定', 'To be settled'),
      holder: 'risk',
      outcomes: {
        settle: act(t('认定', 'Settle'), ['risk'], 'settled', rule, {
          asks: { isUntrue: 'required', takenOut: { when: 'isUntrue' }, ruling: 'required' },
          when: [
            must(
              'isUntrue or takenOut = null',
              rule,
              '没有属实异常，不剔除',
              'What is true is not taken out',
            ),
          ],
          effects: [
            {
              kind: 'enter',
              register: 'season.taken_out',
              id: 'caseId',
              standing: 'if isUntrue then "taken_out" else "explained"',
              body: { indicator: 'indicator', signal: 'signal', amount: 'if isUntrue then takenOut else 0' },
            },
          ],
        }),
        ask_again: act(t('再问', 'Ask again'), ['risk'], 'asked', rule, { asks: { asked: 'required' } }),
      },
    },
    settled: { title: t('已认定', 'Settled'), end: 'done', outcomes: {} },
  },
})
