/** What the forms of a retrofit project ask, from the first meeting of the stair to the yearly inspection. */
import { consentFields } from './consent.ts'
import { reviewFields } from './review.ts'
import { workFields } from './works.ts'

export const fields = { ...consentFields, ...reviewFields, ...workFields } as const

export const paper = (
  zh: string,
  en: string,
  from: 'applicant' | 'department' | 'office',
  clause: string,
) => ({ title: { zh, en }, from, clause })
