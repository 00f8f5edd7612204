/** What is counted of the window: requests taken, and what departments answered in time. */
import type { Figure } from 'yimen/kernel/figure'
import { local, measures } from '../clauses.ts'

const answered = ['help', 'refuse']

export const windowFigures: readonly Figure[] = [
  {
    id: 'assistance.reception.received',
    version: 1,
    title: { zh: '一门受理求助件数', en: 'Requests taken at the window' },
    definition: {
      zh: '当年由乡镇窗口或者村里统一受理、转有关部门协同办理的求助。',
      en: 'Requests taken at one window in the year and passed on to departments.',
    },
    programme: 'assistance.reception',
    unit: 'case',
    measure: 'count',
    counts: { on: ['receive'] },
    window: 'year_to_date',
    clause: measures('art-60'),
  },
  {
    id: 'assistance.referral.in_time',
    version: 1,
    title: { zh: '协同部门按时答复率', en: 'Answered in time by departments' },
    definition: {
      zh: '当年各部门在时限内答复的转办件，占全部答复的比例。',
      en: 'Answers of departments within their limit, among all of the year.',
    },
    programme: 'assistance.referral',
    unit: 'percent',
    measure: 'ratio',
    counts: { on: answered, where: 'onTime' },
    among: { on: answered },
    window: 'year_to_date',
    clause: local('item-10'),
  },
]
