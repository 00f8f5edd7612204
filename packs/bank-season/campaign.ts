/** The season as the meeting looks at it: savings by their daily average, and new merchants; pace by working days, as the plan states. */
import { lightRulesOf } from './lights.ts'
import type { Campaign } from 'yimen/campaign'
import { local } from './clauses.ts'
import { indicators } from './indicators.ts'
import { t } from './shared.ts'

const of = (key: 'savings' | 'merchants', more: readonly string[]): Campaign => ({
  id: `season.${key}`,
  title: t(`旺季跨赛：${indicators[key].zh}`, `Season: ${indicators[key].en}`),
  called: {
    sheet: t('周通报表', 'the weekly sheet'),
    rounds: t('周调度', 'weekly rounds'),
    meeting: t('旺季例会', 'meeting of the season'),
  },
  area: '991100',
  from: '2021-10-15',
  to: '2022-03-31',
  done: `season.done.${key}`,
  target: `season.goal.${key}`,
  stages: ['season.difficulties.todo', 'season.difficulties.to_agree', 'season.difficulties.closed'],
  more,
  sheet: [`season.done.${key}`, ...more],
  programme: 'season.difficulty',
  apart: [],
  timeline: 'workdays',
  lights: [lightRulesOf(local('item-7'))],
  consequences: [],
  nearDays: 10,
  smallBelow: 50,
  checks: { outlierTimes: 3, outlierLeast: 50, clause: local('item-10') },
  stuck: {
    stages: ['season.difficulties.todo', 'season.difficulties.to_agree'],
    idleDays: 10,
    longer: {},
    suspendedDays: 30,
    marks: [],
    beside: [],
    clause: local('item-5'),
  },
  clause: local('item-7'),
})

export const campaigns: readonly Campaign[] = [
  of('savings', [
    'season.change.savings',
    'season.taken_out.savings',
    'season.days.odd',
    'season.days.carried',
    'season.questions.open',
    'season.letters.unsigned',
  ]),
  of('merchants', [
    'season.change.merchants',
    'season.taken_out.merchants',
    'season.claims',
    'season.claims.doubled',
    'season.questions.open',
  ]),
]
