/** The cases of a campaign on its board and in its stuck list: where each stands, since when, and why it does not move. */
import { caseOn, pressingStep, standing, stuckOf, type Campaign, type Stuck } from '#campaign'
import type { Day, Instant } from '#kernel/day'
import type { Programme } from '#kernel/programme'
import type { Text } from '#kernel/text'
import { holderOf, mayActInOffice, type Case } from '#kernel/case'
import { coursesOf, markedOn, seenAmong, statesOf, type Course, type PlaceMap } from '#store'
import { officeReader, reading } from '../access.ts'
import type { CampaignBoard, CampaignCaseView, CampaignStuck } from '../contract/index.ts'
import { placeName, postTitle, programmeOf, settingOf, surroundings, today, type House } from '../realm.ts'
import { actorFor, postsToday, type Principal } from '../session.ts'
import { subjectOf } from './subject.ts'
import { clauseView } from './clause.ts'
import { campaignFigure, isOfPeople, lastDayOf } from './campaign-parts.ts'
import { placesBelow } from './figures.ts'
import { marksOf } from './office.ts'
import { loadKeys } from './show.ts'

type Placed = {
  readonly id: string
  readonly n: number
  readonly area: string
  readonly place: string
  readonly p: Programme
  readonly c: Case
  readonly since: Instant
  readonly days: number
  readonly stuck: Stuck | null
}
export type StuckCase = Placed & { readonly stuck: Stuck }

/** No meeting reads more of a stage, and no list more than this. */
const mostOnBoard = 50
const mostStuck = 500

/** [G16] All that are stuck below an area: counts are everybody’s, [P8] unless people stand behind the cases. */
export async function stuckCases(
  house: House,
  who: Principal,
  campaign: Campaign,
  places: PlaceMap,
  asOf: Day,
): Promise<readonly StuckCase[]> {
  return (await countedCases(house, who, campaign, campaign.stuck.stages, places, asOf)).filter(
    (x): x is StuckCase => x.stuck !== null,
  )
}

/** [P8] The cases whose number is told: those that the reader may see, where they are about people. */
async function countedCases(
  house: House,
  who: Principal,
  campaign: Campaign,
  stages: readonly string[],
  places: PlaceMap,
  asOf: Day,
): Promise<readonly Placed[]> {
  const all = await placedCases(house, campaign, stages, places, asOf)
  if (!isOfPeople(house, campaign)) return all
  const seen = await seenOf(house, who, all)
  return all.filter((x) => seen.has(x.id))
}

/** The cases at these stages as they stood at the end of the day. */
async function placedCases(
  house: House,
  campaign: Campaign,
  stages: readonly string[],
  places: PlaceMap,
  asOf: Day,
): Promise<readonly Placed[]> {
  const on = lastDayOf(campaign, asOf)
  const at: Instant = on === today(house) ? house.clock.now() : `${on}T23:59:59.999+08:00`
  const marks = campaign.stuck.marks.map((id) => campaignFigure(house, id))
  const versions = house.versions.all.filter((p) => p.id === campaign.programme)
  const facts = [
    ...new Set(
      versions.flatMap((p) =>
        Object.values(p.clocks).flatMap((k) => ('until' in k.limit ? [k.limit.until] : [])),
      ),
    ),
  ]
  const [courses, marked] = await Promise.all([
    coursesOf(
      house.pool,
      house.code,
      stages.map((id) => campaignFigure(house, id)),
      places,
      on,
      facts,
    ),
    markedOn(house.pool, house.code, marks, on),
  ])
  return courses.flatMap((course): readonly Placed[] => {
    const p = house.versions.of(campaign.programme, course.version)!
    const c = caseOn(caseOf(campaign, course), on)
    if (c === null) return []
    const stuck = campaign.stuck.stages.includes(stages[course.n]!)
      ? stuckOf(
          p,
          c,
          campaign.stuck,
          (marked.get(course.id) ?? []).map((n) => marks[n]!.title),
          settingOf(house, c),
          at,
        )
      : null
    return [
      { id: course.id, n: course.n, area: course.area, place: course.place, p, c, ...standing(c, at), stuck },
    ]
  })
}

/** As much of a case as its clocks and its holder ask for. */
const caseOf = (campaign: Campaign, { id, area, version, acts, facts }: Course): Case => ({
  id,
  programme: { id: campaign.programme, version },
  area,
  step: acts.at(-1)!.to,
  seq: acts.at(-1)!.seq,
  facts,
  people: [],
  acts,
  obligations: [],
})

