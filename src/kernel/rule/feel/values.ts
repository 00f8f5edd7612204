/**
 * What a FEEL expression may hold while it runs: JSON with decimals for its numbers, days and times, ranges and functions.
 * Nothing here can lead to a JavaScript object: a context is read by its own keys only,
 * and anything that is not JSON (a class, a JavaScript function, a symbol) reads as null.
 */
import { isDecimal } from '../../number/decimal.ts'
import { type Num } from '../../number/index.ts'
import { whenKind, type When } from './calendar.ts'

/** A JSON value: what facts are made of, and what a formula answers. A fraction is `{"decimal":"0.1"}` ([N3]). */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [name: string]: Value }
export type Facts = { readonly [name: string]: Value }

export type Inner = null | boolean | Num | string | When | Range | Fn | readonly Inner[] | Context
export type Context = { readonly [name: string]: Inner }

const RANGE = Symbol('range')
const FN = Symbol('fn')

export type Range = {
  readonly [RANGE]: true
  readonly start: Inner
  readonly end: Inner
  readonly startIn: boolean
  readonly endIn: boolean
}
export type Fn = {
  readonly [FN]: true
  readonly name: string
  /** A last name that begins with `...` takes all the rest. */
  readonly params: readonly string[]
  readonly call: (args: readonly (Inner | undefined)[], env: Env) => Inner
  /** All its signatures, where the names of its arguments tell which of several functions of one name is meant. */
  readonly also?: readonly Fn[]
  /** Where a formula defines it: its text and the names around it. Two of one text in one scope are one function. */
  readonly origin?: { readonly text: string; readonly scope: object }
  /** What it takes and answers, where it was declared. */
  readonly signature?: Signature | undefined
}

/** One evaluation: what it may still spend, and what went wrong on the way. */
export type Env = {
  steps: number
  depth: number
  readonly depthMax: number
  readonly problems: string[]
  /** How often something could not be told because an element's membership was not known. */ doubts: number
  /** [N8] In `programme` an unknown stays unknown; in `dmn` null follows the letter of the standard. */
  readonly mode: Mode
  /** What a programme's formula reaches beyond its facts. */
  outside?: Outside | undefined
  /** The types that the file at hand defines. */
  typeNamed?: (name: string) => Type | undefined
}
/** [LG2] [LG3] Decisions that take arguments, and other days. */
export type Outside = {
  /** The answer of a decision that takes arguments; undefined where there is none of this name. */
  call(name: string, args: Arguments, env: Env): Inner | undefined
  /** What a name is on this day; undefined where it is the same on every day. */
  read(name: string): Inner | undefined
  /** The same on another day; undefined where there is no such day. */
  on(day: string): Outside | undefined
}
export type Arguments = readonly { readonly name: string; readonly value: Inner }[]
export type Mode = 'programme' | 'dmn'

export const range = (start: Inner, end: Inner, startIn: boolean, endIn: boolean): Range => ({
  [RANGE]: true,
  start,
  end,
  startIn: start !== null && startIn,
  endIn: end !== null && endIn,
})
export const fn = (name: string, params: readonly string[], call: Fn['call'], signature?: Signature): Fn => ({
  [FN]: true,
  name,
  params,
  call,
  signature,
})

export type Kind =
  | 'nil'
  | 'boolean'
  | 'number'
  | 'string'
  | 'list'
  | 'context'
  | 'date'
  | 'time'
  | 'date time'
  | 'duration'
  | 'range'
  | 'function'

export const isRange = (v: Inner | undefined): v is Range => typeof v === 'object' && v !== null && RANGE in v
export const isFn = (v: Inner | undefined): v is Fn => typeof v === 'object' && v !== null && FN in v
export const isList = (v: Inner | undefined): v is readonly Inner[] => Array.isArray(v)
export const isContext = (v: Inner | undefined): v is Context => kindOf(v) === 'context'

export function kindOf(v: Inner | undefined): Kind {
  if (v === null || v === undefined) return 'nil'
  const t = typeof v
  if (t === 'number' || t === 'string' || t === 'boolean') return t
  if (t !== 'object') return 'nil'
  if (Array.isArray(v)) return 'list'
  const when = whenKind(v as object)
  if (when) return when
  if (isRange(v)) return 'range'
  if (isFn(v)) return 'function'
  if (isDecimal(v)) return 'number'
  const proto: unknown = Object.getPrototypeOf(v)
  return proto === null || proto === Object.prototype ? 'context' : 'nil'
}

const forbidden = new Set(['__proto__', 'prototype', 'constructor'])

/** The only way a name reaches a context: its own plain entry, and never a JavaScript one. */
export function own(context: Context, name: string): Inner | undefined {
  if (!Object.hasOwn(context, name) || forbidden.has(name)) return undefined
  const v = context[name]
  return v === undefined
    ? undefined
    : typeof v === 'object'
      ? kindOf(v) === 'nil'
        ? null
        : v
      : typeof v === 'function' || typeof v === 'symbol'
        ? null
        : typeof v === 'bigint'
          ? null
          : v
}

/**
 * Builds a context; forbidden names are dropped. It is a plain object, as facts are: one without a prototype is a dictionary, slow to
 * make and to read, and `own` reaches nothing but its own entries in either.
 */
export function contextOf(entries: readonly (readonly [string, Inner])[]): Context {
  const made: Record<string, Inner> = {}
  for (const [k, v] of entries) if (!forbidden.has(k)) made[k] = v
  return made
}
export const entriesOf = (c: Context): [string, Inner][] =>
  Object.keys(c).flatMap((k) => {
    const v = own(c, k)
    return v === undefined ? [] : [[k, v]]
  })

/** FEEL ignores how much space stands between the words and signs of a name. */
export const normalName = (s: string) =>
  simple.test(s)
    ? s
    : s
        .replace(/\s*([./\-'+]|\*\*?)\s*/g, ' $1 ')
        .replace(/\s{2,}/g, ' ')
        .trim()
const simple = /^[\p{L}_][\p{L}\p{N}_]*$/u
export const isSimpleName = (s: string) => simple.test(s)

/** Finds an entry as FEEL does: exactly, or else by its normal name. */
export function entry(c: Context, name: string): Inner | undefined {
  const exact = own(c, name)
  if (exact !== undefined || isSimpleName(name)) return exact
  const key = Object.keys(c).find((k) => normalName(k) === name)
  return key === undefined ? undefined : own(c, key)
}

/** The types that have a name in the language. */
export type SimpleName =
  | 'Any'
  | 'Null'
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'duration'
  | 'context'
  | 'list'
  | 'range'
  | 'function'
  | 'days and time duration'
  | 'years and months duration'

export type Type =
  | { readonly kind: 'simple'; readonly name: SimpleName }
  | { readonly kind: 'list' | 'range'; readonly of: Type }
  | { readonly kind: 'context'; readonly entries: readonly (readonly [string, Type])[] }
  | { readonly kind: 'function'; readonly params: readonly Type[]; readonly answers: Type }
  /** A type that the file at hand defines; looked up when it is needed, for a type may hold itself. */
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'limited'; readonly of: Type; readonly allows: (v: Inner, env: Env) => boolean }

/** What a function declares about itself; what it leaves open is left out. */
export type Signature = {
  readonly params: readonly (Type | undefined)[]
  readonly answers?: Type | undefined
}
