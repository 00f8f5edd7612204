/**
 * [Q38] A gathered list begins and closes by outcomes that there are, gathers from what is there, and its formulas give its columns out of
 * what they may read.
 */
import type { Gathering } from '../programme/gather.ts'
import { isKeptSealed, type Programme } from '../programme/index.ts'
import {
  finding,
  houseOf,
  unanswered,
  waysOf,
  type CheckContext,
  type CheckFinding,
  type Look,
} from './finding.ts'
import { faultFinding } from './formulas.ts'
import { entryOf, typesOf, within } from './types/environment.ts'
import { programmeOf, type House } from './of-house.ts'
import { fieldType } from './types/fields.ts'
import { infer } from './types/infer.ts'
import type { Names } from './types/scope.ts'
import { fen, goesWith, say } from './types/type.ts'

export const gathers: Look = (p, context) =>
  Object.entries(p.gathers ?? {}).flatMap(([name, g]) => looked(p, context, `gathers.${name}`, g))

function looked(p: Programme, context: CheckContext, where: string, g: Gathering): readonly CheckFinding[] {
  const sources = readFrom(p, houseOf(p, context), g)
  return [
    ...ends(p, where, g),
    ...Object.entries(g.tells ?? {}).flatMap(([name, text]) =>
      infer(text, typesOf(p, houseOf(p, context)).names).faults.map((f) =>
        faultFinding(f, `${where}.tells.${name}`, text),
      ),
    ),
    ...(sources.length === 0
      ? [
          finding(
            'Q38',
            `${where}.from`,
            '没有可以汇集的来源',
            'there is nothing of that name to gather from',
            JSON.stringify(g.from),
            { code: 'no_source' },
          ),
        ]
      : (sources.map((names) => columns(names, where, g)).find((faults) => faults.length > 0) ?? [])),
    ...(g.sum === undefined || g.of[g.sum]?.type === 'fen'
      ? []
      : [
          finding('Q38', `${where}.sum`, '合计的应是金额一栏', 'what is summed is a column of money', g.sum, {
            code: 'no_money',
          }),
        ]),
    ...Object.entries(g.of)
      .filter(([, field]) => isKeptSealed(field))
      .map(([column]) =>
        finding(
          'Q38',
          `${where}.of.${column}`,
          '清单里不放敏感信息',
          'nothing sealed stands in a line',
          column,
          { code: 'secret_escapes' },
        ),
      ),
    ...Object.keys(g.of)
      .filter((column) => !Object.hasOwn(g.columns, column))
      .map((column) =>
        finding('Q38', `${where}.columns`, '这一栏没有公式', 'this column has no formula', column, {
          code: 'no_formula',
        }),
      ),
  ]
}

function ends(p: Programme, where: string, { starts, closes }: Gathering): readonly CheckFinding[] {
  const all = waysOf(p)
  const missing = (at: string, name: string) =>
    unanswered(
      'Q38',
      'no_such_outcome',
      `${where}.${at}`,
      '没有这个动作',
      'there is no such outcome',
      name,
      all.map((w) => w.name),
    )
  const closing = all.filter((w) => w.from !== null && w.name === closes)
  return [
    ...(all.some((w) => w.name === starts) ? [] : [missing('starts', starts)]),
    ...(closing.length === 0 ? [missing('closes', closes)] : []),
    ...closing
      .filter(
        (w) => !w.outcome.by.includes('system') || Object.values(w.outcome.asks ?? {}).includes('required'),
      )
      .map(() =>
        finding(
          'Q38',
          `${where}.closes`,
          '应由系统办理，不要求填写',
          'the system does it, without a form',
          closes,
          { code: 'not_for_system' },
        ),
      ),
  ]
}

/**
 * What the formulas of a line may name, in each version whose cases they are read of; none where there is no such source. Cases of all
 * versions stand beside each other, and a step may be one of an earlier version alone.
 */
function readFrom(p: Programme, house: House, { from, tells = {} }: Gathering): readonly Names[] {
  if ('register' in from) {
    if (!house.registers.some((r) => r.id === from.register)) return []
    const entry = entryOf(from.register, house)
    return [within(typesOf(p, house).names, entry.kind === 'record' ? entry.columns : {})]
  }
  const own = typesOf(p, house).names
  const toldTypes = Object.fromEntries(
    Object.entries(tells).map(([name, text]) => [name, infer(text, own).type]),
  )
  const figure = 'figure' in from ? house.figures.find((f) => f.id === from.figure) : undefined
  const latest = programmeOf(house, 'cases' in from ? from.cases : (figure?.programme ?? ''))
  if (!latest) return []
  const versions = house.programmes
    .filter((v) => v.id === latest.id && v !== latest)
    .toSorted((a, b) => b.version - a.version)
  const holders =
    'cases' in from ? from.at.map((step) => [latest, ...versions].find((v) => hasStep(v, step))) : []
  if (holders.includes(undefined)) return []
  return [...new Set([latest, ...holders])].map((v) =>
    within(typesOf(v!, house).names, { ...(figure ? { figureValue: fen } : {}), ...toldTypes }),
  )
}
const hasStep = (p: Programme, step: string): boolean => Object.hasOwn(p.steps, step)

function columns(names: Names, where: string, g: Gathering): readonly CheckFinding[] {
  const formulas = [
    ...Object.entries(g.columns).map(
      ([name, text]) => [`${where}.columns.${name}`, text, g.of[name]] as const,
    ),
    ...(g.where === undefined ? [] : [[`${where}.where`, g.where, { type: 'boolean' }] as const]),
  ]
  return formulas.flatMap(([at, text, field]): readonly CheckFinding[] => {
    const { type, faults } = infer(text, names)
    if (field === undefined)
      return [
        finding('Q38', at, '清单没有这一栏', 'the list has no such column', text, { code: 'no_such_column' }),
      ]
    const wanted = fieldType(field as Parameters<typeof fieldType>[0], at)
    return [
      ...faults.map((f) => faultFinding(f, at, text)),
      ...(goesWith(type, wanted)
        ? []
        : [
            finding(
              'Q38',
              at,
              `这一栏要${say(wanted).zh}，公式给出${say(type).zh}`,
              `the column takes ${say(wanted).en}, and the formula gives ${say(type).en}`,
              text,
              { code: 'wrong_type' },
            ),
          ]),
      ...(type.secret === undefined
        ? []
        : [
            finding('Q38', at, `“${type.secret}”是敏感的`, `${type.secret} is sensitive`, text, {
              code: 'secret_escapes',
            }),
          ]),
    ]
  })
}
