/** Who may decide what, up to what amount, on which day: looked up, never coded into a step. */
import type { Day } from '../day/index.ts'
import type { Text } from '../text.ts'

export type AuthorityGrant = {
  readonly id: string
  /** The act of an outcome's `decides`. */
  readonly act: string
  readonly programme: string
  readonly role: string
  /** The area of the posts that hold it. A grant over a county reaches every post of the role in it. */
  readonly area: string
  /** The most that one decision may commit, in fen: a fixed sum, a parameter or decision of the programme, or null for no limit. */
  readonly max: { readonly fen: number } | { readonly param: string } | null
  /** A tally whose earlier awards count towards `max`: two slices are one amount. */
  readonly adds?: string
  /** Cases that the grant leaves to somebody above: a tally that has reached a number before this decision. */
  readonly unless?: readonly {
    readonly tally: string
    readonly atLeast: number | string
    readonly clause: string
  }[]
  readonly from: Day
  /** The last day on which it holds; null while it stands. */
  readonly to: Day | null
  /** Outcomes that others must have done since the case came to this step, each somebody else: the grant is held jointly. */
  readonly jointly?: readonly string[]
  /** Who delegated it: another grant's id, or null where a clause gives it directly. */
  readonly delegatedBy: string | null
  readonly clause: string
}

/** What a decision stores, so that anyone can check later who allowed it and how. */
export type AuthorityChain = {
  readonly grants: readonly string[]
  readonly amount: number
  readonly counted: number
  readonly max: number | null
  readonly clauses: readonly string[]
  /** Who decided with them, where the grant is held jointly. */
  readonly together?: readonly { readonly outcome: string; readonly person: string }[]
}

/** Why one grant does not reach: the answer to "why not X". */
export type Shortfall = {
  readonly grant: AuthorityGrant
  readonly code:
    | 'other_role'
    | 'other_area'
    | 'not_in_force'
    | 'above_max'
    | 'no_value'
    | 'not_known'
    | 'excluded'
    | 'not_joint'
  readonly max?: number
  readonly why: Text
}

export type AuthorityQuestion = {
  readonly act: string
  readonly programme: string
  readonly role: string
  /** The area of the acting post. */
  readonly postArea: string | null
  readonly areaPath: readonly string[]
  readonly on: Day
  readonly amount: number
  /** A parameter or decision of the programme, on that day. */
  readonly number: (name: string) => number | null
  readonly tally: (name: string) => number | null
  /** Who, other than the one who decides, did this outcome since the case came to the step. */
  readonly agreed: (outcome: string) => readonly string[]
}

export type AuthorityAnswer =
  | { readonly ok: true; readonly chain: AuthorityChain }
  | { readonly ok: false; readonly shortfalls: readonly Shortfall[] }

/** [A1] A grant reaches a decision by act, programme, role, area, day and amount together with what `adds` counts. */
export function authorise(grants: readonly AuthorityGrant[], q: AuthorityQuestion): AuthorityAnswer {
  const shortfalls: Shortfall[] = []
  for (const grant of grants) {
    if (grant.act !== q.act || grant.programme !== q.programme) continue
    const verdict = reach(grants, grant, q)
    if (verdict.ok) return verdict
    shortfalls.push(verdict.shortfall)
  }
  return { ok: false, shortfalls }
}

/** [A2] Of those who could decide it: the roles whose grant reaches this amount on this day. */
export function whoCould(grants: readonly AuthorityGrant[], q: AuthorityQuestion): readonly AuthorityGrant[] {
  return grants.filter(
    (g) =>
      g.act === q.act &&
      g.programme === q.programme &&
      reach(grants, g, { ...q, role: g.role, postArea: g.area }).ok,
  )
}

function reach(
  all: readonly AuthorityGrant[],
  grant: AuthorityGrant,
  q: AuthorityQuestion,
):
  | { readonly ok: true; readonly chain: AuthorityChain }
  | { readonly ok: false; readonly shortfall: Shortfall } {
  const no = (code: Shortfall['code'], zh: string, en: string, max?: number) =>
    ({
      ok: false,
      shortfall: { grant, code, why: { zh, en }, ...(max === undefined ? {} : { max }) },
    }) as const

  if (!q.areaPath.includes(grant.area))
    return no('other_area', '权限不及于该区划', 'the grant does not reach this area')
  const gap = chainOf(all, grant, q.on)
  if (!gap.ok) return no('not_in_force', '当日权限未生效或已终止', 'not in force on that day')
  for (const bar of grant.unless ?? []) {
    const seen = q.tally(bar.tally)
    const most = typeof bar.atLeast === 'number' ? bar.atLeast : q.number(bar.atLeast)
    if (seen === null || most === null)
      return no('not_known', '此前给付情况尚不清楚', 'earlier awards are not known yet')
    if (seen >= most)
      return no(
        'excluded',
        '本年度已就同一事由给付或已达次数上限，须由上级研究',
        'aided for the same cause this year, or as often as the limit allows: to be decided above',
      )
  }
  const counted = grant.adds === undefined ? 0 : q.tally(grant.adds)
  if (counted === null) return no('not_known', '此前给付金额尚不清楚', 'earlier amounts are not known yet')
  const max = grant.max === null ? null : 'fen' in grant.max ? grant.max.fen : q.number(grant.max.param)
  if (grant.max !== null && max === null)
    return no('no_value', '限额参数当日无值', 'the limit has no value on that day')
  if (max !== null && q.amount + counted > max)
    return no('above_max', '超过权限限额', 'above the limit of the grant', max)
  if (grant.role !== q.role)
    return no('other_role', '该岗位不持有此权限', 'the post does not hold this grant')
  if (q.postArea === null) return no('other_area', '没有岗位', 'holds no post')
  const together = jointlyBy(grant.jointly ?? [], q)
  if (together === null)
    return no(
      'not_joint',
      '须与其他岗位共同决定，对方尚未表示同意',
      'held jointly: the others have not agreed yet',
    )
  return {
    ok: true,
    chain: {
      grants: gap.ids,
      amount: q.amount,
      counted,
      max,
      clauses: gap.clauses,
      ...(together.length > 0 ? { together } : {}),
    },
  }
}

/** [A6] A grant held jointly reaches only when each of the other outcomes was done, each by another person. */
function jointlyBy(
  outcomes: readonly string[],
  q: AuthorityQuestion,
  taken: readonly string[] = [],
): NonNullable<AuthorityChain['together']> | null {
  const [first, ...rest] = outcomes
  if (first === undefined) return []
  for (const person of q.agreed(first)) {
    if (taken.includes(person)) continue
    const others = jointlyBy(rest, q, [...taken, person])
    if (others) return [{ outcome: first, person }, ...others]
  }
  return null
}

/** [A3] A delegated grant stands only while every grant above it stands; a cycle stands nowhere. */
function chainOf(
  all: readonly AuthorityGrant[],
  grant: AuthorityGrant,
  on: Day,
): { ok: true; ids: string[]; clauses: string[] } | { ok: false } {
  const ids: string[] = []
  const clauses: string[] = []
  let link: AuthorityGrant | undefined = grant
  while (link) {
    if (ids.includes(link.id) || on < link.from || (link.to !== null && on > link.to)) return { ok: false }
    ids.push(link.id)
    clauses.push(link.clause)
    if (link.delegatedBy === null) return { ok: true, ids, clauses }
    const above: string = link.delegatedBy
    link = all.find((g) => g.id === above)
  }
  return { ok: false }
}
