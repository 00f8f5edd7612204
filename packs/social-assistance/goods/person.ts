/** Relief in goods, services and care is given to somebody who is supported. */
import type { Field, Guard, Programme } from 'yimen/kernel/programme'
import { measures } from '../clauses.ts'
import { supportedAt } from '../support/programme.ts'

export const personFields = {
  fullName: { type: 'name', sensitive: true, title: { zh: '姓名', en: 'Name' } },
  idNo: { type: 'resident_id', sensitive: true, title: { zh: '身份证号', en: 'ID number' } },
} as const satisfies Record<string, Field>

export const aboutPerson = { name: 'fullName', people: ['idNo'] } as const satisfies Programme['subject']

export const supportedElsewhere: NonNullable<Programme['elsewhere']>[string] = {
  title: { zh: '是供养中的特困人员', en: 'Is supported' },
  programme: 'assistance.support',
  at: [...supportedAt],
  clause: measures('art-14'),
}

/** Not of somebody who died or left: their case stands elsewhere then. */
export const isSupported: Guard = {
  test: 'supportedNow',
  clause: measures('art-14'),
  message: { zh: '该人不是供养中的特困人员', en: 'This person is not supported' },
}
