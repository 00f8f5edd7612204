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
 * [ID7] An account number of 16 to 19 digits that passes Luhn stands. Other banks' and old book numbers are as real: of 8 to 30
 * digits, whatever else they are, the sender is asked to look again; that the name matches, only the bank can say. Codes, in
 * order: masked, characters, length.
 */
export function parseBankCard(text: string): Checked {
  if (isMasked(text)) return masked
  const digits = plain(text).replaceAll('-', '')
  if (!/^\d*$/.test(digits))
    return invalid('characters', '银行账号只能由数字组成', 'a bank account number is digits')
  if (digits.length < 8 || digits.length > 30)
    return invalid('length', '银行账号应为8至30位', 'a bank account number has 8 to 30 digits')
  if (digits.length >= 16 && digits.length <= 19 && luhn(digits) % 10 === 0)
    return { ok: true, value: digits }
  return {
    ok: true,
    value: digits,
    ask: {
      zh: `这个银行账号有${digits.length}位，与常见卡号的校验规则不符。请对照卡或存折再核对一遍；确实没有写错的，照此提交`,
      en: `This account number has ${digits.length} digits and does not pass the check of common cards. Compare it with the card or book once more; if it is right, send it all the same`,
    },
  }
}
