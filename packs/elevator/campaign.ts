/** The campaign of the year: three hundred elevators, driven by the week. */
import { songyang, suqian, yinchuan, type Campaign } from 'yimen/kernel'
import { local } from './clauses.ts'

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
  /** Yinchuan's numbers, as the dispatch rules say (item 4); others may be looked at. */
  lights: [yinchuan, suqian, songyang],
  smallBelow: 20,
  clause: local('item-24'),
}
