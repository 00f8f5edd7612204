/** [AR9] A level of places is a national one or one that the programme declares, below a village and below what it lies in. */
import { heightOf, levelsOf, villageDigits } from '../area/levels.ts'
import { partner, type Field, type Programme } from '../programme/index.ts'
import { finding, unanswered, type CheckFinding, type Look } from './finding.ts'

/** Roles of a person, the system or a partner are of no place, and an account may be a case's. */
export const roleKinds = ['person', 'system', partner.level]

export const levels: Look = (p) => [
  ...Object.entries(p.roles).flatMap(([name, { level }]) =>
    roleKinds.includes(level) ? [] : unknown(p, level, `roles.${name}.level`, roleKinds),
  ),
  ...Object.entries(p.accounts).flatMap(([name, { per }]) =>
    per === undefined || per === 'case' ? [] : unknown(p, per, `accounts.${name}.per`, ['case']),
  ),
  ...Object.entries(p.schedules ?? {}).flatMap(([name, { does }]) =>
    'opens' in does ? unknown(p, does.per, `schedules.${name}.does.per`) : [],
  ),
  ...Object.entries(p.levels ?? {}).flatMap(([name, level]) => [
    ...unknown(p, level.within, `levels.${name}.within`),
    ...misplaced(p, name),
  ]),
  ...Object.entries(p.fields).flatMap(([name, f]) => codes(p, f, `fields.${name}`)),
]

const unknown = (
  p: Programme,
  level: string,
  where: string,
  besides: readonly string[] = [],
): readonly CheckFinding[] =>
  heightOf(level, p.levels) !== null
    ? []
    : [
        unanswered(
          'AR9',
          'no_such_level',
          where,
          `没有“${level}”这一级`,
          `there is no level of places ${level}`,
          level,
          [...besides, ...levelsOf(p.levels)],
        ),
      ]

/** A place that is asked by its digits is one of a level that is declared with so many. */
function codes(p: Programme, f: Field, where: string): readonly CheckFinding[] {
  if (f.type === 'list')
    return Object.entries(f.of).flatMap(([name, c]) => codes(p, c, `${where}.of.${name}`))
  if (f.type !== 'area' || f.digits === undefined) return []
  const digits = Object.values(p.levels ?? {}).map((level) => String(level.digits))
  return digits.includes(String(f.digits))
    ? []
    : [
        unanswered(
          'AR9',
          'no_such_level',
          `${where}.digits`,
          `没有代码为${f.digits}位的一级`,
          `no level of places has codes of ${f.digits} digits`,
          String(f.digits),
          digits,
        ),
      ]
}

/** Codes tell a level by their length: two levels share none, and what lies in another is longer. */
function misplaced(p: Programme, name: string): readonly CheckFinding[] {
  const { digits, within } = p.levels![name]!
  const above = Math.max(villageDigits, p.levels?.[within]?.digits ?? 0)
  const shares = Object.entries(p.levels!).some(([other, l]) => other !== name && l.digits === digits)
  return Number.isInteger(digits) &&
    digits > above &&
    !shares &&
    !levelsOf().includes(name) &&
    !roleKinds.includes(name)
    ? []
    : [
        finding(
          'AR9',
          `levels.${name}`,
          `“${name}”的代码位数应当多于所在一级，并且不与别的级相同`,
          `codes of ${name} must be longer than those of what it lies in, and as long as no other level’s`,
          String(digits),
          { code: 'wrong_level' },
        ),
      ]
}
