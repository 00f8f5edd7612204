/** The registers of the pack: items, stations and helpers, counters, the credit record of promises, agreements and mapped items. */
import type { Register, RegisterColumn } from 'yimen/kernel/register'
import { cross, local, rating, service } from './clauses.ts'
import { itemColumns } from './item.ts'
import { modes, partners, sides } from './kinds.ts'
import { t } from './shared.ts'

const published = (column: RegisterColumn): RegisterColumn => ({ ...column, public: true })

const items: Register = {
  id: 'door.items',
  title: t('政务服务事项目录', 'Catalogue of items'),
  open: true,
  called: ['name'],
  brief: ['handling', 'promisedDays', 'fee', 'papers', 'window'],
  note: {
    text: t(
      '线上线下同一份指南；没有写在这里的材料不得要求，受理时以当日的版本为准。',
      'One guide online and at the window: no paper may be asked that does not stand here, and the version of the day of acceptance governs.',
    ),
    clause: service('art-13'),
  },
  standings: {
    draft: t('草稿（待改正）', 'Draft, to be mended'),
    published: t('已发布', 'Published'),
    suspended: t('暂停', 'Suspended'),
    revoked: t('已取消', 'Revoked'),
  },
  columns: itemColumns,
  clause: local('item-1'),
}

const stations: Register = {
  id: 'door.stations',
  title: t('社区便民服务站', 'Service stations of communities'),
  open: true,
  called: ['name'],
  brief: ['helper', 'phone'],
  standings: { open: t('开放', 'Open'), closed: t('关闭', 'Closed') },
  columns: {
    name: published({ title: t('名称', 'Name') }),
    helper: published({ title: t('帮代办员', 'Helper'), kind: 'post' }),
    phone: published({ title: t('联系电话', 'Telephone') }),
    since: published({ title: t('设立日期', 'Since'), kind: 'day' }),
  },
  clause: local('item-9'),
}

/** One entry for a community: nobody can stand in it beside another. */
const helpers: Register = {
  id: 'door.helpers',
  title: t('帮代办员在岗名册', 'Helpers at work'),
  open: false,
  standings: { on: t('在岗', 'At work'), left: t('已离岗', 'Left') },
  columns: {
    helper: { title: t('岗位', 'Post'), kind: 'post' },
    since: { title: t('到岗日期', 'Since'), kind: 'day' },
  },
  clause: local('item-9'),
}

const counters: Register = {
  id: 'door.counters',
  title: t('顺序号', 'Numbers that run'),
  open: false,
  note: {
    text: t(
      '号码由系统顺序编排，不因前面的办结而重来。',
      'Numbers run on and never begin again because earlier ones are over.',
    ),
    clause: local('item-2'),
  },
  standings: { counted: t('已编', 'Counted') },
  columns: { last: { title: t('最后一号', 'The last one'), unit: 'count' } },
  clause: local('item-2'),
}

const slots: Register = {
  id: 'door.slots',
  title: t('预约时段', 'Slots that are booked'),
  open: false,
  note: {
    text: t(
      '每个时段名额有限，取消的让给别人。',
      'Each slot has so many places; what is called off is free for others.',
    ),
    clause: local('item-8'),
  },
  standings: { booked: t('已约', 'Booked') },
  columns: { taken: { title: t('已约人数', 'Taken'), unit: 'count' } },
  clause: local('item-8'),
}

const devices: Register = {
  id: 'door.devices',
  title: t('评价器', 'Devices for ratings'),
  open: false,
  note: {
    text: t(
      '同一设备连续快评须经核实才计入。',
      'A burst of ratings on one device is verified before it counts.',
    ),
    clause: local('item-6'),
  },
  standings: { used: t('已用', 'Used') },
  columns: { last: { title: t('上一次评价的时刻', 'Moment of the last rating') } },
  clause: local('item-6'),
}

const credit: Register = {
  id: 'door.credit',
  title: t('告知承诺失信记录', 'Promises that were false'),
  open: false,
  standings: { listed: t('在册', 'Listed'), repaired: t('已修复', 'Repaired') },
  columns: { reason: { title: t('事由', 'Ground') }, on: { title: t('日期', 'Day'), kind: 'day' } },
  clause: service('art-29'),
}

const ratings: Register = {
  id: 'door.ratings',
  title: t('差评台账', 'Bad ratings'),
  open: false,
  standings: {
    open: t('整改中', 'Being put right'),
    fixed: t('已整改并回访', 'Put right and called back'),
    excluded: t('经核实不计', 'Left out after verification'),
  },
  columns: {
    item: { title: t('事项', 'Item') },
    on: { title: t('评价日期', 'Rated on'), kind: 'day' },
    late: { title: t('超过整改期限', 'Past its limit') },
  },
  clause: rating('item-2'),
}

const agreements: Register = {
  id: 'door.agreements',
  title: t('通办协议', 'Agreements on cross-region handling'),
  open: true,
  called: ['partner'],
  brief: ['signedOn', 'validTo', 'courier'],
  standings: {
    drafted: t('待签', 'To be signed'),
    in_force: t('有效', 'In force'),
    ended: t('已终止', 'Ended'),
  },
  columns: {
    partner: published({ title: t('合作地区', 'Partner'), options: partners }),
    signedOn: published({ title: t('签订日期', 'Signed on'), kind: 'day' }),
    validTo: published({ title: t('有效期至', 'Valid to'), kind: 'valid_to' }),
    courier: published({ title: t('快递费用', 'Courier is paid by') }),
    duties: published({ title: t('双方职责', 'Duties') }),
  },
  clause: cross('item-2'),
}

const mapped: Register = {
  id: 'door.mapped',
  title: t('通办事项清单', 'Items across regions'),
  open: true,
  called: ['name'],
  brief: ['partner', 'side', 'theirCode', 'mode'],
  standings: { listed: t('通办', 'Listed'), stopped: t('停办', 'Stopped') },
  columns: {
    name: published({ title: t('事项', 'Item') }),
    partner: published({ title: t('合作地区', 'Partner'), options: partners }),
    side: published({ title: t('类别', 'Kind'), options: sides }),
    ours: published({ title: t('本区代码', 'Our code') }),
    ourVersion: published({ title: t('本区版本', 'Our version') }),
    theirCode: published({ title: t('对方代码', 'Their code') }),
    theirVersion: published({ title: t('对方版本', 'Their version') }),
    mode: published({ title: t('方式', 'Mode'), options: modes }),
    from: published({ title: t('开通日期', 'Since'), kind: 'day' }),
  },
  clause: local('item-12'),
}

export const registers: readonly Register[] = [
  items,
  stations,
  helpers,
  counters,
  slots,
  devices,
  credit,
  ratings,
  agreements,
  mapped,
]
