/** A patrol: begun and ended on the street, with what was looked at; one that nobody ended is over at midnight and counts for nothing. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { aPoint } from '../place.ts'
import { act, levels, line, must, none, office, param, rolesOf, t, said, whole, words } from '../shared.ts'

const worker = ['grid-worker'] as const

export const patrol = defineProgramme({
  ...none,
  id: 'grid.patrol',
  title: t('网格巡查', 'Patrol'),
  summary: t(
    '网格员巡查：路线、开始、结束、查看的点位和发现；时长由开始和结束时刻得出。',
    'A worker’s patrol: route, begin, end, checkpoints and findings; how long is told by both moments.',
  ),
  basis: [local('item-13')],
  audience: 'office',
  subject: { name: 'route', people: [], place: true },
  levels,
  roles: rolesOf('grid-worker', 'grid-head', 'command', 'system'),
  fields: {
    route: line('路线', 'Route', 60),
    at: aPoint('所在位置', 'Where they are'),
    checked: line('查看的点位', 'What was looked at', 60),
    checkpoints: whole('查看点位数', 'Checkpoints', 200),
    findings: words('发现', 'Findings', 300),
    remark: words('网格长意见', 'Remark of the head', 200),
  },
  values: {
    beganAt: said('开始', 'Began'),
    endedAt: said('结束', 'Ended'),
    midnight: said('当日结束', 'End of the day'),
    walked: { title: t('巡查分钟数', 'Minutes'), unit: 'count' },
  },
  /** [AR11] Where they were last: a map of the room shows it while the patrol is under way. */
  located: { atGrid: { title: t('所在网格', 'Grid they are in'), point: 'at', on: 'today' } },
  working: { isFull: office },
  params: { leastMinutes: param('每日巡查不少于', 'A day, at least', 'minutes', 120, local('item-13')) },
  reckonings: {
    took: { ability: 'grid.minutes@1', with: { from: 'beganAt', to: 'moment' }, clause: local('item-13') },
  },
  clocks: {
    day: {
      title: t('当日结束', 'The day'),
      limit: { until: 'midnight' },
      starts: ['begin'],
      stops: ['finish', 'lapse'],
      lapses: {
        outcome: 'lapse',
        tells: t('当日没有结束的巡查不计。', 'A patrol that was not ended is not counted.'),
      },
      clause: local('item-13'),
    },
  },
  opens: {
    begin: act(t('开始巡查', 'Begin'), worker, 'walking', local('item-13'), {
      asks: { route: 'required', at: 'optional' },
      sets: { beganAt: 'moment', midnight: 'today + "T23:59:59.999+08:00"' },
    }),
  },
  steps: {
    walking: {
      title: t('巡查中', 'Under way'),
      holder: 'grid-worker',
      outcomes: {
        finish: act(t('结束巡查', 'End'), worker, 'finished', local('item-13'), {
          asks: { checkpoints: 'required', findings: 'optional' },
          when: [
            must('checkpoints > 0', local('item-13'), '没有查看任何点位', 'No checkpoint was looked at'),
          ],
          sets: { endedAt: 'moment', walked: 'took', isFull: 'walked >= leastMinutes' },
        }),
        /** At any place, inside of their grid or not: who is called elsewhere is there. */
        pass_by: act(t('到点打卡', 'At a checkpoint'), worker, 'walking', local('item-13'), {
          asks: { at: 'required', checked: 'required' },
          when: [
            must(
              'atGrid.area != null',
              local('item-13'),
              '位置不在本区任何网格内',
              'The point lies in no grid of the zone',
            ),
          ],
        }),
        lapse: act(t('没有结束', 'Not ended'), ['system'], 'lapsed', local('item-13'), { onlyAfter: 'day' }),
      },
    },
    finished: {
      title: t('待网格长查看', 'To be looked at'),
      holder: 'grid-head',
      dormant: true,
      outcomes: {
        look: act(t('查看', 'Look at it'), ['grid-head', 'command'], 'seen', local('item-13'), {
          asks: { remark: 'optional' },
          notBy: ['finish'],
          when: [must('walked > 0', local('item-13'), '没有时长', 'It took no time')],
        }),
        file: act(t('归档', 'File it'), ['system'], 'seen', local('item-13')),
      },
    },
    seen: { title: t('已归档', 'Filed'), end: 'done', outcomes: {} },
    lapsed: { title: t('没有结束', 'Not ended'), end: 'withdrawn', outcomes: {} },
  },
  schedules: {
    monthly: {
      title: t('月末归档', 'Each month'),
      every: 'month',
      on: -1,
      missed: 'latest',
      does: { outcome: 'file', at: ['finished'] },
      clause: local('item-13'),
    },
  },
})
