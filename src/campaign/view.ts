/** The whole view of a campaign on a day, from counts alone: nothing of it is stored, so last month's view can be made again. */
import type { Calendar } from '#kernel/clock'
import type { Text } from '#kernel/text'
import { addDays, type Day } from '#kernel/day'
import { assert } from '#kernel/assert'
import { printPercent, printScaled, type Figure } from '#kernel/figure'
import type { Campaign } from './campaign.ts'
import { checksOf, type Check } from './checks.ts'
import { forecast, type Outlook, type Point } from './forecast.ts'
import {
  consequencesOf,
  lightOf,
  undecidedTexts,
  type Light,
  type LightReading,
  type LightReason,
  type LightRules,
} from './light.ts'
import { nextMeeting, meetingsUntil, type NextMeeting } from './meetings.ts'
import { pace } from './pace.ts'
import { ranking, type CampaignRow, type RankedRow, type RowFlag } from './ranking.ts'
import { both } from './share.ts'
import { countOn, revisedOn, targetOn, type Span, type TargetSpan } from './spans.ts'
import { bands, laggards, leaders, type Band } from './standing.ts'
import { timeline, type Timeline } from './timeline.ts'

/** What is counted of one place, or of one whole. */
export type Counts = {
  readonly done: readonly Span[]
  readonly targets: readonly TargetSpan[]
  /** In the order of the campaign's stages. */
  readonly stages: readonly (readonly Span[])[]
  /** As printed, in the order of its other figures. */
  readonly more: readonly string[]
  readonly stuck: number
}
export type CampaignPlace = Counts & {
  readonly unit: string
  readonly name: Text
  /** The unit that took this one over in the campaign's time; what it had counts there. */
  readonly mergedInto?: string
  /** What counts in the whole and in none of its parts. */
  readonly rest?: true
  /** What each record counted as done is about, so that one thing reported by two is seen. */
  readonly things: readonly string[]
}

export type CampaignAsked = {
  readonly campaign: Campaign
  readonly rules: LightRules
  readonly figures: { readonly done: Figure; readonly stages: readonly Figure[] }
  readonly asOf: Day
  readonly calendar: Calendar
  readonly places: readonly CampaignPlace[]
  readonly total: Pick<Counts, 'more'>
}

export type CampaignPace = {
  readonly done: number
  readonly target: number | null
  readonly percent: string
  readonly gap: string | null
  readonly left: number
  readonly perDay: number | null
  readonly light: Light | null
  readonly reasons: readonly Pick<LightReason, 'light' | 'text' | 'source'>[]
  readonly undecided: readonly Text[]
  readonly consequences: readonly { readonly text: Text; readonly source: string }[]
  readonly revised: Text | null
  readonly week: number
  readonly lastWeek: number
  readonly stages: readonly number[]
  readonly more: readonly string[]
  readonly stuck: number
}
export type CampaignLine = CampaignPace & {
  readonly unit: string
  readonly name: Text
  readonly rank: number | null
  readonly unranked: Text | null
  readonly small: boolean
  readonly range: RankedRow['range'] | null
  readonly flags: readonly Text[]
}
export type CampaignReading = {
  readonly line: Timeline
  readonly total: CampaignPace
  readonly rows: readonly CampaignLine[]
  readonly leaders: readonly string[]
  readonly laggards: readonly string[]
  readonly bands: readonly (Omit<Band, 'units'> & { readonly units: readonly string[] })[]
  readonly forecast: {
    readonly points: readonly Point[]
    readonly outlook: Outlook
    readonly text: Text
  } | null
  readonly meeting: NextMeeting
  readonly checks: readonly Check[]
}

/** Lines go through so many weeks; odd weeks are told by so many before them. */
const forecastWeeks = 4
/** So many are named in front, and behind. */
const named = 3
const checkWeeks = 8

/**
 * [G14] The view of a campaign as it stood at the end of `asOf`, after its end as it ended. Rows stand in
 * their ranking, then those unranked with the reason; the total is read from the sums of all rows, and so is
 * its light. Asserts one row a unit, and stages as the campaign has them.
 */
