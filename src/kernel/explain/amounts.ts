/** Numbers and days as an official writes them. */
import { yuan, type Units } from '../money/index.ts'
import type { ClockRule, Parameter } from '../programme/index.ts'
import type { Text } from '../text.ts'

/** Whole yuan without decimals: 560元, 1,234.50元. */
export function yuanText(fen: number): Text {
  const amount = yuan(fen).replace(/\.00$/, '')
  return { zh: `${amount}元`, en: `${amount} yuan` }
}

/** A value of a parameter with what it counts, by the words of the house; days as laws say them. */
export function amountText(value: number, unit: Parameter['unit'], units: Units): Text {
  if (unit === 'fen') return yuanText(value)
  if (unit === 'days') return { zh: `${value}日`, en: `${value} days` }
  const after = Object.hasOwn(units, unit) ? units[unit]!.after : { zh: '', en: '' }
  return { zh: `${value}${after.zh}`, en: `${value}${after.en}` }
}

export function dayText(day: string): Text {
  const [year, month, date] = day.split('-').map(Number)
  return { zh: `${year}年${month}月${date}日`, en: day }
}

type Unit = Extract<ClockRule['limit'], { unit: unknown }>['unit']
const clockUnits: Readonly<Record<Unit, Text>> = {
  working_day: { zh: '个工作日', en: 'working days' },
  calendar_day: { zh: '日（自然日）', en: 'calendar days' },
  hour: { zh: '小时', en: 'hours' },
  minute: { zh: '分钟', en: 'minutes' },
  month: { zh: '个月', en: 'months' },
}

/** A limit as its parameter stands now: the last of its values, or that there is none. */
export function limitText(
  limit: ClockRule['limit'],
  params: Readonly<Record<string, Parameter>>,
): Text | null {
  if ('until' in limit) return null
  const value = params[limit.param]?.history.at(-1)?.value ?? null
  if (value === null) return { zh: '未定', en: 'not set' }
  return lengthText(value, limit.unit)
}

/** So many working days, hours, months. */
export function lengthText(value: number, unit: Unit): Text {
  const { zh, en } = clockUnits[unit]
  return { zh: `${value}${zh}`, en: `${value} ${en}` }
}
