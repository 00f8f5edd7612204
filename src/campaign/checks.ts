/** What the office looks at before a weekly sheet goes out: each with what to do about it. */
import type { Text } from '#kernel/text'
import type { RowFlag } from './ranking.ts'

/** A week's growth is odd when it is at least `outlierLeast` and `outlierTimes` the mean of the weeks before. */
export type CheckRule = {
  readonly outlierTimes: number
  readonly outlierLeast: number
  readonly clause: string
}

export type Check = {
  readonly unit: string
  readonly name: Text
  readonly kind: 'decrease' | 'above_target' | 'outlier' | 'counted_twice'
  readonly text: Text
  readonly todo: Text
}

/** `weeks`: what came in each of the weeks before the last one, oldest first; none before the campaign began. */
export type CheckedRow = {
  readonly unit: string
  readonly name: Text
  readonly done: number
  readonly before: number
  readonly target: number | null
  readonly weeks: readonly number[]
  readonly flags: readonly RowFlag[]
}

/** [G17] Fewer than a week ago; more than the target; a week out of proportion to those before it; one thing reported by two. */
export function checksOf(rows: readonly CheckedRow[], rule: CheckRule): readonly Check[] {
  return rows.flatMap((r): readonly Check[] => [
    ...decrease(r),
    ...aboveTarget(r),
    ...outlier(r, rule),
    ...twice(r),
  ])
}

function decrease(r: CheckedRow): readonly Check[] {
  if (r.done >= r.before) return []
  return [
    {
      unit: r.unit,
      name: r.name,
      kind: 'decrease',
      text: {
        zh: `${r.name.zh}完成数由上周的${r.before}减为${r.done}`,
        en: `${r.name.en}: ${r.done} done, down from ${r.before} a week ago`,
      },
      todo: {
        zh: '请责任单位说明减少的原因（停止、退回或者重复上报），查明后再印发',
        en: 'Ask the unit why (stopped, returned, reported twice) before the sheet goes out',
      },
    },
  ]
}

function aboveTarget(r: CheckedRow): readonly Check[] {
  if (r.target === null || r.done <= r.target) return []
  return [
    {
      unit: r.unit,
      name: r.name,
      kind: 'above_target',
      text: {
        zh: `${r.name.zh}完成${r.done}，超过目标任务${r.target}`,
        en: `${r.name.en}: ${r.done} done, above the target of ${r.target}`,
      },
      todo: {
        zh: '核对有没有应计入其他单位的；属实的如实印出，不改为100%',
        en: 'See whether some belong to another unit; if true, print it as it is, never as 100 %',
      },
    },
  ]
}

function outlier(r: CheckedRow, rule: CheckRule): readonly Check[] {
  const week = r.done - r.before
  const sum = r.weeks.reduce((n, w) => n + w, 0)
  if (r.weeks.length === 0 || week < rule.outlierLeast || week * r.weeks.length < rule.outlierTimes * sum)
    return []
  return [
    {
      unit: r.unit,
      name: r.name,
      kind: 'outlier',
      text: {
        zh: `${r.name.zh}本周新增${week}，前${r.weeks.length}周合计新增${sum}`,
        en: `${r.name.en}: ${week} new this week, ${sum} in the ${r.weeks.length} weeks before`,
      },
      todo: { zh: '逐件核对本周新增的记录和日期', en: 'Check each of this week’s records and its day' },
    },
  ]
}

const twice = (r: CheckedRow): readonly Check[] =>
  r.flags
    .filter((f) => f.kind === 'counted_twice')
    .map((f) => ({
      unit: r.unit,
      name: r.name,
      kind: 'counted_twice',
      text: f.text,
      todo: {
        zh: '确定由哪个单位上报，另一个单位更正',
        en: 'Settle which unit reports it; the other corrects its own',
      },
    }))
