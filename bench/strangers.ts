/** What fifteen hundred strangers who sign in at once do to the page of somebody who is signed in. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { makeRehearsal } from '../packs/rehearsal.ts'
import { call, start } from './server.ts'

const crowd = 1500

export async function* strangers(): AsyncGenerator<object> {
  const home = mkdtempSync(join(tmpdir(), 'yimen-bench-'))
  const server = await start(home, { YIMEN_REHEARSAL: 'off', YIMEN_TRUST_PROXY: 'on' })
  try {
    const { registry } = makeRehearsal(1)
    await call(server, 'PUT', '/api/registry', registry)
    const entered = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'x-yimen': '1', 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.1' },
      body: JSON.stringify({ login: 'village', password: 'yimen-rehearsal' }),
    })
    const cookie = entered.headers
      .getSetCookie()
      .map((c) => c.split(';')[0]!)
      .join('; ')
    /** One page after the other, as somebody reads who is signed in. */
    const look = async (until: () => boolean): Promise<readonly number[]> => {
      const times: number[] = []
      while (!until()) {
        const began = performance.now()
        const response = await fetch(`${server.url}/api/inbox`, { headers: { cookie } })
        await response.arrayBuffer()
        if (!response.ok) throw new Error(`the page was refused: ${response.status}`)
        times.push(performance.now() - began)
        await pause(20)
      }
      return times
    }
    let looks = 0
    const quiet = await look(() => looks++ >= 50)
    const began = performance.now()
    let statuses: object | null = null
    new Worker(new URL('./crowd.mjs', import.meta.url), {
      workerData: { url: server.url, size: crowd },
    }).once('message', (all: object) => {
      statuses = all
    })
    const during = await look(() => statuses !== null)
    yield {
      bench: 'strangers at the door',
      strangers: crowd,
      ofWhom: statuses,
      seconds: Math.round(performance.now() - began) / 1000,
      pageQuietMs: told(quiet),
      pageMeanwhileMs: told(during),
      askedBelow: 200,
    }
  } finally {
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

function told(times: readonly number[]): object {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * share)]!)
  return { pages: times.length, median: at(0.5), p95: at(0.95), longest: at(1) }
}
