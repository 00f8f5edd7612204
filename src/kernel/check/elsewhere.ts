/**
 * [Q39] What stands elsewhere is a programme that there is, at steps of any version of it, and about people as this one is; what is added
 * up is a number of it that is not sealed; what is barred is an outcome that there is.
 */
import type { Elsewhere } from '../programme/elsewhere.ts'
import type { Programme } from '../programme/index.ts'
import { finding, houseOf, unanswered, waysOf, type CheckFinding, type Look } from './finding.ts'
import { programmeOf, type House } from './of-house.ts'
import { typesOf } from './types/environment.ts'

export const elsewhere: Look = (p, context) => {
  const all = Object.entries(p.elsewhere ?? {})
  return [
    ...all.flatMap(([name, rule]) => looked(p, houseOf(p, context), `elsewhere.${name}`, rule)),
    ...(all.length > 0 ? nobody(p, 'subject') : []),
  ]
}

const nobody = (p: Programme, where: string): readonly CheckFinding[] =>
  p.subject === undefined || p.subject.people.length === 0
    ? [
        finding(
          'Q39',
          where,
          `“${p.id}”不说办件是谁的，没有人可以比对`,
          `${p.id} does not say whose its cases are: there is nobody to compare`,
          p.id,
          { code: 'nobody' },
        ),
      ]
    : []

function looked(p: Programme, house: House, where: string, rule: Elsewhere): readonly CheckFinding[] {
  const versions = house.programmes.filter((x) => x.id === rule.programme)
  const outcomes = [...new Set(waysOf(p).map((w) => w.name))]
  return [
    ...(versions.length === 0
      ? [
          unanswered(
            'Q39',
            'no_such_programme',
            `${where}.programme`,
            `没有事项“${rule.programme}”`,
            `there is no programme ${rule.programme}`,
            rule.programme,
            house.programmes.map((x) => x.id),
          ),
        ]
      : [
          ...rule.at
            .filter((step) => !versions.some((v) => Object.hasOwn(v.steps, step)))
            .map((step) =>
              unanswered(
                'Q39',
                'no_such_step',
                `${where}.at`,
                `“${rule.programme}”没有这个环节`,
                `${rule.programme} has no such step`,
                step,
                versions.flatMap((v) => Object.keys(v.steps)),
              ),
            ),
          ...(rule.programme === p.id
            ? []
            : nobody(programmeOf(house, rule.programme)!, `${where}.programme`)),
          ...(rule.sum === undefined ? [] : summed(house, rule, rule.sum, `${where}.sum`)),
        ]),
    ...(rule.bars?.outcomes ?? [])
      .filter((name) => !outcomes.includes(name))
      .map((name) =>
        unanswered(
          'Q39',
          'no_such_outcome',
          `${where}.bars`,
          '没有这个动作',
          'there is no such outcome',
          name,
          outcomes,
        ),
      ),
  ]
}

function summed(house: House, rule: Elsewhere, sum: string, where: string): readonly CheckFinding[] {
  const { facts } = typesOf(programmeOf(house, rule.programme)!, house)
  const type = facts.get(sum)
  if (type === undefined)
    return [
      unanswered(
        'Q39',
        'no_such_fact',
        where,
        `“${rule.programme}”没有这项事实`,
        `${rule.programme} has no such fact`,
        sum,
        facts.keys(),
      ),
    ]
  if (type.secret !== undefined)
    return [finding('Q39', where, `“${sum}”是敏感的`, `${sum} is sensitive`, sum, { code: 'secret_escapes' })]
  return type.kind === 'number' || type.kind === 'nothing'
    ? []
    : [finding('Q39', where, '合计的应是数', 'what is added up is a number', sum, { code: 'no_number' })]
}
