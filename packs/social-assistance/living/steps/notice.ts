/** The public notice of seven days, and what becomes of an objection: a new inquiry, a new opinion, a new notice. */
import type { Outcome, Step } from 'yimen/kernel/programme'
import { confirmation } from '../../clauses.ts'
import { clerk, village, withdraw, type Decider } from './shared.ts'

const post = {
  title: { zh: '张贴公示', en: 'Post the notice' },
  by: ['village-worker', ...clerk],
  to: 'notice',
  asks: { noticePlace: 'required' },
  begins: ['objections'],
  sets: { noticeFrom: 'today' },
  clause: confirmation('item-5'),
} as const satisfies Outcome

/** By telephone too, on the last day too; complained about means visited by the county, whatever it saw before the complaint. */
const object = {
  title: { zh: '登记异议', en: 'Record an objection' },
  by: [...village, ...clerk],
  to: 'notice',
  asks: { objectedBy: 'required', objection: 'required', objector: 'optional' },
  own: ['objectedBy', 'objection', 'objector'],
  unordered: true,
  kinMayAct: true,
  adds: { objections: '{no: count(objections) + 1, how: objectedBy, text: objection, on: today}' },
  sets: { complained: 'true', countyTrue: 'false' },
  clause: confirmation('item-5'),
} as const satisfies Outcome

const reinvestigate = {
  title: { zh: '有异议，再次调查', en: 'Objected to: inquire again' },
  by: [...clerk],
  to: 'inquiry',
  when: [
    {
      test: 'count(objections) > 0',
      clause: confirmation('item-5'),
      message: { zh: '没有异议', en: 'There is no objection' },
    },
  ],
  sets: { democraticHeld: 'false' },
  clause: confirmation('item-5'),
} as const satisfies Outcome

const close = ({ decision, begins }: Decider) =>
  ({
    title: { zh: '公示期满，无异议', en: 'Closed without objection' },
    by: [...clerk],
    to: decision,
    onlyAfter: 'notice',
    ...(begins.length > 0 ? { begins } : {}),
    when: [
      {
        test: 'count(objections) = 0',
        clause: confirmation('item-5'),
        message: {
          zh: '有异议，须再次调查并重新公示',
          en: 'There is an objection: inquire and show it again',
        },
      },
    ],
    clause: confirmation('item-5'),
  }) as const satisfies Outcome

export const noticeSteps = (who: Decider) =>
  ({
    posting: {
      title: { zh: '待张贴公示', en: 'Notice to be posted' },
      holder: 'village-worker',
      outcomes: { post_notice: post, withdraw },
    },
    notice: {
      title: { zh: '公示', en: 'Public notice' },
      holder: 'township-clerk',
      outcomes: { object, reinvestigate, close_notice: close(who), withdraw },
    },
  }) as const satisfies Record<string, Step>
