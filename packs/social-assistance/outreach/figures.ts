/** What is counted of families found: handed out, visited, in time, helped to apply. */
import type { Figure } from 'yimen/kernel/figure'
import { outreachRules } from '../clauses.ts'

const of = { version: 1, programme: 'assistance.visit', window: 'year_to_date' } as const
const visited = ['record', 'nobody_home']

export const outreachFigures: readonly Figure[] = [
  {
    ...of,
    id: 'assistance.visit.handed_out',
    title: { zh: '主动发现交办走访户数', en: 'Families handed out to be visited' },
    definition: {
      zh: '当年交办到村的走访，重复交办的不算。',
      en: 'Visits handed to villages in the year; what was handed out twice is counted once.',
    },
    unit: 'case',
    measure: 'count',
    counts: { on: ['receive'], where: 'again = 0' },
    clause: outreachRules('item-1'),
  },
  {
    ...of,
    id: 'assistance.visit.in_time',
    title: { zh: '走访按时率', en: 'Visited in time' },
    definition: {
      zh: '当年每次上门（含家中无人）在时限以内的比例；另约的重新计时。',
      en: 'Of the calls made in the year, anybody at home or not, those within the limit, which begins anew with each other day agreed.',
    },
    unit: 'percent',
    measure: 'ratio',
    counts: { on: visited, where: 'onTime' },
    among: { on: visited },
    clause: outreachRules('item-2'),
  },
  {
    ...of,
    id: 'assistance.visit.applied',
    title: { zh: '主动发现协助申请户数', en: 'Families helped to apply after a visit' },
    definition: {
      zh: '当年走访后由村里协助提出申请的。',
      en: 'Applications made in the year with the help of the village after a visit.',
    },
    unit: 'case',
    measure: 'count',
    counts: { on: ['applied'] },
    clause: outreachRules('item-3'),
  },
]
