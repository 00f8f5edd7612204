/**
 * A worker's sheet of the month, one for each grid: points of events from records, the rest by the head of the
 * community; a substitute has their share by days.
 */
import { defineProgramme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  act,
  count,
  levels,
  must,
  none,
  param,
  post,
  rolesOf,
  said,
  t,
  whole,
  words,
  yes,
} from '../shared.ts'

const head = ['community-head'] as const
const points = (zh: string, en: string, value: number) => param(zh, en, 'points', value, local('item-14'))

export const score = defineProgramme({
  ...none,
  id: 'grid.score',
  title: t('网格员月度积分', 'A worker’s month'),
  summary: t(
    '每月一张：事件分、巡查、走访由记录得出，资料和重点点位由社区核定；替班的按天分摊。',
    'One a month: events, patrols and visits from records, data and key points by the community; a substitute has their share by days.',
  ),
  basis: [local('item-14'), local('item-13')],
  audience: 'office',
  levels,
  roles: rolesOf('community-head', 'command', 'system'),
  fields: {
    complete: whole('资料完整率（百分数）', 'Data complete, per cent', 100),
    keyPoints: yes('重点点位每周两次', 'Key points twice a week'),
    worker: post('网格员', 'Worker'),
    substitute: post('替班的网格员', 'Substitute'),
    substituteDays: whole('替班天数', 'Days of the substitute', 31),
    remark: words('意见', 'Remark', 300),
  },
  readings: {
    events: { figure: 'grid.score.events', on: 'periodEnd' },
    patrols: { figure: 'grid.patrols.full', on: 'periodEnd' },
    visits: { figure: 'grid.visits', on: 'periodEnd' },
  },
  values: {
    periodEnd: said('统计截至', 'Until'),
    monthDays: count('当月天数', 'Days of the month'),
    eventPoints: count('事件分', 'Events'),
    basicPoints: count('基础分', 'Basics'),
    servicePoints: count('服务分', 'Service'),
    total: count('总分', 'Total'),
    workerMarks: count('网格员得分', 'The worker’s'),
    substituteMarks: count('替班得分', 'The substitute’s'),
  },
  params: {
    dataPoints: points('资料完整', 'Data complete', 15),
    patrolPoints: points('巡查', 'Patrols', 15),
    keyPointPoints: points('重点点位', 'Key points', 10),
    eventsMost: points('事件分最多', 'Events at most', 30),
    serviceMost: points('服务分最多', 'Service at most', 30),
    leastComplete: param('资料完整率', 'Data complete from', 'percent', 95, local('item-14')),
    sheetDays: param('核定期限', 'To settle the sheet', 'days', 5, local('item-14')),
  },
  clocks: {
    sheet: {
      title: t('核定期限', 'To settle it'),
      limit: { param: 'sheetDays', unit: 'working_day' },
      starts: ['begin'],
      stops: ['settle'],
      clause: local('item-14'),
    },
  },
  opens: {
    begin: act(t('开始', 'Begin'), ['system'], 'counting', local('item-14'), {
      sets: {
        periodEnd: 'string(date(today) - duration("P1D"))',
        monthDays: 'date(string(date(today) - duration("P1D"))).day',
      },
    }),
  },
  steps: {
    counting: {
      title: t('待核定', 'To be settled'),
      holder: 'community-head',
      outcomes: {
        settle: act(t('核定', 'Settle'), head, 'settled', local('item-14'), {
          asks: {
            worker: 'required',
            complete: 'required',
            keyPoints: 'required',
            substituteDays: 'required',
            substitute: { when: 'substituteDays > 0' },
            remark: 'optional',
          },
          when: [
            must(
              'substituteDays <= monthDays',
              local('item-13'),
              '替班天数多于当月天数',
              'More days than the month has',
            ),
            must(
              'substituteDays = 0 or substitute != worker',
              local('item-13'),
              '替班的是本人',
              'It is the worker themselves',
            ),
          ],
          sets: {
            eventPoints: 'max(0, min(eventsMost, events.top))',
            basicPoints:
              '(if complete >= leastComplete then dataPoints else 0) + min(patrolPoints, patrols.top) + (if keyPoints then keyPointPoints else 0)',
            servicePoints: 'min(serviceMost, visits.top)',
            total: 'eventPoints + basicPoints + servicePoints',
            substituteMarks: 'floor(total * substituteDays / monthDays + 0.5)',
            workerMarks: 'total - substituteMarks',
          },
        }),
      },
    },
    settled: {
      title: t('已核定', 'Settled'),
      holder: 'command',
      outcomes: {
        publish: act(t('公布', 'Publish'), ['command'], 'published', local('item-14')),
        again: act(t('退回重核', 'Settle it again'), ['command'], 'counting', local('item-14'), {
          asks: { remark: 'required' },
        }),
      },
    },
    published: { title: t('已公布', 'Published'), end: 'done', outcomes: {} },
  },
  schedules: {
    monthly: {
      title: t('每月开始', 'Each month'),
      every: 'month',
      on: 1,
      missed: 'all',
      does: { opens: 'begin', per: 'grid' },
      clause: local('item-14'),
    },
  },
})
