/** A form to print, as data: what people sign on paper at a step, and what the case then holds of it, in both languages. */
import type { Text } from '../text.ts'
import type { Clause, Feel } from './clause.ts'

/**
 * How a value prints: fen as yuan, or with 大写; a Day as 年月日, a month as 年月; hundredths of a square metre in m²; a place, a post, or a role of
 * the programme, by its name; `boxes` prints all choices with the chosen one ticked. Without it a value prints as the field it is.
 */
export type Printing =
  | 'plain'
  | 'yuan'
  | 'capital'
  | 'day'
  | 'month'
  | 'area'
  | 'yes'
  | 'place'
  | 'role'
  | 'post'
  | 'boxes'

/** A value on a form: `like` names the field, or the column `list.column`, whose choices it has; `options` gives it others. */
export type FormValue = {
  readonly value: Feel
  readonly as?: Printing
  readonly like?: string
  readonly options?: Readonly<Record<string, Text>>
}

/** A name and its value, or room to write it: `lines` of it. `whole` takes the row for itself. */
export type FormCell = Partial<FormValue> & {
  readonly title: Text
  readonly lines?: number
  readonly whole?: true
}

/** A column: its formula reads the line as `row` and its number as `rowNumber`; `sum` adds whole numbers up at the foot. */
export type FormColumn = Partial<FormValue> & {
  readonly title: Text
  readonly width: number
  readonly sum?: true
}

/** Where somebody signs: what is there already, and room for a name, a seal and a day. */
export type FormBox = { readonly title: Text; readonly text?: Text; readonly seal?: true }

/** Texts hold slots: `{price}` is a value of the form, or a fact of the case. What is not known is a line to write on. */
export type FormBlock = {
  /** Printed only where this is true. */
  readonly when?: Feel
  /** Printed only for those in office. */
  readonly office?: true
} & (
  | { readonly kind: 'to' | 'heading' | 'text' | 'note'; readonly text: Text }
  /** The article that a part stands on, with its words. */
  | { readonly kind: 'clause'; readonly clause: Clause }
  /** Names and values side by side, so many pairs in a row. */
  | { readonly kind: 'cells'; readonly pairs: 1 | 2; readonly cells: readonly FormCell[] }
  /** The lines of a list, and `spare` empty ones to write in. */
  | {
      readonly kind: 'table'
      readonly title?: Text
      readonly list?: Feel
      readonly columns: readonly FormColumn[]
      readonly spare?: number
    }
  | { readonly kind: 'sign'; readonly across: 1 | 2 | 3; readonly boxes: readonly FormBox[] }
  /** [FM17] The address at which anybody asks a register by this code, for a camera; nothing where there is no code yet. */
  | { readonly kind: 'check'; readonly register: string; readonly code: Feel; readonly text: Text }
  /** Who gives it out, and the day. */
  | { readonly kind: 'issuer'; readonly by: Text; readonly on?: Feel }
)

export type Form = {
  readonly clause: Clause
  /** Values by the names that slots use. */
  readonly values?: Readonly<Record<string, FormValue>>
  /** A sheet for each line of a list, read as `sheet`; `owners` is the column of the persons whose it is: one of many gets their own. */
  readonly each?: { readonly list: Feel; readonly owners: string }
  readonly blocks: readonly FormBlock[]
}

/** What a form reads besides what the case knows: the case's place, the office and the day of the act that it tells of, and the line. */
export const formNames = ['placeName', 'officeName', 'doneOn', 'row', 'rowNumber', 'sheet'] as const

/** The names in braces, in their order. */
export const slotsIn = (text: string): readonly string[] => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!)

/** Every text of a block that may hold slots. */
export function textsOf(b: FormBlock): readonly Text[] {
  switch (b.kind) {
    case 'to':
    case 'heading':
    case 'text':
    case 'note':
    case 'check':
      return [b.text]
    case 'sign':
      return b.boxes.flatMap((x) => (x.text ? [x.text] : []))
    case 'issuer':
      return [b.by]
    default:
      return []
  }
}

/** Every value of a block that a formula works out. */
export const valuesIn = (b: FormBlock): readonly FormValue[] =>
  (b.kind === 'cells' ? b.cells : b.kind === 'table' ? b.columns : []).flatMap((v) =>
    v.value === undefined ? [] : [{ ...v, value: v.value }],
  )

/** Every formula of a form, with the part that it stands in. */
export function formulasIn(f: Form): readonly { readonly text: Feel; readonly where: string }[] {
  return [
    ...Object.entries(f.values ?? {}).map(([name, v]) => ({ text: v.value, where: `values.${name}` })),
    ...(f.each ? [{ text: f.each.list, where: 'each' }] : []),
    ...f.blocks.flatMap((b, i) =>
      [
        ...(b.when === undefined ? [] : [b.when]),
        ...(b.kind === 'table' && b.list !== undefined ? [b.list] : []),
        ...(b.kind === 'issuer' && b.on !== undefined ? [b.on] : []),
        ...(b.kind === 'check' ? [b.code] : []),
        ...valuesIn(b).map((v) => v.value),
      ].map((text) => ({ text, where: `blocks.${i}` })),
    ),
  ]
}
