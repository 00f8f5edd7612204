/** Our decisions as DMN 1.3 that other tools can open, with the requirements between them. */
import {
  reads,
  type Decision,
  type DecisionTable,
  type Decisions,
  type HitPolicy,
} from '../../kernel/rule/index.ts'
import { knowledgeOf, type Knowledge } from './knowledge.ts'
import { moddle } from './read.ts'

type Moddle = ReturnType<typeof moddle>

const written: Record<HitPolicy, { hitPolicy: string; aggregation?: string }> = {
  unique: { hitPolicy: 'UNIQUE' },
  first: { hitPolicy: 'FIRST' },
  any: { hitPolicy: 'ANY' },
  priority: { hitPolicy: 'PRIORITY' },
  rule_order: { hitPolicy: 'RULE ORDER' },
  output_order: { hitPolicy: 'OUTPUT ORDER' },
  collect: { hitPolicy: 'COLLECT' },
  collect_sum: { hitPolicy: 'COLLECT', aggregation: 'SUM' },
  collect_min: { hitPolicy: 'COLLECT', aggregation: 'MIN' },
  collect_max: { hitPolicy: 'COLLECT', aggregation: 'MAX' },
  collect_count: { hitPolicy: 'COLLECT', aggregation: 'COUNT' },
}

function tableElement(m: Moddle, id: string, t: DecisionTable) {
  const unary = (text: string, at: string) => m.create('dmn:UnaryTests', { id: `${id}_${at}`, text })
  const literal = (text: string, at: string) => m.create('dmn:LiteralExpression', { id: `${id}_${at}`, text })
  const cited = t.rules.some((r) => r.clause)
  return m.create('dmn:DecisionTable', {
    id: `${id}_table`,
    ...written[t.hitPolicy],
    input: t.inputs.map((i, n) =>
      m.create('dmn:InputClause', {
        id: `${id}_in${n}`,
        ...(i.label && { label: i.label }),
        inputExpression: literal(i.expression, `in${n}_text`),
        ...(i.allowed && { inputValues: unary(i.allowed.join(', '), `in${n}_values`) }),
      }),
    ),
    output: t.outputs.map((o, n) =>
      m.create('dmn:OutputClause', {
        id: `${id}_out${n}`,
        name: o.name,
        ...(o.label && { label: o.label }),
        ...(o.allowed && { outputValues: unary(o.allowed.join(', '), `out${n}_values`) }),
        ...(o.default && { defaultOutputEntry: literal(o.default, `out${n}_default`) }),
      }),
    ),
    ...(cited && { annotation: [m.create('dmn:RuleAnnotationClause', { name: 'clause' })] }),
    rule: t.rules.map((r, n) =>
      m.create('dmn:DecisionRule', {
        id: `${id}_rule${n}`,
        inputEntry: r.when.map((w, k) => unary(w, `rule${n}_when${k}`)),
        outputEntry: r.then.map((o, k) => literal(o, `rule${n}_then${k}`)),
        ...(cited && { annotationEntry: [m.create('dmn:RuleAnnotation', { text: r.clause ?? '' })] }),
      }),
    ),
  })
}

/** Writes decisions as one DMN file; names that no decision answers become input data. */
export async function toDmn(decisions: Decisions, name: string): Promise<string> {
  const m = moddle()
  const all = Object.keys(decisions)
  const needs = new Map(all.map((d) => [d, reads(decisions[d]!, all)]))
  const inputs = [...new Set([...needs.values()].flat())].filter((n) => !all.includes(n))
  const idOf = (n: string) => (all.includes(n) ? `decision_${all.indexOf(n)}` : `input_${inputs.indexOf(n)}`)
  const href = (n: string) => m.create('dmn:DMNElementReference', { href: `#${idOf(n)}` })
  const logic = (id: string, d: Decision) =>
    d.kind === 'table'
      ? tableElement(m, id, d)
      : m.create('dmn:LiteralExpression', { id: `${id}_text`, text: d.expression })
  const knowledge = knowledgeOf(decisions)
  const knowledgeId = (n: string) => `knowledge_${knowledge.all.findIndex((k) => k.name === n)}`
  const knowing = (id: string, calls: readonly string[]) =>
    calls.map((n) =>
      m.create('dmn:KnowledgeRequirement', {
        id: `${id}_calls_${knowledgeId(n)}`,
        requiredKnowledge: m.create('dmn:DMNElementReference', { href: `#${knowledgeId(n)}` }),
      }),
    )
  const knowledgeElement = ({ name: n, params, body, calls }: Knowledge) => {
    const id = knowledgeId(n)
    return m.create('dmn:BusinessKnowledgeModel', {
      id,
      name: n,
      variable: m.create('dmn:InformationItem', { id: `${id}_variable`, name: n }),
      knowledgeRequirement: knowing(id, calls),
      encapsulatedLogic: m.create('dmn:FunctionDefinition', {
        id: `${id}_function`,
        formalParameter: params.map((param) =>
          m.create('dmn:InformationItem', { id: `${id}_${param}`, name: param }),
        ),
        body: m.create('dmn:LiteralExpression', { id: `${id}_text`, text: body }),
      }),
    })
  }
  const element = (n: string) => {
    const d = decisions[n]!
    return m.create('dmn:Decision', {
      id: idOf(n),
      name: n,
      ...(d.kind === 'formula' && d.clause && { description: d.clause }),
      variable: m.create('dmn:InformationItem', { id: `${idOf(n)}_variable`, name: n }),
      informationRequirement: needs
        .get(n)!
        .filter((r) => r !== n)
        .map((r) =>
          m.create('dmn:InformationRequirement', {
            id: `${idOf(n)}_needs_${idOf(r)}`,
            [all.includes(r) ? 'requiredDecision' : 'requiredInput']: href(r),
          }),
        ),
      knowledgeRequirement: knowing(idOf(n), knowledge.callsIn(d)),
      decisionLogic: logic(idOf(n), d),
    })
  }
  const root = m.create('dmn:Definitions', {
    id: 'definitions',
    name,
    namespace: 'https://yimen/decisions',
    drgElement: [
      ...inputs.map((n) =>
        m.create('dmn:InputData', {
          id: idOf(n),
          name: n,
          variable: m.create('dmn:InformationItem', { id: `${idOf(n)}_variable`, name: n }),
        }),
      ),
      ...knowledge.all.map(knowledgeElement),
      ...all.map(element),
    ],
  })
  return (await m.toXML(root, { format: true })).xml
}
