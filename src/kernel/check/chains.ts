/**
 * [Q31] A condition on one number or day that is compared with constants and parameters is sometimes true and
 * sometimes false; a chain of `if` on one leaves no value without an answer and has no branch that is never
 * taken. Found as gaps of tables are.
 */
import { ordinalOf, parseDay, readOn, type Day } from '../day/index.ts'
import type { Field, Programme } from '../programme/index.ts'
import { gaps } from '../rule/gaps.ts'
import { type DecisionTable } from '../rule/index.ts'
import { children, type Node } from '../rule/feel/node.ts'
import { readString } from '../rule/feel/text.ts'
import { finding, houseOf, type CheckFinding, type Look } from './finding.ts'
import { formulasOf } from './texts.ts'
import { typesOf } from './types/environment.ts'
import { treeOf } from './types/tree.ts'

/** The values that the parameters of a condition have at once, and the day from which they have them. */
type Moment = { readonly day: Day | null; readonly values: Readonly<Record<string, number>> }
/** A condition with its one number as `?`. */
type Condition = {
  readonly about: string
  readonly tests: (at: Moment) => string
  readonly params: readonly string[]
}

export const chains: Look = (p, context) => {
  const { names } = typesOf(p, houseOf(p, context))
  const kindOf = (name: string): 'number' | 'day' | null => {
    const t = names.lookUp(name)
    return t?.kind === 'number' ? 'number' : t?.kind === 'text' && t.of === 'day' ? 'day' : null
  }
  return formulasOf(p, context).flatMap(({ text, where, lines, want, decision }) => {
    if (lines !== undefined || decision !== undefined || !/[<>]|=|between/.test(text)) return []
    const { top } = treeOf(text)
    if (!top) return []
    const whole = want === 'truth' ? conditionOf(top, text, p, kindOf) : null
    return [
      ...(whole ? constant(p, whole, where, text) : []),
      ...ifs(top).flatMap((n) => chain(p, n, text, where, kindOf)),
    ]
  })
}

type KindOf = (name: string) => 'number' | 'day' | null

/** A condition on one number or day and nothing else but constants and parameters; null for every other. */
function conditionOf(node: Node, text: string, p: Programme, kindOf: KindOf): Condition | null {
  const about = new Set<string>()
  const params = new Set<string>()
  const parts: { readonly from: number; readonly to: number; readonly as: (at: Moment) => string }[] = []
  let isDay = false
  const of = (n: Node) => text.slice(n.from, n.to)
  const visit = (n: Node): boolean => {
    if (n.name === 'VariableName') {
      const name = of(n)
      if (Object.hasOwn(p.params, name)) {
        params.add(name)
        parts.push({ ...span(n), as: (at) => String(at.values[name]) })
        return true
      }
      const kind = kindOf(name)
      if (kind === null) return false
      isDay ||= kind === 'day'
      about.add(name)
      parts.push({ ...span(n), as: () => '?' })
      return true
    }
    if (n.name === 'StringLiteral') {
      const day = parseDay(readString(of(n)))
      if (!day) return false
      parts.push({ ...span(n), as: () => String(ordinalOf(day)) })
      return true
    }
    if (n.name === 'DateTimeLiteral') return dateRead(n)
    return allowed.has(n.name) && children(n).every(visit)
  }
  /** `date(x)` is the day x. */
  const dateRead = (n: Node): boolean => {
    const [callee, given] = children(n)
    const inner = given ? children(given) : []
    if (!callee || of(callee) !== 'date' || inner.length !== 1) return false
    parts.push(
      { from: n.from, to: inner[0]!.from, as: () => '' },
      { from: inner[0]!.to, to: n.to, as: () => '' },
    )
    return visit(inner[0]!)
  }
  const fits = visit(node) && about.size === 1 && !(isDay && params.size > 0)
  if (!fits) return null
  const ordered = parts.toSorted((a, b) => a.from - b.from)
  const tests = (at: Moment): string => {
    let [written, end] = ['', node.from]
    for (const part of ordered) {
      written += text.slice(end, part.from) + part.as(at)
      end = part.to
    }
    return written + text.slice(end, node.to)
  }
  return { about: [...about][0]!, tests, params: [...params] }
}
const span = (n: Node) => ({ from: n.from, to: n.to })
const allowed = new Set([
  'Expression',
  'ParenthesizedExpression',
  'Comparison',
  'Conjunction',
  'Disjunction',
  'CompareOp',
  'NumericLiteral',
  'ArithOp',
  'and',
  'or',
  'between',
  'Identifier',
])

