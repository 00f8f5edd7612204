/**
 * The third version of the list of firms: what a firm and its officials write is sealed; what the public list says is said to be
 * public.
 */
import { reform, type Programme } from 'yimen/kernel/programme'
import { secondFirm } from './second.ts'

const { statement, commendation, reason } = secondFirm.fields

/** In force from 1 December 2021; firms on the list stay with the version that they were entered under. */
export const thirdFirm: Programme = reform(secondFirm, {
  version: 3,
  from: '2021-12-01',
  fields: {
    ...secondFirm.fields,
    statement: { ...statement!, sealed: true },
    commendation: { ...commendation!, sealed: true },
    reason: {
      ...reason!,
      inClear: {
        zh: '推荐名录向社会公布记分和处理原因，这里写的就是公布的话',
        en: 'The public list gives the reason for points and measures in these words',
      },
    },
  },
})
