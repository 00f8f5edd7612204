/** Numbers as Chinese officials write them: 1,110台、8000余人、近3.2万户、百分之八十三点二、二百七十二. */

/** Amounts in millionths, so that 83.2 and 3.2万 are whole numbers. */
export const one = 1_000_000n

export type Quantity = {
  /** The characters of the number with what belongs to it, as positions in the text. */
  readonly from: number
  readonly to: number
  readonly said: string
  readonly kind: 'count' | 'percent' | 'points' | 'date' | 'other'
  /** 台, 户, 元; empty when the number stands alone, as in 9、3、3个. */
  readonly unit: string
  readonly value: bigint
  /** Decimals as written. */
  readonly decimals: number
  /** A whole number without 余、近、约 or a scale: what it says is what was counted. */
  readonly exact: boolean
  /** What the words allow, in millionths: 8000余 is 8000 to 9000, 3.2万 is 31500 to 32500; no upper end for 以上. */
  readonly low: bigint
  readonly high: bigint | null
}

/** Full-width digits and signs as half-width, one character for one, so that positions stay. */
export function halfWidth(text: string): string {
  return text.replace(/[０-９％．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
}

const numeral = /百分之|(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|[零〇一二两三四五六七八九十百千万亿]+/g
const counters =
  '个百分点|百分点|%|个月|小时|分钟|季度|人次|平方米|平方公里|立方米|公里|公顷|元|年|月|日|号|天|周|[台部件个户人次宗条处套栋幢座辆起名家所项批亩吨米间支块份例对期笔张片村组]'
const tail = new RegExp(`([余多]?)([十百千万亿]{0,2})([余多]?)(${counters})?(以上|以下|左右)?`, 'y')
const spelledTail = new RegExp(`()()([余多]?)(${counters})?(以上|以下|左右)?`, 'y')
const dates = new Set(['年', '月', '日'])
const durations = new Set(['个月', '小时', '分钟', '季度', '天', '周', '号'])

/** [B6] The quantities of a text (half-width), in order. Reads each character a bounded number of times. */
export function quantities(text: string): readonly Quantity[] {
  const quantitiesRead: Quantity[] = []
  let end = 0
  for (const m of text.matchAll(numeral)) {
    if (m.index < end) continue
    const q = m[0] === '百分之' ? percentInWords(text, m.index) : quantityAt(text, m.index, m[0])
    if (!q) continue
    quantitiesRead.push(q)
    end = q.to
  }
  return quantitiesRead
}

/** 12345热线、12345转来、110报警: the name of a service by its telephone, which counts nothing. */
const serviceNumber = /^(?:123\d\d|11[09]|12[02]|95\d{3})$/
const ofService = /(?:政务|便民|服务)?(?:热线|平台|转|来电|电话|工单|举报|报警|指挥)/y

const digitsThere = /\d{1,15}(?:\.\d{1,6})?/y
const wordsThere = /[零〇一二两三四五六七八九十百千万亿]{1,16}(?:点[零〇一二三四五六七八九]{1,6})?/y

function percentInWords(text: string, from: number): Quantity | undefined {
  const start = from + 3
  const digits = stick(digitsThere, text, start)?.[0]
  const words = digits === undefined ? stick(wordsThere, text, start)?.[0] : undefined
  const written = digits ?? spell(words)
  if (written === undefined) return undefined
  return quantity(text, from, start + (digits ?? words ?? '').length, written, {
    unit: '%',
    scale: 1n,
    more: '',
    after: '',
  })
}

function quantityAt(text: string, from: number, raw: string): Quantity | undefined {
  const spelled = !/^\d/.test(raw)
  const m = stick(spelled ? spelledTail : tail, text, from + raw.length)!
  const [, moreBefore, scale, moreAfter, unit = '', after = ''] = m as unknown as readonly (
    | string
    | undefined
  )[]
  const more = `${moreBefore}${moreAfter}`
  if (m[0] === '' && serviceNumber.test(raw) && stick(ofService, text, from + raw.length)) return undefined
  // 统一、十四五、第三次、一批、千家万户: words, not counts.
  if (
    spelled &&
    (unit === '' || raw === '一' || text[from - 1] === '第' || (/^[百千万亿]+$/.test(raw) && more === ''))
  )
    return undefined
  const written = spelled ? spell(raw) : raw.replaceAll(',', '')
  return written === undefined
    ? undefined
    : quantity(text, from, from + raw.length + m[0].length, written, {
        unit,
        scale: scaleOf(scale ?? ''),
        more,
        after,
      })
}

type Words = { readonly unit: string; readonly scale: bigint; readonly more: string; readonly after: string }

function quantity(text: string, from: number, to: number, written: string, w: Words): Quantity | undefined {
  const [whole, fraction = ''] = written.split('.') as [string, string?]
  // Longer than any count of a city: a telephone or a document number. Its digits are not worth reading.
  if (whole.length > 15 || fraction.length > 6) return undefined
  const value = (BigInt(whole) * one + BigInt(fraction.padEnd(6, '0'))) * w.scale
  const kind =
    w.unit === '%'
      ? 'percent'
      : w.unit.endsWith('百分点')
        ? 'points'
        : text[from - 1] === '第'
          ? 'other'
          : dates.has(w.unit)
            ? 'date'
            : durations.has(w.unit)
              ? 'other'
              : 'count'
  const step = (one * w.scale) / 10n ** BigInt(fraction.length)
  const before =
    /(不少于|不低于|至少|超过|突破|不足|至多|[近约超逾])$/.exec(
      text.slice(Math.max(0, from - 3), from),
    )?.[1] ?? ''
  const limits = limitsOf(value, step, fraction.length > 0 || w.scale > 1n, before, w.more, w.after)
  return {
    from,
    to,
    said: text.slice(from, to),
    kind,
    unit: w.unit,
    value,
    decimals: fraction.length,
    ...limits,
  }
}

function limitsOf(
  value: bigint,
  step: bigint,
  rounded: boolean,
  before: string,
  more: string,
  after: string,
): Pick<Quantity, 'exact' | 'low' | 'high'> {
  const size = magnitude(value, step)
  const floor = value > size ? value - size : 0n
  if (more !== '') return { exact: false, low: value, high: value + size }
  if (after === '以上' || ['不少于', '不低于', '至少', '超过', '突破', '超', '逾'].includes(before))
    return { exact: false, low: value, high: null }
  if (after === '以下' || before === '至多') return { exact: false, low: 0n, high: value }
  if (before === '近' || before === '不足') return { exact: false, low: floor, high: value }
  if (before === '约' || after === '左右') return { exact: false, low: floor, high: value + size }
  const half = rounded ? step / 2n : 0n
  return { exact: !rounded, low: value - half, high: value + half }
}

/** The place of the last digit that is not 0: 1000 of 8000, 10 of 270. 余 speaks of what comes after it. */
function magnitude(value: bigint, step: bigint): bigint {
  let size = step
  while (value > 0n && value % (size * 10n) === 0n) size *= 10n
  return size
}

function scaleOf(chars: string): bigint {
  return [...chars].reduce((n, c) => n * (places[c] ?? 1n), 1n)
}

const places: Readonly<Record<string, bigint>> = {
  十: 10n,
  百: 100n,
  千: 1000n,
  万: 10_000n,
  亿: 100_000_000n,
}
const figures = '零一二三四五六七八九'

/** 二百七十二 as 272, 八十三点二 as 83.2; undefined for what is no number. */
export function spell(words: string | undefined): string | undefined {
  if (words === undefined || words.length > 24) return undefined
  const [whole, fraction] = words.split('点') as [string, string?]
  let [total, section, digit] = [0n, 0n, 0n]
  for (const c of whole.replaceAll('〇', '零').replaceAll('两', '二')) {
    const place = places[c]
    if (place === undefined) digit = digit * (digit > 0n ? 10n : 1n) + BigInt(figures.indexOf(c))
    else if (place < 10_000n) [section, digit] = [section + (digit || 1n) * place, 0n]
    else [total, section, digit] = [(total + section + digit || 1n) * place, 0n, 0n]
  }
  const decimals = [...(fraction ?? '')].map((c) => figures.indexOf(c === '〇' ? '零' : c)).join('')
  return `${total + section + digit}${decimals === '' ? '' : `.${decimals}`}`
}

function stick(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
