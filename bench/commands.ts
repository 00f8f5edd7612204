/**
 * What a durable command costs over HTTP with 32 connections: CPU seconds of server and PostgreSQL for a thousand,
 * the rate, how long one waits, how idle the machine is; for the key of the machine and for officials who signed in.
 * Against a JSON POST on the same stack that does nothing, and against pgbench writing the same rows one command at
 * a time. All of it in turns, five times over: each figure is the median, and nothing fails.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeRehearsal } from '../packs/rehearsal.ts'
import { household, random, shaoyangCounty, yankoupu, yunzhao } from '../packs/rehearsal-hunan/index.ts'
import { codeOf, password } from '../tools/house.ts'
import { findRunning } from '../src/store/index.ts'
import { emergencyOf } from './application.ts'
import { idleSeconds, postmasterOf, secondsOf, secondsOfFamily } from './cost/cpu.ts'
import { load, posted, type Script } from './cost/load.ts'
import { relief, stepsOf, type Login } from './cost/relief.ts'
import { openRival, pgbench, type Form, type RivalRun } from './cost/rival.ts'
import { call, programOf, ready, start, type Started } from './server.ts'

const connections = 32
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const seconds = Number(process.env.BENCH_SECONDS ?? 5)
const rivalCommands = 8_000

export type Cost = {
  readonly perSecond: number
  /** CPU seconds for a thousand commands. */
  readonly server: number
  readonly postgres: number
  readonly client: number
  readonly idlePercent: number
  readonly p50ms: number
  readonly p99ms: number
}