export function campaignView(request: CampaignAsked): CampaignReading {
  const { campaign, asOf, calendar, places } = request
  const setting = settingOf(request)
  assert(
    places.every((p) => p.stages.length === campaign.stages.length),
    'each place has every stage',
  )
  const whole: Counts = {
    done: places.flatMap((p) => p.done),
    targets: places.flatMap((p) => p.targets),
    stages: campaign.stages.map((_, i) => places.flatMap((p) => p.stages[i]!)),
    more: request.total.more,
    stuck: places.reduce((n, p) => n + p.stuck, 0),
  }
  /** Consequences are for units that are driven; the whole is nobody's to interview. */
  const lines = new Map(places.map((p) => [p, { ...paceOf(setting, p), consequences: dueFrom(setting, p) }]))
  const rowOf = (p: CampaignPlace): CampaignRow => ({
    unit: p.unit,
    name: p.name.zh,
    done: lines.get(p)!.done,
    target: lines.get(p)!.target,
    records: p.things,
    ...(p.mergedInto === undefined ? {} : { mergedInto: p.mergedInto }),
  })
  const table = ranking(places.filter((p) => !p.rest).map(rowOf), campaign.smallBelow)
  const line = (
    row: { readonly unit: string; readonly flags: readonly RowFlag[] },
    place: Pick<CampaignLine, 'rank' | 'unranked' | 'small' | 'range'>,
  ): CampaignLine => {
    const p = places.find((x) => x.unit === row.unit && !x.rest)!
    return { ...lines.get(p)!, unit: p.unit, name: p.name, ...place, flags: row.flags.map((f) => f.text) }
  }
  const lightGiven = (r: { readonly unit: string }): Light | null =>
    lines.get(places.find((p) => p.unit === r.unit && !p.rest)!)!.light
  const flags = new Map([...table.ranked, ...table.unranked].map((r) => [r.unit, r.flags]))
  return {
    line: setting.line,
    total: paceOf(setting, whole),
    rows: [
      ...table.ranked.map((r) => line(r, { rank: r.rank, unranked: null, small: r.small, range: r.range })),
      ...table.unranked.map((r) => line(r, { rank: null, unranked: r.reason, small: false, range: null })),
      ...places
        .filter((p) => p.rest)
        .map((p): CampaignLine => ({
          ...lines.get(p)!,
          unit: p.unit,
          name: p.name,
          rank: null,
          unranked: {
            zh: '没有分到下级单位，不参加排名',
            en: 'not divided among the units below: not ranked',
          },
          small: false,
          range: null,
          flags: [],
        })),
    ],
    leaders: leaders(table, named, lightGiven).map((r) => r.unit),
    laggards: laggards(table, named, lightGiven).map((r) => r.unit),
    bands: bands(table, setting.line).map((b) => ({ ...b, units: b.units.map((r) => r.unit) })),
    forecast: outlookOf(setting, whole),
    meeting: nextMeeting(asOf, campaign.to, calendar),
    checks: checksOf(
      places
        .filter((p) => !p.rest)
        .map((p) => ({
          unit: p.unit,
          name: p.name,
          done: lines.get(p)!.done,
          before: lines.get(p)!.done - lines.get(p)!.week,
          target: lines.get(p)!.target,
          weeks: weeksOf(setting, p),
          flags: flags.get(p.unit) ?? [],
        })),
      campaign.checks,
    ),
  }
}

type Setting = CampaignAsked & {
  readonly on: Day
  readonly line: Timeline
  /** The meetings held so far. */
  readonly meetings: readonly Day[]
}

/** After its end a campaign stands as it ended. */
function settingOf(request: CampaignAsked): Setting {
  const {
    campaign: { from, to, timeline: rule },
    asOf,
    calendar,
  } = request
  const on = asOf < to ? asOf : to
  return {
    ...request,
    on,
    line: timeline(from, to, on, rule, calendar),
    meetings: meetingsUntil(from, on, calendar),
  }
}

/** Done by the end of a day: nothing was before the campaign began. */
const doneOn = (s: Setting, c: Pick<Counts, 'done'>, day: Day): number =>
  day < s.campaign.from ? 0 : countOn(s.figures.done, c.done, day)

function paceOf(s: Setting, c: Counts): CampaignPace {
  const { campaign, asOf, on } = s
  const [done, target] = [doneOn(s, c, on), targetOn(c.targets, on)]
  const [weekAgo, twoAgo] = [doneOn(s, c, addDays(on, -7)), doneOn(s, c, addDays(on, -14))]
  const { gap, need } = pace(done, target ?? 0, campaign.to, asOf, s.line)
  const reading = lightOn(s, c, on, asOf)
  const revised = revisedOn(c.targets, on)
  return {
    done,
    target,
    percent: printPercent(done, target ?? 0),
    gap: target === null || gap === null ? null : signed(gap),
    left: need.left,
    perDay: need.perDay,
    light: reading?.light ?? null,
    reasons: (reading?.reasons ?? []).map(({ light, text, source }) => ({ light, text, source })),
    undecided: (reading?.undecided ?? []).map((kind) => undecidedTexts[kind]),
    consequences: [],
    revised:
      revised &&
      both(
        { done, target: revised.original, from: revised.set, source: campaign.clause },
        { done, target: revised.current, from: revised.on, source: campaign.clause },
      ).text,
    week: done - weekAgo,
    lastWeek: weekAgo - twoAgo,
    stages: c.stages.map((spans, i) => countOn(s.figures.stages[i]!, spans, on)),
    more: c.more,
    stuck: c.stuck,
  }
}

