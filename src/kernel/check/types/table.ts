/** The formulas of a decision table: what goes in, the cells that test it, what comes out. */
import type { DecisionTable } from '../../rule/index.ts'
import { fault, type Fault } from './faults.ts'
import { infer } from './infer.ts'
import type { Names } from './scope.ts'
import { goesWith, say, type Type } from './type.ts'

export type TableFault = { readonly fault: Fault; readonly at: string; readonly text: string }

export function tableFaults(table: DecisionTable, names: Names): readonly TableFault[] {
  const inputs = table.inputs.map((input) => infer(input.expression, names))
  const cell = (text: string, at: string, input: Type): readonly TableFault[] =>
    text.trim() === '-' || text.trim() === ''
      ? []
      : infer(text, names, 'unary', input).faults.map((f) => ({ fault: f, at, text }))
  return [
    ...inputs.flatMap((x, i) =>
      x.faults.map((f) => ({ fault: f, at: `inputs.${i}`, text: table.inputs[i]!.expression })),
    ),
    ...table.inputs.flatMap((input, i) =>
      (input.allowed ?? []).flatMap((text, k) => cell(text, `inputs.${i}.allowed.${k}`, inputs[i]!.type)),
    ),
    ...table.rules.flatMap((rule, r) =>
      rule.when.flatMap((text, i) => cell(text, `rules.${r}.when.${i}`, inputs[i]!.type)),
    ),
    ...table.outputs.flatMap((_, i) => answers(table, i, names)),
  ]
}

/** All answers of one output are of one kind. */
function answers(table: DecisionTable, i: number, names: Names): readonly TableFault[] {
  const given = table.rules.map((rule, r) => ({
    text: rule.then[i] ?? 'null',
    at: `rules.${r}.then.${i}`,
    ...infer(rule.then[i] ?? 'null', names),
  }))
  const first = given[0]
  return given.flatMap(({ text, at, type, faults }) => [
    ...faults.map((f) => ({ fault: f, at, text })),
    ...(first && !goesWith(first.type, type)
      ? [
          {
            fault: fault(
              'branches_differ',
              { from: 0, to: text.length },
              `别的行给出${say(first.type).zh}，这一行给出${say(type).zh}`,
              `other rows give ${say(first.type).en}, and this one gives ${say(type).en}`,
            ),
            at,
            text,
          },
        ]
      : []),
  ])
}
