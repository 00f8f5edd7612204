/** A campaign as a meeting looks at it, read from the store and made by the kernel. */
import {
  campaignView,
  countOn,
  targetOn,
  type Campaign,
  type CampaignPace,
  type CampaignPlace,
  type CampaignReading,
  type Counts,
  type LightRules,
  type Span,
  type TargetSpan,
} from '#campaign'
import type { Day } from '#kernel/day'
import type { Text } from '#kernel/text'
import { printHundredths, printPercent, type Figure } from '#kernel/figure'
import { wanYuan } from '#kernel/money'
import { aboutOf, byPlace, recordSpansOf, spansOf, type PlaceMap } from '#store'
import type { CampaignSummary, CampaignView } from '../contract/index.ts'
import type { CampaignSheet, SheetLine } from '../documents/campaign-sheet.ts'
import { askerOf } from '../access.ts'
import type { House } from '../realm.ts'
import type { Principal } from '../session.ts'
import { problem } from '../problem.ts'
import { clauseView } from './clause.ts'
import { campaignStuck, reasonsOf, stuckCases, type StuckCase } from './campaign-cases.ts'
import { campaignFigure, lastDayOf } from './campaign-parts.ts'
import { nothingTold, placesBelow } from './figures.ts'
import { daysBelow, seesPlace, sightOf } from './states.ts'

const areaText = (house: House, code: string): Text =>
  house.reference.areas.get(code)?.name ?? { zh: code, en: code }

export const campaignSummary = (house: House, c: Campaign): CampaignSummary => ({
  id: c.id,
  title: c.title,
  area: c.area,
  areaName: areaText(house, c.area),
})

/** The rules by which lights are given: the campaign's first unless another of its own is asked for. */
export function rulesOf(c: Campaign, id: string | undefined): LightRules {
  const rules = id === undefined || id === '' ? c.lights[0] : c.lights.find((r) => r.id === id)
  if (!rules)
    throw problem(
      422,
      'unknown_rules',
      `这项行动没有这套亮灯规则，可选：${c.lights.map((r) => r.id).join('、')}`,
      `The campaign has no such rules; it has ${c.lights.map((r) => r.id).join(', ')}`,
      'rules',
    )
  return rules
}

export type CampaignRead = {
  readonly reading: CampaignReading
  readonly stuck: readonly StuckCase[]
  readonly figures: CampaignFigures
  /** Figures of people of which nothing is told yet to who asks. */
  readonly withheld: readonly Figure[]
}
type CampaignFigures = {
  readonly done: Figure
  readonly target: Figure
  readonly stages: readonly Figure[]
  readonly more: readonly Figure[]
}

/** [G14] Counts of all places below an area, each kind in one pass, and the view that the kernel makes of them. */
export async function readCampaign(
  house: House,
  who: Principal,
  campaign: Campaign,
  rules: LightRules,
  area: string,
  asOf: Day,
): Promise<CampaignRead> {
  const on = lastDayOf(campaign, asOf)
  const figure = (id: string) => campaignFigure(house, id)
  const figures: CampaignFigures = {
    done: figure(campaign.done),
    target: figure(campaign.target),
    stages: campaign.stages.map(figure),
    more: campaign.more.map(figure),
  }
  const map = placesBelow(house, area, on)
  const spanned = [figures.done, ...figures.stages, ...figures.more].filter(isSpanned)
  const states = await statesOf(house, who, [figures.target, ...spanned, ...figures.more], area, on)
  const [spans, targets, about, stuck, others] = await Promise.all([
    spansOf(house.pool, house.code, spanned, map, on),
    recordSpansOf(house.pool, house.code, figures.target, map, on),
    aboutOf(house.pool, house.code, figures.done, map, on, campaign.apart),
    stuckCases(house, who, campaign, map, asOf),
    othersOf(
      house,
      figures.more.filter((f) => !isSpanned(f)),
      states,
      map,
      area,
      on,
    ),
  ])
  if (isUntold(states, figures.done) || isUntold(states, figures.target)) throw nothingTold(house)
  const trueSpans = (f: Figure, place: string): readonly Span[] =>
    spans
      .filter((s) => spanned[s.n] === f && s.place === place)
      .map((s) => ({ from: s.from, to: s.to, value: f.measure === 'count' ? s.count : s.sum }))
  const spansFor = (f: Figure, place: string): readonly Span[] =>
    asStates(states, f, place, (day) => countOn(f, trueSpans(f, place), day)) ?? trueSpans(f, place)
  const targetsFor = (place: string): readonly TargetSpan[] => {
    const own = targets.filter((t) => t.place === place)
    const standing = asStates(states, figures.target, place, (day) => targetOn(own, day) ?? 0)
    return standing?.map((span) => ({ ...span, record: place })) ?? own
  }
  const placesHere = [...new Set([...map.values(), area])]
  const more = (place: string | null): readonly string[] =>
    figures.more.map((f) => {
      if (!isSpanned(f)) return others(f, place)
      if (isUntold(states, f) && !(place !== null && states.get(f)!.sees(place))) return '＊'
      const parts = place === null ? placesHere : [place]
      return printed(
        f,
        parts.reduce((sum, p) => sum + countOn(f, spansFor(f, p), on), 0),
      )
    })
  const countsOf = (place: string): Counts & Pick<CampaignPlace, 'things'> => ({
    done: spansFor(figures.done, place),
    targets: targetsFor(place),
    stages: figures.stages.map((f) => spansFor(f, place)),
    more: more(place),
    stuck: stuck.filter((s) => s.place === place).length,
    /** What is not known tells nothing apart: then it is the record itself. */
    things: (states.has(figures.done) && !states.get(figures.done)!.sees(place) ? [] : about)
      .filter((a) => a.place === place)
      .map((a) => (a.about.length === 0 || a.about.includes(null) ? a.record : JSON.stringify(a.about))),
  })
  const places = placesOf(house, campaign, area, map, on, countsOf)
  return {
    reading: campaignView({
      campaign,
      rules,
      figures,
      asOf,
      calendar: house.calendar,
      places,
      total: { more: more(null) },
    }),
    stuck,
    figures,
    withheld: [...figures.stages, ...figures.more].filter((f) => isUntold(states, f)),
  }
}

