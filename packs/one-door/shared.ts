/** What the programmes of the pack are written with: who works in them, outcomes, guards, and kinds of fields. */
import type { Field, Role } from 'yimen/kernel/programme'
import {
  actsOf,
  nothing,
  paramFrom,
  role,
  rolesOutOf,
  t,
  whole,
  words as wordsOf,
} from '../drafting/index.ts'

export {
  aCase,
  choice,
  count,
  day,
  fullName as name,
  idNo,
  line,
  mobile,
  money,
  must,
  office,
  past,
  post,
  said,
  t,
  whole,
  yes,
} from '../drafting/index.ts'

/** Every post of the domain; a programme takes those that have a part in it. */
export const posts = {
  resident: role('办事人', 'Applicant', 'person'),
  helper: role('帮代办员', 'Helper', 'village'),
  'street-window': role('街道综合窗口', 'Window of a street', 'township'),
  'window-clerk': role('综合窗口', 'Comprehensive window', 'county'),
  reviewer: role('后台审查', 'Reviewer', 'county'),
  approver: role('审批负责人', 'Approver', 'county'),
  delivery: role('出件窗口', 'Delivery window', 'county'),
  'hall-lead': role('大厅值班主任', 'Duty lead of the hall', 'county'),
  'item-manager': role('事项管理员', 'Item manager', 'county'),
  'cross-window': role('通办专窗', 'Cross-region window', 'county'),
  hotline: role('12345话务员', 'Hotline operator', 'county'),
  partner: role('对方', 'Partner', 'partner'),
  system: role('系统', 'System', 'system'),
} as const satisfies Readonly<Record<string, Role>>

export type Post = keyof typeof posts
export const rolesOf = rolesOutOf<Post>(posts)
export const act = actsOf<Post>()

export const words = (zh: string, en: string, max = 300): Field => wordsOf(zh, en, max)
export const fen = (zh: string, en: string, max = 100_000_000): Field => ({
  type: 'fen',
  min: 0,
  max,
  title: t(zh, en),
})
export const anItem = (zh = '事项', en = 'Item'): Field => ({
  type: 'entry',
  register: 'door.items',
  title: t(zh, en),
})

/** A value of the rehearsal, with where it comes from. */
export const param = paramFrom('2021-01-01', '2022-12-31')

/** What a programme of this pack begins with. */
export const none = { version: 1, from: '2021-01-01', ...nothing } as const

/** Papers of one item are numbered in its guide; a form names them by their numbers. */
export const paperNumbers = (zh: string, en: string): Field => ({
  type: 'list',
  max: 40,
  title: t(zh, en),
  of: { no: whole('材料序号', 'Number of the paper', 40, 1) },
})
