/** Traffic lights of a supervision office: rules as data, every light with the reasons it stands on. */
import { assert } from '#kernel/assert'
import { daysBetween, type Day } from '#kernel/day'
import { fill, type Text } from '#kernel/text'
import { printHundredths, printPercent } from '#kernel/figure'
import { compareBehind, pace } from './pace.ts'
import type { Share } from './share.ts'
import { isMonthEnd, monthOf, type Timeline } from './timeline.ts'

export type Light = 'green' | 'blue' | 'yellow' | 'orange' | 'red'

/** The heavier light stands. */
const weight: Readonly<Record<Light, number>> = { green: 0, blue: 1, yellow: 2, orange: 3, red: 4 }

/** One sentence of the rules. Points are hundredths of a percentage point; months are counted by `monthsMissed`. */
export type LightTest =
  /** On the time-line or ahead of it. */
  | { readonly kind: 'on_time'; readonly light: Light }
  /**
   * Behind by more than `over` (or by at least `from`) and at most `to` (or less than `below`): the limits
   * say what happens exactly at them.
   */
  | {
      readonly kind: 'behind'
      readonly light: Light
      readonly over?: number
      readonly from?: number
      readonly to?: number
      readonly below?: number
      readonly note?: Text
    }
  /** Due to start and not started, in the so-manieth month, the due month being the first. */
  | { readonly kind: 'not_started'; readonly light: Light; readonly months: number }
  | { readonly kind: 'not_entered'; readonly light: Light; readonly months: number }
  /** Not done, and the deadline is so near as the place says: `nearDays` of the facts. */
  | { readonly kind: 'near_due'; readonly light: Light }
  | { readonly kind: 'overdue'; readonly light: Light }
  | { readonly kind: 'poor_quality'; readonly light: Light }
  | { readonly kind: 'month_short' | 'quarter_short'; readonly light: Light }
  /** A ladder of orders: one rung for each that was not answered in time; a grave matter starts at `graveAt`. */
  | { readonly kind: 'unanswered'; readonly ladder: readonly Light[]; readonly graveAt: number }

/** What follows when a light was given so many times, at all or in a row. */
export type Consequence = {
  readonly light: Light
  readonly times: number
  readonly inRow: boolean
  readonly points: number
  readonly measure: Text
}

export type LightRules = {
  readonly id: string
  readonly title: Text
  readonly source: string
  readonly tests: readonly LightTest[]
  readonly consequences: readonly Consequence[]
}

/** What is known of one unit or task on a day. What is absent is not known, and the tests that need it are told as undecided. */
export type LightFacts = {
  readonly asOf: Day
  readonly share?: Share
  readonly line?: Timeline
  readonly dueStart?: Day
  readonly started?: boolean
  /** The last day that the statistics cover; for a unit never entered, the day before the campaign. */
  readonly enteredTo?: Day
  readonly due?: Day
  readonly nearDays?: number
  readonly poorQuality?: boolean
  readonly month?: Share
  readonly quarter?: Share
  readonly orders?: { readonly unanswered: number; readonly grave: boolean }
}

export type LightReason = {
  readonly light: Light
  readonly text: Text
  readonly source: string
  readonly test: LightTest['kind']
}
/** `light` is null when no test of the rules says anything. Reasons are the heaviest first; `undecided` names what could not be tested. */
export type LightReading = {
  readonly light: Light | null
  readonly reasons: readonly LightReason[]
  readonly undecided: readonly LightTest['kind'][]
}

/** [G5] The light of a unit by a place's rules: the heaviest of all that hold, with every reason. Comparisons are exact. */
export function lightOf(rules: LightRules, facts: LightFacts): LightReading {
  const answers = rules.tests.map((t) => [t, applies(t, facts)] as const)
  const reasons = answers
    .flatMap(([t, a]): readonly LightReason[] => (a ? [{ ...a, source: rules.source, test: t.kind }] : []))
    .toSorted((a, b) => weight[b.light] - weight[a.light])
  const undecided = [...new Set(answers.flatMap(([t, a]) => (a === undefined ? [t.kind] : [])))]
  return { light: reasons[0]?.light ?? null, reasons, undecided }
}

/** What a test needs and nobody told. */
export const undecidedTexts: Readonly<Record<LightTest['kind'], Text>> = {
  on_time: { zh: '没有目标任务，不能对照序时进度', en: 'no target to hold against the time-line' },
  behind: { zh: '没有目标任务，不能对照序时进度', en: 'no target to hold against the time-line' },
  not_started: { zh: '没有规定开工时间，不能判定是否应开工未开工', en: 'no day to start was set' },
  not_entered: { zh: '不知道统计截至哪天', en: 'it is not known to which day the statistics go' },
  near_due: {
    zh: '没有规定完成时限，或没有规定多近算临近',
    en: 'no deadline, or nothing says how near is near',
  },
  overdue: { zh: '没有规定完成时限', en: 'no deadline was set' },
  poor_quality: { zh: '没有工作质量评定', en: 'nobody rated the quality' },
  month_short: { zh: '没有把目标分解到月', en: 'the target is not divided by month' },
  quarter_short: { zh: '没有把目标分解到季度', en: 'the target is not divided by quarter' },
  unanswered: { zh: '没有督办单及其回复的记录', en: 'no orders and answers are on record' },
}

type Answer = { readonly light: Light; readonly text: Text }

