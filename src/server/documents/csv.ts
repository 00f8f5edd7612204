/** Lists for a spreadsheet: every cell is text that it shows, never something that it runs or counts. */
import { exportNumberMark } from '#rows'
import { type Mark, chineseInstant } from '#paper'

/** What starts a formula, in either width, also behind blanks that a spreadsheet takes away; and what starts another line. */
const starts = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u
/** A long number, or one that looks like a power of ten, would be rounded: an ID number is text. */
const counted = /^\s*\d{12,}[Xx]?\s*$|^\s*\d+[Ee]\d+\s*$/

/** [X4] What a spreadsheet would run as a formula is shown as the text it is. */
export const neverRun = (text: string): string => (starts.test(text) ? `'${text}` : text)
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** [X4] A cell. Always in quotes, so that a separator of another country cuts nothing off. */
export const cell = (text: string): string => quoted(counted.test(text) ? `'${text}` : neverRun(text))

/** [X4] The bytes: UTF-8 with the mark by which spreadsheets know it, lines as RFC 4180, and last who took it, when, and the number. */
export function csvFile(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  mark: Mark,
): Uint8Array {
  const last = [
    `导出人：${mark.by}`,
    `导出时间：${chineseInstant(mark.at)}`,
    `${exportNumberMark}${mark.number}`,
  ]
  return new TextEncoder().encode(
    `\uFEFF${[head, ...rows, last].map((r) => r.map(cell).join(',')).join('\r\n')}\r\n`,
  )
}
