/** What a visit finds, and how a family stands on the list of those who were found. */
import type { Register } from 'yimen/kernel/register'
import type { Text } from 'yimen/kernel/text'
import { outreachRules } from '../clauses.ts'

export const results = {
  will_apply: { zh: '愿意申请', en: 'Wants to apply' },
  unwilling: { zh: '符合，不愿意申请', en: 'Fits, does not want to apply' },
  not_fitting: { zh: '核实不符合', en: 'Does not fit' },
  moved: { zh: '已搬离本村', en: 'Has moved away' },
} as const satisfies Readonly<Record<string, Text>>

export const standings = {
  handed_out: { zh: '待走访', en: 'To be visited' },
  ...results,
  applied: { zh: '已协助申请', en: 'Helped to apply' },
  not_met: { zh: '多次未见到', en: 'Nobody was met' },
} as const satisfies Readonly<Record<string, Text>>

export const visitRegister: Register = {
  id: 'assistance.visits',
  title: { zh: '主动发现走访台账', en: 'Families found and visited' },
  open: false,
  called: [],
  brief: ['visitedOn'],
  standings,
  columns: {
    visitedOn: { title: { zh: '走访日期', en: 'Visited on' }, kind: 'day' },
    application: { title: { zh: '协助申请的办件', en: 'The application' }, kind: 'case' },
  },
  clause: outreachRules('item-1'),
}
