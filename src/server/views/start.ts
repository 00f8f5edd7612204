/** The first page of an official: nothing of it is kept, all of it is counted when they look. */
import type { Text } from '#kernel/text'
import { addDays, addMonths, dayOfInstant, type Day } from '#kernel/day'
import { countWorkdays } from '#kernel/clock'
import { rolesLedBy } from '#kernel/programme'
import {
  actsOf,
  casesActedOn,
  countCases,
  groupHeld,
  loadOf,
  waitingElsewhere,
  type Load,
  type OwnAct,
} from '#store'
import { reading } from '../access.ts'
import type { StartView } from '../contract/index.ts'
import { postTitle, roleTitle, today, type House } from '../realm.ts'
import type { Desk } from '../routes/tools.ts'
import { holds, postsToday, type Principal } from '../session.ts'
import { boundsNow, stepTitle } from './list-query.ts'
import { inboxFilter, listedViews, tasksOf } from './tasks.ts'

const mostPressing = 6
const mostWaiting = 6
const mostTeam = 40
/** What one last touched longer ago than this is nobody's morning. */
const waitingMonths = 6

/** [ST1] What waits for their posts, what they wait for, whom they lead, and what they did. */
export async function startView(desk: Desk, who: Principal): Promise<StartView> {
  const { house } = desk
  const bounds = boundsNow(house)
  const filter = inboxFilter(house, who, {})
  const [bands, steps, total] = await reading(house, who, async (db) => [
    await groupHeld(db, house.code, filter, { by: 'due', bounds }),
    await groupHeld(db, house.code, filter, { by: 'step', bounds }),
    await countCases(db, house.code, filter),
  ])
  const inBand = (key: string): number => bands.find((b) => b.key === key)?.total ?? 0
  return {
    now: house.clock.now(),
    inbox: { total, overdue: inBand('overdue'), today: inBand('today'), soon: inBand('soon') },
    late: steps
      .filter((g) => g.late > 0)
      .map((g) => {
        const [programme = '', step = ''] = g.key.split(' ')
        return { programme, step, title: stepTitle(house, programme, step), late: g.late }
      })
      .toSorted((a, b) => b.late - a.late),
    pressing: [...(await tasksOf(desk.house, who, filter, mostPressing))],
    waiting: await waitingFor(desk, who, filter.posts),
    team: await teamOf(house, who, bounds),
    figures: await figuresOf(house, who),
  }
}

/** [ST2] What one acted on, that is still open and now waits for somebody else: seen as any case is. */
async function waitingFor(
  desk: Desk,
  who: Principal,
  posts: readonly { readonly role: string; readonly area: string }[],
): Promise<StartView['waiting']> {
  const { house } = desk
  const since = `${addMonths(today(house), -waitingMonths)}T00:00:00.000+08:00`
  const ids = await casesActedOn(house.pool, house.code, who.person, since)
  if (ids.length === 0) return { total: 0, tasks: [] }
  const { total, cases } = await reading(house, who, (db) =>
    waitingElsewhere(db, house.code, ids, posts, mostWaiting),
  )
  const views = await listedViews(desk.house, who, cases)
  return {
    total,
    tasks: views.flatMap((task) => {
      const of = cases.find((c) => c.state.id === task.case)
      return of
        ? [{ ...task, alike: null, ask: null, holder: holderTitle(house, of.role, of.holderArea) }]
        : []
    }),
  }
}

const holderTitle = (house: House, role: string, area: string | null): Text =>
  area === null ? roleTitle(house, role) : postTitle(house, role, area)

