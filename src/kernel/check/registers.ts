/**
 * [RG10] What a register names is there: its columns, other registers, clauses; one that everybody reads or
 * may ask has public columns, and none of those tells where a thing lies or a case's number.
 */
import { kernelUnits } from '../money/units.ts'
import { type Units } from '../money/index.ts'
import type { Register } from '../register/index.ts'
import { finding, unanswered, type CheckFinding } from './finding.ts'

/** `among`: all registers of the house. */
export function registerFindings(
  r: Register,
  among: readonly Register[],
  holdsClause: (id: string) => boolean,
  units: Units = kernelUnits,
): readonly CheckFinding[] {
  return [
    ...columnsNamed(r),
    ...unitsDeclared(r, units),
    ...clausesHeld(r, holdsClause),
    ...others(r, among),
    ...published(r),
  ]
}

const at = (r: Register, part: string): string => `registers.${r.id}.${part}`

function columnsNamed(r: Register): readonly CheckFinding[] {
  const named = [
    ...(r.called ?? []).map((name, i) => ({ name, part: `called.${i}` })),
    ...(r.brief ?? []).map((name, i) => ({ name, part: `brief.${i}` })),
    ...(r.map
      ? (['longitude', 'latitude'] as const).map((way) => ({ name: r.map![way], part: `map.${way}` }))
      : []),
  ]
  const reasons = Object.entries(r.columns).flatMap(([name, c]) =>
    Object.keys(c.clauses ?? {})
      .filter((option) => !c.options || !Object.hasOwn(c.options, option))
      .map((option) =>
        unanswered(
          'RG10',
          'no_such_option',
          at(r, `columns.${name}.clauses`),
          `“${option}”有条款，却不是选项`,
          `${name} has a clause for ${option}, which is no option`,
          option,
          Object.keys(c.options ?? {}),
        ),
      ),
  )
  return [
    ...named
      .filter(({ name }) => !Object.hasOwn(r.columns, name))
      .map(({ name, part }) =>
        unanswered(
          'RG10',
          'no_such_column',
          at(r, part),
          `没有“${name}”这一栏`,
          `${r.id} has no column ${name}`,
          name,
          Object.keys(r.columns),
        ),
      ),
    ...reasons,
  ]
}

const unitsDeclared = (r: Register, units: Units): readonly CheckFinding[] =>
  Object.entries(r.columns)
    .filter(([, c]) => c.unit !== undefined && !Object.hasOwn(units, c.unit))
    .map(([name, c]) =>
      unanswered(
        'UN1',
        'no_such_unit',
        at(r, `columns.${name}.unit`),
        `没有单位“${c.unit}”`,
        `there is no unit ${c.unit}`,
        c.unit!,
        Object.keys(units),
      ),
    )

function clausesHeld(r: Register, holdsClause: (id: string) => boolean): readonly CheckFinding[] {
  return [
    r.clause,
    ...(r.note ? [r.note.clause] : []),
    ...Object.values(r.columns).flatMap((c) => Object.values(c.clauses ?? {})),
  ]
    .filter((clause) => !holdsClause(clause))
    .map((clause) =>
      finding(
        'RG10',
        at(r, 'clause'),
        '依据的条款没有原文',
        `stands on ${clause}, whose text is not held`,
        clause,
        { code: 'no_such_clause' },
      ),
    )
}

const others = (r: Register, among: readonly Register[]): readonly CheckFinding[] =>
  (r.also ?? [])
    .filter((id) => id === r.id || !among.some((x) => x.id === id))
    .map((id) =>
      unanswered(
        'RG10',
        'no_such_register',
        at(r, 'also'),
        `没有登记册“${id}”`,
        `names the register ${id}`,
        id,
        among.map((x) => x.id).filter((x) => x !== r.id),
      ),
    )

/** What everybody may read. */
function published(r: Register): readonly CheckFinding[] {
  if (!r.open && r.asked === undefined) return telling(r)
  const bare = Object.values(r.columns).some((c) => c.public)
    ? []
    : [
        finding(
          'RG10',
          at(r, 'columns'),
          '人人可读，却没有公开的栏目',
          'is everybody’s and has no public column',
          r.id,
          { code: 'nothing_public' },
        ),
      ]
  const unnamed = (r.called ?? [])
    .filter((name) => Object.hasOwn(r.columns, name) && !r.columns[name]!.public)
    .map((name) =>
      finding(
        'RG10',
        at(r, 'called'),
        `“${name}”是名称的一部分，却不公开`,
        `${name} is part of the name and not public`,
        name,
        { code: 'name_not_public' },
      ),
    )
  return [...bare, ...unnamed, ...telling(r)]
}

const telling = (r: Register): readonly CheckFinding[] =>
  Object.entries(r.columns)
    .filter(
      ([name, c]) =>
        c.public &&
        (c.kind === 'case' || c.kind === 'degree' || name === r.map?.longitude || name === r.map?.latitude),
    )
    .map(([name]) =>
      finding('RG10', at(r, `columns.${name}`), `“${name}”不能公开`, `${name} may not be public`, name, {
        code: 'not_to_be_public',
      }),
    )
