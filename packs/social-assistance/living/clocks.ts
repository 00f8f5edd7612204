/** The limits of the living allowance. */
import type { Programme } from 'yimen/kernel/programme'
import { confirmation, living } from '../clauses.ts'
import { temporaryAssistance } from '../temporary/programme.ts'

/** Accepted and supplemented as an application for temporary assistance is. */
const acceptance = temporaryAssistance.clocks.acceptance!
const supplement = temporaryAssistance.clocks.supplement!

const decided = ['confirm', 'confirm_marginal', 'tell_refusal', 'withdraw'] as const
const ended = ['stop', 'die', 'move_away', 'end_exit'] as const

export const clocks = {
  acceptance: { ...acceptance, starts: ['apply', 'resubmit'] },
  supplement: {
    ...supplement,
    lapses: {
      outcome: 'lapse',
      tells: {
        zh: '逾期没有补正，本次申请视为撤回，您可以随时重新申请。',
        en: 'Nothing was supplemented in time: the application counts as withdrawn. You may apply again at any time.',
      },
    },
    clause: living('item-5'),
  },
  start: {
    title: { zh: '启动调查时限', en: 'To begin the inquiry' },
    limit: { param: 'startDays', unit: 'working_day' },
    starts: ['accept'],
    stops: ['request_check', 'record_visit', 'withdraw'],
    clause: confirmation('item-3'),
  },
  whole: {
    title: { zh: '全程时限', en: 'The whole' },
    limit: { param: 'wholeDays', unit: 'working_day' },
    starts: ['accept'],
    stops: decided,
    clause: confirmation('item-8'),
  },
  democratic: {
    title: { zh: '民主评议时限', en: 'Democratic review' },
    limit: { param: 'democraticDays', unit: 'working_day' },
    starts: ['ask_democratic'],
    stops: ['conclude_democratic', 'withdraw'],
    clause: confirmation('item-4'),
  },
  notice: {
    title: { zh: '公示期', en: 'Public notice' },
    limit: { param: 'noticeDays', unit: 'calendar_day' },
    starts: ['post_notice'],
    stops: ['close_notice', 'reinvestigate', 'withdraw'],
    clause: confirmation('item-5'),
  },
  telling: {
    title: { zh: '书面告知时限', en: 'To serve the refusal' },
    limit: { param: 'tellDays', unit: 'working_day' },
    starts: ['refuse'],
    stops: ['tell_refusal'],
    clause: confirmation('item-6'),
  },
  nextReview: {
    title: { zh: '下次核查', en: 'Next review' },
    limit: { until: 'reviewOn' },
    starts: ['confirm', 'carry_over', 'review_done', 'decide_change'],
    stops: ['review_due', ...ended, 'exit'],
    lapses: {
      outcome: 'review_due',
      tells: {
        zh: '您家的低保到了定期核查的时候，乡镇工作人员将上门，请如实说明家庭情况。',
        en: 'A review of your family’s allowance is due: officials will visit; please tell how things stand.',
      },
    },
    clause: confirmation('item-11'),
  },
  review: {
    title: { zh: '核查办理时限', en: 'To do the review' },
    limit: { param: 'reviewDays', unit: 'working_day' },
    starts: ['review_due'],
    stops: ['review_done', 'decide_change', ...ended, 'exit'],
    clause: confirmation('item-11'),
  },
  change: {
    title: { zh: '变更办理时限', en: 'To act on the change' },
    limit: { param: 'changeDays', unit: 'working_day' },
    starts: ['tell_change'],
    stops: ['no_change', 'decide_change', 'drop_change', 'drop_stop', ...ended, 'exit'],
    clause: living('item-5'),
  },
  statement: {
    title: { zh: '陈述申辩期', en: 'Time to answer' },
    limit: { param: 'statementDays', unit: 'working_day' },
    starts: ['propose_change', 'propose_stop'],
    stops: ['decide_change', 'drop_change', 'stop', 'exit', 'drop_stop'],
    clause: living('item-11'),
  },
  exit: {
    title: { zh: '渐退期', en: 'Leaving by degrees' },
    limit: { until: 'exitOn' },
    starts: ['exit'],
    stops: ended,
    lapses: {
      outcome: 'end_exit',
      tells: {
        zh: '渐退期已满，您家的低保金停发；生活再有困难的，可以重新申请。',
        en: 'The time to leave is over and nothing more is paid; if need returns you may apply again.',
      },
    },
    clause: living('item-7'),
  },
  account: {
    title: { zh: '更正账户期限', en: 'To correct the account' },
    limit: { param: 'accountDays', unit: 'calendar_day' },
    starts: ['bounce'],
    stops: ['correct_account', 'close'],
    clause: living('item-10'),
  },
  recovery: {
    title: { zh: '退回期限', en: 'To pay back' },
    limit: { param: 'recoveryDays', unit: 'calendar_day' },
    starts: ['demand'],
    stops: ['write_off', 'close'],
    clause: living('item-9'),
  },
  closing: {
    title: { zh: '结清期限', en: 'To settle' },
    limit: { param: 'closingDays', unit: 'calendar_day' },
    starts: [...ended, 'nothing_left', 'pay_back', 'write_off'],
    stops: ['close'],
    lapses: {
      outcome: 'close',
      tells: { zh: '您家的低保已经结清。', en: 'The account of your family’s allowance is settled.' },
    },
    clause: living('item-10'),
  },
} as const satisfies Programme['clocks']
