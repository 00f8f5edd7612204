/** One cell as the value of a field: read as people write, then checked by the same rule as a form. */
import { pointOfText } from '#kernel/area'
import { writtenDay, writtenMonth, type Day } from '#kernel/day'
import type { Value } from '#kernel/rule'
import { isKeptSealed, type Field, type SheetColumnRule, type SheetRule } from '#kernel/programme'
import { neatName, withoutUnseen } from '#kernel/identity'
import { parseField } from '#kernel/case'
import { placeFault, type FindPlace } from './places.ts'
import { fault, folded, meets, scaled, unscaled, type CellFault } from './words.ts'

export type { CellFault } from './words.ts'

/** A cell as a reader of spreadsheets tells it. */
export type SheetCell =
  | { readonly kind: 'empty' | 'formula' | 'merged' }
  | { readonly kind: 'text' | 'error'; readonly text: string }
  /** `shown` is what people see of it where its format makes more of it than its figures; null where nobody worked that out. */
  | { readonly kind: 'number'; readonly text: string; readonly shown?: string | null }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'day'; readonly day: string }

export type CellSetting = { readonly rule: SheetRule; readonly today: Day; readonly find: FindPlace }
/** null: the cell says that it is not known. */
export type CellRead =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: CellFault }

const good = (value: Value): CellRead => ({ ok: true, value })
const bad = (...words: Parameters<typeof fault>): CellRead => ({ ok: false, fault: fault(...words) })

/**
 * [IM2] The value of a cell, null where nobody knows it, or which rule it breaks and what to do. `above` is
 * the cell of the place above.
 */
export function readCell(
  field: Field,
  column: SheetColumnRule,
  cell: SheetCell,
  above: SheetCell | null,
  s: CellSetting,
): CellRead {
  switch (cell.kind) {
    case 'empty':
      return good(null)
    case 'formula':
      return bad(
        '单元格是公式',
        'The cell is a formula',
        '复制该列，选择性粘贴为“数值”后重试',
        'Copy the column and paste it as values',
      )
    case 'merged':
      return bad(
        '单元格被合并',
        'The cell is merged into another',
        '取消合并单元格，每一行都填上内容',
        'Unmerge the cells and fill in every row',
      )
    case 'error':
      return bad(
        `单元格是错误值${cell.text}`,
        `The cell holds the error ${cell.text}`,
        '改正或清空该单元格',
        'Correct or empty the cell',
      )
    case 'boolean':
      return field.type === 'boolean'
        ? good(cell.value)
        : bad(
            '应填文字或数字，不能是真假值',
            'The cell is true or false',
            '按表头要求重新填写',
            'Fill it in as the heading says',
          )
    case 'day':
      return field.type === 'day'
        ? checked(field, cell.day, s)
        : /** A spreadsheet program makes the first of a month of a month. */
          field.type === 'month' && cell.day.endsWith('-01')
          ? checked(field, cell.day.slice(0, 7), s)
          : bad(
              '单元格是日期，可能被表格软件自动改写',
              'The cell is a date, perhaps changed by the spreadsheet program',
              '把该列设为“文本”格式后重新填写',
              'Format the column as text and write it again',
            )
    case 'text': {
      const text = unguarded(cell.text)
      return isUnknown(text, s) ? good(null) : written(field, column, text, above, s)
    }
    case 'number':
      return isUnknown(cell.text, s) ? good(null) : number(field, column, cell, above, s)
  }
}

const isUnknown = (text: string, s: CellSetting): boolean =>
  meets(s.rule.unknown, folded(text)) || withoutUnseen(text).trim() === ''

/**
 * [SH9] The quote before a text, by which spreadsheets and our own CSV say that it is text, is no part of it; nor is `="000012"`, by
 * which other programs say so in a CSV.
 */
export const unguarded = (text: string): string =>
  /^="(?:[^"]|"")*"$/.test(text)
    ? text.slice(2, -1).replaceAll('""', '"')
    : /^'[^]/.test(text)
      ? text.slice(1)
      : text

