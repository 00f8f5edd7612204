/** [N7] Signs as a Chinese keyboard writes them. Each becomes the one sign that FEEL knows for it, so that every place in the text stays where it was. */
import type { Names } from './told-names.ts'

/** Signs of one FEEL sign; of the full-width block all but its letters mean what their halves mean. */
const meant: Readonly<Record<string, string>> = {
  '　': ' ',
  '“': '"',
  '”': '"',
  '、': ',',
  '−': '-',
  '×': '*',
  '÷': '/',
}
/** Signs that are told in the fault: FEEL has them of two signs, or of another meaning, or not at all. */
const advice: Readonly<Record<string, string>> = {
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '；': ',',
  '。': '.',
  '‘': '"',
  '’': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '【': '[',
  '】': ']',
  '〔': '(',
  '〕': ')',
  '％': '/100',
}
const foreign = /[\u3000-\u303f\uff01-\uff5e\u2018-\u201d\u00d7\u00f7\u2212\u2260\u2264\u2265]/
const letter = /[\p{L}\p{N}_]/u
const fullLetter = /[Ａ-Ｚａ-ｚ]/

/** The text in FEEL's own signs; what stands in quotes, and names told to the parser that hold such signs, are left alone. */
export function plainSigns(text: string, names: Names): string {
  if (!foreign.test(text) || namesHold(names)) return text
  let plain = ''
  let closing = ''
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!
    if (closing !== '') {
      if (sign === '\\') plain += sign + (text[++i] ?? '')
      else {
        plain += sign === closing ? '"' : sign
        if (sign === closing) closing = ''
      }
      continue
    }
    closing = sign === '"' ? '"' : sign === '“' ? '”' : ''
    plain += half(sign, plain)
  }
  return plain
}

/** A figure at the end of a name belongs to the name. */
function half(sign: string, before: string): string {
  if (Object.hasOwn(meant, sign)) return meant[sign]!
  if (sign < '！' || sign > '～' || fullLetter.test(sign) || Object.hasOwn(advice, sign)) return sign
  const ascii = String.fromCharCode(sign.charCodeAt(0) - 0xfee0)
  const inName = /[\p{L}_][\p{L}\p{N}_]*$/u.test(before)
  return letter.test(ascii) && inName ? sign : ascii
}

const namesHold = (names: Names): boolean => Object.keys(names ?? {}).some((n) => foreign.test(n))

/** The first sign of a text that FEEL does not know, with its place and what to write instead. */
export function foreignSign(
  text: string,
  names: Names,
): { readonly at: number; readonly sign: string; readonly write: string } | null {
  if (!foreign.test(text) || namesHold(names)) return null
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/gs, (quoted) => ' '.repeat(quoted.length))
  const at = [...Array(bare.length).keys()].find((i) => Object.hasOwn(advice, bare[i]!))
  return at === undefined ? null : { at, sign: bare[at]!, write: advice[bare[at]!]! }
}
