/** A bulletin as a file: Markdown to quote from, HTML to read, DOCX and PDF to print under a seal, XLSX to go on with its tables. */
import type { Text } from '#kernel/text'
import type { BulletinView } from '../contract/index.ts'
import { papers, chineseDay, type Block } from '#paper'
import { bulletinSheet } from './bulletin-sheet.ts'
import { sheetType } from './list-sheet.ts'

export type BulletinFormat = 'md' | 'html' | 'docx' | 'pdf' | 'xlsx'
type Lang = keyof Text
type Paragraph = BulletinView['paragraphs'][number]
type TableView = NonNullable<Paragraph['table']>

/** The bytes. Every format says whether it is signed, and tells which figure each number is. */
export async function bulletinFile(
  view: BulletinView,
  format: BulletinFormat,
  lang: Lang,
  number: string,
): Promise<Uint8Array> {
  if (format === 'docx' || format === 'pdf')
    return papers[format].print(view.title[lang], view.issuer[lang], bulletinBlocks(view, lang), {
      foot: numbered(number, lang),
    })
  if (format === 'xlsx')
    return bulletinSheet(view, lang, {
      state: `${lang === 'zh' ? '截至' : 'As of '}${view.asOf}　${view.number ?? draft[lang]}`,
      foot: numbered(number, lang),
    })
  return new TextEncoder().encode(
    format === 'md' ? asMarkdown(view, lang, number) : asHtml(view, lang, number),
  )
}

export const bulletinTypes: Readonly<Record<BulletinFormat, string>> = {
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  docx: papers.docx.type,
  pdf: papers.pdf.type,
  xlsx: sheetType,
}

/** [X3] A bulletin is for everybody: its foot says the number of the export and nothing of who took it. */
const numbered = (number: string, lang: Lang): string =>
  lang === 'zh' ? `导出编号：${number}` : `Export ${number}`

const draft: Text = { zh: '（草稿，尚未签发）', en: '(Draft, not signed)' }
const place: Text = { zh: '地区', en: 'Place' }
const rankWord: Text = { zh: '排名', en: 'Rank' }
const total: Text = { zh: '合计', en: 'Total' }
const sources: Text = { zh: '数据来源', en: 'Sources of the numbers' }
const corrections: Text = { zh: '签发后的更正', en: 'Corrections since signing' }

/** 主送 ends with a colon, 抄送 begins with its word and ends with a full stop (§7.3.2, §7.4.2). */
const addressed = (to: Text, lang: Lang): string => `${to[lang]}${lang === 'zh' ? '：' : ':'}`
const copied = (copies: Text, lang: Lang): string =>
  lang === 'zh' ? `抄送：${copies.zh}。` : `Copies: ${copies.en}.`

const sentence = (p: Paragraph, lang: Lang): string => (p.runs?.[lang] ?? []).map((r) => r.text).join('')
const dateOf = (view: BulletinView, lang: Lang): string =>
  lang === 'zh' ? chineseDay(view.signed?.at ?? view.asOf) : (view.signed?.at ?? view.asOf).slice(0, 10)

/** Which figure a number is, over what window, on how many records. */
function sourceOf(view: BulletinView, slot: string, lang: Lang): string {
  const { title, printed, reading: r } = view.slots[slot]!
  return lang === 'zh'
    ? `${title.zh}：${printed}；指标 ${r.figure} 第${r.definition}版，${r.window.from}至${r.window.to}，` +
        `记录${r.records}条，摘要 ${r.digest.slice(0, 16)}`
    : `${title.en}: ${printed}; figure ${r.figure} version ${r.definition}, ${r.window.from} to ${r.window.to}, ` +
        `${r.records} records, digest ${r.digest.slice(0, 16)}`
}

export function asMarkdown(view: BulletinView, lang: Lang, number: string): string {
  const used = Object.keys(view.slots)
  const text = (p: Paragraph) =>
    (p.runs?.[lang] ?? [])
      .map((r) =>
        r.slot === undefined ? escapeMd(r.text) : `**${escapeMd(r.text)}**[^${used.indexOf(r.slot) + 1}]`,
      )
      .join('')
  const table = (t: TableView) =>
    [
      `**${escapeMd(t.title[lang])}**`,
      '',
      `| ${[...headOf(t, lang), ...t.columns.map((c) => c[lang])].map(escapeMd).join(' | ')} |`,
      `|${' --- |'.repeat(t.columns.length + headOf(t, lang).length)}`,
      ...t.rows.map((r) => `| ${[...beginningOf(t, r, lang), ...r.cells].map(escapeMd).join(' | ')} |`),
      `| ${[...endingOf(t, lang), ...t.total].map(escapeMd).join(' | ')} |`,
    ].join('\n')
  return (
    [
      `# ${escapeMd(view.title[lang])}`,
      escapeMd(view.number ?? draft[lang]),
      ...(view.to ? [escapeMd(addressed(view.to, lang))] : []),
      ...view.paragraphs.flatMap((p) => [
        ...(p.heading ? [`## ${escapeMd(p.heading[lang])}`] : []),
        ...(p.runs ? [text(p)] : []),
        ...(p.table ? [table(p.table)] : []),
      ]),
      `${escapeMd(view.issuer[lang])}  \n${dateOf(view, lang)}`,
      ...(view.copies ? [escapeMd(copied(view.copies, lang))] : []),
      ...((view.signed?.corrections.length ?? 0) > 0
        ? [
            `## ${corrections[lang]}`,
            view.signed!.corrections.map((c) => `- ${escapeMd(c.sentence[lang])}`).join('\n'),
          ]
        : []),
      used.map((slot, i) => `[^${i + 1}]: ${escapeMd(sourceOf(view, slot, lang))}`).join('\n'),
      numbered(number, lang),
    ].join('\n\n') + '\n'
  )
}