/** A day on which each set of values begins; one without parameters holds on every day. */
function moments(p: Programme, params: readonly string[]): readonly Moment[] {
  const days = [...new Set(params.flatMap((name) => p.params[name]!.history.map((e) => e.from)))]
  const places = [...new Set(params.flatMap((name) => p.params[name]!.history.map((e) => e.area)))]
  if (params.length === 0) return [{ day: null, values: {} }]
  return days.flatMap((day) =>
    places.flatMap((area) => {
      const values: Record<string, number> = {}
      for (const name of params) {
        const read = readOn(p.params[name]!.history, day, area === undefined ? [] : [area])
        if (read.kind !== 'in_force') return []
        values[name] = read.value
      }
      return [{ day, values }]
    }),
  )
}

/**
 * The table that asks the same: a row for each condition, in order, of the values that the field may have.
 */
function tableOf(p: Programme, conditions: readonly Condition[], at: Moment): DecisionTable {
  const { about } = conditions[0]!
  const field: Field | undefined = Object.hasOwn(p.fields, about) ? p.fields[about] : undefined
  const isWhole = field?.type === 'fen' || field?.type === 'integer'
  const isSet = [p.opens, ...Object.values(p.steps).map((s) => s.outcomes)].some((all) =>
    Object.values(all).some((o) => Object.hasOwn(o.sets ?? {}, about)),
  )
  return {
    kind: 'table',
    hitPolicy: 'first',
    inputs: [
      { expression: about, ...(isWhole && !isSet ? { allowed: [`[${field.min}..${field.max}]`] } : {}) },
    ],
    outputs: [{ name: 'branch' }],
    rules: conditions.map((c, i) => ({ when: [c.tests(at)], then: [String(i)] })),
  }
}

/** Always or never true, whatever the day. */
function constant(p: Programme, c: Condition, where: string, text: string): readonly CheckFinding[] {
  const seen = moments(p, c.params).map((at) => {
    const table = gaps(tableOf(p, [c], at), { whole: true })
    return table.unchecked !== undefined
      ? null
      : table.dead.length > 0
        ? 'never'
        : table.gaps.length === 0
          ? 'always'
          : null
  })
  const [first] = seen
  if (!first || seen.some((x) => x !== first)) return []
  return [
    first === 'never'
      ? finding('Q31', where, '这个条件永远不成立', 'this can never be true', text, { code: 'never_true' })
      : finding('Q31', where, '这个条件永远成立，等于没有', 'this is always true, and guards nothing', text, {
          code: 'always_true',
        }),
  ]
}

/** The outermost `if` of each chain. */
function ifs(node: Node): readonly Node[] {
  if (node.name === 'IfExpression')
    return [node, ...children(node).slice(1, 5).flatMap(ifs), ...ifs(lastElse(node))]
  return children(node).flatMap(ifs)
}
function lastElse(node: Node): Node {
  const otherwise = children(node)[5]!
  return otherwise.name === 'IfExpression' ? lastElse(otherwise) : otherwise
}

function chain(
  p: Programme,
  top: Node,
  text: string,
  where: string,
  kindOf: KindOf,
): readonly CheckFinding[] {
  const conditions: Condition[] = []
  for (let n = top; n.name === 'IfExpression'; n = children(n)[5]!) {
    const c = conditionOf(children(n)[1]!, text, p, kindOf)
    if (!c || (conditions[0] && c.about !== conditions[0].about)) return []
    conditions.push(c)
  }
  const noElse = lastElse(top).name === 'null'
  const params = [...new Set(conditions.flatMap((c) => c.params))]
  const all = moments(p, params).map((at) => ({
    at,
    seen: gaps(tableOf(p, conditions, at), { whole: true }),
  }))
  const first = all.find(({ seen }) => seen.dead.length > 0 || (noElse && seen.gaps.length > 0))
  if (!first) return []
  const on = first.at.day === null ? '' : `，${first.at.day}`
  return [
    ...first.seen.dead.map((row) =>
      finding(
        'Q31',
        where,
        `第${row}个分支永远不会走到`,
        `branch ${row} is never taken`,
        `${text.slice(children(top)[1]!.from, top.to).slice(0, 120)}${on}`,
        { code: 'dead_branch' },
      ),
    ),
    ...(noElse
      ? first.seen.gaps
          .slice(0, 1)
          .map((gap) =>
            finding(
              'Q31',
              where,
              '有的值没有分支',
              'some values have no branch',
              `${conditions[0]!.about} = ${String(Object.values(gap)[0])}${on}`,
              { code: 'gap_in_chain' },
            ),
          )
      : []),
  ]
}
