/** What stands outside of the words of a document, and tells a copy of it. */
import type { Instant } from '#kernel/day'
import { chineseInstant } from './dates.ts'

/** What a copy says of its own leaving: who took it, when, by the realm's clock, and the number to find that by. */
export type Mark = { readonly by: string; readonly at: Instant; readonly number: string }

/** What stands outside of the words of a document: above and below each sheet, in light grey. */
export type Margins = { readonly head?: string; readonly foot?: string }

/** [X3] Who exported it, when, and under which number, at both ends of every sheet: a copy of any of them tells it. */
export function whole(mark: Mark): Margins {
  const exportMark = `导出人：${mark.by}　　导出时间：${chineseInstant(mark.at)}　　导出编号：${mark.number}`
  return { head: exportMark, foot: exportMark }
}
