/** What the programmes of the cycle have in common: who works in it, the task, and how a figure says whether a light is red. */
import type { Role } from 'yimen/kernel/programme'

export const roles = {
  office: { 'city-office': { title: { zh: '市工作专班', en: 'City office' }, level: 'city' } },
  head: {
    'city-office-head': { title: { zh: '市专班负责人', en: 'Head of the city office' }, level: 'city' },
  },
  leader: { 'city-leader': { title: { zh: '市分管领导', en: 'Leader in charge' }, level: 'city' } },
  district: { 'district-office': { title: { zh: '区工作机构', en: 'District office' }, level: 'county' } },
  system: { system: { title: { zh: '系统', en: 'System' }, level: 'system' } },
} as const satisfies Record<string, Record<string, Role>>

export const empty = {
  papers: {},
  params: {},
  tallies: {},
  decisions: {},
  obligations: {},
  accounts: {},
  clocks: {},
} as const
export const own = { version: 1, from: '2020-01-01', audience: 'office' } as const

export const task = {
  type: 'choice',
  forTheFile: true,
  title: { zh: '任务', en: 'Task' },
  options: { elevator: { zh: '既有住宅加装电梯', en: 'Elevator retrofit' } },
} as const
export const reason = { type: 'text', max: 300, lines: true, title: { zh: '理由', en: 'Reason' } } as const
export const words = (zh: string, en: string, max = 1_000) =>
  ({ type: 'text', max, lines: true, title: { zh, en } }) as const
export const day = (zh: string, en: string) => ({ type: 'day', title: { zh, en } }) as const
export const whole = (zh: string, en: string, max: number) =>
  ({ type: 'integer', min: 0, max, title: { zh, en } }) as const

/** What the task counts as done, among its target of the year. */
export const completionFigure = 'elevator.completion'

/** How orders are coloured: blue reminds, orange warns, red is the last. */
export const colour = {
  type: 'choice',
  title: { zh: '督办单', en: 'Order' },
  options: {
    blue: { zh: '蓝色（提醒）', en: 'Blue (reminder)' },
    orange: { zh: '橙色（警告）', en: 'Orange (warning)' },
    red: { zh: '红色', en: 'Red' },
  },
} as const
