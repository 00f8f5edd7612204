/** Which column holds which field: the row of headings is looked for, since a title and notes often stand above it. */
import type { Field, Programme, SheetRule } from '#kernel/programme'
import type { Text } from '#kernel/text'
import { unguarded, type SheetCell } from './cell.ts'
import { folded } from './words.ts'

export type ListFields = Readonly<Record<string, Field & { readonly optional?: boolean }>>

/** The columns of the list that a sheet fills. */
export function fieldsOf(p: Programme, rule: SheetRule): ListFields {
  const list = p.fields[rule.list]
  return list?.type === 'list' ? list.of : {}
}

/** The last column of a file of faults; a reader passes over it. */
export const faultHeading = '错误'

export type Headings = {
  /** The place of the last row of headings among those that were looked at. */
  readonly at: number
  /** Column by field, and by the field of a place the column of the place above it; the first is 0. */
  readonly columns: Readonly<Record<string, number>>
  readonly within: Readonly<Record<string, number>>
  /** All headings as they stand, those that nothing takes, and fields that may be left out and are. */
  readonly all: readonly string[]
  readonly ignored: readonly string[]
  readonly absent: readonly string[]
}
export type HeadingsRead =
  | { readonly ok: true; readonly headings: Headings }
  | {
      readonly ok: false
      readonly code: 'headings_missing' | 'headings_repeated'
      readonly names: readonly string[]
      readonly message: Text
    }

/** So many rows are looked through for the headings. */
export const headingRows = 10

/** Headings stand over each other in at most so many rows. */
const headingDepth = 3

/** A way to read headings: by the rows up to `at`, what each column is called and what it is taken by. */
type Reading = {
  readonly at: number
  readonly all: readonly string[]
  readonly taken: readonly (string | null)[]
}

/**
 * [IM3] The row among the first ones that names most fields, or up to three rows over each other, whose cells may be merged. A
 * field that must be filled in and has no column, and one that has two, are told by their headings; columns that nobody knows are
 * passed over.
 */
export function readHeadings(
  fields: ListFields,
  rule: SheetRule,
  rows: readonly (readonly SheetCell[])[],
): HeadingsRead {
  const columnBySign = new Map(
    Object.entries(rule.columns).flatMap(([name, c]) => [
      ...c.headings.map((h) => [sign(h), `field ${name}`] as const),
      ...(c.within ?? []).map((h) => [sign(h), `within ${name}`] as const),
    ]),
  )
  const takenBy = (names: readonly string[]): string | null =>
    names.map((name) => columnBySign.get(sign(name))).find((t) => t !== undefined) ?? null
  const score = ({ taken }: Reading): number => new Set(taken.filter((t) => t !== null)).size
  const none: Reading = { at: -1, all: [], taken: [] }
  const best = rows
    .slice(0, headingRows)
    .flatMap((_, top, looked) =>
      Array.from({ length: Math.min(headingDepth, looked.length - top) }, (_unused, more): Reading => {
        const columns = stacked(looked.slice(top, top + more + 1))
        return { at: top + more, all: columns.map((names) => names[0] ?? ''), taken: columns.map(takenBy) }
      }),
    )
    .reduce((most, reading) => (score(reading) > score(most) ? reading : most), none)
  const { at, all, taken } = score(best) < 2 ? { ...best, taken: [] } : best
  const title = (key: string): string =>
    key.startsWith('within ')
      ? rule.columns[key.slice(7)]!.within![0]!
      : rule.columns[key.slice(6)]!.headings[0]!
  const missing = Object.entries(fields)
    .filter(([name, f]) => !f.optional && !taken.includes(`field ${name}`))
    .map(([name]) => rule.columns[name]?.headings[0] ?? name)
  if (missing.length > 0)
    return {
      ok: false,
      code: 'headings_missing',
      names: missing,
      message: {
        zh: `缺少表头：${missing.join('、')}。请下载模板核对，表头应在前${headingRows}行之内`,
        en: `These headings are missing: ${missing.join(', ')}. Compare with the template; headings stand within the first ${headingRows} rows`,
      },
    }
  const twice = [...new Set(taken.filter((t, i) => t !== null && taken.indexOf(t) !== i))].map((t) =>
    title(t!),
  )
  if (twice.length > 0)
    return {
      ok: false,
      code: 'headings_repeated',
      names: twice,
      message: {
        zh: `表头重复：${twice.join('、')}。请每项只留一列`,
        en: `These headings come twice: ${twice.join(', ')}. Keep one column of each`,
      },
    }
  const of = (kind: string) =>
    Object.fromEntries(
      taken.flatMap((t, i) => (t?.startsWith(`${kind} `) ? [[t.slice(kind.length + 1), i] as const] : [])),
    )
  const columns = of('field')
  return {
    ok: true,
    headings: {
      at,
      columns,
      within: of('within'),
      all,
      ignored: all.filter((h, i) => h !== '' && taken[i] === null && h !== faultHeading),
      absent: Object.keys(fields).filter(
        (name) => !Object.hasOwn(columns, name) && Object.hasOwn(rule.columns, name),
      ),
    },
  }
}

