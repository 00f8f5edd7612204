/** A DMN decision table as one of ours. */
import { parse } from '../../kernel/rule/feel/parse.ts'
import { children } from '../../kernel/rule/feel/node.ts'
import type { DecisionTable, HitPolicy } from '../../kernel/rule/index.ts'
import { nameOf, type Element } from './model.ts'

const policies: Record<string, HitPolicy> = {
  UNIQUE: 'unique',
  FIRST: 'first',
  ANY: 'any',
  PRIORITY: 'priority',
  COLLECT: 'collect',
  'RULE ORDER': 'rule_order',
  'OUTPUT ORDER': 'output_order',
  'COLLECT SUM': 'collect_sum',
  'COLLECT MIN': 'collect_min',
  'COLLECT MAX': 'collect_max',
  'COLLECT COUNT': 'collect_count',
}

/** `"a", "b", > 3` as its parts; a text that cannot be read stays whole. */
export function splitTests(text: string | undefined): string[] {
  const s = text?.trim() ?? ''
  if (s === '' || s === '-') return []
  const { top } = parse(s, 'unary', 'dmn')
  const list = top && top.firstChild?.name === 'PositiveUnaryTests' ? children(top.firstChild) : []
  return list.length > 0 ? list.map((n) => s.slice(n.from, n.to)) : [s]
}

/** The tests of a type that lists its values, by the name of the type. */
export type TestsOf = (typeRef: string) => string | undefined
/** A file is read and never changed: its tables are made once. */
const made = new WeakMap<Element, DecisionTable>()

/** Reads a table; a column without a name of its own takes the decision's. */
export function tableOf(t: Element, name: string, testsOf: TestsOf): DecisionTable {
  const before = made.get(t)
  if (before) return before
  const table = readTable(t, name, testsOf)
  made.set(t, table)
  return table
}

function readTable(t: Element, name: string, testsOf: TestsOf): DecisionTable {
  const policy =
    (t.hitPolicy ?? 'UNIQUE') === 'COLLECT' && t.aggregation
      ? `COLLECT ${t.aggregation}`
      : (t.hitPolicy ?? 'UNIQUE')
  return {
    kind: 'table',
    hitPolicy: policies[policy] ?? 'unique',
    inputs: (t.input ?? []).map((i) => {
      const allowed = splitTests(i.inputValues?.text)
      return {
        expression: i.inputExpression?.text?.trim() ?? 'null',
        ...(i.label && { label: i.label }),
        ...(allowed.length > 0 && { allowed }),
      }
    }),
    outputs: (t.output ?? []).map((o) => {
      const own = splitTests(o.outputValues?.text)
      const typeRef = o.typeRef ?? t.typeRef
      const allowed = own.length > 0 || !typeRef ? own : splitTests(testsOf(typeRef))
      const fallback = o.defaultOutputEntry?.text?.trim()
      return {
        name: nameOf(o) || name,
        ...(o.label && { label: o.label }),
        ...(allowed.length > 0 && { allowed }),
        ...(fallback && { default: fallback }),
      }
    }),
    rules: (t.rule ?? []).map((r) => {
      const clause = r.annotationEntry?.map((a) => a.text?.trim()).find(Boolean) ?? r.description?.trim()
      return {
        when: (r.inputEntry ?? []).map((e) => e.text?.trim() || '-'),
        then: (r.outputEntry ?? []).map((e) => e.text?.trim() || 'null'),
        ...(clause && { clause }),
      }
    }),
  }
}
