/** The full rehearsal from an empty folder, the second start, the memory at rest, verification, and a figure. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call, start } from './server.ts'

type Verified = {
  readonly ok: boolean
  readonly cases: number
  readonly events: number
  readonly seconds: number
}

export async function* rehearsal(): AsyncGenerator<object> {
  const home = mkdtempSync(join(tmpdir(), 'yimen-bench-'))
  try {
    const first = await start(home)
    yield {
      bench: 'rehearsal',
      seconds: first.rehearsalSeconds,
      firstStartSeconds: first.seconds,
      askedBelow: 60,
    }
    await first.stop()
    const second = await start(home)
    yield { bench: 'second start', seconds: second.seconds, askedBelow: 3 }
    await new Promise((rest) => setTimeout(rest, 5000))
    yield { bench: 'memory at rest', mebibytes: second.memoryMiB(), askedBelow: 300 }
    const report = await call<Verified>(second, 'POST', '/api/verify', {})
    yield {
      bench: 'verify',
      ok: report.ok,
      cases: report.cases,
      events: report.events,
      seconds: report.seconds,
      askedBelow: 30,
    }
    yield { bench: 'memory after verify', mebibytes: second.memoryMiB() }
    for (const id of [
      'assistance.temporary.grants',
      'assistance.temporary.amount',
      'assistance.temporary.on_time',
    ])
      yield await figure(second, id)
    await second.stop()
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** That it equals its recount, the verification above has shown: it recounts every record of every figure. */
async function figure(at: Parameters<typeof call>[0], id: string): Promise<object> {
  const times: number[] = []
  let value: number | null = null
  for (let i = 0; i < 30; i++) {
    const began = performance.now()
    value = (await call<{ value: number | null }>(at, 'GET', `/api/figures/${id}/reading?asOf=2021-10-20`))
      .value
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  return {
    bench: 'figure',
    id,
    value,
    p50ms: Math.round(times[15]! * 10) / 10,
    worstMs: Math.round(times.at(-1)! * 10) / 10,
    askedBelow: 50,
  }
}
