/** How a value is shown: sensitive ones masked, the same on screen, in print and in lists. */
import { pointInWords } from '#kernel/area'
import type { Value } from '#kernel/rule'
import { isMaskedName, scaledOf, type Field, type Programme } from '#kernel/programme'
import { isSealed, type Case } from '#kernel/case'
import { maskCard, maskId, maskMobile, maskName } from '#kernel/identity'
import { monthText } from '#kernel/day'
import { numberText } from '#kernel/number'
import { yuan } from '#kernel/money'
import type { Text } from '#kernel/text'
import { chineseDay, chineseInstant } from '#paper'
import { subjectsOf, unseal, type Boxes, type Missing } from '#store'
import type { Shown } from '../contract/index.ts'
import type { House } from '../realm.ts'

/** Loads the keys that these cases need, so that `shown` may work without waiting. */
export async function loadKeys(
  house: House,
  cases: readonly Pick<Case, 'sealed' | 'facts'>[],
): Promise<void> {
  await house.keys.load(house.pool, cases.flatMap(subjectsOf))
}

/** What stands in the place of a value whose key is damaged. */
export const unreadable = '密钥损坏，无法读取 · Unreadable: its key is damaged'

/** [S12] What stands in the place of a purpose that nobody can read any more. */
export const purposeMissing: Missing = { erased: '已依法删除', damaged: unreadable }

/** [V11] A value in clear; one that does not open is not read, and is no fault of the page that it stands on. */
function readable(
  house: House,
  c: Boxes,
  name: string,
  stored: Value,
): { readonly clear: Value; readonly damaged: boolean } {
  try {
    return { clear: unseal(name, stored, c, house.keys), damaged: false }
  } catch {
    return { clear: null, damaged: true }
  }
}

/** [S11] The facts of a case with what is sealed and not sensitive in clear: what formulas read for those who may see it. The keys are loaded. */
export const toldFacts = (house: House, p: Programme, c: Case): Case['facts'] =>
  Object.fromEntries(
    Object.entries(c.facts).map(([name, stored]) => [
      name,
      p.fields[name]?.sensitive === true ? stored : readable(house, c, name, stored).clear,
    ]),
  )

/**
 * One value with its title. `unmasked` shows a sensitive one in clear: only to the person concerned; `seenOf` leaves of a list what its
 * reader sees.
 */
export function shown(
  house: House,
  p: Programme,
  c: Boxes,
  name: string,
  stored: Value,
  unmasked = false,
  seenOf: (value: Value) => Value = (value) => value,
): Shown {
  const field = p.fields[name]
  const opened = readable(house, c, name, stored)
  const { damaged } = opened
  const clear = seenOf(opened.clear)
  /** Sealed, and nothing opens it any more: its key was destroyed. */
  const erased = isSealed(stored) && clear === null && !damaged
  const isMasked = isMaskedName(p, name)
  const hidden = (isMasked || (!field && isSealed(stored))) && !unmasked
  const value = hidden ? masked(field, clear) : clear
  const said = field || hidden ? undefined : saidOf(house, p, name, value)
  return {
    name,
    title: field?.title ?? titleOf(house, p, name),
    type: field?.type ?? typeOf(p, name, clear),
    value,
    text: damaged
      ? unreadable
      : erased
        ? '已依法删除'
        : /** What is hidden is an amount or a month no more, whatever its field is. */
          hidden && typeof value === 'string'
          ? value
          : (said?.zh ?? textOf(field, p, name, value)),
    ...(said ? { said } : {}),
    sensitive: isMasked,
  }
}

/** [FM16] A value that formulas compare is a word of the code: people read what the pack calls it. */
const saidOf = (house: House, p: Programme, name: string, value: Value): Text | undefined =>
  typeof value === 'string' ? house.packs.explaining?.words[p.id]?.[name]?.options?.[value] : undefined

const titleOf = (house: House, p: Programme, name: string) =>
  p.values?.[name]?.title ??
  p.lists?.[name]?.title ??
  p.params[name]?.title ??
  p.tallies[name]?.title ??
  house.packs.names?.[p.id]?.[name] ?? { zh: name, en: name }
const typeOf = (p: Programme, name: string, v: Value): string =>
  p.values?.[name]?.unit === 'fen' || p.params[name]?.unit === 'fen'
    ? 'fen'
    : typeof v === 'number'
      ? 'integer'
      : 'text'

export function masked(field: Field | undefined, value: Value): Value {
  if (value === null) return null
  if (field?.type === 'list' && Array.isArray(value))
    return value.map((line) => maskLine(field, line as Readonly<Record<string, Value>>))
  if (typeof value !== 'string') return '＊＊＊'
  switch (field?.type) {
    case 'name':
      return maskName(value)
    case 'resident_id':
      return maskId(value)
    case 'mobile':
      return maskMobile(value)
    case 'bank_card':
      return maskCard(value)
    default:
      return '＊＊＊（敏感信息已隐去）'
  }
}

function maskLine(field: Field & { readonly type: 'list' }, line: Readonly<Record<string, Value>>): Value {
  return Object.fromEntries(
    Object.entries(line).map(([name, v]) => [
      name,
      field.of[name]?.type === 'choice' ? v : masked(field.of[name], v),
    ]),
  )
}

function textOf(field: Field | undefined, p: Programme, name: string, value: Value): string {
  if (value === null) return '—'
  if (field?.type === 'fen' || (!field && typeOf(p, name, value) === 'fen' && typeof value === 'number'))
    return `${yuan(value as number)}元`
  if (field?.type === 'month') return monthText(String(value)).zh
  const scaled = field && typeof value === 'number' ? scaledOf(field) : null
  if (scaled) return `${yuan(value as number)}${scaled.after.zh}`
  if (field?.type === 'choice') return field.options[value as string]?.zh ?? String(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (field?.type === 'list' && Array.isArray(value))
    return value.map((line) => lineText(field, line as Readonly<Record<string, Value>>)).join('；')
  if (Array.isArray(value) && p.values?.[name]?.unit === 'text')
    return value.length === 0 ? '—' : value.join('、')
  if (Array.isArray(value)) return `${value.length}份`
  return numberText(value) ?? pointInWords(value) ?? dated(field, String(value))
}

/** [FM18] A day or a moment reads as people write it, unless it stands in their own words. */
function dated(field: Field | undefined, text: string): string {
  if (field?.type === 'text') return text
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return chineseDay(text)
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? chineseInstant(text) : text
}

function lineText(field: Field & { readonly type: 'list' }, line: Readonly<Record<string, Value>>): string {
  return Object.entries(line)
    .map(([name, v]) => {
      const of = field.of[name]
      if (of?.type === 'choice') return of.options[v as string]?.zh ?? String(v)
      if (of?.type === 'month') return monthText(String(v)).zh
      if (of?.type === 'fen' && typeof v === 'number') return `${yuan(v)}元`
      const scaled = of && typeof v === 'number' ? scaledOf(of) : null
      if (scaled) return `${yuan(v as number)}${scaled.after.zh}`
      /** A yes or no says to what. */
      return typeof v === 'boolean'
        ? `${of?.title.zh ?? ''}：${v ? '是' : '否'}`
        : (numberText(v) ?? pointInWords(v) ?? dated(of, String(v)))
    })
    .join(' ')
}
