/** Evaluated, supported for years, evaluated again, and at an end. */
import type { Outcome, Step } from 'yimen/kernel/programme'
import { identification, measures, supportRules } from '../clauses.ts'
import { tell, transfer } from '../temporary/steps/shared.ts'
import {
  contracted,
  evaluated,
  evaluation,
  newGrade,
  noEndYet,
  notOfBefore,
  numbered,
  payments,
  reported,
  twoEvaluators,
} from './shared.ts'

const evaluate = <const To extends string>(to: To) =>
  ({
    title: { zh: '登记自理能力评估', en: 'Record the evaluation' },
    by: ['hospital-evaluator'],
    to,
    asks: evaluation,
    when: [contracted, twoEvaluators, notOfBefore],
    sets: evaluated,
    clause: identification('item-4'),
  }) as const satisfies Outcome

const setGrade = {
  title: { zh: '确定等级，开始供养', en: 'Set the grade' },
  by: ['county-leader'],
  to: 'supported',
  notBy: ['record_evaluation'],
  sets: numbered('since'),
  adds: newGrade,
  effects: [
    tell('自理能力等级已经确定，供养金按月计发。', 'The grade is set. Support is paid by the month.'),
  ],
  clause: identification('item-4'),
} as const satisfies Outcome

const adjustGrade = {
  title: { zh: '调整等级', en: 'Adjust the grade' },
  by: ['county-leader'],
  to: 'supported',
  notBy: ['record_evaluation'],
  sets: { ...numbered('addMonths(monthOf(today), gradeAfterMonths)'), changeOpen: 'false' },
  adds: newGrade,
  effects: [
    tell('自理能力等级已经调整，自次月起按新等级计算。', 'The grade has changed, from the next month on.'),
  ],
  clause: identification('item-5'),
} as const satisfies Outcome

const evaluateAgain = {
  title: { zh: '退回重新评估', en: 'Have it evaluated again' },
  by: ['county-leader'],
  asks: { reason: 'required' },
  sets: { evaluateFrom: 'today' },
  clause: identification('item-4'),
} as const

/** Before any grade was set and anything paid. */
const cease = {
  title: { zh: '定级前死亡或者退出，终止', en: 'Died or left before a grade was set' },
  by: ['county-leader'],
  to: 'stopped',
  asks: { reason: 'required' },
  clause: identification('item-6'),
} as const satisfies Outcome

/** Of whoever is told to be dead no month after that is paid, while it is being verified. */
const reportStop = {
  title: { zh: '报告不再符合条件', en: 'Tell that they no longer qualify' },
  by: ['village-worker', 'grid-worker', 'township-clerk'],
  to: 'stop_review',
  asks: {
    stopReason: 'required',
    diedOn: { when: 'stopReason = "died"' },
    inSchool: { when: 'stopReason = "grown"' },
    reason: 'optional',
  },
  sets: {
    lastMonth: 'if stopReason = "died" then monthOf(diedOn) else lastMonth',
    lastNo: 'monthsBetween("2000-01", lastMonth)',
  },
  when: [
    {
      test: 'if stopReason = "grown" then age(born, today) >= 16 and not(inSchool) else true',
      clause: identification('item-6'),
      message: {
        zh: '未满十六周岁，或者仍在学的，继续供养',
        en: 'Under sixteen, or still in school: support goes on',
      },
    },
  ],
  clause: measures('art-18'),
} as const satisfies Outcome

const verifyStop = {
  title: { zh: '核实，报县级核准终止', en: 'Verified: to the county' },
  by: ['township-head'],
  to: 'stop_decision',
  notBy: ['report_stop'],
  clause: identification('item-7'),
} as const satisfies Outcome

const goesOn = {
  title: { zh: '仍符合条件，继续供养', en: 'Support goes on' },
  to: 'supported',
  asks: { reason: 'required' },
  sets: noEndYet,
  branches: [
    {
      title: { zh: '自理能力变化还没有评估的', en: 'where a change of self-care is still to be evaluated' },
      when: 'changeOpen',
      to: 'reevaluation',
      clause: identification('item-5'),
    },
  ],
  clause: identification('item-7'),
} as const

