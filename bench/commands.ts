/**
 * Durable commands a second over HTTP with 32 connections, against one-at-a-time transactions of the same rows. The
 * rows that the commands wrote are copied aside and written again, a transaction each, by pgbench where there is one;
 * else by a loop inside PostgreSQL that commits each time, which has no client to wait for and so is the harder rival.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import pg from 'pg'
import { findRunning } from '../src/store/index.ts'
import { makeRehearsal } from '../packs/rehearsal.ts'
import { household, random, yunzhao } from '../packs/rehearsal-hunan/index.ts'
import { emergencyOf } from './application.ts'
import { call, start } from './server.ts'

const connections = 32
const seconds = 10
const mostPerSecond = 6_000

export async function* commands(): AsyncGenerator<object> {
  const home = mkdtempSync(join(tmpdir(), 'yimen-bench-'))
  const server = await start(home, { YIMEN_REHEARSAL: 'off' })
  try {
    await call(server, 'PUT', '/api/registry', makeRehearsal(1).registry)
    await fire(server.url, server.key, 2)
    const ours = await fire(server.url, server.key, seconds)
    const url = (await findRunning(home))!
    const rival = await again(url, ours.done)
    yield {
      bench: 'commands',
      connections,
      perSecond: ours.perSecond,
      p50ms: ours.p50,
      p99ms: ours.p99,
      refused: ours.refused,
      rowsPerCommand: rival.rows,
    }
    for (const r of rival.measured)
      yield { bench: 'commands against', ...r, ratio: ratio(ours.perSecond, r.perSecond), asked: 1.5 }
  } finally {
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

const ratio = (a: number, b: number): number => Math.round((a / b) * 100) / 100
const post = `${yunzhao}-village-worker`
let made = 0

/** Applications of fictional families, as a village worker sends them; made before the clock runs. */
function bodies(count: number): readonly string[] {
  const rng = random(7).fork(`bench ${made}`)
  return Array.from({ length: count }, () => {
    const family = household(rng, yunzhao)
    made += 1
    return JSON.stringify({
      key: `bench-${process.pid}-${made}`,
      case: `BN-${process.pid}-${made}`,
      seq: 0,
      outcome: 'apply',
      programme: 'assistance.temporary',
      area: yunzhao,
      as: post,
      input: emergencyOf(family),
    })
  })
}

export async function fire(
  url: string,
  key: string,
  duration: number,
): Promise<{
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly done: number
  readonly refused: number
}> {
  let refused = 0
  let sent = 0
  const ready = bodies(duration * mostPerSecond)
  const result = await autocannon({
    url,
    connections,
    duration,
    requests: [
      {
        method: 'POST',
        path: '/api/commands',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
        setupRequest: (r) => ({ ...r, body: ready[sent++ % ready.length]! }),
        onResponse: (_, text) => {
          if (!text.startsWith('{"ok":true')) refused += 1
        },
      },
    ],
  })
  const done = result['2xx'] - refused
  return {
    perSecond: Math.round(done / result.duration),
    p50: result.latency.p50,
    p99: result.latency.p99,
    done,
    refused: refused + result.non2xx + result.errors,
  }
}

/** Tables that one application writes, with what orders their rows. */
const tables = [
  'event',
  'office_case',
  'case_person',
  'task',
  'figure_record',
  'command',
  'subject_key',
] as const

type Rival = { readonly by: string; readonly clients: number; readonly perSecond: number }

