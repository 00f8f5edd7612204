/** The name of a person, written in one way whatever keyboard, form or chat it was copied from. */
import { cleanText } from './clean-text.ts'
import { invalid, type Checked } from './parsed.ts'
import { nameDots, withoutRadicals, withoutUnseen } from './sameness.ts'

/** 〇 is a numeral to Unicode and a letter to those who are called so. */
const letter = '[\\p{L}\\p{M}〇]'
const chinese = '[\\p{Script=Han}〇·]'
/** No looking behind: browsers of 2022 do not read it. */
const between = (sign: string): RegExp => new RegExp(`(${chinese})${sign}(?=${chinese})`, 'gu')
const [blanks, points] = [between('\\s+'), between('[.．。]')]
const [zerosBehind, zerosBefore] = [/(\p{Script=Han})[○◯]/gu, /[○◯](?=\p{Script=Han})/gu]
/** With whatever blanks and points stand beside it; one at the end parts nothing. */
const dots = new RegExp(`(?:[\\s.．。]*[${nameDots}])+[\\s.．。]*`, 'g')
const lastDot = /·$/
const whole = new RegExp(`^${letter}(?:${letter}|[·.'’ -])*$`, 'u')

/**
 * [ID8] Letters of any script with their marks, 〇 among them, one dot between the parts of a name, and what Latin names need.
 * Invisible signs go, and so do blanks within a Chinese name. Codes: those of `cleanText`, then characters.
 */
export function parseName(text: string): Checked {
  const plain = withoutRadicals(withoutUnseen(text)).replace(/[Ａ-Ｚａ-ｚ]/g, (c) =>
    String.fromCharCode(c.charCodeAt(0) - 0xfee0),
  )
  const clean = cleanText(plain, { max: 50 })
  if (!clean.ok) return clean
  const name = clean.value
    .replace(dots, '·')
    .replace(zerosBehind, '$1〇')
    .replace(zerosBefore, '〇')
    .replace(/\s+/g, ' ')
    .replace(points, '$1·')
    .replace(blanks, '$1')
    .replace(lastDot, '')
  return whole.test(name)
    ? { ok: true, value: name }
    : invalid('characters', '姓名只能有文字、间隔号和空格', 'a name has letters, dots and spaces only')
}
