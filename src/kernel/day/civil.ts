/** Civil days as integers: day 0 is 1970-01-01, so counting days is subtraction and no clock is asked. */
import { assert } from '../assert.ts'

/** A calendar day in China, 'YYYY-MM-DD'. Such strings sort in date order, so `<=` compares days. */
export type Day = `${number}-${number}-${number}`

/** 1900-01-01 and 2199-12-31 as ordinals: the days this house can speak of. */
export const firstOrdinal = -25_567
export const lastOrdinal = 84_005

/** The ordinal of a civil date in the Gregorian calendar (proleptic), by 400-year eras that start in March. */
export function ordinalOfCivil(year: number, month: number, date: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** [D4] The ordinal of a day, in days since 1970-01-01. The day must be real; text is parsed at the edge. */
export function ordinalOf(day: Day): number {
  return ordinalOfCivil(digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10))
}

/** [D4] The day with an ordinal; asserts that it lies in 1900-2199. */
export function dayOfOrdinal(ordinal: number): Day {
  // The message is made only when it is needed: this runs a million times a second.
  if (!(Number.isInteger(ordinal) && ordinal >= firstOrdinal && ordinal <= lastOrdinal))
    assert(false, `day ordinal ${ordinal} lies in 1900-2199`)
  const shifted = ordinal + 719_468
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
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return dayOfCivil(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date)
}

/** Days in a month: 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export function dayOfCivil(year: number, month: number, date: number): Day {
  return `${year}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}` as Day
}

/** The number written in text[from, to), which must be digits. */
export function digits(text: string, from: number, to: number): number {
  let n = 0
  for (let i = from; i < to; i++) n = n * 10 + text.charCodeAt(i) - 48
  return n
}
