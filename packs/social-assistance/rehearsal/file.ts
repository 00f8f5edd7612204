/** One family's case as lines in time: the writer keeps the seq, so that a line is never out of order. */
import type { Day } from 'yimen/kernel/day'
import { instant, type Moment } from './when.ts'
import type { Family, Line, World } from './world.ts'
import type { Hardship } from './story.ts'

export type File = {
  readonly id: string
  readonly area: string
  readonly township: string
  readonly lines: Line[]
  seq: number
  at: Moment
}

export function openFile(id: string, area: string, at: Moment): File {
  return { id, area, township: area.slice(0, 9), lines: [], seq: 0, at }
}

/** Adds a line at a moment, by a post or by the applicant. */
export function write(
  f: File,
  as: string,
  outcome: string,
  input: Line['input'],
  at: Moment,
  programme?: string,
): void {
  const opening = f.seq === 0
  f.lines.push({
    key: `rehearsal-${f.id}-${f.seq + 1}`,
    case: f.id,
    seq: f.seq,
    outcome,
    input,
    ...(opening ? { programme: programme ?? 'assistance.temporary', area: f.area } : {}),
    as,
    at: instant(at),
  })
  f.seq += 1
  f.at = at
}

/** What others add to a case (a payment batch does) also takes a seq. */
export function skip(f: File, at: Moment): void {
  f.seq += 1
  f.at = at
}

export function formOf(
  family: Family,
  h: Hardship,
  more: Readonly<Record<string, unknown>> = {},
): Line['input'] {
  return {
    kind: h.kind,
    cause: h.cause,
    story: h.story,
    applicantName: family.head.name,
    applicantId: family.head.idNo,
    phone: family.phone,
    ...(family.members.length > 0
      ? { members: family.members.map((m) => ({ name: m.name, idNo: m.idNo, relation: m.relation })) }
      : {}),
    monthlyIncome: family.monthlyIncome,
    accountHolder: family.head.name,
    accountHolderRelation: 'self',
    account: family.card,
    authorised: true,
    ...more,
  }
}

/** The visit that finds a need: cost, less what insurance and others paid. */
export function visitOf(
  h: Hardship,
  need: number,
  day: Day,
  visitors: readonly [string, string],
  insured: number,
  real = true,
): Line['input'] {
  return {
    visitor1: visitors[0],
    visitor2: visitors[1],
    visitedOn: day,
    severity: h.severity,
    persons: h.persons,
    totalCost: need + insured,
    insurancePaid: insured,
    otherHelp: 0,
    hardshipReal: real,
    findings: real ? '入户走访并询问邻居，情况属实' : '经核实，所述困难与实际不符',
  }
}

export const poster = (world: World, role: string, area: string, n: number): string => {
  const posts = world.posts(role, area)
  if (posts.length === 0) throw new Error(`the rehearsal has no ${role} over ${area}`)
  return posts[n % posts.length]!
}
