/** Why not: what of a refusal by a rule could be otherwise, as little as possible, and proved by running it on the same road. */
import { isOfLevel } from '#kernel/area'
import {
  evolve,
  knowledge,
  outcomesAt,
  step,
  type Actor,
  type Case,
  type CaseEvent,
  type Command,
  type Surroundings,
} from '#kernel/case'
import type { Instant } from '#kernel/day'
import { isKeptSealed, type Programme } from '#kernel/programme'
import type { Text } from '#kernel/text'
import { countedAs, isDerived } from './counted.ts'
import { smallestChanges, type Dial } from './search.ts'

/**
 * [WN1] What somebody may truthfully change, as the pack says beside its text: it is no rule and changes no version. `within`: what
 * is still a small change, in fen or whole numbers. `says`: the change in the person's words, with `{by}` and `{to}`.
 */
export type Changeable = { readonly name: string; readonly says?: Text } & (
  | { readonly toward: 'less' | 'more'; readonly within: number }
  /** A yes or no, or one of the options of a choice. */
  | { readonly to: boolean | string }
)

/** `qualifies`: the outcome whose conditions tell who qualifies, and the step at which it is judged. */
export type WhyNot = {
  readonly qualifies: { readonly step: string; readonly outcome: string }
  readonly changes: readonly Changeable[]
}

/** One fact as it is and as it would have to be. */
export type Changed = {
  readonly change: Changeable
  readonly from: number | boolean | string
  readonly to: number | boolean | string
}

export type WhyNotTold = {
  /** Each alone, or each pair together; none where no small change does. */
  readonly changes: readonly (readonly Changed[])[]
  readonly runs: number
  /** False where the bounded work did not reach everywhere: then silence is no proof. */
  readonly whole: boolean
  /** [EC2] A run was refused for what stands elsewhere: whoever counts how often that is told counts this. */
  readonly excluded: boolean
}

/** A refusal is answered while somebody waits. */
const mostRuns = 400

/** Money is told to the whole yuan, everything else by its unit. */
const stepOf = (isMoney: boolean): number => (isMoney ? 100 : 1)

/**
 * [WN1] The smallest changes under which this command would be accepted; null where no rule refuses it: it is accepted, something is
 * not known yet, or it is refused for who acts, when or where. Each was run as the command itself, with nothing else changed.
 */
export function whyNot(
  p: Programme,
  c: Case | null,
  command: Command,
  s: Surroundings,
  { changes }: WhyNot,
): WhyNotTold | null {
  if (!refusesByRule(p, c, command, s)) return null
  const turnable = changes.flatMap((change) => {
    const from = standing(p, c, command, s, change.name)
    return from === null ? [] : dialOf(p, change, from)
  })
  let isExcluded = false
  const answer = smallestChanges(
    turnable,
    (turned) => {
      const values = turned.map(({ dial, by }) => [turnable[dial]!.name, turnable[dial]!.at(by)] as const)
      const [otherCase, otherCommand] = supposed(c, command, Object.fromEntries(values))
      const stepped = step(p, otherCase, otherCommand, s)
      if (!stepped.ok && stepped.refusal.code === 'excluded') isExcluded = true
      return stepped.ok
    },
    mostRuns,
  )
  return {
    changes: answer.changes.map((turned) =>
      turned.map(({ dial, by }) => {
        const { change, at } = turnable[dial]!
        return { change, from: at(0), to: at(by) }
      }),
    ),
    runs: answer.runs,
    whole: answer.whole,
    excluded: isExcluded,
  }
}

const refusesByRule = (p: Programme, c: Case | null, command: Command, s: Surroundings): boolean => {
  const stepped = step(p, c, command, s)
  return !stepped.ok && stepped.refusal.code === 'not_met'
}

/**
 * As it is told by this form, or else as the case knows it; null where it is not known, told under seal, or no single value. What was
 * derived of sealed facts is opened, as it is for whoever decides.
 */
function standing(
  p: Programme,
  c: Case | null,
  { input }: Command,
  s: Surroundings,
  name: string,
): number | boolean | string | null {
  if (isKeptSealed(p.fields[name])) return null
  const inCase = (): unknown =>
    c !== null && isDerived(p, name) ? knowledge(p, c, c.people, c.facts, s).read(name) : c?.facts[name]
  const value = Object.hasOwn(input, name) ? input[name] : inCase()
  if (typeof value === 'boolean' || typeof value === 'string') return value
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null
}

type Turnable = Dial & { readonly change: Changeable; readonly at: (by: number) => number | boolean | string }

/** No further than what is small, and than what the form would take. */
function dialOf(p: Programme, change: Changeable, from: number | boolean | string): readonly Turnable[] {
  const { name } = change
  if ('to' in change) {
    if (p.fields[name] === undefined) return []
    const isOther = typeof change.to === typeof from && change.to !== from
    return isOther ? [{ name, change, most: 1, at: (by) => (by === 0 ? from : change.to) }] : []
  }
  const counted = countedAs(p, name)
  if (typeof from !== 'number' || counted === null) return []
  const by = stepOf(counted.isMoney)
  const room = change.toward === 'less' ? from - counted.min : counted.max - from
  const most = Math.floor(Math.min(change.within, room) / by)
  const sign = change.toward === 'less' ? -1 : 1
  return most > 0 ? [{ name, change, most, at: (k) => from + sign * k * by }] : []
}

/** The same case and the same form, but for these. What looks strange because it is supposed was looked at. */
function supposed(
  c: Case | null,
  command: Command,
  values: Readonly<Record<string, number | boolean | string>>,
): readonly [Case | null, Command] {
  const isInForm = (name: string): boolean => Object.hasOwn(command.input, name)
  const only = (keep: (name: string) => boolean) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => keep(name)))
  return [
    c && { ...c, facts: { ...c.facts, ...only((name) => !isInForm(name)) } },
    {
      ...command,
      input: { ...command.input, ...only(isInForm) },
      sure: [...(command.sure ?? []), ...Object.keys(values)],
    },
  ]
}

/** A case as it stood when it was judged, and the moment of the judgement. */
export type Judged = { readonly state: Case; readonly at: Instant }

/**
 * [WN3] A case that was refused, as it stood when it was last judged whether it qualifies; null where it never was, or where the last
 * judgement was that it does.
 */
export function lastJudged(events: readonly CaseEvent[], { qualifies }: WhyNot): Judged | null {
  const last = events.findLastIndex((e) => e.to === qualifies.step)
  const next = events[last + 1]
  if (last < 0 || next === undefined || next.outcome === qualifies.outcome) return null
  const state = events.slice(0, last + 1).reduce<Case | null>((c, e) => evolve(c, e), null)
  return state && { state, at: next.at }
}

/** [WN3] The smallest changes under which it would have qualified, by the values of that moment. Nobody in particular asks. */
export function whyNotJudged(
  p: Programme,
  { state }: Judged,
  s: Omit<Surroundings, 'actor'>,
  rule: WhyNot,
): WhyNotTold | null {
  const role = outcomesAt(p, state)[rule.qualifies.outcome]?.by[0]
  if (role === undefined) return null
  const level = p.roles[role]!.level
  const actor: Actor = {
    person: level === 'person' ? (state.people[0] ?? '') : '',
    post: null,
    role,
    area: s.areaPath.find((code) => isOfLevel(code, level, p.levels)) ?? state.area,
    kin: [],
  }
  const command = { case: state.id, seq: state.seq, outcome: rule.qualifies.outcome, input: {} }
  return whyNot(p, state, command, { ...s, actor }, rule)
}
