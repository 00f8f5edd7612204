/**
 * [Q8] Every amount can be decided by somebody: no gap above the highest tier, unless a guard refuses such amounts.
 * [Q9] No two grants of one role overlap. [Q10] Nobody passes on more than they hold. [Q11] An outcome that decides
 * has an actor who may.
 */
import type { Abilities } from '../ability/index.ts'
import type { AuthorityGrant } from '../authority/index.ts'
import type { Knowledge } from '../case/knowledge.ts'
import { closedWorld } from '../case/world.ts'
import { knowledge } from '../case/index.ts'
import { chinaCalendar } from '../clock/index.ts'
import { addDays, type Day, type Instant } from '../day/index.ts'
import type { Programme } from '../programme/index.ts'
import {
  finding,
  houseOf,
  inYuan,
  waysOf,
  type CheckContext,
  type CheckFinding,
  type Look,
  type Way,
} from './finding.ts'

export const authorities: Look = (p, context) => {
  const deciding = waysOf(p).filter((w) => w.outcome.decides !== undefined)
  return [
    ...deciding.flatMap((w) => idle(w, context)),
    ...days(p, context).flatMap((day) =>
      [...new Set(deciding.map((w) => w.outcome.decides!.act))].flatMap((act) =>
        onDay(p, context, deciding, act, day),
      ),
    ),
  ].filter(once())
}

/** The same fault on many days is one fault. */
const once = () => {
  const seen = new Set<string>()
  return (f: CheckFinding): boolean => {
    const key = `${f.rule} ${f.where} ${f.message.en}`
    return seen.has(key) ? false : Boolean(seen.add(key))
  }
}

const idle = (w: Way, context: CheckContext): readonly CheckFinding[] =>
  context.authorities.some((g) => g.act === w.outcome.decides!.act && w.outcome.by.includes(g.role))
    ? []
    : [
        finding(
          'Q11',
          w.where,
          '能办这一动作的岗位都没有这项权限',
          'none of those who may do this holds the authority',
          w.outcome.by.join('、'),
        ),
      ]

/** The days on which something changes, and the day after each grant ends. */
function days(p: Programme, context: CheckContext): readonly Day[] {
  const changes = [
    p.from,
    ...Object.values(p.params).flatMap((x) => x.history.map((e) => e.from)),
    ...context.authorities.flatMap((g) => [g.from, ...(g.to === null ? [] : [addDays(g.to, 1)])]),
  ]
  return [...new Set(changes)].filter((d) => d >= p.from).sort()
}

function onDay(
  p: Programme,
  context: CheckContext,
  deciding: readonly Way[],
  act: string,
  day: Day,
): readonly CheckFinding[] {
  const all = context.authorities.filter((g) => g.act === act)
  const grants = all.filter((g) => g.from <= day && (g.to === null || day <= g.to))
  if (grants.length === 0)
    return [finding('Q8', `authorities.${act}`, '这一天没有人有权决定', 'nobody may decide on this day', day)]
  const { abilities } = houseOf(p, context)
  const k = blank(p, grants[0]!.area, day, abilities)
  const most = new Map(grants.map((g) => [g, limitOf(g, k)]))
  return [
    ...gapAbove(p, deciding, act, day, grants, most, abilities),
    ...overlaps(grants, most, day),
    ...passedOn(context.authorities, grants, most, k, day),
  ]
}

/** What a formula knows of a place on a day, before there is a case. */
function blank(p: Programme, area: string, day: Day, abilities: Abilities): Knowledge {
  const path = [area, area.slice(0, 6), `${area.slice(0, 4)}00`, `${area.slice(0, 2)}0000`]
  return knowledge(
    p,
    null,
    [],
    {},
    {
      now: `${day}T09:00:00.000+08:00` as Instant,
      actor: { person: '', post: null, role: '', area: null, kin: [] },
      areaPath: path,
      calendar: chinaCalendar,
      authorities: [],
      abilities,
      world: closedWorld,
      personKey: () => '',
    },
  )
}

const limitOf = (g: AuthorityGrant, k: Knowledge): number =>
  g.max === null ? Infinity : 'fen' in g.max ? g.max.fen : (k.number(g.max.param) ?? 0)

function gapAbove(
  p: Programme,
  deciding: readonly Way[],
  act: string,
  day: Day,
  grants: readonly AuthorityGrant[],
  most: ReadonlyMap<AuthorityGrant, number>,
  abilities: Abilities,
): readonly CheckFinding[] {
  /** A grant that leaves some families to somebody above does not close the top. */
  const top = Math.max(...grants.filter((g) => (g.unless ?? []).length === 0).map((g) => most.get(g)!), 0)
  if (top === Infinity) return []
  const amount = top + 1
  const ways = deciding.filter(
    (w) => w.outcome.decides!.act === act && !refusedByGuard(p, w, grants[0]!.area, day, amount, abilities),
  )
  return ways.map((w) =>
    finding(
      'Q8',
      w.where,
      '这一金额谁也无权决定',
      'this amount is beyond everybody',
      `${inYuan(amount)}，${day}`,
    ),
  )
}

/** The amount's own name takes the value; a guard that is then false refuses it before authority is asked. */
function refusedByGuard(
  p: Programme,
  w: Way,
  area: string,
  day: Day,
  amount: number,
  abilities: Abilities,
): boolean {
  const k = blank(p, area, day, abilities).with({ [w.outcome.decides!.amount]: amount })
  return (w.outcome.when ?? []).some((g) => k.read(g.test) === false)
}

function overlaps(
  grants: readonly AuthorityGrant[],
  most: ReadonlyMap<AuthorityGrant, number>,
  day: Day,
): readonly CheckFinding[] {
  return grants.flatMap((a, i) =>
    grants
      .slice(i + 1)
      .filter((b) => b.role === a.role && b.area === a.area)
      .map((b) =>
        finding(
          'Q9',
          `authorities.${b.id}`,
          `与“${a.id}”同时适用于同一岗位`,
          `overlaps with ${a.id} for the same role`,
          `${inYuan(Math.min(most.get(a)!, most.get(b)!, 100))}，${day}`,
        ),
      ),
  )
}

function passedOn(
  all: readonly AuthorityGrant[],
  grants: readonly AuthorityGrant[],
  most: ReadonlyMap<AuthorityGrant, number>,
  k: Knowledge,
  day: Day,
): readonly CheckFinding[] {
  return grants.flatMap((g) => {
    if (g.delegatedBy === null) return []
    const above = all.find((x) => x.id === g.delegatedBy)
    if (!above)
      return [
        finding(
          'Q10',
          `authorities.${g.id}`,
          '委托它的权限不存在',
          'the grant that delegates it does not exist',
          g.delegatedBy,
        ),
      ]
    const whole = limitOf(above, k)
    return most.get(g)! > whole
      ? [
          finding(
            'Q10',
            `authorities.${g.id}`,
            `限额大于委托者“${above.id}”的限额`,
            `passes on more than ${above.id} holds`,
            `${inYuan(most.get(g)!)} > ${inYuan(whole)}，${day}`,
          ),
        ]
      : []
  })
}
