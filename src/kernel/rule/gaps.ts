/**
 * Are all cases covered, and none twice? A cell made of numbers, texts and comparisons is the same all the way
 * between two of its numbers, so trying each number, its neighbours and the places between tries every case there is.
 */
import { add, compare, divide, negate } from '../number/arithmetic.ts'
import { numberToJson } from '../number/json.ts'
import { parseNumber, printNumber } from '../number/text.ts'
import { round, ways } from '../number/rounding.ts'
import { type Num } from '../number/index.ts'
import { acceptsAll, unary, type Value } from './feel.ts'
import { children, type Node } from './feel/node.ts'
import { parse } from './feel/parse.ts'
import { readString } from './feel/text.ts'
import type { DecisionTable } from './decision.ts'

export type Example = { readonly [input: string]: Value }
export type Gaps = {
  /** Inputs that no row accepts. */
  readonly gaps: readonly Example[]
  /** Inputs that several rows accept with different answers. */
  readonly overlaps: readonly { readonly input: Example; readonly rows: readonly number[] }[]
  /** Rows that never give the answer. */
  readonly dead: readonly number[]
  /** Why the table could not be tried: a cell reads other facts, or there are too many cases. */
  readonly unchecked?: string
}
export type GapOptions = {
  /** Numbers are whole (money in fen, days, persons): then 5 and 6 leave no gap. */ readonly whole?: boolean
  readonly most?: number
}

const simple = new Set([
  'UnaryTests',
  'PositiveUnaryTests',
  'PositiveUnaryTest',
  'SimplePositiveUnaryTest',
  'Interval',
  'CompareOp',
  'Comparison',
  'Conjunction',
  'Disjunction',
  'ParenthesizedExpression',
  'and',
  'or',
  'in',
  'between',
  '?',
  'not',
  'Wildcard',
  'ArithOp',
  'null',
])
const combinationsMax = 200_000

/** Numbers by their text: one value has one. */
type Literals = { numbers: Map<string, Num>; values: Set<string | boolean>; why?: string }

function literals(cell: string, into: Literals): void {
  const { top, text } = parse(cell, 'unary', 'programme')
  const of = (n: Node) => text.slice(n.from, n.to)
  const number = (n: Node, signed: (v: Num) => Num = (v) => v): void => {
    const literal = parseNumber(of(n).replace(/\s/g, ''))
    if (literal !== null) into.numbers.set(printNumber(signed(literal)), signed(literal))
  }
  const visit = (n: Node): void => {
    if (n.name === 'NumericLiteral') return number(n)
    if (n.name === 'StringLiteral') return void into.values.add(readString(of(n)))
    if (n.name === 'BooleanLiteral') return void into.values.add(of(n) === 'true')
    const [first, second] = children(n)
    const negative =
      n.name === 'ArithmeticExpression' && first?.name === 'ArithOp' && second?.name === 'NumericLiteral'
    if (negative) return number(second!, negate)
    if (!simple.has(n.name))
      into.why ??= `${text}: only numbers, texts and comparisons can be checked / 仅能检查数值、文本和比较`
    for (const c of children(n)) visit(c)
  }
  if (top) visit(top)
  else into.why ??= `${text}: not understood / 无法理解`
}

const one = (n: Num | null, by: 1 | -1): Num[] => {
  const next = n === null ? null : add(n, by)
  return next === null ? [] : [next]
}
const below = (n: Num, whole: boolean) => one(whole ? round(n, 0, ways.ceiling) : n, -1)
const above = (n: Num, whole: boolean) => one(whole ? round(n, 0, ways.floor) : n, 1)

function between(a: Num, b: Num, whole: boolean): Num[] {
  if (!whole) {
    const sum = add(a, b)
    const middle = sum === null ? null : divide(sum, 2)
    return middle === null ? [] : [middle]
  }
  const [first, last] = [above(a, true)[0], below(b, true)[0]]
  return first !== undefined && last !== undefined && compare(first, last) <= 0 ? [first, last] : []
}

