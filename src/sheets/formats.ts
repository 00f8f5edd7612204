/** [SH5] A number as its format writes it, where that is more than its figures: `0"栋"`, `000000`, `0.00%`. */

/** What a format makes of a number: a text, null where it shows the figures as they are, or that it is not read. */
export type NumberWriter = (plain: string) => string | null | typeof notRead
/** Fractions, powers, Chinese numerals and texts: what people see is not worked out, and nobody says that it is the figures. */
export const notRead = Symbol('a format that is not read')

/** ECMA-376 part 1, 18.8.30: the formats that have a number and no text. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  48: '##0.0E+0',
}
export const builtInWriter = (format: number): NumberWriter | null =>
  builtIn[format] === undefined ? null : writerOf(builtIn[format])

type Piece =
  | { readonly kind: 'digit'; readonly sign: string }
  | { readonly kind: 'literal' | 'sign'; readonly text: string }
  | { readonly kind: 'general' }
/** One of the parts between semicolons, with the numbers that it is for where it says so itself. */
type Part = { holds: ((n: number) => boolean) | null; isRead: boolean; readonly pieces: Piece[] }

/** The writer of a format of one's own; null for those that show every number as it is. */
export function writerOf(code: string): NumberWriter | null {
  if (/^(?:general|@)?$/i.test(code)) return null
  const parts = partsOf(code).slice(0, 3)
  return (plain) => {
    const isNegative = plain.startsWith('-')
    const size = isNegative ? plain.slice(1) : plain
    const part = partFor(parts, plain)
    if (part === undefined || !part.isRead) return notRead
    const text = written(part.pieces, size)
    /** The part for numbers below nought says by itself that they are. */
    const saysSign = parts.length > 1 && parts[1] === part && parts.every((p) => p.holds === null)
    return isNegative && !saysSign && text !== '' && !/^[0.,%]*$/.test(text) ? `-${text}` : text
  }
}

/**
 * The first is for what is above nought, the second for what is below, the third for nought; or each says for which it is, and the
 * last is for the others.
 */
function partFor(parts: readonly Part[], plain: string): Part | undefined {
  const [first, second, third] = parts
  if (parts.some((p) => p.holds !== null))
    return parts.find((p, i) => p.holds?.(Number(plain)) ?? (i > 0 && i === parts.length - 1))
  if (third && /^[0.]*$/.test(plain)) return third
  return second && plain.startsWith('-') ? second : first
}

function written(pieces: readonly Piece[], size: string): string {
  if (pieces.some((p) => p.kind === 'general'))
    return pieces.map((p) => (p.kind === 'general' ? size : p.kind === 'literal' ? p.text : '')).join('')
  const section = sectionOf(pieces)
  return section === null
    ? pieces.map((p) => (p.kind === 'literal' ? p.text : '')).join('')
    : writePieces(section, size)
}

const conditions: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '<>': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
}

/** Quoted and escaped signs as literals; what is in brackets is a colour, a language or a condition, or not read. */
function partsOf(code: string): readonly Part[] {
  const empty = (): Part => ({ holds: null, isRead: true, pieces: [] })
  const parts: Part[] = [empty()]
  for (const [token] of code.matchAll(/"[^"]*"|\\[^]|_[^]|\*[^]|\[[^\]]*\]|General|G\/通用格式|[^]/gi)) {
    const part = parts.at(-1)!
    const literal = (text: string) => part.pieces.push({ kind: 'literal', text })
    const condition = /^\[(<=|>=|<>|=|<|>)(-?\d+(?:\.\d+)?)\]$/.exec(token)
    if (condition) {
      const [, sign, bound] = condition
      part.holds = (n) => conditions[sign!]!(n, Number(bound))
    } else if (token.startsWith('"'))
      literal(token.slice(1, token.endsWith('"') && token.length > 1 ? -1 : undefined))
    else if (token.length === 2 && token.startsWith('\\')) literal(token.slice(1))
    else if (token.length === 2 && /^[_*]/.test(token)) continue
    else if (/^\[\$[^-\]]*/.test(token)) literal(/^\[\$([^-\]]*)/.exec(token)![1]!)
    else if (
      /^\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+|黑色?|蓝色?|红色?)\]$/i.test(token)
    )
      continue
    else if (/^(?:General|G\/通用格式)$/i.test(token)) part.pieces.push({ kind: 'general' })
    else if (token.startsWith('[') || /^[Ee/@]$/.test(token)) part.isRead = false
    else if (token === ';') parts.push(empty())
    else if (/^[0#?]$/.test(token)) part.pieces.push({ kind: 'digit', sign: token })
    else if (/^[.,%]$/.test(token)) part.pieces.push({ kind: 'sign', text: token })
    else literal(token)
  }
  return parts
}

