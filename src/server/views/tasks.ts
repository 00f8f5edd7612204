/** Cases in a list: who has them, until when, and by which clock. */
import { createHmac } from 'node:crypto'
import type { Programme } from '#kernel/programme'
import type { Text } from '#kernel/text'
import { clocksOf, isId, pointOnMap, pressing, readClockAt, type Case } from '#kernel/case'
import { distanceOf } from '#kernel/clock'
import { may } from '#kernel/access'
import { findCaseStates, listCases, type CaseFilter, type CasePage, type ListedCase } from '#store'
import { askerOf, officeReader, reading, thingOf } from '../access.ts'
import type { TaskView } from '../contract/index.ts'
import { instantOf, placeName, programmeOf, settingOf, surroundings, today, type House } from '../realm.ts'
import { ask } from '../commands/gather.ts'
import { actorFor, holds, postsToday, type Principal } from '../session.ts'
import { boundsNow, type CasesQuery, type InboxQuery } from './list-query.ts'
import { subjectOf } from './subject.ts'
import { loadKeys } from './show.ts'
import { marksOf } from './office.ts'
import { panelViews } from './panels.ts'
import { togetherView } from './together.ts'

type Held = Extract<CaseFilter, { readonly by: 'holder' }>

/** What waits for a person's posts today, or for one of them; a post of somebody else's in the address holds nothing for them. */
export function inboxFilter(house: House, who: Principal, q: InboxQuery): Held {
  const posts = postsToday(house, who.person)
    .filter((p) => q.post === undefined || p.id === q.post)
    .flatMap((p) => house.places.heirOf(p.area, today(house)).map((area) => ({ role: p.role, area })))
  return {
    by: 'holder',
    posts,
    own: postsToday(house, who.person).map((p) => p.id),
    vacant: [...house.reference.posts.values()].filter((p) => !holds(p, today(house))).map((p) => p.id),
    ...narrowedBy(house, q),
    ...(q.due === undefined ? {} : { due: { band: q.due, bounds: boundsNow(house) } }),
    ...(q.q === undefined ? {} : { beginning: q.q }),
  }
}

/** Where cases of a programme end, or of all, in whatever version. */
const endsOf = (house: House, programme: string | undefined): readonly string[] =>
  house.versions.all
    .filter((p) => programme === undefined || p.id === programme)
    .flatMap((p) =>
      Object.entries(p.steps).flatMap(([step, s]) =>
        s.end === undefined ? [] : [`${p.id} ${p.version} ${step}`],
      ),
    )

const narrowedBy = (
  house: House,
  q: Pick<InboxQuery, 'programme' | 'step' | 'area'> & Pick<CasesQuery, 'open'>,
) => ({
  ...(q.open === undefined ? {} : { notAt: endsOf(house, q.programme) }),
  ...(q.programme === undefined ? {} : { programme: q.programme }),
  ...(q.step === undefined ? {} : { step: q.step }),
  ...(q.area === undefined ? {} : { codes: [...house.places.codes(q.area, today(house)).keys()] }),
})

/** One's own cases, those of a programme or a place, or those whose number begins so; null when nothing was asked that can be found. */
export function casesFilter(
  house: House,
  who: Principal,
  q: CasesQuery,
): Exclude<CaseFilter, { readonly by: 'holder' }> | null {
  const narrowed = narrowedBy(house, q)
  if (q.mine === 'true') return { ...narrowed, by: 'mine', person: who.person }
  if (q.q !== undefined) return isId(q.q) ? { ...narrowed, by: 'id', beginning: q.q } : null
  if (q.programme !== undefined) return { ...narrowed, by: 'programme', programme: q.programme }
  return narrowed.codes === undefined ? null : { ...narrowed, by: 'area', codes: narrowed.codes }
}

/** The cases of a list that this person may see, the most pressing first unless another order is asked for. */
export async function tasksOf(
  house: House,
  who: Principal,
  filter: CaseFilter,
  page: number | CasePage,
): Promise<readonly TaskView[]> {
  const asker = askerOf(house, who)
  const stretch = typeof page === 'number' ? { limit: page, offset: 0 } : page
  const seen = (await reading(house, who, (db) => listCases(db, house.code, filter, stretch))).filter((r) =>
    may(asker, 'see', thingOf(house, r.state)),
  )
  await loadKeys(
    house,
    seen.map((r) => r.state),
  )
  const alike = alikeAmong(
    house,
    seen.map((r) => r.state),
  )
  const named = await namedCases(
    house,
    who,
    seen.map((r) => r.state),
  )
  const listed: TaskView[] = []
  for (const r of seen)
    listed.push({
      ...taskView(house, who, r, named),
      alike: alike.get(r.state.id) ?? null,
      ask: filter.by === 'mine' ? await askOf(house, who, r.state) : null,
    })
  return listed
}

/** These cases as a list shows them, those that this person may see. */
export async function listedViews(
  house: House,
  who: Principal,
  cases: readonly ListedCase[],
): Promise<readonly Omit<TaskView, 'ask' | 'alike'>[]> {
  const asker = askerOf(house, who)
  const seen = cases.filter((r) => may(asker, 'see', thingOf(house, r.state)))
  await loadKeys(
    house,
    seen.map((r) => r.state),
  )
  const named = await namedCases(
    house,
    who,
    seen.map((r) => r.state),
  )
  return seen.map((r) => taskView(house, who, r, named))
}

/** The case that a case is called by, where its programme calls it by one. */
function calledBy(house: House, state: Case): string | null {
  const p = programmeOf(house, state)
  const name = p?.subject?.name
  const value = name === undefined ? undefined : state.facts[name]
  return name !== undefined && p!.fields[name]?.type === 'case' && typeof value === 'string' ? value : null
}

/** [P7] Those of them that this person may see, each as it is called itself, its names masked: a number tells nobody who is meant. */
async function namedCases(
  house: House,
  who: Principal,
  states: readonly Case[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(states.flatMap((state) => calledBy(house, state) ?? []))]
  if (ids.length === 0) return new Map()
  const cases = (await reading(house, who, (db) => findCaseStates(db, house.code, ids))).filter(
    (state) => may(askerOf(house, who), 'see', thingOf(house, state)) !== null,
  )
  await loadKeys(house, cases)
  return new Map(cases.map((state) => [state.id, subjectOf(house, programmeOf(house, state)!, state, false)]))
}

function taskView(
  house: House,
  who: Principal,
  { state, since, amount }: ListedCase,
  named: ReadonlyMap<string, string>,
): Omit<TaskView, 'ask' | 'alike'> {
  const p = programmeOf(house, state)!
  const first = pressing(clocksOf(p, state, settingOf(house, state)))
  const reading = first && readClockAt(first, house.clock.now())
  return {
    case: state.id,
    seq: state.seq,
    programme: p.id,
    title: p.title,
    subject:
      named.get(calledBy(house, state) ?? '') ??
      subjectOf(house, p, state, state.people.includes(who.person)),
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
    unit: first?.facts.limit.unit ?? 'working_day',
    closed: p.steps[state.step]!.end !== undefined,
    amount: amount ?? aboutOf(p, state),
    marks: marksOf(house, p, state, officeReader(house, who, state)),
    ...pointShown(p, state),
  }
}

/** [MP1] Where it lies, where its programme says which point it is. */
function pointShown(p: Programme, state: Case): Pick<TaskView, 'point'> {
  const point = pointOnMap(p, state)
  return point === null ? {} : { point: { lon: point.lon, lat: point.lat } }
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
