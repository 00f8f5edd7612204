/** What the numbers of this domain count. */
import type { Units } from 'yimen/kernel/money'

const unit = (zh: string, en: string, after: string) =>
  ({ title: { zh, en }, after: { zh: after, en: ` ${en}` } }) as const

export const units: Units = {
  violation: unit('违法起数', 'violations', '起'),
  umbrella: unit('遮阳伞', 'umbrellas', '把'),
  post: unit('点位', 'posts', '个'),
  squad: unit('整治组', 'squads', '个'),
  rider: unit('观测人次', 'people observed', '人次'),
  vehicle: unit('车辆', 'vehicles', '辆'),
  plate: unit('号牌', 'plates', '副'),
  letter: unit('函件', 'letters', '封'),
  rule: unit('规定', 'rules', '项'),
  trade: unit('行业', 'trades', '个'),
  sheet: unit('观测表', 'sheets', '张'),
  hundredth_percent: unit('百分数的百分之一', 'hundredths of a percent', ''),
}
