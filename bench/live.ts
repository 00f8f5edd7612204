/** [LV1] Two hundred screens of a room at fifty events a second: how long after the commit each of them is told. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { groundOfZone, xuefuFirst, zhuzhouZone, zone } from '../packs/rehearsal-hunan/index.ts'
import { makeZhuzhou } from '../packs/zhuzhou.ts'
import { codeOf, everywhere, openHouseOver, password, seed } from '../tools/house.ts'
import { rehearsalSecret } from '../packs/rehearsal-accounts.ts'
import { benchDatabase } from './database.ts'

const [screens, perPerson, perSecond, seconds] = [200, 8, 50, 20]

export async function* live(): AsyncGenerator<object> {
  const house = await openHouseOver(await benchDatabase(), {
    codes: [zhuzhouZone],
    packs: { ...everywhere(), areas: { [zhuzhouZone]: zone } },
  })
  const made = makeZhuzhou(seed, 100)
  const { registry } = made
  const desk = registry.posts.find((p) => p.role === 'command')!
  const seats = Array.from({ length: screens / perPerson }, (_, n) => `seat-${n}`)
  try {
    const put = (path: string, body: object) =>
      house.console.send('PUT', path, JSON.stringify(body), { 'content-type': 'application/json' })
    await put('/api/registry', {
      ...registry,
      people: [...registry.people, ...seats.map((id) => ({ id, name: '席位', idNo: null }))],
      posts: [...registry.posts, ...seats.map((id) => ({ ...desk, id: `post-${id}`, person: id }))],
      logins: [
        ...registry.logins,
        ...seats.map((id) => ({
          login: id,
          person: id,
          password,
          permissions: [],
          totp: rehearsalSecret(id),
        })),
      ],
    })
    await put('/api/ground', made.ground)
    const crowd = new Worker(new URL('./screens.mjs', import.meta.url), {
      workerData: {
        site: house.url,
        programme: 'grid.event',
        each: perPerson,
        logins: seats.map((login) => ({ login, password, code: codeOf(login) })),
      },
    })
    const until = async (
      done: (message: { open?: number; heard?: unknown }) => boolean,
    ): Promise<unknown> => {
      for (;;) {
        const [message] = (await once(crowd, 'message')) as [{ open?: number; heard?: unknown }]
        if (done(message)) return message
      }
    }
    await until((message) => message.open === screens)
    const [lon, lat] = groundOfZone(seed).middles.get(xuefuFirst)!
    const worker = registry.posts.find((p) => p.role === 'grid-worker' && p.area === xuefuFirst)!.id
    const committed = new Map<string, number>()
    const used = process.cpuUsage()
    const began = performance.now()
    const sending: Promise<void>[] = []
    for (let n = 0; n < perSecond * seconds; n++) {
      const wait = began + (n * 1000) / perSecond - performance.now()
      if (wait > 0) await new Promise((next) => setTimeout(next, wait))
      const line = {
        key: `live-${n}`,
        case: `L-${n}`,
        seq: 0,
        outcome: 'find',
        programme: 'grid.event',
        area: xuefuFirst,
        input: { kind: 'c060101', matter: '路面坑洞', address: '书院路12号', point: { lon, lat } },
        as: worker,
      }
      sending.push(send(line))
    }
    async function send(line: object): Promise<void> {
      const answer = await house.console.send<{ case?: string }>(
        'POST',
        '/api/commands',
        `${JSON.stringify(line)}\n`,
        { 'content-type': 'application/x-ndjson' },
      )
      const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
      const id = /"case":"([^"]+)"/.exec(text)?.[1]
      if (id !== undefined) committed.set(id, Date.now())
    }
    await Promise.all(sending)
    const took = (performance.now() - began) / 1000
    await new Promise((next) => setTimeout(next, 3_000))
    const cpu = process.cpuUsage(used)
    crowd.postMessage('done')
    const { heard, broken } = (await until((message) => message.heard !== undefined)) as {
      heard: readonly (readonly [string, readonly number[]])[]
      broken: number
    }
    const times = new Map(heard)
    const late = [...committed].flatMap(([id, at]) =>
      (times.get(id) ?? []).map((then) => Math.max(0, then - at)),
    )
    const sorted = late.toSorted((a, b) => a - b)
    yield {
      bench: 'live',
      screens,
      events: committed.size,
      perSecond: Math.round(committed.size / took),
      told: late.length,
      missing: committed.size * screens - late.length,
      broken,
      p50Ms: sorted[sorted.length >> 1],
      p99Ms: sorted[Math.floor(sorted.length * 0.99)],
      mostMs: sorted.at(-1),
      cpuSeconds: Math.round((cpu.user + cpu.system) / 100_000) / 10,
    }
  } finally {
    await house.close()
  }
}
