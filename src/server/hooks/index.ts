/** Those who are told: each receiver in a lane of its own, so that one that is away, slow or wrong holds up nobody else. */
import { setTimeout as wait } from 'node:timers/promises'
import {
  dueSendings,
  endSending,
  eventsCommittedAfter,
  failSendings,
  findCaseState,
  findCredentials,
  findEvent,
  hooksOf,
  isBehind,
  keepWaiting,
  restSendings,
  switchHook,
  type HookRow,
  type SendingRow,
} from '#store'
import { allows, reading, thingOf } from '../access.ts'
import { programmeOf, type House } from '../realm.ts'
import type { Principal } from '../session.ts'
import { cloudEvent, isTold, nameOf, type Stored } from './event.ts'
import { postLetter, type Reaching, type Went } from './post.ts'
import { secretsOf } from './secrets.ts'

const tickMs = 1_000
const mostRead = 500
/** Letters of one receiver that are on their way at once, each of another case. */
const mostAtOnce = 4
const patienceMs = 10_000
/** [HK5] Seconds until the next try: nine tries in some three days. */
export const waits: readonly number[] = [5, 60, 600, 3_600, 14_400, 36_000, 86_400, 86_400]

export type HookSettings = {
  /** [HK8] Receivers may be on this machine, in this network, and without TLS. */
  readonly isPrivateAllowed?: boolean
  readonly patienceMs?: number
}
export type Hooks = Pick<Reaching, 'isPrivateAllowed'> & {
  /** Looks at once. */
  wake(): void
  /** Resolves when nothing is due that can be sent now: for tests. */
  settled(): Promise<void>
  stop(): Promise<void>
}

/** [HK4] Reads the log for each receiver from where it stands, and sends what is due. */
export function openHooks(
  house: House,
  onFault: (error: unknown) => void,
  settings: HookSettings = {},
): Hooks {
  const reaching: Reaching = {
    isPrivateAllowed: settings.isPrivateAllowed ?? false,
    patienceMs: settings.patienceMs ?? patienceMs,
  }
  const lanes = new Map<string, Promise<void>>()
  let isStopped = false
  let looking: Promise<void> | null = null

  const look = async (): Promise<void> => {
    for (const hook of await hooksOf(house.pool, house.code))
      if (hook.off === null && !lanes.has(hook.id) && !isStopped)
        lanes.set(
          hook.id,
          turn(house, hook, reaching, () => isStopped)
            .catch(onFault)
            .finally(() => lanes.delete(hook.id)),
        )
  }
  const work = (): Promise<void> =>
    (looking ??= look()
      .catch(onFault)
      .finally(() => {
        looking = null
      }))
  const timer = setInterval(() => {
    if (!isStopped) void work()
  }, tickMs)
  timer.unref()

  return {
    isPrivateAllowed: reaching.isPrivateAllowed,
    wake() {
      if (!isStopped) void work()
    },
    async settled() {
      do {
        await Promise.all(lanes.values())
        await work()
        await Promise.all(lanes.values())
        /** What was written a moment ago may lie behind a transaction that still runs. */
        await wait(5)
      } while (!isStopped && (await hasWork(house)))
    },
    async stop() {
      isStopped = true
      clearInterval(timer)
      await looking
      await Promise.all(lanes.values())
    },
  }
}

async function hasWork(house: House): Promise<boolean> {
  for (const hook of await hooksOf(house.pool, house.code))
    if (
      hook.off === null &&
      ((await isBehind(house.pool, house.code, hook)) ||
        (await dueSendings(house.pool, house.code, hook.id, 1)).length > 0)
    )
      return true
  return false
}

async function turn(
  house: House,
  hook: HookRow,
  reaching: Reaching,
  isStopped: () => boolean,
): Promise<void> {
  await readLog(house, hook)
  for (;;) {
    const due = await dueSendings(house.pool, house.code, hook.id, mostAtOnce)
    if (due.length === 0 || isStopped()) return
    const ends = await Promise.all(due.map((row) => tell(house, hook, row, reaching)))
    if (ends.includes('stop')) return
  }
}

/** [HK4] What happened since it was read last, as far as this receiver named it, waits from now on. */
async function readLog(house: House, hook: HookRow): Promise<void> {
  let at: HookRow = hook
  for (;;) {
    const logged = await eventsCommittedAfter(house.pool, house.code, at, mostRead)
    const last = logged.at(-1)
    if (last === undefined) return
    const theirs = logged.map((l) => l.event).filter((e) => isTold(hook, house, e))
    await keepWaiting(house.pool, house.code, at, theirs, last)
    if (logged.length < mostRead) return
    at = { ...at, txid: last.txid, pos: last.pos }
  }
}

/** One event, read at this moment as its account may read it now. */
async function tell(
  house: House,
  hook: HookRow,
  row: SendingRow,
  reaching: Reaching,
): Promise<'go on' | 'stop'> {
  const body = await bodyFor(house, hook, row)
  if (body === null) {
    await endSending(house.pool, house.code, hook.id, row, 'withheld')
    return 'go on'
  }
  const went: Went =
    body === 'closed'
      ? { went: 'nobody', trouble: 'hook_account_closed', status: null }
      : await postLetter(
          hook.url,
          { id: nameOf(house, row), body: body.text, secrets: await secretsOf(house, hook) },
          reaching,
        )
  switch (went.went) {
    case 'taken':
      await endSending(house.pool, house.code, hook.id, row, 'sent')
      return 'go on'
    case 'gone':
      await switchHook(house.pool, house.cover, hook.id, 'gone', { person: 'system', at: house.clock.now() })
      return 'stop'
    case 'refused':
      await failSendings(house.pool, house.code, hook.id, row, went, waits)
      if (went.restSeconds === 0) return 'go on'
      await restSendings(house.pool, house.code, hook.id, went.restSeconds)
      return 'stop'
    case 'nobody':
      /** Nobody was there: that is not this event's fault, and says as much of all the others. */
      await failSendings(house.pool, house.code, hook.id, null, went, waits)
      return 'stop'
  }
}

/** [HK2] What is said of it; null where the account does not see it, `closed` where there is no such account any more. */
async function bodyFor(
  house: House,
  hook: HookRow,
  row: SendingRow,
): Promise<{ readonly text: string } | 'closed' | null> {
  const credentials = await findCredentials(house.pool, house.code, hook.login)
  if (credentials === null || credentials.disabled) return 'closed'
  const who = readerOf(credentials)
  const state = await reading(house, who, (db) => findCaseState(db, house.code, row.case))
  if (state === null || !allows(house, who, 'see', thingOf(house, state))) return null
  const event = (await findEvent(house.pool, house.code, row.case, row.seq)) as Stored | null
  const p = event && programmeOf(house, event)
  if (!event || !p) return null
  const text = cloudEvent(house, hook, who, { p, state, event })
  return text === null ? null : { text }
}

/** [HK1] By its posts and its own affairs, and by no permission: nobody is there who could show a second factor. */
const readerOf = ({ login, person }: { readonly login: string; readonly person: string }): Principal => ({
  login,
  person,
  permissions: [],
  strong: false,
  enrolled: false,
  session: null,
  browser: null,
})
