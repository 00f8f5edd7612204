/** The home visit, the check of means, and what the clerk proposes from them. */
import type { Outcome, Step } from 'yimen/kernel/programme'
import { licensing, local, measures, opinions } from '../../clauses.ts'
import { withdraw, real } from './shared.ts'

const recordVisit = {
  title: { zh: '登记入户调查', en: 'Record the visit' },
  by: ['township-clerk'],
  to: 'proposal',
  asks: {
    visitor1: 'required',
    visitor2: 'required',
    visitedOn: 'required',
    severity: 'required',
    persons: 'required',
    totalCost: 'required',
    insurancePaid: 'required',
    otherHelp: 'required',
    hardshipReal: 'required',
    findings: 'required',
  },
  when: [
    {
      test: 'visitor1 != visitor2',
      clause: licensing('art-34'),
      message: { zh: '入户调查须由两名以上工作人员进行', en: 'A visit takes at least two people' },
    },
    {
      test: 'date(visitedOn) <= date(today)',
      clause: licensing('art-34'),
      message: { zh: '入户日期不能晚于今天', en: 'The visit cannot lie in the future' },
    },
  ],
  clause: measures('art-4'),
} as const satisfies Outcome

const requestCheck = {
  title: { zh: '提请核对经济状况', en: 'Ask for a check of means' },
  by: ['township-clerk'],
  to: 'checking',
  clause: measures('art-58'),
} as const satisfies Outcome

const reportCheck = {
  title: { zh: '出具核对报告', en: 'Report' },
  by: ['county-check'],
  to: 'visit',
  asks: { reportOn: 'required', assetsOver: 'required', findings: 'optional' },
  when: [
    {
      test: 'date(reportOn) <= date(today)',
      clause: measures('art-58'),
      message: { zh: '报告日期不能晚于今天', en: 'The report cannot lie in the future' },
    },
  ],
  clause: measures('art-58'),
} as const satisfies Outcome

const propose = {
  title: { zh: '拟予救助', en: 'Propose aid' },
  by: ['township-clerk'],
  to: 'review',
  asks: { note: 'optional' },
  sets: { proposed: 'if advance = null then entitled else advance' },
  when: [
    real,
    {
      test: 'incomeFits',
      clause: local('item-4'),
      message: {
        zh: '支出型救助家庭人均月收入超过规定',
        en: 'Income a head is above the limit for expense aid',
      },
    },
    {
      test: 'if kind = "emergency" then true else reportOn != null',
      clause: measures('art-58'),
      message: {
        zh: '支出型救助须有经济状况核对报告，请先提请核对',
        en: 'Expense aid needs a report on means: ask for the check first',
      },
    },
    {
      test: `
        if reportOn = null
        then true
        else date(today) <= date(reportOn) + duration("P" + string(reportDays) + "D")
      `,
      clause: local('item-8'),
      message: {
        zh: '核对报告已过有效期，请重新提请核对',
        en: 'The report has expired: ask for a new check',
      },
    },
    {
      test: 'if assetsOver = null then true else not(assetsOver)',
      clause: measures('art-58'),
      message: { zh: '核对发现财产超过规定', en: 'The check found property above the limit' },
    },
    {
      test: 'proposed > 0',
      clause: local('item-2'),
      message: { zh: '按公式计算没有可救助的金额', en: 'The formula gives nothing to pay' },
    },
  ],
  clause: opinions('item-1'),
} as const satisfies Outcome

const proposeRefusal = {
  title: { zh: '拟不予救助', en: 'Propose refusal' },
  by: ['township-clerk'],
  to: 'review',
  asks: { reason: 'required' },
  sets: { proposed: '0' },
  clause: licensing('art-38'),
} as const satisfies Outcome

const revisit = {
  title: { zh: '退回再调查', en: 'Visit again' },
  by: ['township-clerk'],
  to: 'visit',
  asks: { note: 'required' },
  clause: measures('art-4'),
} as const satisfies Outcome

export const inquirySteps = {
  visit: {
    title: { zh: '入户调查', en: 'Home visit' },
    holder: 'township-clerk',
    outcomes: { record_visit: recordVisit, request_check: requestCheck, withdraw },
  },
  checking: {
    title: { zh: '经济状况核对', en: 'Check of means' },
    holder: 'county-check',
    suspends: {
      clocks: ['whole'],
      reason: { zh: '经济状况核对期间不计入时限', en: 'The check of means does not count' },
      clause: licensing('art-45'),
    },
    outcomes: { report_check: reportCheck, withdraw },
  },
  proposal: {
    title: { zh: '拟定救助意见', en: 'Proposal' },
    holder: 'township-clerk',
    outcomes: { propose, propose_refusal: proposeRefusal, revisit, withdraw },
  },
} as const satisfies Record<string, Step>