/** [G15] By stage, the longest standing first; whoever asks is shown the cases that they may see. */
export async function campaignBoard(
  house: House,
  who: Principal,
  campaign: Campaign,
  area: string,
  asOf: Day,
): Promise<CampaignBoard> {
  const all = await countedCases(
    house,
    who,
    campaign,
    campaign.stages,
    placesBelow(house, area, lastDayOf(campaign, asOf)),
    asOf,
  )
  const seen = await seenOf(house, who, all)
  const stages = campaign.stages.map((id, n) => ({ figure: id, here: all.filter((x) => x.n === n) }))
  const picked = stages.map(({ here }) =>
    longestFirst(here.filter((x) => seen.has(x.id))).slice(0, mostOnBoard),
  )
  const show = await showing(house, who, campaign, picked.flat())
  return {
    stages: stages.map(({ figure, here }, i) => ({
      figure,
      title: campaignFigure(house, figure).title,
      total: here.length,
      stuck: here.filter((x) => x.stuck).length,
      cases: picked[i]!.flatMap(show),
    })),
  }
}

/** [G15] [G16] Reasons with their counts, and the cases that whoever asks may see. */
export async function campaignStuck(
  house: House,
  who: Principal,
  campaign: Campaign,
  area: string,
  asOf: Day,
): Promise<CampaignStuck> {
  const all = await stuckCases(
    house,
    who,
    campaign,
    placesBelow(house, area, lastDayOf(campaign, asOf)),
    asOf,
  )
  const seen = await seenOf(house, who, all)
  const picked = longestFirst(all.filter((x) => seen.has(x.id))).slice(0, mostStuck)
  const show = await showing(house, who, campaign, picked)
  return { total: all.length, reasons: reasonsOf(all), cases: picked.flatMap(show) }
}

/** Why cases are stuck, the most frequent reason first. */
export function reasonsOf(stuck: readonly { readonly stuck: Stuck }[]): CampaignStuck['reasons'] {
  const groups = new Map<string, CampaignStuck['reasons'][number]>()
  for (const { stuck: s } of stuck) {
    const text = withHolder(s.group, s)
    groups.set(text.zh, {
      text,
      what: s.group,
      holder: s.holder && s.holder.title,
      count: (groups.get(text.zh)?.count ?? 0) + 1,
    })
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count || (a.text.zh < b.text.zh ? -1 : 1))
}

const withHolder = (text: Text, { holder }: Stuck): Text =>
  holder === null
    ? text
    : { zh: `${text.zh}（待${holder.title.zh}办理）`, en: `${text.en} (with: ${holder.title.en})` }

const longestFirst = (list: readonly Placed[]): readonly Placed[] =>
  list.toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.id < b.id ? -1 : 1))

const seenOf = async (house: House, who: Principal, list: readonly Placed[]): Promise<ReadonlySet<string>> =>
  new Set(
    await reading(house, who, (db) =>
      seenAmong(
        db,
        house.code,
        list.map((x) => x.id),
      ),
    ),
  )

/** [P7] Names come from the reader's own connection: who may not see a case gets none. */
async function showing(
  house: House,
  who: Principal,
  campaign: Campaign,
  picked: readonly Placed[],
): Promise<(x: Placed) => readonly CampaignCaseView[]> {
  const states = await reading(house, who, (db) =>
    statesOf(
      db,
      house.code,
      picked.map((x) => x.id),
    ),
  )
  await loadKeys(house, [...states.values()])
  const supervisor = supervising(house, who)
  return (x) => {
    const state = states.get(x.id)
    if (!state) return []
    const setting = settingOf(house, x.c)
    const holder = x.stuck?.holder ?? holderOf(x.p, x.c, setting.areaPath)
    return [
      {
        case: x.id,
        name: subjectOf(house, x.p, state, state.people.includes(who.person)),
        area: x.area,
        areaName: { zh: placeName(house, x.area), en: placeName(house, x.area) },
        stepTitle: x.p.steps[x.c.step]!.title,
        holder: holder && postTitle(house, holder.role, holder.area ?? x.area),
        since: x.since,
        days: x.days,
        due: pressingStep(x.p, x.c, campaign.stuck, setting)?.due.due ?? null,
        stuck: x.stuck && withHolder(x.stuck.text, x.stuck),
        reason: x.stuck && withHolder(x.stuck.group, x.stuck),
        clause: x.stuck && clauseView(house, x.stuck.clause),
        marks: marksOf(house, programmeOf(house, state)!, state, officeReader(house, who, state)).filter(
          (m) => ['supervised', 'urged'].includes(m.kind),
        ),
        supervise: supervisor(state),
      },
    ]
  }
}

/** [OA12] In which of the reader's posts a case may be supervised; null where in none, or where it is already. */
function supervising(house: House, who: Principal): (c: Case) => string | null {
  const actors = postsToday(house, who.person).map((post) => actorFor(house, who, post.id))
  return (c) =>
    actors.find(
      (actor) =>
        mayActInOffice(programmeOf(house, c)!, c, 'supervise', surroundings(house, actor, c.area)) === null,
    )?.post ?? null
}
