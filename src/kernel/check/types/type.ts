/**
 * What a formula gives: its type, as far as it can be told before anything happens. That a value may be
 * unknown yet is true of all and said of none.
 */
import { alike, either, literal, plain, sayMeasure, type Measure } from './measure.ts'

/**
 * Texts that are more than texts: comparing a day with a case is a mistake. `words` are what people write,
 * which is no day.
 */
export type TextKind = 'day' | 'month' | 'moment' | 'case' | 'area' | 'post' | 'person' | 'words'

export type Type = (
  | { readonly kind: 'anything' | 'nothing' | 'boolean' | 'date' | 'time' | 'date time' | 'duration' }
  | {
      readonly kind: 'function'
      /** [LG2] A decision that takes arguments: each by its name, and what it answers. */
      readonly takes?: readonly (readonly [name: string, type: Type])[]
      readonly gives?: Type
    }
  | { readonly kind: 'number'; readonly measure: Measure }
  | {
      readonly kind: 'text'
      /**
       * All that it can be: the options of a choice, the standings of a register, the steps of a programme.
       */
      readonly options?: readonly string[]
      readonly of?: TextKind
      /** It stands in the formula as it is. */
      readonly literal?: true
    }
  | { readonly kind: 'list'; readonly of: Type }
  | { readonly kind: 'range'; readonly of: Type }
  | {
      readonly kind: 'record'
      readonly columns: Readonly<Record<string, Type>>
      /** What it is, for the message: 登记册“firms”的条目. */
      readonly what?: Said
    }
) & { /** The sealed field that it tells something of. */ readonly secret?: string }
type Said = { readonly zh: string; readonly en: string }

export const anything: Type = { kind: 'anything' }
export const nothing: Type = { kind: 'nothing' }
export const boolean: Type = { kind: 'boolean' }
export const text: Type = { kind: 'text' }
export const day: Type = { kind: 'text', of: 'day' }
export const month: Type = { kind: 'text', of: 'month' }
export const date: Type = { kind: 'date' }
export const duration: Type = { kind: 'duration' }
export const count: Type = { kind: 'number', measure: plain }
export const fen: Type = { kind: 'number', measure: { base: 'fen', percent: 0 } }
export const constant: Type = { kind: 'number', measure: literal }
export const number = (measure: Measure): Type => ({ kind: 'number', measure })
export const listOf = (of: Type): Type => ({ kind: 'list', of, ...secretOf(of) })
export const oneOf = (options: readonly string[]): Type => ({ kind: 'text', options })
export const textOf = (of: TextKind): Type => ({ kind: 'text', of })
export const record = (columns: Readonly<Record<string, Type>>, what?: Said): Type => ({
  kind: 'record',
  columns,
  ...(what ? { what } : {}),
})

/** The mark of a sealed field, carried from what a value was worked out of to the value. */
export const secretOf = (...from: readonly Type[]): { readonly secret?: string } => {
  const secret = from.find((t) => t.secret !== undefined)?.secret
  return secret === undefined ? {} : { secret }
}
export const marked = (t: Type, ...from: readonly Type[]): Type => ({ ...t, ...secretOf(t, ...from) })
/** The same without the mark: what the kernel itself reckons gives keys and counts, never names. */
export function unmarked(t: Type): Type {
  const { secret: _, ...bare } = t
  if (bare.kind === 'list') return { ...bare, of: unmarked(bare.of) }
  return bare.kind === 'record'
    ? { ...bare, columns: Object.fromEntries(Object.entries(bare.columns).map(([n, c]) => [n, unmarked(c)])) }
    : bare
}
/** Sealed as a whole: so is every column. */
export function sealed(t: Type, by: string): Type {
  const inner =
    t.kind === 'list'
      ? { ...t, of: sealed(t.of, by) }
      : t.kind === 'record'
        ? { ...t, columns: Object.fromEntries(Object.entries(t.columns).map(([n, c]) => [n, sealed(c, by)])) }
        : t
  return { ...inner, secret: by }
}

export const isOpen = (t: Type): boolean => t.kind === 'anything' || t.kind === 'nothing'
/** Days and moments are both read from left to right. A month is no day: it goes with months alone. */
const inTime = (of: TextKind | undefined): boolean => of === 'day' || of === 'moment'

