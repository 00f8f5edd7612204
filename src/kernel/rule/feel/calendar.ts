/**
 * Days, times and durations as plain values of our own: FEEL counts years to ±999,999,999 and seconds to the
 * nanosecond, which is further than the libraries' calendars go. Reading, writing and counting; no clock.
 */
const WHEN = Symbol('when')

export type FeelDate = {
  readonly [WHEN]: 'date'
  readonly year: number
  readonly month: number
  readonly day: number
}
/** `nanos` since midnight; a zone is `Z`, an offset such as `+08:00`, or a name such as `Asia/Shanghai`. */
export type FeelTime = { readonly [WHEN]: 'time'; readonly nanos: number; readonly zone: string | null }
export type FeelDateTime = {
  readonly [WHEN]: 'date time'
  readonly date: FeelDate
  readonly nanos: number
  readonly zone: string | null
}
export type MonthSpan = { readonly [WHEN]: 'duration'; readonly unit: 'months'; readonly months: number }
export type TimeSpan = { readonly [WHEN]: 'duration'; readonly unit: 'nanos'; readonly nanos: bigint }
export type FeelDuration = MonthSpan | TimeSpan
export type When = FeelDate | FeelTime | FeelDateTime | FeelDuration

/** `date`, `time`, `date time` or `duration`; undefined for any other object. */
export const whenKind = (v: object): When[typeof WHEN] | undefined =>
  WHEN in v ? (v as When)[WHEN] : undefined

export const yearMax = 999_999_999
export const nanosPerSecond = 1_000_000_000
export const nanosPerDay = 86_400 * nanosPerSecond

const leap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && leap(year) ? 29 : monthDays[month - 1]!

/** A date, or null when the calendar has no such day. */
export function dateOf(year: number, month: number, day: number): FeelDate | null {
  if (![year, month, day].every(Number.isInteger) || Math.abs(year) > yearMax) return null
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return { [WHEN]: 'date', year: year + 0, month, day }
}
export function timeOf(nanos: number, zone: string | null): FeelTime {
  return { [WHEN]: 'time', nanos, zone }
}
export function dateTimeOf(date: FeelDate, nanos: number, zone: string | null): FeelDateTime {
  return { [WHEN]: 'date time', date, nanos, zone }
}
/** Longer than any two days lie apart, and short enough to be counted with for ever. */
const nanosMax = 10n ** 34n
export const monthSpan = (months: bigint): MonthSpan | null =>
  Number.isSafeInteger(Number(months)) ? { [WHEN]: 'duration', unit: 'months', months: Number(months) } : null
export const timeSpan = (nanos: bigint): TimeSpan | null =>
  nanos < nanosMax && nanos > -nanosMax ? { [WHEN]: 'duration', unit: 'nanos', nanos } : null

/** Days since 1970-01-01, counted in eras of 400 years, whose days are always the same number. */
export function dayNumber({ year, month, day }: FeelDate): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The date of a day number; null beyond the years FEEL counts. */
export function dateOfNumber(days: number): FeelDate | null {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return dateOf(year, month, dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1)
}

/** Months later or earlier; the 31st becomes the last day of a shorter month. */
export function addMonths(d: FeelDate, months: number): FeelDate | null {
  const count = d.year * 12 + (d.month - 1) + months
  const year = Math.floor(count / 12)
  const month = count - year * 12 + 1
  return dateOf(year, month, Math.min(d.day, daysInMonth(year, month)))
}

/** Whole months from one day to another, never rounded up. */
export function monthsFrom(from: FeelDate, to: FeelDate): number {
  const months = (to.year - from.year) * 12 + (to.month - from.month)
  if (months > 0 && to.day < from.day) return months - 1
  if (months < 0 && to.day > from.day) return months + 1
  return months
}

/** Monday is 1. */
export const weekday = (d: FeelDate): number => ((((dayNumber(d) + 3) % 7) + 7) % 7) + 1
export const dayOfYear = (d: FeelDate): number => dayNumber(d) - dayNumber({ ...d, month: 1, day: 1 }) + 1
/** The week of the year in which this day's Thursday lies. */
export function weekOfYear(d: FeelDate): number {
  const thursday = dateOfNumber(dayNumber(d) - weekday(d) + 4) ?? d
  return Math.floor((dayOfYear(thursday) - 1) / 7) + 1
}

/* Writing */

const pad = (n: number, width = 2) => String(n).padStart(width, '0')
const writeZone = (zone: string | null) => (zone === null ? '' : /^(Z|[+-])/.test(zone) ? zone : `@${zone}`)
function fraction(nanos: number): string {
  return nanos === 0 ? '' : `.${pad(nanos, 9).replace(/0+$/, '')}`
}
function writeClock(nanos: number): string {
  const seconds = Math.floor(nanos / nanosPerSecond)
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}${fraction(nanos % nanosPerSecond)}`
}
const writeDay = ({ year, month, day }: FeelDate) =>
  `${year < 0 ? '-' : ''}${pad(Math.abs(year), 4)}-${pad(month)}-${pad(day)}`

function writeMonths(months: number): string {
  const n = Math.abs(months)
  const [years, rest] = [Math.floor(n / 12), n % 12]
  return n === 0 ? 'P0M' : `${months < 0 ? '-' : ''}P${years ? `${years}Y` : ''}${rest ? `${rest}M` : ''}`
}
function writeSpan(nanos: bigint): string {
  if (nanos === 0n) return 'PT0S'
  const { days, hours, minutes, seconds, nanos: rest } = spanParts(nanos < 0n ? -nanos : nanos)
  const second = seconds || rest ? `${seconds}${fraction(rest)}S` : ''
  const clock = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${second}`
  return `${nanos < 0n ? '-' : ''}P${days ? `${days}D` : ''}${clock ? `T${clock}` : ''}`
}

