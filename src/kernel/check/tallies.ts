/**
 * [Q26] A tally counts awards that are made, by a tag that they bear: one that counts nothing excludes
 * nobody. And what a grant names is there.
 */
import type { AuthorityGrant } from '../authority/index.ts'
import type { Programme } from '../programme/index.ts'
import { finding, unanswered, waysOf, type CheckFinding, type Look } from './finding.ts'
import { typesOf } from './types/environment.ts'
import { programmeOf, type House } from './of-house.ts'
import { infer } from './types/infer.ts'
import { joinAll, type Type } from './types/type.ts'

export const tallies: Look = (p, context) => [
  ...(context.house === undefined
    ? []
    : Object.keys(p.tallies).flatMap((name) => counted(p, context.house!, name))),
  ...context.authorities.flatMap((g) => granted(p, g)),
]

function counted(p: Programme, house: House, name: string): readonly CheckFinding[] {
  const tally = p.tallies[name]!
  return tally.programmes.flatMap((id, i) => {
    const where = `tallies.${name}.programmes.${i}`
    const programme = programmeOf(house, id)
    if (!programme)
      return [
        unanswered(
          'Q26',
          'no_such_programme',
          where,
          `没有事项“${id}”`,
          `there is no programme ${id}`,
          id,
          house.programmes.map((x) => x.id),
        ),
      ]
    const tags = awardTags(programme, house)
    if (tags === null)
      return [
        finding(
          'Q26',
          where,
          `“${id}”从不作出给付，没有可累计的`,
          `${id} makes no award: there is nothing to count`,
          id,
          { code: 'no_award' },
        ),
      ]
    if (tally.tag === undefined) return []
    const wanted = infer(tally.tag, typesOf(p, house).names).type
    return disjoint(wanted, tags)
      ? [
          finding(
            'Q26',
            `tallies.${name}.tag`,
            `“${id}”的给付从来没有这样的标记`,
            `no award of ${id} bears such a tag`,
            tally.tag,
            { code: 'never_equal' },
          ),
        ]
      : []
  })
}

/** The tags of the awards that a programme makes; null where it makes none. */
function awardTags(p: Programme, house: House): Type | null {
  const { names } = typesOf(p, house)
  const tags = waysOf(p).flatMap((w) =>
    (w.outcome.effects ?? []).flatMap((e) => (e.kind === 'award' ? [infer(e.tag, names).type] : [])),
  )
  return tags.length === 0 ? null : joinAll(tags)
}
const disjoint = (a: Type, b: Type): boolean =>
  a.kind === 'text' && b.kind === 'text' && a.options !== undefined && b.options !== undefined
    ? !a.options.some((o) => b.options!.includes(o))
    : false

function granted(p: Programme, g: AuthorityGrant): readonly CheckFinding[] {
  const where = `authorities.${g.id}`
  const numbers = [...Object.keys(p.params), ...Object.keys(p.decisions)]
  const ways = waysOf(p)
  const no = (
    kind: string,
    zh: string,
    en: string,
    at: string,
    name: string | undefined,
    among: readonly string[],
  ) =>
    name === undefined || among.includes(name)
      ? []
      : [
          unanswered(
            'Q26',
            `no_such_${kind}`,
            `${where}.${at}`,
            `没有“${name}”这个${zh}`,
            `there is no ${en} ${name}`,
            name,
            among,
          ),
        ]
  const tallied = Object.keys(p.tallies)
  return [
    ...no('role', '岗位', 'role', 'role', g.role, Object.keys(p.roles)),
    ...no('act', '决定', 'act', 'act', g.act, [
      ...new Set(ways.flatMap((w) => w.outcome.decides?.act ?? [])),
    ]),
    ...no(
      'param',
      '参数或决策',
      'parameter or decision',
      'max',
      g.max !== null && 'param' in g.max ? g.max.param : undefined,
      numbers,
    ),
    ...no('tally', '累计', 'tally', 'adds', g.adds, tallied),
    ...(g.unless ?? []).flatMap((u, i) => [
      ...no('tally', '累计', 'tally', `unless.${i}.tally`, u.tally, tallied),
      ...no(
        'param',
        '参数或决策',
        'parameter or decision',
        `unless.${i}.atLeast`,
        typeof u.atLeast === 'string' ? u.atLeast : undefined,
        numbers,
      ),
    ]),
    ...(g.jointly ?? []).flatMap((name, i) =>
      no('outcome', '动作', 'outcome', `jointly.${i}`, name, [...new Set(ways.map((w) => w.name))]),
    ),
  ]
}
