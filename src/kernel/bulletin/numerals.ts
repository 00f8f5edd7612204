/** Numbers as Chinese bulletins write them: digits, 万 and 亿, 余 and 近, percentages, numerals. */

/** Where a number stands in a text, what it is, and what is said around it. `value` counts in hundredths, so that 6.5万 and 35.29% are whole. */
export type Numeral = {
  readonly from: number
  readonly to: number
  readonly text: string
  /** In hundredths: 272 is 27200, 35.29% is 3529. */
  readonly value: number
  readonly percent: boolean
  readonly decimals: number
  /** 余, 多, 以上: at least; 近: not quite; 约: about. */
  readonly qualifier: 'exact' | 'more_than' | 'nearly' | 'about'
  /** The measure word after it: 台, 个, 户, … */
  readonly unit: string
}

const digit: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const place: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 }
/** Each part is bounded, so that no text takes more than a step a character. */
const written = /(近|约|超过|逾)?((?:\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.\d{1,4})?|[〇零一二两三四五六七八九十百千]{1,10})(万|亿)?(余|多)?(%|％|个百分点|[台个户件栋人次名家支所场辆座处条项亿元万吨公里])?/gu
const longest = 100_000

/** [B6] Every number of a text, in order. What stands in a date or an ordinal (第三, 2021年) is none. */
export function numerals(text: string): readonly Numeral[] {
  const found: Numeral[] = []
  for (const m of text.slice(0, longest).matchAll(written)) {
    const [whole, before, body = '', myriad, after, unit = ''] = m
    const from = m.index
    const next = text[from + whole.length] ?? ''
    if (/[年月日号版]/.test(next) || /[第〔章条]/.test(text[from - 1] ?? '') || (unit === '' && /[：:、.．]/.test(next) && body.length === 1 && !/\d/.test(body))) continue
    const hundred = text.slice(Math.max(0, from - 3), from) === '百分之'
    const value = valueOf(body)
    if (value === null || (!/\d/.test(body) && unit === '' && !hundred)) continue
    const scale = myriad === '万' ? 10_000 : myriad === '亿' ? 100_000_000 : 1
    const scaled = value * scale
    if (!Number.isSafeInteger(scaled)) continue
    const points = unit === '个百分点'
    found.push({ from, to: from + whole.length, text: whole, value: scaled, percent: !points && (hundred || unit === '%' || unit === '％'), decimals: body.split('.')[1]?.length ?? 0, qualifier: before === '近' ? 'nearly' : before === '约' ? 'about' : before === '超过' || before === '逾' || after !== undefined ? 'more_than' : 'exact', unit: points ? '百分点' : unit === '%' || unit === '％' ? '' : unit })
  }
  return found
}

/** In hundredths; null for more than two decimals that matter or letters that are no number. */
function valueOf(body: string): number | null {
  if (/\d/.test(body)) {
    const [whole = '0', part = ''] = body.replaceAll(',', '').split('.')
    const value = Number(whole) * 100 + Math.round(Number(`0.${part || '0'}`) * 100)
    return Number.isSafeInteger(value) ? value : null
  }
  let [sum, last] = [0, 0]
  for (const c of body) {
    if (c in digit) last = digit[c]!
    else {
      sum += (last === 0 ? 1 : last) * place[c]!
      last = 0
    }
  }
  return (sum + last) * 100
}
