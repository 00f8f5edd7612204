/** The steps of temporary assistance, and the ways on from each. */
import type { Step } from 'yimen/kernel/programme'
import { applicationSteps, opens } from './application.ts'
import { decisionSteps } from './decision.ts'
import { inquirySteps } from './inquiry.ts'
import { paymentSteps } from './payment.ts'
import { urgentSteps } from './urgent.ts'

export { opens }

const ends = {
  refused: { title: { zh: '不予救助', en: 'Refused' }, end: 'refused', outcomes: {} },
  withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, end: 'withdrawn', outcomes: {} },
  lapsed: { title: { zh: '视为撤回', en: 'Counts as withdrawn' }, end: 'withdrawn', outcomes: {} },
  revoked: { title: { zh: '已撤销', en: 'Revoked' }, end: 'revoked', outcomes: {} },
  recovered: { title: { zh: '已追回', en: 'Recovered' }, end: 'recovered', outcomes: {} },
  writtenOff: { title: { zh: '已核销', en: 'Written off' }, end: 'written_off', outcomes: {} },
} as const satisfies Record<string, Step>

export const steps = {
  ...applicationSteps,
  ...inquirySteps,
  ...decisionSteps,
  ...paymentSteps,
  ...urgentSteps,
  ...ends,
} as const satisfies Record<string, Step>
