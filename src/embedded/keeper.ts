/** Keeps the embedded server up: one that ends without being told to is started again, on the same port, with more and more patience. */
import { setTimeout as sleep } from 'node:timers/promises'
import { readPostmaster, stopLeftover, stopOrphans } from './leftover.ts'
import type { Log, Place } from './place.ts'
import { start, type Running } from './server.ts'

/** What health tells: it runs, or how often a start was tried since when. */
export type Upkeep =
  | { readonly kind: 'running' }
  | { readonly kind: 'starting'; readonly since: string; readonly tries: number }

export type Keeper = {
  /** The server that runs; null while none does. */
  current(): Running | null
  readonly port: number
  upkeep(): Upkeep
  /** Ends the keeping first, then the server. */
  stop(): Promise<void>
}

const firstWaitMs = 100
const lookMs = 2_000
const longestWaitMs = 30_000

/** [W9] `up` is told of every server that runs, the first one too. */
export async function keep(
  place: Place,
  durable: boolean,
  log: Log,
  up: (server: Running) => void,
): Promise<Keeper> {
  const first = await start(place, durable)
  const { port } = first
  const stopping = new AbortController()
  let server: Running | null = null
  let upkeep: Upkeep = { kind: 'running' }
  let restarting: Promise<void> = Promise.resolve()

  const watch = (running: Running): void => {
    server = running
    upkeep = { kind: 'running' }
    up(running)
    running.child.once('exit', () => {
      if (stopping.signal.aborted) return
      log('数据库意外停止，正在重新启动 / the database stopped unexpectedly and is started again: see pg.log')
      server = null
      restarting = again()
    })
    /** It may have gone before anybody listened. */
    if (running.child.exitCode !== null || running.child.signalCode !== null) running.child.emit('exit')
  }
  const again = async (): Promise<void> => {
    const since = new Date().toISOString()
    for (let tries = 1, waitMs = firstWaitMs; !stopping.signal.aborted; tries++) {
      upkeep = { kind: 'starting', since, tries }
      try {
        await stopLeftover(place.pgDir, log)
        await stopOrphans(place.pgDir)
        const restarted = await start(place, durable, port)
        log(`数据库已重新启动（第${tries}次尝试） / the database runs again, at attempt ${tries}`)
        return watch(restarted)
      } catch (error) {
        log(
          `数据库没有启动（第${tries}次尝试），${waitMs / 1000}秒后再试 / the database did not start (attempt ${tries}), again in ${waitMs / 1000} s: ${(error as Error).message}`,
        )
      }
      await sleep(waitMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
      waitMs = Math.min(waitMs * 2, longestWaitMs)
    }
  }
  watch(first)
  /**
   * Told to stop by somebody else (a service manager ends all of a group), it would wait for our own connections for ever, and let nobody in:
   * it is told to end them.
   */
  const looking = setInterval(() => {
    const postmaster = readPostmaster(place.pgDir)
    if (
      server !== null &&
      postmaster !== undefined &&
      postmaster.pid === server.child.pid &&
      postmaster.status === 'stopping'
    )
      server.child.kill('SIGINT')
  }, lookMs)
  looking.unref()
  return {
    current: () => server,
    port,
    upkeep: () => upkeep,
    async stop() {
      stopping.abort()
      clearInterval(looking)
      await restarting
      await server?.stop()
    },
  }
}
