/** Amounts in capitals (大写金额), which a voucher carries so that no stroke can turn one digit into another. */
import { assert } from '../assert.ts'

const figures = '零壹贰叁肆伍陆柒捌玖'
const places = ['仟', '佰', '拾', '']

/**
 * [M5] Fen in capitals: 200000 is 贰仟元整, 10530 is 壹佰零伍元叁角. Asserts a safe integer.
 * After yuan without jiao and fen stands 整; after jiao or fen it does not. Zeros inside give one 零, between yuan
 * and fen too when there is no jiao; trailing zeros of yuan give none. Less than nothing begins with 负.
 * Source: 支付结算办法（银发〔1997〕393号）附一“正确填写票据和结算凭证的基本规定”.
 */
export function capitalAmount(fen: number): string {
  assert(Number.isSafeInteger(fen), `money is a whole number of fen, not ${fen}`)
  const size = fen < 0 ? -fen : fen
  const cents = size % 100
  const yuan = (size - cents) / 100
  const jiao = (cents - (cents % 10)) / 10
  const sign = fen < 0 ? '负' : ''
  if (size === 0) return '零元整'
  const whole = yuan > 0 ? `${whole8(yuan)}元` : ''
  if (cents === 0) return `${sign}${whole}整`
  const tenths = jiao > 0 ? `${figures[jiao]}角` : yuan > 0 ? '零' : ''
  return `${sign}${whole}${tenths}${cents % 10 > 0 ? `${figures[cents % 10]}分` : ''}`
}

/** Above 亿 the reading starts again: 壹万亿 is ten thousand times 亿. */
function whole8(n: number): string {
  return joined(
    n,
    100_000_000,
    '亿',
    (high) => whole8(high),
    (low) => joined(low, 10_000, '万', group, group),
  )
}

/** High part, its unit, low part; 零 between them when the low part does not fill its first place. */
function joined(
  n: number,
  unit: number,
  name: string,
  high: (n: number) => string,
  low: (n: number) => string,
): string {
  const rest = n % unit
  const above = (n - rest) / unit
  if (above === 0) return low(rest)
  return `${high(above)}${name}${rest > 0 && rest < unit / 10 ? '零' : ''}${rest > 0 ? low(rest) : ''}`
}

/** One to 9999: 壹仟零伍, 壹拾 (never 拾 alone). */
function group(n: number): string {
  let text = ''
  for (const [i, digit] of [...String(n).padStart(4, '0')].entries()) {
    if (digit !== '0') text += `${figures[Number(digit)]}${places[i]}`
    else if (text !== '' && !text.endsWith('零')) text += '零'
  }
  return text.replace(/零$/, '')
}
