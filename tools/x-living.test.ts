import { test } from 'vitest'
import { openTestHouse } from './house.ts'
import { playRehearsal } from '../src/cli/rehearse.ts'
import { makeRehearsals } from '../packs/rehearsal.ts'
test('x', async () => {
const house = await openTestHouse({ codes: ['430523', '430300'] })
try {
  for (const [code, make] of Object.entries(makeRehearsals(20211020))) {
    const r = make() as any
    const t0 = Date.now()
    await playRehearsal(r, { url: house.url, key: house.key, realm: code })
    console.log(code, 'played', (Date.now() - t0) / 1000)
    for (const l of r.registry.logins) {
      const who = await house.at(code).as(l.login)
      const inbox = (await who.get<any>('/api/inbox')).body
      const mine = (await who.get<any>('/api/cases?mine=true')).body
      const me = (await who.get<any>('/api/me')).body
      const camps = (await who.get<any>('/api/campaigns')).body
      const n = inbox.tasks?.length ?? inbox.code
      console.log(code, l.login.padEnd(14), 'inbox', inbox.total ?? n, 'mine', mine.length ?? mine.tasks?.length ?? JSON.stringify(mine).slice(0, 80), 'posts', me.posts?.map((p: any) => p.role).join(','), 'camps', camps.length)
      if (l.login === 'grid' || l.login === 'owner' || l.login==='li') console.log(JSON.stringify(mine).slice(0, 600))
    }
    const { rows } = await house.owner.query(`select body->>'outcome' o, body->>'programme' p, answer->'refused'->>'code' c, count(*) from outbox where realm=$1 and answer ? 'refused' group by 1,2,3`, [code])
    console.log('refused', rows)
    const { rows: u } = await house.owner.query(`select count(*) n, count(answer) a from outbox where realm=$1`, [code])
    console.log(u)
  }
} finally { await house.close() }
console.log(house.faults)
}, 900_000)
