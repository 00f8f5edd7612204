/** The unified social credit code of an organisation (GB 32100-2015), with the organisation code inside it (GB 11714). */
import { assert } from '../assert.ts'
import { invalid, isMasked, masked, plain, type Checked } from './parsed.ts'
import { regionWarning } from './region.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const bodyWeights = [3, 7, 9, 10, 5, 8, 4, 2]
const departments = '123456789ANY'
/** Letters left out because a hand takes them for these. */
const meant: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5', V: 'U' }

/** The last character of the first seventeen. */
export function creditCodeCheck(first17: string): string {
  assert(first17.length === 17, 'the check character is of seventeen')
  return alphabet[
    (31 - (weights.reduce((sum, weight, i) => sum + weight * alphabet.indexOf(first17[i]!), 0) % 31)) % 31
  ]!
}

/** GB 11714: the ninth character of an organisation code, A counting 10 to Z 35. */
export function bodyCodeCheck(first8: string): string {
  assert(first8.length === 8, 'the check character is of eight')
  const value = (c: string) => (c >= 'A' ? c.charCodeAt(0) - 55 : Number(c))
  const check = 11 - (bodyWeights.reduce((sum, weight, i) => sum + weight * value(first8[i]!), 0) % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/**
 * [ID5] A credit code as it is kept: eighteen capitals and digits. Codes, in order: masked, length, letter (naming the
 * place, and the digit probably meant), characters, department, region, body_check, check.
 */
export function parseCreditCode(text: string, regions?: ReadonlySet<string>): Checked {
  if (isMasked(text)) return masked
  const code = plain(text).replaceAll('-', '').toUpperCase()
  if (code.length !== 18)
    return invalid('length', '统一社会信用代码应为18位', 'a credit code has 18 characters')
  const slip = /[IOSVZ]/.exec(code)
  if (slip)
    return invalid(
      'letter',
      `第${slip.index + 1}位的${slip[0]}不会出现在代码中，是否应为${meant[slip[0]]}`,
      `character ${slip.index + 1}, ${slip[0]}, is never used in a code; is it ${meant[slip[0]]}?`,
    )
  if (![...code].every((c) => alphabet.includes(c)))
    return invalid(
      'characters',
      '统一社会信用代码只含数字和大写字母',
      'a credit code is digits and capital letters',
    )
  if (!departments.includes(code[0]!))
    return invalid(
      'department',
      '首位登记管理部门代码不存在',
      'the first character names no registering department',
    )
  if (!/^\d{6}$/.test(code.slice(2, 8)))
    return invalid('region', '第3至8位应为6位行政区划数字', 'characters 3 to 8 are six digits of a region')
  if (code[16] !== bodyCodeCheck(code.slice(8, 16)))
    return invalid(
      'body_check',
      '第9至17位组织机构代码校验不通过',
      'the organisation code in characters 9 to 17 does not match its check',
    )
  if (code[17] !== creditCodeCheck(code.slice(0, 17)))
    return invalid(
      'check',
      '统一社会信用代码校验不通过，请核对是否写错',
      'the check character does not match: a character is wrong',
    )
  // 100000 is the State's own registration, not a province.
  const warn = code.slice(2, 8) === '100000' ? undefined : regionWarning(code.slice(2, 8), regions)
  return { ok: true, value: code, ...(warn ? { warn } : {}) }
}
