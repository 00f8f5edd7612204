/** A published table, computed again: each percentage, each rank, each total. */
import type { Text } from '#kernel/text'
import { printHundredths, printPercent } from '#kernel/figure'
import { ranking, sum } from './ranking.ts'

/**
 * A row as printed. `done` and `target` are whole numbers of one unit (pieces, or hundredths of 万元); `percent` is the text of the
 * number, whose decimals say how it was rounded.
 */
export type PublishedRow = {
  readonly name: string
  readonly done: number
  readonly target: number
  readonly percent?: string
  readonly rank?: number
}

export type Discrepancy = {
  readonly kind:
    | 'row_percent'
    | 'row_rank'
    | 'total_done'
    | 'total_target'
    | 'total_percent'
    | 'mean_of_percents'
  readonly severity: 'error' | 'warning'
  readonly name: string
  /** The row's place in the table from 0; null for the total. */
  readonly row: number | null
  readonly said: string
  readonly implied: string
  /** For sums: printed minus summed, in the unit of the rows. */
  readonly difference?: number
  readonly message: Text
}

/** `pieces` are counted and add up exactly; `hundredths` are amounts that were rounded before they were printed. */
export type Amounts = 'pieces' | 'hundredths'

/**
 * [G12] What of a published table does not follow from its own counts; an empty list says that all of it does.
 * Sums of rounded amounts may differ by half a last digit for each row and the total: that much is a warning, more is an error.
 * So is a percentage of rounded amounts that is off by one last digit.
 */
export function reconcile(
  rows: readonly PublishedRow[],
  printedTotal: PublishedRow,
  amounts: Amounts = 'hundredths',
): readonly Discrepancy[] {
  return [
    ...rows.flatMap((r, i) => percentFault(r, i, amounts)),
    ...rankFaults(rows),
    ...totalFaults(rows, printedTotal, amounts),
  ]
}

function percentFault(r: PublishedRow, row: number | null, amounts: Amounts): readonly Discrepancy[] {
  if (r.percent === undefined) return []
  const decimals = (r.percent.split('.')[1] ?? '').length
  const implied = printPercent(r.done, r.target, Math.min(decimals, 6))
  if (implied === r.percent) return []
  const off = lastDigits(implied) - lastDigits(r.percent)
  const severity = amounts === 'hundredths' && (off === 1n || off === -1n) ? 'warning' : 'error'
  return [
    {
      kind: row === null ? 'total_percent' : 'row_percent',
      severity,
      name: r.name,
      row,
      said: r.percent,
      implied,
      message: {
        zh: `${r.name}印作${r.percent}%，按数据计算应为${implied}%`,
        en: `${r.name} is printed as ${r.percent} %, its counts give ${implied} %`,
      },
    },
  ]
}

/** The printed digits as a whole number of last places; what cannot be read is far from everything. */
function lastDigits(printed: string): bigint {
  const digits = printed.replace('.', '')
  return /^\d{1,30}$/.test(digits) ? BigInt(digits) : -1_000_000n
}

function rankFaults(rows: readonly PublishedRow[]): readonly Discrepancy[] {
  const table = ranking(
    rows.map((r, i) => ({ unit: String(i), name: r.name, done: r.done, target: r.target })),
  )
  const ranks = new Map(table.ranked.map((r) => [r.unit, r.rank]))
  return rows.flatMap((r, i): readonly Discrepancy[] => {
    const implied = ranks.get(String(i))
    if (r.rank === undefined || r.rank === implied) return []
    const written = implied === undefined ? '—' : String(implied)
    return [
      {
        kind: 'row_rank',
        severity: 'error',
        name: r.name,
        row: i,
        said: String(r.rank),
        implied: written,
        message: {
          zh: `${r.name}印作第${r.rank}位，按数据应为${implied === undefined ? '不排名' : `第${written}位`}`,
          en: `${r.name} is printed as rank ${r.rank}, its counts give ${written}`,
        },
      },
    ]
  })
}

function totalFaults(
  rows: readonly PublishedRow[],
  total: PublishedRow,
  amounts: Amounts,
): readonly Discrepancy[] {
  const sums = { done: sum(rows.map((r) => r.done)), target: sum(rows.map((r) => r.target)) }
  const percents = percentFault(total, null, amounts)
  return [
    ...sumFault('total_done', total.name, total.done, sums.done, rows.length, amounts),
    ...sumFault('total_target', total.name, total.target, sums.target, rows.length, amounts),
    ...percents,
    ...percents.flatMap(() => meanFault(rows, total)),
  ]
}

function sumFault(
  kind: 'total_done' | 'total_target',
  name: string,
  said: number,
  summed: number,
  rows: number,
  amounts: Amounts,
): readonly Discrepancy[] {
  const difference = said - summed
  if (difference === 0) return []
  // Each row and the total were rounded by at most half of the last digit.
  const severity = amounts === 'hundredths' && Math.abs(difference) * 2 <= rows + 1 ? 'warning' : 'error'
  const [s, i, d] = [said, summed, Math.abs(difference)].map((n) =>
    amounts === 'hundredths' ? printHundredths(n) : String(n),
  ) as [string, string, string]
  const what = kind === 'total_done' ? { zh: '完成数', en: 'done' } : { zh: '计划数', en: 'target' }
  const why =
    severity === 'warning'
      ? { zh: '，在四舍五入的误差之内', en: ', which rounding can explain' }
      : { zh: '', en: '' }
  return [
    {
      kind,
      severity,
      name,
      row: null,
      said: s,
      implied: i,
      difference,
      message: {
        zh: `${name}${what.zh}印作${s}，各行相加为${i}，相差${d}${why.zh}`,
        en: `${name}: ${what.en} is printed as ${s}, the rows add up to ${i}, a difference of ${d}${why.en}`,
      },
    },
  ]
}

/** A wrong total that is the mean of the rows' percentages tells how it was made. */
function meanFault(rows: readonly PublishedRow[], total: PublishedRow): readonly Discrepancy[] {
  const percents = rows.flatMap((r) =>
    r.percent === undefined || r.target === 0 ? [] : [lastDigits(printPercent(r.done, r.target))],
  )
  if (percents.length < 2) return []
  const [top, count] = [percents.reduce((a, b) => a + b, 0n), BigInt(percents.length)]
  const mean = printHundredths(Number((2n * top + count) / (2n * count)))
  const said = total.percent ?? ''
  if (mean !== said) return []
  const implied = printPercent(total.done, total.target)
  return [
    {
      kind: 'mean_of_percents',
      severity: 'error',
      name: total.name,
      row: null,
      said,
      implied,
      message: {
        zh: `${total.name}的${said}%是各行百分比的平均数；合计应按总数计算，为${implied}%`,
        en: `${said} % is the mean of the rows’ percentages; the counts give ${implied} %`,
      },
    },
  ]
}
