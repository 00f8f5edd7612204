/** What goes on around an elevator in use, at whatever step its papers are: maintenance and rescue. */
import type { Outcome } from 'yimen/kernel/programme'
import { local, maintenance } from '../clauses.ts'
import { community, firm, tell } from './shared.ts'

export const maintain = <const To extends string>(to: To) =>
  ({
    title: { zh: '登记维护保养', en: 'Record maintenance' },
    by: [firm, 'property-company'],
    to,
    asks: { maintained: 'required', maintenanceNote: 'required' },
    unordered: true,
    sets: { maintenanceLate: '(date(today) - date(lastMaintained)).days > maintenanceDays' },
    adds: { maintenances: '{on: today, kind: maintained, note: maintenanceNote, late: maintenanceLate}' },
    clause: maintenance('item-1'),
  }) as const satisfies Outcome

export const reportTrapped = <const To extends string>(to: To) =>
  ({
    title: { zh: '报告困人', en: 'People are trapped' },
    by: ['resident', community, 'property-company', firm],
    to,
    asks: { trapped: 'required' },
    unordered: true,
    kinMayAct: true,
    adds: { calls: '{on: today, people: trapped}' },
    effects: [tell('已收到困人报告，救援人员正在赶来。', 'Somebody is trapped: rescue is on its way.')],
    clause: local('item-21'),
  }) as const satisfies Outcome

export const arrive = <const To extends string>(to: To) =>
  ({
    title: { zh: '到达并解困', en: 'Arrived and freed' },
    by: [firm, 'property-company'],
    to,
    asks: { rescueNote: 'required' },
    when: [
      {
        test: 'count(calls) > count(rescues)',
        clause: local('item-21'),
        message: { zh: '没有待解救的困人报告', en: 'Nobody was reported as trapped' },
      },
    ],
    sets: { rescueLate: 'list contains(lapsed, "rescue")' },
    adds: { rescues: '{on: today, people: trapped, late: rescueLate}' },
    clause: local('item-21'),
  }) as const satisfies Outcome

/**
 * From its registration on it carries people, though its files and the subsidy are still on their way: upkeep
 * and rescue go on beside them.
 */
export const inUse = <const To extends string>(to: To) => ({
  maintain: maintain(to),
  report_trapped: reportTrapped(to),
  arrive: arrive(to),
})
