/** What a column of an entry says in words, the same on screen, in a sheet and in a history; and what one version changed. */
import { monthText, parseDay } from '../day/index.ts'
import { kernelUnits, type UnitWords } from '../money/units.ts'
import { divide } from '../number/arithmetic.ts'
import { isDecimal } from '../number/decimal.ts'
import { numberFromJson } from '../number/json.ts'
import { printNumber } from '../number/text.ts'
import { yuan, type Fen, type Units } from '../money/index.ts'
import { type Num } from '../number/index.ts'
import type { Facts, Value } from '../rule/index.ts'
import type { Text } from '../text.ts'
import type { Entry, RegisterColumn } from './register.ts'

const same = (text: string): Text => ({ zh: text, en: text })

/** [RG6] A value by its column's options, unit and kind; null where nothing is known. `units` are those that packs declare. */
export function cellText(column: RegisterColumn, value: Value | undefined, units: Units = {}): Text | null {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) {
    const parts = value.map((v) => cellText(column, v, units)).filter((t) => t !== null)
    return parts.length === 0
      ? null
      : { zh: parts.map((t) => t.zh).join('、'), en: parts.map((t) => t.en).join('; ') }
  }
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }
  const number = numberFromJson(value)
  if (number !== null) return numberText(column, number, units)
  if (typeof value === 'string' && (column.kind === 'day' || column.kind === 'valid_to'))
    return dayText(value)
  if (typeof value === 'string' && column.kind === 'month') return monthText(value)
  if (typeof value === 'string')
    return (
      (column.options && Object.hasOwn(column.options, value) ? column.options[value] : undefined) ??
      same(value)
    )
  return textIn(value) ?? same(JSON.stringify(value))
}

/** What an ability told in both languages. */
function textIn(value: unknown): Text | null {
  if (typeof value !== 'object' || value === null) return null
  const { zh, en } = value as { readonly zh?: unknown; readonly en?: unknown }
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : null
}

/** As people write it: 2021年10月18日. */
function dayText(text: string): Text {
  const day = parseDay(text)
  if (!day) return same(text)
  const [y, m, d] = day.split('-').map(Number)
  return { zh: `${y}年${m}月${d}日`, en: day }
}

function numberText(column: RegisterColumn, n: Num, units: Units): Text {
  if (column.kind === 'degree') return same(decimal(n, 6))
  if (column.kind === 'clock' && !isDecimal(n))
    return same(`${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`)
  switch (column.unit) {
    case 'minutes':
      return isDecimal(n) || n < 60 ? counted(n, kernelUnits.minutes) : hoursText(n)
    case 'fen':
      return isDecimal(n)
        ? { zh: `${decimal(n, 2)}元`, en: `¥${decimal(n, 2)}` }
        : { zh: `${yuan(n as Fen)}元`, en: `¥${yuan(n as Fen)}` }
    case 'centimetre':
      return { zh: `${decimal(n, 2)}米`, en: `${decimal(n, 2)} m` }
    case 'hundredth_m2':
      return { zh: `${decimal(n, 2)}平方米`, en: `${decimal(n, 2)} m²` }
    case 'point':
      return { zh: `${printNumber(n)}分`, en: `${printNumber(n)} points` }
    default:
      return counted(n, wordsOf(units, column.unit))
  }
}

/** [UN1] The kernel's units and those of packs. */
const wordsOf = (units: Units, unit = ''): UnitWords | undefined =>
  [units, kernelUnits as Units].find((all) => Object.hasOwn(all, unit))?.[unit]

/** Nobody reads 810 minutes. */
function hoursText(minutes: number): Text {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return rest === 0
    ? { zh: `${hours}小时`, en: `${hours} h` }
    : { zh: `${hours}小时${rest}分`, en: `${hours} h ${rest} min` }
}

/** [UN1] With the word that the pack puts after it. */
function counted(n: Num, unit: UnitWords | undefined): Text {
  const number = unit?.per === undefined ? printNumber(n) : decimal(n, 2)
  return { zh: `${number}${unit?.after.zh ?? ''}`, en: `${number}${unit?.after.en ?? ''}` }
}

/** A number of parts as a decimal: 450 hundredths are 4.50. What is finer than a part keeps its digits. */
function decimal(n: Num, places: number): string {
  if (isDecimal(n)) return printNumber(divide(n, 10 ** places) ?? n)
  const digits = String(Math.abs(n)).padStart(places + 1, '0')
  return `${n < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** [RG7] The columns in which a version differs from the one before it; none for the first. */
export function changedColumns(
  columns: readonly (readonly [string, RegisterColumn])[],
  now: Pick<Entry, 'body'>,
  before: Pick<Entry, 'body'> | undefined,
): readonly string[] {
  if (!before) return []
  return columns.map(([name]) => name).filter((name) => !equal(now.body[name], before.body[name]))
}

const equal = (a: Facts[string] | undefined, b: Facts[string] | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
