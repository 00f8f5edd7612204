/** The edge of a case: what a person sent, made into facts or refused field by field. */
import type { Checked } from '../identity/parsed.ts'
import { monthOf, parseMonth } from '../day/month.ts'
import { parsePoint } from '../area/point.ts'
import { parseName } from '../identity/person-name.ts'
import { parseDay, type Day } from '../day/index.ts'
import { cleanText, parseBankCard, parseMobile, parseResidentId } from '../identity/index.ts'
import { yuan } from '../money/print.ts'
import type { Field } from '../programme/field.ts'
import { scaledOf } from '../programme/scaled.ts'
import type { Outcome, Programme } from '../programme/programme.ts'
import type { Facts, Value } from '../rule/index.ts'
import type { Text } from '../text.ts'
import type { Refusal } from './case.ts'
import type { Learning } from './knowledge.ts'
import { refuse } from './refusal.ts'

export type StrangePart = { readonly at: string; readonly message: Text }
type Parsed<T> =
  | {
      readonly ok: true
      readonly value: T
      /** [K25] What the sender must have looked at again, and where inside the field it is. */
      readonly asks?: readonly StrangePart[]
    }
  | { readonly ok: false; readonly message: Text; readonly at?: string }

const bad = (zh: string, en: string, at?: string): Parsed<never> => ({
  ok: false,
  message: { zh, en },
  ...(at === undefined ? {} : { at }),
})
const good = <T>(value: T): Parsed<T> => ({ ok: true, value })
const withAsks = <T>(value: T, asks: readonly StrangePart[]): Parsed<T> =>
  asks.length === 0 ? good(value) : { ok: true, value, asks }
const questioned = (checked: Checked): Parsed<string> =>
  checked.ok ? withAsks(checked.value, checked.ask ? [{ at: '', message: checked.ask }] : []) : checked

/**
 * [K2] The facts of an input, or the first field that is wrong. A field that the outcome does not ask, or
 * whose condition does not hold, is refused: a hidden field cannot carry data. [K25] What is strange but may be right is refused
 * until the sender says by the field's name, in `sure`, that they looked again.
 */
export function parseInput(
  p: Programme,
  o: Outcome,
  input: Readonly<Record<string, unknown>>,
  /** Learns each field in its turn: the condition of a later one may read it. */
  k: Pick<Learning, 'on' | 'read' | 'learn'>,
  sure: readonly string[] = [],
): { readonly ok: true; readonly facts: Facts } | { readonly ok: false; readonly refusal: Refusal } {
  const asks = o.asks ?? {}
  const no = (
    code: 'unknown_field' | 'missing_field' | 'invalid_field' | 'look_again',
    field: string,
    message?: Text,
  ) =>
    ({
      ok: false,
      refusal: refuse(code, [clauseOf(p, o, field)], { field, ...(message ? { message } : {}) }),
    }) as const

  for (const name of Object.keys(input)) if (!Object.hasOwn(asks, name)) return no('unknown_field', name)
  const facts: Record<string, Value> = {}
  for (const [name, ask] of Object.entries(asks)) {
    const sent = input[name]
    const wanted = typeof ask === 'string' || k.read(ask.when) === true
    if (sent === undefined || sent === null || sent === '') {
      if (wanted && ask !== 'optional') return no('missing_field', name)
      continue
    }
    if (!wanted) return no('unknown_field', name)
    const parsed = parseField(p.fields[name]!, sent, k.on)
    if (!parsed.ok)
      return no('invalid_field', parsed.at === undefined ? name : `${name}.${parsed.at}`, parsed.message)
    const question = parsed.asks?.find(({ at }) => !sure.includes(placeIn(name, at)))
    if (question) return no('look_again', placeIn(name, question.at), question.message)
    facts[name] = parsed.value
    k.learn(name, parsed.value)
  }
  return { ok: true, facts }
}

/** [FM8] A paper is asked by a clause of its own, everything else by that of the outcome. */
function clauseOf(p: Programme, o: Outcome, place: string): string {
  const field = p.fields[place.split('.')[0]!]
  return (field?.type === 'papers' ? p.papers[field.paper]?.clause : undefined) ?? o.clause
}

const placeIn = (field: string, at: string): string => (at === '' ? field : `${field}.${at}`)

