/** Values as people write them: yuan with two decimals, days and times of China. */
import { kernelUnits, type Units } from '../../kernel/money/units.ts'
import type { Field } from '../../kernel/programme/field.ts'
import { scaledOf, titleOfField, type Scaled, type UnitNames } from '../../kernel/programme/scaled.ts'
import type { Text } from '../../kernel/text.ts'
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
/** [FM18] What a formula worked out reads as people write it where it is a day or a moment. */
export const timeText = (text: string, lang: Lang): string =>
  /^\d{4}-\d\d-\d\d$/.test(text)
    ? dayText(text, lang)
    : /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)
      ? instantText(text, lang)
      : text
export const shortInstant = (at: string, lang: Lang): string => `${shortDay(at, lang)} ${at.slice(11, 16)}`
/** Until when something runs: another year than this one is said. */
export const dueDay = (due: string, now: string, lang: Lang): string =>
  due.slice(0, 4) === now.slice(0, 4) ? shortDay(due, lang) : dayText(due, lang)
export const dueText = (due: string, now: string, lang: Lang): string =>
  `${dueDay(due, now, lang)} ${due.slice(11, 16)}`

const limits: UnitNames = {
  working_day: { after: { zh: '个工作日', en: ' working days' } },
  calendar_day: { after: { zh: '天', en: ' days' } },
  hour: { after: { zh: '小时', en: ' hours' } },
  minute: { after: { zh: '分钟', en: ' minutes' } },
}
/** [UN2] What the packs declare stands in the page that the server gave. */
function declared(): Units {
  const text = typeof document === 'undefined' ? null : document.getElementById('units')?.textContent
  return text ? (JSON.parse(text) as Units) : {}
}
let ofPacks: Units | null = null
/** Those of the packs alone. */
export const packUnits = (): Units => (ofPacks ??= declared())
let all: UnitNames | null = null
const everyUnit = (): UnitNames => (all ??= { ...kernelUnits, ...limits, ...packUnits() })
const wordsOf = (unit: string): UnitNames[string] | undefined => everyUnit()[unit]
/** [FM7] How a field's number is written and read; null where it is the number that is kept. */
export const scaledIn = (field: Field): Scaled | null => scaledOf(field, everyUnit())
export const titleOf = (field: Field): Text => titleOfField(field, everyUnit())
/** What may stand behind a number of the field: its own unit, or any that is counted in ones where it says none. */
export function unitsBehind(field: Field): readonly string[] {
  if (field.type !== 'fen' && field.type !== 'integer') return []
  const name = field.type === 'fen' ? 'fen' : field.unit
  const own = scaledIn(field) ?? (name === undefined ? undefined : wordsOf(name))
  const units = own
    ? [own]
    : Object.entries(everyUnit()).flatMap(([n, u]) => (n === 'fen' || u.per ? [] : [u]))
  return units.flatMap(({ after }) => [after.zh, after.en])
}
export const unitText = (unit: string, lang: Lang): string => wordsOf(unit)?.after[lang] ?? ` ${unit}`

/** A number with its unit; fen are shown as yuan. */
export const measured = (value: number | null, unit: string, lang: Lang): string =>
  value === null
    ? '—'
    : unit === 'fen'
      ? yuanIn(value, lang)
      : `${unit === 'percent' ? value.toFixed(1) : wordsOf(unit)?.per === 100 ? yuan(value) : value.toLocaleString('en-US')}${unitText(unit, lang)}`

/** [F6] A value that says a day or a word says it; a number stands with its unit. */
export const valueText = (
  of: { readonly value: number | null; readonly said?: { readonly text: Text } | null | undefined },
  unit: string,
  lang: Lang,
): string => (of.said ? of.said.text[lang] : measured(of.value, unit, lang))

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

/** A limit as it was set, 72小时; one that was worked out to a moment far away, as people count such a time. */
export const limitText = ({ amount, unit }: Limited['limit'], lang: Lang): string =>
  unit === 'hour' && (amount > 240 || !Number.isInteger(amount))
    ? span(amount, unit, lang)
    : `${amount}${unitText(unit, lang)}`

/** 14,678: how many, in either language. */
export const count = (n: number): string => n.toLocaleString('en-US')
