/** Two clocks of one campaign: posts until the end of the year, plates until the end of November. Rates are judged, not paced. */
import type { Campaign } from 'yimen/campaign'
import { yinchuan } from 'yimen/packs/dispatch'
import { local } from './clauses.ts'

const driven = {
  area: '430200',
  from: '2021-09-01',
  called: {
    sheet: { zh: '周调度表', en: 'the weekly sheet' },
    rounds: { zh: '周调度', en: 'weekly dispatch' },
    meeting: { zh: '调度会', en: 'meeting' },
  },
  timeline: 'days',
  /** Another city's numbers, taken over by the article of the rehearsal. */
  lights: [{ ...yinchuan, source: local('item-14') }],
  consequences: [],
  nearDays: 14,
  checks: { outlierTimes: 3, outlierLeast: 10, clause: local('item-14') },
  clause: local('item-14'),
} as const
const stuck = { idleDays: 14, longer: {}, suspendedDays: 14, marks: [], beside: [], clause: local('item-2') }

export const campaigns: readonly Campaign[] = [
  {
    ...driven,
    id: 'helmets.posts',
    title: { zh: '“戴帽工程”点位设置', en: 'Helmet campaign: posts' },
    to: '2021-12-31',
    done: 'helmets.posts.in_use',
    target: 'helmets.quota.posts',
    stages: ['helmets.posts.paused'],
    more: ['helmets.violations', 'helmets.umbrellas', 'helmets.people.month', 'helmets.held'],
    sheet: ['helmets.posts.paused', 'helmets.violations', 'helmets.umbrellas', 'helmets.people.month'],
    programme: 'helmets.post',
    apart: ['postNo'],
    smallBelow: 20,
    stuck: { ...stuck, stages: ['helmets.posts.paused'] },
  },
  {
    ...driven,
    id: 'helmets.plates',
    title: { zh: '“戴帽工程”集中上牌', en: 'Helmet campaign: plates' },
    to: '2021-11-30',
    done: 'helmets.plates.given',
    target: 'helmets.quota.plates',
    stages: ['helmets.plates.registered'],
    more: ['helmets.held', 'helmets.plates.day'],
    sheet: ['helmets.plates.registered', 'helmets.held'],
    programme: 'helmets.plate',
    apart: ['plateNo'],
    smallBelow: 100,
    stuck: { ...stuck, stages: [] },
  },
]
