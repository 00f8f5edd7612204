/** Why a case of a campaign does not move, and by which rule that is said. */
import type { Programme } from '#kernel/programme'
import {
  clocksOf,
  holderOf,
  inTime,
  partiesOf,
  pressing,
  readClockAt,
  type Case,
  type CaseClock,
  type Holder,
  type Setting,
} from '#kernel/case'
import { dayOfInstant, daysBetween, type Day, type Instant } from '#kernel/day'
import { distanceOf } from '#kernel/clock'
import { fill, type Text } from '#kernel/text'

export type StuckRule = {
  /** Whose cases can be stuck: those of these stages. */
  readonly stages: readonly string[]
  /** A case stands still after so many days in one step, or after more where a step takes longer by its nature. */
  readonly idleDays: number
  readonly longer: Readonly<Record<string, number>>
  /** So long may a step keep a clock suspended. */
  readonly suspendedDays: number
  /** Figures whose open records hold a case up. */
  readonly marks: readonly string[]
  /** Clocks that press nobody to move it: periods that have to pass, and those of what comes after. */
  readonly beside: readonly string[]
  readonly clause: string
}

/** `text` is of this case; `group` is the same for all with the same trouble. `holder` has it to move. */
export type Stuck = {
  readonly kind: 'marked' | 'overdue' | 'suspended' | 'standing'
  readonly text: Text
  readonly group: Text
  readonly clause: string
  readonly holder: (Pick<Holder, 'role' | 'area'> & { readonly title: Text }) | null
}

/** How a case stood at the end of a day; null when it was not there yet. What it knew beside its acts is as now. */
export function caseOn(c: Case, day: Day): Case | null {
  const acts = c.acts.filter((a) => dayOfInstant(a.at) <= day)
  const last = acts.at(-1)
  return last === undefined ? null : { ...c, acts, step: last.to, seq: last.seq }
}

/** Since when a case stands in its step, and for how many days. Acts that leave it there do not move it. */
export function standing(c: Case, at: Instant): { readonly since: Instant; readonly days: number } {
  const since = (c.acts.findLast((a, i) => a.to === c.step && c.acts[i - 1]?.to !== c.step) ?? c.acts.at(-1)!)
    .at
  return { since, days: Math.max(0, daysBetween(dayOfInstant(since), dayOfInstant(at))) }
}

/** The clock that presses a case of a campaign to move on, those beside its steps left out. */
export const pressingStep = (
  p: Programme,
  c: Case,
  rule: Pick<StuckRule, 'beside'>,
  s: Setting,
): ReturnType<typeof pressing> => pressing(clocksOf(p, c, s).filter((k) => !rule.beside.includes(k.name)))

/**
 * [G16] The first that holds of: a mark that is not cured; the most pressing clock overdue; a step that keeps a clock suspended
 * for longer than the rule allows; a case that stands in one step, with no clock running, for longer than the rule allows. Null: it moves.
 */
export function stuckOf(
  p: Programme,
  c: Case,
  rule: StuckRule,
  marks: readonly Text[],
  s: Setting,
  at: Instant,
): Stuck | null {
  const step = p.steps[c.step]!
  if (step.end !== undefined) return null
  const { days } = standing(c, at)
  const first = pressingStep(p, c, rule, s)
  const values = { step: step.title, days }
  if (marks[0] !== undefined)
    return said(
      p,
      c,
      s,
      null,
      'marked',
      rule.clause,
      { zh: '{mark}未整改', en: '{mark} not cured' },
      { zh: '{mark}未整改，现在“{step}”环节', en: '{mark} not cured, now at “{step}”' },
      { ...values, mark: marks[0] },
    )
  if (first && !inTime(first, at)) {
    const { over, unit } = lateBy(first, at)
    return said(
      p,
      c,
      s,
      first,
      'overdue',
      first.clause,
      { zh: '“{step}”环节{clock}超期', en: '“{step}”: {clock} overdue' },
      over === 0
        ? { zh: '“{step}”环节{clock}今日已过时限', en: '“{step}”: {clock} passed today' }
        : { zh: '“{step}”环节{clock}超期{over}{unit}', en: '“{step}”: {clock} overdue by {over} {unit}' },
      { ...values, clock: first.title, over, unit },
    )
  }
  if (step.suspends && days > rule.suspendedDays)
    return said(
      p,
      c,
      s,
      null,
      'suspended',
      step.suspends.clause,
      { zh: '“{step}”环节中止计时过久', en: '“{step}”: suspended for long' },
      {
        zh: '“{step}”环节中止计时已{days}天，超过{most}天',
        en: '“{step}”: suspended for {days} days, more than {most}',
      },
      { ...values, most: rule.suspendedDays },
    )
  const most = rule.longer[c.step] ?? rule.idleDays
  if (first || days <= most) return null
  return said(
    p,
    c,
    s,
    null,
    'standing',
    rule.clause,
    { zh: '“{step}”环节停留超过{most}天', en: '“{step}”: standing for more than {most} days' },
    {
      zh: '“{step}”环节已停留{days}天，超过{most}天',
      en: '“{step}”: standing for {days} days, more than {most}',
    },
    { ...values, most },
  )
}

/** [C17] By how much a clock is over, in whole units of its own. */
function lateBy(k: CaseClock, at: Instant): { readonly over: number; readonly unit: Text } {
  const { over } = distanceOf(k.facts, readClockAt(k, at), at)
  return { over: Math.floor(over), unit: units[k.facts.limit.unit] }
}

const units = {
  working_day: { zh: '个工作日', en: 'working day(s)' },
  calendar_day: { zh: '天', en: 'day(s)' },
  hour: { zh: '小时', en: 'hour(s)' },
} as const

/** A clock of one party of several is that party's to move; all else is the step's holder's. */
function said(
  p: Programme,
  c: Case,
  s: Setting,
  clock: CaseClock | null,
  kind: Stuck['kind'],
  clause: string,
  group: Text,
  text: Text,
  values: Readonly<Record<string, Text | number>>,
): Stuck {
  const has =
    (clock && partiesOf(p, c, s).find((party) => party.clock?.name === clock.name)) ??
    holderOf(p, c, s.areaPath)
  const holder = has && { role: has.role, area: has.area, title: p.roles[has.role]!.title }
  return { kind, clause, holder, text: fillTexts(text, values), group: fillTexts(group, values) }
}

const fillTexts = (t: Text, values: Readonly<Record<string, Text | number>>): Text => {
  const by = (lang: 'zh' | 'en') =>
    Object.fromEntries(Object.entries(values).map(([k, v]) => [k, typeof v === 'number' ? v : v[lang]]))
  return { zh: fill(t, by('zh')).zh, en: fill(t, by('en')).en }
}
