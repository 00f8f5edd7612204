/** A letter to a company whose riders were caught on duty, or whose shared bicycles have no helmets: it answers within days, or is interviewed. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { act, choice, count, line, none, param, rolesOf, t, trades, words } from '../shared.ts'

const rule = local('item-12')
const desk = ['campaign-office'] as const
const { none: _, ...three } = trades

export const letter = defineProgramme({
  ...none,
  id: 'helmets.letter',
  title: t('致企业函', 'Letter to a company'),
  summary: t(
    '向快递、外卖、代驾企业和共享单车运营企业发函，七日内回复整改情况；在岗违法数由查处记录得出。',
    'Courier, delivery, driving and bicycle companies answer within seven days; violations on duty are counted from records.',
  ),
  basis: [rule, local('item-8')],
  audience: 'office',
  subject: { name: 'company', people: [], place: true },
  roles: rolesOf('campaign-office', 'employer', 'system'),
  fields: {
    company: line('企业', 'Company', 40),
    companyPost: { type: 'post', title: t('企业联络员', 'Its liaison') },
    kind: choice('种类', 'Kind', { ...three, shared: t('共享单车', 'Shared bicycles') }),
    matter: words('函告内容', 'What it says', 500),
    reply: words('整改情况', 'The answer', 500),
    remark: words('意见', 'Remark', 300),
  },
  values: { onDuty: count('该行业当月在岗违法', 'Violations on duty in the trade this month') },
  readings: {
    courier: { figure: 'helmets.on_duty.courier', on: 'today' },
    food: { figure: 'helmets.on_duty.food', on: 'today' },
    designated: { figure: 'helmets.on_duty.designated', on: 'today' },
  },
  params: { replyDays: param('回复期限', 'To answer', 'days', 7, rule) },
  clocks: {
    reply: {
      title: t('回复期限', 'To answer'),
      limit: { param: 'replyDays', unit: 'calendar_day' },
      starts: ['send', 'again'],
      stops: ['answer', 'no_answer'],
      lapses: { outcome: 'no_answer', tells: t('企业逾期没有回复。', 'The company did not answer in time.') },
      clause: rule,
    },
  },
  opens: {
    send: act(t('发函', 'Send'), desk, 'sent', rule, {
      asks: { company: 'required', companyPost: 'required', kind: 'required', matter: 'required' },
      sets: {
        onDuty:
          'if kind = "courier" then courier.top else if kind = "food" then food.top else if kind = "designated" then designated.top else 0',
      },
    }),
  },
  steps: {
    sent: {
      title: t('待企业回复', 'The company answers'),
      holder: 'employer',
      post: 'companyPost',
      outcomes: {
        answer: act(t('回复', 'Answer'), ['employer'], 'answered', rule, { asks: { reply: 'required' } }),
        no_answer: act(t('逾期未回复', 'No answer'), ['system'], 'interview', rule, { onlyAfter: 'reply' }),
      },
    },
    answered: {
      title: t('待核实', 'To be looked at'),
      holder: 'campaign-office',
      outcomes: {
        accept: act(t('整改到位', 'Done'), desk, 'closed', rule, { asks: { remark: 'required' } }),
        again: act(t('整改不到位，再函', 'Not done: once more'), desk, 'sent', rule, {
          asks: { matter: 'required' },
          atMost: 2,
        }),
      },
    },
    interview: {
      title: t('待约谈', 'To be interviewed'),
      holder: 'campaign-office',
      outcomes: {
        interviewed: act(t('已约谈', 'Interviewed'), desk, 'closed', rule, { asks: { remark: 'required' } }),
      },
    },
    closed: { title: t('已办结', 'Closed'), end: 'done', outcomes: {} },
  },
})
