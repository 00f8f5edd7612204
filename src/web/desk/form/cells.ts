/**
 * Lines of a list from a table as people copy it: by its headings or its order, each cell as people write it. The form's own rule
 * says what is wrong.
 */
import { pointOfText } from '../../../kernel/area/point.ts'
import { writtenDay, writtenMonth } from '../../../kernel/day/written.ts'
import type { Field } from '../../../kernel/programme/field.ts'
import { scaledIn, titleOf, unitsBehind } from '../../shared/format.ts'
import { fenOf } from './values.ts'

export type ListField = Field & { readonly type: 'list' }
export type Line = Readonly<Record<string, unknown>>
export type Table = readonly (readonly string[])[]

/** Cells of a copied table: apart by tabs, one with line breaks in quotes; a text with commas alone is a CSV. */
export function tableOf(text: string): Table {
  const separator = text.includes('\t') ? '\t' : text.includes(',') && text.includes('\n') ? ',' : '\t'
  const rows: string[][] = [['']]
  let isQuoted = false
  for (let i = 0; i < text.length; i++) {
    const [sign, row] = [text[i]!, rows.at(-1)!]
    if (isQuoted && sign === '"' && text[i + 1] === '"') {
      row[row.length - 1] += '"'
      i++
    } else if (sign === '"' && (isQuoted || row.at(-1) === '')) isQuoted = !isQuoted
    else if (!isQuoted && sign === separator) row.push('')
    else if (!isQuoted && (sign === '\n' || sign === '\r')) {
      if (sign === '\r' && text[i + 1] === '\n') i++
      rows.push([''])
    } else row[row.length - 1] += sign
  }
  return rows.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some((cell) => cell !== ''))
}

export type Read = {
  readonly lines: readonly Line[]
  /** Headings of columns that the list does not have. */
  readonly ignored: readonly string[]
}

/** By the headings where the first row has them, else in the order of the list's own columns. */
export function linesOf(field: ListField, table: Table): Read {
  const columns = Object.entries(field.of)
  const first = table[0] ?? []
  const named = first.map((cell) => columns.find(([name, f]) => namesOf(name, f).includes(folded(cell)))?.[0])
  const hasHeadings = named.filter((name) => name !== undefined).length >= Math.min(2, columns.length)
  const order = hasHeadings ? named : columns.map(([name]) => name)
  const rows = hasHeadings ? table.slice(1) : table
  return {
    lines: rows.map((row) =>
      Object.fromEntries(
        row.flatMap((text, i): readonly (readonly [string, unknown])[] => {
          const name = order[i]
          return name === undefined || text === '' ? [] : [[name, cellOf(field.of[name]!, text)]]
        }),
      ),
    ),
    ignored: hasHeadings ? first.filter((cell, i) => named[i] === undefined && cell !== '') : [],
  }
}

const folded = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
const namesOf = (name: string, field: Field): readonly string[] =>
  [name, field.title.zh, field.title.en, titleOf(field).zh, titleOf(field).en].map(folded)

const yes = ['是', '有', '√', '✓', 'y', 'yes', 'true', '1']
const no = ['否', '无', '×', 'n', 'no', 'false', '0']

/** 83.1㎡ is 83.1 where the field counts square metres. */
function withoutUnit(field: Field, plain: string): string {
  const unit = unitsBehind(field)
    .map((word) => word.normalize('NFKC').trim())
    .find((word) => word !== '' && plain.endsWith(word))
  return unit === undefined ? plain : plain.slice(0, -unit.length).trim()
}

/** A cell as the field's value; what cannot be read stays as it was written, and is told as wrong. */
export function cellOf(field: Field, text: string): unknown {
  const plain = text.normalize('NFKC').trim()
  switch (field.type) {
    case 'fen':
      return fenOf(withoutUnit(field, plain)) ?? text
    case 'integer': {
      const figures = withoutUnit(field, plain)
      if (scaledIn(field)) return fenOf(figures) ?? text
      return /^-?\d{1,15}$/.test(figures) ? Number(figures) : text
    }
    case 'boolean':
      return yes.includes(folded(text)) ? true : no.includes(folded(text)) ? false : text
    case 'choice':
      return (
        Object.entries(field.options).find(([key, title]) =>
          [key, title.zh, title.en].map(folded).includes(folded(text)),
        )?.[0] ?? text
      )
    case 'day':
      return writtenDay(plain) ?? text
    case 'month':
      return writtenMonth(plain) ?? text
    case 'point':
      return pointOfText(plain) ?? text
    default:
      return text
  }
}

/** The table again, with its headings: what was taken out is corrected in a spreadsheet and comes back. */
export function tableText(
  field: ListField,
  lines: readonly Line[],
  shown: (f: Field, value: unknown) => string,
): string {
  const columns = Object.entries(field.of)
  const cell = (text: string): string => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return [
    columns.map(([, f]) => titleOf(f).zh),
    ...lines.map((line) =>
      columns.map(([name, f]) => (line[name] === undefined ? '' : shown(f, line[name]))),
    ),
  ]
    .map((row) => row.map(cell).join('\t'))
    .join('\n')
}
