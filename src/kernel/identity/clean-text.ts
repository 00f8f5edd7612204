/** Text hygiene: what a person wrote, without what only attacks or broken programs put there. Rare Han are as good as any. */
import { assert } from '../assert.ts'
import { invalid, type Checked } from './parsed.ts'

/** `max` in code points, so that 𠮷 counts as one. `multiline` lets line feeds through. */
export type TextRule = { readonly max: number; readonly multiline?: boolean }

/** Lone surrogates: with the `u` flag a pair is one character and is not matched. */
const surrogate = /\p{Surrogate}/u
/** What a wrong encoding leaves of a character: nobody writes it, and what stood there is gone. */
const lost = '\uFFFD'
/** U+0000, C0, DEL and C1, and the line and paragraph separators. */
const control = /[\p{Cc}\u2028\u2029]/u
/** Embeddings, overrides and isolates: they make a text read otherwise than it is stored. */
const bidi = /[\u202a-\u202e\u2066-\u2069]/
/** Blanks at the ends, with U+3000 (in \s) and the widthless ones, which would make an empty name look filled. */
const edges = /^[\s\u200b\u2060\u2800\u3164]+|[\s\u200b\u2060\u2800\u3164]+$/g

/**
 * [TX1] The text in NFC, trimmed, CRLF as LF. Codes, in order: surrogate, bidi, control, empty, too_long.
 * NFC turns compatibility ideographs (U+F900 and on) into the unified ones. Asserts `max` above zero.
 */
export function cleanText(text: string, rule: TextRule): Checked {
  assert(rule.max > 0, 'a text may hold something')
  if (surrogate.test(text) || text.includes(lost))
    return invalid(
      'surrogate',
      '文字编码损坏，请重新输入',
      'the text is broken (half a character); type it again',
    )
  if (bidi.test(text))
    return invalid(
      'bidi',
      '文字含有改变显示方向的不可见字符',
      'the text holds invisible characters that change its direction',
    )
  const trimmed = text.replace(/\r\n?/g, '\n').normalize('NFC').replace(edges, '')
  if (control.test(rule.multiline ? trimmed.replaceAll('\n', '') : trimmed))
    return invalid(
      'control',
      rule.multiline ? '文字含有控制字符' : '文字含有换行或控制字符',
      rule.multiline
        ? 'the text holds control characters'
        : 'the text holds a line break or control characters',
    )
  if (trimmed === '') return invalid('empty', '不能为空', 'must not be empty')
  if ([...trimmed].length > rule.max)
    return invalid('too_long', `最多${rule.max}个字`, `at most ${rule.max} characters`)
  return { ok: true, value: trimmed }
}