/** The reason when the test holds, null when it does not, undefined when the facts do not say. */
function applies(t: LightTest, f: LightFacts): Answer | null | undefined {
  switch (t.kind) {
    case 'on_time':
    case 'behind':
      return behind(t, f)
    case 'not_started':
      if (f.started === undefined || (!f.started && f.dueStart === undefined)) return undefined
      return f.started || f.asOf < f.dueStart!
        ? null
        : months(t, monthOf(f.asOf) - monthOf(f.dueStart!) + 1, {
            zh: '应开工未开工，已{n}个月（当月起算）',
            en: 'due to start and not started for {n} month(s), the due month included',
          })
    case 'not_entered':
      return f.enteredTo === undefined
        ? undefined
        : months(t, monthsMissed(f.enteredTo, f.asOf), {
            zh: '已{n}个月未纳入统计',
            en: 'not entered in the statistics for {n} month(s)',
          })
    case 'near_due':
      if (f.due === undefined || f.nearDays === undefined || !f.share) return undefined
      return isDone(f.share) || f.asOf > f.due || daysBetween(f.asOf, f.due) > f.nearDays
        ? null
        : { light: t.light, text: { zh: `临近完成时限${f.due}`, en: `near the deadline of ${f.due}` } }
    case 'overdue':
      if (f.due === undefined || !f.share) return undefined
      return isDone(f.share) || f.asOf <= f.due
        ? null
        : {
            light: t.light,
            text: { zh: `超过完成时限${f.due}仍未完成`, en: `not done after the deadline of ${f.due}` },
          }
    case 'poor_quality':
      if (f.poorQuality === undefined) return undefined
      return f.poorQuality ? { light: t.light, text: { zh: '工作质量不高', en: 'poor quality' } } : null
    case 'month_short':
      return short(t.light, f.month, { zh: '月度', en: 'month' })
    case 'quarter_short':
      return short(t.light, f.quarter, { zh: '季度', en: 'quarter' })
    case 'unanswered':
      return ladder(t, f)
  }
}

function behind(
  t: LightTest & { readonly kind: 'on_time' | 'behind' },
  f: LightFacts,
): Answer | null | undefined {
  if (!f.share || !f.line || f.share.target <= 0) return undefined
  const { done, target } = f.share
  const line = f.line
  const than = (points: number): number => compareBehind(done, target, line, points)
  if (t.kind === 'on_time' ? than(0) > 0 : !within(t, than)) return null
  const gap = pace(done, target, f.asOf, f.asOf, line).gap!
  const said = {
    zh: `完成${done}/${target}（${printPercent(done, target)}%），${line.rule.title.zh}${printHundredths(line.share)}%`,
    en: `${done} of ${target} (${printPercent(done, target)} %), ${line.rule.title.en} ${printHundredths(line.share)} %`,
  }
  if (t.kind === 'on_time')
    return { light: t.light, text: { zh: `${said.zh}，达到序时进度`, en: `${said.en}: on time` } }
  const note = t.note ? { zh: `；${t.note.zh}`, en: `; ${t.note.en}` } : { zh: '', en: '' }
  const points = printHundredths(Math.max(0, -gap))
  return {
    light: t.light,
    text: {
      zh: `${said.zh}，落后${points}个百分点${note.zh}`,
      en: `${said.en}: behind by ${points} points${note.en}`,
    },
  }
}

function within(t: LightTest & { readonly kind: 'behind' }, than: (points: number) => number): boolean {
  return (
    (t.over === undefined || than(t.over) > 0) &&
    (t.from === undefined || than(t.from) >= 0) &&
    (t.to === undefined || than(t.to) <= 0) &&
    (t.below === undefined || than(t.below) < 0)
  )
}

function months(t: { readonly light: Light; readonly months: number }, n: number, text: Text): Answer | null {
  return n >= t.months ? { light: t.light, text: fill(text, { n }) } : null
}

/** How many calendar months that the statistics should cover have ended by `asOf` without them. */
export function monthsMissed(enteredTo: Day, asOf: Day): number {
  const ended = (day: Day): number => monthOf(day) + (isMonthEnd(day) ? 1 : 0)
  return Math.max(0, ended(asOf) - ended(enteredTo))
}

function short(light: Light, share: Share | undefined, period: Text): Answer | null | undefined {
  if (!share || share.target === 0) return undefined
  return isDone(share)
    ? null
    : {
        light,
        text: {
          zh: `${period.zh}目标${share.target}，完成${share.done}`,
          en: `${period.en}: ${share.done} of ${share.target}`,
        },
      }
}

function ladder(t: LightTest & { readonly kind: 'unanswered' }, f: LightFacts): Answer | undefined {
  if (!f.orders) return undefined
  assert(t.ladder.length > 0 && t.graveAt < t.ladder.length, 'a ladder has rungs')
  const { unanswered, grave } = f.orders
  const light = t.ladder[Math.min((grave ? t.graveAt : 0) + unanswered, t.ladder.length - 1)]!
  const start = grave ? { zh: '情节严重', en: 'a grave matter' } : { zh: '已提醒', en: 'reminded' }
  return {
    light,
    text:
      unanswered === 0
        ? start
        : {
            zh: `${start.zh}，${unanswered}次督办未按时回复`,
            en: `${start.en}; ${unanswered} order(s) not answered in time`,
          },
  }
}

function isDone(s: Share): boolean {
  return s.done >= s.target
}

export type DueConsequence = Consequence & { readonly source: string; readonly count: number }

/**
 * [G6] What the lights given so far, oldest first, lead to. `inRow` counts those at the end without another between; otherwise all of
 * them count. Told as long as the count is reached: whether a letter has gone out already is in the log, not here.
 */
export function consequencesOf(rules: LightRules, given: readonly Light[]): readonly DueConsequence[] {
  return rules.consequences.flatMap((c): readonly DueConsequence[] => {
    const others = given.findLastIndex((l) => l !== c.light)
    const count = c.inRow ? given.length - 1 - others : given.filter((l) => l === c.light).length
    return count >= c.times ? [{ ...c, source: rules.source, count }] : []
  })
}
