/** [EX10] One case and each version of its programme: by which steps it leads there, who acts, in how long, and who decides. */
import { roadsOf, type Way } from '../check/finding.ts'
import type { Instant } from '../day/index.ts'
import type { Programme } from '../programme/index.ts'
import type { Text } from '../text.ts'
import { authorityText } from './authority.ts'
import type { StepRow } from './explanation.ts'
import { kindOf, stepRows, titleOf } from './steps.ts'
import type { Teller } from './teller.ts'

/** What was done with the case, as far as its way needs it; the first opened it. */
export type Walked = { readonly outcome: string; readonly to: string; readonly at: Instant }

/** A way on from a step: who takes it, how far each may decide, and when it was taken where it was. */
export type BesideAct = {
  readonly title: Text
  readonly by: readonly Text[]
  readonly decides: readonly Text[]
  readonly at: Instant | null
}

/** A step on the way; the opening stands first, under no step. */
export type BesideStep = Pick<StepRow, 'title' | 'holders' | 'clocks' | 'end'> & {
  readonly step: string
  readonly acts: readonly BesideAct[]
}

export type Beside = {
  readonly version: number
  readonly from: string
  /** The case runs under this one: its acts are what was done, with their moments. */
  readonly isOwn: boolean
  readonly steps: readonly BesideStep[]
}

const opening = 'opens'

export type BesideCase = {
  readonly version: number
  readonly walked: readonly Walked[]
  /** How it ended; null while it is under way. */
  readonly end: string | null
}

/**
 * The way of a case under a version: under its own what was done and what is still ahead, under any other the shortest way from the same
 * opening to the step or the end where it came to rest, or such a case does, by the same acts where that version has them.
 */
export function besideOf(t: Teller, c: BesideCase): Beside {
  const isOwn = t.p.version === c.version
  const ahead = isOwn ? waysAhead(t, c) : waysThrough(t, c)
  const ways = [...(isOwn ? waysWalked(t.p, c.walked) : []), ...ahead.map((way) => ({ way, at: null }))]
  const rows = new Map(stepRows(t).map((row) => [row.step, row]))
  const steps = new Map<string, BesideStep>()
  const stay = (step: string, row: StepRow) =>
    steps.get(step) ?? {
      step,
      title: row.title,
      holders: row.holders,
      clocks: row.clocks,
      end: row.end,
      acts: [],
    }
  for (const { way, at } of ways) {
    const from = way.from ?? opening
    const before = stay(from, rows.get(way.from ?? `opens.${way.name}`)!)
    steps.set(from, { ...before, acts: [...before.acts, actOf(t, way, at)] })
    const to = rows.get(way.outcome.to)
    if (to) steps.set(way.outcome.to, stay(way.outcome.to, to))
  }
  return { version: t.p.version, from: t.p.from, isOwn, steps: [...steps.values()] }
}

const actOf = (t: Teller, way: Way, at: Instant | null): BesideAct => ({
  title: titleOf(way),
  by: way.outcome.by.map(t.nouns.role),
  decides: t.authorities
    .filter((a) => a.act === way.outcome.decides?.act && way.outcome.by.includes(a.role))
    .map((a) => {
      const [role, far] = [t.nouns.role(a.role), authorityText(t, a)]
      return { zh: `${role.zh}${far.zh}`, en: `${role.en} ${far.en}` }
    }),
  at,
})

type Taken = { readonly way: Way; readonly at: Instant | null }

/** What was done by ways of the programme: what the office asks of itself and what the engine notes is none. */
function waysWalked(p: Programme, walked: readonly Walked[]): readonly Taken[] {
  let here: string | null = null
  const taken: Taken[] = []
  for (const { outcome, to, at } of walked) {
    const way = roadsOf(p).find((w) => w.from === here && w.name === outcome && w.outcome.to === to)
    if (way) taken.push({ way, at })
    here = to
  }
  return taken
}

/** What an act costs on the search for a way: one that the case did not do, one of its own that is left out, one that gives up. */
const [other, leftOut, givesUp] = [4, 3, 100]

type Goal = (step: string) => boolean

/** Where such a case comes to rest well: asleep, or at an end that is no loss to anybody. */
const restsAt =
  ({ p, ends }: Teller): Goal =>
  (step) => {
    const { dormant, end } = p.steps[step]!
    return dormant === true || (end !== undefined && end !== 'withdrawn' && ends[end]?.tone === 'good')
  }

type Path = {
  readonly cost: number
  readonly path: readonly Way[]
  readonly done: number
  readonly isWhole?: true
}

/**
 * The nearest way on from one of these: by the acts of the case in their order as far as the version has them, since what it did says which
 * way it is. None where none leads there.
 */
function wayOn(
  p: Programme,
  acts: readonly string[],
  starts: readonly (readonly Way[])[],
  isGoal: Goal,
  from = '',
): readonly Way[] {
  const ways = roadsOf(p)
  const own = acts.filter((name) => ways.some((w) => w.name === name && kindOf(p, w) !== 'stay'))
  const paths: Path[] = starts.map((path) => ({ cost: 0, path, done: 0 }))
  const seen = new Set<string>()
  while (paths.length > 0) {
    paths.sort((a, b) => a.cost - b.cost)
    const { cost, path, done, isWhole } = paths.shift()!
    if (isWhole) return path
    const step = path.at(-1)?.outcome.to ?? from
    if (seen.has(`${step} ${done}`)) continue
    seen.add(`${step} ${done}`)
    if (isGoal(step)) paths.push({ cost: cost + (own.length - done) * leftOut, path, done, isWhole: true })
    for (const way of ways.filter((w) => w.from === step)) {
      const kind = kindOf(p, way)
      if (kind === 'stay') continue
      const at = own.indexOf(way.name, done)
      const more =
        at >= 0 ? (at - done) * leftOut : kind === 'withdraw' || kind === 'refuse' ? givesUp : other
      paths.push({ cost: cost + more, path: [...path, way], done: at >= 0 ? at + 1 : done })
    }
  }
  return []
}

/** From where the case stands to where such a case comes to rest; nothing once it ended. */
const waysAhead = (t: Teller, { walked, end }: BesideCase): readonly Way[] =>
  end === null ? wayOn(t.p, [], [[]], restsAt(t), walked.at(-1)!.to) : []

/**
 * From the same opening (or where the version has none of its name, from any) to where the case stands and on; where it has no such step,
 * to an end of the same kind, or to where such a case comes to rest.
 */
function waysThrough(t: Teller, c: BesideCase): readonly Way[] {
  const acts = c.walked.slice(1).map((w) => w.outcome)
  const { to: last } = c.walked.at(-1)!
  const openings = roadsOf(t.p).filter((w) => w.from === null)
  const first = openings.filter((w) => w.name === c.walked[0]!.outcome)
  const starts = (first.length > 0 ? first : openings).map((way) => [way])
  if (Object.hasOwn(t.p.steps, last))
    return [...wayOn(t.p, acts, starts, (step) => step === last), ...waysAhead(t, c)]
  return wayOn(t.p, acts, starts, c.end === null ? restsAt(t) : (step) => t.p.steps[step]?.end === c.end)
}

/** The steps of all versions in one order: a step that only one has stands after the one that leads to it. */
export function alignedSteps(versions: readonly Beside[]): readonly string[] {
  const order: string[] = []
  for (const { steps } of versions)
    for (const [i, { step }] of steps.entries()) {
      if (order.includes(step)) continue
      const before = i === 0 ? -1 : order.indexOf(steps[i - 1]!.step)
      order.splice(before + 1, 0, step)
    }
  return order
}
