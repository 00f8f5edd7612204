/** [RO1] [RO4] [RO5] Rooms as their people see them: who is on duty and where, what may be the same, and what hangs on the wall. */
import { dayOfInstant, fromEpochMs, toEpochMs, type Instant } from '#kernel/day'
import { pointOnMap, type Case } from '#kernel/case'
import { areaOn } from '#kernel/area'
import type { Programme } from '#kernel/programme'
import { likeness, type Likened, type Room } from '#room'
import {
  cameSince,
  casesNear,
  casesOnMap,
  listedOf,
  loadOfDesks,
  openByStep,
  pressingOf,
  type DeskLoad,
  type Post,
} from '#store'
import { scopeOf, reading } from '../access.ts'
import type { AlikeCases, OnDuty, RoomSummary, RoomView, RoomWall } from '../contract/rooms.ts'
import { areaName, inForce, placeName, postTitle, programmeOf, today, type House } from '../realm.ts'
import { holds, type Principal } from '../session.ts'
import { loadKeys, toldFacts } from './show.ts'
import { subjectOf } from './subject.ts'
import { listedViews } from './tasks.ts'

/** Rooms whose programme the asker reaches by a post, or that they audit, in this realm. */
export function roomsFor(house: House, who: Principal): readonly Room[] {
  const scope = scopeOf(house, who)
  const reached = new Set(scope.reach.map((r) => r.programme))
  return (house.packs.rooms ?? []).filter(
    (room) => inForce(house, room.programme) && (scope.all || reached.has(room.programme)),
  )
}

export const summaryOf = (room: Room): RoomSummary => ({
  id: room.id,
  title: room.title,
  programme: room.programme,
  wall: room.wall !== undefined,
})

export async function roomView(house: House, who: Principal, room: Room): Promise<RoomView> {
  return {
    ...summaryOf(room),
    now: house.clock.now(),
    hands: room.hands.map((h) => ({ ...h })),
    calls: room.calls
      ? {
          ...room.calls,
          opens: {
            programme: room.calls.opens.programme,
            outcome: room.calls.opens.outcome,
            fill: { ...room.calls.opens.fill },
            ...(room.calls.opens.set ? { set: { ...room.calls.opens.set } } : {}),
          },
        }
      : null,
    people: [...(await onDuty(house, who, room))],
  }
}

const mostOut = 2_000

/** Every post of the room's roles that somebody holds today, with what waits there and where they were last. */
async function onDuty(house: House, who: Principal, room: Room): Promise<readonly OnDuty[]> {
  const day = today(house)
  const takes = new Map(room.people.map((p) => [p.role, p.takes]))
  const posts = [...house.reference.posts.values()].filter((p) => takes.has(p.role) && holds(p, day))
  const { loads, out } = await reading(house, who, async (db) => ({
    loads: await loadOfDesks(db, house.code, [...takes.keys()], house.clock.now()),
    out: room.whereabouts ? await casesOnMap(db, house.code, room.whereabouts, mostOut) : [],
  }))
  const pressing = new Map(
    (
      await listedViews(
        house,
        who,
        await listedOf(house.pool, house.code, [...new Set(loads.map((l) => l.case))]),
      )
    ).map((row) => [row.case, row]),
  )
  const seen = new Map<string, OnDuty['seen']>()
  for (const { state, lon, lat } of out) {
    const last = state.acts.findLast((a) => a.person !== null && a.post !== null)
    if (!last || seen.has(last.person)) continue
    const p = programmeOf(house, state)
    seen.set(last.person, {
      lon,
      lat,
      at: last.at,
      what: p?.steps[state.step]?.title ?? p!.title,
      case: state.id,
    })
  }
  return posts.map((post) => {
    const own = loads.filter((l) => isAtDesk(house, l, post))
    const first = own.map((l) => pressing.get(l.case)).find((row) => row !== undefined)
    const leave = house.reference.substitutions.find(
      (s) => s.post === post.id && s.from <= day && day <= s.to,
    )
    const by = leave && house.reference.posts.get(leave.by)
    return {
      post: post.id,
      person: house.reference.people.get(post.person) ?? post.person,
      title: postTitle(house, post.role, post.area),
      organisation: house.reference.organisations.get(post.organisation)?.zh ?? '',
      area: post.area,
      areaName: areaName(house, post.area),
      takes: takes.get(post.role)!,
      tasks: own.reduce((sum, l) => sum + l.n, 0),
      late: own.reduce((sum, l) => sum + l.late, 0),
      doing: first ? { case: first.case, subject: first.subject, step: first.stepTitle } : null,
      away: by ? { by: house.reference.people.get(by.person) ?? by.id, post: by.id } : null,
      seen: seen.get(post.person) ?? null,
    }
  })
}

/** What is one official's alone counts for them, and what is a role's at a place for whoever holds it there. */
const isAtDesk = (house: House, load: DeskLoad, post: Post): boolean =>
  load.post !== null
    ? load.post === post.id
    : load.role === post.role &&
      load.area !== null &&
      house.places.heirOf(post.area, today(house)).includes(load.area)

const mostLanded = 12
const heatDays = 28
const soonMs = 2 * 3_600_000

