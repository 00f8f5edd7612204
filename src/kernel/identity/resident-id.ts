/** The resident ID number (GB 11643-1999): who it may belong to follows from its own eighteen characters. */
import { assert } from '../assert.ts'
import { fullYears } from '../day/month.ts'
import { parseDay, type Day } from '../day/index.ts'
import { invalid, isMasked, masked, plain, type Checked, type Invalid } from './parsed.ts'
import { regionWarning } from './region.ts'

/** Residents; foreigners' permanent residence cards (from 2023); residence permits of people from Hong Kong, Macau and Taiwan. */
export type IdKind = 'resident' | 'foreign_permanent' | 'hong_kong' | 'macau' | 'taiwan'
export type ParsedId = Checked<{ readonly kind: IdKind; readonly birth: Day; readonly sex: Sex }>
export type Sex = 'male' | 'female'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** No one has lived beyond this age, in years. */
const ageMost = 120

/** The check character of the first seventeen digits. Asserts seventeen digits. */
export function residentIdCheck(first17: string): string {
  assert(/^\d{17}$/.test(first17), 'the check character is of seventeen digits')
  return '10X98765432'[
    weights.reduce((sum, weight, i) => sum + weight * (first17.charCodeAt(i) - 48), 0) % 11
  ]!
}

/**
 * [ID1] An ID number as it is kept: eighteen characters, X in capitals. `today` is YYYY-MM-DD.
 * Fifteen-digit numbers, issued to people born 19xx, become eighteen. A region part that is unknown only warns:
 * codes are abolished while people keep theirs. Give `regions` (six-digit codes) to have all six digits looked at.
 * Codes, in order: masked, length, characters, birth, future, age, check.
 */
export function parseResidentId(text: string, today: string, regions?: ReadonlySet<string>): ParsedId {
  if (isMasked(text)) return masked
  const sent = plain(text).toUpperCase()
  if (sent.length !== 18 && sent.length !== 15)
    return invalid('length', '身份证号码应为18位', 'an ID number has 18 characters')
  if (!/^(\d{17}[\dX]|\d{15})$/.test(sent))
    return invalid(
      'characters',
      '身份证号码只能由数字组成，末位可为X',
      'an ID number is digits, with X allowed only at the end',
    )
  const first17 = sent.length === 18 ? sent.slice(0, 17) : `${sent.slice(0, 6)}19${sent.slice(6)}`
  const birth = birthOf(first17)
  if (birth === undefined) return first17.slice(6, 8) === '18' ? tooOld : noSuchDay
  const wrong = wrongBirth(birth, today)
  if (wrong) return wrong
  const value = first17 + residentIdCheck(first17)
  if (sent.length === 18 && sent !== value)
    return invalid(
      'check',
      '身份证号码校验不通过，请核对是否写错',
      'the check character does not match: a digit is wrong',
    )
  const kind = kindOf(value)
  const warn = kind === 'resident' ? regionWarning(value.slice(0, 6), regions) : undefined
  return { ok: true, value, kind, birth, sex: sexOf(value), ...(warn ? { warn } : {}) }
}

const noSuchDay = invalid(
  'birth',
  '身份证号码中的出生日期不存在',
  'the date of birth in the ID number does not exist',
)
const tooOld = invalid(
  'age',
  `按身份证号码计算年龄超过${ageMost}岁，请核对`,
  `by its ID number the person is older than ${ageMost}`,
)

function wrongBirth(birth: Day, today: string): Invalid | undefined {
  assert(parseDay(today) !== undefined, `today is a day, not ${today}`)
  if (birth > today)
    return invalid(
      'future',
      '身份证号码中的出生日期晚于今天',
      'the date of birth in the ID number is later than today',
    )
  return ageOn(birth, today) > ageMost ? tooOld : undefined
}

/** The calendar of this house begins in 1900; nobody born before is alive. */
const birthOf = (id: string) => parseDay(`${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`)

/** [ID2] The day of birth in a valid ID number; asserts that it holds one. */
export function birthDayOf(id: string): Day {
  const birth = birthOf(id)
  assert(birth !== undefined, 'a valid ID number holds a day of birth')
  return birth
}

/** [ID2] The sex in a valid ID number: its seventeenth digit is odd for men, even for women. */
export function sexOf(id: string): Sex {
  return id.charCodeAt(16) % 2 === 1 ? 'male' : 'female'
}

/** [D14] Full years of age on a day. Somebody born on 29 February comes of age on 1 March of common years. */
export const ageOn = (birth: string, day: string): number => fullYears(birth as Day, day as Day)

/** [ID3] What kind of document carries this number: 9 begins foreigners' cards, 81, 82 and 83 residence permits. */
export function kindOf(id: string): IdKind {
  if (id.startsWith('9')) return 'foreign_permanent'
  if (id.startsWith('81')) return 'hong_kong'
  if (id.startsWith('82')) return 'macau'
  return id.startsWith('83') ? 'taiwan' : 'resident'
}