/** One value from every place where an input's cells can differ, within what is allowed. */
function candidates(table: DecisionTable, i: number, whole: boolean): { values: Value[]; why?: string } {
  const literal: Literals = { numbers: new Map(), values: new Set() }
  const input = table.inputs[i]!
  const cells = table.rules.map((r) => r.when[i] ?? '-').filter((c) => !acceptsAll(c))
  for (const c of [...cells, ...(input.allowed ?? [])]) literals(c, literal)
  if (literal.why) return { values: [], why: literal.why }
  const at = [...literal.numbers.values()].sort(compare)
  const isWhole = (n: Num) => compare(round(n, 0, ways.floor) ?? n, n) === 0
  const numbers =
    at.length === 0
      ? []
      : [
          ...below(at[0]!, whole),
          ...at.flatMap((n, k) => [
            ...(whole && !isWhole(n) ? [] : [n]),
            ...(k + 1 < at.length ? between(n, at[k + 1]!, whole) : []),
          ]),
          ...above(at.at(-1)!, whole),
        ]
  const booleans = [...literal.values].some((v) => typeof v === 'boolean') ? [true, false] : []
  const texts = [...literal.values].filter((v) => typeof v === 'string')
  const other = texts.length > 0 && !input.allowed ? ['(other)'] : []
  const distinct = new Map(numbers.map((n) => [printNumber(n), numberToJson(n)]))
  const values = [...distinct.values(), ...texts, ...booleans, ...other].filter(
    (v) => !input.allowed || input.allowed.some((a) => unary(a, v, {}) === true),
  )
  return { values: values.length > 0 ? [...new Set(values)] : [null] }
}

/** Finds gaps and overlaps, each with inputs that show it. */
export function gaps(table: DecisionTable, { whole = true, most = 50 }: GapOptions = {}): Gaps {
  const places = table.inputs.map((_, i) => candidates(table, i, whole))
  const why =
    places.find((p) => p.why)?.why ??
    (places.reduce((n, p) => n * p.values.length, 1) > combinationsMax
      ? 'too many combinations / 组合过多'
      : undefined)
  if (why) return { gaps: [], overlaps: [], dead: [], unchecked: why }
  const met = table.rules.map((r) =>
    places.map((p, i) =>
      p.values.map((v) => acceptsAll(r.when[i] ?? '-') || unary(r.when[i]!, v, {}) === true),
    ),
  )
  const faults = { gaps: [] as Example[], overlaps: [] as { input: Example; rows: number[] }[] }
  const alive = new Set<number>()
  for (const at of combinations(places.map((p) => p.values.length))) {
    const rows = met.flatMap((row, r) => (row.every((cells, i) => cells[at[i]!]) ? [r + 1] : []))
    for (const r of table.hitPolicy === 'first' ? rows.slice(0, 1) : rows) alive.add(r)
    const input = () =>
      Object.fromEntries(table.inputs.map((x, i) => [x.expression, places[i]!.values[at[i]!]!]))
    if (rows.length === 0 && faults.gaps.length < most) faults.gaps.push(input())
    if (rows.length > 1 && faults.overlaps.length < most && clash(table, rows))
      faults.overlaps.push({ input: input(), rows })
  }
  return { ...faults, dead: table.rules.flatMap((_, i) => (alive.has(i + 1) ? [] : [i + 1])) }
}

/** Two rows clash in a unique table, and in an `any` table when they answer differently. */
function clash(table: DecisionTable, rows: readonly number[]): boolean {
  const texts = new Set(rows.map((r) => JSON.stringify(table.rules[r - 1]!.then)))
  return table.hitPolicy === 'unique' || (table.hitPolicy === 'any' && texts.size > 1)
}

function* combinations(sizes: readonly number[]): Generator<readonly number[]> {
  if (sizes.includes(0)) return
  const at = sizes.map(() => 0)
  for (;;) {
    yield at
    let i = sizes.length - 1
    while (i >= 0 && ++at[i]! >= sizes[i]!) at[i--] = 0
    if (i < 0) return
  }
}
