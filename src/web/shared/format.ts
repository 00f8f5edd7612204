/** Values as people write them: yuan with two decimals, days and times of China. */
import type { Lang } from './lang.tsx'

/** 123400 fen is 1,234.00 */
export const yuan = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.trunc(Math.abs(fen) / 100).toLocaleString('en-US')}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
export const yuanIn = (fen: number, lang: Lang): string =>
  lang === 'zh' ? `${yuan(fen)} 元` : `¥${yuan(fen)}`

/** Instants carry +08:00 already: their text is China's time. */
export const dayText = (at: string, lang: Lang): string => {
  const [y, m, d] = at.slice(0, 10).split('-').map(Number) as [number, number, number]
  return lang === 'zh' ? `${y}年${m}月${d}日` : `${d} ${months[m - 1]} ${y}`
}
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Month and day, for lists of the same year. */
export const shortDay = (at: string, lang: Lang): string => {
  const [, m, d] = at.slice(0, 10).split('-').map(Number) as [number, number, number]
  return lang === 'zh' ? `${m}月${d}日` : `${d} ${months[m - 1]}`
}
export const instantText = (at: string, lang: Lang): string => `${dayText(at, lang)} ${at.slice(11, 16)}`
export const shortInstant = (at: string, lang: Lang): string => `${shortDay(at, lang)} ${at.slice(11, 16)}`

const units: Readonly<Record<string, readonly [string, string]>> = {
  working_day: ['个工作日', ' working days'],
  calendar_day: ['天', ' days'],
  hour: ['小时', ' hours'],
  fen: ['元', ' yuan'],
  days: ['天', ' days'],
  hours: ['小时', ' hours'],
  months: ['个月', ' months'],
  percent: ['%', '%'],
  times: ['', ''],
  persons: ['人', ' persons'],
  person_time: ['人次', ' person-times'],
  person: ['人', ' persons'],
  case: ['件', ' cases'],
  minute: ['分钟', ' minutes'],
  minutes: ['分钟', ' minutes'],
  years: ['年', ' years'],
  floors: ['层', ' floors'],
  centimetres: ['厘米', ' cm'],
  points: ['分', ' points'],
  elevator: ['台', ' elevators'],
  stair_unit: ['个单元', ' stair units'],
  building: ['栋', ' buildings'],
  place: ['个', ''],
  firm: ['家', ' firms'],
  time: ['次', ' times'],
  level: ['级', ' levels'],
  meeting: ['次', ' meetings'],
  point: ['分', ' marks'],
  kind: ['种', ' kinds'],
  document: ['个', ' documents'],
}
export const unitText = (unit: string, lang: Lang): string =>
  units[unit] ? units[unit][lang === 'zh' ? 0 : 1] : ` ${unit}`

/** A number with its unit; fen are shown as yuan. */
export const measured = (value: number | null, unit: string, lang: Lang): string =>
  value === null
    ? '—'
    : unit === 'fen'
      ? yuanIn(value, lang)
      : `${unit === 'percent' ? value.toFixed(1) : value.toLocaleString('en-US')}${unitText(unit, lang)}`

export type Limited = {
  readonly state: string
  readonly left: number
  readonly over: number
  readonly limit: { readonly amount: number; readonly unit: string }
}

/** [C17] How much of a limit is left, or by how much it is over, in one unit: 还有2个工作日, 还有23小时59分, 已超期3个工作日. */
export function leftText(k: Limited, lang: Lang): string {
  if (k.state === 'suspended') return lang === 'zh' ? '暂停计时' : 'suspended'
  if (k.state === 'stopped') return lang === 'zh' ? '已停止' : 'stopped'
  if (k.state === 'overdue')
    return lang === 'zh'
      ? `已超期 ${span(k.over, k.limit.unit, lang)}`
      : `${span(k.over, k.limit.unit, lang)} overdue`
  if (k.left === 0 && k.limit.unit !== 'hour') return lang === 'zh' ? '今天到期' : 'due today'
  return lang === 'zh'
    ? `还有 ${span(k.left, k.limit.unit, lang)}`
    : `${span(k.left, k.limit.unit, lang)} left`
}

/** Hours are read with their minutes, and above two days with days: nobody counts 191 hours and 46 minutes. */
export function span(n: number, unit: string, lang: Lang): string {
  if (unit !== 'hour') return `${n}${unitText(unit, lang)}`
  const minutes = Math.floor(n * 60)
  if (minutes >= 48 * 60) {
    const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)]
    return lang === 'zh'
      ? `${days}天${hours > 0 ? `${hours}小时` : ''}`
      : `${days} days${hours > 0 ? ` ${hours} h` : ''}`
  }
  const [h, m] = [Math.floor(minutes / 60), minutes % 60]
  return lang === 'zh'
    ? `${h > 0 ? `${h}小时` : ''}${m > 0 || h === 0 ? `${m}分` : ''}`
    : `${h > 0 ? `${h} h ` : ''}${m} min`
}

/** 14,678: how many, in either language. */
export const count = (n: number): string => n.toLocaleString('en-US')
