/** What the plan sets: its targets, its musts, and the trades that have a target of their own. */
import { roads, t, trades } from './shared.ts'

export const targets = {
  urban: t('城区道路头盔佩戴率', 'Wearing on urban roads'),
  county: t('县城镇区道路头盔佩戴率', 'Wearing on county-town roads'),
  highway: t('普通公路头盔佩戴率', 'Wearing on ordinary highways'),
  trades: t('三类行业头盔佩戴率', 'Wearing in the three trades'),
  plates: t('“两车”上牌率', 'Registration of the two vehicles'),
  punish: t('未戴头盔处罚率', 'Punishment of riding without a helmet'),
  impound: t('无牌无证车辆扣车率', 'Holding of unlicensed vehicles'),
  umbrella: t('遮阳伞处罚率', 'Punishment of umbrellas'),
  posts: t('固定执勤整治点', 'Fixed posts'),
  squads: t('流动整治组', 'Mobile squads'),
  points: t('集中上牌点', 'Registration points'),
} as const
export type Target = keyof typeof targets

export const musts = {
  stop: t('一律拦停', 'Stop'),
  punish: t('一律处罚', 'Punish'),
  educate: t('一律教育', 'Educate'),
  umbrella: t('一律拆伞', 'Take off the umbrella'),
  helmet: t('一律戴盔', 'Put on the helmet'),
  plate: t('一律上牌', 'Register the plate'),
} as const

const { none: _, ...three } = trades
export const tradesWithTargets = three

/** What is judged by observation: roads by their class, the three trades, plates that were seen, and the city's roads together. */
export const classes = {
  ...roads,
  trades: t('三类行业', 'The three trades'),
  plates: t('号牌', 'Plates'),
  all: t('全部道路（加权）', 'All roads, weighted'),
} as const

export const verdicts = {
  not_enough: t('观测不足', 'Not enough observed'),
  missed: t('未达到', 'Missed'),
  unproven: t('达到与否未证实', 'Unproven'),
  proven: t('已证实达到', 'Proven'),
} as const