/** Days, hours, minutes, seconds and nanoseconds, all with the sign of the whole. */
export function spanParts(nanos: bigint): Record<'days' | 'hours' | 'minutes' | 'seconds' | 'nanos', number> {
  const perSecond = BigInt(nanosPerSecond)
  const seconds = nanos / perSecond
  return {
    days: Number(seconds / 86_400n),
    hours: Number((seconds / 3600n) % 24n),
    minutes: Number((seconds / 60n) % 60n),
    seconds: Number(seconds % 60n),
    nanos: Number(nanos % perSecond),
  }
}

/** The canonical ISO text, as FEEL writes it. */
export function iso(v: When): string {
  switch (v[WHEN]) {
    case 'date':
      return writeDay(v)
    case 'time':
      return `${writeClock(v.nanos)}${writeZone(v.zone)}`
    case 'date time':
      return `${writeDay(v.date)}T${writeClock(v.nanos)}${writeZone(v.zone)}`
    case 'duration':
      return v.unit === 'months' ? writeMonths(v.months) : writeSpan(v.nanos)
  }
}

/* Reading: the lexical forms of XML Schema, and `@` for a named zone. */

const dayForm = /^(-?)(\d{4}|[1-9]\d{4,8})-(\d{2})-(\d{2})$/
const clockForm = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2}(?::\d{2})?|@[A-Za-z0-9_+\-/]+)?$/
const spanForm =
  /^(-?)P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/

export function parseDay(s: string): FeelDate | null {
  const m = dayForm.exec(s)
  return m && dateOf((m[1] ? -1 : 1) * Number(m[2]), Number(m[3]), Number(m[4]))
}

/** An offset may be up to 18 hours either way, and no offset at all is `Z`. Undefined when it is neither. */
export function fixedOffset(zone: string): number | undefined {
  if (zone === 'Z') return 0
  const m = /^([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(zone)
  if (!m || Number(m[3]) > 59 || Number(m[4] ?? 0) > 59) return undefined
  const seconds = Number(m[2]) * 3600 + Number(m[3]) * 60 + Number(m[4] ?? 0)
  return seconds > 18 * 3600 ? undefined : (m[1] === '-' ? -1 : 1) * seconds + 0
}
export function zoneOfOffset(seconds: number): string {
  const n = Math.abs(seconds)
  return n === 0
    ? 'Z'
    : `${seconds < 0 ? '-' : '+'}${pad(Math.floor(n / 3600))}:${pad(Math.floor(n / 60) % 60)}${n % 60 ? `:${pad(n % 60)}` : ''}`
}

export type Clock = { readonly nanos: number; readonly zone: string | null; readonly nextDay: boolean }
/** A time of day with its zone; `24:00:00` is the first moment of the next day. `hasZone` knows the names. */
export function parseClock(s: string, hasZone: (name: string) => boolean): Clock | null {
  const m = clockForm.exec(s)
  if (!m) return null
  const [hour, minute, second] = [Number(m[1]), Number(m[2]), Number(m[3])]
  const nanos =
    ((hour * 60 + minute) * 60 + second) * nanosPerSecond + Number((m[4] ?? '').padEnd(9, '0').slice(0, 9))
  if (minute > 59 || second > 59 || nanos > nanosPerDay) return null
  const written = m[5]
  const offset = written && fixedOffset(written)
  const zone = written?.startsWith('@')
    ? written.slice(1)
    : offset === undefined
      ? null
      : typeof offset === 'number'
        ? zoneOfOffset(offset)
        : null
  if (written && zone === null) return null
  if (written?.startsWith('@') && !hasZone(zone!)) return null
  return { nanos: nanos % nanosPerDay, zone, nextDay: nanos === nanosPerDay }
}

/** A duration of months or one of days and time; a text that mixes both is neither. */
export function parseSpan(s: string): FeelDuration | null {
  const m = s.length > 200 ? null : spanForm.exec(s)
  if (!m) return null
  const inMonths = m[2] !== undefined || m[3] !== undefined
  const inTime = m.slice(4).some((part) => part !== undefined)
  if (inMonths && inTime) return null
  const n = (i: number) => BigInt(m[i] ?? 0)
  const sign = m[1] ? -1n : 1n
  if (inMonths) return monthSpan(sign * (n(2) * 12n + n(3)))
  const seconds = ((n(4) * 24n + n(5)) * 60n + n(6)) * 60n + n(7)
  const nanos = seconds * BigInt(nanosPerSecond) + BigInt((m[8] ?? '').padEnd(9, '0').slice(0, 9))
  return timeSpan(sign * nanos)
}
