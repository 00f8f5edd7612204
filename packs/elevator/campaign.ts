/** The campaign of the year: three hundred elevators, driven by the week. */
import type { Campaign, LightRules } from 'yimen/kernel'
import { local } from './clauses.ts'

const rules = (article: string): string => `dispatch/policy/dispatch-rules(2021-01-04).md#${article}`

/** Yinchuan's numbers are the default; others may be chosen. */
const lights: readonly LightRules[] = [
  { id: 'yinchuan', title: { zh: '银川标准', en: 'Yinchuan' }, clause: rules('item-4'), behind: [{ least: 3_000, beyond: true, colour: 'red' }, { least: 1_000, colour: 'yellow' }], notBegun: [{ months: 3, colour: 'red' }, { months: 1, colour: 'yellow' }], silent: [{ months: 2, colour: 'red' }, { months: 1, colour: 'yellow' }] },
  { id: 'suqian', title: { zh: '宿迁标准：落后即黄灯，逾期红灯', en: 'Suqian: behind is yellow' }, clause: rules('item-4'), behind: [{ least: 1, colour: 'yellow' }], notBegun: [{ months: 1, colour: 'red' }], silent: [] },
  { id: 'songyang', title: { zh: '松阳标准：当月欠进度黄灯、当季欠目标红灯', en: 'Songyang: a month short is yellow, a quarter short is red' }, clause: rules('item-4'), behind: [{ least: 2_500, colour: 'red' }, { least: 1, colour: 'yellow' }], notBegun: [], silent: [] },
]

export const campaign: Campaign = {
  id: 'elevator.2021',
  title: { zh: '2021年既有住宅加装电梯', en: 'Elevator retrofit 2021' },
  area: '430300',
  done: 'elevator.under_way',
  target: 'dispatch.targets.elevator',
  stages: ['elevator.stage.consenting', 'elevator.stage.notice', 'elevator.stage.review', 'elevator.stage.building', 'elevator.stage.in_use'],
  more: ['elevator.units.surveyed', 'elevator.units.eligible', 'elevator.completed', 'elevator.in_use', 'elevator.objections', 'elevator.red_marks'],
  programme: 'elevator.project',
  timeline: 'months',
  lights,
  clause: local('item-24'),
}
