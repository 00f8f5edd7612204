/** The registers of the pack: events as they stand, with the library of pending ones, and answers by pick-up code. */
import type { Register, RegisterColumn } from 'yimen/kernel/register'
import { fields, kinds } from './categories.ts'
import { grids as gridLaw, hotline, local } from './clauses.ts'
import { levelsOfEvents, sources, t } from './shared.ts'

const published = (column: RegisterColumn): RegisterColumn => ({ ...column, public: true })

const events: Register = {
  id: 'grid.events',
  title: t('事件库（含挂账）', 'Events, with those pending'),
  open: false,
  called: ['address'],
  brief: ['kind', 'level', 'dueBy', 'unit', 'reporters'],
  note: {
    text: t(
      '挂账的事件不计时限，每季度复核；条件具备的重新派遣。',
      'No limit runs for what is pending; it is looked at each quarter, and dispatched anew when it can be.',
    ),
    clause: local('item-7'),
  },
  standings: {
    open: t('办理中', 'Open'),
    pending: t('挂账', 'Pending'),
    closed: t('已结案', 'Closed'),
    merged: t('已并入', 'Merged'),
    archived: t('已归档', 'Archived'),
  },
  columns: {
    kind: { title: t('类别', 'Kind'), options: kinds },
    kind1: { title: t('大类', 'Field'), options: fields },
    address: { title: t('地址', 'Address') },
    origin: { title: t('来源', 'Source'), options: sources },
    level: { title: t('等级', 'Level'), options: levelsOfEvents },
    dueBy: { title: t('到期', 'Due') },
    firstDue: { title: t('原到期', 'First due') },
    unit: { title: t('承办单位', 'Unit') },
    reporters: { title: t('反映人数', 'Reporters'), unit: 'persons' },
  },
  clause: local('item-7'),
}

const answers: Register = {
  id: 'grid.answers',
  title: t('凭取件码查询', 'Answers by pick-up code'),
  open: false,
  asked: {
    page: t('查办理进度', 'Where my report stands'),
    intro: t(
      '没有留电话的，凭取件码查看反映的问题办到哪一步。',
      'Who left no number sees by the pick-up code how far it is.',
    ),
    title: t('反映的问题', 'What was reported'),
    label: t('取件码', 'Pick-up code'),
    hint: t('十位字母和数字', 'Ten letters and figures'),
  },
  standings: {
    received: t('已收到', 'Received'),
    asked: t('请补充', 'Asked for detail'),
    in_hand: t('办理中', 'In hand'),
    answered: t('已答复', 'Answered'),
  },
  columns: {
    state: published({ title: t('办理情况', 'How it stands') }),
    on: published({ title: t('日期', 'Day'), kind: 'day' }),
  },
  clause: hotline('art-11'),
}

const gridsRegister: Register = {
  id: 'grid.grids',
  title: t('网格', 'Grids'),
  open: true,
  called: ['name'],
  brief: ['type', 'worker', 'phone', 'complaints'],
  note: {
    text: t(
      '网格由政府统一划分，每个网格属于一个社区；对网格员有意见的，可以拨打监督电话。',
      'One set of grids is drawn and each belongs to one community; who has a complaint of the worker calls the telephone for it.',
    ),
    clause: gridLaw('art-6'),
  },
  standings: { valid: t('在用', 'In use'), ended: t('已并入', 'Ended') },
  columns: {
    name: published({ title: t('名称', 'Name') }),
    community: published({ title: t('所属社区', 'Community'), kind: 'area' }),
    type: published({
      title: t('类型', 'Type'),
      options: {
        general: t('基础网格', 'General'),
        park: t('专属网格（园区）', 'Special: a park'),
        market: t('专属网格（市场）', 'Special: a market'),
        campus: t('专属网格（学校）', 'Special: a campus'),
        hospital: t('专属网格（医院）', 'Special: a hospital'),
      },
    }),
    head: published({ title: t('网格长', 'Head'), kind: 'post' }),
    worker: published({ title: t('网格员', 'Worker'), kind: 'post' }),
    acting: published({ title: t('替班的网格员', 'Substitute'), kind: 'post' }),
    phone: published({ title: t('联系电话', 'Telephone') }),
    complaints: published({ title: t('监督电话', 'Telephone for complaints') }),
    from: published({ title: t('设立日期', 'Since'), kind: 'day' }),
    households: { title: t('户数', 'Households'), unit: 'household' },
    successor: { title: t('并入的网格', 'Goes into') },
  },
  clause: gridLaw('art-6'),
}

const households: Register = {
  id: 'grid.households',
  title: t('走访档案', 'Households to visit'),
  open: false,
  called: ['address'],
  standings: {
    due: t('待走访', 'To be visited'),
    visited: t('已走访', 'Visited'),
    ended: t('已销户', 'Ended'),
  },
  columns: {
    address: { title: t('地址', 'Address') },
    visits: { title: t('走访次数', 'Visits'), unit: 'count' },
    nextDue: { title: t('下次走访日期', 'Next visit due'), kind: 'day' },
  },
  clause: local('item-13'),
}

const staff: Register = {
  id: 'grid.staff',
  title: t('指挥中心在岗名册', 'Roll of the command centre'),
  open: false,
  standings: { on: t('在岗', 'At work'), left: t('已离岗', 'Left') },
  columns: { duty: { title: t('职责', 'Duty') }, since: { title: t('到岗日期', 'Since'), kind: 'day' } },
  clause: local('item-12'),
}

const credits: Register = {
  id: 'grid.credits',
  title: t('网格员计分上报', 'Reports that count for workers'),
  open: false,
  standings: { counted: t('已计', 'Counted') },
  columns: {
    reports: { title: t('计分上报数', 'Reports that count'), unit: 'count' },
    last: { title: t('最近一次', 'The last one'), kind: 'day' },
  },
  note: {
    text: t(
      '每日计分的上报有上限，同一地点每月只计一次。',
      'So many reports of a day count, and a place once a month.',
    ),
    clause: local('item-14'),
  },
  clause: local('item-14'),
}

export const registers: readonly Register[] = [events, answers, credits, gridsRegister, households, staff]
