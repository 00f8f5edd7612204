import { execSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { makeRehearsal } from '../packs/rehearsal.ts'
import { findRunning } from '../src/store/index.ts'
import { call, start } from './server.ts'
import * as C from './commands.ts'
const what = process.argv[2] ?? 'machine'
const home = mkdtempSync(join(tmpdir(), 'yimen-bench-'))
const server = await start(home, { ...process.env as Record<string,string>, NODE_ARGUMENTS: `--cpu-prof --cpu-prof-dir=/tmp/prof-cost/${what}` }, 'bench/cost/house.ts')
try {
  await call(server, 'PUT', '/api/registry', makeRehearsal(1).registry)
  const postmaster = C.postmasterOf(home)
  const url = findRunning(home)!
  const cookies = await C.signedIn(server)
  const scripts = () => what === 'machine' ? C.byMachine(server) : what === 'officials' ? C.byOfficials(cookies) : C.byVillage(server)
  const db = new pg.Client({ connectionString: url }); await db.connect()
  await C.measured(server, postmaster, scripts)
  await db.query(`select pg_stat_reset()`)
  const { rows } = await db.query(`select pid, left(query,200) q, usename from pg_stat_activity where backend_type='client backend'`)
  const perf = spawn('perf', ['record', '-F', '499', '-g', '-o', `/tmp/prof-cost/${what}.perf`, '-p', rows.map(r => r.pid).join(','), '--', 'sleep', '5'], { stdio: 'ignore' })
  console.log(JSON.stringify(await C.measured(server, postmaster, scripts)))
  await new Promise(r => perf.once('exit', r))
  const { rows: act } = await db.query(`select pid, left(query,100) q, usename from pg_stat_activity where backend_type='client backend'`)
  console.log(act)
  const { rows: shapes } = await db.query(`select relname, n_tup_ins i, n_tup_upd u, n_tup_hot_upd h, n_tup_del d, seq_scan, idx_scan from pg_stat_user_tables where n_tup_ins+n_tup_upd+n_tup_del+seq_scan>0 order by 2 desc limit 40`)
  console.table(shapes)
  await db.end()
} finally { await server.stop(); rmSync(home, { recursive: true, force: true }) }
process.exit(0)
