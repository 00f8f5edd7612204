/** Cases in a list: who has them, until when, and by which clock. */
import { createHmac } from 'node:crypto'
import {
  clocksOf,
  distanceOf,
  isId,
  may,
  pressing,
  readClockAt,
  type Case,
  type Programme,
  type Text,
} from '#kernel'
import { listCases, type CaseFilter, type ListedCase } from '#store'
import { askerOf, reading, thingOf } from '../access.ts'
import type { TaskView } from '../contract/index.ts'
import { instantOf, placeName, programmeOf, settingOf, surroundings, today, type House } from '../realm.ts'
import { ask } from '../commands/gather.ts'
import type { Desk } from '../routes/tools.ts'
import { actorFor, holds, postsToday, type Principal } from '../session.ts'
import { subjectOf } from './subject.ts'
import { loadKeys } from './show.ts'
import { marksOf } from './office.ts'
import { panelViews } from './panels.ts'
import { togetherView } from './together.ts'

/** What waits for a person's posts today, or for one of them. */
export function inboxFilter(
  house: House,
  who: Principal,
  q: {
    readonly post?: string | undefined
    readonly step?: string | undefined
    readonly q?: string | undefined
  },
): CaseFilter {
  const posts = postsToday(house, who.person)
    .filter((p) => q.post === undefined || p.id === q.post)
    .flatMap((p) => house.places.heirOf(p.area, today(house)).map((area) => ({ role: p.role, area })))
  return {
    by: 'holder',
    posts,
    own: postsToday(house, who.person).map((p) => p.id),
    vacant: [...house.reference.posts.values()].filter((p) => !holds(p, today(house))).map((p) => p.id),
    ...(q.step === undefined ? {} : { step: q.step }),
    ...(q.q === undefined ? {} : { beginning: q.q }),
  }
}

/** One's own cases, those of a programme or a place, or those whose number begins so; null when nothing was asked that can be found. */
export function casesFilter(
  house: House,
  who: Principal,
  q: {
    readonly area?: string | undefined
    readonly mine?: string | undefined
    readonly programme?: string | undefined
    readonly q?: string | undefined
  },
): Exclude<CaseFilter, { readonly by: 'holder' }> | null {
  if (q.mine === 'true') return { by: 'mine', person: who.person }
  if (q.programme !== undefined) return { by: 'programme', programme: q.programme }
  if (q.area !== undefined) return { by: 'area', codes: [...house.places.codes(q.area, today(house)).keys()] }
  return q.q === undefined || !isId(q.q) ? null : { by: 'id', beginning: q.q }
}

/** The cases of a list that this person may see, the most pressing first. */
export async function tasksOf(
  desk: Desk,
  who: Principal,
  filter: CaseFilter,
  limit: number,
  offset = 0,
): Promise<readonly TaskView[]> {
  const { house } = desk
  const asker = askerOf(house, who)
  const seen = (
    await reading(house, who, (db) => listCases(db, house.code, filter, { limit, offset }))
  ).filter((r) => may(asker, 'see', thingOf(house, r.state)))
  await loadKeys(
    house,
    seen.map((r) => r.state),
  )
  const alike = alikeAmong(
    house,
    seen.map((r) => r.state),
  )
  const listed: TaskView[] = []
  for (const r of seen)
    listed.push({
      ...taskView(desk, who, r),
      alike: alike.get(r.state.id) ?? null,
      ask: filter.by === 'mine' ? await askOf(house, who, r.state) : null,
    })
  return listed
}

function taskView(
  desk: Desk,
  who: Principal,
  { state, since, amount }: ListedCase,
): Omit<TaskView, 'ask' | 'alike'> {
  const { house } = desk
  const p = programmeOf(house, state)!
  const first = pressing(clocksOf(p, state, settingOf(house, state)))
  const reading = first && readClockAt(first, house.clock.now())
  return {
    case: state.id,
    programme: p.id,
    title: p.title,
    subject: subjectOf(house, p, state, state.people.includes(who.person)),
    placed: p.subject?.place === true,
    area: state.area,
    areaName: placeName(house, state.area),
    step: state.step,
    stepTitle: p.steps[state.step]!.title,
    since: since ? instantOf(since) : state.acts.at(-1)!.at,
    due: reading?.due ?? null,
    clock: first?.title ?? null,
    state: reading?.state ?? null,
    ...(reading ? distanceOf(first.facts, reading, house.clock.now()) : { left: null, over: null }),
    amount: amount ?? aboutOf(p, state),
    marks: marksOf(house, p, state),
  }
}

/**
 * [H5] Which of these are of the same people, programme and step. The name of such a group says nothing of whom: who may see the
 * cases may see that they are alike. What is about a place concerns many, and is not filed twice by one.
 */
function alikeAmong(house: House, states: readonly Case[]): ReadonlyMap<string, string> {
  const groups = new Map<string, string[]>()
  for (const state of states) {
    if (state.people.length === 0 || programmeOf(house, state)?.subject?.place === true) continue
    const of = `${state.programme.id}|${state.step}|${[...state.people].toSorted().join('|')}`
    groups.set(of, [...(groups.get(of) ?? []), state.id])
  }
  return new Map(
    [...groups]
      .filter(([, ids]) => ids.length > 1)
      .flatMap(([of, ids]) => {
        const name = createHmac('sha256', house.secrets.indexing).update(`yimen alike v1|${of}`).digest('hex')
        return ids.map((id) => [id, name.slice(0, 12)] as const)
      }),
  )
}

/** How much a closed case was about; an open one has it in its task. */
const aboutOf = (p: Programme, state: Case): number | null =>
  ((p.about ?? []).map((name) => state.facts[name]).find((v) => typeof v === 'number') as
    | number
    | undefined) ?? null

/**
 * What a case asks of whom it concerns or who opened it for them: where it waits for the people's side, to go on; and one about a
 * place, to answer, or to object while there is time.
 */
async function askOf(house: House, who: Principal, state: Case): Promise<TaskView['ask']> {
  const p = programmeOf(house, state)!
  const { holder, title } = p.steps[state.step]!
  if (holder !== undefined && p.roles[holder]?.level === 'person') {
    const clock = pressing(clocksOf(p, state, settingOf(house, state)))
    return {
      text: { zh: `等您办理：${title.zh}`, en: `Waits for you: ${title.en}` },
      until: clock ? readClockAt(clock, house.clock.now()).due : null,
    }
  }
  if (p.subject?.place !== true || !state.people.includes(who.person)) return null
  const around = surroundings(house, actorFor(house, who), state.area)
  const reads = { person: who.person, official: false }
  const { objections, panels } = await ask(house, state, (world) => ({
    ...togetherView(house, p, state, { ...around, world }, reads),
    panels: panelViews(house, p, state, { ...around, world }, reads),
  }))
  const say = (text: Text, until: string | null) => ({ text, until })
  const answerable = panels.find((panel) => panel.kind === 'ask')
  if (answerable) return say(answerable.brief ?? answerable.title, answerable.until ?? null)
  if (objections?.outcome && objections.list.length === 0)
    return say(
      { zh: '公示中，有异议可以提出', en: 'On notice: you may object' },
      panels.find((panel) => panel.until && panel.stands !== 'over')?.until ?? null,
    )
  return null
}