const escapeMd = (text: string): string =>
  text.replace(/[\\`*_[\]<>|#]/g, (c) => `\\${c}`).replace(/\n/g, ' ')
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

export function asHtml(view: BulletinView, lang: Lang, number: string): string {
  const used = Object.keys(view.slots)
  const text = (p: Paragraph) =>
    (p.runs?.[lang] ?? [])
      .map((r) =>
        r.slot === undefined
          ? escapeHtml(r.text)
          : `<a class="n" href="#s${used.indexOf(r.slot) + 1}">${escapeHtml(r.text)}</a>`,
      )
      .join('')
  const cells = (tag: string, texts: readonly string[]) =>
    texts.map((c) => `<${tag}>${escapeHtml(c)}</${tag.split(' ')[0]}>`).join('')
  const [column, row] = ['th scope="col"', 'th scope="row"']
  const table = (t: TableView) =>
    [
      `<table><caption>${escapeHtml(t.title[lang])}</caption>`,
      `<thead><tr>${cells(column, [...headOf(t, lang), ...t.columns.map((c) => c[lang])])}</tr></thead><tbody>`,
      ...t.rows.map((r) => `<tr>${cells(row, beginningOf(t, r, lang))}${cells('td', r.cells)}</tr>`),
      `</tbody><tfoot><tr>${cells(row, endingOf(t, lang))}${cells('td', t.total)}</tr></tfoot></table>`,
    ].join('')
  const paragraph = (p: Paragraph) =>
    (p.heading ? `<h2>${escapeHtml(p.heading[lang])}</h2>` : '') +
    (p.runs ? `<p>${text(p)}</p>` : '') +
    (p.table ? table(p.table) : '')
  const list = (tag: 'ul' | 'ol', items: readonly string[]) => `<${tag}>${items.join('')}</${tag}>`
  const lineTo = (words: string) => `<p class="to">${escapeHtml(words)}</p>`
  const corrected = (view.signed?.corrections ?? []).map((c) => `<li>${escapeHtml(c.sentence[lang])}</li>`)
  const numbers = used.map((slot, i) => `<li id="s${i + 1}">${escapeHtml(sourceOf(view, slot, lang))}</li>`)
  return [
    '<!doctype html>',
    `<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">` +
      '<meta name="viewport" content="width=device-width, initial-scale=1">' +
      `<title>${escapeHtml(view.title[lang])}</title><style>${style}</style></head>`,
    `<body><main><p class="mark">${escapeHtml(view.issuer[lang])}</p>` +
      `<p class="no">${escapeHtml(view.number ?? draft[lang])}</p><h1>${escapeHtml(view.title[lang])}</h1>` +
      (view.to ? lineTo(addressed(view.to, lang)) : ''),
    view.paragraphs.map(paragraph).join('\n'),
    `<p class="sign">${escapeHtml(view.issuer[lang])}<br>${dateOf(view, lang)}</p>` +
      (view.copies ? lineTo(copied(view.copies, lang)) : ''),
    corrected.length > 0 ? `<section><h2>${corrections[lang]}</h2>${list('ul', corrected)}</section>` : '',
    `<section class="src"><h2>${sources[lang]}</h2>${list('ol', numbers)}</section>` +
      `<footer>${numbered(number, lang)}</footer></main></body></html>`,
    '',
  ].join('\n')
}

