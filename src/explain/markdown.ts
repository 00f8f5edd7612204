/** A page as Markdown; drawings are files beside it. */
import type { Page, PageBlock, PageGrid } from './page.ts'
import type { Piece } from '#kernel/explain'

/** `drawing`: the address of a drawing by its place. */
export function markdownOf(page: Page, drawing: (no: number) => string): string {
  return [
    `# ${page.title}`,
    page.subtitle,
    ...page.blocks.map((b) => blockText(b, page.lang === 'zh' ? '：' : ': ', drawing)),
  ]
    .join('\n\n')
    .concat('\n')
}

function blockText(b: PageBlock, colon: string, drawing: (no: number) => string): string {
  switch (b.kind) {
    case 'heading':
      return `${'#'.repeat(b.level)} ${b.text}`
    case 'text':
      return plain(b.text)
    case 'quote':
      return b.text
        .split('\n')
        .map((l) => `> ${plain(l)}`)
        .join('\n>\n')
    case 'gap':
      return `⚠ ${plain(b.text)}`
    case 'item':
      return [
        `**〔${b.tag}〕${plain(b.title)}**`,
        b.lines
          .map(
            (l) =>
              `- ${l.label}${colon}${plain(l.text)}${l.otherwise === null ? '' : `\n  - *${plain(l.otherwise)}*`}`,
          )
          .join('\n'),
        ...(b.grid ? [gridText(b.grid)] : []),
      ]
        .filter((part) => part !== '')
        .join('\n\n')
    case 'chapter':
      return [`### ${b.title}`, `![${b.title}](${drawing(b.drawing)})`, gridText(b.grid)].join('\n\n')
    case 'change':
      return [
        `**〔${b.tag}〕${plain(b.title)}** — ${plain(b.where)}`,
        b.pieces
          .map(pieceText)
          .join('')
          .split('\n')
          .filter((l) => l.trim() !== '')
          .map((l) => `- ${l}`)
          .join('\n'),
      ].join('\n\n')
  }
}

/** Struck out and set in bold line by line: neither mark may go over a line's end. */
function pieceText({ kind, text }: Piece): string {
  if (kind === 'same') return plain(text)
  const mark = kind === 'gone' ? '~~' : '**'
  return text
    .split('\n')
    .map((l) => (l.trim() === '' ? l : `${mark}${plain(l)}${mark}`))
    .join('\n')
}

function gridText({ head, rows }: PageGrid): string {
  const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [row(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(row)].join('\n')
}
const cell = (text: string): string => plain(text).replaceAll('|', '\\|').replaceAll('\n', '<br>') || '—'
/** A sign that Markdown would take for itself. */
const plain = (text: string): string => text.replace(/([*_`~<\\])/g, '\\$1')