/** Whether two values may be compared, or one stand where the other is wanted. */
export function goesWith(a: Type, b: Type): boolean {
  if (isOpen(a) || isOpen(b)) return true
  if (a.kind === 'number' && b.kind === 'number') return alike(a.measure, b.measure)
  if (a.kind === 'text' && b.kind === 'text') return textsGo(a, b)
  if ((a.kind === 'list' && b.kind === 'list') || (a.kind === 'range' && b.kind === 'range'))
    return goesWith(a.of, b.of)
  if (a.kind === 'record' && b.kind === 'record')
    return Object.entries(a.columns).every(
      ([n, c]) => !Object.hasOwn(b.columns, n) || goesWith(c, b.columns[n]!),
    )
  return a.kind === b.kind
}

type Texts = Type & { readonly kind: 'text' }
function textsGo(a: Texts, b: Texts): boolean {
  if (a.of === 'month' || b.of === 'month') return mayBe(isMonth, a) && mayBe(isMonth, b)
  if (inTime(a.of) || inTime(b.of)) return mayBe(inTime, a) && mayBe(inTime, b)
  return a.of === b.of || [a.of, b.of].some((of) => of === undefined || of === 'words')
}
const isMonth = (of: TextKind | undefined): boolean => of === 'month'
/** A text that was cut or put together may be a day, and one that stands there is looked at. */
const mayBe = (is: typeof inTime, t: Texts): boolean =>
  is(t.of) || (t.of === undefined && (t.options === undefined || t.literal === true))

/** What stands for both. Two that do not go together are anything. */
export function join(a: Type, b: Type): Type {
  return marked(joined(a, b), a, b)
}
function joined(a: Type, b: Type): Type {
  if (a.kind === 'nothing') return b
  if (b.kind === 'nothing') return a
  if (a.kind === 'number' && b.kind === 'number')
    return alike(a.measure, b.measure) ? number(either(a.measure, b.measure)) : count
  if (a.kind === 'text' && b.kind === 'text') {
    const of = a.of ?? b.of
    const options =
      a.options && b.options && (a.of === undefined || b.of === undefined)
        ? [...new Set([...a.options, ...b.options])]
        : undefined
    return { kind: 'text', ...(of && a.of === b.of ? { of } : {}), ...(options ? { options } : {}) }
  }
  if (a.kind === 'list' && b.kind === 'list') return listOf(join(a.of, b.of))
  if (a.kind === 'record' && b.kind === 'record')
    return record(
      Object.fromEntries(
        [...new Set([...Object.keys(a.columns), ...Object.keys(b.columns)])].map((n) => [
          n,
          join(a.columns[n] ?? nothing, b.columns[n] ?? nothing),
        ]),
      ),
      a.what ?? b.what,
    )
  return a.kind === b.kind ? a : anything
}
export const joinAll = (types: readonly Type[]): Type => types.reduce(join, nothing)

/** What a list holds; one value counts as a list of one. */
export const elementOf = (t: Type): Type => (t.kind === 'list' || t.kind === 'range' ? marked(t.of, t) : t)

/** As people say it. */
export function say(t: Type): Said {
  switch (t.kind) {
    case 'number':
      return sayMeasure(t.measure)
    case 'text':
      return t.of
        ? { zh: textWords[t.of][0], en: textWords[t.of][1] }
        : t.literal
          ? { zh: `文字“${t.options?.[0]}”`, en: `the text "${t.options?.[0]}"` }
          : t.options
            ? {
                zh: `选项（${t.options.slice(0, 4).join('、')}）`,
                en: `one of ${t.options.slice(0, 4).join(', ')}`,
              }
            : { zh: '文字', en: 'a text' }
    case 'list':
      return { zh: '列表', en: 'a list' }
    case 'record':
      return t.what ?? { zh: '一组值', en: 'a set of values' }
    default:
      return { zh: kindWords[t.kind], en: t.kind === 'boolean' ? 'yes or no' : `a ${t.kind}` }
  }
}
const textWords: Readonly<Record<TextKind, readonly [zh: string, en: string]>> = {
  day: ['日期', 'a day'],
  month: ['月份', 'a month'],
  moment: ['时刻', 'a moment'],
  case: ['办件', 'a case'],
  area: ['区划', 'a place'],
  post: ['岗位', 'a post'],
  person: ['人', 'a person'],
  words: ['文字', 'a text'],
}
const kindWords = {
  anything: '任何值',
  nothing: '空值',
  boolean: '是或否',
  date: '日期值',
  time: '时间',
  'date time': '时刻值',
  duration: '时长',
  function: '函数',
  range: '区间',
} as const
