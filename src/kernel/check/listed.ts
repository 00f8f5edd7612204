/**
 * [Q41] What lists gave is read of a list that there is, by the one column that names a case, out of a column of money; the steps that do not
 * count are ends of its programme, or beside it is another of the same column that leaves out ends alone; its own name is nobody else's. From
 * an end nothing comes back: what was listed anew meanwhile would be given twice.
 */
import type { Listed } from '../programme/listed.ts'
import { caseColumn, type Programme } from '../programme/index.ts'
import { finding, houseOf, unanswered, type CheckFinding, type Look } from './finding.ts'
import { engineNames, typesOf } from './types/environment.ts'
import type { House } from './of-house.ts'

export const listed: Look = (p, context) =>
  Object.entries(p.listed ?? {}).flatMap(([name, rule]) => [
    ...clash(p, houseOf(p, context), name),
    ...looked(houseOf(p, context), `listed.${name}`, rule),
    ...comesBack(p, houseOf(p, context), name, rule),
  ])

/** [K3] A name that is something else too would be read as that, or hide it. */
function clash(p: Programme, house: House, name: string): readonly CheckFinding[] {
  const parts = [
    p.params,
    p.tallies,
    p.entries,
    p.readings,
    p.located,
    p.elsewhere,
    p.reckonings,
    p.decisions,
  ]
  return typesOf(p, house).facts.has(name) ||
    engineNames(p).has(name) ||
    parts.some((part) => part && Object.hasOwn(part, name))
    ? [
        finding('Q41', `listed.${name}`, '与别的名称重复', 'something else has this name', name, {
          code: 'name_taken',
        }),
      ]
    : []
}

function looked(house: House, where: string, rule: Listed): readonly CheckFinding[] {
  const versions = house.programmes.filter((x) => x.id === rule.list.programme)
  if (versions.length === 0)
    return [
      unanswered(
        'Q41',
        'no_such_programme',
        `${where}.list`,
        `没有事项“${rule.list.programme}”`,
        `there is no programme ${rule.list.programme}`,
        rule.list.programme,
        house.programmes.map((x) => x.id),
      ),
    ]
  const lists = versions.flatMap((v) => {
    const g = v.gathers && Object.hasOwn(v.gathers, rule.list.name) ? v.gathers[rule.list.name]! : null
    return g === null ? [] : [g]
  })
  if (lists.length === 0)
    return [
      unanswered(
        'Q41',
        'no_such_list',
        `${where}.list`,
        `“${rule.list.programme}”没有这份汇集清单`,
        `${rule.list.programme} gathers no such list`,
        rule.list.name,
        versions.flatMap((v) => Object.keys(v.gathers ?? {})),
      ),
    ]
  /** Of each version: a line of an earlier one counts like any other. */
  return [
    ...lists
      .filter((g) => caseColumn(g) !== rule.case)
      .map(() =>
        finding(
          'Q41',
          `${where}.case`,
          '应是清单中唯一一栏办件',
          'this is the one column of the list that names a case',
          rule.case,
          { code: 'no_case_column' },
        ),
      )
      .slice(0, 1),
    ...lists
      .filter((g) => g.of[rule.sums]?.type !== 'fen')
      .map(() =>
        finding(
          'Q41',
          `${where}.sums`,
          '合计的应是金额一栏',
          'what is summed is a column of money',
          rule.sums,
          { code: 'no_money' },
        ),
      )
      .slice(0, 1),
    ...(rule.except ?? [])
      .filter((step) => !versions.some((v) => Object.hasOwn(v.steps, step)))
      .map((step) =>
        unanswered(
          'Q41',
          'no_such_step',
          `${where}.except`,
          `“${rule.list.programme}”没有这个环节`,
          `${rule.list.programme} has no such step`,
          step,
          versions.flatMap((v) => Object.keys(v.steps)),
        ),
      ),
  ]
}

/** Where each list with this column leaves out a step that goes on, nothing tells what is still to be listed. */
function comesBack(p: Programme, house: House, name: string, rule: Listed): readonly CheckFinding[] {
  const goingOn = ({ list, except = [] }: Listed): readonly string[] =>
    except.filter((step) =>
      house.programmes.some(
        (v) => v.id === list.programme && Object.hasOwn(v.steps, step) && v.steps[step]!.end === undefined,
      ),
    )
  const isTold = Object.values(p.listed ?? {}).some(
    (other) =>
      other.list.programme === rule.list.programme &&
      other.list.name === rule.list.name &&
      other.sums === rule.sums &&
      goingOn(other).length === 0,
  )
  return isTold
    ? []
    : goingOn(rule).map((step) =>
        finding(
          'Q41',
          `listed.${name}.except`,
          '不计入的应是办结的环节：还能办下去的，清单会再次计入',
          'what does not count is an end: from any other step the list would count again',
          step,
          { code: 'not_an_end' },
        ),
      )
}