/** [SH5] A number is what people see of it; where that and what is kept are two numbers, both are told. */
function number(
  field: Field,
  column: SheetColumnRule,
  cell: SheetCell & { readonly kind: 'number' },
  above: SheetCell | null,
  s: CellSetting,
): CellRead {
  if (lostFigures(field, cell.text))
    return bad(
      '长号码按数字存放，末几位已经丢失',
      'A long number was kept as a number and lost its last figures',
      '把该列设为“文本”格式后重新填写',
      'Format the column as text and write it again',
    )
  const isCount = field.type === 'integer' || field.type === 'fen'
  if (cell.shown === null && !isCount)
    return bad(
      `单元格的格式读不出显示的内容，实际存的是${cell.text}`,
      `What the format of the cell shows is not read; it holds ${cell.text}`,
      '把该列设为“文本”格式，按显示的重新填写',
      'Format the column as text and write what it shows',
    )
  if (cell.shown === undefined || cell.shown === null) return written(field, column, cell.text, above, s)
  if (!isCount && cell.shown !== '') return written(field, column, cell.shown, above, s)
  const places = column.places ?? 0
  const [seen, stored] = [cell.shown, cell.text].map((t) =>
    scaled(withoutUnit(t, column), places, column.round),
  )
  return column.round || (seen!.ok && stored!.ok && seen!.value === stored!.value)
    ? written(field, column, cell.text, above, s)
    : bad(
        `显示为“${cell.shown}”，实际存的是${cell.text}`,
        `It shows ${cell.shown} and holds ${cell.text}`,
        '按显示的重新填写，或把该列设为“常规”格式后核对',
        'Write it again as it should be, or format the column as general and check it',
      )
}

const lostFigures = (field: Field, text: string): boolean =>
  (field.type === 'resident_id' || field.type === 'bank_card') && text.replace(/\D/g, '').length > 15

function written(
  field: Field,
  column: SheetColumnRule,
  text: string,
  above: SheetCell | null,
  s: CellSetting,
): CellRead {
  switch (field.type) {
    case 'boolean':
      return yesOrNo(text, s.rule)
    case 'choice':
      return option(field, column, text)
    case 'integer':
    case 'fen':
      return whole(field, column, text, s)
    case 'day':
      return checked(field, writtenDay(plainly(text)) ?? plainly(text), s)
    case 'month':
      return checked(field, writtenMonth(plainly(text)) ?? plainly(text), s)
    /** [AR10] A sheet has one frame, and its heading says that it is WGS-84. */
    case 'point':
      return checked(field, { ...pointOfText(plainly(text)) }, s)
    /** [TX3] In a sheet a text of one line is a name or a number of something, and is kept so that it can be found again. */
    case 'text':
      return checked(field, field.lines ? text : neatName(text), s)
    case 'area': {
      const name = above === null ? null : seenIn(above)
      const place = s.find(name, text, column.endings ?? [])
      return place.kind === 'one'
        ? checked(field, place.code, s)
        : { ok: false, fault: placeFault(place, name, text) }
    }
    default:
      return checked(field, text, s)
  }
}

/** By the rule of the form. */
function checked(field: Field, value: Value, s: CellSetting): CellRead {
  const parsed = parseField(field, value, s.today)
  /** A sheet is answered by nobody: what a form would ask about is a fault here. */
  const message = parsed.ok ? parsed.asks?.[0]?.message : parsed.message
  return parsed.ok && message === undefined
    ? good(parsed.value)
    : {
        ok: false,
        fault: {
          message: message!,
          remedy: { zh: '按规则改正该单元格', en: 'Correct the cell by the rule' },
        },
      }
}

function yesOrNo(text: string, rule: SheetRule): CellRead {
  const word = folded(text)
  if (meets(rule.yes, word)) return good(true)
  if (meets(rule.no, word)) return good(false)
  const [yes, no] = [rule.yes[0]!, rule.no[0]!]
  return bad(
    '不是“是”或“否”',
    'Neither yes nor no',
    `填“${yes}”或“${no}”；不清楚的留空`,
    `Write ${yes} or ${no}; leave it blank where it is not known`,
  )
}