async function again(
  url: string,
  done: number,
): Promise<{ readonly measured: readonly Rival[]; readonly rows: number }> {
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  const n = Math.min(done, 8_000)
  await db.query(`create schema rival; set search_path = rival, public`)
  await db.query(
    `create table rival.pick as select row_number() over (order by pos) as n, case_id, (body::jsonb->'people'->>0) as person from event limit ${n}`,
  )
  await db.query('create unique index on rival.pick (n)')
  for (const t of tables) {
    await db.query(`create table rival.${t} (like public.${t} including all)`)
    const on =
      t === 'office_case'
        ? 's.id = p.case_id'
        : t === 'subject_key'
          ? 's.subject = p.person'
          : t === 'command'
            ? `s.answer->>'case' = p.case_id`
            : 's.case_id = p.case_id'
    await db.query(
      `create table rival.${t}_from as select p.n, s.* from public.${t} s join rival.pick p on ${on}`,
    )
    await db.query(`create index on rival.${t}_from (n)`)
  }
  const { rows } = await db.query<{ n: string }>(
    `select ${tables.map((t) => `(select count(*) from rival.${t}_from)`).join(' + ')} as n`,
  )
  const insertions: string[] = []
  for (const t of tables) insertions.push(await insertion(db, t))
  await db.query(
    `create function rival.one(i bigint) returns void language plpgsql as $$ begin ${insertions.join('; ')}; end $$`,
  )
  await db.query(
    `create procedure rival.many(a bigint, b bigint) language plpgsql as $$ begin for i in a..b loop perform rival.one(i); commit; end loop; end $$`,
  )
  await db.query('analyze')
  const measured = await rivals(db, url, n, insertions)
  await db.query('drop schema rival cascade')
  await db.end()
  return { measured, rows: Math.round((Number(rows[0]!.n) / n) * 10) / 10 }
}

/** Each rival writes a part of the rows of its own, so that all write into tables of the same kind. */
async function rivals(
  db: pg.Client,
  url: string,
  n: number,
  insertions: readonly string[],
): Promise<readonly Rival[]> {
  const tool = pgbench()
  if (!tool) {
    const part = Math.floor(n / 2)
    return [
      {
        by: 'a loop inside PostgreSQL, a commit each',
        clients: 1,
        perSecond: await withLoops(url, 1, 1, part),
      },
      {
        by: 'a loop inside PostgreSQL, a commit each',
        clients: connections,
        perSecond: await withLoops(url, connections, part + 1, n),
      },
    ]
  }
  const part = Math.floor(n / 4)
  const statements = `select nextval('rival.next') as i \\gset\nbegin;\n${insertions.map((sql) => `${sql.replace('n = i ', 'n = :i ')};`).join('\n')}\nend;\n`
  const oneCall = `select rival.one(nextval('rival.next'));\n`
  const all: Rival[] = []
  for (const [i, [by, script, clients]] of (
    [
      ['pgbench, single statements', statements, 1],
      ['pgbench, single statements', statements, connections],
      ['pgbench, one function call', oneCall, 1],
      ['pgbench, one function call', oneCall, connections],
    ] as const
  ).entries()) {
    await db.query(`drop sequence if exists rival.next; create sequence rival.next start ${i * part + 1}`)
    all.push({ by, clients, perSecond: withPgbench(tool, url, clients, Math.floor(part / clients), script) })
  }
  return all
}

async function insertion(db: pg.Client, t: string): Promise<string> {
  const { rows } = await db.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_identity = 'NO' order by ordinal_position`,
    [t],
  )
  const names = rows.map((r) => `"${r.name}"`).join(', ')
  return `insert into rival.${t} (${names}) select ${names} from rival.${t}_from where n = i on conflict do nothing`
}

async function withLoops(url: string, clients: number, from: number, to: number): Promise<number> {
  const each = Math.floor((to - from + 1) / clients)
  const all = await Promise.all(
    Array.from({ length: clients }, async () => {
      const db = new pg.Client({ connectionString: url })
      await db.connect()
      return db
    }),
  )
  const began = performance.now()
  await Promise.all(
    all.map((db, i) => db.query(`call rival.many(${from + i * each}, ${from + (i + 1) * each - 1})`)),
  )
  const took = (performance.now() - began) / 1000
  await Promise.all(all.map((db) => db.end()))
  return Math.round((each * clients) / took)
}

function pgbench(): string | null {
  try {
    return execFileSync('which', ['pgbench'], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}

function withPgbench(tool: string, url: string, clients: number, each: number, script: string): number {
  const dir = mkdtempSync(join(tmpdir(), 'yimen-pgbench-'))
  const file = join(dir, 'one.sql')
  writeFileSync(file, script)
  const said = execFileSync(
    tool,
    ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-t', String(each), '-f', file, url],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  )
  rmSync(dir, { recursive: true, force: true })
  return Math.round(Number(/tps = ([\d.]+)/.exec(said)![1]))
}