/** The last month is paid; of what was given for later ones that comes back. */
const stop = {
  title: { zh: '核准终止', en: 'End the support' },
  by: ['county-leader'],
  to: 'publishing',
  notBy: ['report_stop', 'verify_stop'],
  sets: {
    lastMonth: 'if stopReason = "died" then monthOf(diedOn) else monthOf(today)',
    lastNo: 'monthsBetween("2000-01", lastMonth)',
    over: 'max(0, given - untilMonth(lastMonth))',
    given: 'given - over',
  },
  when: [
    {
      test: 'onWay = 0',
      clause: supportRules('item-6'),
      message: { zh: '银行还没有回盘，回盘后再终止', en: 'The bank has not answered yet: end it after that' },
    },
  ],
  branches: [
    {
      title: { zh: '终止月份以后有多发的', en: 'where later months were paid' },
      when: 'over > 0',
      to: 'recovering',
      clause: supportRules('item-6'),
    },
  ],
  effects: [
    {
      kind: 'transfer',
      debit: 'supportReceivable',
      credit: 'supportGranted',
      amount: 'over',
      when: 'over > 0',
      memo: { zh: '终止后多发，应追回', en: 'Paid for later months, to be recovered' },
    },
    tell('供养已经终止，理由和救济途径见决定书。', 'The support has ended. See the decision for reasons.'),
  ],
  clause: measures('art-18'),
} as const satisfies Outcome

const recover = {
  title: { zh: '登记已追回', en: 'Recovered' },
  by: ['township-clerk'],
  to: 'publishing',
  asks: { receipt: 'required' },
  effects: [transfer('treasury', 'supportReceivable', 'over', '追回多发供养金', 'Recovered')],
  clause: supportRules('item-6'),
} as const satisfies Outcome

const publish = {
  title: { zh: '公布终止', en: 'Make the end known' },
  by: ['township-clerk'],
  to: 'stopped',
  asks: { publishedOn: 'required', noticePlace: 'required' },
  sets: { stillDue: 'dueNow' },
  when: [
    {
      test: 'stillDue = 0 and onWay = 0',
      clause: supportRules('item-6'),
      message: { zh: '终止当月以前还有未发完的', en: 'Until the last month something is still to be paid' },
    },
  ],
  clause: measures('art-18'),
} as const satisfies Outcome

export const supportedSteps = {
  evaluation: {
    title: { zh: '自理能力评估', en: 'Evaluation of self-care' },
    holder: 'hospital-evaluator',
    outcomes: { record_evaluation: evaluate('grading'), cease },
  },
  grading: {
    title: { zh: '确定等级', en: 'Set the grade' },
    holder: 'county-leader',
    outcomes: { set_grade: setGrade, evaluate_again: { ...evaluateAgain, to: 'evaluation' }, cease },
  },
  supported: {
    title: { zh: '供养中', en: 'Supported' },
    holder: 'township-clerk',
    dormant: true,
    outcomes: { report_change: reported, report_stop: reportStop, ...payments('supported') },
  },
  reevaluation: {
    title: { zh: '重新评估', en: 'New evaluation' },
    holder: 'hospital-evaluator',
    outcomes: {
      record_evaluation: evaluate('regrading'),
      report_stop: reportStop,
      ...payments('reevaluation'),
    },
  },
  regrading: {
    title: { zh: '调整等级', en: 'Adjust the grade' },
    holder: 'county-leader',
    outcomes: {
      adjust_grade: adjustGrade,
      evaluate_again: { ...evaluateAgain, to: 'reevaluation' },
      report_stop: reportStop,
      ...payments('regrading'),
    },
  },
  stop_review: {
    title: { zh: '核实终止', en: 'Verify the end' },
    holder: 'township-head',
    outcomes: {
      verify_stop: verifyStop,
      goes_on: { ...goesOn, by: ['township-head'] },
      ...payments('stop_review'),
    },
  },
  stop_decision: {
    title: { zh: '核准终止', en: 'The county ends it' },
    holder: 'county-leader',
    outcomes: { stop, goes_on: { ...goesOn, by: ['county-leader'] }, ...payments('stop_decision') },
  },
  recovering: { title: { zh: '追回多发', en: 'Recovery' }, holder: 'township-clerk', outcomes: { recover } },
  publishing: {
    title: { zh: '结清并公布', en: 'Settle and make known' },
    holder: 'township-clerk',
    outcomes: { publish, ...payments('publishing') },
  },
} as const satisfies Record<string, Step>
