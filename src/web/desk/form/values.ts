/** What a form holds: what is missing or wrong, and what is sent. The rules are the kernel's. */
import { parseField } from '../../../kernel/case/input.ts'
import type { Field } from '../../../kernel/programme/field.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Day } from '../../../kernel/day/index.ts'
import type { AskView } from '../../../server/contract/programmes.ts'
import { questionAbout, textAt } from '../../shared/sure.ts'

export type Values = Readonly<Record<string, unknown>>
export type Errors = Readonly<Record<string, Text>>

/** The contract gives a field as an open object; the programme has checked it. */
export const fieldOf = (ask: AskView): Field => ask.field as unknown as Field

export const isEmpty = (v: unknown): boolean =>
  v === undefined || v === null || v === '' || (Array.isArray(v) && v.length === 0)

export const isRequired = (ask: AskView): boolean => ask.ask !== 'optional'

/** The first things that the server would refuse, each at its field. */
export function faults(asks: readonly AskView[], values: Values, today: string): Errors {
  return Object.fromEntries(
    asks.flatMap((a): [string, Text][] => {
      const value = values[a.name]
      if (isEmpty(value))
        return isRequired(a) ? [[a.name, { zh: '此项必填', en: 'This field is required' }]] : []
      const parsed = parseField(fieldOf(a), value, today as Day)
      const message = parsed.ok ? questionAbout(value, parsed.asks)?.message : parsed.message
      return message === undefined ? [] : [[a.name, message]]
    }),
  )
}

/** Only what is asked and written: a hidden field carries nothing. */
export const sent = (asks: readonly AskView[], values: Values): Record<string, unknown> =>
  Object.fromEntries(asks.filter((a) => !isEmpty(values[a.name])).map((a) => [a.name, values[a.name]]))

/** Yuan as people write them to fen; undefined when it is not an amount. 1,200.5 is 120050. */
export function fenOf(text: string): number | undefined {
  const plain = text.trim().replaceAll(/[,，\s]/g, '')
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(plain)) return undefined
  const [whole, cents = ''] = plain.split('.')
  return Number(whole) * 100 + Number(cents.padEnd(2, '0'))
}

/** [K25] What of a value only looks wrong, as it must be looked at again; null where there is nothing of the kind. */
export function strangeIn(field: Field, value: unknown, today: string): string | null {
  if (isEmpty(value)) return null
  const parsed = parseField(field, value, today as Day)
  const question = parsed.ok ? questionAbout(value, parsed.asks) : null
  return question && textAt(value, question.at)
}
