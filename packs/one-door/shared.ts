/** What the programmes of the pack are written with: who works in them, outcomes, guards, and kinds of fields. */
import type { Field, Guard, Outcome, Parameter, Role } from 'yimen/kernel/programme'
import type { Text } from 'yimen/kernel/text'

export const t = (zh: string, en: string): Text => ({ zh, en })

type Clause = string
const role = (zh: string, en: string, level: string): Role => ({ title: t(zh, en), level })
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
export const rolesOf = (...names: readonly Post[]): Readonly<Record<string, Role>> =>
  Object.fromEntries(names.map((name) => [name, posts[name]]))

/** An outcome on its clause. */
export const act = <const To extends string>(
  title: Text,
  by: readonly Post[],
  to: To,
  clause: Clause,
  more: Omit<Partial<Outcome>, 'to' | 'title' | 'by' | 'clause'> = {},
) => ({ title, by, to, clause, ...more })

export const must = (test: string, clause: Clause, zh: string, en: string): Guard => ({
  test,
  clause,
  message: t(zh, en),
})

export const line = (zh: string, en: string, max = 80): Field => ({ type: 'text', max, title: t(zh, en) })
/** What people write of people: sealed, and told to whoever sees the case. */
export const words = (zh: string, en: string, max = 300): Field => ({
  type: 'text',
  max,
  lines: true,
  sealed: true,
  title: t(zh, en),
})
export const day = (zh: string, en: string): Field => ({ type: 'day', title: t(zh, en) })
export const past = (zh: string, en: string): Field => ({ type: 'day', past: true, title: t(zh, en) })
export const whole = (zh: string, en: string, max: number, min = 0): Field => ({
  type: 'integer',
  min,
  max,
  title: t(zh, en),
})
export const fen = (zh: string, en: string, max = 100_000_000): Field => ({
  type: 'fen',
  min: 0,
  max,
  title: t(zh, en),
})
export const yes = (zh: string, en: string): Field => ({ type: 'boolean', title: t(zh, en) })
export const choice = (zh: string, en: string, options: Readonly<Record<string, Text>>): Field => ({
  type: 'choice',
  options,
  title: t(zh, en),
})
export const post = (zh: string, en: string): Field => ({ type: 'post', title: t(zh, en) })
export const aCase = (zh: string, en: string): Field => ({ type: 'case', title: t(zh, en) })
export const anItem = (zh = '事项', en = 'Item'): Field => ({
  type: 'entry',
  register: 'door.items',
  title: t(zh, en),
})
export const name = (zh: string, en: string): Field => ({ type: 'name', sensitive: true, title: t(zh, en) })
export const idNo = (zh: string, en: string): Field => ({
  type: 'resident_id',
  sensitive: true,
  title: t(zh, en),
})
export const mobile = (zh: string, en: string): Field => ({
  type: 'mobile',
  sensitive: true,
  title: t(zh, en),
})

/** A value of the rehearsal, with where it comes from. */
export const param = (zh: string, en: string, unit: string, value: number, source: Clause): Parameter => ({
  title: t(zh, en),
  unit,
  history: [{ from: '2021-01-01', value, source, reviewBy: '2022-12-31' }],
})

/** What a programme of this pack has nothing of. */
export const none = {
  version: 1,
  from: '2021-01-01',
  papers: {},
  params: {},
  tallies: {},
  decisions: {},
  clocks: {},
  obligations: {},
  accounts: {},
} as const
export const count = (zh: string, en: string) => ({ title: t(zh, en), unit: 'count' }) as const
export const said = (zh: string, en: string) => ({ title: t(zh, en), unit: 'text' }) as const
export const money = (zh: string, en: string) => ({ title: t(zh, en), unit: 'fen' }) as const
export const office = { seenBy: 'office' } as const

/** Papers of one item are numbered in its guide; a form names them by their numbers. */
export const paperNumbers = (zh: string, en: string): Field => ({
  type: 'list',
  max: 40,
  title: t(zh, en),
  of: { no: whole('材料序号', 'Number of the paper', 40, 1) },
})
