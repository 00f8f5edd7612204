/** [UN1] What numbers count, as data: the kernel knows money, time and measures, packs declare the things of their domain. */
import type { Text } from '../text.ts'

/** `title`: what it counts, for messages. `after`: what follows a number, as 件 in 6件. */
export type UnitWords = {
  readonly title: Text
  readonly after: Text
  /** Shown as so many to one, as hundredths of a square metre are. */
  readonly per?: 100
}
export type Units = Readonly<Record<string, UnitWords>>

const unit = (zhTitle: string, enTitle: string, zh: string, en = ` ${enTitle}`): UnitWords => ({
  title: { zh: zhTitle, en: enTitle },
  after: { zh, en },
})

export const kernelUnits = {
  fen: unit('金额（分）', 'money (fen)', '元', ' yuan'),
  percent: unit('百分数', 'percent', '%', '%'),
  minutes: unit('分钟数', 'minutes', '分钟'),
  hours: unit('小时数', 'hours', '小时'),
  days: unit('天数', 'days', '天'),
  months: unit('月数', 'months', '个月'),
  years: unit('年数', 'years', '年'),
  times: unit('次数', 'times', '', ''),
  time: unit('次数', 'times', '次'),
  persons: unit('人数', 'persons', '人'),
  person: unit('人数', 'persons', '人'),
  person_time: unit('人次', 'person-times', '人次'),
  case: unit('件数', 'cases', '件'),
  points: unit('分值', 'points', '分'),
  point: unit('分值', 'points', '分', ' marks'),
  pieces: unit('件数', 'pieces', '件'),
  count: unit('数', 'a number', '', ''),
  centimetre: unit('厘米', 'centimetres', '厘米', ' cm'),
  centimetres: unit('厘米', 'centimetres', '厘米', ' cm'),
  hundredth_m2: { ...unit('百分之一平方米', 'hundredths of a square metre', '平方米', ' m²'), per: 100 },
  degree: unit('百万分之一度', 'millionths of a degree', '度', '°'),
} as const satisfies Units
