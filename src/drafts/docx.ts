/** A Word document as the text that people see: a line a paragraph, a line a row of a table with its cells apart. */
import { openParts, sheetLimits, readXml, type XmlHandlers } from '#sheets'
import { DraftFault, type DraftLimits } from './fault.ts'

const body = 'word/document.xml'
/** What is not there any more, what stands there a second time, and what only tells a program what to do. */
const unseen = new Set(['moveFrom', 'Fallback', 'del', 'instrText', 'delText'])

/**
 * [DR1] The text of the body. Headers, footers, notes and comments are not of it. Refused by the guards of packed files, and when
 * longer than the limit: what is read stops there and is never cut in silence.
 */
export async function docxText(bytes: Uint8Array, limits: DraftLimits): Promise<string> {
  const parts = await openParts(bytes, {
    ...sheetLimits,
    bytes: limits.bytes,
    ratio: limits.ratio,
    bombBytes: limits.bombBytes,
  })
  const part = parts.open(body)
  if (part === null) throw new DraftFault('not_a_draft')
  const page = openPage(limits)
  await readXml(part, page)
  return page.lines.join('\n')
}

/** What the elements of a document write. A cell's paragraphs are one cell; a table within a cell is part of that cell. */
function openPage(limits: DraftLimits): XmlHandlers & { readonly lines: readonly string[] } {
  const lines: string[] = []
  let cells: string[] = []
  let line = ''
  let length = 0
  const depth = { hidden: 0, run: 0, row: 0 }
  let isText = false
  const grow = (by: number): void => {
    length += by
    if (length > limits.characters) throw new DraftFault('too_long', limits)
  }
  const add = (text: string): void => {
    if (depth.hidden > 0) return
    line += text
    grow(text.length)
  }
  const end = (whole: string): void => {
    lines.push(whole)
    line = ''
    grow(1)
  }
  return {
    lines,
    open: (name) => {
      if (unseen.has(name)) depth.hidden++
      else if (name === 'r') depth.run++
      else if (name === 't') isText = true
      /** The stops of a ruler are called tabs too, outside of runs. */
      else if (depth.run > 0 && (name === 'tab' || name === 'br' || name === 'cr')) add(' ')
      else if (name === 'noBreakHyphen') add('-')
      else if (name === 'tr' && depth.row++ === 0) cells = []
    },
    /** A tab and two bars tell a table: prose that holds them must not look like one. */
    text: (text) => {
      if (isText) add(text.replace(/[\t\r\n]/g, ' ').replaceAll('|', '｜'))
    },
    close: (name) => {
      if (unseen.has(name)) depth.hidden--
      else if (name === 'r') depth.run--
      else if (name === 't') isText = false
      else if (name === 'p' && depth.row === 0) end(line)
      else if (name === 'p') add(' ')
      else if (name === 'tc' && depth.row === 1) {
        cells.push(line.trim())
        line = ''
      } else if (name === 'tr' && --depth.row === 0) end(cells.join('\t'))
    },
  }
}