/** [P8] A figure of people, for a reader who does not see all of an area: which places they see, and the days on which the others moved. */
type States = ReadonlyMap<
  Figure,
  { readonly sees: (place: string) => boolean; readonly days: readonly Day[] }
>

async function statesOf(
  house: House,
  who: Principal,
  figures: readonly Figure[],
  area: string,
  on: Day,
): Promise<States> {
  const asker = askerOf(house, who)
  /** Earlier states are of earlier borders, and told there. */
  const since = house.places.changesUnder(area, on)[0]
  const entries = await Promise.all(
    [...new Set(figures)].map(async (f) => {
      const sight = sightOf(house, asker, f)
      if (seesPlace(house, sight, area)) return []
      const days = (await daysBelow(house, asker, f, area)).filter(
        (day) => day <= on && (since === undefined || day >= since),
      )
      return [[f, { sees: (place: string) => seesPlace(house, sight, place), days }] as const]
    }),
  )
  return new Map(entries.flat())
}

const isUntold = (states: States, f: Figure): boolean => states.get(f)?.days.length === 0

/** The states of a place one after another, each by its count of that day; null where its counts are told as they are. */
function asStates(
  states: States,
  f: Figure,
  place: string,
  valueOn: (day: Day) => number,
): readonly Span[] | null {
  const state = states.get(f)
  if (!state || state.sees(place)) return null
  return state.days.map((from, i) => ({ from, to: state.days[i + 1] ?? null, value: valueOn(from) }))
}

/** What counts records or sums values adds up over time; what tells places or people apart is read on the day. */
const isSpanned = (f: Figure): boolean => f.measure === 'count' || f.measure === 'sum'
const printed = (f: Figure, value: number): string => (f.unit === 'fen' ? wanYuan(value, 2) : String(value))

async function othersOf(
  house: House,
  figures: readonly Figure[],
  states: States,
  map: PlaceMap,
  area: string,
  on: Day,
): Promise<(f: Figure, place: string | null) => string> {
  const whole = new Map([...map.keys()].map((code) => [code, area]))
  const both = async (f: Figure, day: Day) => ({
    parts: await byPlace(house.pool, house.code, f, map, day),
    total: await byPlace(house.pool, house.code, f, whole, day),
  })
  const read = new Map(
    await Promise.all(
      figures.map(async (f) => {
        const day = states.get(f)?.days.at(-1)
        return [f, { now: await both(f, on), then: day === undefined ? null : await both(f, day) }] as const
      }),
    ),
  )
  return (f, place) => {
    const { now, then } = read.get(f)!
    const state = states.get(f)
    const counted = !state || (place !== null && state.sees(place)) ? now : then
    if (counted === null) return '＊'
    const n = place === null ? counted.total.get(area) : counted.parts.get(place)
    return f.measure === 'ratio'
      ? printPercent(n?.numerator.sum ?? 0, n?.denominator?.sum ?? 0)
      : String(n?.value ?? 0)
  }
}

/** The places below, those that ended in the campaign's time, and what is counted in none of them. */
function placesOf(
  house: House,
  campaign: Campaign,
  area: string,
  map: PlaceMap,
  on: Day,
  countsOf: (place: string) => Counts & Pick<CampaignPlace, 'things'>,
): readonly CampaignPlace[] {
  const below = house.places.children(area, on)
  const stands = new Set(below.map((a) => a.code))
  const gone = house.places
    .children(area, campaign.from)
    .filter((a) => !stands.has(a.code) && stands.has(map.get(a.code) ?? ''))
  const none = countsOf('')
  const rest = countsOf(area)
  return [
    ...below.map((a) => ({ unit: a.code, name: a.name, ...countsOf(a.code) })),
    ...gone.map((a) => ({ unit: a.code, name: a.name, mergedInto: map.get(a.code)!, ...none })),
    ...([rest.done, rest.targets, ...rest.stages].some((spans) => spans.length > 0)
      ? [
          {
            unit: area,
            name: { zh: `${areaText(house, area).zh}本级`, en: `${areaText(house, area).en} itself` },
            rest: true as const,
            ...rest,
          },
        ]
      : []),
  ]
}