const style = [
  'body{margin:0;background:#f4f2ee;color:#1b1b1b;font:18px/1.9 FangSong,STFangsong,"Noto Serif CJK SC",serif}',
  'main{max-width:44em;margin:2em auto;padding:3em 3.2em;background:#fff;box-shadow:0 1px 4px #0002}',
  '.mark{color:#c00000;font-size:2.2em;text-align:center;letter-spacing:.12em;margin:.2em 0}',
  '.no{text-align:center;border-bottom:2px solid #c00000;padding-bottom:.6em}',
  'h1{font-size:1.5em;text-align:center;line-height:1.5}h2{font:700 1em SimHei,"Noto Sans CJK SC",sans-serif}',
  'p{text-indent:2em}.mark,.no,.to,.sign{text-indent:0}.sign{text-align:right;padding-right:2em}',
  '.n{color:inherit;font-weight:700;text-decoration:underline dotted #c00000;text-underline-offset:.25em}',
  'table{width:100%;border-collapse:collapse;font-size:.8em}caption{padding:.5em}',
  'th,td{border:1px solid #777;padding:.2em .5em;text-align:right}',
  'thead th,tbody th,tfoot th{text-align:left;font-weight:500}',
  '.src{font-size:.75em;color:#555;border-top:1px solid #ddd;margin-top:2em;overflow-wrap:anywhere}',
  'footer{font-size:.7em;color:#666;text-align:center;margin-top:2em}@media(max-width:40em){main{margin:0;padding:1.2em}}',
  '@media print{body{background:#fff}main{box-shadow:none;margin:0;max-width:none}}',
].join('')

/**
 * [GW6] The bulletin as official paper: text, signature, each table as an annex on its own sheet, what was corrected since, and
 * the record at the end. A draft has no day of printing yet.
 */
export function bulletinBlocks(view: BulletinView, lang: Lang): readonly Block[] {
  const zh = lang === 'zh'
  const tables = view.paragraphs.flatMap((p) => (p.table ? [p.table] : []))
  const changed = view.signed?.corrections ?? []
  const on = view.signed ? dateOf(view, lang) : null
  return [
    { kind: 'mark', text: view.issuer[lang] },
    { kind: 'number', text: view.number ?? draft[lang] },
    { kind: 'title', text: view.title[lang] },
    ...(view.to ? [{ kind: 'to', text: addressed(view.to, lang) } as const] : []),
    ...view.paragraphs.flatMap((p): Block[] => [
      ...(p.heading && !p.table ? [headingOf(p.heading[lang])] : []),
      ...(p.runs ? [{ kind: 'text', text: sentence(p, lang) } as const] : []),
    ]),
    ...(tables.length > 0
      ? [
          {
            kind: 'annexes',
            label: zh ? '附件：' : 'Annexes: ',
            titles: tables.map((t) => bare(t.title[lang])),
          } as const,
        ]
      : []),
    { kind: 'sign', lines: [view.issuer[lang], dateOf(view, lang)] },
    ...tables.flatMap((t, i): Block[] => [
      {
        kind: 'annex',
        text: `${zh ? '附件' : 'Annex '}${tables.length > 1 ? i + 1 : ''}`.trim(),
        title: bare(t.title[lang]),
      },
      tableBlock(t, lang),
    ]),
    ...(changed.length > 0
      ? [
          { kind: 'annex', text: corrections[lang] } as const,
          ...changed.map((c): Block => ({ kind: 'text', text: c.sentence[lang] })),
        ]
      : []),
    {
      kind: 'record',
      ...(view.copies ? { copies: copied(view.copies, lang) } : {}),
      issuer: view.issuer[lang],
      printed: zh ? `${on ?? '　　年　月　日'}印发` : `Printed ${on ?? '________'}`,
    },
  ]
}

/** The sheet says 附件 itself. */
const bare = (title: string): string => title.replace(/^(附件?[：:]|Annex:\s*)/, '')

/** （一） is a heading of the second level. */
const headingOf = (text: string): Block => ({
  kind: /^（[一二三四五六七八九十]+）/.test(text) ? 'subheading' : 'heading',
  text,
})

/** What stands before the cells: the rank where rows are ranked, and the place. */
const headOf = (t: TableView, lang: Lang): readonly string[] => [
  ...(t.ranked ? [rankWord[lang]] : []),
  place[lang],
]
const beginningOf = (t: TableView, r: TableView['rows'][number], lang: Lang): readonly string[] => [
  ...(t.ranked ? [r.rank === null || r.rank === undefined ? '—' : String(r.rank)] : []),
  r.name[lang],
]
const endingOf = (t: TableView, lang: Lang): readonly string[] => [...(t.ranked ? [''] : []), total[lang]]

const tableBlock = (t: TableView, lang: Lang): Block => ({
  kind: 'table',
  widths: [...(t.ranked ? [9] : []), 26, ...t.columns.map(() => 17)],
  align: [...(t.ranked ? ['center' as const] : []), 'left', ...t.columns.map(() => 'right' as const)],
  head: [...headOf(t, lang), ...t.columns.map((c) => c[lang])],
  rows: t.rows.map((r) => [...beginningOf(t, r, lang), ...r.cells]),
  foot: [...endingOf(t, lang), ...t.total],
})
