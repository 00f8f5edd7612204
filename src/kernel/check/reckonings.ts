/**
 * [AB4] A reckoning names an ability that there is, its parts and no others, rules that it can read, and names of the programme
 * that there are.
 */
import { mayLack, type Shape } from '../ability/shape.ts'
import { rulesOf } from '../ability/reckon.ts'
import type { RuleLink } from '../ability/ability.ts'
import { type Ability } from '../ability/index.ts'
import type { Programme, Reckoning } from '../programme/index.ts'
import { finding, houseOf, unanswered, waysOf, type CheckFinding, type Look } from './finding.ts'
import { typesOf, type ProgrammeTypes } from './types/environment.ts'
import { typeOf } from './types/infer.ts'
import { elementOf, isOpen } from './types/type.ts'

export const reckonings: Look = (p, context) => {
  const house = houseOf(p, context)
  const types = typesOf(p, house)
  return Object.entries(p.reckonings ?? {}).flatMap(([name, r]) => {
    const where = `reckonings.${name}`
    const ability = house.abilities.get(r.ability)
    if (!ability)
      return [
        unanswered(
          'AB4',
          'no_such_ability',
          `${where}.ability`,
          `没有能力“${r.ability}”`,
          `there is no ability ${r.ability}`,
          r.ability,
          house.abilities.keys(),
        ),
      ]
    return [...ofParts(ability, r, where, types), ...ofRules(p, ability, r, where)]
  })
}

function ofParts(
  ability: Ability,
  r: Reckoning,
  where: string,
  types: ProgrammeTypes,
): readonly CheckFinding[] {
  if (Object.hasOwn(ability.takes, '*')) return []
  const lacking = Object.entries(ability.takes).flatMap(([part, shape]) =>
    Object.hasOwn(r.with, part) || (mayLack(shape) && !isList(shape)) ? [] : [part],
  )
  return [
    ...Object.keys(r.with)
      .filter((part) => !Object.hasOwn(ability.takes, part))
      .map((part) =>
        unanswered(
          'AB4',
          'no_such_part',
          `${where}.with.${part}`,
          `${ability.id} 没有“${part}”这一项`,
          `${ability.id} takes no ${part}`,
          part,
          Object.keys(ability.takes),
        ),
      ),
    ...lacking.map((part) =>
      finding('AB4', where, `缺少“${part}”这一项`, `has no ${part}`, part, { code: 'missing_part' }),
    ),
    ...Object.entries(ability.takes).flatMap(([part, shape]) =>
      Object.hasOwn(r.with, part) ? ofColumns(shape, r.with[part]!, `${where}.with.${part}`, types) : [],
    ),
  ]
}
const isList = (shape: Shape): boolean => typeof shape === 'object' && 'list' in shape

/** Columns that an ability reads of each line, and that the lines have not. */
function ofColumns(
  shape: Shape,
  formula: string,
  where: string,
  types: ProgrammeTypes,
): readonly CheckFinding[] {
  if (typeof shape === 'string') return []
  if ('maybe' in shape) return ofColumns(shape.maybe, formula, where, types)
  if (!('list' in shape) || typeof shape.list === 'string' || !('of' in shape.list)) return []
  const line = elementOf(typeOf(formula, types.names))
  if (line.kind !== 'record' || isOpen(line)) return []
  return Object.entries(shape.list.of)
    .filter(([column, c]) => !mayLack(c) && !Object.hasOwn(line.columns, column))
    .map(([column]) =>
      unanswered(
        'AB4',
        'unknown_column',
        where,
        `这一列表的行没有“${column}”这一栏`,
        `the lines of this list have no ${column}`,
        column,
        Object.keys(line.columns),
      ),
    )
}

function ofRules(p: Programme, ability: Ability, r: Reckoning, where: string): readonly CheckFinding[] {
  const read = rulesOf(ability, r)
  if ('rules' in read)
    return ability.links(read.rules).flatMap((link) => ofLink(p, r, link, `${where}.rules.${link.at}`))
  const { at, message, example, among } = read.fault
  const place = at === '' ? `${where}.rules` : `${where}.rules.${at}`
  return [
    among === undefined
      ? finding('AB4', place, message.zh, message.en, example, { code: 'wrong_rule' })
      : unanswered('AB4', 'wrong_rule', place, message.zh, message.en, example, among),
  ]
}

function ofLink(p: Programme, r: Reckoning, link: RuleLink, where: string): readonly CheckFinding[] {
  const ways = waysOf(p)
  const among = {
    outcome: [...new Set(ways.map((w) => w.name))],
    step: Object.keys(p.steps),
    part: Object.keys(r.with),
    column: Object.keys(p.lists?.[link.of ?? '']?.of ?? {}),
  }[link.kind]
  if (!among.includes(link.name)) return [missing(link.kind, link.name, where, among)]
  const inputs = ways.flatMap((w) => (w.name === link.name ? Object.keys(w.outcome.asks ?? {}) : []))
  return Object.entries(link.inputs ?? {}).flatMap(([key, field]) =>
    field === undefined || inputs.includes(field)
      ? []
      : [missing('input', field, where.replace(/[^.]+$/, key), inputs)],
  )
}

const kinds = {
  outcome: ['动作', 'outcome'],
  step: ['环节', 'step'],
  part: ['项', 'part'],
  column: ['栏', 'column of that list'],
  input: ['表单字段', 'field of that form'],
} as const
const missing = (
  kind: keyof typeof kinds,
  name: string,
  where: string,
  among: readonly string[],
): CheckFinding =>
  unanswered(
    'AB4',
    `no_such_${kind}`,
    where,
    `没有“${name}”这个${kinds[kind][0]}`,
    `there is no ${kinds[kind][1]} ${name}`,
    name,
    among,
  )
