/** What a form holds: what is missing or wrong, and what is sent. The rules are the kernel's. */
import { parseField } from '../../../kernel/case/input.ts'
import { parseYuan } from '../../../kernel/money/fen.ts'
import type { Field } from '../../../kernel/programme/field.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Day } from '../../../kernel/day/index.ts'
import type { ClauseView } from '../../../server/contract/common.ts'
import type { AskView } from '../../../server/contract/programmes.ts'
import { questionAbout, textAt } from '../../shared/sure.ts'

export type Values = Readonly<Record<string, unknown>>
/** What is wrong, and the clause that really says so; none where only the way of writing is wrong. */
export type Said = Text & { readonly clauses?: readonly ClauseView[] }
/** By where it stands: a field by its name, a cell of a list as `members.0.idNo`. */
export type Errors = Readonly<Record<string, Said>>

/** The contract gives a field as an open object; the programme has checked it. */
export const fieldOf = (ask: AskView): Field => ask.field as unknown as Field

export const isEmpty = (v: unknown): boolean =>
  v === undefined || v === null || v === '' || (Array.isArray(v) && v.length === 0)

export const isRequired = (ask: AskView): boolean => ask.ask !== 'optional'

const needed: Text = { zh: '此项必填', en: 'This field is required' }

/** Everything that the server would refuse, each where it stands. */
export function faults(asks: readonly AskView[], values: Values, today: string): Errors {
  return Object.fromEntries(
    asks.flatMap((a) => {
      const value = values[a.name]
      if (isEmpty(value)) return isRequired(a) ? [[a.name, needed] as const] : []
      return faultsOf(fieldOf(a), value, today).map(
        ([at, message]) => [placeOf(a.name, at), message] as const,
      )
    }),
  )
}

/** Of one value: by where inside it. Every line of a list is looked at for itself. */
export function faultsOf(field: Field, value: unknown, today: string): readonly (readonly [string, Text])[] {
  if (field.type === 'list' && Array.isArray(value) && value.length <= field.max)
    return value.flatMap((line, i) =>
      oneFault(field, [line], today).map(([at, message]) => [at.replace(/^0/, String(i)), message] as const),
    )
  return oneFault(field, value, today)
}

function oneFault(field: Field, value: unknown, today: string): readonly (readonly [string, Text])[] {
  const parsed = parseField(field, value, today as Day)
  if (!parsed.ok) return [[parsed.at ?? '', parsed.message]]
  const question = questionAbout(value, parsed.asks)
  return question ? [[question.at, question.message]] : []
}

const placeOf = (field: string, at: string): string => (at === '' ? field : `${field}.${at}`)

/** The errors of one part of a form, named from there. */
export const errorsIn = (errors: Errors, part: string): Errors =>
  Object.fromEntries(
    Object.entries(errors).flatMap(([place, said]) =>
      place.startsWith(`${part}.`) ? [[place.slice(part.length + 1), said]] : [],
    ),
  )

/** How something is written rests on no clause; what must be there, and what must be so, does. */
const aboutWriting = ['invalid_field', 'unknown_field', 'look_again']
type Refused = {
  readonly code: string
  readonly field?: string | undefined
  readonly clauses?: readonly ClauseView[] | undefined
}
/** [FM8] The clauses that a refusal really stands on. */
export const theirClauses = ({ code, clauses = [] }: Refused): readonly ClauseView[] =>
  aboutWriting.includes(code) ? [] : clauses

/** A refusal at its field; nothing where it is about none. */
export const errorsOf = (refusal: Refused, text: Text): Errors =>
  refusal.field === undefined ? {} : { [refusal.field]: { ...text, clauses: theirClauses(refusal) } }

export const idOf = (place: string): string => `f-${place.replaceAll('.', '-')}`

/** To where something is wrong; a group is entered at its first control. */
export function focusOn(place: string): void {
  const id = idOf(place)
  const inside = ['input', 'select', 'textarea', 'button'].map((tag) => `${tag}[id^="${CSS.escape(id)}-"]`)
  const control =
    document.getElementById(id) ??
    document.querySelector<HTMLElement>([`[name="${CSS.escape(id)}"]`, ...inside].join(', '))
  control?.focus()
}

/** Only what is asked and written: a hidden field carries nothing. */
export const sent = (asks: readonly AskView[], values: Values): Record<string, unknown> =>
  Object.fromEntries(asks.filter((a) => !isEmpty(values[a.name])).map((a) => [a.name, values[a.name]]))

/** [M2] Yuan as people write them to fen, at either width; undefined when it is not an amount. 1,200.5 is 120050. */
export const fenOf = (text: string): number | undefined =>
  parseYuan(text.normalize('NFKC').replaceAll(/\s/g, ''))

/** [K25] What of a value only looks wrong, as it must be looked at again; null where there is nothing of the kind. */
export function strangeIn(field: Field, value: unknown, today: string): string | null {
  if (isEmpty(value)) return null
  const parsed = parseField(field, value, today as Day)
  const question = parsed.ok ? questionAbout(value, parsed.asks) : null
  return question && textAt(value, question.at)
}
