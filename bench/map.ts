/** [MP2] A million open cases on a map: how long a stretch of it takes to be told, from afar and from near, to somebody with a post. */
import { zhuzhouZone, zone } from '../packs/rehearsal-hunan/index.ts'
import { makeZhuzhou } from '../packs/zhuzhou.ts'
import { everywhere, openHouseOver, seed } from '../tools/house.ts'
import { benchDatabase } from './database.ts'

const points = 1_000_000
/** So many in one statement: a statement may not take longer than the house allows. */
const atOnce = 25_000
const rounds = 7
const stretches = [
  ['the whole zone', '113.10,27.87,113.24,27.99', 12],
  ['a street', '113.14,27.90,113.20,27.96', 14],
  ['a community', '113.155,27.915,113.185,27.945', 15],
  ['some lanes', '113.165,27.925,113.175,27.935', 17],
  ['a crossing', '113.168,27.928,113.172,27.932', 19],
] as const

export async function* map(): AsyncGenerator<object> {
  const house = await openHouseOver(await benchDatabase(), {
    codes: [zhuzhouZone],
    packs: { ...everywhere(), areas: { [zhuzhouZone]: zone } },
  })
  try {
    const { registry } = makeZhuzhou(seed, 100)
    await house.console.send('PUT', '/api/registry', JSON.stringify(registry), {
      'content-type': 'application/json',
    })
    const grids = registry.areas.filter((a) => a.kind === 'grid').map((a) => a.code)
    const began = performance.now()
    /** Half of them in one tenth of the zone: a town has a middle. */
    for (let from = 0; from < points; from += atOnce)
      await house.owner.query(
        `insert into case_point (realm, case_id, programme, area, lon, lat, px, py)
        select $1, 'P' || n, 'grid.event', ($2::text[])[1 + n % $3], x, y,
          floor((x / 1e6 + 180) / 360 * 4194304)::int,
          floor((0.5 - ln((1 + sin(radians(y / 1e6))) / (1 - sin(radians(y / 1e6)))) / (4 * pi())) * 4194304)::int
        from (select n,
            (113170000 + (random() - 0.5) * case when n % 2 = 0 then 20000 else 110000 end)::int as x,
            (27930000 + (random() - 0.5) * case when n % 2 = 0 then 20000 else 90000 end)::int as y
          from generate_series($4::int + 1, $4::int + $5::int) as n) as t`,
        [zhuzhouZone, grids, grids.length, from, atOnce],
      )
    await house.owner.query('vacuum analyze case_point')
    await house.owner.query('vacuum analyze case_cell')
    yield { bench: 'map', what: 'points put there', points, ms: Math.round(performance.now() - began) }
    const command = await house.at(zhuzhouZone).as('command')
    for (const [where, bbox, zoom] of stretches) {
      const taken: number[] = []
      let seen = { total: 0, clusters: [] as readonly unknown[] }
      for (let n = 0; n < rounds; n++) {
        const from = performance.now()
        const answer = await command.get<typeof seen>(
          `/api/map/cases?programme=grid.event&bbox=${bbox}&zoom=${zoom}`,
        )
        taken.push(performance.now() - from)
        seen = answer.body
      }
      const [first, ...again] = taken.map((ms) => Math.round(ms))
      yield {
        bench: 'map',
        what: where,
        zoom,
        cases: seen.total,
        groups: seen.clusters.length,
        firstMs: first,
        medianMs: again.toSorted((a, b) => a - b)[again.length >> 1],
      }
    }
  } finally {
    await house.close()
  }
}
