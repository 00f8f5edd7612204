/** Exchange with partners: what our cases tell them goes out, what they tell comes in, each direction in one order. */
import { setTimeout as wait } from 'node:timers/promises'
import { unread } from '#store'
import type { ExchangeSent } from '../contract/index.ts'
import { deliver, type Trouble } from './deliver.ts'
import { inTurn, partners, type Parties } from './partner.ts'
import { receive, senderOf } from './receive.ts'
import { numberWaiting } from './send.ts'

const firstWaitMs = 1_000
const longestWaitMs = 5 * 60_000
const tickMs = 1_000

export type Exchange = {
  /** Receipts of what a partner brought. */
  receive(sent: ExchangeSent): Promise<readonly string[]>
  /** Why a partner was not reached when it was last tried; null where it was. */
  troubleWith(partner: string): Trouble | null
  /** Looks at once, and forgets how long it meant to wait. */
  wake(): void
  /** Resolves when nothing waits that can be brought now: for tests. */
  settled(): Promise<void>
  stop(): Promise<void>
}

/** With an address: who has another one since is tried at once, also where a try of the old one was still under way. */
type Patience = {
  readonly url: string
  readonly until: number
  readonly waitMs: number
  readonly trouble: Trouble
}

/** [XC6] One lane for each partner and direction: who is away holds up nobody else. */
export function openExchange(parties: Parties): Exchange {
  const { house, onFault } = parties
  const oneByOne = inTurn()
  const waiting = [house.pool, house.code, 'exchange', 'send'] as const
  const away = new Map<string, Patience>()
  let isStopped = false
  let working: Promise<void> | null = null

  const bring = async (): Promise<void> => {
    const all = await partners(house)
    if (all.length === 0) return
    while ((await oneByOne('number', () => numberWaiting(house, all))) > 0);
    await Promise.all(
      all.map(async (p) => {
        const patience = away.get(p.id)
        if (isStopped || (patience?.url === p.url && performance.now() < patience.until)) return
        const trouble = await oneByOne(`out ${p.id}`, () => deliver(parties, p)).catch((error: unknown) => {
          onFault(error)
          return { code: 'fault', at: house.clock.now() }
        })
        if (trouble === null) away.delete(p.id)
        else away.set(p.id, longer(patience, p.url, trouble))
      }),
    )
  }
  const work = (): Promise<void> =>
    (working ??= bring()
      .catch(onFault)
      .finally(() => {
        working = null
      }))
  const timer = setInterval(() => {
    if (!isStopped) void work()
  }, tickMs)
  timer.unref()

  return {
    receive: async (sent) => {
      const { id } = await senderOf(house, sent.messages)
      const receipts = await oneByOne(`in ${id}`, async () =>
        receive(parties, await senderOf(house, sent.messages), sent.messages),
      )
      if (!isStopped) void work()
      return receipts
    },
    troubleWith: (partner) => away.get(partner)?.trouble ?? null,
    wake() {
      away.clear()
      if (!isStopped) void work()
    },
    async settled() {
      await working
      await work()
      /** What was written a moment ago may lie behind a transaction that still runs. */
      while (!isStopped && (await partners(house)).length > 0 && (await unread(...waiting)) > 0) {
        await wait(5)
        await work()
      }
    },
    async stop() {
      isStopped = true
      clearInterval(timer)
      await working
    },
  }
}

/** Twice as long each time, and not at the same moment as everybody else who waits for them. */
function longer(before: Patience | undefined, url: string, trouble: Trouble): Patience {
  const waitMs = before?.url === url ? Math.min(longestWaitMs, before.waitMs * 2) : firstWaitMs
  return { url, waitMs, until: performance.now() + waitMs * (0.75 + Math.random() / 2), trouble }
}
