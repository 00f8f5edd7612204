/**
 * What a number measures. Fen times a count stay fen (so much a person, so many persons); fen times percent
 * are not fen until they are divided by a hundred; so much percent a year times years is a percentage. A
 * number written in a formula may be anything, and may be that hundred.
 */

import { kernelUnits } from '../../money/units.ts'
import { type Units } from '../../money/index.ts'
import type { Text } from '../../text.ts'

/**
 * `base` is the unit, null where nobody says; `percent` how often percent was multiplied in, null where a
 * literal may have taken it out.
 */
export type Measure = {
  readonly base: string | null
  readonly percent: number | null
  /** What its unit counts, as its pack says it. */
  readonly title?: Text
  /** A number as it stands in a formula. */
  readonly literal?: true
}

/** A number of which nobody says what it counts: it goes with every other. */
export const plain: Measure = { base: null, percent: null }
export const literal: Measure = { ...plain, literal: true }

/** The measure of a parameter, a column or a field by the word of its unit. */
export function measureOf(unit: string | undefined, units: Units = kernelUnits): Measure {
  if (unit === undefined || unit === 'count') return plain
  if (unit === 'percent') return { base: null, percent: 1 }
  const title = Object.hasOwn(units, unit) ? units[unit]!.title : undefined
  return { base: singular[unit] ?? unit, percent: 0, ...(title ? { title } : {}) }
}
/** Registers say one, parameters say many. */
const singular: Readonly<Record<string, string>> = { centimetre: 'centimetres', point: 'points' }

const isPlain = (m: Measure): boolean => m.base === null && m.percent === null

/** Whether two numbers may be added, compared, or stand in each other's place. */
export function alike(a: Measure, b: Measure): boolean {
  if (isPlain(a) || isPlain(b)) return true
  if (a.base !== b.base) return false
  return a.percent === null || b.percent === null || a.percent === b.percent
}

/** What stands for both of two that are alike: the one that says more. */
export const either = (a: Measure, b: Measure): Measure =>
  isPlain(a) || (a.percent === null && !isPlain(b)) ? b : a

/**
 * How often percent is in it when it is a factor: a count has none, a literal may be the hundred that takes
 * one out.
 */
const percentIn = (m: Measure): number | null => (m.literal ? null : isPlain(m) ? 0 : m.percent)

const sum = (a: number | null, b: number | null, sign: 1 | -1): number | null =>
  a === null || b === null ? null : a + sign * b

/** So much, or so many percent, for each of what is counted: a month, a person, a year. */
const isRate = (m: Measure): boolean => m.base === 'fen' || (m.base === null && !isPlain(m))

export function times(a: Measure, b: Measure): Measure {
  if (a.literal && b.literal) return literal
  if (isPlain(a) && isPlain(b)) return plain
  const percent = sum(percentIn(a), percentIn(b), 1)
  const bases = [a.base, b.base].filter((base) => base !== null)
  if (bases.length === 1 && isRate(a) && isRate(b)) return { base: bases[0]!, percent }
  if (isRate(a) !== isRate(b)) return { base: isRate(a) ? a.base : b.base, percent }
  return bases.length === 1 ? { base: bases[0]!, percent } : plain
}

/** A literal may turn days into years: what is no money loses its unit by it. */
export function per(a: Measure, b: Measure): Measure {
  if (isPlain(a)) return plain
  if (a.base !== null && a.base === b.base) return plain
  if (b.literal) return a.base === 'fen' ? { base: 'fen', percent: null } : plain
  return isPlain(b) || a.base === 'fen' || b.base === null
    ? { base: a.base, percent: sum(percentIn(a), percentIn(b), -1) }
    : plain
}

/** As people say it. */
export function sayMeasure(m: Measure): { readonly zh: string; readonly en: string } {
  if (isPlain(m)) return { zh: '数', en: 'a number' }
  const percent = m.percent !== null && m.percent > 0
  if (m.base === null) return { zh: '百分数', en: 'a percentage' }
  const { zh, en } = m.title ?? (kernelUnits as Units)[m.base]?.title ?? { zh: m.base, en: m.base }
  return percent
    ? { zh: `${zh}乘以百分数（还没有除以100）`, en: `${en} times percent, not yet divided by 100` }
    : { zh, en }
}