/**
 * What each column of some rows over each other is called: by its lowest cell that is not blank, or by all of them. A cell that is
 * merged along a row says the same for the columns below it; one that is merged downwards is the lowest of its column.
 */
function stacked(rows: readonly (readonly SheetCell[])[]): readonly (readonly string[])[] {
  const width = Math.max(0, ...rows.map((cells) => cells.length))
  const texts = rows.map((cells, r) => {
    let before = ''
    return Array.from({ length: width }, (_, c) => {
      const cell = cells[c]
      /** Merged downwards: what stands above says it. */
      const isBelow = cell?.kind === 'merged' && r > 0 && rows[r - 1]![c]?.kind !== 'merged'
      if (cell?.kind !== 'merged' || isBelow || r === rows.length - 1)
        before = cell === undefined ? '' : headingText(cell)
      return before
    })
  })
  return Array.from({ length: width }, (_, c) => {
    const parts = texts.map((row) => row[c]!).filter((text) => text !== '')
    return parts.length < 2 ? parts : [parts.at(-1)!, parts.join('')]
  })
}

const headingText = (cell: SheetCell): string =>
  cell.kind === 'text' ? unguarded(cell.text).trim() : cell.kind === 'number' ? cell.text : ''

/** Headings are marked with stars and colons, and written over two lines. */
const sign = (text: string): string => folded(text).replace(/[*:]/g, '')

/** Before the number of a file that left by our door; a row that holds one says who took it, and tells of nothing. */
export const exportNumberMark = '导出编号：'
/** [IM10] Whether a row is the last one of a list that we exported. */
export const isExportMark = (cells: readonly SheetCell[]): boolean =>
  cells.some((cell) => cell.kind === 'text' && cell.text.startsWith(exportNumberMark))

/**
 * [IM3] Whether a row says something of the columns and nothing of a thing: the headings again, as on each printed page, their units
 * alone, or the columns counted from one.
 */
export function isOfHeadings(headings: Headings, cells: readonly SheetCell[]): boolean {
  const filled = cells.flatMap((cell, i) =>
    cell.kind === 'empty' || cell.kind === 'merged' ? [] : [{ text: headingText(cell), i }],
  )
  if (filled.length === 0 || filled.some(({ text }) => text === '')) return false
  if (filled.length > 2 && filled.every(({ text, i }) => sign(text) === sign(headings.all[i] ?? '')))
    return true
  if (filled.every(({ text }) => /^[（(][^（()）]{1,6}[)）]$/.test(text) && !/\d/.test(text))) return true
  const numbers = filled.map(({ text }) => Number(folded(text).replace(/^\((\d+)\)$/, '$1')))
  return numbers.length > 2 && numbers.every((n, i) => n === i + 1)
}

/** The columns of a template: headings, and under each one what to write. */
export function templateOf(
  fields: ListFields,
  rule: SheetRule,
): readonly { readonly heading: string; readonly hint: string }[] {
  return Object.entries(rule.columns).flatMap(([name, c]) => {
    const field = fields[name]!
    const must = field.optional ? '不清楚留空' : '必填'
    return [
      ...(c.within ? [{ heading: c.within[0]!, hint: '填全称' }] : []),
      { heading: c.headings[0]!, hint: `${must}${hintOf(field, c.places ?? 0, rule)}` },
    ]
  })
}

function hintOf(field: Field, places: number, rule: SheetRule): string {
  switch (field.type) {
    case 'choice':
      return `；${Object.values(field.options)
        .map((o) => o.zh)
        .join('、')}`
    case 'boolean':
      return `；${rule.yes[0]}、${rule.no[0]}`
    case 'integer':
    case 'fen':
      return places === 0 ? '；整数' : `；最多${places}位小数`
    case 'day':
      return '；如2021-10-20'
    case 'month':
      return '；如2021-10'
    case 'point':
      return '；WGS-84经度,纬度，如113.134021,27.835672'
    case 'area':
      return '；填全称或12位代码'
    default:
      return ''
  }
}

const hinted = new WeakMap<Headings, readonly (string | undefined)[]>()
/** Whether a row is the template's own line of guidance, left where it was. */
export function isGuidance(
  fields: ListFields,
  rule: SheetRule,
  headings: Headings,
  cells: readonly SheetCell[],
): boolean {
  const hints =
    hinted.get(headings) ??
    headings.all.map((h) => templateOf(fields, rule).find((t) => sign(t.heading) === sign(h))?.hint)
  hinted.set(headings, hints)
  let filled = 0
  for (const [i, cell] of cells.entries()) {
    if (cell.kind === 'empty') continue
    /** The first cell of nearly every row says that it is none. */
    if (cell.kind !== 'text' || cell.text === '' || hints[i] !== cell.text) return false
    filled += 1
  }
  return filled > 1
}
