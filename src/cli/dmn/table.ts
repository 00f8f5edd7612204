/** A DMN decision table as one of ours. */
import { parse } from '../../kernel/rule/feel/parse.ts'
import { children } from '../../kernel/rule/feel/node.ts'
import type { DecisionTable, HitPolicy } from '../../kernel/rule/index.ts'
import { nameOf, type Element, type ItemDefinition } from './model.ts'
import { bare, type Types } from './types.ts'

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

function allowedOf(typeRef: string | undefined, types: Types): string[] {
  const item: ItemDefinition | undefined = typeRef ? types.get(bare(typeRef)) : undefined
  return splitTests(item?.allowedValues?.text)
}

/** Reads a table; a column without a name of its own takes the decision's. */
export function tableOf(t: Element, name: string, types: Types = new Map()): DecisionTable {
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
      const allowed = own.length > 0 ? own : allowedOf(o.typeRef ?? t.typeRef, types)
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