/** By its key, its title in either language, or another word for it. */
function option(field: Field & { readonly type: 'choice' }, column: SheetColumnRule, text: string): CellRead {
  const word = folded(text)
  const key = optionsOf(field, column).get(word)
  if (key !== undefined) return good(key)
  const titles = Object.values(field.options)
  return bad(
    '不在选项之中',
    'Not one of the options',
    `从以下选填：${titles.map((t) => t.zh).join('、')}`,
    `One of: ${titles.map((t) => t.en).join(', ')}`,
  )
}

const options = new WeakMap<SheetColumnRule, ReadonlyMap<string, string>>()
function optionsOf(
  field: Field & { readonly type: 'choice' },
  column: SheetColumnRule,
): ReadonlyMap<string, string> {
  const keyByWord =
    options.get(column) ??
    new Map(
      Object.entries(field.options)
        .flatMap(([key, title]) =>
          [key, title.zh, title.en, ...(column.words?.[key] ?? [])].map((w) => [folded(w), key] as const),
        )
        .toReversed(),
    )
  options.set(column, keyByWord)
  return keyByWord
}

function whole(
  field: Field & { readonly type: 'integer' | 'fen' },
  column: SheetColumnRule,
  text: string,
  s: CellSetting,
): CellRead {
  const places = column.places ?? 0
  const read = scaled(withoutUnit(text, column), places, column.round)
  const example = unscaled(Math.max(field.min, Math.min(field.max, 6 * 10 ** places)), places)
  if (!read.ok && read.why === 'no_number')
    return bad(
      '不是数字',
      'Not a number',
      `只填数字，如 ${example}；不清楚的留空`,
      `Figures only, such as ${example}; leave it blank where it is not known`,
    )
  if (!read.ok && read.why === 'too_fine')
    return places === 0
      ? bad('应为整数', 'Must be a whole number', '填整数', 'Write a whole number')
      : bad(
          `最多${places}位小数`,
          `At most ${places} decimal places`,
          `保留${places}位小数，不要自行进位超过实测值`,
          `Keep ${places} places, and do not round up beyond what was measured`,
        )
  if (!read.ok || read.value < field.min || read.value > field.max)
    return bad(
      `应在${unscaled(field.min, places)}到${unscaled(field.max, places)}之间`,
      `Must be between ${unscaled(field.min, places)} and ${unscaled(field.max, places)}`,
      '核对数值和单位',
      'Check the number and its unit',
    )
  return checked(field, read.value, s)
}

function seenIn(cell: SheetCell): string | null {
  if (cell.kind === 'text') return unguarded(cell.text)
  return cell.kind === 'number' ? (cell.shown ?? cell.text) : null
}

function withoutUnit(text: string, column: SheetColumnRule): string {
  const plain = plainly(text)
  const unit = column.units
    ?.map((u) => u.normalize('NFKC'))
    .find((u) => plain.toLowerCase().endsWith(u.toLowerCase()))
  return unit === undefined ? plain : plain.slice(0, -unit.length)
}

/** As it is read: without what nobody sees, and with letters of one width. */
const plainly = (text: string): string => withoutUnseen(text).normalize('NFKC').trim()

const longest = 40
/** What stood in the cell, short and without signs that are not seen; what the form keeps sealed is not shown. */
export function shownCell(field: Field, cell: SheetCell): string {
  if (isKeptSealed(field)) return cell.kind === 'empty' ? '' : '（已隐去）'
  switch (cell.kind) {
    case 'empty':
      return ''
    case 'formula':
      return '（公式）'
    case 'merged':
      return '（合并单元格）'
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE'
    case 'day':
      return cell.day
    default: {
      const seen = cell.kind === 'number' ? (cell.shown ?? cell.text) : cell.text
      const plain = [...seen.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ').trim()]
      return plain.length > longest ? `${plain.slice(0, longest).join('')}…` : plain.join('')
    }
  }
}
