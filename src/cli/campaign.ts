/** A campaign as a table for the terminal: Chinese letters are two columns wide. */

type Text = { readonly zh: string; readonly en: string }
type Pace = {
  readonly done: number
  readonly target: number | null
  readonly percent: string
  readonly gap: string | null
  readonly light: string | null
  readonly week: number
  readonly stages: readonly number[]
  readonly stuck: number
}
/** What of the answer the table shows. */
export type CampaignView = {
  readonly title: Text
  readonly asOf: string
  readonly within: { readonly name: Text }
  readonly timeline: { readonly title: Text; readonly percent: string }
  readonly stages: readonly { readonly title: Text }[]
  readonly total: Pace
  readonly rows: readonly (Pace & { readonly name: Text; readonly rank: number | null })[]
  readonly forecast: { readonly text: Text } | null
  readonly meeting: { readonly day: string | null; readonly reason: Text }
  readonly checks: readonly { readonly text: Text; readonly todo: Text }[]
}

const lights: Readonly<Record<string, string>> = {
  green: '绿',
  blue: '蓝',
  yellow: '黄',
  orange: '橙',
  red: '红',
}

export function campaignTable(v: CampaignView): string {
  const head = [
    '名次',
    '单位',
    '目标',
    '完成',
    '完成率%',
    '差距',
    '灯',
    '本周',
    ...v.stages.map((s) => s.title.zh),
    '卡点',
  ]
  const cells = (rank: string, name: string, p: Pace) => [
    rank,
    name,
    String(p.target ?? '—'),
    String(p.done),
    p.percent,
    p.gap ?? '—',
    p.light === null ? '—' : lights[p.light]!,
    String(p.week),
    ...p.stages.map(String),
    String(p.stuck),
  ]
  const table = [
    head,
    ...v.rows.map((r) => cells(String(r.rank ?? '—'), r.name.zh, r)),
    cells('', '合计', v.total),
  ]
  const widths = head.map((_, i) => Math.max(...table.map((row) => columns(row[i]!))))
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (i === 1 ? cell + space(cell, widths[i]!) : space(cell, widths[i]!) + cell))
      .join('  ')
      .trimEnd()
  return [
    `${v.title.zh}　${v.within.name.zh}　截至${v.asOf}　${v.timeline.title.zh}${v.timeline.percent}%`,
    ...table.map(line),
    ...(v.forecast ? [v.forecast.text.zh] : []),
    v.meeting.day === null ? v.meeting.reason.zh : `下次周调度：${v.meeting.day}（${v.meeting.reason.zh}）`,
    ...v.checks.map((c) => `核对：${c.text.zh}。${c.todo.zh}`),
  ].join('\n')
}

const columns = (text: string): number =>
  [...text].reduce(
    (n, ch) =>
      n +
      (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/.test(
        ch,
      )
        ? 2
        : 1),
    0,
  )
const space = (text: string, width: number): string => ' '.repeat(Math.max(0, width - columns(text)))