const titled = (f: Figure) => ({ figure: f.id, title: f.title })

export async function campaignViewOf(
  house: House,
  who: Principal,
  campaign: Campaign,
  rules: LightRules,
  area: string,
  asOf: Day,
): Promise<CampaignView> {
  const { reading, figures, withheld } = await readCampaign(house, who, campaign, rules, area, asOf)
  const { line, total, rows, meeting, forecast } = reading
  return {
    ...campaignSummary(house, campaign),
    called: campaign.called,
    asOf,
    from: campaign.from,
    to: campaign.to,
    within: { code: area, name: areaText(house, area) },
    figures: {
      done: campaign.done,
      target: campaign.target,
      doneTitle: figures.done.title,
      targetTitle: figures.target.title,
      unit: figures.done.unit,
    },
    stages: figures.stages.map(titled),
    withheld: withheld.map(titled),
    more: figures.more.map(titled),
    timeline: {
      title: line.rule.title,
      percent: printHundredths(line.share),
      elapsed: line.elapsed,
      whole: line.whole,
    },
    rules: {
      chosen: rules.id,
      all: campaign.lights.map(({ id, title, source }) => ({ id, title, source: cited(house, source) })),
    },
    total: paceView(house, total),
    rows: rows.map(({ unit, name, rank, unranked, small, range, flags, ...pace }) => ({
      area: unit,
      name,
      rank,
      unranked,
      small,
      range,
      flags: [...flags],
      ...paceView(house, pace),
    })),
    leaders: [...reading.leaders],
    laggards: [...reading.laggards],
    bands: reading.bands.map(({ id, title, rule, units }) => ({ id, title, rule, areas: [...units] })),
    forecast: forecast && {
      points: [...forecast.points],
      end: forecast.outlook.end,
      low: forecast.outlook.low,
      high: forecast.outlook.high,
      reached: forecast.outlook.reached,
      text: forecast.text,
    },
    meeting: { ...meeting },
    checks: reading.checks.map(({ unit, ...check }) => ({ area: unit, ...check })),
    clause: clauseView(house, campaign.clause),
  }
}

/** An article as people cite it; what is no article stays as it is. */
const cited = (house: House, source: string): string => house.packs.clause(source)?.title ?? source

const paceView = (house: House, p: CampaignPace): CampaignView['total'] => ({
  ...p,
  reasons: p.reasons.map((r) => ({ ...r, source: cited(house, r.source) })),
  undecided: [...p.undecided],
  consequences: p.consequences.map((c) => ({ ...c, source: cited(house, c.source) })),
  stages: [...p.stages],
  more: [...p.more],
})

/** The weekly sheet: the places below an area, and below each of them its own parts where these have targets. */
export async function sheetOf(
  house: House,
  who: Principal,
  campaign: Campaign,
  rules: LightRules,
  area: string,
  asOf: Day,
): Promise<CampaignSheet> {
  const on = lastDayOf(campaign, asOf)
  const view = await campaignViewOf(house, who, campaign, rules, area, asOf)
  const stuck = await stuckCases(house, who, campaign, placesBelow(house, area, on), asOf)
  const lines = await Promise.all(
    view.rows.map(async (row): Promise<readonly SheetLine[]> => {
      const own: SheetLine = { row, level: 0, reasons: reasonsOf(stuck.filter((s) => s.place === row.area)) }
      if (
        row.area === area ||
        !house.places.stands(row.area, on) ||
        house.places.children(row.area, on).length === 0
      )
        return [own]
      const parts = await campaignViewOf(house, who, campaign, rules, row.area, asOf)
      if (parts.rows.every((r) => r.target === null || r.area === row.area)) return [own]
      const map = placesBelow(house, row.area, on)
      return [
        own,
        ...parts.rows.map((part): SheetLine => ({
          row: part,
          level: 1,
          reasons: reasonsOf(stuck.filter((s) => map.get(s.area) === part.area)),
        })),
      ]
    }),
  )
  const column = (id: string): CampaignSheet['columns'][number] => {
    const [stage, more] = [campaign.stages.indexOf(id), campaign.more.indexOf(id)]
    return {
      title: campaignFigure(house, id).title,
      of: (r) => (stage >= 0 ? r.stages[stage]! : more >= 0 ? r.more[more]! : r.done),
    }
  }
  return {
    view,
    done: campaignFigure(house, campaign.done).title,
    columns: campaign.sheet.map(column),
    lines: lines.flat(),
    stuck: await campaignStuck(house, who, campaign, area, asOf),
  }
}
