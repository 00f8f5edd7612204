/** The campaign of the year: three hundred elevators, driven by the week. */
import type { Campaign, LightRules } from 'yimen/campaign'
import { guangyuan, longchang, songyang, suqian, yinchuan } from 'yimen/packs/dispatch'
import { local } from './clauses.ts'

/** The rules by which the campaign is driven, of the other pack. */
const driven = (article: string) => `dispatch/policy/dispatch-rules(2021-01-04).md#${article}`

/** Another place’s rules stand here on the article that takes them over, not on the paper that told of them. */
const byOurRules =
  (article: string) =>
  (rules: LightRules): LightRules => ({ ...rules, source: driven(article) })

export const campaign: Campaign = {
  id: 'elevator.2021',
  title: { zh: '2021年既有住宅加装电梯', en: 'Elevator retrofit 2021' },
  called: {
    sheet: { zh: '周调度表', en: 'the weekly sheet' },
    rounds: { zh: '周调度', en: 'weekly dispatch' },
    meeting: { zh: '调度会', en: 'meeting' },
  },
  area: '430300',
  from: '2021-01-01',
  to: '2021-12-31',
  done: 'elevator.under_way',
  target: 'dispatch.targets.elevator',
  stages: [
    'elevator.stage.consenting',
    'elevator.stage.notice',
    'elevator.stage.review',
    'elevator.stage.building',
    'elevator.stage.in_use',
  ],
  more: [
    'elevator.units.surveyed',
    'elevator.units.eligible',
    'elevator.completed',
    'elevator.in_use',
    'elevator.objections',
    'elevator.red_marks',
  ],
  sheet: [
    'elevator.units.surveyed',
    'elevator.units.eligible',
    'elevator.stage.consenting',
    'elevator.stage.notice',
    'elevator.stage.review',
    'elevator.stage.building',
    'elevator.stage.in_use',
    'elevator.under_way',
  ],
  programme: 'elevator.project',
  /** A zone and its district may both file the same stair under codes of their own: its name and its place on the map give it away. */
  apart: ['unitName', 'longitude', 'latitude'],
  timeline: 'months',
  /** Yinchuan's numbers, as the dispatch rules say (item 4); others may be looked at. */
  lights: [yinchuan, suqian, songyang].map(byOurRules('item-4')),
  /** Three reds in a row bring an interview (item 6 of the dispatch rules); what Guangyuan would do is told beside it. */
  consequences: [longchang, guangyuan].map(byOurRules('item-6')),
  nearDays: 30,
  smallBelow: 20,
  checks: { outlierTimes: 3, outlierLeast: 5, clause: local('item-30') },
  stuck: {
    stages: [
      'elevator.stage.consenting',
      'elevator.stage.notice',
      'elevator.stage.review',
      'elevator.stage.building',
    ],
    idleDays: 30,
    longer: { plan: 45, ballot: 45, building: 90 },
    suspendedDays: 30,
    marks: ['elevator.red_marks'],
    beside: ['notice', 'archive', 'maintenance', 'yearly', 'rescue'],
    clause: local('item-30'),
  },
  clause: local('item-24'),
}
