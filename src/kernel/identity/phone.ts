/** Telephone numbers as China dials them, kept in one form whatever was typed. */
import { invalid, isMasked, masked, plain, type Checked } from './parsed.ts'

export type PhoneKind = 'mobile' | 'landline' | 'service'

/** [ID6] A mobile number: eleven digits from 13 to 19. A country code, blanks and dashes go. Codes: masked, mobile. */
export function parseMobile(text: string): Checked {
  if (isMasked(text)) return masked
  const digits = plain(text)
    .replaceAll('-', '')
    .replace(/^(?:\+|00)?86(?=1)/, '')
  if (!/^1[3-9]\d{9}$/.test(digits))
    return invalid(
      'mobile',
      '手机号应为11位，以13至19开头',
      'a mobile number has 11 digits and begins with 13 to 19',
    )
  return { ok: true, value: digits }
}

/**
 * [ID6] Any number a citizen may leave: mobile; landline with its area code, kept as 0739-6821234 or 0739-6821234-8001;
 * service numbers (110, 119, 120, 122, 12xxx, 95xxx, 96xxx, 400 and 800). Codes: masked, area_code, phone.
 */
export function parsePhone(text: string): Checked<{ readonly kind: PhoneKind }> {
  if (isMasked(text)) return masked
  const mobile = parseMobile(text)
  if (mobile.ok) return { ...mobile, kind: 'mobile' }
  const typed = plain(text)
    .replace(/^(\+|00)86-?(?=[1-9])/, '0')
    .replace(/[()（）]/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-/, '')
  const service = typed.replaceAll('-', '')
  if (/^(110|119|120|122|12\d{3}|9[56]\d{3,5}|[48]00\d{7})$/.test(service))
    return { ok: true, value: service, kind: 'service' }
  // 10 and 2x are three digits with their zero, all others four.
  const parts = /^(010|02\d|0[3-9]\d{2})-?([2-8]\d{6,7})(?:(?:-|转|#|x)(\d{1,6}))?$/i.exec(typed)
  if (parts)
    return {
      ok: true,
      value: parts
        .slice(1)
        .filter((part) => part !== undefined)
        .join('-'),
      kind: 'landline',
    }
  if (/^[2-8]\d{6,7}$/.test(typed))
    return invalid(
      'area_code',
      '固定电话请加区号，如0739-6821234',
      'write a landline with its area code, like 0739-6821234',
    )
  return invalid('phone', '电话号码格式不对', 'not a telephone number')
}
