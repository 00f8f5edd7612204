/** An event of a grid: found or reported, dispatched, handled by one unit or several together, checked on the site, closed, rated. */
import { defineProgramme } from 'yimen/kernel/programme'
import { grids, hotline, limits, local } from '../clauses.ts'
import { located, rightGrid, seen, seenEntry } from '../place.ts'
import { act, levels, none, rolesOf, t } from '../shared.ts'
import { clocks, fields, lists, papers, params, values, working } from './fields.ts'
import { creditKeys, credited, credits, entered, fresh, noDispute, sorted, timed } from './rules.ts'
import { steps } from './steps.ts'

const hours =
  'if level = "red" then redHours else if level = "yellow" then yellowHours else if level = "blue" then blueHours else null'
const days =
  'if level = "same_day" then sameDays else if level = "ordinary" then ordinaryDays else if level = "hard" then hardDays else null'

export const event = defineProgramme({
  ...none,
  id: 'grid.event',
  title: t('网格事件', 'Event of a grid'),
  summary: t(
    '发现、受理、立案、派遣、处置、核查、结案、评价：紧急的按钟表时间，其他的按工作时间；两次退回由中心指定，到期前可以延期一次，超期逐级督办。',
    'Found, accepted, filed, dispatched, handled, checked, closed, rated: urgent ones by the clock, others in ' +
      'working time; two returns and the centre designates, one extension before the limit ends, a ladder after ' +
      'it.',
  ),
  basis: [local('item-4'), grids('art-11'), limits('item-1'), hotline('art-22')],
  audience: 'office',
  subject: { name: 'address', people: [], place: true },
  levels,
  roles: rolesOf(
    'grid-worker',
    'grid-head',
    'community-head',
    'street-clerk',
    'command',
    'command-head',
    'unit',
    'unit-head',
    'zone-leader',
    'system',
  ),
  fields,
  lists,
  values,
  working,
  papers,
  params,
  clocks,
  located,
  entries: {
    seenGridNow: seenEntry,
    other: { register: 'grid.events', id: 'duplicateOf' },
    dayCredit: { register: 'grid.credits', id: creditKeys.day },
    placeCredit: { register: 'grid.credits', id: creditKeys.place },
  },
  decisions: {
    hoursOf: { kind: 'formula', expression: hours, clause: local('item-4') },
    daysOf: { kind: 'formula', expression: days, clause: limits('item-1') },
  },
  reckonings: {
    times: {
      ability: 'grid.deadlines@1',
      with: { from: 'moment', hours: 'hoursOf', days: 'daysOf', percent: 'remindPercent' },
      clause: local('item-4'),
    },
    /** Of an extension, from when it was filed: fifteen working days are the whole. */
    longer: {
      ability: 'grid.deadlines@1',
      with: { from: 'filedAt', days: 'totalDays', percent: 'remindPercent' },
      clause: local('item-6'),
    },
    quick: { ability: 'grid.minutes@1', with: { from: 'foundAt', to: 'moment' }, clause: local('item-14') },
    away: { ability: 'grid.apart@1', with: { one: 'point', other: 'checkPoint' }, clause: local('item-8') },
  },
  opens: {
    find: act(t('上报事件', 'Report an event'), ['grid-worker'], 'found', local('item-2'), {
      asks: {
        kind: 'required',
        matter: 'required',
        address: 'required',
        point: 'optional',
        seenOn: 'optional',
        before: 'optional',
      },
      when: [noDispute, ...rightGrid],
      sets: { ...sorted, ...fresh, ...seen, ...credits, origin: '"worker"', reporters: '1' },
      effects: [entered('open'), ...credited],
    }),
    self_solve: act(t('自行处置', 'Solved on the spot'), ['grid-worker'], 'archived', grids('art-11'), {
      asks: {
        kind: 'required',
        matter: 'required',
        address: 'required',
        point: 'optional',
        seenOn: 'optional',
        before: 'optional',
        after: 'required',
        result: 'required',
      },
      when: [noDispute, ...rightGrid],
      sets: {
        ...sorted,
        ...fresh,
        ...seen,
        ...credits,
        origin: '"worker"',
        reporters: '1',
        selfSolved: 'true',
        handledOn: 'today',
        decides: 'true',
        decided: 'true',
        keepsFirst: 'true',
        credit: 'if isCredited then reportPoints + fastPoints else 0',
      },
      effects: [entered('archived'), ...credited],
    }),
    from_report: act(t('由反映件受理', 'From a report'), ['system'], 'accepted', local('item-3'), {
      asks: {
        report: 'required',
        origin: 'required',
        kind: 'required',
        matter: 'required',
        address: 'required',
        point: 'optional',
        seenOn: 'optional',
        before: 'optional',
        level: 'optional',
      },
      when: [noDispute],
      sets: { ...sorted, ...fresh, ...seen, ...timed, reporters: '1' },
      adds: { reports: '{report: report, on: today}' },
      branches: [
        {
          title: t('受理、立案合并的', 'Where accepting and filing are one'),
          when: 'stepSet <= 7 and level != null',
          to: 'to_dispatch',
          clause: local('item-9'),
        },
      ],
      effects: [
        entered('open'),
        { kind: 'command', case: 'report', outcome: 'opened', input: { event: 'caseId' } },
      ],
    }),
  },
  steps,
  schedules: {
    pending: {
      title: t('挂账事件季度复核', 'Pending events, each quarter'),
      every: 'quarter',
      on: 1,
      offDay: 'after',
      missed: 'latest',
      does: { outcome: 'review', at: ['pending'] },
      clause: local('item-7'),
    },
  },
  line: [
    { title: t('受理立案', 'Accepted and filed'), steps: ['found', 'accepted'] },
    { title: t('派遣', 'Dispatched'), steps: ['to_dispatch', 'dispatched'] },
    { title: t('处置', 'Handled'), steps: ['handling', 'extending', 'pend_review', 'pending', 'at_city'] },
    { title: t('核查', 'Checked'), steps: ['checking'] },
    { title: t('结案', 'Closed'), steps: ['closing'] },
    { title: t('评价', 'Rated'), steps: ['closed', 'archived'] },
  ],
  remedy: {
    text: t(
      '对处置结果不满意的，可以评价并要求重办一次，也可以拨打网格公示的监督电话。',
      'Who is not satisfied may rate it and have it opened once more, or call the telephone for complaints of the grid.',
    ),
    clause: local('item-9'),
  },
})