/** [ST3] The posts whose work they may give back or decide, within their own places, each with what waits for it. */
async function teamOf(
  house: House,
  who: Principal,
  bounds: { readonly now: string; readonly today: string },
): Promise<StartView['team']> {
  const day = today(house)
  const own = postsToday(house, who.person)
  const led = new Map<string, { readonly role: string; readonly area: string; readonly people: string[] }>()
  const ledBy = new Map(own.map((p) => [p.role, new Set(rolesLedBy(p.role, house.versions.all))]))
  for (const post of house.reference.posts.values()) {
    if (!holds(post, day) || own.some((p) => p.id === post.id)) continue
    const isLed = own.some(
      (p) => ledBy.get(p.role)!.has(post.role) && house.places.reach(post.area, day).includes(p.area),
    )
    if (!isLed) continue
    const key = `${post.role} ${post.area}`
    const name = house.reference.people.get(post.person)
    const of = led.get(key) ?? { role: post.role, area: post.area, people: [] }
    led.set(key, { ...of, people: [...of.people, ...(name === undefined ? [] : [name])] })
  }
  if (led.size === 0) return null
  const loads = await reading(house, who, (db) => loadOf(db, house.code, [...led.values()], bounds))
  const none = (of: { readonly role: string; readonly area: string }): Load => ({
    ...of,
    total: 0,
    late: 0,
    today: 0,
    oldest: '',
  })
  return [...led.values()]
    .map((of) => ({ of, load: loads.find((l) => l.role === of.role && l.area === of.area) ?? none(of) }))
    .toSorted((a, b) => b.load.late - a.load.late || b.load.total - a.load.total)
    .slice(0, mostTeam)
    .map(({ of, load }) => ({
      title: postTitle(house, of.role, of.area),
      people: of.people,
      total: load.total,
      late: load.late,
      today: load.today,
      oldest: load.oldest === '' ? null : load.oldest,
    }))
}

/** [ST4] What one did from the first of this month until today, and in the same days of the last one. */
async function figuresOf(house: House, who: Principal): Promise<StartView['figures']> {
  const to = today(house)
  const from = addDays(to, 1 - Number(to.slice(8)))
  const beforeFrom = addMonths(from, -1)
  const beforeTo = addMonths(to, -1)
  const acts = await actsOf(house.pool, house.code, who.person, `${beforeFrom}T00:00:00.000+08:00`)
  const between = (first: Day, last: Day) =>
    acts.filter((a) => first <= dayOfInstant(a.at) && dayOfInstant(a.at) <= last)
  const [now, before] = [between(from, to), between(beforeFrom, beforeTo)]
  const line = (
    name: StartView['figures']['lines'][number]['name'],
    title: Text,
    count: (of: readonly OwnAct[]) => number | null,
  ) => ({ name, title, now: count(now), before: count(before) })
  return {
    from,
    to,
    beforeFrom,
    beforeTo,
    lines: [
      line('acts', { zh: '办理（次）', en: 'Acts' }, (of) => of.length),
      line('cases', { zh: '涉及办件', en: 'Cases' }, (of) => new Set(of.map((a) => a.case)).size),
      line(
        'closed',
        { zh: '其中办结', en: 'Of these closed' },
        (of) => of.filter((a) => closes(house, a)).length,
      ),
      line('waited', { zh: '平均经手用时（工作日）', en: 'Mean wait for me (working days)' }, (of) =>
        tenthsWaited(house, of),
      ),
    ],
  }
}

const closes = (house: House, act: OwnAct): boolean =>
  house.versions.of(act.programme, act.version)?.steps[act.to]?.end !== undefined

/** From the act before to one's own, in working days, rounded once to tenths; opening a case waited for nobody. */
function tenthsWaited(house: House, acts: readonly OwnAct[]): number | null {
  const waits = acts.flatMap(({ at, waitedSince }) =>
    waitedSince === null
      ? []
      : [Math.max(0, countWorkdays(house.calendar, dayOfInstant(waitedSince), dayOfInstant(at)) - 1)],
  )
  if (waits.length === 0) return null
  const sum = waits.reduce((a, b) => a + b, 0)
  return Math.floor((sum * 20 + waits.length) / (2 * waits.length))
}
