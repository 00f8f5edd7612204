/** All forms of a project, in the order in which they are signed. */
import type { Print } from 'yimen/kernel/programme'
import { agreement } from './agreement.ts'
import { consentForms } from './consent.ts'
import { noticeForms } from './notice.ts'
import { reviewForms } from './review.ts'
import { useForms } from './use.ts'
import { workForms } from './works.ts'

const { application, 'joint-review': jointReview } = reviewForms

export const forms: Readonly<Record<string, Print>> = {
  ...consentForms,
  agreement,
  application,
  ...noticeForms,
  'joint-review': jointReview,
  ...workForms,
  ...useForms,
}
