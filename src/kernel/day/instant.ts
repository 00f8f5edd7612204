/** An instant is a point in time, written in China time, to the millisecond. */
import { assert } from '../assert.ts'
import { dayOfOrdinal, digits, ordinalOf, ordinalOfCivil, type Day } from './civil.ts'
import { parseDay } from './day.ts'

/** ISO 8601 with an offset. Normalised (`YYYY-MM-DDTHH:mm:ss.sss+08:00`), instants sort in time order. */
export type Instant = string

export const dayMs = 86_400_000
const chinaMs = 8 * 3_600_000

/** [D6] Reads ISO 8601 with an offset and writes it in China time; undefined without an offset or for a time that never was. */
export function parseInstant(text: string): Instant | undefined {
  const ms = readEpochMs(text)
  return ms === undefined ? undefined : fromEpochMs(ms)
}

/** [D7] Milliseconds since 1970-01-01T00:00Z. Asserts that the text is an instant. */
export function toEpochMs(at: Instant): number {
  const ms = normal.test(at)
    ? dayMs * ordinalOf(at.slice(0, 10) as Day) + clockMs(at) - chinaMs
    : readEpochMs(at)
  if (ms === undefined) assert(false, `${at} is an instant`)
  return ms
}

/** [D7] The instant in China time; fractions of a millisecond are cut off. Asserts that it lies in 1900-2199. */
export function fromEpochMs(ms: number): Instant {
  const local = Math.floor(ms) + chinaMs
  const ordinal = Math.floor(local / dayMs)
  const rest = local - ordinal * dayMs
  const [h, m, s] = [
    Math.floor(rest / 3_600_000),
    Math.floor(rest / 60_000) % 60,
    Math.floor(rest / 1000) % 60,
  ]
  return `${dayOfOrdinal(ordinal)}T${pad(h, 2)}:${pad(m, 2)}:${pad(s, 2)}.${pad(rest % 1000, 3)}+08:00`
}

/** [D8] The day in China at an instant: 2026-01-01T16:00Z is already 2 January. */
export function dayOfInstant(at: Instant): Day {
  return isChinaTime(at) ? (at.slice(0, 10) as Day) : dayOfOrdinal(ordinalOfInstant(at))
}

/**
 * The China day of an instant as a number of days since 1970-01-01. Read by position where it can be:
 * deadlines ask it millions of times.
 */
export function ordinalOfInstant(at: Instant): number {
  return isChinaTime(at) ? ordinalOf(at as Day) : Math.floor((toEpochMs(at) + chinaMs) / dayMs)
}

/** The last instant of a day: a limit ends at 24:00, and this is the last millisecond that is still in time. */
export function endOfDay(day: Day): Instant {
  return `${day}T23:59:59.999+08:00`
}

/** The instant so many real hours later; fractions and negative numbers are allowed. */
export function addHours(at: Instant, hours: number): Instant {
  return fromEpochMs(toEpochMs(at) + Math.round(hours * 3_600_000))
}

/** Whole minutes from one instant to another, cut towards zero; negative when `to` is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.trunc((toEpochMs(to) - toEpochMs(from)) / 60_000)
}

const pattern = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:\d{2})$/

function readEpochMs(text: string): number | undefined {
  const match = pattern.exec(text)
  const day = parseDay(match?.[1] ?? '')
  if (!match || !day) return undefined
  const [h, m, s] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)]
  const zone = match[6]!
  const [zoneHours, zoneMinutes] = zone === 'Z' ? [0, 0] : [digits(zone, 1, 3), digits(zone, 4, 6)]
  if (h > 23 || m > 59 || s > 59 || zoneHours > 18 || zoneMinutes > 59) return undefined
  const offset = (zone.startsWith('-') ? -60_000 : 60_000) * (zoneHours * 60 + zoneMinutes)
  const ms =
    dayMs * ordinalOf(day) +
    h * 3_600_000 +
    m * 60_000 +
    s * 1000 +
    Number((match[5] ?? '').slice(0, 3).padEnd(3, '0')) -
    offset
  return ms >= firstMs && ms <= lastMs ? ms : undefined
}

const firstMs = dayMs * ordinalOfCivil(1900, 1, 1) - chinaMs
const lastMs = dayMs * ordinalOfCivil(2200, 1, 1) - chinaMs - 1

/** Whether an instant is written as this house writes it, so that its day can be read by position. */
function isChinaTime(at: Instant): boolean {
  return at.length === 29 && at.endsWith('+08:00')
}

/** A normalised instant whose day exists in every month; the few others take the slower road. */
const normal =
  /^(?:19|2[01])\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}\+08:00$/

function clockMs(at: Instant): number {
  return (
    digits(at, 11, 13) * 3_600_000 +
    digits(at, 14, 16) * 60_000 +
    digits(at, 17, 19) * 1000 +
    digits(at, 20, 23)
  )
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0')
}
