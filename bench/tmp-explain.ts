import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chinaCalendar } from '../src/kernel/index.ts'
import { migrate, openDatabase, openPool } from '../src/store/index.ts'
import { openQueue } from '../src/server/commands/queue.ts'
import { openHouse } from '../src/server/realm.ts'
import { stranger } from '../src/server/access.ts'
import { loadRegistry } from '../src/server/registry.ts'
import { RegistrySchema } from '../src/server/contract/registry.ts'
import { readClauses } from '../src/clauses.ts'
import { brought } from '../packs/index.ts'
import { makeRehearsal } from '../packs/rehearsal.ts'
import { household, random, shaoyangCounty, yankoupu, yunzhao } from '../packs/rehearsal-hunan/index.ts'
import { relief, stepsOf } from './cost/relief.ts'
const home = mkdtempSync(join(tmpdir(), 'yimen-bench-'))
const database = await openDatabase({ dataDir: home, log: () => undefined, external: false })
const owner = openPool(database.url, 1); await migrate(owner)
const house = await openHouse({ url: database.url, code: shaoyangCounty, masters: [Buffer.alloc(48, 9)], calendar: chinaCalendar,
  packs: { ...brought, programmes: [...brought.programmes, relief], inForce: { ...brought.inForce, [relief.id]: ['430523'] }, clause: readClauses(new URL('../packs/', import.meta.url)) } as never })
await loadRegistry(house, stranger, RegistrySchema.parse(makeRehearsal(1).registry))
const seen = new Map<string, { text: string; values: unknown[]; n: number; ms: number }>()
const wrap = (o: any, key: string) => { const f = o[key].bind(o); o[key] = (c: any, ...r: any[]) => { const t0 = performance.now(); const p = f(c, ...r); const text = typeof c === 'string' ? c : c.text; if (typeof text === 'string') { const s = seen.get(text) ?? { text, values: [], n: 0, ms: 0 }; s.n++; s.values = c.values ?? r[0] ?? []; seen.set(text, s); p?.then?.(() => { s.ms += performance.now() - t0 }, () => 0) } return p } }
house.pool.on('connect', (c: any) => wrap(c, 'query')); for (const c of (house.pool as any)._clients) wrap(c, 'query')
const posts: any = { village: `${yunzhao}-village-worker`, clerk: `${yankoupu}-township-clerk-1`, leader: `${yankoupu}-township-leader`, finance: `${shaoyangCounty}-county-finance` }
const queue = openQueue(house), rng = random(5)
let made = 0
const total = Number(process.argv[2] ?? 3000)
const t0 = performance.now(), c0 = process.cpuUsage()
await Promise.all(Array.from({ length: 32 }, async () => {
  while (made < total) {
    const n = made++
    const { head } = household(rng, yunzhao)
    for (const [seq, st] of stepsOf(50_000).entries()) {
      const p = house.reference.posts.get(posts[st.login])!
      const d = await queue.submit({ owner: 'bench', key: `k${n}-${seq}`, actor: { person: p.person, post: p.id, role: p.role, area: p.area, kin: [] }, ...(seq === 0 ? { programme: relief.id } : {}),
        command: { case: `BN-${n}`, seq, outcome: st.outcome, ...(seq === 0 ? { area: yunzhao } : {}), input: seq === 0 ? { fullName: head.name, idNo: head.idNo, story: '突发疾病住院', persons: 1 } : st.input } })
      if (d.status >= 300) throw new Error(JSON.stringify(d))
    }
  }
}))
const c = process.cpuUsage(c0)
console.log('per s', (total * 4) / (performance.now() - t0) * 1000, 'cpu/1000', (c.user + c.system) / 1e6 / total / 4 * 1000)
for (const s of [...seen.values()].sort((a, b) => b.ms - a.ms).slice(0, 12)) console.log(s.n, (s.ms / s.n).toFixed(2), s.text.replace(/\s+/g, ' ').slice(0, 100))
const writes = [...seen.values()].filter((s) => s.text.startsWith('with')).sort((a, b) => b.n - a.n)
console.log('write shapes', writes.length)
if (process.argv[3]) {
for (const s of [...writes.slice(0, 1), ...[...seen.values()].filter((x) => /from office_case|join command/.test(x.text)).slice(0, 3)]) {
  const db = await owner.connect()
  await db.query('begin')
  console.log('=====', s.n, s.text)
  const { rows } = await db.query(`explain (generic_plan) ${s.text}`)
  console.log(rows.map((r: any) => r['QUERY PLAN']).join('\n'))
  await db.query('rollback'); db.release()
}
}
await house.pool.end(); await house.reader.pool.end(); await owner.end(); await database.stop(); rmSync(home, { recursive: true, force: true }); process.exit(0)
