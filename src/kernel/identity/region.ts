/** The region part of a number: a code that nobody knows is a question, never a refusal. */
import type { Text } from '../text.ts'

/** GB/T 2260 provinces by their first two digits. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
)

/** [ID4] The warning a six-digit code deserves: no such province, or not in the table given (abolished, perhaps). */
export function regionWarning(code: string, regions?: ReadonlySet<string>): Text | undefined {
  if (!provinces.has(code.slice(0, 2)))
    return {
      zh: `地区码${code}不属于任何省份，请核对证件`,
      en: `region code ${code} belongs to no province; look at the card`,
    }
  if (regions && !regions.has(code))
    return {
      zh: `地区码${code}不在现行区划表内，可能已撤销`,
      en: `region code ${code} is not in the current table; it may be abolished`,
    }
  return undefined
}
