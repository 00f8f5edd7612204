/** What a person typed, and what of it is ready to send: the kernel's own rules say so before the server does. */
import { parsePoint, pointOfText, pointText } from '../../kernel/area/point.ts'
import { parseField } from '../../kernel/case/input.ts'
import { parseYuan } from '../../kernel/money/fen.ts'
import type { Field } from '../../kernel/programme/field.ts'
import type { Day } from '../../kernel/day/civil.ts'
import type { Text } from '../../kernel/text.ts'
import type { AskView } from '../../server/contract/programmes.ts'
import { scaledIn } from '../shared/format.ts'
import { consentTo } from '../shared/reuse.ts'
import { questionAbout, textAt } from '../shared/sure.ts'

/** As typed: text for most, true or false, lines of a list, ids of papers. */
export type Typed = string | boolean | readonly Uploaded[] | readonly Typed2[]
export type Typed2 = { readonly [name: string]: string }
/** `from`: it stands in that earlier case, and its use here was consented to. */
export type Uploaded = { readonly id: string; readonly name: string; readonly from?: string }
/** What a field becomes: a value, or one made of the value that it has by then. */
export type Change = Typed | ((was: Typed | undefined) => Typed)
export const changed = (change: Change, was: Typed | undefined): Typed =>
  typeof change === 'function' ? change(was) : change

export type Values = { readonly [name: string]: Typed | undefined }

export const fieldOf = (ask: AskView): Field => ask.field as unknown as Field

const needed: Text = { zh: '此项必填', en: 'This field is required' }

/** The value to send, undefined when left empty. Yuan become fen; a list loses its empty lines. */
export function toSend(field: Field, typed: Typed | undefined): unknown {
  if (typed === undefined || typed === '') return undefined
  if (typeof typed === 'boolean') return typed
  if (typeof typed === 'string') {
    if (field.type === 'fen' || scaledIn(field)) return parseYuan(typed) ?? typed
    if (field.type === 'point') return pointOfText(typed) ?? typed
    if (field.type === 'integer') return /^-?\d+$/.test(typed.trim()) ? Number(typed) : typed
    return typed
  }
  if (field.type === 'papers') {
    /** A draft that was kept keeps what was consented to. */
    for (const u of typed as readonly Uploaded[]) if (u.from !== undefined) consentTo(u.id, u.from)
    return typed.length === 0 ? undefined : (typed as readonly Uploaded[]).map((u) => u.id)
  }
  if (field.type === 'list') {
    const lines = (typed as readonly Typed2[]).filter((line) => Object.values(line).some((v) => v !== ''))
    return lines.length === 0
      ? undefined
      : lines.map((line) =>
          Object.fromEntries(
            Object.entries(line)
              .filter(([, v]) => v !== '')
              .map(([name, v]) => [name, toSend(field.of[name]!, v)]),
          ),
        )
  }
  return undefined
}

/** What is filled in for somebody, as they would have typed it. */
export const typedOf = (asks: readonly AskView[], values: Readonly<Record<string, unknown>>): Values =>
  Object.fromEntries(
    asks.flatMap((ask): readonly (readonly [string, Typed])[] => {
      const value = values[ask.name]
      if (typeof value === 'boolean' || typeof value === 'string') return [[ask.name, value]]
      const point = fieldOf(ask).type === 'point' ? parsePoint(value) : null
      if (point?.ok) return [[ask.name, pointText(point.value)]]
      if (typeof value !== 'number') return []
      return [
        [
          ask.name,
          fieldOf(ask).type === 'fen' || scaledIn(fieldOf(ask)) ? (value / 100).toFixed(2) : String(value),
        ],
      ]
    }),
  )

/** `about`: it is strange and may be right: this is what the sender is asked to look at again. */
export type FieldFault = { readonly at: string; readonly message: Text; readonly about?: string }

/** What is wrong with a field, and where inside it; null when it may be sent. */
export function faultOf(
  field: Field,
  required: boolean,
  typed: Typed | undefined,
  today: Day,
): FieldFault | null {
  const value = toSend(field, typed)
  if (value === undefined) return required ? { at: '', message: needed } : null
  if (field.type === 'fen' && typeof value === 'string')
    return {
      at: '',
      message: {
        zh: '请填写金额，最多两位小数，如 1200.50',
        en: 'Write an amount with at most two decimals, like 1200.50',
      },
    }
  const parsed = parseField(field, value, today)
  if (!parsed.ok) return { at: parsed.at ?? '', message: parsed.message }
  const question = questionAbout(value, parsed.asks)
  return question && { ...question, about: textAt(value, question.at) }
}

/** Pages of a form: a few fields that belong together, a list or a paper alone. */
export function pagesOf(asks: readonly AskView[]): readonly (readonly AskView[])[] {
  const pages: AskView[][] = []
  const word = (name: string | undefined) => name?.match(/^[a-z]+/)?.[0]
  const alone = (ask: AskView) =>
    ask.field.type === 'list' ||
    (typeof ask.ask === 'string' && (ask.field.type === 'papers' || ask.field.type === 'boolean'))
  asks.forEach((ask, i) => {
    const last = pages.at(-1)
    const before = asks[i - 1]
    const opensTopic = word(ask.name) === word(asks[i + 1]?.name) && word(ask.name) !== word(before?.name)
    if (
      !last ||
      alone(ask) ||
      (before && alone(before)) ||
      opensTopic ||
      (last.filter((a) => typeof a.ask === 'string').length >= 3 && word(ask.name) !== word(before?.name))
    )
      pages.push([ask])
    else last.push(ask)
  })
  return pages
}
