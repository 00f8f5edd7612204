/**
 * Some of FEEL that the parser's grammar does not know, said to it in signs that it knows and that are as long, so that
 * every place in the tree is a place in the text. What was written is read from the text itself.
 *
 * - `range<number>` is parsed as a list type; `function` alone after `instance of` as a context.
 * - `[1..3[` is parsed as `[1..3)`: the parser takes the last bracket for a filter.
 */
export function masked(text: string): string {
  if (!/range\s*<|of\s+function\b|\.\.[^\]]*\[/.test(text)) return text
  const out =
    [...text].length === text.length
      ? text.split('')
      : Array.from({ length: text.length }, (_, i) => text[i]!)
  const plain = blanked(text)
  for (const m of plain.matchAll(/\brange(?=\s*<)/g)) out.splice(m.index, 5, ...'list ')
  for (const m of plain.matchAll(/\bof\s+function(?=\s*(?:[^\s<]|$))/g))
    out.splice(m.index + m[0].length - 8, 8, ...'context ')
  for (const at of closingBrackets(plain)) out[at] = ')'
  return out.join('')
}

/** The text with its strings and comments made blank. */
const blanked = (text: string) =>
  text.replace(/"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (s) => s.replace(/[^\n]/g, '_'))

/** An opening bracket that ends a range: after `..` at its own depth, and with nothing behind it that a filter could begin with. */
function closingBrackets(plain: string): number[] {
  const places: number[] = []
  const ranges: boolean[] = [false]
  for (let i = 0; i < plain.length; i++) {
    const c = plain[i]!
    const top = ranges.length - 1
    if (c === '.' && plain[i + 1] === '.') ranges[top] = true
    else if (c === '[' && ranges[top] && ends.test(plain.slice(i + 1, i + 30))) {
      places.push(i)
      if (top > 0) ranges.pop()
      else ranges[0] = false
    } else if ('([{'.includes(c) || (c === ']' && opens(plain, i))) ranges.push(false)
    else if (')]}'.includes(c) && top > 0) ranges.pop()
    else if (')]},'.includes(c)) ranges[top] = false
  }
  return places
}
const ends = /^\s*($|[),\]}=<>*/]|!=|(in|and|or|then|else|return|satisfies|between|instance)\b)/
/** A closing bracket that begins a range has nothing before it that it could close. */
const opens = (plain: string, at: number) =>
  /(^|[([{,=<>:+\-*/]|\b(in|and|or|if|then|else|return|satisfies))\s*$/.test(
    plain.slice(Math.max(0, at - 30), at),
  )
