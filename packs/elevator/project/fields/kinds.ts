/** The kinds of field that the forms of a retrofit project repeat. */
import type { Field } from 'yimen/kernel/programme'

/** [P9] Read by all owners of the stair. A project concerns every one of them: what is not said to be for them is for the office. */
export const forOwners = <const What extends object>(
  what: What,
): What & { readonly seenBy: 'concerned' } => ({ ...what, seenBy: 'concerned' })
export const text = (zh: string, en: string, max = 60): Field => ({ type: 'text', max, title: { zh, en } })
export const note = (zh: string, en: string, max = 1_000): Field => ({
  type: 'text',
  max,
  lines: true,
  title: { zh, en },
})
export const papers = (paper: string, zh: string, en: string, max = 20): Field => ({
  type: 'papers',
  paper,
  max,
  title: { zh, en },
})
export const yes = (zh: string, en: string): Field => ({ type: 'boolean', title: { zh, en } })
export const day = (zh: string, en: string): Field => ({ type: 'day', title: { zh, en } })
export const fen = (zh: string, en: string, max = 1_000_000_000): Field => ({
  type: 'fen',
  min: 1,
  max,
  title: { zh, en },
})
export const fileOnly = (f: Field): Field => ({ ...f, forTheFile: true })
export const room = (zh: string, en: string): Field => ({ type: 'text', max: 12, title: { zh, en } })
export const person = {
  name: { type: 'name', title: { zh: '姓名', en: 'Name' } },
  idNo: { type: 'resident_id', title: { zh: '身份证号', en: 'ID number' } },
  phone: { type: 'mobile', title: { zh: '手机号', en: 'Phone' }, optional: true },
} as const
/** Of an owner who is a minor or cannot act: who signs for them. */
export const guardian = {
  guardian: { type: 'name', title: { zh: '监护人', en: 'Guardian' }, optional: true },
  guardianIdNo: {
    type: 'resident_id',
    title: { zh: '监护人身份证号', en: 'Guardian’s ID number' },
    optional: true,
  },
} as const
