/** Cases in a list: who has them, until when, and by which clock. */
import { clocksOf, may, pressing, readClockAt, type Case, type Programme } from '#kernel'
import { listCases, type CaseFilter, type ListedCase } from '#store'
import { askerOf, reading, thingOf } from '../access.ts'
import type { TaskView } from '../contract/index.ts'
import { instantOf, placeName, programmeOf, settingOf } from '../realm.ts'
import type { Desk } from '../routes/tools.ts'
import type { Principal } from '../session.ts'
import { subjectOf } from './case.ts'
import { loadKeys } from './show.ts'

/** The cases of a list that this person may see, the most pressing first. */
export async function tasksOf(desk: Desk, who: Principal, filter: CaseFilter, limit: number, offset = 0): Promise<readonly TaskView[]> {
  const { house } = desk
  const asker = askerOf(house, who)
  const seen = (await reading(house, who, (db) => listCases(db, house.code, filter, { limit, offset }))).filter((r) => may(asker, 'see', thingOf(house, r.state)))
  await loadKeys(house, seen.map((r) => r.state))
  return seen.map((r) => taskView(desk, who, r))
}

function taskView(desk: Desk, who: Principal, { state, since, amount }: ListedCase): TaskView {
  const { house } = desk
  const p = programmeOf(house, state.programme.id, state.programme.version)!
  const first = pressing(clocksOf(p, state, settingOf(house, state)))
  const reading = first && readClockAt(first, house.clock.now())
  return {
    case: state.id, programme: p.id, title: p.title, subject: subjectOf(house, p, state, state.people.includes(who.person)), area: state.area, areaName: placeName(house, state.area),
    step: state.step, stepTitle: p.steps[state.step]!.title, since: since ? instantOf(since) : state.acts.at(-1)!.at, due: reading?.due ?? null, clock: first?.title ?? null, state: reading?.state ?? null, left: reading?.left ?? null, amount: amount ?? aboutOf(p, state),
  }
}

/** How much a closed case was about; an open one has it in its task. */
const aboutOf = (p: Programme, state: Case): number | null => (p.about ?? []).map((name) => state.facts[name]).find((v) => typeof v === 'number') as number | undefined ?? null