const signed = (hundredths: number): string =>
  `${hundredths > 0 ? '+' : ''}${printScaled(BigInt(hundredths), 2)}`

/**
 * What the rules say of a place on a day; null without a target, because nothing was asked of it. Statistics are the records themselves:
 * a place that has one is entered to the day, one that has none was never entered.
 */
function lightOn(s: Setting, c: Counts, on: Day, asOf: Day = on): LightReading | null {
  const target = targetOn(c.targets, on)
  if (target === null || target <= 0) return null
  const { campaign } = s
  const started = [...c.done, ...c.stages.flat()].some((span) => span.from <= on)
  return lightOf(s.rules, {
    asOf,
    share: { done: doneOn(s, c, on), target },
    line: timeline(campaign.from, campaign.to, on, campaign.timeline, s.calendar),
    due: campaign.to,
    nearDays: campaign.nearDays,
    started,
    enteredTo: started ? asOf : addDays(campaign.from, -1),
  })
}

/** [G6] What the lights of the weekly meetings so far lead to: worked out again from the counts of each meeting's day. */
function dueFrom(s: Setting, c: Counts): CampaignPace['consequences'] {
  const given = s.meetings.flatMap((day) => lightOn(s, c, day)?.light ?? [])
  return s.campaign.consequences.flatMap((rules) =>
    consequencesOf(rules, given).map((due) => ({
      text: {
        zh: `${due.inRow ? '连续' : '累计'}${due.count}次${lightNames[due.light].zh}（${rules.title.zh}）：${due.measure.zh}`,
        en: `${due.count} times ${lightNames[due.light].en}${due.inRow ? ' in a row' : ''} (${rules.title.en}): ${due.measure.en}`,
      },
      source: due.source,
    })),
  )
}

const lightNames: Readonly<Record<Light, Text>> = {
  green: { zh: '绿灯', en: 'green' },
  blue: { zh: '蓝灯', en: 'blue' },
  yellow: { zh: '黄灯', en: 'yellow' },
  orange: { zh: '橙灯', en: 'orange' },
  red: { zh: '红灯', en: 'red' },
}

function weeksOf(s: Setting, c: Counts): readonly number[] {
  const at = Array.from({ length: checkWeeks + 1 }, (_, i) => addDays(s.on, -7 * (checkWeeks + 1 - i)))
    .filter((day) => day >= addDays(s.campaign.from, -1))
    .map((day) => doneOn(s, c, day))
  return at.slice(1).map((n, i) => n - at[i]!)
}

/** [G11] From the days of the meetings and the day itself; none after the end, or where no target is set. */
function outlookOf(s: Setting, whole: Counts): CampaignReading['forecast'] {
  const {
    campaign: { from, to },
    on,
    asOf,
  } = s
  const target = targetOn(whole.targets, on)
  if (target === null || target <= 0 || asOf >= to || asOf < from) return null
  const points = [...new Set([...s.meetings, on])].map((day) => ({ day, value: doneOn(s, whole, day) }))
  const outlook = forecast(points, from, to, target, forecastWeeks)
  return outlook && { points, outlook, text: outlookText(outlook, target, to) }
}

function outlookText(o: Outlook, target: number, to: Day): Text {
  if (o.last.value >= target)
    return {
      zh: `已于${o.reached}完成目标任务${target}`,
      en: `the target of ${target} was reached on ${o.reached}`,
    }
  const expected = {
    zh: `照近${o.periods}次周调度之间的进度，到${to}预计完成${o.end}（最慢${o.low}，最快${o.high}）`,
    en: `at the pace of the last ${o.periods} weeks, ${o.end} are expected by ${to} (between ${o.low} and ${o.high})`,
  }
  if (o.end >= target)
    return {
      zh: `${expected.zh}，可于${o.reached}完成目标任务${target}`,
      en: `${expected.en}: the target of ${target} would be reached on ${o.reached}`,
    }
  return {
    zh: `${expected.zh}，比目标任务${target}少${target - o.end}`,
    en: `${expected.en}: ${target - o.end} short of the target of ${target}`,
  }
}
