/**
 * Imports under way in this process: few at once, because each holds its file. What they did stands in their
 * cases; what is here may be lost.
 */
import type { Queue } from '../commands/queue.ts'
import { HttpProblem, problem, type ProblemInit } from '../problem.ts'
import type { House } from '../realm.ts'
import { enter, type Order } from './enter.ts'
import { openKept, type Kept } from './kept.ts'

const filesAtOnce = 2

export type Job = {
  readonly case: string
  readonly total: number
  readonly entered: number
  readonly running: boolean
  readonly problem: ProblemInit | null
}
export type Imports = {
  /** Keeps a place for a file while it is read; throws when there is none. Whoever takes it gives it back. */
  place(): () => void
  /** Enters in the background, the same case once; resolves when the case is there, and throws what hindered that. */
  start(order: Order): Promise<void>
  find(id: string): Job | null
  readonly kept: Kept
  /** Ends after the commands that are on their way. */
  stop(): Promise<void>
}

export function openImports(house: House, queue: Queue, onFault: (e: unknown) => void): Imports {
  const jobs = new Map<string, Job>()
  const working = new Set<Promise<void>>()
  let [files, stopped] = [0, false]
  const place = (): (() => void) => {
    if (stopped || files >= filesAtOnce)
      throw new HttpProblem({
        status: 429,
        code: 'busy',
        detail: {
          zh: '正在处理其他人的导入，请过半分钟再试',
          en: 'Other imports are under way: try again in half a minute',
        },
        retryAfter: 30,
      })
    files += 1
    let held = true
    return () => {
      if (held) files -= 1
      held = false
    }
  }
  const run = async (order: Order, release: () => void, begun: () => void): Promise<void> => {
    const id = order.attempt.case
    const say = (more: Partial<Job>): void => {
      jobs.set(id, { ...jobs.get(id)!, ...more })
    }
    try {
      await enter(house, queue, order, { begun, rows: (entered) => say({ entered }), stopped: () => stopped })
      say({ running: false })
    } catch (e) {
      if (!(e instanceof HttpProblem)) onFault(e)
      say({
        running: false,
        problem:
          e instanceof HttpProblem
            ? e.problem
            : problem(
                503,
                'fault',
                '系统暂时不能办理，请稍后再次确认，会接着录入',
                'Not possible right now: confirm again later, and it goes on',
              ).problem,
      })
    } finally {
      release()
    }
  }
  return {
    place,
    kept: openKept(),
    async start(order) {
      const id = order.attempt.case
      if (jobs.get(id)?.running) return
      const release = place()
      /** Only what is under way, and the last few that were. */
      for (const old of [...jobs.keys()].filter((k) => !jobs.get(k)!.running).slice(0, -20)) jobs.delete(old)
      jobs.set(id, { case: id, total: order.claims.valid, entered: 0, running: true, problem: null })
      let begun = (): void => undefined
      const there = new Promise<void>((resolve) => {
        begun = resolve
      })
      const work = run(order, release, begun).finally(() => working.delete(work))
      working.add(work)
      await Promise.race([there, work])
      const hindered = jobs.get(id)!.problem
      if (hindered) throw new HttpProblem(hindered)
    },
    find: (id) => jobs.get(id) ?? null,
    async stop() {
      stopped = true
      await Promise.all(working)
    },
  }
}
