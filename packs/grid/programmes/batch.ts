/** A bulk task of a superior: one batch, a task for each grid, and never a part of the on-time rate of daily events. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { aCase, act, day, levels, line, must, none, office, rolesOf, t, whole, words } from '../shared.ts'

const givers = ['command', 'zone-leader'] as const

export const batch = defineProgramme({
  ...none,
  id: 'grid.batch',
  title: t('上级批量任务', 'Bulk task'),
  summary: t(
    '上级布置的批量任务按网格分解，单独统计，不计入日常事件的按时办结率。',
    'A superior’s task is given to each grid and counted apart from daily events.',
  ),
  basis: [local('item-11')],
  audience: 'office',
  subject: { name: 'taskName', people: [], place: true },
  levels,
  roles: rolesOf('command', 'zone-leader', 'system'),
  fields: {
    taskName: line('任务名称', 'Task', 60),
    demand: words('要求', 'What is asked'),
    dueOn: day('完成日期', 'Due'),
    gridList: {
      type: 'list',
      max: 500,
      title: t('网格', 'Grids'),
      of: {
        grid: { type: 'area', digits: 15, title: t('网格', 'Grid') },
        wanted: whole('应查数', 'To be looked at', 10_000),
      },
    },
    summing: words('小结', 'Summary'),
  },
  values: {
    given: { title: t('任务数', 'Tasks'), unit: 'count' },
    back: { title: t('已完成', 'Done'), unit: 'count' },
  },
  clocks: {
    whole: {
      title: t('完成日期', 'Due'),
      limit: { until: 'dueOn' },
      starts: ['assign'],
      stops: ['close'],
      clause: local('item-11'),
    },
  },
  opens: {
    assign: act(t('布置', 'Give'), givers, 'under_way', local('item-11'), {
      asks: { taskName: 'required', demand: 'required', dueOn: 'required', gridList: 'required' },
      when: [
        must('dueOn >= today', local('item-11'), '完成日期已过', 'That day is over'),
        must('count(gridList) > 0', local('item-11'), '没有写明网格', 'No grid is named'),
        must(
          'count(distinct values(gridList.grid)) = count(gridList)',
          local('item-11'),
          '网格有重复',
          'A grid is named twice',
        ),
      ],
      sets: { given: 'count(gridList)', back: '0' },
      effects: [
        {
          kind: 'open_each',
          list: 'gridList',
          programme: 'grid.task',
          outcome: 'give',
          area: 'grid',
          input: {
            batch: 'caseId',
            taskName: 'taskName',
            demand: 'demand',
            dueOn: 'dueOn',
            wanted: 'wanted',
          },
        },
      ],
    }),
  },
  steps: {
    under_way: {
      title: t('进行中', 'Under way'),
      holder: 'command',
      outcomes: {
        take_back: act(t('网格已完成', 'A grid is done'), ['system'], 'under_way', local('item-11'), {
          sets: { back: 'back + 1' },
        }),
        close: act(t('小结', 'Sum up'), givers, 'closed', local('item-11'), {
          asks: { summing: 'required' },
        }),
      },
    },
    closed: { title: t('已小结', 'Summed up'), end: 'done', outcomes: {} },
  },
})

export const task = defineProgramme({
  ...none,
  id: 'grid.task',
  title: t('批量任务（网格）', 'A grid’s part of a bulk task'),
  summary: t('网格员完成上级批量任务中本网格的部分。', 'What one grid does of a bulk task.'),
  basis: [local('item-11')],
  audience: 'office',
  subject: { name: 'taskName', people: [], place: true },
  levels,
  roles: rolesOf('grid-worker', 'command', 'system'),
  fields: {
    batch: aCase('批量任务', 'The bulk task'),
    taskName: line('任务名称', 'Task', 60),
    demand: words('要求', 'What is asked'),
    dueOn: day('完成日期', 'Due'),
    wanted: whole('应查数', 'To be looked at', 10_000),
    looked: whole('已查数', 'Looked at', 10_000),
    problems: whole('发现问题数', 'Problems', 10_000),
    remark: words('说明', 'Note', 300),
  },
  working: { isLate: office },
  clocks: {
    task: {
      title: t('完成日期', 'Due'),
      limit: { until: 'dueOn' },
      starts: ['give'],
      stops: ['finish', 'call_off'],
      clause: local('item-11'),
    },
  },
  opens: {
    give: act(t('下达', 'Give'), ['system'], 'todo', local('item-11'), {
      asks: {
        batch: 'required',
        taskName: 'required',
        demand: 'required',
        dueOn: 'required',
        wanted: 'required',
      },
    }),
  },
  steps: {
    todo: {
      title: t('待完成', 'To do'),
      holder: 'grid-worker',
      outcomes: {
        finish: act(t('完成', 'Done'), ['grid-worker'], 'finished', local('item-11'), {
          asks: { looked: 'required', problems: 'required', remark: { when: 'looked < wanted' } },
          when: [
            must('problems <= looked', local('item-11'), '问题数多于已查数', 'More problems than looked at'),
          ],
          sets: { isLate: 'today > dueOn' },
          effects: [{ kind: 'command', case: 'batch', outcome: 'take_back', input: {} }],
        }),
        call_off: act(t('取消', 'Call off'), ['command'], 'called_off', local('item-11'), {
          asks: { remark: 'required' },
        }),
      },
    },
    finished: { title: t('已完成', 'Done'), end: 'done', outcomes: {} },
    called_off: { title: t('已取消', 'Called off'), end: 'withdrawn', outcomes: {} },
  },
})
