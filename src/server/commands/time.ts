/** The worker in whom time acts: what fell due in a case becomes one command, and a schedule opens its cases, once, after a stop of any length. */
import type { Programme } from '#kernel/programme'
import { dayOfInstant, addDays, type Day, type Instant } from '#kernel/day'
import { dueDays } from '#kernel/schedule'
import { isOfLevel } from '#kernel/area'
import { openingDays, outcomeOfRun, runsOf, startOf, type TimeRun } from '#kernel/case'
import {
  fallenDue,
  findCaseState,
  findCaseStates,
  openingPrefix,
  orderOpenings,
  replaceDue,
  scheduleCursor,
  type DueRow,
} from '#store'
import { ownId } from '../ids.ts'
import { instantOf, settingOf, type House } from '../realm.ts'
import { doList } from './lists.ts'
import { system, type Outbox } from './outbox.ts'
import type { Queue } from './queue.ts'

/** Cases in hand together: memory holds these, never all that fell due. */
const mostAtOnce = 1000
const everyMs = 1000

export type Time = {
  /** A rehearsal's history has been played: from now on its clock is followed, as a realm's always is. */
  follow(): void
  /** [TA6] It is this moment of a history that is being told: all that fell due until then is done, as of then. */
  advance(until: Instant): Promise<void>
  stop(): Promise<void>
}

export function openTime(house: House, queue: Queue, outbox: Outbox, onFault: (e: unknown) => void): Time {
  let stopped = false
  let follows = false
  let working: Promise<void> = Promise.resolve()
  /** One pass after another. */
  const pass = (until: () => Instant, isHistory: boolean): Promise<void> => {
    const mine = working.then(async () => {
      if (stopped) return
      await openCases(house, outbox, until(), isHistory)
      const tells = await doRuns(house, queue, until(), isHistory, () => stopped)
      if (tells) outbox.wake()
      if (tells && isHistory) await outbox.drained()
    })
    working = mine.catch(() => undefined)
    return mine
  }
  let isWaiting = false
  const tick = (): void => {
    /** [TA6] A rehearsal’s time is the one that is played, until whoever plays it says that it is over. */
    const isPlayed = house.realm === null || (house.realm.rehearsal && !follows)
    if (isWaiting || stopped || isPlayed) return
    isWaiting = true
    void pass(() => house.clock.now(), false)
      .catch(onFault)
      .finally(() => {
        isWaiting = false
      })
  }
  const timer = setInterval(tick, everyMs)
  timer.unref()
  return {
    follow() {
      follows = true
      tick()
    },
    advance: (until) => pass(() => until, true),
    async stop() {
      stopped = true
      clearInterval(timer)
      await working
    },
  }
}

/** [TA5] The key of a run says what it is, so that whoever gives it too gets the answer of the first. */
const keyOf = (row: DueRow, run: TimeRun): string =>
  `run ${row.case} ${run.by} ${run.name} ${run.due} ${row.seq}`

async function doRuns(
  house: House,
  queue: Queue,
  until: Instant,
  isHistory: boolean,
  hasStopped: () => boolean,
): Promise<boolean> {
  let tells = false
  /** What is still there after it was given and put right is left to the next tick. */
  let given: ReadonlySet<string> = new Set()
  while (!hasStopped()) {
    const rows = await fallenDue(house.pool, house.code, until, mostAtOnce)
    const due = rows.map((row) => ({ row, run: runOf(house, row, until) }))
    const isGiven = ({ row, run }: (typeof due)[number]): boolean => given.has(keyOf(row, run))
    const next = nextOf(due.filter((x) => !isGiven(x)))
    if (next.length === 0) break
    given = new Set([...due.filter(isGiven), ...next].map(({ row, run }) => keyOf(row, run)))
    const own = next.filter(({ run }) => isOwn(run))
    const answers = await Promise.all(
      own.map(({ row, run }) =>
        queue.submit({
          owner: 'system',
          key: keyOf(row, run),
          actor: system,
          command: { case: row.case, seq: null, outcome: outcomeNamed(house, row, run), input: {}, run },
          ...(isHistory ? { at: until } : {}),
        }),
      ),
    )
    for (const [i, { row }] of own.entries()) if (answers[i]!.refusal) await putRight(house, row.case)
    for (const { row, run } of next.filter((x) => !isOwn(x.run))) {
      await doList(house, queue, { case: row.case, seq: row.seq, run, at: isHistory ? until : null })
      tells ||= run.by === 'lines'
    }
  }
  return tells
}

/** What a case does by itself; a list reads or tells others. */
const isOwn = (run: TimeRun): boolean => run.by === 'schedule' || run.by === 'clock'

/**
 * [TA4] What is done next, day by day: a list of a day that was missed finds all that fell due before it, and nothing that falls due after
 * it. On one day cases come first, until none has anything left, and then lists.
 */
function nextOf<T extends { readonly run: TimeRun }>(fresh: readonly T[]): readonly T[] {
  const day = fresh.map(({ run }) => dayOfInstant(run.due)).toSorted()[0]
  const ofDay = fresh.filter(({ run }) => dayOfInstant(run.due) === day)
  const own = ofDay.filter(({ run }) => isOwn(run))
  return own.length > 0 ? own : ofDay
}

