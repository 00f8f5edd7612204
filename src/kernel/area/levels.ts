/**
 * [AR9] Levels of places as data. The kernel has those of the national code (GB/T 2260 down to the county, GB/T 10114 below
 * it); what lies below a village, grids and estates and buildings, a programme declares with the digits of its codes.
 */
import type { Text } from '../text.ts'

export type Level = {
  readonly title: Text
  /** How long codes of it are: longer than those of what it lies in. */
  readonly digits: number
  /** The level that it lies in. */
  readonly within: string
}
export type Levels = Readonly<Record<string, Level>>

/** In the order from the top. */
export const kernelLevels = {
  province: { title: { zh: '省', en: 'province' }, code: /^(?!00)\d{2}0000$/ },
  city: { title: { zh: '市', en: 'city' }, code: /^\d{2}(?!00)\d{2}00$/ },
  county: { title: { zh: '县区', en: 'county or district' }, code: /^\d{4}(?!00)\d{2}$/ },
  township: { title: { zh: '乡镇', en: 'township' }, code: /^\d{9}$/ },
  village: { title: { zh: '村、社区', en: 'village' }, code: /^\d{12}$/ },
} as const
type National = keyof typeof kernelLevels
const national = Object.keys(kernelLevels).toReversed() as readonly National[]
const isNational = (level: string): level is National => Object.hasOwn(kernelLevels, level)

/** How many digits codes of the lowest national level have. */
export const villageDigits = 12

/** All that there are, for who asks with a wrong one. */
export const levelsOf = (own: Levels = {}): readonly string[] => [
  ...Object.keys(kernelLevels),
  ...Object.keys(own),
]

export const levelTitle = (level: string, own: Levels = {}): Text =>
  isNational(level) ? kernelLevels[level].title : (own[level]?.title ?? { zh: level, en: level })

export function isOfLevel(code: string, level: string, own: Levels = {}): boolean {
  if (isNational(level)) return kernelLevels[level].code.test(code)
  return own[level] !== undefined && own[level].digits === code.length && /^\d+$/.test(code)
}

/** The place of a level on a path of codes from the smallest up; null where there is none, or no such level. */
export const placeOfLevel = (path: readonly string[], level: string, own: Levels = {}): string | null =>
  path.find((code) => isOfLevel(code, level, own)) ?? null

/**
 * How high a level stands: a village at 0, what is above it higher, what is declared below it lower. Null of what is no level,
 * as of a person or the system.
 */
export function heightOf(level: string, own: Levels = {}): number | null {
  if (isNational(level)) return national.indexOf(level)
  const declared = own[level]
  return declared === undefined ? null : villageDigits - declared.digits
}