/** [RO5] What a wall shows: counted from what the reader sees, and nothing of it is kept. */
export async function wallView(house: House, who: Principal, room: Room): Promise<RoomWall> {
  const p = inForce(house, room.programme)!
  const now = house.clock.now()
  const day = today(house)
  const before = (days: number): Instant => fromEpochMs(toEpochMs(now) - days * 86_400_000)
  const ended = Object.entries(p.steps).flatMap(([step, s]) => (s.end === undefined ? [] : [step]))
  const lanes = room.wall!.lanes
  const { rows, came, lately } = await reading(house, who, async (db) => ({
    rows: await openByStep(db, house.code, room.programme, now, fromEpochMs(toEpochMs(now) + soonMs)),
    came: await cameSince(db, house.code, room.programme, {
      from: before(14),
      to: now,
      heatFrom: before(heatDays),
      ended,
    }),
    lately: await pressingOf(db, house.code, room.programme, mostLanded),
  }))
  const people = await onDuty(house, who, room)
  const half = dayOfInstant(before(7))
  const sum = (of: 'opened' | 'closed', isThis: boolean): number =>
    came.byDay.filter((d) => d.day > half === isThis).reduce((n, d) => n + d[of], 0)
  const byHour = Array.from({ length: 24 }, (_, hour) => came.byHour.find((h) => h.hour === hour)?.n ?? 0)
  return {
    ...summaryOf(room),
    now,
    lanes: lanes.map(({ title, steps }) => {
      const own = rows.filter((r) => steps.includes(r.step))
      const add = (of: 'n' | 'late' | 'soon'): number => own.reduce((n, r) => n + r[of], 0)
      return { title, n: add('n'), late: add('late'), soon: add('soon') }
    }),
    pressing: [...(await listedViews(house, who, lately))],
    heat: {
      byArea: came.byArea.map(({ area, n }) => ({
        area,
        n,
        name: areaOn(house.reference.tree, area, day)?.name.zh ?? area,
      })),
      byHour,
    },
    week: {
      opened: [sum('opened', true), sum('opened', false)],
      closed: [sum('closed', true), sum('closed', false)],
    },
    duty: {
      held: people.length,
      out: people.filter((x) => x.seen !== null).length,
      away: people.filter((x) => x.away !== null).length,
    },
    people: people.flatMap((x) =>
      x.seen === null
        ? []
        : [{ id: x.post, name: x.person, lon: x.seen.lon, lat: x.seen.lat, at: x.seen.at }],
    ),
  }
}

/** How far a degree reaches in metres, at the equator. */
const metresOfMicrodegree = 0.111_195
const mostCompared = 400
const mostAlike = 8
/** Less than that is two things of one day. */
const leastScore = 35

/** [RO4] What may be of the same thing as this case, of what the reader sees. */
export async function alikeView(house: House, who: Principal, state: Case): Promise<AlikeCases> {
  const room = (house.packs.rooms ?? []).find((r) => r.programme === state.programme.id && r.alike)
  const p = programmeOf(house, state)
  if (!room?.alike || !p) return { merge: null, cases: [] }
  const { alike } = room
  const own = pointOf(p, state)
  const opened = toEpochMs(state.acts[0]!.at)
  const latReach = Math.ceil(alike.metres / metresOfMicrodegree)
  const span = alike.days * 86_400_000
  const near = await reading(house, who, (db) =>
    casesNear(
      db,
      house.code,
      room.programme,
      {
        point: own,
        latReach,
        lonReach: Math.ceil(latReach / Math.cos(((own?.lat ?? 0) / 1e6 / 180) * Math.PI)),
        area: state.area,
        from: fromEpochMs(opened - span),
        to: fromEpochMs(opened + span),
      },
      mostCompared,
    ),
  )
  await loadKeys(house, [state, ...near])
  const mine = likenedOf(house, p, state, alike)
  const cases = near.flatMap((other) => {
    const q = programmeOf(house, other)
    if (other.id === state.id || !q) return []
    const theirs = likenedOf(house, q, other, alike)
    const how = likeness(mine, theirs, alike)
    if (how === null || how.score < leastScore) return []
    const kind = q.fields[alike.kind]
    const { words, ...rest } = how
    return [
      {
        ...rest,
        wordsAlike: words,
        case: other.id,
        subject: subjectOf(house, q, other, false),
        areaName: placeName(house, other.area),
        step: q.steps[other.step]!.title,
        closed: q.steps[other.step]!.end !== undefined,
        openedAt: other.acts[0]!.at,
        kind: kind?.type === 'choice' ? (kind.options[theirs.kind]?.zh ?? theirs.kind) : theirs.kind,
        words: theirs.words,
        point: theirs.point,
        photos: photosOf(q, other),
      },
    ]
  })
  return {
    merge: alike.merge,
    cases: cases.toSorted((a, b) => b.score - a.score || a.case.localeCompare(b.case)).slice(0, mostAlike),
  }
}

/** Where it lay, over or not: what is closed is on no map, and may be the same all the same. */
const pointOf = (p: Programme, state: Case): { readonly lon: number; readonly lat: number } | null => {
  const firstStep = Object.keys(p.steps).find((step) => p.steps[step]!.end === undefined)
  return firstStep === undefined ? null : pointOnMap(p, { ...state, step: firstStep })
}

function likenedOf(house: House, p: Programme, state: Case, alike: NonNullable<Room['alike']>): Likened {
  const facts = toldFacts(house, p, state)
  const text = (name: string): string => (typeof facts[name] === 'string' ? facts[name] : '')
  return {
    point: pointOf(p, state),
    at: toEpochMs(state.acts[0]!.at),
    kind: text(alike.kind),
    words: alike.words.map(text).join(' '),
  }
}

const photosOf = (p: Programme, state: Case): number =>
  Object.entries(p.fields).reduce((n, [name, field]) => {
    const papers = state.facts[name]
    return field.type === 'papers' && Array.isArray(papers) ? n + papers.length : n
  }, 0)
