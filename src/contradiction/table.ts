/** A table pasted with the text (tabs, or bars as in markdown), computed again by the rule of published tables. */
import { printPercent } from '#kernel/figure'
import { reconcile, type PublishedRow } from '#campaign'
import type { Contradiction } from './kind.ts'

export type Span = readonly [number, number]
type Cell = {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly number: { readonly hundredths: number; readonly decimals: number } | null
}
type Line = readonly Cell[]

/** The lines of a text by kind; lines of a table that follow each other belong together. */
export function linesOf(text: string): {
  readonly prose: readonly Span[]
  readonly tables: readonly (readonly Span[])[]
} {
  const [prose, tables]: [Span[], Span[][]] = [[], []]
  let [start, inTable] = [0, false]
  for (const line of text.split('\n')) {
    const span: Span = [start, start + line.length]
    const isRow = line.includes('\t') || line.indexOf('|') !== line.lastIndexOf('|')
    if (!isRow) prose.push(span)
    else if (inTable) tables.at(-1)!.push(span)
    else tables.push([span])
    inTable = isRow
    start += line.length + 1
  }
  return { prose, tables }
}

/** [B9] What a pasted table says against its own counts, by row and total. */
export function tableConflicts(text: string, tables: readonly (readonly Span[])[]): readonly Contradiction[] {
  return tables.flatMap((spans) => {
    const lines = spans.map((s) => cellsOf(text, s)).filter((l) => !l.every((c) => /^[-: ]*$/.test(c.text)))
    return groupsOf(lines).flatMap((g) => faultsOf(lines, g))
  })
}

function cellsOf(text: string, [start, end]: Span): Line {
  const line = text.slice(start, end)
  const bar = line.includes('\t') ? '\t' : '|'
  const parts = line.split(bar)
  let at = start
  const cells = parts.map((part): Cell => {
    const trimmed = part.trim()
    const from = at + part.indexOf(trimmed)
    at += part.length + 1
    return { text: trimmed, from, to: from + trimmed.length, number: numberIn(trimmed) }
  })
  return bar === '|' ? cells.filter((c, i) => c.text !== '' || (i > 0 && i < cells.length - 1)) : cells
}

/** Up to nine digits and two decimals: sums of a whole table stay exact. */
function numberIn(cell: string): Cell['number'] {
  const m = /^(\d{1,9})(?:\.(\d{1,2}))?%?$/.exec(cell.length > 20 ? '' : cell.replaceAll(',', ''))
  return m
    ? { hundredths: Number(m[1]) * 100 + Number((m[2] ?? '').padEnd(2, '0')), decimals: (m[2] ?? '').length }
    : null
}

/** A printed table is not wider; a text that only looks like one must not cost its square. */
const columnsMax = 40

type Group = { readonly plan: number; readonly done: number; readonly percent: number; readonly rank: number }

/** Which columns are plan, done and share: by their titles, or, without titles, by the rows that agree. */
function groupsOf(lines: readonly Line[]): readonly Group[] {
  const head = lines[0]?.slice(0, columnsMax)
  if (!head || lines.length < 2) return []
  return head.some((c) => c.number) ? guessed(head, lines) : titled(head)
}

function titled(head: Line): readonly Group[] {
  let [plan, done] = [-1, -1]
  const rank = head.findIndex((c) => /排名|名次|位次/.test(c.text))
  const groups: Group[] = []
  for (const [i, { text: title }] of head.entries()) {
    if (i === rank || /序时|时序|占比/.test(title)) continue
    if (/%|率|比例|进度|百分比/.test(title)) {
      if (plan >= 0 && done >= 0) groups.push({ plan, done, percent: i, rank: -1 })
    } else if (/计划|目标|任务/.test(title)) plan = i
    else if (/完成|开工|竣工|已|实际|到位/.test(title)) done = i
  }
  return groups.length === 1 ? [{ ...groups[0]!, rank }] : groups
}

/** Three columns in a row whose rows mostly agree: plan, done, share, or done, plan, share. */
function guessed(head: Line, lines: readonly Line[]): readonly Group[] {
  return head.flatMap((_, i): readonly Group[] => {
    const options: readonly Group[] = [
      { plan: i, done: i + 1, percent: i + 2, rank: -1 },
      { plan: i + 1, done: i, percent: i + 2, rank: -1 },
    ]
    return options
      .filter((g) => {
        const rows = lines.flatMap((l) => rowOf(l, g) ?? [])
        const agree = rows.filter(
          (r) =>
            r.target > 0 &&
            r.percent === printPercent(r.done, r.target, (r.percent!.split('.')[1] ?? '').length),
        )
        return agree.length >= 2 && agree.length * 2 > rows.length
      })
      .slice(0, 1)
  })
}

function rowOf(line: Line, g: Group): PublishedRow | null {
  const [plan, done, percent, rank] = [
    line[g.plan]?.number,
    line[g.done]?.number,
    line[g.percent],
    line[g.rank]?.number,
  ]
  if (!plan || !done || !percent?.number) return null
  return {
    name: line[0]!.number ? '' : line[0]!.text,
    done: done.hundredths,
    target: plan.hundredths,
    percent: percent.text.replace(/[,%]/g, ''),
    ...(rank ? { rank: rank.hundredths / 100 } : {}),
  }
}

function faultsOf(lines: readonly Line[], g: Group): readonly Contradiction[] {
  const read = lines.flatMap((line) => {
    const row = rowOf(line, g)
    return row && !/小计/.test(row.name)
      ? [{ line, row, whole: line[g.plan]!.number!.decimals + line[g.done]!.number!.decimals === 0 }]
      : []
  })
  const total = read.find((r) => /^(?:合计|总计|总数|全[省市州县区])/.test(r.row.name))
  const rows = read.filter((r) => r !== total)
  const pieces = read.every((r) => r.whole)
  // Pieces are counted in ones, so that what is said of them is said in ones.
  const unit = (r: PublishedRow): PublishedRow =>
    pieces ? { ...r, done: r.done / 100, target: r.target / 100 } : r
  const printed = rows.map((r) => unit(r.row))
  const sums = {
    name: '',
    done: printed.reduce((n, r) => n + r.done, 0),
    target: printed.reduce((n, r) => n + r.target, 0),
  }
  if (!Number.isSafeInteger(sums.done) || !Number.isSafeInteger(sums.target)) return []
  return reconcile(printed, total ? unit(total.row) : sums, pieces ? 'pieces' : 'hundredths').map(
    (d): Contradiction => {
      const line = (d.row === null ? total : rows[d.row])!.line
      const cell =
        line[
          d.kind === 'total_done'
            ? g.done
            : d.kind === 'total_target'
              ? g.plan
              : d.kind === 'row_rank'
                ? g.rank
                : g.percent
        ]!
      return {
        kind: 'table',
        severity: d.severity === 'error' ? 'contradiction' : 'warning',
        at: { from: cell.from, to: cell.to },
        said: d.said,
        implied: d.implied,
        message: d.message,
      }
    },
  )
}
