/** The tables of a bulletin as a workbook: each on a sheet of its own, and last where every number comes from. */
import writeXlsxFile from 'write-excel-file/node'
import type { Text } from '#kernel/text'
import type { BulletinView } from '../contract/index.ts'
import { headed, note, number, onePageWide, summed, text, title, type Cell } from './sheet-cells.ts'

type Lang = keyof Text
type TableView = NonNullable<BulletinView['paragraphs'][number]['table']>
type Sheet = {
  readonly name: string
  readonly widths: readonly number[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Said of every sheet: as of which day, whether it is signed, and the number of the export. */
export type Marked = { readonly state: string; readonly foot: string }

/** [X3] A number that was printed is one that can be added up; what is a dash, or not told, stays as it is printed. */
export async function bulletinSheet(view: BulletinView, lang: Lang, marked: Marked): Promise<Uint8Array> {
  const tables = view.paragraphs.flatMap((p) => (p.table ? [p.table] : []))
  const sheets = [
    ...tables.map((t, i) => tableSheet(view, t, i + 1, lang, marked)),
    sourcesSheet(view, lang, marked),
  ]
  return writeXlsxFile(
    sheets.map(({ name, widths, rows }) => ({
      data: rows as never,
      sheet: name,
      columns: widths.map((width) => ({ width })),
      orientation: 'landscape' as const,
      stickyRowsCount: 3,
      showGridLines: false,
    })),
    { fontFamily: '宋体', fontSize: 10, features: [onePageWide] },
  ).toBuffer()
}

const words = {
  place: { zh: '地区', en: 'Place' },
  rank: { zh: '排名', en: 'Rank' },
  total: { zh: '合计', en: 'Total' },
  sources: { zh: '数据来源', en: 'Sources' },
} as const satisfies Record<string, Text>

function tableSheet(view: BulletinView, t: TableView, no: number, lang: Lang, marked: Marked): Sheet {
  const isRanked = t.ranked === true
  const heads = [...(isRanked ? [words.rank[lang]] : []), words.place[lang], ...t.columns.map((c) => c[lang])]
  const rank = (r: TableView['rows'][number]): readonly Cell[] =>
    isRanked ? [number(r.rank ?? '—', {})] : []
  return {
    name: lang === 'zh' ? `表${no}` : `Table ${no}`,
    widths: [...(isRanked ? [8] : []), 24, ...t.columns.map((c) => Math.min(24, 6 + 2 * c.zh.length))],
    rows: [
      title(t.title[lang], heads.length),
      note(`${view.issuer[lang]}　${marked.state}`, heads.length),
      heads.map((h) => text(h, headed)),
      ...t.rows.map((r) => [
        ...rank(r),
        text(r.name[lang]),
        ...r.cells.map((c) => number(c, {}, formatOf(c))),
      ]),
      [
        ...(isRanked ? [text('', summed)] : []),
        text(words.total[lang], summed),
        ...t.total.map((c) => number(c, summed, formatOf(c))),
      ],
      note(marked.foot, heads.length),
    ],
  }
}

/** With the places that were printed. */
const formatOf = (printed: string): string => {
  const places = printed.split('.')[1]?.length ?? 0
  return places === 0 ? '0' : `0.${'0'.repeat(places)}`
}

/** Each number of the bulletin: which figure, of which version, over which days, on how many records and with which digest. */
function sourcesSheet(view: BulletinView, lang: Lang, marked: Marked): Sheet {
  const heads =
    lang === 'zh'
      ? ['数据', '全县', '指标', '版本', '自', '至', '记录（条）', '摘要']
      : ['Number', 'In all', 'Figure', 'Version', 'From', 'To', 'Records', 'Digest']
  return {
    name: words.sources[lang],
    widths: [34, 14, 40, 8, 12, 12, 12, 22],
    rows: [
      title(view.title[lang], heads.length),
      note(`${view.issuer[lang]}　${marked.state}`, heads.length),
      heads.map((h) => text(h, headed)),
      ...Object.values(view.slots).map(({ title: name, printed, reading: r }) => [
        text(name[lang]),
        number(printed, {}, formatOf(printed)),
        text(r.figure),
        number(r.definition, {}),
        text(r.window.from),
        text(r.window.to),
        number(r.records, {}),
        text(r.digest.slice(0, 16)),
      ]),
      note(marked.foot, heads.length),
    ],
  }
}