type Figure = Exclude<Piece, { readonly kind: 'general' }>
type Section = {
  readonly whole: readonly Figure[]
  readonly decimals: readonly Figure[]
  readonly grouped: boolean
  /** A percent multiplies by a hundred, a comma behind the last figure divides by a thousand: places that the point moves. */
  readonly shift: number
}

/** null: no figure of the number is shown. */
function sectionOf(pieces: readonly Piece[]): Section | null {
  const isDigit = (p: Piece) => p.kind === 'digit'
  if (!pieces.some(isDigit)) return null
  const last = pieces.findLastIndex(isDigit)
  const [point, first] = [
    pieces.findIndex((p) => p.kind === 'sign' && p.text === '.'),
    pieces.findIndex(isDigit),
  ]
  const end = point < 0 ? pieces.length : point
  const isComma = (p: Piece) => p.kind === 'sign' && p.text === ','
  const percents = pieces.filter((p) => p.kind === 'sign' && p.text === '%').length
  const trailing = pieces.filter((p, i) => isComma(p) && i > last).length
  const shown = (p: Piece): Figure | readonly Figure[] =>
    p.kind === 'general' || isComma(p) || (p.kind === 'sign' && p.text === '.')
      ? []
      : p.kind === 'sign'
        ? { kind: 'literal', text: p.text }
        : p
  return {
    whole: pieces.slice(0, end).flatMap(shown),
    decimals: pieces.slice(end).flatMap(shown),
    grouped: pieces.some((p, i) => isComma(p) && i > first && i < Math.min(last, end)),
    shift: percents * 2 - trailing * 3,
  }
}

function writePieces({ whole, decimals, grouped, shift }: Section, plain: string): string {
  const places = decimals.filter((p) => p.kind === 'digit').length
  const [before, after] = rounded(shifted(plain, shift), places)
  const significant = before.replace(/^0+/, '')
  const slots = whole.filter((p) => p.kind === 'digit').length
  let left = slots
  let used = 0
  let text = ''
  /** The first place takes all figures that the others have no room for. */
  const figuresFor = (sign: string): string => {
    const from = significant.length - left
    const figures = left === slots ? significant.slice(0, Math.max(0, from + 1)) : (significant[from] ?? '')
    left -= 1
    return figures !== '' ? figures : sign === '0' ? '0' : sign === '?' ? ' ' : ''
  }
  for (const p of whole) text += p.kind === 'digit' ? figuresFor(p.sign) : p.text
  if (grouped) text = text.replace(/\d(?=(?:\d{3})+(?!\d))/g, '$&,')
  const behind = decimals.map((p) => {
    if (p.kind !== 'digit') return p.text
    const figure = after[used++]!
    return p.sign === '0' || /[1-9]/.test(after.slice(used - 1)) ? figure : ''
  })
  const hasDecimals = behind.some((t, i) => decimals[i]!.kind === 'digit' && t !== '')
  return `${text}${hasDecimals ? '.' : ''}${behind.join('')}`.trim()
}

/** The point moved by so many places. */
function shifted(plain: string, places: number): string {
  if (places === 0) return plain
  const [whole, decimals = ''] = plain.split('.') as [string, string | undefined]
  const point = whole.length + places
  const figures = `${whole}${decimals}`.padEnd(Math.max(point, 0), '0')
  return point <= 0
    ? `0.${'0'.repeat(-point)}${figures}`
    : `${figures.slice(0, point)}.${figures.slice(point)}`
}

/** Half up on the figures themselves. */
function rounded(plain: string, places: number): readonly [whole: string, decimals: string] {
  const [whole, decimals = ''] = plain.split('.') as [string, string | undefined]
  const figures =
    BigInt(`${whole}${decimals.slice(0, places).padEnd(places, '0')}`) +
    (decimals.charAt(places) >= '5' ? 1n : 0n)
  const text = String(figures).padStart(places + 1, '0')
  return [text.slice(0, text.length - places), text.slice(text.length - places)]
}