export async function* commands(): AsyncGenerator<object> {
  const home = mkdtempSync(join(tmpdir(), 'yimen-bench-'))
  const server = await start(home, {}, undefined, 'bench/cost/house.ts')
  const bare = await startBare()
  try {
    await call(server, 'PUT', '/api/registry', makeRehearsal(1).registry)
    const postmaster = postmasterOf(home)
    const cookies = await signedIn(server)
    const machine = () => measured(server, postmaster, () => byMachine(server))
    const officials = () => measured(server, postmaster, () => byOfficials(cookies))
    const applications = () => measured(server, postmaster, () => byVillage(server))
    await machine()
    await officials()
    await applications()
    await measured(bare, 0, () => toBare())
    const tool = pgbench()
    const rival = tool === null ? null : await openRival(tool, findRunning(home)!, postmaster, rivalCommands)
    const all: Record<string, Cost[]> = { bare: [], machine: [], officials: [], applications: [] }
    const rivals = rivalForms.map((r) => ({ ...r, runs: [] as RivalRun[] }))
    for (let round = 0; round < rounds; round++) {
      all.bare!.push(await measured(bare, 0, () => toBare()))
      all.machine!.push(await machine())
      for (const r of rivals) if (rival) r.runs.push(await rival.measure(r.form, r.accounts, connections))
      all.officials!.push(await officials())
      all.applications!.push(await applications())
    }
    yield { bench: 'bare JSON POST', connections, ...costOf(all.bare!) }
    const [ours, theirs] = [costOf(all.machine!), costOf(all.officials!)]
    yield { bench: 'commands of four steps, key of the machine', connections, rounds, ...ours }
    yield {
      bench: 'commands of four steps, officials signed in',
      ...theirs,
      timesTheMachines: ratio(theirs.server + theirs.postgres, ours.server + ours.postgres),
      askedBelow: 1.5,
    }
    yield { bench: 'applications for assistance, key of the machine', ...costOf(all.applications!) }
    if (!rival) yield { bench: 'commands against pgbench', missing: 'pgbench is not installed' }
    for (const { form, accounts, runs } of rivals)
      if (rival)
        yield {
          bench: 'commands against pgbench',
          form,
          accounts,
          rowsPerCommand: rival.rowsPerCommand,
          perSecond: median(runs.map((r) => r.perSecond)),
          postgres: round3(median(runs.map((r) => r.postgres))),
          /** Of each round its own, for what else the machine does meets both alike. */
          ratio: round3(median(runs.map((r, i) => all.machine![i]!.perSecond / r.perSecond))),
          asked: accounts ? 1.2 : 0.6,
        }
    await rival?.end()
  } finally {
    await bare.stop()
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

const rivalForms: readonly { readonly form: Form; readonly accounts: boolean }[] = [
  { form: 'statements', accounts: true },
  { form: 'statements', accounts: false },
  { form: 'function', accounts: true },
  { form: 'function', accounts: false },
]

const round3 = (n: number): number => Math.round(n * 1000) / 1000
const ratio = (a: number, b: number): number => round3(a / b)
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

const costOf = (runs: readonly Cost[]): Cost =>
  Object.fromEntries(
    Object.keys(runs[0]!).map((name) => [name, round3(median(runs.map((r) => r[name as keyof Cost])))]),
  ) as Cost

/** One run: the scripts are made before the clocks are read. */
export async function measured(
  server: Pick<Started, 'url' | 'pid'>,
  postmaster: number,
  scripts: () => readonly Script[],
): Promise<Cost> {
  const made = scripts()
  const before = {
    server: secondsOf(server.pid),
    postgres: postmaster === 0 ? 0 : secondsOfFamily(postmaster),
    client: process.cpuUsage(),
    idle: idleSeconds(),
  }
  const { done, seconds: took, ms } = await load(server.url, made, seconds)
  const client = process.cpuUsage(before.client)
  const idle = idleSeconds()
  const sorted = ms.toSorted((a, b) => a - b)
  const perThousand = (spent: number): number => (spent / done) * 1000
  return {
    perSecond: Math.round(done / took),
    server: perThousand(secondsOf(server.pid) - before.server),
    postgres: postmaster === 0 ? 0 : perThousand(secondsOfFamily(postmaster) - before.postgres),
    client: perThousand((client.user + client.system) / 1e6),
    idlePercent: Math.round(((idle.idle - before.idle.idle) / (idle.all - before.idle.all)) * 100),
    p50ms: sorted[sorted.length >> 1]!,
    p99ms: sorted[Math.floor(sorted.length * 0.99)]!,
  }
}

async function startBare(): Promise<Pick<Started, 'url' | 'pid' | 'stop'>> {
  const child = spawn(process.execPath, [await programOf('bench/cost/bare.ts')], {
    cwd: fileURLToPath(new URL('../', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = await ready(child)
  return {
    pid: child.pid!,
    url: /http:\S+/.exec(said)![0],
    stop: () =>
      new Promise((gone) => {
        child.once('exit', () => gone())
        child.kill('SIGTERM')
      }),
  }
}

type Cookies = Readonly<Record<Login, string>>

export async function signedIn(server: Started): Promise<Cookies> {
  const cookies: Partial<Record<Login, string>> = {}
  for (const { login } of stepsOf(1)) {
    const response = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'x-yimen': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ login, password, code: codeOf(login) }),
    })
    if (!response.ok) throw new Error(`${login} cannot sign in: ${await response.text()}`)
    cookies[login] = response.headers
      .getSetCookie()
      .map((c) => c.split(';')[0]!)
      .join('; ')
  }
  return cookies as Cookies
}

const posts: Readonly<Record<Login, string>> = {
  village: `${yunzhao}-village-worker`,
  clerk: `${yankoupu}-township-clerk-1`,
  leader: `${yankoupu}-township-leader`,
  finance: `${shaoyangCounty}-county-finance`,
}

const rng = random(7)
let made = 0

/** Each connection takes case after case from its first step to its last. */
const chains = (
  requestOf: (step: ReturnType<typeof stepsOf>[number], seq: number, n: number, answer: string) => string,
): readonly Script[] =>
  Array.from({ length: connections }, () => {
    let [n, seq] = [0, 4]
    return (answer) => {
      if (seq === 4) [n, seq] = [(made += 1), 0]
      const step = stepsOf(50_000 + (n % 100) * 100)[seq]!
      const request = requestOf(step, seq, n, answer)
      seq += 1
      return request
    }
  })

const applied = () => {
  const { head } = household(rng, yunzhao)
  return { fullName: head.name, idNo: head.idNo, story: '突发疾病住院，家中积蓄用尽', persons: 1 }
}

/** Lines under the key of the machine, for the posts that take the steps. */
export const byMachine = ({ key }: Started): readonly Script[] =>
  chains(({ outcome, login, input }, seq, n) =>
    posted(
      '/api/commands',
      { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
      JSON.stringify({
        key: `bench-${process.pid}-${n}-${seq}`,
        case: `BN-${process.pid}-${n}`,
        seq,
        outcome,
        as: posts[login],
        ...(seq === 0 ? { programme: relief.id, area: yunzhao, input: applied() } : { input }),
      }),
    ),
  )

/** The same by people with sessions of their own, as their pages send it. */
export const byOfficials = (cookies: Cookies): readonly Script[] => {
  const ids = new Map<number, string>()
  return chains(({ outcome, login, input }, seq, n, answer) => {
    if (seq === 1) ids.set(n, (JSON.parse(answer) as { readonly case: string }).case)
    const id = ids.get(n)
    if (seq === 3) ids.delete(n)
    return posted(
      seq === 0 ? '/api/cases' : `/api/cases/${id}/commands`,
      {
        cookie: cookies[login],
        'x-yimen': '1',
        'content-type': 'application/json',
        'idempotency-key': `bench-${process.pid}-${n}-${seq}`,
      },
      JSON.stringify({
        outcome,
        post: posts[login],
        ...(seq === 0 ? { programme: relief.id, area: yunzhao, input: applied() } : { seq, input }),
      }),
    )
  })
}

/** The dearest command there is: an application under a real policy, of a person who is new. */
export const byVillage = ({ key }: Started): readonly Script[] =>
  Array.from({ length: connections }, () => () => {
    made += 1
    return posted(
      '/api/commands',
      { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
      JSON.stringify({
        key: `bench-${process.pid}-a${made}`,
        case: `BA-${process.pid}-${made}`,
        seq: 0,
        outcome: 'apply',
        programme: 'assistance.temporary',
        area: yunzhao,
        as: posts.village,
        input: emergencyOf(household(rng, yunzhao)),
      }),
    )
  })

const toBare = (): readonly Script[] =>
  Array.from({ length: connections }, () => () => {
    made += 1
    return posted(
      '/',
      { 'content-type': 'application/json' },
      JSON.stringify({
        key: `bench-${made}`,
        case: `BN-${made}`,
        seq: 1,
        outcome: 'check',
        input: { amount: 1 },
      }),
    )
  })
