/** Text in lines: where Chinese may break (避头尾), and how a line is spread to the full width. */
import type { Letter } from './letters.ts'

/** A letter in its place: `x` from the line's beginning, in points. */
export type Placed = Letter & { readonly x: number }
export type Line = { readonly letters: readonly Placed[]; readonly width: number }
/** The size of letters and the place that a full-width one takes, in points. */
export type Setting = { readonly size: number; readonly place: number }

const noStart = /^[、，。．；：？！）》」』〉】〕］｝”’…％‰℃,.;:?!)\]}%]$/
const noEnd = /^[（《「『〈【〔［｛“‘([{]$/
/** Half of these is blank, which a line that is one sign too long may give away: behind the first, before the second. */
const closes = /^[、，。；：？！）》」』〉】〕”’]$/
const opens = /^[（《「『〈【〔“‘]$/
const joined = /^[—…]$/

/**
 * [GW8] Whether a line may end before the letter at `i`: never before what closes nor behind what opens, nor inside a
 * number, a Latin word or a double dash.
 */
export function mayBreak(letters: readonly Letter[], i: number): boolean {
  const [before, after] = [letters[i - 1]!, letters[i]!]
  if (noStart.test(after.char) || noEnd.test(before.char) || after.char === ' ') return false
  if (joined.test(before.char) && before.char === after.char) return false
  return before.full || after.full || before.char === ' '
}

/**
 * The lines of a paragraph. `room` tells the width of each line in points; all but the last, which ends the paragraph, are
 * spread to it when `justified`.
 */
export function linesOf(
  letters: readonly Letter[],
  setting: Setting,
  room: (line: number) => number,
  justified: boolean,
): readonly Line[] {
  const lines: Line[] = []
  let start = 0
  while (start < letters.length) {
    const width = room(lines.length)
    const end = endOf(letters, start, setting, width)
    const shown = trimmed(letters.slice(start, end))
    const natural = lengthOf(shown, setting)
    lines.push(
      natural > width + 0.01
        ? squeezed(shown, setting, width)
        : spread(shown, setting, justified && end < letters.length ? width - natural : 0),
    )
    start = end
  }
  return lines
}

const advance = (l: Letter, { size, place }: Setting): number => (l.full ? place : l.width * size)
const lengthOf = (letters: readonly Letter[], setting: Setting): number =>
  letters.reduce((sum, l) => sum + advance(l, setting), 0)

/** A blank that a line ends or, but for the first, begins with is not printed. */
function trimmed(letters: readonly Letter[]): readonly Letter[] {
  const last = letters.findLastIndex((l) => l.char !== ' ')
  return letters.slice(0, last + 1)
}

function endOf(letters: readonly Letter[], start: number, setting: Setting, width: number): number {
  let taken = 0
  let end = start
  while (end < letters.length && taken + advance(letters[end]!, setting) <= width + 0.01)
    taken += advance(letters[end++]!, setting)
  while (end < letters.length && letters[end]!.char === ' ') end++
  if (end === letters.length) return end
  /** A sign that closes is drawn in when the blanks of the line's signs make room for it. */
  if (
    closes.test(letters[end]!.char) &&
    (end + 1 === letters.length || mayBreak(letters, end + 1)) &&
    lengthOf(letters.slice(start, end + 1), setting) - width <= blanks(letters.slice(start, end + 1), setting)
  )
    return end + 1
  let at = end
  while (at > start && !mayBreak(letters, at)) at--
  return at > start ? at : Math.max(end, start + 1)
}

const isSign = (l: Letter): boolean => l.full && (closes.test(l.char) || opens.test(l.char))
/** What the signs of a line can give: the last one half of its place, the others a quarter. */
const blanks = (letters: readonly Letter[], { place }: Setting): number =>
  letters.reduce((sum, l, i) => sum + (isSign(l) ? (i === letters.length - 1 ? place / 2 : place / 4) : 0), 0)

function squeezed(letters: readonly Letter[], setting: Setting, width: number): Line {
  const over = lengthOf(letters, setting) - width
  const end = Math.min(over, setting.place / 2)
  const inner = letters.slice(0, -1).filter(isSign).length
  const each = inner === 0 ? 0 : (over - end) / inner
  let x = 0
  const placed = letters.map((l, i) => {
    const less = i < letters.length - 1 && isSign(l) ? each : 0
    const here = opens.test(l.char) ? x - less : x
    x += advance(l, setting) - less
    return { ...l, x: here }
  })
  return { letters: placed, width }
}

/** What is left of the width goes between characters, and into the blanks between words; words themselves are not spread. */
function spread(letters: readonly Letter[], setting: Setting, left: number): Line {
  const opensGap = (i: number) =>
    i < letters.length - 1 && (letters[i]!.full || letters[i + 1]!.full || letters[i]!.char === ' ')
  const gaps = left > 0 ? letters.filter((_, i) => opensGap(i)).length : 0
  let x = 0
  const placed = letters.map((l, i) => {
    const here = x
    x += advance(l, setting) + (gaps > 0 && opensGap(i) ? left / gaps : 0)
    return { ...l, x: here }
  })
  return { letters: placed, width: x }
}