/** One value of one field, normalised (ID numbers with X in capitals, text in NFC). */
export function parseField(field: Field, sent: unknown, today: Day): Parsed<Value> {
  switch (field.type) {
    case 'boolean':
      return typeof sent === 'boolean' ? good(sent) : bad('应为是或否', 'must be yes or no')
    case 'fen':
    case 'integer':
      return whole(sent, field, today)
    case 'list':
      return list(field, sent, today)
    case 'papers':
      return ids(sent, field.max)
    case 'point': {
      const point = parsePoint(sent)
      return point.ok ? good({ ...point.value }) : point
    }
    default:
      break
  }
  if (typeof sent !== 'string') return bad('应为文字', 'must be text')
  switch (field.type) {
    case 'text':
      return cleanText(sent, { max: field.max, ...(field.lines ? { multiline: true } : {}) })
    case 'name':
      return parseName(sent)
    case 'resident_id':
      return parseResidentId(sent, today)
    case 'mobile':
      return parseMobile(sent)
    case 'bank_card':
      return questioned(parseBankCard(sent))
    case 'day': {
      const day = parseDay(sent)
      if (!day) return bad('不是有效日期，应如 2021-10-20', 'not a date; write it like 2021-10-20')
      /** [K24] What has been is not to come. */
      return field.past && day > today
        ? bad(`不能晚于今天（${today}）`, `must not be after today (${today})`)
        : good(day)
    }
    case 'month': {
      const month = parseMonth(sent)
      if (!month) return bad('不是有效月份，应如 2021-10', 'not a month; write it like 2021-10')
      const thisMonth = monthOf(today)
      return field.past && month > thisMonth
        ? bad(`不能晚于本月（${thisMonth}）`, `must not be after this month (${thisMonth})`)
        : good(month)
    }
    case 'choice':
      return Object.hasOwn(field.options, sent) ? good(sent) : bad('不在选项之中', 'not one of the options')
    case 'post':
    case 'case':
      return isId(sent) ? good(sent) : bad('编号格式不对', 'not a valid id')
    case 'area':
      if (field.digits !== undefined)
        return /^[1-9]\d+$/.test(sent) && sent.length === field.digits
          ? good(sent)
          : bad(`应为${field.digits}位代码`, `must be a code of ${field.digits} digits`)
      return /^[1-9]\d{5}(\d{3}(\d{3})?)?$/.test(sent)
        ? good(sent)
        : bad('应为6、9或12位区划代码', 'must be an area code of 6, 9 or 12 digits')
    case 'entry':
      return cleanText(sent, { max: 120 })
  }
}

function whole(
  sent: unknown,
  field: Field & { readonly type: 'fen' | 'integer' },
  today: Day,
): Parsed<number> {
  const money = field.type === 'fen'
  /** [FM7] Told in what it is written in. */
  const scaled = scaledOf(field)
  if (typeof sent !== 'number' || !Number.isSafeInteger(sent))
    return money
      ? bad('金额应为整数分', 'money is a whole number of fen')
      : scaled
        ? bad('应为数字，最多两位小数，如 83.10', 'must be a number with at most two decimals, like 83.10')
        : bad('应为整数', 'must be a whole number')
  if (sent < field.min || sent > field.max) {
    const show = (n: number) => (scaled ? yuan(n) : money ? `${n / 100}` : `${n}`)
    return bad(
      `应在${show(field.min)}到${show(field.max)}之间`,
      `must be between ${show(field.min)} and ${show(field.max)}`,
    )
  }
  const thisYear = Number(today.slice(0, 4))
  return field.type === 'integer' && field.past && sent > thisYear
    ? bad(`不能晚于今年（${thisYear}年）`, `must not be after this year (${thisYear})`)
    : good(sent)
}

function list(field: Field & { readonly type: 'list' }, sent: unknown, today: Day): Parsed<Value> {
  if (!Array.isArray(sent)) return bad('应为列表', 'must be a list')
  if (sent.length > field.max) return bad(`最多${field.max}项`, `at most ${field.max} entries`)
  const lines: Value[] = []
  const asks: StrangePart[] = []
  for (const [i, entry] of sent.entries()) {
    const line = record(field.of, entry, today)
    if (!line.ok)
      return bad(line.message.zh, line.message.en, line.at === undefined ? `${i}` : `${i}.${line.at}`)
    lines.push(line.value)
    for (const { at, message } of line.asks ?? []) asks.push({ at: `${i}.${at}`, message })
  }
  return withAsks(lines, asks)
}

function record(
  of: Readonly<Record<string, Field & { readonly optional?: boolean }>>,
  entry: unknown,
  today: Day,
): Parsed<Facts> {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    return bad('应为一组字段', 'must be a set of fields')
  const sent = entry as Record<string, unknown>
  for (const name of Object.keys(sent))
    if (!Object.hasOwn(of, name)) return bad('表单没有这一项', 'the form has no such field', name)
  const facts: Record<string, Value> = {}
  const asks: StrangePart[] = []
  for (const [name, field] of Object.entries(of)) {
    const value = sent[name]
    if (value === undefined || value === null || value === '') {
      if (field.optional) continue
      return bad('此项必填', 'this field is required', name)
    }
    const parsed = parseField(field, value, today)
    if (!parsed.ok)
      return bad(
        parsed.message.zh,
        parsed.message.en,
        parsed.at === undefined ? name : `${name}.${parsed.at}`,
      )
    facts[name] = parsed.value
    for (const { at, message } of parsed.asks ?? []) asks.push({ at: placeIn(name, at), message })
  }
  return withAsks(facts, asks)
}

function ids(sent: unknown, max: number): Parsed<Value> {
  if (!Array.isArray(sent) || sent.length > max || !sent.every((id) => typeof id === 'string' && isId(id)))
    return bad(`应为最多${max}个已上传文件的编号`, `must be at most ${max} ids of uploaded files`)
  return good(sent as string[])
}

/** Ids are made by the sender: letters, digits, dash, up to 60. */
export const isId = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9-]{2,59}$/.test(text)
