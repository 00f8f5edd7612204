/** The worker that carries effects onward: each row of the outbox becomes one command, once. */
import type { Actor, TimeRun } from '#kernel/case'
import type { Instant } from '#kernel/day'
import { moveCursor, outboxAfter, unanswered } from '#store'
import type { House } from '../realm.ts'
import type { Queue } from './queue.ts'

/** The engine itself, where nobody acts. */
export const system: Actor = { person: 'system', post: null, role: 'system', area: null, kin: [] }

type Body = {
  readonly case: string
  readonly outcome: string
  readonly input: Readonly<Record<string, unknown>>
  readonly at?: Instant
  readonly programme?: string
  readonly area?: string
  /** A schedule opens it. */
  readonly run?: TimeRun
}
const mostAtOnce = 1000

/** [K23] What a case set going and was refused: nobody waits for the answer, so the log has to say it. */
export class OrderRefused extends Error {
  readonly code = 'ORDER_REFUSED'
  readonly what: string
  constructor(id: string, why: string) {
    super(`an order was refused: ${id} (${why})`)
    this.what = `${id} ${why}`
  }
}

export type Outbox = {
  /** Looks at once instead of at the next tick. */ wake(): void
  stop(): Promise<void>
  /** Resolves when no row is waiting. */ drained(): Promise<void>
}

/**
 * [W5] The row's id is the idempotency key and its answer is written in the commit of its command: a crash in
 * between repeats the command, which gets its first answer. What history set going happened in history too. The cursor moves
 * on when all before it are answered, so a fault of one holds back what comes after it in the order of commits, and loses nothing.
 */
export function openOutbox(house: House, queue: Queue, onFault: (e: unknown) => void): Outbox {
  let stopped = false
  let working: Promise<number> | null = null
  const pass = async (): Promise<number> => {
    const rows = await outboxAfter<Body>(house.pool, house.code, 'commands', 'command', mostAtOnce)
    const waiting = rows.filter((row) => !row.isAnswered)
    const answers = await Promise.all(
      waiting.map((row) =>
        queue.submit({
          owner: 'system',
          key: row.id,
          actor: system,
          ...(row.body.programme === undefined ? {} : { programme: row.body.programme }),
          command: {
            case: row.body.case,
            seq: row.body.programme === undefined ? null : 0,
            outcome: row.body.outcome,
            input: row.body.input,
            ...(row.body.area === undefined ? {} : { area: row.body.area }),
            ...(row.body.run === undefined ? {} : { run: row.body.run }),
          },
          outbox: row.id,
          ...(row.body.at === undefined ? {} : { at: row.body.at }),
        }),
      ),
    )
    for (const [i, { id }] of waiting.entries()) {
      const { status, refusal } = answers[i]!
      if (status >= 300) onFault(new OrderRefused(id, refusal?.code ?? 'unknown'))
    }
    const last = rows.at(-1)
    if (last) await moveCursor(house.pool, house.code, 'commands', last.at)
    return rows.length
  }
  const work = (): Promise<number> => {
    working ??= pass()
      .catch((e: unknown) => {
        onFault(e)
        return 0
      })
      .finally(() => {
        working = null
      })
    return working
  }
  const timer = setInterval(() => {
    if (!stopped) void work()
  }, 1000)
  timer.unref()
  return {
    wake: () => {
      if (!stopped)
        void work().then((n) => {
          if (n > 0) void work()
        })
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await working
    },
    /** What was written a moment ago may lie behind a transaction that still runs. */
    drained: async () => {
      while ((await unanswered(house.pool, house.code, 'command')) > 0 && !stopped)
        if ((await work()) === 0) await new Promise((next) => setTimeout(next, 5))
    },
  }
}
