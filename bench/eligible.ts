/** Eligibility and amount of a million families under the living allowance, on as many processes as there are cores. */
import { fork } from 'node:child_process'
import { cpus } from 'node:os'
import { performance } from 'node:perf_hooks'
import type { Part, PartDone } from './eligible-part.ts'
import { programOf } from './server.ts'

const families = 1_000_000
const worked = (part: string, of: Part): Promise<PartDone> =>
  new Promise((resolve, reject) => {
    const child = fork(part)
    child.once('message', (answer) => resolve(answer as PartDone))
    child.once('error', reject)
    child.once('exit', (code) => code !== 0 && reject(new Error(`its process ended with ${code}`)))
    child.send(of)
  })

export async function* eligible(): AsyncGenerator<object> {
  const parts = Math.max(1, cpus().length)
  const each = Math.ceil(families / parts)
  const part = await programOf('bench/eligible-part.ts')
  const began = performance.now()
  const answers = await Promise.all(
    Array.from({ length: parts }, (_, i) =>
      worked(part, { from: i * each, count: Math.min(each, families - i * each) }),
    ),
  )
  const sum = (of: (p: PartDone) => number): number => answers.reduce((n, p) => n + of(p), 0)
  yield {
    bench: 'eligibility and amount of a million families',
    families,
    processes: parts,
    seconds: Math.round((performance.now() - began) / 100) / 10,
    askedSecondsBelow: 60,
    cpuSeconds: Math.round(sum((p) => p.cpuSeconds) * 10) / 10,
    allowance: sum((p) => p.fit),
    marginal: sum((p) => p.marginal),
    fenAMonth: sum((p) => p.fen),
  }
}
