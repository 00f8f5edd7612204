/** Bank card and book numbers: Luhn catches a wrong digit, but some old book numbers never passed it. */
import { assert } from '../assert.ts'
import { invalid, isMasked, masked, plain, type Checked } from './parsed.ts'

/** Luhn's sum of all digits, the last counted once; a good number gives a multiple of ten. */
function luhn(digits: string): number {
  return [...digits].reduceRight((sum, c, i) => {
    const doubled = (digits.length - i) % 2 === 0 ? Number(c) * 2 : Number(c)
    return sum + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
}

/** The digit that completes a card number by Luhn. */
export function luhnDigit(digits: string): string {
  assert(/^\d+$/.test(digits), 'a card number is digits')
  return String((10 - (luhn(`${digits}0`) % 10)) % 10)
}

/**
 * [ID7] An account number of 16 to 19 digits that passes Luhn. Codes, in order: masked, characters, length, luhn.
 * On `luhn` the caller may let a person confirm an old book number by hand; that the name matches, only the bank can say.
 */
export function parseBankCard(text: string): Checked {
  if (isMasked(text)) return masked
  const digits = plain(text).replaceAll('-', '')
  if (!/^\d*$/.test(digits))
    return invalid('characters', '银行账号只能由数字组成', 'a bank account number is digits')
  if (digits.length < 16 || digits.length > 19)
    return invalid('length', '银行账号应为16至19位', 'a bank account number has 16 to 19 digits')
  if (luhn(digits) % 10 !== 0)
    return invalid(
      'luhn',
      '银行账号校验不通过，请核对；老存折号请人工确认',
      'the account number does not pass its check; look again, or have an old book number confirmed by hand',
    )
  return { ok: true, value: digits }
}
