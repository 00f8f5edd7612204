/**
 * What can be wrong inside one formula, in both languages, with what would be right where that can be told.
 */
import type { Text } from '../../text.ts'
import { nearest } from './nearest.ts'
import { say, type Type } from './type.ts'

export type FaultCode =
  | 'syntax'
  | 'unknown_name'
  | 'unknown_function'
  | 'wrong_arity'
  | 'wrong_argument'
  | 'unknown_column'
  | 'no_such_option'
  | 'no_such_day'
  | 'never_equal'
  | 'cannot_compare'
  | 'cannot_add'
  | 'cannot_work_out'
  | 'not_boolean'
  | 'not_a_list'
  | 'branches_differ'
  | 'wrong_type'

export type Span = { readonly from: number; readonly to: number }
export type Fault = {
  readonly code: FaultCode
  readonly at: Span
  readonly message: Text
  /** What would be right there. */
  readonly right?: string
}

export const fault = (code: FaultCode, at: Span, zh: string, en: string, right?: string): Fault => ({
  code,
  at: { from: at.from, to: at.to },
  message:
    right === undefined
      ? { zh, en }
      : { zh: `${zh}；是不是“${right}”？`, en: `${en}; did you mean “${right}”?` },
  ...(right === undefined ? {} : { right }),
})

export const unknownName = (name: string, at: Span, among: Iterable<string>): Fault =>
  fault('unknown_name', at, `不知道“${name}”是什么`, `nobody says what “${name}” is`, nearest(name, among))

export const unknownColumn = (column: string, at: Span, of: Type, among: Iterable<string>): Fault => {
  const whose = say(of)
  return fault(
    'unknown_column',
    at,
    `${whose.zh}没有“${column}”这一栏`,
    `${whose.en} has no ${column}`,
    nearest(column, among),
  )
}

export const noSuchOption = (option: string, at: Span, options: readonly string[]): Fault =>
  fault(
    'no_such_option',
    at,
    `没有“${option}”这个选项，只有：${options.slice(0, 8).join('、')}`,
    `“${option}” is none of: ${options.slice(0, 8).join(', ')}`,
    nearest(option, options) ?? (options.length === 1 ? options[0] : undefined),
  )

/** Two that do not go together, and how each of them could be made to. */
export function unlike(
  code: 'cannot_compare' | 'cannot_add',
  at: Span,
  a: Type,
  b: Type,
  right?: string,
): Fault {
  const [x, y] = [say(a), say(b)]
  return code === 'cannot_compare'
    ? fault(code, at, `${x.zh}不能和${y.zh}比较`, `${x.en} cannot be compared with ${y.en}`, right)
    : fault(code, at, `${x.zh}不能和${y.zh}相加减`, `${x.en} cannot be added to ${y.en}`, right)
}
