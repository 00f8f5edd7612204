/** [UN1] A number counts something that is declared, a step ends as something that is. [L4] Value moves between accounts of one unit. */
import type { Ends, Field, Programme } from '../programme/index.ts'
import { finding, houseOf, unanswered, waysOf, type CheckFinding, type Look } from './finding.ts'

export const units: Look = (p, context) => {
  const house = houseOf(p, context)
  const undeclared = (unit: string, where: string): readonly CheckFinding[] =>
    Object.hasOwn(house.units, unit)
      ? []
      : [
          unanswered(
            'UN1',
            'no_such_unit',
            where,
            `没有单位“${unit}”`,
            `there is no unit ${unit}`,
            unit,
            Object.keys(house.units),
          ),
        ]
  const unended = (end: string, where: string, own: Ends = {}): readonly CheckFinding[] =>
    Object.hasOwn(house.ends, end) || Object.hasOwn(own, end)
      ? []
      : [
          unanswered('UN1', 'no_such_end', where, `没有“${end}”这种办结方式`, `there is no end ${end}`, end, [
            ...Object.keys(own),
            ...Object.keys(house.ends),
          ]),
        ]
  return [
    ...Object.entries(p.params).flatMap(([name, x]) => undeclared(x.unit, `params.${name}.unit`)),
    ...fieldsIn(p.fields, 'fields').flatMap(([where, f]) =>
      f.type === 'integer' && f.unit !== undefined ? undeclared(f.unit, `${where}.unit`) : [],
    ),
    ...Object.entries(p.accounts).flatMap(([name, a]) =>
      a.unit === undefined ? [] : undeclared(a.unit, `accounts.${name}.unit`),
    ),
    ...Object.entries(p.steps).flatMap(([name, { end }]) =>
      end === undefined ? [] : unended(end, `steps.${name}.end`),
    ),
    ...waysOf(p).flatMap(({ outcome, where }) =>
      (outcome.effects ?? []).flatMap((e, i) =>
        e.kind === 'close_obligation'
          ? [e.how, ...(e.late === undefined ? [] : [e.late])].flatMap((end) =>
              unended(end, `${where}.effects.${i}.how`, p.obligations[e.obligation]?.ends),
            )
          : [],
      ),
    ),
    ...mixed(p),
  ]
}

/** Fields and the columns of lists, each by where it stands. */
const fieldsIn = (fields: Readonly<Record<string, Field>>, where: string): readonly [string, Field][] =>
  Object.entries(fields).flatMap(([name, f]): readonly [string, Field][] => [
    [`${where}.${name}`, f],
    ...(f.type === 'list' ? fieldsIn(f.of, `${where}.${name}.of`) : []),
  ])

const mixed = (p: Programme): readonly CheckFinding[] =>
  waysOf(p).flatMap(({ outcome, where }) =>
    (outcome.effects ?? []).flatMap((e, i) => {
      if (e.kind !== 'transfer') return []
      const [into, from] = [e.debit, e.credit].map((name) => p.accounts[name]?.unit ?? 'fen')
      return into === from
        ? []
        : [
            finding(
              'L4',
              `${where}.effects.${i}`,
              `一边的账以“${into}”计，另一边以“${from}”计`,
              `one account counts ${into}, the other ${from}`,
              `${e.debit} ← ${e.credit}`,
              { code: 'mixed_units' },
            ),
          ]
    }),
  )