/** [TA4] The run that a row stands for: of a schedule that does the latest alone, the last one until now. */
function runOf(house: House, row: DueRow, until: Instant): TimeRun {
  const due = instantOf(row.due)
  const schedule = house.versions.of(row.programme, row.version)?.schedules?.[row.name]
  if (row.by !== 'schedule' || schedule?.missed !== 'latest') return { by: row.by, name: row.name, due }
  const days = dueDays(schedule, house.calendar, addDays(dayOfInstant(due), -1), dayOfInstant(until))
  return { by: row.by, name: row.name, due: startOf(days.at(-1) ?? dayOfInstant(due)) }
}

const outcomeNamed = (house: House, row: DueRow, run: TimeRun): string => {
  const p = house.versions.of(row.programme, row.version)
  return (p && outcomeOfRun(p, run)) ?? run.name
}

/** A new arrangement of holidays, or somebody who was quicker: what the case does next is worked out again. */
async function putRight(house: House, id: string): Promise<void> {
  const c = await findCaseState(house.pool, house.code, id)
  const p = c && house.versions.of(c.programme.id, c.programme.version)
  if (c && p) await replaceDue(house.pool, house.code, c, runsOf(p, c, settingOf(house, c)))
}

/** [TA6] What each schedule opened last until a moment, by its programme, its name and its place: whoever tells history goes on with it. */
export type Opened = { readonly by: string; readonly case: string; readonly seq: number }

export async function lastOpened(house: House, until: Instant): Promise<readonly Opened[]> {
  const day = dayOfInstant(until)
  const ids = openingSchedules(house).flatMap(([programme, schedule]) => {
    const versions = house.versions.all.filter((p) => p.id === programme)
    const began = addDays(versions.map((p) => p.from).toSorted()[0]!, -1)
    const last = began >= day ? undefined : openingDays(versions, schedule, house.calendar, began, day).at(-1)
    return last === undefined
      ? []
      : ordersOf(house, schedule, last, null).map(({ from: id }) => ({ id, by: `${programme} ${schedule}` }))
  })
  const states = new Map(
    (
      await findCaseStates(
        house.pool,
        house.code,
        ids.map(({ id }) => id),
      )
    ).map((c) => [c.id, c]),
  )
  return ids.flatMap(({ id, by }) => {
    const c = states.get(id)
    return c ? [{ by: `${by} ${c.area}`, case: id, seq: c.seq }] : []
  })
}

/** [TA10] Orders what schedules open, each until the day of this moment. */
async function openCases(house: House, outbox: Outbox, until: Instant, isHistory: boolean): Promise<void> {
  const day = dayOfInstant(until)
  for (const [programme, schedule] of openingSchedules(house)) {
    const versions = house.versions.all.filter((p) => p.id === programme)
    const began = versions.map((p) => addDays(p.from, -1)).toSorted()[0]!
    /** Nobody is surprised by years that were over before the house knew the schedule; a history is told from its beginning. */
    const first = isHistory || began > addDays(day, -1) ? began : addDays(day, -1)
    const of = { programme, schedule, at: house.clock.now() }
    const since = (await scheduleCursor(house.pool, house.cover, of, first)) as Day
    if (since >= day) continue
    const days = openingDays(versions, schedule, house.calendar, since, day)
    const orders = days.flatMap((d) => ordersOf(house, schedule, d, isHistory ? until : null))
    const isMine = await orderOpenings(house.pool, house.cover, { ...of, since, until: day }, orders)
    if (isMine && orders.length > 0) {
      outbox.wake()
      if (isHistory) await outbox.drained()
    }
  }
}

function openingSchedules(house: House): readonly (readonly [programme: string, schedule: string])[] {
  const names = house.versions.all.flatMap((p) =>
    Object.entries(p.schedules ?? {}).flatMap(([name, { does }]) =>
      'opens' in does ? [`${p.id} ${name}`] : [],
    ),
  )
  return [...new Set(names)].map((name) => name.split(' ') as [string, string])
}

function ordersOf(
  house: House,
  name: string,
  { day, programme }: ReturnType<typeof openingDays>[number],
  at: Instant | null,
): Parameters<typeof orderOpenings>[3] {
  const { does } = programme.schedules![name]!
  if (!('opens' in does)) return []
  return placesOf(house, programme, does.per, day).map((area) => {
    const number = `${day.replaceAll('-', '')}-${area}`
    const id = `T${ownId(house, `schedule ${programme.id} ${name}`).slice(0, 8)}-${number}`
    const run: TimeRun = { by: 'schedule', name, due: startOf(day) }
    return {
      id: `${openingPrefix}${id}`,
      from: id,
      body: {
        case: id,
        outcome: does.opens,
        input: {},
        programme: programme.id,
        area,
        run,
        ...(at === null ? {} : { at }),
      },
    }
  })
}

/** The places of a level that stood in the realm on that day. */
const placesOf = (house: House, p: Programme, level: string, day: Day): readonly string[] =>
  [...house.reference.areas.keys()]
    .filter(
      (code) =>
        isOfLevel(code, level, p.levels) &&
        house.places.stands(code, day) &&
        house.places.path(code, day).includes(house.root),
    )
    .toSorted()
