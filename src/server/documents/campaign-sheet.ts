/** The sheet of the week as officials know it: districts with their streets, the total of the sums, and what is stuck. */
import writeXlsxFile from 'write-excel-file/node'
import type { Text } from '#kernel/text'
import type { CampaignRowView, CampaignStuck, CampaignView } from '../contract/index.ts'
import type { Mark } from '#paper'
import {
  chineseDay,
  headed,
  note,
  number,
  onePageWide,
  summed,
  text,
  title,
  whole,
  type Cell,
  type Style,
} from './sheet-cells.ts'

/** A line of the sheet: a place, the parts of one stand below it. */
export type SheetLine = {
  readonly row: CampaignRowView
  readonly level: 0 | 1
  readonly reasons: CampaignStuck['reasons']
}
export type CampaignSheet = {
  readonly view: CampaignView
  /** What counts as done. */
  readonly done: Text
  /** The columns between target and rate, each with where its number stands in a row. */
  readonly columns: readonly {
    readonly title: Text
    readonly of: (row: CampaignView['total']) => string | number
  }[]
  readonly lines: readonly SheetLine[]
  readonly stuck: CampaignStuck
}

const lights = {
  green: ['绿灯', '#d9f2d9'],
  blue: ['蓝灯', '#d6e9fb'],
  yellow: ['黄灯', '#fff2cc'],
  orange: ['橙灯', '#fde0c2'],
  red: ['红灯', '#f8d2d0'],
} as const
/** [X1] The bytes of an .xlsx of two sheets, which carry who took them and by which number they are found. */
export function campaignSheet(s: CampaignSheet, mark: Mark): Promise<Buffer> {
  const { view } = s
  const titles = [
    '名次',
    '单位',
    '目标任务',
    ...s.columns.map((c) => c.title.zh),
    '完成率（%）',
    '序时进度（%）',
    '差距（百分点）',
    '亮灯',
    '本周新增',
    '卡点（件）',
    '卡点原因',
  ]
  const total = { ...view.total, name: { zh: '合计', en: 'Total' } }
  const sheet = [
    title(`${view.title.zh}${view.called.sheet.zh}`, titles.length),
    note(
      `范围：${view.within.name.zh}　截至${chineseDay(view.asOf)}　${view.timeline.title.zh}${view.timeline.percent}%　亮灯规则：${view.rules.all.find((r) => r.id === view.rules.chosen)!.title.zh}`,
      titles.length,
    ),
    titles.map((t) => text(t, headed)),
    ...s.lines.map(({ row, level, reasons }) =>
      line(
        s,
        row,
        row.rank ?? '—',
        `${level === 1 ? '　' : ''}${row.name.zh}`,
        reasons,
        level === 0 && s.lines.some((l) => l.level === 1) ? summed : {},
      ),
    ),
    line(s, total, '', '合计', s.stuck.reasons, { ...summed, backgroundColor: '#e4e4e4' }),
    ...view.checks.map((c, i) =>
      note(`${i === 0 ? '印发前核对：' : '　　　　　　'}${c.text.zh}。${c.todo.zh}`, titles.length),
    ),
    ...s.lines
      .filter((l) => l.row.revised !== null && l.level === 0)
      .map((l) => note(`目标调整：${l.row.name.zh}${l.row.revised!.zh}`, titles.length)),
    note(
      `说明：完成率为“${s.done.zh}”占目标任务的比例，合计行按各行合计数计算；超过目标的如实印出，没有完成的不印100%。导出人${mark.by}，${mark.at.slice(0, 16).replace('T', ' ')}，编号${mark.number}`,
      titles.length,
    ),
  ]
  const stuckTitles = [
    '序号',
    '项目',
    '地点',
    '环节',
    '停留（天）',
    '到达',
    '时限',
    '卡点原因',
    '办理单位',
    '办件编号',
  ]
  const stuckSheet = [
    title(`${view.title.zh}卡点清单`, stuckTitles.length),
    note(
      `范围：${view.within.name.zh}　截至${chineseDay(view.asOf)}　共${s.stuck.total}件${s.stuck.cases.length < s.stuck.total ? `，本岗位可见${s.stuck.cases.length}件` : ''}`,
      stuckTitles.length,
    ),
    stuckTitles.map((t) => text(t, headed)),
    ...s.stuck.cases.map((c, i) => [
      whole(i + 1),
      text(c.name),
      text(c.areaName.zh),
      text(c.stepTitle.zh),
      whole(c.days),
      text(c.since.slice(0, 10), { align: 'center' }),
      text(c.due?.slice(0, 10) ?? '—', { align: 'center' }),
      text(c.stuck!.zh),
      text(c.holder?.zh ?? '—'),
      text(c.case),
    ]),
  ]
  return writeXlsxFile(
    [
      {
        data: sheet as never,
        sheet: view.called.sheet.zh,
        columns: [6, 27, 9, ...s.columns.map(() => 10), 10, 10, 10, 8, 9, 9, 46].map((width) => ({ width })),
        orientation: 'landscape',
        stickyRowsCount: 3,
        showGridLines: false,
      },
      {
        data: stuckSheet as never,
        sheet: '卡点清单',
        columns: [6, 24, 26, 16, 10, 12, 12, 44, 30, 14].map((width) => ({ width })),
        orientation: 'landscape',
        stickyRowsCount: 3,
        showGridLines: false,
      },
    ],
    { fontFamily: '宋体', fontSize: 10, features: [onePageWide] },
  ).toBuffer()
}

function line(
  s: CampaignSheet,
  row: CampaignView['total'],
  rank: number | string,
  name: string,
  reasons: CampaignStuck['reasons'],
  style: Style,
): readonly Cell[] {
  const light = row.light === null ? null : lights[row.light]
  return [
    typeof rank === 'number'
      ? whole(rank, { ...style, align: 'center' })
      : text(rank, { ...style, align: 'center' }),
    text(name, style),
    row.target === null ? text('—', { ...style, align: 'right' }) : whole(row.target, style),
    ...s.columns.map((c) => number(c.of(row), style)),
    number(row.percent, style, '0.00'),
    number(s.view.timeline.percent, style, '0.00'),
    row.gap === null ? text('—', { ...style, align: 'right' }) : number(row.gap, style, '+0.00;-0.00;0.00'),
    text(light?.[0] ?? '—', { ...style, align: 'center', ...(light ? { backgroundColor: light[1] } : {}) }),
    whole(row.week, style),
    whole(row.stuck, style),
    text(reasons.map((r) => `${r.text.zh}${r.count}件`).join('；'), { ...style, fontWeight: undefined }),
  ]
}
