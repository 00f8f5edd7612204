/** A grid and its duty: who leads it and who works it, its telephones, a substitute, a new worker, other borders, and its end in another grid. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { grids, local } from '../clauses.ts'
import {
  act,
  choice,
  count,
  day,
  levels,
  line,
  must,
  none,
  office,
  post,
  rolesOf,
  t,
  said,
  whole,
  words,
} from '../shared.ts'

const heads = ['community-head', 'command'] as const
const entered = (standing: string): EffectRule => ({
  kind: 'enter',
  register: 'grid.grids',
  id: 'gridCode',
  area: 'gridCode',
  standing: `"${standing}"`,
  body: {
    name: 'gridName',
    community: 'community',
    type: 'type',
    head: 'headPost',
    worker: 'workerPost',
    acting: 'acting',
    phone: 'phone',
    complaints: 'complaints',
    households: 'households',
    from: 'validFrom',
    successor: 'successor',
  },
})
const publicPhones = [
  must(
    'string length(phone) >= 7 and string length(complaints) >= 7',
    grids('art-6'),
    '联系电话和监督电话应当填写完整',
    'Both telephones are given in full',
  ),
]

export const duty = defineProgramme({
  ...none,
  id: 'grid.duty',
  title: t('网格设置和交接', 'Grids and their duty'),
  summary: t(
    '网格的设立、公示、网格长和网格员任用、请假替班、人员和边界交接、合并撤销；每个网格属于一个社区。',
    'A grid is set up and made public; head and worker, a substitute, handing over, other borders, a merger; each grid in one community.',
  ),
  basis: [local('item-1'), local('item-13'), grids('art-6'), grids('art-7')],
  audience: 'office',
  subject: { name: 'gridName', people: [], place: true },
  levels,
  roles: rolesOf('community-head', 'command', 'system'),
  fields: {
    gridCode: { type: 'area', digits: 15, title: t('网格代码', 'Code') },
    gridName: line('名称', 'Name', 40),
    type: choice('类型', 'Type', {
      general: t('基础网格', 'General'),
      park: t('专属网格（园区）', 'Special: a park'),
      market: t('专属网格（市场）', 'Special: a market'),
      campus: t('专属网格（学校）', 'Special: a campus'),
      hospital: t('专属网格（医院）', 'Special: a hospital'),
    }),
    headPost: post('网格长', 'Head'),
    workerPost: post('网格员', 'Worker'),
    newWorker: post('接任的网格员', 'Who takes over'),
    acting: post('替班的网格员', 'Substitute'),
    actingTo: day('替班至', 'Until'),
    phone: line('联系电话', 'Telephone', 20),
    complaints: line('监督电话', 'Telephone for complaints', 20),
    households: whole('户数', 'Households', 5_000),
    successor: { type: 'area', digits: 15, title: t('并入的网格', 'Goes into') },
    handedOver: words('交接事项', 'What is handed over'),
  },
  values: {
    community: said('所属社区', 'Community'),
    validFrom: said('设立日期', 'Since'),
    actingEnds: said('替班的最后时刻', 'Last moment of the substitute'),
    handovers: count('交接次数', 'Handed over'),
  },
  working: { former: office },
  lists: {
    workers: {
      type: 'list',
      max: 200,
      title: t('历任网格员', 'Workers one after another'),
      of: {
        worker: post('网格员', 'Worker'),
        how: choice('方式', 'How', {
          appointed: t('任用', 'Appointed'),
          substitute: t('替班', 'Substitute'),
          back: t('恢复', 'Back'),
        }),
        from: day('自', 'From'),
      },
    },
  },
  entries: {
    same: { register: 'grid.grids', id: 'gridCode' },
    next: { register: 'grid.grids', id: 'successor' },
  },
  clocks: {
    acting: {
      title: t('替班期限', 'The substitute'),
      limit: { until: 'actingEnds' },
      starts: ['substitute'],
      stops: ['acting_ends', 'hand_over', 'merge_grid'],
      lapses: { outcome: 'acting_ends', tells: t('替班期满。', 'The substitute’s time is over.') },
      clause: local('item-13'),
    },
  },
  opens: {
    set_up: act(t('设立网格', 'Set up'), ['command'], 'on', local('item-1'), {
      asks: {
        gridCode: 'required',
        gridName: 'required',
        type: 'required',
        headPost: 'required',
        workerPost: 'required',
        phone: 'required',
        complaints: 'required',
        households: 'required',
      },
      when: [
        ...publicPhones,
        must('same = null', local('item-1'), '该代码的网格已经设立', 'That grid is set up already'),
      ],
      sets: { community: 'substring(gridCode, 1, 12)', validFrom: 'today', handovers: '0' },
      adds: { workers: '{worker: workerPost, how: "appointed", from: today}' },
      effects: [entered('valid')],
    }),
  },
  steps: {
    on: {
      title: t('在用', 'In use'),
      holder: 'community-head',
      dormant: true,
      outcomes: {
        hand_over: act(t('网格员交接', 'Hand over'), heads, 'on', local('item-13'), {
          asks: { newWorker: 'required', handedOver: 'required' },
          when: [must('newWorker != former', local('item-13'), '接任的是同一人', 'It is the same worker')],
          sets: { former: 'workerPost', workerPost: 'newWorker', acting: 'null', handovers: 'handovers + 1' },
          adds: { workers: '{worker: newWorker, how: "appointed", from: today}' },
          effects: [entered('valid')],
        }),
        substitute: act(t('请假替班', 'A substitute'), heads, 'on', local('item-13'), {
          asks: { acting: 'required', actingTo: 'required' },
          when: [
            must('acting != workerPost', local('item-13'), '替班的是本人', 'It is the worker themselves'),
            must('actingTo >= today', local('item-13'), '替班日期已过', 'That day is over'),
          ],
          sets: { actingEnds: 'actingTo + "T23:59:59.999+08:00"' },
          adds: { workers: '{worker: acting, how: "substitute", from: today}' },
          effects: [entered('valid')],
        }),
        acting_ends: act(t('替班期满', 'The substitute’s time is over'), ['system'], 'on', local('item-13'), {
          onlyAfter: 'acting',
          sets: { acting: 'null' },
          adds: { workers: '{worker: workerPost, how: "back", from: today}' },
          effects: [entered('valid')],
        }),
        announce: act(t('变更公示信息', 'Other telephones'), heads, 'on', grids('art-6'), {
          asks: { gridName: 'required', headPost: 'required', phone: 'required', complaints: 'required' },
          when: publicPhones,
          effects: [entered('valid')],
        }),
        redraw: act(t('边界交接', 'Other borders'), ['command'], 'on', local('item-13'), {
          asks: { households: 'required', handedOver: 'required' },
          sets: { handovers: 'handovers + 1' },
          effects: [entered('valid')],
        }),
        merge_grid: act(t('并入其他网格', 'Goes into another grid'), ['command'], 'ended', local('item-13'), {
          asks: { successor: 'required', handedOver: 'required' },
          when: [
            must(
              'next != null and next.standing = "valid" and successor != gridCode',
              local('item-1'),
              '只能并入在用的其他网格',
              'It goes into another grid that is in use',
            ),
          ],
          effects: [entered('ended')],
        }),
      },
    },
    ended: { title: t('已并入', 'Ended'), end: 'done', outcomes: {} },
  },
})
