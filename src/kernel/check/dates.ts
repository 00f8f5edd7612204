/**
 * [Q28] Days are days that there are, a value is in force when its programme begins, and it is in force in
 * places that there are.
 */
import type { AuthorityGrant } from '../authority/index.ts'
import type { Bulletin } from '../bulletin/index.ts'
import { parseDay } from '../day/index.ts'
import type { Parameter, Programme } from '../programme/index.ts'
import { finding, unanswered, type CheckFinding, type Look } from './finding.ts'

type Areas = ReadonlySet<string> | undefined

export const dates: Look = (p, context) => [
  ...dayFindings(p.from, 'from'),
  ...Object.entries(p.params).flatMap(([name, param]) =>
    param.history.flatMap((entry, i) => {
      const where = `params.${name}.history.${i}`
      return [
        ...dayFindings(entry.from, `${where}.from`),
        ...dayFindings(entry.reviewBy, `${where}.reviewBy`),
        ...areaFindings(entry.area, `${where}.area`, context.areas),
      ]
    }),
  ),
  ...Object.entries(p.params).flatMap(([name, param]) => late(p, name, param)),
  ...context.authorities.flatMap((g) => grantFindings(g, context.areas)),
]

const grantFindings = (g: AuthorityGrant, areas: Areas): readonly CheckFinding[] => [
  ...dayFindings(g.from, `authorities.${g.id}.from`),
  ...(g.to === null ? [] : dayFindings(g.to, `authorities.${g.id}.to`)),
  ...areaFindings(g.area, `authorities.${g.id}.area`, areas),
]

/** The places of a bulletin and of its numbers. */
export const placesOfBulletin = (b: Bulletin, areas: Areas): readonly CheckFinding[] => [
  ...areaFindings(b.area, `bulletins.${b.id}.area`, areas),
  ...Object.entries(b.slots).flatMap(([name, slot]) =>
    areaFindings(slot.area, `bulletins.${b.id}.slots.${name}.area`, areas),
  ),
]

export const dayFindings = (day: string, where: string): readonly CheckFinding[] =>
  parseDay(day)
    ? []
    : [finding('Q28', where, `没有“${day}”这一天`, `there is no day ${day}`, day, { code: 'no_such_day' })]

export const areaFindings = (
  area: string | undefined,
  where: string,
  areas: Areas,
): readonly CheckFinding[] =>
  area === undefined || areas === undefined || areas.has(area)
    ? []
    : [
        unanswered(
          'Q28',
          'no_such_area',
          where,
          `没有区划代码“${area}”`,
          `there is no place ${area}`,
          area,
          [...areas].filter((code) => code.length === area.length),
        ),
      ]

/** A value for every place, or one for each place that has its own, from the first day of the programme. */
function late(p: Programme, name: string, param: Parameter): readonly CheckFinding[] {
  const firsts = new Map<string | undefined, { readonly from: string; readonly i: number }>()
  for (const [i, entry] of param.history.entries())
    if (entry.from < (firsts.get(entry.area)?.from ?? '9999')) firsts.set(entry.area, { from: entry.from, i })
  const everywhere = firsts.get(undefined)
  if (everywhere && everywhere.from <= p.from) return []
  return [...firsts.values()]
    .filter((first) => first.from > p.from)
    .map((first) =>
      finding(
        'Q28',
        `params.${name}.history.${first.i}.from`,
        `事项从${p.from}起办理，这个参数到${first.from}才有值`,
        `the programme begins on ${p.from}, and this has no value before ${first.from}`,
        `${p.from} < ${first.from}`,
        { code: 'late_value', right: p.from },
      ),
    )
}
